"""A draft as a portal's page: navigation, breadcrumb, footer, merged cells, at times a table for layout."""

import html
import random
from collections.abc import Iterator
from dataclasses import dataclass

from eval.corpus.record import Draft, Paragraph, Slot, Table
from eval.corpus.sentences import frames

PLACED = {"note": "note", "signature": "end", "date": "end"}


@dataclass(frozen=True, slots=True)
class _Style:
    """How a portal writes its pages."""

    charset: str  # what the page says; gb2312 pages hold characters of gb18030
    layout_table: bool
    word: bool  # paragraphs and cells as Word exports them
    bare: bool  # no navigation, no footer


LOOK = """body{margin:0;font:16px/1.9 "Noto Serif CJK SC",SimSun,serif;color:#222;background:#f4f6f9}
.nav{background:#1f4e8c}.nav ul{margin:0 auto;max-width:980px;padding:10px 20px;list-style:none}.nav a{color:#fff}
a{color:#1f4e8c;text-decoration:none}.info{max-width:980px;margin:12px auto;color:#888;font-size:13px}
.article,.main{max-width:900px;margin:0 auto;padding:24px 40px;background:#fff}h1{text-align:center;font-size:26px}
.note{color:#888;font-size:13px}.end{text-align:right}.footer{color:#888;font-size:13px;text-align:center}
.footer ul{list-style:none}.article table,.main table{width:100%;border-collapse:collapse;margin:12px 0}
.article td p,.main td td p{margin:0}
.article td,.main td td{border:1px solid #000;padding:3px;text-align:center;font-size:14px;line-height:1.5}"""


def render(draft: Draft, rng: random.Random, framed: bool = False) -> bytes:
    """The page as bytes in its charset; `framed` ones always have navigation and footer."""
    charset = rng.choice(["utf-8", "utf-8", "utf-8", "gb2312"])
    layout, word, bare = (rng.random() < share for share in (0.3, 0.5, 0.15))
    style = _Style(charset, layout, word, bare and not framed)
    page = "\n".join(_page(draft, style, rng))
    return page.encode("utf-8" if style.charset == "utf-8" else "gb18030")


def _page(draft: Draft, style: _Style, rng: random.Random) -> Iterator[str]:
    words = _words(draft, rng)
    yield "<!DOCTYPE html>"
    yield f'<html lang="zh-CN"><head><meta charset="{style.charset}">'
    title = next((block.text for block in draft.blocks if isinstance(block, Paragraph) and block.role == "title"), "")
    yield f"<title>{_text(title)}_{words['place']}人民政府</title>"
    yield f"<style>{LOOK}</style><script>var visits = 2024;</script></head><body>"
    if not style.bare:
        yield f'<div class="nav"><ul>{_items(frames()["navigation"], words, rng)}</ul></div>'
        yield f'<div class="info">{_text(rng.choice(frames()["article_lines"]).format_map(words))}</div>'
    yield '<table width="980" align="center"><tr><td class="main">' if style.layout_table else '<div class="article">'
    yield from _article(draft, style)
    yield "</td></tr></table>" if style.layout_table else "</div>"
    if not style.bare:
        yield f'<div class="footer">{_items(frames()["footers"], words, rng)}</div>'
    yield "</body></html>"


def _words(draft: Draft, rng: random.Random) -> dict[str, str]:
    return {
        "place": draft.body.place.path[1],
        "agency": draft.agency,
        "next": str(draft.year + 1),
        "day": str(rng.randint(10, 30)),
        "visits": str(rng.randint(100, 9999)),
    }


def _items(templates: list[str], words: dict[str, str], rng: random.Random) -> str:
    chosen = rng.sample(templates, 2)
    return "".join(f'<li><a href="#">{_text(text.format_map(words))}</a></li>' for text in chosen)


def _article(draft: Draft, style: _Style) -> Iterator[str]:
    for block in draft.blocks:
        yield from _table(block, style) if isinstance(block, Table) else _paragraph(block, style)


def _paragraph(block: Paragraph, style: _Style) -> Iterator[str]:
    for text in block.text.split("\n"):
        if block.role == "title":
            yield f"<h1>{_text(text)}</h1>"
        elif block.role == "heading":
            yield f"<p><strong>{_text(text)}</strong></p>"
        elif block.role in PLACED:
            yield f'<p class="{PLACED[block.role]}">{_text(text)}</p>'
        elif style.word:
            half = len(text) // 2
            yield (
                '<p style="text-indent:2em;line-height:28pt"><span style="font-family:仿宋,serif">'
                f'{_text(text[:half])}</span><span style="font-family:仿宋,serif">{_text(text[half:])}</span></p>'
            )
        else:
            yield f"<p>&emsp;&emsp;{_text(text)}</p>"


def _table(table: Table, style: _Style) -> Iterator[str]:
    yield '<table border="1" cellspacing="0"><tbody>'
    for row in table.rows:
        yield "<tr>" + "".join(_cell(slot, style) for slot in row.slots) + "</tr>"
    yield "</tbody></table>"


def _cell(slot: Slot, style: _Style) -> str:
    spans = f' colspan="{slot.colspan}"' * (slot.colspan > 1) + f' rowspan="{slot.rowspan}"' * (slot.rowspan > 1)
    text = _text(slot.text) or "&nbsp;"
    inner = f'<p class="MsoNormal" align="center"><span>{text}</span></p>' if style.word else text
    return f"<td{spans}>{inner}</td>"


def _text(text: str) -> str:
    return html.escape(text.replace("\n", ""), quote=False)

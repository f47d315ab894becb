"""Markdown: pipe tables become rows, HTML tables are read as HTML, and the marks of layout go.

text ▶ HTML tables apart ▶ lines ▶ rows of pipe tables, headings, paragraphs ▶ inline marks off.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from ingest.document import Document
from ingest.errors import EmptyFileError, TooLargeFileError
from ingest.formats.cells import one_line, without_invisible

_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t\u3000]+|(?=[\u3001-\u9fff（]))(\S.*)")
_COLUMN = r"[ \t]*:?-+:?[ \t]*"
_RULE = re.compile(rf" {{0,3}}(?:\|?(?=.*(?:--|:-|-:))(?:{_COLUMN}\|)+(?:{_COLUMN})?)[ \t]*")
_GRID_RULE = re.compile(r" {0,3}\+(?:[-=:]+\+)+[ \t]*")
_PIPE_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_BREAK = re.compile(r" {0,3}(?:={3,}|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:`{3,}|~{3,})[\w-]*)[ \t]*")
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=.*[^\W\d_])")  # not `- 3 -`, a page's number
_REFERENCE = re.compile(r"^ {0,3}\[\^?[^\[\]\n]{1,100}\]:[ \t]*\S.*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\s*---[ \t]*\n((?:\w[\w-]*[ \t]*:.*\n|[ \t-].*\n){1,50}?)(?:---|\.\.\.)[ \t]*\n")
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FIRST_HEADING = re.compile(rf"^{_HEADING.pattern}$", re.MULTILINE)
_TABLE_TAG = re.compile(r"<(/?)table\b[^<>]{0,1000}>", re.IGNORECASE)

_CUT = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (("<!--", "-->"), (r"<script\b", r"</script\s*>"), (r"<style\b", r"</style\s*>"))
)
_LEFT_OUT = re.compile(  # struck out, hidden, or the mark of a footnote
    r"<(del|s|strike)>[^<>\n]{0,500}</\1>|~~(?=\S)[^~\n]{1,500}~~|<sup>[\s\d\[\]①-⑳*]{1,6}</sup>|\[\^[^\]\n]{1,50}\]"
    r"|<(\w+)\s[^<>\n]{0,300}(?:display\s*:\s*none|\bhidden\b)[^<>\n]{0,300}>[^<>]{0,1000}</\2>",
    re.IGNORECASE,
)
_LINE_TAG = re.compile(r"</?(?:br|p|div|li|ul|ol|h[1-6]|tr|hr|center|section)\b[^<>\n]{0,500}>", re.IGNORECASE)
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w:-]{0,30}(?:\s[^<>\n]{0,500})?/?>")
_TARGET = r"(?:\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\[[^\[\]\n]{0,100}\])"
_LINK = re.compile(rf"!?\[([^\[\]\n]{{0,300}})\]{_TARGET}")
_STRONG = re.compile(r"(\*{2,3}|_{2,3})(?=[^\s*_])([^\n]{1,500}?)(?<=[^\s*_])\1")
_EMPHASIS = re.compile(
    r"(?<![A-Za-z\d*])\*(?=[^\s*])([^*\n]{1,500})(?<=[^\s*])\*(?![A-Za-z\d*])|(?<!\w)_(?=[^\s_])([^_\n]{1,500})_(?!\w)"
)
_CODE = re.compile(r"(`{1,3})([^`\n]{1,500})\1")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SET_ASIDE = 0xF0000  # escaped characters stand here, in private use, until all marks are off
_ASIDE = re.compile("[\U000f0021-\U000f007e]")
_MARK = re.compile("[*_~`\\[<&\U000f0021-\U000f007e]")
Shape = tuple[bool, int]  # of a pipe table: rows between pipes or not, columns
ANY_SHAPE: Shape = (True, 0)
LARGEST = 20_000_000  # characters


def is_markdown(text: str) -> bool:
    """Whether a text is written in Markdown: it has heading marks, a table's separator row or an HTML table."""
    return bool(_TABLE_TAG.search(text)) or any(
        _HEADING.fullmatch(line) or _is_rule(line) for line in text.split("\n") if "#" in line or "|" in line
    )


def read(text: str) -> Document:
    """The text without its marks, tables as rows. Raises EmptyFileError, TooLargeFileError, UnreadableFileError."""
    if len(text) > LARGEST:
        raise TooLargeFileError(f"over {LARGEST:,} characters of Markdown: expected one report; split the file")
    front = _FRONT_MATTER.match(text)
    title = _FRONT_TITLE.search(front.group(1)) if front else _FIRST_HEADING.search(text)
    body = text[front.end() :] if front else text
    for opening, closing in _CUT:
        body = _without(body, opening, closing)
    lines = [line for part, is_html in _parts(body) for line in (_html_rows(part) if is_html else _lines(part))]
    if not any(line.strip() for line in lines):
        raise EmptyFileError("the file holds marks of Markdown and no text: expected the text of a report")
    return Document("\n".join(lines), "markdown", _inline(title.group(1).rstrip("# \t")) if title else "")


def _without(text: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    """The text without what stands between two marks; one that is not closed stays."""
    kept, at = [], 0
    while (start := opening.search(text, at)) and (end := closing.search(text, start.end())):
        kept.append(text[at : start.start()])
        at = end.end()
    return "".join([*kept, text[at:]])


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Stretches of the text, and whether each is an HTML table; one that is not closed ends with its last row."""
    start = depth = 0
    for tag in _TABLE_TAG.finditer(text):
        if not tag.group(1):
            if not depth:
                yield text[start : tag.start()], False
                start = tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield text[start : tag.end()], True
                start = tag.end()
    if depth:
        end = max(text.lower().rfind("</tr>", start) + len("</tr>"), text.find(">", start) + 1)
        yield text[start:end], True
        start = end
    yield text[start:], False


def _html_rows(part: str) -> list[str]:
    from ingest.formats import html  # needed by few files

    return ["\t".join(_inline(cell) for cell in line.split("\t")) for line in html.fragment(part)]


def _lines(part: str) -> Iterator[str]:
    """The lines of a stretch without HTML tables."""
    in_table, shape = False, ANY_SHAPE
    grid: list[list[str]] | None = None  # rows since the last rule of a table whose cells span lines
    lines = _REFERENCE.sub("", _set_aside(part)).replace("\f", "\n\f\n").split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        line = _QUOTE.sub("", line, count=1)
        if not line.strip():
            shape = ANY_SHAPE  # an empty line ends a table, a page's number does not
        elif _is_rule(following) and "|" in line:
            shape = _shape(line, following)
        in_table = "|" in line and (in_table or _is_rule(line) or _is_rule(following) or _goes_on(line, shape))
        if line == "\f":
            yield line  # where a page ends
        elif _GRID_RULE.fullmatch(line):
            yield from _merged(grid or [])
            grid = []
        elif grid is not None and _PIPE_ROW.fullmatch(line):
            grid.append(_cells(line))
        elif not _is_rule(line) and not _BREAK.fullmatch(line):
            yield from _merged(grid or [])
            grid = None
            if in_table or _PIPE_ROW.fullmatch(line):
                yield "\t".join(_cells(line, shape if in_table else ANY_SHAPE))
            else:
                yield from _paragraph(line)
    yield from _merged(grid or [])


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.fullmatch(line) is not None


def _shape(header: str, rule: str) -> Shape:
    """Whether the rows of a table stand between pipes, and how many columns it has, by its first two lines."""
    bare = rule.strip()
    columns = bare.strip("|").count("|") + 1
    return "|" in (bare[0], bare[-1]) or header.count("|") > columns, columns


def _goes_on(line: str, shape: Shape) -> bool:
    """Whether a line is one more row of the table before it, whose rows stand without pipes around them."""
    framed, columns = shape
    return not framed and columns > 1 and line.count("|") == columns - 1


def _cells(line: str, shape: Shape = ANY_SHAPE) -> list[str]:
    """The cells of a row; those left out at its end are empty."""
    framed, columns = shape
    bare = line.strip(" \t").removeprefix("|").removesuffix("|") if framed else line
    cells = [_inline(cell) for cell in bare.split("|")]
    return cells + [""] * (columns - len(cells))


def _merged(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A row of a grid table as one line, where all its lines have the same columns."""
    if len({len(row) for row in rows}) == 1:
        yield "\t".join(one_line("\n".join(pieces)) for pieces in zip(*rows, strict=True))
    else:
        yield from ("\t".join(row) for row in rows)


def _paragraph(line: str) -> list[str]:
    """A line of text, or several where it holds <br>."""
    heading, bullet = _HEADING.fullmatch(line), _BULLET.match(line)
    text = heading.group(1).rstrip("# \t") if heading else line[bullet.end() :] if bullet else line
    if "\t" in text.strip():
        return ["\t".join(_inline(cell) for cell in text.split("\t"))]
    return [_inline(piece) for piece in _LINE_TAG.sub("\n", text).rstrip("\\").split("\n")]


def _set_aside(text: str) -> str:
    """The text with escaped characters where no mark is seen in them."""
    return _ESCAPED.sub(lambda found: chr(_SET_ASIDE + ord(found.group(1))), text)


def _inline(text: str) -> str:
    """A piece of text on one line, without emphasis, links, tags and entities."""
    if not _MARK.search(text):
        return one_line(without_invisible(text))
    text = _LEFT_OUT.sub("", text)
    text = _TAG.sub("", _LINE_TAG.sub("\n", _ADDRESS.sub(r"\1", text)))
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))  # twice, for a picture in a link
    text = _CODE.sub(r"\2", _STRONG.sub(r"\2", _STRONG.sub(r"\2", text)))
    text = _EMPHASIS.sub(lambda found: found.group(1) or found.group(2), text).replace("**", "")
    text = _ENTITY.sub(lambda found: unescape(found.group()), text)
    text = _ASIDE.sub(lambda found: chr(ord(found.group()) - _SET_ASIDE).replace("|", "¦"), text)
    return one_line(without_invisible(text))

"""A draft as a Word file with merged cells; the same draft gives the same bytes."""

import io
import random
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from eval.corpus.fixed import fixed_zip
from eval.corpus.record import Draft, Slot, Table
from eval.corpus.tables import grid

DATE = datetime(2020, 1, 1, tzinfo=UTC)
WIDTH = 8900  # of a table, in twentieths of a point
FONTS = {"Normal": "仿宋", "Title": "宋体", "Heading 1": "黑体"}  # named, not embedded
SMALL = '<w:rPr><w:sz w:val="18"/></w:rPr>'
CENTRED = '<w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr>'


def render(draft: Draft, rng: random.Random) -> bytes:
    """The report as the bytes of a DOCX file."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = DATE
    document.core_properties.author = ""
    _set_page(document)
    headings = rng.random() < 0.5  # with Word's own heading styles
    for block in draft.blocks:
        if isinstance(block, Table):
            document.element.body.insert(-1, parse_xml(_table(block)))
            document.add_paragraph()
            continue
        style = {"title": "Title", "heading": "Heading 1"}.get(block.role) if headings else None
        for text in block.text.split("\n"):
            _set_paragraph(document.add_paragraph(text, style), block.role)
    stream = io.BytesIO()
    document.save(stream)
    return fixed_zip(stream.getvalue())


def _set_page(document: WordDocument) -> None:
    """A4 with the text's font and page numbers."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    for name, font in FONTS.items():
        style = document.styles[name]
        style.font.name, style.font.color.rgb = font, RGBColor(0, 0, 0)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), font)


def _set_paragraph(paragraph: WordParagraph, role: str) -> None:
    """Alignment, indent and size as official documents have them."""
    size = {"title": 20, "heading": 15, "note": 9}.get(role, 14)
    for run in paragraph.runs:
        run.font.size = Pt(size)
        run.font.bold = role in {"title", "heading"}
        if role == "note":
            run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
    if role in {"title", "signature", "date"}:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if role == "title" else WD_ALIGN_PARAGRAPH.RIGHT
    elif role != "note":
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    paragraph.paragraph_format.line_spacing = 1.4
    paragraph.paragraph_format.space_after = Pt(12 if role == "title" else 2)


def _table(table: Table) -> str:
    """The table in WordprocessingML: gridSpan to the right, vMerge downwards."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in _widths(table))
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in _rows(table))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='{WIDTH}' w:type='dxa'/><w:jc w:val='center'/>"
        f"<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type='fixed'/></w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(table: Table) -> list[int]:
    """Twentieths of a point a column: table 2 has wide labels and narrow values."""
    if table.number != 2 or table.width < 10:
        return [WIDTH // table.width] * table.width
    values = table.width - 3
    narrow = WIDTH * 2 // 5 // values
    return [WIDTH // 10, WIDTH // 8, WIDTH - WIDTH // 10 - WIDTH // 8 - narrow * values, *[narrow] * values]


def _rows(table: Table) -> list[str]:
    places = grid(table)
    covered: dict[int, tuple[Slot, int]] = {}  # by column: the slot that spans down into it, how many rows are left
    found = []
    for row in places:
        cells, column = [], 0
        while column < table.width:
            slot = row[column]
            if slot is not None:
                cells.append(_cell(slot, "restart" if slot.rowspan > 1 else ""))
                if slot.rowspan > 1:
                    covered[column] = (slot, slot.rowspan - 1)
                column += slot.colspan
            elif column in covered:
                above, left = covered.pop(column)
                cells.append(_cell(Slot("", "group", colspan=above.colspan), "continue"))
                if left > 1:
                    covered[column] = (above, left - 1)
                column += above.colspan
            else:
                cells.append(_cell(Slot("", "pad"), ""))
                column += 1
        found.append("".join(cells))
    return found


def _cell(slot: Slot, merge: str) -> str:
    span = f'<w:gridSpan w:val="{slot.colspan}"/>' if slot.colspan > 1 else ""
    down = {"restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>", "": ""}[merge]
    text = f'<w:r>{SMALL}<w:t xml:space="preserve">{escape(slot.text)}</w:t></w:r>' if slot.text else ""
    middle = '<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{span}{down}{middle}</w:tcPr><w:p>{CENTRED}{text}</w:p></w:tc>"

"""A draft as a Word file with merged cells; the same draft gives the same bytes."""

import io
import random
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eval.corpus.fixed import fixed_zip
from eval.corpus.record import Draft, Slot, Table
from eval.corpus.tables import grid

DATE = datetime(2020, 1, 1, tzinfo=UTC)


def render(draft: Draft, rng: random.Random) -> bytes:
    """The report as the bytes of a DOCX file."""
    document = Document()
    document.core_properties.created = document.core_properties.modified = DATE
    document.core_properties.author = ""
    headings = rng.random() < 0.5  # with Word's own heading styles
    for block in draft.blocks:
        if isinstance(block, Table):
            document.element.body.insert(-1, parse_xml(_table(block)))
            document.add_paragraph()
            continue
        for text in block.text.split("\n"):
            style = {"title": "Title", "heading": "Heading 1"}.get(block.role) if headings else None
            paragraph = document.add_paragraph(text, style)
            if block.role in {"title", "signature", "date"}:
                right = WD_ALIGN_PARAGRAPH.CENTER if block.role == "title" else WD_ALIGN_PARAGRAPH.RIGHT
                paragraph.alignment = right
    stream = io.BytesIO()
    document.save(stream)
    return fixed_zip(stream.getvalue())


def _table(table: Table) -> str:
    """The table in WordprocessingML: gridSpan to the right, vMerge downwards."""
    columns = "".join('<w:gridCol w:w="900"/>' for _ in range(table.width))
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in _rows(table))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"<w:tbl {nsdecls('w')}><w:tblPr><w:tblW w:w='0' w:type='auto'/><w:tblBorders>{borders}</w:tblBorders>"
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


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
    text = f'<w:r><w:t xml:space="preserve">{escape(slot.text)}</w:t></w:r>' if slot.text else ""
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr><w:p>{text}</w:p></w:tc>"

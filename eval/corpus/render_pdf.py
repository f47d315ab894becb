"""A draft as a PDF with ruled tables and merged cells; the same draft gives the same bytes."""

import io
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors, textsplit
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Ruled

from eval.corpus.font import Faces
from eval.corpus.record import Draft, Paragraph, Row, Slot, Table
from eval.corpus.tables import grid

MARGIN = 60.0
WIDTH = A4[0] - 2 * MARGIN - 12  # ReportLab's frames keep 6 points on each side
LEAST = 22.0  # points a column


# ReportLab knows the Japanese marks that may not begin a line, but not all the Chinese ones.
textsplit.ALL_CANNOT_START += "，；：！？）》”』】〕％%"  # type: ignore[misc]


def render(draft: Draft, rng: random.Random, faces: Faces, cut_row: bool = False, whole: bool = False) -> bytes:
    """The report as the bytes of a PDF file, set in fonts that ReportLab knows.

    Table 2 goes over the end of a page in most of them, but stands `whole` if told to; with `cut_row` a row is cut.
    """
    stream = io.BytesIO()
    size = rng.choice([11.0, 12.0, 14.0])
    marks = rng.choice(["— {} —", "- {} -", "{}", ""])
    document = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, title="", author="", invariant=1
    )

    def foot(canvas: Canvas, _: object) -> None:
        canvas.setFont(faces.text, 9)
        canvas.drawCentredString(A4[0] / 2, 36, marks.format(canvas.getPageNumber()))

    cut = not whole and (cut_row or rng.random() < 0.6)
    story: list[Flowable] = []
    for block in draft.blocks:
        if isinstance(block, Paragraph):
            story += _paragraph(block, faces, size)
        else:
            at = rng.randint(8, len(block.rows) - 4) if cut and block.number == 2 else 0
            story += _pieces(block, faces.text, at, cut_row)
    document.build(story, onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()


def _paragraph(block: Paragraph, faces: Faces, size: float) -> list[Flowable]:
    shape = ParagraphStyle(
        "body", fontName=faces.text, fontSize=size, leading=size * 1.7, wordWrap="CJK", firstLineIndent=2 * size
    )
    if block.role == "title":
        shape = ParagraphStyle(
            "title", fontName=faces.head, fontSize=19, leading=30, alignment=TA_CENTER, wordWrap="CJK"
        )
    elif block.role == "note":
        shape = ParagraphStyle(
            "note", fontName=faces.text, fontSize=9, leading=14, textColor=colors.grey, wordWrap="CJK"
        )
    elif block.role == "heading":
        shape = ParagraphStyle("heading", shape, fontName=faces.head, keepWithNext=1, spaceBefore=6)
    elif block.role in {"signature", "date"}:
        shape = ParagraphStyle("end", shape, alignment=TA_RIGHT, spaceBefore=size if block.role == "signature" else 0)
    gap = [Spacer(1, 12)] if block.role in {"title", "note"} else []
    return [*(Text(escape(text), shape) for text in block.text.split("\n") if text.strip()), *gap]


def _pieces(table: Table, font: str, cut: int, inside: bool) -> list[Flowable]:
    """The table, or its two parts on two pages."""
    parts = split(table, cut) if cut else [table]
    if cut and inside:
        parts = _cut_row(*parts)
    found: list[Flowable] = [Spacer(1, 6)]
    for number, part in enumerate(parts):
        if number:
            found.append(PageBreak())
        found += [_ruled(part, font), Spacer(1, 6)]
    return found


def split(table: Table, at: int) -> list[Table]:
    """Two tables out of one; a cell that spans the cut goes on in the second, empty."""
    upper, lower = list(table.rows[:at]), list(table.rows[at:])
    spanning: list[Slot] = []
    for down, row in enumerate(upper):
        over = [slot for slot in row.slots if down + slot.rowspan > at]
        spanning += [Slot("", slot.role, colspan=slot.colspan, rowspan=down + slot.rowspan - at) for slot in over]
        short = tuple(replace(slot, rowspan=at - down) if slot in over else slot for slot in row.slots)
        upper[down] = Row(short, row.role, row.key)
    lower[0] = Row((*spanning, *lower[0].slots), lower[0].role, lower[0].key)
    return [replace(table, rows=tuple(upper)), replace(table, rows=tuple(lower))]


def _cut_row(upper: Table, lower: Table) -> list[Table]:
    """The last row above the cut goes on below it: the rest of its label, no values."""
    row = upper.rows[-1]
    label = next(slot for slot in row.slots if slot.role == "label")
    half = len(label.text) // 2
    short = tuple(replace(slot, text=slot.text[:half]) if slot is label else slot for slot in row.slots)
    before = Slot("", "pad", colspan=3 - label.colspan)
    values = tuple(Slot("", "pad") for slot in row.slots if slot.key)
    rest = Row((*((before,) if label.colspan < 3 else ()), replace(label, text=label.text[half:]), *values), "data")
    return [
        replace(upper, rows=(*upper.rows[:-1], replace(row, slots=short))),
        replace(lower, rows=(rest, *lower.rows)),
    ]


def _ruled(table: Table, font: str) -> Ruled:
    shape = ParagraphStyle("cell", fontName=font, fontSize=8, leading=10, wordWrap="CJK", alignment=TA_CENTER)
    places = grid(table)
    cells = [[Text(escape(slot.text), shape) if slot and slot.text else "" for slot in row] for row in places]
    spans: list[Any] = [
        ("SPAN", (right, down), (right + slot.colspan - 1, down + slot.rowspan - 1))
        for down, row in enumerate(places)
        for right, slot in enumerate(row)
        if slot and (slot.colspan > 1 or slot.rowspan > 1)
    ]
    lines: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    padding: list[Any] = [(f"{side}PADDING", (0, 0), (-1, -1), 2) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Ruled(cells, colWidths=_widths(table), style=[*lines, *padding, *spans], splitByRow=int(table.number != 2))


def _widths(table: Table) -> Sequence[float]:
    """Wide columns for labels, narrow ones for values."""
    if table.width < 10 or table.number != 2:
        return [WIDTH / table.width] * table.width
    values = table.width - 3
    narrow = max(LEAST, min(34.0, (WIDTH - 180) / values))
    labels = WIDTH - values * narrow
    return [labels * 0.17, labels * 0.21, labels * 0.62, *[narrow] * values]

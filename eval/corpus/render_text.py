"""A draft as text: tabs, pipes, a dump as of a PDF, or one cell a line. Lines know what they are."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.corpus.record import Draft, Paragraph, Row, Slot, Table
from eval.corpus.tables import grid

DUMP_WIDTH = 30  # characters a line of prose in a dump
LABEL_WIDTH = 22
GROUP_WIDTH = 5
HEADER_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: `role` as of its paragraph, or item, header, group, row; `key` is the form's row."""

    text: str
    role: str
    section: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """How text is set: `kind` is txt, md, dump or cells."""

    kind: str
    ragged: bool = False  # tabs: cells that span several columns take one
    outer: bool = True  # pipes at both ends of a line
    width: int = DUMP_WIDTH
    glued: bool = False  # a dump's headers run together

    def joined(self, cells: Sequence[str]) -> str:
        """Cells as one line."""
        if self.kind == "md":
            line = " | ".join(cells)
            return f"| {line} |" if self.outer else line
        return ("\t" if self.kind == "txt" else " ").join(cells)


def layout_of(kind: str, rng: random.Random) -> Layout:
    """A layout of a text format with its variants by lot."""
    return Layout(
        kind,
        ragged=rng.random() < 0.5,
        outer=rng.random() < 0.8,
        width=rng.choice([26, 28, 30, 34]),
        glued=rng.random() < 0.5,
    )


def lines(draft: Draft, layout: Layout, second: Layout) -> list[Line]:
    """The lines of the whole report; table 2 stands in the second layout."""
    found: list[Line] = []
    for block in draft.blocks:
        if isinstance(block, Table):
            found += table_lines(block, second if block.number == 2 else layout)
        else:
            found += _paragraph(block, layout)
    return found


def text_of(found: Sequence[Line]) -> str:
    """Lines as the file's text."""
    return "\n".join(line.text for line in found) + "\n"


def _paragraph(paragraph: Paragraph, layout: Layout) -> Iterator[Line]:
    for text in paragraph.text.split("\n"):
        if layout.kind == "dump":
            role = paragraph.role
            yield from (Line(piece, role, paragraph.section) for piece in wrapped(text, layout.width))
        else:
            mark = "# " if paragraph.role == "title" else "## " if paragraph.role == "heading" else ""
            yield Line((mark if layout.kind == "md" else "") + text, paragraph.role, paragraph.section)
    if layout.kind in {"txt", "md"}:
        yield Line("", "space", paragraph.section)


def wrapped(text: str, width: int) -> list[str]:
    """Text cut after every `width` characters, not before a closing mark and not inside a number."""
    pieces: list[str] = []
    while len(text) > width:
        at = width
        while at < len(text) and (
            text[at] in "，。；：、）》”」%" or re.fullmatch(r"[\d.\-]{2}", text[at - 1 : at + 1])
        ):
            at += 1
        pieces.append(text[:at])
        text = text[at:]
    return [*pieces, text] if text else pieces


# Tables


def table_lines(table: Table, layout: Layout) -> list[Line]:
    """The lines of a table in that layout."""
    section = table.number + 1 if table.number else 0
    setters = {"txt": _tab_rows, "md": _pipe_rows, "dump": _dump_rows, "cells": _cell_rows}
    found = [Line(line.text, line.role, section, line.key) for line in setters[layout.kind](table, layout)]
    return [*found, Line("", "space", section)] if layout.kind in {"txt", "md"} else found


def _tab_rows(table: Table, layout: Layout) -> Iterator[Line]:
    for row, places in zip(table.rows, grid(table), strict=True):
        cells = _ragged(row, places) if layout.ragged else [slot.text if slot else "" for slot in places]
        yield Line(layout.joined(cells), _role(row), key=row.key)


def _ragged(row: Row, places: Sequence[Slot | None]) -> list[str]:
    """Own cells once each, behind one empty cell for each that spans in from above at the left."""
    above = next((at for at, slot in enumerate(places) if slot), 0)
    return [""] * above + [slot.text for slot in row.slots]


def _pipe_rows(table: Table, layout: Layout) -> Iterator[Line]:
    for at, (row, places) in enumerate(zip(table.rows, grid(table), strict=True)):
        yield Line(layout.joined([slot.text if slot else "" for slot in places]), _role(row), key=row.key)
        if at == 0:
            yield Line(layout.joined(["---"] * table.width), "rule")


def _cell_rows(table: Table, layout: Layout) -> Iterator[Line]:
    for row in table.rows:
        for slot in (slot for slot in row.slots if slot.text):
            yield Line(slot.text, slot.role if slot.role in {"label", "group"} else _role(row), key=row.key)


def _role(row: Row) -> str:
    return "row" if row.role == "data" else row.role


def _dump_rows(table: Table, layout: Layout) -> Iterator[Line]:
    if table.number in {2, 3}:
        yield from (Line(text, "header") for text in _dump_header(table, layout))
    for row in table.rows:
        if row.role == "item" or (row.role == "header" and table.number not in {2, 3}):
            yield Line(" ".join(slot.text for slot in row.slots if slot.text), row.role, key=row.key)
        elif row.role == "data":
            yield from _dump_row(row, layout)


def _dump_header(table: Table, layout: Layout) -> Iterator[str]:
    """Headers broken after every two characters, as narrow columns break them."""
    if table.number == 3:
        yield " ".join(slot.text for slot in table.rows[0].slots)
    for slot in (slot for row in table.rows if row.role == "header" for slot in row.slots):
        if slot.colspan > 1 and table.number == 2:
            yield from wrapped(slot.text, layout.width)
        elif slot.colspan == 1:
            yield from wrapped(slot.text, HEADER_WIDTH)
        elif slot not in table.rows[0].slots:
            yield slot.text


def _dump_row(row: Row, layout: Layout) -> Iterator[Line]:
    values = " ".join(slot.text for slot in row.slots if slot.role == "value" and slot.text)
    for slot in row.slots:
        if slot.role == "group":
            yield from (Line(text, "group") for text in wrapped(slot.text, GROUP_WIDTH))
    labels = [text for slot in row.slots if slot.role == "label" for text in wrapped(slot.text, LABEL_WIDTH)]
    yield from (Line(text, "label", key=row.key) for text in labels[:-1])
    last = " ".join(part for part in (*labels[-1:], values) if part)
    if last:
        yield Line(last, "row", key=row.key)

"""The geometry of an HTML table: its own rows, and the places that spanning cells cover."""

import re
from collections.abc import Mapping, Sequence, Set
from enum import IntEnum
from functools import lru_cache

from lxml.etree import _Element as Element

from ingest.tokens import VALUE, half_width

WIDEST_SPAN, TALLEST_SPAN = 64, 1_000
CELLS = frozenset(("td", "th"))


class Hiding(IntEnum):
    """Whether an element is hidden, and if so whether it takes room: a cell that takes none is not in its row."""

    NOT = 0
    FAINT = 1
    GONE = 2


def text_of(element: Element) -> str:
    """All text of an element, as it stands in the source."""
    return "".join(str(piece) for piece in element.itertext())


def hiding(element: Element) -> Hiding:
    """How an element is hidden by its own attributes."""
    if element.get("hidden") is not None:
        return Hiding.GONE
    style = element.get("style")
    if style and (hidden := _hiding(style)):
        return hidden
    return Hiding.FAINT if element.get("aria-hidden") == "true" else Hiding.NOT


def is_typed(element: Element) -> bool:
    """Whether the style of an element keeps the line ends of the source."""
    return "white-space:pre" in "".join(element.get("style", "").split())


@lru_cache(4096)  # Word repeats a few styles in thousands of elements
def _hiding(style: str) -> Hiding:
    compact = "".join(style.split()).lower()
    if any(gone in compact for gone in ("display:none", "mso-hide:all", "visibility:collapse")):
        return Hiding.GONE
    return Hiding.FAINT if "visibility:hidden" in compact else Hiding.NOT


def rows_of(table: Element, left_out: Set[Element]) -> list[list[Element]]:
    """The cells of each row of a table, not of the tables in it; what stands between rows is a row of its own."""
    rows: list[list[Element]] = []
    waiting = list(reversed(table))
    while waiting:
        element = waiting.pop()
        if element.tag in CELLS and hiding(element) is not Hiding.GONE:
            if not rows:
                rows.append([])
            rows[-1].append(element)
        elif element.tag == "tr" and element not in left_out:
            rows.append([])
            waiting += reversed(element)
        elif element not in left_out:
            if any(element.find(f".//{cell}") is not None for cell in CELLS):
                waiting += reversed(element)  # <tbody>, or a <form> wrongly placed around rows
            elif text_of(element).strip():
                rows.append([element])
    return rows


def columns_of(
    spans: Sequence[tuple[int, int]], covered: Mapping[int, int]
) -> tuple[list[tuple[int, int]], dict[int, int]]:
    """The columns (first, last) of a row's cells, around those covered from above; and what is covered below it.

    `spans` are (columns, rows) of each cell; what is covered is told as column → rows.
    """
    columns: list[tuple[int, int]] = []
    below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
    column = 0
    for width, height in spans:
        while column in covered:
            column += 1
        columns.append((column, column + width - 1))
        below |= {place: height - 1 for place in range(column, column + width) if height > 1}
        column += width
    return columns, below


def places_of(texts: Sequence[str], columns: Sequence[tuple[int, int]], covered: Mapping[int, int]) -> list[str]:
    """A row's cells, each once, with an empty one for each place covered from above or by a wide cell.

    In a row with values a label is put in the last place it covers, next to them, and a value covers one place:
    an empty place behind or between values can't be told from a blank cell.
    """
    places: list[str] = []
    first_value = next((at for at, text in enumerate(texts) if _is_value(text)), None)
    column = 0
    for at, (text, (first, last)) in enumerate(zip(texts, columns, strict=True)):
        places += [""] * (first - column)
        padding = [""] * (last - first)
        if first_value is None:
            places += [text, *padding]
        else:
            places += [*padding, text] if at < first_value else [text]
        column = last + 1
    return places + [""] * (max(covered, default=-1) + 1 - column)


def _is_value(text: str) -> bool:
    return not any(char.isalpha() for char in text) or VALUE.fullmatch(half_width(text)) is not None


def spans_of(cell: Element) -> tuple[int, int]:
    """How many columns and rows a cell covers, within sane limits; a rowspan of 0 reaches to the end."""
    width, height = _number(cell.get("colspan", "")), _number(cell.get("rowspan", ""))
    return max(1, min(width, WIDEST_SPAN)), min(height, TALLEST_SPAN) or TALLEST_SPAN


def _number(attribute: str) -> int:
    found = re.match(r"\s*(\d{1,9})", attribute, re.ASCII)
    return int(found.group(1)) if found else 1

"""The geometry of an HTML table: its own rows, and the places that spanning cells cover."""

import re
from collections.abc import Mapping, Sequence, Set
from enum import IntEnum
from functools import lru_cache

from lxml.etree import _Element as Element

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
) -> tuple[list[int], list[int], dict[int, int]]:
    """Where the cells of a row begin and end, around the columns covered from above; what is covered below it.

    `spans` are (columns, rows) of each cell; what is covered is told as column → rows.
    """
    starts: list[int] = []
    ends: list[int] = []
    below = {column: rows - 1 for column, rows in covered.items() if rows > 1}
    column = 0
    for width, height in spans:
        while column in covered:
            column += 1
        starts.append(column)
        below |= {place: height - 1 for place in range(column, column + width) if height > 1}
        column += width
        ends.append(column)
    return starts, ends, below


def spans_of(cell: Element) -> tuple[int, int]:
    """How many columns and rows a cell covers, within sane limits; a rowspan of 0 reaches to the end."""
    width, height = _number(cell.get("colspan", "")), _number(cell.get("rowspan", ""))
    return max(1, min(width, WIDEST_SPAN)), min(height, TALLEST_SPAN) or TALLEST_SPAN


def _number(attribute: str) -> int:
    found = re.match(r"\s*(\d{1,9})", attribute, re.ASCII)
    return int(found.group(1)) if found else 1

"""Tables in the prose, such as of channels: which lines are their rows, and what each number in them counts.

渠道 ⇥ 数量（条） / 政务微博 ⇥ 28417: the number counts 政务微博 数量（条）, in 条.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

CELL = "\t"  # between two cells of a row
LONGEST_CELL = 30
_UNIT_IN_BRACKETS = re.compile(r"[（(](?:单位[：:])?([\u4e00-\u9fff]{1,3}|%)[）)]")
_YEAR = re.compile(r"20\d\d\s*年度?(?:（[^（）\d]*）)?")  # of a column, is no number
_FIGURE = re.compile(r"[+\-]?\d[\d,]*(?:\.\d+)?\s*(?:[万亿]?[\u4e00-\u9fff]{0,2}|%|％)")


class Cell(NamedTuple):
    """A cell with its place in the row."""

    start: int
    text: str

    @property
    def is_figure(self) -> bool:
        """Whether it holds a number, with or without its unit."""
        return bool(_FIGURE.fullmatch(self.text.strip()))

    @property
    def is_year(self) -> bool:
        """Whether it holds a year."""
        return bool(_YEAR.fullmatch(self.text.strip()))


def cells_of(row: str) -> list[Cell]:
    """The cells of a row, empty ones too."""
    cells, at = [], 0
    for text in row.split(CELL):
        cells.append(Cell(at, text))
        at += len(text) + 1
    return cells


def is_row(line: str) -> bool:
    """Whether a line is a row of a table: several short cells."""
    cells = [cell.strip() for cell in line.split(CELL)]
    return sum(map(bool, cells)) > 1 and "。" not in line and all(len(cell) <= LONGEST_CELL for cell in cells)


def is_header(row: str) -> bool:
    """Whether a row holds no number but years."""
    return not any(cell.is_figure and not cell.is_year for cell in cells_of(row))


def figures_of(header: str, row: str) -> Iterator[tuple[Cell, str, str]]:
    """Each cell with a number, what it counts, and its unit by header or label; of rows as wide as the header."""
    heads, cells = cells_of(header), cells_of(row)
    label = cells[0].text.strip()
    for head, cell in zip(heads, cells, strict=False) if len(heads) == len(cells) else ():
        if cell.is_figure and cell.start:
            units = [found[1] for words in (head.text, label) if (found := _UNIT_IN_BRACKETS.search(words))]
            yield cell, f"{label} {head.text.strip()}", units[0] if units else ""


def rows_among(lines: Sequence[str], apart: Sequence[bool]) -> list[bool]:
    """Which lines are rows: those with another row right above or below; `apart` where something stands between."""
    rows = [is_row(line) for line in lines]
    return [
        row
        and ((at > 0 and rows[at - 1] and not apart[at]) or (at + 1 < len(rows) and rows[at + 1] and not apart[at + 1]))
        for at, row in enumerate(rows)
    ]

"""What bare pdfplumber makes of a PDF: its tables in order, their rows and columns taken by position."""

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pdfplumber

from ingest import form as forms
from ingest.report import Fact, Status

Grid = list[list[str]]

# How many values a row of each table has in both forms, and so the columns that are taken from its right end.
_WIDTHS = {2: 7, 3: 15}


def read_cells(path: Path, form: int) -> dict[str, Fact]:
    """The facts of a PDF whose form is known, by key. Fragments of equal width on consecutive pages are joined."""
    tables = list(_joined(path))
    found: dict[str, Fact] = {}
    for number, table in _assigned(tables):
        found |= _by_position(table, form, number)
    return found


def _joined(path: Path) -> Iterator[Grid]:
    """All tables in order, one that goes on over a page's end as one."""
    before: Grid = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for at, table in enumerate(page.extract_tables()):
                grid = [[cell or "" for cell in row] for row in table]
                if before and at == 0 and len(before[0]) == len(grid[0]):
                    before += grid
                    continue
                if before:
                    yield before
                before = grid
    if before:
        yield before


def _assigned(tables: Sequence[Grid]) -> Iterator[tuple[int, Grid]]:
    """Table 2 is the longest of those with its columns, table 1 all before it, table 3 the first wide one behind."""
    wide = [at for at, table in enumerate(tables) if len(table[0]) > _WIDTHS[2]]
    second = max(wide, key=lambda at: len(tables[at]), default=None)
    if second is None:
        return
    yield 1, [row for table in tables[:second] for row in table]
    yield 2, tables[second]
    third = next((table for table in tables[second + 1 :] if len(table[0]) >= _WIDTHS[3]), None)
    if third:
        yield 3, third


def _by_position(table: Grid, form: int, number: int) -> dict[str, Fact]:
    rows = list(forms.rows(form, number).values())
    if number == 3:  # three rows of the form are printed as one
        rows = [tuple(cell for row in rows for cell in row)]
    data = [row for row in table if _numbers(row[-len(rows[0]) :])]
    found = {}
    for cells, printed in zip(rows, data, strict=False):
        for cell, text in zip(cells, printed[-len(cells) :], strict=False):
            value = _number(text)
            found[cell.key] = Fact(cell.key, Status.READ if value is not None else Status.BLANK, value, text)
    return found


def _numbers(cells: Sequence[str]) -> bool:
    return any(_number(cell) is not None for cell in cells)


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None

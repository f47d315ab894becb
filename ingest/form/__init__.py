"""The two printed forms: every cell, in printed order, from `format_2019.json` and `format_2021.json`."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FORMS = (2019, 2021)

APPLICANTS = ("natural_person", "business", "research", "public_welfare", "legal_services", "other")
OUTCOMES = ("upheld", "corrected", "other", "pending")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a form: its key, and the table (1 to 3), row and column it stands in."""

    key: str
    table: int
    row: str
    column: str
    en: str
    unit: str

    @property
    def row_key(self) -> str:
        """The key without its column: `requests.received` of `requests.received.total`."""
        return self.key.rsplit(".", 1)[0]

    @property
    def column_key(self) -> str:
        """The column's part of the key: `total`."""
        return self.key.rsplit(".", 1)[1]

    @property
    def leaf(self) -> str:
        """The row's own label, without the groups above it."""
        return self.row.rsplit("/", 1)[-1]


@cache
def cells(form: int) -> tuple[Cell, ...]:
    """All cells of a form (198 of 2019, 200 of 2021), in printed order."""
    path = Path(__file__).with_name(f"format_{form}.json")
    entries = json.loads(path.read_text(encoding="utf-8"))["cells"]
    names = ("key", "table", "row", "column", "en", "unit")
    return tuple(Cell(**{name: entry[name] for name in names}) for entry in entries)


@cache
def by_key(form: int) -> dict[str, Cell]:
    """The cells of a form by key."""
    return {cell.key: cell for cell in cells(form)}


@cache
def rows(form: int, table: int) -> dict[str, tuple[Cell, ...]]:
    """The rows of a table by row key, in printed order, each with its cells from left to right."""
    found: dict[str, list[Cell]] = {}
    for cell in cells(form):
        if cell.table == table:
            found.setdefault(cell.row_key, []).append(cell)
    return {key: tuple(row) for key, row in found.items()}


def cell(key: str) -> Cell:
    """The cell of that key in the newest form that has it; KeyError when none has."""
    for form in reversed(FORMS):
        if key in by_key(form):
            return by_key(form)[key]
    raise KeyError(key)


def outcome_rows(form: int) -> tuple[str, ...]:
    """Row keys of （一） to （六）: every result that （七）总计 adds up."""
    names = tuple(rows(form, 2))
    return names[names.index("requests.granted") : names.index("requests.outcomes_total")]

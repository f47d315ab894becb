"""The checks that are stored: read back with their reports, and said in Chinese and English from `checks.json`."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, select

from index.among import among
from index.database import remembered
from index.schema import agencies, checks, reports, statements
from ingest import form as forms

Language = Literal["zh", "en"]
_LEFT_CELLS = {"C1": 2, "C8": 0, "C10": 0}  # how many of a check's own cells are its left side; usually one
_EARLIER = reports.alias("earlier")


@dataclass(frozen=True, slots=True)
class Statement:
    """What the prose says, for a check of it: what it counts, in which words, and their place in text and passages."""

    about: str
    text: str
    start: int
    end: int
    passage: int  # ordinal


@dataclass(frozen=True, slots=True)
class StoredCheck:
    """A check of a current report. `earlier` is the (id, year) of the other report of a check across two years."""

    report_id: int
    agency: str
    year: int
    file: str
    rule: str
    formula: str
    left: Decimal | None
    right: Decimal | None
    keys: tuple[str, ...]
    holds: bool | None
    hard: bool
    statement: Statement | None = None
    earlier: tuple[int, int] | None = None
    earlier_keys: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[tuple[int, str], ...]:
        """(report id, key) of every cell it rests on."""
        earlier = self.earlier[0] if self.earlier else self.report_id
        own = tuple((self.report_id, key) for key in self.keys)
        return (*own, *((earlier, key) for key in self.earlier_keys))

    @property
    def left_cells(self) -> tuple[tuple[int, str], ...]:
        """Those of the left side."""
        if self.rule == "C6":
            return self.cells[len(self.keys) :]
        return self.cells[: _LEFT_CELLS.get(self.rule, 1)]

    @property
    def right_cells(self) -> tuple[tuple[int, str], ...]:
        """Those of the right side; of C7 without the one that is taken away."""
        return tuple(cell for cell in self.cells if cell not in self.left_cells and cell not in self.less_cells)

    @property
    def less_cells(self) -> tuple[tuple[int, str], ...]:
        """Those that the right side is less: the documents repealed of C7."""
        return self.cells[2:3] if self.rule == "C7" else ()


def select_checks(connection: Connection, *where: ColumnElement[bool]) -> list[StoredCheck]:
    """The checks of current reports that satisfy the conditions: hard ones first, then by year, body and rule."""
    stated = and_(
        statements.c.report_id == checks.c.report_id, statements.c.number == checks.c.statements[0].as_integer()
    )
    query = (
        select(
            checks,
            *(reports.c.year, reports.c.file, agencies.c.name, _EARLIER.c.year.label("earlier_year")),
            *(statements.c["about", "text", "start", "end", "passage"]),
        )
        .join(reports, reports.c.id == checks.c.report_id)
        .join(agencies, agencies.c.id == reports.c.agency_id)
        .outerjoin(_EARLIER, _EARLIER.c.id == checks.c.earlier_id)
        .outerjoin(statements, stated)
        .where(reports.c.current, *where)
        .order_by(checks.c.hard.desc(), reports.c.year, agencies.c.name, checks.c.id)
    )
    return [_stored(row) for row in connection.execute(query)]


def _stored(row: Any) -> StoredCheck:
    return StoredCheck(
        *(row.report_id, row.name, row.year, row.file, row.rule, row.formula, row.left, row.right),
        *(tuple(row.keys), row.holds, row.hard),
        Statement(row.about, row.text, row.start, row.end, row.passage) if row.text is not None else None,
        (row.earlier_id, row.earlier_year) if row.earlier_id is not None else None,
        tuple(row.earlier_keys),
    )


def proved_zeros(connection: Connection, report_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """By report the cells in equations of the form that hold: those of them that are blank count as 0."""
    query = select(checks.c.report_id, checks.c["keys"]).where(
        among(checks.c.report_id, report_ids), checks.c.hard, checks.c.holds
    )
    found: dict[int, set[str]] = {}
    rows: Sequence[Any] = connection.execute(query).all()
    for report_id, keys in rows:
        found.setdefault(report_id, set()).update(keys)
    return {report_id: frozenset(keys) for report_id, keys in found.items()}


def failed_checks(
    connection: Connection, report_ids: Collection[int], *where: ColumnElement[bool]
) -> list[StoredCheck]:
    """The checks that these reports fail, those across two years with either report."""
    failing = remembered(connection, "failing reports", lambda: _failing(connection)).intersection(report_ids)
    if not failing:
        return []
    of_reports = among(checks.c.report_id, failing) | among(checks.c.earlier_id, failing)
    return select_checks(connection, checks.c.holds.is_(False), of_reports, *where)


def _failing(connection: Connection) -> frozenset[int]:
    """The reports that fail any check, on either side of it: few, and every answer asks which."""
    query = select(checks.c.report_id, checks.c.earlier_id).where(checks.c.holds.is_(False))
    return frozenset(report for row in connection.execute(query) for report in row if report is not None)


# In words


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return words


def formula_of(check: StoredCheck, language: Language) -> str:
    """The equation in words."""
    return check.formula if language == "zh" else str(_words()["formulas"][check.formula])


def sentence_of(check: StoredCheck, language: Language, left: str = "", right: str = "") -> str:
    """What a failed check says; `left` and `right` may hold both sides with citation marks behind them."""
    zh, en = _words()["sentences"][check.rule]
    row, column = _names(check.keys[0], language) if check.keys else ("", "")
    return str(zh if language == "zh" else en).format(
        agency=check.agency,
        year=check.year,
        earlier_year=check.earlier[1] if check.earlier else "",
        left=left or figure(check.left),
        right=right or figure(check.right),
        about=check.statement.about if check.statement else "",
        row=row,
        column=column,
    )


def place_of(check: StoredCheck, language: Language) -> str:
    """The column that an equation of rows is of, or the row of one of columns or cases, in quotes; else empty."""
    row, column = _names(check.keys[0], language) if check.keys else ("", "")
    place = {"C1": column, "C2": column, "C3": row, "C4": row}.get(check.rule, "")
    return "" if not place else f"，“{place}”" if language == "zh" else f", “{place}”"


def _names(key: str, language: Language) -> tuple[str, str]:
    """The row and the column of a cell."""
    cell = forms.cell(key)
    if language == "zh":
        return cell.leaf, cell.column
    row, _, column = cell.en.rpartition(", " if cell.table == 2 else ": ")
    return row, column


def figure(value: Decimal | None) -> str:
    """A side as it is printed; empty where there is none."""
    return "" if value is None else format(value, "f")

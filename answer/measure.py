"""A measure read off a report: the cells added up to it, or why there is no number."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlalchemy import Connection

from answer.plan import Measure, Scope
from answer.select import Cell, Reading, ReportRow, select_cells
from answer.vocabulary import keys_of, rows
from ingest import form as forms

State = Literal["value", "blank", "unread", "no_cell"]
_PARTS = {"applicants": forms.APPLICANTS, "outcomes": forms.OUTCOMES}


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one report. `cells` are those that say so: addends, or the blank cell itself."""

    report: ReportRow
    measure: Measure
    state: State
    value: Decimal | None = None
    cells: tuple[Cell, ...] = ()
    blanks: int = 0  # blank cells among the addends
    computed: bool = False  # the total cell holds nothing; its columns were added


def measure_reports(connection: Connection, scope: Scope, measure: Measure) -> list[Measured]:
    """The measure of every report in scope."""
    found = [_measured(reading, measure, measure.keys) for reading in select_cells(connection, scope, measure.keys)]
    lost = [each for each in found if each.state in {"blank", "unread"}]
    if measure.column != "total" or not lost:
        return found
    parts = _from_columns(connection, scope, measure)
    return [parts.get(each.report.id, each) if each in lost else each for each in found]


def _from_columns(connection: Connection, scope: Scope, measure: Measure) -> dict[int, Measured]:
    """The measure from the columns beside its total, for reports in which they hold numbers."""
    columns = _PARTS[rows()[measure.row].columns]
    keys = [key for column in columns for key in keys_of(measure.row, column)]
    found = {}
    for reading in select_cells(connection, scope, keys):
        total = _measured(reading, measure, keys)
        if total.state == "value":
            found[reading.report.id] = Measured(
                total.report, measure, "value", total.value, total.cells, total.blanks, computed=True
            )
    return found


def _measured(reading: Reading, measure: Measure, keys: Sequence[str]) -> Measured:
    cells = [reading.cells[key] for key in keys if key in reading.cells]
    if not cells:
        state: State = "no_cell" if reading.report.form else "unread"
        return Measured(reading.report, measure, state)
    if any(cell.status == "unreadable" for cell in cells):
        return Measured(reading.report, measure, "unread")
    filled = [cell for cell in cells if cell.value is not None]
    if not filled:
        return Measured(reading.report, measure, "blank", cells=tuple(cells[:1]), blanks=len(cells))
    value = sum((cell.value or Decimal(0) for cell in filled), Decimal(0))
    blanks = len(cells) - len(filled)
    addends = [cell for cell in filled if cell.value] or filled[:1]
    return Measured(reading.report, measure, "value", value, tuple(addends), blanks)

"""A quantity read off a report: the cells added up to it or divided, or why there is no number."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from answer.compute import percent, rounded
from answer.plan import Measure, Quantity, Rate, Scope
from answer.select import Cell, Reading, ReportRow, select_cells
from answer.vocabulary import keys_of, rows
from ingest import form as forms

State = Literal["value", "blank", "unread", "no_cell", "undefined"]
_PARTS = {"applicants": forms.APPLICANTS, "outcomes": forms.OUTCOMES}


class Measured(NamedTuple):
    """One quantity of one report. `cells` are those that say so: addends, or the blank cell itself.

    A rate is `undefined` where its whole is 0; its `value` is exact, in percent, and `sides` are its part, its
    whole and what the whole is less by.
    """

    report: ReportRow
    measure: Quantity
    state: State
    value: Decimal | None = None
    cells: tuple[Cell, ...] = ()
    blanks: int = 0  # blank cells among the addends
    computed: bool = False  # the total cell holds nothing; its columns were added
    sides: tuple["Side", "Side", "Side"] | None = None

    @property
    def shown(self) -> Decimal | None:
        """The value as it is shown: a rate is rounded."""
        return rounded(self.value) if self.sides and self.value is not None else self.value


class Side(NamedTuple):
    """One of the sums that a rate is made of."""

    value: Decimal
    cells: tuple[Cell, ...]


def measure_reports(
    connection: Connection, those: Scope | Sequence[int], quantities: Sequence[Quantity]
) -> list[list[Measured]]:
    """Each quantity of every report in scope, or of those ids, by year and body."""
    readings = select_cells(connection, those, _keys(quantities))
    return [_of_all(connection, readings, quantity) for quantity in quantities]


def _keys(quantities: Sequence[Quantity]) -> list[str]:
    """The cells that they are made of."""
    measures: list[Measure] = []
    for each in quantities:
        measures += (*each.part, *each.whole, *each.less) if isinstance(each, Rate) else (each,)
    return list(dict.fromkeys(key for measure in measures for key in measure.keys))


def _of_all(connection: Connection, readings: Sequence[Reading], quantity: Quantity) -> list[Measured]:
    if isinstance(quantity, Rate):
        return _rates(connection, readings, quantity)
    keys = quantity.keys
    found = [_measured(reading, quantity, keys) for reading in readings]
    lost = [each for each in found if each.state in {"blank", "unread"}]
    if quantity.column != "total" or not lost:
        return found
    parts = _from_columns(connection, [each.report.id for each in lost], quantity)
    return [parts.get(each.report.id, each) for each in found]


def _from_columns(connection: Connection, report_ids: Sequence[int], measure: Measure) -> dict[int, Measured]:
    """The measure from the columns beside its total, for those of the reports in which they hold numbers."""
    columns = _PARTS[rows()[measure.row].columns]
    keys = [key for column in columns for key in keys_of(measure.row, column)]
    found = {}
    for reading in select_cells(connection, report_ids, keys):
        total = _measured(reading, measure, keys)
        if total.state == "value":
            found[reading.report.id] = total._replace(computed=True)
    return found


def _measured(reading: Reading, measure: Measure, keys: Sequence[str]) -> Measured:
    cells = [reading.cells[key] for key in keys if key in reading.cells]
    if not cells:
        state: State = "no_cell" if reading.report.form else "unread"
        return Measured(reading.report, measure, state)
    if len(cells) == 1 and cells[0].value is not None:
        return Measured(reading.report, measure, "value", cells[0].value, tuple(cells))
    if any(cell.status == "unreadable" for cell in cells):
        return Measured(reading.report, measure, "unread")
    filled = [cell for cell in cells if cell.value is not None]
    if not filled:
        return Measured(reading.report, measure, "blank", cells=tuple(cells[:1]), blanks=len(cells))
    value = sum((cell.value or Decimal(0) for cell in filled), Decimal(0))
    blanks = len(cells) - len(filled)
    addends = [cell for cell in filled if cell.value] or filled[:1]
    return Measured(reading.report, measure, "value", value, tuple(addends), blanks)


def _rates(connection: Connection, readings: Sequence[Reading], rate: Rate) -> list[Measured]:
    parts, wholes, lesses = (
        [_of_all(connection, readings, measure) for measure in side] for side in (rate.part, rate.whole, rate.less)
    )
    return [
        _rate(
            rate, [column[at] for column in parts], [column[at] for column in wholes], [column[at] for column in lesses]
        )
        for at in range(len(parts[0]))
    ]


def _rate(rate: Rate, part: Sequence[Measured], whole: Sequence[Measured], less: Sequence[Measured]) -> Measured:
    """The rate of one report from the measures it is made of; it lacks what any of them lacks."""
    every = (*part, *whole, *less)
    report = every[0].report
    states: tuple[State, ...] = ("unread", "no_cell", "blank")
    for state in states:
        lacking = next((each for each in every if each.state == state), None)
        if lacking:
            return Measured(report, rate, state, cells=lacking.cells)
    sides = (_side(part), _side(whole), _side(less))
    cells = tuple(cell for side in sides for cell in side.cells)
    blanks = sum(each.blanks for each in every)
    value = percent(sides[0].value, sides[1].value - sides[2].value)
    state = "undefined" if value is None else "value"
    return Measured(report, rate, state, value, cells, blanks, any(each.computed for each in every), sides)


def _side(measured: Sequence[Measured]) -> Side:
    if len(measured) == 1 and measured[0].value is not None:
        return Side(measured[0].value, measured[0].cells)
    value = sum((each.value or Decimal(0) for each in measured), Decimal(0))
    return Side(value, tuple(cell for each in measured for cell in each.cells))

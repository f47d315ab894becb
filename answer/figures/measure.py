"""A quantity read off a report: the cells added up to it or divided, or why there is no number."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from answer.figures.compute import Formula, percent, rounded
from answer.figures.renamed import successors
from answer.figures.select import FEW, Cell, Reading, ReportRow, reports_of, select_cells, select_reports
from answer.plan import Gap, Measure, Quantity, Rate, Scope
from answer.vocabulary import keys_of, rows
from index.checks import proved_zeros
from index.database import remembered_each
from ingest import form as forms

State = Literal["value", "blank", "unread", "no_cell", "undefined", "no_pair"]
_PARTS = {"applicants": forms.APPLICANTS, "outcomes": forms.OUTCOMES}


class Measured(NamedTuple):
    """One quantity of one report. `cells` are those that say so: addends, or the blank cell itself.

    A rate is `undefined` where its whole is 0; its `value` is exact, in percent, and `sides` are its part, its
    whole and what the whole is less by. The sides of a gap are what there is and what it is compared with, which
    may stand in an earlier report.
    """

    report: ReportRow
    measure: Quantity
    state: State
    value: Decimal | None = None
    cells: tuple[Cell, ...] = ()
    blanks: int = 0  # blank cells among the addends
    computed: bool = False  # the total cell holds nothing; its columns were added
    sides: tuple["Side", ...] = ()
    formula: Formula = "ratio"  # of the sides
    earlier: ReportRow | None = None

    @property
    def shown(self) -> Decimal | None:
        """The value as it is shown: what is divided is rounded."""
        return rounded(self.value) if self.sides and self.value is not None else self.value


class Side(NamedTuple):
    """One of the sums that a rate or gap is made of."""

    value: Decimal
    cells: tuple[Cell, ...]


_NO_SIDE = Side(Decimal(0), ())


def measure_reports(
    connection: Connection, those: Scope | Sequence[int], quantities: Sequence[Quantity]
) -> list[list[Measured]]:
    """Each quantity of every report in scope, or of those ids, by year and body."""
    found = select_reports(connection, those) if isinstance(those, Scope) else reports_of(connection, those)
    if len(found) > FEW:
        return [_of_many(connection, found, quantity) for quantity in quantities]
    readings = select_cells(connection, found, _keys(quantities))
    return [_of_all(connection, readings, quantity) for quantity in quantities]


def as_filled(connection: Connection, found: Sequence[Measured]) -> list[Measured]:
    """The same with a total that was left blank as blank, not as what its columns add up to: 那一格没填吗."""
    own: dict[int, Measured] = {}
    for each in found:
        if each.computed and isinstance(each.measure, Measure):
            keys = each.measure.keys
            (reading,) = select_cells(connection, [each.report], keys)
            own[each.report.id] = _measured(reading, each.measure, keys)
    return [own.get(each.report.id, each) for each in found]


def _of_many(connection: Connection, found: Sequence[ReportRow], quantity: Quantity) -> list[Measured]:
    """One quantity of many reports; remembered of each, as many questions ask for the same few figures."""
    if isinstance(quantity, Gap):
        return _gaps(
            connection, quantity, *(_of_many(connection, found, measure) for measure in (quantity.of, quantity.less))
        )
    by_id = {report.id: report for report in found}

    def find(new: Sequence[int]) -> dict[int, Measured]:
        readings = select_cells(connection, [by_id[each] for each in new], _keys([quantity]))
        return {each.report.id: each for each in _of_all(connection, readings, quantity)}

    known = remembered_each(connection, repr(quantity), by_id, find)
    return [known[each] for each in by_id]


def _keys(quantities: Sequence[Quantity]) -> list[str]:
    """The cells that they are made of."""
    measures: list[Measure] = []
    for each in quantities:
        for one in (each.of, each.less) if isinstance(each, Gap) else (each,):
            measures += (*one.part, *one.whole, *one.less) if isinstance(one, Rate) else (one,)
    return list(dict.fromkeys(key for measure in measures for key in measure.keys))


def _of_all(connection: Connection, readings: Sequence[Reading], quantity: Quantity) -> list[Measured]:
    if isinstance(quantity, Rate):
        return _rates(connection, readings, quantity)
    if isinstance(quantity, Gap):
        return _gaps(
            connection, quantity, *(_of_all(connection, readings, measure) for measure in (quantity.of, quantity.less))
        )
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
    for reading in select_cells(connection, reports_of(connection, report_ids), keys):
        total = _measured(reading, measure, keys)
        if total.state == "value":
            found[reading.report.id] = total._replace(computed=True)
    return found


def _measured(reading: Reading, measure: Measure, keys: Sequence[str]) -> Measured:
    report, known = reading
    cells = [known[key] for key in keys if key in known]
    if len(cells) == 1 and cells[0].value is not None:
        return Measured(report, measure, "value", cells[0].value, (cells[0],))
    if not cells:
        state: State = "no_cell" if report.form else "unread"
        return Measured(report, measure, state)
    if any(cell.status == "unreadable" for cell in cells):
        return Measured(report, measure, "unread")
    filled = [cell for cell in cells if cell.value is not None]
    if not filled:
        return Measured(report, measure, "blank", cells=tuple(cells[:1]), blanks=len(cells))
    value = sum((cell.value or Decimal(0) for cell in filled), Decimal(0))
    blanks = len(cells) - len(filled)
    addends = [cell for cell in filled if cell.value] or filled[:1]
    return Measured(report, measure, "value", value, tuple(addends), blanks)


def _rates(connection: Connection, readings: Sequence[Reading], rate: Rate) -> list[Measured]:
    parts, wholes, lesses = (
        _by_report([_of_all(connection, readings, measure) for measure in side], len(readings))
        for side in (rate.part, rate.whole, rate.less)
    )
    found = [_rate(rate, *sides) for sides in zip(parts, wholes, lesses, strict=True)]
    blank = {each.report.id for each in found if each.state == "blank"}
    if not blank:
        return found
    proved = proved_zeros(connection, blank)
    every = zip(found, parts, wholes, lesses, strict=True)
    return [
        _with_zeros(each, sides, proved[each.report.id]) if each.report.id in proved else each for each, *sides in every
    ]


def _with_zeros(rate: Measured, three: Sequence[Sequence[Measured]], proved: frozenset[str]) -> Measured:
    """A rate that lacks a part left blank, with its sides for the rate of all together, where the report's own
    equations prove that the cells would be 0."""
    part, whole, less = three
    others = (*part, *less)
    lost = [each for each in others if each.state != "value"]
    zeros = all(each.state == "blank" and isinstance(each.measure, Measure) for each in lost)
    if not zeros or any(each.state != "value" for each in whole):
        return rate
    keys = {key for each in lost if isinstance(each.measure, Measure) for key in each.measure.keys}
    return rate._replace(sides=(_side(part), _side(whole), _side(less))) if keys <= proved else rate


def _by_report(columns: Sequence[Sequence[Measured]], count: int) -> Sequence[Sequence[Measured]]:
    """Measures of all reports → those of each report."""
    return list(zip(*columns, strict=True)) if columns else [()] * count


def _rate(rate: Rate, part: Sequence[Measured], whole: Sequence[Measured], less: Sequence[Measured]) -> Measured:
    """The rate of one report from the measures it is made of; it lacks what any of them lacks."""
    every = (*part, *whole, *less)
    report = every[0].report
    lacking = _lacking(every)
    if lacking:
        return Measured(report, rate, lacking.state, cells=lacking.cells)
    sides = (_side(part), _side(whole), _side(less))
    cells = sides[0].cells + sides[1].cells + sides[2].cells
    blanks = sum([each.blanks for each in every])
    value = percent(sides[0].value, sides[1].value - sides[2].value)
    state: State = "undefined" if value is None else "value"
    return Measured(report, rate, state, value, cells, blanks, any(each.computed for each in every), sides)


def _lacking(every: Sequence[Measured]) -> Measured | None:
    """The first that could not be read or is not there; what could not be read before what is not there."""
    lost = [each for each in every if each.state not in {"value", "undefined"}]
    if not lost:
        return None
    states: tuple[State, ...] = ("unread", "no_cell", "blank")
    return next((each for state in states for each in lost if each.state == state), None)


def _gaps(connection: Connection, gap: Gap, found: Sequence[Measured], others: Sequence[Measured]) -> list[Measured]:
    """One a report; or one a body with a report of the last year in scope, compared with that of the first; of a body
    that its report says was renamed in between, with that under its old name."""
    if not gap.before:
        return [_gap(gap, each, other) for each, other in zip(found, others, strict=True)]
    years = {each.report.year for each in found}
    first = {each.report.agency: each for each in others if each.report.year == min(years)}
    later = {each.report.agency: each for each in found if each.report.year == max(years)} if len(years) > 1 else {}
    olds, news = (
        [own[name].report for name in own.keys() - other.keys()] for own, other in ((first, later), (later, first))
    )
    for old, new in successors(connection, olds, news).items() if olds and news else ():
        first[new] = first.pop(old)
    alone = [each for name, each in {**first, **later}.items() if not (name in first and name in later)]
    paired = [_gap(gap, each, first[name], first[name].report) for name, each in later.items() if name in first]
    return paired + [Measured(each.report, gap, "no_pair") for each in alone]


def _gap(gap: Gap, of: Measured, less: Measured, earlier: ReportRow | None = None) -> Measured:
    lacking = _lacking((of, less))
    if lacking:
        return Measured(of.report, gap, lacking.state, cells=lacking.cells, earlier=earlier)
    if isinstance(gap.of, Rate):
        return _points(gap, of, less, earlier)
    sides = (_side([of]), _side([less]))
    formula: Formula = "quotient" if gap.times else "change" if gap.percent else "difference"
    of_value, less_value = sides[0].value, sides[1].value
    gained: Decimal | None = of_value - less_value
    if gap.times:
        gained = of_value / less_value if less_value > 0 else None
    value = percent(of_value - less_value, less_value) if gap.percent else gained
    state: State = "undefined" if value is None else "value"
    cells = (*sides[0].cells, *sides[1].cells)
    blanks, computed = of.blanks + less.blanks, of.computed or less.computed
    return Measured(of.report, gap, state, value, cells, blanks, computed, sides, formula, earlier)


def _points(gap: Gap, of: Measured, less: Measured, earlier: ReportRow | None) -> Measured:
    """The difference of two rates, each as it is shown; undefined where either is."""
    sides, cells = (*of.sides, *less.sides), (*of.cells, *less.cells)
    value = of.shown - less.shown if of.shown is not None and less.shown is not None else None
    state: State = "undefined" if value is None else "value"
    blanks, computed = of.blanks + less.blanks, of.computed or less.computed
    return Measured(of.report, gap, state, value, cells, blanks, computed, sides, "points", earlier)


def _side(measured: Sequence[Measured]) -> Side:
    """Several measures added up; what is blank adds nothing."""
    if len(measured) == 1:
        return Side(measured[0].value or Decimal(0), measured[0].cells)
    if not measured:
        return _NO_SIDE
    value = sum((each.value or Decimal(0) for each in measured), Decimal(0))
    return Side(value, tuple(cell for each in measured for cell in each.cells))

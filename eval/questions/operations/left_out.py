"""Questions about all bodies but some: without one body, without a level."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, row, sure
from eval.questions.gold import Gold, Row, answered
from eval.questions.measures import Measure
from eval.questions.speech import Agency
from eval.questions.world import Report, without_aggregates


def others(lot: Lot) -> Draw:
    """The bodies other than one that have a figure."""
    scope, asked = lot.scope(), lot.measure()
    found = [each for each in scope.reports if (asked.of(each) or 0) > 0]
    own = lot.one_of([each for each in found if each.level != "aggregate"])
    rows = [row(each, asked) for each in found if each != own]
    if not rows:
        raise UnluckyError
    slots = scope.slots | {"agency": Agency(own.agency), "measure": asked}
    return Draw(slots, answered(rows=rows, cite=rows), {"measure": asked.id})


def sum_without(lot: Lot) -> Draw:
    """The sum over a scope without one of its bodies."""
    scope, asked = lot.scope(), lot.measure()
    own = lot.one_of([each for each in scope.parts() if each.level != "aggregate" and (asked.of(each) or 0) > 0])
    gold = _sum(scope.reports, [each for each in scope.reports if each != own], asked)
    return Draw(scope.slots | {"agency": Agency(own.agency), "measure": asked}, gold, {"measure": asked.id})


def without_level(lot: Lot) -> Draw:
    """The bodies that have a figure, or the sum, without townships and sub-districts."""
    scope, asked = lot.scope(), lot.measure()
    rest = [each for each in scope.reports if each.level != "township"]
    if not any((asked.of(each) or 0) > 0 for each in scope.reports if each not in rest):
        raise UnluckyError
    if lot.when["of"] == "sum":
        gold = _sum(scope.reports, rest, asked)
    else:
        rows = [each for each in (row(report, asked) for report in rest) if each[2]]
        if not rows:
            raise UnluckyError
        gold = answered(rows=rows, cite=rows)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id, "of": lot.when["of"]})


def _sum(reports: list[Report], rest: list[Report], asked: Measure) -> Gold:
    """The gold of a sum of the rest; where what is left out makes no aggregate stand for itself."""
    parts = without_aggregates(rest)
    sure(parts, asked)
    rows: list[Row] = [row(each, asked) for each in parts]
    total = sum((value for _, _, value in rows if value is not None), Decimal(0))
    if len(parts) < 2 or not total or parts != [each for each in without_aggregates(reports) if each in rest]:
        raise UnluckyError
    return answered(total, asked.unit, cite=[each for each in rows if each[2]], may_cite=rows)

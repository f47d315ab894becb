"""Questions that hold bodies to the others or to themselves: the mean, a share, all of them, two figures."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, named, row, sure
from eval.questions.gold import Row, answered, mean, median, percent, yes_or_no
from eval.questions.measures import Measure, measure
from eval.questions.operations.ranks import value
from eval.questions.operations.sums import values_of
from eval.questions.speech import Agency, Region, Slot, Year
from eval.questions.world import Report, without_aggregates

PAIRS = (
    *(("refused", "granted"), ("unable", "granted"), ("not_held", "granted"), ("partial", "granted")),
    *(("not_processed", "refused"), ("outcomes_total", "received"), ("carried_out", "carried_in")),
    *(("reconsideration", "litigation"), ("penalties", "licensing"), ("coercion", "penalties")),
    ("received_business", "received_natural"),
)
EQUALS = (
    *(("received", "outcomes_total"), ("received", "outcomes_total"), ("carried_in", "carried_out")),
    *(("granted", "outcomes_total"), ("received", "received_natural"), ("reconsideration", "litigation")),
)


def against_average(lot: Lot) -> Draw:
    """The bodies above or below the mean or median of all, on which the answer rests."""
    scope, asked = lot.scope(), lot.measure()
    values = values_of(scope.parts(), asked)
    if len(values) < 3 or not any(values):
        raise UnluckyError
    middle = mean(values) if lot.when["average"] == "mean" else median(values)
    if lot.when["average"] == "mean" and any(abs(each - middle) <= Decimal("0.01") for each in values):
        raise UnluckyError
    rows = [each for each in (row(report, asked) for report in scope.parts()) if each[2] is not None]
    above = lot.when["side"] == "above"
    found = [each for each in rows if (value(each) > middle if above else value(each) < middle)]
    if not found:
        raise UnluckyError
    gold = answered(rows=found, cite=[each for each in rows if each[2]], may_cite=rows)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id} | _only(lot, "average", "side"))


def share_of_bodies(lot: Lot) -> Draw:
    """The share of bodies that have a figure, or have it 0, among those that state it."""
    scope, asked = lot.scope(), lot.measure()
    sure(scope.reports, asked)
    known = _stated(scope.reports, asked)
    zero = lot.when["condition"] == "zero"
    found = [each for each in known if (not each[2]) == zero]
    if not found or len(found) == len(known):
        raise UnluckyError
    share = percent(Decimal(len(found)), Decimal(len(known)))
    gold = answered(share, "%", cite=None if zero else found, may_cite=known)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id} | _only(lot, "condition"))


def mean_of_any(lot: Lot) -> Draw:
    """The mean over the bodies that have any; aggregates are left out before the zeros are."""
    scope, asked = lot.scope(), lot.measure()
    values = values_of(scope.parts(), asked)
    some = [each for each in values if each]
    if len(some) < 2 or len(some) == len(values):
        raise UnluckyError
    return Draw(scope.slots | {"measure": asked}, answered(mean(some), asked.unit), {"measure": asked.id})


def all_yes_no(lot: Lot) -> Draw:
    """Whether all bodies have a figure, or have it 0; the rows are the exceptions, where there are any."""
    scope, asked = lot.scope(), lot.measure()
    sure(scope.reports, asked)
    known = _stated(scope.reports, asked)
    zero = lot.when["condition"] == "zero"
    rows = [each for each in known if bool(each[2]) == zero]
    if len(known) < len(scope.reports) or (rows and lot.rng.random() < 0.85):
        raise UnluckyError
    gold = yes_or_no(not rows, lot.lang)
    if rows:
        gold |= answered(rows=rows, cite=rows if zero else None)
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id} | _only(lot, "condition"))


def share_of_total(lot: Lot) -> Draw:
    """A body's share in its city's total."""
    asked, own = lot.measure(), lot.report(lambda each: each.level != "aggregate")
    city = own.region[:2]
    here = [each for each in lot.world.reports if each.year == own.year and each.region[:2] == city]
    parts = without_aggregates(here)
    values, share = values_of(parts, asked), asked.of(own)
    if not share or len(values) < 3:
        raise UnluckyError
    rows = _stated(parts, asked)
    slots: dict[str, Slot] = {"agency": Agency(own.agency), "year": Year(own.year), "measure": asked}
    slots |= {"region": Region(city)} if "region" in lot.fields else {}
    gold = answered(
        percent(share, sum(values, Decimal(0))), "%", cite=[each for each in rows if each[2]], may_cite=rows
    )
    return Draw(slots, gold, {"measure": asked.id})


def figure_against(lot: Lot) -> Draw:
    """The bodies with more, or fewer, of one figure than of another; the rows give the difference."""
    scope = lot.scope()
    one, other = _pair(lot, PAIRS)
    sure(scope.reports, one)
    sure(scope.reports, other)
    sign = 1 if lot.when["side"] == "more" else -1
    stated = [each for each in scope.reports if one.of(each) is not None and other.of(each) is not None]
    rows: list[Row] = [(each.agency, each.year, _over(each, one, other)) for each in stated]
    found = [each for each in rows if value(each) * sign > 0]
    if not found or len(found) == len(rows):
        raise UnluckyError
    tags = {"measure": one.id, "and": other.id} | _only(lot, "side")
    return Draw(scope.slots | {"measure": one, "measure2": other}, answered(rows=found, cite=found), tags)


def figures_equal(lot: Lot) -> Draw:
    """Whether two figures of a report are equal."""
    report = lot.report()
    one, other = _pair(lot, EQUALS)
    sure([report], one)
    sure([report], other)
    if one.of(report) is None or other.of(report) is None or not (one.of(report) or other.of(report)):
        raise UnluckyError
    equal = not _over(report, one, other)
    if not equal and lot.rng.random() < 0.5:
        raise UnluckyError
    gold = yes_or_no(equal, lot.lang) | answered(cite=[row(report, one)])
    return Draw(named(report) | {"measure": one, "measure2": other}, gold, {"measure": one.id, "and": other.id})


def all_finished(lot: Lot) -> Draw:
    """Whether a body finished all its requests: nothing is carried over to the next year."""
    report, left = lot.report(), measure("carried_out")
    found = left.of(report)
    if found is None or (not found and lot.rng.random() < 0.4):
        raise UnluckyError
    gold = yes_or_no(bool(found) if "negated" in lot.when else not found, lot.lang)
    return Draw(named(report), gold | answered(cite=[row(report, left)] if found else None), {"left": str(bool(found))})


def _pair(lot: Lot, pairs: tuple[tuple[str, str], ...]) -> tuple[Measure, Measure]:
    first, second = lot.some_of([measure(name) for name in lot.one_of(pairs)], 2)
    return first, second


def _over(report: Report, one: Measure, other: Measure) -> Decimal:
    return (one.of(report) or Decimal(0)) - (other.of(report) or Decimal(0))


def _stated(reports: list[Report], asked: Measure) -> list[Row]:
    return [each for each in (row(report, asked) for report in reports) if each[2] is not None]


def _only(lot: Lot, *names: str) -> dict[str, str]:
    return {name: lot.when[name] for name in names}

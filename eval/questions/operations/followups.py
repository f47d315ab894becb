"""Questions that only mean something after the one before: another year, body, figure, the same set again."""

from collections.abc import Callable
from decimal import Decimal

from eval.questions.draw import Draw, Lot, Scope, Turn, UnluckyError, named, row, sure
from eval.questions.gold import answered, mean, median
from eval.questions.measures import Measure, measure, terms
from eval.questions.operations import lists, lookups, ranks, sums
from eval.questions.speech import Agency, Slot, Year, kind_of
from eval.questions.world import Report, without_aggregates

POSITIVE = {"condition": "positive"}


def _looked_up(lot: Lot, report: Report, asked: Measure) -> Turn:
    lookups.stated(lot, report, asked)
    return Turn("lookup", named(report) | {"measure": asked}, {"measure": asked.id})


def other_year(lot: Lot) -> Draw:
    """The same figure of the same body in another year."""
    asked = lot.measure(comparable=True)
    reports = lot.one_of(list(lot.world.bodies.values()))
    before, now = lot.some_of(reports, 2)
    value = lookups.stated(lot, now, asked)
    gold = answered(value, asked.unit, cite=[row(now, asked)])
    return Draw({"year": Year(now.year)}, gold, {"measure": asked.id}, (_looked_up(lot, before, asked),))


def other_agency(lot: Lot) -> Draw:
    """The same figure of another body in the same year."""
    asked = lot.measure()
    before, now = _pair(lot)
    value = lookups.stated(lot, now, asked)
    gold = answered(value, asked.unit, cite=[row(now, asked)])
    return Draw({"agency": Agency(now.agency)}, gold, {"measure": asked.id}, (_looked_up(lot, before, asked),))


def _pair(lot: Lot) -> tuple[Report, Report]:
    year = lot.one_of(lot.world.years)
    first, second = lot.some_of([each for each in lot.world.reports if each.year == year], 2)
    return first, second


def other_measure(lot: Lot) -> Draw:
    """Another figure of the same report."""
    report, first, asked = lot.report(), lot.measure(), lot.measure()
    if first == asked:
        raise UnluckyError
    value = lookups.stated(lot, report, asked)
    gold = answered(value, asked.unit, cite=[row(report, asked)])
    return Draw({"measure": asked}, gold, {"measure": asked.id}, (_looked_up(lot, report, first),))


def third_turn(lot: Lot) -> Draw:
    """Another year, after another body: two turns back counts."""
    asked = lot.measure(comparable=True)
    before, now = _pair(lot)
    other = lot.one_of([each for each in lot.world.bodies[now.agency] if each.year != now.year])
    value = lookups.stated(lot, other, asked)
    turns = (_looked_up(lot, before, asked), Turn("fu_agency", {"agency": Agency(now.agency)}))
    return Draw({"year": Year(other.year)}, answered(value, asked.unit, cite=[row(other, asked)]), {}, turns)


def applicant_of(lot: Lot) -> Draw:
    """How many of those received came from one kind of applicant."""
    report, column = lot.report(), lot.one_of(terms("applicants"))
    cell = Measure(column.id, (f"requests.received.{column.id}",), {})
    turn = _looked_up(lot, report, measure("received"))
    value = lookups.stated(lot, report, cell)
    gold = answered(value, "件", cite=[row(report, cell)])
    return Draw({"applicant": column}, gold, {"applicant": column.id}, (turn,))


def spread_of(lot: Lot) -> Draw:
    """What became of those received, who asked for them, or why those refused were."""
    report, over = lot.report(), lot.when["over"]
    about = measure("refused" if over == "reasons" else "received")
    gold = sums.spread_of([report], sums.PARTS[over])
    return Draw({}, gold, {"over": over}, (_looked_up(lot, report, about),))


def afresh(lot: Lot) -> Draw:
    """A question that has nothing to do with the one before."""
    turn = _looked_up(lot, lot.report(), lot.measure())
    drawn = lists.count(lot)
    return Draw(drawn.slots, drawn.gold, drawn.tags, (turn,))


# The same set again


def _listed(lot: Lot) -> tuple[Scope, Measure, list[Report], Turn]:
    """A list by condition over a year, and the reports in it."""
    scope, asked = _of_a_year(lot), lot.measure()
    found = [each for each in scope.reports if (asked.of(each) or 0) > 0]
    if len(found) < 2:
        raise UnluckyError
    tags = {"measure": asked.id} | POSITIVE
    return scope, asked, found, Turn("list", scope.slots | {"measure": asked}, tags)


def _of_a_year(lot: Lot) -> Scope:
    year = lot.one_of(lot.world.years)
    return Scope([each for each in lot.world.reports if each.year == year], {"year": Year(year)})


def narrowed(lot: Lot) -> Draw:
    """The list again, only in a region or of a kind."""
    _, asked, found, turn = _listed(lot)
    if "region" in lot.fields:
        region = lot.region()
        rest = [each for each in found if each.region[: len(region.path)] == region.path]
        slots: dict[str, Slot] = {"region": region}
    else:
        kind = lot.kind()
        rest = [each for each in found if kind_of(each) == kind.name]
        slots = {"kind": kind}
    if not rest or len(rest) == len(found):
        raise UnluckyError
    rows = [row(each, asked) for each in rest]
    return Draw(slots, answered(rows=rows, cite=rows), {"measure": asked.id}, (turn,))


def list_other_year(lot: Lot) -> Draw:
    """The list again, of another year."""
    scope, asked, _, turn = _listed(lot)
    year = lot.one_of([each for each in lot.world.years if Year(each) != scope.slots["year"]])
    rows = [row(each, asked) for each in lot.world.reports if each.year == year and (asked.of(each) or 0) > 0]
    if not rows:
        raise UnluckyError
    return Draw({"year": Year(year)}, answered(rows=rows, cite=rows), {"measure": asked.id}, (turn,))


def their(lot: Lot) -> Draw:
    """Another figure of the bodies in the list."""
    _, first, found, turn = _listed(lot)
    asked = lot.measure()
    rows = [row(each, asked) for each in found]
    if asked == first or any(value is None for _, _, value in rows) or not any(value for _, _, value in rows):
        raise UnluckyError
    sure(found, asked)
    return Draw({"measure": asked}, answered(rows=rows), {"measure": asked.id}, (turn,))


def how_many(lot: Lot) -> Draw:
    """How many are in the list."""
    _, asked, found, turn = _listed(lot)
    return Draw({}, answered(Decimal(len(found))), {"measure": asked.id}, (turn,))


def total(lot: Lot) -> Draw:
    """What the list adds up to, or its mean or median; the same whether aggregates are sought in list or year."""
    scope, asked, found, turn = _listed(lot)
    parts = without_aggregates(found)
    if {each.agency for each in parts} != {each.agency for each in scope.parts()} & {each.agency for each in found}:
        raise UnluckyError
    values = [asked.of(each) or Decimal(0) for each in parts]
    if len(values) < 2:
        raise UnluckyError
    work: dict[str, Callable[[list[Decimal]], Decimal]] = {
        "sum": lambda each: sum(each, Decimal(0)),
        "mean": mean,
        "median": median,
    }
    gold = answered(work[lot.when["of"]](values), asked.unit)
    return Draw({}, gold, {"measure": asked.id, "of": lot.when["of"]}, (turn,))


def average_of_sum(lot: Lot) -> Draw:
    """The mean or median over the bodies of a sum."""
    scope, asked = _of_a_year(lot), lot.measure()
    values = sums.values_of(scope.parts(), asked)
    if not any(values):
        raise UnluckyError
    middle = mean(values) if lot.when["of"] == "mean" else median(values)
    turn = Turn("sum", scope.slots | {"measure": asked}, {"measure": asked.id})
    return Draw({}, answered(middle, asked.unit), {"measure": asked.id, "of": lot.when["of"]}, (turn,))


def fewer(lot: Lot) -> Draw:
    """The first few of a ranking."""
    scope, asked = _of_a_year(lot), lot.measure()
    rows = ranks.ranked(scope, asked)
    count = lot.rng.choice([2, 3, 5])
    turn = Turn("ranking", scope.slots | {"measure": asked}, {"measure": asked.id})
    return Draw({"k": count}, ranks.ordered(ranks.first(rows, count)), {"measure": asked.id}, (turn,))


def in_order(lot: Lot) -> Draw:
    """The list in order; where no member contains another, so that none is left out."""
    scope = lot.scope(frozenset({"year", lot.one_of(["region", "kind"])}))
    asked = lot.measure()
    found = [each for each in scope.reports if (asked.of(each) or 0) > 0]
    if len(found) < 2 or len(scope.parts()) != len(scope.reports):
        raise UnluckyError
    rows = sorted((row(each, asked) for each in found), key=ranks.value, reverse=True)
    tags = {"measure": asked.id} | POSITIVE
    return Draw({}, ranks.ordered(rows), {"measure": asked.id}, (Turn("list", scope.slots | {"measure": asked}, tags),))

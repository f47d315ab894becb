"""Questions about which bodies meet a condition, how many do, whether any does."""

from collections.abc import Callable
from decimal import Decimal

from eval.questions.draw import Draw, Lot, Scope, UnluckyError, row, sure
from eval.questions.gold import Gold, Row, answered, yes_or_no
from eval.questions.measures import Measure
from eval.questions.speech import Slot, Year
from eval.questions.world import Report

Meets = Callable[[Decimal], bool]


def list_where(lot: Lot) -> Draw:
    """The bodies that meet a condition, with the figure."""
    scope, asked = lot.scope(), lot.measure()
    meets, slots = condition(lot, scope, asked)
    rows = members(scope, asked, meets)
    if not rows:
        raise UnluckyError
    return Draw(scope.slots | slots | {"measure": asked}, _set(rows), _tags(lot, asked))


def count(lot: Lot) -> Draw:
    """How many bodies meet a condition."""
    scope, asked = lot.scope(), lot.measure()
    meets, slots = condition(lot, scope, asked)
    rows = members(scope, asked, meets)
    gold = _set(rows) | answered(Decimal(len({agency for agency, _, _ in rows})))
    if not rows and lot.rng.random() < 0.8:
        raise UnluckyError
    return Draw(scope.slots | slots | {"measure": asked}, gold, _tags(lot, asked))


def any_yes_no(lot: Lot) -> Draw:
    """Whether any body meets a condition."""
    scope, asked = lot.scope(), lot.measure()
    meets, slots = condition(lot, scope, asked)
    rows = members(scope, asked, meets)
    if rows and lot.rng.random() < 0.7:
        raise UnluckyError
    return Draw(scope.slots | slots | {"measure": asked}, yes_or_no(bool(rows), lot.lang), _tags(lot, asked))


def list_two(lot: Lot) -> Draw:
    """The bodies that meet two conditions, one of two, or one but not the other."""
    scope = lot.scope()
    first, second = lot.measure(), lot.measure("measure2")
    if set(first.keys) & set(second.keys):
        raise UnluckyError
    meets, slots = condition(lot, scope, first)
    found = [each for each in scope.reports if _joined(lot.when["join"], each, first, second, meets)]
    sure(scope.reports, second)
    rows = [row(each, first) for each in found]
    if not rows or any(value is None for _, _, value in rows) or _trivial(scope, first, second, meets, len(rows)):
        raise UnluckyError
    slots |= scope.slots | {"measure": first, "measure2": second}
    return Draw(slots, answered(rows=rows), _tags(lot, first) | {"join": lot.when["join"], "and": second.id})


def _joined(join: str, report: Report, first: Measure, second: Measure, meets: Meets) -> bool:
    one, two = first.of(report), second.of(report)
    left = one is not None and meets(one)
    if join == "or":
        return left or (two is not None and two > 0)
    return left and two is not None and (two > 0 if join == "and" else two == 0)


def _trivial(scope: Scope, first: Measure, second: Measure, meets: Meets, size: int) -> bool:
    """Whether one of the two conditions changes nothing."""
    return size in {len(members(scope, first, meets)), len(members(scope, second, lambda value: value > 0))}


def set_difference(lot: Lot) -> Draw:
    """The bodies that had something in one year and nothing in the other."""
    asked = lot.measure(comparable=True)
    year = lot.one_of(lot.world.years[:-1])
    other = year + 1
    if "later" in lot.when:
        year, other = other, year
    rows = [
        row(report, asked)
        for (agency, when), report in lot.world.at.items()
        if when == year and (asked.of(report) or 0) > 0 and _nothing(lot.world.at.get((agency, other)), asked)
    ]
    sure(lot.world.reports, asked)
    if not rows:
        raise UnluckyError
    slots: dict[str, Slot] = {"measure": asked, "year": Year(year), "year2": Year(other)}
    return Draw(slots, answered(rows=rows, cite=rows), {"measure": asked.id})


def _nothing(report: Report | None, asked: Measure) -> bool:
    return report is not None and asked.of(report) == 0


def condition(lot: Lot, scope: Scope, asked: Measure) -> tuple[Meets, dict[str, Slot]]:
    """The template's condition with its numbers, drawn near the figures that there are."""
    name = lot.when.get("condition", "positive")
    if name != "positive":
        sure(scope.reports, asked)
    if name == "positive":
        return (lambda value: value > 0), {}
    if name == "zero":
        return (lambda value: value == 0), {}
    values = sorted({int(value) for value in map(asked.of, scope.reports) if value and value >= 2})
    if len(values) < 3:
        raise UnluckyError
    low = lot.one_of(values[:-1])
    if name == "between":
        high = lot.one_of([each for each in values if each > low])
        return (lambda value: low <= value <= high), {"n": low, "n2": high}
    return _compared(name, low), {"n": low}


def _compared(name: str, bound: int) -> Meets:
    tests: dict[str, Meets] = {
        "over": lambda value: value > bound,
        "at_least": lambda value: value >= bound,
        "under": lambda value: value < bound,
        "at_most": lambda value: value <= bound,
        "equal": lambda value: value == bound,
    }
    return tests[name]


def members(scope: Scope, asked: Measure, meets: Meets) -> list[Row]:
    """The reports that meet a condition; blank ones meet none."""
    rows = (row(each, asked) for each in scope.reports)
    return [each for each in rows if each[2] is not None and meets(each[2])]


def _set(rows: list[Row]) -> Gold:
    return answered(rows=rows, cite=[each for each in rows if each[2]] or None, may_cite=rows)


def _tags(lot: Lot, asked: Measure) -> dict[str, str]:
    return {"measure": asked.id, "condition": lot.when.get("condition", "positive")}

"""Questions that set figures beside each other: bodies, years, what changed."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, row, sure
from eval.questions.gold import answered, rounded, status
from eval.questions.measures import Measure
from eval.questions.speech import Agency, Slot, Year
from eval.questions.world import Report


def compare_agencies(lot: Lot) -> Draw:
    """A figure of two or three bodies in a year."""
    asked, year = lot.measure(), lot.one_of(lot.world.years)
    here = [each for each in lot.world.reports if each.year == year]
    size = 3 if "agency3" in lot.fields else 2
    chosen = lot.some_of(here, size)
    rows = [row(each, asked) for each in told(chosen, asked)]
    slots: dict[str, Slot] = {"year": Year(year), "measure": asked}
    slots |= dict(zip(("agency", "agency2", "agency3"), (Agency(each.agency) for each in chosen), strict=False))
    return Draw(slots, answered(rows=rows), {"measure": asked.id})


def told(reports: list[Report], asked: Measure) -> list[Report]:
    """The reports, if each states the figure and one has some of it. Raises UnluckyError."""
    sure(reports, asked)
    values = [asked.of(each) for each in reports]
    if None in values or not any(values):
        raise UnluckyError
    return reports


def two_years(lot: Lot, asked: Measure, apart: int = 0) -> tuple[Report, Report]:
    """A body's reports of two years, the earlier first, that both state the figure."""
    reports = lot.one_of(list(lot.world.bodies.values()))
    early, late = sorted(lot.some_of(reports, 2), key=lambda each: each.year)
    if apart and late.year - early.year != apart:
        raise UnluckyError
    told([early, late], asked)
    return early, late


def compare_years(lot: Lot) -> Draw:
    """A body's figure in two years."""
    asked = lot.measure(comparable=True)
    early, late = two_years(lot, asked)
    slots: dict[str, Slot] = {
        "agency": Agency(early.agency),
        "year": Year(early.year),
        "year2": Year(late.year),
        "measure": asked,
    }
    rows = [row(early, asked), row(late, asked)]
    return Draw(slots, answered(rows=rows), {"measure": asked.id})


def trend(lot: Lot) -> Draw:
    """A body's figure year by year over a span of which it has every report."""
    asked = lot.measure(comparable=True)
    span = lot.span(lot.rng.choice([3, 4, 5]))
    reports = lot.one_of(list(lot.world.bodies.values()))
    found = [each for each in reports if span.first <= each.year <= span.last]
    if len(found) != span.last - span.first + 1:
        raise UnluckyError
    gold = answered(rows=[row(each, asked) for each in told(found, asked)], ordered=True)
    slots: dict[str, Slot] = {"agency": Agency(reports[0].agency), "years": span, "measure": asked}
    return Draw(slots, gold, {"measure": asked.id})


def change(lot: Lot) -> Draw:
    """By how much a body's figure rose (+) or fell (−) from one year to a later one."""
    asked = lot.measure(comparable=True)
    early, late, slots = _moved(lot, asked)
    rows = [row(early, asked), row(late, asked)]
    gold = answered((asked.of(late) or Decimal(0)) - (asked.of(early) or Decimal(0)), asked.unit, rows=rows)
    return Draw(slots, gold, {"measure": asked.id})


def change_percent(lot: Lot) -> Draw:
    """By what percent; not_found where it rose from nothing."""
    asked = lot.measure(comparable=True)
    early, late, slots = _moved(lot, asked)
    before, after = asked.of(early) or Decimal(0), asked.of(late) or Decimal(0)
    if not before and lot.rng.random() < 0.7:
        raise UnluckyError
    gold = status("not_found")
    if before:
        gold = answered(rounded((after - before) * 100 / before), "%", rows=[row(early, asked), row(late, asked)])
    return Draw(slots, gold, {"measure": asked.id})


def _moved(lot: Lot, asked: Measure) -> tuple[Report, Report, dict[str, Slot]]:
    """Two reports with their slots; a template that names only the later year is about the year before."""
    early, late = two_years(lot, asked, 0 if "year2" in lot.fields else 1)
    slots: dict[str, Slot] = {"agency": Agency(early.agency), "measure": asked}
    if "year2" in lot.fields:
        slots |= {"year": Year(early.year), "year2": Year(late.year)}
    else:
        slots |= {"year": Year(late.year)}
    return early, late, slots


def more_than(lot: Lot) -> Draw:
    """How many more of a figure one body has than another in a year."""
    asked, year = lot.measure(), lot.one_of(lot.world.years)
    pair = told(lot.some_of([each for each in lot.world.reports if each.year == year], 2), asked)
    less, more = sorted(pair, key=lambda each: asked.of(each) or Decimal(0))
    difference = (asked.of(more) or Decimal(0)) - (asked.of(less) or Decimal(0))
    if not difference:
        raise UnluckyError
    rows = [row(more, asked), row(less, asked)]
    gold = answered(difference, asked.unit, cite=[each for each in rows if each[2]], may_cite=rows)
    slots: dict[str, Slot] = {
        "agency": Agency(more.agency),
        "agency2": Agency(less.agency),
        "year": Year(year),
        "measure": asked,
    }
    return Draw(slots, gold, {"measure": asked.id})


def year_of_most(lot: Lot) -> Draw:
    """The years in which a body had most, or least, of a figure."""
    asked = lot.measure(comparable=True)
    reports = lot.one_of([each for each in lot.world.bodies.values() if len(each) > 2])
    sure(reports, asked)
    rows = [each for each in (row(report, asked) for report in reports) if each[2] is not None]
    values = [each[2] or Decimal(0) for each in rows]
    if len(rows) < 3 or not any(values):
        raise UnluckyError
    best = max(values) if lot.when["order"] == "most" else min(values)
    found = [each for each in rows if each[2] == best]
    if len(found) > 2:
        raise UnluckyError
    gold = answered(rows=found, cite=found if best else None, may_cite=rows)
    slots: dict[str, Slot] = {"agency": Agency(reports[0].agency), "measure": asked}
    return Draw(slots, gold, {"measure": asked.id, "order": lot.when["order"]})


def last_three(lot: Lot) -> Draw:
    """近三年: no report is as new as today, so only that the newest is there can be asked."""
    reports = lot.one_of([each for each in lot.world.bodies.values() if each[-1].year == lot.world.years[-1]])
    asked = lot.measure(comparable=True)
    newest = told(reports[-1:], asked)
    recent = [row(each, asked) for each in reports if each.year > lot.world.years[-1] - 3]
    gold = answered(cite=[row(each, asked) for each in newest], may_cite=recent)
    return Draw({"agency": Agency(reports[0].agency), "measure": asked}, gold, {"relative": "yes", "measure": asked.id})


def last_year(lot: Lot) -> Draw:
    """去年, of which there is no report: the newest answers."""
    reports = lot.one_of([each for each in lot.world.bodies.values() if each[-1].year == lot.world.years[-1]])
    asked = lot.measure()
    (newest,) = told(reports[-1:], asked)
    gold = answered(asked.of(newest), asked.unit, cite=[row(newest, asked)])
    return Draw({"agency": Agency(newest.agency), "measure": asked}, gold, {"relative": "yes", "measure": asked.id})

"""Questions about the reports themselves: how many, who filed none, their form, blanks and balance."""

from decimal import Decimal

from eval.questions.draw import Draw, Lot, UnluckyError, named
from eval.questions.gold import answered, said, yes_or_no
from eval.questions.speech import Agency, Slot, Year
from eval.questions.world import Report


def report_count(lot: Lot) -> Draw:
    """How many reports there are: in all, of a year, in a region, of a kind."""
    if not lot.fields:
        return Draw({}, answered(Decimal(len(lot.world.reports))))
    scope = lot.scope()
    return Draw(scope.slots, answered(Decimal(len(scope.reports))))


def not_filed(lot: Lot) -> Draw:
    """The bodies that have reports, but none of that year; or how many those are."""
    year = lot.one_of(lot.world.years)
    rows = [(agency, year, None) for agency in lot.world.bodies if (agency, year) not in lot.world.at]
    if not rows:
        raise UnluckyError
    gold = answered(rows=rows) | (answered(Decimal(len(rows))) if "count" in lot.when else {})
    return Draw({"year": Year(year)}, gold)


def filed(lot: Lot) -> Draw:
    """Whether a body has a report of that year."""
    agency, year = lot.one_of(list(lot.world.bodies)), lot.one_of(lot.world.years)
    there = (agency, year) in lot.world.at
    if there and lot.rng.random() < 0.7:
        raise UnluckyError
    return Draw({"agency": Agency(agency), "year": Year(year)}, yes_or_no(there, lot.lang))


def years_of(lot: Lot) -> Draw:
    """The years of which a body has a report, or the bodies that have one of a year."""
    if "agency" in lot.fields:
        agency = lot.one_of(list(lot.world.bodies))
        years = [each.year for each in lot.world.bodies[agency]]
        return Draw({"agency": Agency(agency)}, said(*map(str, years)))
    scope = lot.scope()
    return Draw(scope.slots, answered(rows=[(each.agency, each.year, None) for each in scope.reports]))


def balance(lot: Lot) -> Draw:
    """Whether a report's table of requests, or of appeals, balances."""
    rules = {"requests": {"C1", "C2", "C3"}, "appeals": {"C4"}}[lot.when["table"]]
    start = ("requests.",) if lot.when["table"] == "requests" else ("reconsideration.", "litigation")
    report = lot.report(lambda each: not any(key.startswith(start) for key in each.blanks))
    broken = bool(report.broken & rules)
    if not broken and lot.rng.random() < 0.95:
        raise UnluckyError
    holds = broken if "negated" in lot.when else not broken
    return Draw(named(report), yes_or_no(holds, lot.lang), {"broken": str(broken)})


def unbalanced(lot: Lot) -> Draw:
    """The reports whose tables do not balance, of a year or of all."""
    reports = lot.scope().reports if lot.fields else list(lot.world.reports)
    rows = [(each.agency, each.year, None) for each in reports if not each.balances]
    if not rows:
        raise UnluckyError
    slots: dict[str, Slot] = {"year": Year(rows[0][1])} if lot.fields else {}
    gold = answered(rows=rows) | (answered(Decimal(len(rows))) if "count" in lot.when else {})
    return Draw(slots, gold)


def carry_match(lot: Lot) -> Draw:
    """Whether what a year carried out is what the next carried in."""
    early = lot.report()
    late = lot.world.at.get((early.agency, early.year + 1))
    out = early.value("requests.carried_out.total")
    into = late.value("requests.carried_in.total") if late else None
    if out is None or into is None or (out == into and lot.rng.random() < (0.9 if out else 0.99)):
        raise UnluckyError
    slots: dict[str, Slot] = {
        "agency": Agency(early.agency),
        "year": Year(early.year),
        "year2": Year(early.year + 1),
    }
    return Draw(slots, yes_or_no(out == into, lot.lang))


def form_of(lot: Lot) -> Draw:
    """Which form a report follows."""
    report = lot.report(lambda each: not each.mixed)
    late = report.form == 2019 and report.year > 2020
    if not late and lot.rng.random() < 0.8:
        raise UnluckyError
    return Draw(named(report), said(str(report.form)), {"late": str(late)})


def old_form(lot: Lot) -> Draw:
    """The reports of a year that still follow the older form, or how many."""
    reports = _of_a_plain_year(lot)
    found = [each for each in reports if each.form == 2019]
    if not found or len(found) == len(reports):
        raise UnluckyError
    gold = answered(rows=[(each.agency, each.year, None) for each in found])
    if "count" in lot.when:
        gold = answered(Decimal(len(found)))
    return Draw({"year": Year(found[0].year)}, gold)


def any_old_form(lot: Lot) -> Draw:
    """Whether any report of a year still follows the older form."""
    reports = _of_a_plain_year(lot)
    holds = any(each.form == 2019 for each in reports)
    return Draw({"year": Year(reports[0].year)}, yes_or_no(holds, lot.lang))


def _of_a_plain_year(lot: Lot) -> list[Report]:
    """The reports of a year in which none mixes both forms."""
    year = lot.one_of(lot.world.years)
    reports = [each for each in lot.world.reports if each.year == year]
    if any(each.mixed for each in reports):
        raise UnluckyError
    return reports


def blank_list(lot: Lot) -> Draw:
    """The reports that leave a figure blank, or how many."""
    scope, asked = lot.scope(), lot.measure()
    if len(asked.keys) != 1:
        raise UnluckyError
    found = [each for each in scope.reports if asked.of(each) is None and asked.keys[0] in each.cells]
    if not found:
        raise UnluckyError
    gold = answered(rows=[(each.agency, each.year, None) for each in found])
    if "count" in lot.when:
        gold = gold | answered(Decimal(len(found)))
    return Draw(scope.slots | {"measure": asked}, gold, {"measure": asked.id})

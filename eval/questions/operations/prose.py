"""Questions about the prose, with gold from the corpus writer's truth."""

from collections.abc import Sequence

from eval.questions.draw import Draw, Lot, Scope, UnluckyError, named
from eval.questions.gold import Gold, Row, answered, status, yes_or_no
from eval.questions.operations.declined import STRANGE_PLACES
from eval.questions.prose import Named, Topic, topics
from eval.questions.prose import named as called
from eval.questions.speech import Agency, Region, Slot, Stranger, Year, kind_of
from eval.questions.world import Report, Told

MOST_REPORTS = 8  # whose sentences one answer must hold
YES = {"fee": "processing_fee", "open_day": "open_days", "accountability": "accountability", "leaks": "leaks"}


def number(lot: Lot) -> Draw:
    """A number that one sentence of a report states."""
    topic = _topic(lot)
    report = lot.report(lambda each: _sure(each, topic))
    told = _told(report, topic.id)
    gold = answered(told.value, cite=[_row(report)]) | {"contains": [told.sentence]}
    return Draw(named(report) | {"topic": topic}, gold, {"topic": topic.id})


def about(lot: Lot) -> Draw:
    """What a report says of something: a sentence that holds the word."""
    word = _word(lot)
    report = lot.report(lambda each: each.text.count(word.id) == 1)
    gold = answered(cite=[_row(report)]) | {"contains": [word.id]}
    return Draw(named(report) | {"word": word.said(lot.lang, lot.rng)}, gold, {"word": word.id})


def problems(lot: Lot) -> Draw:
    """All problems of a report, and nothing of its improvements."""
    report = lot.report(lambda each: bool(each.problems))
    gold = answered(cite=[_row(report)]) | {"contains": report.problems, "lacks": report.improvements}
    return Draw(named(report), gold)


def improvements(lot: Lot) -> Draw:
    """All improvements of a report, and nothing of its problems."""
    report = lot.report(lambda each: bool(each.improvements))
    gold = answered(cite=[_row(report)]) | {"contains": report.improvements, "lacks": report.problems}
    return Draw(named(report), gold)


def contact(lot: Lot) -> Draw:
    """A telephone number, an address."""
    term = lot.one_of(called("contacts", lot.part))
    report = lot.report(lambda each: term.id in each.contacts)
    gold = answered(cite=[_row(report)]) | {"contains": [report.contacts[term.id]]}
    return Draw(named(report) | {"contact": term.said(lot.lang, lot.rng)}, gold, {"contact": term.id})


def yes_no(lot: Lot) -> Draw:
    """Whether a report says that something was done; one that is silent says neither."""
    topic = YES[lot.when["of"]]
    report = lot.report(lambda each: any(told.topic == topic for told in each.told))
    told = _told(report, topic)
    gold = yes_or_no(bool(told.value), lot.lang)
    gold["contains"] += [told.sentence]
    return Draw(named(report), gold | {"cite": [list(_row(report)[:2])]}, {"of": topic})


# Many reports


def mention(lot: Lot) -> Draw:
    """The reports that hold a word, or none."""
    word, scope = _word(lot), _scope(lot)
    found = [each for each in scope.reports if word.id in each.text]
    gold = _set(found) if found else status("not_found")
    return Draw(scope.slots | {"word": word.said(lot.lang, lot.rng)}, gold, {"word": word.id})


def act(lot: Lot) -> Draw:
    """The bodies that did something, in words that no report uses otherwise."""
    asked, scope = lot.one_of(called("acts", lot.part)), _scope(lot)
    found = [each for each in scope.reports if any(told.topic == asked.topic for told in each.told)]
    if not found or [each for each in scope.reports if asked.word in each.text] != found:
        raise UnluckyError
    return Draw(scope.slots | {"act": asked.said(lot.lang, lot.rng)}, _set(found), {"act": asked.id})


def number_many(lot: Lot) -> Draw:
    """A number of the prose in every report that states it."""
    topic, scope = _topic(lot), _scope(lot)
    found = [each for each in scope.reports if any(told.topic == topic.id for told in each.told)]
    if not found or not all(_sure(each, topic) for each in found):
        raise UnluckyError
    rows: list[Row] = [(each.agency, each.year, _told(each, topic.id).value) for each in found]
    return Draw(scope.slots | {"topic": topic}, answered(rows=rows, cite=rows), {"topic": topic.id})


def problems_many(lot: Lot) -> Draw:
    """The problems of every report in scope."""
    year = lot.one_of(lot.world.years)
    scope = _scope(lot)
    found = [each for each in scope.reports if each.year == year] if "year" not in scope.slots else scope.reports
    if not 2 <= len(found) <= MOST_REPORTS:
        raise UnluckyError
    gold = _set(found) | {"contains": [each for report in found for each in report.problems]}
    return Draw(scope.slots | {"year": Year(found[0].year)}, gold)


def theme(lot: Lot) -> Draw:
    """The reports that name a problem of a theme; others may be near it, so that only what must be there is told."""
    asked, scope = lot.one_of(called("themes", lot.part)), _scope(lot)
    found = [each for each in scope.reports if asked.id in each.by_theme]
    if not 1 <= len(found) <= MOST_REPORTS:
        raise UnluckyError
    gold: Gold = {"status": "answered", "contains": [each.by_theme[asked.id] for each in found]}
    return Draw(scope.slots | {"theme": asked.said(lot.lang, lot.rng)}, gold, {"theme": asked.id})


# What no report tells


def not_told(lot: Lot) -> Draw:
    """A number that this report does not state, though others do."""
    topic = _topic(lot)
    tell = [each for each in lot.world.reports if any(told.topic == topic.id for told in each.told)]
    report = lot.report(lambda each: each not in tell and not any(word in each.text for word in topic.silent))
    if not tell:
        raise UnluckyError
    return Draw(named(report) | {"topic": topic}, status("not_found"), {"topic": topic.id})


def no_contact(lot: Lot) -> Draw:
    """A report that gives no way to reach the body."""
    term = lot.one_of(called("contacts", lot.part))
    report = lot.report(lambda each: term.id not in each.contacts)
    return Draw(named(report) | {"contact": term.said(lot.lang, lot.rng)}, status("not_found"))


def never_told(lot: Lot) -> Draw:
    """What no report of this kind states."""
    asked = lot.one_of(called("untold", lot.part))
    return Draw(named(lot.report()) | {"untold": asked.said(lot.lang, lot.rng)}, status("not_found"))


def no_report(lot: Lot) -> Draw:
    """Prose of a report that is not loaded."""
    year = lot.one_of([*lot.world.years, lot.world.years[-1] + 2])
    agency: Slot = Agency(lot.one_of(list(lot.world.bodies)))
    if lot.rng.random() < 0.3:
        kinds = sorted({kind_of(each) for each in lot.world.reports if each.level == "department"})
        agency = Stranger(lot.one_of(STRANGE_PLACES), lot.one_of(kinds))
    elif isinstance(agency, Agency) and (agency.name, year) in lot.world.at:
        raise UnluckyError
    return Draw({"agency": agency, "year": Year(year)}, status("not_found"))


# Choosing


def _topic(lot: Lot) -> Topic:
    return lot.one_of(topics(lot.part))


def _word(lot: Lot) -> Named:
    return lot.one_of(called("words", lot.part))


def _told(report: Report, topic: str) -> Told:
    return next(told for told in report.told if told.topic == topic)


def _sure(report: Report, topic: Topic) -> bool:
    """Whether exactly one sentence states a number for it, in words that the question's could mean."""
    own = [told for told in report.told if told.topic == topic.id]
    return len(own) == 1 and bool(own[0].value) and any(word in own[0].sentence for word in topic.silent)


def _scope(lot: Lot) -> Scope:
    """A scope whose place stands in the names of its bodies: reports do not tell which province they are of."""
    scope = lot.scope()
    region = scope.slots.get("region")
    if isinstance(region, Region) and not all(region.path[-1] in each.agency for each in scope.reports):
        raise UnluckyError
    return scope


def _row(report: Report) -> Row:
    return report.agency, report.year, None


def _set(found: Sequence[Report]) -> Gold:
    rows = [_row(each) for each in found]
    return answered(rows=rows, cite=rows)

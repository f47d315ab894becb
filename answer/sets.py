"""Sets of reports that satisfy conditions → drafts: lists, counts, rankings, one year but not another."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome
from answer.draft import Draft
from answer.measure import Measured
from answer.members import (
    SHOWN_MEMBERS,
    how_many,
    limited,
    list_members,
    ordered,
    several_years,
    without_aggregates,
)
from answer.phrases import condition_words, scope_words
from answer.plan import Condition, Plan
from answer.words import say


def answer_set(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """The whole set, its size counted from what is listed."""
    members = limited(ordered(members_of(plan, measured), plan), plan.limit)
    draft = Draft(Outcome.ANSWERED, "")
    texts = list_members(members, draft, language, several_years(members))
    parts = {
        "scope": scope_words(plan.scope, language),
        "reports": len(measured[0]),
        "condition": _conditions(plan, language, plural=len(members) > 1) if plan.conditions else "",
        "members": texts,
    }
    if is_ranking(plan):
        measure, direction = plan.measures[0].name(language), say(plan.order, language)
        draft.text = say(
            "ranking" if members else "ranking_none", language, measure=measure, direction=direction, **parts
        )
        draft.status = Outcome.ANSWERED if members else Outcome.NOT_FOUND
        return draft
    if not plan.conditions:
        draft.text = say("set_all", language, measure=plan.measures[0].name(language), **parts)
        return draft
    yes_no = plan.kind == "yesno"
    keys = {True: "yes_some" if yes_no else "set", False: "no_some" if yes_no else "set_none"}
    draft.text = say(keys[bool(members)], language, count=how_many(members, language), **parts)
    if plan.kind == "count":
        bodies = len({each.report.agency for each in members})
        draft.value, draft.unit = Decimal(bodies), say("unit_bodies", language)
    if not members:
        _cite_what_was_read(draft, measured)
    return draft


def is_ranking(plan: Plan) -> bool:
    """Whether bodies are put in order rather than chosen by a condition."""
    return bool(plan.order) and not plan.conditions


def members_of(plan: Plan, measured: Sequence[Sequence[Measured]]) -> list[Measured]:
    """One a body and year, with the first measure; across years one a body, for one year."""
    if any(condition.years for condition in plan.conditions):
        return _across_years(plan, measured)
    if is_ranking(plan):
        return [each for each in without_aggregates(measured[0]) if each.value is not None]
    enough = any if plan.any_of else all
    members = []
    for at, each in enumerate(measured[0]):
        held = [_counts(condition, found[at]) for condition, found in _conditioned(plan, measured)]
        if enough(held) if held else each.value is not None:
            members.append(each)
    return _in_every_year(members, plan, measured[0]) if plan.every_year else members


def _in_every_year(members: Sequence[Measured], plan: Plan, found: Sequence[Measured]) -> list[Measured]:
    """Those of bodies that are members for all the years asked about, or for all of which a report is loaded."""
    held, loaded = _years_by_body(members), _years_by_body(found)
    kept = {agency for agency, years in held.items() if years >= (set(plan.scope.years) or loaded[agency])}
    return [each for each in members if each.report.agency in kept]


def _years_by_body(found: Sequence[Measured]) -> dict[str, set[int]]:
    years: dict[str, set[int]] = defaultdict(set)
    for each in found:
        years[each.report.agency].add(each.report.year)
    return years


def _conditioned(plan: Plan, measured: Sequence[Sequence[Measured]]) -> list[tuple[Condition, Sequence[Measured]]]:
    """Each condition with the figures it is put on: one for each measure, or one for all."""
    if not plan.conditions:
        return []
    if len(plan.conditions) == 1:
        return [(plan.conditions[0], found) for found in measured]
    return list(zip(plan.conditions, measured, strict=True))


def _counts(condition: Condition, each: Measured) -> bool:
    return each.state not in {"unread", "no_cell", "undefined"} and condition.holds(each.value)


def _across_years(plan: Plan, measured: Sequence[Sequence[Measured]]) -> list[Measured]:
    """Bodies with a figure in every year asked about, each of them as its condition says."""
    by_body: list[dict[str, Measured]] = [
        {each.report.agency: each for each in found if each.report.year in condition.years and each.value is not None}
        for condition, found in _conditioned(plan, measured)
    ]
    # The year shown is that of what there was, not of what there was not.
    shown = next((at for at, condition in enumerate(plan.conditions) if condition.operator != "eq"), 0)
    return [
        each
        for agency, each in by_body[shown].items()
        if all(
            agency in found and _counts(condition, found[agency])
            for condition, found in zip(plan.conditions, by_body, strict=True)
        )
    ]


def _conditions(plan: Plan, language: Language, plural: bool) -> str:
    conditions = plan.conditions if len(plan.conditions) > 1 else plan.conditions * len(plan.measures)
    words = [
        condition_words(condition, measure, language, plural)
        for condition, measure in zip(conditions, plan.measures, strict=True)
    ]
    joined = say("or" if plan.any_of else "and", language).join(words)
    return say("every_year", language, condition=joined) if plan.every_year else joined


def _cite_what_was_read(draft: Draft, measured: Sequence[Sequence[Measured]]) -> None:
    """An empty set rests on the cells that were read."""
    for found in measured:
        for each in found[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)

"""Sets of reports that satisfy conditions → drafts: lists, counts, rankings, one year but not another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from answer.answer import Language, Outcome
from answer.draft import Computed, Count, Draft
from answer.figures.compute import compute
from answer.figures.counts_by_group import count_by_group
from answer.figures.each import tell_each
from answer.figures.lookup import tell
from answer.figures.measure import Measured
from answer.figures.members import (
    SHOWN_MEMBERS,
    compared,
    count_reports,
    how_many,
    limited,
    list_members,
    list_once,
    list_years,
    ordered,
    several_years,
    without_aggregates,
)
from answer.figures.peers import peers_in, resolved, tell_average
from answer.figures.rankings import is_ranking, rank_bodies
from answer.plan import Condition, Gap, Plan, Quantity
from answer.shown.phrases import condition_words, scope_words
from answer.words import say


def answer_set(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """The whole set, its size counted from what is listed."""
    if is_ranking(plan):
        return rank_bodies(plan, measured[0], language)
    if len(plan.measures) > 1 and not plan.conditions:
        return tell_each(plan, measured, language)
    draft = Draft(Outcome.ANSWERED, "")
    plan = resolved(plan, measured)
    every = ordered(members_of(plan, measured), plan)
    members = limited(every, plan.limit)
    if plan.every:
        return _all_of_them(plan, measured, members, language)
    if plan.kind == "count" and plan.group and plan.conditions:
        return count_by_group(plan, measured[0], every, _conditions(plan, language, plural=True), language)
    parts = {
        "scope": scope_words(plan.scope, language),
        "reports": count_reports(measured[0], draft),
        "condition": _conditions(plan, language, plural=len(members) > 1) if plan.conditions else "",
        "members": _listed(plan, members, measured[0], draft, language, _beside(plan, measured)),
    }
    if not plan.conditions:
        draft.text = say("set_all", language, measure=plan.measures[0].name(language), **parts)
        return draft
    yes_no = plan.kind == "yesno"
    if yes_no and not members and len(plan.scope.agencies) == 1 and _of_one_report(measured):
        draft = Draft(Outcome.ANSWERED, "")  # each figure asked about, of which none is so
        told = " ".join(tell(own[0], draft, language) for own in measured)
        draft.text = f"{say('no', language)}{told}"
        return draft
    keys = {True: "yes_some" if yes_no else "set", False: "no_some" if yes_no else "set_none"}
    of_years, once = _of_one_body(plan, measured[0]), _alike_in_every_year(plan, members)
    count = how_many(every, language, several=of_years, once=once)
    draft.text = say(keys[bool(members)], language, count=count, **parts)
    if members and (_orders_by_another(plan) or (plan.order and plan.limit and len(members) < len(every))):
        draft.counts.append(Count(len(every), tuple(sorted({each.report.id for each in every}))))
        bodies = tuple(sorted({each.report.agency for each in every}))
        draft.counts.append(Count(len(bodies), bodies))
        parts["direction"] = say("least" if plan.order == "least" else "most", language)
        parts["measure"] = plan.measures[0].name(language)
        parts["condition"] = _conditions(plan, language, plural=len(every) > 1)
        draft.text = say("set_first", language, count=how_many(every, language), **parts)
    if plan.kind == "count":
        _count(plan, measured, members, draft, language)
    if not members:
        _cite_what_was_read(draft, measured)
    tell_average(plan, measured, draft, language)
    return draft


def _of_one_report(measured: Sequence[Sequence[Measured]]) -> bool:
    """Whether it asks of one report, which has each of the figures."""
    return all(len(own) == 1 and own[0].state == "value" for own in measured)


def _listed(
    plan: Plan,
    members: Sequence[Measured],
    found: Sequence[Measured],
    draft: Draft,
    language: Language,
    beside: Mapping[int, Sequence[Measured]],
) -> str:
    """The members in words: years of one body, bodies once where all their years are alike, else each with its year."""
    if _of_one_body(plan, found):
        return list_years(members, draft, language, beside)
    if _alike_in_every_year(plan, members):
        return list_once(members, draft, language)
    return list_members(members, draft, language, several_years([*members, *found]), beside)


def _of_one_body(plan: Plan, found: Sequence[Measured]) -> bool:
    """Whether it tells in which of several years one body satisfies the conditions."""
    figures = all(not isinstance(each, Gap) for each in plan.measures)
    return plan.kind in {"list", "yesno"} and len(plan.scope.agencies) == 1 and several_years(found) and figures


def _alike_in_every_year(plan: Plan, members: Sequence[Measured]) -> bool:
    return plan.every_year and several_years(members) and all(each.shown == 0 for each in members)


def _all_of_them(
    plan: Plan, measured: Sequence[Sequence[Measured]], members: Sequence[Measured], language: Language
) -> Draft:
    """Whether all that have the figure are members; those that are not are told."""
    draft = Draft(Outcome.ANSWERED, "")
    known = _with_figures(measured)
    held = {each.report.id for each in members}
    others = [each for each in known if each.report.id not in held]
    parts = {"scope": scope_words(plan.scope, language), "reports": len(known), "count": len(held)}
    parts["condition"] = _conditions(plan, language, plural=True)
    one = len(plan.scope.agencies) == 1 and several_years(known)
    parts["others"] = how_many(others, language, several=one)
    parts["members"] = list_members(others or members, draft, language, several_years(known))
    draft.counts += [Count(len(known), tuple(each.report.id for each in known)), Count(len(held), tuple(held))]
    draft.text = say("every_no" if others else "every_yes", language, **parts)
    return draft


def _count(
    plan: Plan, measured: Sequence[Sequence[Measured]], members: Sequence[Measured], draft: Draft, language: Language
) -> None:
    """The number of bodies, or their share of all that have the figure."""
    bodies = tuple(sorted({each.report.agency for each in members}))
    draft.value, draft.unit = Decimal(len(bodies)), say("unit_bodies", language)
    if not plan.share:
        return
    known = _with_figures(measured)
    if all(condition.operator != "blank" for condition in plan.conditions):  # a blank cell is no figure
        blank = {each.report.id for found in measured for each in found if each.state == "blank"}
        known = [each for each in known if each.report.id not in blank]
    every = tuple(sorted({each.report.agency for each in known}))
    value = compute("ratio", [Decimal(len(bodies)), Decimal(len(every)), Decimal(0)])
    if value is None:
        return
    draft.value, draft.unit = value, "%"
    draft.counts += [Count(len(bodies), bodies), Count(len(every), every)]
    draft.computed.append(Computed(value, "ratio", counted=(len(bodies), len(every), 0)))
    draft.text += "\n\n" + say("share_of_bodies", language, value=f"{value:f}%", part=len(bodies), whole=len(every))


def _with_figures(measured: Sequence[Sequence[Measured]]) -> list[Measured]:
    """The reports of which every figure asked about is known."""
    lost = {each.report.id for found in measured for each in found if each.state not in {"value", "blank"}}
    return [each for each in measured[0] if each.report.id not in lost]


def satisfying(plan: Plan, measured: Sequence[Sequence[Measured]]) -> list[list[Measured]]:
    """What was measured of the reports that satisfy the conditions: the mean of those that received any."""
    kept = {each.report.id for each in members_of(plan, measured)}
    return [[each for each in without_aggregates(found) if each.report.id in kept] for found in measured]


def members_of(plan: Plan, measured: Sequence[Sequence[Measured]]) -> list[Measured]:
    """One a body and year, with the first measure; across years one a body, for one year."""
    if any(condition.years for condition in plan.conditions):
        return _across_years(plan, measured)
    if is_ranking(plan):
        return peers_in(measured[0])
    plan = resolved(plan, measured)
    enough = any if plan.any_of else all
    held = [[_counts(condition, each) for each in found] for condition, found in _conditioned(plan, measured)]
    held = held or [[each.value is not None for each in measured[0]]]
    members = [each for each, *kept in zip(measured[0], *held, strict=False) if enough(kept)]
    if any(condition.than for condition in plan.conditions):  # an aggregate is no peer of its parts
        members = without_aggregates(members, measured[0])
    elif plan.order and plan.limit:
        peers = {each.report.id for each in compared(measured[0])}
        members = [each for each in members if each.report.id in peers]
    return _in_every_year(members, plan, measured[0]) if plan.every_year else members


def _beside(plan: Plan, measured: Sequence[Sequence[Measured]]) -> dict[int, tuple[Measured, ...]]:
    """By report the figures that make it a member beside the first; where one is enough, the one that does instead."""
    put_on = _conditioned(plan, measured)
    if len(put_on) != len(measured) or any(each.years or each.than for each in plan.conditions):
        return {}
    found: dict[int, tuple[Measured, ...]] = {}
    conditions = [condition for condition, _ in put_on]
    for each in zip(*measured, strict=True):
        held = [one for condition, one in zip(conditions, each, strict=True) if _counts(condition, one)]
        if plan.any_of and held and held[0] is not each[0]:
            found[held[0].report.id] = (held[0],)
        elif not plan.any_of and len(held) == len(each):
            found[each[0].report.id] = _others(each)
    return found


def _others(each: Sequence[Measured]) -> tuple[Measured, ...]:
    """The figures other than the first, each once; what is compared tells its own."""
    own: dict[Quantity, Measured] = {one.measure: one for one in each[1:] if not isinstance(one.measure, Gap)}
    own.pop(each[0].measure, None)
    return tuple(own.values())


def _in_every_year(members: Sequence[Measured], plan: Plan, found: Sequence[Measured]) -> list[Measured]:
    """Those of bodies that are members for all the years asked about, or for all of which a report is loaded whose form
    has that cell."""
    held, loaded = _years_by_body(members), _years_by_body([each for each in found if each.state != "no_cell"])
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
    """Bodies with a figure of the years asked about, each of them as its condition says: in several years none, or any
    unless it must be so every year."""
    kept: list[dict[str, Measured]] = []
    for condition, found in _conditioned(plan, measured):
        by_body: dict[str, list[Measured]] = defaultdict(list)
        for each in found:
            if each.report.year in condition.years and each.value is not None:
                by_body[each.report.agency].append(each)
        enough = any if condition.operator in {"gt", "ge", "ne"} and not plan.every_year else all
        held = {agency: [(_counts(condition, each), each) for each in own] for agency, own in by_body.items()}
        kept.append(
            {
                agency: next((each for holds, each in reversed(own) if holds), own[-1][1])
                for agency, own in held.items()
                if enough(holds for holds, _ in own)
            }
        )
    if plan.any_of:
        return list({agency: each for members in reversed(kept) for agency, each in members.items()}.values())
    # The year shown is that of what there was, not of what there was not.
    shown = next((at for at, condition in enumerate(plan.conditions) if condition.operator != "eq"), 0)
    return [each for agency, each in kept[shown].items() if all(agency in members for members in kept)]


def _conditions(plan: Plan, language: Language, plural: bool) -> str:
    conditions = plan.conditions if len(plan.conditions) > 1 else plan.conditions * len(plan.measures)
    pairs = list(zip(conditions, plan.measures, strict=True))
    pairs = pairs[1:] if _orders_by_another(plan) else pairs
    words = [condition_words(condition, measure, language, plural) for condition, measure in pairs]
    joined = say("or" if plan.any_of else "and", language).join(words)
    return say("every_year", language, condition=joined) if plan.every_year else joined


def _orders_by_another(plan: Plan) -> bool:
    """Whether the first figure only puts in order the bodies that the others choose."""
    return bool(plan.order) and len(plan.conditions) > 1 and plan.conditions[0] == Condition(operator="ge")


def _cite_what_was_read(draft: Draft, measured: Sequence[Sequence[Measured]]) -> None:
    """An empty set rests on the cells that were read."""
    for found in measured:
        for each in found[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)

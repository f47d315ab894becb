"""Bodies in order of a figure → draft: all, the first of them, who stands in one place, both ends."""

from collections.abc import Sequence

from answer.answer import Language, Outcome
from answer.draft import Count, Draft
from answer.figures.differences import tell_difference, unit_of
from answer.figures.measure import Measured
from answer.figures.members import SHOWN_MEMBERS, compared, count_reports, limited, list_members, ordered, several_years
from answer.figures.peers import peers_in
from answer.plan import Plan
from answer.shown.phrases import scope_words
from answer.words import join, say


def is_ranking(plan: Plan) -> bool:
    """Whether bodies are put in order rather than chosen by a condition."""
    return bool(plan.order) and not plan.conditions


def rank_bodies(plan: Plan, found: Sequence[Measured], language: Language) -> Draft:
    """Who has most or least, or all in order; aggregates are left out, unless they alone are compared."""
    draft = Draft(Outcome.ANSWERED, "")
    every = ordered(peers_in(found), plan)
    parts: dict[str, str | int] = {
        "scope": scope_words(plan.scope, language),
        "reports": count_reports(compared(found), draft),
        "measure": plan.measures[0].name(language),
        "direction": say("least" if plan.order == "least" else "most", language),
    }
    undefined = [each.report for each in found if each.state == "undefined"]
    if undefined:
        names = [f"{each.agency} {each.year}" for each in undefined]
        shown = join(names[:SHOWN_MEMBERS], language) + ("…" if len(names) > SHOWN_MEMBERS else "")
        draft.warnings.append(say("not_ranked", language, names=shown, count=len(names)))
    if not every:
        draft.status, draft.text = Outcome.NOT_FOUND, say("ranking_none", language, **parts)
    elif plan.place:
        draft.text = _in_place(plan.place, every, draft, language, parts)
    elif plan.order == "most" and plan.limit and not any(each.value for each in every):
        for each in every[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)
        draft.counts.append(Count(len(every), tuple(each.report.id for each in every)))
        draft.text = say("ranking_zero", language, **{**parts, "reports": len(every)})
    elif plan.order == "both":
        upwards = ordered(every, plan.model_copy(update={"order": "least"}))
        ends = (limited(every, plan.limit or 1), limited(upwards, plan.limit or 1))
        most, least = (list_members(end, draft, language, several_years(every)) for end in ends)
        draft.text = say("ranking_both", language, most=most, least=least, **parts)
        _tell_gap(plan, len(ends[0]), draft, language)
    else:
        members = limited(every, plan.limit)
        key = "ranking_first" if plan.limit == 1 else "ranking"
        draft.text = say(key, language, members=list_members(members, draft, language, several_years(every)), **parts)
        draft.text += _ties(members, draft, language) if plan.limit and not several_years(every) else ""
        _tell_gap(plan, min(plan.limit or 2, len(every)) - 1, draft, language)
    return draft


def _ties(members: Sequence[Measured], draft: Draft, language: Language) -> str:
    """Which of the first share a place."""
    told = []
    places = [sum(other.shown != each.shown for other in members[:at]) for at, each in enumerate(members)]
    for place in sorted({each for each in places if places.count(each) > 1}):
        tied = [each.report for each, own in zip(members, places, strict=True) if own == place]
        draft.counts += [Count(len(tied), tuple(each.id for each in tied))]
        draft.counts += [Count(place + 1, tuple(range(place + 1)))]
        told.append(say("tied", language, count=len(tied), place=place + 1))
    return "".join(told)


def _tell_gap(plan: Plan, last: int, draft: Draft, language: Language) -> None:
    """Before the ranking, where that is asked: by how much the first is ahead of another."""
    if plan.difference and 0 < last < len(draft.rows):
        unit = plan.measures[0].unit
        told, draft.value = tell_difference(draft, (0, last), unit, language)
        draft.unit = unit_of(unit)
        draft.text = told + draft.text


def _in_place(
    place: int, every: Sequence[Measured], draft: Draft, language: Language, parts: dict[str, str | int]
) -> str:
    """Who stands there, with all that tie; the place rests on those before."""
    first = every[:place]
    draft.counts.append(Count(len(first), tuple(each.report.id for each in first)))
    if len(first) < place:
        draft.status = Outcome.NOT_FOUND
        return say("ranking_short", language, count=len(first), **parts)
    members = [each for each in every if each.value == first[-1].value]
    text = list_members(members, draft, language, several_years(every))
    before = [each for each in first if each not in members]
    for each in before:
        draft.citations.cells(each.cells)
    return say("ranking_place", language, place=place, members=text, **parts)

"""The place of one body among its peers → draft."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome
from answer.citing.citations import marks
from answer.draft import Count, Draft
from answer.figures.measure import Measured
from answer.figures.members import cite, compared, limited, list_members, ordered
from answer.plan import Plan
from answer.reading.scope.tiers import tier_of
from answer.shown.phrases import amount, scope_words
from answer.words import say

NEIGHBOURS = 3  # the first places, shown beside


def answer_rank(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """Its place, ties sharing the better one; most first unless the fewest are asked for."""
    draft = Draft(Outcome.ANSWERED, "")
    peers = [each for each in compared(measured[0]) if each.value is not None]
    own = next((each for each in peers if each.report.agency == plan.subject), None)
    parts: dict[str, object] = {
        "agency": plan.subject,
        "measure": plan.measures[0].name(language),
        "scope": scope_words(plan.scope, language),
    }
    if own is None or own.value is None:
        draft.status, draft.text = Outcome.NOT_FOUND, say("rank_none", language, **parts)
        return draft
    better = [each for each in peers if _before(each.value, own.value, plan.order == "least")]
    ties = [each for each in peers if each.value == own.value and each is not own]
    list_members([own], draft, language, False)
    in_order = ordered(peers, plan.model_copy(update={"order": plan.order or "most"}))
    shown = [_named(each, draft, language) for each in limited(in_order, NEIGHBOURS) if each is not own]
    for each in better:  # the place rests on all of them
        draft.citations.cells(each.cells)
    draft.value, draft.unit = Decimal(len(better) + 1), ""
    draft.counts += [
        Count(len(better) + 1, tuple(each.report.id for each in (*better, own))),
        Count(len(peers), tuple(each.report.id for each in peers)),
        Count(len(ties), tuple(each.report.id for each in ties)),
    ]
    parts |= {
        "rank": len(better) + 1,
        "reports": len(peers),
        "value": amount(own.shown or Decimal(0), own.measure.unit, language),
    }
    parts |= {
        "ties": say("rank_ties", language, count=len(ties)) if ties else "",
        "top": say("and_list", language).join(shown),
    }
    parts["direction"] = say(plan.order or "most", language)
    draft.text = say("rank", language, **parts)
    return draft


def among_governments(plan: Plan, measured: Sequence[Sequence[Measured]]) -> Sequence[Sequence[Measured]]:
    """What a government's aggregate report is ranked among: its peers are other governments', those of its tier where
    there are any, not the bodies whose figures it contains. The same where another report is ranked."""
    found = measured[0]
    own = next(
        (each for each in found if each.report.agency == plan.subject and each.report.level == "aggregate"), None
    )
    if own is None or own in compared(found):
        return measured
    governments = [each for each in found if each.report.level == "aggregate"]
    tier = tier_of(own.report.region)
    alike = [each for each in governments if tier_of(each.report.region) == tier]
    return [alike if len(alike) > 1 else governments]


def _named(each: Measured, draft: Draft, language: Language) -> str:
    value = amount(each.shown or Decimal(0), each.measure.unit, language)
    return f"{each.report.agency} {value}{marks(cite(each, draft))}"


def _before(value: Decimal | None, own: Decimal, fewest: bool) -> bool:
    return value is not None and (value < own if fewest else value > own)

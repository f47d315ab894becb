"""The share of one body or region, or of several bodies together, in all → draft: 昀川市民政局 has how much of what the
city received."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.compute import compute
from answer.figures.measure import Measured
from answer.figures.members import without_aggregates
from answer.plan import Plan
from answer.shown.phrases import amount, place_words, scope_words
from answer.words import say


def answer_share(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """The figure of the bodies or the region `plan.subject` divided by the sum of all in scope."""
    draft = Draft(Outcome.ANSWERED, "")
    quantity = plan.measures[0]
    every = [each for each in without_aggregates(measured[0]) if each.value is not None]
    own = [each for each in every if _is_of(each, plan.subject)]
    parts: dict[str, object] = {"name": place_words(plan.subject), "measure": quantity.name(language)}
    parts["scope"] = scope_words(plan.scope, language)
    sums = [sum((each.value or Decimal(0) for each in found), Decimal(0)) for found in (own, every)]
    value = compute("ratio", [*sums, Decimal(0)]) if own else None
    if value is None:
        draft.status, draft.text = Outcome.NOT_FOUND, say("share_none", language, **parts)
        return draft
    cited = [_cite(found, draft) for found in (own, every)]
    years = {each.report.year for each in every}
    for name, total, numbers in zip((place_words(plan.subject), say("all_bodies", language)), sums, cited, strict=True):
        draft.rows.append(Row(name, max(years), total, quantity.name(language), numbers))
        draft.sums.append(Sum(total, numbers))
    draft.computed.append(Computed(value, "ratio", (*cited, ())))
    draft.counts.append(Count(len(every), tuple(each.report.id for each in every)))
    draft.value, draft.unit = value, "%"
    shown = [f"{total:f}{marks(numbers)}" for total, numbers in zip(sums, cited, strict=True)]
    words = {"value": amount(value, "%", language), "part": shown[0], "whole": shown[1], "reports": len(every)}
    draft.text = say("share_of_all", language, **words, **parts)
    return draft


def _is_of(each: Measured, subject: str) -> bool:
    """Whether a report is of a body, or one of several, or of one in a region."""
    return each.report.agency in subject.split("、") or f"/{subject}/" in f"/{each.report.region}/"


def _cite(found: Sequence[Measured], draft: Draft) -> tuple[int, ...]:
    return draft.citations.cells([cell for each in found for cell in each.cells if cell.value] or list(found[0].cells))

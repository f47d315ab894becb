"""Means and medians over bodies → drafts; zeros are in them and counted, aggregates are not."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome
from answer.draft import Computed, Count, Draft
from answer.figures.averages_by_group import average_groups
from answer.figures.compute import Formula, compute
from answer.figures.measure import Measured
from answer.figures.members import limited, list_members, ordered, several_years, without_aggregates
from answer.figures.sums import pool, told_of
from answer.plan import Plan, Quantity, Rate
from answer.shown.phrases import amount, base_words
from answer.words import say


def answer_average(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """The mean or median of each figure over the reports in scope."""
    draft = Draft(Outcome.ANSWERED, "")
    draft.text = "\n\n".join(
        (average_groups if plan.group else _average)(plan, quantity, without_aggregates(found), draft, language)
        for quantity, found in zip(plan.measures, measured, strict=True)
        if quantity in told_of(plan)
    )
    if not draft.rows:
        draft.status = Outcome.NOT_FOUND
    if len(told_of(plan)) > 1 or plan.group:
        draft.value, draft.unit = None, ""
    return draft


def _average(plan: Plan, quantity: Quantity, found: Sequence[Measured], draft: Draft, language: Language) -> str:
    known = [each for each in found if each.value is not None]
    parts = {"scope": base_words(plan, language), "measure": quantity.name(language), "reports": len(known)}
    if not known:
        return say("sum_none", language, **parts)
    first = len(draft.rows)
    list_members(sorted(known, key=lambda each: -(each.value or Decimal(0))), draft, language, several_years(known))
    places = tuple(range(first, len(draft.rows)))
    values = [draft.rows[at].value or Decimal(0) for at in places]
    formula: Formula = "median" if plan.kind == "median" else "mean"
    value = compute(formula, values)
    assert value is not None
    zeros = [each.report.id for each in known if not each.value]
    draft.value, draft.unit = value, quantity.unit
    draft.computed += [Computed(value, formula, rows=places), Computed(sum(values, Decimal(0)), "sum", rows=places)]
    draft.counts.append(Count(len(known), tuple(each.report.id for each in known)))
    draft.counts += [Count(len(zeros), tuple(zeros))] if zeros else []
    among = say("zeros_among", language, count=len(zeros)) if zeros else ""
    shown = {"value": amount(value, quantity.unit, language), "zeros": among, "total": f"{sum(values):f}"}
    ends = _ends(plan, known, draft, language)
    if formula == "median":
        return say(formula, language, **shown, **parts) + ends
    if not isinstance(quantity, Rate):
        middle = compute("median", values) or Decimal(0)
        draft.computed.append(Computed(middle, "median", rows=places))
        beside = say("median_beside", language, value=amount(middle, quantity.unit, language))
        return say(formula, language, **shown, **parts) + beside + ends
    text = say("mean_of_rates_in", language, **shown, **parts)
    pooled = pool(known, draft, language)
    draft.value, draft.unit = None, ""  # two readings, two numbers
    return text if pooled is None else f"{text}\n\n{say('pooled_beside', language, value=pooled[1], sum=pooled[2])}"


def _ends(plan: Plan, known: Sequence[Measured], draft: Draft, language: Language) -> str:
    """The most and the fewest beside a mean or median, where they are asked for too."""
    told = ""
    for order, key in (("most", "end_most"), ("least", "end_least")):
        if plan.order in {order, "both"}:
            first = limited(ordered(known, plan.model_copy(update={"order": order})), 1)
            told += say(key, language, members=list_members(first, draft, language, several_years(known)))
    return told

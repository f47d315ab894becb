"""The mean or median of each region, level or year → drafts: one line a group, with its sum and how many are in it."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft
from answer.figures.compute import Formula, compute
from answer.figures.differences import tell_difference
from answer.figures.groups import answer_groups, grouped, in_order
from answer.figures.measure import Measured
from answer.plan import Plan, Quantity, Rate
from answer.shown.phrases import amount, scope_words
from answer.words import say


def average_groups(plan: Plan, quantity: Quantity, found: Sequence[Measured], draft: Draft, language: Language) -> str:
    """Every group with its mean or median; of rates the rate of all of a group together."""
    if isinstance(quantity, Rate):
        draft.warnings.append(say("pooled_groups", language))
        return answer_groups(plan, quantity, found, draft, language)
    first = len(draft.rows)
    lines = [
        _line(plan, quantity, year, name, group, draft, language)
        for (year, name), group in grouped(plan, found, draft, language)
    ]
    parts = {"scope": scope_words(plan.scope, language), "measure": quantity.name(language)}
    if not lines:
        return say("sum_none", language, **parts)
    texts = in_order(plan, lines, first, draft)
    of_two = len(draft.rows) - first == 2 and plan.group != "year" and not plan.order
    lead = tell_difference(draft, (first, first + 1), quantity.unit, language)[0] if of_two else ""
    by = say(f"by_{plan.group}", language)
    return "\n".join([lead + say(f"{plan.kind}_groups", language, by=by, **parts), "", *texts])


def _line(
    plan: Plan, quantity: Quantity, year: int, name: str, group: Sequence[Measured], draft: Draft, language: Language
) -> tuple[Decimal, str]:
    """One group: its mean (or median), put into the draft and as words."""
    formula: Formula = "median" if plan.kind == "median" else "mean"
    values = [each.value or Decimal(0) for each in group]
    value = compute(formula, values) or Decimal(0)
    terms = tuple(draft.citations.cells(each.cells) for each in group)
    numbers = tuple(number for term in terms for number in term)
    draft.computed += [Computed(value, formula, terms), Computed(sum(values, Decimal(0)), "sum", terms)]
    zeros = tuple(each.report.id for each in group if not each.value)
    draft.counts += [Count(len(group), tuple(each.report.id for each in group)), Count(len(zeros), zeros)]
    last = max(each.report.year for each in group)
    draft.rows.append(Row(name or say("all_bodies", language), year or last, value, quantity.name(language), numbers))
    parts = {
        "name": name or f"{year}{say('year_mark', language)}",
        "value": amount(value, quantity.unit, language),
        "marks": marks(numbers),
        "total": f"{sum(values):f}",
        "reports": len(group),
        "zeros": say("zeros_among", language, count=len(zeros)) if zeros else "",
    }
    return value, say(f"{formula}_group", language, **parts)

"""Bodies beside their peers: those with a figure, without aggregates; and what a mean or median of them decides."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from answer.answer import Language
from answer.compute import rounded
from answer.draft import Computed, Count, Draft
from answer.measure import Measured
from answer.members import without_aggregates
from answer.phrases import amount
from answer.plan import Plan
from answer.words import say


def peers_in(found: Sequence[Measured]) -> list[Measured]:
    """The peers that have a figure."""
    return [each for each in without_aggregates(found) if each.value is not None]


def resolved(plan: Plan, measured: Sequence[Sequence[Measured]]) -> Plan:
    """The plan with the numbers that its conditions compare with: the mean or median of the set, without aggregates."""
    if not any(each.than for each in plan.conditions):
        return plan
    found = []
    for condition, own in zip(plan.conditions, _put_on(plan, measured), strict=True):
        values = [each.value for each in peers_in(own) if each.value is not None]
        exact = (median(values) if condition.than == "median" else sum(values) / len(values)) if values else Decimal(0)
        found.append(condition.model_copy(update={"value": exact}) if condition.than else condition)
    return plan.model_copy(update={"conditions": tuple(found)})


def _put_on(plan: Plan, measured: Sequence[Sequence[Measured]]) -> Sequence[Sequence[Measured]]:
    return measured if len(plan.conditions) == len(measured) else [measured[0]] * len(plan.conditions)


def tell_average(plan: Plan, measured: Sequence[Sequence[Measured]], draft: Draft, language: Language) -> None:
    """What the members were compared with, resting on every figure of the set."""
    for condition, own in zip(plan.conditions, _put_on(plan, measured), strict=True):
        if not condition.than:
            continue
        known = peers_in(own)
        terms = tuple(draft.citations.cells(each.cells) for each in known)
        total = sum((each.value or Decimal(0) for each in known), Decimal(0))
        value = rounded(condition.value)
        draft.computed += [Computed(value, condition.than, terms), Computed(total, "sum", terms)]
        draft.counts.append(Count(len(known), tuple(each.report.id for each in known)))
        words = amount(value, plan.measures[0].unit, language)
        parts = {"value": words, "total": f"{total:f}", "reports": len(known)}
        draft.text += "\n\n" + say(f"than_{condition.than}_is", language, **parts)

"""Bodies beside their peers: those with a figure, without aggregates; and what a mean or median of them decides."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from answer.answer import Language
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.compute import compute, rounded
from answer.figures.measure import Measured
from answer.figures.members import compared
from answer.plan import Condition, Plan, Rate
from answer.shown.phrases import amount
from answer.words import say


def peers_in(found: Sequence[Measured]) -> list[Measured]:
    """The peers that have a figure."""
    return [each for each in compared(found) if each.value is not None]


def resolved(plan: Plan, measured: Sequence[Sequence[Measured]]) -> Plan:
    """The plan with the numbers that its conditions compare with: the mean or median of the set, without aggregates."""
    if not any(each.than for each in plan.conditions):
        return plan
    found = []
    for condition, own in zip(plan.conditions, _put_on(plan, measured), strict=True):
        known = peers_in(own)
        found.append(condition.model_copy(update={"value": _middle(condition, known)}) if condition.than else condition)
    return plan.model_copy(update={"conditions": tuple(found)})


def _middle(condition: Condition, known: Sequence[Measured]) -> Decimal:
    """The exact mean or median; of rates the pooled rate, all parts over all wholes."""
    if not known:
        return Decimal(0)
    if _are_rates(known):
        part, whole, less = _totals(known)
        return 100 * part / (whole - less)
    values = [each.value for each in known if each.value is not None]
    return median(values) if condition.than == "median" else sum(values, Decimal(0)) / len(values)


def _are_rates(known: Sequence[Measured]) -> bool:
    return any(isinstance(each.measure, Rate) for each in known)


def _totals(known: Sequence[Measured]) -> list[Decimal]:
    return [sum((each.sides[side].value for each in known), Decimal(0)) for side in range(3)]


def _put_on(plan: Plan, measured: Sequence[Sequence[Measured]]) -> Sequence[Sequence[Measured]]:
    return measured if len(plan.conditions) == len(measured) else [measured[0]] * len(plan.conditions)


def tell_average(plan: Plan, measured: Sequence[Sequence[Measured]], draft: Draft, language: Language) -> None:
    """What the members were compared with, resting on every figure of the set."""
    for condition, own in zip(plan.conditions, _put_on(plan, measured), strict=True):
        known = peers_in(own)
        if not condition.than or not known:
            continue
        if _are_rates(known):
            _tell_pooled(known, draft, language)
            continue
        terms = tuple(draft.citations.cells(each.cells) for each in known)
        total = sum((each.value or Decimal(0) for each in known), Decimal(0))
        value = rounded(condition.value)
        draft.computed += [Computed(value, condition.than, terms), Computed(total, "sum", terms)]
        draft.counts.append(Count(len(known), tuple(each.report.id for each in known)))
        words = amount(value, plan.measures[0].unit, language)
        parts = {"value": words, "total": f"{total:f}", "reports": len(known)}
        draft.text += "\n\n" + say(f"than_{condition.than}_is", language, **parts)


def _tell_pooled(known: Sequence[Measured], draft: Draft, language: Language) -> None:
    value, _, division = pooled_rate(known, draft)
    part, _, whole = division.partition(" ÷ ")
    draft.counts.append(Count(len(known), tuple(each.report.id for each in known)))
    parts = {"value": amount(value, "%", language), "part": part, "whole": whole, "reports": len(known)}
    draft.text += "\n\n" + say("than_pooled_is", language, **parts)


def pooled_rate(known: Sequence[Measured], draft: Draft) -> tuple[Decimal, tuple[tuple[int, ...], ...], str]:
    """The rate of all together with its citations and its division, noted for the verifier."""
    totals = _totals(known)
    sides = ([cell for each in known for cell in each.sides[side].cells] for side in range(3))
    terms = tuple(draft.citations.cells(cells) for cells in sides)
    value = compute("ratio", totals)
    assert value is not None  # each has a whole of its own
    draft.computed.append(Computed(value, "ratio", terms))
    draft.sums += [Sum(total, term) for total, term in zip(totals, terms, strict=True)]
    below = f"{totals[1]:f}" if not totals[2] else f"({totals[1]:f} − {totals[2]:f})"
    return value, terms, f"{totals[0]:f} ÷ {below}"

"""What is computed from figures: shares, differences, averages; and how numbers are rounded for show."""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Literal

Formula = Literal["ratio", "difference", "change", "quotient", "points", "mean", "median", "sum"]

CENT = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    """Half up to two places, without trailing zeros."""
    exact = value.quantize(CENT, ROUND_HALF_UP)
    return exact.to_integral_value() if exact == exact.to_integral_value() else exact.normalize()


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """How many percent of the whole, exactly; None where there is nothing to divide by."""
    return part * 100 / whole if whole > 0 else None


def compute(formula: Formula, terms: Sequence[Decimal]) -> Decimal | None:
    """The formula over its terms, rounded; None where it is undefined.

    ratio: part, whole, what the whole is less by → percent · difference: later − earlier · change: the same in
    percent of the earlier · quotient: the former divided by the latter · points: the three terms of a later ratio and
    those of an earlier one → the difference of both as they are shown · mean, median and sum: of all terms.
    """
    value = _formulas[formula](terms) if terms else None
    return None if value is None else rounded(value)


def _points(terms: Sequence[Decimal]) -> Decimal | None:
    later, earlier = compute("ratio", terms[:3]), compute("ratio", terms[3:])
    return None if later is None or earlier is None else later - earlier


def _mean(terms: Sequence[Decimal]) -> Decimal:
    return sum(terms, Decimal(0)) / len(terms)


_formulas: dict[Formula, Callable[[Sequence[Decimal]], Decimal | None]] = {
    "ratio": lambda terms: percent(terms[0], terms[1] - terms[2]),
    "difference": lambda terms: terms[0] - terms[1],
    "change": lambda terms: percent(terms[0] - terms[1], terms[1]),
    "quotient": lambda terms: terms[0] / terms[1] if terms[1] > 0 else None,
    "points": _points,
    "mean": _mean,
    "median": lambda terms: median(terms),
    "sum": lambda terms: sum(terms, Decimal(0)),
}

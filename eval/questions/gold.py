"""What a right answer holds, as the contract writes it."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

Gold = dict[str, Any]
Row = tuple[str, int, Decimal | None]


def rounded(value: Decimal) -> Decimal:
    """Half up to two decimals."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def number(value: Decimal | None) -> int | float | None:
    """As JSON writes it: 5 for 5.00."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def percent(over: Decimal, under: Decimal) -> Decimal:
    """A share in percent; raises ZeroDivisionError where nothing was handled."""
    if not under:
        raise ZeroDivisionError("a rate over nothing is undefined")
    return rounded(over * 100 / under)


def answered(
    value: Decimal | None = None,
    unit: str = "",
    rows: Iterable[Row] | None = None,
    cite: Iterable[Row] | None = None,
    may_cite: Iterable[Row] = (),
    ordered: bool = False,
) -> Gold:
    """An answer of one number, of rows (a set, and in order if `ordered`), of both.

    `cite` are the rows to cite, `may_cite` those that may be cited beside them.
    """
    gold: Gold = {"status": "answered"}
    if value is not None:
        gold |= {"value": number(value)} | ({"unit": unit} if unit else {})
    if rows is not None:
        found = list(rows)
        gold["rows"] = [[agency, year, number(each)] for agency, year, each in found]
        if ordered:
            gold["values"] = [number(each) for _, _, each in found]
    if cite is not None:
        wanted = {(agency, year) for agency, year, _ in cite}
        others = {(agency, year) for agency, year, _ in may_cite} - wanted
        gold["cite"] = [list(each) for each in sorted(wanted)]
        gold |= {"may_cite": [list(each) for each in sorted(others)]} if others else {}
    return gold


def said(*parts: str) -> Gold:
    """An answer that holds these words."""
    return {"status": "answered", "contains": list(parts)}


def yes_or_no(holds: bool, lang: str) -> Gold:
    """An answer that says yes or no."""
    words = {"zh": ("是", "否"), "en": ("Yes", "No")}[lang]
    return said(words[0] if holds else words[1])


def spread(values: Iterable[Decimal], cite: Iterable[Row]) -> Gold:
    """A distribution: its parts that are not zero, smallest first."""
    return answered(cite=cite) | {"nonzero": [number(value) for value in sorted(values) if value]}


def status(name: str) -> Gold:
    """An answer that gives no figure: not_found, clarify, out_of_scope."""
    return {"status": name}


def mean(values: Sequence[Decimal]) -> Decimal:
    """The mean, rounded."""
    return rounded(sum(values, Decimal(0)) / len(values))


def median(values: Sequence[Decimal]) -> Decimal:
    """The median, rounded."""
    ordered, middle = sorted(values), len(values) // 2
    return rounded(ordered[middle] if len(values) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)

"""The hard checks C1 to C5 of the form: 42 equations in a 2021 report, 40 in one of 2019, and C5 on every count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest import form as forms
from ingest.report import Check, Fact, Status

COLUMNS = (*forms.APPLICANTS, "total")
SIGNED = "change"  # 本年增/减, the only column that may be negative


def check_report(facts: Iterable[Fact], form: int) -> tuple[Check, ...]:
    """Every hard check of a report's tables 2 and 3, and those cells that break C5.

    Blank cells count as 0 where the equation then holds; where it does not, nothing is proved
    and `holds` is None, as it is when a cell needed is unreadable.
    """
    known = {fact.key: fact for fact in facts}
    equations = [_evaluate(known, *equation) for equation in equations_of(form)] if form else []
    return (*equations, *_broken_counts(known))


def equations_of(form: int) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """(rule, formula, keys of the left side, keys of the right side) of every equation of a form."""
    handled = "requests.outcomes_total"
    for column in COLUMNS:
        left = (f"requests.received.{column}", f"requests.carried_in.{column}")
        yield "C1", "一 + 二 = 三（七） + 四", left, (f"{handled}.{column}", f"requests.carried_out.{column}")
    for column in COLUMNS:
        parts = tuple(f"{row}.{column}" for row in forms.outcome_rows(form))
        yield "C2", "（七）总计 = （一）至（六）各行之和", (f"{handled}.{column}",), parts
    for row in forms.rows(form, 2):
        yield "C3", "总计 = 六类申请人之和", (f"{row}.total",), tuple(f"{row}.{each}" for each in forms.APPLICANTS)
    for row in forms.rows(form, 3):
        parts = tuple(f"{row}.{outcome}" for outcome in forms.OUTCOMES)
        yield "C4", "总计 = 维持 + 纠正 + 其他 + 尚未审结", (f"{row}.total",), parts


def _evaluate(
    known: Mapping[str, Fact], rule: str, formula: str, left: tuple[str, ...], right: tuple[str, ...]
) -> Check:
    sides = compare([known.get(key) for key in left], [known.get(key) for key in right])
    return Check(rule, formula, sides.left, sides.right, (*left, *right), sides.holds)


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of an equation, and whether they are equal; None where nothing is proved."""

    left: Decimal | None
    right: Decimal | None
    holds: bool | None


def compare(left: Sequence[Fact | None], right: Sequence[Fact | None], less: Sequence[Fact | None] = ()) -> Sides:
    """The sum of the cells `left` against that of `right` without those of `less`."""
    facts = (*left, *right, *less)
    if any(fact is None or fact.status is Status.UNREADABLE for fact in facts):
        return Sides(None, None, None)
    blank = sum(fact is not None and fact.value is None for fact in facts)
    totals = _sum(left), _sum(right) - _sum(less)
    balanced = totals[0] == totals[1]
    proved = blank < len(facts) and (balanced or not blank)
    return Sides(*totals, balanced if proved else None)


def _sum(facts: Sequence[Fact | None]) -> Decimal:
    return sum((fact.value or Decimal(0) for fact in facts if fact), Decimal(0))


def _broken_counts(known: Mapping[str, Fact]) -> Iterator[Check]:
    for fact in known.values():
        if fact.value is None:
            continue
        cell = forms.cell(fact.key)
        whole = cell.unit == "万元" or fact.value == fact.value.to_integral_value()
        if not whole or (fact.value < 0 and cell.column_key != SIGNED):
            yield Check("C5", "件数为非负整数", fact.value, None, (fact.key,), False)

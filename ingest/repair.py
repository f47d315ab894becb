"""Rows of table 2 whose printed values can't be told apart by the row alone: the columns' equations tell them.

Every result row is what （七）总计 leaves after the other rows (C2), every other row what C1 leaves. A row so
derived is taken only where the values printed in it stand in it in the same order, so that the print and two
sets of equations say the same; else the row stays unreadable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest import form as forms
from ingest.checks import COLUMNS
from ingest.report import Fact, Span, Status
from ingest.tokens import Kind, Token, parse_value

HANDLED = "requests.outcomes_total"
# C1 as signed terms that sum to zero.
FLOW = {"requests.received": 1, "requests.carried_in": 1, HANDLED: -1, "requests.carried_out": -1}
MOST_LOST = 1  # printed values that may be missing from a row


@dataclass(frozen=True, slots=True)
class UnplacedRow:
    """A row of table 2 found by its label, with the printed values in order and the place of the whole."""

    key: str
    printed: tuple[Token, ...]
    span: Span


def repair(facts: Sequence[Fact], unplaced: Sequence[UnplacedRow], form: int) -> list[Fact]:
    """The facts with the cells of unplaced rows recovered where the equations prove them."""
    known = {fact.key: fact for fact in facts}
    for row in unplaced:
        recovered = _recovered(row, known, form)
        known |= {fact.key: fact for fact in recovered}
    return list(known.values())


def _recovered(row: UnplacedRow, known: Mapping[str, Fact], form: int) -> list[Fact]:
    derived = [_derive(f"{row.key}.{column}", row.key, column, known, form) for column in COLUMNS]
    values = [value for value in derived if value is not None and value >= 0]
    if len(values) < len(COLUMNS) or sum(values[:-1]) != values[-1]:
        return []
    places = _match(values, [token for token in row.printed if token.kind is Kind.VALUE])
    if places is None:
        return []
    return [_fact(row, column, value, token) for column, value, token in zip(COLUMNS, values, places, strict=True)]


def _fact(row: UnplacedRow, column: str, value: Decimal, token: Token | None) -> Fact:
    span = Span(token.start, token.end) if token else None
    raw = token.text if token else ""
    return Fact(f"{row.key}.{column}", Status.REPAIRED, value, raw, span, row.span)


def _derive(key: str, row: str, column: str, known: Mapping[str, Fact], form: int) -> Decimal | None:
    """What the other rows of the column leave for this one; None where one of them is not read."""
    if row in FLOW:
        others = {f"{other}.{column}": sign for other, sign in FLOW.items() if other != row}
        total = _sum(others, known)
        return None if total is None else -total * FLOW[row]
    others = {f"{other}.{column}": -1 for other in forms.outcome_rows(form) if other != row}
    return _sum({**others, f"{HANDLED}.{column}": 1}, known) if key in forms.by_key(form) else None


def _sum(terms: Mapping[str, int], known: Mapping[str, Fact]) -> Decimal | None:
    facts = {key: known.get(key) for key in terms}
    if any(fact is None or fact.status is Status.UNREADABLE for fact in facts.values()):
        return None
    values = {key: fact.value or Decimal(0) for key, fact in facts.items() if fact}
    return sum((sign * values[key] for key, sign in terms.items()), Decimal(0))


def _match(values: Sequence[Decimal], printed: Sequence[Token]) -> list[Token | None] | None:
    """Which printed value stands for which cell, in order; None unless all but one cell, and every
    printed value but invented ones, find each other.
    """
    if len(printed) < len(values):
        places = _subsequence(values, printed)
        lost = sum(place is None for place in places) if places else len(values)
        return places if lost <= MOST_LOST else None
    chosen: list[Token | None] = []
    left = list(printed)
    for value in values:
        while left and parse_value(left[0].text) != value:
            left.pop(0)
        if not left:
            return None
        chosen.append(left.pop(0))
    return chosen


def _subsequence(values: Sequence[Decimal], printed: Sequence[Token]) -> list[Token | None] | None:
    places: list[Token | None] = []
    left = list(printed)
    for at, value in enumerate(values):
        missing = len(values) - at - len(left)
        if left and parse_value(left[0].text) == value:
            places.append(left.pop(0))
        elif missing > 0:
            places.append(None)
        else:
            return None
    return places if not left else None

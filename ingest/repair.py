"""What the equations of table 2 prove where the print does not tell: whole rows, then single cells.

Every result row is what （七）总计 leaves after the other rows (C2), every other row what C1 leaves. A row whose
printed values can't be told apart is so derived, and taken only where they stand in it in the same order; a single
empty or broken cell only where its row (C3) leaves the same number. So two equations, or the print and one, agree;
else nothing is restored. An empty cell that stands for 0 stays blank.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
    for fact in facts:
        value = _proved(known[fact.key], known, form)
        if value is not None:
            known[fact.key] = replace(fact, status=Status.REPAIRED, value=value)
    return list(known.values())


def _proved(fact: Fact, known: Mapping[str, Fact], form: int) -> Decimal | None:
    """The number of a cell that is empty or broken, where its row and its column leave the same for it."""
    is_lost = fact.value is None and fact.span is not None and not (fact.status is Status.BLANK and fact.raw)
    if not is_lost:
        return None
    row, column = fact.key.rsplit(".", 1)
    derived = _derive(fact.key, row, column, known, form)
    terms = {f"{row}.{other}": -1 if other == "total" else 1 for other in COLUMNS if other != column}
    rest = _sum(terms, known)
    if derived is None or rest is None or derived != (rest if column == "total" else -rest):
        return None
    return derived if derived > 0 or (derived == 0 and fact.status is Status.UNREADABLE) else None


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
        return None if total is None else Decimal(0) - total * FLOW[row]  # never -0
    others = {f"{other}.{column}": -1 for other in forms.outcome_rows(form) if other != row}
    return _sum({**others, f"{HANDLED}.{column}": 1}, known) if key in forms.by_key(form) else None


def _sum(terms: Mapping[str, int], known: Mapping[str, Fact]) -> Decimal | None:
    """The signed sum of cells; None where one of them holds no number, since a blank may be a zero or a lost value."""
    values = [(sign, fact.value) for key, sign in terms.items() if (fact := known.get(key)) and fact.value is not None]
    return sum((sign * value for sign, value in values), Decimal(0)) if len(values) == len(terms) else None


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

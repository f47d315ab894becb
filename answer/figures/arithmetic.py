"""Sums and divisions written out, with citation marks."""

from collections.abc import Sequence
from decimal import Decimal

from answer.citing.citations import marks
from answer.draft import Computed, Draft, Sum
from answer.figures.compute import compute
from answer.figures.measure import Side

SHOWN_ADDENDS = 12


def added(addends: Sequence[Decimal], total: Decimal) -> str:
    """2 + 1 + 4 = 7, the first dozen of them."""
    return f"{plus(addends)} = {total:f}"


def plus(addends: Sequence[Decimal], cited: Sequence[Sequence[int]] = ()) -> str:
    """2[1] + 1[2] + …: addends, each with its marks where they are given."""
    each = [f"{value:f}{marks(cited[at]) if cited else ''}" for at, value in enumerate(addends[:SHOWN_ADDENDS])]
    return " + ".join([*each, *(["…"] if len(addends) > SHOWN_ADDENDS else [])])


def cite_sides(sides: Sequence[Side], draft: Draft) -> tuple[tuple[int, ...], ...]:
    """The citations of each side of a rate or gap; its sum is noted for the verifier."""
    terms = tuple(draft.citations.cells(side.cells) for side in sides)
    draft.sums += [Sum(side.value, term) for side, term in zip(sides, terms, strict=True)]
    return terms


def compared(sides: Sequence[Side], draft: Draft, result: str, sign: str = "−") -> str:
    """6[1] − 2[2] = 4, or with another sign.

    Of two rates 3[1] ÷ 4[2] = 75%, 1[3] ÷ 2[4] = 50%, 75% − 50% = 25 percentage points.
    """
    if len(sides) > 2:
        later, earlier = (f"{rate:f}%" for rate in rates_of(sides, draft))
        first, last = divided(sides[:3], draft, later), divided(sides[3:], draft, earlier)
        return f"{first}；{last}；{later} − {earlier} = {result}"
    of, less = (_side(side, draft) for side in sides)
    return f"{of} {sign} {less} = {result}"


def rates_of(sides: Sequence[Side], draft: Draft) -> tuple[Decimal, Decimal]:
    """Both rates that a gap is made of, noted for the verifier."""
    terms = cite_sides(sides, draft)
    values = [compute("ratio", [side.value for side in three]) or Decimal(0) for three in (sides[:3], sides[3:])]
    draft.computed += [Computed(values[0], "ratio", terms[:3]), Computed(values[1], "ratio", terms[3:])]
    return values[0], values[1]


def divided(sides: Sequence[Side], draft: Draft, result: str) -> str:
    """62[1] ÷ (150[2] − 7[3]) = 43.36%."""
    part, whole, less = sides
    below = _side(whole, draft)
    if less.cells:
        below = f"({below} − {_side(less, draft)})"
    return f"{_side(part, draft)} ÷ {below} = {result}"


def _side(side: Side, draft: Draft) -> str:
    cited = [draft.citations.cells([cell]) for cell in side.cells]
    if len(side.cells) == 1:
        return f"{side.value:f}{marks(cited[0])}"
    return f"({plus([cell.value or Decimal(0) for cell in side.cells], cited)})"

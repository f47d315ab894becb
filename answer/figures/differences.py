"""By how much one of two rows of an answer is more than the other."""

from decimal import Decimal

from answer.answer import Language
from answer.citing.citations import marks
from answer.draft import Computed, Draft
from answer.figures.compute import compute
from answer.plan import Plan
from answer.shown.phrases import amount
from answer.words import say


def tell_difference(
    draft: Draft, places: tuple[int, int], unit: str, language: Language, by_year: bool = False
) -> tuple[str, Decimal]:
    """The sentence, and how much more the row of the first place has than that of the second; noted in the draft.

    The rows are told by their bodies, or by their years.
    """
    first, second = (draft.rows[at].value or Decimal(0) for at in places)
    at, other = places if first >= second else places[::-1]
    more, less = draft.rows[at], draft.rows[other]
    value = compute("difference", [more.value or Decimal(0), less.value or Decimal(0)]) or Decimal(0)
    if not value:
        return say("more_tie", language), value
    draft.computed.append(Computed(value, "difference", rows=(at, other)))
    of, under = (f"{row.value:f}{marks(row.citations)}" for row in (more, less))
    words = amount(value, unit_of(unit), language)
    names = (f"{row.year}{say('year_mark', language)}" if by_year else row.agency for row in (more, less))
    parts = dict(zip(("name", "other"), names, strict=True)) | {"value": words, "of": of, "less": under}
    return say("difference_of", language, **parts) + "\n\n", value if first >= second else -value


def unit_of(unit: str) -> str:
    """The unit of a difference: rates differ by percentage points."""
    return "百分点" if unit == "%" else unit


def said_yes_or_no(plan: Plan, difference: Decimal, language: Language) -> str:
    """Whether the difference is what a yes would mean; empty where nothing is expected of it."""
    if not plan.expects:
        return ""
    held = {"more": difference > 0, "fewer": difference < 0, "equal": difference == 0}[plan.expects]
    return say("yes" if held else "no", language)

"""How one figure went over the years: the sentence above the list of them."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Row
from answer.citing.citations import marks
from answer.plan import Gap, Measure, Quantity
from answer.shown.phrases import amount
from answer.words import join, say

_FEWEST = 3  # years; of two the change is seen at once
_MOST_MARKS = 3  # of one figure; those of a sum stand in the list below


def tell_course(rows: Sequence[Row], of: str, quantity: Quantity, language: Language) -> str:
    """From what to what it went, and where it was most and least between; empty for fewer than three years.

    `of` names whose figures the rows are, in the language.
    """
    told = [(row.year, row.value, row) for row in sorted(rows, key=lambda row: row.year) if row.value is not None]
    years = [year for year, _, _ in told]
    if len(set(years)) != len(years) or len(years) < _FEWEST or isinstance(quantity, Gap):
        return ""
    values = [value for _, value, _ in told]
    first, last = (
        {"year": year, "value": amount(value, quantity.unit, language), "marks": _marks(row)}
        for year, value, row in (told[0], told[-1])
    )
    if min(values) == max(values):
        return say("course_flat", language, of=of, first=first["year"], **last) + "\n\n"
    way = "rose" if values[-1] > values[0] else "fell" if values[-1] < values[0] else "level"
    ends = {name: last[name] for name in last} | {f"first_{name}": first[name] for name in first}
    text = say(f"course_{way}", language, of=of, **ends)
    for word, value in (("most", max(values)), ("least", min(values))):
        if value not in (values[0], values[-1]):
            text += _extreme(word, value, years, values, quantity, language)
    return text + say("full_stop", language) + "\n\n"


def _extreme(
    word: str, value: Decimal, years: Sequence[int], values: Sequence[Decimal], quantity: Quantity, language: Language
) -> str:
    """In which years it was most or least, and how much."""
    name = word if isinstance(quantity, Measure) else {"most": "highest", "least": "lowest"}[word]
    of = join([str(year) for year, each in zip(years, values, strict=True) if each == value], language)
    return say(f"course_{name}", language, years=of, value=amount(value, quantity.unit, language))


def _marks(row: Row) -> str:
    return marks(row.citations) if len(row.citations) <= _MOST_MARKS else ""

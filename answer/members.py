"""The members of a set as text with citation marks, and as rows."""

from collections.abc import Sequence

from answer.answer import Language, Row
from answer.cite import Citations, marks
from answer.measure import Measured
from answer.phrases import amount
from answer.words import join, say

SHOWN_MEMBERS = 20  # in the text; the table has all


def how_many(members: Sequence[Measured], language: Language) -> str:
    """The size of a set: bodies, or reports and bodies where one body may stand in it for several years."""
    bodies = len({each.report.agency for each in members})
    if bodies != len(members):
        return say("reports_of_bodies", language, reports=len(members), bodies=bodies)
    return say("body" if bodies == 1 else "bodies", language, count=bodies)


def _member(each: Measured, numbers: Sequence[int], language: Language, with_year: bool) -> str:
    name = f"{each.report.agency}{each.report.year}年" if with_year and language == "zh" else each.report.agency
    name = f"{name} ({each.report.year})" if with_year and language == "en" else name
    if each.value is None:
        return f"{name}{marks(numbers)}"
    return f"{name} {amount(each.value, each.measure.unit, language)}{marks(numbers)}"


def list_members(
    found: Sequence[Measured], citations: Citations, language: Language, with_years: bool
) -> tuple[str, list[Row]]:
    """The first members in words, and all of them as rows."""
    texts, rows = [], []
    for index, each in enumerate(found):
        numbers = citations.cells(each.cells)
        rows.append(Row(each.report.agency, each.report.year, each.value, each.measure.name(language), numbers))
        if index < SHOWN_MEMBERS:
            texts.append(_member(each, numbers, language, with_years))
    more = say("more_members", language) if len(found) > SHOWN_MEMBERS else ""
    return join(texts, language) + more, rows


def several_years(found: Sequence[Measured]) -> bool:
    """Whether the members are of more than one year."""
    return len({each.report.year for each in found}) > 1


def without_aggregates(found: list[Measured]) -> list[Measured]:
    """Without reports that aggregate others in scope, of the same region and year."""
    return [each for each in found if not contains_others(each, found)]


def contains_others(each: Measured, found: Sequence[Measured]) -> bool:
    """Whether a report aggregates another one among `found`."""
    if each.report.level != "aggregate":
        return False
    region = each.report.region or each.report.agency.removesuffix("人民政府")
    return any(
        other is not each
        and other.report.year == each.report.year
        and f"/{other.report.region}/".startswith(f"/{region}/")
        for other in found
    )

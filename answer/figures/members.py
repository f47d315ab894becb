"""The members of a set as text with citation marks, and as rows."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType

from answer.answer import Language, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.arithmetic import cite_sides, rates_of
from answer.figures.measure import Measured
from answer.figures.select import ReportRow
from answer.plan import Gap, Plan
from answer.reading.scope.tiers import outer_places
from answer.shown.phrases import amount
from answer.words import join, say

_YEAR_AND_REGION = attrgetter("year", "region")
SHOWN_MEMBERS = 20  # in the text; the table has all


def ordered(found: Sequence[Measured], plan: Plan) -> list[Measured]:
    """By value, largest first unless the fewest are asked for; equal ones stay in the order of bodies."""
    sign = 1 if plan.order == "least" else -1
    return sorted(
        found, key=lambda each: (each.report.year if not plan.order else 0, sign * (each.value or Decimal(0)))
    )


def limited(found: list[Measured], limit: int | None) -> list[Measured]:
    """The first `limit`, and all that tie with the last of them."""
    if limit is None or len(found) <= limit:
        return found
    last = found[limit - 1].value
    return [each for index, each in enumerate(found) if index < limit or each.value == last]


def how_many(members: Sequence[Measured], language: Language, several: bool = False, once: bool = False) -> str:
    """The size of a set: bodies, or reports and bodies where one body may stand in it for several years and is not
    told once; years where it is of several years of one body."""
    bodies = len({each.report.agency for each in members})
    if bodies == 1 and several:
        return say("one_year" if len(members) == 1 else "several_years", language, count=len(members))
    if bodies != len(members) and not once:
        return say(
            "reports_of_body" if bodies == 1 else "reports_of_bodies", language, reports=len(members), bodies=bodies
        )
    return say("body" if bodies == 1 else "bodies", language, count=bodies)


def count_reports(found: Sequence[Measured], draft: Draft) -> int:
    """How many reports were looked at, noted for the verifier; a gap looks at two of a body."""
    reports = {each.report.id for each in found} | {each.earlier.id for each in found if each.earlier}
    draft.counts.append(Count(len(reports), tuple(sorted(reports))))
    return len(reports)


def _member(each: Measured, numbers: Sequence[int], draft: Draft, language: Language, with_year: bool) -> str:
    name = f"{each.report.agency}{each.report.year}年" if with_year and language == "zh" else each.report.agency
    name = f"{name} ({each.report.year})" if with_year and language == "en" else name
    if each.shown is None:
        return f"{name}{marks(numbers)}"
    if isinstance(each.measure, Gap):
        return f"{name} {_gap(each, draft, language)}"
    return f"{name} {amount(each.shown, each.measure.unit, language)}{marks(numbers)}"


def _gap(each: Measured, draft: Draft, language: Language) -> str:
    """How much more or less, and what is compared: +4 件（6[1] − 2[2]）."""
    value = amount(each.shown or Decimal(0), each.measure.unit, language)
    if each.formula == "points":
        cells = [[cell for side in three for cell in side.cells] for three in (each.sides[:3], each.sides[3:])]
        rates = rates_of(each.sides, draft)
        of, less = (f"{rate:f}%{marks(draft.citations.cells(own))}" for rate, own in zip(rates, cells, strict=True))
    else:
        of, less = (f"{side.value:f}{marks(draft.citations.cells(side.cells))}" for side in each.sides)
    if each.formula == "quotient":
        return say("gap_times", language, value=value, of=of, less=less)
    key = "gap_percent" if each.formula == "change" else "gap"
    return say(key, language, value=f"{'+' * ((each.shown or 0) > 0)}{value}", of=of, less=less)


def list_members(
    found: Sequence[Measured],
    draft: Draft,
    language: Language,
    with_years: bool,
    beside: Mapping[int, Sequence[Measured]] = MappingProxyType({}),
) -> str:
    """The first members in words; all of them become rows of the draft, with what they are the sum or ratio of.

    `beside` are by report the other figures that make it a member.
    """
    texts = []
    for index, each in enumerate(found):
        numbers = add_row(each, draft, language)
        if index < SHOWN_MEMBERS:
            texts.append(_member(each, numbers, draft, language, with_years))
            texts[-1] += _beside(beside.get(each.report.id, ()), draft, language)
    return join(texts, language) + (say("more_members", language) if len(found) > SHOWN_MEMBERS else "")


def _beside(others: Sequence[Measured], draft: Draft, language: Language) -> str:
    """The figures that make it a member beside its own, by name: (administrative reconsideration 1)."""
    if not others:
        return ""
    words = []
    for other in others:
        value = (
            say("blank_figure", language) if other.shown is None else amount(other.shown, other.measure.unit, language)
        )
        words.append(f"{other.measure.name(language)} {value}{marks(cite(other, draft))}")
    return f"（{join(words, language)}）" if language == "zh" else f" ({join(words, language)})"


def list_years(
    found: Sequence[Measured], draft: Draft, language: Language, beside: Mapping[int, Sequence[Measured]]
) -> str:
    """The years of one body with its figures; all of them become rows of the draft. `beside` as for members."""
    texts = []
    for each in found:
        numbers = add_row(each, draft, language)
        value = "" if each.shown is None else f" {amount(each.shown, each.measure.unit, language)}"
        texts.append(f"{each.report.year}{'年' if language == 'zh' else ':'}{value}{marks(numbers)}")
        texts[-1] += _beside(beside.get(each.report.id, ()), draft, language)
    return join(texts, language)


def list_once(found: Sequence[Measured], draft: Draft, language: Language) -> str:
    """Bodies that are members in every year alike, each once with the citations of all its years."""
    numbers: dict[str, list[int]] = {}
    for each in found:
        numbers.setdefault(each.report.agency, []).extend(add_row(each, draft, language))
    texts = [f"{name}{marks(own)}" for name, own in numbers.items()]
    return join(texts[:SHOWN_MEMBERS], language) + (say("more_members", language) if len(texts) > SHOWN_MEMBERS else "")


def add_row(each: Measured, draft: Draft, language: Language) -> tuple[int, ...]:
    """A figure as a row of the draft; the numbers of its citations."""
    numbers = cite(each, draft)
    draft.rows.append(Row(each.report.agency, each.report.year, each.shown, each.measure.name(language), numbers))
    return numbers


def cite(each: Measured, draft: Draft) -> tuple[int, ...]:
    """The numbers of a figure's citations, with what it is the sum or ratio of."""
    numbers = draft.citations.cells(each.cells)
    shown = each.shown
    if shown is not None and each.sides:
        draft.computed.append(Computed(shown, each.formula, cite_sides(each.sides, draft)))
    elif shown is not None:
        draft.sums.append(Sum(shown, numbers))
    return numbers


def several_years(found: Sequence[Measured]) -> bool:
    """Whether the members are of more than one year."""
    return len({each.report.year for each in found}) > 1


def without_aggregates(found: Sequence[Measured], among: Sequence[Measured] = ()) -> list[Measured]:
    """Without reports that aggregate others among `among` (else among them), of the same region and year."""
    aggregates = containing(among or found)
    return [each for each in found if each.report.id not in aggregates]


def compared(found: Sequence[Measured]) -> list[Measured]:
    """Those that are put beside each other: without aggregates, but governments alone are all peers."""
    governments = all(each.report.level == "aggregate" for each in found)
    return list(found) if governments else without_aggregates(found)


def containing(found: Sequence[Measured]) -> set[int]:
    """The ids of the reports that aggregate others among `found`."""
    return aggregates_among({each.report.id: each.report for each in found}.values())


def aggregates_among(reports: Collection[ReportRow]) -> set[int]:
    """The ids of those reports that aggregate others of them."""
    aggregates = [each for each in reports if each.level == "aggregate"]
    if not aggregates:
        return set()
    inside: Counter[tuple[int, str]] = Counter()
    for (year, region), count in Counter(map(_YEAR_AND_REGION, reports)).items():
        for place in outer_places(region):
            inside[year, place] += count
    return {each.id for each in aggregates if inside[each.year, _own_region(each)] > (each.region != "")}


def _own_region(report: ReportRow) -> str:
    return report.region or report.agency.removesuffix("人民政府")

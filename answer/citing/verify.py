"""The gate: nothing is shown whose numbers, rows and quotes do not hold against the source, read a second time."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from answer.answer import Answer, Citation
from answer.citing.citations import Later, without_marks
from answer.draft import Computed, Draft
from answer.figures.compute import compute
from ingest.prose_tables import CELL
from ingest.statements import stated_in
from ingest.tokens import half_width, parse_value, prints_no_value

ZERO = Decimal(0)
_IN_YUAN = re.compile(r"(?P<yuan>\d[\d,]*(?:\.\d+)?) yuan \((?P<stated>\d[\d,]*(?:\.\d+)?) × 10,000\)")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def verify(
    answer: Answer, draft: Draft, source: Mapping[int, str], later: Mapping[int, Later] = MappingProxyType({})
) -> list[str]:
    """What does not hold, in words; empty when the answer may be shown.

    `source` is what stands in the reports' texts at the place of each citation, by its number, `later` what those
    cite that are not made yet. Checked: every quote stands there; every cited cell, parsed anew, has the value
    cited, every number of the prose is stated by its sentence; every sum is that of its addends, everything
    computed follows from its cells; every row has the value of its citations; every number in the text is one of
    these, a year in question, a count of what is listed, or stands in a name or quote.
    """
    values = {citation.id: citation.value or ZERO for citation in answer.citations}
    sentences = {
        citation.id: source[citation.id] if CELL in source[citation.id] else citation.quote  # of a row its cells
        for citation in answer.citations
        if not citation.key
    }
    problems = [problem for citation in answer.citations for problem in _citation(citation, source[citation.id])]
    for number, cited in later.items():
        values[number] = cited.value or ZERO
        if not cited.is_cell:
            sentences[number] = cited.printed or ""
        elif (
            cited.value is not None
            and cited.printed is not None
            and not _prints(cited.printed, cited.value, cited.repaired)
        ):
            problems.append(f"[{number}] cites {cited.value}, the source has {cited.printed!r}")
    for each in draft.sums:
        less = _sum(each.less, values) if each.less else ZERO
        if _sum(each.addends, values) != each.total + less:
            problems.append(f"{each.total} is not the sum of its cited cells")
    counted = {0, *(count.number for count in draft.counts)}
    problems += [problem for computed in draft.computed if (problem := _computed(computed, answer, values, counted))]
    problems += [
        f"[{each.citation}] does not state {each.value}"
        for each in draft.stated
        if each.value not in _stated(sentences[each.citation])
    ]
    for count in draft.counts:
        if count.number != len(set(count.of)):
            problems.append(f"{count.number} is not the number counted")
    proved = {(each.value, frozenset(number for term in each.terms for number in term)) for each in draft.computed}
    for row in answer.rows:
        if row.value is None:
            continue
        addends = [number for number in row.citations if number not in sentences] if sentences else row.citations
        if not addends or (proved and (row.value, frozenset(addends)) in proved):
            continue
        if _sum(addends, values) != row.value:
            problems.append(f"{row.agency} {row.year}: {row.value} is not what its cells say")
    unproved = set(_numbers(_as_printed(without_marks(answer.text)))) - _figures(
        answer, draft, values, {each.year for each in later.values()}
    )
    unproved = _unnamed(unproved, answer)
    return [*problems, *(f"{number} in the text has no source" for number in sorted(unproved))]


def _as_printed(text: str) -> str:
    """The text with amounts as the tables print them: 20,000 yuan (2 × 10,000) is 2, where that holds."""

    def printed(found: re.Match[str]) -> str:
        yuan, stated = (_numbers(found[name])[0] for name in ("yuan", "stated"))
        return found["stated"] if yuan == stated * 10_000 else found.group()

    return _IN_YUAN.sub(printed, text)


def _sum(numbers: Sequence[int], values: Mapping[int, Decimal]) -> Decimal:
    return values[numbers[0]] if len(numbers) == 1 else sum([values[number] for number in numbers], ZERO)


def _computed(computed: Computed, answer: Answer, values: Mapping[int, Decimal], counted: set[int]) -> str:
    """What is wrong with a computed number; empty where it follows from its cells, rows or counts."""
    if not counted.issuperset(computed.counted):
        return f"{computed.value} rests on what was not counted"
    terms = [_sum(term, values) for term in computed.terms]
    terms += [answer.rows[at].value or Decimal(0) for at in computed.rows]
    terms += [Decimal(number) for number in computed.counted]
    value = compute(computed.formula, terms)
    return "" if value == computed.value else f"{computed.value} is not the {computed.formula} of its terms"


def _citation(citation: Citation, text: str) -> list[str]:
    problems = []
    if not _same(citation.quote, text):
        problems.append(f"[{citation.id}] is not in the source")
    if citation.value is not None and citation.cell_start is not None and citation.cell_end is not None:
        start, end = citation.cell_start - citation.start, citation.cell_end - citation.start
        printed = text[max(start, 0) : end]
        proved = citation.status == "repaired"
        inside = 0 <= start <= end <= len(text) or (proved and start == end)  # an empty cell at the row's end
        if not inside or not _prints(printed, citation.value, proved):
            problems.append(f"[{citation.id}] cites {citation.value}, the source has {printed!r}")
    return problems


def _prints(printed: str, value: Decimal, repaired: bool) -> bool:
    """Whether what is printed is that value; of a cell that equations prove, nothing that reads as a number need be."""
    if repaired and prints_no_value(printed):
        return True
    return bool(printed) and _parsed(printed) == value


def _same(quote: str, text: str) -> bool:
    """Whether they differ in white space and the width of characters at most."""
    one, other = "".join(quote.split()), "".join(text.split())
    return one == other or half_width(one) == half_width(other)


_parsed = lru_cache(10_000)(parse_value)  # many cells print the same few numbers
_stated = lru_cache(10_000)(stated_in)  # the sentences that state a number are read again for every question about it


def _numbers(text: str) -> list[Decimal]:
    folded = half_width(text.replace("，", " "))  # a Chinese comma parts numbers, it groups no digits
    return [Decimal(found.replace(",", "").rstrip(".")) for found in _NUMBER.findall(folded)]


def _figures(answer: Answer, draft: Draft, values: Mapping[int, Decimal], years: set[int]) -> set[Decimal]:
    """The numbers that the text may hold as figures, counts and years."""
    coverage = answer.coverage
    counts = [len(answer.rows), len({row.agency for row in answer.rows}), coverage.reports, coverage.with_value]
    numbers = {Decimal(count) for count in (*counts, max(0, len(answer.rows) - 20), 20)}
    numbers |= {abs(value) for value in set(values.values())}
    numbers |= {abs(total) for total in {each.total for each in draft.sums}}
    numbers |= {abs(value) for value in {each.value for each in draft.computed}}
    numbers |= {each.value for each in draft.stated}  # some in words: 六次
    numbers |= {Decimal(count.number) for count in draft.counts}
    numbers.add(Decimal(len((answer.plan.get("scope") or {}).get("agencies", ()))))
    years = years | {row.year for row in answer.rows} | {citation.year for citation in answer.citations}
    years |= {missing.year for missing in coverage.missing}
    numbers |= {Decimal(year) for year in (*years, *((answer.plan.get("scope") or {}).get("years", ())))}
    # 0, and the unit in which English states amounts (10,000 yuan), are not figures of a report.
    return numbers | {Decimal(0), Decimal(10_000)}


def _unnamed(numbers: set[Decimal], answer: Answer) -> set[Decimal]:
    """Those of the numbers that are part of no name and of no quoted sentence."""
    texts = chain(
        (citation.quote for citation in answer.citations if not citation.key),
        (chip.value for chip in answer.chips),
        (text for row in answer.rows for text in (row.agency, row.label)),
        (missing.agency for missing in answer.coverage.missing),
    )
    while numbers and (text := next(texts, None)) is not None:
        numbers = numbers - set(_numbers(text))
    return numbers

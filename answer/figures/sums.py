"""Figures of many reports as one → drafts: sums, pooled rates, and either for each year, region, level or body."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.arithmetic import plus
from answer.figures.compute import compute
from answer.figures.groups import answer_groups
from answer.figures.measure import Measured
from answer.figures.members import SHOWN_MEMBERS, containing, list_members, several_years, without_aggregates
from answer.plan import TOLD, Measure, Plan, Quantity, Rate
from answer.shown.phrases import amount, base_words, scope_words
from answer.words import join, say

Found = Sequence[Measured]


def answer_sum(plan: Plan, measured: Sequence[Found], language: Language) -> Draft:
    """One sum over all measures where they are asked for together, else one for each."""
    draft = Draft(Outcome.ANSWERED, "")
    told = told_of(plan)
    own = {
        quantity: without_aggregates(found)
        for quantity, found in zip(plan.measures, measured, strict=True)
        if quantity in told
    }
    every = list(own.values())
    if plan.group and plan.together and all(isinstance(each, Measure) for each in plan.measures):
        every = [_known_in_all(every)]
        sentences = [answer_groups(plan, plan.measures[0], every[0], draft, language)]
    elif plan.group:
        sentences = [answer_groups(plan, quantity, found, draft, language) for quantity, found in own.items()]
    elif plan.together:
        sentences = [_sum(plan, tuple(own), [each for found in every for each in found], draft, language)]
    else:
        sentences = [
            (_pooled if found and _is_rate(found) else _sum)(plan, (quantity,), found, draft, language)
            for quantity, found in own.items()
        ]
    if plan.difference and not plan.group and len(every) == 2:
        sentences.insert(0, _difference(plan, every, draft, language))
    draft.text = "\n\n".join(filter(None, sentences))
    if plan.group == "agency" and plan.conditions and any(each.value is not None for each in every[0]):
        draft.value = Decimal(len(draft.rows)) if plan.counting else None
        draft.unit = say("unit_bodies", language) if plan.counting else plan.measures[0].unit
    elif not draft.rows:
        draft.status = Outcome.NOT_FOUND
    elif len(sentences) == 1 and not plan.group:
        draft.unit = plan.measures[0].unit
    else:
        draft.value = None
    return draft


def contains_another(plan: Plan, measured: Sequence[Found]) -> list[str]:
    """The bodies named whose reports aggregate others named, where without them nothing is left to be added up."""
    if len(plan.scope.agencies) < 2 or plan.scope.endings or plan.group or plan.subject or plan.conditions:
        return []
    aggregates = containing(measured[0])
    if len({each.report.agency for each in measured[0] if each.report.id not in aggregates}) > 1:
        return []
    named = {each.report.agency for each in measured[0] if each.report.id in aggregates}
    return [name for name in plan.scope.agencies if name in named]


def told_of(plan: Plan) -> tuple[Quantity, ...]:
    """The figures that are told: where bodies are chosen by others, not those."""
    apart = len(plan.conditions) == len(plan.measures) and TOLD in plan.conditions
    pairs = zip(plan.measures, plan.conditions, strict=False)
    return tuple(measure for measure, each in pairs if each == TOLD) if apart else plan.measures


def _difference(plan: Plan, every: Sequence[Found], draft: Draft, language: Language) -> str:
    """By how much one sum is more than the other; nothing where either has none, or is a rate."""
    known = [[each for each in found if each.value is not None] for found in every]
    if not all(known) or any(_is_rate(found) for found in known):
        return ""
    totals = [sum((each.value or Decimal(0) for each in found), Decimal(0)) for found in known]
    cited = [draft.citations.cells([cell for each in found for cell in each.cells]) for found in known]
    more, less = (0, 1) if totals[0] >= totals[1] else (1, 0)
    value = compute("difference", [totals[more], totals[less]]) or Decimal(0)
    if not value:
        return say("more_tie", language)
    draft.computed.append(Computed(value, "difference", (cited[more], cited[less])))
    names = {key: plan.measures[at].name(language) for key, at in (("name", more), ("other", less))}
    parts = {"of": f"{totals[more]:f}", "less": f"{totals[less]:f}"}
    words = amount(value, plan.measures[0].unit, language)
    return say("difference_of", language, value=words, **names, **parts)


def _known_in_all(every: Sequence[Found]) -> list[Measured]:
    """The figures that are added up to one, of the reports that have them all."""
    known = set.intersection(*({each.report.id for each in found if each.value is not None} for found in every))
    return [each for found in every for each in found if each.report.id in known]


def _is_rate(found: Found) -> bool:
    return any(isinstance(each.measure, Rate) for each in found)


def _sum(plan: Plan, quantities: Sequence[Quantity], found: Found, draft: Draft, language: Language) -> str:
    added = [each for each in found if each.value is not None]
    reports = tuple(dict.fromkeys(each.report.id for each in added))
    parts = {
        "scope": base_words(plan, language),
        "measure": " + ".join(quantity.name(language) for quantity in quantities),
        "reports": len(reports),
    }
    if not added:
        return say("sum_none", language, **parts)
    contributing = [each for each in added if each.value] or added
    before = len(draft.rows)
    list_members(contributing, draft, language, several_years(added))
    rows = draft.rows[before:]
    total = sum((each.value or Decimal(0) for each in added), Decimal(0))
    draft.counts.append(Count(len(reports), reports))
    draft.sums.append(Sum(total, tuple(number for row in rows for number in row.citations)))
    draft.value = total
    terms = plus([row.value or Decimal(0) for row in rows], [row.citations for row in rows])
    text = say("sum", language, value=amount(total, quantities[0].unit, language), sum=f"{terms} = {total:f}", **parts)
    return text + _how_many(plan, added, draft, language) + _who_has_most(plan, added, draft, language)


def _how_many(plan: Plan, added: Found, draft: Draft, language: Language) -> str:
    """How many bodies are added up, and which, where only those are that satisfy a condition."""
    if not plan.conditions:
        return ""
    parts: dict[str, list[Measured]] = defaultdict(list)
    for each in added:
        parts[each.report.agency].append(each)
    draft.counts.append(Count(len(parts), tuple(sorted(parts))))
    sums = {name: sum((each.value or Decimal(0) for each in own), Decimal(0)) for name, own in parts.items()}
    shown = sorted(sums, key=lambda name: -sums[name])[:SHOWN_MEMBERS]
    members = [_member(name, parts[name], sums[name], draft, language) for name in shown]
    more = say("more_members", language) if len(parts) > SHOWN_MEMBERS else ""
    return say("sum_bodies", language, count=len(parts), members=join(members, language) + more)


def _who_has_most(plan: Plan, added: Found, draft: Draft, language: Language) -> str:
    """Who has most (or least) of the sum; of one body in which year."""
    if not plan.order:
        return ""
    parts: dict[str, list[Measured]] = defaultdict(list)
    by_year = len({each.report.agency for each in added}) == 1
    for each in added:
        parts[f"{each.report.year}{say('year_mark', language)}" if by_year else each.report.agency].append(each)
    sums = {name: sum((each.value or Decimal(0) for each in own), Decimal(0)) for name, own in parts.items()}
    end = min(sums.values()) if plan.order == "least" else max(sums.values())
    first = [name for name, value in sums.items() if value == end]
    members = [_member(name, parts[name], end, draft, language) for name in first[:SHOWN_MEMBERS]]
    more = say("more_members", language) if len(first) > SHOWN_MEMBERS else ""
    key = "sum_least" if plan.order == "least" else "sum_most"
    return say(key, language, members=join(members, language) + more)


def _member(name: str, own: Found, value: Decimal, draft: Draft, language: Language) -> str:
    numbers = tuple(number for each in own for number in draft.citations.cells(each.cells))
    draft.sums.append(Sum(value, numbers))
    return f"{name} {amount(value, own[0].measure.unit, language)}{marks(numbers)}"


def _pooled(plan: Plan, quantities: Sequence[Quantity], found: Found, draft: Draft, language: Language) -> str:
    """A rate over all reports together."""
    (quantity,) = quantities
    known = [each for each in found if each.sides]
    reports = tuple(each.report.id for each in known)
    parts = {"scope": scope_words(plan.scope, language), "measure": quantity.name(language), "reports": len(reports)}
    pooled = pool(known, draft, language)
    if pooled is None:
        return say("pooled_none", language, **parts)
    draft.counts.append(Count(len(reports), reports))
    draft.value, value, division = pooled
    return say("pooled", language, value=value, sum=division, **parts)


def pool(found: Found, draft: Draft, language: Language) -> tuple[Decimal, str, str] | None:
    """The parts of several rates added up and divided by their wholes: the value, in words, and the division.

    Every body's part and whole become rows of the draft, so that the sums can be followed.
    """
    known = [each for each in found if each.sides]
    sides = [[each.sides[side] for each in known] for side in range(3)]
    totals = [sum([one.value for one in side], Decimal(0)) for side in sides]
    value = compute("ratio", totals)
    if value is None:
        return None
    cited = [[draft.citations.cells(one.cells) for one in side] for side in sides]
    terms = tuple(tuple(chain.from_iterable(numbers)) for numbers in cited)
    _add_sides(known, cited, draft, language)
    draft.computed.append(Computed(value, "ratio", terms))
    draft.sums += [Sum(total, term) for total, term in zip(totals, terms, strict=True)]
    below = f"{totals[1]:f}{marks(terms[1])}"
    below = f"({below} − {totals[2]:f}{marks(terms[2])})" if terms[2] else below
    words = amount(value, "%", language)
    return value, words, f"{totals[0]:f}{marks(terms[0])} ÷ {below} = {words}"


def _add_sides(found: Found, cited: Sequence[Sequence[tuple[int, ...]]], draft: Draft, language: Language) -> None:
    """What each rate is made of, each sum of it a row with its citations, which are given by side."""
    assert isinstance(found[0].measure, Rate)
    rate = found[0].measure
    named = [" + ".join(measure.name(language) for measure in side) for side in (rate.part, rate.whole, rate.less)]
    for each, *own in zip(found, *cited, strict=True):
        agency, year = each.report.agency, each.report.year
        for side, numbers, label in zip(each.sides, own, named, strict=True):
            if label:
                draft.rows.append(Row(agency, year, side.value, label, numbers))
                draft.sums.append(Sum(side.value, numbers))

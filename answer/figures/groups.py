"""One figure for each year, region, level or body → drafts: sums, or pooled rates."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from answer.answer import Language, Row
from answer.citing.citations import marks
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.compute import compute
from answer.figures.course import tell_course
from answer.figures.differences import tell_difference
from answer.figures.measure import Measured
from answer.plan import Measure, Plan, Quantity, Rate
from answer.reading.scope.tiers import TIERS, place_of, tier_of_body
from answer.shown.phrases import amount, bodies_words, condition_text, level_words, place_words, scope_words
from answer.words import join, say
from ingest.names import kind_of

Found = Sequence[Measured]

_groups: dict[str, Callable[[Measured, Plan, Language], tuple[int, str]]] = {
    "year": lambda each, plan, language: (each.report.year, ""),
    "region": lambda each, plan, language: (0, _region(each, plan) or say("no_region", language)),
    "city": lambda each, plan, language: (0, place_of(each.report.region, "city")),
    "county": lambda each, plan, language: (0, place_of(each.report.region, "county")),
    "level": lambda each, plan, language: (0, level_words(each.report.level, language)),
    "tier": lambda each, plan, language: (
        0,
        level_words(tier_of_body(each.report.region, each.report.level), language),
    ),
    "kind": lambda each, plan, language: (0, _kind(each, plan)),
    "agency": lambda each, plan, language: (0, each.report.agency),
}


def _region(each: Measured, plan: Plan) -> str:
    """The region that a body belongs to; of several named ones that which it lies in."""
    own = each.report.region
    named = [region for region in plan.scope.regions if f"/{region}/" in f"/{own}/"]
    return named[0] if named and len(plan.scope.regions) > 1 else own


def _kind(each: Measured, plan: Plan) -> str:
    """The kind of a body as the question has it, else as its name ends."""
    kind = kind_of(each.report.agency)
    names = (kind.zh, *kind.short) if kind else ()
    return next((ending for ending in plan.scope.endings if ending in names), kind.zh if kind else each.report.agency)


def answer_groups(plan: Plan, quantity: Quantity, found: Found, draft: Draft, language: Language) -> str:
    """The sum (or pooled rate) of every group, with how many reports are in it."""
    lines: list[tuple[Decimal, str]] = []
    first = len(draft.rows)
    whole = _whole(found, draft) if plan.share and isinstance(quantity, Measure) else None
    together = plan.together and isinstance(quantity, Measure)
    label = " + ".join(each.name(language) for each in (plan.measures if together else (quantity,)))
    for (year, name), group in grouped(plan, found, draft, language):
        value, cited = group_value(group, draft)
        if value is None or not all(condition.holds(value) for condition in plan.conditions):
            continue
        shown = name or f"{year}{say('year_mark', language)}"
        years = sorted({each.report.year for each in group})
        reports = tuple(dict.fromkeys(each.report.id for each in group))
        draft.rows.append(Row(name or say("all_bodies", language), year or years[-1], value, label, cited))
        words = amount(value, quantity.unit, language)
        draft.counts.append(Count(len(reports), reports))
        share = _share(value, cited, whole, draft)
        key = "group" if share is None else "group_share"
        told = {"name": shown, "value": words, "marks": marks(cited), "reports": len(reports), "share": f"{share}%"}
        line = say(key, language, **told)
        lines.append((value, line))
    parts = {"scope": scope_words(plan.scope, language), "measure": label}
    if plan.conditions:
        parts["condition"] = join([condition_text(each, language) for each in plan.conditions], language)
        parts["count"] = say("body" if len(lines) == 1 else "bodies", language, count=len(lines))
    if not lines:
        return say("sums_none" if plan.conditions else "sum_none", language, **parts)
    texts = in_order(plan, lines, first, draft)
    if plan.conditions:
        return "\n".join([say("sums_that", language, **parts), "", *texts])
    lead = _between(plan, quantity, first, draft, language) or _year_after_year(plan, draft.rows[first:], language)
    if not lead and plan.group == "year" and not plan.order:
        of = say("course_of_scope", language, scope=parts["scope"], measure=label)
        lead = tell_course(draft.rows[first:], of, quantity, language)
    lead = lead or _first_of_all(plan, draft.rows[first:], language)
    if whole:
        parts["whole"] = amount(whole[0], quantity.unit, language)
    by = say(f"by_{plan.group}", language)
    return "\n".join([lead + say("groups_share" if whole else "groups", language, by=by, **parts), "", *texts])


def _first_of_all(plan: Plan, rows: Sequence[Row], language: Language) -> str:
    """Which group has most, or least; empty where it is not asked for."""
    if plan.limit != 1 or plan.order not in {"most", "least"} or not rows:
        return ""
    by_year = plan.group == "year"
    names = [f"{row.year}{say('year_mark', language)}" if by_year else row.agency for row in rows]
    end = {"most": "highest", "least": "lowest"}[plan.order] if isinstance(plan.measures[0], Rate) else plan.order
    scope = bodies_words(plan.scope, language) if by_year else scope_words(plan.scope, language)
    return say(f"body_of_{end}", language, scope=scope, who=join(names, language)).strip() + "\n\n"


def _whole(found: Found, draft: Draft) -> tuple[Decimal, tuple[int, ...]]:
    """The sum of all groups with its citations."""
    known = [each for each in found if each.value is not None]
    cells = [cell for each in known for cell in each.cells if cell.value]
    total, cited = sum([each.value for each in known if each.value], Decimal(0)), draft.citations.cells(cells)
    draft.sums.append(Sum(total, cited))
    return total, cited


def _share(
    value: Decimal, cited: tuple[int, ...], whole: tuple[Decimal, tuple[int, ...]] | None, draft: Draft
) -> Decimal | None:
    """What part of the whole a group has, in percent; None where that is not asked, or there is none."""
    share = compute("ratio", [value, whole[0], Decimal(0)]) if whole else None
    if share is not None and whole:
        draft.computed.append(Computed(share, "ratio", (cited, whole[1], ())))
    return share


def grouped(
    plan: Plan, found: Found, draft: Draft, language: Language, blank_too: bool = False
) -> list[tuple[tuple[int, str], list[Measured]]]:
    """The figures of every group, by its year or its name; that some belong to none is remarked.

    Those without a value only where `blank_too`.
    """
    key = _groups[plan.group]
    inside = [each for each in found if plan.group not in TIERS or key(each, plan, language)[1]]
    if len(inside) < len(found):
        draft.warnings.append(say(f"outside_{plan.group}", language, reports=len(found) - len(inside)))
    groups: dict[tuple[int, str], list[Measured]] = defaultdict(list)
    for each in inside:
        if blank_too or each.value is not None:
            groups[key(each, plan, language)].append(each)
    shorter = _told_apart({name for _, name in groups})
    return [((year, shorter[name]), group) for (year, name), group in sorted(groups.items(), key=lambda item: item[0])]


def _told_apart(names: Collection[str]) -> dict[str, str]:
    """What each group is called: a place by its own name, with its city where another is called so too."""
    own = Counter(name.rpartition("/")[2] for name in names)
    return {name: name.rpartition("/")[2] if own[name.rpartition("/")[2]] == 1 else place_words(name) for name in names}


def in_order(plan: Plan, lines: Sequence[tuple[Decimal, str]], first: int, draft: Draft) -> list[str]:
    """The lines of groups, and their rows, by value where that is asked for; as many as are asked for, with ties."""
    if not plan.order:
        return [text for _, text in lines]
    if plan.order == "both":  # the first and the last
        best, worst = max(value for value, _ in lines), min(value for value, _ in lines)
        ends = [at for end in (best, worst) for at in range(len(lines)) if lines[at][0] == end]
        ends = list(dict.fromkeys(ends))
        draft.rows[first:] = [draft.rows[first + at] for at in ends]
        return [lines[at][1] for at in ends]
    order = sorted(range(len(lines)), key=lambda at: lines[at][0], reverse=plan.order != "least")
    if plan.limit:
        last = lines[order[min(plan.limit, len(order)) - 1]][0]
        order = [at for place, at in enumerate(order) if place < plan.limit or lines[at][0] == last]
    draft.rows[first:] = [draft.rows[first + at] for at in order]
    return [lines[at][1] for at in order]


def _between(plan: Plan, quantity: Quantity, first: int, draft: Draft, language: Language) -> str:
    """Which of two groups has more, and by how much; empty where there are not two."""
    rows = draft.rows[first:]
    if plan.order == "both" and plan.difference and len(rows) > 1:
        places = (first, len(draft.rows) - 1)
        return tell_difference(draft, places, quantity.unit, language, by_year=plan.group == "year")[0]
    by_year = plan.group == "year"
    if len(rows) != 2 or (by_year and not plan.difference) or plan.order:
        return ""
    return tell_difference(draft, (first, first + 1), quantity.unit, language, by_year=by_year)[0]


def _year_after_year(plan: Plan, rows: Sequence[Row], language: Language) -> str:
    """Whether each year is more (or less) than the one before; empty where that is not asked."""
    if not plan.expects or plan.group != "year" or len(rows) < 2:
        return ""
    steps = [(later.value or Decimal(0)) - (earlier.value or Decimal(0)) for earlier, later in pairwise(rows)]
    held = {"more": min(steps) > 0, "fewer": max(steps) < 0, "equal": not any(steps)}[plan.expects]
    return say("yes" if held else "no", language)


def group_value(group: Found, draft: Draft) -> tuple[Decimal | None, tuple[int, ...]]:
    """The sum of a group, or its pooled rate, with its citations."""
    if not isinstance(group[0].measure, Rate):  # they are all of one quantity
        cells = [cell for each in group for cell in each.cells if cell.value] or list(group[0].cells)
        total = sum([each.value for each in group if each.value], Decimal(0))
        cited = draft.citations.cells(cells)
        draft.sums.append(Sum(total, cited))
        return total, cited
    sides = [[each.sides[side] for each in group if each.sides] for side in range(3)]
    terms = tuple(draft.citations.cells([cell for one in side for cell in one.cells]) for side in sides)
    value = compute("ratio", [sum((one.value for one in side), Decimal(0)) for side in sides])
    if value is not None:
        draft.computed.append(Computed(value, "ratio", terms))
    return value, tuple(number for term in terms for number in term)

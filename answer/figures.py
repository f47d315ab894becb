"""Plans about figures → drafts: look-up, list, count, sum, yes/no."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Language, Outcome, Row
from answer.balance import answer_checks
from answer.breakdown import break_down, list_reports
from answer.cite import marks
from answer.conflicts import add_conflicts
from answer.draft import Count, Draft, Sum
from answer.measure import Measured, measure_reports
from answer.members import SHOWN_MEMBERS, how_many, list_members, several_years, without_aggregates
from answer.phrases import amount, condition_words, scope_words
from answer.plan import Condition, Measure, Plan
from answer.remarks import coverage_of, no_reports, remarks_on
from answer.select import select_reports
from answer.words import say

SHOWN_ADDENDS = 12


def answer_figures(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The draft of a plan about figures."""
    if plan.kind == "reports":
        return list_reports(plan, connection, language)
    if plan.kind == "checks":
        return answer_checks(plan, connection, language)
    if not select_reports(connection, plan.scope):
        return no_reports(plan.scope, connection, language)
    if plan.kind == "breakdown":
        return break_down(plan, connection, language)
    measured = {measure: measure_reports(connection, plan.scope, measure) for measure in plan.measures}
    draft = _composers[plan.kind](plan, measured, language)
    draft.coverage = coverage_of(plan, measured, language)
    draft.warnings += remarks_on(plan, measured, draft.rows, connection, language)
    shown = {(row.agency, row.year) for row in draft.rows}
    every = [each for found in measured.values() for each in found]
    used = [each for each in every if (each.report.agency, each.report.year) in shown]
    add_conflicts(draft, used, connection, language)
    return draft


# Kinds of plan


def _lookup(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    draft = Draft(Outcome.ANSWERED, "")
    sentences = []
    read = [each for found in measured.values() for each in found]
    for each in _ordered(read, plan) if plan.order else read:
        sentence = _lookup_sentence(each, draft, language)
        if sentence:
            sentences.append(sentence)
    if not sentences:
        reason = say(read[0].state, language)
        draft.status = Outcome.NOT_FOUND
        text = f"{read[0].report.agency} {read[0].report.year}: {read[0].measure.name(language)}: {reason}"
        draft.text = text
        return draft
    draft.text = "\n\n".join(sentences) if len(sentences) < 4 else "\n".join(f"- {each}" for each in sentences)
    if len(draft.rows) == 1:
        draft.value, draft.unit = draft.rows[0].value, read[0].measure.unit if draft.rows[0].value is not None else ""
    return draft


def _lookup_sentence(each: Measured, draft: Draft, language: Language) -> str:
    if each.state not in {"value", "blank"}:
        return ""
    numbers = draft.citations.cells(each.cells)
    report, name = each.report, each.measure.name(language)
    draft.rows.append(Row(report.agency, report.year, each.value, name, numbers))
    parts = {"agency": report.agency, "year": report.year, "measure": name, "marks": marks(numbers)}
    if each.value is None:
        return say("lookup_blank", language, **parts)
    draft.sums.append(Sum(each.value, numbers))
    value = amount(each.value, each.measure.unit, language)
    if len(each.cells) > 1:
        value = f"{value}** ({_arithmetic([cell.value for cell in each.cells], each.value)})**"
    return say("lookup", language, value=value, **parts).replace("****", "")


def _arithmetic(addends: Sequence[Decimal | None], total: Decimal) -> str:
    shown = [f"{value:f}" for value in addends if value is not None]
    if len(shown) > SHOWN_ADDENDS:
        shown = [*shown[:SHOWN_ADDENDS], "…"]
    return f"{' + '.join(shown)} = {total:f}"


def _set(plan: Plan, measured: dict[Measure, list[Measured]]) -> list[Measured]:
    """The members: one a body and year, those whose every measure satisfies the condition."""
    first = next(iter(measured.values()))
    members = []
    for index, each in enumerate(first):
        all_of_it = [found[index] for found in measured.values()]
        if all(_counts(plan.condition_on(one.measure), one) for one in all_of_it):
            members.append(each)
    return _limited(_ordered(members, plan), plan.limit)


def _counts(condition: Condition | None, each: Measured) -> bool:
    if each.state in {"unread", "no_cell"}:
        return False
    return condition.holds(each.value) if condition else each.value is not None


def _ordered(found: list[Measured], plan: Plan) -> list[Measured]:
    """By value, largest first unless the fewest are asked for; equal ones stay in the order of bodies."""
    sign = 1 if plan.order == "least" else -1
    return sorted(
        found, key=lambda each: (each.report.year if not plan.order else 0, sign * (each.value or Decimal(0)))
    )


def _limited(found: list[Measured], limit: int | None) -> list[Measured]:
    """The first `limit`, and all that tie with the last of them."""
    if limit is None or len(found) <= limit:
        return found
    last = found[limit - 1].value
    return [each for index, each in enumerate(found) if index < limit or each.value == last]


def _list(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    members = _set(plan, measured)
    draft = Draft(Outcome.ANSWERED, "")
    measure = plan.measures[0]
    texts, draft.rows = list_members(members, draft.citations, language, several_years(members))
    draft.sums += [Sum(row.value, row.citations) for row in draft.rows if row.value is not None]
    parts = {
        "scope": scope_words(plan.scope, language),
        "reports": len(measured[measure]),
        "condition": _conditions(plan, language, plural=len(members) > 1),
        "members": texts,
    }
    if plan.order and not plan.conditions:
        direction = say(plan.order, language)
        draft.text = say("ranking", language, measure=measure.name(language), direction=direction, **parts)
        return draft
    yes_no = plan.kind == "yesno"
    keys = {True: "yes_some" if yes_no else plan.kind, False: "no_some" if yes_no else "list_none"}
    draft.text = say(keys[bool(members)], language, count=how_many(members, language), **parts)
    if plan.kind == "count":
        bodies = len({each.report.agency for each in members})
        draft.value, draft.unit = Decimal(bodies), "个" if language == "zh" else "agencies"
    if not members:
        _cite_zeros(draft, measured)
    return draft


def _conditions(plan: Plan, language: Language, plural: bool) -> str:
    words = [condition_words(plan.condition_on(measure), measure, language, plural) for measure in plan.measures]
    return ("且" if language == "zh" else " and ").join(words)


def _cite_zeros(draft: Draft, measured: dict[Measure, list[Measured]]) -> None:
    """An empty set rests on the cells that were read."""
    for found in measured.values():
        for each in found[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)


def _sum(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    """One sum over all measures where they are asked for together, else one for each."""
    draft = Draft(Outcome.ANSWERED, "")
    groups = [plan.measures] if plan.together else [(measure,) for measure in plan.measures]
    sentences = [_sum_of(plan, group, measured, draft, language) for group in groups]
    draft.text = "\n\n".join(sentences)
    if not draft.rows:
        draft.status = Outcome.NOT_FOUND
    elif len(groups) == 1:
        draft.value, draft.unit = draft.sums[-1].total, plan.measures[0].unit
    return draft


def _sum_of(
    plan: Plan,
    measures: Sequence[Measure],
    measured: dict[Measure, list[Measured]],
    draft: Draft,
    language: Language,
) -> str:
    found = [each for measure in measures for each in without_aggregates(measured[measure])]
    added = [each for each in found if each.value is not None]
    reports = tuple({each.report.id for each in added})
    name = " + ".join(measure.name(language) for measure in measures)
    parts = {"scope": scope_words(plan.scope, language), "measure": name, "reports": len(reports)}
    if not added:
        return say("sum_none", language, **parts)
    contributing = [each for each in added if each.value] or added
    _, rows = list_members(contributing, draft.citations, language, several_years(added))
    total = sum((each.value or Decimal(0) for each in added), Decimal(0))
    draft.rows += rows
    draft.counts.append(Count(len(reports), reports))
    draft.sums += [Sum(row.value, row.citations) for row in rows if row.value is not None]
    draft.sums.append(Sum(total, tuple(number for row in rows for number in row.citations)))
    value = amount(total, measures[0].unit, language)
    return say("sum", language, value=value, sum=_addends(contributing, rows, total), **parts)


def _addends(added: Sequence[Measured], rows: Sequence[Row], total: Decimal) -> str:
    shown = [f"{row.value:f}{marks(row.citations)}" for row in rows[:SHOWN_ADDENDS] if row.value is not None]
    more = " + …" if len(added) > SHOWN_ADDENDS else ""
    return f"{' + '.join(shown)}{more} = {total:f}"


def _yes_no(plan: Plan, measured: dict[Measure, list[Measured]], language: Language) -> Draft:
    condition = plan.conditions[0]
    if len(plan.scope.agencies) != 1 or condition.operator == "blank":
        return _list(plan, measured, language)
    found = [each for each in next(iter(measured.values())) if each.state in {"value", "blank"}]
    if len(found) != 1 or found[0].value is None:
        return _lookup(plan, measured, language)
    draft = Draft(Outcome.ANSWERED, "", found[0].value, found[0].measure.unit)
    sentence = _lookup_sentence(found[0], draft, language)
    holds = condition.holds(found[0].value)
    lead = {"zh": ("是。", "否。"), "en": ("Yes. ", "No. ")}[language]
    draft.text = lead[0 if holds else 1] + sentence
    return draft


_composers: dict[str, Callable[[Plan, dict[Measure, list[Measured]], Language], Draft]] = {
    "lookup": _lookup,
    "list": _list,
    "count": _list,
    "sum": _sum,
    "yesno": _yes_no,
}

"""Breakdowns by result, applicant or reason → drafts."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome, Row
from answer.citing.citations import marks
from answer.citing.remarks import no_reports
from answer.draft import Computed, Count, Draft, Sum
from answer.figures.complete import complete
from answer.figures.compute import compute
from answer.figures.measure import Measured, measure_reports
from answer.figures.members import SHOWN_MEMBERS, without_aggregates
from answer.plan import Measure, Plan, Quantity
from answer.shown.phrases import amount, scope_words
from answer.words import join, say
from ingest import form as forms

Whole = tuple[Decimal, tuple[int, ...]]  # and the numbers of its citations


def break_down(plan: Plan, connection: Connection, language: Language) -> Draft:
    """Every row (or applicant) with its figure, of several reports the sum; zeros left out."""
    draft = Draft(Outcome.ANSWERED, "")
    parts = parts_of_breakdown(plan.breakdown, plan.column)
    measured = measure_reports(connection, plan.scope, parts)
    if not measured[0]:
        return no_reports(plan.scope, connection, language)
    if plan.absent:
        return _without_any(plan, measured, connection, language)
    texts, cited = [], []
    whole = _whole(measured, draft) if plan.percent else None
    for added in _in_order(measured, plan):
        name = _leaf_name(added[0].measure, plan.breakdown, language)
        texts.append(_add_part(added, name, draft, language, whole))
        cited += [Row(each.report.agency, each.report.year, each.value, "") for each in added]
    read = any(each.value is not None for found in measured for each in found)
    if not texts and read:
        _cite_totals(plan, draft, connection)
    draft.status = Outcome.ANSWERED if read else Outcome.NOT_FOUND
    key = "breakdown" if texts else "breakdown_none" if read else "breakdown_unread"
    words = {"scope": scope_words(plan.scope, language), "what": _what(plan, language)}
    draft.text = say(key, language, members=join(texts, language), **words)
    if texts and not whole and (len(texts) > 1 or plan.limit):
        total, _ = _whole(measured, draft)
        key = "breakdown_of" if plan.limit else "breakdown_total"
        draft.text += say(key, language, whole=amount(total, "件", language))
    if texts and whole:
        draft.text += say("breakdown_whole", language, whole=amount(whole[0], "件", language))
    complete(draft, plan, measured, connection, language, cited)
    return draft


def _without_any(
    plan: Plan, measured: Sequence[Sequence[Measured]], connection: Connection, language: Language
) -> Draft:
    """The parts that no report in scope states more than 0 of, aggregates among them."""
    draft = Draft(Outcome.ANSWERED, "")
    every = [found for found in measured if any(each.value is not None for each in found)]
    none = [found for found in every if not any(each.value or each.state == "unread" for each in found)]
    cited = []
    for found in none:
        known = [each for each in found if each.value is not None]
        numbers = draft.citations.cells([cell for each in known[:SHOWN_MEMBERS] for cell in each.cells])
        name = _leaf_name(found[0].measure, plan.breakdown, language)
        draft.rows.append(
            Row(say("all_bodies", language), max(each.report.year for each in known), Decimal(0), name, numbers)
        )
        cited += [Row(each.report.agency, each.report.year, each.value, "") for each in known]
    names = [f"{row.label}{marks(row.citations[:3])}" for row in draft.rows]
    draft.counts.append(Count(len(none), tuple(row.label for row in draft.rows)))
    if not none:
        _cite_totals(plan, draft, connection)
    draft.status = Outcome.ANSWERED if every else Outcome.NOT_FOUND
    key = "breakdown_absent" if none else "breakdown_all" if every else "breakdown_unread"
    words = {"scope": scope_words(plan.scope, language), "what": _what(plan, language)}
    draft.text = say(key, language, members=join(names, language), count=len(none), **words)
    complete(draft, plan, measured, connection, language, cited)
    return draft


def first_part(plan: Plan, connection: Connection) -> Measure | None:
    """The part that comes first in a breakdown put in order; None where there is none, or several tie."""
    measured = measure_reports(connection, plan.scope, parts_of_breakdown(plan.breakdown, plan.column))
    parts = _in_order(measured, plan) if measured[0] else []
    measure = parts[0][0].measure if len(parts) == 1 else None
    return measure if isinstance(measure, Measure) else None


def parts_stated(plan: Plan, connection: Connection) -> tuple[Measure, ...]:
    """The parts of a breakdown that are not zero in every report."""
    parts = parts_of_breakdown(plan.breakdown, plan.column)
    measured = measure_reports(connection, plan.scope, parts)
    return tuple(part for part, found in zip(parts, measured, strict=True) if any(each.value for each in found))


def _in_order(measured: Sequence[Sequence[Measured]], plan: Plan) -> list[list[Measured]]:
    """What adds to each part that is not zero; parts are sorted and cut, ties kept, where the question asks."""
    parts = _parts_with_value(measured)
    if plan.order:
        parts.sort(key=_total, reverse=plan.order == "most")
    if plan.limit is None or plan.limit >= len(parts):
        return parts
    last = _total(parts[plan.limit - 1])
    return [part for at, part in enumerate(parts) if at < plan.limit or _total(part) == last]


def _parts_with_value(measured: Sequence[Sequence[Measured]]) -> list[list[Measured]]:
    """What adds to each part that is not zero."""
    parts = [
        [each for each in without_aggregates(list(found)) if each.value and not _stands_in_parts(each)]
        for found in measured
    ]
    return [part for part in parts if part]


def _whole(measured: Sequence[Sequence[Measured]], draft: Draft) -> Whole:
    """All parts together, those too that are cut, with the citations that they rest on."""
    every = [each for part in _parts_with_value(measured) for each in part]
    numbers = tuple(number for each in every for number in draft.citations.cells(each.cells))
    draft.sums.append(Sum(_total(every), numbers))
    return _total(every), numbers


def _total(added: Sequence[Measured]) -> Decimal:
    return sum((each.value or Decimal(0) for each in added), Decimal(0))


def _what(plan: Plan, language: Language) -> str:
    """What is broken down, and for which kind of applicant."""
    column = vocabulary.columns()[("applicants", plan.column)]
    if column.default:
        return say(plan.breakdown, language)
    applicant = column.zh if language == "zh" else column.en
    return say("breakdown_for", language, what=say(plan.breakdown, language), applicant=applicant)


def _add_part(
    added: Sequence[Measured], name: str, draft: Draft, language: Language, whole: Whole | None = None
) -> str:
    """One row of the breakdown, put into the draft and as words, with its share in the whole where that is given."""
    numbers = tuple(number for each in added for number in draft.citations.cells(each.cells))
    total = _total(added)
    bodies = {each.report.agency for each in added}
    body = bodies.pop() if len(bodies) == 1 else say("all_bodies", language)
    draft.sums.append(Sum(total, numbers))
    draft.rows.append(Row(body, max(each.report.year for each in added), total, name, numbers))
    share = compute("ratio", (total, whole[0], Decimal(0))) if whole else None
    percent = ""
    if whole and share is not None:
        draft.computed.append(Computed(share, "ratio", (numbers, whole[1], ())))
        percent = say("change_percent", language, percent=f"{share:f}%")
    return f"{name} {amount(total, added[0].measure.unit, language)}{percent}{marks(numbers)}"


def _cite_totals(plan: Plan, draft: Draft, connection: Connection) -> None:
    """That every row is 0 rests on the totals."""
    groups = {"applicants": "received", "unable": "unable", "not_processed": "not_processed"}
    total = Measure(row=groups.get(plan.breakdown, "handled"), column="total")
    for each in measure_reports(connection, plan.scope, (total,))[0][:SHOWN_MEMBERS]:
        draft.citations.cells(each.cells)


def parts_of_breakdown(breakdown: str, column: str) -> list[Measure]:
    """The rows of a breakdown by result or reason under one column, or the applicants of new requests."""
    if breakdown == "applicants":
        return [Measure(row="received", column=applicant) for applicant in forms.APPLICANTS]
    leaves = [row for row in vocabulary.rows().values() if row.within and row.columns == "applicants"]
    if breakdown != "outcomes":
        group = "refused" if breakdown == "reasons" else breakdown
        return [Measure(row=row.id, column=column) for row in leaves if row.within == group]
    inner = [row.id for row in leaves]
    return [Measure(row=row, column=column) for row in ("granted", "partial", *inner, "other_outcome")]


def _stands_in_parts(each: Measured) -> bool:
    """Whether a row of the breakdown stands in it by its parts: only the form of 2019 has 其他处理 as one row."""
    row = each.measure.row if isinstance(each.measure, Measure) else ""
    return row == "other_outcome" and each.report.form != 2019


def _leaf_name(measure: Quantity, breakdown: str, language: Language) -> str:
    if breakdown == "applicants" and isinstance(measure, Measure):
        column = vocabulary.columns()[("applicants", measure.column)]
        return column.zh if language == "zh" else column.en
    return measure.name(language)

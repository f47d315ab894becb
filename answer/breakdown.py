"""Breakdowns by result, applicant or reason → drafts."""

from decimal import Decimal

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome, Row
from answer.cite import marks
from answer.conflicts import add_conflicts
from answer.draft import Draft, Sum
from answer.measure import measure_reports
from answer.members import SHOWN_MEMBERS, without_aggregates
from answer.phrases import amount, scope_words
from answer.plan import Measure, Plan
from answer.remarks import coverage_of, remarks_on
from answer.words import join, say
from ingest import form as forms


def break_down(plan: Plan, connection: Connection, language: Language) -> Draft:
    """Every row (or applicant) with its figure, zeros left out."""
    draft = Draft(Outcome.ANSWERED, "")
    measured = {
        measure: measure_reports(connection, plan.scope, measure)
        for measure in _parts_of_breakdown(plan.breakdown, plan.column)
    }
    texts = []
    for measure, found in measured.items():
        added = [each for each in without_aggregates(found) if each.value]
        numbers = tuple(number for each in added for number in draft.citations.cells(each.cells))
        total = sum((each.value or Decimal(0) for each in added), Decimal(0))
        name = _leaf_name(measure, plan.breakdown, language)
        if added:
            draft.sums.append(Sum(total, numbers))
            texts.append(f"{name} {amount(total, measure.unit, language)}{marks(numbers)}")
        for each in added:
            own = draft.citations.cells(each.cells)
            draft.rows.append(Row(each.report.agency, each.report.year, each.value, name, own))
    parts = {"scope": scope_words(plan.scope, language), "what": say(plan.breakdown, language)}
    draft.coverage = coverage_of(plan, list(measured.values()), language)
    if not texts:
        total_of = Measure(row="received" if plan.breakdown == "applicants" else "handled", column="total")
        for each in measure_reports(connection, plan.scope, total_of)[:SHOWN_MEMBERS]:
            draft.citations.cells(each.cells)
    key = "breakdown" if texts else "breakdown_none"
    draft.text = say(key, language, members=join(texts, language), **parts)
    draft.warnings += remarks_on(plan, list(measured.values()), draft.rows, connection, language)
    add_conflicts(draft, [each for found in measured.values() for each in found], connection, language)
    return draft


def _parts_of_breakdown(breakdown: str, column: str) -> list[Measure]:
    """The rows of a breakdown by result or reason under one column, or the applicants of new requests."""
    if breakdown == "applicants":
        return [Measure(row="received", column=applicant) for applicant in forms.APPLICANTS]
    leaves = [row for row in vocabulary.rows().values() if row.within and row.columns == "applicants"]
    if breakdown == "reasons":
        return [Measure(row=row.id, column=column) for row in leaves if row.within == "refused"]
    inner = [row.id for row in leaves if row.within != "other_outcome"]
    return [Measure(row=row, column=column) for row in ("granted", "partial", *inner, "other_outcome")]


def _leaf_name(measure: Measure, breakdown: str, language: Language) -> str:
    if breakdown == "applicants":
        column = vocabulary.columns()[("applicants", measure.column)]
        return column.zh if language == "zh" else column.en
    return measure.name(language)

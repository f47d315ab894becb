"""Whether reports keep their own arithmetic → drafts: tables (C1 to C5), prose against tables, carry-over (C6)."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Outcome, Row
from answer.cite import marks
from answer.conflicts import cite_statement
from answer.draft import Count, Draft, Sum
from answer.measure import Measured, measure_reports
from answer.members import SHOWN_MEMBERS
from answer.phrases import scope_words
from answer.plan import Measure, Plan, Scope
from answer.remarks import no_reports
from answer.select import (
    Conflict,
    FailedCheck,
    ReportRow,
    count_checks,
    select_cells,
    select_conflicts,
    select_failed_checks,
    select_reports,
)
from answer.words import say


def answer_checks(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The draft of a plan about checks."""
    reports = select_reports(connection, plan.scope)
    if not reports:
        return no_reports(plan.scope, connection, language)
    if plan.checks == "carry":
        return _carry_over(plan, connection, language)
    draft = Draft(Outcome.ANSWERED, "")
    ids = [report.id for report in reports]
    checked = count_checks(connection, ids, prose=plan.checks == "prose")
    found = _prose(draft, ids, connection) if plan.checks == "prose" else _tables(draft, ids, connection)
    by_id = {report.id: report for report in reports}
    lines = []
    for report_id, texts in found.items():
        report = by_id[report_id]
        lines += [f"- {report.agency} {report.year}: {text}" for text, _ in texts]
        numbers = tuple(dict.fromkeys(number for _, cited in texts for number in cited))
        label = "; ".join(text for text, _ in texts)
        draft.rows.append(Row(report.agency, report.year, None, label, numbers))
    parts = {"scope": scope_words(plan.scope, language), "reports": len(checked), "count": len(found)}
    draft.coverage = Coverage(len(reports), len(checked))
    draft.counts += [Count(len(checked), tuple(checked)), Count(len(found), tuple(found))]
    head = _head(plan, bool(found), bool(checked), language)
    draft.status = Outcome.ANSWERED if checked else Outcome.NOT_FOUND
    draft.text = "\n".join([say(head, language, **parts), "", *lines[:SHOWN_MEMBERS]]).strip()
    if plan.counting:
        draft.value, draft.unit = Decimal(len(found)), "份" if language == "zh" else "reports"
    return draft


def _head(plan: Plan, broken: bool, checked: bool, language: Language) -> str:
    if not checked:
        return "checks_none"
    kind = "prose" if plan.checks == "prose" else "tables"
    yes_no = "_one" if len(plan.scope.agencies) == 1 else ""
    return f"checks_{kind}_{'broken' if broken else 'kept'}{yes_no}"


Found = dict[int, list[tuple[str, tuple[int, ...]]]]


def _tables(draft: Draft, ids: Sequence[int], connection: Connection) -> Found:
    """For each report that breaks a hard check: the check in words, and its citations."""
    found: Found = {}
    for check in select_failed_checks(connection, ids):
        text, numbers = _check_text(draft, check, connection)
        found.setdefault(check.report_id, []).append((text, numbers))
    return found


def _check_text(draft: Draft, check: FailedCheck, connection: Connection) -> tuple[str, tuple[int, ...]]:
    split = 2 if check.rule == "C1" else 1
    left = _cite_side(draft, check, check.keys[:split], check.left, connection)
    if check.right is None:
        return f"{check.rule} {check.formula}: {check.left:f}{marks(left)}", left
    right = _cite_side(draft, check, check.keys[split:], check.right, connection)
    text = f"{check.rule} {check.formula}: {check.left:f}{marks(left)} ≠ {check.right:f}{marks(right)}"
    return text, (*left, *right)


def _cite_side(
    draft: Draft, check: FailedCheck, keys: Sequence[str], total: Decimal, connection: Connection
) -> tuple[int, ...]:
    """Citations of one side's cells, zeros left out where others stand beside them."""
    (reading,) = [
        reading
        for reading in select_cells(connection, Scope(), keys, report_id=check.report_id)
        if reading.report.id == check.report_id
    ]
    cells = [cell for cell in reading.cells.values() if cell.value] or list(reading.cells.values())[:1]
    numbers = draft.citations.cells(cells)
    draft.sums.append(Sum(total, numbers))
    return numbers


def _prose(draft: Draft, ids: Sequence[int], connection: Connection) -> Found:
    """For each report whose prose states another number than its tables: both, and their citations."""
    found: Found = {}
    for conflict in select_conflicts(connection, ids):
        text, numbers = _conflict_text(draft, conflict, connection)
        found.setdefault(conflict.report_id, []).append((text, numbers))
    return found


def _conflict_text(draft: Draft, conflict: Conflict, connection: Connection) -> tuple[str, tuple[int, ...]]:
    number = cite_statement(draft, conflict, connection)
    (reading,) = select_cells(connection, Scope(), conflict.keys, report_id=conflict.report_id)
    total = sum((cell.value or Decimal(0) for cell in reading.cells.values()), Decimal(0))
    cells = draft.citations.cells(list(reading.cells.values()))
    draft.sums.append(Sum(total, cells))
    text = f"{conflict.rule} {conflict.formula}: {conflict.stated:f}{marks([number])} ≠ {total:f}{marks(cells)}"
    return text, (number, *cells)


# Carry-over


def _carry_over(plan: Plan, connection: Connection, language: Language) -> Draft:
    """C6: what a body carries out of a year, it carries into the next; for every pair of its reports."""
    scope = plan.scope.model_copy(update={"years": ()})
    out = _by_body(measure_reports(connection, scope, Measure(row="carried_out", column="total")))
    carried_in = _by_body(measure_reports(connection, scope, Measure(row="carried_in", column="total")))
    draft = Draft(Outcome.ANSWERED, "")
    agree, lines = True, []
    for agency, years in out.items():
        for first, second in pairwise(sorted(years)):
            asked = not plan.scope.years or second in plan.scope.years or first in plan.scope.years
            if second == first + 1 and asked and set(plan.scope.years) <= {first, second}:
                left, right = years[first], carried_in[agency][second]
                agree = agree and left.value == right.value
                lines.append(_pair(draft, left, right, language))
    if not lines:
        draft.status, draft.text = Outcome.NOT_FOUND, say("carry_none", language)
        return draft
    head = {"zh": ("否。", "是。"), "en": ("No. ", "Yes. ")}[language][agree]
    draft.text = head + "\n".join(lines)
    draft.coverage = Coverage(len({row.year for row in draft.rows}), len({row.year for row in draft.rows}))
    return draft


def _by_body(found: Sequence[Measured]) -> dict[str, dict[int, Measured]]:
    by_body: dict[str, dict[int, Measured]] = {}
    for each in found:
        if each.value is not None:
            by_body.setdefault(each.report.agency, {})[each.report.year] = each
    return by_body


def _pair(draft: Draft, left: Measured, right: Measured, language: Language) -> str:
    texts = []
    for each in (left, right):
        numbers = draft.citations.cells(each.cells)
        report: ReportRow = each.report
        draft.rows.append(Row(report.agency, report.year, each.value, each.measure.name(language), numbers))
        texts.append(f"{report.year} {each.measure.name(language)} {each.value or Decimal(0):f}{marks(numbers)}")
    sign = "=" if left.value == right.value else "≠"
    return f"{left.report.agency}: {texts[0]} {sign} {texts[1]}"

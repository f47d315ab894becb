"""What every answer about figures is completed with: its coverage, remarks, and what contradicts the cells it shows."""

from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Language, Row
from answer.citing.conflicts import add_conflicts
from answer.citing.remarks import coverage_of, remarks_on
from answer.draft import Draft
from answer.figures.measure import Measured
from answer.plan import Plan
from index.checks import failed_checks


def complete(
    draft: Draft,
    plan: Plan,
    measured: Sequence[Sequence[Measured]],
    connection: Connection,
    language: Language,
    rows: Sequence[Row] = (),
) -> None:
    """Completes a draft from all that was measured for it; `rows` are the reports cited, where its own are sums."""
    every = [each for found in measured for each in found]
    shown = {(row.agency, row.year) for row in rows or draft.rows}
    used = [each for each in every if (each.report.agency, each.report.year) in shown]
    failed = failed_checks(connection, {each.report.id for each in used if each.cells})
    draft.coverage = coverage_of(measured, language)
    draft.warnings += remarks_on(plan, every, used, failed, connection, language)
    unread = [each for each in every if each.state == "unread"]
    add_conflicts(draft, used, unread, failed, connection, language)

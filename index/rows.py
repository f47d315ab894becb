"""A report → the rows of its tables."""

import hashlib
from collections.abc import Sequence

from index.insert import Rows
from ingest.report import Check, Report


def section_rows(report_id: int, report: Report) -> Rows:
    """Rows of `sections`."""
    return [
        {
            "report_id": report_id,
            "number": section.number,
            "heading": section.heading,
            "start": section.span.start,
            "end": section.span.end,
            "page": section.page,
        }
        for section in report.sections
    ]


def fact_rows(report_id: int, report: Report) -> Rows:
    """Rows of `facts`."""
    return [
        {
            "report_id": report_id,
            "key": fact.key,
            "value": fact.value,
            "status": str(fact.status),
            "raw": fact.raw,
            "start": fact.span.start if fact.span else None,
            "end": fact.span.end if fact.span else None,
            "row_start": fact.row_span.start if fact.row_span else None,
            "row_end": fact.row_span.end if fact.row_span else None,
            "page": fact.page,
        }
        for fact in report.facts
    ]


def check_rows(report_id: int, checks: Sequence[Check], earlier_id: int | None = None) -> Rows:
    """Rows of `checks`; `earlier_id` is the other report of checks across two years."""
    return [
        {
            "report_id": report_id,
            "rule": check.rule,
            "formula": check.formula,
            "left": check.left,
            "right": check.right,
            "keys": list(check.keys),
            "holds": check.holds,
            "hard": check.hard,
            "statements": list(check.statements),
            "earlier_id": earlier_id,
            "earlier_keys": list(check.earlier_keys),
        }
        for check in checks
    ]


def statement_rows(report_id: int, report: Report) -> Rows:
    """Rows of `statements`."""
    return [
        {
            "report_id": report_id,
            "number": number,
            "kind": str(statement.kind),
            "about": statement.about,
            "value": statement.value,
            "unit": statement.unit,
            "approximate": statement.approximate,
            "text": statement.text,
            "section": statement.section,
            "passage": statement.passage,
            "start": statement.span.start,
            "end": statement.span.end,
        }
        for number, statement in enumerate(report.statements)
    ]


def passage_rows(report_id: int, report: Report) -> Rows:
    """Rows of `passages`."""
    return [
        {
            "id": hashlib.sha256(f"{report.sha256}\0{ordinal}\0{passage.text}".encode()).hexdigest()[:32],
            "report_id": report_id,
            "ordinal": ordinal,
            "section": passage.section,
            "path": passage.path,
            "text": passage.text,
            "pieces": passage.pieces,
            "page": passage.page,
        }
        for ordinal, passage in enumerate(report.passages)
    ]

"""Writing reports: each visible wholly or not at all, with the vector work it causes noted beside it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, delete, insert, select

from index.schema import (
    agencies,
    aliases,
    checks,
    facts,
    outbox,
    passages,
    quarantine,
    reports,
    sections,
    statements,
    superseded,
)
from ingest.report import Report

Saved = Literal["ingested", "replaced"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report was read from: the name that citations give, and the path."""

    file: str
    path: Path


def is_known(engine: Engine, sha256: str, path: Path) -> bool:
    """Whether these bytes are loaded, or were replaced by another file that is."""
    with engine.connect() as connection:
        if connection.scalar(select(reports.c.id).where(reports.c.sha256 == sha256)):
            return True
        older = connection.execute(select(superseded).where(superseded.c.sha256 == sha256)).first()
        if older is None:
            return False
        same = (reports.c.agency_id == older.agency_id) & (reports.c.year == older.year)
        return connection.scalar(select(reports.c.path).where(same)) != str(path)


def save(engine: Engine, report: Report, source: Source) -> Saved:
    """Stores a report, in place of an earlier one of the same agency and year, in one transaction."""
    with engine.begin() as connection:
        agency = _agency(connection, report)
        dropped = _remove(connection, agency, report.identity.year)
        report_id = _insert_report(connection, agency, report, source)
        put = _insert_passages(connection, report_id, report)
        connection.execute(insert(outbox).values(year=report.identity.year, put=put, drop=dropped or []))
        connection.execute(delete(superseded).where(superseded.c.sha256 == report.sha256))
        connection.execute(delete(quarantine).where(quarantine.c.path == str(source.path)))
    return "ingested" if dropped is None else "replaced"


def put_in_quarantine(engine: Engine, source: Source, reason: str) -> None:
    """Notes a file that could not be read; a later try that succeeds takes the note away."""
    with engine.begin() as connection:
        connection.execute(delete(quarantine).where(quarantine.c.path == str(source.path)))
        connection.execute(insert(quarantine).values(path=str(source.path), file=source.file, reason=reason))


def _agency(connection: Connection, report: Report) -> int:
    identity = report.identity
    found = connection.scalar(select(agencies.c.id).where(agencies.c.name == identity.agency))
    if found is not None:
        return int(found)
    values = {"name": identity.agency, "region": identity.region, "level": identity.level}
    key = connection.execute(insert(agencies).values(values)).inserted_primary_key
    assert key is not None
    connection.execute(insert(aliases), [{"alias": alias, "agency_id": key[0]} for alias in identity.aliases])
    return int(key[0])


def _remove(connection: Connection, agency: int, year: int) -> list[str] | None:
    """Takes out the report of an agency and year; its passage ids, None where there was none."""
    where = (reports.c.agency_id == agency) & (reports.c.year == year)
    old = connection.execute(select(reports.c.id, reports.c.sha256).where(where)).first()
    if old is None:
        return None
    dropped: list[str] = list(connection.scalars(select(passages.c.id).where(passages.c.report_id == old.id)))
    for table in (facts, checks, statements, passages, sections):
        connection.execute(delete(table).where(table.c.report_id == old.id))
    connection.execute(delete(reports).where(reports.c.id == old.id))
    connection.execute(delete(superseded).where(superseded.c.sha256 == old.sha256))
    connection.execute(insert(superseded).values(sha256=old.sha256, agency_id=agency, year=year))
    return dropped


def _insert_report(connection: Connection, agency: int, report: Report, source: Source) -> int:
    values = {
        "agency_id": agency,
        "year": report.identity.year,
        "form": report.form,
        "file": source.file,
        "path": str(source.path),
        "sha256": report.sha256,
        "text": report.text,
    }
    key = connection.execute(insert(reports).values(values)).inserted_primary_key
    assert key is not None
    report_id = int(key[0])
    for table, rows in (
        (sections, _section_rows(report_id, report)),
        (facts, _fact_rows(report_id, report)),
        (checks, _check_rows(report_id, report)),
        (statements, _statement_rows(report_id, report)),
    ):
        if rows:
            connection.execute(insert(table), rows)
    return report_id


def _section_rows(report_id: int, report: Report) -> list[dict[str, Any]]:
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


def _fact_rows(report_id: int, report: Report) -> list[dict[str, Any]]:
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


def _check_rows(report_id: int, report: Report) -> list[dict[str, Any]]:
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
        }
        for check in report.checks
    ]


def _statement_rows(report_id: int, report: Report) -> list[dict[str, Any]]:
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


def _insert_passages(connection: Connection, report_id: int, report: Report) -> list[str]:
    rows = [
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
    if rows:
        connection.execute(insert(passages), rows)
    return [str(row["id"]) for row in rows]

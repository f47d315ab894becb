"""Writing reports: each visible wholly or not at all, with the vector work it causes noted beside it.

Several files of one body and year are versions of one report: all are kept, `index.versions` tells the newest,
and only that one is current. A file with the same figures and prose as a version already stored (the PDF of a
page) is a copy: the first is kept, the other's address noted. A changed file is never a copy of its former self.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, delete, exists, func, insert, select, update

from index.across import check_across
from index.bodies import body_of
from index.places import place_rows
from index.rows import check_rows, fact_rows, passage_rows, section_rows, statement_rows
from index.schema import (
    addresses,
    agencies,
    checks,
    facts,
    outbox,
    passages,
    places,
    quarantine,
    reports,
    sections,
    statements,
)
from index.versions import Version, newest
from index.words import index_passages
from ingest.edition import find_edition
from ingest.files import shown
from ingest.fingerprint import figures_of, prose_of
from ingest.report import Report, Status

Outcome = Literal["ingested", "replaced", "unchanged"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report was read from: the name that citations give, and the path."""

    file: str
    path: Path


@dataclass(frozen=True, slots=True)
class About:
    """A report in the store, in short; `cells` were read (blank ones included)."""

    agency: str
    year: int
    form: int
    sections: int
    cells: int
    checks_failed: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What storing a file did to the report that is current; `note` says what a person should know of it."""

    status: Outcome
    about: About
    note: str = ""


def is_known(engine: Engine, sha256: str, path: Path) -> bool:
    """Whether these bytes were loaded from there before, and nothing since."""
    here = addresses.c.path == shown(path)
    refused = exists().where(quarantine.c.path == shown(path))
    with engine.connect() as connection:
        return connection.scalar(select(addresses.c.sha256).where(here, ~refused)) == sha256


def save_again(engine: Engine, sha256: str, source: Source) -> Saved | None:
    """Notes that a file holds bytes that are stored already; None where they are not."""
    with engine.begin() as connection:
        known = _known(connection, sha256)
        return None if known is None else _place(connection, known, sha256, source)


def save(engine: Engine, report: Report, source: Source) -> Saved:
    """Stores a report, or notes that its file is a copy of one, in one transaction."""
    with engine.begin() as connection:
        known = _known(connection, report.sha256)
        if known is not None:
            return _place(connection, known, report.sha256, source)
        values = _report_values(report, source) | {"agency_id": body_of(connection, report.identity)}
        original = _original(connection, values)
        report_id = original.id if original else _insert_report(connection, values, report)
        saved = _place(connection, report_id, report.sha256, source)
    if original and not saved.note:
        return replace(saved, note=f"holds the same as {original.file}, which is kept")
    return saved


def put_in_quarantine(engine: Engine, source: Source, reason: str) -> None:
    """Notes a file that could not be read; a later try that succeeds takes the note away."""
    with engine.begin() as connection:
        connection.execute(delete(quarantine).where(quarantine.c.path == shown(source.path)))
        connection.execute(insert(quarantine).values(path=shown(source.path), file=source.file, reason=reason))


def _known(connection: Connection, sha256: str) -> int | None:
    """The version that a file of these bytes holds, itself or as a copy."""
    stored = select(reports.c.id).where(reports.c.sha256 == sha256)
    return connection.scalar(stored.union_all(select(addresses.c.report_id).where(addresses.c.sha256 == sha256)))


def _report_values(report: Report, source: Source) -> dict[str, Any]:
    edition = find_edition(report.text, source.file)
    return {
        "year": report.identity.year,
        "form": report.form,
        "file": source.file,
        "path": shown(source.path),
        "sha256": report.sha256,
        "text": report.text.replace("\0", "\ufffd"),  # SQL reads no text beyond a NUL
        "cells": sum(fact.status is not Status.UNREADABLE for fact in report.facts),
        "current": False,
        "corrected": edition.corrected,
        "signed": edition.signed,
        "published": edition.published,
        "figures": figures_of(report.facts),
        "prose": prose_of(report.passages, report.identity.year),
    }


def _original(connection: Connection, values: dict[str, Any]) -> Row[tuple[int, str]] | None:
    """The version with the same figures and prose from another file."""
    same = [reports.c[name] == values[name] for name in ("agency_id", "year", "figures", "prose")]
    query = select(reports.c.id, reports.c.file).where(*same, reports.c.path != values["path"])
    return connection.execute(query.order_by(reports.c.id).limit(1)).first()


def _insert_report(connection: Connection, values: dict[str, Any], report: Report) -> int:
    """Stores a report with all that belongs to it, not current yet."""
    key = connection.execute(insert(reports).values(values)).inserted_primary_key
    assert key is not None
    report_id = int(key[0])
    for table, rows in (
        (sections, section_rows(report_id, report)),
        (passages, passage_rows(report_id, report)),
        (facts, fact_rows(report_id, report)),
        (checks, check_rows(report_id, report.checks)),
        (statements, statement_rows(report_id, report)),
        (places, place_rows(report_id, report)),
    ):
        if rows:
            connection.execute(insert(table), rows)
    index_passages(connection, report_id)
    return report_id


def _place(connection: Connection, report_id: int, sha256: str, source: Source) -> Saved:
    """Notes that a file holds a version, and settles which version of its body and year is current."""
    here = addresses.c.path == shown(source.path)
    held = connection.scalar(select(addresses.c.report_id).where(here))
    values = {"file": source.file, "sha256": sha256, "report_id": report_id}
    if held is None:
        connection.execute(insert(addresses).values(path=shown(source.path), **values))
    else:
        connection.execute(update(addresses).where(here).values(**values))
    connection.execute(delete(quarantine).where(quarantine.c.path == shown(source.path)))
    before, after = _settle(connection, report_id)
    if held is not None and held != report_id:
        _settle(connection, held)  # it may have been of another body or year
    status: Outcome = "unchanged" if before == after else "ingested" if before is None else "replaced"
    note = "" if before is None else _note(connection, report_id, before, after)
    return Saved(status, _about(connection, report_id), note)


def _settle(connection: Connection, report_id: int) -> tuple[int | None, int]:
    """Makes the newest version of a report current: the one that was before, and the one that is now."""
    own, version = reports.alias("own"), reports
    same = (own.c.agency_id == version.c.agency_id) & (own.c.year == version.c.year)
    query = select(*(version.c[name] for name in ("id", "current", "agency_id", "year"))).join_from(own, version, same)
    versions = connection.execute(query.where(own.c.id == report_id)).all()
    before = next((each.id for each in versions if each.current), None)
    after = versions[0].id
    if len(versions) > 1:
        after = newest([_version(connection, each.id) for each in versions]).id
    if before != after:
        if before is not None:
            connection.execute(update(reports).where(reports.c.id == before).values(current=False))
        connection.execute(update(reports).where(reports.c.id == after).values(current=True))
        _note_vectors(connection, versions[0].year, put=after, drop=before)
        check_across(connection, versions[0].agency_id, versions[0].year)
    return before, after


def _note_vectors(connection: Connection, year: int, put: int, drop: int | None) -> None:
    """Vector work for the passages of one version that is current now, and of one that was."""
    query = select(passages.c.id, passages.c.report_id).where(passages.c.report_id.in_((put, drop)))
    ids: dict[int | None, list[str]] = {put: [], drop: []}
    for row in connection.execute(query):
        ids[row.report_id].append(row.id)
    connection.execute(insert(outbox).values(year=year, put=ids[put], drop=ids[drop]))


def _version(connection: Connection, report_id: int) -> Version:
    held = exists().where(addresses.c.report_id == reports.c.id)
    query = select(held.label("in_place"), reports.c.corrected, reports.c.signed, reports.c.published)
    row = connection.execute(query.where(reports.c.id == report_id)).one()
    read = select(facts.c.key, facts.c.value).where(facts.c.report_id == report_id, facts.c.status != Status.UNREADABLE)
    figures = {fact.key: fact.value for fact in connection.execute(read)}
    return Version(report_id, row.in_place, row.corrected, row.signed, row.published, figures)


def _about(connection: Connection, report_id: int) -> About:
    of_report = sections.c.report_id == report_id, sections.c.number > 0
    broken = checks.c.report_id == report_id, checks.c.hard, checks.c.holds.is_(False)
    query = select(
        agencies.c.name.label("agency"),
        *(reports.c.year, reports.c.form, reports.c.cells),
        select(func.count()).select_from(sections).where(*of_report).scalar_subquery().label("sections"),
        select(func.count()).select_from(checks).where(*broken).scalar_subquery().label("checks_failed"),
    )
    row = connection.execute(query.join_from(reports, agencies).where(reports.c.id == report_id)).one()
    return About(**row._mapping)


def _note(connection: Connection, report_id: int, before: int, after: int) -> str:
    """That a file holds an older version, or a newer one that fewer cells of could be read."""
    if before == after == report_id:
        return ""
    query = select(reports.c.id, reports.c.file, reports.c.cells).where(reports.c.id.in_((report_id, before, after)))
    by_id = {row.id: row for row in connection.execute(query)}
    own, was, current = by_id[report_id], by_id[before], by_id[after]
    if after != report_id:
        return f"is an older version of {current.file}: kept, but not asked"
    if own.cells >= was.cells:
        return ""
    return f"{own.cells} of its cells could be read, {was.cells} of {was.file}, which it replaces"

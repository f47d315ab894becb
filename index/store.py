"""Writing reports: each visible wholly or not at all, with the vector work it causes noted beside it.

Several files of one body and year are versions of one report: all are kept, `index.versions` tells the newest,
and only that one is current. A file with the same figures and prose as a version already stored (the PDF of a
page) is a copy: the first is kept, the other's address noted. A changed file is never a copy of its former self.
"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Row, bindparam, delete, exists, func, insert, select, update

from index.bodies import body_of
from index.current import settle
from index.insert import insert_rows
from index.places import place_rows
from index.rows import check_rows, fact_rows, passage_rows, section_rows, statement_rows
from index.schema import (
    addresses,
    agencies,
    checks,
    facts,
    passages,
    places,
    quarantine,
    reports,
    sections,
    statements,
)
from index.words import index_passages
from ingest.edition import find_edition
from ingest.files import shown
from ingest.fingerprint import figures_of, prose_of
from ingest.report import Report, Status

Outcome = Literal["ingested", "replaced", "unchanged"]

_HERE = addresses.c.path == bindparam("here")
_HELD = select(addresses.c.report_id).where(_HERE)
_MOVE = (
    update(addresses).where(_HERE).values({name: bindparam(f"new_{name}") for name in ("file", "sha256", "report_id")})
)
_REFUSED = exists().where(quarantine.c.path == bindparam("here"))
_ACCEPTED = select(addresses.c.sha256).where(_HERE, ~_REFUSED)
_ACCEPT = delete(quarantine).where(quarantine.c.path == bindparam("here"))
_KNOWN = (
    select(reports.c.id)
    .where(reports.c.sha256 == bindparam("sha256"))
    .union_all(select(addresses.c.report_id).where(addresses.c.sha256 == bindparam("sha256")))
)
_ORIGINAL = (
    select(reports.c.id, reports.c.file)
    .where(*(reports.c[name] == bindparam(name) for name in ("agency_id", "year", "figures", "prose")))
    .where(reports.c.path != bindparam("path"))
    .order_by(reports.c.id)
    .limit(1)
)
_NEW, _NEW_PLACE = insert(reports), insert(addresses)
_SECTIONS = select(func.count()).where(sections.c.report_id == reports.c.id, sections.c.number > 0)
_BROKEN = select(func.count()).where(checks.c.report_id == reports.c.id, checks.c.hard, checks.c.holds.is_(False))
_ABOUT = (
    select(
        agencies.c.name.label("agency"),
        *(reports.c.year, reports.c.form, reports.c.cells),
        _SECTIONS.scalar_subquery().label("sections"),
        _BROKEN.scalar_subquery().label("checks_failed"),
    )
    .join_from(reports, agencies)
    .where(reports.c.id == bindparam("of"))
)


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
    with engine.connect() as connection:
        return connection.scalar(_ACCEPTED, {"here": shown(path)}) == sha256


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
        connection.execute(_ACCEPT, {"here": shown(source.path)})
        connection.execute(insert(quarantine).values(path=shown(source.path), file=source.file, reason=reason))


def _known(connection: Connection, sha256: str) -> int | None:
    """The version that a file of these bytes holds, itself or as a copy."""
    return connection.scalar(_KNOWN, {"sha256": sha256})


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
    return connection.execute(_ORIGINAL, values).first()


def _insert_report(connection: Connection, values: dict[str, Any], report: Report) -> int:
    """Stores a report with all that belongs to it, not current yet."""
    key = connection.execute(_NEW, values).inserted_primary_key
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
        insert_rows(connection, table, rows)
    index_passages(connection, report_id)
    return report_id


def _place(connection: Connection, report_id: int, sha256: str, source: Source) -> Saved:
    """Notes that a file holds a version, and settles which version of its body and year is current."""
    here = shown(source.path)
    held = connection.scalar(_HELD, {"here": here})
    values = {"file": source.file, "sha256": sha256, "report_id": report_id}
    if held is None:
        connection.execute(_NEW_PLACE, values | {"path": here})
    else:
        connection.execute(_MOVE, {f"new_{name}": value for name, value in values.items()} | {"here": here})
    connection.execute(_ACCEPT, {"here": here})
    before, after = settle(connection, report_id)
    if held is not None and held != report_id:
        settle(connection, held)  # it may have been of another body or year
    status: Outcome = "unchanged" if before == after else "ingested" if before is None else "replaced"
    note = "" if before is None else _note(connection, report_id, before, after)
    return Saved(status, _about(connection, report_id), note)


def _about(connection: Connection, report_id: int) -> About:
    row = connection.execute(_ABOUT, {"of": report_id}).one()
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

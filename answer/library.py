"""The reports in the store: how well each was read, the checks it fails, its older versions and copies."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from index.checks import StoredCheck, select_checks
from index.schema import addresses, agencies, checks, facts, reports
from ingest.report import Status


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A current report. `older` are the files of versions that it replaced, `copies` those that hold the same."""

    agency: str
    year: int
    region: str
    level: str
    form: int
    file: str
    cells: int
    blank: int
    unread: int
    failed: tuple[StoredCheck, ...] = ()
    older: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()

    @property
    def checks_failed(self) -> int:
        """How many hard checks it fails."""
        return sum(check.hard for check in self.failed)


def select_library(connection: Connection) -> list[LoadedReport]:
    """Every current report, by body and year."""
    failed = _grouped((check.report_id, check) for check in select_checks(connection, checks.c.holds.is_(False)))
    counts, older, copies = _cell_counts(connection), _older(connection), _copies(connection)
    names = ("id", "year", "form", "file")
    query = select(*(reports.c[name] for name in names), agencies.c.name, agencies.c.region, agencies.c.level)
    query = query.join_from(reports, agencies).where(reports.c.current).order_by(agencies.c.name, reports.c.year)
    return [
        LoadedReport(
            *(row.name, row.year, row.region, row.level, row.form, row.file),
            *counts.get(row.id, (0, 0, 0)),
            *(tuple(found.get(row.id, ())) for found in (failed, older, copies)),
        )
        for row in connection.execute(query)
    ]


def _cell_counts(connection: Connection) -> dict[int, tuple[int, int, int]]:
    """How many cells each report has, how many are blank, how many unread."""
    blank, unread = (func.count().filter(facts.c.status == status) for status in (Status.BLANK, Status.UNREADABLE))
    query = select(facts.c.report_id, func.count(), blank, unread).group_by(facts.c.report_id)
    return {row[0]: (row[1], row[2], row[3]) for row in connection.execute(query)}


def _older(connection: Connection) -> dict[int, list[Any]]:
    older = reports.alias("older")
    same = (older.c.agency_id == reports.c.agency_id) & (older.c.year == reports.c.year) & ~older.c.current
    query = select(reports.c.id, older.c.file).join_from(reports, older, same).where(reports.c.current)
    return _grouped((row.id, row.file) for row in connection.execute(query.order_by(older.c.id)))


def _copies(connection: Connection) -> dict[int, list[Any]]:
    """Files with other bytes than the report's own."""
    query = select(reports.c.id, addresses.c.file).join_from(reports, addresses)
    query = query.where(reports.c.current, addresses.c.sha256 != reports.c.sha256).order_by(addresses.c.path)
    return _grouped((row.id, row.file) for row in connection.execute(query))


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    """What belongs to each report."""
    found: dict[int, list[Any]] = {}
    for report_id, each in pairs:
        found.setdefault(report_id, []).append(each)
    return found

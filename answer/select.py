"""A Plan's scope and cells → SQL. The only place where a plan becomes a SELECT; parameters only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, cast, func, or_, select

from answer.plan import Scope
from index.schema import agencies, aliases, checks, facts, reports, sections
from ingest import form as forms

CHUNK = 500


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in scope."""

    id: int
    agency: str
    year: int
    level: str
    region: str
    form: int
    file: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of one report; `placed` says whether it stands somewhere in the report's text."""

    report: ReportRow
    key: str
    value: Decimal | None
    status: str
    placed: bool


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell and its printed row stand in the report's text."""

    start: int | None
    end: int | None
    row_start: int
    row_end: int
    page: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A report in scope with those of the wanted cells that its form has."""

    report: ReportRow
    cells: dict[str, Cell] = field(default_factory=dict)


REPORT = (
    reports.c.id,
    agencies.c.name,
    reports.c.year,
    agencies.c.level,
    agencies.c.region,
    reports.c.form,
    reports.c.file,
)


def in_scope(scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions that a scope puts on reports and agencies; replaced versions are in none."""
    where: list[ColumnElement[bool]] = [reports.c.current]
    named = agencies.c.name.in_(scope.agencies)
    of_kind = agencies.c.id.in_(select(aliases.c.agency_id).where(aliases.c.alias.in_(scope.endings)))
    if scope.agencies or scope.endings:
        where.append(or_(named, of_kind) if scope.agencies and scope.endings else named if scope.agencies else of_kind)
    if scope.regions:
        path = "/" + agencies.c.region + "/"
        where.append(or_(*(path.contains(f"/{region}/", autoescape=True) for region in scope.regions)))
    if scope.levels:
        where.append(agencies.c.level.in_(scope.levels))
    if scope.years:
        where.append(reports.c.year.in_(scope.years))
    if scope.form is not None:
        where.append(reports.c.form == scope.form)
    return where


def select_reports(connection: Connection, scope: Scope) -> list[ReportRow]:
    """The reports in scope, by year and body."""
    return _reports(connection, in_scope(scope))


def select_cells(connection: Connection, among: Scope | Sequence[int], keys: Sequence[str]) -> list[Reading]:
    """Every report in scope, or of those ids, with those of the cells `keys` that it has."""
    where = in_scope(among) if isinstance(among, Scope) else [reports.c.id.in_(among)]
    found = {report.id: Reading(report) for report in _reports(connection, where)}
    inside = select(reports.c.id).join(agencies, agencies.c.id == reports.c.agency_id).where(*where)
    _fill(connection, found, facts.c.key.in_(keys), facts.c.report_id.in_(inside))
    return list(found.values())


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """Rows as plain tuples: looking columns up by name costs more than reading them."""
    yield from connection.execute(query)


def _reports(connection: Connection, where: Sequence[ColumnElement[bool]]) -> list[ReportRow]:
    query = select(*REPORT).join(agencies, agencies.c.id == reports.c.agency_id).where(*where)
    return [ReportRow(*row) for row in _rows(connection, query.order_by(reports.c.year, agencies.c.id))]


def _fill(connection: Connection, found: dict[int, Reading], *where: ColumnElement[bool]) -> None:
    """Puts the cells that satisfy the conditions to their reports."""
    names = ("report_id", "key", "value", "status")
    query = select(*(facts.c[name] for name in names), facts.c.row_start.is_not(None)).where(*where)
    for report_id, key, value, status, placed in _rows(connection, query):
        reading = found[report_id]
        reading.cells[key] = Cell(reading.report, key, value, status, placed)


def select_places(connection: Connection, cells: Sequence[Cell]) -> dict[tuple[int, str], CellPlace]:
    """The places of cells, by report and key."""
    by_key: dict[str, list[int]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell.report.id)
    columns = [facts.c[name] for name in ("report_id", "start", "end", "row_start", "row_end", "page")]
    found: dict[tuple[int, str], CellPlace] = {}
    for key, ids in by_key.items():
        for at in range(0, len(ids), CHUNK):
            query = select(*columns).where(facts.c.key == key, facts.c.report_id.in_(ids[at : at + CHUNK]))
            found |= {(report_id, key): CellPlace(*place) for report_id, *place in _rows(connection, query)}
    return found


def select_texts(connection: Connection, report_ids: Sequence[int]) -> dict[int, str]:
    """The source text of each report."""
    found: dict[int, str] = {}
    for at in range(0, len(report_ids), CHUNK):
        query = select(reports.c.id, reports.c.text).where(reports.c.id.in_(report_ids[at : at + CHUNK]))
        found |= {row.id: row.text for row in connection.execute(query)}
    return found


def select_headings(connection: Connection, report_ids: Sequence[int]) -> dict[int, list[tuple[int, int, str]]]:
    """(start, end, heading) of the sections of each report."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for at in range(0, len(report_ids), CHUNK):
        query = select(*(sections.c[name] for name in ("report_id", "start", "end", "heading")))
        for report_id, *section in _rows(
            connection, query.where(sections.c.report_id.in_(report_ids[at : at + CHUNK]))
        ):
            found.setdefault(report_id, []).append((section[0], section[1], section[2]))
    return found


def select_older(connection: Connection, report_ids: Sequence[int]) -> dict[int, int]:
    """The older versions of current reports: their ids, and the id of the report that replaced each."""
    older = reports.alias("older")
    same = (older.c.agency_id == reports.c.agency_id) & (older.c.year == reports.c.year) & ~older.c.current
    found: dict[int, int] = {}
    for at in range(0, len(report_ids), CHUNK):
        query = select(older.c.id, reports.c.id.label("current")).join_from(reports, older, same)
        query = query.where(reports.c.id.in_(report_ids[at : at + CHUNK])).order_by(older.c.id)
        found |= {row.id: row.current for row in connection.execute(query)}
    return found


def select_bodies_without(connection: Connection, scope: Scope, year: int) -> list[str]:
    """Bodies of the scope that have reports of other years, but none of this one."""
    with_report = select(reports.c.agency_id).where(reports.c.year == year)
    anywhere = scope.model_copy(update={"years": (), "form": None})
    query = (
        select(agencies.c.name)
        .join(reports, reports.c.agency_id == agencies.c.id)
        .where(*in_scope(anywhere), agencies.c.id.not_in(with_report))
        .distinct()
        .order_by(agencies.c.name)
    )
    return list(connection.scalars(query))


def count_checks(connection: Connection, report_ids: Sequence[int], prose: bool) -> list[int]:
    """Those of the reports in which at least one check could be made: of the tables, or of prose against them."""
    rules = checks.c.rule.in_(("C8", "C10")) if prose else checks.c.hard
    checked: set[int] = set()
    for at in range(0, len(report_ids), CHUNK):
        query = select(checks.c.report_id).where(checks.c.holds.is_not(None), rules)
        checked |= set(connection.scalars(query.where(checks.c.report_id.in_(report_ids[at : at + CHUNK]))))
    return sorted(checked)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one body, of years in a row, whose carry-over could be checked (C6)."""

    earlier: ReportRow
    later: ReportRow
    holds: bool  # for every applicant


def select_pairs(connection: Connection, found: Sequence[ReportRow]) -> list[Pair]:
    """The pairs among reports."""
    by_id = {report.id: report for report in found}
    pairs: list[Pair] = []
    for at in range(0, len(found), CHUNK):
        ids = [report.id for report in found[at : at + CHUNK]]
        query = select(checks.c.report_id, checks.c.earlier_id, func.min(cast(checks.c.holds, Integer)).label("holds"))
        query = query.where(checks.c.rule == "C6", checks.c.earlier_id.in_(ids))
        rows = connection.execute(query.group_by(checks.c.report_id, checks.c.earlier_id))
        pairs += [Pair(by_id[row.earlier_id], by_id[row.report_id], bool(row.holds)) for row in rows]
    return sorted(pairs, key=lambda pair: (pair.later.year, pair.later.agency))


def select_states(connection: Connection, scope: Scope, state: str, table: int = 0) -> list[Cell]:
    """The cells in scope that are blank or unread (of one table where given), by report and printed order; for zero,
    the cells of those reports whose every figure is 0."""
    keys = {
        cell.key: at for form in forms.FORMS for at, cell in enumerate(forms.cells(form)) if table in (0, cell.table)
    }
    where: list[ColumnElement[bool]] = [facts.c.key.in_(keys)]
    if state == "zero":
        other = (facts.c.value != Decimal(0)) | (facts.c.status == "unreadable")
        some = select(facts.c.report_id).where(other, facts.c.key.in_(keys))
        where += [facts.c.value == Decimal(0), facts.c.report_id.not_in(some)]
    else:
        where.append(facts.c.status == {"blank": "blank", "unread": "unreadable"}[state])
    found = {report.id: Reading(report) for report in select_reports(connection, scope)}
    inside = select(reports.c.id).join(agencies, agencies.c.id == reports.c.agency_id).where(*in_scope(scope))
    _fill(connection, found, *where, facts.c.report_id.in_(inside))
    return [
        cell for reading in found.values() for cell in sorted(reading.cells.values(), key=lambda cell: keys[cell.key])
    ]

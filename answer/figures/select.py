"""A Plan's scope and cells → SQL. The only place where a plan becomes a SELECT; parameters only."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise
from sys import intern
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, and_, bindparam, case, cast, exists, func, not_, or_, select

from answer.plan import Scope
from answer.reading.scope.tiers import SMALLER, TIERS, of_tier
from index.among import among
from index.database import remembered, remembered_each
from index.schema import agencies, aliases, checks, facts, reports
from ingest import form as forms

FEW = 100  # reports, which are looked up one by one


class ReportRow(NamedTuple):
    """A report in scope."""

    id: int
    agency: str
    year: int
    level: str
    region: str
    form: int
    file: str


class Cell(NamedTuple):
    """One cell of one report; `placed` says whether it stands somewhere in the report's text, `mark` what is printed in
    place of a number: / or —."""

    report: ReportRow
    key: str
    value: Decimal | None
    status: str
    placed: bool
    mark: str = ""


class Reading(NamedTuple):
    """A report in scope with those of the wanted cells that its form has."""

    report: ReportRow
    cells: dict[str, Cell]


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
    where: list[ColumnElement[bool]] = [reports.c.current, *_of_bodies(scope)]
    if scope.years:
        where.append(reports.c.year.in_(scope.years))
    if scope.form is not None:
        where.append(reports.c.form == scope.form)
    return where


def _of_bodies(scope: Scope) -> list[ColumnElement[bool]]:
    """Its conditions on agencies alone."""
    where: list[ColumnElement[bool]] = []
    named = agencies.c.name.in_(scope.agencies)
    of_kind = agencies.c.id.in_(select(aliases.c.agency_id).where(aliases.c.alias.in_(scope.endings)))
    if scope.agencies or scope.endings:
        where.append(or_(named, of_kind) if scope.agencies and scope.endings else named if scope.agencies else of_kind)
    if scope.regions:
        where.append(_inside(scope.regions))
    if scope.levels:
        where.append(_of_levels(scope.levels))
    if scope.not_agencies:
        where.append(agencies.c.name.not_in(scope.not_agencies))
    if scope.not_levels:
        where.append(not_(_of_levels(scope.not_levels)))
    if scope.not_regions:
        where.append(not_(_inside(scope.not_regions)))
    return where


def _of_levels(levels: Sequence[str]) -> ColumnElement[bool]:
    """Whether a body is of any of the levels, and, of tiers named, of any of those; towns named beside a tier are
    further bodies: 县级单位和乡镇."""
    smaller = [level for level in levels if level in SMALLER]
    if smaller and len(smaller) < len(levels):
        own = _of_levels([level for level in levels if level not in SMALLER])
        return or_(and_(own, agencies.c.level.not_in(SMALLER)), agencies.c.level.in_(smaller))
    tiers = [of_tier(agencies.c.region, level) for level in levels if level in TIERS]
    kinds = [level for level in levels if level not in TIERS]
    kind: ColumnElement[bool] = agencies.c.level.in_(kinds) if kinds else agencies.c.level.not_in(SMALLER)
    if kinds == ["aggregate"] and "county" in levels:  # a zone's committee governs no district
        kind = and_(kind, not_(agencies.c.name.endswith("管理委员会")))
    return and_(or_(*tiers), kind) if tiers else kind


def _inside(regions: Sequence[str]) -> ColumnElement[bool]:
    """Whether a body lies in any of the regions."""
    path = "/" + agencies.c.region + "/"
    return or_(*(path.contains(f"/{region}/", autoescape=True) for region in regions))


def select_forms(connection: Connection, scope: Scope) -> set[int]:
    """The forms that the reports in scope follow, each by its first year."""
    query = select(reports.c.form).join(agencies, agencies.c.id == reports.c.agency_id).where(*in_scope(scope))
    found: Sequence[int | None] = connection.scalars(query.distinct()).all()
    return {form for form in found if form}


def select_reports(connection: Connection, scope: Scope) -> list[ReportRow]:
    """The reports in scope, by year and body."""
    return _reports(connection, in_scope(scope))


def reports_of(connection: Connection, report_ids: Collection[int]) -> list[ReportRow]:
    """The reports of those ids, replaced versions too, by year and body."""
    return _reports(connection, [among(reports.c.id, report_ids)]) if report_ids else []


def select_cells(connection: Connection, found: Sequence[ReportRow], keys: Sequence[str]) -> list[Reading]:
    """Every one of the reports with those of the cells `keys` that it has."""
    readings = {report.id: Reading(report, {}) for report in found}
    _fill(connection, readings, facts.c.key.in_(keys))
    return list(readings.values())


def _reports(connection: Connection, where: Sequence[ColumnElement[bool]]) -> list[ReportRow]:
    query = select(reports.c.id).join(agencies, agencies.c.id == reports.c.agency_id).where(*where)
    rows: Sequence[Any] = connection.execute(query.order_by(reports.c.year, reports.c.agency_id)).all()
    ids = [report_id for (report_id,) in rows]  # in half the time of `scalars`
    known = remembered_each(connection, "rows of reports", ids, lambda new: _rows_of(connection, new))
    return [known[each] for each in ids]


def _rows_of(connection: Connection, report_ids: Sequence[int]) -> dict[int, ReportRow]:
    """The reports of those ids, by id; names that many share are held once."""
    query = select(*REPORT).join(agencies, agencies.c.id == reports.c.agency_id)
    rows: Sequence[Any] = connection.execute(query.where(among(reports.c.id, report_ids))).all()
    return {
        id: ReportRow(id, intern(agency), year, intern(level), intern(region), form, file)
        for id, agency, year, level, region, form, file in rows
    }


def _fill(connection: Connection, found: dict[int, Reading], *where: ColumnElement[bool]) -> None:
    """Puts the cells of those reports that satisfy the conditions to them."""
    names = ("report_id", "key", "value", "status")
    mark = case((facts.c.value.is_(None), facts.c.raw), else_="")
    query = select(*(facts.c[name] for name in names), facts.c.row_start.is_not(None), mark)
    rows: Sequence[Any] = connection.execute(query.where(_of_reports(found), *where)).all()
    for report_id, key, value, status, placed, printed in rows:
        if reading := found.get(report_id):
            reading.cells[key] = Cell(reading.report, key, value, status, placed, printed)


def _of_reports(report_ids: Collection[int]) -> ColumnElement[bool]:
    """Cells of those reports; of others too where those are nearly all from the first to the last: read in one go."""
    if len(report_ids) > FEW and max(report_ids) - min(report_ids) < 2 * len(report_ids):
        return facts.c.report_id.between(min(report_ids), max(report_ids))
    return among(facts.c.report_id, report_ids)


def select_older(connection: Connection, report_ids: Collection[int]) -> dict[int, int]:
    """The older versions of current reports: their ids, and the id of the report that replaced each."""
    every = remembered(connection, "older versions", lambda: _older(connection))  # few reports have any
    wanted = set(report_ids) if every else set()
    return {older: current for older, current in every.items() if current in wanted}


def _older(connection: Connection) -> dict[int, int]:
    older = reports.alias("older")
    same = (older.c.agency_id == reports.c.agency_id) & (older.c.year == reports.c.year) & reports.c.current
    query = select(older.c.id, reports.c.id.label("current")).join_from(older, reports, same)
    return {row.id: row.current for row in connection.execute(query.where(~older.c.current).order_by(older.c.id))}


def select_bodies_without(connection: Connection, scope: Scope, year: int) -> list[str]:
    """Bodies of the scope that have reports of other years, but none of this one."""
    own = reports.c.agency_id == agencies.c.id  # in any version, of which one is current: an index tells that alone
    has_any, has_own = exists().where(own), exists().where(own, reports.c.year == year)
    query = select(agencies.c.name).where(~has_own, has_any, *_of_bodies(scope))  # most bodies have their own
    return list(connection.scalars(query.order_by(agencies.c.name)))


def count_checks(connection: Connection, report_ids: Sequence[int], wanted: ColumnElement[bool]) -> list[int]:
    """Those of the reports in which at least one of the checks wanted could be made."""
    query = select(checks.c.report_id).distinct().where(checks.c.holds.is_not(None), wanted)
    return sorted(connection.scalars(query.where(among(checks.c.report_id, report_ids))))


class Pair(NamedTuple):
    """Two reports of one body, of years in a row, whose carry-over could be checked (C6)."""

    earlier: ReportRow
    later: ReportRow
    holds: bool  # for every applicant


def select_pairs(connection: Connection, found: Sequence[ReportRow]) -> list[Pair]:
    """The pairs among reports."""
    by_id = {report.id: report for report in found}
    query = select(checks.c.report_id, checks.c.earlier_id, func.min(cast(checks.c.holds, Integer)).label("holds"))
    query = query.where(checks.c.rule == "C6", among(checks.c.earlier_id, by_id))
    rows = connection.execute(query.group_by(checks.c.report_id, checks.c.earlier_id))
    pairs = [Pair(by_id[row.earlier_id], by_id[row.report_id], bool(row.holds)) for row in rows]
    return sorted(pairs, key=lambda pair: (pair.later.year, pair.later.agency))


class Alike(NamedTuple):
    """Two reports of one body, one after the other, with the same figures."""

    earlier: ReportRow
    later: ReportRow
    prose: bool  # is the same too


def select_alike(connection: Connection, found: Sequence[ReportRow]) -> list[Alike]:
    """The pairs of reports next to each other, of each body among reports, that state the same figures."""
    query = select(reports.c.id, reports.c.figures, reports.c.prose)
    prints = {row.id: row for row in connection.execute(query.where(among(reports.c.id, [each.id for each in found])))}
    in_order = sorted(found, key=lambda report: (report.agency, report.year))
    pairs = [(one, other) for one, other in pairwise(in_order) if one.agency == other.agency]
    return [
        Alike(one, other, bool(prints[one.id].prose) and prints[one.id].prose == prints[other.id].prose)
        for one, other in pairs
        if prints[one.id].figures and prints[one.id].figures == prints[other.id].figures
    ]


def select_states(connection: Connection, scope: Scope, state: str, table: int = 0) -> list[Cell]:
    """The cells in scope that are blank or unread (of one table where given), by report and printed order; for zero,
    the cells of those reports whose every figure is 0."""
    keys = {
        cell.key: at for form in forms.FORMS for at, cell in enumerate(forms.cells(form)) if table in (0, cell.table)
    }
    where: list[ColumnElement[bool]] = []
    if state == "zero":
        other = (facts.c.value != Decimal(0)) | (facts.c.status == "unreadable")
        some = select(facts.c.report_id).where(other, facts.c.key.in_(keys))
        where += [facts.c.key.in_(keys), facts.c.value == Decimal(0), facts.c.report_id.not_in(some)]
    else:  # written out, as it is where an index holds these cells alone
        status = {"blank": "blank", "unread": "unreadable"}[state]
        where.append(facts.c.status == bindparam("status", status, literal_execute=True))
    found = {report.id: Reading(report, {}) for report in select_reports(connection, scope)}
    _fill(connection, found, *where)
    wanted = ([cell for cell in reading.cells.values() if cell.key in keys] for reading in found.values())
    return [cell for cells in wanted for cell in sorted(cells, key=lambda cell: keys[cell.key])]

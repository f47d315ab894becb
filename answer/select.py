"""A Plan's scope and cells → SQL. The only place where a plan becomes a SELECT; parameters only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from answer.plan import Scope
from index.schema import agencies, aliases, checks, facts, passages, reports, sections, statements

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
    """One cell of one report."""

    report: ReportRow
    key: str
    value: Decimal | None
    status: str
    raw: str
    start: int | None
    end: int | None
    row_start: int | None
    row_end: int | None
    page: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A report in scope with those of the wanted cells that its form has."""

    report: ReportRow
    cells: dict[str, Cell] = field(default_factory=dict)


_REPORT = (
    reports.c.id,
    agencies.c.name,
    reports.c.year,
    agencies.c.level,
    agencies.c.region,
    reports.c.form,
    reports.c.file,
)


def in_scope(scope: Scope) -> list[ColumnElement[bool]]:
    """The conditions that a scope puts on reports and agencies."""
    where: list[ColumnElement[bool]] = []
    if scope.agencies:
        where.append(agencies.c.name.in_(scope.agencies))
    if scope.ending:
        where.append(agencies.c.id.in_(select(aliases.c.agency_id).where(aliases.c.alias == scope.ending)))
    if scope.regions:
        path = "/" + agencies.c.region + "/"
        where.append(or_(*(path.contains(f"/{region}/", autoescape=True) for region in scope.regions)))
    if scope.years:
        where.append(reports.c.year.in_(scope.years))
    if scope.form is not None:
        where.append(reports.c.form == scope.form)
    return where


def select_reports(connection: Connection, scope: Scope) -> list[ReportRow]:
    """The reports in scope, by year and body."""
    query = select(*_REPORT).join(agencies, agencies.c.id == reports.c.agency_id).where(*in_scope(scope))
    return [_report(row) for row in connection.execute(query.order_by(reports.c.year, agencies.c.id))]


def select_cells(
    connection: Connection, scope: Scope, keys: Sequence[str], report_id: int | None = None
) -> list[Reading]:
    """Every report in scope (or just one), with those of the cells `keys` that it has; one SELECT."""
    only = [reports.c.id == report_id] if report_id is not None else []
    query = (
        select(*_REPORT, facts)
        .select_from(reports)
        .join(agencies, agencies.c.id == reports.c.agency_id)
        .outerjoin(facts, (facts.c.report_id == reports.c.id) & facts.c.key.in_(keys))
        .where(*in_scope(scope), *only)
        .order_by(reports.c.year, agencies.c.id)
    )
    return _readings(connection, query)


def _readings(connection: Connection, query: Select[tuple[object, ...]]) -> list[Reading]:
    found: dict[int, Reading] = {}
    for row in connection.execute(query):
        values = row._mapping
        reading = found.setdefault(values[reports.c.id], Reading(_report(row)))
        key = values[facts.c.key]
        if key is not None:
            names = ("value", "status", "raw", "start", "end", "row_start", "row_end", "page")
            reading.cells[key] = Cell(reading.report, key, *(values[facts.c[name]] for name in names))
    return list(found.values())


def _report(row: object) -> ReportRow:
    values = row._mapping  # type: ignore[attr-defined]
    return ReportRow(*(values[column] for column in _REPORT))


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
        query = select(sections).where(sections.c.report_id.in_(report_ids[at : at + CHUNK]))
        for row in connection.execute(query):
            found.setdefault(row.report_id, []).append((row.start, row.end, row.heading))
    return found


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A hard check that a report breaks."""

    report_id: int
    rule: str
    formula: str
    left: Decimal
    right: Decimal | None
    keys: tuple[str, ...]


def select_failed_checks(connection: Connection, report_ids: Sequence[int]) -> list[FailedCheck]:
    """The hard checks that these reports break."""
    failed = []
    for at in range(0, len(report_ids), CHUNK):
        query = select(checks).where(
            checks.c.holds.is_(False), checks.c.hard, checks.c.report_id.in_(report_ids[at : at + CHUNK])
        )
        for row in connection.execute(query.order_by(checks.c.id)):
            failed.append(FailedCheck(row.report_id, row.rule, row.formula, row.left, row.right, tuple(row.keys)))
    return failed


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
class Conflict:
    """A number of the prose that is not the tables' (soft checks C8, C10), with the cells it is about."""

    report_id: int
    rule: str
    formula: str
    stated: Decimal
    keys: tuple[str, ...]
    passage: int  # ordinal
    text: str


def select_conflicts(connection: Connection, report_ids: Sequence[int]) -> list[Conflict]:
    """Where the prose of these reports states another number than their tables."""
    found = []
    for at in range(0, len(report_ids), CHUNK):
        wanted = checks.c.report_id.in_(report_ids[at : at + CHUNK])
        query = select(checks).where(checks.c.holds.is_(False), checks.c.rule.in_(("C8", "C10")), wanted)
        for row in connection.execute(query.order_by(checks.c.id)).all():
            same = (statements.c.report_id == row.report_id) & (statements.c.number == row.statements[0])
            stated = connection.execute(select(statements.c.passage, statements.c.text).where(same)).one()
            found.append(
                Conflict(row.report_id, row.rule, row.formula, row.left, tuple(row.keys), stated.passage, stated.text)
            )
    return found


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A paragraph of a report in scope."""

    report: ReportRow
    id: str
    section: int
    path: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]
    page: int


def select_passages(
    connection: Connection, scope: Scope, section: int | None = None, containing: Sequence[str] = ()
) -> list[PassageRow]:
    """The prose in scope in reading order: of one section, or with any of some words, where given."""
    query = (
        select(*_REPORT, passages)
        .select_from(passages)
        .join(reports, reports.c.id == passages.c.report_id)
        .join(agencies, agencies.c.id == reports.c.agency_id)
        .where(*in_scope(scope))
        .order_by(reports.c.year, agencies.c.id, passages.c.ordinal)
    )
    if section is not None:
        query = query.where(passages.c.section == section)
    if containing:
        query = query.where(or_(*(passages.c.text.contains(word, autoescape=True) for word in containing)))
    return [_passage(row) for row in connection.execute(query)]


def select_passage(connection: Connection, report_id: int, ordinal: int) -> PassageRow:
    """One paragraph of a report by its number."""
    query = (
        select(*_REPORT, passages)
        .select_from(passages)
        .join(reports, reports.c.id == passages.c.report_id)
        .join(agencies, agencies.c.id == reports.c.agency_id)
        .where(passages.c.report_id == report_id, passages.c.ordinal == ordinal)
    )
    return _passage(connection.execute(query).one())


def _passage(row: object) -> PassageRow:
    values = row._mapping  # type: ignore[attr-defined]
    pieces = tuple((offset, start, length) for offset, start, length in values[passages.c.pieces])
    names = ("id", "section", "path", "text")
    own = {name: values[passages.c[name]] for name in names}
    return PassageRow(report=_report(row), pieces=pieces, page=values[passages.c.page], **own)

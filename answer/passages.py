"""The prose in scope: paragraphs with their places, and the numbers that their sentences state."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from answer.plan import Scope
from answer.select import REPORT, ReportRow, in_scope
from index.among import among
from index.chunks import Chunk, called
from index.schema import agencies, passages, reports, statements

Among = Scope | Sequence[int]  # the reports of a scope, or those of ids (older versions too)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A paragraph of a report."""

    report: ReportRow
    ordinal: int
    id: str
    section: int
    path: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]
    page: int

    def offset(self, place: int) -> int | None:
        """Where a character of the source stands in `text`; None where it is none of its own."""
        found = (at + place - start for at, start, length in self.pieces if start <= place < start + length)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number, or a zero in words, that a sentence states; `start` to `end` is its place in the passage's text."""

    passage: PassageRow
    value: Decimal
    unit: str
    about: str
    approximate: bool
    zero: bool
    start: int
    end: int


def select_passages(
    connection: Connection, those: Among, section: int | None = None, containing: Sequence[str] = ()
) -> list[PassageRow]:
    """The prose in reading order: of one section, or with any of some words, where given."""
    query = _narrowed(_joined(select(*REPORT, passages)), _where(those), containing)
    if section is not None:
        query = query.where(passages.c.section == section)
    return [_passage(row) for row in connection.execute(query)]


def select_numbers(connection: Connection, those: Among, containing: Sequence[str]) -> list[NumberRow]:
    """The numbers of the passages that hold any of some words, in reading order."""
    columns = [statements.c[name] for name in ("value", "unit", "about", "approximate", "kind", "start", "text")]
    told = (statements.c.report_id == passages.c.report_id) & (statements.c.passage == passages.c.ordinal)
    query = _joined(select(*REPORT, passages, *columns)).join(statements, told)
    query = _narrowed(query, _where(those), containing).where(statements.c.value.is_not(None))
    rows = connection.execute(query.order_by(statements.c.number))
    return [number for row in rows if (number := _number(row))]


def select_passage(connection: Connection, report_id: int, ordinal: int) -> PassageRow:
    """One paragraph of a report by its number."""
    query = _joined(select(*REPORT, passages))
    return _passage(connection.execute(query.where(reports.c.id == report_id, passages.c.ordinal == ordinal)).one())


def chunks_of(connection: Connection, found: Sequence[PassageRow]) -> list[Chunk]:
    """The passages as they are searched, with their header lines."""
    bodies = called(connection, sorted({passage.report.agency for passage in found}))
    headers = {
        key: bodies[key[0]].header(*key[1:])
        for key in dict.fromkeys((each.report.agency, each.report.year, each.path) for each in found)
    }
    return [
        Chunk(each.id, each.report.year, headers[each.report.agency, each.report.year, each.path], each.text)
        for each in found
    ]


def _where(those: Among) -> list[ColumnElement[bool]]:
    return in_scope(those) if isinstance(those, Scope) else [among(reports.c.id, those)]


def _joined(query: Select[Any]) -> Select[Any]:
    query = query.select_from(passages).join(reports, reports.c.id == passages.c.report_id)
    return query.join(agencies, agencies.c.id == reports.c.agency_id)


def _narrowed(query: Select[Any], where: Any, containing: Sequence[str]) -> Select[Any]:
    query = query.where(*where).order_by(reports.c.year, agencies.c.id, passages.c.ordinal)
    if containing:
        query = query.where(or_(*(passages.c.text.contains(word, autoescape=True) for word in containing)))
    return query


def _passage(row: Any) -> PassageRow:
    values = row._mapping
    pieces = tuple((offset, start, length) for offset, start, length in values[passages.c.pieces])
    own = {name: values[passages.c[name]] for name in ("ordinal", "id", "section", "path", "text", "page")}
    return PassageRow(report=ReportRow(*(values[column] for column in REPORT)), pieces=pieces, **own)


def _number(row: Any) -> NumberRow | None:
    """The number; None where the passage does not hold it at its place."""
    passage, values = _passage(row), row._mapping
    text, start = values[statements.c.text], passage.offset(values[statements.c.start])
    if start is None or not passage.text.startswith(text, start):
        return None
    own = {name: values[statements.c[name]] for name in ("value", "unit", "about", "approximate")}
    return NumberRow(passage, zero=values[statements.c.kind] == "none", start=start, end=start + len(text), **own)

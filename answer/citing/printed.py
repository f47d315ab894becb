"""What stands in the source at the places that an answer cites, read again from the reports' texts."""

from collections.abc import Mapping, Sequence
from sys import intern
from typing import Any, NamedTuple

from sqlalchemy import Connection, ScalarSelect, func, select

from answer.figures.select import Cell
from index.among import among
from index.database import remembered_each
from index.schema import facts, reports, sections


class Printed(NamedTuple):
    """A cell's printed row: its place in the report's text, the number's place in it, its words and its heading."""

    start: int | None
    end: int | None
    row_start: int
    row_end: int
    page: int
    text: str  # of the row, as it stands in the source
    heading: str | None


def select_printed(connection: Connection, cells: Sequence[Cell]) -> dict[tuple[int, str], Printed]:
    """The printed rows of cells, by report and key; only these parts of the texts are read."""
    by_key: dict[str, list[int]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell.report.id)
    names = ("report_id", "start", "end", "row_start", "row_end", "page")
    text = func.substr(reports.c.text, facts.c.row_start + 1, facts.c.row_end - facts.c.row_start)
    query = select(*(facts.c[name] for name in names), text, _heading()).join_from(facts, reports)
    found: dict[tuple[int, str], Printed] = {}
    for key, ids in by_key.items():
        rows: Sequence[Any] = connection.execute(query.where(facts.c.key == key, among(facts.c.report_id, ids))).all()
        found |= {(row[0], key): Printed(*row[1:]) for row in rows}
    return found


def select_numbers_printed(connection: Connection, cells: Sequence[Cell]) -> dict[str, Mapping[int, str | None]]:
    """What the source prints at each cell's own place, by key and report; None where it has none."""
    by_key: dict[str, list[int]] = {}
    for cell in cells:
        by_key.setdefault(cell.key, []).append(cell.report.id)
    return {
        key: remembered_each(connection, f"printed {key}", ids, lambda new, key=key: _numbers_of(connection, key, new))  # type: ignore[misc]
        for key, ids in by_key.items()
    }


def _numbers_of(connection: Connection, key: str, report_ids: Sequence[int]) -> dict[int, str | None]:
    text = func.substr(reports.c.text, facts.c.start + 1, facts.c.end - facts.c.start)
    query = select(facts.c.report_id, text).join_from(facts, reports)
    query = query.where(facts.c.key == key, among(facts.c.report_id, report_ids))
    rows: Sequence[Any] = connection.execute(query).all()
    return {report_id: printed and intern(printed) for report_id, printed in rows}  # few numbers, in many reports


def _heading() -> ScalarSelect[Any]:
    inside = (sections.c.start <= facts.c.row_start) & (sections.c.end > facts.c.row_start)
    query = select(sections.c.heading).where(sections.c.report_id == facts.c.report_id, inside)
    return query.order_by(sections.c.number).limit(1).scalar_subquery()


def select_texts(connection: Connection, report_ids: Sequence[int]) -> dict[int, str]:
    """The source text of each report."""
    if not report_ids:
        return {}
    query = select(reports.c.id, reports.c.text).where(among(reports.c.id, report_ids))
    return {row.id: row.text for row in connection.execute(query)}


def select_headings(connection: Connection, report_ids: Sequence[int]) -> dict[int, list[tuple[int, int, str]]]:
    """(start, end, heading) of the sections of each report."""
    if not report_ids:
        return {}
    query = select(*(sections.c[name] for name in ("report_id", "start", "end", "heading")))
    found: dict[int, list[tuple[int, int, str]]] = {}
    rows: Sequence[Any] = connection.execute(query.where(among(sections.c.report_id, report_ids))).all()
    for report_id, start, end, heading in rows:
        found.setdefault(report_id, []).append((start, end, heading))
    return found

"""Checks across the years of one body, made anew when one of its reports changes: three SELECTs at most each time."""

from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy import Connection, Row, bindparam, delete, select

from index.insert import Rows, insert_rows
from index.rows import check_rows
from index.schema import checks, facts, reports
from ingest.checks_across import KEYS, Filed, check_years
from ingest.report import Fact, Status

_CURRENT = (
    select(*(reports.c[name] for name in ("id", "year", "form", "figures", "prose", "cells")))
    .where(reports.c.agency_id == bindparam("agency"), reports.c.current)
    .order_by(reports.c.year)
)
_STALE = select(reports.c.id).where(
    reports.c.agency_id == bindparam("agency"), reports.c.year.in_(bindparam("later", expanding=True))
)
_FORGET = delete(checks).where(checks.c.report_id.in_(_STALE), checks.c.earlier_id.is_not(None))
_CELLS = select(facts.c.report_id, facts.c.key, facts.c.status, facts.c.value).where(
    facts.c.report_id.in_(bindparam("of", expanding=True)), facts.c.key.in_(KEYS)
)


def check_across(connection: Connection, agency: int, year: int) -> None:
    """Makes the checks of a body's current report of `year` against those before and after it."""
    near = _near(connection, agency, year)
    if len(near) < 2:
        return
    connection.execute(_FORGET, {"agency": agency, "later": [each.year for each in near[1:]]})
    filed = _filed(connection, near)
    rows: Rows = []
    for earlier, later in pairwise(near):
        rows += check_rows(later.id, check_years(filed[earlier.id], filed[later.id]), earlier.id)
    insert_rows(connection, checks, rows)


def _near(connection: Connection, agency: int, year: int) -> Sequence[Row[tuple[object, ...]]]:
    """The body's current report of a year between the last one before it and the first one after, where there are."""
    every = connection.execute(_CURRENT, {"agency": agency}).all()
    at = next(index for index, each in enumerate(every) if each.year == year)
    return every[max(at - 1, 0) : at + 2]


def _filed(connection: Connection, near: Sequence[Row[tuple[object, ...]]]) -> dict[int, Filed]:
    """What the checks need of each of those reports, by its id."""
    cells: dict[int, dict[str, Fact]] = {each.id: {} for each in near}
    for row in connection.execute(_CELLS, {"of": list(cells)}):
        cells[row.report_id][row.key] = Fact(row.key, Status(row.status), row.value)
    return {each.id: Filed(each.year, each.form, cells[each.id], each.figures, each.prose, each.cells) for each in near}

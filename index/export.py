"""Every cell known as CSV in long form, the contract's columns."""

import csv
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, select

from index.schema import agencies, facts, reports
from ingest import form as forms

HEADER = ("agency", "year", "key", "table", "row", "column", "value", "unit", "status", "file", "page", "raw")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export(connection: Connection, out: Path) -> int:
    """Writes all cells of all current reports to `out`, UTF-8 with a header row; how many cells."""
    count = 0
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in _rows(connection):
            writer.writerow(row)
            count += 1
    return count


def _rows(connection: Connection) -> Iterator[tuple[object, ...]]:
    order = {cell.key: index for form in forms.FORMS for index, cell in enumerate(forms.cells(form))}
    ids = connection.execute(
        select(reports.c.id, reports.c.form, reports.c.year, reports.c.file, agencies.c.name)
        .join(agencies)
        .where(reports.c.current)
        .order_by(reports.c.year, agencies.c.name)
    ).all()
    for report in ids:
        of_report = connection.execute(select(facts).where(facts.c.report_id == report.id)).all()
        for fact in sorted(of_report, key=lambda fact: order[fact.key]):
            cell = forms.by_key(report.form).get(fact.key) or forms.cell(fact.key)
            value = "" if fact.value is None else format(fact.value, "f")
            yield (
                *(spreadsheet_safe(report.name), report.year, fact.key, cell.table, cell.row, cell.column),
                *(value, cell.unit, fact.status, spreadsheet_safe(report.file), fact.page, fact.raw),
            )


def spreadsheet_safe(text: str) -> str:
    """Text that a spreadsheet will not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text

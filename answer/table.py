"""An answer's rows with every citation, as CSV."""

import csv
import io
from collections.abc import Iterator, Mapping

from answer.answer import Answer, Citation, Row, plain_number
from index.export import spreadsheet_safe

HEADER = (
    "agency",
    "year",
    "value",
    "unit",
    "label",
    "key",
    "row",
    "column",
    "cell",
    "quote",
    "file",
    "page",
    "status",
    "raw",
    "place",
)


def write_csv(answer: Answer) -> str:
    """The CSV text: a line for each contributing cell or sentence, one for a row that has none."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    by_id = {citation.id: citation for citation in answer.citations}
    for row in answer.rows or _rows_of_citations(answer):
        writer.writerows(_lines(answer, row, by_id))
    return out.getvalue()


def _rows_of_citations(answer: Answer) -> list[Row]:
    return [Row(each.agency, each.year, each.value, "", (each.id,)) for each in answer.citations]


def _lines(answer: Answer, row: Row, by_id: Mapping[int, Citation]) -> Iterator[list[object]]:
    value = "" if row.value is None else plain_number(row.value)
    unit = answer.unit if row.value is not None else ""
    own = [spreadsheet_safe(row.agency), row.year, value, unit, spreadsheet_safe(row.label)]
    for number in row.citations or (None,):
        if number is None:
            yield [*own, *[""] * (len(HEADER) - len(own))]
            continue
        cited = by_id[number]
        cell = "" if cited.value is None else plain_number(cited.value)
        known = (cited.key, cited.row, cited.column, cell, cited.quote, cited.file, cited.page)
        place = f"{cited.start}:{cited.end}"  # of the quote, in characters of the report's text
        cells = (*known, cited.status, cited.raw, place)
        yield [*own, *(spreadsheet_safe(each) if isinstance(each, str) else each for each in cells)]

"""A citation in its place: the source text around it, with the one number marked, and its page where it is a PDF."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select

from answer.answer import Citation
from answer.citing.marks import MarkedPage, mark_page
from index.load import SOURCES
from index.places import find_layout
from index.schema import places, reports

CONTEXT = 600  # characters shown before and after, cut at a line end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source text around a citation; `cell` is the number's place inside `quote`, `page_shown` a PDF's page."""

    agency: str
    year: int
    section: str
    file: str
    page: int
    before: str
    quote: str
    after: str
    cell: tuple[int, int] | None
    sha256: str
    report_id: int
    page_shown: MarkedPage | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The kept source file of a report: its name, its place, and how many pages it has where it is a PDF, else 0."""

    file: str
    path: Path
    pages: int


def find_evidence(connection: Connection, citation: Citation, page: int | None = None) -> Evidence | None:
    """The evidence for a citation; None when its report is no longer loaded. `page` is the one to show of a PDF."""
    row = connection.execute(select(reports.c.text, reports.c.sha256).where(reports.c.id == citation.report_id)).first()
    if row is None:
        return None
    text: str = row.text
    low = text.rfind("\n", 0, max(0, citation.start - CONTEXT)) + 1
    high = _line_end(text, citation.end + CONTEXT)
    layout = find_layout(connection, citation.report_id)
    cell = None
    if citation.cell_start is not None and citation.cell_end is not None:
        cell = (citation.cell_start - citation.start, citation.cell_end - citation.start)
    return Evidence(
        citation.agency,
        citation.year,
        citation.section,
        citation.file,
        citation.page,
        text[low : citation.start],
        text[citation.start : citation.end],
        text[citation.end : high],
        cell,
        row.sha256,
        citation.report_id,
        mark_page(layout, citation, _line_end(text, citation.end), page) if layout else None,
    )


def find_source(connection: Connection, data: Path, report_id: int) -> Source | None:
    """The source file of a report, kept in a data directory; None where no report has this id."""
    query = select(reports.c.file, reports.c.sha256, places.c.pages).outerjoin(places).where(reports.c.id == report_id)
    row = connection.execute(query).first()
    return Source(row.file, data / SOURCES / row.sha256, len(row.pages or ())) if row else None


def _line_end(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found

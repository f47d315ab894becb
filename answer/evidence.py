"""A citation in its place: the source text around it, with the one number marked."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from answer.answer import Citation
from index.schema import reports

CONTEXT = 600  # characters shown before and after, cut at a line end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The source text around a citation; `cell` is the number's place inside `quote`."""

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


def find_evidence(connection: Connection, citation: Citation) -> Evidence | None:
    """The evidence for a citation; None when its report is no longer loaded."""
    row = connection.execute(select(reports.c.text, reports.c.sha256).where(reports.c.id == citation.report_id)).first()
    if row is None:
        return None
    text: str = row.text
    low = text.rfind("\n", 0, max(0, citation.start - CONTEXT)) + 1
    high = text.find("\n", min(len(text), citation.end + CONTEXT))
    high = len(text) if high < 0 else high
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
    )

"""A file of any type as one text: what every later step reads, and what citations point into."""

from dataclasses import dataclass

from ingest.report import Box as Box
from ingest.report import PageSize, Span
from ingest.report import Place as Place


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file in reading order.

    Lines end with `\\n`; the cells of a table's row stand on one line, a tab between two of them (an empty
    cell is nothing between two tabs, line ends inside a cell are spaces); pages are parted by `\\f`.
    `places` (PDF only) are in order of `start`, `pages` (PDF only) say how large each is; `recognised` are
    stretches read by OCR.
    """

    text: str
    kind: str  # text, markdown, html, pdf, docx, xlsx
    title: str = ""  # of the metadata or the <title>, where the format has one
    publisher: str = ""  # source, author or company by the metadata, where the format has them; often a person
    places: tuple[Place, ...] = ()
    recognised: tuple[Span, ...] = ()
    pages: tuple[PageSize, ...] = ()

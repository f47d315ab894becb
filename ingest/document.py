"""A file of any type as one text: what every later step reads, and what citations point into."""

from dataclasses import dataclass

from ingest.report import Span


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page of a PDF: points from the page's top left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where characters `start` up to `end` of the text stand on their page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file in reading order.

    Lines end with `\\n`; the cells of a table's row stand on one line, a tab between two of them (an empty
    cell is nothing between two tabs, line ends inside a cell are spaces); pages are parted by `\\f`.
    `places` (PDF only) are in order of `start`; `recognised` are stretches read by OCR.
    """

    text: str
    kind: str  # text, markdown, html, pdf, docx, xlsx
    title: str = ""  # of the metadata or the <title>, where the format has one
    places: tuple[Place, ...] = ()
    recognised: tuple[Span, ...] = ()

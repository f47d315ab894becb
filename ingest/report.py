"""The vocabulary of ingest: what a file becomes. Frozen, without database, model or network."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """How a cell's value was come by."""

    READ = "read"  # as printed
    REPAIRED = "repaired"  # structure was damaged, the value's place was recovered
    BLANK = "blank"  # the cell stands in the report and holds no figure
    UNREADABLE = "unreadable"  # the cell was not found, or can't be told from its neighbours


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to `end` of the report's decoded text."""

    start: int
    end: int


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
class PageSize:
    """How large a page of a PDF is shown, in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of the form with the place it stands in; `value` is None where blank or unreadable."""

    key: str
    status: Status
    value: Decimal | None = None
    raw: str = ""
    span: Span | None = None  # the cell; None for a blank one without a place of its own
    row_span: Span | None = None  # the printed row: label and numbers
    page: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections (number 1 to 6), or the preamble (0); the span includes the heading."""

    number: int
    heading: str
    span: Span
    page: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of prose, unwrapped for search.

    `pieces` maps it back: (offset in `text`, start in the source, length), in order.
    """

    section: int
    path: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]
    page: int = 1


HARD = frozenset({"C1", "C2", "C3", "C4", "C5"})


class StatementKind(StrEnum):
    """What a statement of the prose is."""

    NUMBER = "number"
    NONE = "none"  # 未收到, 无, 未发生: zero in words
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Statement:
    """A number, a zero in words, or a contact that the prose states. `about` is what is counted."""

    kind: StatementKind
    about: str
    value: Decimal | None
    unit: str
    approximate: bool
    text: str
    section: int
    passage: int  # its number among the report's passages
    span: Span


@dataclass(frozen=True, slots=True)
class Check:
    """One equation: hard (C1 to C5) between cells, or soft (C6 to C11) between years, or prose and cells.

    `holds` is None where nothing is proved: a cell needed is blank or unread. `statements` are numbers of
    the report's statements, `earlier_keys` cells of the same body's report of an earlier year.
    """

    rule: str
    formula: str
    left: Decimal | None
    right: Decimal | None
    keys: tuple[str, ...]
    holds: bool | None
    statements: tuple[int, ...] = ()
    earlier_keys: tuple[str, ...] = ()

    @property
    def hard(self) -> bool:
        """Whether it must hold inside a report."""
        return self.rule in HARD


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report it is, for which year."""

    agency: str
    year: int
    region: str
    level: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report read: the decoded text and everything found in it."""

    file: str
    sha256: str
    text: str
    identity: Identity
    form: int  # 2019, 2021, or 0 for free text without tables
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    checks: tuple[Check, ...]
    pages: tuple[PageSize, ...] = ()  # of a PDF
    places: tuple[Place, ...] = ()  # of a PDF: every clause and cell, in order of `start`

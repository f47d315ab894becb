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


@dataclass(frozen=True, slots=True)
class Check:
    """One hard equation of the form; `holds` is None where a cell needed is blank or unread."""

    rule: str
    formula: str
    left: Decimal | None
    right: Decimal | None
    keys: tuple[str, ...]
    holds: bool | None


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
    checks: tuple[Check, ...]

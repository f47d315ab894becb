"""The vocabulary of the corpus: what a report is made of before it is printed. Frozen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

FORMATS = ("txt", "html", "docx", "pdf", "md", "xlsx", "dump", "cells")
TEXT_FORMATS = ("txt", "md", "dump", "cells")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body: 民政局 of a city (c), a district or county (d), or a town (t).

    `requests` to `documents` are what a body of a city does in a usual year; `fees` is in 万元.
    """

    zh: str
    at: str
    level: str
    we: str
    account: str
    requests: float
    licences: float
    penalties: float
    coercion: float
    fees: float
    documents: float
    subjects: tuple[str, ...]
    former: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    short: str = ""
    must: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An invented place; `within` are the places it lies in, the largest first."""

    name: str
    level: str  # province, city, county, district, town
    within: tuple[str, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The place with those it lies in, the largest first."""
        return (*self.within, self.name)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that reports; renamed bodies carry another name up to `renamed`."""

    id: int
    kind: Kind
    place: Place
    name: str
    former: str = ""
    renamed: int = 0  # the first year of the present name

    def name_in(self, year: int) -> str:
        """The name the body's report of that year carries."""
        return self.former if self.former and year < self.renamed else self.name


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell shows; `value` is None where it shows no number, `status` is read, blank or lost.

    A lost cell keeps the value that the report does not show any more; an `unsure` one is printed,
    but a row that lost a value cannot tell its place.
    """

    text: str
    value: Decimal | None
    status: str = "read"
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A printed cell of a table with what it spans; `key` is the form's cell it shows."""

    text: str
    role: str  # header, item, label, group, value
    key: str = ""
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own slots, those that span into it from above not repeated; `key` is the form's row."""

    slots: tuple[Slot, ...]
    role: str  # header, item, data
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Table 1 to 3 (0 for a table of another kind) on a grid of `width` columns."""

    number: int
    width: int
    rows: tuple[Row, ...]

    def slots(self) -> Iterator[Slot]:
        """All slots in printed order."""
        return (slot for row in self.rows for slot in row.slots)

    def shown(self) -> list[str]:
        """The form's cells that the table shows."""
        return [slot.key for slot in self.slots() if slot.key]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading; `fixed` ones hold facts that damage to prose leaves alone."""

    text: str
    role: str  # note, title, body, heading, contact, signature, date, chrome
    section: int = 0
    fixed: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Narrative:
    """A fact that a sentence of the prose states."""

    topic: str
    value: Decimal | None
    unit: str
    sentence: str
    key: str = ""  # the table's cell it repeats
    approximate: bool = False
    parts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Planted:
    """A check that the report breaks on purpose; for C8 the prose says another number than `keys`."""

    rule: str
    keys: tuple[str, ...]
    plant: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The words of a report: paragraphs by section, the facts in them, the themes of section five."""

    paragraphs: tuple[Paragraph, ...]
    narrative: tuple[Narrative, ...]
    themes: tuple[str, ...]
    contacts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A report before it is printed, and what is true of it."""

    body: Body
    year: int
    agency: str
    form: int  # of table 2
    blocks: tuple[Block, ...]
    cells: dict[str, Printed]
    planted: tuple[Planted, ...]
    narrative: tuple[Narrative, ...]
    themes: tuple[str, ...]
    contacts: dict[str, str]
    damages: tuple[str, ...] = ()
    aliases: tuple[str, ...] = field(default=())

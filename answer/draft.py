"""An answer being composed: what the verifier needs beside the Answer itself."""

from dataclasses import dataclass, field
from decimal import Decimal

from answer.answer import Coverage, Outcome, Row
from answer.cite import Citations


@dataclass(frozen=True, slots=True)
class Sum:
    """A number that is the sum of cited cells."""

    total: Decimal
    addends: tuple[int, ...]  # citation numbers


@dataclass(frozen=True, slots=True)
class Count:
    """A number in the text that counts reports."""

    number: int
    report_ids: tuple[int, ...]


@dataclass(slots=True)
class Draft:
    """The parts of an answer before it is verified."""

    status: Outcome
    text: str
    value: Decimal | None = None
    unit: str = ""
    rows: list[Row] = field(default_factory=list)
    citations: Citations = field(default_factory=Citations)
    coverage: Coverage = field(default_factory=Coverage)
    warnings: list[str] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)

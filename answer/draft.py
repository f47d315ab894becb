"""An answer being composed: what the verifier needs beside the Answer itself."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Connection

from answer.answer import Coverage, Outcome, Row
from answer.citing.citations import Citations, Later
from answer.figures.compute import Formula


class Sum(NamedTuple):
    """A number that is the sum of cited cells, less that of others."""

    total: Decimal
    addends: tuple[int, ...]  # citation numbers
    less: tuple[int, ...] = ()


class Computed(NamedTuple):
    """A number computed, rounded as it is shown: from cited cells (each term the sum of its citations), from the
    values of the answer's rows, by their places, or from numbers counted."""

    value: Decimal
    formula: Formula
    terms: tuple[tuple[int, ...], ...] = ()
    rows: tuple[int, ...] = ()
    counted: tuple[int, ...] = ()


class Count(NamedTuple):
    """A number in the text that counts reports (by their ids) or bodies (by their names)."""

    number: int
    of: tuple[int | str, ...]


class Stated(NamedTuple):
    """A number that the sentence of a citation states."""

    value: Decimal
    citation: int


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
    computed: list[Computed] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)

    def later(self, connection: Connection, after: int) -> dict[int, Later]:
        """What the citations `after` a number say, as far as it has to be verified."""
        return self.citations.later(connection, after, {each.citation for each in self.stated})

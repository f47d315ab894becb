"""What a question becomes: an Answer with its rows, citations, coverage and plan; all of it is data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from answer.helped import Help

Language = Literal["zh", "en"]
MOST_CITATIONS = 1_000  # in the JSON; the CSV holds all


class Outcome(StrEnum):
    """How a question ended."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"  # in scope, but the reports hold no answer
    CLARIFY = "clarify"  # two readings would give different answers
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Citation:
    """A cell or sentence that the answer rests on.

    `start` to `end` is the quote's place in the report's text; `cell_start` to `cell_end` the one
    number's, where it has a place of its own.
    """

    id: int
    agency: str
    year: int
    file: str
    page: int
    section: str
    quote: str
    report_id: int
    start: int
    end: int
    key: str = ""
    row: str = ""
    column: str = ""
    value: Decimal | None = None
    cell_start: int | None = None
    cell_end: int | None = None
    status: str = ""  # of a cell: read, repaired, blank
    raw: str = ""  # its number as it is printed


class Row(NamedTuple):
    """A member of a set, ranking, comparison or trend. `value` is None where the cell is blank."""

    agency: str
    year: int
    value: Decimal | None
    label: str
    citations: tuple[int, ...] = ()


class Missing(NamedTuple):
    """A report in scope without the cells needed, or a body without a report."""

    agency: str
    year: int
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at: reports in scope, those with the cells needed, and the others."""

    reports: int = 0
    with_value: int = 0
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of how the question was read, in words: a name and a value; `field` is where it can be changed."""

    name: str
    value: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the plan that may be changed: its value as text, one of its `choices` (value, words) if it has any."""

    name: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer, in the question's language."""

    question: str
    language: Language
    status: Outcome
    text: str  # markdown with [1] markers
    value: Decimal | None = None
    unit: str = ""
    rows: tuple[Row, ...] = ()
    citations: Sequence[Citation] = ()  # beyond the first thousand made when they are asked for
    coverage: Coverage = field(default_factory=Coverage)
    warnings: tuple[str, ...] = ()
    plan: dict[str, Any] = field(default_factory=dict)
    chips: tuple[Chip, ...] = ()
    fields: tuple[Field, ...] = ()
    chart: dict[str, Any] | None = None  # a Vega-Lite specification, where a picture says it better
    choices: tuple[str, ...] = ()  # of a clarification: any of them, asked next, completes the question
    elapsed_ms: int = 0
    help: Help | None = None  # of the language model, where it was asked

    def to_json(self, identity: str = "") -> dict[str, Any]:
        """The contract's JSON."""
        return {
            "id": identity,
            "question": self.question,
            "language": self.language,
            "status": str(self.status),
            "answer": self.text,
            "value": plain_number(self.value),
            "unit": self.unit,
            "rows": [_row_json(row) for row in self.rows],
            "citations": [_citation_json(citation) for citation in self.citations[:MOST_CITATIONS]],
            **({"citations_total": len(self.citations)} if len(self.citations) > MOST_CITATIONS else {}),
            "coverage": _coverage_json(self.coverage),
            "warnings": list(self.warnings),
            "plan": self.plan,
            "chart": self.chart,
            **({"choices": list(self.choices)} if self.choices else {}),
            "elapsed_ms": self.elapsed_ms,
            **({"model": self.help.to_json()} if self.help else {}),
        }


def plain_number(value: Decimal | None) -> int | float | None:
    """A decimal as JSON writes it: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _row_json(row: Row) -> dict[str, Any]:
    return {"agency": row.agency, "year": row.year, "value": plain_number(row.value), "label": row.label}


def _citation_json(citation: Citation) -> dict[str, Any]:
    names = ("id", "agency", "year", "file", "page", "section", "key", "row", "column", "quote")
    cited = {name: getattr(citation, name) for name in names}
    return cited | ({"value": plain_number(citation.value)} if citation.key else {})


def _coverage_json(coverage: Coverage) -> dict[str, Any]:
    missing = [{"agency": each.agency, "year": each.year, "reason": each.reason} for each in coverage.missing]
    return {"reports": coverage.reports, "with_value": coverage.with_value, "missing": missing}

"""What a question is about: its measures, conditions and order, from its spans."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.plan import Condition, Measure
from answer.reply import Reply
from answer.spans import Span, Spans
from answer.words import say

WON_OR_LOST = frozenset({"败诉", "胜诉", "lost"})
FIRST_PLACE = frozenset(
    {"最多", "最高", "最大", "最少", "最低", "最小", "most", "highest", "largest", "fewest", "lowest"}
)

Breakdown = Literal["", "outcomes", "applicants", "reasons"]
Order = Literal["", "most", "least"]


def named_rows(spans: Spans, strong: bool) -> list[str]:
    """The rows of the form that are named, in order; `strong` leaves the plain subject (申请) out."""
    found = [span.value("row") for span in spans.of("row")]
    known = vocabulary.rows()
    return [row for row in found if row and (not strong or not known[row].weak)]


def measures_in(spans: Spans, language: Language) -> tuple[Measure, ...] | Reply:
    """The measures asked for, in order; a Reply where a column must be said."""
    found: list[Measure] = []
    for row in _rows(spans):
        measures = _measures_of(spans, row)
        if not measures:
            return Reply(Outcome.CLARIFY, say("which_documents", language))
        found += measures
    return tuple(dict.fromkeys(found))


def _rows(spans: Spans) -> list[str]:
    """The rows named. A group gives way to its members, 申请 to any other row named beside it."""
    known = vocabulary.rows()
    found = list(dict.fromkeys(named_rows(spans, strong=False)))
    strong = [row for row in found if not known[row].weak]
    separate = len(spans.of("condition")) > 1 or (len(spans.of("quantity")) > 1 and "新收" in spans.text)
    found = found if separate else strong or found
    if not strong and not breakdown_in(spans):
        found = _rows_of_column(spans) or found
    inner = {known[row].within for row in found}
    found = [row for row in found if row not in inner]
    return found or (["received"] if spans.has("condition") else [])


def _rows_of_column(spans: Spans) -> list[str]:
    """败诉 alone is about litigation, an applicant named alone about requests received."""
    if any(span.text in WON_OR_LOST for span in spans.of("column")):
        return ["litigation"]
    return ["received"] if _columns(spans, "applicants") else []


def _measures_of(spans: Spans, row: str) -> list[Measure]:
    """The row under each column named, or under its default one; none where there is no default."""
    family = vocabulary.rows()[row].columns
    columns = _columns(spans, family)
    if family == "outcomes" and not columns and spans.has("outcomes"):
        columns = ["total", "upheld", "corrected", "other", "pending"]
    default = vocabulary.default_column(family)
    return [Measure(row=row, column=column) for column in columns or ([default] if default else [])]


def _columns(spans: Spans, family: str) -> list[str]:
    named = [meaning.value for span in spans.of("column") for meaning in span.meanings if meaning.kind == "column"]
    columns = [value.split("/")[1] for value in named if value.startswith(f"{family}/")]
    return [column for column in columns if column != "total"] or columns


def applicant_in(spans: Spans) -> str:
    """The kind of applicant named, else the total of all."""
    return next(iter(_columns(spans, "applicants")), "total")


def breakdown_in(spans: Spans) -> Breakdown:
    """Whether all rows of a kind are asked for: results, applicants, reasons of refusal."""
    rows = named_rows(spans, strong=True)
    if spans.has("list") and not spans.has("agency"):
        return ""
    if spans.has("reasons") and all(row.startswith("refused") for row in rows):
        return "reasons"
    if spans.has("applicants") and not rows:
        return "applicants"
    return "outcomes" if spans.has("outcomes") and not rows else ""


def has_condition(spans: Spans) -> bool:
    """Whether members must satisfy anything."""
    return any(spans.has(kind) for kind in ("condition", "zero", "blank"))


def conditions_in(
    spans: Spans, kind: str, measures: Sequence[Measure], language: Language
) -> tuple[Condition, ...] | Reply:
    """One condition for all measures, or one for each in their order; more than zero where none is named."""
    if spans.has("blank"):
        return (Condition(operator="blank"),)
    found = [_condition(span, measures) for span in spans.of("condition")]
    if len(found) > 1 and len(found) != len(measures):
        return Reply(Outcome.CLARIFY, say("which_condition", language))
    if found:
        return tuple(found)
    if kind != "yesno" and spans.has("zero"):
        return (Condition(operator="eq"),)
    if order_in(spans)[0] and not spans.has("yesno"):
        return ()
    return (Condition(operator="gt"),)


def _condition(span: Span, measures: Sequence[Measure]) -> Condition:
    operator, _, number = (span.value("condition") or "").partition(" ")
    value = Decimal(number)
    if measures and measures[0].unit == "万元" and "万" in span.text:
        value /= 10_000
    return Condition.model_validate({"operator": operator, "value": value})


def order_in(spans: Spans) -> tuple[Order, int | None]:
    """The order asked for and how many places of it; 最多 asks for the first, 排名 for all."""
    for span in spans.of("limit"):
        number, _, order = (span.value("limit") or "").partition(" ")
        least = order == "least" or spans.has("rank_least")
        return ("least" if least else "most"), max(1, int(Decimal(number)))
    orders: tuple[tuple[str, Order], ...] = (("rank_least", "least"), ("rank_most", "most"))
    for kind, named in orders:
        if spans.has(kind):
            return named, 1 if any(span.text in FIRST_PLACE for span in spans.of(kind)) else None
    return "", None

"""Requests of all applicants but those named → a Plan: 除了自然人和企业提的还有多少."""

from answer import vocabulary
from answer.plan import Measure, Plan, Quantity
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply

# With these words it asks for something else than their number.
_ELSE = (
    *("condition", "number", "zero", "blank", "limit", "place", "rank_most", "rank_least", "rank_of", "mean", "median"),
    *(
        "count",
        "list",
        "share",
        "percent",
        "rate",
        "change",
        "change_percent",
        "difference",
        "times",
        "yesno",
        "series",
    ),
    *("group_year", "group_region", "group_level", "which_year", "every_year", "those"),
)


def read_rest(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of the columns that are not left out, added up; None where none is left out."""
    out = {(span.value("column") or "").partition("/")[2] for span in question.left_out if span.value("column")}
    if not out or question.inherits or question.has(*_ELSE) or len(measures) != 1:
        return None
    (whole,) = measures
    if not isinstance(whole, Measure) or vocabulary.rows()[whole.row].columns != "applicants":
        return None
    columns = [each for each in vocabulary.columns_of("applicants") if each not in out and each != "total"]
    scope = scope_of(question, is_set=not question.has("agency"))
    if isinstance(scope, Reply) or whole.column != "total":
        return scope if isinstance(scope, Reply) else None
    if len(scope.agencies) == 1 and not scope.years:
        scope = with_newest_year(question, scope)
    return Plan(
        kind="sum",
        scope=scope,
        measures=tuple(Measure(row=whole.row, column=column) for column in columns),
        together=True,
        assumptions=tuple(question.assumptions),
    )

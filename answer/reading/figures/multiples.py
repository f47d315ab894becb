"""One figure divided by another, or by that of the earlier year → Plans: 几倍, requests per lawsuit."""

import re

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Gap, Kind, Measure, Plan, Quantity
from answer.reading.figures.changes import names_bodies
from answer.reading.figures.what import measures_of
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year, with_two_years, years_of
from answer.reply import Reply
from answer.words import say

_EACH_BODY = re.compile(
    r"(?:各个?|每一?个?)(?:单位|部门|机关|机构|局|家)|\b(?:each|every|per) (?:agency|body|bureau|department|office)\b"
)
_THE_YEAR_BEFORE = re.compile(
    r"(?:是|为|相当于|等于)(?:上一?年度?|前一年)|(?:as|than) (?:in )?the (?:year before|previous year)"
)
_ELSE = (
    *("rate", "condition", "number", "zero", "limit", "place", "rank_most", "rank_least", "rank_of", "mean", "median"),
    *("count", "list", "change_percent", "difference", "every_year", "group_region", "group_level", "group_year"),
    *("share_bodies", "which_year", "those", "more_than", "less_than", "outcomes", "applicants", "reasons"),
)


def read_multiples(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of a division; None where none is asked for, or more than one."""
    if not question.has("times", "per_figure") or question.inherits or question.has(*_ELSE):
        return None
    unclear = Reply(Outcome.CLARIFY, say("times_which", question.language))
    gap = _gap(question)
    if gap is None:
        return unclear
    named = names_bodies(question)
    scope = scope_of(question, is_set=not named)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) > 1 or (named and len(scope.agencies) != 1) or len(scope.regions) > 1:
        return unclear  # one body by another
    if named and not scope.years:
        scope = with_newest_year(question, scope)
    of_each = bool(_EACH_BODY.search(question.text)) or question.has("each_body")
    kind: Kind = "lookup" if named else "list" if of_each else "sum"
    if gap.before:
        scope = with_two_years(question, scope)
    return Plan(kind=kind, scope=scope, measures=(gap,), assumptions=tuple(question.assumptions))


def _gap(question: Question) -> Gap | None:
    """What is divided by what, in the order of the words: one row in two years, or two rows or columns of one."""
    rows = _rows(question)
    years = years_of(question)
    columns = _columns(question)
    year_before = len(years) == 1 and bool(_THE_YEAR_BEFORE.search(question.text))
    if len(rows) == 1 and (len(years) == 2 or year_before) and len(columns) < 2 and not question.has("per_figure"):
        found = measures_of(question.spans, rows[0])
        later_first = _years_in_order(question)[0] == max(years)
        return Gap(of=found[0], less=found[0], before=True, times=True) if len(found) == 1 and later_first else None
    if len(years) > 1 or year_before:
        return None
    if len(columns) == 2 and len(rows) < 2:
        row = rows[0] if rows else "received"
        known = all((vocabulary.rows()[row].columns, column) in vocabulary.columns() for column in columns)
        one, other = (Measure(row=row, column=column) for column in columns)
        return Gap(of=one, less=other, times=True) if known else None
    if len(rows) != 2 or columns:
        return None
    found = [measure for row in rows for measure in measures_of(question.spans, row)]
    return Gap(of=found[0], less=found[1], times=True) if len(found) == 2 and found[0] != found[1] else None


def _rows(question: Question) -> list[str]:
    """The rows named in order; 收到…申请 names one."""
    return list(dict.fromkeys(span.value("row") or "" for span in question.spans.of("row")))


def _columns(question: Question) -> list[str]:
    values = [span.value("column") or "" for span in question.spans.of("column")]
    return list(dict.fromkeys(value.split("/")[1] for value in values if not value.endswith("/total")))


def _years_in_order(question: Question) -> list[int]:
    """The years as they are named; last year by what it is."""
    found: list[tuple[int, int]] = []
    for kind in ("year", "relative"):
        found += [(span.start, int((span.value(kind) or "0").split(",")[0])) for span in question.spans.of(kind)]
    return [year for _, year in sorted(found)]

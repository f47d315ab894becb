"""A sum with who has most or any of it, in which year, or how many do → one Plan that tells both."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Plan, Quantity, Rate
from answer.reading.figures.clauses import clauses_in
from answer.reading.figures.ordering import order_in
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply
from answer.words import say

CLAUSE_END = re.compile(r"[，,；;。？?]")
_ASKS_WHO = re.compile(r"[哪谁]|\bwh(?:ich|o)\b")
_ASKS_NUMBER = re.compile("多少|几(?!家|个单位|个部门|个机关)|how m")
_OF_EACH = re.compile(r"各自|分别|各[是为有]|各多少|各几|\b(?:each|respectively)\b")
# With these words it asks for something else beside.
_ELSE = (
    *("mean", "median", "share", "percent", "rate", "change", "change_percent", "rose", "fell", "difference"),
    *("times", "per_figure", "against", "group_region", "group_level", "every_year", "place", "yesno", "but"),
    *("either", "except", "except_behind", "others", "blank", "rank_of", "reasons", "applicants", "outcomes"),
)
_SCOPE = ("agency", "region", "level", "year", "relative")


def clauses_of(question: Question) -> list[list[Span]]:
    """The words of the question, clause by clause."""
    found: list[list[Span]] = [[]]
    last = 0
    for span in question.spans.chosen:
        if CLAUSE_END.search(question.text[last : span.start] + span.text) and found[-1]:  # 一共多少件|，|有几家
            found.append([])
        found[-1].append(span)
        last = span.end
    return found


def asks_who(clause: Sequence[Span]) -> bool:
    """Whether a clause asks for bodies or a year, or how many bodies there are."""
    return _has(clause, "count", "which_year") or any(
        span.value("list") is not None and _ASKS_WHO.search(span.text) for span in clause
    )


def asks_total(clause: Sequence[Span]) -> bool:
    """Whether a clause asks for a sum, and for nobody."""
    number = any(_ASKS_NUMBER.search(span.text) for span in clause if has_meaning(span, "quantity", "sum", "row"))
    return _has(clause, "sum", "together") and number and not asks_who(clause)


def parts_of(question: Question) -> tuple[str, ...]:
    """The clauses as questions of their own: each later one with the scope, and the figure, of the first."""
    first, *others = clauses_of(question)
    parts = [question.text[first[0].start : first[-1].end]]
    for clause in others:
        kinds = _SCOPE if _has(clause, "row", "column", "rate") else (*_SCOPE, "row")
        said = [_name_of(span) for span in first if has_meaning(span, *kinds)]
        parts.append("".join(dict.fromkeys(said)) + question.text[clause[0].start : clause[-1].end].lstrip("，,、；; "))
    return tuple(parts) if question.language == "zh" and others else ()


def _name_of(span: Span) -> str:
    """A word of the first clause as it is said again: a figure by its name."""
    row = span.value("row")
    return vocabulary.rows()[row].zh if row else span.text


def read_twice(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of such a question; None where it is no sum with who has most of it, or how many have any."""
    clauses = clauses_of(question)
    else_ = [kind for kind in _ELSE if not (kind == "outcomes" and question.has("column"))]  # 复议结果里被纠正的
    if len(clauses) != 2 or question.inherits or question.has(*else_) or len(measures) != 1:
        return None
    if _OF_EACH.search(question.text) and not any(asks_total(clause) for clause in clauses):
        return None
    if isinstance(measures[0], Rate) or not _ask_both(*clauses) or not _go_together(clauses[1], measures[0]):
        return None
    who = next(clause for clause in clauses if asks_who(clause))
    order, limit = order_in(question.spans)
    if not (_has(who, "count") or order or _asks_where(question, who)):
        return None
    if (_has(who, "count") and order) or (order and limit != 1) or order == "both":
        return None
    scope = scope_of(question, is_set=True)
    conditions = clauses_in(question.spans, question.language, measures, "none" if order else "some")
    if isinstance(scope, Reply):
        return scope
    if isinstance(conditions, Reply):
        return conditions
    if (order and conditions.conditions) or conditions.measures != measures:
        return None
    if asks_total(clauses[0]) and any(each.value or each.operator != "gt" for each in conditions.conditions):
        return None  # 一共多少件，有几家超过10件: all are added up, and only some counted
    if bool(order) and _has(who, "which_year") != (len(scope.agencies) == 1):  # a sum tells one or the other
        asked = next(span.text for span in who if has_meaning(span, "which_year", "list"))
        text = say("half_read", question.language, words=asked)
        return Reply(Outcome.CLARIFY, text, choices=parts_of(question))
    return Plan(
        kind="sum",
        scope=scope,
        measures=measures,
        conditions=conditions.conditions,
        order=order,
        limit=limit,
        assumptions=tuple(question.assumptions),
    )


def _asks_where(question: Question, who: Sequence[Span]) -> bool:
    """Whether a clause asks which bodies the number is of, whatever each of them has: 出在哪些单位."""
    return _has(who, "list") and not question.has("condition", "zero", "number", "which_year", "limit", "each_body")


def _ask_both(first: Sequence[Span], last: Sequence[Span]) -> bool:
    """Whether one clause asks for the sum, the other for who; a bare number behind is that of the one asked for."""
    counted = last if _has(first, "count") else first  # 有几家被复议，几件
    plain = _has(counted, "quantity") and not asks_who(counted) and not _has(first, "agency")
    return asks_who(last) != asks_who(first) and (asks_total(first) or asks_total(last) or plain)


def _go_together(last: Sequence[Span], measure: Quantity) -> bool:
    """Whether the second clause names no figure and no scope of its own."""
    rows = {span.value("row") for span in last if has_meaning(span, "row")}
    columns = {value.split("/")[1] for span in last for value in span.values("column")}
    own = rows <= {getattr(measure, "row", "")} and columns <= {getattr(measure, "column", "")}
    return own and not _has(last, *_SCOPE, "rate")


def _has(clause: Sequence[Span], *kinds: str) -> bool:
    return any(has_meaning(span, *kinds) for span in clause)


def has_meaning(span: Span, *kinds: str) -> bool:
    """Whether a word means any of that."""
    return any(span.value(kind) is not None for kind in kinds)

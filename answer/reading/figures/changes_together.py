"""Bodies several figures of which changed, each in its own way → Plans: 申请少了而复议多了的单位."""

from collections.abc import Iterator
from itertools import pairwise

from answer.plan import Condition, Gap, Measure, Operator, Plan
from answer.reading.figures.changes import asks_denied, chooses, kind_of_set
from answer.reading.figures.what import measures_of
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_two_years, years_named
from answer.reply import Reply

_SIGNS: tuple[tuple[str, Operator], ...] = (("rose", "gt"), ("fell", "lt"), ("unchanged", "eq"))
# With these words more is asked for than whether each rose, fell or stayed.
_ELSE = (
    *("condition", "number", "zero", "blank", "limit", "place", "rank_most", "rank_least", "rank_of", "doubled"),
    *("change_percent", "share", "percent", "rate", "column", "mean", "median", "sum", "together", "every_year"),
    *("running", "either", "those", "others", "group_year", "group_region", "group_level", "which_year", "difference"),
)


def read_changes_together(question: Question) -> Plan | Reply | None:
    """The plan of such a question; None where fewer than two figures have a direction of their own, or any has none."""
    if question.language != "zh" or question.inherits or question.has(*_ELSE) or not chooses(question):
        return None
    if len(years_named(question)) > 2 or asks_denied(question) or _are_compared(question):
        return None
    changed = list(_changed(question))
    signs = [sign for _, sign in changed if sign]
    rows = {row for row, _ in changed}
    if len(rows) < 2 or len(rows) != len(changed) or len(signs) != len(changed):
        return None
    found = [measures_of(question.spans, row) for row, _ in changed]
    if any(len(each) != 1 for each in found):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    return Plan(
        kind=kind_of_set(question),
        scope=with_two_years(question, scope),
        measures=tuple(_change_of(measure) for (measure,) in found),
        conditions=tuple(Condition(operator=sign) for sign in signs),
        assumptions=tuple(question.assumptions),
    )


def _are_compared(question: Question) -> bool:
    """Whether a figure is compared with another (复议比诉讼多), not with that of another year."""
    pairs = pairwise(question.spans.chosen)
    words = ("versus", "more_than", "less_than")
    return any(
        other.value("row") is not None and any(span.value(word) is not None for word in words) for span, other in pairs
    )


def _change_of(measure: Measure) -> Gap:
    return Gap(of=measure, less=measure, before=True)


def _is_of(question: Question, first: Span, last: Span) -> bool:
    """Whether a figure is only what another is of: 上年结转的申请."""
    return question.text[first.end : last.start] in {"", "的"} and first.value("row") is not None


def _changed(question: Question) -> Iterator[tuple[str, Operator | None]]:
    """The rows with the direction that stands next behind each: 申请和复议都多了 has one for both."""
    waiting: list[str] = []
    last = question.spans.chosen[0]
    for span in question.spans.chosen:
        row = span.value("row")
        sign = next((sign for kind, sign in _SIGNS if span.value(kind) is not None), None)
        if row is not None and not (waiting and _is_of(question, last, span)):  # 上年结转的|申请
            waiting.append(row)
        elif sign:
            yield from ((each, sign) for each in dict.fromkeys(waiting))
            waiting = []
        last = span if row is not None else last
    yield from ((each, None) for each in waiting)

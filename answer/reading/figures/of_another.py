"""One body's figure as a multiple or a share of another's → a Plan: A的处罚是B的几倍, A的申请占B的百分之几."""

import re

from answer.answer import Outcome
from answer.plan import Gap, Measure, Plan
from answer.reading.figures.portions import asks_share
from answer.reading.figures.what import measures_in
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year, years_named
from answer.reply import Reply
from answer.words import say

_OF = re.compile(  # what stands right before the body that is divided by
    r"(?:占|是|为|有|等于|相当于|抵|及|够)(?:到|了|得上)?(?:全[市区县省])?[（(]?$"
    r"|\b(?:of|as|that of)(?: the)? $"
)
_ELSE = (
    *("rate", "condition", "number", "zero", "limit", "place", "rank_most", "rank_least", "rank_of", "mean", "median"),
    *("count", "list", "change_percent", "every_year", "group_region", "group_level", "group_year", "which_year"),
    *("difference", "series", "those", "others", "except", "except_behind", "sum_of_rows"),
)
_BETWEEN = frozenset({"只", "仅", "才"})  # A只有B的百分之几


def read_of_another(question: Question) -> Plan | Reply | None:
    """The plan of such a question; None where it is no division of one body's figure by that of another."""
    spans = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    if len(spans) != 2 or question.inherits or question.has(*_ELSE) or len(years_named(question)) > 1:
        return None
    percent = asks_share(question.spans) or question.has("percent")
    if not (percent or question.has("times")) or not _OF.search(question.text[: spans[1].start]):
        return None
    if any(word not in _BETWEEN for word in question.puzzling):
        return None
    measures = measures_in(question.spans, question.language)
    if isinstance(measures, Reply) or len(measures) != 1:
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) != 2 or scope.endings:
        return Reply(Outcome.CLARIFY, say("times_which", question.language))
    scope = scope if scope.years else with_newest_year(question, scope)
    return Plan(
        kind="lookup",
        scope=scope,
        measures=(_divided(measures[0], percent),),
        assumptions=tuple(question.assumptions),
    )


def _divided(measure: Measure, percent: bool) -> Gap:
    return Gap(of=measure, less=measure, times=True, percent=percent)

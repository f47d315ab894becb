"""How many bodies fall into which class → Plans: 几家为零、几家一位数, the distribution of requests."""

import re

from answer.answer import Outcome
from answer.plan import Measure, Plan, Quantity
from answer.reading.figures.classes import USUAL
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import scope_of
from answer.reply import Reply
from answer.words import say

_DISTRIBUTION = re.compile(r"分布|\bdistribut(?:ion|ed)\b")
_ELSE = (
    *("condition", "number", "not_zero", "rank_most", "rank_least", "limit", "place", "mean", "median", "change"),
    *("rose", "fell", "share", "percent", "group_region", "group_level", "group_year", "rate", "topic", "applicants"),
    *("outcomes", "reasons", "those", "times", "against", "every_year", "which_year", "series", "denied"),
)


def read_classes(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of a distribution of bodies over classes; None where none is asked for."""
    spans = question.spans.of("classes")
    if not spans and not _DISTRIBUTION.search(question.text):
        return None
    if len(spans) > 1 or question.inherits or question.has(*_ELSE) or _names_one(question):
        return None
    if len(measures) != 1 or not isinstance(measures[0], Measure) or measures[0].unit != "件":
        return None
    bounds = tuple(int(each) for each in (spans[0].value("classes") or "").split(",") if each) if spans else USUAL
    if not bounds:
        return Reply(Outcome.CLARIFY, say("classes_overlap", question.language))
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    if len(scope.years) != 1:
        years = tuple(str(year) for year in reversed(loaded_years(question.names.connection)))
        return Reply(Outcome.CLARIFY, say("which_year", question.language), choices=years)
    return Plan(kind="classes", scope=scope, measures=measures, classes=bounds, assumptions=tuple(question.assumptions))


def _names_one(question: Question) -> bool:
    return any(span.value("kind_of_body") is None for span in question.spans.of("agency"))

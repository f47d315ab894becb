"""Of one body, in which years it had any, or rose or fell → Plans: 从哪年起有诉讼, 哪一年比上一年翻了一番."""

import re

from answer.plan import Condition, Gap, Measure, Plan, Quantity
from answer.reading.figures.changes import condition_of, names_bodies
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import scope_of
from answer.reply import Reply

_THAN_BEFORE = re.compile(  # than the year before
    r"(?:比|较|相比|相较)(?:上|前|头)(?:一)?年|(?:环比|同比)"
    r"|\bthan (?:in )?the (?:year before|previous year|prior year|preceding year)"
    r"|\b(?:compared with|over|from) the (?:year before|previous year|prior year|preceding year)"
    r"|\bthan a year (?:before|earlier)|\byear[- ]on[- ]year\b"
)
_NONE_SINCE = re.compile(  # since when it had none
    r"(?:起|开始|以来)(?:就|便|才|又)?(?:没|无|不再|为零|为0|是零|归零)|(?:首次|第一次|最早)(?:没|无|为零|为0|零)"
    r"|\b(?:since when|from (?:which|what) year|first)\b.*\b(?:no|not|none|zero|stop(?:ped)?)\b"
)
_WHICH_YEAR = re.compile(r"哪[一几些]?个?年|有没有(?:哪一?)?年|\b(?:which|what) years?\b|\bany year\b")
# With these words it asks for something else.
_ELSE = (
    *("rank_most", "rank_least", "limit", "place", "mean", "median", "sum", "share", "list", "count", "those", "times"),
    *("group_region", "group_level", "per_body", "agreement", "balance", "difference", "running"),
)


def read_since(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of the years in which one body had any, or its figure changed so; None where they are not asked for."""
    if question.inherits or not names_bodies(question) or len(measures) != 1 or question.has(*_ELSE):
        return None
    since, steps = question.has("since"), _asks_steps(question)
    if not since and not steps:
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) != 1:
        return None
    (measure,) = measures
    notes = tuple(question.assumptions)
    if since:
        if not isinstance(measure, Measure) or question.has("condition", "number", "change", "rose", "fell"):
            return None
        condition = Condition(operator="eq" if _NONE_SINCE.search(question.text) else "gt")
        return Plan(kind="list", scope=scope, measures=measures, conditions=(condition,), assumptions=notes)
    of = measure.of if isinstance(measure, Gap) else measure
    years = scope.years or tuple(loaded_years(question.names.connection, scope.agencies))
    condition, percent = condition_of(question)
    return Plan(
        kind="list",
        scope=scope.model_copy(update={"years": tuple(range(min(years), max(years) + 1))}),
        measures=(Gap(of=of, less=of, before=True, percent=percent),),
        conditions=(condition,),
        any_of=True,
        assumptions=notes,
    )


def _asks_steps(question: Question) -> bool:
    """Whether it asks in which years a figure changed from the year before."""
    turned = question.has("rose", "fell", "unchanged", "doubled")
    asked = bool(_WHICH_YEAR.search(question.text)) and not question.has("every_year", "year", "relative")
    before = bool(_THAN_BEFORE.search(question.text)) or question.has("doubled")
    return turned and asked and before

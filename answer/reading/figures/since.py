"""Of one body, in which years it had any, or rose or fell → Plans: 从哪年起有诉讼, 哪一年比上一年翻了一番."""

import re

from answer.plan import Condition, Gap, Measure, Plan, Quantity
from answer.reading.figures.changes import condition_of, names_bodies
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import scope_of
from answer.reading.scope.years import is_relative
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

_FAST = re.compile("快|幅|率")  # by how many percent, not by how much
_TREND = re.compile("变化|走势|趋势|历年情况")
_GREATEST = frozenset({"rank_most", "limit", "list"})  # but of the year in which it rose or fell most


def read_since(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of the years in which one body had any, or its figure changed so; None where they are not asked for."""
    since, steps = question.has("since"), _asks_steps(question)
    greatest = steps and _asks_greatest_step(question)
    of_one = names_bodies(question) or _of_the_last(question)
    more = greatest and _TREND.search(question.text)  # 申请变化，并指出增幅最大的年度
    if not (since or steps) or not of_one or len(measures) != 1 or more:
        return None
    if question.has(*(kind for kind in _ELSE if not (greatest and kind in _GREATEST))):
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) != 1:
        return None
    (measure,) = measures
    notes = tuple(question.assumptions)
    if since:
        if not isinstance(measure, Measure) or question.has("number", "change", "rose", "fell"):
            return None
        condition = Condition(operator="eq" if _NONE_SINCE.search(question.text) else "gt")
        if question.has("condition"):  # 哪一年开始超过100件
            condition, percent = condition_of(question)
            if percent or condition.operator == "ne":
                return None
        return Plan(kind="list", scope=scope, measures=measures, conditions=(condition,), assumptions=notes)
    of = measure.of if isinstance(measure, Gap) else measure
    years = scope.years or tuple(loaded_years(question.names.connection, scope.agencies))
    condition, percent = condition_of(question)
    percent = percent or (greatest and isinstance(of, Measure) and bool(_FAST.search(question.text)))
    return Plan(
        kind="list",
        scope=scope.model_copy(update={"years": tuple(range(min(years), max(years) + 1))}),
        measures=(Gap(of=of, less=of, before=True, percent=percent),),
        conditions=(condition,),
        any_of=True,
        order=("least" if question.has("fell") else "most") if greatest else "",
        limit=1 if greatest else None,
        assumptions=notes,
    )


def _of_the_last(question: Question) -> bool:
    """Whether it is of the one body asked about before, over several years."""
    before = question.previous
    named = question.has("agency", "region", "level")
    return before is not None and len(before.scope.agencies) == 1 and question.inherits and not named


def _asks_greatest_step(question: Question) -> bool:
    """Whether it asks in which year a figure rose or fell most: 哪一年降得最多."""
    return question.has("rank_most") and question.has("rose") != question.has("fell") and not question.has("rank_least")


def _asks_steps(question: Question) -> bool:
    """Whether it asks in which years a figure changed from the year before."""
    turned = question.has("rose", "fell", "unchanged", "doubled")
    named = [span.value("year") or "" for span in question.spans.of("year")]
    stretch = all("," in value or is_relative(value) for value in named)
    asked = bool(_WHICH_YEAR.search(question.text)) and stretch and not question.has("every_year", "relative")
    before = bool(_THAN_BEFORE.search(question.text)) or question.has("doubled") or _asks_greatest_step(question)
    return turned and asked and before

"""The mean or median of each region, level or year → Plans: 各区平均每个单位收到几件."""

import re
from typing import Literal

from answer.plan import Condition, Measure, Plan, Quantity
from answer.reading.figures.ordering import order_in
from answer.reading.figures.what import lists_bodies
from answer.reading.question import Question
from answer.reading.scope.tiers import SMALLER, TIERS
from answer.reading.scope.where import scope_of
from answer.reply import Reply

Group = Literal["", "year", "region", "city", "county", "level", "tier", "kind", "agency"]

_EACH_PLACE = re.compile(
    r"各(?:是|为|自|有|多少|几)?|分别|分开|哪[个里边]|谁|\bvs\b|versus|\beach\b|respectively|compared? "
)
_A_YEAR = re.compile(
    r"(?:平均|均)每年|每年平均|年均|(?:(?<![\d份本当去今全])年|[两二三四五六七八九十几多历]年)(?:来|间|里|下来)?的?(?:平均|均值)"
    r"|\b(?:per|a|each|every) year on average\b|\baverage (?:per|a) year\b"
)
_TWO_YEARS = re.compile(
    r"\b20\d\d(?:年度?)?(?:和|与|及|、|以及| and | & |/| vs\.? | versus )20\d\d(?!\d)"
)  # not as one number
_ELSE = (
    *("condition", "number", "zero", "blank", "count", "sum", "together", "plus", "share", "percent", "rate", "place"),
    *("change", "change_percent", "rose", "fell", "unchanged", "difference", "more_than", "less_than", "those"),
    *("every_year", "agreement", "rank_of", "agency"),
)


def read_averages(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of a mean or median of every group; None where none is asked for."""
    middle = question.has("mean", "per_body"), question.has("median")
    if middle not in {(True, False), (False, True)} or question.inherits:
        return None
    zeros_left_out = question.without_zeros
    of_each_year = all(span.value("group_year") is not None for span in question.spans.of("every_year"))
    passed = {"zero": zeros_left_out, "every_year": of_each_year}
    if question.has(*(kind for kind in _ELSE if not passed.get(kind))):
        return None
    if len(measures) != 1 or not isinstance(measures[0], Measure):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    group = _group(question, len(scope.regions), {*TIERS, *SMALLER} & set(scope.levels))
    order, limit = order_in(question.spans)
    if not group or order == "both" or (group == "year" and len(scope.years) == 1):
        return None
    return Plan(
        kind="median" if middle[1] else "mean",
        scope=scope,
        measures=measures,
        conditions=(Condition(operator="gt"),) if zeros_left_out else (),
        group=group,
        order=order,
        limit=limit,
        assumptions=tuple(question.assumptions),
    )


def _asks_bodies(question: Question) -> bool:
    """Whether bodies are asked for or each of them: 平均每年收到最多的单位."""
    return lists_bodies(question.spans) or bool(
        re.search("(?:各|每个?)(?:单位|部门|机关)|的(?:单位|部门|机关)", question.text)
    )


def _group(question: Question, regions: int, tiers: set[str]) -> Group:
    """What a number is told of each: of one kind of group, not of two."""
    has = question.has
    found: list[Group] = []
    if has("group_region"):
        found.append("city" if has("group_city") else "county" if has("group_county") else "region")
    elif regions > 1 and _EACH_PLACE.search(question.text):
        found.append("region")
    if has("group_tier") or len(tiers) > 1:
        found.append("tier")
    elif has("group_level"):
        found.append("level")
    of_years = has("group_year", "which_year") or order_in(question.spans)[0]
    if of_years and _A_YEAR.search(question.text) and _asks_bodies(question):
        found.append("agency")
    elif has("group_year", "which_year") or _TWO_YEARS.search(question.text):
        found.append("year")
    return found[0] if len(found) == 1 else ""

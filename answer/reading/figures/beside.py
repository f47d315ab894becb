"""One body against the average, the median, or the others together → Plans."""

import re
from typing import Literal

from answer.answer import Outcome
from answer.plan import Gap, Plan, Quantity, Rate
from answer.reading.figures.changes import names_bodies
from answer.reading.figures.fitted import ranked_within
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply
from answer.words import say

Against = Literal["", "mean", "median", "others", "sum"]
_ELSE = (
    *("number", "zero", "blank", "limit", "place", "rank_most", "rank_least", "rank_of", "count", "list", "doubled"),
    *("change_percent", "share", "percent", "every_year", "which_year", "group_region", "group_level", "group_year"),
    *("those", "times", "per_figure", "series", "except", "except_behind", "running"),
)


def read_beside(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of whether one body is above or below the others; None where that is not asked."""
    named_together = _beside_named(question, measures)
    if named_together is not None:
        return named_together
    against, expects = against_in(question)
    if not against or question.inherits or not names_bodies(question) or question.has(*_ELSE):
        return None
    if len(measures) != 1 or isinstance(measures[0], Gap):
        return None
    if isinstance(measures[0], Rate) and against != "mean":
        return Reply(Outcome.CLARIFY, say("median_of_rates", question.language))
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) > 1:  # each with all, not with one another
        return Reply(Outcome.CLARIFY, say("beside_one_only", question.language))
    if len(scope.agencies) != 1 or len(scope.years) > 1:
        return None
    scope = scope if scope.years else with_newest_year(question, scope)
    (subject,) = scope.agencies
    return Plan(
        kind="beside",
        scope=scope.model_copy(update={"agencies": (), "regions": ranked_within(question, subject)}),
        measures=measures,
        subject=subject,
        against=against,
        expects=expects,
        assumptions=tuple(question.assumptions),
    )


_TOGETHER = re.compile(  # 比A和B两家加起来还多, more than A and B together
    r"(?:比|超过|多于|少于|高于|低于|大于|小于|不及|不如|抵得上)(?P<others>[^。？?]+?)"
    r"(?:这|那)?(?:[两三四五俩仨]|几)?(?:家|个|者|个单位)?"
    r"(?:之和|总和|的和|加起来|加在一起|合起来|合在一起|加总|相加|合计|一起|加一块儿?|一块儿?)"
    r"|\b(?:than|exceed|outnumber|match|exceeds|exceeded|outnumbered) (?P<those>[^?]+?),?"
    r" (?:(?:put|taken|added) )?(?:together|combined|added up)\b"
)


def _beside_named(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of whether one body has more than several others named have together."""
    found = _TOGETHER.search(question.text)
    if not found or not names_bodies(question) or len(measures) != 1 or isinstance(measures[0], Gap | Rate):
        return None
    at = found.start("others" if found["others"] else "those")
    before = [span for span in question.spans.of("agency") if span.end <= at]
    behind = [span for span in question.spans.of("agency") if span.start >= at]
    if len(before) != 1 or len(behind) < 2:
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) != 1 + len(behind) or len(scope.years) > 1:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=found.group()))
    (subject, *_) = scope.agencies
    scope = scope if scope.years else with_newest_year(question, scope)
    fewer = re.match("少于|低于|小于|不及|不如", found.group()) or (
        question.has("fell", "less_than") and not question.has("rose")
    )
    return Plan(
        kind="beside",
        scope=scope,
        measures=measures,
        subject=subject,
        against="sum",
        expects=("fewer" if fewer else "more") if question.is_yes_no else "",
        assumptions=tuple(question.assumptions),
    )


def against_in(question: Question) -> tuple[Against, Literal["", "more", "fewer"]]:
    """What it is compared with, and what a yes would say."""
    conditions = question.spans.of("condition")
    named = question.spans.of("against")
    if len(conditions) + len(named) != 1:
        return "", ""
    if conditions:
        operator, _, middle = (conditions[0].value("condition") or "").partition(" ")
        known: dict[str, Against] = {"mean": "mean", "median": "median"}
        signs: dict[str, Literal["more", "fewer"]] = {"gt": "more", "lt": "fewer"}
        if not question.is_yes_no or operator not in signs:
            return "", ""
        return known.get(middle, ""), signs[operator]
    values: dict[str, Against] = {"mean": "mean", "median": "median", "others": "others", "sum": "sum"}
    against = values[named[0].value("against") or ""]
    if not question.is_yes_no or against in {"mean", "median"} or re.search("还是|(?<!than) or ", named[0].text):
        return against, ""
    if question.has("rose") == question.has("fell"):
        return "", ""
    return against, "more" if question.has("rose") else "fewer"

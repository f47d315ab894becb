"""One body against the average, the median, or the others together → Plans."""

import re
from typing import Literal

from answer.answer import Outcome
from answer.fitted import ranked_within
from answer.plan import Gap, Plan, Quantity, Rate
from answer.question import Question
from answer.read_changes import names_bodies
from answer.reply import Reply
from answer.where import scope_of, with_newest_year
from answer.words import say

Against = Literal["", "mean", "median", "others", "sum"]
_ELSE = (
    *("number", "zero", "blank", "limit", "place", "rank_most", "rank_least", "rank_of", "count", "list", "doubled"),
    *("change_percent", "share", "percent", "every_year", "which_year", "group_region", "group_level", "group_year"),
    *("those", "times", "per_figure", "series", "except", "except_behind", "running"),
)


def read_beside(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of whether one body is above or below the others; None where that is not asked."""
    against, expects = _against(question)
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


def _against(question: Question) -> tuple[Against, Literal["", "more", "fewer"]]:
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

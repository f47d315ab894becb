"""Whether a row was filled in → Plans: 是不是每家都填了行政许可; a zero is filled in, a blank cell is not."""

from answer.plan import Condition, Measure, Plan, Quantity
from answer.reading.figures.changes import kind_of_set, names_bodies
from answer.reading.figures.each import adds_up
from answer.reading.figures.kinds import asks_of_all
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply

_ELSE = (
    *("condition", "number", "zero", "blank", "not_zero", "unread", "rank_most", "rank_least", "limit", "place"),
    *("mean", "median", "change", "rose", "fell", "share", "percent", "group_region", "group_level", "group_year"),
    *("those", "times", "against", "agreement", "balance", "denied", "every_year", "which_year", "topic"),
)


def read_filled(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of who filled in a row; None where that is not asked."""
    if not question.has("filled") or question.inherits or question.has(*_ELSE) or adds_up(question):
        return None
    asked = question.is_yes_no or asks_of_all(question.text) or question.has("list", "count")
    if not asked or len(measures) != 1 or not isinstance(measures[0], Measure):
        return None
    named = names_bodies(question)
    scope = scope_of(question, is_set=not named)
    if isinstance(scope, Reply):
        return scope
    if named and len(scope.agencies) == 1 and not scope.years:
        scope = with_newest_year(question, scope)
    kind = "yesno" if named or (asks_of_all(question.text) and question.is_yes_no) else kind_of_set(question)
    return Plan(
        kind=kind,
        scope=scope,
        measures=measures,
        conditions=(Condition(operator="ge"),),
        every=kind == "yesno" and not (named and len(scope.agencies) == 1),
        assumptions=tuple(question.assumptions),
    )

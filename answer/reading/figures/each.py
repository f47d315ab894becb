"""Figures of each body of a set, without a condition → a Plan: 各单位收件数、办结数、结转数, 各单位分别收到多少."""

import re

from answer import vocabulary
from answer.plan import Plan, Quantity, Rate
from answer.reading.figures.what import measures_in
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply

_EACH_BODY = re.compile(
    r"(?:各个?|每一?个?|所有)(?:单位|部门|机关|机构|委办局|局(?!部)|家(?:单位|部门)?)|逐家|按单位"
    r"|\b(?:each|every|per|by|all) (?:agency|body|bureau|department|office|bodies|agencies)\b"
)
_LISTED = re.compile(r"按单位|逐家|各单位分别")  # 汇总许可、处罚决定数，按单位列表
_ONE_OF_EACH = re.compile(
    r"(?<!总)(?<!总体)(?:情况|数量|件数|次数)(?:如何|怎样|怎么样|是多少)?(?=[？?。]*$)|分别|按单位列|逐[家个一]|一览|明细|清单|列[成出]?[个张份]?表|都是多少|各自?(?:是|有|为|收|办|罚)?(?:了|到)?(?:多少|几)"
)
# With these words it asks for something else than the plain figures.
_ELSE = (
    *("condition", "number", "zero", "blank", "not_zero", "limit", "place", "rank_most", "rank_least", "rank_of"),
    *("mean", "median", "per_body", "together", "plus", "count", "share_bodies", "share", "percent"),
    *("change", "change_percent", "rose", "fell", "unchanged", "doubled", "more_than", "less_than", "difference"),
    *("group_region", "group_level", "group_year", "which_year", "every_year", "agreement", "series", "versus"),
    *("those", "others", "per_figure", "either", "yesno"),
)


def read_each(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of a list of all bodies with several figures of each; None where anything else is asked."""
    if question.inherits or question.is_yes_no or question.has(*_ELSE) or _names_one(question):
        return None
    if not _EACH_BODY.search(question.text) or adds_up(question):
        return None
    measures = _with_rates(question, measures)
    if len(measures) < 2 and not _ONE_OF_EACH.search(question.text):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    return Plan(kind="list", scope=scope, measures=measures, assumptions=tuple(question.assumptions))


def adds_up(question: Question) -> bool:
    """Whether all bodies are taken together: 各单位共收到多少; 各单位 alone says of each."""
    if _LISTED.search(question.text):
        return False
    return any(not _EACH_BODY.fullmatch(span.text) for span in question.spans.of("sum"))


def _names_one(question: Question) -> bool:
    return any(span.value("kind_of_body") is None for span in question.spans.of("agency"))


def _with_rates(question: Question, measures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The figures named beside rates too, in the order of the question."""
    rates, rows = question.spans.of("rate"), question.spans.of("row")
    if not rates or not rows or any(getattr(each, "rate", "") == "" or _is_of_row(each) for each in measures):
        return measures
    plain = measures_in(question.spans, question.language)
    if isinstance(plain, Reply):
        return measures
    return (*plain, *measures) if rows[0].start < rates[0].start else (*measures, *plain)


def _is_of_row(quantity: Quantity) -> bool:
    """Whether it is a rate of the row named, which is then no figure of its own: 复议纠错率."""
    return isinstance(quantity, Rate) and vocabulary.rates()[quantity.rate].of_row

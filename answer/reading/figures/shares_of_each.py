"""How much of the sum each body, place, level or year has → a Plan: 各单位占全市申请的比例, 各区申请量及占比."""

import re
from typing import Literal

from answer import vocabulary
from answer.plan import Measure, Plan
from answer.reading.figures.ordering import order_in
from answer.reading.figures.portions import asks_share
from answer.reading.figures.shares import REQUESTS
from answer.reading.figures.what import measures_in
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply

_EACH_BODY = re.compile(
    r"各个?(?:单位|部门|机关|机构|委办局|局|家)|每一?[个家](?:单位|部门|机关|局)?|逐家"
    r"|\b(?:each|every|per|by)(?: single)? (?:agency|body|bureau|department|office|authority)\b"
    r"|\bagencies'|\bbodies'|\b(?:each|per) agency"
)
_OF_ALL = re.compile(
    r"占(?:到|了)?(?:全[市省县区部体]|所有|全部|总|合计|[两三四五六七八\d]年)|占比|占(?:多少|几成|多大)|总[量数体]|合计"
    r"|\bof (?:all|the|total|the total|overall|everything)\b|\boverall\b|\btotal\b|\bcity\b"
)
# With these words it asks for something else than the shares of all.
_ELSE = (
    *("rate", "count", "share_bodies", "condition", "number", "zero", "blank", "not_zero", "mean", "median", "change"),
    *("change_percent", "rose", "fell", "difference", "place", "rank_of", "topic", "theme", "reasons", "outcomes"),
    *("applicants", "agreement", "versus", "together", "plus", "times", "per_figure", "those", "except", "running"),
)
Group = Literal["year", "region", "city", "county", "level", "tier", "agency"]


def read_shares_of_each(question: Question) -> Plan | Reply | None:
    """The plan of such a question; None where it asks for the share of one, or for a rate of each."""
    group = _group(question)
    shares = asks_share(question.spans) or question.has("percent", "of_all")
    named = any(span.value("kind_of_body") is None for span in question.spans.of("agency"))
    if not group or not shares or named or question.has(*_ELSE) or question.is_yes_no:
        return None
    measure = _measure(question)
    if measure is None or not _OF_ALL.search(question.text):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    order, limit = order_in(question.spans)
    return Plan(
        kind="sum",
        scope=scope,
        measures=(measure,),
        group=group,
        share=True,
        order=order or ("" if group == "year" else "most"),
        limit=limit,
        assumptions=tuple(question.assumptions),
    )


def _group(question: Question) -> Group | None:
    """What there is a share of."""
    if question.has("group_region"):
        return "city" if question.has("group_city") else "county" if question.has("group_county") else "region"
    if question.has("group_level") or len({span.value("level") for span in question.spans.of("level")}) > 1:
        return "tier" if question.has("group_tier") or not question.has("group_level") else "level"
    if question.has("each_body") or _EACH_BODY.search(question.text):
        return "agency"
    return "year" if question.has("group_year") else None


def _measure(question: Question) -> Measure | None:
    """The one figure that is added up; a share of a result or of one kind of applicant is a rate of each body."""
    found = measures_in(question.spans, question.language)
    if isinstance(found, Reply) or len(found) > 1:
        return None
    if not found:
        requests = any(REQUESTS.search(span.text) for span in question.spans.of("of_all"))
        return Measure(row="received", column="total") if requests else None
    (measure,) = found
    row = vocabulary.rows()[measure.row]
    result = row.columns == "applicants" and measure.row != "received"
    plain = measure.column == "total" or row.columns not in {"applicants", "outcomes"}
    return measure if plain and not result else None

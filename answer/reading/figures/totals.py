"""What several years, or the bodies of a kind, have together → Plans: 六年累计收到最多的单位, 各类单位各收到多少."""

import re

from answer.answer import Outcome
from answer.plan import Measure, Plan, Quantity
from answer.reading.figures.clauses import clauses_in
from answer.reading.figures.ordering import order_in
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import scope_of
from answer.reading.scope.years import is_relative
from answer.reply import Reply
from answer.words import say

_IN_TOTAL = re.compile(
    r"累计|累积|加(?:在)?一块|总量|总数|总计|总和|合计|总共|一共|加起来|加总|合起来|总的"
    r"|\b(?:in total|total|totals|altogether|cumulative(?:ly)?|combined|together|in all)\b"
)
_OF_EACH = re.compile(
    r"(?:各个?|每一?个?|每家)(?:单位|部门|机关|局|家)|按单位"
    r"|\b(?:each|every|per|by) (?:agency|body|bureau|department|office)\b"
)
_ADDED_UP = re.compile("累计|累积|cumulative|in total over")  # beside 各单位 alone: of each, over its years
_BY_YEAR = re.compile(
    r"哪一?年|哪个年|每年|各年|逐年|年年|历年中?最|单年|[份次](?!数)"
    r"|\b(?:which|what|any|each|every|single|one) year\b|\breports?\b"
)
_ALL_YEARS = re.compile(  # 历年行政诉讼最多的部门; not of single years, as 历年最多 may be
    r"历年来?(?!中?最)|这些年来?|[这近过]几年来?|几年来|多年来|这[两二三四五六七八九十\d]年来?"
    r"|\b(?:over|across|through|in) (?:all )?(?:the|these) years\b|\bover the last few years\b"
)
_ITEMS = re.compile(r"[两三四五六七八]项")
_OWN_SHARE = re.compile(r"[，,；;]?(?:又|各|分别)?占(?:它|其|该|各)(?:们|单位|家)?(?:自己|自身|本身)?[^，。？?]{0,12}")
_APART = re.compile(
    r"各(?!单位|部门|机关|家)|分别|按(?:单位|机构|部门|机关)(?:类型|类别|种类|性质)|分类"
    r"|\beach\b|\brespectively\b|\bby kind\b"
)
# With these words it asks for something else than sums.
_ELSE = (
    *(
        "condition",
        "number",
        "zero",
        "blank",
        "not_zero",
        "mean",
        "median",
        "per_body",
        "count",
        "share_bodies",
        "place",
    ),
    *("change", "change_percent", "rose", "fell", "unchanged", "doubled", "difference", "times", "per_figure"),
    *("against", "those", "others", "agreement", "balance", "rate", "percent", "each_body"),
    *(
        "group_region",
        "which_year",
        "every_year",
        "outcomes",
        "applicants",
        "reasons",
        "running",
        "versus",
    ),
)


_MORE_THAN_A_BOUND = (
    *("place", "rank_most", "rank_least", "but", "either", "zero", "blank", "also", "group_region", "share"),
)


def read_totals(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of one sum for each body, over several years, or for each kind of body named; None where neither is
    asked for."""
    together = _above_together(question, measures)
    if together:
        return together
    bounded = _bounded(question)
    if bounded:
        plan = _above_in_total(question, measures)
        return plan or Reply(Outcome.CLARIFY, say("half_read", question.language, words=bounded))
    if question.inherits or not measures or question.has(*_ELSE) or question.is_yes_no:
        return None
    if not all(_ALL_YEARS.fullmatch(span.text) for span in question.spans.of("group_year")):
        return None
    if any(not isinstance(each, Measure) for each in measures) and not question.has("share"):
        return None
    return _of_kinds(question, measures) or _of_several(question, measures) or _over_years(question, measures)


def _bounded(question: Question) -> str:
    """The word that adds up, where a bound on the sums of bodies over years is asked for, or one place among them."""
    years = {year for span in question.spans.of("year") for year in (span.value("year") or "").split(",")}
    bodies = question.has("list", "count") or question.has("place")
    named = any(span.value("kind_of_body") is None for span in question.spans.of("agency"))
    bound = [*question.spans.of("condition"), *question.spans.of("place")]
    several = len(years) > 1 or question.has("series", "group_year")
    summed = _IN_TOTAL.search(question.text)
    changed = question.has("change", "change_percent", "rose", "fell", "doubled", "unchanged", "difference", "mean")
    if (
        not (bound and several and bodies and summed)
        or named
        or changed
        or question.inherits
        or _BY_YEAR.search(question.text)
    ):
        return ""
    return summed.group()


def _above_in_total(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """三年合计超过100件的单位: the bodies whose sum over the years satisfies a condition; None where there is more."""
    if question.has(*_MORE_THAN_A_BOUND) or len(measures) != 1 or not isinstance(measures[0], Measure):
        return None
    clauses = clauses_in(question.spans, question.language, measures, "none")
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    if isinstance(clauses, Reply):
        return clauses
    if len(clauses.conditions) != 1 or clauses.measures != measures or clauses.conditions[0].than:
        return None
    return Plan(
        kind="sum",
        scope=scope,
        measures=measures,
        conditions=clauses.conditions,
        group="agency",
        order="most",
        counting=question.has("count"),
        assumptions=tuple(question.assumptions),
    )


def _above_together(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """予以公开和部分公开加起来超过5件的单位: bodies whose figures added up satisfy a condition."""
    more = (*_MORE_THAN_A_BOUND, "yesno", "agency", "change", "change_percent", "mean", "median", "group_level")
    added = question.has("together", "plus") and question.has("list", "count") and not question.has(*more)
    plain = all(isinstance(each, Measure) for each in measures) and len({each.unit for each in measures}) == 1
    bound = question.spans.of("condition")
    if not added or len(measures) < 2 or not plain or len(bound) != 1 or question.inherits:
        return None
    scope = scope_of(question, is_set=True)
    clauses = clauses_in(question.spans, question.language, measures[:1], "none")
    if isinstance(scope, Reply):
        return scope
    if isinstance(clauses, Reply):
        return clauses
    conditions = tuple(dict.fromkeys(clauses.conditions))
    if len(conditions) != 1 or conditions[0].than or len(scope.years) > 1:
        return None
    return Plan(
        kind="sum",
        scope=scope,
        measures=measures,
        together=True,
        conditions=conditions,
        group="agency",
        order="most",
        counting=question.has("count"),
        assumptions=tuple(question.assumptions),
    )


def _of_several(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """许可和处罚合计最多的单位: several figures of each body added up, put in order."""
    order, limit = order_in(question.spans)
    added = question.has("together", "plus") or _ITEMS.search(question.text)
    if len(measures) < 2 or not order or order == "both" or not added or names_one(question):
        return None
    if len({each.unit for each in measures}) > 1 or question.has("share") or not question.has("list", "limit"):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    return Plan(
        kind="sum",
        scope=scope,
        measures=measures,
        together=True,
        group="agency",
        order=order,
        limit=limit,
        assumptions=tuple(question.assumptions),
    )


def _over_years(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """累计 of each body over years, in order where that is asked for."""
    if names_one(question) or len(measures) != 1:
        return None
    order, limit = order_in(question.spans)
    added = bool(_ADDED_UP.search(question.text) and _OF_EACH.search(question.text))
    together = order and (_names_a_span(question) or _IN_TOTAL.search(question.text))
    if not (added or together) or order == "both" or _BY_YEAR.search(question.text):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    if len(scope.years or loaded_years(question.names.connection)) < 2 or question.has("group_level"):
        return None
    own_share = _OWN_SHARE.search(question.text)
    if question.has("share") or not isinstance(measures[0], Measure):
        words = own_share.group() if own_share else next(span.text for span in question.spans.of("share"))
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=words))
    return Plan(
        kind="sum",
        scope=scope,
        measures=measures,
        group="agency",
        order=order or "most",
        limit=limit,
        assumptions=tuple(question.assumptions),
    )


def names_one(question: Question) -> bool:
    """Whether one body is named, no kind of body that several are of."""
    regions = [span.value("region") or "" for span in question.spans.of("region")]
    bodies = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    return any(len(question.names.named(span.value("agency") or "", regions)) < 2 for span in bodies)


def _names_a_span(question: Question) -> bool:
    """Whether several years are named as one: 2021年以来, 近三年, 这些年."""
    years = [span.value("year") or "" for span in question.spans.of("year")]
    ranged = any("," in value or (is_relative(value) and not value.endswith(":1")) for value in years)
    return ranged or bool(_ALL_YEARS.search(question.text))


def _of_kinds(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """信访局、民政局各收到多少: of each kind named, all its bodies together."""
    spans = question.spans.of("agency")
    regions = [span.value("region") or "" for span in question.spans.of("region")]
    found = [question.names.named(span.value("agency") or "", regions) for span in spans]
    kinds = {span.value("agency") for span, named in zip(spans, found, strict=True) if len(named) > 1}
    order, limit = order_in(question.spans)
    apart = bool(_APART.search(question.text)) or bool(order)
    if (
        question.has("share")
        or len(kinds) < 2
        or len(kinds) != len({span.value("agency") for span in spans})
        or not apart
    ):
        return None
    if question.has("share"):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=scope, measures=measures, group="kind", order=order, limit=limit, assumptions=notes)

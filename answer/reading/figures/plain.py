"""Questions about figures → Plans: which figures of which reports, under which conditions, in which order."""

import re
from typing import Literal

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Breakdown, Condition, Gap, Kind, Measure, Plan, Quantity, Rate, Scope
from answer.reading.figures.clauses import Clauses, Default, clauses_in
from answer.reading.figures.comparisons import asks_difference, read_comparison
from answer.reading.figures.equal import asks_if_equal
from answer.reading.figures.fitted import MOST_LOOKED_UP, fitted
from answer.reading.figures.kinds import (
    SETS,
    asks_of_all,
    asks_of_each,
    asks_total_over_years,
    asks_year_by_year,
    asks_years_with,
    counts_by_year,
    holds_in_all_years,
    kind_of,
    tells_every_body,
)
from answer.reading.figures.ordering import order_in, place_in
from answer.reading.figures.what import (
    applicant_in,
    breakdown_in,
    has_condition,
    lists_bodies,
    main_measures,
    named_rows,
)
from answer.reading.language.passed_over import chooses
from answer.reading.question import Question
from answer.reading.scope.governments import of_their_governments, with_own_reports
from answer.reading.scope.names import namesakes
from answer.reading.scope.tiers import SMALLER, TIERS
from answer.reading.scope.where import names_no_scope, scope_of, years_named
from answer.reading.talk.after import ranked_among
from answer.reading.talk.follow_ups import continues_kind, keeps_groups, results_after
from answer.reading.talk.those import bodies_of, of_some_year, year_of
from answer.reply import Reply, asked_back
from answer.shown.fields import AVERAGED
from answer.words import join, say

BARE_FEES = frozenset(
    {
        "收费",
        "收了多少费",
        "收多少费",
        "收了多少钱",
        "收费多少",
        "费用",
        "收的费用",
        "收取的费用",
        "收了多少费用",
        "fee",
        "fees",
        "charge",
        "charged",
        "charges",
    }
)
_EACH = re.compile(r"各(?:多少|几|是|有|为|自)|分别")  # of several figures each
_TWO_SUMS = re.compile(r"(之和|总和|合计)(?:和|与|及|、|以及)[^，。]{1,12}\1(?!之和|总和|合计|加|相加|一共|总共|合起)")
_EACH_PART = re.compile(r"(?:各|分别)[^，。？?、]{0,20}(?:几|多少)[^，。？?、]{0,3}[，,、；;。？?]")
_ALTOGETHER = re.compile("[和与跟及、][^，。？?]{2,12}(?:一共|总共|共计|共提)")  # 公益组织和科研机构一共提了多少
_ALL_OF_THEM = re.compile("(?:是不是|是否)(?:都|均|全)|(?:都|均|全)[^，。？?]{0,12}(?:吗|么|对吗|对吧|没有|没)[？?]*$")
_EACH_PLACE = re.compile(r"各(?:多少|几|是|有|为|自|[收办罚作受发拒])|分别")  # of several places each
_THOSE_THAT_DID = re.compile(  # every agency that carried requests into 2025: not one with none
    r"^(?:please )?(?:list|show|name|give|find)\b[^?;,]*?\b(?:every|each)(?: single)? (?:agency|authority|body|bureau"
    r"|department|office|unit|government) (?:that|which|who)\b"
)
_WITH_ITS = re.compile(  # list every body with its number of requests
    r"\b(?:every|each|all)(?: of)?(?: the)? (?:agenc|authorit|bod|bureau|depart|office|unit)\w*"
    r" (?:with|and|along with|together with) (?:its|their)\b"
    r"|(?:单位|部门|机关)[^，。]{0,24}分别(?:是|有|为)?(?:几|多少)"
    r"|(?:每个|各个?|所有|全部)(?:单位|部门|机关)(?:及其|和它们?的|以及其|连同)"
    r"|^(?:请|麻烦|帮我)?(?:列出|列一下|列示|导出|给出)[^，。有过]{0,20}(?:每个|各个?)[^，。有过没无]{0,8}(?:单位|部门|机关|局|办|委|政府|镇|街道)的"
)
_WHICH_PART = re.compile(  # which grounds nobody used
    r"(?:哪|有没有|有无|是否有)[^，。？?]{0,24}(?:没|未|无|不曾|零)|(?:没|未)[^，。？?]{0,12}(?:用|出现|涉及|适用)过?[^，。？?]{0,10}(?:哪)"
    r"|\b(?:which|what|any)\b.*\b(?:never|no|not|nobody|none)\b"
)
_CLASSES = re.compile(  # the departments or the government offices: two classes of bodies are not compared
    r"\b(?:departments|bodies|agencies|authorities)\b[^?]*\b(?:or|than|versus|vs\.?) (?:the )?$"
    r"|^(?=[^?]*\b(?:or|than|versus|vs\.?) (?:the )?(?:departments|agencies)\b)|(?:部门|各局)[和与跟同比]$"
)
_OF_THOSE = re.compile(r"(?:agencies|bodies|departments|bureaus|offices|authorities) (?:that|with|which)")
_THAT_YEAR = re.compile(r"[那当该]一?年|\b(?:that|the same) year\b|\bin it\b")
_OF_THEM = re.compile(r"\b(?:it|they|them|those|these|their)\b|它们?|这些|那些")
_STILL = re.compile(r"还是|也是|仍是|同样|都|\bsame\b|\ball\b")  # 2022年还是这些单位吗
_NEVER = re.compile(  # 一次都没用过，对吗
    r"一[次件回起]都没|从(?:来)?[没未不]|没有?任何(?:一[家个])?(?:单位|部门|机关)|没有一[家个]"
    r"|\bnever\b|\b(?:not (?:a single|one)|no(?: single| one)?) (?:[a-z-]+ ){0,3}"
    r"(?:agency|body|bureau|commission|department|office|unit)\b|\bnobody\b|\bno one\b"
    r"|^no (?:[a-z-]+ ){1,3}(?:at|in|for|by|from|during)\b"
)
_CLAIMS = re.compile(r"[对是]?吧[?？。]*$")  # 没有行政强制吧: says that there is none
_IN_EVERY_YEAR = re.compile(  # 2023年和2024年两年都收到申请, 各年度均在10件以上, year after year
    r"(?:两|三|这几)年[^，。？?]{0,16}[都均皆](?!有[哪谁]|是[哪谁]|包括)"
    r"|20\d\d年?度?(?:[、，,和与跟及到至–-]|以及)+(?:20)?\d\d年?度?[^，。？?]{0,12}[都均皆](?!有[哪谁]|是[哪谁]|包括)"
    r"|既在?(?:20)?\d\d年?[^，。？?]{0,8}又在?(?:20)?\d\d年?"
    r"|(?:各年度?|每一?个?年度?|逐年|年年|连年|历年|回回)[^，。？?]{0,20}(?:[都均皆全]|挂零|为零|是零|是0|没有?|超过|不止|不少于|不低于)"
    r"|\byear in,? year out\b|\byear (?:after|upon) year\b|\bthroughout\b|\ball (?:through|of the years)\b"
    r"|\b(?:in|for|of) (?:every|each|all)(?: single| one)?(?: of)?(?: the| these)? years?\b|\bin both\b"
)
_TWO_YEARS = re.compile(r"20\d\d年?度?(?:和|与|及|、|以及| and )20\d\d(?!\d)")
_SOME_YEAR = re.compile(r"[某任有哪]一?年|\b(?:some|any|at least one|a) year\b")
_NEVER_IN_SPAN = re.compile(r"\bin any (?:single |one )?year\b|\bany year between\b|\bthe (?:whole|entire|full) of\b")
_UP_OR_DOWN = re.compile(  # 是涨了还是跌了, of several years
    r"(?:涨|增|升|多|上升|增加|增长|上涨|增多)了?还是(?:跌|减|降|少|下降|减少|下跌|降低)|还是(?:涨|增|升|上升|增加|增长|上涨|增多)了?"
    r"|\b(?:up or down|rise or fall|rising or falling|grown or fallen|increas\w+ or decreas\w+)\b"
)
_WHICH_OF_TWO = re.compile("[哪谁].*[多少高低大]$")
_MORE_OF_TWO = re.compile(r"\b(?:more|fewer) [a-z -]{4,40}? or [a-z]|\bwhich (?:was|were|is|are) more\b")
_PERCENT = re.compile(r"%|percent|per cent|百分")
_THAN_YEAR = re.compile(r"(?:比|较|than (?:in )?)(20\d\d)")
CHOOSING: frozenset[Kind] = frozenset({"list", "count", "yesno"})  # those whose members satisfy conditions


def read_figures(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply:
    """The plan of a question about figures, or what must be asked back."""
    breakdown = "" if results_after(question) else breakdown_in(question.spans)
    kind = kind_of(question, breakdown)
    which = question.has("which_year") and question.previous is not None and question.previous.kind == "change"
    if question.inherits and question.previous and kind == "lookup" and not (question.means_the_first or which):
        breakdown, kind = question.previous.breakdown, question.previous.kind
    compared = None if breakdown else read_comparison(question, kind, measures)
    if compared is not None:
        return compared
    unclear = _unclear(question, kind) or _has_no_results(question, breakdown)
    if unclear:
        return unclear
    if kind == "lookup" and question.previous and continues_kind(question):
        kind = question.previous.kind
    of_all = bool(breakdown) and question.everyone and not _parts_of_the_last(question)
    scope = scope_of(question, is_set=kind in SETS or of_all)
    if isinstance(scope, Reply):
        return scope
    if not measures and not breakdown and _asks_for_all(question, scope):
        measures, kind = main_measures(), "lookup"
    if not measures and not breakdown:
        return _again(question, scope, kind)
    kind, scope = with_own_reports(question, kind, scope)
    scope = _of_those(question, scope, kind)
    return scope if isinstance(scope, Reply) else _plan(question, kind, scope, measures, breakdown)


def _parts_of_the_last(question: Question) -> bool:
    """Whether the parts of the last figure are asked for: 申请人都属于哪些类型, not of other bodies or years."""
    apart = question.has("year", "relative", "region", "level", "sum", "together") or lists_bodies(question.spans)
    return question.previous is not None and not apart


def _asks_for_all(question: Question, scope: Scope) -> bool:
    """Whether the main figures of bodies are asked for: compare A and B, an overview of A."""
    few = 0 < len(scope.agencies) <= 3 and not question.inherits
    return few and question.wants_all and (question.has("overview") or len(scope.agencies) > 1)


def _unclear(question: Question, kind: Kind) -> Reply | None:
    """What must be said before it can be answered."""
    kinds = [span for span in question.spans.of("agency") if span.value("kind_of_body") is not None]
    if kinds and question.has("change", "series", "share", "versus", "yesno"):
        before = question.text[: kinds[-1].start]
        if _CLASSES.search(before) or _CLASSES.match(question.text):
            return Reply(Outcome.CLARIFY, say("half_read", question.language, words=kinds[-1].text))
    counts = question.spans.of("count")
    if kind == "count" and len(counts) > 1 and len([*question.spans.of("condition"), *question.spans.of("number")]) > 1:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=counts[-1].text))
    if question.has("ambiguous_bureau") and not question.has("agency") and question.previous is None:
        return Reply(Outcome.CLARIFY, say("which_body_at_all", question.language))
    table_1 = question.previous is not None and any(
        isinstance(each, Measure) and (each.row == "fees" or vocabulary.rows()[each.row].columns == "decisions")
        for each in question.previous.measures
    )  # 收费呢, after licences
    if kind == "lookup" and _is_bare_fee(question) and not (order_in(question.spans)[0] or table_1):
        return asked_back("ambiguous_fee", question.language)
    return None


def _has_no_results(question: Question, breakdown: Breakdown) -> Reply | None:
    """What must be asked back where the results are asked for of what has none: of penalties, of documents."""
    before = question.previous
    if breakdown != "outcomes" or before is None or not before.measures or question.has("row", "agency", "region"):
        return None
    families = {vocabulary.rows()[each.row].columns for each in before.measures if isinstance(each, Measure)}
    none = families and not families & {"applicants", "outcomes"}
    return Reply(Outcome.CLARIFY, say("not_followed", question.language)) if none else None


def _ranks_of_several(question: Question, scope: Scope, measures: tuple[Quantity, ...]) -> Reply | None:
    """各排第几 of several bodies: each has a rank of its own, which is asked for by itself."""
    asked = [span.text for span in question.spans.of("rank_of") if "第几" in span.text]
    if not asked or not 1 < len(scope.agencies) <= MOST_LOOKED_UP or len(measures) != 1 or scope.endings:
        return None
    years = "、".join(f"{year}年" for year in scope.years)
    choices = tuple(f"{name}{years}{measures[0].name('zh')}排第几" for name in scope.agencies)
    return Reply(Outcome.CLARIFY, say("half_read", question.language, words=join(asked, "zh")), choices=choices)


def _plan(
    question: Question, kind: Kind, scope: Scope, measures: tuple[Quantity, ...], breakdown: Breakdown
) -> Plan | Reply:
    ranks = _ranks_of_several(question, scope, measures)
    if ranks:
        return ranks
    of_each = kind == "lookup"  # of bodies named: each is told, whatever its figure
    kind, scope, subject = fitted(question, kind, scope)
    clauses = clauses_in(question.spans, question.language, measures, _default(question, kind))
    if isinstance(clauses, Reply):
        return clauses
    measures, conditions, any_of = _conditions(question, kind, measures, clauses, of_each, bool(scope.agencies))
    if any(each.than == "median" for each in conditions) and any(isinstance(each, Rate) for each in measures):
        return Reply(Outcome.CLARIFY, say("median_of_rates", question.language))
    if _asks_if_all_done(question, kind, measures):
        measures, conditions = _all_done(question, conditions)
    own_years = tuple(sorted({year for condition in conditions for year in condition.years}))
    if own_years:
        scope = scope.model_copy(update={"years": own_years})
    group = _group(question, kind, scope)
    governments = of_their_governments(question, scope) if group == "county" and kind == "sum" else None
    if governments:
        kind, scope, group = "list", governments, ""
    order, limit = _order(question, kind) if kind != "sum" or group else ("", None)  # one sum is in no order
    plan = Plan(
        kind=kind,
        scope=scope,
        measures=() if breakdown else measures,
        conditions=conditions,
        any_of=any_of,
        every_year=kind in CHOOSING
        and len(scope.years) != 1
        and (_in_every_year(question, kind) or _has_none_throughout(question, scope, conditions)),
        together=_taken_together(question, measures),
        order=order,
        limit=limit,
        group=group,
        subject=subject,
        breakdown=breakdown,
        column=_applicant(question) if breakdown not in {"", "applicants"} else "total",
        assumptions=tuple(question.assumptions),
    )
    of_one_report = len(scope.agencies) == len(scope.years) == 1 and not scope.endings
    if plan.together and kind == "lookup" and of_one_report:
        plan = plan.model_copy(update={"kind": "sum"})  # firms and law offices together
    return ranked_among(question, plan.model_copy(update=_further(question, plan)))


def _in_every_year(question: Question, kind: Kind) -> bool:
    """Whether it must be so in every year; how many were so in each year asks for a number a year."""
    if len(question.spans.of("agency")) == 1 and asks_years_with(question):
        return False  # in which years it was never sued
    anytime = not question.has("year", "relative", "not_year")  # of all years there are
    several = len(years_named(question)) > 1 or anytime or holds_in_all_years(question)
    span = several and question.has("condition", "zero", "not_zero", "list", "yesno")
    last = question.previous if question.inherits and not question.has("year", "relative") else None
    if last is not None and last.every_year and kind in {"list", "count"}:
        return True  # how many is that, after those that have never been sued
    said = span and (_IN_EVERY_YEAR.search(question.text) or _has_none_in_span(question))
    return (bool(said) or question.has("every_year", "all_years")) and not (
        kind == "count" and counts_by_year(question)
    )


def _has_none_in_span(question: Question) -> bool:
    """Whether none of its years has any: no lawsuits in any year, the whole of 2020 to 2023 without one."""
    return question.has("zero") and bool(_NEVER_IN_SPAN.search(question.text))


def _has_none_throughout(question: Question, scope: Scope, conditions: tuple[Condition, ...]) -> bool:
    """2019到2024年没有诉讼的单位: none in any year of a span, of which the bodies are asked for."""
    none = bool(conditions) and all(each.operator == "eq" and not each.value and not each.years for each in conditions)
    span = any("," in (each.value("year") or "") for each in question.spans.of("year"))
    span = (span or bool(_TWO_YEARS.search(question.text))) and len(scope.years) > 1
    other = question.has("which_year", "either", "group_year") or question.is_yes_no or bool(scope.agencies)
    return none and span and not (other or _SOME_YEAR.search(question.text))


def _taken_together(question: Question, measures: tuple[Quantity, ...]) -> bool:
    """Whether several figures are one sum; 许可之和与处罚之和 are two."""
    columns = _ALTOGETHER.search(question.text) and len({getattr(each, "row", "") for each in measures}) == 1
    either = question.has("either") and question.has("sum") and _of_one_kind(measures)  # 因内部事务或过程性信息一共
    if len(measures) < 2 or not (question.has("together", "plus") or columns or either) or _EACH.search(question.text):
        return False
    if any(not isinstance(each, Measure) for each in measures):  # percentages of several wholes are not added
        return False
    if any(_is_part_of(one, other) for one in measures for other in measures):  # 不予处理合计几件，其中信访投诉类几件
        return False
    return question.has("plus") or not _TWO_SUMS.search(question.text)


def _of_one_kind(measures: tuple[Quantity, ...]) -> bool:
    """Whether they are different results of requests, which together are a number of requests too."""
    within = {vocabulary.rows()[each.row].within for each in measures if isinstance(each, Measure)}
    return len(within) == 1 and "" not in within and all(isinstance(each, Measure) for each in measures)


def _is_part_of(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is counted in the other: a row in its group, a column in the total."""
    if not (isinstance(one, Measure) and isinstance(other, Measure)) or one == other:
        return False
    if one.row == other.row:
        return other.column == "total"
    return vocabulary.rows()[one.row].within == other.row and other.column in {one.column, "total"}


def _applicant(question: Question) -> str:
    """The kind of applicant of a breakdown, in a follow-up that of the figure before."""
    named, previous = applicant_in(question.spans), question.previous
    last = previous.measures[0] if previous and len(previous.measures) == 1 else None
    if named != "total" or not isinstance(last, Measure) or question.stands_alone or question.has("agency"):
        return named
    return last.column if ("applicants", last.column) in vocabulary.columns() else named


def _further(question: Question, plan: Plan) -> dict[str, object]:
    """What only plans of some kinds say."""
    has = question.has
    if plan.kind == "breakdown":
        before = question.previous
        again = before is not None and before.kind == "breakdown" and before.percent and not question.stands_alone
        none = has("zero") and bool(_WHICH_PART.search(question.text))
        return _all_in_order(question, plan) | {
            "percent": has("share", "percent") or bool(_PERCENT.search(question.text)) or again,
            "absent": none,
        }
    if plan.kind in {"sum", "lookup"} and plan.order in {"most", "least"} and _all_in_order(question, plan):
        return {"limit": None}
    if plan.kind == "change":
        return {
            "percent": has("change_percent"),
            "expects": _expects(question),
            "together": _changes_together(question, plan),
        }
    if plan.kind == "count":
        portions = [span for span in question.spans.of("percent") if span.value("condition") is None]
        again = question.inherits and question.previous is not None and question.previous.share
        return {"share": has("share_bodies") or bool(portions) or again}
    if plan.kind == "yesno":
        if len(plan.scope.agencies) == 1 and plan.every_year and plan.conditions and not _is_changed(plan):
            return {"every": True, "every_year": False}  # all its years, and those that are not so
        in_years = len(years_named(question)) > 1 and not _is_changed(plan)
        several = len(plan.scope.agencies) > 1 or (bool(plan.scope.agencies) and in_years)
        if several and plan.conditions and _ALL_OF_THEM.search(question.text):
            return {"every": True}  # 甲局和乙局是不是都是零申请, 甲局2019到2024年都没有申请吗
        the_same = question.means_those and bool(_STILL.search(question.text))
        if (
            not plan.scope.agencies
            and _NEVER.search(question.text)
            and all(each.value == 0 for each in plan.conditions)
        ):
            return {"every": True, "every_year": False}
        return {"every": the_same or (not plan.scope.agencies and bool(asks_of_all(question.text)))}
    if plan.kind == "lookup" and plan.order == "both" and len(plan.scope.agencies) == 1:
        return {"difference": has("difference")}
    two = len(plan.measures) == 1 and len(plan.scope.agencies) == 1 and len(plan.scope.years) == 2
    if plan.kind == "lookup" and two and any(_WHICH_OF_TWO.search(span.text) for span in question.spans.of("series")):
        return {"difference": True}  # 2023年和2024年哪年多
    if plan.kind == "lookup" and len(plan.scope.agencies) == 1 and _UP_OR_DOWN.search(question.text):
        return {"difference": len(plan.scope.years) not in (1, 2)}
    if plan.kind == "lookup" and asks_difference(question, plan.scope):
        return {"difference": True, "expects": _expects(question)}
    two = plan.kind == "sum" and len(plan.measures) == 2 and not (plan.group or plan.together)
    two = two or (plan.group == "year" and len(plan.scope.years) == 2 and not plan.order)
    if two and any(_WHICH_OF_TWO.search(span.text) for span in question.spans.of("series")):
        return {"difference": True}  # 予以公开和不予公开哪个多
    if two and len(plan.measures) == 2 and _MORE_OF_TWO.search(question.text):
        return {"difference": True}  # were there more reconsiderations or lawsuits
    if plan.kind in {"list", "sum"} and plan.order == "both" and has("difference"):
        return {"difference": True}
    return {"place": place_in(question.spans)} if plan.kind == "list" and plan.order else {}


def _changes_together(question: Question, plan: Plan) -> bool:
    """Whether the sum of several bodies is put against that of another year: 两家合计比上年多几件, 比2023年呢 after a
    sum."""
    last = question.previous if question.inherits else None
    added = last is not None and last.kind in {"sum", "change"} and (last.kind == "sum" or last.together)
    said = question.has("together", "sum") and not _EACH.search(question.text)
    return len(plan.scope.agencies) > 1 and bool(added or said)


def _all_in_order(question: Question, plan: Plan) -> dict[str, object]:
    """All parts in order, where each is asked for beside the first: 各区分别多少，哪个区最多."""
    return {"limit": None} if plan.limit == 1 and _EACH_PART.search(question.text) else {}


def _is_changed(plan: Plan) -> bool:
    return any(isinstance(each, Gap) for each in plan.measures)


def _expects(question: Question) -> Literal["", "more", "fewer", "equal"]:
    """What a yes would say: whether it rose, fell, or stayed."""
    if asks_if_equal(question) or (question.is_yes_no and question.has("unchanged")):
        return "equal"
    more, fewer = question.has("rose", "more_than"), question.has("fell", "less_than")
    if not question.is_yes_no or more == fewer:
        return ""
    compared = _THAN_YEAR.search(question.text)
    later = compared is not None and int(compared[1]) == max(years_named(question))  # 2022年比2023年多吗
    return "more" if more != later else "fewer"


def _order(question: Question, kind: Kind) -> tuple[Literal["", "most", "least", "both"], int | None]:
    order, limit = order_in(question.spans)
    last = question.previous
    goes_on = question.inherits or (last is not None and (continues_kind(question) or _reorders(question, last)))
    if last and goes_on and not order and kind == last.kind:
        return last.order, last.limit
    if last and keeps_groups(question) and kind == "sum" and not order:
        return last.order, last.limit
    if last and question.inherits and order and limit == 1 and kind == last.kind == "list" and not question.has("list"):
        limit = last.limit or limit  # and the bottom end, after the top five
    return order, limit


def _reorders(question: Question, last: Plan) -> bool:
    """Whether a ranking is asked for again by another figure: 换成不予公开."""
    ranking = last.kind == "list" and bool(last.order) and not last.conditions
    return ranking and continues_kind(question) and not question.has("list", "condition", "number", "zero")


def _conditions(
    question: Question, kind: Kind, measures: tuple[Quantity, ...], clauses: Clauses, of_each: bool, named: bool
) -> tuple[tuple[Quantity, ...], tuple[Condition, ...], bool]:
    """The figures and what must hold of them, with whether any of it is enough; a follow-up keeps the earlier ones."""
    conditions: tuple[Condition, ...] = ()
    any_of = False
    if (kind in AVERAGED or order_in(question.spans)[0]) and question.without_zeros:
        conditions = (Condition(operator="gt"),)
    elif kind in AVERAGED and clauses.conditions and _filters(question):
        measures, conditions, any_of = clauses.measures, clauses.conditions, clauses.any_of
    zeros = bool(conditions) and all(each.operator == "eq" for each in clauses.conditions)  # 最少的，零的不算
    if kind in {"list", "count", "yesno"} and clauses.conditions and not (of_each and named) and not zeros:
        measures, conditions, any_of = clauses.measures, clauses.conditions, clauses.any_of
    previous = question.previous if question.inherits else None
    if question.means_those and question.has("year", "relative") and not question.has("region", "level", "list"):
        previous = None  # 他们23年呢: each is told, whatever its figure
    own = has_condition(question.spans) or question.has("not_zero")
    if previous and not (own or of_each) and kind in {"list", "count", "yesno"}:
        conditions, any_of = previous.conditions or conditions, previous.any_of if previous.conditions else any_of
        measures = previous.measures if len(conditions) > 1 else measures
    return measures, conditions, any_of


def _filters(question: Question) -> bool:
    """Whether a sum or mean is of those only that have any, or so many: 收到申请的单位平均."""
    of_those = question.has("list") and (chooses(question.spans) or _OF_THOSE.search(question.text))
    return question.has("condition") or bool(of_those)


def _again(question: Question, scope: Scope, kind: Kind) -> Plan | Reply:
    """The last plan over another scope, where it is about no figure: who filed no report, and in 2024?"""
    if question.previous and kind == question.previous.kind:
        return question.previous.model_copy(update={"scope": scope, "assumptions": tuple(question.assumptions)})
    return asked_back("which_figure", question.language)


_EARNED = re.compile(r"yuan|\b(?:bring|brings|brought|bringing) in\b|\b(?:earn|raise|money|revenue|income)")


def _is_bare_fee(question: Question) -> bool:
    """收费 alone may be the fees of table 1 or those for processing requests; 万元 settles it, and so do licences and
    what is said of a cell: 没填."""
    known, rows = vocabulary.rows(), {span.value("row") or "" for span in question.spans.of("row")}
    of_a_cell = question.has("blank", "cell", "table_1")
    if any("fees/items_last_year" in span.values("column") for span in question.spans.of("column")):
        return False  # 收费项目有几个
    if of_a_cell or _EARNED.search(question.text) or any(known[row].columns == "decisions" for row in rows):
        return False
    named = [span.text for span in question.spans.of("row") if span.value("row") == "fees"]
    return "万" not in question.text and bool(named) and all(text in BARE_FEES for text in named)


def _of_those(question: Question, scope: Scope, kind: Kind) -> Scope | Reply:
    """The scope of 它们, those, or a bare 平均呢: the members of the set asked for before."""
    previous = question.previous
    if not previous or question.has("agency"):
        return scope
    if question.has("region"):
        return _of_those_in(question, previous, scope)
    back = _THAT_YEAR.search(question.text) or question.means_those or question.means_some_of_those
    year = year_of(previous, question.names.connection) if back else None
    if year is not None and not question.has("year", "relative"):
        return scope.model_copy(update={"years": (year,)})  # 那年予以公开了几件, after 哪一年最多
    if _THAT_YEAR.match(question.text) and of_some_year(previous) and not question.has("year", "relative"):
        return Reply(Outcome.CLARIFY, say("which_year", question.language))  # several are, or none
    bare = question.inherits and kind in {"sum", "mean", "median"} and previous.kind == "list"
    first = previous.limit is not None and previous.limit > 1  # of the first five, not of all
    of_them = kind == "breakdown" and previous.kind in CHOOSING and _OF_THEM.search(question.text)
    results = bool((previous.conditions or previous.limit == 1) and (results_after(question) or of_them))
    one = previous.kind == "list" and previous.limit == 1 and bool(previous.order)
    results = results or (one and kind == "breakdown" and names_no_scope(question))  # 理由是什么, after whose rate
    chosen = previous.kind in {"list", "count"} and bool(previous.conditions or first)
    parts = chosen and kind in {"sum", "breakdown"} and names_no_scope(question)  # 不予公开的理由, after a list
    told = previous.kind == "text" and previous.every_report  # who wrote of it
    some = question.means_some_of_those and (previous.kind in CHOOSING or told)
    if not (question.means_those or some or results or parts or (bare and (previous.conditions or first))):
        return scope
    bodies = bodies_of(previous, question.names.connection)
    if not bodies and previous.kind in CHOOSING and previous.conditions and (question.means_those or some):
        return Reply(Outcome.NOT_FOUND, say("none_before", question.language))
    return scope.model_copy(update={"agencies": bodies, "regions": (), "endings": ()}) if bodies else scope


def _of_those_in(question: Question, previous: Plan, scope: Scope) -> Scope:
    """Those of the first five that are in a place: which of them are in Bihe, not the first five of Bihe."""
    ranked = previous.kind == "list" and previous.limit is not None and previous.limit > 1
    if not ranked or not (question.means_those or question.means_some_of_those):
        return scope
    bodies = bodies_of(previous, question.names.connection)
    question.names(list(bodies))
    regions = {name: [body.region for body in question.names.bodies_of(name)] for name in bodies}
    inside = tuple(
        name for name in bodies if any(f"/{place}/" in f"/{own}/" for own in regions[name] for place in scope.regions)
    )
    return scope.model_copy(update={"agencies": inside, "regions": ()}) if inside else scope


# Whether all was done

_DONE = re.compile(
    r"(?:都|均|全部?)(?:已经?|已|按时|按期|及时|如期)*(?:办结|办理|答复|处理|办完|了结)"
    r"|(?:^|[:.!] ?)(?:did|do|does|have|has|had|were|are|was|is)\b.{0,80}\b(?:all|every) (?:of )?"
    r"(?!agenc|authorit|bod|depart|bureau|office|unit)"
    r".{0,60}\b(?:handled|answered|completed|processed|finished|concluded|closed|dealt with|requests)\b"
)


def _asks_if_all_done(question: Question, kind: Kind, measures: tuple[Quantity, ...]) -> bool:
    handled = measures == (Measure(row="handled", column="total"),)
    return (
        handled and kind in CHOOSING and bool(_DONE.search(question.text)) and not question.has("condition", "number")
    )


def _all_done(
    question: Question, conditions: tuple[Condition, ...]
) -> tuple[tuple[Quantity, ...], tuple[Condition, ...]]:
    """All was done where nothing is carried over into the next year."""
    question.assumptions.append(say("all_done", question.language))
    left = question.language == "zh" and question.has("zero") and not question.is_yes_no  # 没有全部办结
    return (Measure(row="carried_out", column="total"),), (Condition(operator="gt" if left else "eq"),)


def _default(question: Question, kind: Kind) -> Default:
    """Whether members without a condition must have more than zero: a ranking puts all in order."""
    if kind == "yesno":
        claimed = bool(_CLAIMS.search(question.text))
        return "some" if question.has("yesno") or claimed or question.language == "en" else "any"
    before = question.previous if question.inherits or continues_kind(question) else None
    if kind == "list" and question.has("agency") and asks_years_with(question):
        return "some"
    each = _tells_each(question) or question.has("each_body")
    if kind == "list" and each and not (has_condition(question.spans) or _THOSE_THAT_DID.search(question.text)):
        return "none"
    if kind == "list" and question.previous and _reorders(question, question.previous):
        return "none"
    if before and before.kind == kind == "list" and not before.conditions:
        return "none"
    return "none" if order_in(question.spans)[0] and kind != "count" else "some"


def _tells_each(question: Question) -> bool:
    """Whether each is told, whatever its figure: 列出它们的行政处罚, 各信访局收到几件, 各单位的公开率."""
    chosen = any(re.search("[哪谁]|wh", span.text) for span in question.spans.of("list"))  # 其中哪些
    if question.means_those and not (chosen or lists_bodies(question.spans)):
        return True
    if _WITH_ITS.search(question.text) or tells_every_body(question):
        return True
    compared = question.has("series") and not has_condition(question.spans)  # 两个区政府谁的公开率高
    return asks_of_each(question) or (question.has("agency") and (compared or not question.has("list")))


def _group(
    question: Question, kind: Kind, scope: Scope
) -> Literal["", "year", "region", "city", "county", "level", "tier", "kind", "agency"]:
    several = len(scope.regions) > 1 and (
        question.has("series", "versus", "difference", "apart") or bool(_EACH_PLACE.search(question.text))
    )
    tiers = len(scope.levels) > 1 and {*scope.levels} <= {*TIERS, *SMALLER} and not scope.agencies
    if kind == "sum" and tiers and question.has("series", "versus", "difference", "apart"):
        return "tier"  # 市级部门和区级部门哪个高
    before = question.previous if question.inherits else None
    if before and before.kind == "change" and kind in AVERAGED and not scope.agencies and len(scope.years) == 2:
        return "year"  # 平均呢, after one year against another: of either
    last = question.previous if keeps_groups(question) else None
    if last and kind == "sum" and last.group in {"city", "county", "level", "tier"}:
        return last.group  # just Yunchuan, or and licences, after each district
    if kind == "count":
        if counts_by_year(question) and len(scope.years) != 1:
            return "year"
        if question.has("rank_most", "rank_least", "limit", "place", "share_bodies", "group_year"):
            return ""
    elif kind != "sum":
        return ""
    if question.has("group_region") or several:
        return "city" if question.has("group_city") else "county" if question.has("group_county") else "region"
    if question.has("group_level"):
        return "tier" if question.has("group_tier") else "level"
    if kind == "count":
        return ""
    if not scope.agencies and any(namesakes(question.names.connection, region) for region in scope.regions):
        return "region"
    if len(scope.years) == 1 or asks_total_over_years(question):
        return ""
    of_years = len(question.spans.of("year")) > 1 and len({*named_rows(question.spans, strong=False)}) == 1
    each = of_years and _EACH_PLACE.search(question.text)  # 2022年和2023年分别合计多少
    told = asks_year_by_year(question) and kind == "sum"  # 近三年的总量是升还是降
    return "year" if question.has("series", "group_year", "which_year") or each or told else ""

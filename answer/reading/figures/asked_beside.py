"""What a question asks beside what its plan tells: a second set, another figure of the first, who else."""

import re
from collections.abc import Callable
from itertools import combinations, pairwise

from answer import vocabulary
from answer.plan import SET_KINDS, Gap, Measure, Plan, Rate
from answer.reading.figures.kinds import counts_those_that
from answer.reading.figures.twice import asks_total, asks_who, clauses_of, has_meaning
from answer.reading.language.spans import Span
from answer.reading.question import Question

_EACH_OF_THEM = re.compile(r"分别|各有?(?:多少|几)|各(?:是|为)(?:多少|几)|\brespectively\b")
_OF_SOME = re.compile(
    r"的(?:单位|部门|机关)(?:里头?|里面|中|当中|之中)|\b(?:of|among) (?:the|those) [a-z]+ (?:that|which|with|who)\b"
)
_APART = re.compile(r"分别|分开|各(?:是|为|有)?(?:多少|几)|哪一?[级个边]|谁|\brespectively\b|\beach\b")
_CLAUSE_END = re.compile(r"[，,；;。]")
_AND_HOW_MANY = re.compile(r"\band how (?:many|much)(?: of (?:them|those|these))? (?:did|were|was|had|have)\b")
_COUNTED = re.compile(r" (?:\w+ )?(?:handled|requests?|applications?|received|cases|lawsuits|decided|answered)\b")
_COUNTS = re.compile(r"\b(?:handled|received|got|answered|processed|decided|dealt with|had in|took in|concluded) $")
_LARGER = re.compile(
    r"\bwhich (?:is|was|are|were) (?:the )?(?:larger|bigger|higher|greater|more|smaller|lower|fewer)\b"
)
_TOTAL_AND_YEAR = re.compile(  # the total of all years, and in which of them it was highest
    r"\b(?:sum|total)\b(?=[^?]*[,;:?] ?(?:and )?(?:in )?(?:which|what) year\b)"
    r"|\b(?:in total|altogether|overall)\b(?=[^?]*[,;:?] ?(?:and )?(?:in )?(?:which|what) year\b)"
)
_MORE_BODIES = re.compile(  # did more bodies refuse than before: it is they that are counted, not their figures
    r"\b(?:more|fewer) (?:bodies|agencies|departments|bureaus|offices|units)\b(?=.*\bthan\b)"
)
_THAN = re.compile(r"\bthan (?:the )?")
_AMONG_THE_FIRST = re.compile("的?(?:单位|部门|机关)?(?:里面?|中|当中|之中|名单)[，,]?")
_A_YEAR = re.compile(r"(?<!\D年)年均|每年平均|平均每年|平均一年")
_OF_ONE_BODY = re.compile("每一?[个家]?(?:单位|部门|机关|局|家)")
_EACH_BODY = re.compile("(?:各个?|每一?个?)(?:单位|部门|机关|局|家)")
_BOTH = re.compile(r"\bbut not both\b|\bnot both\b|\b(?:exactly|only|just) one of the two\b")
_HOW_MANY_EACH = re.compile(r"\bhow (?:many|much)(?: (?:did|was|were))? (?:each|either|they each|in each case)\b")
_THAN_ALL = re.compile("比(?:起)?(?:各|所有|全部)(?:个)?(?:单位|部门|机关)(?:的)?(?:加起来|合计|总和|加总|相加|之和)?")
_SECOND = re.compile(r",? and (?:how (?:many|much)|did (?:it|they)|was it|were they)\b")
_SAYS_WHAT = ("row", "column", "rate", "count", "list", "topic", "theme")
_THOSE_THAT = re.compile("的(?:单位|部门|机关)")
_WHICH_SIDE = re.compile(r"哪一?[边方头个]|谁|相比|比较|差")
_ELSE = re.compile(r"\b(?:any|some|every)?(?:body|one|who|which|what agency|nobody|where) else\b")  # than the one named


_AND_THOSE = re.compile(
    "[，,；;？?](?:那|那么)?[^，,；;？?几多哪谁]{3,20}的呢[？?]*$"
)  # …的是哪些？超过100件但有强制的呢
_CONDITIONAL = re.compile(
    r"(?:要是|如果|假如|倘若|若)?(?:没有|没|无|不是|不)的话|(?:要是|如果|假如|倘若|若)(?:没有|没|无|不是|不)(?=[，,])"
)


def asked_twice(question: Question, plan: Plan) -> list[str]:
    """The words of a second question: likeness to a wording of the first one alone does not answer it."""
    conditional = _CONDITIONAL.search(question.text) or (
        _AND_THOSE.search(question.text) if plan.kind in SET_KINDS else None
    )
    if conditional:
        return [conditional.group().strip("，,；;？?")]
    gates = (
        _total,
        _share_of_sum,
        _share_of_the_first,
        _share_of_the_asked,
        _ordered_by_another,
        _two_rankings,
        _each_its_own,
        _two_sides,
    )
    return next((words for gate in gates if (words := gate(question, plan))), [])


def asked_beside(question: Question, plan: Plan, leaves_out: bool) -> list[str]:
    """The words for it; `leaves_out` is whether the plan leaves any body out."""
    first = next((words for gate in _GATES if (words := gate(question, plan))), [])
    return first + _of_others(question, plan, leaves_out)


def _of_others(question: Question, plan: Plan, leaves_out: bool) -> list[str]:
    """In English: and how many of them did, of at least five requests, ever, anybody else."""
    found = []
    text, has = question.text, question.has
    if plan.kind in SET_KINDS and (one := _BOTH.search(text)):
        found.append(one.group())
    found += _second_figure(question, plan) + _runner_up(question, plan) + _denied_twice(question)
    behind = _AND_HOW_MANY.search(text) if plan.kind == "list" and plan.order else None
    if behind and any(span.start > behind.start() for kind in ("row", "column") for span in question.spans.of(kind)):
        found.append(behind.group())
    if plan.measures and all(isinstance(each, Rate) for each in plan.measures):
        conditions = [span for span in question.spans.of("condition") if span.text.isascii()]
        found += [span.text for span in conditions if _counts_requests(span, text)]
    if has("ever") and not has("year", "relative") and len(plan.scope.years) == 1 and question.previous is None:
        found += [span.text for span in question.spans.of("ever")]
    total = _TOTAL_AND_YEAR.search(text) if plan.kind == "lookup" and plan.order else None
    larger = _LARGER.search(text) if plan.any_of else None
    counted = _MORE_BODIES.search(text) if plan.kind != "count" else None
    all_of_them = _THAN_ALL.search(text) if plan.kind == "change" else None
    found += [all_of_them.group()] if all_of_them else []
    than = _THAN.search(text) if plan.kind == "change" else None
    if than and not any(span.start == than.end() for span in question.spans.of("agency")):
        than = None
    found += [each.group().strip() for each in (larger, than, counted, total) if each]
    if has("agency") and not leaves_out and (other := _ELSE.search(text)):
        found.append(other.group())
    return found


def _counts_requests(condition: Span, text: str) -> bool:
    """Whether a number is one of requests, not of percent: of at least five requests, that handled at least 5."""
    percent = re.search("%|percent", condition.text)
    return bool(_COUNTED.match(text[condition.end :]) or (not percent and _COUNTS.search(text[: condition.start])))


def _second_figure(question: Question, plan: Plan) -> list[str]:
    """And how many walked away with nothing, behind a first figure: another that no word of it tells."""
    each = len(plan.scope.agencies) > 1 and _HOW_MANY_EACH.search(question.text)  # every one of them is told
    behind = _SECOND.search(question.text) if plan.kind in {"lookup", "sum"} and not each else None
    if behind is None or any(span.start > behind.start() for kind in _SAYS_WHAT for span in question.spans.of(kind)):
        return []
    named = any(span.end <= behind.start() for kind in _SAYS_WHAT for span in question.spans.of(kind))
    return [question.text[behind.start() :].strip(" ,.?!")] if named else []


def _denied_twice(question: Question) -> list[str]:
    """No zero, not none: two denials in a row are no zero."""
    zeros = question.spans.of("zero")
    pairs = ((one, other) for one, other in pairwise(zeros) if other.text.isascii() and one.end == other.start - 1)
    return [f"{one.text} {other.text}" for one, other in pairs]


def _runner_up(question: Question, plan: Plan) -> list[str]:
    """Who was first and who second, where only the second is told."""
    first, places = question.spans.of("first_place"), question.spans.of("place")
    one = plan.place is not None and plan.place > 1 and len(question.spans.of("list")) > 1
    return [first[0].text] if one and first and first[0] not in places else []


def _two_sets(question: Question, plan: Plan) -> list[str]:
    """What nothing can be at once: 留空的是谁，填0的又是谁 are two sets, and so is what both is and is not."""
    if plan.any_of:
        return []
    blank, zero = question.spans.of("blank"), question.spans.of("zero")
    if plan.kind in SET_KINDS and len(plan.conditions) == 1 and blank and zero and not set(blank) & set(zero):
        return [zero[-1].text]
    pairs = combinations(zip(plan.measures, plan.conditions, strict=False), 2)
    both = (
        (one, other)
        for (of, one), (less, other) in pairs
        if of == less and one.years == other.years and "eq" in (one.operator, other.operator)
    )
    if not any({one.operator, other.operator} & {"blank", "gt"} and one.value == other.value for one, other in both):
        return []
    return [span.text for kind in ("zero", "blank") for span in question.spans.of(kind)][-1:]


def _second_count(question: Question, plan: Plan) -> list[str]:
    """What is counted beside the first: 上10件的有几家，上50件的又有几家 are two sets, not those that are both."""
    if plan.kind != "count" or plan.any_of or len(plan.conditions) < 2:
        return []
    counts, conditions = question.spans.of("count"), question.spans.of("condition")
    first = counts[0].end if counts else 0
    behind = [span for span in counts[1:] if _CLAUSE_END.search(question.text[first : span.start])]
    return [span.text for span in conditions if behind and span.start > first]


def _several(question: Question, plan: Plan) -> list[str]:
    """分别, where one figure of one report is told: 个人提的和机构提的分别有几件."""
    scope = plan.scope
    one = plan.kind == "lookup" and len(plan.measures) == len(scope.agencies) == len(scope.years) == 1
    found = _EACH_OF_THEM.search(question.text) if one and not question.inherits else None
    return [found.group()] if found else []


def _share_of_some(question: Question, plan: Plan) -> list[str]:
    """收到申请的单位里，有多少拒绝过: a share of those, not of all."""
    some = _OF_SOME.search(question.text) if plan.share and len(plan.conditions) > 1 else None
    return [some.group()] if some else []


def _share_of_the_first(question: Question, plan: Plan) -> list[str]:
    """A share asked of whoever has most: 企业申请最多的是谁，占它自己申请的多少 is no order by shares."""
    if plan.kind != "list" or not plan.order or not plan.measures or not isinstance(plan.measures[0], Rate):
        return []
    ends = [span.end for span in question.spans.of("rank_most") + question.spans.of("rank_least")]
    shares = [span for span in question.spans.of("share") if ends and span.start > min(ends)]
    return [span.text for span in shares if _CLAUSE_END.search(question.text[min(ends) : span.start])]


def _tiers_apart(question: Question, plan: Plan) -> list[str]:
    """市级单位和区级单位分别平均: one number of both is no answer."""
    apart = _APART.search(question.text) if len(plan.scope.levels) > 1 and not plan.group else None
    return [apart.group()] if apart and plan.kind in {"sum", "mean", "median"} else []


def chosen_by_another(question: Question, plan: Plan) -> list[str]:
    """申请超过10件的单位，平均处罚多少件: the figure that bodies are chosen by, where the plan has only the other."""
    if plan.kind not in {"sum", "mean", "median"} or question.language != "zh":
        return []
    ends = [found.start() for found in _THOSE_THAT.finditer(question.text)]
    rows = question.spans.of("row")
    first = [span for span in rows if ends and span.end <= ends[0]]
    behind = {span.value("row") for span in rows if ends and span.start > ends[0]}
    told = {each.row for each in plan.measures if isinstance(each, Measure)}
    chosen = {span.value("row") for span in first}
    return [span.text for span in first] if behind and not chosen & (behind | told) else []


def _added_and_bounded(question: Question, plan: Plan) -> list[str]:
    """加起来超过5件: the sum is bounded, not each figure."""
    each = plan.kind in SET_KINDS and plan.together and len(plan.measures) > 1 and bool(plan.conditions)
    return [span.text for span in question.spans.of("together")][:1] if each and question.language == "zh" else []


def _who_is_average(question: Question, plan: Plan) -> list[str]:
    """居中的单位是哪家: a mean or median tells of nobody."""
    told = plan.kind in {"mean", "median"} and not (plan.group or plan.order) and question.language == "zh"
    return [span.text for span in question.spans.of("list") if told and asks_who([span])][:1]


def _two_figures(question: Question, plan: Plan) -> list[str]:
    """Two figures of one year compared with each other, where the change of each is told."""
    one_year = len(plan.measures) > 1 and len(question.spans.of("year")) < 2 and not question.has("relative")
    versus = question.spans.of("versus") if plan.kind == "change" and one_year else []
    return [span.text for span in versus if "年" not in span.text][:1]


def _a_year_of_all(question: Question, plan: Plan) -> list[str]:
    """全市年均收到多少件: what all bodies have together in a year is no mean of the bodies."""
    found = _A_YEAR.search(question.text) if plan.kind in {"mean", "median"} and plan.group != "agency" else None
    found = None if plan.group == "year" and _OF_ONE_BODY.search(question.text) else found
    return [found.group()] if found and len(plan.scope.agencies) != 1 else []


def _some_of_the_first(question: Question, plan: Plan) -> list[str]:
    """前五名里有没有镇政府: whether any of the first is of a kind, not the first of that kind."""
    text = question.text
    ends = [span.end for kind in ("limit", "rank_most", "rank_least") for span in question.spans.of(kind)]
    kinds = [*question.spans.of("level"), *question.spans.of("agency"), *question.spans.of("region")]
    asked = [
        span
        for span in question.spans.of("yesno")
        if any(_AMONG_THE_FIRST.fullmatch(text, end, span.start) for end in ends)
    ]
    return [span.text for span in asked if any(kind.start >= span.end for kind in kinds)][:1]


_VARIES = re.compile("波动|起伏|变动|起落|浮动")


def _grows_most(question: Question, plan: Plan) -> list[str]:
    """哪一年涨得最多: who or which year grew most is no order by the figure itself."""
    if not plan.order or plan.kind == "change" or any(isinstance(each, Gap) for each in plan.measures):
        return []
    pairs = pairwise(question.spans.chosen)
    ends = ("rank_most", "rank_least")
    grown = [
        span.text + end.text
        for span, end in pairs
        if (has_meaning(span, "change") and has_meaning(span, "rose", "fell") and has_meaning(end, *ends))
        or (_VARIES.fullmatch(span.text) and span.end == end.start and has_meaning(end, *ends))
    ]
    return [] if question.language == "en" else grown[:1]


def _denied_result(question: Question, plan: Plan) -> list[str]:
    """How many were not granted: neither those that were, nor who granted none."""
    if not question.has("quantity") or question.has("list", "count", "yesno"):
        return []
    rows = {span.start: span for span in question.spans.of("row")}
    denied = [span for span in question.spans.of("zero") if span.end in rows and not span.text.isascii()]
    return [span.text + rows[span.end].text for span in denied if "公开" in rows[span.end].text]


def _total(question: Question, plan: Plan) -> list[str]:
    """A total beside bodies or years that are told one by one: 前三名是谁，合计多少件."""
    by_year = plan.kind == "sum" and plan.group == "year" and bool(plan.order)
    if not (plan.kind in {"list", "count"} or by_year):
        return []
    if any(each.percent or each.before for each in plan.measures if isinstance(each, Gap)):
        return []
    if plan.kind == "count" and counts_those_that(question):
        return []  # the bodies, all of them
    each = plan.kind == "list" and not (plan.conditions or plan.limit)  # 各单位…各几件 is told of each
    totals = [
        span.text
        for clause in clauses_of(question)
        if asks_total(clause)
        for span in clause
        if has_meaning(span, "sum", "together") and not (each and _EACH_BODY.fullmatch(span.text))
    ]
    return totals[:1]


def _each_its_own(question: Question, plan: Plan) -> list[str]:
    """A figure of one body and another figure of another, added or compared: both of each are not meant."""
    if not question.has("sum", "together", "plus", "difference", "more_than", "times"):
        return []
    bodies = [span for span in question.spans.of("agency") if span.value("kind_of_body") is None]
    if len(bodies) != 2 or len(plan.scope.agencies) != 2:
        return []
    rows = question.spans.of("row")
    first = {span.value("row") for span in rows if bodies[0].end <= span.start < bodies[1].start}
    last = {span.value("row") for span in rows if bodies[1].end <= span.start}
    own = [span for span in rows if bodies[1].end <= span.start]
    return [own[0].text] if first and last and first != last else []


def _two_sides(question: Question, plan: Plan) -> list[str]:
    """云岚市本级部门和望溪县的单位，哪边多: a level said of one of two places only."""
    levels = [span for span in question.spans.of("level") if span.value("agency") is None]
    if len(plan.scope.regions) < 2 or len(levels) != 1 or not _WHICH_SIDE.search(question.text):
        return []
    places = question.spans.of("region")
    behind_all = all(place.end <= levels[0].start for place in places)
    return [] if behind_all and len(places) > 1 else [levels[0].text]


_MAKE_UP = re.compile(
    r"\bshare of [^?]*\b(?:they|these|those|it|them) (?:all )?(?:make up|account for|add up to|represent)\b"
)


def _share_of_sum(question: Question, plan: Plan) -> list[str]:
    """What share of all fees they make up: of the money, of which the plan counts those who charged any."""
    found = _MAKE_UP.search(question.text) if plan.share and plan.kind == "count" and question.means_those else None
    return [found.group()] if found else []


def _two_rankings(question: Question, plan: Plan) -> list[str]:
    """哪家申请最多，哪家诉讼最多: two orders, of which the plan has one."""
    if plan.kind != "list" or not plan.order:
        return []
    ranked = [
        [span for span in clause if span.value("row") is not None]
        for clause in clauses_of(question)
        if asks_who(clause) and any(has_meaning(span, "rank_most", "rank_least") for span in clause)
    ]
    first, *others = [clause for clause in ranked if clause] or [[]]
    rows = {span.value("row") for span in first}
    return [span.text for clause in others for span in clause if rows and span.value("row") not in rows][:1]


_IN_EACH = re.compile(
    r"\b(?:in|of|for|per) each(?: (?:city|district|county|place|of (?:them|these|those)))?(?=[?.! ]*$)"
)


_BODIES_OF_EACH_YEAR = re.compile(  # the top 3 of each year, not the 3 years with most
    r"(?<!\d )(?<!top )\b(?:(?:in|of|for) )?(?:each|every) year\b|\bper year\b"
    r"|(?:每一?年|各年度?|历年|逐年)(?=[^，。？?]*前)"
)


def first_in_each(question: Question, plan: Plan) -> list[str]:
    """Only the top body in each: the first of each place, of which the plan has the first of all."""
    first = plan.kind == "list" and plan.limit and plan.order
    together = plan.kind in {"mean", "median"} and not plan.group
    found = _IN_EACH.search(question.text) if first or together else None
    of_years = bool(plan.order) and plan.kind in {"list", "sum"} and question.has("limit")
    found = found or (_BODIES_OF_EACH_YEAR.search(question.text) if of_years else None)
    return [found[0]] if found else []


_YEAR_BY_YEAR = re.compile(r"\b(?:year by year|by year|per year|(?:in|for|of) each year)\b|逐年|分年度")


def _years_of_groups(question: Question, plan: Plan) -> list[str]:
    """Two cities year by year: one number of each, over all years, is no answer."""
    grouped = plan.kind == "sum" and plan.group in {"region", "city", "county", "level", "tier"}
    found = _YEAR_BY_YEAR.search(question.text) if grouped and len(plan.scope.years) != 1 else None
    return [found.group()] if found else []


_DID_ALL = re.compile("[，,][^，,]*(?:都|均|全)[^，,]{0,12}(?:吗|么|没有|没)[？?]*$")


def _whether_all(question: Question, plan: Plan) -> list[str]:
    """有几个单位，都收到申请了吗: how many there are, and whether all of them did."""
    counts = question.spans.of("count") if plan.kind == "count" and question.language == "zh" else []
    behind = counts and _DID_ALL.search(question.text[counts[0].end :])
    return [behind.group().strip("，,？?")] if behind else []


def _money_of_things(question: Question, plan: Plan) -> list[str]:
    """收费超过10万元的部门许可多少: a bound in yuan is none on a number of licences."""
    amounts = [span for span in question.spans.of("condition") if "元" in span.text or "yuan" in span.text]
    bounds = {(span.value("condition") or "").partition(" ")[2] for span in amounts}
    counted = (
        f"{each.value.normalize():f}" in bounds
        for measure, each in zip(plan.measures, plan.conditions, strict=False)
        if measure.unit == "件" and each.value
    )
    return [amounts[0].text] if any(counted) else []


_OF_WHICH = re.compile("[，,；; ]*(?:其中|里面?|当中|之中|占|of which|of those|of them)")


def _share_of_the_asked(question: Question, plan: Plan) -> list[str]:
    """公开了几件，企业申请占多少: the share is of all requests, not of those whose number the first clause asks for."""
    parts = {part.row for each in plan.measures if isinstance(each, Rate) and not each.rate for part in each.whole}
    if not parts or parts & {"received", "handled"}:
        return []
    first, *others = clauses_of(question)
    asked = any(has_meaning(span, "quantity") for span in first) and any(span.value("row") in parts for span in first)
    for clause in others:
        own = any(has_meaning(span, "column") and "申请" in span.text for span in clause)
        if asked and own and not _OF_WHICH.match(question.text[clause[0].start :]):
            return [span.text for span in clause if has_meaning(span, "share")][:1]
    return []


def _ordered_by_another(question: Question, plan: Plan) -> list[str]:
    """谁申请最多，公开率多少: bodies put in order by a figure that only another clause names."""
    if plan.kind not in {"list", "sum", "lookup"} or not plan.order or plan.conditions:
        return []
    told: set[str] = set()
    for each in plan.measures:
        one = each.of if isinstance(each, Gap) else each
        told |= {one.rate, *(part.row for part in (*one.part, *one.whole))} if isinstance(one, Rate) else {one.row}
    for clause in clauses_of(question):
        named = [span for span in clause if has_meaning(span, "row", "rate")]
        ranked = any(has_meaning(span, "rank_most", "rank_least", "limit") for span in clause)
        meant = {value for span in named for kind in ("row", "rate") for value in span.values(kind)}
        groups = {vocabulary.rows()[value].within for value in meant if value in vocabulary.rows()}
        if ranked and meant and not (meant | groups) & told:
            return [named[0].text]
    return []


_ALL_ITS_PARTS = re.compile(  # a whole government's report beside the sum of its bodies
    r"(?:各|所有|下属|全部)(?:个)?(?:单位|部门|机关)[^，。？?]{0,8}(?:加起来|之和|合计|总和|相加|加总|汇总)"
    r"|\b(?:sum|total) of (?:all )?(?:its|the|their) (?:departments|bodies|bureaus|agencies|parts|units)\b"
)


def _against_its_parts(question: Question, plan: Plan) -> list[str]:
    """汇总报告和各单位加起来差多少: a government's report is not checked against those of its bodies."""
    one = len(plan.scope.agencies) == 1 and plan.kind in {"lookup", "change", "yesno", "beside"}
    found = _ALL_ITS_PARTS.search(question.text) if one and question.has("agency") else None
    return [found.group()] if found else []


_NOT_DISCLOSED = re.compile(r"(?:没有?|未|不曾|从未)(?:给|予以)?公开(?!率)[^，。？?的]{0,8}")


def _not_disclosed(question: Question, plan: Plan) -> list[str]:
    """没有公开申请指南的单位: who disclosed none of that is not who received no requests."""
    if plan.kind not in SET_KINDS or not all(each.operator == "eq" for each in plan.conditions):
        return []
    found = _NOT_DISCLOSED.search(question.text)
    rows = {each.row for each in plan.measures if isinstance(each, Measure)}
    return [found.group()] if found and rows <= {"received", "handled"} else []


_GATES: tuple[Callable[[Question, Plan], list[str]], ...] = (
    _money_of_things,
    _whether_all,
    _two_sets,
    _second_count,
    _share_of_some,
    _several,
    _tiers_apart,
    _a_year_of_all,
    _some_of_the_first,
    _two_figures,
    _added_and_bounded,
    _who_is_average,
    _grows_most,
    _denied_result,
    chosen_by_another,
    first_in_each,
    _years_of_groups,
    _against_its_parts,
)

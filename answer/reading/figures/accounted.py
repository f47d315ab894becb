"""Whether a plan takes up all that its question says: a word left out would make another question of it."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import SET_KINDS, Gap, Measure, Plan, Rate
from answer.reading.figures.asked_beside import asked_beside, asked_twice
from answer.reading.figures.kinds import ALL_YEARS, OF_CASES, OF_IT
from answer.reading.figures.twice import parts_of
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.where import AGGREGATE
from answer.reading.scope.years import is_relative
from answer.reply import Reply
from answer.shown.fields import PARTS
from answer.words import join, say

_TOLD = frozenset({"lookup", "sum", "mean", "median", "change", "rank", "breakdown"})  # with no condition to deny
# What a plan must be for a word of that meaning to be taken up; words of any other meaning always are.
_TAKEN: Mapping[str, Callable[[Plan], bool]] = {
    "mean": lambda plan: plan.kind in {"mean", "beside"} or any(each.than == "mean" for each in plan.conditions),
    "median": lambda plan: plan.kind in {"mean", "median", "beside"}
    or any(each.than == "median" for each in plan.conditions),
    "change": lambda plan: _tells_change(plan) or any(_column(plan, "change")),
    "change_percent": lambda plan: (
        plan.percent or any(each.percent or each.unit == "百分点" for each in plan.measures if isinstance(each, Gap))
    ),
    "more_than": lambda plan: _tells_change(plan),
    "less_than": lambda plan: _is_compared(plan) or plan.difference,
    "difference": lambda plan: _tells_change(plan),
    "per_body": lambda plan: plan.kind in {"mean", "median"},
    "each_body": lambda plan: plan.kind in {"list", "mean", "median", "rank", "lookup", "classes"} or plan.every,
    "all_are": lambda plan: _is_compared(plan) or plan.every or plan.kind not in SET_KINDS or _tells_rest(plan),
    "per_figure": lambda plan: any(isinstance(each, Gap) and each.times for each in plan.measures),
    "denied": lambda plan: plan.kind not in _TOLD
    or any(
        each.operator in {"eq", "blank"} or (each.operator in {"le", "ge"} and _is_changed(plan))
        for each in plan.conditions
    ),
    "doubled": lambda plan: _is_compared(plan),
    "times": lambda plan: any(isinstance(each, Gap) and each.times for each in plan.measures),
    "share_bodies": lambda plan: plan.share,
    "except": lambda plan: _leaves_out(plan),
    "except_behind": lambda plan: _leaves_out(plan),
    "of_all": lambda plan: plan.kind not in {"lookup", "change"} or _of_rates(plan),
    "others": lambda plan: _leaves_out(plan),
    "against": lambda plan: plan.kind == "beside",
    "place": lambda plan: plan.place is not None,
    "number": lambda plan: plan.kind in {"yesno", "lookup"} or bool(plan.conditions) or bool(plan.limit),
    "series": lambda plan: (
        plan.kind in {"lookup", "change", "sum", "list", "rank", "mean", "breakdown", "median", "beside", "reports"}
        or bool(plan.group)
        or _is_compared(plan)
    ),
    "which_year": lambda plan: (
        bool(plan.group) or (plan.kind not in {"breakdown", "mean", "median"} and len(plan.scope.years) != 1)
    ),
    "overview": lambda plan: plan.kind in {"lookup", "list", "sum", "breakdown"},
    "zero": lambda plan: (
        any(each.operator in {"eq", "blank", "le"} for each in plan.conditions)
        or (not _is_changed(plan) and any(each.operator in {"gt", "lt"} for each in plan.conditions))
        or (_is_changed(plan) and any(each.operator == "ge" for each in plan.conditions))
        or plan.kind in {"yesno", "lookup", "breakdown"}
        or _tells_rest(plan)
    ),
    "rank_of": lambda plan: plan.kind == "rank" or (bool(plan.order) and plan.kind != "lookup") or _is_compared(plan),
    "rank_most": lambda plan: (
        _is_ordered(plan)
        and (plan.order in {"most", "both"} or plan.kind in {"rank", "change"} or _is_compared(plan))  # 减少最多
    ),
    "rank_least": lambda plan: (
        _is_ordered(plan)
        and (
            plan.order in {"least", "both"} or (_is_changed(plan) and any(o.operator == "lt" for o in plan.conditions))
        )
    ),
    "limit": lambda plan: plan.limit is not None and _is_ordered(plan),
    "list": lambda plan: plan.kind not in {"mean", "median"} or bool(plan.conditions or plan.group or plan.order),
    "count": lambda plan: plan.kind in {"count", "classes"} or plan.counting or _counts_beside_sum(plan),
    "classes": lambda plan: plan.kind == "classes",
    "running": lambda plan: plan.every_year and _is_changed(plan),
    "every_year": lambda plan: _holds_every_year(plan),
    "group_year": lambda plan: (
        plan.every_year or plan.group == "year" or (plan.kind != "count" and not _is_changed(plan))
    ),
    "group_region": lambda plan: plan.group in {"region", "city", "county"} or _of_county_governments(plan),
    "group_level": lambda plan: plan.group in {"level", "tier", "kind"},
    "group_tier": lambda plan: plan.group == "tier",
    "rate": lambda plan: _of_rates(plan),
    "share": lambda plan: plan.share or plan.percent or _shares(plan) or _of_rates(plan),
    "percent": lambda plan: (
        plan.share or plan.percent or _shares(plan) or _of_rates(plan) or plan.kind == "change"  # which tells both
    ),
    "outcomes": lambda plan: (
        plan.breakdown not in {"", "applicants"} or (bool(plan.measures) and not _has_all_results(plan))
    ),
    "applicants": lambda plan: plan.breakdown == "applicants" or _of_applicant(plan),
    "not_zero": lambda plan: any(each.operator in {"gt", "ge", "ne", "blank"} for each in plan.conditions),
    "reasons": lambda plan: plan.breakdown not in {"", "applicants"} or _of_reasons(plan) or _of_all_reasons(plan),
    "versus": lambda plan: plan.kind in {"change", "lookup", "checks", "beside"}
    or _is_compared(plan)
    or bool(plan.group)
    or plan.difference,
    "together": lambda plan: not _of_one_cell(plan),  # 汇总报告收到113件，各单位加起来也是113件吗
    "all_requests": lambda plan: (
        plan.kind not in {"list", "count"} or len(plan.measures) == 1 or _is_compared(plan)  # as many as there were
    ),
    "unfiled": lambda plan: plan.kind == "unfiled",
    "old_form": lambda plan: _tells_form(plan),
    "new_form": lambda plan: _tells_form(plan),
    "balance": lambda plan: plan.kind in {"checks", "sum"},
    "apart": lambda plan: bool(plan.group),
    "since": lambda plan: plan.kind == "list" and bool(plan.scope.agencies),
    "prose": lambda plan: plan.kind in {"checks", "text"},  # 2022年正文怎么说的
    "copied": lambda plan: plan.kind in {"checks", "text"},
    "still_so": lambda plan: False,  # it is read before, after a comparison
    "agreement": lambda plan: plan.kind == "checks" or plan.expects == "equal" or _is_compared(plan),
}
_ANY_ORDER = frozenset({"ranking", "rank", "ranked", "sorted", "in order", "排名", "排序", "排行"})
_OF_FIGURES = frozenset({"lookup", "list", "count", "sum", "mean", "median", "change", "rank", "yesno"})
_YEARLY = re.compile(r"\byear[- ]on[- ]year\b|\bannual (?:growth|change)\b")
_RECEIVED = re.compile(r"新收|[收接]到(?!的|过的)|新接|新增|newly|received?$|^receiv")
_STEP_BY_STEP = re.compile(
    r"逐年|年年|每年|连年|一年比一年|(?:every|each) year|year (?:by|after) year|steadily|consistently"
)
_ADDED_UP = frozenset({"合计", "总和", "加起来", "之和", "累计", "in total", "altogether", "combined"})
_THAN_ALL = re.compile(
    "比(?:全[市区县省镇]|总体|整体|全体|合计|总数|大家)"
    r"|\bthan (?:the |its |their )?(?:city|county|district|province|whole|overall|totals?|rest)\b(?! average)"
)
_BY_MOST = re.compile(
    "最多(?:的)?(?:单位|部门|机关)(?:都|会|在)?(?:使用|采用|用)|(?:用|使用|采用)(?:过|到)?的(?:单位|部门|机关)(?:数)?最多"
    r"|\b(?:by|did|do|does) (?:the )?most (?:agencies|bodies|departments|bureaus|offices|authorities)\b"
)
_DENIES = re.compile(r"没有?|未|并未|并没有|(?:(?:was|were|is|are|has|have|had|did|do|does) )?not(?: been)?")
_MONEY = re.compile("[元钱]")
_MONEY_EN = re.compile(r"\b(?:how much|sum of|amount of) money\b|\b(?:how many|in|amount in) (?:yuan|rmb)\b")
_BREAK = re.compile("[，,。；;、]")
_SO_MADE = re.compile("的(?:申请|件|案件)?$")  # 没处理的申请, which asks for no yes or no
_DEEDS = frozenset({"received", "handled", "granted", "partial"})  # rows named by what was done
_SHARE_OF = re.compile(
    r"\b(?:percentage|percent|share|proportion|fraction|portion) of (?:(?:all|the|its|their|those) )*$"
)
_BY_WHOM = re.compile(r" (?:by|at|in|from|to|during) ")
_OTHER_MATTERS = re.compile(
    r"败诉|输官司|纠错|被纠正|被?撤销|通报|[扣失丢]分|\b(?:lost|overturned|quashed|reprimanded)\b"
)
_BY_WHAT_MEANS = re.compile("(?:怎么|如何|怎样|咋|靠什么)(?:样)?(?:把|将|让|使)(?!它|这|那)")  # is told in words
_NAMES = frozenset({"row", "column", "rate", "topic"})


def half_read(question: Question, plan: Plan) -> Reply | None:
    """A question back where the plan leaves out some of the words of the question."""
    words = [
        span.text
        for span in question.spans.chosen
        if not (_is_taken(span, plan) or _only_says_which(span, question.text))
    ]
    if plan.kind == "list" and plan.order and not plan.conditions:  # bodies are put in one order
        words += [each.name(question.language) for each in plan.measures[1:]]
    words += _numbers_left_out(question, plan) + out_of_reach(question, plan)
    words += _denied_of_nothing(question, plan) + _denied_of_one(question, plan)
    words += [found.group() for found in _BY_WHAT_MEANS.finditer(question.text)]
    if plan.kind == "breakdown" and plan.breakdown == "reasons":  # for refusals, which these are not
        words += [found.group() for found in _OTHER_MATTERS.finditer(question.text)]
    if plan.any_of and question.has("but"):  # either of two, but not a third
        words += [span.text for span in question.spans.of("either")]
    words += asked_beside(question, plan, _leaves_out(plan)) + _bodies_left_out(question, plan)
    twice = asked_twice(question, plan)
    if not (words or twice):
        return None
    text = say("half_read", question.language, words=join(list(dict.fromkeys(words + twice)), question.language))
    return Reply(Outcome.CLARIFY, text, unread=not twice, choices=parts_of(question) if twice else ())


_ONE_OF_TWO = re.compile(
    r"(?<![没无未不])(?:虽|光|只|仅|确|倒|报)?有(?![没无])[^，,。;；没无未]{2,20}?[，,、]?(?:但|却|而|可|倒)?(?:没|无(?!关)|未)"
    r"|\b(?:yes|some)\b[^.;?]{2,60}\b(?:none|no|nil|zero|0)\b"
)
_BOTH_DENIED = re.compile(
    r"既|都|均|皆|俱|双双|全无|[也又且并](?:没|无)|(?:没|无)[^，,。]{2,20}[，,、 ]+(?:没|无)"
    r"|\b(?:neither|nor|both|either)\b"
)


def _denied_of_one(question: Question, plan: Plan) -> list[str]:
    """What a question says there was of one figure and not of another, where the plan has it that there was none of
    either; and two denials joined by “and … either” that the plan takes for one or the other."""
    nothing = all(each.operator == "eq" and not (each.value or each.than or each.body) for each in plan.conditions)
    if len(plan.conditions) < 2 or not nothing:
        return []
    one = _ONE_OF_TWO.search(question.text)
    if one and not plan.any_of and not _BOTH_DENIED.search(question.text):
        return [one.group()]
    joined = plan.any_of and question.language == "en" and not re.search(r"\bor\b", question.text)
    return ["either"] if joined and "either" in question.text else []


def _numbers_left_out(question: Question, plan: Plan) -> list[str]:
    """The numbers of a Chinese question whether something is so (3万对吗) that the plan does not compare with."""
    if plan.kind != "yesno" or question.language != "zh":
        return []
    compared = {value.normalize() for each in plan.conditions for value in (each.value, each.high) if value is not None}
    bits = [bit for bit in question.spans.bits if re.fullmatch(r"\d+(?:\.\d+)?", bit)]
    return [bit for bit in bits if Decimal(bit).normalize() not in compared]


def out_of_reach(question: Question, plan: Plan) -> list[str]:
    """What is asked of figures that no cell tells of them: how many were not granted, what sum was fined, how many
    licences were annulled."""
    return [
        *_denied(question, plan),
        *_money(question, plan),
        *_columns_of_others(question, plan),
        *_against_all(question, plan),
    ]


def _against_all(question: Question, plan: Plan) -> list[str]:
    """What a figure is compared with that is no year before, though it is read so (a higher rate than the city as a
    whole), and bodies counted for each ground, though their requests are (the ground that most bodies gave)."""
    earlier = any(isinstance(each, Gap) and each.before for each in plan.measures)
    pattern = _THAN_ALL if earlier else _BY_MOST if plan.kind == "breakdown" else None
    found = pattern.search(question.text) if pattern else None
    return [found.group()] if found else []


def _denied_of_nothing(question: Question, plan: Plan) -> list[str]:
    """What a clause of a set denies without naming a figure: 有企业申请但没有公开的单位."""
    if plan.kind not in SET_KINDS:
        return []
    spans = question.spans.chosen
    for at, span in enumerate(spans):
        behind = [each for each in spans[at + 1 :] if each.value("filler") is None]
        turned = span.value("but") is not None or (at and spans[at - 1].value("but") is not None)
        if span.value("zero") is not None and turned and behind and behind[0].value("list") is not None:
            return [question.text[span.start : behind[0].start]] if behind[0].start > span.end else []
    return []


def _money(question: Question, plan: Plan) -> list[str]:
    """A sum of money asked of what is counted in cases: 罚了多少元."""
    if plan.kind not in _OF_FIGURES or not plan.measures or any(each.column == "amount" for each in _figures(plan)):
        return []
    found = _MONEY_EN.search(question.text)
    words = [span.text for span in question.spans.of("quantity") if _MONEY.search(span.text)]
    return words or ([found.group()] if found else [])


def _columns_of_others(question: Question, plan: Plan) -> list[str]:
    """Results of cases asked of what has none: 被撤销的处罚."""
    families = {vocabulary.rows()[each.row].columns for each in _figures(plan)}
    if plan.kind not in _OF_FIGURES or not families:
        return []
    words = []
    for span in question.spans.of("column"):
        named = {value.split("/")[0] for value in span.values("column")}
        if "outcomes" in named and not named & families and {each.kind for each in span.meanings} == {"column"}:
            words.append(span.text)
    return words


def _denied(question: Question, plan: Plan) -> list[str]:
    """What is denied of a number that is told all the same: of the requests not granted no cell tells how many."""
    if plan.kind not in {"lookup", "sum", "yesno"} or (plan.conditions and plan.kind != "yesno") or _tells_rest(plan):
        return []
    text, spans, words = question.text, question.spans.chosen, list[str]()
    counted = plan.kind != "yesno" and question.has("quantity")
    for span, *behind in zip(spans, spans[1:], [*spans[2:], None], strict=False):
        if span.value("zero") is None or not _DENIES.fullmatch(span.text):
            continue
        near = [each for each in behind if each]
        if near and near[0].value("filler") is None:
            near = near[:1]
        figure = next((each for each in near if each.value("row") or each.value("column")), None)
        joined = figure and not _BREAK.search(text[span.end : figure.start])
        made = figure and figure.value("row") in _DEEDS and _SO_MADE.search(figure.text)
        if figure and joined and (counted or (made and not question.has("yesno"))):
            words.append(text[span.start : figure.end])
    return words


def _bodies_left_out(question: Question, plan: Plan) -> list[str]:
    """The names of bodies of which the plan has none, while it has others: one of two is never dropped."""
    scope = plan.scope
    if not (scope.agencies or scope.endings) or question.previous is not None:
        return []
    told = {*scope.agencies, *scope.not_agencies, *plan.subject.split("、")}
    words = []
    for span in question.spans.of("agency"):
        alias = span.value("agency") or ""
        bodies = {body.name for body in question.names.bodies.get(alias, ())}
        if alias not in scope.endings and bodies and not bodies & told:
            words.append(span.text)
    return words


def _only_says_which(span: Span, text: str) -> bool:
    """Whether 收到 only says which requests are meant: 收到的法律服务机构申请中，予以公开的, the share of requests
    received by a body that it granted."""
    before, behind = text[: span.start], text[span.end :]
    of_share = bool(_SHARE_OF.search(before)) and bool(_BY_WHOM.match(behind))
    return span.value("row") == "received" and (behind.startswith("的") or of_share)


def _is_taken(span: Span, plan: Plan) -> bool:
    """Whether any of its meanings is; a condition only where the plan has it with its number."""
    kinds = [meaning.kind for meaning in span.meanings]
    if span.text in _ANY_ORDER:
        return bool(plan.order) or plan.kind in {"rank", "lookup"} or _is_compared(plan)
    if (
        "count" in kinds
        and plan.kind in {"lookup", "sum"}
        and (OF_IT.fullmatch(span.text) or OF_CASES.fullmatch(span.text))
    ):
        return True
    if ALL_YEARS.fullmatch(span.text) and plan.kind in SET_KINDS and not plan.scope.years:
        return True  # 历年来收到过申请的单位
    if _YEARLY.search(span.text) and plan.kind == "change" and max(plan.scope.years) - min(plan.scope.years) > 1:
        return False  # of every year, not of the first and last
    if plan.kind == "breakdown" and span.text in {"never", "not once", "unused"}:  # which are not told
        return False
    grows = {"rose", "fell"} & set(kinds) and {"rank_most", "rank_least"} & set(kinds)  # 增长最快的是哪年
    if grows and not (_is_compared(plan) or plan.kind == "change"):
        return False
    if plan.kind == "change" and {"share", "percent"} <= set(kinds):
        return True  # 增加了多少，百分之几: it tells both
    if "of_all" in kinds and plan.kind == "list" and span.text.startswith("占"):
        return _of_rates(plan) or _shares(plan)  # 申请最多的单位占全部的多少
    if "points" in kinds and not _of_rates(plan):  # a number rises by no percentage points
        return False
    if "condition" in kinds and counts_bodies(span):
        return False  # 超过十家: no number of requests
    if "condition" in kinds and plan.kind in {"breakdown", "beside"} and not _is_compared_with(span, plan):
        return False
    if "condition" in kinds and plan.kind in SET_KINDS | {"sum", "lookup"}:
        return _holds_condition(span, plan)
    if span.text in _ADDED_UP and plan.kind in SET_KINDS and _is_changed(plan):  # of all together, not of each
        return False
    if plan.kind == "change" and plan.expects and _STEP_BY_STEP.match(span.text):  # not from the first to the last
        return False
    if "all_requests" in kinds:
        return _TAKEN["all_requests"](plan)
    if kinds == ["row"]:
        return _has_row(span, plan)
    if kinds == ["not_year"]:
        return not (_years_of(span.value("not_year") or "") & {*plan.scope.years})
    if kinds == ["year"]:
        return _has_years(span.value("year") or "", plan)
    if set(kinds) == {"column"} and (span.text.isascii() or _tells_document(span) or _tells_applicant(span)):
        return _has_column(span, plan)
    if _NAMES & set(kinds):
        return True
    asked = [_TAKEN[kind](plan) for kind in kinds if kind in _TAKEN]
    return not asked or any(asked)


def counts_bodies(span: Span) -> bool:
    """Whether a condition is on a number of bodies: 超过十家."""
    return span.value("condition") is not None and "家" in span.text


def _is_compared_with(span: Span, plan: Plan) -> bool:
    """Whether a condition says what one body is compared with: above the average."""
    return plan.kind == "beside" and (span.value("condition") or "").endswith(plan.against)


def _holds_condition(span: Span, plan: Plan) -> bool:
    operator, *numbers = (span.value("condition") or "").split(" ")
    if numbers[0] in {"mean", "median"}:
        return any(each.operator == operator and each.than == numbers[0] for each in plan.conditions)
    values = [Decimal(number) for number in numbers]
    wanted = {min(values), min(values) / 10_000}
    if _is_compared(plan):
        return any(abs(each.value) in wanted for each in plan.conditions)
    return any(each.operator == operator and each.value in wanted for each in plan.conditions)


def _shares(plan: Plan) -> bool:
    return plan.kind == "sum" and bool(plan.subject)


def _of_applicant(plan: Plan) -> bool:
    """Whether a figure of one kind of applicant is told."""
    columns = [each.column for each in plan.measures if isinstance(each, Measure)]
    return any(("applicants", column) in vocabulary.columns() and column != "total" for column in columns)


def _leaves_out(plan: Plan) -> bool:
    if _sums_columns(plan):
        return True  # 除了自然人和企业提的
    if (plan.kind in {"mean", "median", "sum"} or plan.order) and any(
        each.operator == "gt" for each in plan.conditions
    ):
        return True  # 不含零申请单位
    return bool(plan.scope.not_agencies or plan.scope.not_regions or plan.scope.not_levels)


def _sums_columns(plan: Plan) -> bool:
    """Whether several kinds of applicant of one row are added up: those that are not left out."""
    columns = [each for each in plan.measures if isinstance(each, Measure) and each.column != "total"]
    return plan.together and len(columns) == len(plan.measures) > 1 and _of_applicant(plan)


def _is_ordered(plan: Plan) -> bool:
    """Whether its order says anything: of means that of groups; beside a sum who has most of it."""
    if plan.kind == "sum" and not plan.group:
        return bool(plan.order)
    return "order" in PARTS[plan.kind] or plan.kind == "text"


def _counts_beside_sum(plan: Plan) -> bool:
    """Whether it tells how many bodies are added up."""
    return plan.kind == "sum" and bool(plan.conditions) and not plan.group


def _tells_change(plan: Plan) -> bool:
    """Whether it tells how much more or less, or year by year."""
    by_year = plan.group == "year" or (plan.kind == "lookup" and not plan.limit and len(plan.scope.years) not in (1, 2))
    return (
        by_year
        or plan.kind in {"change", "beside"}
        or plan.difference
        or _is_compared(plan)
        or plan.group in {"region", "city", "county", "tier"}
    )


def _holds_every_year(plan: Plan) -> bool:
    """Whether it tells of every year, not of the first and last of several."""
    if plan.kind == "breakdown" and plan.absent:
        return True
    chosen = bool(plan.conditions) and (plan.every_year or not _is_changed(plan))
    return chosen or len(plan.scope.years) == 1 or plan.kind == "lookup"


def _has_all_results(plan: Plan) -> bool:
    """Whether bodies must have cases of every result, which who asks for the results of cases does not mean."""
    rows = [each.row for each in plan.measures if isinstance(each, Measure)]
    return plan.kind in SET_KINDS and len(plan.conditions) > 2 and len(set(rows)) == 1 == len(rows) / len(plan.measures)


def _of_one_cell(plan: Plan) -> bool:
    """Whether it asks something of one figure of one report, which adds nothing up."""
    one = len(plan.scope.agencies) == len(plan.scope.years) == len(plan.measures) == 1
    return plan.kind == "yesno" and one and isinstance(plan.measures[0], Measure)


def _tells_rest(plan: Plan) -> bool:
    """Whether it tells what was not done within the year."""
    return plan.measures == (Measure(row="carried_out", column="total"),)


def _tells_form(plan: Plan) -> bool:
    """Whether a plan tells of forms, or of bodies whose reports on one form are meant."""
    return plan.kind in {"reports", "text", "checks", "unfiled"} or bool(plan.scope.form or plan.scope.agencies)


def _of_reasons(plan: Plan) -> bool:
    """Whether its figures are of single reasons: 以国家秘密为理由."""
    rows = [vocabulary.rows()[each.row] for each in plan.measures if isinstance(each, Measure)]
    return bool(rows) and all(row.within for row in rows)


def _of_all_reasons(plan: Plan) -> bool:
    """Whether all that was refused is told: 不予公开合计，八种理由都算上."""
    return plan.kind == "sum" and plan.measures == (Measure(row="refused", column="total"),)


def _of_county_governments(plan: Plan) -> bool:
    """Whether each district and county is told by its government's own report."""
    return plan.kind == "list" and {*plan.scope.levels} == {"county", AGGREGATE}


def _is_changed(plan: Plan) -> bool:
    """Whether bodies are chosen by how a figure changed from one year to another, not over several."""
    return any(isinstance(each, Gap) and each.before for each in plan.measures)


def _of_rates(plan: Plan) -> bool:
    """Whether it is of a rate, or of the change of one."""
    return any(isinstance(each.of if isinstance(each, Gap) else each, Rate) for each in plan.measures)


def _is_compared(plan: Plan) -> bool:
    """Whether bodies are chosen or ordered by a comparison."""
    return any(isinstance(each, Gap) for each in plan.measures)


def _has_column(span: Span, plan: Plan) -> bool:
    """Whether any figure of the plan is of a column that a word names: requests have none that are upheld."""
    figures = _figures(plan)
    columns = [meaning.value.split("/") for meaning in span.meanings if meaning.kind == "column"]
    if any(family not in {"applicants", "outcomes"} for family, _ in columns) and not _tells_document(span):
        return True  # made, issued, collected
    named = {column for _, column in columns}
    return plan.column in named or bool(named & {each.column for each in figures}) or not figures


def has_what_is_named(question: Question, plan: Plan) -> bool:
    """Whether a plan has any figure that the question names by its row alone, its results by their column, and a share
    where one is asked for."""
    rows = [span for span in question.spans.of("row") if [each.kind for each in span.meanings] == ["row"]]
    columns = (span for span in question.spans.of("column") if {each.kind for each in span.meanings} == {"column"})
    results = [span for span in columns if (span.value("column") or "").startswith("outcomes/")]
    shares = not question.has("share") or _TAKEN["share"](plan)
    shares = shares and (
        plan.kind not in _OF_FIGURES or all(_is_taken(span, plan) for span in question.spans.of("count"))
    )
    named = not rows or any(_has_row(span, plan) for span in rows)
    shares = shares and (_of_rates(plan) or not any("率" in word for word in question.unread))  # 诉讼率 is no number
    return shares and named and all(_has_column(span, plan) for span in results)


def _has_row(span: Span, plan: Plan) -> bool:
    """Whether any figure of the plan is of a row that a word names. 申请 is the subject of all; 办理 may be a verb."""
    known = vocabulary.rows()
    row = known[span.value("row") or ""]
    subject = row.id == "handled" or (row.weak and not _RECEIVED.search(span.text))
    if subject or plan.breakdown or plan.kind not in _OF_FIGURES:
        return True
    rows = {each.row for each in _figures(plan)}
    return row.id in rows or row.within in rows or any(known[each].within == row.id for each in rows)


def _has_years(value: str, plan: Plan) -> bool:
    """Whether the years named are those of the plan or of its conditions; none where it is of all years."""
    if is_relative(value):
        return True
    years = {*plan.scope.years, *(year for each in plan.conditions for year in each.years)}
    return not years or bool(years & _years_of(value))


def _years_of(value: str) -> set[int]:
    return {int(year) for year in value.split(",")}


def _figures(plan: Plan) -> list[Measure]:
    """Every figure of a plan, those that its rates and differences are made of too."""
    found: list[Measure] = []
    for each in plan.measures:
        for one in (each.of, each.less) if isinstance(each, Gap) else (each,):
            found += (*one.part, *one.whole) if isinstance(one, Rate) else (one,)
    return found


def _tells_applicant(span: Span) -> bool:
    """Whether it is said of requests: 企业 of licences is none of the figures."""
    return all(meaning.value.startswith("applicants/") for meaning in span.meanings)


def _tells_document(span: Span) -> bool:
    """Whether it is said of documents alone: 作废 of licences is none of the figures."""
    columns = {meaning.value for meaning in span.meanings if meaning.kind == "column"}
    return columns <= {"documents/repealed", "documents/in_force"}


def _column(plan: Plan, column: str) -> list[Measure]:
    return [each for each in plan.measures if isinstance(each, Measure) and each.column == column]

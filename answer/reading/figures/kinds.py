"""What a question about figures asks to be done with them: look up, list, count, add up, compare."""

import re

from answer.plan import Gap, Kind
from answer.reading.figures.equal import asks_if_equal
from answer.reading.figures.what import has_condition, lists_bodies
from answer.reading.question import Question
from answer.reading.scope.bodies import names_two
from answer.reading.scope.where import places_named, years_named
from answer.shown.fields import AVERAGED

SETS: frozenset[Kind] = frozenset({"list", "count", "sum", "mean", "median", "rank", "unfiled"})
_EACH_BODY = re.compile(
    r"(?:各个?|每个?)(?:单位|部门|机关|局|家)|\b(?:each|every) (?:agency|body|bureau|department|office)\b"
)
_EACH_BODY_EN = re.compile(
    r"\b(?:each|every)(?: single| one)?(?: one)?(?: of)?(?: the| its)? (?:[\w']+ ){0,4}?"
    r"(?:agenc|authorit|bod|bureau|depart|office|organ|unit)\w*('s)?\b"
    r"|\b(agency|body|bureau|unit|department|office|organ) by \2\b"
)
_EACH = re.compile(r"(?:各个?|每一?[个家]?)$")
_APART = re.compile(r"分别|各自|各(?:收|有|是|为|办|多少)")
_RANKED = re.compile(r"排名|排位|名次|位次|\brank(?:s|ed|ing)?\b|\b(?:place|position|standing) among\b")
OF_IT = re.compile(r"how many of (?:them|these|those)|其中几[家个]|几个")
OF_THE_CASES = re.compile(  # of those that the bodies listed have, not of the bodies
    r"\bhow many of (?:those|these|their|the) (?:requests|applications|cases|lawsuits|suits|reconsiderations|refusals"
    r"|licen[cs]es|penalties|documents)\b(?!.*\beach\b)"
    r"|^(?:and |so |but )*how many (?:of (?:them|these|those) )?(?:requests |applications |cases |lawsuits )?"
    r"(?:was|were) (?:(?:fully|partly|partially|then|in the end) )*(?:granted|refused|rejected|denied|turned down"
    r"|upheld|overturned|corrected|reversed|lost|won|carried over|not held|still pending|pending|withdrawn)\b"
    r"(?!.*\beach\b)"
    r"|^(?:那么?|其中|这里面|里面|当中|[，,])*(?:被|因|最后|最终)*[^，,。？?家谁哪个]{2,14}的(?:一共|总共|共|又)?有?(?:多少|几)[件起宗例]?(?:申请)?[？?]*$"
)
OF_CASES = re.compile(r"(?:一共|总共|共计?|合计)?有?(?:多少|几)个")  # 处罚决定一共有多少个
_HOW_MANY_DID = re.compile(
    r"^(?:and |so |but )?how many (?:of (?:these|those|them) )?"
    r"(?:were|was|had|have|got|did|also|received|refused|granted|issued|imposed|made|lost|won|faced)\b"
)
ALL_YEARS = re.compile(
    r"历年来?|这些年来?|几年来|这几年来?|近几年来?|这几年里"
    r"|over (?:all )?the years|all years|across (?:all )?(?:the )?years"
)
_WHO_OF_PLACES = re.compile(r"^(?!.*(?:单位|部门|机关|机构|家)).*(?:谁|哪[个边]?[市区县]?(?!年))")
_WHICH_IS_IT = re.compile(
    r"^(?:and |so |but )*(?:is|was|were|are)\b(?! there\b).*\bor\b"
)  # zero or blank, of two kinds
EVER = re.compile("过(?:[^，。？?]{0,6})?(?:吗|没有?|么)[？?。]*$|(?:有没有|是否|有无|曾)[^，。？?]*过")
_HELD_IN_ALL = re.compile(r"历年[^，。？?]{0,20}[都均皆](?!有?[哪谁]|是[哪谁]|包括)")
_OF_BODIES = re.compile(r"的?各?(?:单位|部门|机关|局)")
_TAKEN_TOGETHER = re.compile(r"加总|合计|合起来|合并|一起|总体|整体|汇总|总的|together|overall|combined")
_YEARS_WITH = re.compile(  # 哪几年收到过申请, 作过处罚的年份, which years saw any lawsuits
    r"(?:[有收作搞办打发存出提做拒罚受][^，。？?]{0,12}(?:过|有|在|生|现)|有)[^，。？?]{0,16}(?:哪[几些]个?年|的(?:各个?|都有哪[几些]个?)?年[份度])"
    r"|(?:哪[几些]个?年[份度头]?|哪年哪年|什么年[份头]|何年)[^，。？?]{0,8}(?:[有收作搞办打出提做拒罚受]|发生|存在)"
    r"|\b(?:which|what) (?:are the )?years\b(?! are)|\bthe years (?:in which|when|that)\b"
    r"|\bjust the years\b|\blist the years\b"
)
_WHICH_YEARS = re.compile(r"哪[一几些]?个?年|\b(?:which|what) years?\b")
_MORE = ("sum", "share", "rate", "agreement", "balance", "quantity")
_OF_SINGLE_CHANGES = ("change_percent", "list", "rank_most", "rank_least", "which_year", "relative")
_OF_ALL = re.compile(
    r"(?:所有|全部|各|每[个家])[^，。？?]{0,12}?(?:都|均|全)[^，。]{0,24}(?:吗|么|没有|没)[？?]*$|(?:是否|是不是)(?:都|均|全|所有|每|各单位)"
    r"|(?:所有|全部|各|每[个家])[^。？?]{0,12}(?:均|都|全)[^。？?]{0,30}(?:对吗|对吧|是吗|是吧)"
    r"|(?:^|[:.!,] ?)(?:did|do|does|have|has|had|were|are|was|is) (?:all|every|each)\b"
    r"|\b(?:true|correct|right|the case) that (?:all|every|each)\b"
)

_NUMBER_OF_CONDITION = re.compile(r"(?:数量?|件数|量)?(?:在|是|达到?)?|\s*(?:[\d,.]+\s*)?")
_HOW_MANY = re.compile(r"多少|几多|几个?$|总数|\bhow many\b|\btotal (?:agenc|bod|bureau|office|department|authorit)")
_OF_THINGS = re.compile(
    r"(?:多少|几多?)(?:件|起|宗|次|份|项|元|万|申请|许可|处罚)|[收办罚处][到理罚]?了?(?:多少|几)"
    r"|\bhow many (?:request|application|case|licen|permit|penalt|lawsuit)|\b(?:add|sum|amount)"
)

_TOTAL_OF_THINGS = re.compile(  # total requests of agencies with more than 10
    r"\b(?:total|combined|overall|aggregate|sum)(?: number| amount| count)?(?: of)?(?: the| all)?"
    r" (?:\w+ )?(?:request|application|refusal|case|licen[cs]e|permit|penalt|lawsuit|fee)\w*"
    r" (?:\w+ )?(?:of|for|from|by|at|across|in|among) (?:(?:the|all|those|these|only) )*"
    r"(?:agenc|bod|bureau|office|department|authorit|unit)"
)


_MORE_OF_TWO = re.compile(
    r"\bwhich (?!agenc|bod|bureau|depart|office|unit|authorit)[^?]*\b(?:more|fewer|less|higher|lower)\b"
)
_ONE_BODY = re.compile(r"单位|部门|机关|\b(?:bod(?:y|ies)|agenc|bureau|depart|office|unit)")
_WHO = re.compile(r"(?:and |so |but )*who\b|那?谁")


def kind_of(question: Question, breakdown: str) -> Kind:
    """What is to be done, by the words that say so; the more special ones first."""
    if breakdown:
        return "breakdown"
    before = question.previous
    named = question.has("agency") or bool(question.inherits and before and before.scope.agencies)
    readings = (
        _of_one_year,
        _as_before,
        _of_every_body,
        _averaged_again,
        _ranked,
        _beside,
        _over_time,
        _averaged,
        _changed,
        _of_a_set,
    )
    return next((kind for read in readings if (kind := read(question, named))), "lookup")


# Each of these says what is to be done where its words are there; `named` is whether a body is, now or before.


def _of_one_year(question: Question, named: bool) -> Kind | None:
    """In which year most; in which years one body had none, or so many."""
    if named and asks_years_with(question):
        return "list"
    asked = question.has("which_year") and question.has("rank_most", "rank_least")
    if not asked or lists_bodies(question.spans):
        return None
    return "lookup" if named else "sum"


def asks_years_with(question: Question) -> bool:
    """Whether it asks in which years a body had any, had none, or so many: 哪几年有过诉讼, which years exceeded 10."""
    else_ = ("change", "rose", "fell", "unchanged", "doubled", "rank_most", "rank_least", "mean", "median", "since")
    within = len(years_named(question)) > 1 and _WHICH_YEARS.search(question.text)  # 2021年至2024年，哪年超过50件
    other = ("relative", "list", "count", "place") if within else ("year", "relative", "list", "count", "place")
    if question.has(*else_, *other) or not (question.has("row", "column") or question.inherits):
        return False
    if _WHICH_YEARS.search(question.text) and has_condition(question.spans):
        return True
    return bool(_YEARS_WITH.search(question.text)) and not question.has(*other, *_MORE)


def _as_before(question: Question, named: bool) -> Kind | None:
    has, before = question.has, question.previous
    if before is None:
        return None
    groups = question.inherits and before.kind == "sum" and before.group and not has("list", "agency", "count")
    if groups and has("rank_most", "rank_least", "difference") and not _ONE_BODY.search(question.text):
        return "sum"  # 最多的比最少的多几件, after each district
    ordered = question.inherits and before.kind == "lookup" and before.order
    if ordered and has("rank_most", "rank_least") and not _WHO.match(question.text):
        return "lookup"  # and the quietest, after the busiest year
    one = before.kind == "lookup" and len(before.scope.agencies) == 1 and not has("agency", "region", "list")
    if one and has("column", "row") and any(OF_IT.fullmatch(span.text) for span in question.spans.of("count")):
        return "lookup"  # how many of them were new
    added_up = before.kind == "sum" and not (before.conditions or before.group or has("agency", "list"))
    if added_up and has("column", "row") and question.means_some_of_those:
        return "sum"  # how many of all were lost
    if before.kind == "count" and question.inherits and has("versus", "series") and len(years_named(question)) > 1:
        return "count"  # compared with 2019
    chosen = before.kind in {"list", "count"} or (before.kind == "text" and before.every_report)
    if before.kind == "list" and OF_THE_CASES.search(question.text) and not has("agency", "list", "each_body"):
        question.settled = True  # no wording says of whom
        return "sum"
    if chosen and _HOW_MANY_DID.match(question.text) and not has("agency"):
        return "count"  # and how many were sued, after who received requests
    turned = has("list") and has("rose", "fell", "unchanged")
    turned = turned or (has("condition") and not has("row"))
    changed = any(isinstance(each, Gap) and each.before for each in before.measures)
    return "change" if turned and changed else None  # which rose, and which fell


def _of_every_body(question: Question, named: bool) -> Kind | None:
    """Did all of them, which of them each year."""
    has = question.has
    if tells_every_body(question):
        return "list"
    held = not named or (has("row") and not has("change", "versus", "agreement", "unchanged"))  # 民政局每年都零申请
    if question.is_yes_no and has("every_year") and held and not has("list", "count"):
        return "yesno"
    if named:
        return None
    if has("each_body") and not has("mean", "median", "count", "change", "change_percent", "rank_of"):
        return "yesno" if asks_of_all(question.text) else "list"
    return "yesno" if asks_of_all(question.text) and not has("mean", "median", "sum") else None


def tells_every_body(question: Question) -> bool:
    """Whether the figure of each body is asked for: every petition bureau's refusals, agency by agency; in Chinese, of
    each government."""
    if _tells_every_government(question):
        return True
    else_ = (
        "mean",
        "median",
        "count",
        "change",
        "change_percent",
        "rank_of",
        "rank_most",
        "rank_least",
        "rate",
        "share",
    )
    if question.language != "en" or question.is_yes_no or question.has(*else_, "every_year", "zero", "condition"):
        return False
    return bool(_EACH_BODY_EN.search(question.text)) and not _TAKEN_TOGETHER.search(question.text)


def _tells_every_government(question: Question) -> bool:
    """Whether the figure of each government is asked for: 各区县政府分别收到多少, not what they have together."""
    if question.has("sum", "mean", "median", "count", "change", "change_percent", "group_year") or question.is_yes_no:
        return False
    named = [span for span in question.spans.of("level") if "aggregate" in span.values("level")]
    each = any(_EACH.search(question.text[: span.start]) for span in named)
    return bool(named) and (each or bool(_APART.search(question.text)))


def _averaged_again(question: Question, named: bool) -> Kind | None:
    before = question.previous
    return before.kind if before and before.kind in AVERAGED and question.is_again_without_zeros else None


def _ranked(question: Question, named: bool) -> Kind | None:
    has = question.has
    if has("difference") and has("rank_most") and has("rank_least") and not named:
        return "sum" if has("group_region", "group_level") else "list"  # 最多与最少相差多少
    if has("agency") and _RANKED.search(question.text) and not has("which_year", "list", "limit", "place"):
        return "rank"  # 民政局的申请量排名
    alone = named and question.inherits and question.previous and len(question.previous.scope.agencies) == 1
    if alone and _RANKED.search(question.text) and not has("which_year", "list", "limit", "place"):
        return "rank"  # 排名, after one body
    return "rank" if has("rank_of") and (named or question.previous) else None


def _beside(question: Question, named: bool) -> Kind | None:
    """Two bodies, places or numbers beside each other."""
    has = question.has
    if _compares(question, "agency") or (named and len(years_named(question)) < 2 and asks_if_equal(question)):
        return "lookup"
    if not named and _which_of_two_places(question):
        return "sum"
    if not named and (_compares(question, "region") or _compares(question, "level") or _sides(question)):
        return "sum"
    either = len(question.spans.of("number")) > 1 or (has("zero") and has("blank"))  # 6件还是7件, 是0还是没填
    if named and either and ("还是" in question.text or _WHICH_IS_IT.search(question.text)):
        return "lookup"
    applicants = {span.value("column") for span in question.spans.of("column")} - {None}
    of_whom = len(applicants) > 1 and all((each or "").startswith("applicants/") for each in applicants)
    return "lookup" if of_whom and (named or question.previous) and _WHICH_IS_IT.search(question.text) else None


def _which_of_two_places(question: Question) -> bool:
    """Whether one of two places is asked for, in Chinese: 云岚市和澄江市2024年谁收到的申请多; no body of theirs."""
    two = len(places_named(question)) == 2
    more = question.has("series") and not question.has("count", "group_year", "condition", "number", "mean", "limit")
    return two and more and len(years_named(question)) < 2 and bool(_WHO_OF_PLACES.search(question.text))


def _sides(question: Question) -> bool:
    """Whether two levels stand beside each other in one year: 市级单位和区级单位相比谁收到的多."""
    levels = {span.value("level") for span in question.spans.of("level")}
    return len(levels) > 1 and question.has("series") and len(years_named(question)) < 2 and not question.has("count")


def _over_time(question: Question, named: bool) -> Kind | None:
    """Year by year, or from one year to another."""
    has = question.has
    if named and _asks_if_ever(question):
        return "yesno"
    if asks_year_by_year(question):
        return "lookup" if named else "sum"
    if has("change") and _names_two_years(question) and not has("group_year"):
        return "change"
    if asks_total_over_years(question) and not (has("list") and has("condition")):
        return "sum"
    if has("every_year") and lists_bodies(question.spans):
        return None  # which petition offices received some every year
    return "lookup" if has("series", "group_year") and named and not has("mean", "median", "change_percent") else None


def _asks_if_ever(question: Question) -> bool:
    """Whether it asks if there was any in all the years: 历年复议被纠正过吗."""
    years = [span.text for span in (*question.spans.of("group_year"), *question.spans.of("series"))]
    ever = bool(years) and all(ALL_YEARS.fullmatch(text) for text in years) and question.is_yes_no
    else_ = ("change", "rose", "fell", "unchanged", "zero", "agreement", "quantity", "list", "versus", "every_year")
    return ever and bool(EVER.search(question.text)) and not question.has(*else_)


def _averaged(question: Question, named: bool) -> Kind | None:
    if not question.has("mean", "median", "per_body") or _is_compared_with(question):
        return None
    return "median" if question.has("median") and not question.has("mean") else "mean"


def _changed(question: Question, named: bool) -> Kind | None:
    has = question.has
    versus = has("versus") and _names_two_years(question) and has("series")
    return "change" if has("change", "change_percent") or versus or asks_if_equal(question) else None


def _of_a_set(question: Question, named: bool) -> Kind | None:
    """Counted, added up, listed, or whether there are any."""
    has = question.has
    if not named and _counts_projects(question):
        return "sum"
    if has("count") or _counts_bodies(question):
        return "count"
    if any("份" in span.text for span in question.spans.of("limit")):
        return "list"  # 历年最多的三份报告
    ever = [span.text for span in (*question.spans.of("group_year"), *question.spans.of("series"))]
    any_body = re.search(r"有(?:没有|无)?(?:过)?(?:哪家|任何|一家)?(?:单位|部门|机关)", question.text)
    if question.is_yes_no and any_body and ever and all(ALL_YEARS.fullmatch(text) for text in ever):
        return "yesno"  # 历年有单位填过非零吗
    shown = has("list") and not re.search("^(?:show|list|give|列|请列)", question.text)
    if has("series", "group_year", "group_region", "group_level") and not (shown or lists_bodies(question.spans)):
        return "sum"
    if question.is_yes_no and not has("agreement"):
        return "yesno"
    of_them = all(_OF_BODIES.fullmatch(span.text) for span in question.spans.of("list"))
    if counts_those_that(question):
        return "count"
    asked = has("quantity") or any("多少" in span.text for kind in ("row", "sum") for span in question.spans.of(kind))
    if of_them and has("list") and has("sum", "plus") and asked:
        return "sum"  # 两个区的部门合计多少件
    if _adds_up_things(question):
        return "sum"
    if has("list", "limit", "place", "rank_most", "rank_least") or asks_of_each(question):
        return "list"
    if has("sum", "plus") or (has("together") and len(question.spans.of("agency")) > 1):
        return "sum"
    if not has_condition(question.spans) or (named and (has("quantity") or not has("number", "zero"))):
        return None
    return "yesno" if named else "list"


def _counts_projects(question: Question) -> bool:
    """Whether 几个 is asked of what is counted so, and of no bodies: 全市政府采购项目一共几个."""
    columns = {value for span in question.spans.of("column") for value in span.values("column")}
    counts = question.spans.of("count")
    things = bool(columns & {"procurement/projects", "decisions/items_last_year", "fees/items_last_year"})
    return things and bool(counts) and all(OF_CASES.fullmatch(span.text) for span in counts)


def _adds_up_things(question: Question) -> bool:
    """Whether the one figure named is added up over the bodies behind it."""
    rows = {span.value("row") for span in question.spans.of("row")}
    return question.has("sum") and len(rows) == 1 and bool(_TOTAL_OF_THINGS.search(question.text))


def counts_those_that(question: Question) -> bool:
    """Whether the bodies that satisfy a condition are counted, not added up: 收到申请超过10件的，总共有多少.

    No figure is named but that of the condition, and no number of its things is asked for: 多少件.
    """
    rows, bounds = question.spans.of("row"), question.spans.of("condition")
    if len(rows) != 1 or len(bounds) != 1 or not question.has("sum") or question.has("agency", "rate", "share", "mean"):
        return False
    first, last = sorted((rows[0], bounds[0]), key=lambda span: span.start)
    beside = _NUMBER_OF_CONDITION.fullmatch(question.text[first.end : last.start])
    return bool(beside) and bool(_HOW_MANY.search(question.text)) and not _OF_THINGS.search(question.text)


def asks_total_over_years(question: Question) -> bool:
    """Whether all years are added up: 历年合计, the total over all years."""
    years = [span.text for span in (*question.spans.of("group_year"), *question.spans.of("series"))]
    added = re.search("之和|总和|相加|加起来|加总|加在一", question.text)
    all_years = all(ALL_YEARS.fullmatch(text) or (added and text == "各年") for text in years)
    apart = re.search("各(?:是|为|有)?多少|分别", question.text)
    return bool(years) and question.has("sum") and all_years and not apart


def holds_in_all_years(question: Question) -> bool:
    """Whether it must be so in every year: 历年都超过10件."""
    return bool(_HELD_IN_ALL.search(question.text))


def counts_by_year(question: Question) -> bool:
    """Whether a number of bodies is asked for of each year: by year, in each year, not: every year."""
    held = [span.text for span in question.spans.of("every_year")]
    by_year = question.has("group_year") and not holds_in_all_years(question)
    by_year = by_year and all(re.fullmatch(r"(?:in |for |of )?each year(?: from)?", text) for text in held)
    before = question.previous
    beside = before is not None and before.kind == "count" and question.inherits and question.has("versus", "series")
    return by_year or (beside and len(years_named(question)) > 1)


def asks_of_each(question: Question) -> bool:
    """Whether a rate of each body is asked for, not of all together: 各单位的公开率."""
    text = question.text
    for span in question.spans.of("no_aggregates"):  # 不要汇总表 takes nothing together
        text = text.replace(span.text, "")
    each = question.has("rate") or (question.has("share") and bool(re.search("分别|各是|各为|各自", text)))
    rates = each and not question.has("agency")
    return rates and bool(_EACH_BODY.search(text)) and not _TAKEN_TOGETHER.search(text)


def asks_year_by_year(question: Question) -> bool:
    """近三年的变化情况, 逐年是升还是降: every year is told, not only the first and the last."""
    if question.has("change") and question.has("group_year") and not years_named(question):
        either = question.has("rose") == question.has("fell")
        return either and not question.has(*_OF_SINGLE_CHANGES)
    spans = [span.value("year") or "" for span in question.spans.of("year")]
    recent = any(value.startswith("recent:") and int(value.split(":")[1]) > 2 for value in spans)
    return recent and question.has("change") and not question.has("rose", "fell", "change_percent", "list")


def _names_two_years(question: Question) -> bool:
    return len(years_named(question)) == 2 or (question.has("relative") and bool(years_named(question)))


def _compares(question: Question, kind: str) -> bool:
    """Whether two bodies or regions named are compared with each other, not years."""
    spans = question.spans.of(kind)
    two = [span for span in spans if kind == "agency" and names_two(question, span)]
    bodies = [span for span in spans if span.value("kind_of_body") is None or span in two]
    years = len(years_named(question)) <= 1 and not (question.has("relative") and years_named(question))
    before = any(re.search("上年|去年|前年|上一年|前一年|同比|year", span.text) for span in question.spans.of("change"))
    others = len(question.spans.of("counterpart")) if kind == "agency" else 0
    return (
        len(bodies) + len(two) + others == 2
        and years
        and not before
        and (
            question.has("versus", "difference", "more_than", "less_than")
            or (kind == "region" and _of_two_places(question))
        )
    )


def _of_two_places(question: Question) -> bool:
    """Which received more requests, Yunlan or Wangxi? Not which agencies of the two."""
    which = [span.text for span in question.spans.of("list")]
    return which == ["which"] and bool(_MORE_OF_TWO.search(question.text))


def _is_compared_with(question: Question) -> bool:
    """Whether the mean or median is what others are compared with: 高于平均."""
    values = [span.value("condition") or "" for span in question.spans.of("condition")]
    return any(value.endswith(("mean", "median")) for value in values)


def asks_of_all(text: str) -> bool:
    """Whether it asks if all bodies do: 都收到了吗, did all of them."""
    return bool(_OF_ALL.search(text))


def _counts_bodies(question: Question) -> bool:
    """How many government offices, 几个信访局: a kind of body right behind the quantity."""
    counting = [span for span in question.spans.of("quantity") if not span.text.startswith("what")]
    quantities = {span.end for span in counting}
    bodies = [
        span
        for span in question.spans.of("agency")
        if span.value("kind_of_body") is not None or not span.text.isascii()
    ]
    return any(len(question.text[: span.start].rstrip()) in quantities for span in bodies)

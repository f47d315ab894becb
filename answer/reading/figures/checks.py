"""Questions whether numbers agree → Plans: do tables balance, does the prose say the same, is all carried on."""

import re
from typing import Literal

from answer.answer import Outcome
from answer.plan import Plan, Scope
from answer.reading.figures.equal import asks_if_equal
from answer.reading.figures.reports import COUNTED_BY_YEAR, tables_in
from answer.reading.figures.what import PLAIN, named_rows
from answer.reading.question import Question, without
from answer.reading.refusals import unknown_words
from answer.reading.scope.where import scope_of, years_named
from answer.reading.talk.those import bodies_of
from answer.reply import Reply
from answer.words import join, say

_FIRST_EQUATION = frozenset({"carried_in", "handled", "carried_out"})  # with 新收
CARRIED = frozenset({"carried_in", "carried_out"})
# What is asked is whether something is wrong.
_FAULT = re.compile(
    r"(?<!平)不平(?!不)|对不[上平拢]|有错|出错|错误|有误|不一致|矛盾|不符|不成立|[算加]错|有问题|有出入|加不拢|通不过|过不了|不通过"
    r"|\b(?:differs?|differed|differences?|different|deviates?|unequal|out of line"
    r"|errors?|wrong|mistakes?|faults?|inconsistent|unbalanced|contradicts?|disagrees?|fails?|failed|mismatch\w*"
    r"|(?:not|n't) (?:add up|balance|match|agree))\b"
)
_WHETHER_RIGHT = re.compile("[对平]不[对平]|(?:对|平衡|正确|一致|平)(?:吗|么)|是否(?:平衡|正确|一致|对得上)")
_OF_PARTS = re.compile(
    r"(?:各|下属|所属|下辖)(?:单位|部门|机关|局|区县?)[^，。]{0,6}(?:加总|合计|之和|加起来|总和|汇总)"
)
_EQUALS = "(?:等于|等不等于|不等|=|对得上|对不上|是不是|是否|与|和|一致|相符)"
_ADDED = re.compile(  # 总计等于各行之和, 合计与维持、纠正、其他相加
    rf"(?:总计|合计|总数)[^。]{{0,10}}{_EQUALS}[^。]{{0,30}}(?:之和|相加|加起来|总和|的和|加总)"
    rf"|(?:之和|相加|加起来|总和|加总)[^，。]{{0,10}}{_EQUALS}[^。]{{0,16}}(?:总计|合计|总数)"
    r"|\btotals? (?:\w+ )*(?:equal|match|agree with)s? (?:to )?the sum of\b"
)
_SAYS_NONE = re.compile(  # 正文说没收到，表里却有数
    r"(?:正文|文字|叙述|总体情况)(?:部分|里|中|上)?(?:说|写|称|讲|提|表示|声称)?[^，。]{0,4}(?:没|未|无|零|0)[^。]{0,16}表(?:格)?(?:里|中|上|内)?(?:面)?[^，。]{0,6}(?:有|填|不为|不是|大于|写)"
    r"|表(?:格)?(?:里|中|上|内)?(?:面)?[^，。]{0,6}(?:有|填|不为|不是|大于)[^。]{0,16}(?:正文|文字|叙述|总体情况)[^，。]{0,6}(?:没|未|无|零|0)"
    r"|\b(?:prose|text|narrative)\b[^.?]{0,20}\b(?:no|none|not|zero|nothing)\b[^.?]{0,40}\b(?:but|yet|while|though)\b[^.?]{0,20}\btables?\b"
)
_IN_FORCE = re.compile(  # are those in force the previous year's plus issued minus repealed
    r"\bin force\b.*\b(?:previous|last|prior) year\b.*\bissued\b.*\b(?:minus|less)\b.*\brepealed\b"
    r"|\b(?:previous|last|prior) year\b.*\bissued\b.*\b(?:minus|less)\b.*\brepealed\b.*\bin force\b"
    r"|\b(?:in force|valid|effective)\b.*\b(?:tally|tallies|add up|square|reconcile|balance|agree|match|fit)\b"
    r".*\b(?:issued|issues|issuing|new)\b.*\b(?:repealed|repeals|repealing)\b"
)
_SEVERAL_FAULTS = re.compile(  # how many equations fail in one report is told, but chooses none
    r"(?:[两二三四五六七八九十\d]+(?:处|个|项|条|组)(?:或者?)?(?:及?以上|之上)|不止一[处个项条]|(?:超过|多于|至少)[一两二三四五六\d]+[处个项条])"
    r"|\b(?:more than|at least) (?:one|two|three|\d+) (?:errors?|faults?|equations?|checks?|mistakes?)\b"
)
_FROM_YEAR_TO_YEAR = re.compile(  # 现行有效件数跟上年对不上
    "(?:现行)?有效[^，。？?]{0,12}(?:前后(?:两)?年|上下年|[跟和与同](?:上|前|去)一?年|两年(?:之间)?|年度之间|逐年)"
    "|(?:前后(?:两)?年|上下年|[跟和与同](?:上|前|去)一?年|两年(?:之间)?|年度之间)[^，。？?]{0,10}有效"
)
_INSIDE = re.compile(  # 新收加结转等于办结加结转下年
    r"新收(?:申请)?(?:数|件数)?(?:加上?|\+|＋|和|与)(?:上年)?结转(?:件?数)?[^，。]{0,6}(?:等于|等不等于|=|＝|与|和)[^，。]{0,4}办[结理](?:数|件数|总计)?(?:加上?|\+|＋|和|与)结转"
)

_YEAR_BEFORE = re.compile(
    r"前一年|上一?年|去年|\b(?:previous|preceding|prior|last) (?:year|report)|\b(?:year|report) before\b"
)
_BY_WHOM = re.compile("(?:谁|几个?人|多少人|怎么|如何|怎样)(?:来|去|负责|进行)?核对")  # is told by the prose
_CHECKED = re.compile("(?:做|进行|开展|组织)[了过][^，,。]{0,6}(?:检查|核查|核对)|(?:检查|核查|核对)[了过]")  # a deed
_SAME_IN_PROSE = re.compile(  # 文字部分也是26件吗
    r"(?:文字|正文|叙述)(?:部分|内容|说明)?(?:里面?|中|上)?(?:是不是|是否)?(?:说|写|称|讲|提)?的?(?:也|同样|一样)(?:是|有|写|说)?[^，。？?]{0,12}(?:吗|么|没有|吧)?[?？]*$"
)
_CASES = frozenset({"reconsideration", "litigation", "litigation_direct", "litigation_after"})
_DISCLOSED = frozenset({"rules", "normative_documents", "licensing", "penalties", "coercion", "fees"})
_OF_REQUESTS = frozenset({"received", "handled", "granted", "partial", "refused"})
_OWN_TABLES = re.compile(  # reports that contradict their own tables do so in their prose
    r"\b(?:contradict|conflict|disagree|differ|depart|deviate)\w*(?: from| with)? (?:their|its) (?:own )?tables?\b"
)
_BORNE_OUT = re.compile(  # do the tables back up the number in the text
    r"\btables?\b[^?.]{0,60}\b(?:back(?:s|ed)? (?:it |this |that )?up|support(?:s|ed)?|confirm(?:s|ed)?"
    r"|b(?:ear|ears|ore) (?:it |this |that )?out|agrees?|says? the same)\b"
    r"|\b(?:back(?:s|ed)? up|support(?:s|ed)?|confirm(?:s|ed)?|b(?:ear|orne) out) (?:by|in) (?:the|its) tables?\b"
    r"|\bis that (?:also )?(?:what|the number|the figure) (?:in )?(?:the|its|their) tables?\b"
)


_BESIDE_TABLE = re.compile("表(?:格|[一二三123里中上内])|[跟和与同]表")


def _asks_for_faults(text: str) -> bool:
    """Whether it is asked if something is wrong, not first whether all is right: 对不对，哪里不平."""
    fault, right = _FAULT.search(text), _WHETHER_RIGHT.search(text)
    return fault is not None and (right is None or fault.start() <= right.start())


def asks_check(question: Question) -> bool:
    """Whether numbers are compared; “add up” with a figure named asks for its sum."""
    if _compares_carried(question):
        return True  # 2020年的上年结转比2019年的结转下年多几件
    if set(named_rows(question.spans, strong=True)) >= _FIRST_EQUATION and question.has("agreement", "balance"):
        return True  # 新收加上年结转等不等于办结加结转下年
    if (
        (question.has("in_force_sum") or _asks_copies(question))
        or _IN_FORCE.search(question.text)
        or _SAYS_NONE.search(question.text)
        or _SAME_IN_PROSE.search(question.text)
        or (question.has("prose") and _BORNE_OUT.search(question.text))
        or _adds_rows(question)
    ):
        return True
    if question.has("prose") and question.has("yesno", "agreement") and _BESIDE_TABLE.search(question.text):
        return True  # 文字里说收到7件，表里也是吗
    if asks_if_equal(question) or (question.has("rate") and not question.has("prose", "balance")):
        return False
    if _BY_WHOM.search(question.text):
        return False
    if _CHECKED.search(question.text) and not question.has("prose", "balance", "row"):
        return False
    if question.has("agreement"):  # of two figures of a report the figures are told
        rows = {span.value("row") for span in question.spans.of("row") if span.text not in PLAIN}
        if rows >= CARRIED and len(_years_beside(question)) == 1 and not question.has("prose", "balance"):
            return False  # of one report
        if len(rows) < 2 and question.has("row") and question.has("column") and not question.has("prose", "balance"):
            return False  # of two columns
        return question.has("prose", "balance") or bool(rows & CARRIED) or len(rows) < 2
    holds = question.has("zero") and question.has("row")  # 全是零，这说法成立吗
    adds = [
        span
        for span in question.spans.of("balance")
        if span.text != "add up" and not (holds and span.text.strip("吗么不") == "成立")
    ]
    return bool(adds) or (question.has("balance") and not _adds_a_figure(question))


def _compares_carried(question: Question) -> bool:
    """Whether what one year carried out is put beside what the next carried in."""
    rows, years = set(named_rows(question.spans, strong=True)), _years_beside(question)
    beside = question.has("difference", "versus", "more_than", "less_than", "agreement") or "比" in question.text
    return rows == CARRIED and len(years) == 2 and years[1] - years[0] == 1 and beside


def _years_beside(question: Question) -> list[int]:
    """The years named; of one year and the one before it both."""
    years = sorted(years_named(question))
    before = len(years) == 1 and _YEAR_BEFORE.search(without(question.spans, ("row",)))
    return [years[0] - 1, years[0]] if before else years


def _asks_copies(question: Question) -> bool:
    """Whether reports with the same figures are asked for, not equal figures of one row."""
    rows = set(named_rows(question.spans, strong=False)) - CARRIED  # from the year before
    return question.has("copied") and not (rows or question.has("column", "rate", "topic", "prose"))


def _adds_rows(question: Question) -> bool:
    """Whether a total is compared with what it is the sum of."""
    compares = question.has("agreement", "balance", "sum_of_rows") and not question.has("prose")
    return compares and bool(_ADDED.search(question.text))


def _adds_a_figure(question: Question) -> bool:
    return bool(named_rows(question.spans, strong=True)) or question.text.startswith("add up")


def _within_one_year(question: Question, rows: set[str]) -> bool:
    """新收加结转等于办理加结转下年: an equation of one report's tables."""
    if rows >= _FIRST_EQUATION or _INSIDE.search(question.text) or _adds_rows(question):
        return True
    return (
        question.has("agreement", "balance")
        and "办理" in question.text
        and bool(rows & CARRIED)
        and question.has("plus")
    )


def _of_those(question: Question, scope: Scope) -> Scope:
    """The scope of 这些单位: the bodies listed before, of the years named now."""
    bodies = bodies_of(question.previous, question.names.connection) if question.previous else ()
    if not bodies or not question.means_those or question.has("agency", "region", "level"):
        return scope
    return scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()})


def _of_both_years(question: Question, scope: Scope) -> Scope:
    """Both years of what is carried from the end of 2021 into 2022: no other pair of reports is meant."""
    written = sorted({int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", question.text)})
    written = _years_beside(question) if len(written) == 1 else written
    pair = len(written) == 2 and written[1] - written[0] == 1 and set(scope.years) < set(written)
    return scope.model_copy(update={"years": tuple(written)}) if pair else scope


def _table_of(rows: set[str]) -> list[int]:
    """The table whose figures alone are compared with the prose: 正文写的复议数; none where others are named too."""
    if rows and rows <= _DISCLOSED:
        return [1]
    return [3] if rows and rows <= _CASES else [2] if rows and rows <= _OF_REQUESTS else []


def read_checks(question: Question) -> Plan | Reply:
    """Does it balance, does the prose agree, was all carried over."""
    unknown = unknown_words(question)
    if unknown and not (question.has("prose") and _BORNE_OUT.search(question.text)):
        return unknown
    grouped = [span.text for span in question.spans.of("group_year")] if question.language == "en" else []
    if grouped:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=join(grouped, question.language)))
    several = _SEVERAL_FAULTS.search(question.text) or COUNTED_BY_YEAR.search(question.text)
    if several:
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=several.group()))
    kinds = ("rank_most", "rank_least", "place", "share", "percent")
    ranked = [span.text for kind in kinds for span in question.spans.of(kind)]
    if ranked:  # 勾稽错误最多的报告, 平衡的占多少: all that fail are told, in no order and as no share
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=join(ranked[:1], question.language)))
    rows = set(named_rows(question.spans, strong=True))
    if question.has("agreement") and _OF_PARTS.search(question.text):
        return Reply(Outcome.CLARIFY, say("parts_not_compared", question.language))
    in_force = question.has("in_force_sum") or bool(_IN_FORCE.search(question.text))
    in_force = in_force or (bool(_FROM_YEAR_TO_YEAR.search(question.text)) and not question.has("prose"))
    inside = _within_one_year(question, rows) and not in_force
    carry = not inside and bool(rows & CARRIED) and not question.has("prose")
    tables = inside or (bool(re.search("表|table", question.text)) and not question.has("prose"))
    own = bool(_OWN_TABLES.search(question.text))
    tables = tables and not own
    prose = (
        question.has("prose")
        or own
        or bool(_SAME_IN_PROSE.search(question.text))
        or (question.has("agreement") and not (carry or tables))
    )
    counting = bool(re.search("多少|(?<!哪)几[份家个]|how many|number of", question.text))
    scope = scope_of(question, is_set=not question.has("agency"))
    if isinstance(scope, Reply):
        return scope
    scope = _of_those(question, scope)
    scope = _of_both_years(question, scope) if carry else scope
    checks: Literal["tables", "prose", "carry", "in_force", "copied"]
    checks = "carry" if carry else "prose" if prose else "tables"
    checks = "in_force" if in_force else "copied" if _asks_copies(question) else checks
    none_said = bool(_SAYS_NONE.search(question.text))
    if none_said:
        checks = "prose"
        question.assumptions.append(say("all_disagreements", question.language))
    named = () if checks not in {"tables", "prose"} else tables_in(question)
    if inside and not named:
        named = [3] if _adds_rows(question) and rows & _CASES else [2]
    if checks == "prose" and not (named or none_said):
        named = _table_of(rows)
    if len(named) > 1:
        return Reply(Outcome.CLARIFY, say("one_table_only", question.language))
    if checks == "tables" and 1 in named:
        return Reply(Outcome.NOT_FOUND, say("no_equations", question.language))
    one = len(scope.agencies) == 1 and not question.has("list")
    return Plan(
        kind="checks",
        scope=scope,
        checks=checks,
        counting=counting and not (one and question.is_yes_no),
        yes_no=(question.is_yes_no or one) and not none_said,
        fault=_asks_for_faults(question.text),
        assumptions=tuple(question.assumptions),
    ).model_copy(update={"table": next(iter(named), 0)})

"""What a question is about: its measures and rates, breakdown and order, from its spans."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from answer import vocabulary
from answer.answer import Language
from answer.plan import Breakdown, Measure
from answer.reading.figures.ordering import order_in
from answer.reading.language.spans import Span, Spans
from answer.reply import Reply, asked_back

WON_OR_LOST = frozenset(
    (
        *(
            "败诉",
            "败诉了",
            "败诉的",
            "胜诉",
            "输了",
            "打输",
            "打输了",
            "输了官司",
            "赢了",
            "打赢",
            "打赢了",
            "赢了官司",
        ),
        *("lost", "lose", "loses", "losing", "losses", "lost cases", "won", "win", "wins"),
    )
)
PLAIN = frozenset({"申请", "依申请", "申请公开", "信息公开申请", "requests", "request", "applications", "application"})
ANSWERED = frozenset(
    ("answer", "answered", "responded to", "replied to", "replied", "responses", "replies", "closed", "decided")
)
CASES = ("reconsideration", "litigation")  # what a result is of where no case is named
_OUTCOMES = frozenset({"其他结果", "结果维持", "结果纠正", "尚未审结"})  # columns of both
_HOW_MANY_EN = re.compile(r"\bhow (?:many|much)\b")
_APART = re.compile(r"[，、,；;/]|和|与|以及|及|\band\b|\bnor\b")
_JOINED = re.compile(r"[和与及/]|以及| and | nor ")
_HANDLES = re.compile("(?:处理|办理|办结|办|处置)(?:了|过|的)?")
_ARTICLES = re.compile(r" (?:(?:any|the|some|an?|all|its|their) )*")
_OF_ITS_OWN = re.compile(r"申请(?:数量?|件数|量)?的?$|^(?:requests|applications) from")
_JOINS = re.compile(
    r"\s*(?:和|与|以及|及|、|；|;|,|，|[,，]?(?:还有|外加|另加|再加)| and )\s*(?:(?:the )?(?:requests|applications) )?"
)
_SET_AGAINST = re.compile(
    r"[，, ]*(?:又|也|但|却|而|且|并且|而且)? ?"
    r"(?:、|和|与|跟|没有?|无|未|有|多于|少于|大于|小于|超过|不及|不如|比)(?:的)?"
    r"|,? (?:(?:and|but|or|nor|than) )?(?:(?:and|or|nor|no|any|not|than) )(?:(?:any|the|no) )*"
    r"(?:(?:requests|applications)(?: (?:from|by|as|for))? )?"
)
_HAVING_BOTH = re.compile(
    "都|既|同时|均|\\b(?:both|neither|either)\\b|多于|少于|大于|超过|比|\\bthan\\b|[没无未]|\\bno\\b"
)
_FROM = re.compile(r" (?:from|by|of)(?: the)? ")
_CLAUSE = re.compile(r" ?(?:[件份起个次]|[件份起个次]申请)?[，,；;]")
_WHOLE = re.compile(r"(?:总数量?|总量|总件数|总计|合计数?)$")
_BESIDE = re.compile(r"[、，,和与及]|以及|还有")
_ALL_OF_THE_ROW = re.compile(
    r"[那这一整]行|[几三各每][个一]?[格栏列项]|\b(?:whole|entire|all of the) row\b"
    r"|\brow\b.*\b(?:say|read|show|contain|hold)"
)
_WHICH_REASONS = re.compile(r"什么|哪|啥")
_AND_ALSO = re.compile(r"还有|外加|另加|再加")
_EACH_OF_TWO = re.compile(r"各(?!单位|部门|机关|家|局)|分别|两项|两个数|both|each|respectively")
_AND_DID = re.compile(r", and (?:did|does|do|was|were|has|have) (?:it|they|the)\b")  # a question of its own
_AND_THAT = re.compile("的?(?:件数|数量|数)?呢[？?]*$")  # 行政诉讼总量是多少，未经复议直接起诉的呢
_OF_WHICH = re.compile(r"[，,]?(?:之?中|里|当中|其中|of which|of those)|.*(?:之?中|里面?|当中)[，,]?$")

GROUPS: Mapping[str, Breakdown] = {
    "unable": "unable",
    "not_processed": "not_processed",
    "other_outcome": "other_outcome",
}
_WITH_COLUMNS_APART = frozenset({"decisions", "procurement"})  # families of which each column counts another thing
_OF_BODIES = re.compile(r"单位|部门|机关|机构|地方|家|谁|agenc|authorit|bod|bureau|department|office|unit|who")


def named_rows(spans: Spans, strong: bool) -> list[str]:
    """The rows of the form that are named, in order; `strong` leaves the plain subject (申请) out."""
    found = [span.value("row") for span in spans.of("row")]
    known = vocabulary.rows()
    return [row for row in found if row and (not strong or not known[row].weak)]


def main_measures() -> tuple[Measure, ...]:
    """What a report is about, row by row, where all of it is asked for."""
    known = vocabulary.rows().values()
    columns = ((row.id, vocabulary.default_column(row.columns)) for row in known if row.main)
    return tuple(Measure(row=row, column=column or "issued") for row, column in columns)


def measures_in(spans: Spans, language: Language) -> tuple[Measure, ...] | Reply:
    """The measures asked for, in order; a Reply where a column must be said."""
    paired = _paired(spans)
    if paired:
        return paired
    found: list[Measure] = []
    alone = _standing_alone(spans)
    if alone:  # 个人提交的申请和上年结转各是多少
        spans = replace(spans, chosen=tuple(each for each in spans.chosen if not _is_of_those(each, alone, spans.text)))
    for row in _rows(spans):
        measures = measures_of(spans, row)
        if not measures:
            return asked_back("which_documents", language)
        found += measures
    own = [Measure(row="received", column=(span.value("column") or "").split("/")[1]) for span in alone]
    strong = [span.start for span in spans.of("row") if not vocabulary.rows()[span.value("row") or ""].weak]
    behind = alone and min(strong) < alone[0].start
    return tuple(dict.fromkeys([*found, *own] if behind else [*own, *found]))


def _paired(spans: Spans) -> tuple[Measure, ...]:
    """Results that are each of their own kind of applicant: granted of individuals and refused of companies."""
    known = vocabulary.rows()
    told: list[tuple[str, str]] = []
    for span in spans.chosen:
        row, column = span.value("row"), (span.value("column") or "").removeprefix("applicants/")
        if row and not span.values("column") and not known[row].weak:
            told.append(("row", row))
        elif not row and ("applicants", column) in vocabulary.columns() and column != "total":
            told.append(("column", column))
    kinds, names = [kind for kind, _ in told], [name for _, name in told]
    rows, columns = (names[kinds.index(kind) :: 2] if kind in kinds else [] for kind in ("row", "column"))
    in_turn = len(told) > 3 and len(told) % 2 == 0 and all(one != other for one, other in pairwise(kinds))
    apart = len(set(rows)) == len(rows) and len(set(columns)) > 1
    if not (in_turn and apart and all(known[row].columns == "applicants" for row in rows)):
        return ()
    return tuple(Measure(row=row, column=column) for row, column in zip(rows, columns, strict=True))


def _standing_alone(spans: Spans) -> list[Span]:
    """Requests of one kind of applicant that are named as a figure of their own, beside another row of applicants."""
    known = vocabulary.rows()
    rows = [
        span for span in spans.of("row") if span.value("column") is None and not known[span.value("row") or ""].weak
    ]
    groups = {known[span.value("row") or ""].within for span in rows}
    rows = [span for span in rows if span.value("row") not in groups]
    if len(rows) != 1 or known[rows[0].value("row") or ""].columns != "applicants":
        return []
    columns = [span for span in spans.of("column") if (span.value("column") or "").startswith("applicants/")]
    named = [
        span
        for span in columns
        if _OF_ITS_OWN.search(span.text)
        or re.search(r"\b(?:requests|applications) (?:from|by) $", spans.text[: span.start])
    ]
    if len(named) != 1 or len(columns) != 1:
        return []
    first, last = sorted((rows[0], named[0]), key=lambda span: span.start)
    between = spans.text[first.end : last.start]
    if _HAVING_BOTH.search(spans.text) and spans.has("list", "count") and _SET_AGAINST.fullmatch(between):
        return named
    asked = spans.has("quantity") or _EACH_OF_TWO.search(spans.text) or _AND_ALSO.search(between)
    return named if asked and _JOINS.fullmatch(between) else []


def _is_of_those(span: Span, alone: Sequence[Span], text: str) -> bool:
    """Whether a word names what stands alone, or is its noun: requests from individuals."""
    weak = vocabulary.rows()[span.value("row") or ""].weak if span.value("row") else False
    return span in alone or (weak and any(_FROM.fullmatch(text[span.end : each.start]) for each in alone))


def _rows(spans: Spans) -> list[str]:
    """The rows named. A group gives way to its members, 申请 to any other row named with it."""
    known = vocabulary.rows()
    found = list(dict.fromkeys(named_rows(spans, strong=False)))
    strong = [row for row in found if not known[row].weak]
    once = len(spans.of("quantity")) < 2 and not _AND_DID.search(spans.text)
    if len(strong) > 1 and all(
        span.text in ANSWERED or (span.text == "handle" and once)
        for span in spans.of("row")
        if span.value("row") == "handled"
    ):
        strong = [row for row in strong if row != "handled"]  # answered with information not held
    if len(strong) > 1 and (_only_deals_with(spans) or _is_verb_of_decisions(spans)):
        strong = [row for row in strong if row != "handled"]
    found = found if _weak_by_itself(spans) and not (strong and order_in(spans)[0]) else strong or found
    applicants = [column for column in columns_in(spans, "applicants") if column != "total"]
    said = len(found) > len(strong) or any(_OF_ITS_OWN.search(span.text) for span in spans.of("column"))
    if strong and applicants and said and all(known[row].columns != "applicants" for row in strong):
        found = list(dict.fromkeys([*found, "received"]))  # 自然人申请；行政处罚件数
    if not strong and not breakdown_in(spans):
        found = _rows_of_column(spans) or found
    inner = {known[row].within for row in found} - _asked_of_their_own(spans)
    found = [row for row in found if row not in inner]
    bounded = any(
        span.value("condition") != "lt 0" for span in spans.of("condition")
    )  # any negative figures: of which?
    return found or (["received"] if bounded and not spans.has("topic", "those") else [])


def _only_deals_with(spans: Spans) -> bool:
    """Whether an English “handled” is only the verb of the figure right behind it: who dealt with refusals."""
    rows = spans.of("row")
    verbs = [span for span in rows if span.value("row") == "handled"]
    starts = {each.start for each in rows}
    articles = (_ARTICLES.match(spans.text, span.end) for span in verbs)
    return all(found is not None and found.end() in starts for found in articles)


def _is_verb_of_decisions(spans: Spans) -> bool:
    """Whether 处理了 is only what was done with what table 1 has right before it: 其他对外管理服务事项处理了多少件."""
    known = vocabulary.rows()
    rows = spans.of("row")
    verbs = [span for span in rows if span.value("row") == "handled"]
    ends = {each.end for each in rows if known[each.value("row") or ""].columns == "decisions"}
    return all(span.start in ends and _HANDLES.fullmatch(span.text) for span in verbs)


def _asked_of_their_own(spans: Spans) -> set[str]:
    """Groups that are asked for beside their members: 不予公开几件，其中涉及第三方的几件; in 第三方那一条拒了几件 it is
    the verb of the member."""
    rows, asked = spans.of("row"), [span.start for span in spans.of("quantity")]
    known = vocabulary.rows()
    verbs = {
        after
        for span, after in pairwise(rows)
        if known[span.value("row") or ""].within == after.value("row")
        and not any(span.end <= at < after.start for at in asked)
        and not re.search("[，,；;]", spans.text[span.end : after.start])
    }
    return {
        span.value("row") or ""
        for span, after in pairwise(rows)
        if span not in verbs
        and any(span.end <= at < after.start for at in asked)
        and (any(after.end <= at for at in asked) or _AND_THAT.match(spans.text, after.end))
    }


def _weak_by_itself(spans: Spans) -> bool:
    """Whether 新收 is asked for beside another row (新收多少件、予以公开多少件), not its plain subject."""
    known = vocabulary.rows()
    plain = [span for span in spans.of("row") if known[span.value("row") or ""].weak]
    weak = next(
        (span for span in plain if span.text not in PLAIN), next(iter(plain), None)
    )  # 依申请这块新收的和上年结转
    strong = next((span for span in spans.of("row") if not known[span.value("row") or ""].weak), None)
    if weak is None or strong is None or any(each.end == weak.start > strong.end for each in spans.of("quantity")):
        return False  # 部分公开了几件申请
    if weak.text.isascii() and any(each.start == weak.end + 1 for each in spans.of("row") if each not in plain):
        return False  # requests carried over
    first, last = sorted((weak, strong), key=lambda span: span.start)
    between = _without_names(spans, first.end, last.start)
    if _each_asked(spans, first, last):
        return True
    if any(first.end <= span.start < last.start for span in spans.of("plus")) or _AND_THAT.match(
        spans.text, strong.end
    ):
        return True  # 申请多几件，许可呢
    if weak.text in PLAIN:
        twice = len(spans.of("quantity")) > 1 and "receive" in spans.text  # how many received, and how many refused
        return twice or bool(_JOINED.fullmatch(between)) or _is_first_of_several(spans)
    asked = any(first.end <= span.start < last.start for span in spans.of("quantity"))
    both_asked = asked and any(last.end <= span.start for span in spans.of("quantity"))
    return both_asked or (not _OF_WHICH.match(between) and bool(_APART.search(between)))


def _each_asked(spans: Spans, first: Span, last: Span) -> bool:
    """Whether either has its own number asked right behind it: 申请多少，诉讼多少."""
    asked = {span.start: span.end for span in spans.of("quantity")}
    end = asked.get(first.end)
    return end is not None and bool(_CLAUSE.match(spans.text, end)) and last.end in asked


def _without_names(spans: Spans, start: int, end: int) -> str:
    """A stretch without the names in it: Letters and Calls Bureau joins nothing."""
    text = list(spans.text)
    for span in (*spans.of("agency"), *spans.of("region")):
        text[span.start : span.end] = "x" * (span.end - span.start)
    return "".join(text[start:end])


def _is_first_of_several(spans: Spans) -> bool:
    """Requests, refusals, lawsuits: a list that begins with the plain subject."""
    rows = spans.of("row")
    known = vocabulary.rows()
    apart = all(known[span.value("row") or ""].columns != "applicants" for span in rows[1:])
    if len(rows) > 1 and apart and _EACH_OF_TWO.search(spans.text) and _side_by_side(rows):
        return True  # 申请 处罚 许可 各多少
    return len(rows) > 2 and all(
        re.fullmatch(r"[，,、；;] ?(?:and )?|和|以及| and ", spans.text[one.end : other.start])
        for one, other in pairwise(rows)
    )


def _side_by_side(rows: Sequence[Span]) -> bool:
    """Whether nothing at all stands between them: terse questions have only spaces there."""
    return all(one.end == other.start for one, other in pairwise(rows))


def _rows_of_column(spans: Spans) -> list[str]:
    """败诉 alone is about litigation, 现行有效 about normative documents, an applicant about requests received."""
    if any(span.text in WON_OR_LOST for span in spans.of("column")):
        results = [span for span in spans.of("column") if (span.value("column") or "").startswith("outcomes/")]
        corrected = {span.text for span in results if span.value("column") == "outcomes/corrected"}
        return list(CASES) if corrected - WON_OR_LOST else ["litigation"]  # 被纠正或者败诉的
    if spans.has("table_3") or any(span.text in _OUTCOMES for span in spans.of("column")):
        cases = [column for column in columns_in(spans, "outcomes") if column != "total"]
        if cases and not any(span.text in PLAIN for span in spans.of("row")):
            return list(CASES)  # 2023年其他结果合计
    if columns_in(spans, "documents") and not any(span.text in PLAIN for span in spans.of("row")):
        return ["normative_documents"]
    return ["received"] if columns_in(spans, "applicants") else []


def measures_of(spans: Spans, row: str) -> list[Measure]:
    """The row under each column named, or under its default one; none where there is no default."""
    family = vocabulary.rows()[row].columns
    columns = columns_in(spans, family)
    if family == "outcomes" and not columns and spans.has("outcomes"):
        columns = list(vocabulary.columns_of(family))
    if family == "applicants" and not columns and spans.has("applicants") and not spans.has("list"):
        columns = list(vocabulary.columns_of(family))  # 不予公开的申请来自哪几类申请人
    default = vocabulary.default_column(family)
    if not columns and default is None and _ALL_OF_THE_ROW.search(spans.text):
        columns = list(vocabulary.columns_of(family))
    if columns and family in {"applicants", "outcomes"} and _total_asked_first(spans, row):
        columns = ["total", *columns]
    if default and columns and default not in columns and _default_asked_first(spans, row):
        columns = [default, *columns]
    return [Measure(row=row, column=column) for column in columns or ([default] if default else [])]


def _default_asked_first(spans: Spans, row: str) -> bool:
    """处罚几件，项目增减多少: the row's own figure, and then in a clause of its own a column of it."""
    named = next((span for span in spans.of("row") if span.value("row") == row), None)
    column = next((span for span in spans.of("column") if named and span.start > named.end), None)
    if named is None or column is None or vocabulary.rows()[row].columns not in _WITH_COLUMNS_APART:
        return False
    asked = sorted(span.start for span in spans.of("quantity"))
    between = spans.text[named.end : column.start]
    clause = max(between.rfind(mark) for mark in ",，;；")
    first = [at for at in asked if at < named.end + clause]
    return clause >= 0 and bool(first) and any(at > named.end + clause for at in asked)


def _total_asked_first(spans: Spans, row: str) -> bool:
    """收到多少申请？其中多少来自企业: the total, and then a column of it."""
    named = [span.end for span in spans.of("row") if span.value("row") == row]
    numbers = [*spans.of("quantity"), *(span for span in spans.of("sum") if "多少" in span.text)]
    starts = {span.start: span.end for span in spans.of("row") if span.value("row") == row}
    asked = sorted({span.end for span in numbers if not named or span.start >= min(named)})
    asked = sorted({*asked, *(starts[span.end] for span in numbers if span.end in starts)})  # 打了几场官司，输了几场
    columns = [span.start for span in spans.of("column")]
    if columns and any(_WHOLE.search(spans.text[:end]) and _BESIDE.match(spans.text, end) for end in named):
        return max(named) < min(columns)  # 行政复议总数、其中维持数
    how_many = [found.end() for found in _HOW_MANY_EN.finditer(spans.text)]
    if named and columns and len(how_many) > 1:  # how many lawsuits, and how many were lost
        return how_many[0] < min(named) < how_many[1] < min(columns)
    if not named or len(asked) < 2 or not columns:
        return False
    first, column = min(asked), min(columns)
    return first < column and bool(re.search("[,，?？;；。]", spans.text[first:column]))


def columns_in(spans: Spans, family: str) -> list[str]:
    """The columns of a family that are named, without its total unless that is all."""
    named = [meaning.value for span in spans.of("column") for meaning in span.meanings if meaning.kind == "column"]
    columns = [value.split("/")[1] for value in named if value.startswith(f"{family}/")]
    if len({span.value("year") for span in spans.of("year")}) > 1:  # 比2023年增减多少 is no cell 本年增/减
        columns = [column for column in columns if column != "change"]
    return [column for column in columns if column != "total"] or columns


def applicant_in(spans: Spans) -> str:
    """The kind of applicant named, else the total of all."""
    return next(iter(columns_in(spans, "applicants")), "total")


def lists_bodies(spans: Spans) -> bool:
    """Whether bodies are to be listed: which agencies, 哪些单位, which petition offices; not only shown."""
    kinds = [span.start for span in spans.of("kind_of_body")]
    asked = [span.end for span in spans.of("list") if span.text == "which"]
    return any(_OF_BODIES.search(span.text) for span in spans.of("list")) or any(end + 1 in kinds for end in asked)


def breakdown_in(spans: Spans) -> Breakdown:
    """Whether all rows of a kind are asked for: results, applicants, reasons of refusal."""
    rows = named_rows(spans, strong=True)
    if not spans.has("agency") and lists_bodies(spans):
        return ""
    which = any(_WHICH_REASONS.search(span.text) for span in spans.of("reasons"))  # 一共多少件，都是什么理由
    added = spans.has("sum", "together") and not _EACH_OF_TWO.search(spans.text)
    if set(rows) == {"refused"} and added and not which:
        return ""  # 不予公开合计多少，八种理由都算上
    if spans.has("reasons") or (spans.has("why") and any(row in GROUPS or row == "refused" for row in rows)):
        group = next((GROUPS[row] for row in rows if row in GROUPS), None)
        if group and set(rows) == {group}:
            return group
        return "reasons" if all(row == "refused" for row in rows) else ""
    of_kind = any(each != "total" for each in columns_in(spans, "applicants"))  # companies among the applicants
    of_kind = of_kind and all(span.text == "applicants" for span in spans.of("applicants"))
    if spans.has("applicants") and not rows and not of_kind:
        return "applicants"
    if rows and spans.has("sum"):
        return ""
    return "outcomes" if spans.has("outcomes") and set(rows) <= {"handled"} else ""


def has_condition(spans: Spans) -> bool:
    """Whether members must satisfy anything."""
    return any(spans.has(kind) for kind in ("condition", "number", "zero", "blank"))

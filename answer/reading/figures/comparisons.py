"""Bodies chosen by a comparison of figures → Plans: who refused more than they granted, whose are all alike."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.plan import Condition, Gap, Kind, Measure, Operator, Plan, Quantity, Scope
from answer.reading.figures.changes import chooses, kind_of_set, names_bodies, read_changes
from answer.reading.figures.changes_together import read_changes_together
from answer.reading.figures.equal import asks_if_equal
from answer.reading.figures.kinds import asks_of_all
from answer.reading.figures.what import PLAIN, measures_of, named_rows
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year, years_named
from answer.reading.talk.those import bodies_of
from answer.reply import Reply

_ALL_ARE = re.compile(
    r"不予公开[^，。？?]{0,6}(?:全部|全都|都|均|全)(?:是因?|因为?|由于|属于|以|基于|出于)"
    r"|申请[，,]?(?:是不是|是否)?(?:都|均|全部?|全都)(?:是|为|来自|由|予以|被|得到)|(?:都|均|全部?|全都)(?:是|为|来自)"
    r"|申请[，,]?(?:而且|并且?|且|但)?(?:都|均|全部?|全都)(?:给?予以?|不予|部分|无法|获得?|得到|同意|被|给)"
    r"|\b(?:all|every one) (?:of (?:its|their|the) )?(?:requests"
    r" )?(?:(?:came|were|was|are|come) )?(?:from|by|granted|refused)\b"
    r"|\b(?:grant|refuse|den[yi]|reject|approve)(?:ed"
    r"|d|s)?(?: in full)? (?:all|every one|every single one|every|each)(?: of)?"
    r" (?:(?:their|its|the|those|single) )*(?:requests?|applications?)(?! for\b)"
    r"|\b(?:granted|refused|denied|rejected|approved) (?:all|every one|every single one) of (?:them|those|these)\b"
    r"|\bwere all (?:of )?(?:(?:the|its|their) )?(?:requests|applications)\b.{0,40}\b(?:granted|refused|from|by)\b"
    r"|\b(?:were|was|are) all (?:upheld|corrected)\b"
    r"|\bwere all (?:of )?(?:(?:the|its|their) )?(?:reconsideration|litigation|lawsuit|case)s?\b.{0,80}"
    r"\b(?:upheld|corrected|won|lost)\b"
    r"|\ball (?:of )?(?:(?:its|their|the|whose) )*(?:reconsideration|litigation|lawsuit|case|review|suit)s?"
    r"(?: cases| decisions)? (?:(?:were|was|are|had|been|ended) )*(?:upheld|corrected)\b"
    r"|\b(?:win|won|lose|lost) (?:all|every one|every|each)(?: of)?(?: (?:the|its|their|those|single))*"
    r" (?:administrative |court )*(?:reconsideration|litigation|lawsuit|case|review|suit)s?\b"
    r"|(?:复议|诉讼|官司|案件)[^，。]{0,6}(?:都|均|全部?|全都)(?:是|被|得到|予以|结果)*(?:维持|纠正)"
    r"|\b(?:exclusively|solely|only|entirely|purely) (?:(?:came|come|were) )?(?:from|by)\b"
    r"|(?:全部|全都)(?:给|予以)?公开"
)
_NOT_ALL = re.compile("(?:没有?|未|未能|(?<!是)不是|并非)(?:把[^，。？?]{0,6})?(?:全部|全都|都|全)(?:给|予以)?公开")
_DOUBTS = re.compile("对得上对不上|一不一致|一致不一致|是否|是不是")
_UNLIKE = re.compile(
    "对不上|[对合]不[齐拢]|不一致|不[相]?[符同等]|不吻合|两样|有出入|有差[异别距]"
    r"|\b(?:differ\w*|mismatch\w*|disagree\w*|(?:do|does|did) not (?:match|agree|tally)|unequal|not equal)\b"
)
_ROW_OF = {"applicants": "received", "documents": "normative_documents"}  # whose columns they are where no row is named
_BODIES_ZH = re.compile("单位|部门|机关|哪|谁")
_AND = re.compile(r"[和与跟同、]")
_BESIDE = re.compile(r"和|与|跟|同|等于|=|\band\b|\bequal|\bas\b")


def read_comparison(question: Question, kind: Kind, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of a question that chooses or orders bodies by a comparison; None where it is none."""
    together = read_changes_together(question)
    if together:
        return together
    are_all = _ALL_ARE.search(question.text) and not question.has("zero")  # 是不是所有单位的X都为零
    not_all = _NOT_ALL.search(question.text) and kind != "sum"
    if (are_all or not_all) and kind in {"list", "count", "yesno", "sum"} and len(measures) == 1:
        return _of_all_requests(question, measures[0], "gt" if not_all else "eq")
    two = _two_compared(question)
    if two:
        return _of_two(question, *two)
    chosen = any(isinstance(each, Gap) for each in measures)  # before
    if kind == "change" and measures and (chosen or chooses(question) or _is_stated(question, measures)):
        return read_changes(question, measures)
    return None


def _is_stated(question: Question, measures: Sequence[Quantity]) -> bool:
    """Whether it asks if a figure changed by so much: 2024年比2023年翻倍了吗, 比上年多了3件，对吗."""
    much = question.has("doubled") or len(question.spans.of("number")) == 1
    one = len(measures) == 1 and len({span.value("row") for span in question.spans.of("row")}) == 1
    return much and one and question.is_yes_no and question.language == "zh"


def asks_difference(question: Question, scope: Scope) -> bool:
    """Whether two bodies are compared, and by how much is asked."""
    return (
        len(scope.agencies) == 2
        and len(scope.years) <= 1
        and (question.has("change", "versus", "difference", "more_than", "less_than") or asks_if_equal(question))
    )


# All of what was received or handled


def _of_all_requests(question: Question, measure: Quantity, operator: Operator = "eq") -> Plan | Reply | None:
    """Whether (or where) all requests are of one kind of applicant, or have one result, or all cases do; or, with
    “gt”, not all of them do."""
    if not isinstance(measure, Measure):
        return None
    columns = vocabulary.rows()[measure.row].columns
    if columns not in {"applicants", "outcomes"}:
        return None
    if columns == "outcomes":
        by_result = measure.column != "total"
        return _as_many(question, Measure(row=measure.row, column="total"), measure, operator) if by_result else None
    by_applicant = measure.row == "received" and measure.column != "total"
    group = vocabulary.rows()[measure.row].within
    of_group = group in named_rows(question.spans, strong=True) and "不予公开" in question.text
    whole = Measure(row="received" if by_applicant else group if of_group else "handled", column="total")
    if measure == whole or (measure.row in {"received", "carried_in", "carried_out"} and not by_applicant):
        return None
    return _as_many(question, whole, measure, operator)


def _as_many(question: Question, whole: Measure, measure: Measure, operator: Operator) -> Plan | Reply:
    """Those with any, all of which are of one kind; or, with “gt”, some of which are not."""
    plan = _of_two(question, whole, measure, operator)
    if isinstance(plan, Reply) or operator == "gt":
        return plan
    if asks_of_all(question.text) and not plan.scope.agencies:
        return plan.model_copy(update={"kind": "yesno", "every": True})
    if plan.kind == "yesno" and plan.scope.agencies:
        return plan
    some = (Condition(operator="eq"), Condition(operator="gt"))
    return plan.model_copy(update={"measures": (*plan.measures, whole), "conditions": some})


# Of two figures


def _two_compared(question: Question) -> tuple[Measure, Measure, Operator] | None:
    """Two rows with a word between that compares them: 不予公开多于予以公开, refused more than they granted."""
    rows = question.spans.of("row")
    named = [span for span in rows if span.text not in PLAIN or _is_compared_with(question, span)]
    if len(rows) == 2 and question.has("agreement") and _AND.fullmatch(question.text[rows[0].end : rows[1].start]):
        named = rows  # 申请和办结对不上
    named = [
        span for at, span in enumerate(named) if not at or span.value("row") != named[at - 1].value("row")
    ]  # 新收|依申请公开数量
    if len(named) > 2:  # 结转下年和上年结转的申请数量
        named = [span for span in named if not vocabulary.rows()[span.value("row") or ""].weak]
    if question.has("condition"):
        return None
    if len(named) < 2:
        return _columns_compared(question, named)
    if len(named) != 2:
        return None
    first, last = named
    operator = _compares(question, first, last)
    found = [measures_of(question.spans, span.value("row") or "") for span in named]
    if operator is None or any(len(each) != 1 for each in found) or found[0] == found[1]:
        return None
    return found[0][0], found[1][0], operator


def _is_compared_with(question: Question, plain: Span) -> bool:
    """Whether requests are one side: more lawsuits than requests, requests outnumber licences."""
    if not plain.text.isascii():
        return False
    others = [vocabulary.rows()[span.value("row") or ""] for span in question.spans.of("row") if span != plain]
    than = question.text[: plain.start].endswith(("than ", "outnumber ", "exceed "))
    before = re.match(r" (?:than|outnumber|exceed)", question.text[plain.end :])
    return bool(than or before) and len(others) == 1 and others[0].columns != "applicants"


def _columns_compared(question: Question, rows: Sequence[Span]) -> tuple[Measure, Measure, Operator] | None:
    """Two columns of one row: 个人申请比企业少, repealed more than they issued."""
    spans = [span for span in question.spans.of("column") if not (span.value("column") or "").endswith("/total")]
    if len(spans) == 1:
        return _column_and_row(question, spans[0])
    if len(spans) != 2:
        return None
    first, last = spans
    operator = _compares(question, first, last)
    row = rows[0].value("row") or "" if rows else _ROW_OF.get((first.value("column") or "").split("/")[0], "")
    if operator is None or not row:
        return None
    family = vocabulary.rows()[row].columns
    columns = [
        meaning.value.split("/")[1]
        for span in spans
        for meaning in span.meanings
        if meaning.kind == "column" and meaning.value.startswith(f"{family}/")
    ]
    if len(set(columns)) != 2:
        return None
    return Measure(row=row, column=columns[0]), Measure(row=row, column=columns[1]), operator


def _column_and_row(question: Question, column: Span) -> tuple[Measure, Measure, Operator] | None:
    """A column of a row and its total: 新收申请和个人申请数量一样吗."""
    rows = [span for span in question.spans.of("row") if span is not column]
    rows = [span for span in rows if span.text not in PLAIN] or rows
    if len({span.value("row") for span in rows}) != 1 or not question.has("agreement"):
        return None
    first, last = sorted((rows[-1], column), key=lambda span: span.start)
    if not _BESIDE.search(question.text[first.end : last.start]):
        return None
    row = rows[0].value("row") or ""
    family, _, own = (column.value("column") or "").partition("/")
    if vocabulary.rows()[row].columns != family:
        return None
    of, less = Measure(row=row, column="total"), Measure(row=row, column=own)
    return (of, less, "eq") if first is rows[-1] else (less, of, "eq")


def _compares(question: Question, first: Span, last: Span) -> Operator | None:
    """The word between that says which is more; 比 is completed by the 多 or 少 behind."""
    between = [span for span in question.spans.chosen if first.end <= span.start < last.start]
    behind = [span for span in question.spans.chosen if last.end <= span.start]
    before = [span for span in question.spans.chosen if span.end <= first.start]
    for span in between:
        if span.value("more_than") is not None:
            return "gt"
        if span.value("less_than") is not None:
            return "lt"
    if question.has("agreement"):  # 新收与办结是否一致
        return "ne" if _UNLIKE.search(question.text) and not _DOUBTS.search(question.text) else "eq"
    together = _of_one_report(question) or _of_all_together(question)
    if question.has("difference") and _AND.search(question.text[first.end : last.start]) and together:
        return "gt"  # 被纠正的和被维持的相差几件
    if not any(span.value("versus") is not None for span in between):
        return None
    words = behind if "比" in question.text else [*before, *between]
    if any(span.value("rose") is not None for span in words):
        return "gt"
    return "lt" if any(span.value("fell") is not None for span in words) else None


def _of_one_report(question: Question) -> bool:
    """Whether one body and one year are named: what differs are its figures, not bodies or years."""
    one = names_bodies(question) and len(question.spans.of("agency")) == 1
    return one and len(years_named(question)) <= 1 and not question.has("relative", "group_year", "series")


def _of_all_together(question: Question) -> bool:
    """Whether two sums of one year are compared: 2023年全部单位新收和办结相差多少."""
    apart = question.has("list", "count", "agency", "relative", "group_year", "group_region", "group_level", "mean")
    return len(years_named(question)) == 1 and question.has("difference") and not apart


def names_some(question: Question) -> bool:
    """Whether some or all bodies are asked for, not all together: any bureau, 有没有单位."""
    some = re.search(
        r"\b(?:any|all|every|each|some|an?) (?:\w+ )?(?:agenc|authorit|bod|bureau|depart|office|unit)"
        r"|\b(?:any|some)(?:one|body)\b",
        question.text,
    )
    return bool(some) or asks_of_all(question.text) or bool(_BODIES_ZH.search(question.text)) or question.has("agency")


def _names_none_but_years(question: Question) -> bool:
    """Whether only years are asked for, of the body asked about before."""
    named = question.has("agency", "region", "level", "year", "relative", "list", "count")
    return question.has("which_year") and not named and not question.means_those


def _of_two(question: Question, of: Measure, less: Measure, operator: Operator) -> Plan | Reply:
    named = names_bodies(question)
    whether = question.is_yes_no or operator in {"eq", "ne"}
    wanted: Kind = kind_of_set(question) if not named else "yesno" if whether else "lookup"
    if wanted == "yesno" and not (named or operator in {"eq", "ne"} or names_some(question)):
        wanted = "sum"  # did businesses file more than citizens: of all together
    if wanted == "list" and _of_all_together(question):
        wanted = "sum"
    scope = scope_of(question, is_set=not named)
    if isinstance(scope, Reply):
        return scope
    before = question.previous
    if before and len(before.scope.agencies) == 1 and _names_none_but_years(question):
        scope = before.scope if len(before.scope.years) > 1 else before.scope.model_copy(update={"years": ()})
    if len(scope.agencies) == 1 and question.has("which_year") and not question.has("count"):
        wanted = "list"  # in which years were there more fines than licences
    if len(scope.agencies) == 1 and not scope.years and wanted != "list":
        scope = with_newest_year(question, scope)
    if question.means_those and question.previous and not (named or question.has("region")):
        bodies = bodies_of(question.previous, question.names.connection)
        scope = (
            scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()})
            if bodies
            else scope
        )
    return Plan(
        kind=wanted,
        scope=scope,
        measures=(of, less) if wanted == "sum" else (Gap(of=of, less=less),),
        conditions=() if wanted in {"lookup", "sum"} else (Condition(operator=operator),),
        share=wanted == "count" and question.has("share_bodies"),
        difference=wanted == "sum" and question.has("difference"),
        assumptions=tuple(question.assumptions),
    )

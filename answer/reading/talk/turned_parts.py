"""A follow-up about parts of the figure just told → Plans: its rest, which of two parts, whether all were so."""

import re

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Condition, Gap, Measure, Plan
from answer.reading.figures.ordering import order_in
from answer.reading.figures.what import columns_in
from answer.reading.question import Question
from answer.reading.talk.again import REASONS
from answer.reading.talk.those import bodies_of
from answer.reading.talk.turning import END, NAMES, TELLS, members, told, turned_plan
from answer.reply import Reply
from answer.words import say

_REST = re.compile(
    r"(?:那么?|还有)*(?:剩下|余下|剩余|其余|其他|其它|别)的?(?:人|申请人?|那些|部分|件|那几件)?(?:的)?"
    rf"(?:都?是|一共|共|还|有)*(?:多少|几)?(?:件|个|起)?(?:申请)?{END}"
    rf"|(?:那么?)?还(?:剩|余|有)(?:下|余)?(?:的)?(?:多少|几[件个起])?(?:没办完?|没办结|未办结)?(?:的)?{END}"
)
_REST_WHO = re.compile(  # 剩下的是谁, 其余几件是什么人提的
    r"(?:那么?|还有)*(?:剩下|余下|剩余|其余|其他|其它|另外|别)的?(?:那?[几一两二三四五六七八九十\d]+件)?的?(?:申请)?(?:都|又|分别|主要)*(?:是|来自|属于|由)+(?:于)?"
    r"(?:些)?(?:谁|什么人|哪些人|哪[几一]?[类种]人?|什么(?:样的)?(?:单位|申请人|主体)|哪些(?:申请人|主体|类型))"
    rf"(?:(?:申请|提出?|提交|递交)(?:来|过来)?)?的?{END}"
)
_REST_EN = re.compile(
    r"(?:and |so |but |then )*(?:(?:is|was|are|were|what (?:about|of)|what (?:happened|was done|became) (?:to|with|of)"
    r"|how (?:many|much) (?:is|are|was|were)|does that mean) )*"
    r"(?:all |that )?(?:the |all )?(?:rest|remainder|remaining (?:ones|requests)|others?|other (?:ones|requests))"
    r"(?: of (?:them|those|these|the requests))?(?: (?:then|all|was|were|are|is|got|have been"
    r"|not))*(?P<what> [a-z]+)?[?.! ]*"
)
_OTHERS_TOGETHER = re.compile(
    r"(?:那么?|[，,])*(?:剩下|余下|剩余|其余|其他|其它|别)的?(?:那)?(?:几|些|[两二三四五六七八九十])?(?:家|个)?(?:单位|部门|局)?的?"
    rf"(?:一共|总共|加起来|合计|加一起|加在一起|合起来|拢共|共)+(?:是|有|才)?(?:多少|几)?(?:件|个)?{END}"
)
_LEFT_OVER = re.compile("剩|余")
_LEFT_UNDONE = re.compile(r"还(?:剩|余|有)|没办|未办")
_WHICH_OF_TWO = re.compile(
    r"(?:那么?|其中|里[面头]|主要|都|到底|究竟|最[多少]的?那?[一]?[家个]?(?:单位|局)?|它们?|他们)*(?:是|的)*[^，。？?]{1,12}(?:更|要)?多(?:一?些|一?点)?"
    rf"还是[^，。？?]{{1,12}}(?:更|要)?多(?:一?些|一?点)?{END}"
    rf"|[^，。？?]{{2,24}}和[^，。？?]{{1,12}}(?:谁|哪个|哪类|哪种)(?:的)?(?:更|要)?多(?:一?些|一?点)?{END}"
)
_ALL_NONE = re.compile(
    r"(?:那么?|这|它们|他们|几年|[两三四五六]年|几家|每年|年年|各年|是不是|是否|难道|[，,])*(?:都|全|全都|全部|一直|始终|均)+(?:是|为)?(?:零|0|没有|没)(?:件)?(?:的)?(?:吗|么|吧|不)?"
    rf"{END}"
)
_ALL_SO = re.compile(
    rf"(?:那么?)?(?:是不是|是否)?(?:都|全都?|全部|均)(?:是|被|给)?(?P<what>[^，。？?多少几]{{2,8}}?)(?:了|的|过)*(?:吗|没有|没|么)?{END}"
)


def the_rest(question: Question, previous: Plan) -> Plan | Reply | None:
    """剩下的呢: what was not handled, the other applicants; asked back where nothing tells what the rest is of."""
    if _REST_EN.fullmatch(question.text) or (_REST_WHO.fullmatch(question.text) and _of_applicants(previous)):
        return _rest_of_requests(question, previous)
    if not _REST.fullmatch(question.text) or question.has(*NAMES) or previous.kind not in {*TELLS, "yesno"}:
        return None
    last = previous.measures[0] if len(previous.measures) == 1 else None
    if isinstance(last, Measure) and vocabulary.rows()[last.row].columns == "applicants":
        left_undone = last.row in {"handled", "carried_out"} or (
            last.row == "received" and _LEFT_UNDONE.search(question.text)
        )
        if left_undone and _LEFT_OVER.search(question.text):
            rest = (Measure(row="carried_out", column=last.column),)
            return turned_plan(question, previous, kind=told(previous), measures=rest, conditions=())
        if last.row == "received" and last.column != "total" and previous.kind != "sum":
            gap = Gap(of=Measure(row="received", column="total"), less=last)
            return turned_plan(question, previous, kind="lookup", measures=(gap,), conditions=())
    return Reply(Outcome.CLARIFY, say("which_rest", question.language))


def _rest_of_requests(question: Question, previous: Plan) -> Plan | None:
    """So the rest were refused, after those of one body that were granted: how all of its requests ended; the other
    applicants, after those of one kind."""
    own = {each.row for each in previous.measures if isinstance(each, Measure)}
    of_requests = own and all(vocabulary.rows()[row].columns == "applicants" for row in own)
    if previous.kind not in {*TELLS, "yesno"} or not previous.scope.agencies or not of_requests:
        return None
    scope, notes = previous.scope, tuple(question.assumptions)
    if own == {"received"}:
        return Plan(kind="breakdown", scope=scope, breakdown="applicants", assumptions=notes)
    return Plan(kind="breakdown", scope=scope, breakdown="outcomes", assumptions=notes)


def _of_applicants(previous: Plan) -> bool:
    """Whether requests of one kind of applicant were asked for."""
    last = previous.measures[0] if len(previous.measures) == 1 else None
    return isinstance(last, Measure) and last.row == "received" and last.column != "total"


def others_together(question: Question, previous: Plan) -> Plan | None:
    """剩下的几家加起来多少, after who has most: the sum of all but that one."""
    first = previous.kind == "list" and previous.limit is not None and len(previous.measures) == 1
    if not first or not _OTHERS_TOGETHER.fullmatch(question.text) or question.has(*NAMES, "row", "rate"):
        return None
    bodies = bodies_of(previous, question.names.connection)
    if not isinstance(previous.measures[0], Measure) or not bodies or len(previous.scope.years) != 1:
        return None
    out = {"not_agencies": (*previous.scope.not_agencies, *bodies)}
    if previous.scope.agencies:
        out = {"agencies": tuple(each for each in previous.scope.agencies if each not in bodies)}
    notes = tuple(question.assumptions)
    scope = previous.scope.model_copy(update=out)
    return Plan(kind="sum", scope=scope, measures=previous.measures, assumptions=notes)


def which_of_two(question: Question, previous: Plan) -> Plan | None:
    """企业多还是个人多, after requests: both, of the bodies asked about, or of the first of them."""
    if not _WHICH_OF_TWO.fullmatch(question.text) or question.has(*NAMES, "row", "rate"):
        return None
    last = previous.measures[0] if len(previous.measures) == 1 else None
    row = last.row if isinstance(last, Measure) and vocabulary.rows()[last.row].columns == "applicants" else "received"
    columns = list(dict.fromkeys(each for each in columns_in(question.spans, "applicants") if each != "total"))
    of_requests = isinstance(last, Measure) or previous.breakdown == "applicants"
    if len(columns) != 2 or not of_requests or set(question.puzzling) - {"多", "少"}:
        return None
    scope = previous.scope
    order, _ = order_in(question.spans)
    if order and previous.kind in {"list", "sum", "lookup"}:
        first = previous.model_copy(update={"kind": "list", "order": order, "limit": 1})
        named = {"agencies": bodies_of(first, question.names.connection), "regions": (), "endings": (), "levels": ()}
        scope = scope.model_copy(update=named)
    elif previous.kind == "list":
        scope = members(question, previous)
    measures = tuple(Measure(row=row, column=each) for each in columns)
    notes = tuple(question.assumptions)
    return Plan(kind="lookup" if scope.agencies else "sum", scope=scope, measures=measures, assumptions=notes)


_WHICH_KIND = re.compile(
    r"(?:那么?|它们?|他们|具体|都|分别|主要|各自?|到底|[，,])*(?:是|属于?|算)(?:于)?(?:的)?(?:哪[一几些]?(?:类|种|项|情形|小类)|什么(?:情形|类型|类别|小类|情况))(?:的|情形|情况|类型|处理)*"
    rf"{END}"
)


def which_kind(question: Question, previous: Plan) -> Plan | None:
    """具体属于哪一类, after requests handled in one of the ways that have kinds of their own: those kinds."""
    last = previous.measures[0] if len(previous.measures) == 1 else None
    breakdown = REASONS.get(last.row) if isinstance(last, Measure) else None
    if not breakdown or not _WHICH_KIND.fullmatch(question.text) or question.has(*NAMES, "row", "column"):
        return None
    if previous.kind not in {*TELLS, "yesno", "list", "count"}:
        return None
    notes = tuple(question.assumptions)
    return Plan(kind="breakdown", scope=members(question, previous), breakdown=breakdown, assumptions=notes)


def all_none(question: Question, previous: Plan) -> Plan | None:
    """全是零吗, after one figure of several years or bodies: whether each is zero."""
    several = len(previous.scope.years) != 1 or len(previous.scope.agencies) > 1
    told_each = previous.kind in {"lookup", "list"} and previous.scope.agencies and several and not previous.conditions
    if not told_each or len(previous.measures) != 1 or not _ALL_NONE.fullmatch(question.text):
        return None
    zero = (Condition(operator="eq"),)
    return turned_plan(question, previous, kind="yesno", conditions=zero, every=True, order="", limit=None)


def all_so(question: Question, previous: Plan) -> Plan | None:
    """都维持了吗, after reconsiderations: how many there were, and how many of them."""
    rows = dict.fromkeys(each.row for each in previous.measures if isinstance(each, Measure))
    own = [row for row in rows if vocabulary.rows()[row].columns == "outcomes"]
    columns = [each for each in columns_in(question.spans, "outcomes") if each != "total"]
    if len(own) != 1 or len(columns) != 1 or not _ALL_SO.fullmatch(question.text) or question.puzzling:
        return None
    if question.has(*NAMES, "row", "zero"):
        return None
    measures = tuple(Measure(row=own[0], column=column) for column in ("total", columns[0]))
    scope = members(question, previous)
    notes = tuple(question.assumptions)
    return Plan(kind="lookup" if scope.agencies else "sum", scope=scope, measures=measures, assumptions=notes)

"""A Chinese question that asks for two things: one of them told by the prose (培训了几次，同年收到申请几件), or how
many there were and whether any of them were so (几起诉讼，有没有被纠正的); and one in either language that asks how
many there are, and how many of those are so.

Its parts are questions of their own, each read after the one before it as the next of a talk would be. What else the
tables tell is asked for together by one Plan, and so are problems with what is done about them, and what a body's
address is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Plan
from answer.reading.figures.ordering import order_in
from answer.reading.figures.totals import names_one
from answer.reading.figures.twice import asks_total, clauses_of, has_meaning
from answer.reading.figures.what import CASES
from answer.reading.first_told import first_then_told
from answer.reading.language.spans import Span
from answer.reading.prose.topics_named import ASSESSMENT, LISTING, PEOPLE
from answer.reading.question import Question
from answer.reply import Reply
from answer.words import join, say

_MARKS = re.compile(r"[，,；;。？?！!]+|以及|还有|同时|并且|另外|顺便|(?<=[几多][处个次场件条项篇份人少])、")
_ASKS = re.compile(r"多少|几|什么|啥|哪|吗|怎么|怎样|如何|咋|呢|谁|有无|是否|是不是|没有?$|([\u4e00-\u9fff])[没不]\1")
_OF_THE_LAST = re.compile(r"^(?:其中|里面|当中|占|比|跟|和|与|同(?![年期])|各|分别|又|也|都|却|但|而)")
_OF_EACH = re.compile("各|分别")
_WHICH_THEY_ARE = re.compile("^(?:都)?(?:有|是)?(?:哪些|哪几家|谁)[，,;；]")
_CHOSEN = re.compile(  # 收到申请的单位里，谁办过开放日 · 处罚最多的单位存在哪些问题
    "^(?P<chosen>[^，,。；;？?]{4,40}的(?:前[几一两二三四五六七八九十\\d]+)?)(?:那|这)?[几一两三四五六七八九十]?[家个]?"
    "(?:单位|部门|机关|地方|家)(?:里面?|之中|当中|中)?[，,]?"
    "(?P<rest>[^。；;]{3,60})$"
)
_THINGS_AND_PEOPLE = re.compile(
    "(?P<things>总?(?:次数|场次|场数|期数|批次))(?:和|与|、|及|以及|跟)(?:参加|参与|参训|接待|到场|来访)?(?P<people>总?(?:人数|人次))"
    "(?:(?<=总人数)|(?<=总人次)|(?=[^，,。；;？?]{0,8}(?:增|减|变|多了|少了|涨|降|合计|一共|总共|加起来|最多|最少|排)))"
)
_OF_THEM = (  # 有多少家收到申请，其中几家拒绝过
    re.compile(
        "(?P<first>[^，,。；;？?]*(?:多少|几)(?:[家个份]|单位|部门|机关|报告|年报)[^，,。；;？?]*)[，,；;？?]"
        "(?P<second>(?:其中|里面|当中)[^，,。；;？?]*(?:[几哪]|多少)[家个份些][^，,。；;？?]*)[？?。]*"
    ),
    re.compile(
        r"(?P<first>how many (?:of the )?(?:\d{4} )?"
        r"(?:bodies|agencies|departments|bureaus|reports|offices|units)\b[^,;?]*?)(?:[,;?] ?(?:and )?| and )"
        r"(?P<second>(?:how many|which|what number) of (?:them|those|these)\b[^,;?]*)[?.]*",
        re.IGNORECASE,
    ),
)
_ZERO = "(?:是|为|等于)(?:零|0)[件个]?"
_NOT_ZERO = "(?:不(?:是|为|等于)|非|大于)(?:零|0)[件个]?"
_HOW_MANY_BODIES = "(?:又|共|一共|各|分别|各自|都)*(?:有|是)?(?:多少|几)(?:[家个])?(?:单位|部门|机关)?"
_BOTH_SIDES = re.compile(  # 处罚为零的和不为零的单位各有几家 · 处罚为零的几家，不为零的几家
    rf"(?P<head>[^，,；;。？?]{{3,}}?)(?P<one>{_NOT_ZERO}|{_ZERO})的?(?:单位|部门|机关)?"
    rf"(?:[和与跟及、]|(?:{_HOW_MANY_BODIES})[，,；;、]?)(?P<other>{_NOT_ZERO}|{_ZERO})的?(?:单位|部门|机关)?的?(?:数量)?[，,]?"
    rf"{_HOW_MANY_BODIES}[？?。]*"
)
_ALTOGETHER = re.compile(  # who was sued, and what is the total
    r"(?P<first>(?:which|who|what|did|do|were|was|have|has|is there any|are there any|list)\b[^;?]*?),? and "
    r"(?P<second>(?:what (?:is|was|were|are)|how (?:many|much))(?: (?:is|was|were) (?:that|it))?(?: the)?"
    r"(?: (?:total|sum)(?: number)?| (?:in total|altogether|in all|overall|all told|all together))"
    r"|how (?:many|much)(?: (?:were|was) (?:there|it|that))?)[?.]*",
    re.IGNORECASE,
)
_AHEAD = re.compile(  # 收费最高的单位收了多少，比第二名多多少
    r"(?P<first>[^，,。；;]*最[多高大][^，,。；;]*)[，,；;](?P<rest>(?:它|该单位|这家)?(?:比|领先|超过|高出)(?:排名?)?(?:第二|后一)[名位]?[^，,。；;]{1,8})"
)
_WHETHER = re.compile(r"(?:did|do|does|were|was|has|have|had|is|are)\b")
_HOW_MANY = re.compile("how (?:many|much)(?: (?:were|was) (?:there|it|that))?")
_SOME_OF_THEM = re.compile("(?:都|又)?有?(?:[哪谁几]|没有|多少)")
_FIGURE = "figure"
_FEE = "processing_fee"
_FAULTS = "problems"
_RESULTS = "outcomes"  # 收到几件，结果怎样
_PROSE = ("topic", "theme")
_OF_THE_FORM = ("row", "rate")
_SCOPE = ("agency", "region", "level", "year", "relative")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a question, and how it was read."""

    text: str
    plan: Plan


@dataclass(slots=True)
class _Piece:
    """A stretch of the question, with what it is about: topics, or a figure; nothing where it says more of the last."""

    start: int
    end: int
    about: set[str]


def parts_in(question: Question) -> tuple[str, ...]:
    """The parts, as they stand; nothing where it asks for one thing, or for figures that one Plan tells."""
    if question.has("quoted"):
        return ()
    of_them = next((found for form in _OF_THEM if (found := form.fullmatch(question.text))), None)
    if of_them:
        return of_them["first"], of_them["second"]
    ahead = _AHEAD.fullmatch(question.text.rstrip("?？。"))
    if ahead:
        return ahead["first"], ahead["rest"]
    told = first_then_told(question) or _both_sides(question.text)
    if told:
        return told
    together = _ALTOGETHER.fullmatch(question.text) or None
    if together and question.has("row") and not question.has("topic"):
        return _with_total(question, together["first"], together["second"])
    if question.language != "zh":
        return ()
    chosen = _CHOSEN.match(question.text)
    if chosen and _chooses_by_another(question, chosen.end("chosen")):
        return _of_those(question, chosen["chosen"], chosen["rest"])
    counted = _counted_then_whether(question) or _chosen_then_total(question) or _things_and_people(question)
    if counted:
        return counted
    joined: list[_Piece] = []
    for piece in _pieces(question):
        last = joined[-1] if joined else None
        if last is None or (_is_apart(piece, last) and _asks(question.text, last)):
            joined.append(piece)
        else:
            last.end = piece.end
            last.about |= piece.about
    if len(joined) < 2 or all(piece.about == {_FIGURE} for piece in joined):
        return ()
    parts = [question.text[piece.start : piece.end] for piece in joined]
    several = "这些单位" if question.has("list") else ""
    return tuple(f"{several if at and _OF_EACH.match(part) else ''}{part}" for at, part in enumerate(parts))


def _both_sides(text: str) -> tuple[str, ...]:
    """How many bodies have none of a figure, and how many have any: one set is no condition of the other."""
    found = _BOTH_SIDES.fullmatch(text)
    if found is None or bool(re.match(_NOT_ZERO, found["one"])) == bool(re.match(_NOT_ZERO, found["other"])):
        return ()
    return f"{found['head']}{found['one']}的单位有几家", f"{found['head']}{found['other']}的单位有几家"


def _things_and_people(question: Question) -> tuple[str, ...]:
    """开放日次数和人数各增加了多少: how much is done with each of two numbers that one sentence tells."""
    found = _THINGS_AND_PEOPLE.search(question.text)
    if found is None or not question.has("topic") or question.has("row", "rate"):
        return ()
    rest = question.text[found.end() :]
    return f"{question.text[: found.start()]}{found['things']}{rest}", f"{found['people']}{rest}"


def _counted_then_whether(question: Question) -> tuple[str, ...]:
    """几起行政诉讼，有没有被纠正的: how many there were, and whether any of them ended so."""
    clauses = clauses_of(question)
    if len(clauses) != 2 or question.has(*_PROSE, "condition", "list", "count", "zero"):
        return ()
    first, second = clauses
    of_one = question.has("agency") and any(span.value("row") for span in first)
    counts = any(span.value("quantity") is not None for span in first)
    whether = any(span.value("yesno") is not None for span in second)
    figure = any(span.value("column") or span.value("row") for span in second)
    if not (of_one and counts and whether and figure):
        return ()
    return question.text[: first[-1].end], question.text[second[0].start :]


def _with_total(question: Question, first: str, second: str) -> tuple[str, ...]:
    """Who was sued, and what is the total; of a bare number, whether there were any, and how many."""
    whether = _WHETHER.match(first) is not None
    bare = _HOW_MANY.fullmatch(second) is not None
    one = names_one(question)
    bounded = not one and bare and question.has("count", "number", "condition")
    if bounded or ((one or bare) and not whether):
        return ()
    return first, "what is the total" if one or bare else second


def _chosen_then_total(question: Question) -> tuple[str, ...]:
    """有没有单位被起诉，一共几起 · 前三名是谁，合计多少: bodies chosen, and then what these have together."""
    clauses = clauses_of(question)
    if len(clauses) < 2 or question.has(*_PROSE, "count") or not question.has(*_OF_THE_FORM):
        return ()
    last, before = clauses[-1], [span for clause in clauses[:-1] for span in clause]
    apart = ("rate", *_SCOPE, "column", "list", "rank_most", "rank_least", "mean", "each_body")
    rows, named = ({span.value("row") for span in spans} - {None} for spans in (last, before))
    if not asks_total(last) or any(has_meaning(span, *apart) for span in last) or not rows <= named:
        return ()
    whether = any(has_meaning(span, "yesno") for span in before) and not names_one(question)
    order, limit = order_in(question.spans)
    first = bool(order) and limit is not None and limit > 1
    bounded = any(has_meaning(span, "list") for span in before) and question.has("condition")
    if not (whether or first or bounded) or order == "both":
        return ()
    return question.text[: before[-1].end], question.text[last[0].start :]


def not_taken_up(question: Question, parts: Sequence[str], plan: Plan) -> Reply | None:
    """A question back where the one plan of all the parts leaves out the figure that one of them asks for."""
    if plan.kind != "text" or not parts or not question.has(*_OF_THE_FORM):
        return None
    scope = "".join(dict.fromkeys(span.text for kind in _SCOPE for span in question.spans.of(kind)))
    names = [span.text for kind in _SCOPE for span in question.spans.of(kind)]
    whole = [part if any(name in part for name in names) else scope + part for part in parts]
    text = say("half_read", question.language, words=join(list(parts[1:]), question.language))
    return Reply(Outcome.CLARIFY, text, choices=tuple(whole))


def _pieces(question: Question) -> list[_Piece]:
    """The stretches between marks, each that asks for something of its own with what that is."""
    text = question.text
    of_cases = any((span.value("row") or "").startswith(CASES) for span in question.spans.of("row"))
    results = question.has("agency") and not of_cases  # of whom the results are, is plain; those of cases are figures
    kinds = (*_PROSE, _RESULTS) if results else _PROSE
    spans = [span for span in question.spans.chosen if has_meaning(span, *kinds) or _is_figure(span)]
    cuts = [
        found.span()
        for found in _MARKS.finditer(text)
        if not any(span.start < found.end() and found.start() < span.end for span in spans)
    ]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    found = []
    for start, end in zip(starts, ends, strict=True):
        inside = [span for span in spans if start <= span.start < end]
        people = _of_people(text[start:end])
        of_each = _OF_EACH.match(text[start:end]) and any(map(_is_figure, inside)) and not people  # 分别收到几件申请
        more = _OF_THE_LAST.match(text[start:end]) and not of_each
        more = more or (people and not any(span.value("topic") for span in inside))
        own = _ASKS.search(text, start, end) and not more
        if text[start:end].strip():
            found.append(_Piece(start, end, _about(inside) if own else set()))
    return found


def _chooses_by_another(question: Question, end: int) -> bool:
    """Whether what stands before a place is about figures, and what stands behind about prose, or the other way."""
    spans = question.spans.chosen
    prose = [span for span in spans if has_meaning(span, *_PROSE)]
    figures = [span for span in spans if _is_figure(span)]
    if not (prose and figures):
        return False
    if prose[0].start < end and _of_people(question.text[end:]):
        return False  # 办过开放日的单位有哪些，各来了多少人: are told with it
    pairs = ((figures, prose), (prose, figures))
    return any(first[-1].end <= end <= behind[0].start for first, behind in pairs)


def _of_those(question: Question, chosen: str, rest: str) -> tuple[str, str]:
    """Which bodies a figure chooses, and what is asked of these."""
    before = [span for span in question.spans.chosen if span.end <= len(chosen)]
    one = any(has_meaning(span, "rank_most", "rank_least") for span in before) and "的前" not in chosen
    rest = _WHICH_THEY_ARE.sub("", rest)
    if _SOME_OF_THEM.match(rest):
        return f"{chosen}单位有哪些", f"其中{rest}"
    return (f"{chosen}单位是哪家", f"该单位{rest}") if one else (f"{chosen}单位有哪些", f"这些单位{rest}")


def _of_people(text: str) -> bool:
    """Whether it asks how many people came: 来了多少人."""
    return bool(PEOPLE.search(text)) and "申请" not in text


def _about(spans: Sequence[Span]) -> set[str]:
    """The topics named, by the one that stands for those told together; else that a figure is."""
    known = vocabulary.topics()
    topics = {span.value("topic") or _FAULTS for span in spans if span.value("topic") or span.value("theme")}
    topics = {_FAULTS if topic in LISTING else "contact" if known[topic].value else topic for topic in topics}
    if topics or not spans:
        return topics
    return {_FIGURE} if any(map(_is_figure, spans)) else {_RESULTS}


def _is_figure(span: Span) -> bool:
    row = span.value("row")
    return bool(span.value("rate")) or (row is not None and row != "handled")


def _is_apart(piece: _Piece, last: _Piece) -> bool:
    """Whether it asks for something else than what stands before it."""
    if piece.about == {_FIGURE} and last.about == {_FEE}:
        return False  # 收了谁的信息处理费，收了多少钱
    if piece.about == {_FAULTS} and ASSESSMENT in last.about:
        return False  # 谁接受了第三方评估，发现了多少问题
    return bool(piece.about) and bool(last.about) and not piece.about & last.about


def _asks(text: str, piece: _Piece) -> bool:
    return bool(_ASKS.search(text, piece.start, piece.end))

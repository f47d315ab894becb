"""The words by which an open question is answered from the prose: 怎么把预警通知到老百姓 seeks 预警 and 通知."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from sqlalchemy import Connection

from answer import vocabulary
from answer.reading.language.segmented import kind_of, segmented
from answer.reading.language.spans import Span
from answer.reading.language.unknown import stands_among_problems, stands_in_prose
from answer.reading.question import Question

FARTHEST = 6  # characters on either side of a word that may belong to it
SHORTEST_SAID = 4
SHARED = 4  # a word that a quarter of the phrases for a theme have tells no part of it
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_OPEN = re.compile(r"什么|啥|怎[么样]|咋|如何|为何|谁|哪|有没有|是否|有无|吗|哪些|干嘛")
_CLOSED = ("quantity", "count", "sum", "mean", "median", "rate", "mention", "quote", "share", "condition", "rank_most")
# Spans of these kinds say whom, when and how it is asked, not what.
_ASKING = (
    *("except_thing", "agency", "region", "level", "year", "relative", "list", "yesno", "topic", "theme", "deed"),
    "which_year",
)
_TELLING = "navijlbs"  # nouns, adjectives, verbs, idioms and the like, by the first letter of their part of speech
_VERBS_ALONE = "有是无要会能没"  # of what is asked, at the end of a stretch: 留言有
_JOINING = "pcudryfzk"  # of prepositions, conjunctions, particles, adverbs, pronouns, places
_WHO = re.compile("[哪谁几什]|单位|部门|机关")  # of words for a list: 名册 is one that a report may have too
_ONLY_NAMED = re.compile("(?:问题|毛病|短板|不足)$")  # 培训问题 says no part of it
_THERE_IS = re.compile("^(?:有|出现|存在|发现)了?")
_PURPOSE = re.compile(
    "(?:利用|用|通过|靠|借助|依托)[^，,。]{2,16}?((?:来|去)?(?:(?:做|搞|开展|进行|发布?|推送|传递|传播|发送|公布|公开)了?[^，,。的?？]{2,6}"
    "|(?:通知|告知|提醒|传达|宣传|播报)(?:群众|大家|村民)?))(?=$|[，,。?？的])"
)
_OF_ANY_REPORT = re.compile(
    "(?:政府|信息|公开|工作|政务|主动|情况|各类|年度|年报|报告|全年|当年|申请|单位|部门|机关|事情|地方|人员|方面|问题)+"
)
_ANYBODY = frozenset({"老百姓", "百姓", "群众", "市民", "公众", "居民", "大家", "人们", "村民"})


def asks_openly(question: Question) -> bool:
    """Whether it asks what, how or who of something that no phrase of the vocabulary names."""
    if question.language != "zh" or not _OPEN.search(question.text):
        return False
    words = content_words(question)
    closing = (span for kind in _CLOSED for span in question.spans.of(kind))
    if any(len(span.text) > 1 or not any(span.text in word for word in words) for span in closing):
        return False  # 共 of 共同研究 is only cut from a word
    return question.has("agency", "list", "yesno") and bool(words)


def is_of_prose(question: Question) -> bool:
    """Whether it asks openly in words that all stand in the reports, whatever figure is named beside them."""
    return asks_openly(question) and all(
        stands_in_prose(word, question.names.connection) for word in content_words(question)
    )


def content_words(question: Question, asking: Sequence[str] = ()) -> tuple[str, ...]:
    """Its words that tell what is sought, as the reports have them: with what stands around them, where they do.

    Nouns are sought even where no report has them; verbs and adjectives may stand in other words there. Nothing of
    the kinds `asking` is sought either.
    """
    blocked = _asking(question, also=asking)
    connection = question.names.connection
    found: list[str] = []
    at = 0
    for start, end, word in _tokens(question.text, blocked):
        if start < at:
            continue  # part of the last word
        low, high = _grown(question.text, start, end, blocked, connection, at)
        if low < high:
            found.append(question.text[low:high])
            at = high
        elif kind_of(word)[:1] in {"n", ""}:
            found.append(word)
    return tuple(dict.fromkeys(each for each in found if not _OF_ANY_REPORT.fullmatch(each)))


def purposes_in(text: str) -> str:
    """What something is used for, which reports tell without saying so: 做宣传 of 用广播做宣传."""
    return " ".join(found[1] for found in _PURPOSE.finditer(text))


def said_literally(question: Question) -> tuple[str, ...]:
    """The very words of the reports in which a question says its themes: 专职人员少, not the name of the theme."""
    if question.language != "zh":
        return ()
    blocked = _asking(question, besides=("theme",))
    connection = question.names.connection
    known = vocabulary.phrases()[0]
    by_name = {span.value("theme") for span in question.spans.of("theme") if _is_phrase(span)}
    found = []
    for span in question.spans.of("theme"):
        if span.value("theme") in by_name and not _is_phrase(span):
            continue  # 人员不足、一人多岗: the one says more of what the other is
        low, high = _grown(question.text, span.start, span.end, blocked, connection, 0)
        words = _THERE_IS.sub("", question.text[low:high])
        named = any(meaning.kind == "theme" for meaning in known.get(words, ()))
        found += [] if named or len(words) < SHORTEST_SAID else [words]
    return tuple(dict.fromkeys(found))


def narrowing(question: Question) -> tuple[str, ...]:
    """The nouns by which a theme is said that tell a part of it: 信息员 of 信息员换得太勤, where reports name it so."""
    if question.language != "zh":
        return ()
    found = []
    for span in question.spans.of("theme"):
        if _ONLY_NAMED.search(span.text):
            continue
        theme = vocabulary.themes()[span.value("theme") or ""]
        said = [each for each in vocabulary.said_of(theme.id, "themes") if not each.isascii()]
        nouns = (word for word in segmented(span.text) if len(word) > 1 and kind_of(word).startswith("n"))
        found += [
            word
            for word in nouns
            if not _is_phrase(span)
            and not (_OF_ANY_REPORT.fullmatch(word) or word in _ANYBODY)
            and SHARED * sum(word in each for each in said) < len(said)
            and stands_among_problems(word, theme.words, question.names.connection)
        ]
    return tuple(dict.fromkeys(found))


def _is_phrase(span: Span) -> bool:
    """Whether a theme is named by one of the phrases for it."""
    return any(meaning.kind == "theme" for meaning in vocabulary.phrases()[0].get(span.text, ()))


def _asking(question: Question, besides: tuple[str, ...] = (), also: Sequence[str] = ()) -> list[bool]:
    """Of each character whether it belongs to what only asks, or to a name; nothing of the kinds `besides` does."""
    blocked = [not _HAN.match(sign) for sign in question.text]
    for kind in {*_ASKING, *also} - set(besides):
        for span in question.spans.of(kind):
            if kind != "list" or _WHO.search(span.text):
                blocked[span.start : span.end] = [True] * (span.end - span.start)
    for span in question.left_out:
        blocked[span.start : span.end] = [True] * (span.end - span.start)
    for found in _PURPOSE.finditer(question.text):
        blocked[found.start(1) : found.end(1)] = [True] * len(found[1])  # 用广播做宣传 is told as 广播
    for found in _OPEN.finditer(question.text):
        blocked[found.start() : found.end()] = [True] * len(found.group())
    return blocked


def _tokens(text: str, blocked: Sequence[bool]) -> Iterator[tuple[int, int, str]]:
    """The words that tell something, with their places; single characters that stand together are one word."""
    open_text = "".join(" " if shut else sign for sign, shut in zip(text, blocked, strict=True))
    beside = vocabulary.beside() | _ANYBODY
    for run in _HAN.finditer(open_text):
        at, singles = run.start(), ""
        for word in (*segmented(run.group()), ""):
            if len(word) == 1 and kind_of(word)[:1] in {"n", ""}:
                singles += word
            else:
                if len(singles) > 1:
                    yield at - len(singles), at, singles
                singles = ""
                if (
                    len(word) > 1
                    and kind_of(word)[:1] in _TELLING
                    and not (word in beside or _OF_ANY_REPORT.fullmatch(word))
                ):
                    yield at, at + len(word), word
            at += len(word)


def _grown(
    text: str, start: int, end: int, blocked: Sequence[bool], connection: Connection, least: int
) -> tuple[int, int]:
    """The longest stretch around a word that stands in the prose; nothing where not even the word does."""
    low, high = start, end
    while low > least and start - low < FARTHEST and not blocked[low - 1]:
        low -= 1
    while high < len(text) and high - end < FARTHEST and not blocked[high]:
        high += 1
    around = segmented(text[low:high])
    bounds = {low, *(low + length for length in accumulate(map(len, around)))}
    places = ((left, right) for left in range(low, start + 1) for right in range(end, high + 1))
    for left, right in sorted(places, key=lambda place: place[0] - place[1]):
        word = text[left:right]
        first, *_, last = (*segmented(word), segmented(word)[-1])
        whole = (left == start or _may_begin(first, left in bounds)) and (
            right == end or _may_begin(last, right in bounds)
        )
        if whole and stands_in_prose(word, connection):
            return left, right
    return start, start


def _may_begin(word: str, is_bound: bool) -> bool:
    """Whether a stretch may begin or end with a word: 便民服务|中心, not 把|预警, 信息|都, 办理|进(度) or 留言|有."""
    return len(word) > 1 or (is_bound and kind_of(word)[:1] not in _JOINING and word not in _VERBS_ALONE)

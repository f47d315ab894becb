"""Chinese words of a question as the reports have them: whole, apart, or in another word for an everyday one."""

import re
from collections.abc import Sequence
from itertools import accumulate

from answer import vocabulary
from answer.prose.sought import EITHER
from answer.reading.language.passed_over import adds_nothing
from answer.reading.language.segmented import kind_of, segmented
from answer.reading.language.spans import SOUGHT
from answer.reading.language.unknown import stands_in_prose
from answer.reading.prose.content_words import purposes_in
from answer.reading.question import Question

LONG = 4  # characters of a term that the reports may say in several words
HAN = re.compile(r"[\u4e00-\u9fff]+")
LIGHT = frozenset({"参与", "参加", "进行", "开展", "负责", "协助", "给予", "予以", "提供"})
OF_ANY_REPORT = re.compile(
    "(?:政府|信息|公开|发布|公布|工作|政务|主动|情况|各类|年度|年报|报告|全年|当年|本年|总数|数量|总|共|一|的|里|中|上|在|是|有|向|社会|对外|渠道|单位|部门|期间|内|所|其)+"
)


def as_reports_write(word: str) -> str:
    """A word in everyday speech, or any of those that reports have for it: 手机或移动端."""
    others = vocabulary.said_otherwise()
    words = [said for each in word.split(EITHER) for said in (each, *others.get(each, ()))]
    return EITHER.join(dict.fromkeys(words)) if EITHER in word or word in others else word


def in_none_of(terms: Sequence[str], question: Question) -> list[str]:
    """The words that nothing knows which none of the terms has a part of: whoever did it is asked for by all of them,
    超市 of 在超市贴了公开指南."""
    left = [word for word in question.left if word in question.puzzling and not word.isascii()]
    apart = [word for word in left if not any(set(word) & set(term) for term in terms)]
    pieces = [piece for word in apart for piece in without_beside(word)]
    words = [each for piece in pieces for each in ([each for each in segmented(piece) if len(each) > 1] or [piece])]
    purposes = purposes_in(question.text)
    return [word for word in words if not (word in vocabulary.beside() or adds_nothing(word) or word in purposes)]


def overlapping(text: str, one: str, other: str) -> bool:
    """Whether two words share characters of the text."""
    first, second = text.find(one), text.find(other)
    return -1 < first < second + len(other) and -1 < second < first + len(one)


def without_beside(word: str) -> list[str]:
    """What of a run of unknown Chinese words is sought: without the words that stand beside in any question."""
    known = sorted((each for each in vocabulary.beside() if not each.isascii()), key=len, reverse=True)
    for each in known:
        word = word.replace(each, " ") if len(each) > 1 else word
    single = "".join(each for each in known if len(each) == 1)
    return [piece for found in word.split() if len(piece := _stripped(found, single)) > 1 and not adds_nothing(piece)]


def whole_piece(question: Question, piece: str) -> str:
    """A piece as the whole words that it is cut from, where the reports have these: 查阅点, not 阅点."""
    text, low = question.text, question.text.find(piece)
    run = next((run for run in HAN.finditer(text) if run.start() <= low < run.end()), None)
    if run is None:
        return piece
    bounds = {run.start(), *(run.start() + length for length in accumulate(map(len, segmented(run.group()))))}
    start = max(bound for bound in bounds if bound <= low)
    end = min(bound for bound in bounds if bound >= low + len(piece))
    whole = text[start:end]
    names = (span for kind in ("agency", "region", "year", SOUGHT) for span in question.spans.of(kind))
    named = any(span.start < end and start < span.end for span in names)
    return whole if not named and stands_in_prose(whole, question.names.connection) else piece


def in_words(question: Question, piece: str) -> list[str]:
    """A piece that begins or ends inside a word as the words that it is made of: 检索 and 改进, not 进检索. A word that
    it has only a part of is sought where the reports have it."""
    text, connection = question.text, question.names.connection
    low = text.find(piece)
    run = next((run for run in HAN.finditer(text) if run.start() <= low < run.end()), None)
    if run is None or stands_in_prose(piece, connection):
        return [piece]
    words = segmented(run.group())
    ends = [run.start() + end for end in accumulate(map(len, words))]
    inside = [
        (end - len(word), end, word)
        for end, word in zip(ends, words, strict=True)
        if end > low and end - len(word) < low + len(piece)
    ]
    if inside[0][0] == low and inside[-1][1] == low + len(piece):
        return [piece]
    whole = [word for start, end, word in inside if len(word) > 1 and low <= start and end <= low + len(piece)]
    cut = [word for _, _, word in inside if len(word) > 1 and word not in whole and not adds_nothing(word)]
    return [*whole, *(word for word in cut if stands_in_prose(word, connection))]


def bare_of_preposition(term: str) -> str:
    """A Chinese term as the reports may have it behind another word: 微博 of 在微博."""
    first, *rest = segmented(term)
    return "".join(rest) if kind_of(first) == "p" and len("".join(rest)) > 1 else term


def without_light_verb(term: str) -> str:
    """A term without a verb at its end that says nothing of what is sought: 法律顾问 of 法律顾问参与."""
    *first, last = segmented(term)
    return "".join(first) if last in LIGHT and len("".join(first)) > 1 else term


def said_apart(question: Question, term: str) -> list[str]:
    """A longer Chinese term that no report has as the words that it is made of, where reports have each of them:
    与银行核对数据 is told as 与银行发放数据核对一致."""
    if term.isascii() or EITHER in term or len(term) < LONG or question.has("quoted"):
        return [term]
    connection = question.names.connection
    words = [word for word in segmented(term) if len(word) > 1 and not OF_ANY_REPORT.fullmatch(word)]
    apart = len(words) > 1 and not stands_in_prose(term, connection)
    told = (any(stands_in_prose(each, connection) for each in as_reports_write(word).split(EITHER)) for word in words)
    return words if apart and all(told) else [term]


def _stripped(word: str, single: str) -> str:
    """A run without single characters at its ends that are words of their own: 智能 keeps its 能."""
    words = list(segmented(word))
    while words and words[0] in single:
        words.pop(0)
    while words and words[-1] in single:
        words.pop()
    return "".join(words)

"""The words of a question that the sentence which answers it must have: all that say something."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from answer import vocabulary
from answer.prose.sought import EITHER
from answer.reading.language.passed_over import adds_nothing
from answer.reading.language.segmented import kind_of, segmented
from answer.reading.prose.chinese_words import as_reports_write
from answer.reading.prose.units_asked import Asking, said_of_first
from answer.reading.question import Question
from index.glossary import found_in, in_chinese, prose_terms

_WORD = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9][a-z0-9.\-]*")
_NAMES = ("agency", "region", "year", "relative")
_NAMED = ("row", "rate", "topic", "theme")  # figures that are told in these words, or not meant
_FIGURES = ("row", "rate", "column")
OF_ANY_REPORT = re.compile(
    "(?:政府|信息|公开|工作|政务|情况|各类|年度|年报|报告|全年|本年|当年|一年|申请|收到|依申请公开"
    "|单位|部门|机关|人员|数量|总数|总共|一共|共|有|是|里|中|上|的|了)+"
)
_OF_HOW_MANY = re.compile("(?<=申请)(?:件数|数量|总量|总数|量|数)$")
_FOR_COLOUR = re.compile("爆款|爆火|最火的?|火爆|刷屏|走红|出圈")  # what a report says in figures
_REPORT = re.compile("(?:报告|年报|年度|全年|一年|当年|本年)+")
_PLAIN_ROWS = frozenset({"received", "handled"})  # 申请: what any sentence about them may be of
_MANNER = frozenset(
    {"主要", "具体", "大概", "大约", "其中", "一共", "总共", "分别", "当中", "打算", "准备", "现在", "目前", "后来"}
    | {"最多", "最少", "最晚", "最迟", "最早", "对比", "相比"}
)
_ONE = re.compile("[一每单两几那这](?:[件份个次条起位家年]|类|项)")  # 答复一件申请要几天
_QUALIFIES = frozenset("bd")  # adjectives and adverbs of the dictionary, which a sentence may say in other words
_PARTICLES = frozenset(
    "了的过着在和与及或从被把将对为于里中上下内外前后也还都又很各向是有个以并且按由给让到看要想能会吗没那这"
)
_PLACED = frozenset("上下内外前后中里")
_SHORTEST = 2
ASKS_EN = re.compile(  # and is no word of the sentence that answers it
    r"scores?|scored|marks?|ranks?|ranked|ranking|place|many|much|often|times?|number|percentage|share|rate|get|gets|got|received?"
    r"|have|had|has|did|does|was|were|in|by|on|at|of|through|via|issued?|published?|made|total|altogether|provincial"
    r"|municipal|can|could|may|calling|call|dial|ring|treat|treats|count|leads?|heads?|chairs?|give|gave|promised?|pledged?"
    r"|planned|plans?|fail|failed|stay|average|rise|rose|fall|fell|looked|look|looked up|look up|up|found|run|runs"
    r"|takes?|took|lasts?|lasted|long"
)
REQUEST = "申请"
_FILES = re.compile(r"\bfile (?=(?:an?|the|their|its|my)\b)")  # a request, which is no document
_WHETHER_EN = re.compile(r"(?:can|could|may|do|does|did|is|are|was|were)\b")
_LONG_NUMBER = re.compile(r"(?<![\d.,])\d{5,}(?![\d.,])")  # of a telephone line: a figure is asked for by its name


class Sought(NamedTuple):
    """What a question names: words that a sentence must have, and those by which one is told from another."""

    needed: tuple[str, ...]
    deeds: tuple[str, ...]  # verbs, which reports may say in other words
    beside: tuple[str, ...]
    says_more: bool  # than the figures of the tables that it names

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.needed, *self.deeds, *self.beside)


def sought_in(question: Question, asking: Asking) -> Sought:
    """The words sought."""
    needed, deeds, beside = list[str](), list[str](), list[str]()
    masked = list(_without(question, asking, _NAMES))
    for span in (span for kind in _NAMED for span in question.spans.of(kind)):
        told = "".join(masked[span.start : span.end]).strip()
        asks = any(low < span.end and span.start < high for low, high in asking.places)  # 约谈了几家单位
        plain = asks or span.value("row") in _PLAIN_ROWS or told in vocabulary.beside() or told in _MANNER
        if not plain and len(told) >= _SHORTEST and (own := list(_plainly(told))):
            beside += [word for word in own if OF_ANY_REPORT.fullmatch(word)]
            needed += [word for word in own if not OF_ANY_REPORT.fullmatch(word)]
            masked[span.start : span.end] = " " * (span.end - span.start)
    for word in _words("".join(masked)):
        if _REPORT.fullmatch(word):
            continue
        if OF_ANY_REPORT.fullmatch(word) or word in vocabulary.beside():
            beside.append(word)
        elif kind_of(word)[:1] == "v" or kind_of(word) in _QUALIFIES:
            deeds.append(as_reports_write(word))
        else:
            needed.append(word if word.endswith("人员") else as_reports_write(word))  # 专职 counts more
    says_more = _says_more(question, asking)
    return Sought(_once(needed), _once(deeds), _once(beside), says_more)


def _is_of_days(question: Question, asking: Asking) -> bool:
    """Whether it asks how many days something takes on average."""
    return question.has("mean") and any("天" in units for units in asking.units)


def sought_in_english(question: Question, asking: Asking, apart: str = "") -> Sought:
    """The words sought, without those that name the body, each with all that it may be called in Chinese; nothing where
    one of them is not known."""
    sought = re.sub(rf"\b{re.escape(apart)}\b", " ", question.sought) if apart else question.sought
    known = {term: in_chinese(term) for term in found_in(_FILES.sub(" ", sought))}
    covered = set(apart.split()) | {word for term in known for word in term.split()}
    spans = [span for kind in (*_NAMED, "column") for span in question.spans.of(kind)]
    covered |= {word for span in spans for word in span.text.split()}
    left = [word for word in question.left if not (asking.beside and word in said_of_first(question.text))]
    unknown = [word for word in left if word not in covered and word not in vocabulary.beside()]
    figures = [span for kind in ("row", "rate") for span in question.spans.of(kind)]
    whether = _WHETHER_EN.match(question.text) and not question.has("quantity")
    # what training did it hold, and how many requests did it receive
    of_requests = all(span.value("row") in _PLAIN_ROWS for span in figures)
    if of_requests and figures and not left and (asking.beside or _is_of_days(question, asking)):
        mean = () if asking.beside else ("平均",)
        return Sought(mean, (), (REQUEST,), says_more=True)  # why they rose, how long they took
    prose = [span for span in figures if span.text in prose_terms() or span.value("row") == "handled"]
    of_figures = len(prose) < len(figures) and not whether
    if of_figures or any(not (adds_nothing(word) or ASKS_EN.fullmatch(word)) for word in unknown):
        return Sought((), (), (), says_more=False)
    terms = [chinese for term, chinese in known.items() if not ASKS_EN.fullmatch(term)]
    for span in question.spans.of("topic"):
        told = vocabulary.topics()[span.value("topic") or ""].terms
        if span.text in known:
            terms[terms.index(known[span.text])] = (*known[span.text], *told)
        else:
            terms.append(told)
    terms += [(number,) for number in _LONG_NUMBER.findall(question.text)]
    plain = [tuple(word for word in words if not OF_ANY_REPORT.fullmatch(word)) for words in terms]
    needed = [EITHER.join(dict.fromkeys(words)) for words in plain if words]
    return Sought(_once(needed), (), (), says_more=bool(needed))


def _once(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _says_more(question: Question, asking: Asking) -> bool:
    """Whether it names more than figures of the tables: what these do not hold no sentence tells for them."""
    if asking.forms or question.has("topic", "theme"):
        return True
    masked = _without(question, asking, (*_NAMES, *_FIGURES))
    return any(not OF_ANY_REPORT.fullmatch(word) for word in _words(masked))


def _without(question: Question, asking: Asking, kinds: tuple[str, ...]) -> str:
    """The question without the words that only ask and those of some kinds."""
    masked = list(question.text)
    places = [(span.start, span.end) for kind in kinds for span in question.spans.of(kind)]
    for low, high in (*places, *asking.places):
        masked[low:high] = " " * (high - low)
    return "".join(masked)


def _plainly(told: str) -> Iterator[str]:
    """The words of what is named, without those that say nothing: 12345 and 热线 of 12345热线, 重复 and 申请 of
    重复的申请."""
    for run in _WORD.findall(told):
        yield from map(_bare, (each for each in run.split("的") if len(each) >= _SHORTEST))


def _bare(word: str) -> str:
    """A word without one before it that says nothing: 收取信息处理费, 被通报."""
    word = word[1:] if word[0] == "被" and len(word) > _SHORTEST else word
    word = _OF_HOW_MANY.sub("", word) if len(word) > _SHORTEST else word
    first = next((each for each in vocabulary.beside() if len(each) > 1 and word.startswith(each)), "")
    return word[len(first) :] if len(word) - len(first) >= _SHORTEST else word


def _words(text: str) -> Iterator[str]:
    """The words of a text that say something, with a noun of one character behind them: 网格员. What the dictionary
    does not have is one word where it stands together: 约谈."""
    for run in _WORD.findall(_FOR_COLOUR.sub(" ", text)):
        found: list[str] = []
        before = ""  # the last word, where the next may belong to it
        for word in (run,) if run.isascii() else segmented(run):
            placed = word in _PLACED and len(before) == 1  # 线上
            if (
                word in _MANNER
                or (_ONE.fullmatch(word) and not vocabulary.said_otherwise().get(word))
                or (not placed and (word in _PARTICLES if len(word) == 1 else adds_nothing(word)))
            ):
                before = ""
                continue
            of_last = len(word) == 1 and (kind_of(word)[:1] in {"n", "k", ""} or len(before) == 1)
            if of_last and before:
                found[-1] += word
            else:
                found.append(word)
            before = word
        told = (_OF_HOW_MANY.sub("", word) for word in found)
        yield from (word for word in told if len(word) >= _SHORTEST and word not in _MANNER)

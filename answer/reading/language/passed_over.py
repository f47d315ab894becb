"""Words that nothing knows and that say nothing: 着实, supposedly; 摊 in 摊上处罚. They are passed over, which is said.

What they are is told by the dictionary of the language, not by lists: particles, pronouns, adverbs, and verbs that
lead to a figure named in full. The words of these kinds that do change a question (撤回, 逐年, withdrawn) are a closed
set, in `telling.json`; nouns and adjectives never say nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from answer import vocabulary
from answer.reading.language.called import words_of_kinds
from answer.reading.language.inflection import lemmas_of
from answer.reading.language.segmented import dictionary
from answer.reading.language.spans import Span, Spans

# Parts of speech of jieba's dictionary that add nothing: particles, pronouns, conjunctions, prepositions, adverbs.
_EMPTY = frozenset({"u", "ud", "ug", "uj", "ul", "uv", "uz", "y", "e", "o", "c", "p", "d", "r", "k"})
_VERBS = frozenset({"v", "vd", "vg", "vi", "vq"})
_LONGEST = 4  # characters of a word looked up
_FIGURES = ("row", "rate", "quantity", "count", "column")
_BEFORE_FIGURE = re.compile(r"[了过着到上下出起来的个得 ]*")  # what may stand between a verb and its figure: 摊上了
_OF = re.compile(r"[过着到上下出起来得]*的")  # 拖延的申请: the verb says which
_BODIES = re.compile(r"的(?:单位|部门|机关|机构|局|街道|乡镇|地方)")
_SCOPE = ("year", "relative", "region", "agency", "level", "list")
_IDLE = frozenset({"filler", "and", "follow_up"})
_PASSIVE = re.compile(r"(?:被|遭|给)$")
_VERB_BEFORE_EN = re.compile(
    r"(?:^|[,;:.] ?|\b(?:please|and|or|to|not|me|us|we|you|i|can|could|will|would|should|let|so|then|bodies|agencies"
    r"|offices|body|agency) )$"
)
_BEHIND_VERB = "了过着到出好给成完"
_SUBJECT_EN = re.compile(
    r"\b(?:who|that|which|did|does|do|has|have|had|to|they|it|he|she|we|anyone|anybody|someone|body|bodies|agency|agencies"
    r"|department|departments|bureau|bureaus|office|offices|commission|government|governments|ever|also|then|and|actually)$"
)


def passed_over(spans: Spans) -> frozenset[str]:
    """The words of those left over that say nothing where they stand."""
    places = list(_left(spans))
    telling = {word for start, end, word in places if not _says_nothing(spans, start, end, word)}
    return frozenset(word for _, _, word in places if word not in telling)


def adds_nothing(word: str) -> bool:
    """Whether a word says nothing wherever it stands: particles, pronouns, conjunctions, adverbs."""
    return _is_adverb(word) if word.isascii() else _kinds_of(word) == "empty"


def is_verb_or_less(text: str, word: str) -> bool:
    """Whether a word of a text is a verb where it stands, or adds nothing: it names nothing that could be sought."""
    if word.isascii():
        before = text[: text.find(word)]
        subject = _VERB_BEFORE_EN.search(before) or _SUBJECT_EN.search(before.rstrip())
        return _is_adverb(word) or (_is_verb(word) and bool(subject))
    if text.startswith("的", text.find(word) + len(word)):  # 申请数异常的单位
        return False
    return any(each in _chinese() for each in (word, word.rstrip(_BEHIND_VERB)))


def saying_which(spans: Spans) -> tuple[str, ...]:
    """Words that say nothing elsewhere, but here which bodies are meant: 新成立 of 新成立的单位."""
    found = []
    for span in spans.chosen:
        if not _BODIES.match(span.text):
            continue
        before, low = _said_before(spans, span.start)
        named = before is None or any(before.value(kind) is not None for kind in _SCOPE)
        words = spans.text[low : span.start].lstrip("，,。；;：:、 ")
        if named and len(_any_body().sub("", words)) > 1:
            found.append(words)
    return tuple(found)


def chooses(spans: Spans) -> bool:
    """Whether 的单位 stands behind what they did: 收到申请的单位, not 两个区的单位."""
    before = (_said_before(spans, span.start)[0] for span in spans.chosen if _BODIES.match(span.text))
    return any(each is not None and not any(each.value(kind) is not None for kind in _SCOPE) for each in before)


def _said_before(spans: Spans, end: int) -> tuple[Span | None, int]:
    """What is said right before a place, and where the filler between begins."""
    for span in reversed(spans.chosen):
        if span.end == end and all(meaning.kind in _IDLE for meaning in span.meanings):
            end = span.start
    return next((span for span in spans.chosen if span.end == end), None), end


@cache
def _any_body() -> re.Pattern[str]:
    words = sorted(vocabulary.telling()["any_body"], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _left(spans: Spans) -> Iterator[tuple[int, int, str]]:
    masked = list(spans.text)
    for span in spans.chosen:
        masked[span.start : span.end] = " " * (span.end - span.start)
    for found in re.finditer(r"[\u4e00-\u9fff]+|[a-z][a-z'\-]*", "".join(masked)):
        yield found.start(), found.end(), found.group()


def _says_nothing(spans: Spans, start: int, end: int, word: str) -> bool:
    if word.isascii():
        return _is_adverb(word) or (_is_verb(word) and _has_object_en(spans, start, end))
    if _is_part_of_telling(spans.text, start, end):
        return False
    kinds = _kinds_of(word)
    if kinds == "verb":
        return _has_object(spans, start, end)
    return kinds == "empty" and not (spans.text.startswith("的", end) and word in _adverbs())  # 申请数异常的


def _is_part_of_telling(text: str, start: int, end: int) -> bool:
    """Whether it makes a word that tells with what stands beside it: 消 of 取消."""
    telling = vocabulary.telling()["zh"]
    around = ((low, high) for low in range(max(0, start - 2), start + 1) for high in range(end, end + 3))
    return any(text[low:high] in telling for low, high in around)


def _has_object(spans: Spans, start: int, end: int) -> bool:
    """Whether a Chinese verb stands right before a figure named in full, of which it says no part."""
    text = spans.text
    if _PASSIVE.search(text[:start]) or _OF.match(text, end):
        return False
    found = _BEFORE_FIGURE.match(text, end)
    after = _at(spans.chosen, found.end() if found else end)
    return after is not None and _names_figure(spans) and any(after.value(kind) is not None for kind in _FIGURES)


def _has_object_en(spans: Spans, start: int, end: int) -> bool:
    """Whether an English verb stands between a subject and a figure named in full; housing behind a place is none."""
    before = spans.text[:start].rstrip()
    if spans.text[start:end].endswith("ing") or spans.text[start:end] in words_of_kinds():
        return False
    subject = _SUBJECT_EN.search(before) or any(
        span.end == len(before) and (span.value("agency") or span.value("region")) for span in spans.chosen
    )
    return bool(subject) and _names_figure(spans)


def _names_figure(spans: Spans) -> bool:
    """Whether a row is named that says all that is done with what it counts: 行政处罚, not 申请."""
    rows = vocabulary.rows()
    named = [rows[span.value("row") or ""] for span in spans.of("row")]
    return any(not row.weak for row in named) or spans.has("rate")


def _at(chosen: Sequence[Span], place: int) -> Span | None:
    """The first span from a place on, where nothing else lies between."""
    return next((span for span in chosen if span.start <= place < span.end), None)


def _kinds_of(word: str) -> str:
    """“empty” where the words that a stretch is made of add nothing, “verb” where one is a verb, else nothing."""
    kinds: list[str] = ["empty"] + [""] * len(word)
    for start in range(len(word)):
        for end in range(start + 1, min(len(word), start + _LONGEST) + 1):
            kind = _chinese().get(word[start:end], "")
            if kinds[start] and kind and kinds[end] != "empty":
                kinds[end] = "verb" if "verb" in {kinds[start], kind} else "empty"
    return kinds[-1]


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for word, kind in _dictionary() if kind == "d")


@cache
def _dictionary() -> tuple[tuple[str, str], ...]:
    """The words of jieba's dictionary with their part of speech."""
    entries = ((word, kind) for word, (_, kind) in dictionary().items())
    return tuple((word, kind) for word, kind in entries if len(word) <= _LONGEST and kind in _EMPTY | _VERBS)


@cache
def _chinese() -> dict[str, str]:
    """Chinese words that add nothing, and verbs, less those that tell."""
    telling = vocabulary.telling()["zh"]
    return {word: "empty" if kind in _EMPTY else "verb" for word, kind in _dictionary() if word not in telling}


def _is_adverb(word: str) -> bool:
    lemmas = lemmas_of(word)
    return set(lemmas) == {"ADV"} and word not in vocabulary.telling()["en"]


def _is_verb(word: str) -> bool:
    lemmas = lemmas_of(word)
    return "VERB" in lemmas and not {word, *lemmas["VERB"]} & vocabulary.telling()["en"]

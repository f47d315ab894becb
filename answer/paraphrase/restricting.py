"""Whether words that nobody knows restrict what is asked for, or only ask: 涉及征地的申请, but 领导下午要用.

No report tells how many of its requests were about land, so that words which may restrict are never passed over. They
are told by what stands around them, as those of invented questions are: `eval/paraphrase/restricting/`.
"""

import re
from collections.abc import Iterator, Sequence

from answer.answer import Language
from answer.paraphrase.classifier import load
from answer.paraphrase.masked import MASKS, Masked, words_of

RESTRICTS, ASKS = "restricts", "asks"
SURE = 0.95  # enough to be passed over
_AROUND = 3  # characters or words on either side
_LONG = 4  # characters or words, from which a stretch is long
_CLAUSE = re.compile(r"[，。？！；：,.?!;:]")
_UNIT_ZH = re.compile(r"\S")
_PAIR = re.compile(r"(?=([^\s，。？！；：,.?!;:]{2}))")
_UNIT_EN = re.compile(r"[^\s,.?!;:，。？！；：]+")
# Called after a figure, and none: 审批制度.
_NO_FIGURE = re.compile("制度|机制|流程|程序|能力|队伍|体系|办法|台账|专区|专栏|栏目|窗口|平台|系统|培训|意识")


def restricts_nothing(word: str, masked: Masked, known: frozenset[str], sure: float = SURE) -> bool:
    """Whether a word that is none of the known ones restricts nothing in its question, by at least that probability."""
    language, text = masked.question.language, masked.marked
    start = text.find(word)
    if start < 0 or (start and text[start - 1] in MASKS and _NO_FIGURE.match(word)):
        return False
    around = [place for place in unknown(text, known, language) if place[0] < start + len(word) and start < place[1]]
    told = (load(f"{language}-restricting").guesses(features(text, *place, language))[0] for place in around)
    return bool(around) and all(guess.label == ASKS and guess.probability >= sure for guess in told)


def unknown(text: str, known: frozenset[str], language: Language) -> Iterator[tuple[int, int]]:
    """The stretches of a masked question that are outside of the known words: English ones, or pairs of characters."""
    pieces = _UNIT_EN.finditer(text) if language == "en" else _PAIR.finditer(text)
    low = high = -1
    for piece in pieces:
        start = piece.start()
        word = piece[0] or piece[1]
        if word in known or any(each in MASKS for each in word):
            continue
        if start >= high + (language == "en"):
            if high > low:
                yield low, high
            low = start
        high = start + len(word)
    if high > low:
        yield low, high


def features(text: str, start: int, end: int, language: Language) -> Iterator[str]:
    """What tells it of text[start:end] in a masked question: the words around it, its own, its clause."""
    unit = _UNIT_EN if language == "en" else _UNIT_ZH
    before = ["^", *unit.findall(text[:start])][-_AROUND:][::-1]
    behind = [*unit.findall(text[end:]), "$"][:_AROUND]
    for side, units in (("before", before), ("behind", behind)):
        yield from (f"{side} {place} {each}" for place, each in enumerate(units))
        yield from (f"{side} {' '.join(units[:count])}" for count in range(2, len(units) + 1))
        yield from (f"{side} {each}" for each in units)
    yield f"between {before[0]} {behind[0]}"
    yield from (f"has {each}" for each in words_of(text[start:end], language))
    yield from _of_clause(text, start, end, unit.findall(text[start:end]))


def _of_clause(text: str, start: int, end: int, own: Sequence[str]) -> Iterator[str]:
    low = max((found.end() for found in _CLAUSE.finditer(text, 0, start)), default=0)
    stop = _CLAUSE.search(text, end)
    high = stop.start() if stop else len(text)
    names = "".join(mask for mask in MASKS if mask in text[low:high])
    yield f"clause of {names}" if low or stop else f"alone with {names}"
    yield f"length {min(len(own), _LONG)}"
    if not low:
        yield "first clause"
    if not _CLAUSE.search(text.rstrip("？?。.！! "), end):
        yield "last clause"

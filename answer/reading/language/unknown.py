"""Words that nothing knows, as whole words of the reports: of 老年人 the rules know only 年, of 问卷调查 only 查."""

import re
from collections.abc import Iterator
from itertools import accumulate

from sqlalchemy import Connection, func, select

from answer.reading.language.segmented import kind_of, segmented
from answer.reading.language.spans import SOUGHT, Span, Spans
from answer.vocabulary import Meaning
from index.schema import passages
from index.words import passages_with

FARTHEST = 4  # characters around a word that nothing knows which may be part of it
LONGEST = 16
SHORTEST_PART = 3  # of what nothing knows, where the reports do not have all of it
MOST_LOOKED_UP = 40
SHORTEST_QUOTED = 7  # characters that are no name of a topic or a figure
# Words of these kinds are never part of another.
_OWN = frozenset(
    {"agency", "region", "level", "year", "relative", "row", "column", "rate", "topic", "theme", "mention"} | {SOUGHT}
)
PROBLEMS = 5  # the section
_PARTS = re.compile("[。；;]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff](?:[\u4e00-\u9fff]|[、，,；;](?=[\u4e00-\u9fff])){1,30})[”\"]")


def whole_words(spans: Spans, connection: Connection) -> tuple[str, ...]:
    """What is quoted, else around each Chinese word that nothing knows the longest one that the reports have."""
    quoted = _QUOTED.findall(spans.text)
    if quoted:
        return tuple(dict.fromkeys(quoted))
    found: list[str] = []
    for low, high in _unknown(spans):
        if not any(spans.text[low:high] in word for word in found):
            candidates = list(_candidates(spans, low, high))[:MOST_LOOKED_UP]
            told = next(([word] for word in candidates if stands_in_prose(word, connection)), [])
            found += told or _mentioned(spans, low, high)
    return tuple(dict.fromkeys(found))


def quoted_in_prose(text: str, connection: Connection) -> Iterator[Span]:
    """What is quoted out of a report, which is sought as it stands: its parts name no topic and no figure."""
    for found in _QUOTED.finditer(text):
        said = found[1].replace(",", "，").replace(";", "；")  # as reports print them
        if len(said) >= SHORTEST_QUOTED and stands_in_prose(said, connection):
            yield Span(*found.span(), found.group(), (Meaning("quoted", said),))


def quotes_chinese(text: str) -> bool:
    """Whether Chinese words stand in quotation marks."""
    return bool(_QUOTED.search(text))


def _unknown(spans: Spans) -> Iterator[tuple[int, int]]:
    """The stretches of Chinese that no span covers."""
    masked = list(spans.text)
    for span in spans.chosen:
        masked[span.start : span.end] = " " * (span.end - span.start)
    return (found.span() for found in _HAN.finditer("".join(masked)))


def _mentioned(spans: Spans, low: int, high: int) -> list[str]:
    """The word of the dictionary around what nothing knows, where it is asked who mentions it: 台账, though no report
    has it."""
    left, right = _reach(spans, low, high)
    if not spans.has("mention"):
        return []
    words = segmented(spans.text[left:right])
    ends = [left + end for end in accumulate(map(len, words))]
    around = (
        word for end, word in zip(ends, words, strict=True) if end - len(word) <= low and high <= end and len(word) > 1
    )
    return [word for word in around if kind_of(word).startswith("n")][:1]


def _candidates(spans: Spans, low: int, high: int) -> Iterator[str]:
    """What the word may be: it with some of what stands around it, or a part of it; the longest first."""
    left, right = _reach(spans, low, high)
    ends = _ends_of_words(spans.text)
    starts = (start for start in range(left, low + 1) if start == low or start in ends or start + 1 not in ends)
    around = {(start, end) for start in starts for end in range(high, right + 1)}  # not 到预警 of 收不到预警
    parts = {(start, end) for start in range(low, high) for end in range(start + SHORTEST_PART, high + 1)}
    for places in (around, parts - around):
        for start, end in sorted(places, key=lambda place: (place[0] - place[1], place)):
            if 2 <= end - start <= LONGEST:
                yield spans.text[start:end]


def _ends_of_words(text: str) -> set[int]:
    """Where the Chinese words of a text of more than one character end."""
    runs = ((run.start(), segmented(run.group())) for run in _HAN.finditer(text))
    return {
        start + end
        for start, words in runs
        for end, word in zip(accumulate(map(len, words)), words, strict=True)
        if len(word) > 1
    }


def _reach(spans: Spans, low: int, high: int) -> tuple[int, int]:
    """How far a word may reach to the left and right, over what may be part of another."""
    open_to = [bool(_HAN.match(char)) for char in spans.text]
    for span in spans.chosen:
        if not _may_be_part(span):
            open_to[span.start : span.end] = [False] * (span.end - span.start)
    left, right = low, high
    while low - left < FARTHEST and left > 0 and open_to[left - 1]:
        left -= 1
    while right - high < FARTHEST and right < len(open_to) and open_to[right]:
        right += 1
    return left, right


def _may_be_part(span: Span) -> bool:
    return bool(_HAN.fullmatch(span.text)) and not any(meaning.kind in _OWN for meaning in span.meanings)


def stands_in_prose(word: str, connection: Connection) -> bool:
    """Whether any report has a word."""
    held = passages_with([[word]], [])
    if held is None:
        return False
    query = select(passages.c.number).where(passages.c.number.in_(held), func.instr(passages.c.text, word) > 0)
    return connection.scalar(query.limit(1)) is not None


def stands_among_problems(word: str, about: str, connection: Connection) -> bool:
    """Whether a sentence on problems of any report has a word beside what it is about, as a pattern."""
    held = passages_with([[word]], [])
    if held is None:
        return False
    problems = passages.c.section == PROBLEMS
    query = select(passages.c.text).where(passages.c.number.in_(held), problems, func.instr(passages.c.text, word) > 0)
    texts = (str(row[0]) for row in connection.execute(query))
    return any(word in part and re.search(about, part) for text in texts for part in _PARTS.split(text))

"""Finding the form's row labels in damaged text: leaf labels and their order, never group labels or headers.

exact matches → best chain in printed order → those with values are sure → the others, misspelt ones too, between them
→ best chain again. A label is worth what its spelling and the values behind it are worth: a misspelt one in the table
beats an exact one in the prose.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ingest.tokens import Kind, half_width
from ingest.words import NOT_HAN, Words, in_sentence

_PREFIX = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
GAP_ALLOWED = 30  # characters of words between two row labels that cost nothing: wraps, group labels
GAP_COST = 1 / 20
LONGEST_GAP_COST = 4.0
WORTH_OF_VALUES = 3.0  # of a row that is filled, beside 1 for a label's spelling
WORTH_OF_EMPTY = 1 / 3  # of an empty cell, beside 1 for a filled one: layout has empty cells too
SURE = 0.5  # share of a row's cells that must stand behind an exact label
NUMBERED = 0.25  # what its printed number adds: 3.其他 beside the column 其他
GLUED = 0.5  # what a label loses that begins inside a word: 重复申请 in 无正当理由大量重复申请
STRAY = 2  # characters of a label that may stick to the next one where that is misspelt
REACH = 4 * GAP_ALLOWED  # of a misspelt label beyond the last one that is sure
MOST_HITS = 3  # places in which one misspelt label is looked for
SHORTEST_MISSPELT = 4  # characters of a label that is looked for anywhere in a stretch of words
SHORTEST_LOOSE = 5  # characters of a label that a full row of values behind it excuses much in
LOOSE = 0.6  # likeness of such a label, by edit distance
SWAPPED = 0.85  # share of characters it has in common, in any order


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row label found: the tokens it covers, `first` to `last`, and where it ends among the characters."""

    row: str
    first: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """A row's label as it is looked for, its place in printed order, and how many values follow it."""

    order: int
    row: str
    text: str
    number: str
    width: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    label: Label
    start: int
    end: int
    score: float
    sure: bool = False


@cache
def plain(label: str) -> str:
    """A label as it is looked for: without its number, its punctuation, and what follows its first clause."""
    return NOT_HAN.sub("", _PREFIX.sub("", label).split("、", 1)[0])


def _number(label: str) -> str:
    """A label's number as tokens show it: `3.` of 3.其他, empty where it has none."""
    found = _PREFIX.match(label)
    return half_width(found.group()) if found else ""


def find_rows(
    words: Words, rows: Sequence[tuple[str, str, int]], headers: Collection[tuple[int, int]] = ()
) -> dict[str, Anchor]:
    """The best chain of row labels in printed order.

    `rows` are (row key, label, number of values) in that order, `headers` places (start, end) of words that head a
    column and are no label.
    """
    labels = [Label(order, row, plain(label), _number(label), width) for order, (row, label, width) in enumerate(rows)]
    every = [candidate for label in labels for candidate in _exact(words, label)]
    exact = _without_bare(words, _without_headers(every, headers))
    chain = _best_chain(exact)
    sure = [candidate for candidate in chain if candidate.sure]
    if chain and len(sure) < len(labels):
        rows_left = {label.row for label in labels} - {candidate.label.row for candidate in sure}
        left = [candidate for candidate in exact if candidate.label.row in rows_left]
        misspelt = _misspelt(words, [label for label in labels if label.row in rows_left], sure or chain)
        chain = _best_chain([*sure, *left, *_without_headers(misspelt, headers)])
    return {candidate.label.row: _anchor(words, candidate) for candidate in chain}


def _anchor(words: Words, candidate: _Candidate) -> Anchor:
    first, last = words.owner[candidate.start], words.owner[candidate.end - 1]
    return Anchor(candidate.label.row, first, last, candidate.end)


def _exact(words: Words, label: Label) -> Iterator[_Candidate]:
    for at in re.finditer(f"(?={re.escape(label.text)})", words.flat):
        start, end = at.start(), at.start() + len(label.text)
        filled = _values_near(words, start, end, label.width)
        glued = _is_glued(words, start)
        numbered = bool(label.number) and words.tokens[words.owner[start]].text.startswith(label.number)
        score = 1 + WORTH_OF_VALUES * filled - GLUED * glued + NUMBERED * numbered
        yield _Candidate(label, start, end, score, filled >= SURE and not glued)


def _without_headers(candidates: Iterable[_Candidate], headers: Collection[tuple[int, int]]) -> list[_Candidate]:
    return [candidate for candidate in candidates if (candidate.start, candidate.end) not in headers]


def _without_bare(words: Words, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates, those poorer that another label follows before any cell: headers, groups, a mention in prose."""
    starts = sorted(candidate.start for candidate in candidates if not _is_glued(words, candidate.start))
    found: list[_Candidate] = []
    for candidate in candidates:
        token = words.owner[candidate.end - 1] + 1
        while token < len(words.tokens) and words.tokens[token].kind is Kind.WORD:
            token += 1
        cell = words.before[token] if token < len(words.tokens) else len(words.flat)
        following = bisect_left(starts, candidate.end)
        bare = following < len(starts) and starts[following] < cell
        found.append(replace(candidate, score=min(candidate.score, 1.0), sure=False) if bare else candidate)
    return found


def _is_glued(words: Words, start: int) -> bool:
    """Whether the label begins inside a word, with a Chinese character just before it."""
    token = words.owner[start]
    nth = start - words.before[token]
    if not nth:
        return False
    text = words.tokens[token].text
    place = next(at for count, at in enumerate(found.start() for found in _HAN.finditer(text)) if count == nth)
    return _HAN.match(text[place - 1]) is not None


def _cells_near(words: Words, start: int, end: int) -> list[Kind]:
    """The cells that follow a label, or stand inside a wrapped one."""
    low = bisect_left(words.before, start + 1)
    high = bisect_left(words.before, end + GAP_ALLOWED)
    return [token.kind for token in words.tokens[low:high] if token.kind is not Kind.WORD]


def _values_near(words: Words, start: int, end: int, width: int) -> float:
    """0 to 1: how far the cells near a label fill the row; 0 where the first of them is a sentence's."""
    if _heads_sentence(words, end):
        return 0.0
    kinds = _cells_near(words, start, end)
    empty = sum(kind is Kind.EMPTY for kind in kinds)
    return min(len(kinds) - empty + WORTH_OF_EMPTY * min(empty, width), width) / width


def _heads_sentence(words: Words, end: int) -> bool:
    """Whether the number right behind a label is one of a sentence: 其他 2 件。"""
    behind = words.owner[end - 1] + 1
    return behind < len(words.tokens) and words.tokens[behind].kind is Kind.VALUE and in_sentence(words, behind)


def _best_chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The chain of candidates in printed and in text order that scores most; gaps cost."""
    ordered = sorted(candidates, key=lambda candidate: (candidate.start, candidate.label.order))
    totals: list[float] = []
    links: list[int | None] = []
    for index, candidate in enumerate(ordered):
        best, link = 0.0, None
        for other in range(index):
            before = ordered[other]
            if before.label.order < candidate.label.order and before.end <= candidate.start:
                total = totals[other] - _gap_cost(candidate.start - before.end)
                if total > best:
                    best, link = total, other
        totals.append(best + candidate.score)
        links.append(link)
    return _walk_back(ordered, totals, links)


def _walk_back(ordered: Sequence[_Candidate], totals: list[float], links: list[int | None]) -> list[_Candidate]:
    chain: list[_Candidate] = []
    at = totals.index(max(totals)) if totals else None
    while at is not None:
        chain.append(ordered[at])
        at = links[at]
    return chain[::-1]


def _gap_cost(gap: int) -> float:
    return min(LONGEST_GAP_COST, max(0, gap - GAP_ALLOWED) * GAP_COST)


# Misspelt labels


def _misspelt(words: Words, labels: Sequence[Label], sure: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Places between the sure labels before and behind it where each label may stand with errors."""
    for label in labels:
        before = [candidate.end for candidate in sure if candidate.label.order < label.order]
        behind = [candidate.start for candidate in sure if candidate.label.order > label.order]
        low = max(before) if before else max(0, min(behind, default=0) - REACH)
        high = min(behind) if behind else min(len(words.flat), low + REACH)
        stretches = [(low, high)]
        if len(label.text) < SHORTEST_MISSPELT:
            yield from _short(words, label, low, high)
            continue
        for _ in range(MOST_HITS):
            hits = [
                (place, stretch) for stretch in stretches if (place := _best_place(words.flat, label.text, *stretch))
            ]
            if not hits:
                break
            stretches = []
            for (start, end), (left, right) in hits:
                stretches += [(left, start), (end, right)]
                candidate = _with_errors(words, label, start, end)
                if candidate:
                    yield candidate


def _short(words: Words, label: Label, low: int, high: int) -> Iterator[_Candidate]:
    """Words as short as the label that share a character with it in its place: （七）总记 for 总计."""
    for token in dict.fromkeys(words.owner[low:high]):
        text = plain(words.tokens[token].text)
        end = bisect_right(words.owner, token)
        start = end - len(label.text)
        if len(text) != len(label.text) or start < low or end > high or words.flat[start:end] != text:
            continue
        filled = _values_near(words, start, end, label.width)
        if filled >= SURE / 2 and any(one == other for one, other in zip(label.text, text, strict=True)):
            yield _Candidate(label, start, end, GLUED + WORTH_OF_VALUES * filled)


def _best_place(flat: str, text: str, low: int, high: int) -> tuple[int, int] | None:
    """The stretch between `low` and `high` that is most like a label."""
    if high - low < len(text) // 2:
        return None
    best = fuzz.partial_ratio_alignment(text, flat[low:high], score_cutoff=100 * LOOSE)
    if best is None or best.dest_end <= best.dest_start:
        return None
    start, end = low + best.dest_start, low + best.dest_end
    near = [(a, b) for a in range(start - 2, start + 3) for b in range(end - 2, end + 3) if low <= a < b <= high]
    return min(near, key=lambda place: Levenshtein.distance(text, flat[place[0] : place[1]]))


def _with_errors(words: Words, label: Label, start: int, end: int) -> _Candidate | None:
    """The label with one error in five characters at most, or with more of them where a full row of values follows."""
    start = _own_start(words, start, end)
    found = words.flat[start:end]
    distance = Levenshtein.distance(label.text, found)
    likeness = 1 - distance / max(len(label.text), len(found))
    filled = _values_near(words, start, end, label.width)
    close = distance <= max(1, len(label.text) // 5)
    loose = len(label.text) >= SHORTEST_LOOSE and (likeness >= LOOSE or _common(label.text, found) >= SWAPPED)
    if not close and not (loose and len(_cells_near(words, start, end)) >= label.width):
        return None
    return _Candidate(label, start, end, likeness / 2 + WORTH_OF_VALUES * filled)


def _own_start(words: Words, start: int, end: int) -> int:
    """The start without the last characters of the label before it: its values stand between."""
    first = words.owner[start]
    own = bisect_right(words.owner, first, start, end)
    if own == end or own - start > STRAY:
        return start
    between = words.tokens[first + 1 : words.owner[own]]
    return own if any(token.kind is not Kind.WORD for token in between) else start


def _common(label: str, found: str) -> float:
    """The share of characters that two texts have in common, in any order."""
    return sum((Counter(label) & Counter(found)).values()) / max(len(label), len(found))

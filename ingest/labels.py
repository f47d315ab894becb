"""Finding the form's row labels in damaged text: leaf labels and their order, never group labels or headers."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ingest.tokens import Kind, Token

_PREFIX = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
GAP_ALLOWED = 30  # characters of words between two row labels that cost nothing: wraps, group labels
GAP_COST = 1 / 20
LONGEST_GAP_COST = 4.0
SHORT = 2  # characters of a label that is found in other places too


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row label found: the tokens it covers, `first` to `last`, and where it ends among the characters."""

    row: str
    first: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The Chinese characters of all word tokens in one string; `owner[i]` is the token of character i."""

    tokens: Sequence[Token]
    flat: str
    owner: tuple[int, ...]
    before: tuple[int, ...]  # for each token, how many characters stand before it


@dataclass(frozen=True, slots=True)
class _Candidate:
    order: int
    row: str
    start: int
    end: int
    score: float


@cache
def plain(label: str) -> str:
    """A label without its number and punctuation, as it is looked for."""
    return _NOT_HAN.sub("", _PREFIX.sub("", label))


def flatten(tokens: Sequence[Token]) -> Words:
    """The words of the tokens, joined without space, so that wraps and line ends do not matter."""
    parts: list[str] = []
    owner: list[int] = []
    before: list[int] = []
    for index, token in enumerate(tokens):
        before.append(len(owner))
        if token.kind is Kind.WORD:
            han = _NOT_HAN.sub("", token.text)
            parts.append(han)
            owner += [index] * len(han)
    return Words(tokens, "".join(parts), tuple(owner), tuple(before))


def find_rows(words: Words, labels: Sequence[tuple[str, str, int]]) -> dict[str, Anchor]:
    """The best chain of row labels in printed order.

    `labels` are (row key, label, number of values) in that order. Exact matches are chained first;
    a row still missing is looked for with typing errors between its neighbours.
    """
    candidates = [
        candidate
        for order, (row, label, width) in enumerate(labels)
        for candidate in _exact(words, order, row, plain(label), width)
    ]
    found = {candidate.row: candidate for candidate in _best_chain(candidates)}
    if found:
        found = _near_misses(words, labels, found)
    return {row: _anchor(words, candidate) for row, candidate in found.items()}


def _anchor(words: Words, candidate: _Candidate) -> Anchor:
    first, last = words.owner[candidate.start], words.owner[candidate.end - 1]
    return Anchor(candidate.row, first, last, candidate.end)


def _exact(words: Words, order: int, row: str, label: str, width: int) -> list[_Candidate]:
    return [
        _Candidate(order, row, at.start(), at.start() + len(label), 1 + _values_near(words, at.start(), label, width))
        for at in re.finditer(f"(?={re.escape(label)})", words.flat)
    ]


def _values_near(words: Words, start: int, label: str, width: int) -> float:
    """0 to 3: how far the cells that follow a label (or stand inside a wrapped one) fill the row."""
    low = bisect_left(words.before, start + 1)
    high = bisect_left(words.before, start + len(label) + GAP_ALLOWED)
    near = sum(token.kind is not Kind.WORD for token in words.tokens[low:high])
    return 3 * min(near, width) / width


def _best_chain(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The chain of candidates in printed and in text order that scores most; gaps cost."""
    ordered = sorted(candidates, key=lambda candidate: (candidate.start, candidate.order))
    totals: list[float] = []
    links: list[int | None] = []
    for index, candidate in enumerate(ordered):
        best, link = 0.0, None
        for other in range(index):
            before = ordered[other]
            if before.order < candidate.order and before.end <= candidate.start:
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


def _near_misses(
    words: Words, labels: Sequence[tuple[str, str, int]], found: dict[str, _Candidate]
) -> dict[str, _Candidate]:
    """The rows not found exactly, looked for with typing errors between the long labels around them.

    A short label (其他, 总计) that was found inside such a row's own label is looked for again behind it.
    """
    placed = dict(found)
    low = 0
    for order, (row, label, _) in enumerate(labels):
        if row in placed:
            low = max(low, placed[row].end)
            continue
        later = [name for name, long, _ in labels[order + 1 :] if name in placed and len(plain(long)) > SHORT]
        high = placed[later[0]].start if later else min(len(words.flat), low + 4 * GAP_ALLOWED)
        start = low if low else max(0, high - 4 * GAP_ALLOWED)
        miss = _with_errors(words.flat, start, high, plain(label))
        if miss:
            placed[row] = _Candidate(order, row, *miss, score=0)
            low = miss[1]
            _move_behind(words.flat, labels[order + 1 :], placed, low, high)
    return placed


def _move_behind(
    flat: str, labels: Sequence[tuple[str, str, int]], placed: dict[str, _Candidate], low: int, high: int
) -> None:
    """Looks again, behind `low`, for those short labels that were found before it."""
    for row, label, _ in labels:
        candidate = placed.get(row)
        if candidate is None or candidate.start >= low:
            continue
        at = flat.find(plain(label), low, high)
        del placed[row]
        if at >= 0:
            low = at + len(plain(label))
            placed[row] = _Candidate(candidate.order, row, at, low, candidate.score)


def _with_errors(flat: str, low: int, high: int, label: str) -> tuple[int, int] | None:
    """Where a label of four characters or more stands with at most one error in five characters."""
    if len(label) < 4 or high - low < len(label) // 2:
        return None
    best = fuzz.partial_ratio_alignment(label, flat[low:high], score_cutoff=60)
    if best is None or best.dest_end <= best.dest_start:
        return None
    start, end = low + best.dest_start, low + best.dest_end
    near = [(a, b) for a in range(start - 2, start + 3) for b in range(end - 2, end + 3) if low <= a < b <= high]
    distances = {place: Levenshtein.distance(label, flat[place[0] : place[1]]) for place in near}
    place = min(distances, key=lambda place: distances[place])
    return place if distances[place] <= max(1, len(label) // 5) else None

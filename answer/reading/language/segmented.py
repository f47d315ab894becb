"""A stretch of Chinese as the words it is most likely made of, by the frequencies of jieba's dictionary."""

import math
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_LONGEST = 6  # characters of a word
_NAMES = frozenset({"nr", "nrt", "nrfg"})  # of people, which no report of a body is about
_UNKNOWN = ""


@lru_cache(1_000)
def segmented(text: str) -> tuple[str, ...]:
    """Its words in order; what the dictionary does not have is single characters."""
    best: list[tuple[float, int]] = [(0.0, 0)]  # of each beginning: how likely it is, and where its last word starts
    for end in range(1, len(text) + 1):
        starts = range(max(0, end - _LONGEST), end)
        best.append(max((best[start][0] + _likelihood(text[start:end]), start) for start in starts))
    found, end = [], len(text)
    while end:
        start = best[end][1]
        found.append(text[start:end])
        end = start
    return tuple(found[::-1])


def kind_of(word: str) -> str:
    """Its part of speech; empty where the dictionary does not have it."""
    return dictionary().get(word, (0, _UNKNOWN))[1]


def _likelihood(word: str) -> float:
    often, _ = dictionary().get(word, (0, _UNKNOWN))
    if not often and len(word) > 1:
        return -math.inf
    return math.log(max(often, 1) / _total())


@cache
def _total() -> int:
    return sum(often for often, _ in dictionary().values())


@cache
def dictionary() -> dict[str, tuple[int, str]]:
    """The words of jieba's dictionary: how often they are, and their part of speech."""
    spec = find_spec("jieba")
    assert spec and spec.origin, "jieba is in requirements.txt"
    lines = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split(" ") for line in lines)
    return {word: (int(often), kind) for word, often, kind in entries if len(word) <= _LONGEST and kind not in _NAMES}

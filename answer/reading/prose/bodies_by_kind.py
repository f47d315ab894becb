"""A body named by what it is, where only one that is loaded is that: 医院 of a county, 供水公司 of 供排水公司."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from answer.figures.select import ReportRow
from answer.reading.language.segmented import kind_of, segmented
from index.glossary import found_in, in_chinese

_KINDS = "公司|集团|医院|学校|中学|小学|幼儿园|大学|学院|报社|电视台|福利院|敬老院"
_KIND = re.compile(_KINDS)
_OF_ITS_KIND = re.compile(f"(?:{_KINDS})$")
_OF_ALL = re.compile("(?:[哪几各每]一?[家个所些]?|所有|全部)$")
_BODY = re.compile(f"(?:{_KINDS}|局)$")
_PLACED = "省市县区州镇乡"
_FARTHEST = 6  # characters before what it is


class Named(NamedTuple):
    """A body, and where the question names it."""

    agency: str
    start: int
    end: int


def named_by_kind(text: str, reports: list[ReportRow]) -> Named | None:
    """The one body of those that reported whose name has all characters of the words, in their order; none where
    another word stands before these that the name does not have: 燃气公司 is no 供水公司."""
    agencies = sorted({each.agency for each in reports})
    for found in _KIND.finditer(text):
        starts = [start for start in _starts(text, found.start()) if _is_whole(text, start)]
        for start in starts:
            words = text[start : found.end()]
            meant = [name for name in agencies if _OF_ITS_KIND.search(name) and _is_within(words, name)]
            if len(meant) == 1:
                return Named(meant[0], start, found.end())
    return None


def named_in_english(text: str, reports: list[ReportRow]) -> Named | None:
    """The one body of those that reported that is what an English term says: the police, the county hospital."""
    agencies = sorted({each.agency for each in reports})
    for term in found_in(text):
        kinds = [word for word in in_chinese(term) if _BODY.search(word)]
        meant = {name for name in agencies for kind in kinds if name.endswith(kind)}
        place = re.search(rf"\b(?:(?:county|city|district|people's|provincial) )*{re.escape(term)}\b", text)
        if place and len(meant) == 1:
            return Named(meant.pop(), *place.span())
    return None


def _starts(text: str, end: int) -> Iterator[int]:
    """Where the words may begin, the farthest first, within the Chinese before what it is."""
    low = end
    while low and end - low < _FARTHEST and "\u4e00" <= text[low - 1] <= "\u9fff":
        low -= 1
    yield from range(low, end + 1)


def _is_whole(text: str, start: int) -> bool:
    """Whether no noun stands right before it that would say which one is meant, nor that any is."""
    if _OF_ALL.search(text[:start]):
        return False
    before = re.search(r"[\u4e00-\u9fff]*$", text[:start])
    words = segmented(before.group()) if before and before.group() else ()
    return not words or (kind_of(words[-1])[:1] not in {"n", "j", "v", "a", "b", ""} and words[-1] not in _PLACED)


def _is_within(words: str, name: str) -> bool:
    """Whether the characters stand in the name in their order."""
    rest = iter(name)
    return all(char in rest for char in words)

"""What page breaks leave in a text that was copied from a paged file: the running head of each page and its number.

A head is a line that stands beside page numbers which go up by one, or the report's title, over and over again. Both
are blanked, so that rows and sentences that a page break cut in two stand together and every place stays the same.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

FEWEST = 3  # pages with the same line beside their numbers
FEWEST_TITLES = 2  # with the report's title there
_NUMBER = re.compile(r"(?:[-—–―·]*\s*(\d{1,4})\s*[-—–―·]*|第\s*(\d{1,4})\s*页(?:\s*[,，/共]+\s*\d{1,4}\s*页)?)")
_TITLE = re.compile(r"(?=.*(?:20\d\d|二[〇○零]))[^。；;：:]{8,60}(?:报告|年报)")
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 60


class _Line(NamedTuple):
    """A line that is not blank: its text, and where it stands."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        found = _NUMBER.fullmatch(self.text)
        return int(found[1] or found[2]) if found else None


def without_running_heads(text: str) -> str:
    """The text with its running heads and the page numbers beside them as spaces."""
    lines = [
        _Line(words, found.start(), found.end())
        for found in re.finditer(r"[^\n\f]+", text)
        if (words := found.group().strip())
    ]
    for seam in _seams(lines):
        text = text[: seam.start] + " " * (seam.end - seam.start) + text[seam.end :]
    return text


def _seams(lines: Sequence[_Line]) -> Iterator[_Line]:
    repeated: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if len(line.text) <= _LONGEST and _WORDS.search(line.text) and line.number is None:
            repeated.setdefault(line.text, []).append(at)
    for text, places in repeated.items():
        title = bool(_TITLE.fullmatch(text))
        for step in (-1, 1):
            beside = [at for at in places if 0 <= at + step < len(lines) and lines[at + step].number is not None]
            numbers = [lines[at + step].number or 0 for at in beside]
            ascending = all(later - earlier == 1 for earlier, later in pairwise(numbers))
            if len(beside) >= (FEWEST_TITLES if title else FEWEST) and ascending:
                yield from (lines[at] for at in beside)
                yield from (lines[at + step] for at in beside)
        if title and len(places) > FEWEST:  # without numbers; the first is the title itself
            yield from (lines[at] for at in places[1:])

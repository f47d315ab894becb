"""A citation in its place: some lines of the source file around the quote, as the second path reads them."""

import re
from dataclasses import dataclass
from typing import Any

from eval.source import Sources

LINES = 3  # shown before and after
LONGEST = 500  # characters before and after


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a quote; `quote` is what the source has, empty where it does not stand there."""

    citation: dict[str, Any]
    stands: bool
    before: str = ""
    quote: str = ""
    after: str = ""


def contexts(answer: dict[str, Any], sources: Sources, most: int) -> list[Context]:
    """The contexts of the first citations, those that do not stand before the others."""
    found = [(sources.stands(citation), citation) for citation in answer["citations"]]
    first = sorted(found, key=lambda each: each[0])[:most]
    return [_context(citation, stands, sources) for stands, citation in first]


def _context(citation: dict[str, Any], stands: bool, sources: Sources) -> Context:
    source = sources.text(citation["agency"], citation["year"])
    place = source.place(citation["quote"]) if source else None
    if source is None or place is None:
        return Context(citation, stands)
    start, end = place
    before, after = source.text[max(0, start - LONGEST) : start], source.text[end : end + LONGEST]
    return Context(citation, stands, _tail(before), source.text[start:end], _head(after))


def _tail(text: str) -> str:
    return "\n".join(_tidy(text).split("\n")[-LINES - 1 :])


def _head(text: str) -> str:
    return "\n".join(_tidy(text).split("\n")[: LINES + 1])


def _tidy(text: str) -> str:
    """Without the runs of empty lines that markup leaves."""
    return re.sub(r"[ \t\r\f]*\n\s*", "\n", text)

"""The bilingual glossary: English terms reach Chinese text, and its Chinese terms are words of the keyword search.

The shipped vectors were trained on `glossary.json`; what more the prose speaks of is in `glossary_prose.json`.
`glossary_everyday.json` has words of all fields of government work, for what neither tells.
"""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

FILES = [Path(__file__).with_name(name) for name in ("glossary.json", "glossary_prose.json")]
_EVERYDAY = Path(__file__).with_name("glossary_everyday.json")
LONGEST = 8  # words of the longest English term
_ENDING = re.compile(r"(?<=[a-z]{4})(?:ing|ed|es|s|e)$")
_PLURAL = re.compile(r"(?<=[a-z]{2})ies$")
_WORD = re.compile(r"[a-z0-9'’\-]+")


@cache
def terms() -> dict[str, tuple[str, ...]]:
    """The Chinese terms of each English one."""
    found: dict[str, list[str]] = {}
    for file in FILES:
        for entry in json.loads(file.read_text(encoding="utf-8")):
            for english in entry["en"]:
                found.setdefault(english, []).append(entry["zh"])
    return {english: tuple(chinese) for english, chinese in found.items()}


@cache
def prose_terms() -> frozenset[str]:
    """The English terms of what only the prose speaks of."""
    entries = json.loads(FILES[1].read_text(encoding="utf-8"))
    return frozenset(english for entry in entries for english in entry["en"])


@cache
def chinese_words() -> tuple[str, ...]:
    """Every Chinese term, the longest first."""
    found = {chinese for group in terms().values() for chinese in group}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def in_chinese(term: str) -> tuple[str, ...]:
    """What an English term is called in Chinese, in its other forms too; nothing where the glossary lacks it."""
    return terms().get(term) or terms().get(term.removesuffix("s")) or _by_stem().get(_stem(term)) or ()


def in_everyday_chinese(term: str) -> tuple[str, ...]:
    """The same, of everyday words too."""
    return in_chinese(term) or _everyday().get(term) or _everyday_by_stem().get(_stem(term)) or ()


@cache
def _everyday() -> dict[str, tuple[str, ...]]:
    entries = json.loads(_EVERYDAY.read_text(encoding="utf-8"))
    return {english: tuple(entry["zh"]) for entry in entries for english in entry["en"]}


@cache
def _everyday_by_stem() -> dict[str, tuple[str, ...]]:
    return _stemmed(_everyday())


@cache
def _by_stem() -> dict[str, tuple[str, ...]]:
    return _stemmed(terms())


def _stemmed(known: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for english, chinese in known.items():
        found[_stem(english)] = tuple(dict.fromkeys((*found.get(_stem(english), ()), *chinese)))
    return found


def _stem(term: str) -> str:
    """A term without the endings of its words: anonymised cases → anonymis cas, queries → query."""
    return " ".join(_ENDING.sub("", _PLURAL.sub("y", word)) for word in term.split(" "))


def found_in(text: str, known: Callable[[str], tuple[str, ...]] = in_chinese) -> list[str]:
    """The English terms in a text, in order; of two that overlap the longer. By default those of no everyday words."""
    words = _WORD.findall(text.lower())
    found = []
    at = 0
    while at < len(words):
        length = next((n for n in range(LONGEST, 0, -1) if known(" ".join(words[at : at + n]))), 0)
        found += [" ".join(words[at : at + length])] if length else []
        at += length or 1
    return found


def translated(text: str) -> list[str]:
    """The Chinese for the English terms in a text, in order."""
    return list(dict.fromkeys(chinese for english in found_in(text) for chinese in in_chinese(english)))

"""English questions in plainer words: contractions and figures of speech written out, stress left out.

What is one wording for another stands in `vocabulary/english.json`; here is what has to be reckoned.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from answer import vocabulary
from answer.reading.language.rewriting import Words, rewritten

_LETTER = re.compile("[a-z]")
_TIMES = {"once": 1, "twice": 2}
_IN_A = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_MANY = {"dozen": 12, "hundred": 100, "thousand": 1_000}


def _amount(text: str) -> float:
    return 1.0 if text in {"a", "one"} else float(text)


def _year_after(found: re.Match[str]) -> str:
    """Carried over from 2019: into 2020."""
    year = str(int(found["year"]) + 1)
    return "carried in from the previous year" + ("" if year in found.string else f" in {year}")


_RECKONED: tuple[tuple[re.Pattern[str], Words], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"\b(?:ten|10)[ -](?:thousand|k)\b|\b10k\b", "10,000"),
        (r"(?:¥|\b(?:rmb|cny)) ?(\d[\d,]*(?:\.\d+)?)(?! ?(?:yuan|rmb))", r"\1 yuan"),
        (r"\b(?:rmb|cny|renminbi)\b", "yuan"),
        (r"\b(\d+(?:\.\d+)?) ?(?:k|thousand) yuan\b", lambda found: f"{float(found[1]) * 1_000:.0f} yuan"),
        (
            r"\b(\d+(?:\.\d+)?|a|one) ?(?:m|mn|million) yuan\b",
            lambda found: f"{_amount(found[1]) * 1_000_000:.0f} yuan",
        ),
        (
            r"\b(more than|over|under|above|below|at least|at most|fewer than|less than) (?:a|one)"
            r" (dozen|hundred|thousand)\b",
            lambda found: f"{found[1]} {_MANY[found[2]]}",
        ),
        (
            r"\b(more than|at least|at most|only|exactly|just|less than|no more than) (once|twice)\b"
            r"(?! (?:as|that|the)\b)",
            lambda found: f"{re.sub('only|just', 'exactly', found[1])} {_TIMES[found[2]]}",
        ),
        (
            r"\b(more than|over|at least|fewer than|less than|under|exactly) (?:one|1) in (?:every )?"
            rf"({'|'.join(_IN_A)}|10|[2-9])\b",
            lambda found: f"{found[1]} {100 / (_IN_A.get(found[2]) or int(found[2])):.4g}% of",
        ),
        (r"\b(once|twice) or more\b", lambda found: f"{_TIMES[found[1]]} or more"),
        (
            r"\b(?:carried|brought) (?:requests )?(?:forward|over|in) from (?:the year )?(?P<year>(?:19|20)\d\d)\b",
            _year_after,
        ),
    )
)


def _read() -> Any:
    return vocabulary.entries("english.json")


def _compiled(entries: Iterable[dict[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns with what stands for a part of several put in."""
    found = []
    for entry in entries:
        pattern = entry["pattern"]
        for name, part in _read()["named"].items():
            pattern = pattern.replace(name, part)
        found.append((re.compile(pattern), entry["words"]))
    return tuple(found)


@cache
def _contractions() -> tuple[tuple[re.Pattern[str], str], ...]:
    return _compiled(_read()["contractions"])


@cache
def _figures_of_speech() -> tuple[tuple[re.Pattern[str], str], ...]:
    return _compiled(_read()["figures of speech"])


@cache
def _plainer() -> tuple[tuple[re.Pattern[str], str], ...]:
    return _compiled(entry for entries in _read()["plainer"].values() for entry in entries)


def _rewritten(text: str, rules: Iterable[tuple[re.Pattern[str], Words]]) -> str:
    return rewritten(text, rules) if _LETTER.search(text) else text  # Chinese alone


def without_contractions(text: str) -> str:
    """Lower-case English with its short verbs written out: hadn't → had not."""
    return _rewritten(text, _contractions())


def plainer(text: str) -> str:
    """A lower-case question in the words that the vocabulary knows."""
    return _rewritten(without_contractions(text), (*_figures_of_speech(), *_plainer(), *_RECKONED)).strip()

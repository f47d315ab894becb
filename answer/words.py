"""The sentences of answers in Chinese and English, from `words.json`."""

import json
import re
from functools import cache
from pathlib import Path

from answer.answer import Language

_ONE = re.compile(r"(?<![\w.,–/-])(?P<n>1|\*\*1\*\*) (?:(?P<s>report|pair|place|year)s|(?P<y>bod|agenc)ies)\b")
_ONE_IS = re.compile(r"^(\*\*1\*\* report [^:]*?)\bare loaded")


@cache
def _words() -> dict[str, dict[Language, str]]:
    entries = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return {key: {"zh": zh, "en": en} for key, (zh, en) in entries.items()}


def say(key: str, language: Language, **parts: object) -> str:
    """The sentence of that key with its parts put in."""
    said = _words()[key][language].format(**parts)
    return _in_the_singular(said) if language == "en" else said


def _in_the_singular(said: str) -> str:
    """A sentence with what is one put so: 1 report, not 1 reports."""
    one = _ONE.sub(lambda found: f"{found['n']} {found['s'] or found['y'] + 'y'}", said)
    return _ONE_IS.sub(r"\1is loaded", one)


def choices(key: str, language: Language) -> tuple[str, ...]:
    """The answers to the sentence of that key, where it is a question with a few."""
    entry = _words().get(f"{key}_choices")
    return tuple(entry[language].split("|")) if entry else ()


def join(parts: list[str], language: Language) -> str:
    """Parts of a list in one sentence."""
    return ("、" if language == "zh" else ", ").join(parts)

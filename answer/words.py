"""The sentences of answers in Chinese and English, from `words.json`."""

import json
import re
from functools import cache
from pathlib import Path

from answer.answer import Language

_ONE_REPORT = re.compile(r"(?<![\d.,])1 reports\b")


@cache
def _words() -> dict[str, dict[Language, str]]:
    entries = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
    return {key: {"zh": zh, "en": en} for key, (zh, en) in entries.items()}


def say(key: str, language: Language, **parts: object) -> str:
    """The sentence of that key with its parts put in."""
    text = _words()[key][language].format(**parts)
    return _ONE_REPORT.sub("1 report", text) if language == "en" else text


def choices(key: str, language: Language) -> tuple[str, ...]:
    """The answers to the sentence of that key, where it is a question with a few."""
    entry = _words().get(f"{key}_choices")
    return tuple(entry[language].split("|")) if entry else ()


def join(parts: list[str], language: Language) -> str:
    """Parts of a list in one sentence."""
    return ("、" if language == "zh" else ", ").join(parts)

"""The words that the check of prose goes by, from `check.json`."""

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel


class CheckWords(BaseModel):
    """Connectives say nothing of their own; negators turn what follows; fillers may stand before a number."""

    connectives_zh: tuple[str, ...]
    negators_zh: tuple[str, ...]
    plain_zh: tuple[str, ...]  # hold a negator that negates nothing
    opposites_zh: tuple[tuple[str, str], ...]
    fillers_zh: tuple[str, ...]  # the longest first
    bodies_zh: str  # ends of names, as a pattern
    any_body_zh: tuple[str, ...]  # end like names and name nobody
    measures_zh: str  # as a pattern
    bodies_en: str  # as a pattern
    stop_en: frozenset[str]
    negators_en: frozenset[str]
    numbers_en: frozenset[str]
    common_en: dict[str, tuple[str, ...]]  # words of prose that the glossary of terms does not have


@cache
def check_words() -> CheckWords:
    """The words of the file."""
    return CheckWords.model_validate_json(Path(__file__).with_name("check.json").read_text(encoding="utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any of the words of that name, the longest where several fit."""
    return re.compile("|".join(re.escape(word) for word in sorted(getattr(check_words(), name), key=len, reverse=True)))

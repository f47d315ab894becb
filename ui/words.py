"""The page's own words, in Chinese and English, from `words.json`."""

import json
from functools import cache
from pathlib import Path

from answer.answer import Language


@cache
def _file() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = json.loads(text)
    return loaded


def word(key: str, language: Language, **values: object) -> str:
    """The words of `key`, without their `nb_`, with `{names}` filled in. KeyError for an unknown key."""
    words = _file()[language][f"nb_{key}"]
    return words.format(**values) if values else words


def words(language: Language) -> dict[str, str]:
    """All words of a language, for `gr.I18n`."""
    return dict(_file()[language])


def examples(language: Language) -> list[str]:
    """Questions that the empty page offers."""
    return list(_file()["examples"][language])


def preferred(accept_language: str) -> Language:
    """The language of the page for a browser's Accept-Language: Chinese where it comes first, else English."""
    return "zh" if accept_language.strip().lower().startswith("zh") else "en"

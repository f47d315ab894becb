"""Rules that put one wording in the place of another, one after the other."""

import re
from collections.abc import Callable, Iterable

Words = str | Callable[[re.Match[str]], str]


def rewritten(text: str, rules: Iterable[tuple[re.Pattern[str], Words]]) -> str:
    """The text after all rules, in their order."""
    for pattern, words in rules:
        if pattern.search(text):  # `sub` parses its template even where nothing is found: there are too many to keep
            text = pattern.sub(words, text)
    return text

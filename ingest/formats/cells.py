"""Text of a cell of an Office file, made fit to stand on one line between tabs."""

import re

_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2014\u2026·]"  # with their punctuation
_BETWEEN_HAN = re.compile(rf"(?<={_HAN})[^\S\n]*\n\s*(?={_HAN})")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def without_invisible(text: str) -> str:
    """The text without characters of no width, which web pages leave behind in pasted text."""
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """The text with its line ends gone: nothing where Chinese characters meet, else a space."""
    return re.sub(r"\s+", " ", _BETWEEN_HAN.sub("", text.strip()))

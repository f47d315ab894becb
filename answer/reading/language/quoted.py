"""Names of rows, columns and themes out of their quotation marks: “information not held” is the row, "openness" a
word."""

import re

from answer.vocabulary import phrases

_QUOTED = re.compile(
    r"[\"“”](?P<said>[a-z][^\"“”]{1,80}?)[,.]?[\"“”]|(?<![a-z])['‘’](?P<told>[a-z][^'‘’]{1,80}?)[,.]?['‘’](?![a-z])"
)
_FIGURES = frozenset({"row", "rate", "column", "theme"})


def unquoted(text: str) -> str:
    """A lower-case English question with the figures it quotes written as words of it."""
    return _QUOTED.sub(_words, text)


def _words(found: re.Match[str]) -> str:
    said = found["said"] or found["told"]
    meanings = phrases()[1].get(said.strip()) or phrases()[1].get(said.strip().replace("-", " "), ())
    return said if any(meaning.kind in _FIGURES for meaning in meanings) and said != "other" else found.group()

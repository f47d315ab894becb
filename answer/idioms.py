"""English figures of speech in plain words: landed on the desk of, dished out, left in the dark.

`vocabulary/idioms.json` has them as patterns with what each stands for.
"""

import json
import re
from functools import cache
from pathlib import Path

from answer.english import without_contractions
from answer.vocabulary import phrases

_QUOTED = re.compile(
    r"[\"“”](?P<said>[a-z][^\"“”]{1,80}?)[,.]?[\"“”]|(?<![a-z])['‘’](?P<told>[a-z][^'‘’]{1,80}?)[,.]?['‘’](?![a-z])"
)
_FIGURES = frozenset({"row", "rate", "column"})


def without_idioms(text: str) -> str:
    """A lower-case question with its figures of speech put plainly, and names of rows out of their quotation marks."""
    text = _QUOTED.sub(_unquoted, without_contractions(text))
    for pattern, words in _idioms():
        text = pattern.sub(words, text)
    return text


def _unquoted(found: re.Match[str]) -> str:
    said = found["said"] or found["told"]
    meanings = phrases()[1].get(said.strip()) or phrases()[1].get(said.strip().replace("-", " "), ())
    return said if any(meaning.kind in _FIGURES for meaning in meanings) and said != "other" else found.group()


@cache
def _idioms() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = json.loads((Path(__file__).parent / "vocabulary" / "idioms.json").read_text(encoding="utf-8"))
    return tuple((re.compile(pattern), words) for pattern, words in entries)

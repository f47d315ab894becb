"""What a question about the prose is about, by its likeness to phrases: 人员配备不足 is the theme `staff`.

Asked only where the rules find no theme or topic, of questions whose likeness says that there is one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from answer.answer import Language
from answer.paraphrase.classifier import NONE, load
from answer.reading.question import Question

Kind = Literal["themes", "topics"]
KINDS: tuple[Kind, ...] = ("themes", "topics")
SURE = 0.7
_HAN = re.compile(r"[\u4e00-\u9fffa-z0-9]")
_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")
_LONGEST = 3  # Chinese characters in a row
_PARTS = (3, 4, 5)  # letters of English words, which have many forms


def subject_of(question: Question, kind: Kind) -> str:
    """The theme or topic that a question is surely about; empty where none is."""
    guess = load(f"{question.language}-{kind}").guesses(features(question.sought, question.language))[0]
    return guess.label if guess.label != NONE and guess.probability >= SURE else ""


def words_of(question: Question, kind: Kind) -> frozenset[str]:
    """The words of phrases for the theme or topic that a question is surely about."""
    return load(f"{question.language}-{kind}").kinds.get(subject_of(question, kind), frozenset())


def features(text: str, language: Language) -> Iterator[str]:
    """Stretches of up to three Chinese characters; English words, two in a row, and parts of them."""
    if language == "zh":
        units = ["^", *_HAN.findall(text.lower()), "$"]
        for length in range(1, _LONGEST + 1):
            yield from ("".join(units[start : start + length]) for start in range(len(units) - length + 1))
        return
    words = _WORD.findall(text.lower())
    yield from (f"{one} {other}" for one, other in pairwise(words))
    for word in words:
        yield f"word {word}"
        spelt = f"^{word}$"
        yield from (spelt[at : at + length] for length in _PARTS for at in range(len(spelt) - length + 1))

"""Which figure a question asks for that names another to keep it apart: 许可，不是处罚; licences, not penalties.

It is told by what stands around each of them, as in wordings that do so; `eval/paraphrase/meant.py` trains it.
"""

from answer.paraphrase.classifier import load
from answer.paraphrase.masked import Masked
from answer.paraphrase.restricting import features
from answer.reading.language.spans import Span

ASKED, KEPT_APART = "asked", "kept_apart"


def asked_for(masked: Masked, place: Span) -> float:
    """How probable it is of the figure named at a place of the question that it is asked for."""
    language = masked.question.language
    text, start, end = masked.marked_around(place)
    guesses = load(f"{language}-meant").guesses(features(text, start, end, language))
    return next(guess.probability for guess in guesses if guess.label == ASKED)

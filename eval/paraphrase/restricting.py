"""Words that restrict a question, and words that only ask → the classifier that tells them in words it never saw.

`restricting/LANGUAGE.txt` holds questions with what restricts them in brackets; what only asks are the words that a
wording has and no other style of wordings.
"""

import re
from collections.abc import Iterator

from answer.answer import Language
from answer.paraphrase.classifier import Classifier
from answer.paraphrase.masked import AGENCY, BODIES, FIGURE, NUMBER, REGION, THEME, TOPIC, YEAR, words_of
from answer.paraphrase.restricting import ASKS, RESTRICTS, features, unknown
from eval.paraphrase.examples import FIGURES, NOTHING, RESTRICTED, styles, templates_in
from eval.paraphrase.train import STYLES, Labelled, fitted
from eval.questions.wording import wordings

HIDDEN = 64  # units
_FIELD = re.compile(r"\{([a-z]+)\d?(?:\.[a-z]+)?\}")
_MASK_OF = {
    **{"agency": AGENCY, "region": REGION, "kind": BODIES, "level": BODIES, "year": YEAR, "theme": THEME},
    **dict.fromkeys(("measure", "rate", "figure", "applicant", "row", "column"), FIGURE),
    **dict.fromkeys(("n", "k", "value"), NUMBER),
}
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")

Styles = dict[str, set[str]]  # of each word


def train_restricting(language: Language) -> Classifier:
    """The classifier of a language; the same questions and wordings give the same one."""
    texts = {style: list(_texts(language, style)) for style in styles(language)}
    seen: Styles = {}
    for style, own in texts.items():
        for word in {word for text in own for word in words_of(text, language)}:
            seen.setdefault(word, set()).add(style)
    found = [
        Labelled(ASKS, tuple(features(text, *place, language)))
        for style, own in texts.items()
        for text in own
        for place in unknown(
            text, frozenset(word for word in words_of(text, language) if _is_known(word, seen, style)), language
        )
    ]
    others = [Labelled(RESTRICTS, tuple(features(text, *place, language))) for text, place in restricted(language)]
    return fitted([*found, *others * max(1, round(len(found) / len(others)))], frozenset(), HIDDEN)


def _is_known(word: str, seen: Styles, style: str) -> bool:
    """Whether as many other styles have a word as known words are in."""
    return len(seen[word] - {style}) >= STYLES


def _texts(language: Language, style: str) -> Iterator[str]:
    for wording in wordings(FIGURES):
        for template in templates_in(wording, language, style) if wording.operation not in NOTHING else ():
            yield _masked(template.text, language)


def _masked(text: str, language: Language) -> str:
    """A wording with masks for what is filled in."""
    spaced = " {} " if language == "en" else "{}"
    return _FIELD.sub(lambda found: spaced.format(_MASK_OF.get(found[1], TOPIC)), text.lower())


def restricted(language: Language) -> Iterator[tuple[str, tuple[int, int]]]:
    """Masked questions without their brackets, and where what restricts them stands: the whole, and each word of it."""
    for line in (RESTRICTED / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        text, at = "", 0
        places: list[tuple[int, int]] = []
        masked = _masked(line, language)
        for found in _BRACKETS.finditer(masked):
            text += masked[at : found.start()]
            places.append((len(text), len(text) + len(found[1])))
            text, at = text + found[1], found.end()
        text += masked[at:]
        for low, high in places:
            yield text, (low, high)
            yield from ((text, place) for place in _parts(text, low, high, language) if place != (low, high))


def _parts(text: str, low: int, high: int, language: Language) -> Iterator[tuple[int, int]]:
    """English words; what Chinese ones may be left of a stretch, of which the rules know the ends."""
    if language == "en":
        yield from ((low + word.start(), low + word.end()) for word in re.finditer(r"[^\s,]{4,}", text[low:high]))
    elif high - low > 3:
        yield from ((low + 2, high), (low, high - 1), (low + 2, high - 1))

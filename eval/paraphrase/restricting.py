"""Words that restrict a question, and words that only ask → the classifier that tells them in words it never saw.

`restricting/` holds questions with what restricts them in brackets, and what wordings about the prose seek restricts
them, too; what only asks are the words that a wording has and no other style of wordings.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence

from answer.answer import Language
from answer.paraphrase.classifier import Classifier
from answer.paraphrase.masked import AGENCY, BODIES, FIGURE, NUMBER, REGION, THEME, TOPIC, YEAR, words_of
from answer.paraphrase.restricting import ASKS, RESTRICTS, features, unknown
from eval.paraphrase.examples import (
    FIGURES,
    NARRATIVE,
    NOTHING,
    RESTRICTED_FILES,
    SOUGHT,
    restricted_lines,
    styles,
    templates_in,
)
from eval.paraphrase.train import STYLES, Labelled, fitted
from eval.questions.prose import named, topics
from eval.questions.wording import OPEN, TRAINING, wordings
from index.glossary import chinese_words, terms

HIDDEN = 64  # units
_FIELD = re.compile(r"\{([a-z]+)\d?(?:\.[a-z]+)?\}")
_MASK_OF = {
    **{"agency": AGENCY, "region": REGION, "kind": BODIES, "level": BODIES, "year": YEAR, "theme": THEME},
    **dict.fromkeys(("measure", "other", "rate", "figure", "applicant", "row", "column"), FIGURE),
    **dict.fromkeys(("n", "k", "value"), NUMBER),
}
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_MODIFIED = re.compile(r"\{(?:measure|topic|figure)\}")
_MODIFIES: Mapping[Language, re.Pattern[str]] = {"zh": re.compile("的$"), "en": re.compile(r"^\w+(?: |ed\b|ing\b)")}
_SOUGHT = re.compile(r"\{(word|untold|theme|topic)\}")

Styles = dict[str, set[str]]  # of each word
Place = tuple[int, int]


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
    restricting = (*restricted(language), *_sought(language), *_modified(language))
    others = [Labelled(RESTRICTS, tuple(features(text, *place, language))) for text, place in restricting]
    return fitted([*found, *others * max(1, round(len(found) / len(others)))], frozenset(), HIDDEN)


def _is_known(word: str, seen: Styles, style: str) -> bool:
    """Whether as many other styles have a word as known words are in."""
    return len(seen[word] - {style}) >= STYLES


def _texts(language: Language, style: str) -> Iterator[str]:
    for wording in (*wordings(FIGURES), *wordings(NARRATIVE)):
        for template in templates_in(wording, language, style) if wording.operation not in NOTHING else ():
            yield masked_wording(template.text, language)


def _sought(language: Language) -> Iterator[tuple[str, Place]]:
    """Masked wordings about the prose, and where in them stands what they seek, by lot."""
    phrases, rng = _phrases(language), random.Random(f"sought/{language}")
    for style in styles(language):
        for wording in wordings(NARRATIVE):
            for template in templates_in(wording, language, style):
                for found in _SOUGHT.finditer(template.text):
                    phrase = rng.choice(phrases[found[1]])
                    line = f"{template.text[: found.start()]}[{phrase}]{template.text[found.end() :]}"
                    yield from _bracketed(line, language)


def _modified(language: Language) -> Iterator[tuple[str, Place]]:
    """Masked wordings whose figure or topic is restricted, by lot: 涉及征地的申请, requests about land."""
    found = (match[1] for line in _lines(language) for match in _BRACKETS.finditer(line))
    modifiers = [each for each in found if _MODIFIES[language].search(each)]
    rng = random.Random(f"modified/{language}")
    for style in styles(language):
        for wording in (*wordings(FIGURES), *wordings(NARRATIVE)):
            for template in templates_in(wording, language, style):
                places = list(_MODIFIED.finditer(template.text))
                if places:
                    place, modifier = rng.choice(places), rng.choice(modifiers)
                    at = place.start() if language == "zh" else place.end()
                    space = " " if language == "en" else ""
                    yield from _bracketed(f"{template.text[:at]}{space}[{modifier}]{template.text[at:]}", language)


def _phrases(language: Language) -> Mapping[str, Sequence[str]]:
    """What may be sought: phrases for words, what no report tells, themes and topics; any term of the glossary."""
    glossary = chinese_words() if language == "zh" else tuple(terms())
    said = {
        kind: [
            phrase for part in (OPEN, TRAINING) for each in named(f"{kind}s", part) for phrase in each.phrases[language]
        ]
        for kind in ("word", "theme")
    }
    untold = [
        phrase for part in (OPEN, TRAINING) for each in named("untold", part) for phrase in each.phrases[language]
    ]
    nouns = [phrase for part in (OPEN, TRAINING) for each in topics(part) for phrase in each.words[language]["noun"]]
    return {**said, "word": (*said["word"], *glossary), "untold": untold, "topic": nouns}


def masked_wording(text: str, language: Language) -> str:
    """A wording with masks for what is filled in."""
    spaced = " {} " if language == "en" else "{}"
    return _FIELD.sub(lambda found: spaced.format(_MASK_OF.get(found[1], TOPIC)), text.lower())


def restricted(language: Language) -> Iterator[tuple[str, Place]]:
    """Masked questions without their brackets, and where what restricts them stands: the whole, and each word of it."""
    for line in _lines(language):
        yield from _bracketed(line, language)


def _lines(language: Language) -> list[str]:
    return [line for name in (*RESTRICTED_FILES.values(), SOUGHT) for line in restricted_lines(name, language)]


def _bracketed(line: str, language: Language) -> Iterator[tuple[str, Place]]:
    text, at = "", 0
    places: list[Place] = []
    masked = masked_wording(line, language)
    for found in _BRACKETS.finditer(masked):
        text += masked[at : found.start()]
        places.append((len(text), len(text) + len(found[1])))
        text, at = text + found[1], found.end()
    text += masked[at:]
    for low, high in places:
        yield text, (low, high)
        yield from ((text, place) for place in _parts(text, low, high, language) if place != (low, high))


def _parts(text: str, low: int, high: int, language: Language) -> Iterator[Place]:
    """English words; what Chinese ones may be left of a stretch, of which the rules know the ends."""
    if language == "en":
        yield from ((low + word.start(), low + word.end()) for word in re.finditer(r"[^\s,]{4,}", text[low:high]))
    elif high - low > 3:
        yield from ((low + 2, high), (low, high - 1), (low + 2, high - 1))

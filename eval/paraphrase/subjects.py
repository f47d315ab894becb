"""Phrases for the themes of problems and the topics of the prose → the classifiers that tell them.

`subjects/LANGUAGE/KIND.json` holds the phrases, written apart from the vocabulary, and under `none` those for what is
neither. Each is learnt alone, and in questions about the prose.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from answer import vocabulary
from answer.answer import Language
from answer.paraphrase.classifier import NONE, Classifier
from answer.paraphrase.masked import words_of
from answer.paraphrase.subjects import Kind, features
from eval.paraphrase.examples import NARRATIVE, styles, templates_in
from eval.paraphrase.train import Labelled, fitted
from eval.questions.wording import wordings

FOLDER = Path(__file__).parent / "subjects"
# Where a phrase of the kind stands in questions; `thing` and `verb` are parts of one.
OPERATIONS: dict[Kind, tuple[str, ...]] = {
    "themes": ("prose_theme",),
    "topics": ("prose_number", "prose_number_many", "prose_act", "prose_contact", "prose_mention"),
}
_FIELD = re.compile(r"\{(?:theme|topic|topic\.ask|topic\.thing|act|contact|word)\}")
_OTHER_FIELD = re.compile(r"\{[^{}]*\}")
QUESTIONS = 3  # each phrase is in
HIDDEN = 64  # units


def train_subjects(language: Language, kind: Kind) -> Classifier:
    """The classifier that tells the themes or topics of a language; the same phrases give the same one."""
    rng = random.Random(f"{language}/{kind}")
    frames = list(_frames(language, kind))
    phrases = list(_phrases(language, kind))
    texts = [
        (label, text)
        for label, phrase in phrases
        for text in (phrase, *(frame.replace("{}", phrase) for frame in rng.sample(frames, QUESTIONS)))
    ]
    examples = [Labelled(label, tuple(features(text, language))) for label, text in texts]
    words = {
        label: frozenset(word for own, phrase in phrases if own == label for word in words_of(phrase, language))
        for label in {label for label, _ in phrases} - {NONE}
    }
    return replace(fitted(examples, frozenset(), HIDDEN), kinds=words)


def _phrases(language: Language, kind: Kind) -> Iterator[tuple[str, str]]:
    written = json.loads((FOLDER / language / f"{kind}.json").read_text(encoding="utf-8"))
    yield from ((label, phrase.lower()) for label, phrases in written.items() for phrase in phrases)
    for label in sorted(written.keys() - {NONE}):
        own = (phrase for phrase in vocabulary.said_of(label, kind) if phrase.isascii() == (language == "en"))
        yield from ((label, phrase.lower()) for phrase in sorted(set(own)))


def _frames(language: Language, kind: Kind) -> Iterator[str]:
    """Questions with {} for a phrase of the kind, and without all else that they name."""
    for wording in wordings(NARRATIVE):
        if wording.operation in OPERATIONS[kind]:
            for style in styles(language):
                for template in templates_in(wording, language, style):
                    frame = _OTHER_FIELD.sub("", _FIELD.sub("\0", template.text, count=1)).replace("\0", "{}")
                    if "{}" in frame:
                        yield frame.lower()

"""Wordings that name one figure and another to keep apart from it → the classifier that tells which is which."""

import re
from collections.abc import Iterator

from answer.answer import Language
from answer.paraphrase.classifier import Classifier
from answer.paraphrase.masked import FIGURE
from answer.paraphrase.meant import ASKED, KEPT_APART
from answer.paraphrase.restricting import features
from eval.paraphrase.examples import FIGURES, styles, templates_in
from eval.paraphrase.restricting import masked_wording
from eval.paraphrase.train import Labelled, fitted
from eval.questions.wording import wording

OPERATION = "near"
HIDDEN = 32  # units
_FIGURES = re.compile(r"\{(measure|other)\}")
_LABELS = {"measure": ASKED, "other": KEPT_APART}


def train_meant(language: Language) -> Classifier:
    """The classifier of a language; the same wordings give the same one."""
    return fitted([*_examples(language)], frozenset(), HIDDEN)


def _examples(language: Language) -> Iterator[Labelled]:
    near = wording(OPERATION, FIGURES)
    for style in styles(language):
        for template in templates_in(near, language, style):
            for label, text, start, end in figures_in(template.text, language):
                yield Labelled(label, tuple(features(text, start, end, language)))


def figures_in(text: str, language: Language) -> Iterator[tuple[str, str, int, int]]:
    """Of each figure of a wording its label, the masked wording, and where the figure stands in that."""
    masked = masked_wording(text, language)
    kinds = [_LABELS[found[1]] for found in _FIGURES.finditer(text)]
    for label, found in zip(kinds, re.finditer(FIGURE, masked), strict=False):
        yield label, masked, *found.span()

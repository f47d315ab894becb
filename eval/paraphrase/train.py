"""A classifier, trained on examples: multinomial logistic regression."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from answer.paraphrase.classifier import NONE, OTHER, Classifier
from answer.paraphrase.masked import words_of
from eval.paraphrase.examples import Example

SEEN = 3  # a feature is known from so many examples on, what words of a label mean likewise
RARE = 0.02  # of a label's examples: words that fewer have are slips
STRENGTH = 30.0  # the inverse of the regularisation; 20 to 100 differ little
STEPS = 300


@dataclass(frozen=True)
class Labelled:
    """Features with their label."""

    label: str
    features: tuple[str, ...]


def train(examples: Sequence[Example]) -> Classifier:
    """The classifier of the examples, which are of one language; the same ones give the same one."""
    classifier = fitted([Labelled(each.label, each.features) for each in examples], _words(examples))
    return replace(
        classifier,
        kinds={label: _kinds(label, examples) for label in classifier.labels},
        shapes={label: _shapes(label, examples) for label in classifier.labels},
    )


def fitted(examples: Sequence[Labelled], words: frozenset[str]) -> Classifier:
    """The classifier of the examples, which knows the words."""
    counted = Counter(feature for each in examples for feature in set(each.features))
    features = {
        feature: row for row, feature in enumerate(sorted(name for name, count in counted.items() if count >= SEEN))
    }
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS)
    model.fit(_matrix(examples, features), [each.label for each in examples])
    labels = tuple(str(label) for label in model.classes_)
    return Classifier(
        labels, features, model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32), {}, {}, words
    )


def _kinds(label: str, examples: Sequence[Example]) -> frozenset[str]:
    """What the words of its examples mean to the rules."""
    own = [each for each in examples if each.label == label]
    counted = Counter(kind for each in own for kind in each.kinds)
    return frozenset(kind for kind, count in counted.items() if count >= max(SEEN, RARE * len(own)))


def _shapes(label: str, examples: Sequence[Example]) -> frozenset[str]:
    """The shapes of the plans that its canonical wording reads as."""
    return frozenset(each.shape for each in examples if each.label == label and each.shape)


def _words(examples: Sequence[Example]) -> frozenset[str]:
    """The words that wordings of figures have in at least two styles."""
    styles: dict[str, set[str]] = {}
    for each in examples:
        for word in words_of(each.text, each.language) if each.known and each.label not in (NONE, OTHER) else ():
            styles.setdefault(word, set()).add(each.style)
    return frozenset(word for word, of in styles.items() if len(of) > 1)


def _matrix(examples: Sequence[Labelled], features: dict[str, int]) -> csr_array:
    """One row for each example, of length 1."""
    rows = [sorted({features[name] for name in each.features if name in features}) for each in examples]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1))) for row in rows])
    return csr_array((values, np.concatenate(rows), ends), shape=(len(rows), len(features)))

"""Which canonical wording a masked question is a paraphrase of: a network of one hidden layer over its features.

The features' vectors are added up, as in a deep averaging network: Iyyer et al., *Deep Unordered Composition Rivals
Syntactic Methods for Text Classification* (2015). `eval/paraphrase/train.py` trains it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

Weights = NDArray[np.float32]
FOLDER = Path(__file__).parent / "model"
NONE = "none"  # the label of what asks for nothing that reports hold
OTHER = "other"  # and of what asks for something that no wording asks for


@dataclass(frozen=True, slots=True)
class Guess:
    """A canonical wording by its label, and how probable it is."""

    label: str
    probability: float


@dataclass(frozen=True)
class Network:
    """Its weights; how many rows and columns each has."""

    vectors: Weights  # features, hidden units
    thresholds: Weights  # hidden units
    weights: Weights  # hidden units, labels
    intercepts: Weights  # labels

    def scores(self, rows: Sequence[int]) -> Weights:
        """The score of each label, of what has the features in these rows."""
        added = self.vectors[rows].sum(axis=0, dtype=np.float32) / np.sqrt(max(len(rows), 1))
        scores: Weights = np.maximum(added + self.thresholds, 0) @ self.weights + self.intercepts
        return scores


@dataclass(frozen=True)
class Classifier:
    """A network (features → hidden units → labels), and what the labels' wordings may hold."""

    labels: tuple[str, ...]
    features: Mapping[str, int]
    network: Network
    kinds: Mapping[str, frozenset[str]]  # of each label: what words of its wordings mean to the rules
    words: frozenset[str]  # of wordings of figures: English words, or two Chinese characters in a row

    def guesses(self, features: Iterable[str]) -> list[Guess]:
        """All labels, the most probable first."""
        scores = self.network.scores([*{self.features[each] for each in features if each in self.features}])
        odds = np.exp(scores - scores.max())
        shares = odds / odds.sum()
        return [Guess(self.labels[at], float(shares[at])) for at in np.argsort(-shares)]


def save(classifier: Classifier, name: str, folder: Path = FOLDER) -> None:
    """Writes a classifier, which is named by its language, and what it tells: zh, zh-themes, zh-topics.

    The same one gives the same bytes.
    """
    folder.mkdir(exist_ok=True)
    told = {
        "labels": classifier.labels,
        "kinds": {label: sorted(kinds) for label, kinds in classifier.kinds.items()},
        "words": sorted(classifier.words),
        "features": list(classifier.features),
    }
    (folder / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    weights: dict[str, NDArray[Any]] = {
        field.name: np.ascontiguousarray(getattr(classifier.network, field.name), np.float16)
        for field in fields(Network)
    }
    save_file(weights, str(folder / f"{name}.safetensors"))


@cache
def load(name: str, folder: Path = FOLDER) -> Classifier:
    """The classifier of that name."""
    told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    weights = load_file(str(folder / f"{name}.safetensors"))
    return Classifier(
        tuple(told["labels"]),
        {feature: row for row, feature in enumerate(told["features"])},
        Network(**{name: each.astype(np.float32) for name, each in weights.items()}),
        {label: frozenset(kinds) for label, kinds in told["kinds"].items()},
        frozenset(told["words"]),
    )

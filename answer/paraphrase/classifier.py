"""Which canonical wording a masked question is a paraphrase of: multinomial logistic regression over its features."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file

FOLDER = Path(__file__).parent / "model"
NONE = "none"  # the label of what asks for nothing that reports hold
OTHER = "other"  # and of what asks for something that no wording asks for


@dataclass(frozen=True, slots=True)
class Guess:
    """A canonical wording by its label, and how probable it is."""

    label: str
    probability: float


@dataclass(frozen=True)
class Classifier:
    """The weights of each feature (rows) for each label (columns), and what the labels' wordings may hold."""

    labels: tuple[str, ...]
    features: Mapping[str, int]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    kinds: Mapping[str, frozenset[str]]  # of each label: what words of its wordings mean to the rules
    shapes: Mapping[str, frozenset[str]]  # of each label: of the plans that its canonical wording reads as
    words: frozenset[str]  # of wordings of figures: English words, or two Chinese characters in a row

    def guesses(self, features: Iterable[str]) -> list[Guess]:
        """All labels, the most probable first."""
        rows = list({self.features[each] for each in features if each in self.features})
        scores = self.weights[rows].sum(axis=0) / np.sqrt(max(len(rows), 1)) + self.intercepts
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
        "shapes": {label: sorted(shapes) for label, shapes in classifier.shapes.items()},
        "words": sorted(classifier.words),
        "features": list(classifier.features),
    }
    (folder / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    tensors: dict[str, NDArray[Any]] = {
        "weights": classifier.weights.astype(np.float16),
        "intercepts": classifier.intercepts,
    }
    save_file(tensors, str(folder / f"{name}.safetensors"))


@cache
def load(name: str, folder: Path = FOLDER) -> Classifier:
    """The classifier of that name."""
    told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    tensors = load_file(str(folder / f"{name}.safetensors"))
    return Classifier(
        tuple(told["labels"]),
        {feature: row for row, feature in enumerate(told["features"])},
        tensors["weights"].astype(np.float32),
        tensors["intercepts"],
        {label: frozenset(kinds) for label, kinds in told["kinds"].items()},
        {label: frozenset(shapes) for label, shapes in told["shapes"].items()},
        frozenset(told["words"]),
    )

"""A classifier, trained on examples, of whose features some are left out at random: they are learnt each by itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor, nn

from answer.paraphrase.classifier import NONE, OTHER, Classifier, Network
from answer.paraphrase.masked import words_of
from eval.paraphrase.examples import Example

SEEN = 4  # a feature is known from so many examples on, what words of a label mean likewise
MOST_FEATURES = 16_000  # the most frequent; twice as many tell hardly more
STYLES = 2  # a word is known that so many have
RARE = 0.02  # of a label's examples: words that fewer have are slips
HIDDEN = 256  # units for wordings
ROUNDS = 16  # over all examples
BATCH = 128  # examples
LEFT_OUT = 0.4  # of the features of an example, and of the hidden units
SMOOTHED = 0.05  # of the probability, over all labels
VECTORS_RATE, WEIGHTS_RATE = 3e-3, 2e-3  # of learning; they fall to 0
FIRST_VECTORS = 0.1  # their deviation
SEED = 20250630

Rows = list[list[int]]


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
    )


def fitted(examples: Sequence[Labelled], words: frozenset[str], hidden: int = HIDDEN) -> Classifier:
    """The classifier of the examples, which knows the words and has so many hidden units."""
    counted = Counter(feature for each in examples for feature in set(each.features))
    often = sorted((name for name in counted if counted[name] >= SEEN), key=lambda name: (-counted[name], name))
    features = {feature: row for row, feature in enumerate(sorted(often[:MOST_FEATURES]))}
    labels = sorted({each.label for each in examples})
    rows = [sorted({features[name] for name in each.features if name in features}) for each in examples]
    network = _trained(
        rows, [labels.index(each.label) for each in examples], _Network(len(features), hidden, len(labels))
    )
    return Classifier(tuple(labels), features, network, {}, words)


class _Network(nn.Module):
    """The network of `answer/paraphrase/classifier.py`, as it is trained."""

    def __init__(self, features: int, hidden: int, labels: int) -> None:
        super().__init__()
        torch.manual_seed(SEED)
        self.vectors = nn.EmbeddingBag(features, hidden, mode="sum", sparse=True)
        nn.init.normal_(self.vectors.weight, 0, FIRST_VECTORS)
        self.thresholds = nn.Parameter(torch.zeros(hidden))
        self.left_out = nn.Dropout(LEFT_OUT)
        self.scores = nn.Linear(hidden, labels)

    def forward(self, rows: Tensor, starts: Tensor, shares: Tensor) -> Tensor:
        """Scores (examples, labels) of examples whose features stand behind one another, each with its share."""
        added = self.vectors(rows, starts, per_sample_weights=shares)
        scores: Tensor = self.scores(self.left_out(torch.relu(added + self.thresholds)))
        return scores

    def trained(self) -> Network:
        """Its weights."""
        tensors = (self.vectors.weight, self.thresholds, self.scores.weight.T, self.scores.bias)
        return Network(*(each.detach().numpy().astype(np.float32) for each in tensors))


def _trained(rows: Rows, labels: list[int], network: _Network) -> Network:
    """The network, trained on examples with these features and labels; the same ones give the same one."""
    torch.set_num_threads(1)
    rng, wanted = np.random.default_rng(SEED), torch.tensor(labels)
    vectors = torch.optim.SparseAdam(network.vectors.parameters(), VECTORS_RATE)
    others = torch.optim.AdamW([network.thresholds, *network.scores.parameters()], WEIGHTS_RATE)
    steps = ROUNDS * -(-len(rows) // BATCH)
    falling = [torch.optim.lr_scheduler.LinearLR(each, 1.0, 0.0, steps) for each in (vectors, others)]
    loss = nn.CrossEntropyLoss(label_smoothing=SMOOTHED)
    for _ in range(ROUNDS):
        for chosen in np.split(order := rng.permutation(len(rows)), range(BATCH, len(order), BATCH)):
            vectors.zero_grad()
            others.zero_grad()
            loss(network(*_batch([rows[at] for at in chosen], rng)), wanted[chosen]).backward()
            vectors.step()  # type: ignore[no-untyped-call]  # as torch has it
            others.step()
            for rate in falling:
                rate.step()
    return network.trained()


def _batch(rows: Rows, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Rows of features of some examples, without some of them, where each example starts, and a share of each."""
    kept = [np.array(row, dtype=np.int64)[rng.random(len(row)) >= LEFT_OUT] for row in rows]
    starts = np.cumsum([0, *(len(row) for row in kept[:-1])])
    shares = np.concatenate([np.full(len(row), 1 / np.sqrt(max(len(row), 1)), np.float32) for row in kept])
    return torch.from_numpy(np.concatenate(kept)), torch.from_numpy(starts), torch.from_numpy(shares)


def _kinds(label: str, examples: Sequence[Example]) -> frozenset[str]:
    """What the words of its examples mean to the rules."""
    own = [each for each in examples if each.label == label]
    counted = Counter(kind for each in own for kind in each.kinds)
    return frozenset(kind for kind, count in counted.items() if count >= max(SEEN, RARE * len(own)))


def _words(examples: Sequence[Example]) -> frozenset[str]:
    """The words that wordings of figures have in several styles."""
    styles: dict[str, set[str]] = {}
    for each in examples:
        for word in words_of(each.text, each.language) if each.known and each.label not in (NONE, OTHER) else ():
            styles.setdefault(word, set()).add(each.style)
    return frozenset(word for word, of in styles.items() if len(of) >= STYLES)

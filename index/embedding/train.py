"""Makes the shipped embedding: `python -m index.embedding.train [FOLDER]`, a few minutes on one core.

Same seed, same text and same library versions give the same bytes.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

from index.embedding import SHIPPED, load
from index.embedding.corpus import Corpus, Pair, agency_batch, glossary_batch, name_batch, read_corpus, topic_batch
from index.embedding.measure import held_out_tasks, recall
from index.embedding.vocabulary import build_tokenizer, common_characters, first_vectors

SEED = 20241231
DIMENSION = 128
STEPS = 9000
LEARNING_RATE = 6e-3
DROPPED = 0.4  # share of a text's tokens left out in training
SCALE = 7.0  # of the cosine before the softmax; 20, the library's default, remembers templates instead of words


def main() -> int:
    """Trains, saves, and prints what held-out text says before and after."""
    parser = argparse.ArgumentParser(prog="python -m index.embedding.train", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHIPPED, help="where the model goes")
    parser.add_argument("--steps", type=int, default=STEPS, help="batches to train on")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    corpus = read_corpus()
    model = _untrained(corpus)
    before = _measured(model)
    started = time.perf_counter()
    _train(model, corpus, arguments.steps)
    print(f"trained {arguments.steps} steps in {time.perf_counter() - started:.0f} s")
    save(model, arguments.folder)
    after = _measured(model, arguments.folder)
    for name, value in before.items():
        print(f"recall@5 {name:40} {value:.3f} → {after[name]:.3f}")
    size = sum(path.stat().st_size for path in arguments.folder.rglob("*") if path.is_file())
    print(f"{arguments.folder}: {size:,} bytes, fingerprint {load(str(arguments.folder)).fingerprint}")
    return 0


def _untrained(corpus: Corpus) -> SentenceTransformer:
    tokenizer = build_tokenizer(corpus)
    rows = first_vectors(tokenizer, corpus, DIMENSION, SEED)
    return SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=rows), Normalize()], device="cpu")


def batches(corpus: Corpus, steps: int, seed: int = SEED) -> Iterator[list[Pair]]:
    """The batches of a training run: half about topics, the rest about terms, agencies and names."""
    rng = random.Random(seed)
    alphabet = common_characters() + corpus.words["rare_characters"][0]
    for _ in range(steps):
        kind = rng.random()
        if kind < 0.5:
            yield topic_batch(corpus, rng)
        elif kind < 0.75:
            yield glossary_batch(corpus, rng)
        elif kind < 0.85:
            yield agency_batch(corpus, rng)
        else:
            yield name_batch(corpus, rng, alphabet)


def _train(model: SentenceTransformer, corpus: Corpus, steps: int) -> None:
    """Draws each pair together and apart from the others of its batch; the rate falls to zero on a line."""
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(True)
    loss = MultipleNegativesRankingLoss(model, scale=SCALE, directions=("query_to_doc", "doc_to_query"))
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.0, total_iters=steps)
    for batch in batches(corpus, steps):
        features = [_thinned(model.preprocess([pair[side] for pair in batch])) for side in (0, 1)]
        optimizer.zero_grad()
        loss(features, torch.empty(0)).backward()
        optimizer.step()
        schedule.step()


def _thinned(features: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """A batch of token bags with some tokens left out at random: each word has to carry the meaning alone."""
    ids, offsets = features["input_ids"], features["offsets"]
    kept = torch.rand(len(ids)) >= DROPPED
    kept[offsets] = True
    before = torch.cumsum(kept, dim=0) - kept.long()
    return {"input_ids": ids[kept], "offsets": before[offsets]}


def save(model: SentenceTransformer, folder: Path) -> None:
    """Saves as sentence-transformers does, with a byte a weight: int8 rows and a scale a row, which it reads back."""
    shutil.rmtree(folder, ignore_errors=True)
    model.save(str(folder), create_model_card=False)
    bags = model[0]
    assert isinstance(bags, StaticEmbedding)
    rows, scales = quantised(bags.embedding.weight.detach().numpy())
    save_file({"embeddings": rows, "weights": scales}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # safetensors writes files that only their owner reads
    bags.tokenizer.save(str(folder / "tokenizer.json"), pretty=False)


def quantised(weights: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows of whole numbers from -127 to 127 and the factor that brings each row back."""
    scales = np.maximum(np.abs(weights).max(axis=1), np.float32(1e-12)) / np.float32(127)
    return np.rint(weights / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def _measured(model: SentenceTransformer, folder: Path | None = None) -> dict[str, float]:
    """recall@5 of each held-out task, with the model as it is saved."""
    with tempfile.TemporaryDirectory() as spare:
        if folder is None:
            folder = Path(spare) / "model"
            save(model, folder)
        embedder = load(str(folder))
        return {task.name: recall(embedder, task) for task in held_out_tasks(read_corpus(held_out=True))}


if __name__ == "__main__":
    sys.exit(main())

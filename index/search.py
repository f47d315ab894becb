"""Hybrid search inside a slice of passages that SQL chose: keywords and vectors, fused by weighted reciprocal ranks."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

import settings
from index.active import VectorModel, active, still_there
from index.chunks import Chunk
from index.database import remembered
from index.keywords import by_keywords
from index.rerank import Reranker, load_reranker
from index.vectors import Vectors

RRF_CONSTANT = 60
RERANKED = 30  # of the first chunks, by a cross-encoder


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each ranking counts in the fused one; 0 leaves it out. Measured by `python -m eval retrieval`."""

    words: float = 1.0
    vectors: float = 0.5


USUAL = Weights()


@dataclass(frozen=True, slots=True)
class Search:
    """Ranks passages by keywords and, where there are any, vectors; the first of them by a cross-encoder, if set."""

    vectors: Vectors | None
    reranker: Reranker | None = None
    weights: Weights = USUAL

    def rank(self, query: str, chunks: Sequence[Chunk]) -> list[int]:
        """The chunks that share a word with the query or lie near it, best first, as indexes."""
        if not chunks or not query.strip():
            return []
        scores = np.zeros(len(chunks))
        if self.weights.words:
            _add(scores, self.weights.words, by_keywords(query, [chunk.headed for chunk in chunks]))
        if self.weights.vectors and self.vectors:
            _add(scores, self.weights.vectors, _by_vectors(query, chunks, self.vectors))
        order = [int(index) for index in np.argsort(-scores, kind="stable") if scores[index] > 0]
        return self._reranked(query, chunks, order)

    def _reranked(self, query: str, chunks: Sequence[Chunk], order: list[int]) -> list[int]:
        if self.reranker is None:
            return order
        first = order[:RERANKED]
        ranked = self.reranker.rank(query, [chunks[index].headed for index in first])
        return [first[at] for at in ranked] + order[RERANKED:]


class Searches:
    """The search over a data directory under the settings; its vectors may be another model's from one time on."""

    def __init__(self, data: Path, weights: Weights = USUAL) -> None:
        self._data, self._weights = data, weights
        self._lock = threading.Lock()
        self._kept: tuple[VectorModel | None, Search] | None = None

    def now(self, connection: Connection) -> Search:
        """With the vectors that the data have: with none where their model is no longer there."""
        model = remembered(connection, "vectors", lambda: active(connection))
        with self._lock:
            if self._kept is None or self._kept[0] != model:
                embedder = still_there(model) if model else None
                vectors = Vectors(self._data, embedder) if embedder else None
                reranker = load_reranker(settings.text("rerank_model"))
                self._kept = model, Search(vectors, reranker, self._weights)
            return self._kept[1]


def _add(scores: NDArray[np.float64], weight: float, ranked: Sequence[int]) -> None:
    for rank, index in enumerate(ranked):
        scores[index] += weight / (RRF_CONSTANT + rank + 1)


def _by_vectors(query: str, chunks: Sequence[Chunk], vectors: Vectors) -> list[int]:
    """Exact similarity: the slice was chosen in SQL, so there is nothing to approximate."""
    target = vectors.embedder.encode([query])[0]
    similar: dict[str, float] = {}
    for year in sorted({chunk.year for chunk in chunks}):
        ids, matrix = vectors.get(year, [chunk.id for chunk in chunks if chunk.year == year])
        similar |= dict(zip(ids, (matrix @ target).tolist(), strict=True))
    known = [index for index, chunk in enumerate(chunks) if similar.get(chunk.id, 0) > 0]
    return sorted(known, key=lambda index: -similar[chunks[index].id])

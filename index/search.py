"""Hybrid search inside a slice of passages that SQL chose: keywords and vectors, fused by weighted reciprocal ranks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.chunks import Chunk
from index.keywords import by_keywords
from index.rerank import Reranker
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
    """Ranks passages by keywords and vectors, and the first of them by a cross-encoder where there is one."""

    vectors: Vectors
    reranker: Reranker | None = None
    weights: Weights = USUAL

    def rank(self, query: str, chunks: Sequence[Chunk]) -> list[int]:
        """The chunks that share a word with the query or lie near it, best first, as indexes."""
        if not chunks or not query.strip():
            return []
        scores = np.zeros(len(chunks))
        if self.weights.words:
            _add(scores, self.weights.words, by_keywords(query, [chunk.headed for chunk in chunks]))
        if self.weights.vectors:
            _add(scores, self.weights.vectors, _by_vectors(query, chunks, self.vectors))
        order = [int(index) for index in np.argsort(-scores, kind="stable") if scores[index] > 0]
        return self._reranked(query, chunks, order)

    def _reranked(self, query: str, chunks: Sequence[Chunk], order: list[int]) -> list[int]:
        if self.reranker is None:
            return order
        first = order[:RERANKED]
        ranked = self.reranker.rank(query, [chunks[index].headed for index in first])
        return [first[at] for at in ranked] + order[RERANKED:]


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

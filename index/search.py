"""Hybrid search inside a slice of passages: BM25 over character bigrams, vectors, fused by weighted RRF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.vectors import Vectors

WORD_WEIGHT = 1.0
VECTOR_WEIGHT = 0.5  # measured on prototypes: the vectors add little to the words
RRF_CONSTANT = 60
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer: its id, year, header line and text."""

    id: str
    year: int
    text: str


def search(query: str, candidates: Sequence[Candidate], vectors: Vectors) -> list[int]:
    """The candidates that share a word with the query or lie near it, best first, as indexes."""
    if not candidates or not query.strip():
        return []
    scores = np.zeros(len(candidates))
    for weight, ranked in (
        (WORD_WEIGHT, _by_words(query, candidates)),
        (VECTOR_WEIGHT, _by_vectors(query, candidates, vectors)),
    ):
        for rank, index in enumerate(ranked):
            scores[index] += weight / (RRF_CONSTANT + rank + 1)
    order = np.argsort(-scores, kind="stable")
    return [int(index) for index in order if scores[index] > 0]


def bigrams(text: str) -> list[str]:
    """Overlapping pairs of Chinese characters, and Latin words and numbers as they are."""
    found: list[str] = []
    for run in _HAN_RUN.findall(text.lower()):
        if run[0].isascii() or len(run) == 1:
            found.append(run)
        else:
            found += [run[at : at + 2] for at in range(len(run) - 1)]
    return found


def _by_words(query: str, candidates: Sequence[Candidate]) -> list[int]:
    corpus = [bigrams(candidate.text) for candidate in candidates]
    vocabulary = {word: number for number, word in enumerate(dict.fromkeys(word for text in corpus for word in text))}
    wanted = [vocabulary[word] for word in bigrams(query) if word in vocabulary]
    if not wanted:
        return []
    import bm25s  # with what it imports, half a second

    model = bm25s.BM25()
    model.index(([[vocabulary[word] for word in text] for text in corpus], vocabulary), show_progress=False)
    scores = model.get_scores(wanted)
    return [int(index) for index in np.argsort(-scores, kind="stable") if scores[index] > 0]


def _by_vectors(query: str, candidates: Sequence[Candidate], vectors: Vectors) -> list[int]:
    """Exact similarity: the slice was chosen in SQL, so there is nothing to approximate."""
    target = vectors.embedder.encode([query])[0]
    similar: dict[str, float] = {}
    for year in sorted({candidate.year for candidate in candidates}):
        ids, matrix = vectors.get(year, [candidate.id for candidate in candidates if candidate.year == year])
        similar |= dict(zip(ids, (matrix @ target).tolist(), strict=True))
    known = [index for index, candidate in enumerate(candidates) if similar.get(candidate.id, 0) > 0]
    return sorted(known, key=lambda index: -similar[candidates[index].id])

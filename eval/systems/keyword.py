"""Keyword search alone: BM25 over character bigrams of all chunks, then the extractive reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle

from eval.systems import reader
from eval.systems.chunks import Chunk, chunks_of, nodes_of
from index.keywords import bigrams

TOP_K = 10


class Bm25:
    """The word index of some chunks."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        corpus = [bigrams(chunk.headed) for chunk in chunks]
        words = dict.fromkeys(word for text in corpus for word in text)
        self._numbers = {word: number for number, word in enumerate(words)}
        self._model = bm25s.BM25()
        self._model.index(
            ([[self._numbers[word] for word in text] for text in corpus], self._numbers), show_progress=False
        )

    def best(self, question: str, most: int) -> list[int]:
        """The chunks that share most with a question, as indexes; those that share nothing are left out."""
        wanted = [self._numbers[word] for word in bigrams(question) if word in self._numbers]
        if not wanted:
            return []
        scores = self._model.get_scores(wanted)
        order = np.argsort(-scores, kind="stable")[:most]
        return [int(at) for at in order if scores[at] > 0]


class KeywordRetriever(BaseRetriever):
    """The same as a LlamaIndex retriever."""

    def __init__(self, chunks: Sequence[Chunk], top_k: int = TOP_K) -> None:
        super().__init__()
        self._index, self._nodes, self._top_k = Bm25(chunks), nodes_of(chunks), top_k

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        best = self._index.best(query_bundle.query_str, self._top_k)
        return [NodeWithScore(node=self._nodes[at], score=1 / rank) for rank, at in enumerate(best, start=1)]


class Keyword:
    """Answers out of the chunks that share most words with the question."""

    def __init__(self, data: Path) -> None:
        self._index = Bm25(chunks_of(data))

    def ask(self, question: str, history: Sequence[str] = ()) -> dict[str, Any]:
        """The last question alone: a plain index knows no conversation."""
        return reader.answer(question, [self._index.chunks[at] for at in self._index.best(question, TOP_K)])

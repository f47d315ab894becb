"""The slot as LlamaIndex sees it (its own HuggingFaceEmbedding breaks on a StaticEmbedding's endless length)."""

from llama_index.core.embeddings import BaseEmbedding
from pydantic import PrivateAttr

from index.embedding import Embedder


class SlotEmbedding(BaseEmbedding):
    """A BaseEmbedding over an Embedder."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.fingerprint)
        self._embedder = embedder

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.encode(texts).tolist()
        return vectors

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

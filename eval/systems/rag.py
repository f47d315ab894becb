"""Plain LlamaIndex retrieval: chunks in Chroma under the same embedding, top-k, then the extractive reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import chromadb
from chromadb.config import Settings
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.retrievers import BaseRetriever
from llama_index.vector_stores.chroma import ChromaVectorStore

import settings
from eval.systems import reader
from eval.systems.chunks import Chunk, chunks_of, nodes_of
from index.embedding import load
from index.embedding.llama import SlotEmbedding

TOP_K = 10


def vector_retriever(chunks: Sequence[Chunk], top_k: int = TOP_K) -> BaseRetriever:
    """LlamaIndex's retriever over the vectors of the chunks."""
    client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
    collection = client.create_collection(f"chunks-{uuid4()}", embedding_function=None)
    index = VectorStoreIndex(
        nodes_of(chunks),
        storage_context=StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection)),
        embed_model=SlotEmbedding(load(settings.text("embed_model"))),
    )
    return index.as_retriever(similarity_top_k=top_k)


class Rag:
    """Answers out of the chunks whose vectors lie nearest to the question's."""

    def __init__(self, data: Path) -> None:
        self._chunks = {chunk.id: chunk for chunk in chunks_of(data)}
        self._retriever = vector_retriever(list(self._chunks.values()))

    def ask(self, question: str, history: Sequence[str] = ()) -> dict[str, Any]:
        """The last question alone."""
        if not question.strip():
            return reader.answer(question, [])
        return reader.answer(question, [self._chunks[found.node_id] for found in self._retriever.retrieve(question)])

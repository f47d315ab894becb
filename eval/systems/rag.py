"""Plain LlamaIndex retrieval: chunks in Chroma under the same embedding, top-k, then the extractive reader."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import chromadb
from chromadb.config import Settings
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.schema import TextNode
from llama_index.vector_stores.chroma import ChromaVectorStore

import settings
from eval.systems import reader
from eval.systems.chunks import chunks_of
from index.embedding import load
from index.embedding.llama import SlotEmbedding

TOP_K = 10


class Rag:
    """Answers out of the chunks whose vectors lie nearest to the question's."""

    def __init__(self, data: Path) -> None:
        self._chunks = {chunk.id: chunk for chunk in chunks_of(data)}
        client = chromadb.EphemeralClient(Settings(anonymized_telemetry=False))
        collection = client.create_collection(f"chunks-{id(self)}", embedding_function=None)
        nodes = [TextNode(id_=chunk.id, text=chunk.headed) for chunk in self._chunks.values()]
        index = VectorStoreIndex(
            nodes,
            storage_context=StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection)),
            embed_model=SlotEmbedding(load(settings.text("embed_model"))),
        )
        self._retriever = index.as_retriever(similarity_top_k=TOP_K)

    def ask(self, question: str, history: Sequence[str] = ()) -> dict[str, Any]:
        """The last question alone."""
        if not question.strip():
            return reader.answer(question, [])
        return reader.answer(question, [self._chunks[found.node_id] for found in self._retriever.retrieve(question)])

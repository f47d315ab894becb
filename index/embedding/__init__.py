"""The embedding slot: text → unit vectors, by the shipped model or any sentence-transformers model.

    load("")                      the small model in `model/`, made by `python -m index.embedding.train`
    load("BAAI/bge-small-zh-v1.5")  a model already in the local Hugging Face cache
    load("/models/mine")          a folder saved by sentence-transformers

Nothing is downloaded and no code of a model is run. A collection of vectors is named after
`Embedder.fingerprint`, so that vectors of two models never meet.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.embedding.errors import EmbeddingModelError
from index.embedding.folder import local_folder
from index.embedding.static import StaticEmbedder, is_static

__all__ = ["SHIPPED", "Embedder", "EmbeddingModelError", "load"]

SHIPPED = Path(__file__).parent / "model"


class Embedder(Protocol):
    """Turns texts into vectors that can be compared by their dot product."""

    @property
    def fingerprint(self) -> str:
        """12 hex digits of the content of the model's files."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of shape (n, dimension), each of unit length; a text without a readable word gives a zero row."""
        ...


def load(name: str = "") -> Embedder:
    """The model of that name or folder; "" is the shipped one. Raises EmbeddingModelError."""
    folder = local_folder(name) if name else SHIPPED
    if is_static(folder):
        return StaticEmbedder(folder)
    from index.embedding.transformer import TransformerEmbedder  # imports torch: 5 s, 450 MB

    return TransformerEmbedder(folder, name)

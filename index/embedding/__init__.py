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
    folder = _folder(name)
    if is_static(folder):
        return StaticEmbedder(folder)
    from index.embedding.transformer import TransformerEmbedder  # imports torch: 5 s, 450 MB

    return TransformerEmbedder(folder, name)


def _folder(name: str) -> Path:
    """Where the model's files lie on this machine."""
    if not name:
        return SHIPPED
    path = Path(name).expanduser()
    if path.is_dir():
        return path
    if path.is_absolute() or name.startswith((".", "~")):
        raise EmbeddingModelError(name, "a folder saved by sentence-transformers", "no such folder: check the path")
    return _cached(name)


def _cached(name: str) -> Path:
    """The folder of a Hugging Face model that was downloaded before; a bare name belongs to sentence-transformers."""
    from huggingface_hub import snapshot_download

    repository = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(repository, local_files_only=True))
    except (OSError, ValueError) as error:
        raise EmbeddingModelError(
            name,
            "a local folder or a model in the Hugging Face cache",
            f"nothing is downloaded here: run `hf download {repository}` once, or leave the setting empty",
        ) from error

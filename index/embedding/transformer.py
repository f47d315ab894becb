"""Any other sentence-transformers model, through the library itself on the CPU."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from sentence_transformers import SentenceTransformer

from index.embedding.errors import EmbeddingModelError
from index.embedding.files import fingerprint


class TransformerEmbedder:
    """An Embedder over a local model folder; safetensors only, and no code from the folder is run."""

    def __init__(self, folder: Path, name: str) -> None:
        try:
            self._model = SentenceTransformer(
                str(folder),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
            self.dimension = self.encode(["0"]).shape[1]
        except (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError) as error:
            advice = f"check the model, or leave the setting empty for the shipped one: {error}"
            raise EmbeddingModelError(name, "a sentence-transformers model with safetensors weights", advice) from error
        self.fingerprint = fingerprint(folder)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See Embedder.encode."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)

"""The reranking slot: a cross-encoder that reads question and passage together, by a setting; none is shipped."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from safetensors import SafetensorError

from index.embedding.errors import EmbeddingModelError
from index.embedding.folder import local_folder


class Reranker:
    """A local sentence-transformers CrossEncoder; safetensors only, and no code from its folder is run."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import CrossEncoder  # imports torch: 5 s, 450 MB

        try:
            self._model = CrossEncoder(
                str(local_folder(name)),
                device="cpu",
                trust_remote_code=False,
                local_files_only=True,
                model_kwargs={"use_safetensors": True},
            )
            self._model.predict([("0", "0")], show_progress_bar=False)
        except (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError) as error:
            advice = f"check the model, or leave the setting empty to do without: {error}"
            raise EmbeddingModelError(name, "a sentence-transformers CrossEncoder with safetensors", advice) from error

    def rank(self, query: str, texts: Sequence[str]) -> list[int]:
        """The texts, best first, as indexes."""
        if not texts:
            return []
        scores = np.asarray(self._model.predict([(query, text) for text in texts], show_progress_bar=False))
        return [int(index) for index in np.argsort(-scores.reshape(len(texts), -1)[:, -1], kind="stable")]


@cache
def load_reranker(name: str) -> Reranker | None:
    """The reranker of that name or folder; None where the setting is empty. Raises EmbeddingModelError."""
    return Reranker(name) if name else None

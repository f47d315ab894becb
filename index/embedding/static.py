"""A sentence-transformers `StaticEmbedding` computed without torch: the mean of the rows of a text's tokens."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.embedding.errors import EmbeddingModelError
from index.embedding.files import fingerprint

BATCH = 1024  # texts at once: keeps the rows of one batch within some tens of MB


class StaticEmbedder:
    """An Embedder over a folder that `is_static`: imports in .1 s, thousands of passages a second."""

    def __init__(self, folder: Path) -> None:
        try:
            module = folder / _modules(folder)[0]["path"]
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(module / "tokenizer.json"))
            self._rows = _rows(load_file(module / "model.safetensors"))
        except Exception as error:  # the tokenizers library raises bare Exception
            raise _damaged(folder, str(error)) from error
        if self._rows.ndim != 2 or len(self._rows) < self._tokenizer.get_vocab_size():
            raise _damaged(folder, f"weights of shape {self._rows.shape} do not fit the vocabulary")
        self._tokenizer.no_padding()
        self.fingerprint = fingerprint(folder)
        self.dimension = int(self._rows.shape[1])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See Embedder.encode."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            batch = texts[start : start + BATCH]
            encodings = self._tokenizer.encode_batch_fast(list(batch), add_special_tokens=False)
            vectors[start : start + len(batch)] = self._means([encoding.ids for encoding in encodings])
        lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.maximum(lengths, np.float32(1e-12))
        return vectors

    def _means(self, bags: list[list[int]]) -> NDArray[np.float32]:
        """The mean row of each bag of token ids; zeros for an empty bag."""
        counts = np.array([len(bag) for bag in bags])
        means = np.zeros((len(bags), self.dimension), dtype=np.float32)
        filled = counts > 0
        if filled.any():
            rows = self._rows[np.concatenate([np.array(bag, dtype=np.intp) for bag in bags])]
            starts = (np.cumsum(counts) - counts)[filled]
            means[filled] = np.add.reduceat(rows, starts, axis=0) / counts[filled, None].astype(np.float32)
        return means


def is_static(folder: Path) -> bool:
    """Whether the model is a StaticEmbedding and nothing else but a Normalize."""
    kinds = [module["type"].rpartition(".")[2] for module in _modules(folder)]
    return kinds[:1] == ["StaticEmbedding"] and set(kinds[1:]) <= {"Normalize"}


def _modules(folder: Path) -> list[dict[str, Any]]:
    """The model's modules in order, as sentence-transformers lists them; none for a plain transformers folder."""
    try:
        modules: list[dict[str, Any]] = json.loads((folder / "modules.json").read_text("utf-8"))
    except FileNotFoundError:
        return []
    except ValueError as error:
        raise _damaged(folder, f"modules.json: {error}") from error
    return modules


def _rows(tensors: dict[str, NDArray[Any]]) -> NDArray[np.float32]:
    """One row a token, from either layout that StaticEmbedding reads: plain, or model2vec's mapped and scaled rows."""
    if "embedding.weight" in tensors:
        return tensors["embedding.weight"].astype(np.float32)
    rows = tensors["embeddings"].astype(np.float32)
    if "mapping" in tensors:
        rows = rows[tensors["mapping"]]
    if "weights" in tensors:
        rows = rows * tensors["weights"].astype(np.float32)[:, None]
    return rows


def _damaged(folder: Path, detail: str) -> EmbeddingModelError:
    advice = f"restore the folder or make it again (the shipped one: `python -m index.embedding.train`): {detail}"
    return EmbeddingModelError(str(folder), "modules.json, tokenizer.json and model.safetensors that fit", advice)

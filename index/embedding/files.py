"""What a sentence-transformers model folder holds, and the name its content gives it."""

import hashlib
from pathlib import Path

MODEL_FILES = frozenset({".json", ".safetensors", ".txt", ".model"})


def fingerprint(folder: Path) -> str:
    """12 hex digits over the names and bytes of all files that decide a vector (weights, vocabulary, settings)."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in MODEL_FILES and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]

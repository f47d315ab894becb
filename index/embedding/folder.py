"""Where the files of a model lie on this machine."""

from pathlib import Path

from index.embedding.errors import EmbeddingModelError


def local_folder(name: str) -> Path:
    """The folder of a model, by path or name. Raises EmbeddingModelError; nothing is downloaded."""
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

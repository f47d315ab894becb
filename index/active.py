"""Which model the vectors of a data directory are of: a note in `meta`, so that another takes over in one step."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

import settings
from index.embedding import SHIPPED, Embedder, EmbeddingModelError, load
from index.embedding.files import fingerprint
from index.embedding.folder import local_folder
from index.schema import meta

NOTE = "vectors"  # its name in `meta`
SETTING = "NIANBAO_EMBED_MODEL"


@dataclass(frozen=True, slots=True)
class VectorModel:
    """An embedding model: where it is ("" for the one shipped), and the fingerprint of its files."""

    place: str
    fingerprint: str

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{self.place or 'the shipped model'} ({self.fingerprint})"


def chosen() -> VectorModel:
    """The model of the settings, without loading it. Raises SettingError where there is none."""
    name = settings.text("embed_model")
    try:
        folder = local_folder(name) if name else SHIPPED
    except EmbeddingModelError as error:
        raise settings.SettingError(f"{SETTING}={name!r}: {error}") from error
    return VectorModel(_place(name), fingerprint(folder))


def _place(name: str) -> str:
    """A model's name, or its folder from wherever it is looked for."""
    folder = Path(name).expanduser()
    return str(folder.resolve()) if name and folder.is_dir() else name


def opened(model: VectorModel) -> Embedder:
    """The model, loaded; for the same files always the same object. Raises SettingError when it can't be used."""
    try:
        return _opened(model)
    except EmbeddingModelError as error:
        raise settings.SettingError(f"{SETTING}={model.place!r}: {error}") from error


@lru_cache(maxsize=2)  # while vectors are made anew, the old model and the new one
def _opened(model: VectorModel) -> Embedder:
    return load(model.place)


def still_there(model: VectorModel) -> Embedder | None:
    """The model that vectors were made with, loaded; None when it can't be, or its files are others now."""
    try:
        embedder = _opened(model)
    except EmbeddingModelError:
        return None
    return embedder if embedder.fingerprint == model.fingerprint else None


def active(connection: Connection) -> VectorModel | None:
    """The model that the vectors are of; None before any were made."""
    note = connection.scalar(select(meta.c.value).where(meta.c.name == NOTE))
    return VectorModel(**json.loads(note)) if note else None


def active_or_first(connection: Connection, embedder: Embedder) -> VectorModel:
    """The model that the vectors are of; before any were made this one, usually that of the settings."""
    known = active(connection)
    if known is None:
        wanted = chosen()
        same = wanted.fingerprint == embedder.fingerprint
        known = wanted if same else VectorModel("", embedder.fingerprint)
        make_active(connection, known)
    return known


def make_active(connection: Connection, model: VectorModel) -> None:
    """Notes the model that the vectors are of, in the caller's transaction."""
    connection.execute(delete(meta).where(meta.c.name == NOTE))
    connection.execute(insert(meta).values(name=NOTE, value=json.dumps(asdict(model), ensure_ascii=False)))

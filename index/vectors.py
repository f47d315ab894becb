"""Chroma: the vectors of all passages, one collection a year and model, derived from SQL and rebuilt at will."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Row, delete, select

from index.active import active_or_first, still_there
from index.chunks import Chunk, called
from index.embedding import Embedder
from index.schema import agencies, outbox, passages, reports

if TYPE_CHECKING:  # importing Chroma takes over a second, and most questions need no vectors
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

BATCH = 2_000  # passages embedded and upserted at a time; Chroma takes 5,461 at most
_NAME = re.compile(r"passages_(?P<model>[0-9a-f]+)_(?P<year>\d{4})")

Matrix = NDArray[np.float32]


class Vectors:
    """The vector index of a data directory under one embedding model."""

    def __init__(self, data: Path, embedder: Embedder) -> None:
        self._path = data / "chroma"
        self.embedder = embedder

    @cached_property
    def _client(self) -> "ClientAPI":
        import chromadb
        from chromadb.config import Settings

        self._path.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(self._path), Settings(anonymized_telemetry=False))

    def put(self, year: int, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Embeds passages and stores their vectors; existing ids are overwritten."""
        if not ids:
            return
        collection = self._client.get_or_create_collection(
            self._name(year), metadata={"hnsw:space": "cosine"}, embedding_function=None
        )
        for at in range(0, len(ids), BATCH):
            vectors = self.embedder.encode(texts[at : at + BATCH])
            collection.upsert(ids=list(ids[at : at + BATCH]), embeddings=vectors)

    def drop(self, year: int, ids: Sequence[str]) -> None:
        """Forgets passages; unknown ids are no error."""
        collection = self._collection(year) if ids else None
        for at in range(0, len(ids) if collection else 0, BATCH):
            assert collection is not None
            collection.delete(ids=list(ids[at : at + BATCH]))

    def get(self, year: int, ids: Sequence[str]) -> tuple[list[str], Matrix]:
        """The known ones of `ids` and their vectors, one row each."""
        from chromadb.errors import NotFoundError

        collection = self._collection(year)
        if collection is None or not ids:
            return [], np.empty((0, self.embedder.dimension), np.float32)
        try:
            found = collection.get(ids=list(ids), include=["embeddings"])
        except NotFoundError:  # another model took over meanwhile
            return [], np.empty((0, self.embedder.dimension), np.float32)
        return found["ids"], np.asarray(found["embeddings"], np.float32).reshape(-1, self.embedder.dimension)

    def ids(self, year: int) -> set[str]:
        """Every passage of a year."""
        collection = self._collection(year)
        return set(collection.get(include=[])["ids"]) if collection else set()

    def years(self) -> set[int]:
        """The years that have a collection under this model."""
        found = (_NAME.fullmatch(collection.name) for collection in self._client.list_collections())
        return {int(name["year"]) for name in found if name and name["model"] == self.embedder.fingerprint}

    def forget_others(self) -> None:
        """Deletes the collections of every other model."""
        for collection in self._client.list_collections():
            name = _NAME.fullmatch(collection.name)
            if name and name["model"] != self.embedder.fingerprint:
                self._client.delete_collection(collection.name)

    def _name(self, year: int) -> str:
        return f"passages_{self.embedder.fingerprint}_{year}"

    def _collection(self, year: int) -> "Collection | None":
        from chromadb.errors import NotFoundError

        try:
            return self._client.get_collection(self._name(year), embedding_function=None)
        except NotFoundError:
            return None


def vectors_of(engine: Engine, data: Path, embedder: Embedder) -> Vectors | None:
    """The vectors that a data directory has, for writing: of `embedder` where it has none yet.

    None where they are of another model that is no longer there; then they are for `reembed` to make anew.
    """
    with engine.begin() as connection:
        model = active_or_first(connection, embedder)
    own = embedder if embedder.fingerprint == model.fingerprint else still_there(model)
    return Vectors(data, own) if own else None


def sync(engine: Engine, vectors: Vectors | None) -> int:
    """Does the vector work noted in the outbox; how many notes that were. Without vectors the notes wait.

    Whatever the notes say happened, SQL says what is: passages of current reports are put, the others dropped. A note
    is struck only after Chroma has the work, and doing it twice is harmless, so a kill loses nothing.
    """
    if vectors is None:
        return 0
    with engine.connect() as connection:
        notes = connection.execute(select(outbox).order_by(outbox.c.id)).all()
        for year in sorted({note.year for note in notes}):
            named = {passage for note in notes if note.year == year for passage in (*note.put, *note.drop)}
            ids, texts = texts_of(connection, sorted(named))
            vectors.drop(year, sorted(named - set(ids)))
            vectors.put(year, ids, texts)
            connection.execute(delete(outbox).where(outbox.c.year == year))
            connection.commit()
    return len(notes)


def differences(connection: Connection, vectors: Vectors) -> list[str]:
    """Where the vector index is not what SQL says, in words; empty when both agree."""
    found = []
    for year in sorted(set(expected_years(connection)) | vectors.years()):
        expected, actual = expected_ids(connection, year), vectors.ids(year)
        for name, count in (("missing", len(expected - actual)), ("left over", len(actual - expected))):
            if count:
                found.append(f"{year}: {count} passages {name} in Chroma")
    return found


def expected_years(connection: Connection) -> list[int]:
    """The years that reports are loaded of."""
    return list(connection.scalars(select(reports.c.year).distinct().order_by(reports.c.year)))


def expected_ids(connection: Connection, year: int) -> set[str]:
    """The passages of a year's current reports."""
    of_year = select(passages.c.id).join(reports, reports.c.id == passages.c.report_id)
    return set(connection.scalars(of_year.where(reports.c.year == year, reports.c.current)))


def texts_of(connection: Connection, ids: Iterable[str]) -> tuple[list[str], list[str]]:
    """Those of the passages that a current report has, and their texts with header lines."""
    wanted = list(ids)
    rows: list[Row[tuple[str, str, str, int, str]]] = []
    for at in range(0, len(wanted), 500):
        query = (
            select(passages.c.id, passages.c.path, passages.c.text, reports.c.year, agencies.c.name)
            .join(reports, reports.c.id == passages.c.report_id)
            .join(agencies, agencies.c.id == reports.c.agency_id)
            .where(passages.c.id.in_(wanted[at : at + 500]), reports.c.current)
        )
        rows += connection.execute(query).all()
    bodies = called(connection, sorted({row.name for row in rows}))
    chunks = [Chunk(row.id, row.year, bodies[row.name].header(row.year, row.path), row.text) for row in rows]
    return [chunk.id for chunk in chunks], [chunk.headed for chunk in chunks]

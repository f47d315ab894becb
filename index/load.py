"""Loading files and folders: each file is read, stored and embedded, or put in quarantine with the reason."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, IntegrityError

from index.database import open_writer
from index.embedding import Embedder
from index.homes import settle_homes
from index.store import About, Saved, Source, is_known, put_in_quarantine, save, save_again
from index.vectors import sync, vectors_of
from ingest import Isolated, Report, UnreadableFileError, read_file
from ingest.files import changed, open_file, shown

SOURCES = "sources"  # kept source files, named by their hash
SYNC_EVERY = 200  # files between two rounds of vector work
# Files that lie beside reports and are none; anything else is tried, whatever its suffix.
IGNORED_NAMES = frozenset({"README.md", "Thumbs.db", "desktop.ini"})

Outcome = Literal["ingested", "unchanged", "replaced", "quarantined"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What reading one file may cost, and how many are read at a time."""

    bytes_of_file: int = 10**8
    seconds: float = 60
    memory: int = 10**9
    workers: int = 2
    ocr: bool = False


USUAL = Bounds()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file; `about` for a report that is now current, `reason` for a file put in quarantine.

    `note` says what a person should know of a file that is in.
    """

    source: Source
    status: Outcome
    about: About | None = None
    reason: str = ""
    note: str = ""


@dataclass(slots=True)
class Summary:
    """What became of all files."""

    files: list[Loaded] = field(default_factory=list)

    def count(self, status: Outcome) -> int:
        """How many files ended so."""
        return sum(loaded.status == status for loaded in self.files)


def find_files(paths: Sequence[Path]) -> list[Source]:
    """The files at the paths, folders recursively and in order; hidden ones are passed over.

    Raises FileNotFoundError for a path that does not exist.
    """
    found: dict[Path, Source] = {}
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(path)
        for file in _below(path):
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            target = Path(os.path.realpath(file))  # Path.resolve raises for links that lead in a circle
            found.setdefault(target, Source(shown(name), target))
    return list(found.values())


def load(
    sources: Sequence[Source],
    data: Path,
    embedder: Embedder,
    bounds: Bounds = USUAL,
    progress: Callable[[Loaded], None] = lambda loaded: None,
) -> Summary:
    """Loads files into a data directory, calling `progress` after each; also finishes work a kill left behind.

    Files are read in processes of their own, within bounds. Raises WriterBusyError when another process is
    writing there.
    """
    done: dict[Source, Loaded] = {}
    with open_writer(data) as engine:
        vectors = vectors_of(engine, data, embedder)
        sync(engine, vectors)
        for number, loaded in enumerate(_load(sources, engine, data, bounds), start=1):
            done[loaded.source] = loaded
            progress(loaded)
            if number % SYNC_EVERY == 0:
                sync(engine, vectors)
        settle_homes(engine)
        sync(engine, vectors)
    return Summary([done[source] for source in sources])


def _load(sources: Sequence[Source], engine: Engine, data: Path, bounds: Bounds) -> Iterator[Loaded]:
    """What becomes of each file: first those that are known, then the others as they are read."""
    fresh: list[Source] = []
    for source in sources:
        known = _known(engine, source, bounds.bytes_of_file)
        if known:
            yield known
        else:
            fresh.append(source)
    if not fresh:
        return
    workers = min(bounds.workers, len(fresh))
    options = {"max_bytes": bounds.bytes_of_file, "ocr": bounds.ocr}
    with Isolated(read_file, workers, bounds.seconds, bounds.memory, **options) as isolated:
        results = isolated.map(source.path for source in fresh)
        for source, result in zip(fresh, results, strict=True):
            yield _store(engine, data, source, result)


def _store(engine: Engine, data: Path, source: Source, result: Report | UnreadableFileError) -> Loaded:
    if isinstance(result, UnreadableFileError):
        return _quarantined(engine, source, str(result))
    try:
        _keep(data, source.path, result.sha256)
        saved = save(engine, result, source)
    except UnreadableFileError as error:
        return _quarantined(engine, source, str(error))
    except (ArithmeticError, DataError, IntegrityError) as error:  # no reader gives that, unless a file took it over
        name = type(error).__name__
        return _quarantined(engine, source, f"internal error: can't be stored ({name}); please report it with the file")
    return _loaded(source, saved)


def _quarantined(engine: Engine, source: Source, reason: str) -> Loaded:
    put_in_quarantine(engine, source, reason)
    return Loaded(source, "quarantined", reason=reason)


def _known(engine: Engine, source: Source, most: int) -> Loaded | None:
    """What became of a file whose bytes are stored; None for one that has to be read."""
    try:
        if source.path.stat().st_size > most:
            return None
        sha256 = _hash(source.path)
    except (OSError, UnreadableFileError):  # reading it will say why
        return None
    if is_known(engine, sha256, source.path):
        return Loaded(source, "unchanged")
    saved = save_again(engine, sha256, source)
    return _loaded(source, saved) if saved else None


def _loaded(source: Source, saved: Saved) -> Loaded:
    return Loaded(source, saved.status, saved.about if saved.status != "unchanged" else None, note=saved.note)


def _below(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if not file.is_dir() and not hidden and file.name not in IGNORED_NAMES:
            yield file


def _hash(path: Path) -> str:
    with open_file(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(data: Path, path: Path, sha256: str) -> None:
    """Keeps the source file, so that a citation can always be looked at.

    Raises UnreadableFileError where it is not the file any more that was read.
    """
    folder = data / SOURCES
    folder.mkdir(exist_ok=True)
    part = folder / "next.part"
    with open_file(path) as file, part.open("wb") as copy:
        shutil.copyfileobj(file, copy)
    if _hash(part) != sha256:
        part.unlink()
        raise changed()
    part.replace(folder / sha256)

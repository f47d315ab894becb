"""Loading files and folders: each file is read, stored and embedded, or put in quarantine with the reason."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine

from index.database import open_writer
from index.embedding import Embedder
from index.store import Source, is_known, put_in_quarantine, save
from index.vectors import Vectors, sync
from ingest import Report, UnreadableFileError, read_file
from ingest.report import Status

SOURCES = "sources"  # kept source files, named by their hash
SYNC_EVERY = 200  # files between two rounds of vector work
# Files that lie beside reports and are none; anything else is tried, whatever its suffix.
IGNORED_NAMES = frozenset({"README.md", "Thumbs.db", "desktop.ini"})

Outcome = Literal["ingested", "unchanged", "replaced", "quarantined"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file."""

    source: Source
    status: Outcome
    report: Report | None = None
    reason: str = ""

    @property
    def cells(self) -> int:
        """How many cells of the form were read, blank ones included."""
        facts = self.report.facts if self.report else ()
        return sum(fact.status is not Status.UNREADABLE for fact in facts)

    @property
    def checks_failed(self) -> int:
        """How many hard checks the report breaks."""
        checks = self.report.checks if self.report else ()
        return sum(check.hard and check.holds is False for check in checks)


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
            name = file.name if path.is_file() else file.relative_to(path).as_posix()
            found.setdefault(file.resolve(), Source(name, file.resolve()))
    return list(found.values())


def load(
    sources: Sequence[Source],
    data: Path,
    embedder: Embedder,
    max_bytes: int,
    progress: Callable[[Loaded], None] = lambda loaded: None,
) -> Summary:
    """Loads files into a data directory, calling `progress` after each; also finishes work a kill left behind.

    Raises WriterBusyError when another process is writing there.
    """
    summary = Summary()
    with open_writer(data) as engine:
        vectors = Vectors(data, embedder)
        sync(engine, vectors)
        for number, source in enumerate(sources, start=1):
            loaded = _load_one(engine, data, source, max_bytes)
            summary.files.append(loaded)
            progress(loaded)
            if number % SYNC_EVERY == 0:
                sync(engine, vectors)
        sync(engine, vectors)
    return summary


def _load_one(engine: Engine, data: Path, source: Source, max_bytes: int) -> Loaded:
    try:
        sha256 = _hash(source.path)
        if is_known(engine, sha256, source.path):
            return Loaded(source, "unchanged")
        report = read_file(source.path, max_bytes)
    except (UnreadableFileError, OSError) as error:
        put_in_quarantine(engine, source, str(error))
        return Loaded(source, "quarantined", reason=str(error))
    _keep(data, source.path, report.sha256)
    return Loaded(source, save(engine, report, source), report)


def _below(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.name not in IGNORED_NAMES:
            yield file


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(data: Path, path: Path, sha256: str) -> None:
    """Keeps the source file, so that a citation can always be looked at."""
    folder = data / SOURCES
    folder.mkdir(exist_ok=True)
    if not (folder / sha256).exists():
        shutil.copyfile(path, folder / f"{sha256}.part")
        (folder / f"{sha256}.part").replace(folder / sha256)

"""Loading files and folders: each file is read, stored and embedded, or put in quarantine with the reason."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine

from index.database import open_writer
from index.embedding import Embedder
from index.store import Source, is_known, put_in_quarantine, save
from index.vectors import Vectors, sync
from ingest import Isolated, Report, UnreadableFileError, read_file
from ingest.report import Status

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
class About:
    """A report that was loaded, in short; `cells` were read (blank ones included)."""

    agency: str
    year: int
    form: int
    sections: int
    cells: int
    checks_failed: int


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file; `about` for a report that was stored, `reason` for one that was not."""

    source: Source
    status: Outcome
    about: About | None = None
    reason: str = ""


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
    bounds: Bounds = USUAL,
    progress: Callable[[Loaded], None] = lambda loaded: None,
) -> Summary:
    """Loads files into a data directory, calling `progress` after each; also finishes work a kill left behind.

    Files are read in processes of their own, within bounds. Raises WriterBusyError when another process is
    writing there.
    """
    done: dict[Source, Loaded] = {}
    with open_writer(data) as engine:
        vectors = Vectors(data, embedder)
        sync(engine, vectors)
        for number, loaded in enumerate(_load(sources, engine, data, bounds), start=1):
            done[loaded.source] = loaded
            progress(loaded)
            if number % SYNC_EVERY == 0:
                sync(engine, vectors)
        sync(engine, vectors)
    return Summary([done[source] for source in sources])


def _load(sources: Sequence[Source], engine: Engine, data: Path, bounds: Bounds) -> Iterator[Loaded]:
    """What becomes of each file: first those that are known, then the others as they are read."""
    fresh: list[Source] = []
    for source in sources:
        if _is_known(engine, source):
            yield Loaded(source, "unchanged")
        else:
            fresh.append(source)
    if not fresh:
        return
    reading = partial(read_file, max_bytes=bounds.bytes_of_file, ocr=bounds.ocr)
    with Isolated(reading, min(bounds.workers, len(fresh)), bounds.seconds, bounds.memory) as isolated:
        results = isolated.map(source.path for source in fresh)
        for source, result in zip(fresh, results, strict=True):
            yield _store(engine, data, source, result)


def _store(engine: Engine, data: Path, source: Source, result: Report | UnreadableFileError) -> Loaded:
    if isinstance(result, UnreadableFileError):
        put_in_quarantine(engine, source, str(result))
        return Loaded(source, "quarantined", reason=str(result))
    if is_known(engine, result.sha256, source.path):  # a copy of a file loaded just before
        return Loaded(source, "unchanged")
    _keep(data, source.path, result.sha256)
    return Loaded(source, save(engine, result, source), _about(result))


def _about(report: Report) -> About:
    return About(
        agency=report.identity.agency,
        year=report.identity.year,
        form=report.form,
        sections=sum(section.number > 0 for section in report.sections),
        cells=sum(fact.status is not Status.UNREADABLE for fact in report.facts),
        checks_failed=sum(check.hard and check.holds is False for check in report.checks),
    )


def _is_known(engine: Engine, source: Source) -> bool:
    try:
        return is_known(engine, _hash(source.path), source.path)
    except OSError:  # reading it will say why
        return False


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

"""Loading reports: read, checked, stored in SQL and embedded; beside bare pdfplumber, and on two processes."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pdfplumber

from eval.bench.clock import line, timed, worked
from eval.corpus.write import Order, write_corpus
from index.embedding import Embedder
from index.embedding import load as load_embedder
from index.load import Bounds, Summary, find_files, load
from ingest import read_file

PDFS = 40
PAGES = 200  # HTML reports
TEXTS = 200
LATER = 3  # times as many text reports, for the memory
ROUNDS = 2
# What a load of a folder takes at its highest, in kilobytes: the parent's own and the largest child's.
_PEAK = """
import json, resource, sys
from pathlib import Path
from index.embedding import load as embedder
from index.load import find_files, load
load(find_files([Path(sys.argv[1])]), Path(sys.argv[2]), embedder())
print(json.dumps([resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]))
"""


def measure(folder: Path) -> Path:
    """Every figure of loading; a data directory with the text reports, for what is measured next."""
    embedder = load_embedder()
    write_corpus(Order(PDFS, 1, ("pdf",), (0, 1)), folder / "pdf")
    write_corpus(Order(PAGES, 2, ("html",), (0, 1)), folder / "html")
    write_corpus(Order(TEXTS, 3, ("txt", "md", "dump", "cells"), (0, 1)), folder / "text")
    _beside_pdfplumber(sorted((folder / "pdf" / "reports").iterdir()), folder, embedder)
    _on_two(folder / "pdf" / "reports", embedder)
    _rate("HTML", folder / "html" / "reports", embedder)
    data = folder / "data"
    _text(folder / "text" / "reports", data, embedder)
    _memory(folder)
    return data


def _beside_pdfplumber(files: Sequence[Path], folder: Path, embedder: Embedder) -> None:
    """In one process, file by file in turn, so that both meet the same machine."""
    _extract(files[0])
    load(find_files(files[:1]), folder / "warm", embedder)
    bare = reading = 0.0
    for file in files:
        bare += worked(lambda file=file: _extract(file))  # type: ignore[misc]
        reading += worked(lambda file=file: read_file(file))  # type: ignore[misc]
    storing = worked(lambda: _store_only(files, folder / "pdf-data", embedder))
    line("PDF, one process: bare pdfplumber text and tables", f"{len(files) / bare:.1f} reports/s")
    line("PDF, one process: reading", f"{reading / bare:.2f} x bare pdfplumber")
    line("PDF, one process: reading, SQL and vectors", f"{(reading + storing) / bare:.2f} x bare pdfplumber")


def _extract(file: Path) -> None:
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def _store_only(files: Sequence[Path], data: Path, embedder: Embedder) -> Summary:
    """A load, of which this process does all but the reading."""
    return load(find_files(files), data, embedder, Bounds(workers=1))


def _on_two(folder: Path, embedder: Embedder) -> None:
    """The whole load with one reading process and with two, in turn; the fastest of each."""
    sources = find_files([folder])
    times: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for workers, found in times.items():
            with tempfile.TemporaryDirectory() as data:
                bounds = Bounds(workers=workers)
                found.append(timed(lambda data=data, bounds=bounds: load(sources, Path(data), embedder, bounds)))  # type: ignore[misc]
    one, two = min(times[1]), min(times[2])
    line("PDF, two processes", f"{len(sources) / two:.1f} reports/s, {one / two:.2f} x as fast as one")


def _rate(kind: str, folder: Path, embedder: Embedder) -> None:
    sources = find_files([folder])
    with tempfile.TemporaryDirectory() as data:
        seconds = timed(lambda: load(sources, Path(data), embedder))
    line(f"{kind}: reading, SQL and vectors", f"{len(sources) / seconds:.0f} reports/s")


def _text(folder: Path, data: Path, embedder: Embedder) -> None:
    sources = find_files([folder])
    first = timed(lambda: load(sources, data, embedder))
    again = timed(lambda: load(sources, data, embedder))
    line("text: reading, SQL and vectors", f"{len(sources) / first:.0f} reports/s")
    line("text, unchanged", f"{len(sources) / again:.0f} files/s, {again / first:.3f} x the first time")


def _memory(folder: Path) -> None:
    """The highest memory of loading some reports, and of loading several times as many."""
    write_corpus(Order(LATER * TEXTS, 4, ("txt", "md", "dump", "cells"), (0, 1)), folder / "many")
    few = _peak(folder / "text" / "reports", folder / "few-data")
    many = _peak(folder / "many" / "reports", folder / "many-data")
    line(
        f"memory at its highest, {LATER} x as many reports",
        f"parent {many[0] / 1000:.0f} MB, {many[0] / few[0]:.2f} x; "
        f"child {many[1] / 1000:.0f} MB, {many[1] / few[1]:.2f} x",
    )


def _peak(reports: Path, data: Path) -> list[int]:
    command = [sys.executable, "-c", _PEAK, str(reports), str(data)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    peaks: list[int] = json.loads(done.stdout.splitlines()[-1])
    return peaks

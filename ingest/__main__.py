"""`python -m ingest PATH... [--data DIR] [--json]`: load report files and folders."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import settings
from index.active import chosen, opened
from index.errors import StoreError
from index.load import Bounds, Loaded, Outcome, Summary, find_files, load

STATUSES: tuple[Outcome, ...] = ("ingested", "unchanged", "replaced", "quarantined")


def main(arguments: list[str] | None = None) -> int:
    """Loads the paths; 0 when all files are in, 1 when some are quarantined, 2 for bad usage."""
    options = _parser().parse_args(arguments)
    try:
        summary = _load(options.paths, options.data)
    except FileNotFoundError as error:
        print(f"ingest: no such file or folder: {error}", file=sys.stderr)
        return 2
    except (StoreError, settings.SettingError, OSError) as error:
        print(f"ingest: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(as_json(summary), ensure_ascii=False, indent=1))
    else:
        print(", ".join(f"{summary.count(status)} {status}" for status in STATUSES))
    return 1 if summary.count("quarantined") else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="Load report files and folders.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file, or a folder with files below it")
    parser.add_argument("--data", type=Path, default=settings.path("data"), metavar="DIR", help="data directory")
    parser.add_argument("--json", action="store_true", help="print one JSON object about the run")
    return parser


def _load(paths: list[Path], data: Path) -> Summary:
    console = Console(stderr=True)
    sources = find_files(paths)
    columns = (TextColumn("Loading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=len(sources))

        def progress(loaded: Loaded) -> None:
            bar.advance(task)
            if loaded.status == "quarantined":
                console.print(f"quarantined {loaded.source.file}: {loaded.reason}", markup=False, highlight=False)
            elif loaded.note:
                console.print(f"{loaded.source.file} {loaded.note}", markup=False, highlight=False)

        return load(sources, data, opened(chosen()), _bounds(), progress)


def _bounds() -> Bounds:
    return Bounds(
        bytes_of_file=settings.number("max_file_mb") * 1_000_000,
        seconds=settings.number("read_seconds"),
        memory=settings.number("read_memory_mb") * 1_000_000,
        workers=max(1, settings.number("workers")),
        ocr=settings.number("ocr") > 0,
    )


def as_json(summary: Summary) -> dict[str, Any]:
    """The contract's JSON about a run."""
    quarantined = [loaded for loaded in summary.files if loaded.status == "quarantined"]
    notes = [{"file": loaded.source.file, "note": loaded.note} for loaded in summary.files if loaded.note]
    return {
        **{status: summary.count(status) for status in STATUSES},
        "reports": [_report_json(loaded) for loaded in summary.files if loaded.about],
        "problems": [
            {"file": loaded.source.file, "status": "quarantined", "reason": loaded.reason} for loaded in quarantined
        ],
        **({"notes": notes} if notes else {}),
    }


def _report_json(loaded: Loaded) -> dict[str, Any]:
    about = loaded.about
    assert about is not None
    return {
        "file": loaded.source.file,
        "agency": about.agency,
        "year": about.year,
        "format": about.form,
        "sections": about.sections,
        "cells": about.cells,
        "checks_failed": about.checks_failed,
        "status": loaded.status,
    }


if __name__ == "__main__":
    sys.exit(main())

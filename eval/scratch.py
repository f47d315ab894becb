"""A scratch copy of a data directory that leaves out, or shows only, the cells and sentences that are named."""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from eval.source import bare, place_of
from index.database import FILE

Mode = Literal["without", "only"]

BLANK = "\u3000"  # one for each character, so that places stay where they are
VIEWS = Path(__file__).with_name("scratch.sql")

Place = tuple[int, int]


class Scratch:
    """A copy of a data directory, made in `folder`; the original is only read."""

    def __init__(self, data: Path, folder: Path) -> None:
        self.data = folder
        shutil.copytree(data, folder, ignore=shutil.ignore_patterns("sources", "writer.lock*"), dirs_exist_ok=True)
        self._database = sqlite3.connect(folder / FILE)
        self._database.executescript("PRAGMA synchronous = OFF;" + VIEWS.read_text(encoding="utf-8"))

    @contextmanager
    def shown(self, mode: Mode, citations: Sequence[dict[str, Any]]) -> Iterator[None]:
        """While it lasts, the copy is without what is cited, or holds only that."""
        passages, texts = self._blanked(self._sentences(citations), mode)
        try:
            self._set(mode, self._cells(citations), passages, texts)
            yield
        finally:
            self._set("", set(), {}, {})

    def close(self) -> None:
        """Lets go of the copy."""
        self._database.close()

    def _set(self, mode: str, cells: set[tuple[int, str]], passages: dict[str, str], texts: dict[int, str]) -> None:
        with self._database as database:
            database.execute("UPDATE probe SET mode = ?", (mode,))
            for table, rows in (("cited", cells), ("cited_passage", passages.items()), ("cited_report", texts.items())):
                database.execute(f"DELETE FROM {table}")
                database.executemany(f"INSERT INTO {table} VALUES (?, ?)", sorted(rows))

    def _cells(self, citations: Sequence[dict[str, Any]]) -> set[tuple[int, str]]:
        found = {(self._report(each), each["key"]) for each in citations if each.get("key")}
        return {(report, key) for report, key in found if report is not None}

    def _sentences(self, citations: Sequence[dict[str, Any]]) -> set[tuple[int, str]]:
        found = {(self._report(each), bare(each["quote"])) for each in citations if not each.get("key")}
        return {(report, quote) for report, quote in found if report is not None and quote}

    def _report(self, citation: dict[str, Any]) -> int | None:
        query = (
            "SELECT r.id FROM all_reports r JOIN agencies a ON a.id = r.agency_id "
            "WHERE a.name = ? AND r.year = ? AND r.current"
        )
        row = self._database.execute(query, (citation["agency"], citation["year"])).fetchone()
        return None if row is None else int(row[0])

    def _blanked(self, sentences: set[tuple[int, str]], mode: Mode) -> tuple[dict[str, str], dict[int, str]]:
        """Passages and report texts that hold a cited sentence: with it blanked, or with all else of the passage."""
        passages: dict[str, str] = {}
        texts: dict[int, str] = {}
        for report in sorted({report for report, _ in sentences}):
            quotes = [quote for of, quote in sorted(sentences) if of == report]
            text = self._database.execute("SELECT text FROM all_reports WHERE id = ?", (report,)).fetchone()[0]
            query = "SELECT id, text, pieces FROM all_passages WHERE report_id = ?"
            for identity, passage, pieces in self._database.execute(query, (report,)).fetchall():
                places = [place for quote in quotes if (place := place_of(quote, passage))]
                if places:
                    hidden = places if mode == "without" else _others(places, len(passage))
                    passages[identity] = _blank(passage, hidden)
                    text = _blank(text, _in_source(json.loads(pieces), hidden))
            texts[report] = text
        return passages, texts


def _others(places: Sequence[Place], length: int) -> list[Place]:
    """What lies between the places."""
    edges = [0, *(edge for place in sorted(places) for edge in place), length]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def _in_source(pieces: Sequence[tuple[int, int, int]], places: Sequence[Place]) -> list[Place]:
    """Where places of a passage stand in its report's text."""
    return [
        (source + max(start, offset) - offset, source + min(end, offset + length) - offset)
        for offset, source, length in pieces
        for start, end in places
        if start < offset + length and offset < end
    ]


def _blank(text: str, places: Sequence[Place]) -> str:
    for start, end in places:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text

"""The kept source files of a data directory, read again by a second path: does a quote stand there?"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

import settings
from eval.extract import PAGE, extract, without_markup
from index.database import open_reader, read
from index.load import SOURCES
from index.schema import agencies, facts, reports

KEPT_TEXTS = 2_000  # source texts kept in memory
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NONE = re.compile(r"无|零|未|空|/|[-—–]")  # printed for zero


@dataclass(frozen=True)
class SourceText:
    """The characters of one source file, and the same without white space and width."""

    text: str

    @cached_property
    def bare(self) -> str:
        """What quotes are looked for in."""
        return bare(self.text.replace(PAGE, ""))

    @cached_property
    def pages(self) -> list[str]:
        """The bare text page by page."""
        return [bare(page) for page in self.text.split(PAGE)]

    def holds(self, quote: str) -> bool:
        """Whether the quote stands here, in one piece or broken by a page's end."""
        wanted = bare(quote)
        if not wanted:
            return False
        return wanted in self.bare or bare(without_markup(quote)) in self.bare or self._over_pages(wanted)

    def _over_pages(self, wanted: str) -> bool:
        """A row that a page break cuts has the next page's head between its halves."""
        for before, after in zip(self.pages, self.pages[1:], strict=False):
            cut = _longest_prefix(wanted, before)
            if 0 < cut < len(wanted) and wanted[cut:] in after:
                return True
        return False

    @cached_property
    def _places(self) -> tuple[str, list[int]]:
        return _mapped(self.text)

    def place(self, quote: str) -> tuple[int, int] | None:
        """Start and end of the quote in `text`, where it stands in one piece."""
        return _find(bare(quote), *self._places) or _find(bare(without_markup(quote)), *self._places)


def _longest_prefix(wanted: str, text: str) -> int:
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if wanted[:middle] in text else (low, middle - 1)
    return low


class Sources:
    """The reports loaded in a data directory, by agency and year. Raises NoDataError when there are none."""

    def __init__(self, data: Path) -> None:
        self._folder = data / SOURCES
        self._engine = open_reader(data)
        self._reports = {(row.name, row.year): row for row in self._rows()}
        self.text = lru_cache(KEPT_TEXTS)(self._text)
        self._values = lru_cache(KEPT_TEXTS)(self._values_of)

    def _rows(self) -> list[Any]:
        query = select(agencies.c.name, reports.c.year, reports.c.id, reports.c.file, reports.c.sha256)
        with self._reading() as connection:
            return list(connection.execute(query.join(agencies, agencies.c.id == reports.c.agency_id)))

    def _reading(self) -> Any:
        return read(self._engine, settings.number("sql_timeout_ms"))

    def identities(self) -> list[tuple[str, int, str]]:
        """Agency, year and file hash of every report, in order."""
        return sorted((name, year, row.sha256) for (name, year), row in self._reports.items())

    def _text(self, agency: str, year: int) -> SourceText | None:
        """What the second path reads in a report's file; None where there is no such report or file."""
        row = self._reports.get((agency, year))
        path = self._folder / row.sha256 if row else None
        return SourceText(extract(path.read_bytes())) if path and path.is_file() else None

    def stands(self, citation: dict[str, Any]) -> bool:
        """Whether the quote stands in the file cited, and holds the value of the cell cited."""
        source = self.text(citation["agency"], citation["year"])
        row = self._reports.get((citation["agency"], citation["year"]))
        if source is None or row is None or citation.get("file", row.file) != row.file:
            return False
        return source.holds(citation["quote"]) and self._holds_value(citation, row.id)

    def _holds_value(self, citation: dict[str, Any], report: int) -> bool:
        key = citation.get("key")
        if not key:
            return True
        values = self._values(report)
        if key not in values:
            return False
        value, quote = values[key], unicodedata.normalize("NFKC", citation["quote"])
        return value is None or abs(value) in numbers(quote) or (value == 0 and bool(_NONE.search(quote)))

    def _values_of(self, report: int) -> dict[str, Decimal | None]:
        connection: Connection
        with self._reading() as connection:
            rows = connection.execute(select(facts.c.key, facts.c.value).where(facts.c.report_id == report))
            return {row.key: row.value for row in rows}


def bare(text: str) -> str:
    """Text without white space and invisible characters, widths made one (NFKC)."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Start and end of a quote in a text, white space and width left aside."""
    return _find(bare(quote), *_mapped(text))


def _mapped(text: str) -> tuple[str, list[int]]:
    """The bare text, and where each of its characters stands in the text."""
    kept = [(character, at) for at, raw in enumerate(text) for character in bare(raw)]
    return "".join(character for character, _ in kept), [at for _, at in kept]


def _find(wanted: str, bared: str, places: list[int]) -> tuple[int, int] | None:
    start = bared.find(wanted) if wanted else -1
    return None if start < 0 else (places[start], places[start + len(wanted) - 1] + 1)


def numbers(text: str) -> set[Decimal]:
    """Every number of a text."""
    return {Decimal(found.replace(",", "")) for found in _NUMBER.findall(text)}

"""Passages as they are searched: below a line that says whose they are, of which year, under which headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from index.schema import agencies, aliases

CHUNK = 500
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage with its header line; `id` and `year` tell its vector."""

    id: str
    year: int
    header: str
    text: str

    @property
    def headed(self) -> str:
        """Header line and text, as they are embedded and searched."""
        return f"{self.header}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Called:
    """What a body is called: its full name, its region, and other names."""

    name: str
    region: str
    others: tuple[str, ...] = ()

    def header(self, year: int, path: str) -> str:
        """The header line of a passage under the headings `path` of the body's report of a year."""
        names = "、".join((self.name, *self.others))
        return " ".join(filter(None, (names, self.region, f"{year}年", path)))


def called(connection: Connection, names: Sequence[str]) -> dict[str, Called]:
    """What the bodies of those full names are called."""
    regions: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for at in range(0, len(names), CHUNK):
        query = select(agencies.c.name, agencies.c.region, aliases.c.alias).outerjoin(aliases)
        for row in connection.execute(query.where(agencies.c.name.in_(names[at : at + CHUNK]))):
            regions[row.name] = row.region
            found.setdefault(row.name, []).append(row.alias or "")
    return {name: Called(name, regions[name], _told_apart(name, others)) for name, others in found.items()}


def _told_apart(name: str, others: Sequence[str]) -> tuple[str, ...]:
    """Of the other names the longest Chinese and the longest Latin one: more would drown the text."""
    ordered = sorted((other for other in others if other and other != name), key=lambda other: (-len(other), other))
    chinese = [other for other in ordered if _HAN.search(other)]
    latin = [other for other in ordered if not _HAN.search(other)]
    return (*chinese[:1], *latin[:1])

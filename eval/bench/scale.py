"""Questions about figures over 1,000 and 10,000 reports: the time of each kind, by how much of them it is about.

Prose is left out. Seconds are those that the process computes, since other programs share the machine; beside
them stand those of the clock on the wall.
"""

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import select

from answer import Desk, Outcome
from answer.memory import settle
from eval.bench.clock import line, timed, worked
from eval.bench.many import multiply
from index.database import open_reader
from index.schema import agencies, reports

ROUNDS = 5  # questions of each wording, about other bodies, places and years
# From 200 reports to 1,000, from these to 10,000.
STEPS = ("甲乙丙丁", "戊己庚辛壬癸子丑寅")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question, about a slice of the reports, in its wordings."""

    kind: str
    slice: str
    ask: tuple[str, ...]


def kinds() -> list[Kind]:
    """Every kind measured."""
    entries = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return [Kind(each["kind"], each["slice"], tuple(each["ask"])) for each in entries]


def measure(data: Path, folder: Path) -> None:
    """Prints the times over ever larger copies, in `folder`, of a data directory."""
    shutil.copytree(data, folder)
    for prefixes in STEPS:
        count = multiply(folder, prefixes)
        _measure(folder, f"{count} reports")


def _measure(data: Path, size: str) -> None:
    desk, names = Desk(data), _names(data)
    times: dict[str, list[float]] = {}
    settle()  # as app.py does
    for kind in kinds():
        questions = list(_questions(kind, names))
        answered = sum(desk.ask(each).status is Outcome.ANSWERED for each in questions)
        walls = [timed(lambda each=each: desk.ask(each)) for each in questions]  # type: ignore[misc]
        found = [worked(lambda each=each: desk.ask(each)) for each in questions]  # type: ignore[misc]
        times.setdefault(kind.slice, []).extend(found)
        told = f"{_of(found)}, wall {_of(walls)}, {answered} of {len(questions)} answered"
        line(f"{size}: {kind.kind}, {kind.slice}", told)
    for name, found in times.items():
        line(f"{size}: every kind, {name}", _of(found))
    line(f"{size}: every kind", _of([each for found in times.values() for each in found]))


def _of(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"p50 {median(ordered) * 1000:.0f} ms, p95 {ordered[int(0.95 * (len(ordered) - 1))] * 1000:.0f} ms"


def _names(data: Path) -> list[dict[str, object]]:
    """Departments with the city and the year of a report of theirs, in an order by lot."""
    query = select(agencies.c.name, agencies.c.region, reports.c.year).join_from(reports, agencies)
    with open_reader(data).connect() as connection:
        rows: Sequence[Any] = connection.execute(query.where(reports.c.current, agencies.c.level == "department")).all()
    found: list[dict[str, object]] = [
        {"body": name, "city": region.split("/")[1], "year": year} for name, region, year in rows if "/" in region
    ]
    random.Random(1).shuffle(found)
    return found


def _questions(kind: Kind, names: Sequence[dict[str, object]]) -> Iterator[str]:
    for at in range(ROUNDS):
        for wording in kind.ask:
            yield wording.format(**names[at])

"""Questions over 1,000 and 10,000 reports: the time of each kind, by how much of them it is about.

Figures and prose apart, and whether a question that names a report finds it among ever more. Seconds are those
that the process computes, since other programs share the machine; beside them stand those of the clock on the wall,
and those of asking for the first time, when less of the reports is remembered.
"""

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import select

from answer import Desk, Outcome
from answer.memory import settle
from eval.bench.clock import line, timed, worked
from eval.bench.finding import HEADINGS, first_found
from eval.bench.many import multiply
from eval.markdown import table
from index.database import open_reader
from index.schema import agencies, facts, reports

ROUNDS = 5  # questions of each wording, about other bodies, places and years
# From 200 reports to 1,000, 2,000 and 10,000; the times are taken at some of these.
STEPS = ("", "甲乙丙丁", "戊", "己庚辛壬")
TIMED = (1_000, 10_000)
_HANDLED = "requests.outcomes_total.total"  # where it is 0, a rate is rightly not answered


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question, about a slice of the reports, in its wordings."""

    kind: str
    slice: str
    ask: tuple[str, ...]
    about: str = "figures"


def kinds() -> list[Kind]:
    """Every kind measured."""
    entries = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return [Kind(**(each | {"ask": tuple(each["ask"])})) for each in entries]


def measure(data: Path, folder: Path) -> None:
    """Prints the times over ever larger copies, in `folder`, of a data directory, and a table of what is found."""
    shutil.copytree(data, folder)
    curve = []
    for prefixes in STEPS:
        count = multiply(folder, prefixes)
        curve.append(first_found(folder, count, _names(folder)))
        if count in TIMED:
            _measure(folder, f"{count} reports")
    print(table(HEADINGS, [each.row for each in curve]), flush=True)


def _measure(data: Path, size: str) -> None:
    desk, names = Desk(data), _names(data)
    times: dict[tuple[str, str], list[float]] = {}
    waits: dict[str, list[float]] = {}
    wholes: dict[str, list[float]] = {}  # with the JSON, for which more citations are made
    firsts: dict[str, list[float]] = {}  # before what is remembered of the reports is read
    settle()  # as app.py does
    for kind in kinds():
        questions = list(_questions(kind, names))
        outcomes: list[Outcome] = []
        first = [worked(partial(_note, desk, each, outcomes)) for each in questions]
        answered = outcomes.count(Outcome.ANSWERED)
        walls = [timed(lambda each=each: desk.ask(each)) for each in questions]  # type: ignore[misc]
        found = [worked(lambda each=each: desk.ask(each)) for each in questions]  # type: ignore[misc]
        times.setdefault((kind.about, kind.slice), []).extend(found)
        waits.setdefault(kind.about, []).extend(walls)
        whole = [worked(lambda each=each: desk.ask(each).to_json()) for each in questions]  # type: ignore[misc]
        wholes.setdefault(kind.about, []).extend(whole)
        firsts.setdefault(kind.about, []).extend(first)
        told = f"{_of(found)}, the first time {_of(first)}, wall {_of(walls)}, {answered} of {len(questions)} answered"
        line(f"{size}: {kind.kind}, {kind.slice}", told)
    for (about, name), found in times.items():
        line(f"{size}: {about}, every kind, {name}", _of(found))
    for about, walls in waits.items():
        found = [each for (of, _), own in times.items() if of == about for each in own]
        told = f"{_of(found)}, the first time {_of(firsts[about])}, wall {_of(walls)}"
        line(f"{size}: {about}, every kind", f"{told}, with the JSON {_of(wholes[about])}")


def _note(desk: Desk, question: str, outcomes: list[Outcome]) -> None:
    outcomes.append(desk.ask(question).status)


def _of(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    return f"p50 {median(ordered) * 1000:.0f} ms, p95 {ordered[int(0.95 * (len(ordered) - 1))] * 1000:.0f} ms"


def _names(data: Path) -> list[dict[str, object]]:
    """Departments with the city and the year of a report of theirs that handled requests, in an order by lot."""
    handled = (facts.c.report_id == reports.c.id) & (facts.c.key == _HANDLED) & (facts.c.value > Decimal(0))
    query = select(agencies.c.name, agencies.c.region, reports.c.year).join_from(reports, agencies).join(facts, handled)
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

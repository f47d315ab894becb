"""Questions about a written corpus, their gold computed from its truth: look-ups, lists, counts, sums, rankings.

Shares nothing with the planner: the measures are named in measures.json, the questions below, the sums here.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from eval.cases import Case, CaseError

SHARES = {"lookup": 0.6, "list": 0.12, "count": 0.1, "sum": 0.1, "rank": 0.08}
BY_ALIAS = 0.3  # share of the look-ups that call a body by a short name
TOP = 3
SMALLEST = 3  # reports in a scope
ASKED = {
    ("lookup", "zh"): ("{agency}{year}年{measure}有多少{unit}？", "{year}年{agency}的{measure}是多少？"),
    ("lookup", "en"): ("What was the number of {measure} of {agency} in {year}?", "{agency}, {year}: {measure}?"),
    ("list", "zh"): ("{year}年{region}哪些单位有{measure}？", "列出{region}{year}年{measure}大于0的单位"),
    ("list", "en"): ("Which agencies in {region} had {measure} in {year}?",),
    ("count", "zh"): ("{year}年{region}有几家单位有{measure}？", "{region}{year}年{measure}大于0的单位有几家？"),
    ("count", "en"): ("How many agencies in {region} had {measure} in {year}?",),
    ("sum", "zh"): ("{year}年{region}各单位{measure}合计多少{unit}？", "{region}{year}年{measure}总共是多少？"),
    ("sum", "en"): ("What is the total of {measure} in {region} in {year}?",),
    ("rank", "zh"): ("{year}年{region}{measure}最多的3家单位是哪些？",),
    ("rank", "en"): ("Top 3 agencies in {region} by {measure} in {year}",),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell of the form with the names that questions give it."""

    key: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    unit: str


@dataclass(frozen=True)
class Told:
    """One report of the corpus, as its truth has it."""

    truth: dict[str, Any]

    @cached_property
    def name(self) -> tuple[str, int]:
        """Agency and year."""
        return self.truth["agency"], self.truth["year"]

    def shows(self, key: str) -> bool:
        """Whether the cell holds a number whose place a reader can tell: not blank, lost or unsure."""
        cell = self.truth["cells"].get(key)
        return cell is not None and cell["status"] == "read" and not cell.get("unsure") and cell["value"] is not None

    def value(self, key: str) -> Decimal:
        """The number that a cell shows."""
        return Decimal(str(self.truth["cells"][key]["value"]))


Drawn = TypeVar("Drawn")
Scope = tuple[str, int, Asked, list[Told]]  # region, year, measure, its reports


def generate(truth: Path, count: int, seed: int) -> list[Case]:
    """Up to `count` cases about the corpus of a truth.jsonl, the same for the same seed. Raises CaseError, OSError."""
    told = _told(truth)
    rng = random.Random(f"{seed}/questions")
    lookups = [(report, asked) for report in told for asked in _measures() if report.shows(asked.key)]
    scopes = list(_scopes(told))
    aliases = _aliases(told)
    cases = [
        _lookup(report, asked, aliases, rng) for report, asked in _drawn(lookups, round(count * SHARES["lookup"]), rng)
    ]
    for kind, gold in _GOLD.items():
        wanted = [scope for scope in scopes if kind != "rank" or _has_a_top(scope)]
        cases += [_of_scope(kind, gold, scope, rng) for scope in _drawn(wanted, round(count * SHARES[kind]), rng)]
    return [Case.model_validate({"id": f"gen-{at:05d}", **case}) for at, case in enumerate(cases, start=1)]


def _told(path: Path) -> list[Told]:
    try:
        return [Told(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]
    except ValueError as error:
        raise CaseError(f"{path}: not a truth.jsonl ({error}): expected one of `python -m eval.corpus`") from error


def _measures() -> list[Asked]:
    entries = json.loads(Path(__file__).with_name("measures.json").read_text(encoding="utf-8"))
    return [Asked(each["key"], tuple(each["zh"]), tuple(each["en"]), each["unit"]) for each in entries]


def _drawn(candidates: Sequence[Drawn], count: int, rng: random.Random) -> list[Drawn]:
    return rng.sample(candidates, min(count, len(candidates)))


# Look-ups


def _aliases(told: Sequence[Told]) -> dict[str, set[str]]:
    """The bodies that each name may mean."""
    meant: dict[str, set[str]] = defaultdict(set)
    for report in told:
        for alias in report.truth["aliases"]:
            meant[alias].add(report.truth["agency"])
    return meant


def _lookup(report: Told, asked: Asked, aliases: dict[str, set[str]], rng: random.Random) -> dict[str, Any]:
    agency, year = report.name
    short = [alias for alias in report.truth["aliases"] if alias != agency and len(aliases[alias]) == 1]
    called = rng.choice(short) if short and rng.random() < BY_ALIAS else agency
    gold = {
        "status": "answered",
        "value": _plain(report.value(asked.key)),
        "unit": asked.unit,
        "cite": [[agency, year, asked.key]],
    }
    tags = {
        "format": report.truth["format"],
        "damage": report.truth["damage"],
        "name": "full" if called == agency else "short",
    }
    return _case("lookup", asked, rng, {"agency": called, "year": year}, gold) | {"tags": tags}


# Sets


def _scopes(told: Sequence[Told]) -> Iterator[Scope]:
    """Every region, year and measure whose cells can all be told."""
    inside: dict[tuple[str, int], list[Told]] = defaultdict(list)
    paths: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for report in told:
        region = report.truth["region"]
        for depth, place in enumerate(region[1:], start=2):  # reports do not name their province
            inside[place, report.truth["year"]].append(report)
            paths[place].add(tuple(region[:depth]))
    for (place, year), reports in sorted(inside.items(), key=lambda each: each[0]):
        if len(paths[place]) > 1 or len(reports) < SMALLEST:
            continue
        for asked in _measures():
            if all(report.shows(asked.key) for report in reports):
                yield place, year, asked, reports


def _members(scope: Scope) -> list[tuple[Told, Decimal]]:
    """The reports with more than zero, the largest first."""
    _, _, asked, reports = scope
    found = [(report, value) for report in reports if (value := report.value(asked.key))]
    return sorted(found, key=lambda each: -each[1])


def _list(scope: Scope) -> dict[str, Any]:
    members = _members(scope)
    rows = [[*report.name, _plain(value)] for report, value in members]
    cited = [[*report.name, scope[2].key] for report, _ in members]
    return {"status": "answered", "rows": rows, **({"cite": cited} if cited else {})}


def _count(scope: Scope) -> dict[str, Any]:
    return {**_list(scope), "value": len(_members(scope))}


def _sum(scope: Scope) -> dict[str, Any]:
    """Without the reports that already contain others of the scope."""
    added = [(report, value) for report, value in _members(scope) if not _contains(report, scope[3])]
    cited = [[*report.name, scope[2].key] for report, _ in added]
    total = sum((value for _, value in added), Decimal(0))
    return {"status": "answered", "value": _plain(total), **({"cite": cited} if cited else {})}


def _contains(report: Told, others: Sequence[Told]) -> bool:
    """Whether a report aggregates another of the same year."""
    path = report.truth["region"]
    return report.truth["level"] == "aggregate" and any(
        other is not report and other.truth["region"][: len(path)] == path for other in others
    )


def _rank(scope: Scope) -> dict[str, Any]:
    top = _members(scope)[:TOP]
    values = [_plain(value) for _, value in top]
    return {"status": "answered", "values": values, "cite": [[*report.name, scope[2].key] for report, _ in top]}


def _has_a_top(scope: Scope) -> bool:
    """Whether the first places are full, and nobody ties with the last of them."""
    members = _members(scope)
    return len(members) > TOP and members[TOP - 1][1] > members[TOP][1]


_GOLD: dict[str, Callable[[Scope], dict[str, Any]]] = {"list": _list, "count": _count, "sum": _sum, "rank": _rank}


def _of_scope(kind: str, gold: Callable[[Scope], dict[str, Any]], scope: Scope, rng: random.Random) -> dict[str, Any]:
    region, year, asked, reports = scope
    size = "≥ 20" if len(reports) >= 20 else "< 20"
    return _case(kind, asked, rng, {"region": region, "year": year}, gold(scope)) | {"tags": {"scope": size}}


def _case(kind: str, asked: Asked, rng: random.Random, words: dict[str, Any], gold: dict[str, Any]) -> dict[str, Any]:
    lang = rng.choice(("zh", "zh", "en"))
    measure = rng.choice(asked.zh if lang == "zh" else asked.en)
    question = rng.choice(ASKED[kind, lang]).format(measure=measure, unit=asked.unit, **words)
    return {"question": question, "lang": lang, "kind": kind, "gold": gold, "measure": asked.key}


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)

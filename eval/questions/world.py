"""The truth of a written corpus: which reports there are, and what each cell of them says."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_services", "other")
RESULTS = ("upheld", "corrected", "other", "pending")
HARD = frozenset({"C1", "C2", "C3", "C4"})


class UntoldError(LookupError):
    """Damage leaves open what a cell says, so that nothing can be asked about it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact that a sentence of the prose states."""

    topic: str
    value: Decimal | None
    unit: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """A body's report of a year; a cell holds None where it is blank, and is absent where the form lacks it."""

    agency: str
    aliases: tuple[str, ...]
    region: tuple[str, ...]
    level: str
    year: int
    form: int
    cells: Mapping[str, Decimal | None]
    mixed: bool = False
    broken: frozenset[str] = frozenset()
    told: tuple[Told, ...] = ()
    contacts: Mapping[str, str] = field(default_factory=dict)
    text: str = ""  # of a text file, without white space
    untold: frozenset[str] = frozenset()  # cells that damage destroyed, or whose place it leaves open
    format: str = ""
    damage: int = 0

    def value(self, key: str) -> Decimal | None:
        """What a cell says; a blank total of tables 2 and 3 is the sum of its columns, if they hold numbers.

        Raises UntoldError.
        """
        value = self._told(key)
        row, _, column = key.rpartition(".")
        if value is not None or column != "total" or key not in self.cells:
            return value
        names = COLUMNS if row.startswith("requests.") else RESULTS
        return added(self._told(f"{row}.{name}") for name in names)

    def _told(self, key: str) -> Decimal | None:
        if key in self.untold:
            raise UntoldError(key)
        return self.cells.get(key)

    @property
    def balances(self) -> bool:
        """Whether all hard checks hold."""
        return not self.broken & HARD

    @property
    def problems(self) -> list[str]:
        """The clauses that name problems."""
        return [told.sentence for told in self.told if told.topic.startswith("problem:")]

    @property
    def improvements(self) -> list[str]:
        """The clauses that answer them."""
        return [told.sentence for told in self.told if told.topic.startswith("improvement:")]

    @property
    def by_theme(self) -> dict[str, str]:
        """The problems by what they are about."""
        return {told.topic.partition(":")[2]: told.sentence for told in self.told if told.topic.startswith("problem:")}

    @property
    def blanks(self) -> list[str]:
        """The cells that hold nothing. Raises UntoldError where damage leaves any open."""
        if self.untold:
            raise UntoldError(*sorted(self.untold))
        return [key for key, value in self.cells.items() if value is None]


@dataclass(frozen=True)
class World:
    """All reports of a corpus, by body and year."""

    reports: tuple[Report, ...]

    @cached_property
    def at(self) -> dict[tuple[str, int], Report]:
        """Each report by its body and year."""
        return {(report.agency, report.year): report for report in self.reports}

    @cached_property
    def bodies(self) -> dict[str, list[Report]]:
        """The reports of each body, oldest first."""
        found: dict[str, list[Report]] = {}
        for report in sorted(self.reports, key=lambda each: each.year):
            found.setdefault(report.agency, []).append(report)
        return found

    @cached_property
    def years(self) -> list[int]:
        """The years of which there are reports."""
        return sorted({report.year for report in self.reports})

    @cached_property
    def damaged(self) -> bool:
        """Whether any file is damaged."""
        return any(report.damage for report in self.reports)

    @cached_property
    def shared_names(self) -> frozenset[str]:
        """Names that more than one body goes by."""
        names = [alias for reports in self.bodies.values() for alias in set(reports[-1].aliases)]
        return frozenset(name for name in names if names.count(name) > 1)


def read_world(folder: Path) -> World:
    """The world of a corpus folder. Raises FileNotFoundError without truth.jsonl."""
    lines = (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    return World(tuple(_report(json.loads(line), folder) for line in lines))


def _report(truth: dict[str, Any], folder: Path) -> Report:
    untold = {key for key, cell in truth["cells"].items() if cell["status"] == "lost" or cell.get("unsure")}
    cells = {key: _value(cell) for key, cell in truth["cells"].items() if key not in untold}
    return Report(
        agency=truth["agency"],
        aliases=tuple(truth["aliases"]),
        region=tuple(truth["region"]),
        level=truth["level"],
        year=truth["year"],
        form=truth["form"],
        cells=cells,
        mixed=_mixed(truth["cells"]),
        broken=frozenset(each["rule"] for each in truth["planted"]),
        told=tuple(_told(each) for each in truth["narrative"]),
        contacts=truth["contacts"],
        text=_text(folder / truth["file"]),
        untold=frozenset(untold),
        format=truth["format"],
        damage=truth["damage"],
    )


def _told(fact: Mapping[str, Any]) -> Told:
    return Told(fact["topic"], _value(fact), fact["unit"], fact["sentence"])


def _text(file: Path) -> str:
    """The characters of a text file without white space; nothing of other files."""
    if file.suffix not in {".txt", ".md"} or not file.is_file():
        return ""
    return "".join(file.read_text(encoding="utf-8").split())


def _value(cell: Mapping[str, Any]) -> Decimal | None:
    return None if cell["value"] is None else Decimal(str(cell["value"]))


def _mixed(cells: Mapping[str, Any]) -> bool:
    """Whether blocks of table 1 follow one form and the rest of the report another."""
    old = {"normative_documents.made", "licensing.change", "penalties.change", "fees.change", "procurement.amount"}
    return bool(old & cells.keys()) and not (old <= cells.keys() and "requests.other_outcome.total" in cells)


def added(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is stated; None where nothing is."""
    stated = [value for value in values if value is not None]
    return sum(stated, Decimal(0)) if stated else None


def without_aggregates(reports: Iterable[Report]) -> list[Report]:
    """The reports without those that already contain another of them, of the same year."""
    found = list(reports)
    return [each for each in found if not (each.level == "aggregate" and any(_within(each, other) for other in found))]


def _within(whole: Report, part: Report) -> bool:
    if whole is part or whole.year != part.year:
        return False
    return part.region[: len(whole.region)] == whole.region

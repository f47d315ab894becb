"""Choosing what a question is about: a report, a figure, a scope; and what was chosen, with its gold."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from eval.questions.gold import Gold, Row
from eval.questions.measures import Measure, Rate, measures, rates
from eval.questions.speech import Agency, Kind, Region, Slot, Span, Year, kind_of
from eval.questions.wording import OPEN, Language
from eval.questions.world import Report, World, without_aggregates

T = TypeVar("T")


class UnluckyError(Exception):
    """What was drawn makes no fair question; draw again."""


@dataclass(frozen=True)
class Turn:
    """An earlier question of a conversation, by its operation and what it names."""

    operation: str
    slots: Mapping[str, Slot]
    when: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draw:
    """What a question names, what its right answer is, and the turns before it."""

    slots: Mapping[str, Slot]
    gold: Gold
    tags: Mapping[str, str] = field(default_factory=dict)
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Scope:
    """The reports that a question about many bodies is over, and the slots that say so."""

    reports: list[Report]
    slots: dict[str, Slot]

    def parts(self) -> list[Report]:
        """The reports that may be added: without those that contain another."""
        return without_aggregates(self.reports)


@dataclass(frozen=True)
class Lot:
    """One drawing: the world, the lots, the fields and conditions of the template to be filled, and its part."""

    world: World
    rng: random.Random
    lang: Language
    fields: frozenset[str]
    when: Mapping[str, str]
    part: str = OPEN

    def one_of(self, choices: Sequence[T]) -> T:
        """One of them. Raises UnluckyError where there is none."""
        if not choices:
            raise UnluckyError
        return self.rng.choice(choices)

    def some_of(self, choices: Sequence[T], count: int) -> list[T]:
        """So many of them. Raises UnluckyError where there are fewer."""
        if len(choices) < count:
            raise UnluckyError
        return self.rng.sample(choices, count)

    def report(self, fits: Callable[[Report], bool] = lambda _: True) -> Report:
        """A report."""
        return self.one_of([each for each in self.world.reports if fits(each)])

    def measure(self, name: str = "measure", *, rare: bool = False, comparable: bool = False) -> Measure:
        """A figure; the template may name those that fit it."""
        wanted = self.when.get(name, "").split()
        found = [
            each
            for each in measures()
            if (each.id in wanted if wanted else rare or not each.rare) and (each.comparable or not comparable)
        ]
        return self.one_of(found)

    def rate(self) -> Rate:
        """A rate, or a share where the template asks for one."""
        wanted = self.when.get("rate", "").split()
        share = "share" in self.when
        return self.one_of([each for each in rates() if (each.id in wanted if wanted else each.share == share)])

    def scope(self, fields: frozenset[str] = frozenset()) -> Scope:
        """Reports of a year or a span, in a region or of a kind, as the template's fields (or others) have it."""
        fields = fields or self.fields
        slots: dict[str, Slot] = {}
        found = list(self.world.reports)
        if "year" in fields:
            year = self.one_of(self.world.years)
            slots["year"], found = Year(year), [each for each in found if each.year == year]
        if "years" in fields:
            span = self.span()
            slots["years"], found = span, [each for each in found if span.first <= each.year <= span.last]
        if "region" in fields:
            region = self.region()
            slots["region"], found = region, [each for each in found if each.region[: len(region.path)] == region.path]
        if "kind" in fields:
            kind = self.kind()
            slots["kind"], found = kind, [each for each in found if kind_of(each) == kind.name]
        if len(found) < 2:
            raise UnluckyError
        return Scope(found, slots)

    def span(self, length: int = 0) -> Span:
        """Two to five years in a row."""
        years = self.world.years
        length = length or self.rng.randint(2, 5)
        first = self.one_of(years[: len(years) - length + 1])
        return Span(first, first + length - 1)

    def region(self) -> Region:
        """A city or district whose name no other place bears; no report prints its province."""
        paths = {each.region[:depth] for each in self.world.reports for depth in range(2, len(each.region) + 1)}
        names = [path[-1] for path in paths]
        return Region(self.one_of(sorted(path for path in paths if names.count(path[-1]) == 1)))

    def kind(self) -> Kind:
        """A kind of which there are at least two bodies; governments are not, for one may contain another."""
        kinds = [kind_of(reports[-1]) for reports in self.world.bodies.values() if reports[-1].level != "aggregate"]
        return Kind(self.one_of(sorted({kind for kind in kinds if kinds.count(kind) > 1})))


def row(report: Report, measure: Measure) -> Row:
    """A report's line in an answer."""
    return report.agency, report.year, measure.of(report)


def named(report: Report) -> dict[str, Slot]:
    """The slots that name a report."""
    return {"agency": Agency(report.agency), "year": Year(report.year)}


def sure(reports: Sequence[Report], measure: Measure) -> None:
    """Raises UnluckyError where some report leaves open whether the figure is zero."""
    if not all(measure.sure_in(each) for each in reports):
        raise UnluckyError

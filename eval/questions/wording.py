"""The wordings of every operation, and which of them are kept aside."""

import json
import random
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent / "wordings"
OPEN, HELD_OUT = "open", "held_out"
TRAINING = "training"  # phrases that no case has
Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
SHARE = {OPEN: 0.75, HELD_OUT: 0.25}  # of an operation's questions


@dataclass(frozen=True)
class Template:
    """A sentence with fields to fill, and what must hold of a drawing for it to be true."""

    text: str
    when: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """What it names: agency, year, measure (of {measure.ask} too)."""
        names = (name for _, name, _, _ in string.Formatter().parse(self.text) if name)
        return frozenset(name.partition(".")[0] for name in names)

    def fits(self, slots: Mapping[str, object], facts: Mapping[str, str]) -> bool:
        """Whether it names just these slots, and says of them what is so."""
        return self.fields == slots.keys() and all(facts.get(key) in each.split() for key, each in self.when.items())


@dataclass(frozen=True)
class Wording:
    """An operation's templates by language, those kept aside apart, and how many questions it should have."""

    operation: str
    family: str
    cases: int
    templates: Mapping[Language, tuple[Template, ...]]
    kept_aside: Mapping[Language, tuple[Template, ...]]
    shared: Mapping[str, str] = field(default_factory=dict)  # what must hold for all of them

    def part(self, lang: Language, part: str) -> list[Template]:
        """The templates of one part, the same with any seed."""
        return list((self.kept_aside if part == HELD_OUT else self.templates)[lang])

    def uses(self, lang: Language, part: str, questions: float) -> float:
        """How often each template of a part is used, where both parts are to have so many questions together."""
        return questions * SHARE[part] / len(self.part(lang, part))


def _digest(seed: int, text: str) -> str:
    return sha256(f"{seed}/{text}".encode()).hexdigest()


def may_say(part: str, seed: int, phrase: str) -> bool:
    """Whether a part uses a phrase for a figure: a fifth of them are only in the held-out part."""
    return part == HELD_OUT or int(_digest(seed, phrase), 16) % 5 != 0


@cache
def wordings(recipe: str) -> tuple[Wording, ...]:
    """The wording of every operation of a recipe: figures, narrative."""
    return tuple(each for file in sorted((FOLDER / recipe).glob("*.json")) for each in _of_file(file))


def _of_file(file: Path) -> Iterator[Wording]:
    twin = FOLDER / HELD_OUT / file.parent.name / file.name
    kept = json.loads(twin.read_text(encoding="utf-8"))
    for operation, entry in json.loads(file.read_text(encoding="utf-8")).items():
        shared, aside = entry.get("when", {}), kept[operation]
        templates = {lang: tuple(_templates(entry[lang], shared)) for lang in LANGUAGES}
        kept_aside = {lang: tuple(_templates(aside[lang], shared)) for lang in LANGUAGES}
        yield Wording(operation, file.stem, entry["cases"], templates, kept_aside, shared)


def _templates(entries: Iterable[Any], shared: Mapping[str, str]) -> Iterator[Template]:
    for each in entries:
        if isinstance(each, str):
            yield Template(each, shared)
        else:
            yield from (Template(text, {**shared, **each["when"]}) for text in each["texts"])


def templates_of(asked: Wording, entries: Iterable[Any]) -> tuple[Template, ...]:
    """Other templates of an operation, as a file of wordings has them."""
    return tuple(_templates(entries, asked.shared))


def wording(operation: str, recipe: str) -> Wording:
    """An operation's wording."""
    return next(each for each in wordings(recipe) if each.operation == operation)


def shuffled(templates: list[Template], rng: random.Random) -> list[Template]:
    """The templates in an order by lot."""
    return rng.sample(templates, len(templates))

"""Sentences from templates, each with the facts it states."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from eval.corpus.record import Narrative
from eval.corpus.world import load

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
ROUNDED = frozenset({"followers", "site_visits", "phone_consultations"})  # said as 1.2万余 or 近300 at times
SPOKEN = frozenset({"training_sessions", "open_days", "meetings"})  # said as 两次 at times
ROUND = 0.2
NUMERALS = "零一两三四五六七八九"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it says; `facts` is empty for one that states no fact."""

    text: str
    facts: tuple[Narrative, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes one report's sentences, none of them twice: lots of the report, words of the body."""

    rng: random.Random
    words: Mapping[str, str]  # slots that every template may use
    usual: Mapping[str, float] = field(default_factory=dict)  # how much more than others the body does, by topic
    used: set[str] = field(default_factory=set)

    def fill(self, template: str, **slots: str) -> str:
        """A template with its choices made and its slots filled."""
        chosen = _CHOICE.sub(lambda found: self.rng.choice(found.group(1).split("|")), template)
        return chosen.format_map({**self.words, **self._subjects(), **slots})

    def _subjects(self) -> dict[str, str]:
        """What the body publishes about, as s1, s2 and so on, beginning with another one each time."""
        names = [name for name in self.words if re.fullmatch(r"s\d+", name)]
        first = self.rng.randrange(len(names)) if names else 0
        return dict(zip(names, [self.words[name] for name in names[first:] + names[:first]], strict=True))

    def one_of(self, templates: Sequence[str], **slots: str) -> str:
        """One of the templates, filled."""
        return self.fill(self.some_of(templates, 1)[0], **slots)

    def some_of(self, templates: Sequence[str], count: int) -> list[str]:
        """Templates that the report does not use yet; used ones only where no others are."""
        fresh = [template for template in templates if template not in self.used] or list(templates)
        chosen = self.rng.sample(fresh, min(count, len(fresh)))
        self.used.update(chosen)
        return chosen

    def topic(
        self, name: str, values: Mapping[str, int], parts: Mapping[str, int] | None = None, template: str = ""
    ) -> Sentence:
        """A sentence of a topic with its values by slot; `parts` are the named addends of the first one.

        In a template of the caller's own, numbers stand as they are.
        """
        entry = topics()[name]
        said = {slot: (str(value), value, False) for slot, value in values.items()}
        if not template:
            (template,) = self.some_of(entry["templates"], 1)
            said = {slot: self._said(entry, slot, value) for slot, value in values.items()}
        listed = self._listed(parts or {}, next(iter(entry["facts"].values()), ["", ""])[1])
        text = self.fill(template, parts=listed, **{slot: shown for slot, (shown, *_) in said.items()})
        whole = tuple((parts or {}).values()) if "{parts}" in template else ()
        facts = tuple(
            Narrative(topic, Decimal(said[slot][1]), unit, text, key, said[slot][2], whole if at == 0 else ())
            for at, (slot, (topic, unit, key)) in enumerate(entry["facts"].items())
            if f"{{{slot}}}" in template or entry.get("zero")
        )
        return Sentence(text, facts)

    def _said(self, entry: Mapping[str, Any], slot: str, value: int) -> tuple[str, int, bool]:
        """How a number is said, which number that is, and whether it is a round one."""
        topic = entry["facts"].get(slot, [""])[0]
        if topic in SPOKEN and 0 < value < len(NUMERALS) and self.rng.random() < ROUND:
            return NUMERALS[value], value, False
        if topic not in ROUNDED or value < 100 or self.rng.random() > ROUND:
            return str(value), value, False
        if value >= 10_000:
            tenths = value // 1000
            return f"{tenths / 10:g}万余", tenths * 1000, True
        rounded = value // 100 * 100
        return f"{rounded}{'余' if self.rng.random() < 0.5 else '多'}", rounded, True

    def _listed(self, parts: Mapping[str, int], unit: str) -> str:
        joint = self.rng.choice(["、", "、", "，"])
        return joint.join(f"{name}{count}{unit}" for name, count in parts.items())


@cache
def topics() -> dict[str, dict[str, Any]]:
    """The topics by name."""
    return {entry["id"]: entry for entry in load("topics")["topics"]}


@cache
def frames() -> dict[str, Any]:
    """The parts of a report around its facts."""
    return load("frames")


@cache
def themes() -> dict[str, Any]:
    """What section five says."""
    return load("themes")


@cache
def duties() -> dict[str, dict[str, Any]]:
    """What kinds of body say of their own work, by kind."""
    return dict(load("duties")["kinds"])

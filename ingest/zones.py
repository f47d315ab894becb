"""Development zones by the names that people use: 云岚经开区 and 云岚开发区 of 云岚经济开发区."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone's place, if its name tells one, and its kind, with the short and English names of the kind."""

    place: str
    kind: str
    short: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def called(self) -> tuple[str, ...]:
        """Its name and its short names, each with the place."""
        return tuple(self.place + kind for kind in (self.kind, *self.short))


@cache
def _kinds() -> tuple[Zone, ...]:
    """The kinds of zone known by name, longest name first."""
    entries = json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8"))["zone_kinds"]
    found = [Zone("", entry["zh"], tuple(entry["short"]), tuple(entry["en"])) for entry in entries]
    return tuple(sorted(found, key=lambda kind: -len(kind.kind)))


@cache
def zone_words() -> frozenset[str]:
    """What zones are called without their place: 高新区, 开发区."""
    return frozenset(word for kind in _kinds() for word in (kind.kind, *kind.short))


def zone_of(name: str) -> Zone | None:
    """The zone that a place's name tells; None where it tells none."""
    found = next((kind for kind in _kinds() if name.endswith(kind.kind)), None)
    return found and Zone(name.removesuffix(found.kind), found.kind, found.short, found.en)

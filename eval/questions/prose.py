"""What is asked of the prose: numbers, deeds, words, themes of problems, contacts, each as people say it."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from eval.questions.measures import Term, forms_of
from eval.questions.wording import FOLDER, HELD_OUT, OPEN, TRAINING

FILES = {
    OPEN: Path(__file__).parent / "prose.json",
    HELD_OUT: FOLDER / HELD_OUT / "narrative" / "phrases.json",
    TRAINING: Path(__file__).parent.parent / "paraphrase" / "phrases.json",
}


@dataclass(frozen=True)
class Topic(Term):
    """A number of the prose; a report without any of the words `silent` does not state it."""

    silent: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Named:
    """Something with phrases in both languages. `topic` is what the truth calls it, `word` what tells of it."""

    id: str
    phrases: Mapping[str, tuple[str, ...]] = field(compare=False)
    topic: str = ""
    word: str = ""

    def said(self, lang: str, rng: random.Random) -> str:
        """One of its phrases."""
        return rng.choice(self.phrases[lang])


@cache
def _data(part: str) -> dict[str, Any]:
    return dict(json.loads(FILES[part].read_text(encoding="utf-8")))


def _entries(kind: str, part: str) -> list[dict[str, Any]]:
    """Those of a part; what is kept aside has other phrases and, where it has an id, all else of the same id."""
    known = {each["id"]: each for each in _data(OPEN)[kind] if "id" in each}
    return [known.get(each.get("id"), {}) | each for each in _data(part)[kind]]


@cache
def topics(part: str) -> tuple[Topic, ...]:
    """The numbers that stand in sentences only, in the words of a part of the questions."""
    return tuple(Topic(each["id"], forms_of(each), tuple(each["silent"])) for each in _entries("topics", part))


@cache
def named(kind: str, part: str) -> tuple[Named, ...]:
    """The acts, themes, contacts, words, or what no report tells, in the words of a part of the questions."""
    return tuple(_named(each) for each in _entries(kind, part))


def _named(entry: Mapping[str, Any]) -> Named:
    phrases = {lang: (said,) if isinstance(said := entry[lang], str) else tuple(said) for lang in ("zh", "en")}
    return Named(entry.get("id") or phrases["zh"][0], phrases, entry.get("topic", ""), entry.get("word", ""))

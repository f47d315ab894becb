"""What is asked of the prose: numbers, deeds, words, themes of problems, contacts, each as people say it."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from eval.questions.measures import Term, forms_of


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
def _data() -> dict[str, Any]:
    return dict(json.loads((Path(__file__).parent / "prose.json").read_text(encoding="utf-8")))


@cache
def topics() -> tuple[Topic, ...]:
    """The numbers that stand in sentences only."""
    return tuple(Topic(each["id"], forms_of(each), tuple(each["silent"])) for each in _data()["topics"])


@cache
def named(kind: str) -> tuple[Named, ...]:
    """The acts, themes, contacts, words, or what no report tells."""
    return tuple(_named(each) for each in _data()[kind])


def _named(entry: Mapping[str, Any]) -> Named:
    phrases = {lang: (said,) if isinstance(said := entry[lang], str) else tuple(said) for lang in ("zh", "en")}
    return Named(entry.get("id") or phrases["zh"][0], phrases, entry.get("topic", ""), entry.get("word", ""))

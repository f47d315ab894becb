"""Questions about how answers are counted and what words of the form mean → a fixed explanation."""

import re
from dataclasses import dataclass
from functools import cache

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.reading.question import Question
from answer.reply import Reply


@dataclass(frozen=True, slots=True)
class _Explanation:
    asked: re.Pattern[str]
    text: dict[Language, str]


@cache
def _explanations() -> tuple[_Explanation, ...]:
    return tuple(
        _Explanation(re.compile("|".join(entry["asked"])), {"zh": entry["zh"], "en": entry["en"]})
        for entry in vocabulary.entries("explanations.json")
    )


def explanation(question: Question) -> Reply | None:
    """The explanation asked for; None where a body, a place or a year is named, whose figures are meant."""
    if question.has("agency", "region", "year", "relative"):
        return None
    found = next((each for each in _explanations() if each.asked.search(question.text)), None)
    return Reply(Outcome.ANSWERED, found.text[question.language]) if found else None

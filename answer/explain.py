"""Questions about how answers are counted and what words of the form mean → a fixed explanation."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from answer.answer import Language, Outcome
from answer.question import Question
from answer.reply import Reply


@dataclass(frozen=True, slots=True)
class _Explanation:
    asked: re.Pattern[str]
    text: dict[Language, str]


@cache
def _explanations() -> tuple[_Explanation, ...]:
    file = Path(__file__).parent / "vocabulary" / "explanations.json"
    entries = json.loads(file.read_text(encoding="utf-8"))
    return tuple(
        _Explanation(re.compile("|".join(entry["asked"])), {"zh": entry["zh"], "en": entry["en"]}) for entry in entries
    )


def explanation(question: Question) -> Reply | None:
    """The explanation asked for; None where a body, a place or a year is named, whose figures are meant."""
    if question.has("agency", "region", "year", "relative"):
        return None
    found = next((each for each in _explanations() if each.asked.search(question.text)), None)
    return Reply(Outcome.ANSWERED, found.text[question.language]) if found else None

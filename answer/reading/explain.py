"""Questions about how answers are counted and what words of the form mean → a fixed explanation."""

import re
from dataclasses import dataclass
from functools import cache

from answer import vocabulary
from answer.answer import Language, Outcome
from answer.reading.question import Question
from answer.reply import Reply

_OF_THOSE = re.compile(
    r"(?:那么?|[，,])*(?:它们?|他们|该[单机]位?关?|这[些家]|那[些家])|.*\b(?:its|their|each of them)\b"
)


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
    if question.has("agency", "region", "year", "relative") or _is_of_those(question):
        return None
    found = next((each for each in _explanations() if each.asked.search(question.text)), None)
    return Reply(Outcome.ANSWERED, found.text[question.language]) if found else None


def _is_of_those(question: Question) -> bool:
    """Whether it is of the bodies asked for before: 它的公开率是多少."""
    return question.previous is not None and question.has("rate") and bool(_OF_THOSE.match(question.text))

"""An answer of quoted sentences → the same with a summary above them, as far as it passes the check."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from answer.answer import Answer, Citation, Outcome
from answer.model.check import holds
from answer.model.client import Talk
from answer.words import say

FEWEST_QUOTES = 2
MOST_QUOTES = 40
MOST_CHARACTERS = 8_000  # of all quotes
MOST_SENTENCES = 12
# Up to a stop, with the markers before or behind it.
_SENTENCE = re.compile(r"[^。！？!?\n]+?(?:[。！？!?\n]+|\.(?=\s|$)|$)(?:\s*\[\d+\])*")
_BULLET = re.compile(r"^\s*(?:[-•·]|\d{1,2}[.、)])\s*")
_STOP_BEFORE_MARKS = re.compile(r"([。！？!?.]+)((?:\s*\[\d+\])+)$")


@dataclass(frozen=True, slots=True)
class Prose:
    """The text to show, with how many sentences of the model are in it and how many are left out."""

    text: str
    kept: int
    dropped: int


def is_worth_prose(answer: Answer) -> bool:
    """Whether the answer quotes several sentences of reports."""
    quotes = [citation for citation in answer.citations if not citation.key]
    return answer.status is Outcome.ANSWERED and answer.plan.get("kind") == "text" and len(quotes) >= FEWEST_QUOTES


def write_prose(talk: Talk, answer: Answer) -> Prose:
    """The answer's text under a summary of its quotes. Raises ModelError."""
    told = list(_told(answer.citations))
    instructions = Path(__file__).with_name("prose.txt").read_text(encoding="utf-8")
    sentences = list(split(talk.ask(instructions, _material(answer, told))))
    by_id = {citation.id: citation for citation in told}
    kept = [each for each in sentences[:MOST_SENTENCES] if holds(each, by_id, answer.language)]
    dropped = len(sentences) - len(kept)
    return Prose(_under(kept, dropped, answer) if kept else answer.text, len(kept), dropped)


def split(text: str) -> Iterator[str]:
    """The sentences of a text, their markers before their stop."""
    for found in _SENTENCE.finditer(text):
        sentence = _STOP_BEFORE_MARKS.sub(r"\2\1", _BULLET.sub("", found.group().strip()))
        if re.search(r"\w", sentence):
            yield re.sub(r"\s+(?=\[)", "", sentence)


def _told(citations: Sequence[Citation]) -> Iterator[Citation]:
    """The quoted sentences that the model is told, as many as there is room for."""
    room = MOST_CHARACTERS
    for citation in [each for each in citations if not each.key][:MOST_QUOTES]:
        room -= len(citation.quote)
        if room < 0:
            return
        yield citation


def _material(answer: Answer, told: Sequence[Citation]) -> str:
    """The question and the quotes; JSON, so that no text in it can end its own string."""
    quotes = [{"id": each.id, "agency": each.agency, "year": each.year, "text": each.quote} for each in told]
    material = {"question": answer.question, "language": answer.language, "sentences": quotes}
    return json.dumps(material, ensure_ascii=False)


def _under(kept: Sequence[str], dropped: int, answer: Answer) -> str:
    """The kept sentences over the answer's own text, with what is left out counted."""
    language = answer.language
    left_out = [say("model_left_out", language, count=dropped)] if dropped else []
    lead = say("model_lead", language) + ("" if language == "zh" else " ")
    return lead + ("" if language == "zh" else " ").join([*kept, *left_out]) + "\n\n" + answer.text

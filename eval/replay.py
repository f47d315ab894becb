"""The answers of an earlier run as a system, some of them spoilt by lot: what the harness must notice, or must not."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from eval.record import Record


class Replay:
    """Answers as a run did; with probability `noise`, by the seed and the question, an answer is spoilt."""

    def __init__(self, records: Sequence[Record], noise: float = 0.0, seed: int = 0) -> None:
        asked = (((each.case["question"], *each.case.get("history", ())), each.answer) for each in records)
        self._answers = {question: answer for question, answer in asked if answer is not None}
        self._noise = noise
        self._seed = seed

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        """The recorded answer; KeyError for a question that the run did not ask or that raised."""
        answer = self._answers[question, *history]
        rng = random.Random(f"{self._seed}/{question}/{'/'.join(history)}")
        return spoilt(answer, rng) if rng.random() < self._noise else answer


def spoilt(answer: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A wrong answer in its place: withheld, another number, or a member of the set lost."""
    if answer["status"] != "answered":
        return {**answer, "status": "answered", "answer": "1", "value": 1}
    how = rng.choice(("withheld", "number", "member"))
    if how == "member" and answer["rows"] and answer["value"] is None:
        return {**answer, "rows": answer["rows"][1:]}
    if how == "number" and answer["value"] is not None:
        rows = [{**row, "value": answer["value"] + 1} for row in answer["rows"]]
        return {**answer, "value": answer["value"] + 1, "rows": rows}
    return {**answer, "status": "not_found", "answer": "", "value": None, "rows": [], "citations": []}

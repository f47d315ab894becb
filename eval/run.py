"""A run: every case asked, scored, and written down as it ends."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import Any

from answer import Desk
from eval.cases import Case
from eval.score import METRICS, score


@dataclass(frozen=True, slots=True)
class Result:
    """One case with its answer (the contract's JSON) and scores."""

    case: Case
    answer: dict[str, Any]
    scores: dict[str, float]

    def to_json(self) -> dict[str, Any]:
        """The line of results.jsonl."""
        case = self.case
        about = {"id": case.id, "question": case.question, "kind": case.kind, "lang": case.lang, **case.extra}
        return {**about, "gold": case.gold, "scores": self.scores, "answer": self.answer}


def run(cases: Iterable[Case], desk: Desk, out: Path) -> list[Result]:
    """Asks every case; each result is flushed to `out`/results.jsonl as it ends."""
    results = []
    with (out / "results.jsonl").open("w", encoding="utf-8") as file:
        for case in cases:
            answer = desk.ask(case.question, case.history).to_json(case.id)
            results.append(Result(case, answer, score(case, answer)))
            file.write(json.dumps(results[-1].to_json(), ensure_ascii=False) + "\n")
            file.flush()
    return results


def summarise(results: list[Result]) -> dict[str, Any]:
    """Means of every metric, in all and by kind and language, and times."""
    times = sorted(result.answer["elapsed_ms"] for result in results)
    return {
        "cases": len(results),
        "metrics": _means(results),
        "by_kind": _grouped(results, "kind"),
        "by_lang": _grouped(results, "lang"),
        "elapsed_ms": {"p50": median(times), "p95": times[int(0.95 * (len(times) - 1))]} if times else {},
    }


def _grouped(results: list[Result], name: str) -> dict[str, dict[str, float]]:
    values = sorted({getattr(result.case, name) for result in results})
    return {value: _means([each for each in results if getattr(each.case, name) == value]) for value in values}


def _means(results: list[Result]) -> dict[str, float]:
    means = {}
    for metric in METRICS:
        scores = [result.scores[metric] for result in results if metric in result.scores]
        if scores:
            means[metric] = round(fmean(scores), 4)
    return {"n": len(results), **means}

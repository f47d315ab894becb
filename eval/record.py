"""A run on disk: one line a case in results.jsonl, its time in times.jsonl; lines torn by a kill are dropped."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.cases import Case
from eval.score import SCORES

RESULTS, TIMES = "results.jsonl", "times.jsonl"
_AFTER = ("gold", "scores", "answer", "statement", "error")


class RunError(ValueError):
    """A run can't be read or continued; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """A case with what became of it. `scores` is None where it was only asked; `answer` where it raised."""

    case: dict[str, Any]  # without gold
    gold: dict[str, Any]
    scores: dict[str, float] | None
    answer: dict[str, Any] | None
    statement: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""

    @property
    def id(self) -> str:
        """The case's id."""
        return str(self.case["id"])

    @property
    def passed(self) -> bool:
        """Whether every score is 1."""
        return not self.error and self.scores is not None and all(self.scores.get(name, 1) == 1 for name in SCORES)

    def to_line(self) -> str:
        """The line of results.jsonl: nothing in it changes from run to run."""
        entry: dict[str, Any] = {**self.case, "gold": self.gold}
        entry |= {} if self.scores is None else {"scores": self.scores}
        entry |= {"answer": self.answer, "statement": self.statement}
        entry |= {"error": self.error} if self.error else {}
        return json.dumps(entry, ensure_ascii=False) + "\n"


def record_of(case: Case, **outcome: Any) -> Record:
    """The record of a case."""
    about = case.to_json()
    gold = about.pop("gold")
    return Record(about, gold, **outcome)


def case_of(record: Record) -> Case:
    """The case that was asked."""
    return Case.model_validate({**record.case, "gold": record.gold})


def parse(line: str) -> Record:
    """The record of a line of results.jsonl."""
    entry = json.loads(line)
    case = {name: value for name, value in entry.items() if name not in _AFTER}
    found = {name: entry.get(name) for name in ("scores", "answer")}
    return Record(case, entry["gold"], **found, statement=entry.get("statement") or [], error=entry.get("error", ""))


def load_run(run: Path) -> list[Record]:
    """The records of a run's directory. Raises RunError."""
    path = run / RESULTS
    if not path.is_file():
        raise RunError(f"{run}: no {RESULTS} here: expected the --out of an earlier `python -m eval`")
    try:
        return [parse(line) for line in whole_lines(path)]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"{path}: not the results of a run: {error}") from error


def whole_lines(path: Path) -> list[str]:
    """The lines of a file that were written to their end."""
    if not path.is_file():
        return []
    lines = path.read_bytes().split(b"\n")
    return [line.decode("utf-8") for line in lines[:-1] if line.strip()]


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Writes a file in one step: a kill leaves the old one or the new one."""
    part = path.with_name(f"{path.name}.part")
    part.write_text("".join(lines), encoding="utf-8")
    part.replace(path)


def load_times(run: Path) -> dict[str, int]:
    """Milliseconds by case id; the last where a case was asked twice."""
    times = {}
    for line in whole_lines(run / TIMES):
        entry = json.loads(line)
        times[entry["id"]] = entry["elapsed_ms"]
    return times


def time_line(identity: str, elapsed_ms: int) -> str:
    """The line of times.jsonl."""
    return json.dumps({"id": identity, "elapsed_ms": elapsed_ms}, ensure_ascii=False) + "\n"

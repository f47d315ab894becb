"""Cases as data: a JSON line each, as the contract has it."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

STATUSES = frozenset({"answered", "not_found", "clarify", "out_of_scope"})


class CaseError(ValueError):
    """A case file can't be read; the message names file, line and what was expected."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds; keys of `gold` that are absent are not scored."""

    id: str
    question: str
    kind: str
    lang: str
    gold: dict[str, Any]
    history: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)


def load_cases(path: Path) -> list[Case]:
    """The cases of a file, or of all `*.jsonl` files of a folder. Raises CaseError."""
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise CaseError(f"{path}: no *.jsonl files in this folder")
    return [case for file in files for case in _file_cases(file)]


def _file_cases(file: Path) -> list[Case]:
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    return [_case(line, f"{file}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _case(line: str, place: str) -> Case:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise CaseError(f"{place}: expected one JSON object a line: {error.msg}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str) or "id" not in entry:
        raise CaseError(f'{place}: expected {{"id": ..., "question": "...", "gold": {{"status": ...}}}}')
    gold = entry.get("gold")
    if not isinstance(gold, dict) or gold.get("status") not in STATUSES:
        raise CaseError(f'{place}: expected "gold" with a "status" of {", ".join(sorted(STATUSES))}')
    known = ("id", "question", "kind", "lang", "gold", "history")
    return Case(
        id=str(entry["id"]),
        question=entry["question"],
        kind=str(entry.get("kind", "")),
        lang=str(entry.get("lang", "")),
        gold=gold,
        history=tuple(entry.get("history") or ()),
        extra={key: value for key, value in entry.items() if key not in known},
    )

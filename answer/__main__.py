"""`python -m answer "question"` and `python -m answer --batch IN.jsonl --out OUT.jsonl`."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import settings
from answer.answer import Answer
from answer.desk import Desk
from answer.table import write_csv
from answer.words import say
from index.embedding import EmbeddingModelError
from index.errors import StoreError


class BatchError(ValueError):
    """A line of the batch file is no question; the message names the line."""


def main(arguments: list[str] | None = None) -> int:
    """Answers one question or a batch; 0 whatever the answers are, 2 for bad usage or no data."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.question is None) == (options.batch is None):
        parser.error("give a question, or --batch IN.jsonl --out OUT.jsonl")
    if (options.batch is None) != (options.out is None):
        parser.error("--batch and --out belong together")
    try:
        desk = Desk(options.data)
        return _batch(desk, options.batch, options.out) if options.batch else _one(desk, options)
    except (StoreError, EmbeddingModelError, settings.SettingError, BatchError, OSError) as error:
        print(f"answer: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m answer", description="Ask the reports that are loaded.")
    parser.add_argument("question", nargs="?", help="a question in Chinese or English")
    parser.add_argument("--data", type=Path, default=settings.path("data"), metavar="DIR", help="data directory")
    parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write every row and citation to a CSV file")
    parser.add_argument("--batch", type=Path, metavar="IN.jsonl", help="questions, one JSON object a line")
    parser.add_argument("--out", type=Path, metavar="OUT.jsonl", help="where the answers of a batch go")
    return parser


def _one(desk: Desk, options: argparse.Namespace) -> int:
    answer = desk.ask(options.question)
    if options.csv:
        options.csv.write_text(write_csv(answer), encoding="utf-8-sig", newline="")
    if options.json:
        print(json.dumps(answer.to_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(answer)))
    return 0


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.text
    for citation in answer.citations:
        place = f"{citation.agency} {citation.year}, {citation.section}, {citation.file}"
        yield f"[{citation.id}] {place}: {citation.quote}"
    if answer.coverage.reports:
        counts = {"reports": answer.coverage.reports, "with_value": answer.coverage.with_value}
        yield say("coverage", answer.language, **counts)
    yield from (f"! {warning}" for warning in answer.warnings)
    if answer.help:
        yield f"! {answer.help.remark}"


def _batch(desk: Desk, source: Path, out: Path) -> int:
    with source.open(encoding="utf-8-sig") as lines, out.open("w", encoding="utf-8") as answers:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                entry = _entry(line, f"{source}:{number}")
                answer = desk.ask(entry["question"], entry.get("history") or ())
                answers.write(json.dumps(answer.to_json(entry["id"]), ensure_ascii=False) + "\n")
                answers.flush()
    return 0


def _entry(line: str, place: str) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except json.JSONDecodeError as error:
        raise BatchError(f"{place}: expected one JSON object a line: {error.msg}") from error
    if not isinstance(entry, dict) or not isinstance(entry.get("question"), str) or "id" not in entry:
        raise BatchError(f'{place}: expected {{"id": ..., "question": "..."}}')
    history = entry.get("history") or []
    if not isinstance(history, list) or not all(isinstance(each, str) for each in history):
        raise BatchError(f'{place}: expected "history" to be a list of questions')
    return entry


if __name__ == "__main__":
    sys.exit(main())

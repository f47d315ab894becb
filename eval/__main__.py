"""`python -m eval`: ask every case, score, write results.jsonl, summary.json and report.html."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import settings
from answer import Desk
from eval.cases import CaseError, load_cases
from eval.report import render
from eval.run import run, summarise
from eval.score import METRICS
from index.embedding import EmbeddingModelError
from index.errors import StoreError

CASES = Path(__file__).parent / "cases"


def main(arguments: list[str] | None = None) -> int:
    """0 when every gate holds, 1 when a --fail-under is missed, 2 for bad usage."""
    options = _parser().parse_args(arguments)
    try:
        gates = [_gate(text) for text in options.fail_under]
        baseline = json.loads((options.baseline / "summary.json").read_text("utf-8")) if options.baseline else None
        cases = load_cases(options.cases)
        options.out.mkdir(parents=True, exist_ok=True)
        results = run(cases, Desk(options.data), options.out)
    except (CaseError, StoreError, EmbeddingModelError, OSError, json.JSONDecodeError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    summary = summarise(results)
    (options.out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8")
    (options.out / "report.html").write_text(render(summary, results, baseline), encoding="utf-8")
    print(json.dumps(summary["metrics"]))
    return _missed(gates, summary)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Score answers against gold.")
    parser.add_argument("--cases", type=Path, default=CASES, metavar="FILE_OR_DIR", help="cases, JSON lines")
    parser.add_argument("--data", type=Path, default=settings.path("data"), metavar="DIR", help="data directory")
    parser.add_argument("--out", type=Path, default=Path("runs/latest"), metavar="DIR", help="where results go")
    parser.add_argument("--baseline", type=Path, metavar="RUN", help="an earlier --out to compare with")
    parser.add_argument(
        "--fail-under", action="append", default=[], metavar="METRIC=VALUE", help=f"one of {', '.join(METRICS)}"
    )
    return parser


def _gate(text: str) -> tuple[str, float]:
    metric, _, value = text.partition("=")
    try:
        if metric in METRICS:
            return metric, float(value)
    except ValueError:
        pass
    raise CaseError(f"--fail-under {text}: expected METRIC=VALUE with one of {', '.join(METRICS)}")


def _missed(gates: list[tuple[str, float]], summary: dict[str, Any]) -> int:
    missed = [gate for gate in gates if summary["metrics"].get(gate[0], 0) < gate[1]]
    for metric, value in missed:
        print(f"{metric} {summary['metrics'].get(metric, 0)} is under {value}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

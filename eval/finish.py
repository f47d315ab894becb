"""What follows when all cases are answered and scored: summary, report, JUnit, gates."""

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import summary as summaries
from eval.compare import compare
from eval.junit import write_junit
from eval.page import render
from eval.record import Record, load_run, load_times
from eval.source import Sources

PASSED, GATE_MISSED, USAGE, FAILED = 0, 1, 2, 3


def load_baseline(options: Namespace) -> list[Record] | None:
    """The records of --baseline. Raises RunError."""
    return load_run(options.baseline) if options.baseline else None


def finish(
    records: Sequence[Record],
    out: Path,
    sources: Sources,
    options: Namespace,
    baseline: Sequence[Record] | None,
    manifest: dict[str, Any],
) -> int:
    """Writes summary.json, report.html and the JUnit file, prints the metrics; the exit code."""
    summary = summaries.summarise(records, tuple(options.by))
    summaries.write(summary, out)
    comparison = compare(baseline, records) if baseline is not None else None
    page = render(summary, records, sources, comparison, manifest)
    (out / "report.html").write_text(page, encoding="utf-8", errors="replace")
    if options.junit:
        write_junit(records, load_times(out), options.junit)
    print(json.dumps(summary["metrics"]))
    print(f"{_counts(summary)}; {out / 'report.html'}", file=sys.stderr)
    missed = gates_missed(options.fail_under, summary["metrics"])
    if summary["errors"]:
        return FAILED
    return GATE_MISSED if missed else PASSED


def _counts(summary: dict[str, Any]) -> str:
    passed = round(summary["metrics"]["passed"] * summary["cases"])
    return f"{summary['cases']} cases, {passed} passed, {summary['errors']} raised an error"


def gates_missed(gates: Sequence[tuple[str, float]], metrics: Mapping[str, float]) -> bool:
    """Whether any --fail-under is missed; tells which."""
    missed = [gate for gate in gates if metrics.get(gate[0], 0) < gate[1]]
    for metric, value in missed:
        print(f"{metric} {metrics.get(metric, 0)} is under {value}", file=sys.stderr)
    return bool(missed)

"""The scores of a run in all and by group, each mean with its interval."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from eval.cases import groups_of
from eval.interval import interval
from eval.record import Record
from eval.score import METRICS

FILE = "summary.json"


def summarise(records: Sequence[Record], by: tuple[str, ...] = ()) -> dict[str, Any]:
    """Means of every metric with 95 % intervals, in all, by kind, language and tag, and by further keys of a case."""
    grouped: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    for record in records:
        for name, value in groups_of(record.case, by):
            grouped[name][value].append(record)
    means = _means(records)
    intervals = means.pop("intervals")
    return {
        "cases": len(records),
        "errors": sum(bool(record.error) for record in records),
        "metrics": means,
        "intervals": intervals,
        "counts": {metric: len(values) for metric, values in scores_by_metric(records).items()},
        **{
            f"by_{name}": {value: _means(grouped[name][value]) for value in sorted(grouped[name])}
            for name in dict.fromkeys(("kind", "lang", *sorted(grouped)))
            if name in grouped
        },
    }


def _means(records: Iterable[Record]) -> dict[str, Any]:
    scores = scores_by_metric(records)
    found: dict[str, Any] = {"n": len(scores.get("passed", ()))}
    found |= {metric: round(fmean(values), 4) for metric, values in scores.items()}
    return {**found, "intervals": {metric: list(interval(values)) for metric, values in scores.items()}}


def scores_by_metric(records: Iterable[Record]) -> dict[str, list[float]]:
    """The scores of each metric that any record has, in the order of METRICS."""
    found: dict[str, list[float]] = defaultdict(list)
    for record in records:
        for metric, value in scores_of(record).items():
            found[metric].append(value)
    return {metric: found[metric] for metric in METRICS if metric in found}


def scores_of(record: Record) -> dict[str, float]:
    """The scores of a record, and whether it passed."""
    return {"passed": float(record.passed), **(record.scores or {})}


def write(summary: dict[str, Any], run: Path) -> None:
    """Writes summary.json."""
    text = json.dumps(summary, ensure_ascii=False, indent=1)
    (run / FILE).write_text(f"{text}\n", encoding="utf-8")

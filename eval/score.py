"""Scores of one answer against its gold. Every score is 0 or 1, or a share; absent where gold says nothing of it."""

import re
import unicodedata
from collections import Counter, defaultdict
from decimal import Decimal
from typing import Any

from eval.cases import Case, Gold
from eval.cite import Standing, cite_scores
from eval.grounded import is_grounded

SCORES = (
    "status",
    "exact",
    "set_exact",
    "set_precision",
    "set_recall",
    "order",
    "cite_recall",
    "cite_precision",
    "grounded",
)
PROBES = ("necessity", "sufficiency")  # the slower pass, for a sample
METRICS = ("passed", *SCORES, *PROBES)  # a case passes when each of its SCORES is 1


def score(case: Case, answer: dict[str, Any], sources: Standing) -> dict[str, float]:
    """The scores of an answer (the contract's JSON); `sources` tells which citations stand in their source."""
    gold = case.gold
    right = answer["status"] == gold.status
    scores = {"status": float(right)}
    checks = _checks(gold, answer)
    if checks:
        scores["exact"] = float(right and all(checks.values()))
    if gold.rows is not None:
        scores |= _set_scores(gold.rows, answer["rows"])
    if "order" in checks:
        scores["order"] = float(checks["order"])
    if gold.cite is not None:
        scores |= cite_scores(gold.cite, gold.may_cite, answer, sources)
    if answer["status"] == "answered":
        scores["grounded"] = float(is_grounded(answer))
    return scores


def score_of_error(case: Case, sources: Standing) -> dict[str, float]:
    """A case that raised has every score that its gold asks for, and each is 0."""
    return dict.fromkeys(score(case, complete({"status": "error"}), sources), 0.0)


def complete(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer with the contract's keys, those that a system leaves out empty."""
    coverage = {"reports": 0, "with_value": 0, "missing": []}
    empty: dict[str, Any] = {
        "answer": "",
        "value": None,
        "unit": "",
        "rows": [],
        "citations": [],
        "warnings": [],
        "plan": {},
    }
    return {**empty, **answer, "coverage": {**coverage, **answer.get("coverage", {})}}


def _checks(gold: Gold, answer: dict[str, Any]) -> dict[str, bool]:
    """Whether value, unit, values, set of rows and contained strings are each as the gold says."""
    checks = {}
    if gold.has("value"):
        checks["value"] = _number(gold.value) == _number(answer["value"])
    if gold.unit is not None:
        checks["unit"] = _folded(gold.unit) == _folded(answer["unit"])
    if gold.values is not None:
        checks["order"] = [_number(value) for value in gold.values] == [_number(row["value"]) for row in answer["rows"]]
    if gold.nonzero is not None:
        checks["nonzero"] = [_number(value) for value in gold.nonzero] == _totals(answer["rows"])
    if gold.rows is not None:
        checks["rows"] = _counted(gold.rows) == _counted(_triples(answer["rows"]))
    if gold.contains is not None:
        checks["contains"] = all(_bare(part) in _bare(answer["answer"]) for part in gold.contains)
    if gold.lacks is not None:
        checks["lacks"] = not any(_bare(part) in _bare(answer["answer"]) for part in gold.lacks)
    return checks


def _set_scores(wanted: Any, given: list[dict[str, Any]]) -> dict[str, float]:
    """Precision, recall and equality of the set of (agency, year, value)."""
    gold, answer = _counted(wanted), _counted(_triples(given))
    both = (gold & answer).total()
    return {
        "set_exact": float(gold == answer),
        "set_precision": both / answer.total() if answer else float(not gold),
        "set_recall": both / gold.total() if gold else 1.0,
    }


def _triples(rows: list[dict[str, Any]]) -> list[tuple[str, int, Any]]:
    return [(row["agency"], row["year"], row["value"]) for row in rows]


def _totals(rows: list[dict[str, Any]]) -> list[Decimal | None]:
    """What the rows of each label come to, where that is not 0, smallest first."""
    totals: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        totals[row["label"]] += _number(row["value"]) or 0
    return [_number(value) for value in sorted(filter(None, totals.values()))]


def _counted(rows: Any) -> Counter[tuple[str, int, Decimal | None]]:
    return Counter((agency, year, _number(value)) for agency, year, value in rows)


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _bare(text: str) -> str:
    """Text without white space: quotes keep that of their source."""
    return re.sub(r"\s", "", text)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()

"""Scores of one answer against its gold. Every score is 0 or 1, or a share; absent where gold says nothing of it."""

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from typing import Any

from eval.cases import Case, Gold
from eval.cite import Standing, cite_scores

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
        scores |= cite_scores(gold.cite, answer, sources)
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
    """Whether value, unit, ordered values, set of rows and contained strings are each as the gold says."""
    checks = {}
    if gold.has("value"):
        checks["value"] = _number(gold.value) == _number(answer["value"])
    if gold.unit is not None:
        checks["unit"] = _folded(gold.unit) == _folded(answer["unit"])
    if gold.values is not None:
        checks["order"] = [_number(value) for value in gold.values] == [_number(row["value"]) for row in answer["rows"]]
    if gold.rows is not None:
        checks["rows"] = _counted(gold.rows) == _counted(_triples(answer["rows"]))
    if gold.contains is not None:
        checks["contains"] = all(part in answer["answer"] for part in gold.contains)
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


def _counted(rows: Any) -> Counter[tuple[str, int, Decimal | None]]:
    return Counter((agency, year, _number(value)) for agency, year, value in rows)


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def is_grounded(answer: dict[str, Any]) -> bool:
    """Whether every number of the answer stands in a cited quote, is a year or count of it, or is computed.

    A second reading beside the answer's own gate, from its JSON alone: a number that is no cited one must be
    a sum of cited values, a count of rows or reports, or stand in a name.
    """
    text = re.sub(r"\[\d+\]", "", answer["answer"])
    counted = re.compile(r"(\d+) ?(?:份报告|reports?)")
    text = counted.sub(lambda found: "" if int(found[1]) <= answer["coverage"]["reports"] else found.group(), text)
    quotes = [each["quote"] for each in answer["citations"]]
    cited = {number for quote in quotes for number in _numbers(quote)}
    rows, coverage = answer["rows"], answer["coverage"]
    allowed = cited | {Decimal(each["year"]) for each in (*rows, *answer["citations"])}
    allowed |= {Decimal(count) for count in (len(rows), coverage["reports"], coverage["with_value"])}
    allowed.add(Decimal(len({row["agency"] for row in rows})))
    allowed |= {Decimal(year) for year in (answer["plan"].get("scope") or {}).get("years", ())}
    allowed |= {number for row in rows for part in (row["agency"], row["label"]) for number in _numbers(part)}
    allowed |= {Decimal(str(condition["value"])) for condition in answer["plan"].get("conditions", ())}
    allowed |= {Decimal(0), Decimal(10_000), Decimal(20)}
    allowed |= _sums(rows)
    return all(number in allowed for number in _numbers(text))


def _sums(rows: list[dict[str, Any]]) -> set[Decimal]:
    """The sum of all rows, and of those with the same label."""
    labels: dict[str, Decimal] = {}
    for row in rows:
        if row["value"] is not None:
            for label in ("", row["label"]):
                labels[label] = labels.get(label, Decimal(0)) + Decimal(str(row["value"]))
    return {abs(total) for total in labels.values()} | {
        abs(Decimal(str(row["value"]))) for row in rows if row["value"] is not None
    }


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}

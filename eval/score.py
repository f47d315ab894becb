"""Scores of one answer against its gold. Every score is 0 or 1, or a share; absent where gold says nothing of it."""

import re
from decimal import Decimal
from typing import Any

from eval.cases import Case

METRICS = ("status", "exact", "cite_recall", "cite_precision", "grounded")


def score(case: Case, answer: dict[str, Any]) -> dict[str, float]:
    """The scores of an answer (the contract's JSON)."""
    gold = case.gold
    scores = {"status": float(answer["status"] == gold["status"])}
    exact = _exact(gold, answer)
    if exact is not None:
        scores["exact"] = float(exact and scores["status"] == 1)
    if answer["status"] == "answered":
        scores["grounded"] = float(is_grounded(answer))
    if "cite" in gold:
        wanted = {(agency, year) for agency, year in gold["cite"]}
        cited = {(each["agency"], each["year"]) for each in answer["citations"]}
        scores["cite_recall"] = len(wanted & cited) / len(wanted) if wanted else 1.0
        scores["cite_precision"] = len(wanted & cited) / len(cited) if cited else float(not wanted)
    return scores


def _exact(gold: dict[str, Any], answer: dict[str, Any]) -> bool | None:
    """Whether value, ordered values, set of rows and contained strings are all as the gold says."""
    checks = []
    if "value" in gold:
        checks.append(_same(gold["value"], answer["value"]))
    if "values" in gold:
        values = [row["value"] for row in answer["rows"]]
        checks.append(len(values) == len(gold["values"]) and all(map(_same, gold["values"], values)))
    if "rows" in gold:
        wanted = sorted((agency, year, _number(value)) for agency, year, value in gold["rows"])
        given = sorted((row["agency"], row["year"], _number(row["value"])) for row in answer["rows"])
        checks.append(wanted == given)
    if "contains" in gold:
        checks.append(all(part in answer["answer"] for part in gold["contains"]))
    return all(checks) if checks else None


def _same(wanted: Any, given: Any) -> bool:
    return _number(wanted) == _number(given)


def _number(value: Any) -> Decimal:
    return Decimal(-1) if value is None else Decimal(str(value)).normalize()


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

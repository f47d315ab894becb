"""A second reading of an answer beside its own gate: is every number in it cited, counted or computed?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, product
from statistics import mean, median
from typing import Any

_MARKS = re.compile(r"\[\d+\]|\*\*")
# How many reports, pairs of them or bodies, and the place of one among them.
_COUNTED = re.compile(
    r"(?P<n>\d+) ?(?:份报告|reports?\b|组相邻|pairs of consecutive|个单位|agenc(?:y|ies)|bod(?:y|ies))"
    r"|(?:第 |ranks |tied with )(?P<m>\d+)"
)
_IN_YUAN = re.compile(r"(\d[\d,]*(?:\.\d+)?) yuan \((\d[\d,]*(?:\.\d+)?) × 10,000\)")
_FIXED = frozenset({Decimal(0), Decimal(10_000), Decimal(20)})  # the unit 万元; how many are shown
CENT = Decimal("0.01")
MOST_PAIRED = 20  # cells of one report that may be added two by two


def is_grounded(answer: dict[str, Any]) -> bool:
    """Whether every number of the answer stands in a cited quote, is a year or count of it, or is computed.

    From its JSON alone: a number that is no cited one must be a sum, mean or median of the rows, a count of them
    or of reports, stand in a name, or follow by one operation from two others that the answer shows.
    """
    coverage = answer["coverage"]
    most = coverage["reports"] + len(coverage["missing"])
    text = _MARKS.sub("", answer["answer"])
    text = _COUNTED.sub(lambda found: "" if int(found["n"] or found["m"]) <= most else found.group(), text)
    shown = set(_numbers(_IN_YUAN.sub(_in_10_000, text)))
    allowed = set(_stated(answer)) | set(_of_rows(answer["rows"])) | set(_of_cells(answer)) | _FIXED
    while found := {each for each in shown - allowed if each in _computed(shown & allowed)}:
        allowed |= found
    return shown <= allowed


def _in_10_000(found: re.Match[str]) -> str:
    """20,000 yuan (2 × 10,000) as 2, where that is so."""
    yuan, printed = _numbers(found[1]), _numbers(found[2])
    return found[2] if next(yuan) == next(printed) * 10_000 else found.group()


def _stated(answer: dict[str, Any]) -> Iterator[Decimal]:
    """Numbers that are cited or asked for: of quotes, names, years, conditions, the coverage."""
    rows, coverage, plan = answer["rows"], answer["coverage"], answer["plan"]
    for each in answer["citations"]:
        yield from _numbers(each["quote"])
    for each in (*rows, *answer["citations"], *coverage["missing"]):
        yield Decimal(each["year"])
    for row in rows:
        yield from (*_numbers(row["agency"]), *_numbers(row["label"]))
    yield from (Decimal(coverage[name]) for name in ("reports", "with_value"))
    yield Decimal(plan.get("place") or 0)
    yield from (Decimal(year) for year in (plan.get("scope") or {}).get("years", ()))
    yield from (Decimal(str(condition["value"])) for condition in plan.get("conditions", ()))


def _of_cells(answer: dict[str, Any]) -> Iterator[Decimal]:
    """What the cited cells of each report come to under the same row of the form; and all reports together."""
    reports: dict[tuple[str, int, str], Decimal] = defaultdict(Decimal)
    bodies: dict[tuple[str, int], list[Decimal]] = defaultdict(list)
    for each in answer["citations"]:
        if each.get("value") is not None:
            group = ".".join(each["key"].split(".")[:2])
            value = Decimal(str(each["value"]))
            reports[each["agency"], each["year"], group] += value
            bodies[each["agency"], each["year"]].append(value)
    yield from reports.values()
    for cells in bodies.values():  # a figure of two rows, as 行政诉讼; of all cited
        yield from (one + other for one, other in combinations(cells[:MOST_PAIRED], 2))
    sums = {(agency, year): sum(cells, Decimal(0)) for (agency, year), cells in bodies.items()}
    yield from sums.values()
    newest = max((year for _, year in sums), default=0)
    of_rows = [value for (_, year, _), value in reports.items() if year == newest]
    for values in (of_rows, [value for (_, year), value in sums.items() if year == newest]):
        if values:
            yield from (sum(values, Decimal(0)), Decimal(len(values)), *_both(mean(values)), *_both(median(values)))


def _of_rows(rows: Sequence[dict[str, Any]]) -> Iterator[Decimal]:
    """What all rows come to, those with the same label, and of it each body's: number, zeros, sum, mean, median."""
    labels: dict[str, list[Decimal]] = defaultdict(list)
    bodies: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for row in rows:
        if row["value"] is not None:
            value = Decimal(str(row["value"]))
            labels[row["label"]].append(value)
            bodies[row["agency"], row["label"]] += value
    yield from map(abs, bodies.values())
    yield Decimal(len({row["agency"] for row in rows}))
    yield Decimal(len(rows))
    for values in (*labels.values(), [value for each in labels.values() for value in each]):
        yield from map(abs, values)
        if values:
            yield from (Decimal(len(values)), Decimal(values.count(Decimal(0))))
            yield from (abs(sum(values, Decimal(0))), *_both(mean(values)), *_both(median(values)))


def _computed(known: set[Decimal]) -> set[Decimal]:
    """What follows from two of the numbers by one operation: a difference, a share, a change in percent."""
    found: set[Decimal] = set()
    for one, other in product(known, repeat=2):
        found.add(abs(one - other))
        if other:
            found |= {*_both(one / other), *_both(one * 100 / other), *_both(abs(one - other) * 100 / other)}
    return found


def _both(value: Decimal) -> tuple[Decimal, Decimal]:
    """A value and how it is printed."""
    return value, value.quantize(CENT, ROUND_HALF_UP)


def _numbers(text: str) -> Iterator[Decimal]:
    yield from (Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text))

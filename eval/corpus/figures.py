"""A body's figures, year by year: every cell of both forms, so that all checks hold within and between years."""

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from eval.corpus.record import Body
from eval.corpus.world import World
from ingest import form as forms

Figures = dict[str, Decimal]

SIZE = {"city": 1.0, "county": 0.4, "district": 0.45, "town": 1.0}
APPLICANTS = dict(zip(forms.APPLICANTS, (0.72, 0.13, 0.02, 0.015, 0.09, 0.025), strict=True))
OUTCOMES = dict(
    zip(
        forms.outcome_rows(2021),
        [
            *(0.42, 0.09, 0.003, 0.01, 0.003, 0.02, 0.02, 0.03, 0.02, 0.02, 0.2, 0.04, 0.01),
            *(0.05, 0.025, 0.003, 0.002, 0.005, 0.03, 0.001, 0.02),
        ],
        strict=True,
    )
)
APPEALS = {"reconsideration": 0.07, "litigation_direct": 0.03, "litigation_after": 0.02}
RESULTS = dict(zip(forms.OUTCOMES, (0.55, 0.12, 0.2, 0.13), strict=True))
CARRIED = 0.05  # share of the requests at hand that go over into the next year
OTHER_2021 = tuple(row for row in OUTCOMES if row.startswith("requests.other_outcome."))
COLUMNS = (*forms.APPLICANTS, "total")


def of_world(world: World, years: Sequence[int], seed: int) -> dict[int, dict[int, Figures]]:
    """The figures by body id and year; a government's are its own and those of every body below it."""
    own = {body.id: _series(body, years, seed) for body in world.bodies}
    return {
        body.id: {year: added(own[each.id][year] for each in _parts(world, body)) for year in years}
        for body in world.bodies
    }


def _parts(world: World, body: Body) -> list[Body]:
    if body.kind.zh != "人民政府":
        return [body]
    return [each for each in world.bodies if body.place.name in each.place.path and _same(body, each)]


def _same(whole: Body, part: Body) -> bool:
    """Two districts may bear one name in two cities."""
    return part.place.path[: len(whole.place.path)] == whole.place.path


def added(parts: Iterable[Figures]) -> Figures:
    """The figures of several bodies, cell by cell."""
    total: Figures = {}
    for part in parts:
        for key, value in part.items():
            total[key] = total.get(key, Decimal(0)) + value
    return total


def _series(body: Body, years: Sequence[int], seed: int) -> dict[int, Figures]:
    rng = random.Random(f"{seed}/{body.id}/figures")
    size = SIZE[body.place.level] * rng.lognormvariate(0, 0.6)
    carried = dict.fromkeys(forms.APPLICANTS, 0)
    stock = _first_stock(rng, body, size)
    series = {}
    for year in years:
        requests, carried = _requests(rng, body.kind.requests * size, carried)
        handled = int(requests["requests.outcomes_total.total"])
        stock = _next_stock(rng, body, size, stock)
        series[year] = {**requests, **_appeals(rng, handled), **_table_1(rng, body, size, stock)}
    return series


# Table 2


def _requests(rng: random.Random, usual: float, carried_in: Mapping[str, int]) -> tuple[Figures, dict[str, int]]:
    """Table 2 of a year, and what is carried over into the next."""
    count = poisson(rng, usual * rng.lognormvariate(0, 0.4)) if usual else 0
    received = shared(rng, count, APPLICANTS)
    carried_out: dict[str, int] = {}
    cells: Figures = {}
    for column in forms.APPLICANTS:
        at_hand = received[column] + carried_in[column]
        carried_out[column] = sum(rng.random() < CARRIED for _ in range(at_hand))
        handled = at_hand - carried_out[column]
        rows = {
            "requests.received": received[column],
            "requests.carried_in": carried_in[column],
            **shared(rng, handled, OUTCOMES),
            "requests.outcomes_total": handled,
            "requests.carried_out": carried_out[column],
        }
        cells |= {f"{row}.{column}": Decimal(value) for row, value in rows.items()}
    rows_found = {key.rsplit(".", 1)[0] for key in cells}
    for row in rows_found:
        cells[f"{row}.total"] = sum((cells[f"{row}.{column}"] for column in forms.APPLICANTS), Decimal(0))
    return cells, carried_out


def poisson(rng: random.Random, mean: float) -> int:
    """A count whose mean is given."""
    if mean > 30:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, count, product = math.exp(-mean), 0, rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def shared(rng: random.Random, count: int, weights: Mapping[str, float]) -> dict[str, int]:
    """So many things by lot into the names, with their weights."""
    found = dict.fromkeys(weights, 0)
    for name in rng.choices(list(weights), list(weights.values()), k=count):
        found[name] += 1
    return found


# Table 3


def _appeals(rng: random.Random, handled: int) -> Figures:
    cells: Figures = {}
    for row, rate in APPEALS.items():
        count = sum(rng.random() < rate for _ in range(handled))
        results = shared(rng, count, RESULTS)
        cells |= {f"{row}.{result}": Decimal(value) for result, value in results.items()}
        cells[f"{row}.total"] = Decimal(count)
    return cells


# Table 1


def _first_stock(rng: random.Random, body: Body, size: float) -> dict[str, int]:
    """What a body starts with: documents in force, items on its lists."""
    kind = body.kind
    ruler = kind.zh == "人民政府" and body.place.level == "city"
    return {
        "rules": rng.randint(3, 9) if ruler else 0,
        "normative_documents": poisson(rng, kind.documents * size * 5),
        "licensing": rng.randint(2, 40) if kind.licences else 0,
        "other_services": rng.randint(0, 60),
        "penalties": rng.randint(4, 160) if kind.penalties else 0,
        "coercion": rng.randint(1, 12) if kind.coercion else 0,
        "fees": rng.randint(1, 6) if kind.fees else 0,
    }


def _next_stock(rng: random.Random, body: Body, size: float, stock: Mapping[str, int]) -> dict[str, int]:
    """The year's start, with `+` what is added and `-` what goes, by row."""
    start = {row: stock[row] + stock.get(f"{row}+", 0) - stock.get(f"{row}-", 0) for row in _rows(stock)}
    moved: dict[str, int] = {}
    for row, count in start.items():
        usual = body.kind.documents * size if row == "normative_documents" else 0.15 if count else 0
        moved[f"{row}+"] = poisson(rng, usual)
        moved[f"{row}-"] = sum(rng.random() < 0.04 for _ in range(count))
    return start | moved


def _rows(stock: Mapping[str, int]) -> list[str]:
    return [row for row in stock if row[-1] not in "+-"]


def _table_1(rng: random.Random, body: Body, size: float, stock: Mapping[str, int]) -> Figures:
    cells: dict[str, int | Decimal] = {}
    for row in ("rules", "normative_documents"):
        issued, repealed = stock[f"{row}+"], stock[f"{row}-"]
        in_force = stock[row] + issued - repealed
        cells |= {f"{row}.issued": issued, f"{row}.repealed": repealed, f"{row}.in_force": in_force}
        cells |= {f"{row}.made": issued, f"{row}.disclosed": issued, f"{row}.disclosed_total": in_force}
    for row in ("licensing", "other_services", "penalties", "coercion", "fees"):
        cells[f"{row}.items_last_year"] = stock[row]
        cells[f"{row}.change"] = stock[f"{row}+"] - stock[f"{row}-"]
    usual = {"licensing": body.kind.licences, "penalties": body.kind.penalties, "coercion": body.kind.coercion}
    for row, count in usual.items():
        cells[f"{row}.decisions"] = poisson(rng, _long_tail(rng, count * size))
    cells["other_services.decisions"] = poisson(rng, _long_tail(rng, 80 * size)) if stock["other_services"] else 0
    cells["fees.amount"] = _amount(rng, body.kind.fees * size)
    projects = poisson(rng, 2 * size)
    cells["procurement.projects"] = projects
    cells["procurement.amount"] = _amount(rng, 60.0 * projects)
    return {key: Decimal(value) for key, value in cells.items()}


def _long_tail(rng: random.Random, usual: float) -> float:
    return usual * rng.lognormvariate(0, 0.5) if usual else 0


def _amount(rng: random.Random, usual: float) -> Decimal:
    """万元 with up to two decimals, at times a whole number, at times 0.60 with its last zero."""
    if not usual:
        return Decimal(0)
    places = rng.choice(["1", "0.1", "0.01", "0.01", "0.01"])
    return Decimal(usual * rng.lognormvariate(0, 0.8)).quantize(Decimal(places))


def cells_of(figures: Figures, keys: Iterable[str]) -> Figures:
    """The figures of those cells; （六）其他处理 of the 2019 form is the sum of its three rows."""
    return {key: _cell(figures, key) for key in keys}


def _cell(figures: Figures, key: str) -> Decimal:
    if key in figures:
        return figures[key]
    column = key.rsplit(".", 1)[1]
    return sum((figures[f"{row}.{column}"] for row in OTHER_2021), Decimal(0))

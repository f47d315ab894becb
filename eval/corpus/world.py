"""Invented places and the bodies in them, none of them real."""

import json
import math
import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from eval.corpus.record import Body, Kind, Place

HERE = Path(__file__).parent
BODIES_OF_A_CITY = 60  # with its districts and towns; one more city for each
TOWNS = 3
RENAMED = 0.3  # share of the bodies that once had another name
CODES = {"city": "c", "county": "d", "district": "d", "town": "t"}


@dataclass(frozen=True, slots=True)
class World:
    """The bodies that report, those of one city together."""

    places: tuple[Place, ...]
    bodies: tuple[Body, ...]


def load(name: str) -> dict[str, Any]:
    """A data file of this folder."""
    return dict(json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")))


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of body."""
    entries = load("bodies")["kinds"]
    names = ("subjects", "former", "looks")
    return tuple(Kind(**{**each, **{name: tuple(each.get(name, ())) for name in names}}) for each in entries)


@cache
def real_names() -> frozenset[str]:
    """Names of real provinces and prefectures, which no invented place may have."""
    places = load("places")
    return frozenset(places["provinces"]) | frozenset(places["prefectures"])


def build(seed: int, bodies: int) -> World:
    """A world with about that many bodies: the same for the same seed."""
    rng = random.Random(f"{seed}/world")
    places = _places(rng, max(2, math.ceil(bodies / BODIES_OF_A_CITY)))
    chosen = _chosen(rng, places, bodies)
    homonyms = {place.name for place in places if sum(other.name == place.name for other in places) > 1}
    named = [_body(rng, number, kind, place, place.name in homonyms) for number, (kind, place) in enumerate(chosen)]
    return World(tuple(places), tuple({body.name: body for body in named}.values()))


def _places(rng: random.Random, cities: int) -> list[Place]:
    data = load("places")
    used: set[str] = set()
    places: list[Place] = []
    provinces = [Place(_name(rng, data, "province", "省", used), "province", ()) for _ in range(2)]
    twin = _name(rng, data, "county", "区", used)  # a district of this name in two cities
    for number in range(cities):
        province = provinces[number % 2]
        city = Place(_name(rng, data, "city", "市", used), "city", province.path)
        districts = [Place(twin, "district", city.path)] if number < 2 else []
        districts += [_district(rng, data, city, used) for _ in range(3 - len(districts))]
        towns = [town for district in districts for town in _towns(rng, data, district)]
        places += [city, *districts, *towns]
    return [*provinces, *places]


def _name(rng: random.Random, data: dict[str, Any], level: str, suffix: str, used: set[str]) -> str:
    while True:
        stem = str(rng.choice(data["first"]) + rng.choice(data[level]))
        if stem not in used and not {stem, stem + suffix} & real_names():
            used.add(stem)
            return stem + suffix


def _district(rng: random.Random, data: dict[str, Any], city: Place, used: set[str]) -> Place:
    level = rng.choice(["district", "county"])
    return Place(_name(rng, data, "county", "区" if level == "district" else "县", used), level, city.path)


def _towns(rng: random.Random, data: dict[str, Any], district: Place) -> list[Place]:
    streets = district.level == "district"
    suffixes = [rng.choice(["街道", "镇"] if streets else data["townships"]) for _ in range(TOWNS)]
    return [
        Place(stem + suffix, "town", district.path)
        for stem, suffix in zip(rng.sample(data["town"], TOWNS), suffixes, strict=True)
    ]


def _chosen(rng: random.Random, places: list[Place], count: int) -> list[tuple[Kind, Place]]:
    """Bodies of every place that all places have, then others by lot."""
    pairs = [(kind, place) for place in places if place.level in CODES for kind in kinds() if _fits(kind, place)]
    must = [pair for pair in pairs if pair[0].must]
    others = [pair for pair in pairs if not pair[0].must]
    rng.shuffle(others)
    keep = must[: max(1, count * 3 // 5)]
    keep += others[: count - len(keep)]
    return sorted(keep, key=pairs.index)


def _fits(kind: Kind, place: Place) -> bool:
    if place.level == "town":
        wanted = "街道办事处" if place.name.endswith("街道") else place.name[-1] + "人民政府"
        return kind.zh == wanted
    return CODES[place.level] in kind.at


def _body(rng: random.Random, number: int, kind: Kind, place: Place, homonym: bool) -> Body:
    prefix = _prefix(kind, place, homonym)
    former = prefix + rng.choice(kind.former) if kind.former and rng.random() < RENAMED else ""
    renamed = rng.choice([2021, 2023, 2024]) if former else 0
    return Body(number, kind, place, prefix + _own(kind, place), former, renamed)


def _own(kind: Kind, place: Place) -> str:
    return kind.zh.removeprefix(place.name[-1]).removeprefix("街道") if place.level == "town" else kind.zh


def _prefix(kind: Kind, place: Place, homonym: bool) -> str:
    """The places that stand before a body's name: a district's city always, a county's at times."""
    if place.level == "city":
        return place.name[:-1] if kind.glued or kind.zh.endswith("学院") else place.name
    district = place.within[-1] if place.level == "town" else place.name
    city = place.within[1]
    full = district.endswith("区") or homonym or random.Random(city + district).random() < 0.5
    return (city if full else "") + district + (place.name if place.level == "town" else "")


def stem(place: str) -> str:
    """A place's name without its level: 霁渡 of 霁渡市."""
    return place.removesuffix("街道").rstrip("省市县区镇乡") or place


def aliases(body: Body, year: int) -> tuple[str, ...]:
    """Names by which people would ask for the body, its full name first."""
    name, own = body.name_in(year), body.name_in(year)
    for place in body.place.path:
        own = own.replace(place, "", 1) if own.startswith(place) else own
    district = body.place.within[-1] if body.place.level == "town" else body.place.name
    town = body.place.name if body.place.level == "town" else ""
    names = [name, *((district + town + own,) if not body.kind.glued else ())]
    if body.kind.short and body.name == name:
        names += [district + body.kind.short, stem(district) + body.kind.short]
    elif town:
        names += [town + own, town]
    elif not body.kind.glued:
        names.append(stem(district) + own)
    return tuple(dict.fromkeys(names))


def region(body: Body) -> tuple[str, ...]:
    """Province, city, district of the body."""
    return body.place.within if body.place.level == "town" else body.place.path

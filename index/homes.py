"""Where a place lies that its own reports do not tell, by what the other reports say; settled after each load.

A district lies in the city in which the reports of another body put it (云岚市/柳渡区), else in the one whose
government's report names it, as a city of the county's tier does (`county_cities.py`); a zone or a branch without a
place (云岚高新技术产业开发区, 云岚海关) belongs to the one place of that name, and what is told by a short name
(云岚州) is the one autonomous place that is called so. Nothing is said where two could be meant, where its own reports
name another city, or where the codes of GB/T 2260 know several places of the name. What was found so is noted in
`meta`, and found anew each time: a later report may tell better.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, Engine, delete, insert, select, update

from index.bodies import embed_anew
from index.county_cities import county_cities
from index.schema import agencies, meta, reports
from ingest.divisions import address_in, in_short_form, is_division, short_form, stem
from ingest.names import national
from ingest.tokens import half_width
from ingest.zones import zone_of

NOTE = "home:"  # begins the name in `meta` of what was found of a body: the path told and the one found
PARTED = ">"
SHORTEST_STEM = 2
_CITIES = ("市", "州", "盟", "地区")
_DISTRICTS = ("区", "县", "旗")
# What may stand right before the name of a district where it is the whole name: 在柳渡区, not 大柳渡区, 石桥市柳渡区.
_BEFORE = r"(?:^|[^\u4e00-\u9fff]|[和与及在对向由为是将以至到从了的括如即])"


@dataclass(frozen=True, slots=True)
class _Home:
    """A body with the path that its own reports tell, and the one that it has now."""

    id: int
    printed: str
    level: str
    told: str
    now: str
    full: str  # the path told, with short names of places spelt out

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(filter(None, self.full.split("/")))


def settle_homes(engine: Engine) -> None:
    """Gives each body whose reports do not tell where it lies the path that the others tell, or takes it back."""
    with engine.begin() as connection:
        homes = _homes(connection)
        paths = {path for home in homes for path in accumulate(home.places, lambda one, other: f"{one}/{other}")}
        governments = _governments(connection, homes)
        cities = county_cities(governments, paths)
        for home in homes:
            path = _in_its_city(home, cities) or _found(connection, home, governments, paths) or home.full
            if path != home.now:
                _move(connection, home, path)


def _homes(connection: Connection) -> Sequence[_Home]:
    notes = connection.execute(select(meta.c.name, meta.c.value).where(meta.c.name.startswith(NOTE))).all()
    told = {int(row.name.removeprefix(NOTE)): row.value.split(PARTED) for row in notes}
    query = select(agencies.c.id, agencies.c.printed, agencies.c.level, agencies.c.region).order_by(agencies.c.id)
    rows = connection.execute(query).all()
    paths = {
        row.id: before if row.region == found else row.region
        for row in rows
        for before, found in [told.get(row.id, ("", ""))]
    }
    called = _called_for_short(paths.values())
    return [
        _Home(
            row.id,
            row.printed,
            row.level,
            path,
            row.region,
            "/".join(called.get(place, place) for place in path.split("/")),
        )
        for row in rows
        for path in [paths[row.id]]
    ]


def _called_for_short(paths: Iterable[str]) -> Mapping[str, str]:
    """The autonomous places loaded by their short names, where one alone is called so."""
    places = {place for path in paths for place in path.split("/")}
    full: dict[str, list[str]] = {}
    for place in places:
        if short_form(place) != place:
            full.setdefault(short_form(place), []).append(place)
    return {short: found[0] for short, found in full.items() if len(found) == 1}


def _governments(connection: Connection, homes: Sequence[_Home]) -> Mapping[str, Sequence[str]]:
    """By the paths of cities the texts of their own governments' reports; none where no place is sought."""
    if not any(home.places and _may_lie_in_a_city(home.places[0]) for home in homes):
        return {}
    own = (home for home in homes if home.level == "aggregate" and home.full.endswith(_CITIES))
    return {home.full: _texts(connection, home.id) for home in own}


def _may_lie_in_a_city(first: str) -> bool:
    return _is_unplaced_district(first) or (first.endswith("市") and not is_division(first))


def _in_its_city(home: _Home, cities: Mapping[str, str]) -> str:
    """The path of a body of a city that lies in another one; empty where it is of none."""
    above = cities.get(home.places[0]) if home.places else None
    return f"{above}/{home.full}" if above else ""


def _is_unplaced_district(first: str) -> bool:
    return first.endswith(_DISTRICTS) and not (zone_of(first) or is_division(first))


def _found(connection: Connection, home: _Home, governments: Mapping[str, Sequence[str]], paths: Iterable[str]) -> str:
    """The path of a body with the places above it that others tell; empty where they tell none."""
    if not home.places:
        return _of_its_stem(connection, home, paths)
    first = home.places[0]
    zone = zone_of(first)
    if zone:
        above = _called(zone.place, paths) if zone.place else ()
    elif _is_unplaced_district(first):
        above = {path.rpartition("/")[0] for path in paths if path.endswith(f"/{first}")}
        above = above or _naming(first, governments)
    else:
        return ""
    if len(above) != 1:
        return ""
    city = next(iter(above))
    return "" if _names_another(connection, home, city, paths) else f"{city}/{home.full}"


def _of_its_stem(connection: Connection, home: _Home, paths: Iterable[str]) -> str:
    """The path of the one city or province that a branch without a place of its own is called after: 云岚海关."""
    own = home.printed.removeprefix(national(home.printed))
    above = [path for path in paths if _is_large(path) and own.startswith(stem(path.rsplit("/", 1)[-1]))]
    return above[0] if len(above) == 1 and not _names_another(connection, home, above[0], paths) else ""


def _called(place: str, paths: Iterable[str]) -> set[str]:
    """The paths of the places of that name without its level."""
    return {path for path in paths if stem(path.rsplit("/", 1)[-1]) == place and not zone_of(path)}


def _is_large(path: str) -> bool:
    last = path.rsplit("/", 1)[-1]
    return last.endswith((*_CITIES, "省", "自治区")) and len(stem(last)) >= SHORTEST_STEM and not zone_of(last)


def _naming(district: str, governments: Mapping[str, Sequence[str]]) -> set[str]:
    """The cities whose own government's report names a district."""
    found = set()
    for path, texts in governments.items():
        named = re.compile(f"(?:{_BEFORE}|{path.rsplit('/', 1)[-1]}){district}")
        if any(named.search(text) for text in texts):
            found.add(path)
    return found


def _names_another(connection: Connection, home: _Home, chosen: str, paths: Iterable[str]) -> bool:
    """Whether the body's own reports, or the address in them, name other cities of those loaded, and not the chosen."""
    own = {*chosen.split("/"), *in_short_form(chosen).split("/")}
    others = {city for path in paths if (city := path.rsplit("/", 1)[-1]).endswith(_CITIES) and city not in own}
    for text in _texts(connection, home.id):
        told = address_in(half_width(text))
        cities = [place for place in told if place.endswith(_CITIES)]
        if (cities and not own.intersection(cities)) or (
            any(city in text for city in others) and not any(place in text for place in own)
        ):
            return True
    return False


def _texts(connection: Connection, agency: int) -> Sequence[str]:
    return connection.scalars(select(reports.c.text).where(reports.c.agency_id == agency, reports.c.current)).all()


def _move(connection: Connection, home: _Home, path: str) -> None:
    """Notes and stores the path; the passages of the body, which are found by its place too, are embedded anew."""
    connection.execute(delete(meta).where(meta.c.name == f"{NOTE}{home.id}"))
    if path != home.told:
        note = {"name": f"{NOTE}{home.id}", "value": f"{home.told}{PARTED}{path}"}
        connection.execute(insert(meta).values(note))
    connection.execute(update(agencies).where(agencies.c.id == home.id).values(region=path))
    embed_anew(connection, home.id)

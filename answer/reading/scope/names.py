"""Resolving names: which bodies and regions of those loaded a question means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from operator import ne

from sqlalchemy import Connection, select

from answer.reading.language.called import in_the_plural, names_on_file
from answer.reading.scope.tiers import tier_of
from answer.vocabulary import UNKNOWN, Meaning, phrases
from index.among import among
from index.database import remembered
from index.schema import agencies, aliases, reports
from ingest.divisions import short_form, stem
from ingest.names import pinyin
from ingest.zones import zone_of, zone_words

PLURALS = ("bureaus", "offices", "governments", "commissions", "committees")  # of kinds of body
OFFICE_ENDINGS = ("局", "委", "办")
TOWN_ENDINGS = ("镇", "乡", "街道")
_LATIN_KINDS = {"州": " prefecture", "盟": " league", "旗": " banner"}
TOWN_ENDINGS_EN = ("town", "township", "sub-district", "sub-district office")
SHORTEST_WITHOUT_ENDING = 3
SHORTEST_LATIN = 4
CALLED_BUREAU = re.compile(r" (?:office|department|administration|agenc(?:y|ie))(?P<plural>s?)$")


@dataclass(frozen=True, slots=True)
class Body:
    """A body loaded: its full name and the path of its region."""

    name: str
    region: str


@dataclass(slots=True)
class Names:
    """Looks names up in the database; remembers which bodies each name that was found may mean."""

    connection: Connection
    regions: Mapping[str, str]  # spoken form → region
    bodies: dict[str, list[Body]] = field(default_factory=dict)  # by alias

    def __call__(self, substrings: Sequence[str]) -> dict[str, list[Meaning]]:
        """Meanings of those substrings that name a body, a region, or in the plural a kind of body."""
        found: dict[str, list[Meaning]] = {}
        spelt = {each.replace("'", ""): each for each in substrings if "'" in each}  # Gu'an is filed under guan
        plural = {each.removesuffix("s"): each for each in substrings if each.endswith(PLURALS)}
        bureau = {
            CALLED_BUREAU.sub(r" bureau\g<plural>", each): each for each in substrings if CALLED_BUREAU.search(each)
        }
        kinds = {
            each[: -len(end)].removesuffix("局") + "局": each
            for end in ("部门", "系统", "条线", "口")
            for each in substrings
            if each.endswith(end)
        }
        plural |= {name: each for name, each in kinds.items() if len(name) > 2}
        plural |= {each.removesuffix("s"): bureau[each] for each in bureau if each.endswith("s")}
        called = _called(substrings) | _without_endings(substrings, self.regions)
        filed = self.connection.execute(
            select(aliases.c.alias, agencies.c.name, agencies.c.region)
            .join(agencies, agencies.c.id == aliases.c.agency_id)
            .where(among(aliases.c.alias, [*substrings, *plural, *spelt, *bureau, *called]))
            .order_by(agencies.c.id)
        )
        rows = sorted(
            filed, key=lambda row: row.alias in called
        )  # 柳渡区政府 before 柳渡区政府办, which it may stand for
        for row in rows:
            if row.alias in self.regions and row.alias in zone_words():
                continue  # the one zone of those loaded that is called so
            body, known = Body(row.name, row.region), self.bodies.setdefault(row.alias, [])
            known += [] if body in known else [body]
            found.setdefault(spelt.get(row.alias, bureau.get(row.alias, row.alias)), [Meaning("agency", row.alias)])
            if row.alias in plural:
                found[plural[row.alias]] = [Meaning("agency", row.alias), Meaning("kind_of_body")]
            for said, several in called.get(row.alias, ()):
                kind = [Meaning("kind_of_body")] if several else []
                found.setdefault(said, [Meaning("agency", row.alias), *kind])
        for word in (zone_words() & {*substrings}) - {*found, *self.regions}:
            found[word] = [Meaning(UNKNOWN)]  # not 新 of 高新区
        substrings = [*substrings, *plural, *spelt]
        for spoken in set(substrings) & self.regions.keys():
            found.setdefault(spelt.get(spoken, spoken), []).append(Meaning("region", self.regions[spoken]))
        return found

    def named(self, alias: str, regions: Sequence[str]) -> list[str]:
        """The bodies of that name, those that lie in all of the regions where any are given.

        A name that begins with a place means that place's own body, not those of the places in it: 云岚民政局 is
        云岚市民政局, though 云岚市柳渡区民政局 may be called so too.
        """
        inside = [body for body in self.bodies[alias] if all(f"/{region}/" in f"/{body.region}/" for region in regions)]
        own = [body for body in inside if alias.startswith(stem(body.region.rsplit("/", 1)[-1]) or " ")]
        return list(dict.fromkeys(body.name for body in own or inside))

    def is_one(self, said: str) -> bool:
        """Whether a name stands for one body alone."""
        found = self([said]).get(said, [])
        return any(len(self.bodies.get(meaning.value, [])) == 1 for meaning in found if meaning.kind == "agency")

    def places_in(self, alias: str) -> bool:
        """Whether a name begins with a place: 云岚民政局, not 民政局 or 市民政局."""
        return any(alias.startswith(place) for place in self.regions)

    def bodies_of(self, name: str) -> list[Body]:
        """The bodies of that full name, of those found."""
        return [body for found in self.bodies.values() for body in found if body.name == name]

    def sounding_like(self, part: str) -> str | None:
        """The one name of a body that sounds the same and differs in one character."""
        query = select(aliases.c.alias).distinct().where(aliases.c.sound == pinyin(part))
        names: Sequence[str] = self.connection.scalars(query).all()
        alike = [name for name in names if len(name) == len(part) and sum(map(ne, name, part)) == 1]
        return alike[0] if len(alike) == 1 else None


def _called(substrings: Sequence[str]) -> dict[str, list[tuple[str, bool]]]:
    """The names on file that English ones may stand for, with these, and whether they name several bodies."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for said in filter(str.isascii, substrings):
        one = in_the_plural(said)
        for name in names_on_file(one or said, several=bool(one)):
            found.setdefault(name, []).append((said, bool(one)))
    return found


def _without_endings(substrings: Sequence[str], regions: Mapping[str, str]) -> dict[str, list[tuple[str, bool]]]:
    """The names on file of bodies called without 局 behind their place, or without 镇: 柳渡应急, 三棵树, maxi."""
    found: dict[str, list[tuple[str, bool]]] = {}
    known, english = phrases()
    for said in substrings:
        if said.isascii():
            if len(said) >= SHORTEST_LATIN and said.isalpha() and not (said in english or said in regions):
                for end in TOWN_ENDINGS_EN:
                    found.setdefault(f"{said} {end}", []).append((said, False))
            continue
        if len(said) < SHORTEST_WITHOUT_ENDING or said in known:
            continue
        names = [said + end for end in TOWN_ENDINGS]
        own = (said[at:] for at in range(2, len(said) - 1) if said[:at] in regions)
        if any(kind not in known for kind in own):
            names += [said + end for end in OFFICE_ENDINGS]
        for name in names:
            found.setdefault(name, []).append((said, False))
    return found


def region_names(connection: Connection) -> dict[str, str]:
    """Every way to say a region that a loaded body belongs to: 云岚市, 云岚, yunlan, yunlan city."""
    return remembered(connection, "regions", lambda: _region_names(connection))


def _region_names(connection: Connection) -> dict[str, str]:
    spoken: dict[str, str] = {}
    paths: list[str] = list(connection.scalars(select(agencies.c.region).distinct()))
    for path in paths:
        places = list(filter(None, path.split("/")))
        for region in places:
            zone = zone_of(region)
            for name in zone.called if zone else (region, stem(region), short_form(region)):
                spoken.setdefault(name, region)
            for name in _latin(region):
                spoken.setdefault(name, region)
        for outer, inner in pairwise(places):
            of_outer, of_inner = (outer, stem(outer), short_form(outer)), (inner, short_form(inner))
            for name in (f"{outer}/{inner}", *map("".join, product(of_outer, of_inner)), stem(outer) + stem(inner)):
                spoken.setdefault(name, f"{outer}/{inner}")
            zone = zone_of(inner)
            for kind in (zone.kind, *zone.short) if zone else ():
                spoken.setdefault(outer + kind, f"{outer}/{inner}")
            for one, other in product(_latin(inner), _latin(outer)):
                for name in (f"{other} {one}", f"{one} of {other}", f"{one} in {other}", f"{one} {other}"):
                    spoken.setdefault(name, f"{outer}/{inner}")
    return spoken | _bare_zones(paths)


def _bare_zones(paths: Sequence[str]) -> dict[str, str]:
    """The zones that only one of those loaded is called without its place: 高新区, where there is no other."""
    found: dict[str, set[str]] = {}
    for path in paths:
        region = path.rsplit("/", 1)[-1]
        zone = zone_of(region)
        for word in (zone.kind, *zone.short) if zone else ():
            found.setdefault(word, set()).add(region)
    return {word: next(iter(regions)) for word, regions in found.items() if len(regions) == 1}


def _latin(region: str) -> tuple[str, ...]:
    if zone := zone_of(region):
        return tuple(f"{pinyin(zone.place)} {kind}".strip() for kind in zone.en)
    name = pinyin(stem(region))
    kinds = ("", " city", " municipality", " district", " county", _LATIN_KINDS.get(region[-1:], ""))
    return tuple(dict.fromkeys(f"{name}{kind}" for kind in kinds))


def namesakes(connection: Connection, region: str) -> tuple[str, ...]:
    """The places of that name in different cities, each with its city: 云岚市/新区."""
    paths: tuple[str, ...] = remembered(
        connection, "paths", lambda: tuple(connection.scalars(select(agencies.c.region).distinct()))
    )
    found = {"/".join(pair) for path in paths for pair in pairwise(path.split("/")) if pair[1] == region}
    return tuple(sorted(found)) if len(found) > 1 else ()


def is_told_nowhere(connection: Connection, region: str) -> bool:
    """Whether nothing loaded tells what a county or district lies in."""
    paths: list[str] = list(connection.scalars(select(agencies.c.region).distinct()))
    inside = [path for path in paths if region in path.split("/")]
    return region.endswith(("区", "县", "旗")) and bool(inside) and all(path.startswith(region) for path in inside)


def governments_of(connection: Connection, regions: Sequence[str]) -> tuple[str, ...]:
    """The bodies whose reports are those of a whole place: 昀川市人民政府, of 昀川市, not those of the places in it."""
    found = connection.execute(
        select(agencies.c.name, agencies.c.region).where(agencies.c.level == "aggregate").order_by(agencies.c.id)
    )
    return tuple(row.name for row in found if f"/{row.region}".endswith(tuple(f"/{region}" for region in regions)))


def summaries_of(connection: Connection, tier: str) -> tuple[str, ...]:
    """The governments of a tier that sum up others, where governments of other tiers are loaded too; else none."""
    if not tier:
        return ()
    rows = connection.execute(select(agencies.c.name, agencies.c.region).where(agencies.c.level == "aggregate")).all()
    own = tuple(row.name for row in rows if tier_of(row.region) == tier)
    return own if len(own) < len(rows) else ()


def loaded_years(connection: Connection, names: Sequence[str] = (), form: int | None = None) -> list[int]:
    """The years that reports are loaded of, of those bodies and on that form where any are given, oldest first."""
    query = select(reports.c.year).distinct().order_by(reports.c.year)
    query = query if form is None else query.where(reports.c.current, reports.c.form == form)
    if names:
        query = query.join(agencies, agencies.c.id == reports.c.agency_id).where(agencies.c.name.in_(names))
    if names or form is not None:
        return list(connection.scalars(query))
    years: tuple[int, ...] = remembered(connection, "years", lambda: tuple(connection.scalars(query)))
    return list(years)

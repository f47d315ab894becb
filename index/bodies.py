"""Which body a report is of: bodies of one name in two places are two, told apart by the place above them.

A body that stands alone keeps the name that its reports print; as soon as a second one of that name is loaded from
elsewhere, both are named with the place above: 柳渡区财政局 becomes 云岚市柳渡区财政局. Each keeps the printed
name as an alias, so that a question by that name asks back. A report that does not tell its place is of the only
body of its name; where there are several, it is of another one, whose place is not known. A name that is another
one of the same place without that place (柳渡区财政局 in 云岚市/柳渡区) names the same body; where its reports do not
tell the place, it does where only one body could be meant, and that has no report of the same year.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from index.insert import Rows, insert_rows
from index.schema import agencies, aliases, outbox, passages, reports
from ingest.divisions import in_short_form
from ingest.names import in_short_places, pinyin, regions_of
from ingest.report import Identity

Stored = Row[tuple[int, str, str, str]]
_BODIES = select(agencies.c.id, agencies.c.name, agencies.c.printed, agencies.c.region).order_by(agencies.c.id)
_NAMESAKES = _BODIES.where(agencies.c.printed == bindparam("name"))
_IN_REGION = _BODIES.where(agencies.c.region == bindparam("region"))
_NAMED = select(agencies.c.id).where(agencies.c.name == bindparam("name"))
_CALLED = select(aliases.c.alias).where(aliases.c.agency_id == bindparam("agency"))
_NEW = insert(agencies)
_SMALL = ("township", "subdistrict")  # whose names say where they lie no more than a district's


def body_of(connection: Connection, identity: Identity) -> int:
    """The id of the body that a report names, stored when it is new; what else it is called is noted too."""
    namesakes = connection.execute(_NAMESAKES, {"name": identity.agency}).all()
    same: Sequence[Stored] = [each for each in namesakes if _is_there(each, identity.region, len(namesakes))]
    same = same or _of_short_place(connection, identity)
    same = same or _without_place(connection, identity) or _by_turns(connection, identity)
    agency = _known_better(connection, same[0], identity.region) if same else _new(connection, identity, namesakes)
    _call(connection, agency, (identity.agency, *identity.aliases))
    return agency


def _of_short_place(connection: Connection, identity: Identity) -> Sequence[Stored]:
    """The one body whose place is told in full in one report and for short in another: 云岚州民政局.

    It has the name in full, whichever came first.
    """
    given = identity.agency
    short = in_short_places(given)
    called = _BODIES.join(aliases, aliases.c.agency_id == agencies.c.id).where(aliases.c.alias == short)
    found = [
        each
        for each in connection.execute(called).all()
        if in_short_places(each.printed) == short and short in {each.printed, given}
        if _is_there(each, identity.region, 1)
    ]
    if len(found) != 1:
        return []
    if given != short:
        connection.execute(update(agencies).where(agencies.c.id == found[0].id).values(printed=given))
        _rename(connection, found[0], given, identity.region)
    return found


def _without_place(connection: Connection, identity: Identity) -> Sequence[Stored]:
    """The bodies of the same place whose name is the given one with the place, or without it."""
    if not identity.region:
        return []
    near = connection.execute(_IN_REGION, {"region": identity.region}).all()
    given = identity.agency
    return [each for each in near if each.printed.endswith(given) or given.endswith(each.printed)]


def _by_turns(connection: Connection, identity: Identity) -> Sequence[Stored]:
    """The one body that is named with a place above in one year and without it in another: 柳渡区人民政府."""
    given, places = identity.agency, regions_of(identity.agency)
    of_town = identity.level in _SMALL
    if not (places or of_town) or not given.startswith("".join(places)):
        return []
    kept = 0 if of_town else 1  # of the places, by which it is known
    shorter = [given.removeprefix("".join(places[:count])) for count in range(1, len(places) + 1 - kept)]
    alike = connection.execute(
        _BODIES.where(agencies.c.printed.in_(shorter) | agencies.c.printed.endswith(given))
    ).all()
    found = [
        each
        for each in alike
        if (each.printed in shorter or each.printed.removesuffix(given) in accumulate(regions_of(each.printed)))
        and _is_there(each, identity.region, 1)
    ]
    if len(found) != 1:
        return []
    of_year = select(reports.c.id).where(reports.c.agency_id == found[0].id, reports.c.year == identity.year)
    return found if connection.scalar(of_year) is None else []


def _is_there(body: Stored, region: str, namesakes: int) -> bool:
    """Whether a body of the printed name is the one in a region (a path; empty where it is not known)."""
    if not body.region or not region:
        return namesakes == 1 or body.region == region
    own, other = set(in_short_form(body.region).split("/")), set(in_short_form(region).split("/"))
    return own <= other or other <= own


def _known_better(connection: Connection, body: Stored, region: str) -> int:
    """The body's id, once the longer of the paths that lead to it is noted."""
    if len(region) > len(body.region):
        connection.execute(update(agencies).where(agencies.c.id == body.id).values(region=region))
    return int(body.id)


def _new(connection: Connection, identity: Identity, namesakes: Sequence[Stored]) -> int:
    for body in namesakes:
        if body.name == identity.agency:
            _rename(connection, body, identity.agency, body.region)
    name = _free_name(connection, identity.agency, identity.region if namesakes else "")
    values = {"name": name, "printed": identity.agency, "region": identity.region, "level": identity.level}
    key = connection.execute(_NEW, values).inserted_primary_key
    assert key is not None
    _call(connection, int(key[0]), (name,))
    return int(key[0])


def _rename(connection: Connection, body: Stored, printed: str, region: str) -> None:
    """Names a body with the place above it; its passages, which are found by its name too, are embedded anew."""
    name = _free_name(connection, printed, region)
    if name == body.name:
        return
    connection.execute(update(agencies).where(agencies.c.id == body.id).values(name=name))
    _call(connection, body.id, (name,))
    embed_anew(connection, body.id)


def embed_anew(connection: Connection, agency: int) -> None:
    """Has the passages of a body embedded once more, as its name or its place is another now."""
    current = select(reports.c.id, reports.c.year).where(reports.c.agency_id == agency, reports.c.current)
    for report in connection.execute(current).all():
        ids: list[str] = list(connection.scalars(select(passages.c.id).where(passages.c.report_id == report.id)))
        connection.execute(insert(outbox).values(year=report.year, put=ids, drop=[]))


def _call(connection: Connection, agency: int, names: Sequence[str]) -> None:
    known: set[str] = set(connection.scalars(_CALLED, {"agency": agency}))
    new = [name for name in dict.fromkeys(names) if name not in known]
    rows: Rows = [{"alias": name, "agency_id": agency, "sound": pinyin(name)} for name in new]
    insert_rows(connection, aliases, rows)


def _free_name(connection: Connection, printed: str, region: str) -> str:
    """The printed name, or the shortest with places above before it, that no body has."""
    for name in _names(printed, region):
        if connection.scalar(_NAMED, {"name": name}) is None:
            return name
    return printed


def _names(printed: str, region: str) -> Iterator[str]:
    places = [place for place in region.split("/") if place and place not in printed]
    if not places:
        yield printed
    for count in range(1, len(places) + 1):
        yield "".join(places[-count:]) + printed

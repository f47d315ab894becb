"""Which version of a report is current, settled anew in the transaction that changes what there is of it."""

from sqlalchemy import JSON, Connection, bindparam, exists, func, insert, select, update

from index.across import check_across
from index.schema import addresses, facts, outbox, passages, reports
from index.versions import Version, newest
from ingest.report import Status

_OWN, _OTHER = reports.alias("own"), reports
_SAME = (_OWN.c.agency_id == _OTHER.c.agency_id) & (_OWN.c.year == _OTHER.c.year)
_VERSIONS = (
    select(*(_OTHER.c[name] for name in ("id", "current", "agency_id", "year")))
    .join_from(_OWN, _OTHER, _SAME)
    .where(_OWN.c.id == bindparam("of"))
)
_MAKE = update(reports).where(reports.c.id == bindparam("of")).values(current=bindparam("now"))
_HELD = exists().where(addresses.c.report_id == reports.c.id)
_STANDING = select(_HELD.label("in_place"), reports.c.corrected, reports.c.signed, reports.c.published).where(
    reports.c.id == bindparam("of")
)
_FIGURES = select(facts.c.key, facts.c.value).where(
    facts.c.report_id == bindparam("of"), facts.c.status != Status.UNREADABLE
)
_IDS = func.json_group_array(passages.c.id, type_=JSON)
_PUT, _DROP = (
    select(_IDS).where(passages.c.report_id == bindparam(name, type_=passages.c.report_id.type)).scalar_subquery()
    for name in ("put_of", "drop_of")
)
_NOTE_VECTORS = insert(outbox).from_select(["year", "put", "drop"], select(bindparam("of_year"), _PUT, _DROP))


def settle(connection: Connection, report_id: int) -> tuple[int | None, int]:
    """Makes the newest version of a report current: the one that was before, and the one that is now."""
    versions = connection.execute(_VERSIONS, {"of": report_id}).all()
    before = next((each.id for each in versions if each.current), None)
    after = versions[0].id
    if len(versions) > 1:
        after = newest([_version(connection, each.id) for each in versions]).id
    if before != after:
        if before is not None:
            connection.execute(_MAKE, {"of": before, "now": False})
        connection.execute(_MAKE, {"of": after, "now": True})
        _note_vectors(connection, versions[0].year, put=after, drop=before)
        check_across(connection, versions[0].agency_id, versions[0].year)
    return before, after


def _note_vectors(connection: Connection, year: int, put: int, drop: int | None) -> None:
    """Vector work for the passages of one version that is current now, and of one that was."""
    connection.execute(_NOTE_VECTORS, {"of_year": year, "put_of": put, "drop_of": drop})


def _version(connection: Connection, report_id: int) -> Version:
    row = connection.execute(_STANDING, {"of": report_id}).one()
    figures = {fact.key: fact.value for fact in connection.execute(_FIGURES, {"of": report_id})}
    return Version(report_id, row.in_place, row.corrected, row.signed, row.published, figures)

"""Many reports quickly: those of a data directory, copied in SQL under other names of bodies and places.

Their passages are put into the word index and embedded, as those of files loaded are.
"""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, literal, select

from index.active import active_or_first
from index.database import open_writer
from index.embedding import load as load_embedder
from index.reembed import reembed
from index.schema import agencies, aliases, checks, facts, passages, reports, sections, statements
from index.vectors import Vectors
from index.words import index_passages
from ingest.names import pinyin

_OF_REPORT = (sections, passages, facts, checks, statements)


def multiply(data: Path, prefixes: str) -> int:
    """Copies every report under each of the prefixes; how many there are then."""
    with open_writer(data) as engine:
        with engine.begin() as connection:
            bodies = connection.scalar(select(func.max(agencies.c.id))) or 0
            last = connection.scalar(select(func.max(reports.c.id))) or 0
            lines = connection.scalar(select(func.max(checks.c.id))) or 0
            for number, prefix in enumerate(prefixes, start=1):
                offsets = {"agency": number * bodies, "report": number * last, "check": number * lines}
                _copy(connection, offsets, prefix, (bodies, last))
            index_passages(connection)
            count = connection.scalar(select(func.count()).select_from(reports)) or 0
        _embed(engine, data)
        return count


def _embed(engine: Engine, data: Path) -> None:
    """Makes the vectors that are lacking."""
    embedder = load_embedder()
    with engine.begin() as connection:
        model = active_or_first(connection, embedder)
    reembed(engine, Vectors(data, embedder), model)


def _copy(connection: Connection, offsets: dict[str, int], prefix: str, firsts: tuple[int, int]) -> None:
    bodies, last = firsts
    own = {
        agencies: {
            "id": agencies.c.id + offsets["agency"],
            "name": literal(prefix).concat(agencies.c.name),
            "region": literal(prefix).concat(func.replace(agencies.c.region, "/", f"/{prefix}")),
        },
        aliases: {
            "alias": literal(prefix).concat(aliases.c.alias),
            "agency_id": aliases.c.agency_id + offsets["agency"],
            "sound": literal(pinyin(prefix)).concat(aliases.c.sound),
        },
        reports: {
            "id": reports.c.id + offsets["report"],
            "agency_id": reports.c.agency_id + offsets["agency"],
            "sha256": literal(prefix).concat(reports.c.sha256),
        },
        passages: {"id": literal(prefix).concat(passages.c.id)},
        checks: {"id": checks.c.id + offsets["check"]},
    }
    kept = {
        agencies: agencies.c.id <= bodies,
        aliases: aliases.c.agency_id <= bodies,
        reports: reports.c.id <= last,
        **{table: table.c.report_id <= last for table in _OF_REPORT},
    }
    for table, only in kept.items():
        changed = dict(own.get(table, {}))
        if table in _OF_REPORT:
            changed["report_id"] = table.c.report_id + offsets["report"]
        _insert(connection, table, changed, only)


def _insert(connection: Connection, table: Table, changed: Mapping[str, object], only: object) -> None:
    names = [column.name for column in table.columns if column is not passages.c.number]
    values = [changed.get(name, table.c[name]) for name in names]
    connection.execute(insert(table).from_select(names, select(*values).where(only)))  # type: ignore[call-overload]

"""Opening the data directory: readers see a read-only database with a time limit, one writer holds the lock."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout
from pydantic_core import to_json
from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.exc import OperationalError

from index.errors import NoDataError, QueryTimeoutError, SchemaError, WriterBusyError
from index.schema import LAYOUT, meta, metadata
from index.words import define

FILE = "nianbao.sqlite"
LOCK = "writer.lock"
PROGRESS_STEPS = 10_000  # SQLite instructions between two looks at the clock
MAPPED = 2**31  # bytes of the file that readers see as memory, which spares them copying pages
MOST_REMEMBERED = 100_000  # things found one by one; those of the name not asked for longest give way,
LAST_NAMES = 4  # but never those of the last names, however many they are

LOGGED = 8_000  # pages of 4 KB that are written to the log before they are put in their places, hundreds of reports

Key = TypeVar("Key")
Made = TypeVar("Made")


def open_reader(data: Path) -> Engine:
    """The database, read-only. Raises NoDataError when there is none, SchemaError when it is another version's."""
    path = data / FILE
    if not path.is_file():
        raise NoDataError(data)
    engine = create_engine(f"sqlite:///file:{_uri(path)}?mode=ro&uri=true")
    event.listen(engine, "connect", _map)
    _check_layout(engine, data)
    return engine


@contextmanager
def read(engine: Engine, timeout_ms: int) -> Iterator[Connection]:
    """A connection each of whose SELECTs stops after `timeout_ms`; QueryTimeoutError then.

    What is done between them, as reading the dictionaries before the first answer, does not count.
    """
    began = time.monotonic()

    def begin(*_: object) -> None:
        nonlocal began
        began = time.monotonic()

    with engine.connect() as connection:
        raw = _raw(connection)
        event.listen(connection, "before_cursor_execute", begin)
        raw.set_progress_handler(lambda: int(time.monotonic() - began > timeout_ms / 1000), PROGRESS_STEPS)
        try:
            yield connection
        except OperationalError as error:
            if "interrupted" in str(error):
                raise QueryTimeoutError from error
            raise
        finally:
            raw.set_progress_handler(None, 0)


def remembered(connection: Connection, name: str, make: Callable[[], Made]) -> Made:
    """What `make` makes of the data; made anew only when another connection has changed them."""
    version = _raw(connection).execute("PRAGMA data_version").fetchone()[0]
    kept: dict[str, Any] = connection.info.setdefault("remembered", {})
    if kept.get("data_version") != version:
        kept.clear()
        kept["data_version"] = version
    if name not in kept:
        kept[name] = make()
    made: Made = kept[name]
    return made


def remembered_each(
    connection: Connection, name: str, wanted: Iterable[Key], find: Callable[[list[Key]], Mapping[Key, Made]]
) -> Mapping[Key, Made]:
    """What `find` finds of each of `wanted`, and of others wanted before; it looks for those not known yet."""
    kept: dict[str, dict[Key, Made]] = remembered(connection, "each", dict)
    known = kept.pop(name, {})
    new = [each for each in wanted if each not in known]
    if new:
        known.update(find(new))
    kept[name] = known  # the last, as it was asked for last
    while len(kept) > LAST_NAMES and sum(map(len, kept.values())) > MOST_REMEMBERED:
        del kept[next(iter(kept))]
    return known


@contextmanager
def open_writer(data: Path, doing: str = "") -> Iterator[Engine]:
    """The database for writing, made when missing; the only writer of `data` until it closes.

    `doing` tells others what the writer is at. Raises WriterBusyError at once when another process holds the lock.
    """
    data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise WriterBusyError(data, _holder(data)) from error
    engine = create_engine(f"sqlite:///{data / FILE}", json_serializer=_json)
    try:
        with suppress(OSError):  # a note for people only: Windows forbids writing to a locked file
            (data / f"{LOCK}.pid").write_text(f"process {os.getpid()}{doing}", encoding="utf-8")
        event.listen(engine, "connect", _set_up)
        _create(engine, data)
        yield engine
    finally:
        engine.dispose()
        lock.release()


def _raw(connection: Connection) -> sqlite3.Connection:
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def _map(connection: sqlite3.Connection, _: object) -> None:
    connection.execute(f"PRAGMA mmap_size={MAPPED}")


def _uri(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _holder(data: Path) -> str:
    note = data / f"{LOCK}.pid"
    return note.read_text(encoding="utf-8") if note.is_file() else "unknown"


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"wal_autocheckpoint={LOGGED}"):
        connection.execute(f"PRAGMA {pragma}")
    define(connection)


def _json(value: object) -> str:
    """Faster than the standard library's, which a report needs hundreds of times."""
    return to_json(value).decode()


def _create(engine: Engine, data: Path) -> None:
    if inspect(engine).has_table(meta.name):
        _check_layout(engine, data)
        return
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(meta).values(name="layout", value=LAYOUT))


def _check_layout(engine: Engine, data: Path) -> None:
    with engine.connect() as connection:
        if not inspect(connection).has_table(meta.name):
            raise NoDataError(data)
        found = connection.scalar(select(meta.c.value).where(meta.c.name == "layout"))
    if found != LAYOUT:
        raise SchemaError(data, str(found), LAYOUT)

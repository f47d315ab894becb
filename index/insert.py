"""Inserting many rows: SQLAlchemy's statement and conversions of values, without its work for every row."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Rows = list[dict[str, Any]]
_Convert = Callable[[Any], Any] | None


def insert_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Inserts rows, which all have the same columns; none is no error.

    Raises what SQLAlchemy's own insert raises, and ArithmeticError for a number that no column holds.
    """
    if not rows:
        return
    statement, columns = _prepared(connection.dialect, table, tuple(rows[0]))
    by_column = [
        [row[name] for row in rows] if convert is None else [convert(row[name]) for row in rows]
        for name, convert in columns
    ]
    connection.exec_driver_sql(statement, list(zip(*by_column, strict=True)))


@lru_cache(maxsize=64)  # each opening of a database has its own dialect
def _prepared(dialect: Dialect, table: Table, names: tuple[str, ...]) -> tuple[str, tuple[tuple[str, _Convert], ...]]:
    """The statement, and the columns in the order of its parameters, each with how its values are converted."""
    compiled = insert(table).compile(dialect=dialect, column_keys=list(names))
    kinds = [(name, table.c[name].type.dialect_impl(dialect)) for name in compiled.positiontup or ()]
    return str(compiled), tuple((name, kind.bind_processor(dialect)) for name, kind in kinds)

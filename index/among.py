"""Membership in a list of any length, as one parameter: a statement with one for each value is slow to make."""

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, ColumnElement, func, select


def among(column: Column[Any], values: Collection[int | str]) -> ColumnElement[bool]:
    """Whether the column holds one of the values."""
    listed = func.json_each(json.dumps(list(values))).table_valued("value")
    return column.in_(select(listed.c.value))

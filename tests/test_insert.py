from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from index.database import open_writer
from index.insert import Rows, insert_rows
from index.schema import agencies, checks, reports

REPORT = {
    **{"year": 2024, "form": 2021, "file": "a.txt", "path": "/a.txt", "sha256": "1" * 64, "text": "", "cells": 0},
    **{"agency_id": 1, "current": True, "corrected": False, "figures": "", "prose": ""},
}
CHECK = {
    **{"report_id": 1, "rule": "C1", "formula": "甲 = 乙", "left": Decimal("1.25"), "right": None, "keys": ("a", "乙")},
    **{"holds": None, "hard": True, "statements": [3, 4], "earlier_id": None, "earlier_keys": []},
}


def with_a_report(connection: Connection) -> Connection:
    insert_rows(connection, agencies, [{"name": "甲局", "printed": "甲局", "region": "", "level": "department"}])
    insert_rows(connection, reports, [REPORT])
    return connection


def test_rows_are_read_back_as_those_of_a_plain_insert(tmp_path: Path):
    rows: Rows = [CHECK, CHECK | {"left": None, "right": Decimal(7), "holds": False, "keys": []}]
    with open_writer(tmp_path) as engine, engine.begin() as connection:
        insert_rows(with_a_report(connection), checks, rows)
        connection.execute(insert(checks), rows)
        one, two, *plain = (tuple(row)[1:] for row in connection.execute(select(checks).order_by(checks.c.id)))
    assert [one, two] == plain
    assert one == (1, "C1", "甲 = 乙", Decimal("1.25"), None, ["a", "乙"], None, True, [3, 4], None, [])


def test_no_rows_are_no_error(tmp_path: Path):
    with open_writer(tmp_path) as engine, engine.begin() as connection:
        insert_rows(connection, checks, [])
        assert connection.execute(select(checks)).all() == []


def test_a_row_that_breaks_a_rule_takes_all_of_its_transaction_with_it(tmp_path: Path):
    with open_writer(tmp_path) as engine:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            insert_rows(with_a_report(connection), checks, [CHECK, CHECK | {"report_id": 9}])
        with engine.connect() as connection:
            assert connection.execute(select(agencies)).all() == []


@pytest.mark.parametrize("value", [Decimal("1e30"), Decimal("Infinity")])
def test_a_number_that_no_column_holds(tmp_path: Path, value: Decimal):
    with open_writer(tmp_path) as engine, engine.begin() as connection:
        with_a_report(connection)
        with pytest.raises(ArithmeticError):
            insert_rows(connection, checks, [CHECK | {"left": value}])

"""Procurement amounts, in yuan, in ten thousands or without a unit: told as printed, put together only in one."""

from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import figures, report

PRINTED = {"民政局": "330000元", "财政局": "52.5", "水利局": "41万元"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("town")
    for body, amount in PRINTED.items():
        cells = figures(2019) | {"procurement.projects": "2", "procurement.amount": amount}
        title = f"云岚市{body}2020年政府信息公开工作年度报告"
        (folder / f"{body}.txt").write_text(report(cells, 2019, title=title), encoding="utf-8")
    load(find_files([folder]), folder / "data", embedder)
    return Desk(folder / "data")


@pytest.mark.parametrize(
    "question",
    [
        "2020年政府集中采购金额合计多少",
        "2020年政府集中采购金额最大的单位",
        "Which body had the largest procurement amount in 2020?",
    ],
)
def test_amounts_in_different_units_are_neither_added_nor_put_in_order(town: Desk, question: str):
    asked = town.ask(question)
    assert (asked.status, "云岚市民政局" in asked.text) == (Outcome.CLARIFY, True)


def test_an_amount_is_told_as_printed(town: Desk):
    told = town.ask("云岚市民政局2020年政府集中采购金额多少")
    assert told.value == 330000
    assert any("330000元" in warning for warning in told.warnings)


def test_both_columns_of_a_row_are_told(town: Desk):
    told = town.ask("云岚市财政局2020年集中采购几个项目，花了多少钱")
    assert [float(row.value or 0) for row in told.rows] == [2, 52.5]
    assert town.ask("2020年政府集中采购项目数量合计").value == 6

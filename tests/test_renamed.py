"""A body renamed between two years is one body in comparisons of them, where its report tells so; else it is not."""

from decimal import Decimal
from pathlib import Path

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.town import row
from tests.writer import figures, handled, report

GRAIN, RESERVES = "云岚市粮食局", "云岚市粮食和物资储备局"
RENAMED = "2024年3月，原云岚市粮食局更名为云岚市粮食和物资储备局。"
MERGED = "2024年3月，云岚市档案局和云岚市粮食局合并为云岚市粮食和物资储备局。"


def desk(folder: Path, embedder: Embedder, told: str) -> Desk:
    stated = {
        ("云岚市民政局", 2023): handled(6),
        ("云岚市民政局", 2024): handled(4),
        (GRAIN, 2022): handled(5),
        (GRAIN, 2023): handled(9, carried_out=2),
        (RESERVES, 2024): handled(7) | row("requests.carried_in", 2),
    }
    sources = folder / "in"
    sources.mkdir()
    for (body, year), cells in stated.items():
        prose = told if body == RESERVES else f"{year}年{body}工作。"
        title = f"{body}{year}年政府信息公开工作年度报告"
        text = report(figures(2021) | cells, 2021, title=title, prose=prose)
        (sources / f"{body}{year}.txt").write_text(text, encoding="utf-8")
    load(find_files([sources]), folder / "data", embedder)
    return Desk(folder / "data")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk(tmp_path_factory.mktemp("renamed"), embedder, RENAMED)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk(tmp_path_factory.mktemp("merged"), embedder, MERGED)


def is_said(answer: Answer) -> bool:
    return any(GRAIN in each and RESERVES in each and "更名" in each for each in answer.warnings)


def test_those_that_fell_hold_the_one_renamed(renamed: Desk, merged: Desk):
    question = "哪些单位2024年新收申请比2023年少"
    answer = renamed.ask(question)
    assert {each.agency for each in answer.rows} == {"云岚市民政局", RESERVES}
    assert is_said(answer)
    other = merged.ask(question)
    assert {each.agency for each in other.rows} == {"云岚市民政局"}
    assert not is_said(other)


@pytest.mark.parametrize("name", [RESERVES, GRAIN])
def test_its_change_by_either_name(renamed: Desk, name: str):
    answer = renamed.ask(f"{name}2024年新收申请比2023年增加多少")
    assert (answer.status, answer.value) == (Outcome.ANSWERED, Decimal(-2))
    assert {each.agency for each in answer.citations} == {GRAIN, RESERVES}
    assert is_said(answer)


def test_no_change_between_bodies_that_are_two(merged: Desk):
    answer = merged.ask(f"{RESERVES}2024年新收申请比2023年增加多少")
    assert answer.status is Outcome.NOT_FOUND


def test_what_it_carried_over(renamed: Desk, merged: Desk):
    question = f"{RESERVES}2023年结转下年的和2024年的上年结转对得上吗"
    answer = renamed.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.text.startswith("是")
    assert [each.value for each in answer.rows] == [Decimal(2), Decimal(2)]
    assert merged.ask(question).status is Outcome.NOT_FOUND

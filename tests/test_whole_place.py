"""The whole of a place: its government's report where one of its tier is loaded; its bodies where these are named."""

from decimal import Decimal
from pathlib import Path

import pytest

from answer import Desk
from index.embedding import Embedder
from index.load import find_files, load
from ingest.bodies import level_of
from tests.town import TOWN, desk_of, received
from tests.writer import balanced, report

OFFICE = "柳渡区人民政府办公室"
NUMBERS = {  # the office is loaded before its government
    OFFICE: (1, 2, 3),
    "柳渡区人民政府": (20, 30, 25),
    "柳渡区住房和建设管理委员会": (4, 5, 6),
    "柳渡区信访局": (0, 0, 2),
    "柳渡区民政局": (0, 1, 0),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, received(NUMBERS))


@pytest.mark.parametrize(
    "question",
    [
        "2024年全区收到多少件申请",
        "2024年整个区一共收到多少申请",
        "How many requests did the district as a whole receive in 2024?",
        "requests received by the whole district in 2024",
    ],
)
def test_the_whole_is_told_by_its_government(town: Desk, question: str):
    answer = town.ask(question)
    assert (answer.value, [row.agency for row in answer.rows]) == (Decimal(25), [f"{TOWN}柳渡区人民政府"])
    assert any("柳渡区" in each for each in answer.warnings)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年全区各单位一共收到多少件申请", 11),
        ("Total requests received in 2024 by the individual bodies", 11),
        ("2024年全区有几个单位收到了申请", 4),
    ],
)
def test_its_bodies_are_taken_where_they_are_named(town: Desk, question: str, value: int):
    assert town.ask(question).value == value


def test_two_years_each(town: Desk):
    rows = town.ask("全区收到的申请两年各多少").rows
    assert [(row.year, row.value) for row in rows] == [(2023, Decimal(30)), (2024, Decimal(25))]


@pytest.mark.parametrize("question", ["两年里一件申请都没有的单位", "2023、2024年都没有收到申请的单位"])
def test_none_in_either_of_two_years(town: Desk, question: str):
    answer = town.ask(question)
    assert (answer.plan["every_year"], answer.plan["scope"]["years"], answer.rows) == (True, [2023, 2024], ())


def test_a_government_is_not_taken_for_its_office(town: Desk):
    assert [row.agency for row in town.ask("柳渡区政府2024年不予公开多少件").rows] == [f"{TOWN}柳渡区人民政府"]
    assert [row.agency for row in town.ask("柳渡区政府办2024年不予公开多少件").rows] == [f"{TOWN}{OFFICE}"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("云岚市住房和建设管理委员会", "department"),
        ("云岚市水务管理委员会", "department"),
        ("云岚经济技术开发区管理委员会", "aggregate"),
        ("云岚湖风景名胜区管委会", "aggregate"),
    ],
)
def test_only_what_governs_a_place_is_an_aggregate(name: str, level: str):
    assert level_of(name) == level


@pytest.mark.parametrize("name", ["柳渡区建管委", "柳渡区住建委", "The Liudu Housing and Construction Commission"])
def test_a_commission_by_its_short_names(town: Desk, name: str):
    question = f"How many requests did {name} receive in 2024?" if name.isascii() else f"{name}2024年收到多少申请"
    assert town.ask(question).value == 6


def test_the_whole_of_a_prefecture_is_told_by_its_government(tmp_path: Path, embedder: Embedder):
    sources = tmp_path / "in"
    sources.mkdir()
    for body, number in (("云川苗族自治州人民政府", 30), ("云川苗族自治州民政局", 4)):
        text = report(balanced(2021, number, number, 0), 2021, title=f"{body}2024年政府信息公开工作年度报告")
        (sources / f"{body}.txt").write_text(text, encoding="utf-8")
    load(find_files([sources]), tmp_path / "data", embedder)
    desk = Desk(tmp_path / "data")
    for question in ("2024年全州一共收到多少申请", "How many requests did the whole prefecture receive in 2024?"):
        assert [row.agency for row in desk.ask(question).rows] == ["云川苗族自治州人民政府"], question

"""A place named alone: its government's own report where there is one; places counted; items of the form of 2019."""

from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

CITY, DISTRICT, COUNTY = "云岚市人民政府", "云岚市柳渡区人民政府", "云岚市望溪县人民政府"
RECEIVED = {"人民政府": 100, "柳渡区人民政府": 30, "望溪县人民政府": 20, "民政局": 5, "柳渡区民政局": 3}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated: dict[tuple[str, int], Any] = {(body, 2024): handled(number) for body, number in RECEIVED.items()}
    stated["人民政府", 2023] = handled(80)
    stated["民政局", 2023] = handled(4)
    stated["民政局", 2022] = handled(6)
    stated |= {("民政局", year): handled(3) for year in (2019, 2020)}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市2024年收到多少件申请", 100),
        ("云岚2024年新收申请一共多少件", 100),
        ("柳渡区2024年收到多少申请", 30),
        ("How many requests did Yunlan City receive in 2024?", 100),
        ("云岚市2024年收到多少申请 >> 柳渡区呢", 30),
        ("云岚市各单位2024年一共收到多少件申请", 28),
        ("云岚市下属单位2024年收到的申请合计多少", 28),  # one county's aggregate, of which no body is loaded
        ("云岚市2022年收到多少件申请", 6),  # of which year its government has no report
        ("How many requests did all bodies in Yunlan City receive in 2024 together?", 28),
    ],
)
def test_a_place_alone_is_its_government_where_that_reports(town: Desk, question: str, value: int):
    *history, last = question.split(" >> ")
    answer = town.ask(last, history)
    assert (answer.status, answer.value) == (Outcome.ANSWERED, value), answer.text


def test_it_is_said_whose_report_it_is(town: Desk):
    answer = town.ask("云岚市2024年收到多少件申请")
    assert "云岚市人民政府自己的报告" in " ".join(answer.warnings)
    assert [row.agency for row in answer.rows] == [CITY]


def test_a_place_over_two_years_is_of_one_body(town: Desk):
    answer = town.ask("云岚市2024年比2023年申请增长了多少")
    assert [(row.agency, row.value) for row in answer.rows] == [(CITY, 80), (CITY, 100)]


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("云岚市2024年哪些单位收到了申请", {"云岚市民政局", "云岚市柳渡区民政局", CITY, DISTRICT, COUNTY}),
        ("柳渡区和望溪县两个区县2024年各收到多少申请", {DISTRICT, COUNTY}),
        ("柳渡、望溪两个区县2024年收到申请分别多少", {DISTRICT, COUNTY}),
        ("2024年两个区县谁收到的申请最多", {DISTRICT}),
    ],
)
def test_bodies_of_a_place_and_places_counted(town: Desk, question: str, agencies: set[str]):
    assert {row.agency for row in town.ask(question).rows} == agencies


def test_places_counted_that_are_not_loaded_are_not_passed_over(town: Desk):
    assert town.ask("青埠区、临塘区两个区2024年一共收到多少申请").status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "云岚市人民政府、柳渡区人民政府、望溪县人民政府2024年谁收到的申请最多，各是多少",
        "云岚市政府、柳渡区政府、望溪县政府2024年谁收到的申请最多",
    ],
)
def test_who_of_those_named_has_most_tells_each(town: Desk, question: str):
    answer = town.ask(question)
    assert [row.value for row in answer.rows] == [100, 30, 20]
    assert answer.text.startswith(f"2024年{CITY}最多") and "没有载入" not in answer.text


def measures(desk: Desk, question: str) -> list[tuple[str, str]]:
    plan = desk.ask(question).plan
    return [(each["row"], each["column"]) for each in plan.get("measures", [])]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("民政局2020年行政许可项目上一年是多少", [("licensing", "items_last_year")]),
        ("民政局2020年有多少行政处罚项目", [("penalties", "items_last_year")]),
        ("民政局2020年行政处罚项目比上年增加几项", [("penalties", "change")]),
        ("民政局2020年其他对外管理服务事项比上年增减", [("other_services", "change")]),
        (
            "民政局2020年有多少行政许可项目，比2019年增减多少",
            [("licensing", "items_last_year"), ("licensing", "change")],
        ),
        ("How many licensing items did 民政局 have in 2020?", [("licensing", "items_last_year")]),
        ("Change in the number of penalty items at 民政局 in 2020", [("penalties", "change")]),
        ("云岚市民政局2024年行政许可比2023年多多少", [("licensing", "decisions")]),
        ("云岚市民政局2024年办理行政许可事项多少件", [("licensing", "decisions")]),
    ],
)
def test_items_are_no_decisions(town: Desk, question: str, expected: list[tuple[str, str]]):
    assert measures(town, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "云岚市民政局2024年企业提出的申请有几件，予以公开几件",
            [("received", "business"), ("granted", "business")],
        ),
        (
            "How many lawsuits did 云岚市民政局 face in 2024 and how many were lost?",
            [("litigation", "total"), ("litigation", "corrected")],
        ),
        ("云岚市民政局2024年企业申请予以公开几件", [("granted", "business")]),
    ],
)
def test_both_halves_are_told(town: Desk, question: str, expected: list[tuple[str, str]]):
    assert measures(town, question) == expected


def test_every_body_that_did_is_none_that_did_not(town: Desk):
    plan = town.ask("List every body that received requests from businesses in 2024").plan
    assert [each["operator"] for each in plan["conditions"]] == ["gt"]


@pytest.mark.parametrize(
    "question", ["云岚市2024年收到多少申请 >> 各单位分别多少", "云岚市2024年收到多少申请 >> 分单位看呢"]
)
def test_each_body_after_the_government_of_its_place(town: Desk, question: str):
    *history, last = question.split(" >> ")
    assert len(town.ask(last, history).rows) > 1


@pytest.mark.parametrize(
    "question", ["云岚市2024年收到多少申请，比各单位加起来多多少", "云岚市2024年的申请数比所有单位的总和多多少"]
)
def test_a_place_beside_its_bodies_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("云岚市民政局2024年不予公开的有几件，是谁申请的", "refused"),
        ("云岚市民政局2024年不予公开的申请来自哪几类申请人", "refused"),
        ("云岚市民政局2024年因第三方权益不公开的，都是谁提的", "refused.third_party_rights"),
    ],
)
def test_who_asked_for_what_a_row_counts(town: Desk, question: str, row: str):
    named = measures(town, question)
    assert {each for each, _ in named} == {row} and len(named) > 5


def test_each_of_two_in_english(town: Desk):
    answer = town.ask("Which of 云岚市民政局 and 云岚市柳渡区民政局 received more requests in 2024, and how many each?")
    assert sorted(row.value or 0 for row in answer.rows) == [3, 5]


@pytest.mark.parametrize(
    "question",
    [
        "柳渡区、望溪县2024年收到申请数量对比",
        "比较柳渡区和望溪县2024年收到的申请",
        "柳渡区、望溪县2024年谁收到的申请最多",
        "柳渡区和望溪县2024年哪个区县收到的申请多",
        "2024年各区县收到多少申请",
        "2024年各县（市、区）收到的申请分别是多少",
    ],
)
def test_places_beside_each_other_are_told_by_their_governments(town: Desk, question: str):
    assert {row.agency: row.value for row in town.ask(question).rows} == {DISTRICT: 30, COUNTY: 20}, question


def test_without_aggregates_none_is_added_up(town: Desk):
    assert town.ask("2024年各部门（不含政府汇总）一共收到申请多少件").value == 8


def test_first_whether_all_is_right(town: Desk):
    assert town.ask("云岚市民政局2024年表格勾稽关系对不对，哪里不平").text.startswith("是")

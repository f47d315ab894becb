"""The most and the fewest beside other figures, tiers, parts that nobody used, and figures below zero."""

import pytest

from answer import Desk, Outcome
from answer.reading.figures.conditions import find_conditions
from index.embedding import Embedder
from tests.town import desk_of, received, row

RECEIVED = {
    "民政局": (2, 9, 6),
    "柳渡区财政局": (0, 2, 1),
    "望溪县财政局": (3, 3, 3),
    "望溪县渔梁镇人民政府": (1, 0, 1),
}
TOWN = received(RECEIVED)
TOWN[("民政局", 2024)] |= row("requests.refused.state_secret", 1) | row("requests.unable.not_held", 1)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    "question",
    [
        "2024年全部单位新收申请的均值、中位数、最大值和最小值",
        "mean, median, maximum and minimum of requests received in 2024",
    ],
)
def test_a_mean_with_its_ends(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.plan["kind"] == "mean"
    assert answer.value == 2.75
    assert ("云岚市民政局 6" in answer.text) and ("云岚市柳渡区财政局 1" in answer.text)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局新收最多和最少的两个年份，相差几件",
        "云岚市民政局申请最多的年份和最少的年份差多少",
        "云岚市民政局哪年申请最多、哪年最少，相差几件",
    ],
)
def test_the_year_of_most_and_of_fewest(town: Desk, question: str):
    answer = town.ask(question)
    assert (answer.value, [row.year for row in answer.rows]) == (7, [2023, 2022])


@pytest.mark.parametrize("question", ["不分年份，收到申请最多的两份报告是哪个单位哪一年的", "历年申请最多的两份报告"])
def test_reports_of_all_years_in_order(town: Desk, question: str):
    assert [(row.year, row.value) for row in town.ask(question).rows] == [(2023, 9), (2024, 6)]


def test_the_first_and_the_last(town: Desk):
    answer = town.ask("2023年各单位收到的申请件数，谁第一谁第末？")
    assert [row.value for row in answer.rows] == [9, 0]


@pytest.mark.parametrize(
    ("question", "values"),
    [("2024年市、区两级各收到多少申请", {"市级单位": 6, "区县级单位": 4, "乡镇": 1})],
)
def test_each_tier(town: Desk, question: str, values: dict[str, int]):
    assert {row.agency: row.value for row in town.ask(question).rows} == values


def test_reports_of_each_tier(town: Desk):
    for question in ("2023年上报的单位按市、区、镇三级各几份", "2023年各级各有几份报告"):
        text = town.ask(question).text
        assert ("市级单位：**1 份**" in text) and ("区县级单位：**2 份**" in text)


def test_the_mean_of_two_tiers(town: Desk):
    answer = town.ask("2024年市级单位和区级单位平均每家收到多少申请")
    assert {row.agency: row.value for row in answer.rows} == {"市级单位": 6, "区县级单位": 2}


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("八项理由里有没有哪一项从来没人用过", 7),
        ("哪些不予公开的理由2024年没有单位用过", 7),
        ("2024年无法提供的原因里哪些没有单位用过", 2),
    ],
)
def test_parts_that_nobody_used(town: Desk, question: str, count: int):
    rows = town.ask(question).rows
    assert (len(rows), {row.value for row in rows}) == (count, {0})
    assert "属于国家秘密" not in {row.label for row in rows}


@pytest.mark.parametrize(
    "question", ["2021年申请数上10件的有多少家，上50件的又有多少家", "2024年5件以上的有几家，2件以上的有几家"]
)
def test_two_counts_are_asked_apart(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_below_zero():
    for text in ("本年增减填了负数的单位", "增减为负的单位", "a negative change"):
        assert [span.value("condition") for span in find_conditions(text)] == ["lt 0"]


@pytest.mark.parametrize(
    "question",
    [
        "2024年民政局、柳渡区财政局、望溪县财政局收到的申请最多的是谁，最少的是谁",
        "2024年民政局、柳渡区财政局和望溪县财政局谁收到的申请最多，谁最少",
    ],
)
def test_the_first_and_the_last_of_bodies_named(town: Desk, question: str):
    answer = town.ask(question)
    assert {row.value for row in answer.rows} == {6, 1, 3} and "没有载入" not in answer.text
    assert answer.text.startswith("云岚市民政局最多，云岚市柳渡区财政局最少")

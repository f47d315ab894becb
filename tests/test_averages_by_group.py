"""Means and medians of each region, level and year, each of its own reports; aggregates are in none."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

TOWN = {
    ("云岚市柳渡区民政局", 2024): handled(4),
    ("云岚市柳渡区财政局", 2024): handled(1),
    ("云岚市柳渡区水利局", 2024): handled(0),
    ("云岚市柳渡区人民政府", 2024): handled(5),
    ("云岚市松坪区民政局", 2024): handled(7),
    ("云岚市松坪区财政局", 2024): handled(2),
    ("云岚市松坪区财政局", 2023): handled(8),
    ("云岚市民政局", 2024): handled(30),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def told(answer: Answer) -> dict[str, Decimal | None]:
    return {row.agency: row.value for row in answer.rows}


DISTRICTS = {"松坪区": Decimal("4.5"), "柳渡区": Decimal("1.67")}


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("2024年各区平均每个单位收到几件申请", DISTRICTS),
        ("average requests received by district in 2024", DISTRICTS),
        ("average number of requests per body: Songping vs Liudu, 2024", DISTRICTS),
        ("柳渡区和松坪区2024年平均每个单位收到的申请分别是多少", DISTRICTS),
        ("2024年各区收到申请的中位数", {"松坪区": Decimal("4.5"), "柳渡区": Decimal(1)}),
        ("2024年哪个区平均每个单位收到的申请最多", {"松坪区": Decimal("4.5")}),
        ("2024年各区平均每个单位收到几件，不含零申请单位", {"松坪区": Decimal("4.5"), "柳渡区": Decimal("2.5")}),
    ],
)
def test_each_group_has_its_own(town: Desk, question: str, groups: dict[str, Decimal]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert told(answer) == groups


def test_the_division_and_zeros_are_shown(town: Desk):
    answer = town.ask("2024年各区平均每个单位收到几件申请")
    assert "- 柳渡区：平均 **1.67 件**（5 ÷ 3）" in answer.text
    assert "其中 1 份为 0" in answer.text
    assert {each.agency for each in answer.citations} == {
        name for name, year in TOWN if year == 2024 and "区" in name and not name.endswith("政府")
    }


def test_which_of_two_has_more(town: Desk):
    text = town.ask("average number of requests per body: Songping vs Liudu, 2024").text
    assert text.startswith("松坪区 has **2.83** more than 柳渡区 (4.5")


def test_by_year(town: Desk):
    answer = town.ask("历年松坪区平均每个单位收到多少申请")
    assert [(row.year, row.value) for row in answer.rows] == [(2023, 8), (2024, Decimal("4.5"))]


def test_the_group_can_be_changed(town: Desk):
    answer = town.ask("2024年平均每个单位收到多少申请")
    revised = town.revise(answer, {"group.0": "county"})
    assert told(revised) == DISTRICTS
    assert ("按区县", "group.0") in [(chip.value, chip.field) for chip in revised.chips]


def test_a_mean_of_rates_by_group_is_asked_back(town: Desk):
    assert town.ask("2024年各区平均公开率").status is Outcome.CLARIFY

"""Bodies compared with the figure of one that is named; what holds another body's figures stands apart from it."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import TOWN, desk_of, received

NUMBERS = {
    "人民政府": (30, 20, 40),
    "民政局": (0, 2, 5),
    "财政局": (3, 0, 7),
    "水利局": (0, 6, 5),
    "税务局": (9, 9, 1),
    "柳渡区人民政府": (2, 2, 3),
    "柳渡区信访局": (2, 2, 3),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, received(NUMBERS))


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2024年哪些单位收到的申请比民政局多", {"财政局", "人民政府"}),
        ("2024年收到的申请超过民政局的单位有哪些", {"财政局", "人民政府"}),
        ("2024年哪些单位收到的申请没有民政局多", {"税务局", "柳渡区人民政府", "柳渡区信访局"}),
        ("2024年哪些局收到的申请不比民政局少", {"财政局", "水利局"}),
        ("民政局2024年收到的申请比哪些局多", {"税务局", "柳渡区信访局"}),
        ("2023年谁的申请比民政局多、比税务局少", {"水利局"}),
        ("Which agencies received more requests than the Yunlan Finance Bureau in 2022?", {"税务局", "人民政府"}),
        ("bodies whose requests exceeded those of the Yunlan Finance Bureau in 2024", {"人民政府"}),
    ],
)
def test_those_with_more_than_a_body(town: Desk, question: str, members: set[str]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert {row.agency.removeprefix(TOWN) for row in answer.rows} == members


def test_the_figure_compared_with_is_told_with_its_cell(town: Desk):
    answer = town.ask("2024年有几个局收到的申请比民政局多")
    assert (answer.value, answer.plan["conditions"][0]["body"]) == (Decimal(1), f"{TOWN}民政局")
    assert f"{TOWN}民政局2024年新收申请：**5 件**" in answer.text
    assert {"5", "7"} <= {citation.raw for citation in answer.citations}


def test_the_body_asked_about_before_is_compared_with(town: Desk):
    answer = town.ask("哪些局比它多", ["民政局2024年收到多少申请"])
    assert {row.agency for row in answer.rows} == {f"{TOWN}财政局"}


def test_without_its_figure_nothing_is_compared(town: Desk):
    answer = town.ask("2023年哪些单位的公开率比财政局高")  # which handled none
    assert (answer.status, answer.rows) == (Outcome.NOT_FOUND, ())
    assert "没有读到云岚市财政局2023年的公开率" in answer.text


def test_the_body_compared_with_can_be_edited(town: Desk):
    asked = town.ask("2024年哪些局收到的申请比民政局多")
    changed = town.revise(asked, {"condition.0": "> 税务局"})
    assert changed.plan["conditions"][0]["body"] == f"{TOWN}税务局"
    assert {row.agency.removeprefix(TOWN) for row in changed.rows} == {"财政局", "水利局", "民政局", "柳渡区信访局"}


def test_a_government_and_its_bureau_are_not_added_up(town: Desk):
    answer = town.ask(f"2024年{TOWN}人民政府和民政局收到的申请一共多少")
    assert (answer.value, {row.value for row in answer.rows}) == (None, {Decimal(40), Decimal(5)})
    assert "不相加" in answer.text


def test_a_government_has_its_place_among_governments(town: Desk):
    answer = town.ask(f"{TOWN}柳渡区人民政府2024年收到的申请排第几")
    assert (answer.status, answer.value) == (Outcome.ANSWERED, Decimal(2))
    assert any("只与政府的汇总报告相比" in each for each in answer.warnings)

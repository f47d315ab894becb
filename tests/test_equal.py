"""Whether one figure of two bodies or years is the same, who did not rise, in which years a body had so many."""

import pytest

from answer import Answer, Desk
from index.embedding import Embedder
from tests.town import TOWN, desk_of, received

NUMBERS = {"民政局": (2, 2, 5), "财政局": (3, 2, 1), "水利局": (0, 4, 4), f"{TOWN}柳渡区财政局": (1, 0, 4)}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, received(NUMBERS))


def bodies(answer: Answer) -> set[str]:
    return {row.agency.removeprefix(TOWN) for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "equal"),
    [
        ("云岚市民政局2023年收到的申请和2022年一样多吗", True),
        ("云岚市民政局2024年收到的申请与2023年持平吗", False),
        ("云岚市民政局和云岚市财政局2023年收到的申请一样多吗", True),
        ("云岚市民政局和云岚市财政局2024年收到的申请是否相等", False),
        ("Did 云岚市民政局 receive as many requests in 2023 as in 2022?", True),
        ("Did 云岚市民政局 and 云岚市财政局 receive the same number of requests in 2024?", False),
    ],
)
def test_whether_two_are_equal(town: Desk, question: str, equal: bool):
    answer = town.ask(question)
    assert answer.plan["expects"] == "equal"
    assert answer.text.startswith(("是。", "Yes.") if equal else ("否。", "No."))


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2023年收到申请和2022年一样的单位有哪些", {"民政局"}),
        ("Which agencies received as many requests in 2024 as in 2023?", {"水利局"}),
        ("2024年收到申请没有比2023年增加的单位有哪些", {"财政局", "水利局"}),
        ("2024年收到申请没有比上年减少的单位有哪些", {"民政局", "水利局", "柳渡区财政局"}),
        ("2022年和2023年两年都收到申请的单位有哪些", {"民政局", "财政局"}),
    ],
)
def test_who_stayed_or_did_not_rise(town: Desk, question: str, members: set[str]):
    assert bodies(town.ask(question)) == members


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("云岚市民政局哪些年份收到的申请超过4件", [2024]),
        ("云岚市水利局哪几年收到的申请是0", [2022]),
        ("In which years did 云岚市水利局 receive more than 3 requests?", [2023, 2024]),
    ],
)
def test_in_which_years_so_many(town: Desk, question: str, years: list[int]):
    assert [row.year for row in town.ask(question).rows] == years


def test_whether_reports_agree_is_another_question(town: Desk):
    assert town.ask("云岚市民政局2023年的文字和表格里的申请数一样吗").plan["kind"] == "checks"


@pytest.mark.parametrize(
    "question", ["2023年各区有几家单位收到申请", "How many agencies in each district received requests in 2024?"]
)
def test_bodies_are_counted_by_place(town: Desk, question: str):
    answer = town.ask(question)
    assert (answer.plan["kind"], answer.plan["group"]) == ("count", "county")
    assert "柳渡区" in answer.text

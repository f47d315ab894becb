"""What rose or fell several years running: every step counts, and a body that lacks a year is no member."""

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

RECEIVED = {
    "民政局": (1, 2, 3, 4),
    "财政局": (5, 6, 4, 5),
    "水利局": (9, 7, 5, 2),
    "教育局": (1, 2, 2, 3),
    "商务局": (1, None, 3, 4),
}
TOWN = {
    (body, year): handled(number)
    for body, numbers in RECEIVED.items()
    for year, number in zip(range(2021, 2025), numbers, strict=True)
    if number is not None
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def bodies(answer: Answer) -> set[str]:
    return {row.agency.removeprefix("云岚市") for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "years", "members"),
    [
        ("申请连续三年增加的单位", [2021, 2022, 2023, 2024], {"民政局"}),
        ("Which bodies saw requests fall two years in a row up to 2024?", [2022, 2023, 2024], {"水利局"}),
        ("哪些单位的申请从2021年以来逐年增加", [2021, 2022, 2023, 2024], {"民政局"}),
        ("Which bodies received more requests every year since 2021?", [2021, 2022, 2023, 2024], {"民政局"}),
        ("哪些单位2021到2023年申请一年比一年多", [2021, 2022, 2023], {"民政局"}),
        ("2022到2024年申请连续两年减少的单位有哪些", [2022, 2023, 2024], {"水利局"}),
        ("2022到2024年申请连续三年减少的单位有哪些", [2021, 2022, 2023, 2024], {"水利局"}),
        ("申请连续两年增加的单位", [2022, 2023, 2024], {"民政局"}),
    ],
)
def test_every_step(town: Desk, question: str, years: list[int], members: set[str]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.plan["scope"]["years"] == years
    assert bodies(answer) == members
    assert len(answer.rows) == len(members) * (len(years) - 1)
    assert {(each.agency, each.year) for each in answer.citations} == {
        (f"云岚市{body}", year) for body in members for year in years
    }


def test_the_years_are_told(town: Desk):
    text = town.ask("申请连续三年增加的单位").text
    assert "云岚市民政局（2021 年 1 件[2] → 2022 年 2 件[1] → 2023 年 3 件[3] → 2024 年 4 件[4]）" in text


def test_one_body(town: Desk):
    assert town.ask("云岚市民政局的申请是不是连续三年增加").text.startswith("是。新收申请，云岚市民政局（2021 年")
    assert town.ask("Did requests to Yunlan Education Bureau rise every year since 2021?").text.startswith("No. ")
    assert town.ask("云岚市商务局的申请连续三年增加吗").status is Outcome.NOT_FOUND


def test_how_many(town: Desk):
    assert town.ask("有几家单位的申请连续两年减少").value == 1


def test_after_it(town: Desk):
    history = ["申请连续两年增加的单位"]
    assert bodies(town.ask("减少的呢", history)) == {"水利局"}
    assert town.ask("有几家", history).value == 1
    assert [row.value for row in town.ask("它们2024年收到多少申请", history).rows] == [4]
    assert town.ask("2023年呢", history).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "2021到2023年申请连续五年增加的单位",
        "Which body had requests rise every year, and in which year most?",
    ],
)
def test_what_is_not_so_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY

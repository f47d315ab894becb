"""Questions that go over the years of bodies: who reported every year, since when, in which year it rose."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

RECEIVED = {"民政局": {2021: 0, 2022: 1, 2023: 3, 2024: 2}, "财政局": {2021: 2, 2022: 0, 2023: 0, 2024: 1}}
RECEIVED |= {"水利局": {2021: 1, 2023: 2, 2024: 0}, "审计局": {2021: 0, 2022: 0, 2023: 0, 2024: 4}}
TOWN = {(body, year): handled(number) for body, years in RECEIVED.items() for year, number in years.items()}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def agencies(town: Desk, question: str) -> list[str]:
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    return [row.agency.removeprefix("云岚市") for row in answer.rows]


@pytest.mark.parametrize(
    "question",
    ["四年一份不落的单位有几个，分别是谁", "每年都报了年报的单位有哪些", "2021到2024年年年都有报告的单位"],
)
def test_who_reported_every_year(town: Desk, question: str):
    assert set(agencies(town, question)) == {"民政局", "财政局", "审计局"}


@pytest.mark.parametrize(("body", "yes"), [("民政局", "是。"), ("水利局", "否。")])
def test_whether_one_did(town: Desk, body: str, yes: str):
    assert town.ask(f"云岚市{body}每年都有报告吗").text.startswith(yes)


@pytest.mark.parametrize(
    "question",
    [
        "2021年报了、2022年没报的单位有没有",
        "2021年有报告而2022年没有报告的单位",
        "2022年没交、2023年交了的单位",
        "Which agencies filed a report for 2021 but not for 2022?",
    ],
)
def test_a_report_of_one_year_but_not_of_another(town: Desk, question: str):
    assert agencies(town, question) == ["水利局"]


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2024年收到申请而2021至2023年均未收到过的单位", ["审计局"]),
        ("2024年收到申请、但2021到2023年一次都没有的单位", ["审计局"]),
        ("2021到2022年从未收到申请、2024年收到了的单位", ["审计局"]),
        ("2021到2023年有过申请而2024年没有的单位", ["水利局"]),
        ("2022到2023年都有申请而2024年有的单位", ["民政局"]),
        ("2021到2023年都有申请而2024年没有的单位", ["水利局"]),
    ],
)
def test_none_in_several_years_but_some_in_another(town: Desk, question: str, members: list[str]):
    assert agencies(town, question) == members


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局从哪年起有申请",
        "云岚市民政局收到申请最早是哪年",
        "云岚市民政局首次收到申请是哪年",
        "云岚市民政局一直没有收到申请，还是某一年起有了",
        "云岚市民政局收到的申请从哪年开始不为零",
        "Since when has 云岚市民政局 received requests?",
        "In which year did 云岚市民政局 first receive a request?",
    ],
)
def test_since_when(town: Desk, question: str):
    answer = town.ask(question)
    assert [(row.year, row.value) for row in answer.rows] == [(2022, 1), (2023, 3), (2024, 2)]
    assert "2022" in answer.text


def test_the_one_year_is_told(town: Desk):
    answer = town.ask("云岚市审计局从哪年起有申请")
    assert [row.year for row in answer.rows] == [2024]
    assert "2024年 4 件" in answer.text


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("云岚市民政局哪一年的申请比上一年翻了一番", [2023]),
        ("云岚市民政局哪几年申请比上一年增加了", [2022, 2023]),
        ("云岚市民政局的申请哪一年比上年少", [2024]),
        ("云岚市水利局哪几年申请比上一年减少了", [2024]),  # nothing is compared with the year it lacks
    ],
)
def test_in_which_year_it_rose_or_fell(town: Desk, question: str, years: list[int]):
    assert [row.year for row in town.ask(question).rows] == years


def test_since_when_it_had_none(town: Desk):
    answer = town.ask("云岚市财政局从哪年开始没有申请")
    assert [row.year for row in answer.rows] == [2022, 2023]

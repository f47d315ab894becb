"""How many reports of each year, place and level, how many bodies, and which years of one body are missing."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of

TOWN: dict[tuple[str, int], dict[str, str]] = {
    ("云岚市民政局", 2022): {},
    ("云岚市民政局", 2024): {},
    ("云岚市财政局", 2022): {},
    ("云岚市财政局", 2023): {},
    ("云岚市财政局", 2024): {},
    ("云岚市柳渡区三岔镇人民政府", 2024): {},
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "每年各有多少份报告",
            ["- 2022年：**2 份**（2 个单位）", "- 2023年：**1 份**（1 个单位）", "- 2024年：**3 份**（3 个单位）"],
        ),
        (
            "How many reports are there per year?",
            ["- 2022: **2** (2 agencies)", "- 2023: **1** (1 agency)", "- 2024: **3** (3 agencies)"],
        ),
    ],
)
def test_per_year(town: Desk, question: str, lines: list[str]):
    answer = town.ask(question)
    assert answer.text.splitlines()[2:] == lines
    assert len(answer.rows) == 6


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("一共几份年报", 6),
        ("一共有多少家单位", 3),
        ("How many bodies are there?", 3),
        ("2022年有多少家单位报了年报", 2),
        ("2024年有多少个镇报了年报", 1),
        ("How many townships reported for 2024?", 1),
        ("How many townships reported for 2022?", None),
    ],
)
def test_how_many(town: Desk, question: str, value: int | None):
    answer = town.ask(question)
    assert (answer.value or None) == value


def test_reports_and_bodies(town: Desk):
    assert "共载入 **6 份**，来自 **3 个单位**" in town.ask("一共几份年报，多少家单位").text


@pytest.mark.parametrize(
    "question", ["民政局缺哪几年的报告", "Which years are missing for the Yunlan Civil Affairs Bureau?"]
)
def test_years_missing(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert [(row.agency, row.year) for row in answer.rows] == [("云岚市民政局", 2023)]
    assert "2023" in answer.text


def test_no_year_missing(town: Desk):
    assert town.ask("财政局缺哪几年的报告").text == "云岚市财政局：有报告载入的 3 个年份都有报告。"


def test_whether_it_filed_anything(town: Desk):
    assert town.ask("Did Yunlan Civil Affairs Bureau file anything for 2023?").text.startswith("No. ")
    assert town.ask("Did Yunlan Civil Affairs Bureau file anything for 2024?").text.startswith("Yes. ")


def test_after_a_list_its_bodies_are_counted(town: Desk):
    answer = town.ask("总共多少个单位", ["2024年哪些单位没有收到申请"])
    assert (answer.plan["kind"], answer.value) == ("count", 3)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("有哪些单位", 3),
        ("库里有几家单位的数据", 3),
        ("柳渡区有哪些部门", 1),
        ("2022年一共有多少家单位", 2),
        ("Which agencies do you have data for?", 3),
        ("What bodies does the database cover?", 3),
        ("How many bodies are in Liudu District?", 1),
    ],
)
def test_which_bodies_there_are(town: Desk, question: str, bodies: int):
    answer = town.ask(question)
    assert answer.plan is not None and answer.plan["kind"] == "reports"
    assert len({row.agency for row in answer.rows}) == bodies


def test_which_bodies_there_are_in_each_place(town: Desk):
    assert "- 云岚市柳渡区：**1 份**（1 个单位）" in town.ask("各区有多少家单位").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("最新的报告是哪一年的", {2024}),
        ("报告最早是哪年的", {2022}),
        ("云岚市财政局最早的年报是哪一年", {2022}),
        ("What is the most recent report?", {2024}),
        ("Which is the earliest report of Yunlan Civil Affairs Bureau?", {2022}),
    ],
)
def test_the_report_at_an_end(town: Desk, question: str, told: set[int]):
    assert {row.year for row in town.ask(question).rows} == told


def test_what_the_newest_report_says_is_another_question(town: Desk):
    answer = town.ask("What does the latest report of Yunlan Finance Bureau say about its problems?")
    assert answer.plan is None or answer.plan["kind"] != "reports"

"""The year of a question, in whatever way it is written, and the newest or oldest report of the body meant."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from answer import Desk
from answer.answer import Outcome
from index.embedding import Embedder
from tests.town import desk_of, row

BUREAU, OFFICE = "云岚市民政局", "云岚市信访局"
ON_OLD_FORM = {("司法局", 2019): 1, ("司法局", 2020): 2, ("司法局", 2021): 3}
RECEIVED = {("民政局", 2021): 4, ("民政局", 2022): 5, ("民政局", 2023): 6, ("信访局", 2023): 8, ("信访局", 2024): 9}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Desk]:
    """A bureau with reports for 2021 to 2023, an office for 2023 and 2024, another bureau for 2019 to 2021."""
    stated = {of: row("requests.received", number) for of, number in (RECEIVED | ON_OLD_FORM).items()}
    made = desk_of(tmp_path_factory.mktemp("years"), embedder, stated)
    yield made
    made.close()


def told(desk: Desk, question: str, *history: str) -> list[tuple[int, Decimal | None]]:
    answer = desk.ask(question, history)
    assert answer.status is Outcome.ANSWERED, answer.text
    return [(row.year, row.value) for row in answer.rows]


@pytest.mark.parametrize(
    "year",
    [
        *("2022年", "22年", "2022年度", "２０２２年", "二〇二二年", "二○二二年", "二零二二", "贰零贰贰年"),
        *("两千零二十二年", "2022年1月至12月", "2022年1-12月", "2022年一月到十二月"),
    ],
)
def test_a_year_in_any_writing(desk: Desk, year: str) -> None:
    assert told(desk, f"{BUREAU}{year}收到多少件申请") == [(2022, 5)]


def test_half_a_year_is_none(desk: Desk) -> None:
    assert desk.ask(f"{BUREAU}2022年1月至6月收到多少件申请").status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("years", "question"),
    [
        (1, "最新一年收到多少件申请"),
        (1, "最近一份报告里，收到多少件申请"),
        (1, "最新年报里收到多少件申请"),
        (0, "最早一年收到多少件申请"),
        (0, "第一份年度报告里收到多少件申请"),
        (0, "首份年报里收到多少件申请"),
    ],
)
@pytest.mark.parametrize(("body", "ends"), [(BUREAU, ((2021, 4), (2023, 6))), (OFFICE, ((2023, 8), (2024, 9)))])
def test_the_newest_or_oldest_report_of_the_body(
    desk: Desk, body: str, ends: tuple[tuple[int, float], ...], years: int, question: str
) -> None:
    assert told(desk, body + question) == [ends[years]]


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("How many requests did {body} receive in its latest report?", 2023),
        ("How many requests did {body} receive in the most recent year on record?", 2023),
        ("How many requests did {body} receive in the earliest year loaded?", 2021),
        ("In its first annual report, how many requests did {body} receive?", 2021),
    ],
)
def test_the_newest_or_oldest_report_in_english(desk: Desk, question: str, year: int) -> None:
    assert told(desk, question.format(body="the Civil Affairs Bureau of Yunlan City")) == [
        (year, RECEIVED["民政局", year])
    ]


@pytest.mark.parametrize(("then", "year"), [("最新一年呢", 2023), ("最早的那份报告呢", 2021)])
def test_the_newest_or_oldest_report_in_a_talk(desk: Desk, then: str, year: int) -> None:
    assert told(desk, then, f"{BUREAU}2022年收到多少件申请") == [(year, RECEIVED["民政局", year])]


@pytest.mark.parametrize(
    "question",
    [f"{BUREAU}最新的报告是哪一年的", f"Which was the first year in which {BUREAU} received more than 4 requests?"],
)
def test_a_year_asked_for_is_not_told(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.plan is None or answer.plan["kind"] != "lookup"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("云岚市司法局旧表里收到多少件申请", [(2019, 1), (2020, 2)]),
        ("云岚市司法局2019年老格式的报告里收到多少件申请", [(2019, 1)]),
        ("云岚市司法局新格式的报告里收到多少件申请", [(2021, 3)]),
        (
            "How many requests did the Justice Bureau of Yunlan City receive in its old-form reports?",
            [(2019, 1), (2020, 2)],
        ),
    ],
)
def test_the_reports_on_one_form(desk: Desk, question: str, rows: list[tuple[int, float]]) -> None:
    assert told(desk, question) == rows


def test_a_form_is_not_dropped_from_a_sum(desk: Desk) -> None:
    assert desk.ask("老格式的报告里一共收到多少件申请").status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("years", "told_of"),
    [
        ("2022年及以后", [2022, 2023]),
        ("2022年度及之后", [2022, 2023]),
        ("2022年以后", [2023]),
        ("2022年及以前", [2021, 2022]),
        ("2022年以前", [2021]),
    ],
)
def test_a_year_and_those_behind_it(desk: Desk, years: str, told_of: list[int]) -> None:
    answer = desk.ask(f"{BUREAU}{years}每年收到多少件申请")
    assert [row.year for row in answer.rows] == told_of

"""A question of which any word would be left out is asked back or declined, never answered as another one."""

import pytest

from answer import Desk, Outcome

ASKED = {"云岚市民政局", "云岚市数据局", "云岚市自然资源和规划局", "云岚市柳渡区交通运输局"}  # in 2023 and in 2024


@pytest.mark.parametrize(
    "question",
    [
        "2024年哪种申请方式最多",
        "2024年申请量前10%的单位",
        "民政局2024年大约收到申请的三倍是多少",
        "How many requests did Yunlan Civil Affairs Bureau receive in the first 6 months of 2024?",
    ],
)
def test_no_word_is_left_out(desk: Desk, question: str):
    assert desk.ask(question).status in {Outcome.CLARIFY, Outcome.NOT_FOUND, Outcome.OUT_OF_SCOPE}


@pytest.mark.parametrize(
    ("question", "operator", "bounds"),
    [
        ("2024年收到10-20件申请的单位有哪些", "between", (10, 20)),
        ("2024年收到20件以上申请的单位", "ge", (20, None)),
        ("2024年收到申请0件的单位", "eq", (0, None)),
    ],
)
def test_numbers_are_read_whole(desk: Desk, question: str, operator: str, bounds: tuple[int, int | None]):
    (condition,) = desk.ask(question).plan["conditions"]
    high = condition["high"]
    assert condition["operator"] == operator
    assert (int(condition["value"]), None if high is None else int(high)) == bounds


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("哪些单位在2023年和2024年都收到申请", ASKED),
        ("which agencies received requests in both 2023 and 2024", ASKED),
        ("哪些单位从来没有收到过申请", {"云岚市信访局"}),
        ("Which agencies never received a request?", {"云岚市信访局"}),
    ],
)
def test_what_must_hold_in_every_year(desk: Desk, question: str, bodies: set[str]):
    answer = desk.ask(question)
    assert answer.plan["every_year"]
    assert {row.agency for row in answer.rows} == bodies


def test_the_change_of_a_rate(desk: Desk):
    earlier, later = (desk.ask(f"云岚市民政局{year}年予以公开率").value for year in (2023, 2024))
    assert earlier is not None
    assert later is not None
    change = desk.ask("云岚市民政局2023年到2024年予以公开率变化")
    assert (change.status, change.value) == (Outcome.ANSWERED, later - earlier)


@pytest.mark.parametrize("question", ["2024年不予公开最多的理由是什么", "the most common refusal ground in 2024"])
def test_the_first_of_a_breakdown(desk: Desk, question: str):
    answer = desk.ask(question)
    whole = desk.ask("2024年不予公开的理由分布")
    most = max(row.value or 0 for row in whole.rows)
    assert [row.value for row in answer.rows] == [row.value for row in whole.rows if row.value == most]

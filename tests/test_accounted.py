"""A question of which any word would be left out is asked back or declined, never answered as another one."""

import pytest

from answer import Desk, Outcome


@pytest.mark.parametrize(
    "question",
    [
        "2024年哪种申请人最多",
        "2024年申请最多的是哪家，最少的是哪家",
        "2024年收到申请超过平均数的单位",
        "2024年有多少单位的申请量下降了",
        "2024年哪些单位收到的申请比2023年多",
        "为什么2024年申请少了",
        "除信访局外，2024年哪些单位收到过申请",
        "2024年非自然人申请多少件",
        "民政局2024年大约收到申请的三倍是多少",
        "Which agencies received more requests in 2024 than in 2023?",
        "Why did requests fall in 2024?",
        "Which agencies other than the Petition Bureau received requests in 2024?",
        "Which agencies above the average received requests in 2024?",
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

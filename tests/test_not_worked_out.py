"""Statistics and shares of a ranking that are not worked out: what can be asked instead is told, never a figure."""

import pytest

from answer import Desk


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("2023年各单位收到申请的众数是多少", "众数"),
        ("2023年收到申请最常见的件数是几件", "最常见的件数"),
        ("2023年申请量的标准差", "标准差"),
        ("What is the variance of requests received in 2023?", "variance"),
        ("2023年申请量排名前一半的单位有哪些", "前一半"),
        ("2023年申请量前10%的单位", "前10%"),
        ("Which bodies were in the top quarter for requests in 2023?", "top quarter"),
    ],
)
def test_it_is_said_that_it_is_not_worked_out(desk: Desk, question: str, word: str):
    answer = desk.ask(question)
    assert answer.status == "clarify"
    assert word in answer.text
    assert not answer.rows


@pytest.mark.parametrize(
    "question", ["2023年申请量的中位数", "2023年申请量前3名的单位", "Top 3 bodies by requests in 2023"]
)
def test_what_is_worked_out_is_answered(desk: Desk, question: str):
    assert desk.ask(question).status == "answered"

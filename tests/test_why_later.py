"""Why it moved the other way later, after why it had moved in a year."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODY = "云岚市水利局"
TOLD = {
    (BODY, 2022): ("全年收到申请14件，比上年多9件，增长原因是水库移民安置启动。", PROBLEMS),
    (BODY, 2023): ("全年收到申请5件，比上年少9件，回落原因是安置补偿已发放完毕。", PROBLEMS),
    (BODY, 2024): ("全年收到申请5件，与上年持平。", PROBLEMS),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("later"), embedder, TOLD)


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("云岚市水利局2022年为啥申请比上年多了", "后来怎么又少了呢"),
        ("云岚市水利局2022年申请为什么增加", "第二年又降下来是为什么"),
        ("云岚市水利局2022年申请为什么增加", "那次年为何回落"),
        ("why did requests to yunlan water bureau go up in 2022", "and why did they fall again the year after?"),
    ],
)
def test_the_next_report_says_why(desk: Desk, first: str, question: str) -> None:
    assert "移民安置启动" in quotes(desk.ask(first))
    answer = desk.ask(question, [first])
    assert answer.status is Outcome.ANSWERED
    assert "补偿已发放完毕" in quotes(answer) and "移民安置启动" not in quotes(answer)


def test_no_year_is_taken_where_none_was_told(desk: Desk) -> None:
    answer = desk.ask("后来怎么又少了呢")
    assert answer.status is not Outcome.ANSWERED

"""How one makes a request, as a body's report tells it: no number of requests received."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市档案馆", 2023): (
        "申请人可在网站下载申请表，当面提交至文渊路6号服务台，也可邮寄。本馆不受理电话方式提出的申请。"
        "全年收到申请3件，其中当面提交2件、邮寄1件。",
        PROBLEMS,
    ),
    ("云岚市体育局", 2023): ("全年收到申请3件，其中当面提交3件。", PROBLEMS),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("apply"), embedder, BODIES)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市档案馆怎么申请公开信息",
        "怎么跟云岚市档案馆申请公开信息",
        "老百姓如何向云岚市档案馆提交政府信息公开申请？",
        "向云岚市档案馆申请信息公开怎么办理",
        "云岚市档案馆怎么提交申请",
        "云岚市档案馆能打电话申请公开吗",
        "云岚市档案馆接受短信申请吗",
        "怎么跟云岚市档案馆申请公开信息？打电话申请行吗",
        "How can I file a request with the Yunlan archives?",
    ],
)
def test_the_way_to_apply_is_quoted(prose: Desk, question: str) -> None:
    answer = prose.ask(question)
    assert "文渊路6号" in quotes(answer)
    assert answer.value is None
    assert not answer.text.startswith("是")  # some ways are open, some not


def test_where_it_is_not_told_no_number_of_requests_stands_for_it(prose: Desk) -> None:
    answer = prose.ask("云岚市体育局怎么申请信息公开")
    assert answer.status is Outcome.NOT_FOUND


def test_how_many_requests_there_were_is_still_a_figure(prose: Desk) -> None:
    assert prose.ask("云岚市档案馆2023年收到几件申请").value == 3

"""Numbers of the prose in further words: who mentions how many, meetings, calls, opinions, posts, permits published."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市民政局", 2023): (
        "公众号全年推文88条。答复电话咨询31次。召开公开工作推进会4次。办理便民热线工单77件。公开征求意见6项。"
        "社会评议满意率为93%。设置公开栏5处。未收取信息处理费。文件公开前审核信息12件。",
        PROBLEMS,
    ),
    ("云岚市教育局", 2023): (
        "通过公众号等渠道推送重要信息。联系电话：0000-5551111。设置公开栏2处。"
        "公示行政许可信息14条，公示行政处罚信息9条。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("mentioned"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年谁提到公众号推送了多少条", "推文88条"),
        ("哪些单位2023年写了电话咨询多少次", "电话咨询31次"),
        ("2023年哪些单位提到开会讨论信息公开工作", "推进会4次"),
        ("云岚市民政局班子成员2023年为信息公开开了几次会", "推进会4次"),
        ("讨论政务公开的会议2023年云岚市民政局有几次", "推进会4次"),
        ("云岚市民政局 2023 12345 受理量", "热线工单77件"),
        ("写明征集到多少群众意见的单位，2023年有哪些", "征求意见6项"),
        ("2023年来办事的群众对云岚市民政局的满意率是多少", "满意率为93%"),
        ("2023年公开栏数排最前的是谁", "公开栏5处"),
        ("2023年谁提到信息公开处理费", "信息处理费"),
        ("enquiries over the phone to the 云岚市民政局, 2023", "电话咨询31次"),
        ("publicized records of administrative penalties, 云岚市教育局 2023", "处罚信息9条"),
        ("who mentions publicised licensing information in 2023", "许可信息14条"),
    ],
)
def test_what_is_counted_is_told(town: Desk, question: str, told: str) -> None:
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert told in quotes(answer)


def test_who_mentions_how_many_states_a_number(town: Desk) -> None:
    assert "等渠道推送" not in quotes(town.ask("2023年谁提到公众号推送了多少条"))


def test_how_to_telephone_a_body_is_its_number(town: Desk) -> None:
    assert "0000-5551111" in quotes(town.ask("怎么打电话联系云岚市教育局"))

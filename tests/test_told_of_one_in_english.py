"""English questions of one body in words that only its prose has, told by one sentence of it."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市教育局", 2022): ("调整局政务公开领导小组，由局长任组长。", PROBLEMS),
    ("云岚市教育局", 2023): (
        "依申请公开的平均办理时间6.5个工作日。收到申请明显上升，主要原因是学区调整。",
        "一是数据开放不够。下一步，推动学校数据以JSON格式开放。",
    ),
    ("云岚市水利局", 2023): (
        "公布农村饮用水检测结果1250组，合格率98.1%。申诉受理电话为0799-33445，该电话不受理信息公开申请。",
        PROBLEMS,
    ),
    ("云岚市公安局", 2023): ("接处警31220起（不属于政府信息公开申请）。", PROBLEMS),
    ("云岚市人民医院", 2023): ("门诊次均费用188元，住院次均费用4980元，同比下降2.2%。", PROBLEMS),
    ("云岚市人民政府办公室", 2023): ("省、市任务18项，完成17项，另1项因场馆改建延期。", PROBLEMS),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("english"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who leads the open government group of the Yunlan education bureau?", "局长任组长"),
        ("How many days did the Yunlan education bureau need on average to answer a request in 2023?", "6.5个工作日"),
        ("Why did requests to the Yunlan education bureau rise in 2023?", "主要原因是学区调整"),
        ("What open data format did the Yunlan education bureau promise for 2024?", "JSON格式"),
        ("What pass rate did the Yunlan water resources bureau give for rural drinking water tests?", "98.1%"),
        ("Can I file an information request by calling the 33445 complaint line?", "不受理信息公开申请"),
        ("Does the police report treat emergency calls as information requests?", "不属于政府信息公开申请"),
        ("What was the average cost of an inpatient stay at the city hospital, and did it rise?", "4980元"),
    ],
)
def test_a_sentence_with_all_that_is_asked_is_quoted(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "What improvements did the Yunlan education bureau plan in 2025?",
        "Can I file an information request by calling the 88990 complaint line?",
        "Why did requests to the Yunlan education bureau fall in 2023?",
    ],
)
def test_what_no_sentence_tells_is_not_told(prose: Desk, question: str) -> None:
    told = quotes(prose.ask(question))
    assert not any(each in told for each in ("JSON", "33445", "学区调整"))

"""What is asked for in other words than the report's: an institution by what it is, an assistant by any of its names,
an open day by who came, to save by rescuing; and which is highest and lowest, where one sentence says both."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from ingest.names import aliases
from tests.town import PROBLEMS, desk_telling, plan_of, quotes

CITY, COLLEGE, HEALTH = "云岚市人民政府", "云岚师范学院", "云岚市卫生健康局"
POLICE, WEST = "云岚市公安局", "云岚市柳渡区人民政府"
BODIES = {
    (CITY, 2024): ("网站开设“智能问答”专栏，收录问题600组。", PROBLEMS),
    (COLLEGE, 2024): (
        "向师生发放问卷，回收1500份，“满意”和“比较满意”的合计占91.2%。",
        PROBLEMS,
    ),
    (HEALTH, 2024): (
        "委托第三方对9家直属单位评估，平均得分80.1，最高的市中心医院93分，最低的市第二医院66分。上线智能语音接听来电。",
        PROBLEMS,
    ),
    (POLICE, 2024): ("警营开放日共接待群众800人次。", PROBLEMS),
    (WEST, 2024): ("推出“柳小渡”AI政策助手，应答3万次。争取资金90万元，抢救移民档案。", PROBLEMS),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("otherwise"), embedder, BODIES)


def test_an_institution_is_called_by_what_it_is_only_as_the_one_of_which_one_speaks() -> None:
    named = aliases("云岚市第二人民医院")
    assert {"the hospital", "yunlan hospital"} <= {*named}
    assert "hospital" not in named
    assert not {"the hospital", "the college"} & {*aliases("云岚市教育局")}


@pytest.mark.parametrize(
    "question",
    [
        "How satisfied are staff and students with the college's disclosure?",
        "How satisfied are people with the university?",
    ],
)
def test_the_university_is_the_one_loaded(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "91.2%" in quotes(answer)


def test_university_graduates_name_no_body(desk: Desk) -> None:
    assert plan_of(desk, "Which bodies mention university graduates?")["scope"]["agencies"] == []


@pytest.mark.parametrize(
    "question", ["哪些单位搞了智能问答或者AI助手", "哪些单位用了智能助手", "Which bodies launched an AI assistant?"]
)
def test_an_assistant_goes_by_several_names(desk: Desk, question: str) -> None:
    told = quotes(desk.ask(question))
    assert all(word in told for word in ("智能问答", "智能语音", "AI政策助手"))


@pytest.mark.parametrize("question", ["公安局办过开放日没有", "Which bodies held open days in 2024?"])
def test_who_came_to_an_open_day_says_that_it_was_held(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "800人次" in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "卫健局找第三方给下属医院打分，谁最高谁最低",
        "卫健局的第三方评估谁最高谁最低",
        "卫健局请第三方评估直属单位，哪家得分最低",
    ],
)
def test_which_is_highest_and_lowest_is_quoted_from_the_sentence_that_says_so(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "最低的市第二医院66分" in quotes(answer)


def test_to_save_leaves_nobody_out(desk: Desk) -> None:
    answer = desk.ask("How much money does Liudu hope to get to save its resettlement archives?")
    assert answer.status is Outcome.ANSWERED
    assert "90万元" in quotes(answer)
    left_out = plan_of(desk, "Who received requests in 2024, save Liudu District?")["scope"]
    assert left_out["not_regions"] or left_out["not_agencies"]

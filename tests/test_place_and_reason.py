"""What one body's report tells of its place in an assessment and of reasons, and the asker's own place."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

DISTRICT, HEALTH, STREET = "云岚市柳渡区人民政府", "云岚市柳渡区卫生健康局", "云岚市柳渡区沄石街道办事处"
EAST = "云岚市岭东区人民政府"
TOLD = {
    (DISTRICT, 2024): ("在市政务公开评估中得92.5分，居各区第4，比上年前进1个位次。举办政府开放日6场。", PROBLEMS),
    (HEALTH, 2024): ("在区绩效考核中列部门第7名，退后2名，扣分点为栏目更新超期。", PROBLEMS),
    ("云岚市柳渡区规划局", 2024): ("新增申请主要来自沄石街道滨河地块征收。", PROBLEMS),
    (STREET, 2024): (
        "老旧小区改造启动后，街道首次收到政府信息公开申请。行政复议1件被纠正，起因是送达回证漏签。"
        "因居民提出的意见较多，增设公开栏2处。",
        "一是送达不规范。\n下一步，送达回证由两人核对。",
    ),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("place"), embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("柳渡区卫生健康局2024年考核排第几", "列部门第7名"),
        ("柳渡区卫生健康局2024年考核排第几，为什么掉了", "扣分点为栏目更新超期"),
        ("区里的考核柳渡区卫生健康局第几名", "列部门第7名"),
        ("市里的评估咱们区排第几，进步了吗", "居各区第4，比上年前进1个位次"),
        ("市里的评估2024年柳渡区政府多少分", "92.5分"),
        ("What place did the Liudu District Health Bureau get in the assessment in 2024?", "列部门第7名"),
        ("How did the Liudu District Health Bureau rank in the 2024 assessment?", "列部门第7名"),
    ],
)
def test_the_place_in_an_assessment_is_what_the_report_tells(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)
    assert answer.value is None or answer.value != 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("沄石街道那件复议为什么被纠正", "起因是送达回证漏签"),
        ("沄石那件复议为什么被纠正", "起因是送达回证漏签"),
        ("沄石街道为什么突然收到申请了", "首次收到"),
        ("沄石街道怎么突然有申请了", "首次收到"),
        ("Why did Yunshi Sub-district suddenly get requests in 2024?", "首次收到"),
        ("Why did Yunshi Sub-district receive requests for the first time?", "首次收到"),
    ],
)
def test_a_reason_that_the_prose_tells_is_quoted(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)


def test_what_is_planned_after_a_reason_is_that_of_the_same_body(prose: Desk) -> None:
    answer = prose.ask("后来打算怎么改", ["沄石那件复议为什么被纠正"])
    assert answer.status is Outcome.ANSWERED
    assert "送达回证由两人核对" in quotes(answer)


def test_a_town_is_known_by_its_two_characters(prose: Desk) -> None:
    assert prose.ask("沄石24年收到多少申请").value == 3
    assert prose.ask("浯石24年收到多少申请").status is not Outcome.ANSWERED


def test_the_own_place_is_the_one_loaded(prose: Desk) -> None:
    assert prose.ask("咱们区2024年收到多少申请").value == 3
    answer = prose.ask("我们区办了几场开放日")
    assert answer.status is Outcome.ANSWERED
    assert "6场" in quotes(answer)


def test_which_of_several_own_places_is_meant_is_asked(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> None:
    folder = tmp_path_factory.mktemp("places")
    desk = desk_telling(folder, embedder, {**TOLD, (EAST, 2024): ("举办政府开放日2场。", PROBLEMS)})
    asked = desk.ask("咱们区2024年办了几场开放日")
    assert asked.status is Outcome.CLARIFY
    assert set(asked.choices) == {"柳渡区", "岭东区"}
    told = desk.ask("岭东区", ["咱们区2024年办了几场开放日"])
    assert "2场" in quotes(told)
    assert "6场" not in quotes(told)


def test_a_name_in_what_is_mentioned_names_no_report(prose: Desk) -> None:
    answer = prose.ask("哪些报告提到了沄石街道滨河地块")
    assert answer.status is Outcome.ANSWERED
    assert "云岚市柳渡区规划局" in answer.text
    assert "首次收到" not in quotes(answer)

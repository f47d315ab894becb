"""Plain questions over the prose of several cities: of people held to account, of things named one by one, and of
another place after one."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

FIRST, SECOND, THIRD, BUREAU = "云岚市人民政府", "青石市人民政府", "溪口市人民政府", "青石市水利局"
NEXT = "一是更新不及时。\n下一步，限时更新。"
TOLD = {
    (FIRST, 2024): (
        "门户网站上线语音助手“小岚”，由大模型驱动。全年没有因工作失误受到追责的人员。举办政府开放日3场，接待群众90人。"
        "收取信息处理费120元，由1名申请人缴纳。",
        NEXT,
    ),
    (SECOND, 2024): (
        "对2名工作人员因擅自发布名单予以诫勉。举办政府开放日6场，接待群众400人。网站客服接入人工智能，应答3万次。"
        "逾期不缴费的1件申请不再处理。",
        NEXT,
    ),
    (THIRD, 2024): ("发布图解30张。举办政府开放日1场，接待群众25人。", NEXT),
    (BUREAU, 2024): ("拍摄短视频8条。举办政府开放日2场，接待群众30人。", NEXT),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("cities"), embedder, TOLD)


def bodies(desk: Desk, question: str) -> set[str]:
    return {row.agency for row in desk.ask(question).rows}


@pytest.mark.parametrize(
    "question",
    ["青石有人因为信息公开被处理吗", "青石市有没有工作人员因公开工作受到处理", "Was anyone in Qingshi disciplined?"],
)
def test_people_dealt_with_are_held_to_account(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "予以诫勉" in answer.text
    assert "不再处理" not in answer.text


def test_that_nobody_was_held_to_account_is_no_case_of_it(desk: Desk) -> None:
    assert bodies(desk, "哪些单位有人被追责") == {SECOND}
    assert desk.ask("云岚市有人被问责吗").text.startswith("否")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("谁家用上了大模型、人工智能之类的智能问答", {FIRST, SECOND}),
        ("哪些单位有大模型、人工智能等新技术", {FIRST, SECOND}),
        ("哪些单位用短视频、图解等手段解读", {THIRD, BUREAU}),
    ],
)
def test_of_things_named_one_by_one_any_will_do(desk: Desk, question: str, told: set[str]) -> None:
    assert bodies(desk, question) == told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("云岚办了几场政府开放日", "青石呢"),
        ("How many open days did Yunlan hold?", "And Qingshi?"),
    ],
)
def test_after_a_government_a_place_is_its_government(desk: Desk, before: str, after: str) -> None:
    answer = desk.ask(after, [before])
    assert {each.agency for each in answer.citations} == {SECOND}
    assert "6场" in answer.text and "人民政府”" not in " ".join(answer.warnings)

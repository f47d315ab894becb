"""Questions about the prose read by their likeness to known wordings: what asks is not sought, what is sought stays."""

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

TOLD = {
    "云岚市民政局": (
        "组织业务培训3次，参训80人次。全年未发生泄密事件。",
        "一是专职人员少，一人多岗。\n下一步，将配齐人员。",
    ),
    "云岚市教育局": (
        "公众号推送信息45条。建设区块链平台一个。",
        "一是栏目更新不及时。\n下一步，将定期检查。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    """Two bodies with reports for 2024."""
    return desk_telling(tmp_path_factory.mktemp("prose"), embedder, {(body, 2024): both for body, both in TOLD.items()})


def _bodies(answer: Answer) -> set[str]:
    return {row.agency for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("2024年哪些单位存在人员配备不到位的问题", "云岚市民政局"),
        ("2024年哪些单位说人员配备跟不上", "云岚市民政局"),
        ("2024年哪些单位存在内容没有及时更新的问题", "云岚市教育局"),
    ],
)
def test_a_theme_in_words_that_no_vocabulary_has(desk: Desk, question: str, body: str) -> None:
    assert _bodies(desk.ask(question)) == {body}


@pytest.mark.parametrize(
    "question", ["翻翻2024年的年报，都有谁谈及区块链", "Pull up the 2024 reports that touch on blockchain"]
)
def test_a_word_is_sought_without_what_only_asks(desk: Desk, question: str) -> None:
    assert _bodies(desk.ask(question)) == {"云岚市教育局"}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("我想知道2024年云岚市民政局可曾有泄密情况", "否"),
        ("Please check whether 云岚市民政局 had any leak of secrets in 2024.", "No"),
    ],
)
def test_whether_it_was_so_is_said_first(desk: Desk, question: str, first: str) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.text.startswith(first)) == (Outcome.ANSWERED, True)


@pytest.mark.parametrize(
    "question",
    [
        "青岚区民政局2024年年报里公布的培训次数是多少",
        "云岚市民政局2024年举办了哪些区块链培训",
        "How many training sessions on land reform did 云岚市民政局 hold in 2024?",
    ],
)
def test_what_nobody_knows_is_never_passed_over(desk: Desk, question: str) -> None:
    assert desk.ask(question).status is not Outcome.ANSWERED

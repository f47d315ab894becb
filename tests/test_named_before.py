"""How a body came to its name, which its own report tells."""

import pytest

from answer import Desk
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市粮食管理局", 2022): ("公开信息60条。", PROBLEMS),
    ("云岚市粮食和物资储备局", 2023): (
        "按照机构改革方案，2023年4月原云岚市粮食管理局更名为云岚市粮食和物资储备局。“云岚粮食”公众号改名“云岚粮储”。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("renamed"), embedder, BODIES)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市粮食管理局怎么变成粮食和物资储备局了",
        "云岚市粮食和物资储备局以前叫什么",
        "云岚市粮食和物资储备局是什么时候改名的",
        "云岚市粮食和物资储备局的前身是什么",
        "云岚市粮食管理局现在改叫什么了",
    ],
)
def test_the_sentence_that_tells_of_its_name_is_quoted(prose: Desk, question: str) -> None:
    assert "2023年4月原云岚市粮食管理局更名为" in quotes(prose.ask(question))


def test_an_account_has_a_name_of_its_own(prose: Desk) -> None:
    assert "云岚粮储" in quotes(prose.ask("云岚市粮食和物资储备局公众号改名了吗"))

"""What became of something that one body's prose tells: the measures against it, not the outcomes of requests."""

import pytest

from answer import Desk
from index.embedding import Embedder
from tests.town import desk_telling, quotes

BODIES = {
    ("云岚市民政局", 2022): (
        "公开信息210条。",
        "一是更新不及时；二是隐私保护不够，7月公示救助名单时出现银行卡号泄露。改进：一是每周巡查；二是公示前一律脱敏。",
    ),
    ("云岚市民政局", 2023): (
        "公开信息310条。“云岚民政”公众号已注销，信息统一发布到市政府网站。",
        "一是解读不多。下一步，将多发图解。",
    ),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("afterwards"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "history"),
    [
        ("云岚市民政局2022年隐私泄露是怎么回事，后来咋办", ()),
        ("云岚市民政局银行卡号泄露那事，后来怎么处理的", ()),
        ("后来怎么办的", ("云岚市民政局2022年银行卡号泄露是怎么回事",)),
    ],
)
def test_the_measures_against_it_are_told(prose: Desk, question: str, history: tuple[str, ...]) -> None:
    answer = prose.ask(question, history)
    assert "公示前一律脱敏" in quotes(answer)
    assert "予以公开" not in answer.text


def test_of_requests_it_is_their_outcomes(prose: Desk) -> None:
    answer = prose.ask("云岚市民政局2022年收到多少申请，后来怎么办的")
    assert "脱敏" not in answer.text


@pytest.mark.parametrize("question", ["云岚市民政局信息现在发在哪里", "云岚市民政局消息公布在哪个平台"])
def test_where_information_is_published_is_no_address(prose: Desk, question: str) -> None:
    assert "市政府网站" in quotes(prose.ask(question))

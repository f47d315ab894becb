"""Several things asked of one body's prose in one question: each is told, if a sentence tells it."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling, quotes

TOLD = {
    ("云岚市柳渡镇人民政府", 2023): (
        "全市评估得分88.6分，列11个镇第3位。失分主要在“栏目更新”（扣2分）。宣传栏毁损严重，20处中有6处需更换。"
        "自筹资金4.5万元更换宣传栏，2024年9月底前完工。举办政策讲堂12场，620人次参加。",
        "一是更新不及时。\n下一步，限时更新。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("clauses"), embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柳渡镇2023年评估考了第几，丢分丢在哪", ("列11个镇第3位", "栏目更新")),
        ("柳渡镇2023年评估得了多少分，哪里失分了", ("88.6分", "栏目更新")),
        ("柳渡镇的宣传栏坏了多少，更换要花多少钱，什么时候完工", ("6处需更换", "4.5万元", "9月底")),
        ("柳渡镇2023年政策讲堂办了几场，多少人参加", ("12场",)),
    ],
)
def test_each_clause_is_told(desk: Desk, question: str, told: tuple[str, ...]) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert all(each in quotes(answer) for each in told)


def test_what_is_not_told_is_not_made_up(desk: Desk) -> None:
    answer = desk.ask("柳渡镇2023年评估考了第几，奖金发了多少")
    assert "4.5万元" not in quotes(answer)

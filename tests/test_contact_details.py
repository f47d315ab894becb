"""How a body is reached: every kind of contact that is asked for, and a number that the signature runs into."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市交通运输局", 2023): ("联系电话：（0799）5550199。", PROBLEMS),
    ("云岚市林业局", 2023): ("监督电话：0799-12345转6。", PROBLEMS),
    ("云岚市水利局", 2023): (
        "办公地点：云岚市滨河大道88号主楼512室；咨询电话：0799-5550123；传真：0799-5550124。",
        PROBLEMS,
    ),
    ("云岚市公安局", 2023): ("联系科室：指挥中心 电话：0799-5550188云岚市公安局2024年1月16日", PROBLEMS),
    ("云岚市教育局", 2023): ("如对本报告有疑问，请与办公室联系，电话：07\n99-5550\n155。", PROBLEMS),
    ("云岚市民政局", 2023): ("如有疑问，请拨0799-5550111（办公室），地址：云岚市长安路9号。", PROBLEMS),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("contact"), embedder, BODIES)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市水利局打哪个电话，在哪个房间",
        "云岚市水利局电话和办公地点",
        "云岚市水利局在几楼办公，电话多少",
        "Where can I phone or write to the Yunlan water resources bureau?",
    ],
)
def test_all_kinds_of_contact_asked_for_are_told(prose: Desk, question: str) -> None:
    told = quotes(prose.ask(question))
    assert "5550123" in told
    assert "512室" in told


@pytest.mark.parametrize("question", ["云岚市公安局的联系电话", "云岚市公安局联系方式", "云岚市公安局电话和地址"])
def test_the_signature_behind_a_number_is_not_told_with_it(prose: Desk, question: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "0799-5550188" in quotes(answer)
    assert "1月16日" not in answer.text


def test_a_number_to_dial_is_a_telephone_number(prose: Desk) -> None:
    answer = prose.ask("云岚市民政局电话和地址")
    assert "0799-5550111" in quotes(answer)
    assert "没有“电话”" not in answer.text


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("云岚市交通运输局的联系电话是多少", "5550199"),  # 通 counts no calls
        ("怎么打电话联系云岚市交通运输局，号码给我一下", "5550199"),
        ("云岚市林业局电话", "0799-12345转6"),
    ],
)
def test_numbers_however_written(prose: Desk, question: str, number: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert number in quotes(answer)


def test_a_number_that_two_lines_share_is_one(prose: Desk) -> None:
    answer = prose.ask("云岚市教育局的电话是多少")
    assert answer.status is Outcome.ANSWERED
    assert "0799-5550155" in quotes(answer)

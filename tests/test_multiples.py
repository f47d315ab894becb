"""One figure divided by another, or by that of the year before; nothing is divided by 0."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

LAWSUITS = {"litigation_direct.total": "2", "litigation_direct.upheld": "2"}
TOWN = {
    ("民政局", 2023): handled(2, 1),
    ("民政局", 2024): handled(6, 3) | LAWSUITS,
    ("财政局", 2023): handled(0),
    ("财政局", 2024): handled(3, 1),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市民政局2024年的申请是2023年的几倍", 3),
        ("云岚市民政局2024年收到的申请是上年的多少倍", 3),
        ("2024年云岚市民政局的申请是诉讼的多少倍", 3),
        ("How many requests per lawsuit did Yunlan Civil Affairs Bureau see in 2024?", 3),
        ("In 2024 Yunlan Civil Affairs Bureau received how many times as many requests as in 2023?", 3),
        ("2024年收到的申请总数是2023年的几倍", Decimal("4.5")),
        ("what's the ratio of lawsuits to requests received in 2024", Decimal("0.22")),
        ("How many times as many requests as lawsuits were there in 2024?", Decimal("4.5")),
        ("2024年云岚市民政局的诉讼与申请之比", Decimal("0.33")),
    ],
)
def test_the_division(town: Desk, question: str, value: Decimal):
    answer = town.ask(question)
    assert (answer.status, answer.value, answer.unit) == (Outcome.ANSWERED, value, "倍")
    assert "÷" in answer.text
    assert answer.citations


def test_each_body(town: Desk):
    answer = town.ask("2024年各单位申请是诉讼的几倍")
    assert [(row.agency, row.value) for row in answer.rows] == [("云岚市民政局", 3)]
    assert "云岚市民政局 3 倍（6[1] ÷ 2[2]" in answer.text
    assert [each.agency for each in answer.coverage.missing] == ["云岚市财政局"]


@pytest.mark.parametrize(
    "question",
    ["2023年云岚市民政局的申请是诉讼的几倍", "云岚市财政局2024年的申请是2023年的几倍", "2023年申请是诉讼的几倍"],
)
def test_nothing_is_divided_by_0(town: Desk, question: str):
    answer = town.ask(question)
    assert (answer.status, answer.value) == (Outcome.NOT_FOUND, None)
    assert "没有倍数可言" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2023年的申请是2024年的几倍",
        "2024年公开率是2023年的几倍",
        "2024年申请量最多的单位是最少的几倍",
    ],
)
def test_other_divisions_are_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_all_together_instead(town: Desk):
    answer = town.ask("云岚市民政局2024年的申请是2023年的几倍")
    revised = town.revise(answer, {"kind.0": "sum", "bodies.0": ""})
    assert revised.value == Decimal("4.5")

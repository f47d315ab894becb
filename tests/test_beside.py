"""One body against the mean or median of all, or the others together; an aggregate is among none of them."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

TOWN = {
    ("民政局", 2024): handled(9, 3),
    ("财政局", 2024): handled(3, 3),
    ("水利局", 2024): handled(0),
    ("教育局", 2024): handled(4, 0),
    ("人民政府", 2024): handled(16, 6),
    ("民政局", 2023): handled(1),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "lead", "other"),
    [
        ("云岚市民政局2024年的申请高于平均吗", "是。", 4),
        ("云岚市财政局2024年的申请低于平均吗", "是。", 4),
        ("云岚市教育局2024年的申请高于平均吗", "否。", 4),
        ("云岚市民政局2024年收到的申请比平均水平高还是低", "云岚市民政局", 4),
        ("云岚市水利局2024年收到的申请在中位数以上吗", "否。", Decimal("3.5")),
        ("云岚市民政局2024年收到的申请是不是比其他单位加起来还多", "是。", 7),
        ("云岚市财政局2024年收到的申请比其他单位的总和少吗", "是。", 13),
        ("云岚市民政局2024年收到的申请比其他单位的平均数多多少", "云岚市民政局", Decimal("2.33")),
        ("云岚市民政局2024年公开率高于平均吗", "否。", Decimal("37.5")),
        (
            "Is Yunlan Civil Affairs Bureau's number of requests above or below the average in 2024?",
            "云岚市民政局, ",
            4,
        ),
        (
            "Did Yunlan Civil Affairs Bureau receive more requests than all the other bodies combined in 2024?",
            "Yes. ",
            7,
        ),
    ],
)
def test_what_it_is_compared_with(town: Desk, question: str, lead: str, other: Decimal):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.text.startswith(lead)
    assert [row.value for row in answer.rows][1] == other


def test_all_of_it_is_cited(town: Desk):
    answer = town.ask("云岚市民政局2024年的申请高于平均吗")
    assert (
        answer.text
        == "是。云岚市民政局2024年新收申请：**9 件**[1]，高于平均数 4 件（16 ÷ 4 = 4），多 5 件（4 份报告）。"
    )
    assert {each.agency for each in answer.citations} == {
        f"云岚市{body}" for body in ("民政局", "财政局", "水利局", "教育局")
    }


def test_what_it_is_compared_with_can_be_changed(town: Desk):
    answer = town.ask("云岚市民政局2024年的申请高于平均吗")
    assert ("平均数", "against.0") in [(chip.value, chip.field) for chip in answer.chips]
    assert town.revise(answer, {"against.0": "sum"}).rows[1].value == 7


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("云岚市人民政府2024年的申请高于平均吗", Outcome.NOT_FOUND),
        ("云岚市民政局和云岚市财政局2024年的申请高于平均吗", Outcome.CLARIFY),
        ("云岚市民政局2024年公开率高于中位数吗", Outcome.CLARIFY),
    ],
)
def test_what_is_not_compared(town: Desk, question: str, status: Outcome):
    assert town.ask(question).status is status

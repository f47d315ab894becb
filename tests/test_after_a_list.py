"""Follow-ups of a list, a sum or one figure: who else, how cases ended, the share of one body, the order turned."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

CASES = {"reconsideration.total": "3", "reconsideration.upheld": "1", "reconsideration.corrected": "2"}
SUED = {"litigation_direct.total": "1", "litigation_direct.corrected": "1"}
TOWN = {
    ("民政局", 2024): handled(6) | {"fees.amount": "30", "penalties.decisions": "4"} | CASES,
    ("教育局", 2024): handled(3) | {"fees.amount": "10", "penalties.decisions": "9"} | SUED,
    ("财政局", 2024): handled(1) | {"fees.amount": "0", "penalties.decisions": "0"},
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("after"), embedder, TOWN)


def bodies(answer: Answer) -> list[str]:
    return [row.agency.removeprefix("云岚市") for row in answer.rows]


@pytest.mark.parametrize(
    ("talk", "question", "found"),
    [
        (["2024年被申请过行政复议的有哪些单位"], "其中有结果纠正的是哪几家", ["民政局"]),
        (["2024年哪些单位有行政诉讼"], "结果纠正的有哪几家", ["教育局"]),
        ([], "2024年哪些单位有结果纠正的", ["教育局", "民政局"]),  # of either kind of case
        (["云岚市民政局2024年收到多少申请"], "还有谁收到了", ["教育局", "财政局"]),
        (["云岚市民政局2024年收到多少申请"], "除了它还有谁收到了申请", ["教育局", "财政局"]),
        (["How many penalties did 云岚市民政局 impose in 2024?"], "Who else imposed any?", ["教育局"]),
        (["2024年各部门行政处罚从多到少排一下"], "改成从少到多", ["财政局", "民政局", "教育局"]),
        ([], "2024年收到申请最多的几家是谁", ["民政局", "教育局", "财政局"]),
        (
            [],
            "In 2024, which agency received the most requests, leaving the aggregates aside?",
            ["民政局"],
        ),
    ],
)
def test_whom_it_lists(town: Desk, talk: Sequence[str], question: str, found: list[str]):
    answer = town.ask(question, talk)
    assert answer.status is Outcome.ANSWERED, answer.text
    ordered = bool(answer.plan["order"])
    assert (bodies(answer) if ordered else sorted(set(bodies(answer)))) == (found if ordered else sorted(found))


@pytest.mark.parametrize(
    ("talk", "question", "share"),
    [
        (["2024年各部门收费加起来多少"], "其中云岚市民政局占多少", "75"),
        (["2024年各单位一共收到多少申请"], "云岚市教育局占了多少", "30"),
        (["How many requests were received in 2024 in total?"], "What share of that was 云岚市教育局's?", "30"),
    ],
)
def test_the_share_of_one_body_in_the_sum(town: Desk, talk: Sequence[str], question: str, share: str):
    assert town.ask(question, talk).value == Decimal(share)


def test_the_share_of_several_in_a_sum_is_no_count_of_them(town: Desk):
    question = "What share of all departments' fees do they make up?"
    assert town.ask(question, ["Top two departments by fees in 2024"]).status is not Outcome.ANSWERED


def test_two_bodies_are_compared(town: Desk):
    talk = ["How many requests did the Yunlan Civil Affairs Bureau receive in 2024?"]
    answer = town.ask("How does that compare with the Yunlan Education Bureau?", talk)
    assert sorted(row.value for row in answer.rows if row.value) == [3, 6]


def test_what_was_asked_back_is_asked_of_another(town: Desk):
    talk = ["云岚市民政局2024年收费多少", "教育局呢"]
    assert town.ask(talk[1], talk[:1]).choices == ("行政事业性收费", "信息处理费")
    answer = town.ask("行政事业性收费", talk)
    assert (bodies(answer), answer.value) == (["教育局"], 10)


def test_also_stands_before_a_bound_of_its_own(town: Desk):
    plan = town.ask("其中处罚也超过5件的呢", ["2024年收到申请2件以上的单位"]).plan
    assert [(each["operator"], each["value"]) for each in plan["conditions"]] == [("gt", "5")]

"""What a question asks beside what one plan tells is asked back, and clauses are parted at their verbs."""

import pytest

from answer import Desk, Outcome


@pytest.mark.parametrize(
    "question",
    [
        "2023年行政事业性收费留空的是谁，填0的又是谁",
        "2024年收到申请的单位里，有百分之多少的单位拒绝过",
        "2022年至2024年云岚市民政局新收申请变化，并指出增幅最大的年度",
    ],
)
def test_a_second_question_is_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "conditions"),
    [
        ("Which agencies received at least 5 requests in 2024 and had lawsuits as well?", [("ge", 5), ("gt", 0)]),
        ("Which agencies had more than 5 requests and lawsuits in 2024?", [("gt", 5), ("gt", 5)]),
        ("2024年收到申请5件以上，还有行政诉讼的单位", [("ge", 5), ("gt", 0)]),
    ],
)
def test_a_number_is_of_its_own_clause(desk: Desk, question: str, conditions: list[tuple[str, int]]):
    plan = desk.ask(question).plan
    assert [(each["operator"], int(each["value"])) for each in plan["conditions"]] == conditions


@pytest.mark.parametrize("question", ["国家秘密2019年以来一次都没用过，对吗", "2024年没有任何单位被提起行政诉讼，对吗"])
def test_never_is_said_of_all(desk: Desk, question: str):
    assert desk.ask(question).plan["every"]

"""The first of the bodies that another figure chooses: of those with requests enough, who refused most."""

from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

CITY, OFFICE, DATA, CIVIL = "云岚市人民政府", "云岚市人民政府办公室", "云岚市数据局", "云岚市民政局"
PENALTIES = (9, 1, 7, 4)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {
        (body, 2023): handled(at + 1) | {"penalties.decisions": str(PENALTIES[at])}
        for at, body in enumerate((CITY, OFFICE, DATA, CIVIL))
    }
    return desk_of(tmp_path_factory.mktemp("among"), embedder, stated)


def plan_of(desk: Desk, question: str) -> dict[str, Any]:
    return dict(desk.ask(question).plan)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Among bodies that received at least 2 requests in 2023, which imposed the most penalties?", DATA),
        ("Of the agencies that received more than 3 requests in 2023, who imposed the most penalties?", CIVIL),
        ("In 2023, out of the bodies with at least 2 requests, which imposed the fewest penalties?", OFFICE),
        ("Which body with at least 4 requests received imposed the most penalties in 2023?", CIVIL),
        ("Which body imposed the most penalties in 2023 (at least 4 received)?", CIVIL),
        ("2023年收到申请不少于2件的单位中，处罚最多的是哪家", DATA),
    ],
)
def test_the_first_of_those_that_another_figure_chooses(town: Desk, question: str, first: str):
    answer = town.ask(question)
    assert [row.agency for row in answer.rows] == [first]
    assert answer.plan["order"] and len(answer.plan["conditions"]) == 2


def test_all_of_them_in_order(town: Desk):
    answer = town.ask("Of the bodies with more than 2 requests in 2023, rank them by penalties")
    assert [row.agency for row in answer.rows] == [DATA, CIVIL]
    assert "by administrative penalties, highest first" in answer.text


def test_the_first_of_the_first_are_asked_back(town: Desk):
    answer = town.ask("Of the bodies that received the most requests in 2023, which had the highest refusal rate?")
    assert answer.status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Of the bodies that received requests in 2023, which imposed at least 5 penalties?", "list"),
        ("How many of the bodies that received requests in 2023 imposed penalties?", "count"),
        ("Which of the bureaus imposed the most penalties in 2023?", "list"),
    ],
)
def test_others_are_read_as_before(town: Desk, question: str, kind: str):
    plan = plan_of(town, question)
    assert plan["kind"] == kind
    assert not (plan["order"] and plan["conditions"])

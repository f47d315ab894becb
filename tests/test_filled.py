"""Whether a row was filled in by all: a zero is, a blank cell is not."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of

LICENCES = "licensing.decisions"
TOWN = {
    ("民政局", 2024): {LICENCES: "3"},
    ("财政局", 2024): {LICENCES: "0"},
    ("水利局", 2024): {LICENCES: ""},
    ("民政局", 2023): {LICENCES: "0"},
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("2024年是不是每家都填了行政许可", "否。"),
        ("2024年各单位都填了行政许可这一栏吗", "否。"),
        ("Did every body fill in the licences row in 2024?", "No. "),
        ("Did all bodies fill in licences for 2023?", "Yes. "),
        ("2023年是不是每家都填了行政许可", "是。"),
    ],
)
def test_a_blank_cell_is_not_filled_in(town: Desk, question: str, lead: str):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.text.startswith(lead)
    assert lead in {"是。", "Yes. "} or [(row.agency, row.value) for row in answer.rows] == [("云岚市水利局", None)]


def test_who_did(town: Desk):
    rows = town.ask("2024年哪些单位填了行政许可").rows
    assert [(row.agency, row.value) for row in rows] == [("云岚市民政局", 3), ("云岚市财政局", 0)]


def test_how_much_was_filled_in_is_another_question(town: Desk):
    assert town.ask("云岚市民政局2024年行政许可填了多少").value == 3


@pytest.mark.parametrize("question", ["2024年哪些单位的行政许可超过5件", "2024年有没有单位的行政许可超过5件"])
def test_of_a_blank_cell_it_is_said_that_nobody_knows(town: Desk, question: str):
    answer = town.ask(question)
    assert "有 1 份报告无从判断（该格空白或未能读出）：云岚市水利局 2024。" in answer.warnings
    assert not any("无从判断" in each for each in town.ask("2023年哪些单位的行政许可超过5件").warnings)

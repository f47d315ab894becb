"""A breakdown in percent: of all parts together, those too that the question cuts."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, row
from tests.writer import handled

MIXED = (
    handled(0)
    | row("requests.received", 6, business=3, other=1)
    | row("requests.outcomes_total", 6, business=3, other=1)
)
MIXED |= row("requests.granted", 6, business=3, other=1)
TOWN = {("民政局", 2024): MIXED, ("财政局", 2024): handled(2, 1), ("水利局", 2023): handled(0)}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def test_of_all_parts(town: Desk):
    text = town.ask("2024年申请人构成各占多少百分比").text
    assert "自然人 8 件（66.67%）" in text
    assert "商业企业 3 件（25%）" in text
    assert "其他（法人或其他组织） 1 件（8.33%）" in text
    assert text.endswith("以上百分比的分母是合计 12 件。")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Breakdown of applicants in 2024 in percentages", "businesses 3 (25%)"),
        ("What percentage of 2024 requests came from each kind of applicant?", "businesses 3 (25%)"),
        ("2024年云岚市民政局的申请人构成比例", "商业企业 3 件（30%）"),
        ("In percentages, how were requests handled in 2024?", "granted in full 11 (91.67%)"),
        ("2024年占比最大的申请人是哪类", "自然人 8 件（66.67%）"),
    ],
)
def test_each_part(town: Desk, question: str, part: str):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.plan["percent"]
    assert part in answer.text


def test_nothing_to_divide_by(town: Desk):
    assert "%" not in town.ask("2023年申请人构成各占多少百分比").text


def test_it_is_a_chip_and_can_be_changed(town: Desk):
    answer = town.ask("2024年申请人构成各占多少百分比")
    assert "percent.0" in {chip.field for chip in answer.chips}
    assert "%" not in town.revise(answer, {"percent.0": "no"}).text


def test_a_condition_is_not_left_out(town: Desk):
    assert town.ask("2024年占比超过10%的申请人类型有哪些").status is not Outcome.ANSWERED

"""Several figures of each body: one line a body, all bodies, zeros and gaps too."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from ingest.checks import COLUMNS
from tests.town import desk_of
from tests.writer import handled

TOWN = {
    ("民政局", 2024): handled(5, 3, carried_out=1),
    ("财政局", 2024): handled(2, 1),
    ("水利局", 2024): {},
    ("水利局", 2023): handled(9, 9),
    ("教育局", 2024): handled(1, 1) | dict.fromkeys((f"requests.carried_out.{each}" for each in COLUMNS), ""),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def table(answer: Answer) -> dict[str, list[Decimal | None]]:
    told: dict[str, list[Decimal | None]] = {}
    for row in answer.rows:
        told.setdefault(row.agency.removeprefix("云岚市"), []).append(row.value)
    return told


@pytest.mark.parametrize(
    "question",
    [
        "2024年各单位收件数、办结数、结转数",
        "列出2024年各单位的收到申请、办结、结转数",
        "For each body in 2024, list requests received, handled and carried over",
    ],
)
def test_every_figure_of_every_body(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert table(answer) == {"民政局": [5, 4, 1], "财政局": [2, 2, 0], "水利局": [0, 0, 0], "教育局": [1, 1, None]}
    assert [chip.value for chip in answer.chips[1:4]] == [row.label for row in answer.rows[:3]]


def test_one_line_a_body(town: Desk):
    head, _, *lines = town.ask("2024年各单位收件数、办结数、结转数").text.splitlines()
    assert head == "2024年的 4 份报告，各单位的新收申请、办理结果总计、结转下年度继续办理："
    assert len(lines) == 4
    assert any(
        line.startswith("- 云岚市教育局：新收申请 1 件") and "结转下年度继续办理 —（空白）" in line for line in lines
    )


def test_a_rate_beside_a_figure(town: Desk):
    answer = town.ask("请列出2024年各单位收到申请数和公开率")
    assert table(answer) == {"民政局": [5, 75], "财政局": [2, 50], "水利局": [0], "教育局": [1, 100]}
    assert "云岚市水利局：新收申请 0 件" in answer.text
    assert "分母为 0" in answer.text


def test_together_they_are_added_up(town: Desk):
    assert town.ask("2024年各单位合计收到和办结多少件申请").plan["kind"] == "sum"


def test_figures_can_be_added_and_taken_away(town: Desk):
    answer = town.ask("2024年各单位收件数和办结数")
    revised = town.revise(answer, {"measure.2": "granted"})
    assert table(revised)["民政局"] == [5, 4, 3]
    assert table(town.revise(revised, {"measure.1": "-"}))["民政局"] == [5, 3]

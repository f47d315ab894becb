"""Bodies listed, ranked and counted by how a rate changed, in percentage points; undefined where either rate is."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

TOWN = {
    ("民政局", 2023): handled(4, 1),  # 25 %
    ("民政局", 2024): handled(4, 3),  # 75 %
    ("财政局", 2023): handled(3, 2),  # 66.67 %
    ("财政局", 2024): handled(3, 1),  # 33.33 %
    ("水利局", 2023): handled(2, 1),
    ("水利局", 2024): handled(6, 3),
    ("教育局", 2023): handled(0),
    ("教育局", 2024): handled(5, 5),
    ("商务局", 2024): handled(5, 5),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def told(answer: Answer) -> dict[str, Decimal | None]:
    return {row.agency.removeprefix("云岚市"): row.value for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2024年公开率比上年提高的单位", {"民政局": 50}),
        ("Which bodies improved their disclosure rate in 2024?", {"民政局": 50}),
        ("2024年公开率比2023年下降的单位有哪些", {"财政局": Decimal("-33.34")}),
        ("2024年公开率与上年持平的单位", {"水利局": 0}),
        ("Which body improved its disclosure rate most from 2023 to 2024?", {"民政局": 50}),
        ("2024年公开率升幅最大的单位", {"民政局": 50}),
        ("2024年公开率比2023年下降最多的单位", {"财政局": Decimal("-33.34")}),
        ("2024年公开率提高10个百分点以上的单位", {"民政局": 50}),
        ("2024年公开率提高超过50个百分点的单位", {}),
        (
            "Which bodies' disclosure rate fell by more than 10 percentage points from 2023 to 2024?",
            {"财政局": Decimal("-33.34")},
        ),
    ],
)
def test_bodies_by_the_change(town: Desk, question: str, members: dict[str, Decimal]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert told(answer) == members
    missing = {each.agency.removeprefix("云岚市") for each in answer.coverage.missing}
    assert missing == {"教育局", "商务局"}


def test_both_rates_are_shown_and_cited(town: Desk):
    answer = town.ask("2024年公开率比上年提高的单位")
    assert "云岚市民政局 +50 个百分点（75%[1][2][3] − 25%[4][5][6]）" in answer.text


def test_how_many(town: Desk):
    assert town.ask("2024年几家单位的公开率比上年下降").value == 1
    assert town.ask("How many bodies saw their disclosure rate fall in 2024?").value == 1


def test_one_body(town: Desk):
    answer = town.ask("云岚市民政局2024年公开率比2023年升了多少个百分点")
    assert (answer.status, answer.value, answer.unit) == (Outcome.ANSWERED, 50, "百分点")
    english = town.ask(
        "By how many percentage points did the disclosure rate of Yunlan Civil Affairs Bureau change from 2023 to 2024?"
    )
    assert english.value == 50


def test_percent_of_a_rate_is_asked_back(town: Desk):
    assert town.ask("2024年公开率比上年提高10%以上的单位").status is Outcome.CLARIFY


def test_points_of_a_number_are_asked_back(town: Desk):
    assert town.ask("2024年申请量增加10个百分点以上的单位").status is Outcome.CLARIFY

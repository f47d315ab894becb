"""Blank cells where the report's own equations tell that they are 0, and marks printed in place of a number."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import figures, handled


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    zeros_left_out = {key: "" for key, value in (figures(2021) | handled(4)).items() if value == "0"}
    stated = {
        ("民政局", 2024): handled(6),
        ("审计局", 2024): zeros_left_out | {key: value for key, value in handled(4).items() if value != "0"},
        ("财政局", 2024): {**handled(2), "rules.issued": "—", "fees.amount": ""},
        ("民政局", 2023): handled(3),
        ("审计局", 2023): handled(1),
    }
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def test_a_share_of_all_counts_what_must_be_zero(town: Desk):
    answer = town.ask("2024年企业占新收申请的比例是多少")
    assert (answer.status, answer.value) == (Outcome.ANSWERED, 0)
    assert "的 3 份报告" in answer.text and "勾稽" in " ".join(answer.warnings)


def test_a_share_of_one_says_that_the_cell_is_blank(town: Desk):
    answer = town.ask("审计局2024年企业占新收申请的比例是多少")
    assert answer.status is Outcome.NOT_FOUND and "空白" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("财政局2024年规章制发几件", "“—”"),
        ("财政局2024年行政事业性收费金额是多少", "空白"),
        ("How many regulations did 云岚市财政局 issue in 2024?", "“—”"),
    ],
)
def test_a_mark_in_place_of_a_number_is_told(town: Desk, question: str, said: str):
    answer = town.ask(question)
    assert answer.status is Outcome.NOT_FOUND and said in answer.text


def test_a_blank_cell_carried_over_is_said_to_be_blank(town: Desk):
    answer = town.ask("2023年结转下年度和2024年上年结转对得上吗")
    assert "空白（按 0 核对）" in answer.text
    blank = [row for row in answer.rows if row.agency.endswith("审计局") and row.year == 2024]
    assert [row.value for row in blank] == [None]

"""Which of the reasons, kinds of applicant or results rose or fell most."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import TOWN, desk_of, row

SECRET, FILE = "requests.refused.state_secret", "requests.refused.enforcement_file"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {
        ("民政局", 2023): row(SECRET, 5) | row(FILE, 2) | row("requests.received", 9, business=4),
        ("民政局", 2024): row(SECRET, 6) | row(FILE, 7) | row("requests.received", 12, business=1),
        ("财政局", 2023): row(SECRET, 1) | row(FILE, 3) | row("requests.received", 2),
        ("财政局", 2024): row(SECRET, 8) | row(FILE, 1) | row("requests.received", 3),
    }
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("民政局2024年哪条不予公开理由比上年增加最多", "增加最多的是属于行政执法案卷（5 件）"),
        ("2024年不予公开的理由里哪条增加得最多", "增加最多的是属于国家秘密（8 件）"),
        ("财政局2024年哪种不予公开理由下降最多", "减少最多的是属于行政执法案卷（2 件）"),
        ("民政局2024年哪类申请人的申请比上年减少最多", "减少最多的是新收申请 · 商业企业（3 件）"),
        (
            "Which reason for refusal rose most in 2024 at the Finance Bureau?",
            "What rose most is refused: state secret (by 7)",
        ),
    ],
)
def test_which_item_moved_most(town: Desk, question: str, first: str):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert answer.text.startswith(first)


def test_each_is_told_with_both_years(town: Desk):
    answer = town.ask(f"{TOWN}民政局2024年各条不予公开理由比上年增减多少")
    rows = {(each.year, each.label.split(" ")[-1]): each.value for each in answer.rows}
    assert {value for (year, _), value in rows.items() if year == 2024} == {Decimal(6), Decimal(7)}
    assert len(answer.rows) == 4


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("民政局2024年商业企业申请占全部申请的比例", "7.69"),
        ("民政局2024年商业企业申请占全部新收申请的比重", "7.69"),
        ("民政局2024年商业企业申请占各单位商业企业申请的比例", "100"),
    ],
)
def test_a_part_of_all_requests_is_of_the_bodys_own(town: Desk, question: str, value: str):
    assert town.ask(question).value == Decimal(value)

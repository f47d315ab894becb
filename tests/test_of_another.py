"""One body's figure beside another's: how many times, how many percent of it; two of one name; who of three."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, received

TOWN = received(
    {
        "民政局": (2, 4, 6),
        "财政局": (9, 0, 12),
        "审计局": (0, 0, 3),
        "柳渡区财政局": (1, 2, 3),
        "望溪县财政局": (4, 4, 5),
    }
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("云岚市民政局2024年收到的申请是审计局的几倍", 2, "倍"),
        ("2024年云岚市民政局的申请量是云岚市财政局的多少倍", 0.5, "倍"),
        ("云岚市民政局2024年的申请只有云岚市财政局的百分之几", 50, "%"),
        ("云岚市审计局申请量占云岚市财政局的比例，2024年", 25, "%"),
        ("柳渡区财政局2024年的申请占云岚市财政局的百分之几", 25, "%"),
    ],
)
def test_one_body_of_another(town: Desk, question: str, value: float, unit: str):
    answer = town.ask(question)
    assert (float(answer.value or 0), answer.unit) == (value, unit)


def test_nothing_is_divided_by_zero(town: Desk):
    answer = town.ask("云岚市民政局2023年收到的申请是审计局的几倍")
    assert answer.status is Outcome.NOT_FOUND
    assert "不能作分母" in answer.text


@pytest.mark.parametrize("question", ["云岚市民政局2024年的申请占全市多少", "云岚市民政局2024年申请是2023年的几倍"])
def test_a_share_in_all_and_a_multiple_of_a_year_stay_what_they_are(town: Desk, question: str):
    plan = town.ask(question).plan
    assert plan.get("subject") or plan["measures"][0]["before"]


def test_who_of_three_has_fewest(town: Desk):
    text = town.ask("云岚市民政局、云岚市财政局和云岚市审计局，2024年谁的申请少").text
    assert text.startswith("云岚市财政局最多，云岚市审计局最少。")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市民政局2024年收到申请比行政诉讼多几件", "新收申请比行政诉讼多 **6 件**"),
        ("云岚市民政局2024年行政诉讼比行政复议少几件", "一样多"),
        ("云岚市民政局2024年结转下年度和收到的申请相差几件", "少 **6 件**"),
    ],
)
def test_which_of_two_figures_is_more(town: Desk, question: str, said: str):
    assert said in town.ask(question).text


def test_a_figure_of_one_and_another_of_the_other_are_not_added_four_times(town: Desk):
    answer = town.ask("云岚市民政局2024年收到的申请与云岚市财政局2024年办结的申请，加起来多少")
    assert answer.status is Outcome.CLARIFY


def test_more_received_than_the_year_before(town: Desk):
    answer = town.ask("云岚市民政局2024年比2023年多收了几件")
    assert (answer.plan["kind"], answer.value) == ("change", 2)

"""Several figures of each body added up and put in order; all applicants but those named; shares of several results;
what several years show; and words that name no figure of their own."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, row

TOWN = {
    ("民政局", 2022): row("requests.received", 1, business=2, research=3)
    | {"licensing.decisions": "4", "penalties.decisions": "1"},
    ("民政局", 2023): row("requests.received", 2) | {"licensing.decisions": "0", "penalties.decisions": "1"},
    ("民政局", 2024): row("requests.received", 4) | {"licensing.decisions": "0", "penalties.decisions": "6"},
    ("财政局", 2022): row("requests.received", 3) | {"licensing.decisions": "3", "penalties.decisions": "5"},
    ("财政局", 2024): row("requests.received", 1, business=1)
    | {"licensing.decisions": "5", "penalties.decisions": "0"},
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    "question",
    ["2022年许可和处罚合计最多的单位", "2022年行政许可与行政处罚两项合计最多的前一名", "2022年许可加处罚最多的是哪家"],
)
def test_several_figures_of_each_body_are_added_up_and_ranked(town: Desk, question: str):
    assert [(each.agency, each.value) for each in town.ask(question).rows] == [("云岚市财政局", 8)]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市民政局2022年收到的申请除了自然人和企业提的还有多少", 3),
        ("云岚市民政局2022年除自然人以外的申请有多少", 5),
        ("2022年除自然人之外全市收到申请多少件", 5),
    ],
)
def test_all_applicants_but_those_named(town: Desk, question: str, value: int):
    assert town.ask(question).value == value


@pytest.mark.parametrize("question", ["云岚市民政局2022年除自然人外企业申请多少", "2022年除自然人外收到申请最多的单位"])
def test_a_rest_that_is_something_else_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize("joined", ["部分公开与予以公开之和", "予以公开和部分公开合计"])
def test_several_results_are_one_share(town: Desk, joined: str):
    measures = town.ask(f"云岚市民政局2022年{joined}占办理总数的比重").plan["measures"]
    assert [len(each["part"]) for each in measures] == [2]


@pytest.mark.parametrize(
    ("question", "total"), [("云岚市民政局2022年行政许可和行政处罚一共多少件", 5), ("2024年许可、处罚总共多少", 11)]
)
def test_decisions_taken_together(town: Desk, question: str, total: int):
    assert town.ask(question).value == total


@pytest.mark.parametrize("question", ["云岚市民政局这几年处罚是涨了还是跌了", "云岚市民政局历年处罚是增加还是减少"])
def test_up_or_down_over_all_years(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.text.startswith("2024年比2022年多 **5 件**")
    assert len(answer.rows) == 3


def test_a_missing_year_may_still_say_no(town: Desk):
    assert town.ask("云岚市财政局2022到2024年许可逐年下降吗").text.startswith("否。")


def test_a_missing_year_never_says_yes(town: Desk):
    answer = town.ask("云岚市财政局2022到2024年处罚逐年下降吗")
    assert answer.status is Outcome.NOT_FOUND
    assert "2023" in answer.text


def test_both_kinds_of_change(town: Desk):
    answer = town.ask("云岚市民政局2024年处罚较2023年增减多少，请以绝对数和百分比两种口径列示")
    assert "**5 件**（+500%）" in answer.text


@pytest.mark.parametrize("question", ["22年以来云岚市民政局哪年收的最多", "云岚市民政局22年以来哪年收到申请最多"])
def test_a_short_year_since(town: Desk, question: str):
    assert [each.year for each in town.ask(question).rows] == [2022]


@pytest.mark.parametrize(
    ("question", "years"), [("民政局22年谁家结转到23年的", [2022]), ("22年哪些单位有结转至23年的", [2022])]
)
def test_carried_into_a_short_year(town: Desk, question: str, years: list[int]):
    assert list(town.ask(question).plan["scope"]["years"]) == years


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市民政局2024年败诉了两次对吗", "否。"),
        ("云岚市民政局2024年收到的申请不是0吧", "是。"),
        ("云岚市民政局2024年收到的申请不是0吗", "是。"),
    ],
)
def test_what_is_claimed(town: Desk, question: str, said: str):
    assert town.ask(question).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("2024年收到申请最多的两家部门是哪两家", "list"),
        ("律所2024年都找了哪几家", "list"),
        ("2024年有哪些单位援引“行政执法案卷”作为不予公开理由", "list"),
        ("2024年全市算下来一共收了多少申请", "sum"),
        ("2024年有处罚的单位一共处罚多少件", "sum"),
        ("云岚市民政局2024年行政复议的结果情况如何", "lookup"),
        ("云岚市民政局2024年收到的申请，要么自然人要么企业，是哪一种", "lookup"),
    ],
)
def test_other_words_for_it(town: Desk, question: str, kind: str):
    assert town.ask(question).plan["kind"] == kind


def test_the_table_named(town: Desk):
    assert town.ask("云岚市民政局2024年行政复议的表对不对得上").plan["table"] == 3

"""Chinese questions about sets of bodies, rates and years in words of every day → the plan they are read as."""

from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, row
from tests.writer import handled

NUMBERS = {
    "民政局": (2, 4, 6),
    "财政局": (9, 0, 1),
    "审计局": (0, 0, 0),
    "柳渡区应急管理局": (3, 5, 2),
    "望溪县应急管理局": (1, 1, 4),
    "澄江市柳渡区司法局": (2, 2, 2),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated: dict[tuple[str, int], dict[str, str]] = {
        (body, year): handled(number)
        for body, of_years in NUMBERS.items()
        for year, number in zip((2022, 2023, 2024), of_years, strict=True)
    }
    stated["财政局", 2024] |= row("requests.carried_in", 1)
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def plan_of(town: Desk, question: str) -> dict[str, Any]:
    answer = town.ask(question)
    assert answer.plan is not None, answer.text
    return answer.plan


def sides(plan: dict[str, Any]) -> list[tuple[str, str]]:
    """Each figure with what must hold of it."""
    return [
        (measure["row"], condition["operator"])
        for measure, condition in zip(plan["measures"], plan["conditions"], strict=True)
    ]


@pytest.mark.parametrize(
    "question",
    [
        "2024年收到申请的单位里，有哪些一件都没有公开",
        "2024年有申请的单位当中，哪些一件也没公开",
        "2024年收到申请的单位里，哪些予以公开和部分公开均为0",
    ],
)
def test_what_became_of_those_received_is_no_condition_on_them(town: Desk, question: str):
    assert sides(plan_of(town, question)) == [("received", "gt"), ("granted", "eq"), ("partial", "eq")]


def test_a_likeness_leaves_nobody_out_of_itself(town: Desk):
    scope = plan_of(town, "市级部门和区级部门2024年谁收到的申请多")["scope"]
    assert not scope["not_levels"] and set(scope["levels"]) == {"city", "county"}


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("云岚市民政局2024年结转率多少", ["received", "carried_in"]),
        ("2024年结转下年占比最高的单位", ["received", "carried_in"]),
        ("2024年结转下年度的占全部办结的多少", ["handled"]),
        ("当年收到的申请当年没办完的比例，2024年哪家最高", ["received"]),
    ],
)
def test_what_requests_carried_over_are_a_share_of(town: Desk, question: str, whole: list[str]):
    (rate,) = plan_of(town, question)["measures"]
    assert [each["row"] for each in rate["part"]] == ["carried_out"]
    assert [each["row"] for each in rate["whole"]] == whole


@pytest.mark.parametrize("question", ["2024年诉讼率最高的单位", "2024年行政强制率是多少", "2024年申请率最高的单位"])
def test_a_rate_that_nobody_knows_is_no_number(town: Desk, question: str):
    assert town.ask(question).status in {Outcome.CLARIFY, Outcome.NOT_FOUND}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市审计局是不是每年都没有申请", "是。"),
        ("云岚市民政局历年都没有申请吗", "否。"),
        ("2024年的年报都交齐了吗", "是。"),
    ],
)
def test_whether_it_is_so_of_all(town: Desk, question: str, said: str):
    assert town.ask(question).text.startswith(said)


@pytest.mark.parametrize("place", ["柳渡区（云岚）", "云岚的柳渡区", "云岚那边的柳渡区"])
def test_a_place_said_to_lie_in_another(town: Desk, place: str):
    plan = plan_of(town, f"{place}2024年收到多少申请")
    assert (plan["scope"]["regions"], plan["group"]) == (["云岚市/柳渡区"], "")


def test_two_places_beside_each_other_stay_two(town: Desk):
    assert plan_of(town, "云岚市和柳渡区2024年申请谁多")["scope"]["regions"] == ["云岚市", "柳渡区"]


@pytest.mark.parametrize(
    ("question", "kind", "years"),
    [
        ("云岚市民政局2023年同比上年申请增加多少", "change", [2022, 2023]),
        ("近三年全部单位申请总量是上升还是下降", "sum", [2022, 2023, 2024]),
    ],
)
def test_which_years_are_compared(town: Desk, question: str, kind: str, years: list[int]):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["scope"]["years"]) == (kind, years)
    assert len(town.ask(question).rows) == len(years)


def test_a_figure_that_is_stated_before_it_is_asked_of(town: Desk):
    assert plan_of(town, "云岚市民政局2024年办结的6件是什么结果")["breakdown"] == "outcomes"
    assert town.ask("云岚市民政局2024年办结的7件是什么结果").status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "row", "column"),
    [
        ("云岚市民政局2024年行政许可项目数量是多少", "licensing", "items_last_year"),
        ("2024年行政许可处理了多少件", "licensing", "decisions"),
        ("2024年哪家单位因为申请人逾期不补正结案的", "other_outcome.not_corrected_in_time", "total"),
    ],
)
def test_one_figure_and_its_own_column(town: Desk, question: str, row: str, column: str):
    assert plan_of(town, question)["measures"] == [{"row": row, "column": column}]

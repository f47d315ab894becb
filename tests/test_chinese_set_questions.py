"""Chinese questions about sets of bodies, rates and years in words of every day → the plan they are read as."""

from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, plan_of, received, row

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
    stated = received(NUMBERS)
    stated["财政局", 2024] |= row("requests.carried_in", 1)
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


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
    scope = plan_of(town, "市级单位和区级单位2024年谁收到的申请多")["scope"]
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


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("各单位2024年申请量同比增减情况", "most"),
        ("各单位2023到2024年新收申请变化", "most"),
        ("各单位2024年分别收到多少申请", ""),
        ("各单位2024年收到申请多少，给我列个表", ""),
        ("各单位2024年收到的申请数，请列个清单，不含政府汇总", ""),
    ],
)
def test_every_body_is_told(town: Desk, question: str, order: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["order"], plan["conditions"]) == ("list", order, [])


def test_what_all_bodies_have_together_is_one_change(town: Desk):
    assert plan_of(town, "各单位2024年申请总量比上年增加多少")["kind"] == "change"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市收到的申请是不是逐年增加", "否。"),
        ("望溪县收到的申请这几年是不是越来越多", "否。"),
        ("柳渡区2022到2023年新收申请是不是逐年增加", "2022"),  # two years are one step, and each year is told
    ],
)
def test_whether_a_sum_grows_year_by_year(town: Desk, question: str, said: str):
    answer = town.ask(question)
    if said == "2022":
        assert answer.status is Outcome.CLARIFY or said in answer.text
        return
    assert answer.text.startswith(said)
    assert answer.plan is not None and (answer.plan["kind"], answer.plan["group"]) == ("sum", "year")


def test_single_bodies_may_grow_year_by_year(town: Desk):
    assert plan_of(town, "有没有单位的申请逐年增加")["every_year"]
    assert "云岚市民政局" in town.ask("申请连年上升的单位").text


@pytest.mark.parametrize(
    "question",
    ["2024年全部单位新收和上年结转相差多少", "2024年各单位上年结转加起来与新收数加起来差多少"],
)
def test_two_sums_and_their_difference(town: Desk, question: str):
    plan, answer = plan_of(town, question), town.ask(question)
    assert (plan["kind"], plan["difference"]) == ("sum", True)
    assert answer.text.startswith("新收申请比上年结转多 **14 件**（15 − 1）。")


def test_figures_that_all_have_any_are_not_all_zero(town: Desk):
    assert sides(plan_of(town, "哪些单位2024年处罚和强制都有")) == [("penalties", "gt"), ("coercion", "gt")]


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2024年收到6件，各单位加起来也是6件吗",
    ],
)
def test_what_a_plan_leaves_out_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("第三方评估：云岚市民政局2024年新收申请几件", [("received", "total")]),
        ("我是柳渡区的居民，想问云岚市民政局2024年拒绝了几个申请", [("refused", "total")]),
        (
            "云岚市民政局2024年打了几场行政官司，输赢如何",
            [("litigation", column) for column in ("total", "upheld", "corrected", "other", "pending")],
        ),
    ],
)
def test_what_is_said_around_it_is_no_figure(town: Desk, question: str, rows: list[tuple[str, str]]):
    assert [(each["row"], each["column"]) for each in plan_of(town, question)["measures"]] == rows


@pytest.mark.parametrize(
    ("question", "checks", "years"),
    [
        ("云岚市民政局2023年的表有什么问题", "tables", [2023]),
        ("云岚市民政局2023年的表格有没有错", "tables", [2023]),
        ("现行有效文件数前后年对不上的单位", "in_force", []),
        ("2023年结转2024年数字接不上的单位", "carry", [2023, 2024]),
        ("每年各有几份报告不平", "tables", []),
    ],
)
def test_what_is_checked_of_which_years(town: Desk, question: str, checks: str, years: list[int]):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["checks"], plan["scope"]["years"]) == ("checks", checks, years)


@pytest.mark.parametrize("question", ["哪些单位三年的报告都齐", "三年年报都有的单位有几家", "每年报告都不缺的单位"])
def test_whose_reports_are_complete(town: Desk, question: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["every_year"]) == ("reports", True)


def test_the_reports_of_one_year_need_not_be_complete(town: Desk):
    plan = plan_of(town, "二〇二三年的报告都有哪些单位？")
    assert (plan["every_year"], plan["scope"]["years"]) == (False, [2023])


@pytest.mark.parametrize(
    ("question", "said"),
    [("云岚市民政局2023年申请比2022年翻番了吗", "是。"), ("云岚市民政局的申请量从2023到2024年翻倍了吗", "否。")],
)
def test_whether_a_figure_doubled(town: Desk, question: str, said: str):
    assert town.ask(question).text.startswith(said)


def test_how_many_bodies_there_are_of_a_level(town: Desk):
    plan = plan_of(town, "云岚市一共有几家单位，都叫什么")
    assert (plan["kind"], plan["count_bodies"]) == ("reports", True)
    assert plan_of(town, "有多少家区级单位")["scope"]["levels"] == ["county"]


def test_all_grounds_are_told_where_none_is_said_to_be_first(town: Desk):
    assert plan_of(town, "云岚市民政局2024年不予公开是什么理由")["limit"] is None


def test_a_sum_over_years_said_in_brackets(town: Desk):
    plan = plan_of(town, "被复议次数最多的单位（2022—2024累计）")
    assert (plan["kind"], plan["group"], plan["order"]) == ("sum", "agency", "most")


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("近三年全部单位的不予公开率走势", "group", "year"),
        ("2023年收到申请数量的分布：0件、1到5件、6到10件、10件以上各几家", "classes", [0, 1, 6, 11]),
        ("云岚市民政局2024年申请涨了几倍", "percent", True),
        ("应急管理局系统2024年有没有申请", "kind", "yesno"),
    ],
)
def test_one_part_of_a_plan(town: Desk, question: str, field: str, value: object):
    assert plan_of(town, question)[field] == value


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("云岚市民政局2024 申请 处罚 许可 各多少", ["received", "penalties", "licensing"]),
        ("云岚市民政局2024年申请许可 各多少", ["received", "licensing"]),
        ("云岚市民政局和云岚市财政局2024年谁收到的多", ["received"]),
        ("云岚市民政局比云岚市财政局2024年多收到多少", ["received"]),
        ("2023年其他结果合计多少件", ["reconsideration", "litigation"]),
        ("云岚市民政局2024年部分公开的申请有几件", ["partial"]),
    ],
)
def test_every_figure_named_and_no_other(town: Desk, question: str, measures: list[str]):
    assert [each["row"] for each in plan_of(town, question)["measures"]] == measures


@pytest.mark.parametrize("asked", ["2024年“其他”一栏的申请人有几件", "2024年其他这一栏的申请人提了几件"])
def test_the_column_of_other_applicants(town: Desk, asked: str):
    assert plan_of(town, asked)["measures"] == [{"row": "received", "column": "other"}]


def test_exactly_so_many_are_not_at_least_so_many(town: Desk):
    plan = plan_of(town, "2024年收费47万元的单位是哪个")
    assert [each["operator"] for each in plan["conditions"]] == ["eq"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市审计局有没有收到过申请", "否。全部年份"),
        ("云岚市民政局历年收到过申请吗", "是。全部年份"),
        ("云岚市审计局有没有申请", "否。云岚市审计局2024年"),
        ("云岚市民政局2024年的申请比上年多了2件，对吗", "是。"),
        ("云岚市民政局2024年的申请比上年多了3件，对吗", "否。"),
        ("2024年属于国家秘密的有没有", "否。"),
    ],
)
def test_whether_there_ever_was_any(town: Desk, question: str, said: str):
    assert town.ask(question).text.startswith(said)


def test_a_figure_is_zero_in_every_year_whatever_the_length_of_its_name(town: Desk):
    plan = plan_of(town, "哪些单位连续三年收费为零")
    assert (plan["every_year"], plan["scope"]["years"]) == (True, [2022, 2023, 2024])


@pytest.mark.parametrize(
    ("question", "kind", "group"),
    [
        ("云岚市柳渡区和望溪县2024年谁收到的申请多", "sum", "region"),
        ("云岚市柳渡区和望溪县2024年哪家单位收到的申请多", "list", ""),
    ],
)
def test_which_of_two_places_has_more(town: Desk, question: str, kind: str, group: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["group"]) == (kind, group)


@pytest.mark.parametrize(
    ("question", "kind", "measures"),
    [
        ("2024年行政许可项目一共几个", "sum", [("licensing", "items_last_year")]),
        ("2024年有行政许可的单位一共几个", "count", [("licensing", "decisions")]),
        ("云岚市民政局2024年比2023年申请多几件，许可呢", "change", [("received", "total"), ("licensing", "decisions")]),
        (
            "法人或其他组织2024年一共提了几件申请",
            "sum",
            [("received", "organisations")],
        ),
    ],
)
def test_what_is_counted_and_added_up(town: Desk, question: str, kind: str, measures: list[tuple[str, str]]):
    plan = plan_of(town, question)
    assert plan["kind"] == kind
    assert [(each["row"], each["column"]) for each in plan["measures"]] == measures


def test_two_years_of_forms_are_both_told(town: Desk):
    plan = plan_of(town, "云岚市民政局2022年和2024年用的表一样吗")
    assert (plan["kind"], plan["by_form"], plan["scope"]["years"]) == ("reports", True, [2022, 2024])


def test_no_report_is_said_to_fail_most(town: Desk):
    assert town.ask("勾稽错误最多的是哪份报告").status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("2022至2024年每年都收到申请的单位有几家", {"kind": "count", "every_year": True, "group": ""}),
        ("2022至2024年每年有几家单位收到申请", {"kind": "count", "every_year": False, "group": "year"}),
        ("三年来一直有申请的单位", {"kind": "list", "every_year": True}),
        ("2024年新收申请在全部单位中排名垫底但不为零的", {"kind": "list", "order": "least"}),
        ("云岚市2024年企业申请比个人少多少", {"kind": "sum", "difference": True}),
        ("2023到2024年结转衔接有问题的单位", {"kind": "checks", "checks": "carry"}),
        ("云岚市民政局2022年的申请数文字里也写了吗", {"kind": "checks", "checks": "prose"}),
    ],
)
def test_what_a_plan_holds(town: Desk, question: str, parts: dict[str, object]):
    plan = plan_of(town, question)
    assert {part: plan[part] for part in parts} == parts


def test_all_of_what_was_refused_for_one_reason(town: Desk):
    plan = plan_of(town, "2024年不予公开全部因为内部事务的单位")
    assert (plan["measures"][0]["of"]["row"], plan["measures"][0]["less"]["row"]) == (
        "refused",
        "refused.internal_affairs",
    )


def test_a_rank_within_the_place_named(town: Desk):
    plan = plan_of(town, "望溪县应急管理局2024年申请在望溪县排第几")
    assert (plan["kind"], plan["scope"]["regions"]) == ("rank", ["望溪县"])


def test_a_meeting_is_no_topic_of_a_question_about_figures(town: Desk):
    plan = plan_of(town, "市里要开会，请提供2024年各单位新收申请件数，按多少排序")
    assert (plan["kind"], plan["order"]) == ("list", "most")


def test_the_results_of_cases_are_no_conditions(town: Desk):
    assert town.ask("2024年哪些单位被复议了，结果分别怎样").status is Outcome.CLARIFY


def test_granted_and_refused_are_two_figures(town: Desk):
    plan = plan_of(town, "云岚市民政局2024年申请公开了几件、没公开几件")
    assert [each["row"] for each in plan["measures"]] == ["granted", "refused"]


@pytest.mark.parametrize(
    ("question", "form"), [("2024年报告采用新格式的有多少家", 2021), ("2024年有几家还没换新格式", 2019)]
)
def test_which_form_is_asked_for(town: Desk, question: str, form: int):
    assert plan_of(town, question)["scope"]["form"] == form


@pytest.mark.parametrize("question", ["申请量波动最大的单位", "全部报告里表二平衡的占多少"])
def test_neither_the_most_nor_a_share_is_told_of_what_has_none(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_reports_that_are_not_complete_have_blank_cells(town: Desk):
    plan = plan_of(town, "2024年数据不完整的报告有几份")
    assert (plan["kind"], plan["state"]) == ("cells", "blank")

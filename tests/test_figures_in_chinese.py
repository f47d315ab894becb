"""Chinese questions about figures in words that officials, auditors and journalists use."""

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
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = received(NUMBERS)
    stated["财政局", 2024] |= row("requests.carried_in", 1)
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def told(plan: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (measure.get("row") or measure["of"]["row"], condition["operator"])
        for measure, condition in zip(plan["measures"], plan["conditions"], strict=True)
    ]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("2024年新收申请不为零且上年有结转的单位", [("received", "gt"), ("carried_in", "gt")]),
        ("2024年没收到申请但上一年度有结转的单位有没有", [("received", "eq"), ("carried_in", "gt")]),
        ("2024年新收申请超过3件但上年没有结转的单位", [("received", "gt"), ("carried_in", "eq")]),
        ("2024年申请比2023年少了、行政许可却多了的单位", [("received", "lt"), ("licensing", "gt")]),
        ("2024年新收申请和行政处罚都增加了的单位有哪些", [("received", "gt"), ("penalties", "gt")]),
        ("2023年许可比2022年少，处罚比2022年多的有几家单位", [("licensing", "lt"), ("penalties", "gt")]),
        ("2023年行政许可比行政处罚多的单位", [("licensing", "gt")]),
        ("2024年行政处罚和行政强制都是零的单位有多少家", [("penalties", "eq"), ("coercion", "eq")]),
        ("2024年收到申请的单位里，零不予公开的有几家", [("received", "gt"), ("refused", "eq")]),
        ("2024年新收申请的中位数是多少，有几家低于这个数", [("received", "lt")]),
        ("2024年平均每家收到多少件申请，几家高于这个平均数", [("received", "gt")]),
        ("2024年收到申请的单位有没有，要是有，是哪家", [("received", "gt")]),
        ("2024年新收申请为个位数的单位有多少家", [("received", "lt")]),
        ("2024年新收超3件、行政处罚又低于40件的单位名单", [("received", "gt"), ("penalties", "lt")]),
        ("2024年收到申请又没有复议的单位", [("received", "gt"), ("reconsideration", "eq")]),
        ("到2024年为止，从来没有被复议过的单位有多少家", [("reconsideration", "eq")]),
        ("2024年收到申请最少的单位（零的不算）是谁", [("received", "gt")]),
        ("2024年收到申请最少的单位（不为零）是谁", [("received", "gt")]),
        ("2024年复议有，诉讼没有的是哪些局", [("reconsideration", "gt"), ("litigation", "eq")]),
        ("24年不予公开有而诉讼没有的是哪几家", [("refused", "gt"), ("litigation", "eq")]),
        ("2024年规范性文件制发数与废止数相等的单位", [("normative_documents", "eq")]),
        ("2022年到2024年云岚市民政局哪年的申请超过3件", [("received", "gt")]),
    ],
)
def test_what_must_hold_of_each_figure(town: Desk, question: str, sides: list[tuple[str, str]]):
    assert told(plan_of(town, question)) == sides


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市审计局是不是每年都零申请", "是。"),
        ("云岚市审计局2022年到2024年连续三年没收到申请，对不对", "是。"),
        ("云岚市财政局年年都有申请吗", "否。"),
        ("2024年云岚市审计局和云岚市财政局是不是都是零申请", "否。"),
        ("几个应急管理局2024年谁都没收到申请，是吗", "否。"),
        ("云岚市民政局2024年收到的6件申请，是不是都公开了", "否。"),
        ("云岚市民政局2024年的申请全部公开了吗", "否。"),
        ("云岚市民政局每年都收到超过2件申请吗", "否。"),
        ("云岚市柳渡区应急管理局2024年新收申请少于望溪县应急管理局吗", "是。"),
    ],
)
def test_a_yes_or_no_is_answered_by_one(town: Desk, question: str, said: str):
    assert town.ask(question).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "part", "bound"),
    [
        ("2024年予以公开不到办理总数的一半的单位有哪些", "granted", ("lt", 50)),
        ("2024年予以公开超过办理总数的三成的单位", "granted", ("gt", 30)),
        ("2024年个人提的申请占到九成以上的单位有几个", "received", ("ge", 90)),
    ],
)
def test_a_part_of_a_whole_is_a_share(town: Desk, question: str, part: str, bound: tuple[str, int]):
    plan = plan_of(town, question)
    (rate,), (condition,) = plan["measures"], plan["conditions"]
    assert rate["part"][0]["row"] == part
    assert (condition["operator"], float(condition["value"])) == bound


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        ("2024年云岚市民政局的申请占所有单位的比例是多少", "sum", 46.15),
        ("2024年收到申请的单位占所有单位的比例", "count", 80),
        ("2024年零申请的占全部单位的多少", "count", 20),
        ("两家应急管理局2022年一共收到几件申请", "sum", 4),
        ("历年来收到过申请的单位有几家", "count", 4),
        ("历年新收申请都在2件以上的单位有几家", "count", 2),
        ("云岚市财政局2024年新收的和上年转下来的加在一起一共几件", "sum", 2),
        ("云岚市财政局2024年上年结转是零还是没有填", "lookup", 1),
        ("近三年收到的申请累计有几件，分布在哪些单位", "sum", 38),
        ("2024年自然人和企业一共提了多少申请", "sum", 13),
        ("2024年新收申请同比下降的单位有几家，占全部可比单位的多大比例", "count", 20),
        ("云岚市民政局2022至2024年年均新收申请多少件", "mean", 4),
    ],
)
def test_the_number_asked_for(town: Desk, question: str, kind: str, value: float):
    answer = town.ask(question)
    assert (plan_of(town, question)["kind"], float(answer.value or -1)) == (kind, value)


@pytest.mark.parametrize(
    "question",
    [
        "两家应急管理局2024年谁收到的申请多，多几件",
        "两个应急管理局比，2024年申请哪家多，相差多少",
    ],
)
def test_the_only_two_of_a_kind_are_compared(town: Desk, question: str):
    assert "多 **2 件**" in town.ask(question).text


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("2024年一共收到多少件，有几家超过3件", ["2024年一共收到多少件", "2024年新收申请有几家超过3件"]),
        (
            "云岚市民政局、云岚市财政局2024年新收申请各排第几",
            ["云岚市民政局2024年新收申请排第几", "云岚市财政局2024年新收申请排第几"],
        ),
    ],
)
def test_what_is_asked_twice_is_offered_apart(town: Desk, question: str, choices: list[str]):
    assert list(town.ask(question).choices) == choices


@pytest.mark.parametrize(
    "question",
    [
        "2024年收到申请的单位超过三家吗",
        "2023年新收申请数和云岚市财政局一样多的还有谁",
        "云岚市民政局2021年的年报有没有？没有的话2022年收了几件申请",
        "2024年新收申请前三名里有没有镇政府",
        "2024年新收申请数居中的单位是哪家",
        "行政处罚数为零的单位在2024年比2023年多了几家",
        "云岚市民政局2024年的申请是什么人提的、结果如何",
        "全市2022至2024年年均新收申请多少件",
        "2024年处罚超过10件但没有强制的单位是哪些？超过10件但有强制的呢？",
        "2024年不予公开里涉及第三方权益的比属于内部事务的多还是少",
        "2024年办结数除以新收与结转之和最低的单位是哪家",
        "云岚市民政局2024年的7件申请都是怎么处理的",
    ],
)
def test_what_no_plan_holds_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "不要汇总表，列出2024年各单位的公开率",
        "列出2024年各单位的公开率，别把汇总报告算进去",
        "2024年新收申请最多的三家，不要政府汇总的",
    ],
)
def test_aggregates_are_left_out(town: Desk, question: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["scope"]["not_levels"]) == ("list", ["aggregate"])


def test_tiers_beside_each_other(town: Desk):
    plan = plan_of(town, "2024年市级部门和区级部门收到的申请哪个多")
    assert (plan["kind"], plan["group"], plan["scope"]["levels"]) == ("sum", "tier", ["city", "county"])


def test_each_ground_beside_the_most_used(town: Desk):
    plan = plan_of(town, "2024年不予公开的八种理由各用了几次，哪种用得最多")
    assert (plan["breakdown"], plan["order"], plan["limit"]) == ("reasons", "most", None)
    plan = plan_of(town, "2024年不予公开的理由哪种用得最多")
    assert (plan["breakdown"], plan["order"], plan["limit"]) == ("reasons", "most", 1)


@pytest.mark.parametrize(
    ("question", "breakdown"),
    [
        ("云岚市民政局2024年的6件申请都是怎么处理的", "outcomes"),
        ("云岚市民政局2024年的申请人里自然人和法人各占多大比例", "applicants"),
    ],
)
def test_parts_of_one_report(town: Desk, question: str, breakdown: str):
    assert plan_of(town, question)["breakdown"] == breakdown


def test_each_district_beside_the_first(town: Desk):
    plan = plan_of(town, "各区2024年新收申请合计分别是多少，哪个区最多")
    assert (plan["group"], plan["order"], plan["limit"]) == ("county", "most", None)


def test_whole_tables_of_zeros_are_no_figure(town: Desk):
    assert plan_of(town, "2024年复议诉讼表全是零的单位")["kind"] == "cells"


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("云岚市民政局2022到2024年新收申请每年各是多少，哪年最高", "most"),
        ("2022年和2023年各单位新收申请分别合计多少", ""),
    ],
)
def test_each_year_is_told(town: Desk, question: str, order: str):
    plan = plan_of(town, question)
    assert (plan["order"], plan["limit"]) == (order, None)
    assert len(town.ask(question).rows) > 1


def test_a_place_behind_the_one_in_it(town: Desk):
    assert plan_of(town, "2024年柳渡区（云岚市的）各单位新收申请合计多少")["scope"]["regions"] == ["云岚市/柳渡区"]


def test_the_most_a_year_on_average(town: Desk):
    plan = plan_of(town, "哪家单位2022至2024年间年均新收申请最高")
    assert (plan["kind"], plan["group"], plan["order"]) == ("mean", "agency", "most")


def test_figures_added_up_for_each_body(town: Desk):
    plan = plan_of(town, "2024年新收申请和上年结转加起来超过1件的单位有哪些")
    assert (plan["kind"], plan["group"], plan["together"]) == ("sum", "agency", True)
    text = town.ask("2024年新收申请和上年结转加起来超过1件的单位有哪些").text
    assert "云岚市财政局" in text and "云岚市审计局" not in text


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("2024年各单位不予公开、无法提供、不予处理各几件", ["refused", "unable", "not_processed"]),
        ("2024年行政诉讼总量是多少，未经复议直接起诉的呢", ["litigation", "litigation_direct"]),
    ],
)
def test_no_figure_is_dropped(town: Desk, question: str, rows: list[str]):
    assert [measure["row"] for measure in plan_of(town, question)["measures"]] == rows

"""Prose asked of many bodies at once: of two things either, done or planned, by what else reports call them."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import TOWN, desk_telling

LAW, ZOO, PARK, ROAD, DOCK = "司法局", "园林局", "城管局", "公路局", "港航局"
ARCHIVE, RAIN, GRAIN, SALT = "档案局", "气象局", "粮食局", "盐务局"
TOLD = {
    (LAW, 2024): (
        "公职律师两人轮流审核答复。举办法律服务公众开放周1次，居民300人到场。公众号关注1.2万人，推送80条。",
        "一是更新不及时。\n下一步，拟引入大模型核对文稿。",
    ),
    (ZOO, 2024): (
        "外聘法律顾问1名，服务费3万元。政务智能问答应答900次。公众号粉丝800人。",
        "一是方言解读少。\n下一步，用好彝语广播。",
    ),
    (PARK, 2024): ("举办城市管理开放月，居民40人参观。彝文手册印发500册。村村响播报60次。", "一是更新不及时。"),
    (ROAD, 2024): ("年度考核中公开占4分。田头大喇叭播报30次。“12328”热线接听来电500通。", "一是渠道单一。"),
    (DOCK, 2024): (
        "业务培训3次，参训12人次。港口数据按季公布，访问量居全市第一位。第三方评估得分90.5分，列第4位。",
        "一是渠道单一。",
    ),
    (ARCHIVE, 2024): (
        "查档大厅开放。业务培训1次，参训30人次。",
        "一、上年问题整改情况。指南补印300册；柜台增设2处。\n二、本年存在的问题。更新不及时。",
    ),
    (RAIN, 2024): (
        "发布预警。全市政务公开考核居第1名。",
        "2023年年报列出的两项问题整改情况：一是栏目缺项，已补齐；二是文书不一，仍在推进。\n"
        "目前主要短板：（1）乡镇站由文员兼任；（2）图表少。\n2025年准备从两方面着手：一是增配专职人员；二是多画图。",
    ),
    (GRAIN, 2024): (
        "公布粮价，比上年多3条。",
        "去年查摆的“粮价看不懂”问题，换成图表后解决。2024年存在的问题：人手少。",
    ),
    (SALT, 2023): (
        "公布盐价。",
        "2022年问题整改情况：盐价表加注单位；盐仓地址补齐。目前的不足：标题太长。\n"
        "我们这样改：标题不超过二十字。另，县人大指出的目录缺项，已于9月补上。",
    ),
}
FEES = {
    LAW: "一、信息处理费。发出收费通知2件，均未缴费。",
    ZOO: "收取信息处理费50元，已缴国库。",
    PARK: "没有收取信息处理费。",
    RAIN: "如有疑问，请拨0000-5550123。",
    ROAD: "联系人：小吴 0000-5550124。依规发出收费通知1件，实际收取信息处理费0元。",
    DOCK: "发出收费通知0件，金额0元。",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    told = {(f"{TOWN}{body}", year): said for (body, year), said in TOLD.items()}
    fees = {(f"{TOWN}{body}", 2024): said for body, said in FEES.items()}
    return desk_telling(tmp_path_factory.mktemp("many"), embedder, told, fees)


def bodies(desk: Desk, question: str) -> set[str]:
    return {row.agency.removeprefix(TOWN) for row in desk.ask(question).rows}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2024年谁搞过开放日或者公众开放活动", {LAW, PARK}),
        ("Which bodies held an open day or open week in 2024?", {LAW, PARK}),
        ("报告里提到聘法律顾问或公职律师参与的有谁", {LAW, ZOO}),
        ("哪些报告提到公职律师或法律顾问", {LAW, ZOO}),
        ("有没有单位用上或者打算用大模型、智能客服", {LAW, ZOO}),
        ("Does any body use or plan to use chatbots or large language models?", {LAW, ZOO}),
        ("哪些单位用大喇叭或村村响广播", {PARK, ROAD}),
        ("提到彝语彝文的报告有哪些", {ZOO, PARK}),
        ("提到彝语、彝文的报告有哪些", {ZOO, PARK}),
        ("12328热线接了多少电话", {ROAD}),
        ("Which reports say a fee notice was issued or a processing fee was collected?", {LAW, ZOO, ROAD}),
        ("哪些报告写了发出收费通知或者收了信息处理费", {LAW, ZOO, ROAD}),
        ("哪些单位发过收费通知", {LAW, ROAD}),
        ("哪些单位收过信息处理费", {ZOO}),
        ("哪些单位2024年承认人手不足", {RAIN, GRAIN}),
        ("Which 2024 reports list a shortage of staff as a problem?", {RAIN, GRAIN}),
        ("政务公开考核得第一的是谁", {RAIN}),
        ("Who came first in the open-government appraisal?", {RAIN}),
        ("第三方评估排名第4的是哪家", {DOCK}),
        ("政务公开评估成绩和名次，哪些报告写了", {RAIN, DOCK}),
        ("哪些报告没有写联系电话", {LAW, ZOO, PARK, DOCK, ARCHIVE, GRAIN, SALT}),
        ("哪几份报告明确交代了上一年问题的整改情况", {ARCHIVE, RAIN, GRAIN, SALT}),
        ("Which reports tell what became of the problems named the year before?", {ARCHIVE, RAIN, GRAIN, SALT}),
        ("Which bodies collected a processing fee?", {ZOO}),
    ],
)
def test_any_of_them_is_told(desk: Desk, question: str, expected: set[str]):
    assert bodies(desk, question) == expected


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("档案局2023年说的问题2024年改好没", "柜台增设2处", "更新不及时"),
        ("气象局2024年说上年的问题整改得怎么样", "仍在推进", "预警"),
        ("粮食局2024年上年问题整改情况", "换成图表", "人手少"),
        ("盐务局2023年报告说上一年的问题整改得怎么样", "盐仓地址补齐", "标题太长"),
    ],
)
def test_what_came_of_last_years_problems(desk: Desk, question: str, told: str, untold: str):
    answer = desk.ask(question)
    assert told in answer.text and untold not in answer.text


def test_problems_stand_behind_what_came_of_last_years(desk: Desk):
    problems = desk.ask("气象局2024年存在哪些问题").text
    assert "兼任" in problems and "图表少" in problems and "增配" not in problems
    planned = desk.ask("气象局2024年打算怎么改进").text
    assert "增配" in planned and "兼任" not in planned
    problems = desk.ask("盐务局2023年存在哪些问题").text
    assert "标题太长" in problems and "二十字" not in problems
    planned = desk.ask("盐务局2023年打算怎么改进").text
    assert "二十字" in planned and "县人大" not in planned


@pytest.mark.parametrize(
    "question",
    [
        "Leaving out the city-wide figure, which body trained the most people in 2024?",
        "Without aggregates, which body trained the most people in 2024?",
    ],
)
def test_what_is_left_out_is_not_what_is_not_told(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED and not answer.plan["absent"]
    assert [(row.agency.removeprefix(TOWN), row.value) for row in answer.rows] == [(ARCHIVE, 30)]


def test_followers_are_told_as_those_who_follow(desk: Desk):
    answer = desk.ask("Whose official account has the most followers?")
    assert [(row.agency.removeprefix(TOWN), row.value) for row in answer.rows] == [(LAW, 12000)]


def test_what_no_report_plans_is_not_told_by_all_that_they_plan(desk: Desk):
    answer = desk.ask("哪些单位打算用区块链")
    assert answer.status is Outcome.NOT_FOUND and "更新" not in answer.text and not answer.rows

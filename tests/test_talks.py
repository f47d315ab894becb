"""Talks as people type them: what a follow-up names no word of is kept of the last question, and nothing else."""

import json
from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, row
from tests.writer import handled

RECEIVED = {
    "民政局": (2, 4, 6),
    "财政局": (5, 3, 1),
    "信访局": (0, 2, 2),
    "柳渡区民政局": (1, 1, 3),
    "柳渡区信访局": (4, 0, 1),
    "青山区民政局": (3, 2, 9),
}
TOWN = {
    (body, year): handled(number, min(1, number)) | {"licensing.decisions": str(number * 10)}
    for body, numbers in RECEIVED.items()
    for year, number in zip((2022, 2023, 2024), numbers, strict=True)
}
TOWN[("民政局", 2024)] |= row("requests.received", 4, business=2) | row("requests.refused.enforcement_file", 1)
TOWN[("财政局", 2024)] |= {"reconsideration.total": "3", "reconsideration.corrected": "1"}
TOWN[("民政局", 2024)] |= {"reconsideration.total": "2", "reconsideration.upheld": "2", "fees.amount": "2.5"}

CITY, DISTRICT = "云岚市民政局", "云岚市柳渡区民政局"
PLACES = {"regions": ["云岚市"], "years": [2024]}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def told(desk: Desk, talk: str) -> dict[str, Any]:
    """The plan of the last turn, with its scope beside, and its measures as ROW/COLUMN."""
    *history, question = talk.split(" >> ")
    answer = desk.ask(question, history)
    assert answer.status is not Outcome.CLARIFY, answer.text
    plan: dict[str, Any] = json.loads(json.dumps(answer.plan, default=str))
    plan |= plan.pop("scope")
    plan["bodies"] = [each.get("body") for each in plan.get("conditions", [])]
    plan["figures"] = [f"{each.get('row')}/{each.get('column')}" for each in plan["measures"]]
    return plan


@pytest.mark.parametrize(
    ("talk", "kept"),
    [
        # a question for a set that names no place and no year
        ("2024年云岚市谁收费了 >> 一共收了多少钱", {"agencies": [CITY], "years": [2024]}),
        ("2024年云岚市收了几件申请 >> 谁的最多", {"kind": "list", **PLACES}),
        ("2024年谁的申请最多 >> 谁的许可最多", {"kind": "list", "years": [2024]}),
        ("民政局2024年收了几件 >> 云岚市民政局 >> 结转了几件", {"agencies": [CITY], "years": [2024]}),
        ("云岚市民政局2024年有没有复议 >> 哪些单位有", {"kind": "list", "agencies": [], "years": [2024]}),
        # years of two digits
        ("云岚市民政局23年收了几件 >> 跟22年比", {"kind": "change", "years": [2022, 2023]}),
        ("云岚市民政局24年收了几件 >> 比23年多几件", {"kind": "change", "years": [2023, 2024]}),
        ("云岚市民政局历年收件列个表 >> 只看23年以后的", {"kind": "lookup", "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 和前年比", {"kind": "change", "years": [2022, 2024]}),
        # 公开 of requests
        ("云岚市民政局23年有人申请没 >> 公开了几件", {"figures": ["granted/total"], "years": [2023]}),
        ("云岚市民政局23年收了几件 >> 给了几件", {"figures": ["granted/total"], "years": [2023]}),
        ("云岚市民政局23年收了几件 >> 没公开的呢", {"figures": ["refused/total"], "agencies": [CITY]}),
        (
            "云岚市民政局23年予以公开几件 >> 部分公开也算上",
            {"kind": "sum", "figures": ["granted/total", "partial/total"], "together": True, "years": [2023]},
        ),
        ("云岚市民政局23年收了几件 >> 办完没", {"kind": "yesno", "figures": ["carried_out/total"], "years": [2023]}),
        ("云岚市民政局24年收了几件 >> 其中有多少是企业的", {"kind": "lookup", "figures": ["received/business"]}),
        # the place of the body before
        ("柳渡区民政局24年收了几件 >> 那23年呢 >> 换成信访局", {"agencies": ["云岚市柳渡区信访局"], "years": [2023]}),
        ("柳渡区24年收了几件申请 >> 其中民政局", {"agencies": [DISTRICT], "years": [2024]}),
        # the set before
        ("2024年收申请最多的三家 >> 合计", {"kind": "sum", "years": [2024], "regions": []}),
        ("2024年收申请超过2件的 >> 不予公开的理由", {"kind": "breakdown", "years": [2024]}),
        ("2024年谁被复议了 >> 纠正了几家", {"kind": "count", "figures": ["reconsideration/corrected"]}),
        # groups
        ("云岚市历年申请总数 >> 哪年最多 >> 那年谁最多", {"kind": "list", "years": [2024]}),
        # the mean of one figure of one body is that of all
        ("云岚市民政局24年收了几件 >> 平均呢", {"kind": "mean", "agencies": [], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 全市平均呢", {"kind": "mean", "agencies": [], "regions": ["云岚市"]}),
        # it is counted out
        ("2024年申请数排名 >> 去掉财政局", {"kind": "list", "not_agencies": ["云岚市财政局"], "years": [2024]}),
        ("2024年申请数排名 >> 倒过来", {"kind": "list", "order": "least", "years": [2024]}),
    ],
)
def test_what_is_not_named_is_kept(town: Desk, talk: str, kept: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in kept} == kept


@pytest.mark.parametrize(
    ("talk", "turned"),
    [
        ("云岚市民政局24年收了几件 >> 跟市信访局比呢", {"kind": "lookup", "agencies": [CITY, "云岚市信访局"]}),
        ("云岚市民政局24年不予公开的理由 >> 和市财政局比", {"kind": "lookup", "agencies": [CITY, "云岚市财政局"]}),
        ("云岚市民政局24年办完了几件 >> 剩下的呢", {"kind": "lookup", "figures": ["carried_out/total"]}),
        ("云岚市民政局24年收了几件 >> 还剩多少没办完", {"kind": "lookup", "figures": ["carried_out/total"]}),
        (
            "2024年收申请最多的三家 >> 按企业的件数排",
            {"kind": "list", "order": "most", "figures": ["received/business"]},
        ),
        (
            "2024年各单位复议情况 >> 只看有纠正的",
            {"kind": "list", "figures": ["reconsideration/corrected"], "years": [2024]},
        ),
        (
            "云岚市民政局24年收了几件 >> 企业多还是个人多",
            {"kind": "lookup", "figures": ["received/business", "received/natural_person"]},
        ),
        ("各民政局24年收了几件 >> 最多的那家是个人多还是企业多", {"agencies": ["云岚市青山区民政局"]}),
        ("云岚市民政局24年收了几件 >> 市信访局呢 >> 两家加起来", {"kind": "sum", "agencies": [CITY, "云岚市信访局"]}),
        ("云岚市民政局24年收了几件 >> 23年呢 >> 两年一共", {"kind": "sum", "years": [2023, 2024]}),
        ("云岚市民政局24年收了几件 >> 23年 >> 22年 >> 三年平均", {"kind": "mean", "years": [2022, 2023, 2024]}),
        ("云岚市民政局24年许可几件 >> 处罚几件 >> 合计", {"kind": "sum", "together": True}),
        ("云岚市民政局24年收了几件 >> 市信访局呢 >> 谁多", {"kind": "lookup", "difference": True}),
        ("2024年谁的申请最多 >> 最少的呢 >> 相差多少", {"kind": "list", "order": "both", "difference": True}),
        ("云岚市民政局24年收了几件 >> 谁比它多", {"kind": "list", "bodies": [CITY], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 比它少的有几家", {"kind": "count", "bodies": [CITY]}),
        ("云岚市民政局24年收了几件 >> 比全市平均高还是低", {"kind": "beside", "subject": CITY, "against": "mean"}),
        ("各民政局24年收了几件 >> 谁多", {"kind": "list", "order": "most", "limit": 1}),
        ("2024年收申请超过2件的 >> 公开率分别多少", {"kind": "list", "conditions": [], "years": [2024]}),
        ("柳渡区24年收了几件申请 >> 青山区呢 >> 哪个区多", {"kind": "sum", "group": "region"}),
        ("柳渡区24年收了几件申请 >> 跟青山区比", {"kind": "sum", "group": "region"}),
    ],
)
def test_the_last_answer_is_turned(town: Desk, talk: str, turned: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in turned} == turned


@pytest.mark.parametrize("who", ["个人的呢", "企业的呢"])
def test_the_rest_of_the_applicants(town: Desk, who: str):
    answer = town.ask("其他人呢", ["云岚市民政局24年收了几件", who])
    assert answer.value == {"个人的呢": 2, "企业的呢": 4}[who]


def test_a_total_is_never_added_to_its_parts(town: Desk):
    plan = told(town, "云岚市民政局24年收了几件 >> 企业的 >> 个人的 >> 加起来")
    assert plan["figures"] == ["received/business", "received/natural_person"]


def test_those_listed_are_checked(town: Desk):
    plan = told(town, "2023年哪些单位许可超过15件 >> 这些单位24年上年结转对得上吗")
    assert (plan["kind"], plan["years"], CITY in plan["agencies"]) == ("checks", [2024], True)


@pytest.mark.parametrize(
    "talk",
    [
        "云岚市民政局24年收了几件 >> 拒了几件 >> 剩下的呢",  # of what
        "2024年申请数排名 >> 第三名是谁 >> 比第四名多几件",
        "云岚市民政局历年申请数 >> 变化最大的是哪年",
        "2024年谁的申请最多 >> 是哪个区的",
        "云岚市民政局24年收了几件 >> 是不是搞错了",
        "云岚市民政局24年收了几件 >> 23年呢 >> 三年一共",
    ],
)
def test_what_is_not_understood_is_asked_back(town: Desk, talk: str):
    *history, question = talk.split(" >> ")
    assert town.ask(question, history).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("talk", "own"),
    [
        ("柳渡区民政局24年收了几件 >> 2023年各单位的许可合计", {"agencies": [], "regions": [], "years": [2023]}),
        ("云岚市民政局24年收了几件 >> 22年所有单位的许可合计", {"agencies": [], "years": [2022]}),
        ("云岚市民政局24年收了几件 >> 其他单位呢", {"not_agencies": [CITY], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 云岚市财政局23年呢", {"agencies": ["云岚市财政局"], "years": [2023]}),
    ],
)
def test_what_is_named_is_not_kept(town: Desk, talk: str, own: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in own} == own


def test_petitions_are_no_requests(town: Desk):
    answer = town.ask("那信访的算不算在里头", ["云岚市信访局24年收了几件申请"])
    assert (answer.status, answer.plan) == (Outcome.ANSWERED, {})


def test_a_rate_without_a_whole_is_said_to_have_no_place(town: Desk):
    answer = town.ask("2023年各单位予以公开率从高到低排", [])
    assert any("云岚市柳渡区信访局 2023" in note and "未列入排序" in note for note in answer.warnings)


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        ("云岚市民政局24年有几起复议 >> 输了没", {"kind": "yesno", "figures": ["reconsideration/corrected"]}),
        ("云岚市民政局24年有几起诉讼 >> 输了没", {"kind": "yesno", "figures": ["litigation/corrected"]}),
        ("云岚市民政局24年有几起诉讼 >> 23年有过没", {"kind": "yesno", "years": [2023]}),
        # what is said of the last answer asks nothing
        ("云岚市信访局22年有几件申请 >> 哦没有啊，那23年的呢", {"kind": "lookup", "years": [2023]}),
        ("云岚市信访局22年有几件申请 >> 这么少啊，换24年", {"kind": "lookup", "years": [2024]}),
        (
            "云岚市民政局24年新收多少件 >> 加上前一年结转过来的一共要办多少",
            {"kind": "sum", "together": True, "figures": ["received/total", "carried_in/total"]},
        ),
    ],
)
def test_what_follows_a_number(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


DISTRICTS = ["云岚市柳渡区民政局", "云岚市青山区民政局"]


@pytest.mark.parametrize(
    ("talk", "bodies"),
    [
        ("云岚市民政局24年收了几件申请 >> 那区里的呢", DISTRICTS),
        ("柳渡区民政局24年收了几件申请 >> 市里的呢", [CITY]),
        ("云岚市信访局24年收了几件申请 >> 下面区里的呢", ["云岚市柳渡区信访局"]),
        ("云岚市信访局24年收了几件申请 >> 另一个信访局呢", ["云岚市柳渡区信访局"]),
        ("柳渡区信访局24年收了几件申请 >> 另外那家信访局呢", ["云岚市信访局"]),
        ("信访局24年收了几件申请 >> 市里的", ["云岚市信访局"]),  # which one was asked back
        ("信访局24年收了几件申请 >> 区里的那个", ["云岚市柳渡区信访局"]),
    ],
)
def test_bodies_of_the_same_kind(town: Desk, talk: str, bodies: list[str]):
    plan = told(town, talk)
    assert (plan["agencies"], plan["years"], plan["figures"]) == (bodies, [2024], ["received/total"])


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        ("24年收费最高的是哪家 >> 占全部单位的几成", {"kind": "sum", "subject": CITY, "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 占所有单位的百分之几", {"kind": "sum", "subject": CITY, "agencies": []}),
        ("24年申请超过3件的有几家 >> 占全部单位的几成", {"kind": "count", "share": True}),
        (
            "云岚市民政局24年上年结转几件 >> 它23年年底转出去的是不是也是这个数",
            {"kind": "yesno", "figures": ["carried_out/total"], "years": [2023]},
        ),
        ("云岚市民政局24年收了几件 >> 23年也是这么多吗", {"kind": "yesno", "years": [2023]}),
        # the only year found; not one of several
        (
            "云岚市民政局每年收的申请 >> 有没有哪年超过5件的 >> 那年许可多少",
            {"years": [2024], "figures": ["licensing/decisions"]},
        ),
    ],
)
def test_one_number_beside_others(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


def test_that_year_is_asked_back_where_several_are_so(town: Desk):
    answer = town.ask("那年个人提的占多少", ["云岚市民政局每年收的申请", "有没有哪年超过3件的"])
    assert answer.status is Outcome.CLARIFY

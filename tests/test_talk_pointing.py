"""Follow-ups that correct the last question, or point to a body, a year or a step of its answer."""

import pytest

from answer import Desk, Outcome
from answer.reading.talk.corrected import asked_instead, meant_instead
from index.embedding import Embedder
from tests.test_talks import CITY, DISTRICT, TOWN, told
from tests.town import desk_of


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("不是处罚，是许可", "许可"),
        ("我问的是2023年", "2023年"),
        ("哦写错了，是青山区民政局", "青山区民政局"),
        ("搞错了，应该是办结多少", "办结多少"),
        ("抱歉，改成22年", "22年"),
        # look-alikes
        ("不是零的单位有几家", ""),
        ("是不是都办结了", ""),
        ("是处罚多还是许可多", ""),
        ("不是说没有吗，怎么又有3件", ""),
    ],
)
def test_what_is_meant_instead(said: str, meant: str):
    assert meant_instead(said) == meant


def test_a_question_meant_instead_stays_one():
    assert (asked_instead("许可"), asked_instead("办结多少")) == ("那许可呢", "办结多少")


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        ("云岚市民政局24年许可几件 >> 不是许可，我问的是收费", {"figures": ["fees/amount"], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 说错了，是22年", {"agencies": [CITY], "years": [2022]}),
        ("云岚市审计局24年收了几件 >> 打错了，是云岚市信访局", {"agencies": ["云岚市信访局"], "years": [2024]}),
        ("民政局24年收了几件 >> 我说的是柳渡区那个", {"agencies": [DISTRICT], "years": [2024]}),
        ("民政局24年收了几件 >> 第一个", {"agencies": [DISTRICT], "years": [2024]}),
        # a place of the ranking, by another figure; by its own it is that place
        ("24年申请前三名 >> 第二名许可多少件", {"agencies": [CITY], "figures": ["licensing/decisions"]}),
        ("24年申请前三名 >> 第二名有多少", {"kind": "list", "place": 2, "figures": ["received/total"]}),
        ("24年申请前三名 >> 最后一名结转了几件", {"agencies": [DISTRICT], "years": [2024]}),
        # the first of those named before
        ("24年收费的单位有哪些 >> 其中申请最多的是哪家 >> 它的许可呢", {"agencies": [CITY]}),
        # the year asked of before
        ("云岚市民政局22年收了几件 >> 24年比那时候多了多少", {"kind": "change", "years": [2022, 2024]}),
        ("云岚市民政局22年收了几件 >> 24年呢 >> 两年一样吗", {"kind": "change", "expects": "equal"}),
        ("云岚市民政局22年收了几件 >> 那云岚市财政局许可几件", {"years": [2022]}),
        # steps from year to year
        ("云岚市财政局历年申请数 >> 哪年降得最多", {"order": "least", "limit": 1, "any_of": True}),
        ("云岚市财政局历年申请数 >> 哪一年开始超过4件", {"kind": "list", "agencies": ["云岚市财政局"]}),
        # groups, and what is counted in
        ("24年各区申请总数 >> 从高到低排一下", {"kind": "sum", "group": "county", "order": "most"}),
        ("22年没收到申请的单位有哪些 >> 到23年有没有哪家破零了", {"kind": "yesno", "agencies": ["云岚市信访局"]}),
        ("云岚市财政局24年被复议几件 >> 输过几次", {"figures": ["reconsideration/corrected"]}),
    ],
)
def test_what_is_pointed_to(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


FIRST = "云岚市青山区民政局"
SUM = {"kind": "sum", "figures": ["received/total"], "years": [2024]}


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        # a number of the one body found; a sum, or 许可呢, is of all
        ("24年谁的申请最多 >> 许可多少件", {"agencies": [FIRST], "figures": ["licensing/decisions"]}),
        ("24年谁的申请最多 >> 有没有复议", {"agencies": [FIRST], "kind": "yesno"}),
        ("24年谁的申请最多 >> 许可呢", {"kind": "list", "agencies": []}),
        ("24年谁的申请最多 >> 一共收到多少件", {"kind": "sum", "agencies": []}),
        ("24年谁的申请最多 >> 它占多大份额", {"kind": "sum", "subject": FIRST}),
        ("24年谁的申请最多 >> 剩下的几家加起来多少", SUM | {"not_agencies": [FIRST]}),
        # the place of a body, by name
        ("柳渡区信访局24年收了几件 >> 全区呢", SUM | {"regions": ["云岚市/柳渡区"]}),
        ("柳渡区信访局24年收了几件 >> 全市一共多少", SUM | {"regions": ["云岚市"]}),
        ("24年柳渡区的申请合计 >> 再加上青山区的", {"kind": "sum", "regions": ["柳渡区", "青山区"]}),
        # both years, both lists, all of them
        ("云岚市民政局24年收了几件 >> 22年呢 >> 涨了多少", {"kind": "change", "years": [2022, 2024]}),
        ("24年申请前三名 >> 许可前三名 >> 两次都上榜的有谁", {"kind": "list", "years": [2024]}),
        ("云岚市信访局历年申请数 >> 全是零吗", {"kind": "yesno", "every": True}),
        ("云岚市民政局24年收了几件 >> 它和云岚市财政局比，谁许可多", {"agencies": [CITY, "云岚市财政局"]}),
        # who stands before it, who they are
        ("云岚市信访局24年收了几件 >> 在全市排第几 >> 前面是谁", {"kind": "list", "order": "most"}),
        ("24年申请超过3件的有几家 >> 报一下名字", {"kind": "list", "years": [2024]}),
        ("22年没收到申请的有几家 >> 其中有没有区里的", {"kind": "yesno", "levels": ["county"]}),
        ("云岚市民政局24年收费金额 >> 折合成元是多少", {"figures": ["fees/amount"], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 去年同期呢", {"agencies": [CITY], "years": [2023]}),
        ("云岚市民政局24年收了几件 >> 没有24年的就看22年", {"agencies": [CITY], "years": [2022]}),
    ],
)
def test_what_is_asked_of_it(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


@pytest.mark.parametrize(
    "talk",
    [
        "柳渡区审计局24年收了几件 >> 它许可多少件",  # of a body that is not known
        "云岚市审计局 >> 24年收到多少申请",
    ],
)
def test_a_body_that_is_not_known_is_not_dropped(town: Desk, talk: str):
    *history, question = talk.split(" >> ")
    assert town.ask(question, history).status is not Outcome.ANSWERED


def test_the_year_that_fell_most_is_told(town: Desk):
    answer = town.ask("云岚市财政局哪一年申请减少最多")
    assert answer.status is Outcome.ANSWERED
    assert "2 个年份" in answer.text
    assert "2023年 -2 件" in answer.text

"""Follow-ups in other words: the year before, the rest, which way it went, the report's own words, of whom."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.test_talks import CITY, DISTRICT, TOWN, told
from tests.town import desk_of

FIRST = "云岚市青山区民政局"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        # one year on or back
        ("云岚市民政局24年收了几件 >> 往前推一年呢", {"agencies": [CITY], "years": [2023]}),
        ("云岚市民政局24年收了几件 >> 早一年的呢", {"years": [2023]}),
        ("云岚市民政局22年收了几件 >> 往后看一年", {"years": [2023]}),
        ("云岚市民政局24年收了几件 >> 去年呢", {"years": [2023]}),
        ("云岚市民政局24年有没有复议 >> 去年有吗", {"kind": "yesno", "years": [2023]}),
        # look-alikes: another figure, or a year that was not asked of
        ("云岚市民政局24年收了几件 >> 去年许可几件", {"figures": ["licensing/decisions"], "years": [2024]}),
        ("云岚市民政局22年收了几件 >> 去年呢", {"years": [2024]}),
        # which way it went between the two years asked of
        ("云岚市民政局24年收了几件 >> 23年呢 >> 升了还是降了", {"kind": "change", "years": [2023, 2024]}),
        ("云岚市民政局22年收了几件 >> 23年呢 >> 是减少还是增加了", {"kind": "change", "years": [2022, 2023]}),
        # who the rest are
        ("云岚市民政局24年企业提了几件申请 >> 剩下的是谁", {"kind": "breakdown", "agencies": [CITY]}),
        ("云岚市民政局24年企业提了几件申请 >> 其余两件是什么人提的", {"breakdown": "applicants", "years": [2024]}),
        # in every year that is named
        ("云岚市信访局22年到24年都没有申请吗", {"kind": "yesno", "every": True}),
        ("云岚市信访局22年到24年有没有申请", {"kind": "yesno", "every": False}),
        # only a cell is filled in or blank
        ("云岚市民政局24年收费是零还是没填", {"figures": ["fees/amount"]}),
    ],
)
def test_the_same_in_other_words(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        ("24年谁的申请最多 >> 它存在什么问题", {"agencies": [FIRST], "topics": ["problems"]}),
        ("24年谁的申请最多 >> 开展过培训吗", {"agencies": [FIRST], "every_report": False}),
        ("24年申请前三名 >> 它们各有什么问题", {"years": [2024], "every_report": True}),
        ("24年谁的申请最多 >> 哪些单位开展过培训", {"agencies": [], "every_report": True}),
        ("云岚市民政局历年申请数 >> 哪年最多 >> 那一年有哪些问题", {"agencies": [CITY], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 文字部分是怎么写的", {"topics": ["part_on_request"], "years": [2024]}),
        ("云岚市民政局24年收了几件 >> 23年正文怎么说的", {"topics": ["part_on_request"], "years": [2023]}),
        ("云岚市民政局24年许可几件 >> 报告里是怎么说的", {"topics": ["part_proactive"], "agencies": [CITY]}),
    ],
)
def test_the_prose_of_whom_a_figure_told(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


def test_a_body_asked_back_is_not_lost_over_two_questions(town: Desk):
    back = town.ask("两样加起来", ["柳渡区审计局22年许可几件", "处罚呢"])
    assert back.status is not Outcome.ANSWERED
    assert DISTRICT not in back.text


BOTH = {"kind": "list", "figures": ["received/business", "refused/total"], "years": [2024]}


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        # whether any, and which grounds, after all years
        ("云岚市财政局历年复议情况 >> 有没有输的", {"figures": ["reconsideration/corrected"], "years": []}),
        ("云岚市财政局历年许可 >> 有没有超过40件的", {"kind": "yesno", "years": []}),
        ("云岚市财政局24年许可 >> 有没有复议", {"kind": "yesno", "years": [2024]}),
        # which year
        ("有没有单位被复议过 >> 是哪一年", {"kind": "list", "figures": ["reconsideration/total"]}),
        ("云岚市信访局历年申请数 >> 是哪几年有的", {"kind": "list", "agencies": ["云岚市信访局"]}),
        # a ranking among those only that satisfy another condition
        (
            "24年许可最多的三家 >> 只看申请不到6件的",
            {"kind": "list", "figures": ["licensing/decisions", "received/total"], "limit": 3},
        ),
        ("24年许可最多的三家 >> 哪些单位申请不到6件", {"figures": ["received/total"], "order": ""}),
        # those with both
        ("24年哪些单位收到过企业的申请 >> 有过不予公开的呢 >> 两类都有的呢", BOTH),
        ("24年有申请的单位 >> 22年有申请的单位 >> 两年都有的有几家", {"kind": "count", "every_year": True}),
        # the district found first
        ("24年申请最多的是哪个区 >> 那个区哪个单位许可最多", {"regions": ["云岚市/青山区"], "years": [2024]}),
        # all of the bodies offered
        ("民政局24年收了几件 >> 三家都要", {"kind": "lookup", "years": [2024]}),
        # earlier years
        ("云岚市财政局24年收了几件 >> 往年呢", {"agencies": ["云岚市财政局"], "years": [2022, 2023]}),
        ("云岚市财政局24年收了几件 >> 以前有吗", {"kind": "yesno", "years": [2022, 2023]}),
        # why, after those refused
        ("云岚市民政局24年不予公开几件 >> 为什么", {"kind": "breakdown", "breakdown": "reasons"}),
        ("云岚市民政局24年收了几件 >> 批了几件", {"figures": ["granted/total"]}),
    ],
)
def test_sets_and_spans_of_years_go_on(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


def test_no_reason_is_made_up(town: Desk):
    back = town.ask("为什么这么多", ["云岚市民政局24年收了几件"])
    assert back.status is Outcome.CLARIFY
    assert "原因" in back.text


def test_any_requests_are_not_those_left_over(town: Desk):
    assert town.ask("云岚市信访局2023年有申请吗").plan["measures"] == [{"row": "received", "column": "total"}]


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        ("云岚市民政局和云岚市财政局24年收了几件 >> 差距有多大", {"kind": "lookup", "difference": True}),
        ("云岚市财政局24年被复议几件 >> 有没有闹到诉讼", {"kind": "yesno", "figures": ["litigation_after/total"]}),
        (
            "云岚市民政局24年制发规范性文件几件 >> 废止几件 >> 净增几件",
            {"kind": "lookup", "years": [2024], "together": False},
        ),
        ("24年被复议的单位 >> 23年呢 >> 两年合计几件", {"kind": "sum", "years": [2023, 2024]}),
        ("云岚市民政局24年不予公开几件 >> 具体属于哪一类", {"kind": "breakdown", "breakdown": "reasons"}),
        ("24年各区许可总数 >> 柳渡区占多大比重", {"kind": "sum", "subject": "柳渡区"}),
        (
            "24年没有被复议但收到申请的单位 >> 反过来呢",
            {"conditions": [{"operator": "gt"}, {"operator": "eq"}]},
        ),
        ("云岚市民政局24年公开率 >> 全市平均水平呢", {"kind": "mean", "regions": ["云岚市"]}),
    ],
)
def test_how_far_apart_and_of_which_kind(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    plan["conditions"] = [{"operator": each["operator"]} for each in plan["conditions"]]
    assert {name: plan[name] for name in read} == read


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        # a number claimed is compared with, whatever its unit
        ("云岚市民政局24年收费3万是真的吗", {"kind": "yesno", "figures": ["fees/amount"], "operators": ["eq"]}),
        ("云岚市民政局24年收费2.5万对吗 >> 23年1.2万对不对", {"years": [2023], "operators": ["eq"]}),
        ("云岚市民政局24年许可是61吗", {"kind": "yesno", "operators": ["eq"]}),
        # the years asked of last
        ("云岚市民政局22年收了几件 >> 那24年呢 >> 翻番了吗", {"kind": "change", "years": [2022, 2024]}),
        ("云岚市民政局24年收了几件 >> 22年呢 >> 少了吗", {"expects": "fewer", "years": [2022, 2024]}),
        ("24年全市复议总数 >> 分年份看看", {"kind": "sum", "group": "year", "years": []}),
        ("24年全市复议总数 >> 纠正的占几成", {"kind": "sum", "years": [2024]}),
        # all but the first
        ("24年谁的申请最多 >> 除了它呢", {"kind": "list", "not_agencies": [FIRST], "limit": 1}),
        ("24年各单位申请排名 >> 倒数第一呢", {"order": "least", "limit": 1}),
        ("云岚市信访局历年申请数 >> 哪年最少 >> 那年办过许可没", {"kind": "yesno", "years": [2022]}),
    ],
)
def test_claims_and_the_last_years(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    plan["operators"] = [each["operator"] for each in plan["conditions"]]
    assert {name: plan[name] for name in read} == read


def test_a_number_that_is_not_compared_with_is_asked_back(town: Desk):
    assert town.ask("云岚市民政局2024年收费3百对吗").status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("talk", "read"),
    [
        # of the body found first, beside another year; of the two that were compared
        ("24年谁的申请最多 >> 是不是比22年多", {"kind": "change", "agencies": [FIRST], "years": [2022, 2024]}),
        ("24年谁的申请最多 >> 跟上年比呢", {"kind": "change", "agencies": [FIRST], "years": [2023, 2024]}),
        ("云岚市民政局和云岚市财政局24年谁的申请多 >> 谁的许可高", {"agencies": [CITY, "云岚市财政局"]}),
        ("24年申请最多的是谁 >> 哪家许可多", {"agencies": []}),
        # later years
        ("云岚市财政局22年收了几件 >> 后来几年呢", {"years": [2023, 2024]}),
        # the share of both
        ("云岚市民政局24年自然人申请几件 >> 企业几件 >> 合起来占比", {"kind": "lookup", "agencies": [CITY]}),
        # the grounds of the one found, or of all
        ("24年不予公开最多的单位 >> 理由是什么", {"kind": "breakdown", "agencies": [CITY]}),
        # something asked of all bodies offered
        ("民政局24年有申请吗 >> 三家都没有吗", {"kind": "yesno", "every": True}),
    ],
)
def test_of_whom_a_talk_goes_on(town: Desk, talk: str, read: dict[str, object]):
    plan = told(town, talk)
    assert {name: plan[name] for name in read} == read


def test_no_figures_by_month(town: Desk):
    assert town.ask("平均每月多少", ["云岚市民政局24年收了几件"]).status is Outcome.NOT_FOUND

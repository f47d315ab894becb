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

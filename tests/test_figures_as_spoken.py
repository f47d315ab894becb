"""Figures asked as people speak: each wording is read as the plain question beside it."""

import pytest

from answer import Desk
from index.embedding import Embedder
from tests.town import desk_of, plan_of, received, row

NUMBERS = {
    "云岚市人民政府": (20, 30, 44),
    "云岚市民政局": (2, 4, 6),
    "云岚市财政局": (9, 5, 1),
    "云岚市望溪县渔梁镇人民政府": (1, 1, 4),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = received(NUMBERS)
    stated["云岚市财政局", 2024] |= row("requests.carried_in", 1)
    stated["云岚市民政局", 2020] = {"procurement.projects": "3", "procurement.amount": "12.5"}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def same(desk: Desk, spoken: str, plain: str) -> None:
    one, other = plan_of(desk, spoken), plan_of(desk, plain)
    assert {**one, "assumptions": ()} == {**other, "assumptions": ()}


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        (
            "Leaving out the city aggregate, which bodies got requests in 2024?",
            "Which bodies got requests in 2024, excluding the aggregates?",
        ),
        (
            "Which bodies got requests in 2024, city-wide figure left out?",
            "Which bodies got requests in 2024, excluding the aggregates?",
        ),
        (
            "mean of requests received in 2024, the aggregate aside",
            "mean of requests received in 2024, excluding the aggregates",
        ),
        (
            "How many requests did all bodies receive in 2023, not counting the city's summary?",
            "How many requests did all bodies receive in 2023, excluding the aggregates?",
        ),
    ],
)
def test_an_aggregate_is_left_out_in_many_words(town: Desk, spoken: str, plain: str):
    assert "aggregate" in plan_of(town, spoken)["scope"]["not_levels"]
    same(town, spoken, plain)


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        ("Did any town or township get requests in 2024?", "Did any township get requests in 2024?"),
        ("Which towns or townships were sued in 2024?", "Which townships were sued in 2024?"),
        ("Which town received the most requests in 2024?", "Which township received the most requests in 2024?"),
    ],
)
def test_towns_and_townships_are_one_level(town: Desk, spoken: str, plain: str):
    assert plan_of(town, spoken)["scope"]["levels"] == ["township"]
    same(town, spoken, plain)


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [
        (
            "Which reports show a lawsuit that ended in correction?",
            "Which reports show a corrected lawsuit?",
        ),
        (
            "Did courts correct any decision of these bodies in 2023? Which ones?",
            "Which bodies had decisions overturned in court in 2023?",
        ),
        (
            "Which bodies saw fewer requests in 2024 than in 2023?",
            "Which bodies received fewer requests in 2024 than in 2023?",
        ),
        ("民政局2023到2024年申请涨了多少，百分之几", "民政局2023到2024年申请增长了百分之几"),
        ("财政局2024年申请比2023年降了几件、几成", "财政局2024年申请比2023年下降了百分之几"),
        ("财政局23、24两年的复议各多少件", "财政局2023年、2024年的复议各多少件"),
        ("财政局2023、24两年的复议各多少件", "财政局2023年、2024年的复议各多少件"),
        (
            "Which bodies had 5 or more requests in 2022, and which in 2023?",
            "Which bodies had 5 or more requests in 2022 or 2023?",
        ),
        ("Was there any court correction in 2024?", "Were there any corrected lawsuits in 2024?"),
        ("财政局2024年行政处罚是不是0", "财政局2024年行政处罚是否为零"),
        ("没办完、转到2025年的单位有哪些", "结转到2025年的单位有哪些"),
        ("民政局2020年采购几个项目，花了多少钱", "民政局2020年政府集中采购项目有几个，采购总金额是多少"),
        (
            "民政局办结的申请里，予以公开的占多大比例？23、24两年都要",
            "民政局2023年、2024年办结的申请里，予以公开的占多大比例",
        ),
        ("收到申请超过3件的单位，23年24年分别有谁", "2023年和2024年收到申请超过3件的单位各有谁"),
    ],
)
def test_spoken_is_read_as_plain(town: Desk, spoken: str, plain: str):
    same(town, spoken, plain)


def test_a_clause_that_asks_a_share_is_no_background(town: Desk):
    plan = plan_of(town, "民政局2024年办结的申请里，按信访举报投诉不予处理的占多大比例")
    assert plan["measures"][0]["part"] == [{"row": "not_processed.petition_or_complaint", "column": "total"}]


@pytest.mark.parametrize(
    ("question", "table"),
    [("财政局2023那张复议表，几项相加和总计对不对得上", 3), ("财政局2023年的申请表，几项相加和总计对得上吗", 2)],
)
def test_the_table_named_is_the_one_added_up(town: Desk, question: str, table: int):
    assert plan_of(town, question)["table"] == table


def test_documents_in_force_from_one_year_to_the_next(town: Desk):
    assert plan_of(town, "财政局规范性文件现行有效数23年和24年衔接吗")["checks"] == "in_force"


@pytest.mark.parametrize(
    "question",
    [
        "Excluding the aggregates, which bodies held training in 2024?",
        "Which bodies held training in 2024, the city aggregate left out?",
        "Which body trained the most people in 2024, aggregates aside?",
    ],
)
def test_to_leave_out_aggregates_denies_nothing_of_the_prose(town: Desk, question: str):
    plan = plan_of(town, question)
    assert not plan["absent"]
    assert plan["scope"]["not_levels"] == ["aggregate"]


def test_a_ranking_by_growth_keeps_what_it_is_ranked_by(town: Desk):
    answer = town.ask("2024年哪家申请量涨得最多，涨了多少，百分之几")
    assert not answer.plan or not answer.plan["percent"]

"""Sums of each body over years, of each kind of body or place named, and of several bodies against one."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, received

RECEIVED = {
    "民政局": (2, 4, 6),
    "财政局": (9, 0, 1),
    "柳渡区民政局": (1, 1, 1),
    "柳渡区财政局": (0, 2, 1),
    "望溪县财政局": (3, 3, 3),
}
TOWN = received(RECEIVED)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    "question",
    [
        "各单位2022—2024年累计收到申请，从多到少排",
        "2022到2024年累计收到申请排名",
        "2022到2024年收到申请总量从高到低",
        "Rank the agencies by requests received in total from 2022 to 2024",
    ],
)
def test_each_body_over_its_years(town: Desk, question: str):
    rows = town.ask(question).rows
    assert [row.value for row in rows] == [12, 10, 9, 3, 3]
    assert rows[0].agency == "云岚市民政局"


@pytest.mark.parametrize(
    "question",
    [
        "2022到2024年收到申请最多的单位",
        "2022年以来申请总数第一名是哪个单位",
        "近三年收到申请最多的单位是谁",
        "这些年收到申请最多的是哪家",
        "历年收到申请总数最多的部门",
        "这几年哪个单位收到的申请最多",
    ],
)
def test_who_has_most_over_several_years(town: Desk, question: str):
    assert [(row.agency, row.value) for row in town.ask(question).rows] == [("云岚市民政局", 12)]


@pytest.mark.parametrize(
    "question",
    ["2022到2024年哪个单位哪一年收到的申请最多", "近三年单年收到申请最多的单位", "历年收到申请最多的三份报告"],
)
def test_the_most_of_one_year_is_of_single_reports(town: Desk, question: str):
    assert town.ask(question).plan["kind"] == "list"


def test_the_most_of_a_kind_of_body_over_its_years(town: Desk):
    rows = town.ask("这些年收到申请最多的财政局是哪家").rows
    assert [(row.agency, row.value) for row in rows] == [("云岚市财政局", 10)]


def test_a_share_asked_for_beside_is_not_dropped(town: Desk):
    answer = town.ask("2022到2024年申请总量最高的是哪个单位，占它自己办结总数的多少")
    assert answer.status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question", ["2023年民政局、财政局各收到多少申请", "按单位类型（民政局、财政局）汇总2023年的新收申请"]
)
def test_each_kind_of_body(town: Desk, question: str):
    answer = town.ask(question)
    assert {row.agency: row.value for row in answer.rows} == {"民政局": 5, "财政局": 5}


def test_the_several_bodies_of_a_kind_together(town: Desk):
    assert town.ask("几家财政局2024年收到申请一共多少件").value == 5


def test_each_place_named(town: Desk):
    answer = town.ask("2023年收到申请，柳渡区、望溪县各是多少")
    assert [row.value for row in answer.rows] == [3, 3]


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("云岚市民政局2024年收到的申请是不是比云岚市财政局和柳渡区财政局加起来还要多", True),
        ("云岚市民政局2024年收到的申请比云岚市财政局、柳渡区财政局、望溪县财政局三家之和还多吗", True),
        ("云岚市民政局2022年收到的申请有没有超过云岚市财政局和柳渡区财政局之和", False),
        ("Did 云岚市民政局 receive more requests in 2022 than 云岚市财政局 and 柳渡区财政局 combined?", False),
    ],
)
def test_one_against_several_together(town: Desk, question: str, yes: bool):
    answer = town.ask(question)
    assert answer.plan["against"] == "sum"
    assert answer.text.startswith(("是。", "Yes.") if yes else ("否。", "No."))


def test_those_together_must_all_be_there(town: Desk):
    answer = town.ask("云岚市民政局2021年收到的申请是不是比云岚市财政局和柳渡区财政局加起来还要多")
    assert answer.status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "2022到2024年哪个单位收到申请总数第二",
        "2024年申请量排名，云岚市民政局和云岚市财政局各排第几",
    ],
)
def test_what_no_plan_can_hold_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "哪些单位2022、2023、2024三年收到申请合计超过5件",
        "2022到2024年申请累计在6件以上的单位有哪些",
        "Which bodies received more than 5 requests in total from 2022 to 2024?",
    ],
)
def test_bodies_whose_sum_over_years_is_so_high(town: Desk, question: str):
    answer = town.ask(question)
    every = town.ask("2022到2024年各单位累计收到申请多少件")
    assert answer.plan["group"] == "agency" and answer.plan["kind"] == "sum"
    wanted = {row.agency: row.value for row in every.rows if (row.value or 0) > 5}
    assert wanted and {row.agency: row.value for row in answer.rows} == wanted


@pytest.mark.parametrize(
    "question",
    [
        "2022到2024年平均每年收到申请最多的单位",
        "2022到2024年收到申请的年平均数最多的是哪个单位",
        "2022到2024三年平均收到申请最多的单位",
    ],
)
def test_each_body_a_year_on_average(town: Desk, question: str):
    answer = town.ask(question)
    assert [(row.agency, row.value) for row in answer.rows] == [("云岚市民政局", 4)]


def test_two_sums_are_not_one(town: Desk):
    answer = town.ask("云岚市民政局2022到2024年收到申请之和与办结之和")
    assert not answer.plan["together"]


def test_the_years_of_most_and_fewest_of_all(town: Desk):
    answer = town.ask("比最少的那年多几件", ["2022到2024年收到申请哪一年最多"])
    assert answer.text.startswith("2022年比2023年多 **5 件**")


@pytest.mark.parametrize("question", ["云岚市民政局2024年申请数占全市的多少", "云岚市民政局2024年的申请占全市的比重"])
def test_the_share_of_the_city(town: Desk, question: str):
    assert town.ask(question).value == 50


def test_above_a_number_every_year(town: Desk):
    answer = town.ask("2022到2024年每年收到申请都超过2件的单位")
    assert {row.agency for row in answer.rows} == {"云岚市望溪县财政局"}


@pytest.mark.parametrize(
    ("question", "operator"),
    [
        ("2023年比2022年申请没有增加的单位有哪些", "le"),
        ("Which agencies did not see requests fall in 2024?", "ge"),
    ],
)
def test_what_did_not_rise_or_fall(town: Desk, question: str, operator: str):
    assert town.ask(question).plan["conditions"][0]["operator"] == operator

"""Two questions in one: answered both where one plan holds both, else asked back; the second is never dropped."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, received

TOWN = received({"民政局": (2, 4, 6), "财政局": (9, 0, 1), "审计局": (0, 0, 3)})


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "total", "most"),
    [
        ("2024年全市一共收到多少申请，哪家最多", 10, "云岚市民政局 6 件"),
        ("2024年收到申请最多的是哪家单位，全市合计多少件", 10, "云岚市民政局 6 件"),
        ("2022年收到申请总共多少件？其中哪个单位最多", 11, "云岚市财政局 9 件"),
        ("云岚市民政局2022年以来收到申请总共多少件，哪年最多", 12, "2024年 6 件"),
        ("云岚市财政局2022年到2024年收到申请合计多少，哪一年最少", 10, "2023年 0 件"),
    ],
)
def test_a_sum_and_who_has_most_of_it(town: Desk, question: str, total: int, most: str):
    answer = town.ask(question)
    assert (answer.value, answer.plan["kind"]) == (total, "sum")
    assert most in answer.text


@pytest.mark.parametrize(
    ("question", "total", "bodies"),
    [
        ("2024年收到申请合计多少件，涉及几家单位", 10, 3),
        ("2023年有几家单位收到申请，一共几件", 4, 1),
        ("2024年几家单位收到申请超过2件，合计多少", 9, 2),
        ("2022年收到申请的单位一共收到多少件", 11, 2),
    ],
)
def test_a_sum_and_how_many_are_added_up(town: Desk, question: str, total: int, bodies: int):
    answer = town.ask(question)
    assert answer.value == total
    assert f"{bodies} 个单位" in answer.text


@pytest.mark.parametrize(
    ("question", "total", "named"),
    [
        ("2022年收到申请有多少件，出在哪些单位", 11, ["云岚市财政局 9 件", "云岚市民政局 2 件"]),
        ("2024年一共收到几件申请，都是哪家单位的", 10, ["云岚市民政局 6 件", "云岚市审计局 3 件", "云岚市财政局 1 件"]),
        ("2023年全市收到申请多少件，主要集中在哪些部门", 4, ["云岚市民政局 4 件"]),
    ],
)
def test_a_sum_and_the_bodies_it_is_of(town: Desk, question: str, total: int, named: list[str]):
    answer = town.ask(question)
    assert (answer.value, answer.plan["kind"]) == (total, "sum")
    assert all(each in answer.text for each in named)
    assert f"{len(named)} 个单位" in answer.text


def test_a_sum_beside_bodies_of_more_than_a_number_is_asked_back(town: Desk):
    assert town.ask("2024年一共收到多少件申请，哪些单位超过2件").status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("截至2023年底收到过申请的单位有哪些", [2022, 2023]),
        ("截止2024年没有收到过申请的单位有几家", [2022, 2023, 2024]),
        ("截至2023年底收到申请多少件", [2023]),
    ],
)
def test_what_was_ever_so_up_to_a_year(town: Desk, question: str, years: list[int]):
    assert town.ask(question).plan["scope"]["years"] == years


@pytest.mark.parametrize(
    "question",
    [
        "各年收到的申请是逐年上升还是下降",
        "历年申请总数是升了还是降了",
        "全市申请总数逐年怎么变化，请按年列出",
    ],
)
def test_whether_it_rises_year_by_year_tells_every_year(town: Desk, question: str):
    plan = town.ask(question).plan
    assert (plan["kind"], plan["group"]) == ("sum", "year")


def test_whether_that_of_one_body_rises_tells_every_year(town: Desk):
    assert len(town.ask("云岚市民政局各年的申请是升还是降").rows) == 3


@pytest.mark.parametrize(
    "question", ["2024年各单位平均收到多少件申请，中位数是多少", "2024年收到申请的平均数和中位数各是多少"]
)
def test_a_mean_tells_the_median_too(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.plan["kind"] == "mean"
    assert "中位数 3 件" in answer.text


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("2024年申请收到量排在前两位的单位是哪几家", "most"),
        ("2024年收到申请倒数前两位的单位是哪几家", "least"),
    ],
)
def test_an_order_is_not_turned_round(town: Desk, question: str, order: str):
    plan = town.ask(question).plan
    assert (plan["order"], plan["limit"]) == (order, 2)


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("2024年全市申请多少，诉讼多少", 2),
        ("云岚市民政局2024年收到申请多少件，其中自然人多少", 2),
        ("云岚市民政局2024年行政复议总数、其中维持数是多少", 2),
        ("云岚市民政局2024年被复议了几回，赢了几回", 2),
        ("2024年收到申请总共多少，其中企业多少", 2),
        ("2024年不予处理合计几件，其中信访投诉类几件", 2),
    ],
)
def test_a_total_and_a_part_of_it_are_both_told(town: Desk, question: str, measures: int):
    plan = town.ask(question).plan
    assert len(plan["measures"]) == measures
    assert not plan.get("together")


@pytest.mark.parametrize(
    "question",
    [
        "2024年收到申请最多的两家一共多少件",
        "2024年一共收到多少申请？哪几家没收到",
        "历年申请总共多少，哪年最多",
    ],
)
def test_a_second_question_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("2024年收到申请最多的是哪家，多少件", "list"),
        ("2024年哪家没有收到诉讼，一共几家", "count"),
        ("2024年哪家申请最多，哪家最少", "list"),
        ("2024年全市一共收到多少申请", "sum"),
    ],
)
def test_one_question_in_two_clauses_stays_one(town: Desk, question: str, kind: str):
    answer = town.ask(question)
    assert (answer.status, answer.plan["kind"]) == (Outcome.ANSWERED, kind)


def test_who_has_filed_and_who_has_not(town: Desk):
    answer = town.ask("2024年的报告一共有多少份，缺了哪些单位")
    assert answer.plan["kind"] == "unfiled"

"""The first of a ranking with another figure of theirs, and how much of all they have together."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

CIVIL, MONEY, AUDIT, CITY = "云岚市民政局", "云岚市财政局", "云岚市审计局", "云岚市人民政府"
STATED = {
    (CIVIL, 2023): handled(4, 1) | {"penalties.decisions": "7"},
    (MONEY, 2023): handled(5, 2) | {"penalties.decisions": "0"},
    (AUDIT, 2023): handled(1, 1) | {"penalties.decisions": "3"},
    (CIVIL, 2024): handled(6, 3) | {"penalties.decisions": "2"},
    (MONEY, 2024): handled(3, 3) | {"penalties.decisions": "8"},
    (AUDIT, 2024): handled(1) | {"penalties.decisions": "0"},
    (CITY, 2024): handled(30, 12) | {"penalties.decisions": "40"},
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("first"), embedder, STATED)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2024年收到申请最多的单位处罚了几件", ["云岚市民政局 6 件", "云岚市民政局2024年行政处罚：**2 件**"]),
        (
            "2024年处罚前两名的申请量",
            ["云岚市财政局 8 件", "财政局2024年新收申请：**3 件**", "民政局2024年新收申请：**6 件**"],
        ),
        ("2024年谁的处罚最多，公开率多少", ["云岚市财政局 8 件", "**100%**"]),
        ("收到申请最多的单位2023年有多少处罚", ["云岚市财政局 5 件", "财政局2023年行政处罚：**0 件**"]),
        ("2024年申请最多的单位自然人占多少", ["云岚市民政局 6 件", "自然人占新收申请的比例：**100%**"]),
        ("云岚市民政局哪年申请最多，那年处罚几件", ["2024年新收申请：**6 件**", "2024年行政处罚：**2 件**"]),
        (
            "How many penalties did the body with the most requests impose in 2024?",
            ["云岚市民政局 6", "2024, administrative penalties: **2**"],
        ),
        (
            "Which body had the most penalties in 2024, and what was its grant rate?",
            ["云岚市财政局 8", "rate of requests granted in full: **100%**"],
        ),
        ("2024年收到申请最多的是谁，比第二名多几件", ["云岚市民政局 6 件", "多 **3 件**"]),
        ("2023年处罚最多的单位2024年有多少", ["云岚市民政局 7 件", "民政局2024年行政处罚：**2 件**"]),
        ("2023年谁的处罚最多，2024年它是多少件", ["云岚市民政局 7 件", "民政局2024年行政处罚：**2 件**"]),
        ("2024年处罚最多的那家单位在2023年处罚了几件", ["云岚市财政局 8 件", "财政局2023年行政处罚：**0 件**"]),
        ("2024年处罚前两名2023年分别是多少", ["云岚市财政局 8 件", "云岚市民政局 7 件", "云岚市财政局 0 件"]),
    ],
)
def test_another_figure_of_the_first(town: Desk, question: str, said: list[str]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    for each in said:
        assert each in answer.text


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("2024年公开率最高的单位", MONEY),
        ("2024年收到申请最多的单位", CIVIL),
        ("What was the number of requests of the body with the most requests in 2024?", CIVIL),
    ],
)
def test_one_order_is_one_question(town: Desk, question: str, first: str):
    answer = town.ask(question)
    assert answer.plan["kind"] == "list"
    assert [row.agency for row in answer.rows] == [first]


@pytest.mark.parametrize(
    "question", ["2024年哪个单位处罚最多，谁的申请最少，差多少", "2024年收到申请最多的单位处罚最多吗"]
)
def test_two_orders_are_not_read_as_one(town: Desk, question: str):
    assert town.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("2024年申请量前两名合计占总量的多少", "90"),
        ("云岚市民政局和财政局2024年的处罚占全部处罚的比例", "100"),
        ("2024年处罚最多的单位占全部处罚的百分之几", "80"),
        ("What share of all 2024 requests did the top two bodies receive?", "90"),
        ("云岚市审计局2024年占全市申请的比例", "10"),
    ],
)
def test_the_share_of_several_together(town: Desk, question: str, share: str):
    answer = town.ask(question)
    assert (str(answer.value), answer.unit) == (share, "%")


def test_the_share_of_those_listed_before(town: Desk):
    assert str(town.ask("它们合计占总量的多少", ["2024年申请量前两名是谁"]).value) == "90"
    listed = ["2024年处罚超过1件的单位有哪些"]
    assert str(town.ask("合计占全部处罚的多少", listed).value) == "100"
    of_bodies = town.ask("占全部单位的多少", listed)
    assert of_bodies.plan["kind"] == "count"


@pytest.mark.parametrize(
    "question",
    ["云岚市民政局占全市申请的比重2023年到2024年上升了吗", "2024年收到申请里自然人最多的是哪家，占多少"],
)
def test_a_share_that_is_not_told_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市民政局2024年收到几件，公开率多少", ["新收申请：**6 件**", "**50%**"]),
        ("云岚市民政局2024年申请量和公开率", ["新收申请：**6 件**", "**50%**"]),
        (
            "What is Yunlan Civil Affairs Bureau's grant rate for 2024, and how many requests did it get?",
            ["**50%**", "requests received: **6**"],
        ),
        ("云岚市民政局2024年公开了几件，部分公开呢", ["予以公开：**3 件**", "部分公开：**0 件**"]),
    ],
)
def test_a_rate_or_result_beside_a_number(town: Desk, question: str, said: list[str]):
    answer = town.ask(question)
    assert len(answer.plan["measures"]) == 2
    assert all(each in answer.text for each in said)


def test_the_rate_of_requests_is_one_figure(town: Desk):
    assert len(town.ask("云岚市民政局2024年申请的公开率").plan["measures"]) == 1


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("2024年有没有单位作出过处罚，一共几件", "10"),
        ("2024年申请量前两名是谁，合计多少件", "9"),
        ("2024年哪些单位处罚超过1件，一共多少件", "10"),
        ("Were there any penalties in 2024, and how many?", "10"),
        ("Who imposed penalties in 2024, and what is the total?", "10"),
    ],
)
def test_bodies_and_their_total(town: Desk, question: str, total: str):
    assert f"**{total}" in town.ask(question).text


@pytest.mark.parametrize(
    ("earlier", "question", "value"),
    [
        (["2024年收到申请的单位有哪些"], "予以公开的有多少", 6),
        (["Which bodies received requests in 2024?"], "how many were granted", 6),
        (["云岚市民政局和财政局2024年申请加起来多少"], "比2023年呢", 0),
        (["云岚市民政局2023年处罚", "2024年呢"], "变化多少", -5),
    ],
)
def test_going_on_about_them(town: Desk, earlier: list[str], question: str, value: int):
    assert town.ask(question, earlier).value == value


def test_the_year_that_was_highest_is_one_of_those_asked_of(town: Desk):
    answer = town.ask("哪年最高", ["云岚市财政局2023年处罚", "2024年呢"])
    assert answer.plan["scope"]["years"] == [2023, 2024]
    assert "2024年" in answer.text


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("2024年处罚降为零的单位", [AUDIT]),
        ("which bodies saw their penalties fall to zero in 2024", [AUDIT]),
        ("2023年到2024年没有处罚的单位有哪些", []),
        ("2024年没有公开任何申请的单位有哪些", [AUDIT]),
    ],
)
def test_none_where_there_were_some_and_none_throughout(town: Desk, question: str, bodies: list[str]):
    assert list(dict.fromkeys(row.agency for row in town.ask(question).rows)) == bodies


def test_a_government_is_not_put_against_the_sum_of_its_bodies(town: Desk):
    assert town.ask("云岚市2024年政府汇总报告的申请数和各单位加起来差多少").status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question",
    ["云岚市审计局最近一次作出处罚是哪年", "When was the last time Yunlan Audit Bureau imposed a penalty?"],
)
def test_the_last_year_with_any(town: Desk, question: str):
    answer = town.ask(question)
    assert [row.year for row in answer.rows] == [2023]

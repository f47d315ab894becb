"""What a question denies, limits or asks of figures that no cell tells: never the plain figure in its place."""

from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, plan_of, received, row
from tests.writer import handled

NUMBERS = {"民政局": (2, 0, 6), "财政局": (0, 3, 0), "审计局": (0, 0, 4), "数据局": (1, 2, 3)}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = received(NUMBERS)
    stated["数据局", 2024] = handled(3) | row("requests.received", 0, business=3)
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def bodies(town: Desk, question: str) -> set[str]:
    return {each.agency.removeprefix("云岚市") for each in town.ask(question).rows}


@pytest.mark.parametrize(
    "question",
    [
        "民政局2024年没有维持的复议有几件",
        "民政局2024年没有给的申请有几件",
        "民政局2024年没有公开的申请有多少件",
        "民政局2024年没处理的申请",
        "民政局2024年撤销的许可几件",
        "民政局2024年被驳回的处罚有几件",
        "民政局2024年每件申请花了多少钱",
        "民政局2024年罚没多少钱",
        "2024年有企业申请但没有公开的单位",
        "How many requests were not granted by the Civil Affairs Bureau in 2024?",
        "How many lawsuits were not upheld against the Civil Affairs Bureau in 2024?",
        "How many licences were annulled by the Civil Affairs Bureau in 2024?",
        "How many yuan of penalties did the Civil Affairs Bureau impose in 2024?",
        "Which agencies were sued or reviewed in 2023 but received no requests?",
    ],
)
def test_no_figure_is_told_of_what_no_cell_tells(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.status in {Outcome.CLARIFY, Outcome.NOT_FOUND}
    assert not answer.rows


@pytest.mark.parametrize(
    ("question", "kind", "measure"),
    [
        ("民政局2024年没有收到过复议吗", "yesno", "reconsideration"),
        ("民政局2024年收费多少钱", "lookup", "fees"),
        ("民政局2024年复议被撤销的有几件", "lookup", "reconsideration"),
        ("民政局2024年没答复的申请有几件", "lookup", "carried_out"),
        ("How many requests were not answered by the Civil Affairs Bureau in 2024?", "lookup", "carried_out"),
        ("How much did the Civil Affairs Bureau collect in fees in 2024, in yuan?", "lookup", "fees"),
        ("民政局2024年有几家企业来申请", "lookup", "received"),
    ],
)
def test_what_a_cell_tells_is_told(town: Desk, question: str, kind: str, measure: str):
    plan = plan_of(town, question)
    assert (plan["kind"], [each["row"] for each in plan["measures"]]) == (kind, [measure])


def sides(plan: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (each["of"]["row"], each["less"]["row"], condition["operator"])
        for each, condition in zip(plan["measures"], plan["conditions"], strict=False)
        if "of" in each
    ]


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("2024年没有全部公开的单位", ("handled", "granted", "gt")),
        ("2024年申请没有全部予以公开的单位有哪些", ("handled", "granted", "gt")),
        ("2024年申请全部予以公开的单位有哪些", ("handled", "granted", "eq")),
        ("Which agencies did not grant all their requests in 2024?", ("handled", "granted", "gt")),
        ("2024年新收和办结不一致的单位", ("received", "handled", "ne")),
        ("2024年新收和办结一致的单位", ("received", "handled", "eq")),
        ("Which agencies have received and handled figures that differ in 2024?", ("received", "handled", "ne")),
    ],
)
def test_not_all_and_not_alike(town: Desk, question: str, side: tuple[str, ...]):
    assert sides(plan_of(town, question))[0] == side


@pytest.mark.parametrize(
    "question",
    [
        "2024年只收到企业申请的单位",
        "2024年仅受理过企业的申请的单位有哪些",
        "Which agencies received requests from companies only in 2024?",
    ],
)
def test_requests_from_one_kind_of_applicant_alone(town: Desk, question: str):
    assert bodies(town, question) == {"数据局"}


@pytest.mark.parametrize(
    ("question", "operator"),
    [
        ("Which agencies did not answer all their requests in 2024?", "gt"),
        ("Which agencies answered all their requests in 2024?", "eq"),
    ],
)
def test_all_was_answered_where_nothing_is_left(town: Desk, question: str, operator: str):
    plan = plan_of(town, question)
    assert [each["row"] for each in plan["measures"]] == ["carried_out"]
    assert [each["operator"] for each in plan["conditions"]] == [operator]


def test_most_of_them_are_more_than_half(town: Desk):
    plan = plan_of(town, "Which agencies refused most of their requests in 2024?")
    assert [(each["operator"], float(each["value"])) for each in plan["conditions"]] == [("gt", 50)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022年收到过申请或者2023年收到过申请的单位", {"民政局", "财政局", "数据局"}),
        ("2022年或2023年收到过申请但2024年没有的单位", {"财政局"}),
        ("2022年或2023年收到过申请，2024年没有收到的单位", {"财政局"}),
        ("Which agencies received requests in 2022 or 2023 but not in 2024?", {"财政局"}),
        ("2022年收到过申请但2023年没有的单位", {"民政局"}),
    ],
)
def test_either_of_two_years(town: Desk, question: str, expected: set[str]):
    assert bodies(town, question) == expected


@pytest.mark.parametrize(
    ("question", "rows", "operators"),
    [
        ("2024年没有申请的单位处罚了多少", ["received", "penalties"], ["eq", "ge"]),
        ("2024年零申请单位的处罚数", ["received", "penalties"], ["eq", "ge"]),
        ("2024年没有复议的单位收到多少申请", ["reconsideration", "received"], ["eq", "ge"]),
        ("2024年有申请没有办结的单位", ["carried_out"], ["gt"]),
    ],
)
def test_a_denial_is_of_its_own_figure(town: Desk, question: str, rows: list[str], operators: list[str]):
    plan = plan_of(town, question)
    assert [each["row"] for each in plan["measures"]] == rows
    assert [each["operator"] for each in plan["conditions"]] == operators


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022和2023年都没有收到申请的单位", {"审计局"}),
        ("2022年与2023年均未收到申请的单位有哪些", {"审计局"}),
        ("2023年和2024年申请都超过1件的单位", {"数据局"}),
    ],
)
def test_years_named_side_by_side_are_all_meant(town: Desk, question: str, expected: set[str]):
    assert bodies(town, question) == expected


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("2024年申请增加的单位里增加最少的是谁", "数据局"),
        ("2024年申请增加最少的单位", "数据局"),
        ("2023年申请减少的单位里减少最少的是谁", "民政局"),
        ("Of the agencies whose requests rose in 2024, which rose least?", "数据局"),
    ],
)
def test_the_least_among_those_that_changed(town: Desk, question: str, body: str):
    assert bodies(town, question) == {body}


@pytest.mark.parametrize(
    "question",
    [
        "2024年公开率比全市高的单位",
        "2024年被最多单位使用的不予公开理由",
        "Which agencies have a higher refusal rate than the city as a whole in 2024?",
        "Which ground for refusal was used by most agencies in 2024?",
    ],
)
def test_what_is_compared_with_all_is_not_compared_with_the_year_before(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_no_years_of_either_are_both(town: Desk):
    assert bodies(town, "Which agencies received no requests in either 2022 or 2023?") == {"审计局"}


@pytest.mark.parametrize(
    "question", ["民政局哪几年从没收到申请", "In which years did 云岚市民政局 never receive requests?"]
)
def test_in_which_years_there_never_was_any(town: Desk, question: str):
    assert [each.year for each in town.ask(question).rows] == [2023]

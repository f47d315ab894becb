"""Governments as a kind of body, beside each other; bodies that take their place from the one named before them."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

DISTRICT, COUNTY = "柳渡区人民政府", "望溪县人民政府"
RECEIVED = {
    "人民政府": 100,
    DISTRICT: 30,
    COUNTY: 20,
    "民政局": 5,
    "信访局": 1,
    "柳渡区民政局": 3,
    "柳渡区信访局": 0,
    "柳渡区人民政府办公室": 7,
    "望溪县综合行政执法局": 2,
}
TOTAL = "requests.received.total"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {(body, 2024): handled(number) for body, number in RECEIVED.items()}
    review = {"reconsideration.upheld": "1", "reconsideration.other": "2", "reconsideration.total": ""}
    stated["审计局", 2024] = handled(4) | {TOTAL: ""} | review
    stated["望溪县综合行政执法局", 2024] |= {TOTAL: "\ufffd\ufffd"}
    stated["信访局", 2022] = handled(2)
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def told(desk: Desk, question: str) -> dict[str, int | None]:
    """The figures told, by body without its city."""
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    return {row.agency.removeprefix("云岚市"): None if row.value is None else int(row.value) for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("各区县政府2024年分别收到多少申请", {DISTRICT: 30, COUNTY: 20}),
        ("2024年哪个区县政府收到的申请最多", {DISTRICT: 30}),
        ("哪个区的政府2024年申请最多", {DISTRICT: 30}),
        ("县区政府2024年申请排名", {DISTRICT: 30, COUNTY: 20}),
        ("区县一级的政府2024年收到的申请谁最多", {DISTRICT: 30}),
        ("哪个政府2024年收到的申请最多", {"人民政府": 100}),
        ("各级政府2024年收到申请的前两名", {"人民政府": 100, DISTRICT: 30}),
        ("2024年哪些政府收到的申请超过25件", {"人民政府": 100, DISTRICT: 30}),
        ("区县政府办2024年各收到多少申请", {"柳渡区人民政府办公室": 7}),
        ("柳渡区的政府2024年收到多少申请", {DISTRICT: 30}),
        ("柳渡区2024年政府汇总报告里收到多少件申请", {DISTRICT: 30}),
        ("Which district governments received more than 25 requests in 2024?", {DISTRICT: 30}),
        ("Which district government offices received requests in 2024?", {"柳渡区人民政府办公室": 7}),
        ("2024年哪些政府部门收到的申请超过6件", {"人民政府": 100, DISTRICT: 30, COUNTY: 20, "柳渡区人民政府办公室": 7}),
    ],
)
def test_governments_are_a_kind_of_body(town: Desk, question: str, expected: dict[str, int]):
    assert told(town, question) == expected


def test_what_governments_have_together_counts_nothing_twice(town: Desk):
    assert town.ask("区县政府2024年一共收到多少申请").value == 50
    assert town.ask("各级政府2024年一共收到多少申请").value == 50


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("柳渡区民政局和信访局2024年分别收到多少申请", {"柳渡区民政局": 3, "柳渡区信访局": 0}),
        ("柳渡区民政局和市信访局2024年分别收到多少申请", {"柳渡区民政局": 3, "信访局": 1}),
        ("云岚市民政局、信访局2024年各收到几件", {"民政局": 5, "信访局": 1}),
        ("柳渡区政府和政府办2024年各收到多少件", {DISTRICT: 30, "柳渡区人民政府办公室": 7}),
        ("柳渡区民政局和信访局2024年谁申请多", {"柳渡区民政局": 3, "柳渡区信访局": 0}),
        ("Liudu civil affairs bureau and petition bureau: requests in 2024", {"柳渡区民政局": 3, "柳渡区信访局": 0}),
        ("望溪县城管2024年收到多少申请", {"望溪县综合行政执法局": 2}),
    ],
)
def test_a_bare_name_beside_a_placed_one_is_of_its_place(town: Desk, question: str, expected: dict[str, int]):
    assert told(town, question) == expected


def test_a_body_named_that_has_no_report_of_the_year_is_told(town: Desk):
    answer = town.ask("云岚市民政局和信访局2022年分别收到多少申请")
    assert [row.value for row in answer.rows] == [2]
    assert any("云岚市民政局" in warning for warning in answer.warnings)


def test_a_total_left_blank_is_blank_though_its_columns_tell_it(town: Desk):
    assert town.ask("云岚市审计局2024年行政复议总共几件").value == 3
    assert told(town, "2024年哪些单位行政复议总计一格空白") == {"审计局": None}
    assert town.ask("云岚市审计局2024年行政复议那一格没填数字吗").text.startswith("是。")
    assert "没有数" in "".join(town.ask("云岚市审计局2024年行政复议总计填了吗").warnings)


def test_a_cell_that_the_equations_prove_is_told_though_nothing_is_printed(town: Desk):
    answer = town.ask("云岚市审计局2024年收到多少申请")
    assert answer.value == 4
    assert any("勾稽关系" in warning for warning in answer.warnings)
    assert told(town, "2024年收到申请4件的单位") == {"审计局": 4}


@pytest.mark.parametrize("question", ["云岚市民政局有去年的报告吗", "云岚市民政局去年交年报了吗"])
def test_last_year_is_a_year_of_reports_too(town: Desk, question: str):
    assert town.ask(question).plan["scope"]["years"] == [2024]

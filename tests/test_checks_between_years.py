"""Whether documents in force are carried on, whose reports state the same figures twice, whether a total adds up."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

DOCUMENTS = {("民政局", 2022): (5, 0, 0), ("民政局", 2023): (7, 3, 1), ("民政局", 2024): (9, 1, 1)}
TOWN = {
    place: {
        f"normative_documents.{name}": str(value)
        for name, value in zip(("in_force", "issued", "repealed"), own, strict=True)
    }
    | handled(year - 2020)
    for place, own in DOCUMENTS.items()
    for year in place[1:]
}
TOWN |= {("水利局", year): handled(1) for year in (2022, 2023)} | {("水利局", 2024): handled(2)}
TOWN[("水利局", 2024)] |= {"reconsideration.total": "3", "reconsideration.upheld": "1"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("year", "holds"),
    [(2023, "是。"), (2024, "否。")],
)
@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局{year}年现行有效是不是等于上年数加制发减废止",
        "按理说现行有效数应当等于上年数加制发减废止，云岚市民政局{year}年的数对得上吗",
        "Are the documents in force of 云岚市民政局 in {year} equal to the previous year's plus issued minus repealed?",
    ],
)
def test_documents_in_force_are_carried_on(town: Desk, question: str, year: int, holds: str):
    answer = town.ask(question.format(year=year))
    assert (answer.plan["checks"], answer.plan["scope"]["agencies"]) == ("in_force", ["云岚市民政局"])
    assert answer.text.startswith(holds if question[0] != "A" else {"是。": "Yes.", "否。": "No."}[holds])


def test_those_that_are_not(town: Desk):
    answer = town.ask("哪些单位的现行有效不等于上年数加制发减废止")
    assert [(row.agency, row.year) for row in answer.rows] == [("云岚市民政局", 2024)]


@pytest.mark.parametrize("question", ["有没有哪两年数字一模一样的报告", "哪些单位照抄了上一年的报告"])
def test_reports_with_the_same_figures(town: Desk, question: str):
    answer = town.ask(question)
    assert [(row.agency, row.year) for row in answer.rows] == [("云岚市水利局", 2023)]


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("2024年行政复议总计不等于维持、纠正、其他、尚未审结之和的有哪些单位", 3),
        ("复议那一格的合计等于维持、纠正、其他、尚未审结四个数相加吗，2024年哪些单位对不上", 3),
        ("云岚市水利局2024年办理结果总计等于各行之和吗", 2),
        ("按新收加结转等于办结加结转下年，2024年哪些单位不成立", 2),
    ],
)
def test_a_total_and_its_parts_are_one_table(town: Desk, question: str, table: int):
    answer = town.ask(question)
    assert (answer.plan["checks"], answer.plan["table"]) == ("tables", table)
    assert ("云岚市水利局" in {row.agency for row in answer.rows}) == (table == 3)


def test_prose_that_says_none_beside_a_table_with_some(town: Desk):
    answer = town.ask("有没有正文说没收到申请，表里却填了数的")
    assert answer.plan["checks"] == "prose"


@pytest.mark.parametrize(
    "question",
    ["云岚市水利局2024年的上年结转比2023年的结转下年多几件", "云岚市水利局2024年上年结转和2023年结转下年差多少"],
)
def test_what_one_year_carries_out_is_compared_with_what_the_next_carries_in(town: Desk, question: str):
    assert town.ask(question).plan["checks"] == "carry"


def test_both_years_that_are_named_are_of_the_one_pair(town: Desk):
    asked = town.ask("2023年结转到2024年的申请，哪些单位没接上")
    assert (asked.plan["checks"], asked.plan["scope"]["years"]) == ("carry", [2023, 2024])


@pytest.mark.parametrize("question", ["哪年报表不平的单位最多", "报表不平的单位按年份数一下"])
def test_checks_are_counted_for_no_year_of_several(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_how_many_equations_fail_in_a_report_is_asked_back(town: Desk):
    assert town.ask("哪些报告有两处以上勾稽错误").status is Outcome.CLARIFY


def test_carried_over_written_as_an_equation(town: Desk):
    answer = town.ask("云岚市水利局2023结转下年=2024上年结转？")
    assert (answer.status, answer.plan["checks"]) == (Outcome.ANSWERED, "carry")


def test_prose_and_tables_that_agree_are_no_copies(town: Desk):
    answer = town.ask("云岚市水利局2023年文字和表格完全一致吗")
    assert (answer.plan or {}).get("checks") != "copied"


def test_equal_figures_of_one_row_are_no_copies(town: Desk):
    answer = town.ask("2022年和2023年新收一模一样的单位")
    assert (answer.plan or {}).get("checks") != "copied"

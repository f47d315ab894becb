"""Checks of one table: whose requests do not add up, whose lawsuits do not."""

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

UNEVEN_2 = handled(5, 3) | {"requests.received.total": "6"}
UNEVEN_3 = handled(2, 1) | {"reconsideration.total": "2", "reconsideration.upheld": "1"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {("民政局", 2024): UNEVEN_2, ("财政局", 2024): UNEVEN_3, ("水利局", 2024): handled(1, 1)}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def bodies(answer: Answer) -> list[str]:
    return [row.agency.removeprefix("云岚市") for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "table", "found"),
    [
        ("2024年哪些报告的申请表不平", 2, ["民政局"]),
        ("2024年表二加不拢的单位", 2, ["民政局"]),
        ("2024年诉讼表不平衡的有哪些单位", 3, ["财政局"]),
        ("Which reports for 2024 have a table 3 that does not balance?", 3, ["财政局"]),
        ("2024年哪些报告的表格不平", 0, ["民政局", "财政局"]),
    ],
)
def test_only_the_checks_of_the_table_named(town: Desk, question: str, table: int, found: list[str]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.plan["table"] == table
    assert sorted(bodies(answer)) == sorted(found)
    assert answer.coverage.reports == answer.coverage.with_value == 3


def test_whether_there_is_any(town: Desk):
    answer = town.ask("Is there any body whose Table 2 does not add up in 2024?")
    assert answer.text.startswith(
        "Yes. Reports for 2024: 3 checked, **1** where the table of requests does not balance:"
    )
    assert town.ask("云岚市财政局2024年的表二平吗").text == "是。表二（申请办理）平衡（2024年云岚市财政局）。"
    assert town.ask("云岚市财政局2024年的表三平吗").text.startswith("否。表三（复议诉讼）不平衡")


def test_how_many(town: Desk):
    assert town.ask("2024年有几份报告的表二对不上").value == 1


def test_another_table_after_it(town: Desk):
    history = ["2024年哪些报告的表二不平"]
    assert bodies(town.ask("表三呢", history)) == ["财政局"]


def test_the_table_is_a_chip_and_can_be_changed(town: Desk):
    answer = town.ask("2024年哪些报告的表二不平")
    assert ("表二（申请办理）", "table.0") in [(chip.value, chip.field) for chip in answer.chips]
    assert bodies(town.revise(answer, {"table.0": "3"})) == ["财政局"]


@pytest.mark.parametrize(
    ("question", "status"),
    [("2024年表一平不平", Outcome.NOT_FOUND), ("2024年哪些单位表一和表二对不上", Outcome.CLARIFY)],
)
def test_what_has_no_check_is_not_checked(town: Desk, question: str, status: Outcome):
    assert town.ask(question).status is status


def test_prose_on_what_no_check_compares_is_not_said_to_agree(town: Desk):
    question = "云岚市财政局2024年正文写的规范性文件数和表格一致吗"
    assert town.ask(question).status is Outcome.NOT_FOUND
    assert town.ask(question.replace("规范性文件数", "行政复议数")).plan["table"] == 3

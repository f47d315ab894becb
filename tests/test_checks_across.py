"""Checks between two years of one body: stored, made anew when either report changes, printed and remarked."""

from decimal import Decimal
from pathlib import Path

import pytest

from answer import Answer, Desk
from index.__main__ import main as index
from index.checks import StoredCheck, select_checks
from index.database import open_reader, read
from index.embedding import Embedder
from index.load import find_files, load
from index.schema import checks
from tests.test_commands import failures
from tests.writer import figures, report

AGENCY = "云岚市档案局"
Cells = dict[str, str]


@pytest.fixture
def years(tmp_path: Path, embedder: Embedder) -> "Years":
    return Years(tmp_path, embedder)


class Years:
    """A data directory, and a folder with one report a year in it."""

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self.folder, self.data, self.embedder = path / "in", path / "data", embedder
        self.folder.mkdir()

    def load(self, year: int, cells: Cells | None = None, prose: str = "", form: int = 2021) -> None:
        """Loads a report; its figures are 0 but for the given ones."""
        title = f"{AGENCY}{year}年政府信息公开工作年度报告"
        given = figures(form) | (cells or {})
        text = report(given, form, title=title, prose=prose or f"{year}年我局主动公开信息{year}条。")
        (self.folder / f"{year}.txt").write_text(text, encoding="utf-8")
        load(find_files([self.folder]), self.data, self.embedder)

    def checks(self) -> list[StoredCheck]:
        with read(open_reader(self.data), 1000) as connection:
            return select_checks(connection, checks.c.earlier_id.is_not(None))

    def failing(self) -> list[tuple[str, int, str, Decimal | None, Decimal | None]]:
        failed = [check for check in self.checks() if not check.holds]
        return [(each.rule, each.year, (*each.keys, "")[0], each.left, each.right) for each in failed]

    def ask(self, question: str) -> Answer:
        return Desk(self.data).ask(question)


def carried(out: str = "0", carried_in: str = "0") -> Cells:
    """What is carried over, by natural persons, in a report that keeps its own equations."""
    given = {"requests.carried_out": out, "requests.carried_in": carried_in}
    # What keeps the report's own equations: what came in from the year before were duplicates.
    given |= dict.fromkeys(("requests.not_processed.duplicate", "requests.outcomes_total"), carried_in)
    given["requests.received"] = out
    return {f"{row}.{column}": value for row, value in given.items() for column in ("natural_person", "total")}


def documents(**columns: str) -> Cells:
    return {f"normative_documents.{column}": value for column, value in columns.items()}


def test_what_is_carried_over_is_compared_for_every_applicant(years: Years):
    years.load(2023, carried(out="3"))
    assert years.checks() == []
    years.load(2024, carried(carried_in="2"))
    assert len([check for check in years.checks() if check.rule == "C6"]) == 7
    assert years.failing() == [
        ("C6", 2024, "requests.carried_in.natural_person", 3, 2),
        ("C6", 2024, "requests.carried_in.total", 3, 2),
    ]


def test_either_report_may_come_first_and_either_may_be_corrected(years: Years):
    years.load(2024, carried(carried_in="2"))
    years.load(2023, carried(out="3"))
    assert [check[1:] for check in years.failing()][-1] == (2024, "requests.carried_in.total", 3, 2)
    years.load(2023, carried(out="2"))
    assert years.failing() == []
    years.load(2024, carried(carried_in="5"))
    assert [check[1:] for check in years.failing()][-1] == (2024, "requests.carried_in.total", 2, 5)
    assert len([check for check in years.checks() if check.rule == "C6"]) == 7


def test_a_year_between_parts_two_reports(years: Years):
    years.load(2022, carried(out="3"))
    years.load(2024)
    assert years.checks() == []  # years that are not in a row carry nothing over
    years.load(2023, carried(carried_in="3", out="1"))
    assert {(check.year, check.earlier and check.earlier[1]) for check in years.checks()} == {
        (2023, 2022),
        (2024, 2023),
    }
    assert [check[1:] for check in years.failing()][-1] == (2024, "requests.carried_in.total", 1, 0)


def test_requests_are_carried_across_the_change_of_the_form(years: Years):
    years.load(2020, carried(out="4"), form=2019)
    years.load(2021, carried(carried_in="1"))
    assert {check[0] for check in years.failing()} == {"C6"}
    assert {check.rule for check in years.checks()} == {"C6"}  # documents in force are not in the older form


def test_documents_in_force_follow_from_the_year_before(years: Years):
    years.load(2023, documents(in_force="10"))
    years.load(2024, documents(in_force="11", issued="3", repealed="2"))
    assert years.failing() == []
    years.load(2024, documents(in_force="12", issued="3", repealed="2"))
    assert years.failing() == [("C7", 2024, "normative_documents.in_force", 12, 11)]


def test_a_blank_cell_proves_nothing(years: Years):
    years.load(2023, carried(out="3") | {"requests.carried_out.other": ""})
    years.load(2024, carried(carried_in="3") | {"requests.carried_in.business": ""})
    proved = {check.keys[0] for check in years.checks() if check.rule == "C6"}
    assert len(proved) == 7
    # Two blanks of one row: the report's own equations leave neither.
    lost = dict.fromkeys(("requests.carried_in.natural_person", "requests.carried_in.total"), "")
    years.load(2024, carried(carried_in="3") | lost)
    assert "requests.carried_in.total" not in {check.keys[0] for check in years.checks()}


def test_a_copied_report_is_remarked(years: Years):
    prose = "{}年我局主动公开信息12条，比{}年增长。"
    years.load(2023, carried(out="1"), prose=prose.format(2023, 2022))
    years.load(2024, carried(out="1"), prose=prose.format(2024, 2023))
    assert [check for check in years.failing() if check[0] == "C11"] == [("C11", 2024, "", 200, 200)]
    answer = years.ask(f"{AGENCY}2024年收到多少件申请")
    assert answer.warnings[-1] == (
        "注意：云岚市档案局2024年报告的 200 个单元格和全部文字与2023年报告相同，可能是沿用了上一份报告。"
    )
    years.load(2024, carried(out="1"), prose=prose.format(2024, 2023) + "新增一句。")
    assert [check for check in years.failing() if check[0] == "C11"] == []


def test_check_prints_soft_checks_and_passes(years: Years, capsys: pytest.CaptureFixture[str]):
    years.load(2023, carried(out="3") | documents(in_force="10"))
    years.load(2024, carried(carried_in="2") | documents(in_force="12", issued="1"))
    assert index(["check", "--data", str(years.data)]) == 0
    lines, sentences = failures(capsys)
    assert lines[1:] == [
        "云岚市档案局 2024 (2024.txt): C6 (soft) 上年的四（结转下年） = 本年的二（上年结转）: 3 ≠ 2; "
        "requests.carried_in.total, 2023 requests.carried_out.total",
        "云岚市档案局 2024 (2024.txt): C7 (soft) 现行有效 = 上年现行有效 + 本年制发 - 本年废止: 12 ≠ 11; "
        "normative_documents.in_force, normative_documents.issued, normative_documents.repealed, "
        "2023 normative_documents.in_force",
    ]
    assert sentences[2:] == [
        "云岚市档案局2023年报告“总计”一栏结转下年 3，2024年报告上年结转 2，两者不一致。",
        "云岚市档案局, column “total”: the 2023 report carries 3 into the next year, the 2024 report states 2 as "
        "carried in; they differ.",
        "云岚市档案局2024年报告“行政规范性文件”现行有效 12，"
        "按2023年报告的现行有效加本年制发减本年废止应为 11，两者不一致。",
        "云岚市档案局, 2024, “normative documents”: 12 are in force, but those in force in the 2023 report with this "
        "year's issued less its repealed are 11; they differ.",
    ]


def test_hard_checks_come_first(years: Years, capsys: pytest.CaptureFixture[str]):
    years.load(2022, carried(out="3"))
    years.load(2023, carried(carried_in="2"))
    years.load(2024, {"reconsideration.total": "2"})
    assert index(["check", "--data", str(years.data)]) == 1
    rules = [line.split(": ")[1].split(" ")[0] for line in failures(capsys)[0]]
    assert rules == ["C4", "C6", "C6"]


def test_an_answer_shows_both_years_where_they_differ(years: Years):
    years.load(2023, carried(out="3"))
    years.load(2024, carried(carried_in="2"))
    answer = years.ask(f"{AGENCY}2024年上年结转多少件")
    assert answer.value == 2
    assert answer.text.endswith(
        "注意：云岚市档案局2023年报告“总计”一栏结转下年 3[2]，2024年报告上年结转 2[1]，两者不一致。"
    )
    assert [(each.year, each.key, each.value) for each in answer.citations] == [
        (2024, "requests.carried_in.total", 2),
        (2023, "requests.carried_out.total", 3),
    ]
    other = years.ask(f"{AGENCY}2024年行政许可多少件")
    assert "注意" not in other.text and other.warnings == ()


def test_an_answer_shows_the_arithmetic_of_documents_in_force(years: Years):
    years.load(2023, documents(in_force="10"))
    years.load(2024, documents(in_force="12", issued="3", repealed="2"))
    answer = years.ask(f"{AGENCY}2024年现行有效的规范性文件多少件")
    assert answer.value == 12
    assert "现行有效 12[1]，" in answer.text and "应为 11[2][3][4]" in answer.text
    assert [(each.year, each.value) for each in answer.citations] == [(2024, 12), (2024, 3), (2023, 10), (2024, 2)]


def test_is_all_carried_over(years: Years):
    years.load(2022, carried(out="3"))
    years.load(2023, carried(carried_in="3", out="4"))
    years.load(2024, carried(carried_in="2"))
    answer = years.ask(f"{AGENCY}2022年结转下年的件数和2023年的上年结转对得上吗")
    assert answer.text.startswith("是。")
    answer = years.ask(f"{AGENCY}2023年结转下年的件数和2024年的上年结转对得上吗")
    assert answer.text == (
        "否。2023、2024年云岚市档案局的结转前后不一致：\n\n"
        "- 云岚市档案局: 2023 结转下年度继续办理 4[1] ≠ 2024 上年结转 2[2]"
    )
    assert [(row.year, row.value) for row in answer.rows] == [(2023, 4), (2024, 2)]
    answer = years.ask("哪些单位的结转和上年结转不一致")
    assert answer.text == (
        "全部年份可核对的 2 组相邻两年报告中，**1 组**的结转不一致：\n\n"
        "- 云岚市档案局: 2023 结转下年度继续办理 4[1] ≠ 2024 上年结转 2[2]"
    )


def test_a_hard_check_that_fails_elsewhere_is_said_in_short(years: Years):
    years.load(2024, {"reconsideration.total": "2", "licensing.decisions": "7"})
    answer = years.ask(f"{AGENCY}2024年行政许可多少件")
    assert answer.value == 7
    assert answer.warnings == ("云岚市档案局2024年报告有别处不平衡（C4），不涉及所引的单元格。",)


def test_a_quoted_sentence_that_the_table_contradicts_is_remarked(years: Years):
    years.load(2024, prose="本年度收到政府信息公开申请5件，全部通过政务专网登记。")
    answer = years.ask(f"{AGENCY}2024年政务专网")
    assert "收到政府信息公开申请5件" in answer.text
    assert answer.warnings == (
        "注意：云岚市档案局2024年报告的文字中“收到政府信息公开申请”为 5，表格中为 0，两者不一致。",
    )

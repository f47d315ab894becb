"""Real reports, which stand beside a checkout where they are at hand; the project holds no sentence of them."""

from collections import Counter
from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from ingest import Report, read_file
from ingest.report import Status

DATA_BUREAU, PETITIONS, QINGTONGXIA = "中卫市数据局", "中卫市信访局", "青铜峡市信访局"


@pytest.fixture(scope="module")
def reports(real_reports: Path) -> dict[str, Report]:
    found = [read_file(file) for file in sorted(real_reports.glob("*.txt"))]
    return {report.identity.agency: report for report in found}


@pytest.fixture(scope="module")
def real_desk(real_reports: Path, tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    data = tmp_path_factory.mktemp("real") / "data"
    load(find_files([real_reports]), data, embedder)
    return Desk(data)


def test_identity_form_and_sections(reports: dict[str, Report]):
    told = {name: (each.identity.year, each.form, len(each.facts)) for name, each in reports.items()}
    assert told == {DATA_BUREAU: (2024, 2021, 200), PETITIONS: (2024, 2021, 200), QINGTONGXIA: (2020, 2019, 198)}
    numbers = {name: [section.number for section in each.sections] for name, each in reports.items()}
    assert numbers[DATA_BUREAU] == numbers[PETITIONS] == [0, 1, 2, 3, 4, 5, 6]
    assert numbers[QINGTONGXIA] == [0, 1, 2, 3, 4, 5]


def test_every_cell(reports: dict[str, Report]):
    one = {
        *("requests.received", "requests.unable.not_held", "requests.outcomes_total"),
    }
    expected = {
        DATA_BUREAU: {f"{row}.{column}": 1 for row in one for column in ("natural_person", "total")},
        PETITIONS: {},
        QINGTONGXIA: {f"normative_documents.{column}": 2 for column in ("made", "disclosed", "disclosed_total")},
    }
    blank = {
        DATA_BUREAU: {"fees.amount"},
        PETITIONS: set(),
        QINGTONGXIA: {
            *("procurement.projects", "procurement.amount"),
            *(f"reconsideration.{column}" for column in ("upheld", "corrected", "other", "pending", "total")),
        },
    }
    for name, report in reports.items():
        assert {fact.key: fact.value for fact in report.facts if fact.value} == expected[name]
        assert {fact.key for fact in report.facts if fact.status is Status.BLANK} == blank[name]
        assert {fact.status for fact in report.facts} <= {Status.READ, Status.BLANK}


def test_hard_checks(reports: dict[str, Report]):
    counts = {name: Counter(check.holds for check in report.checks if check.hard) for name, report in reports.items()}
    assert counts == {
        DATA_BUREAU: Counter({True: 42}),
        PETITIONS: Counter({True: 42}),
        QINGTONGXIA: Counter({True: 39, None: 1}),
    }


@pytest.mark.parametrize(
    "question", ["which agencies received requests in 2024", "2024年哪些单位收到了政府信息公开申请"]
)
def test_who_received_requests(real_desk: Desk, question: str):
    answer = real_desk.ask(question)
    assert [(row.agency, row.year, row.value) for row in answer.rows] == [(DATA_BUREAU, 2024, 1)]
    assert (answer.coverage.reports, answer.coverage.with_value) == (2, 2)


def test_who_received_none(real_desk: Desk):
    answer = real_desk.ask("哪些单位2024年没有收到申请")
    assert [(row.agency, row.year, row.value) for row in answer.rows] == [(PETITIONS, 2024, 0)]


def test_how_the_request_was_handled(real_desk: Desk):
    answer = real_desk.ask("数据局2024年那件申请是怎么处理的")
    assert [(row.label, row.value) for row in answer.rows] == [("本机关不掌握相关政府信息", 1)]


def test_single_figures(real_desk: Desk):
    assert real_desk.ask("青铜峡市信访局2020年规范性文件对外公开总数是多少").value == 2
    answer = real_desk.ask("中卫市信访局的公众号有多少粉丝")
    assert (answer.value, answer.unit) == (2490, "人")


def test_problems_are_quoted(real_desk: Desk):
    answer = real_desk.ask("中卫市数据局存在哪些问题")
    assert answer.text.count("\n> ") == len(answer.citations) == 3
    assert {citation.section for citation in answer.citations} == {"五、存在的主要问题及改进情况"}


def test_what_is_not_there(real_desk: Desk):
    assert real_desk.ask("2023年中卫市数据局收到多少件").status is Outcome.NOT_FOUND
    assert real_desk.ask("信访局收到多少").status is Outcome.CLARIFY
    assert real_desk.ask("北京明天天气").status is Outcome.OUT_OF_SCOPE

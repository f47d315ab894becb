"""Questions about numbers that stand in tables of the prose, or under a heading that alone names what they count."""

from pathlib import Path

import pytest

from answer import Desk
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import balanced, report

PROSE = """（一）主动公开。全年主动公开信息241条，具体如下表：
公开渠道\t信息数量（条）\t同比
门户网站\t120\t+6.0%
政务微博\t80\t-11.5%
其他\t41\t+1.2%
（二）依申请公开。申请方式见下表：
申请方式\t当面\t信函\t网络
数量（件）\t4\t17\t9
（三）举办新闻发布会情况。全年共有6场，其中市长出席2场。
（四）教育培训与监督保障。约谈单位2家。"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    path: Path = tmp_path_factory.mktemp("tables")
    files = [path / "2023.txt", path / "2024.txt"]
    for file, prose in zip(files, ("通过门户网站公开信息90条。", PROSE), strict=True):
        title = f"云岚市档案局{file.stem}年政府信息公开工作年度报告"
        file.write_text(report(balanced(2021, 30, 1, 0), 2021, title=title, prose=prose), encoding="utf-8")
    load(find_files(files), path / "data", embedder)
    return Desk(path / "data")


@pytest.mark.parametrize(
    ("question", "value", "row"),
    [
        ("云岚市档案局2024年政务微博公开了多少条信息", 80, "政务微博\t80\t-11.5%"),
        ("云岚市档案局2024年门户网站公开了多少条信息", 120, "门户网站\t120\t+6.0%"),
        ("云岚市档案局2024年收到的申请中信函方式几件", 17, "数量（件）\t4\t17\t9"),
    ],
)
def test_a_number_of_a_row_or_column(desk: Desk, question: str, value: int, row: str):
    answer = desk.ask(question)
    assert (answer.status, answer.value) == ("answered", value)
    assert row in answer.text


def test_the_rows_below_a_sentence_that_leads_to_them(desk: Desk):
    answer = desk.ask("云岚市档案局2024年主动公开了多少条信息")
    assert answer.value == 241
    assert "其他\t41\t+1.2%" in answer.text


def test_numbers_under_a_heading_that_names_them(desk: Desk):
    answer = desk.ask("云岚市档案局2024年举办了多少场新闻发布会")
    assert answer.status == "answered"
    assert "全年共有6场" in answer.text
    assert desk.ask("云岚市档案局2024年培训了多少人次").status == "not_found"  # the heading names more than that


def test_who_did_what_only_a_heading_names(desk: Desk):
    answer = desk.ask("哪些单位举办了新闻发布会")
    assert [(row.agency, row.year) for row in answer.rows] == [("云岚市档案局", 2024)]
    assert "举办新闻发布会情况。全年共有6场" in answer.text


def test_a_row_and_a_sentence_are_both_told_and_not_subtracted(desk: Desk):
    answer = desk.ask("云岚市档案局2024年门户网站公开的信息比上年增加了多少条")
    assert answer.value is None
    assert "门户网站\t120\t+6.0%" in answer.text and "90条" in answer.text

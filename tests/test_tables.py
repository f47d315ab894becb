import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import form as forms
from ingest import read_report
from ingest.report import Fact, Status
from ingest.tables import read_tables
from tests import writer
from tests.writer import balanced, figures, one_a_line, pipes, report, spaces, tabs, wrapped


def by_key(text: str) -> dict[str, Fact]:
    return {fact.key: fact for fact in read_tables(text).facts}


def values(text: str) -> dict[str, str]:
    return {key: "" if fact.value is None else str(fact.value) for key, fact in by_key(text).items()}


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("line", [tabs, spaces, pipes, one_a_line, wrapped])
def test_every_cell_in_every_layout(form: int, line: writer.Line):
    cells = balanced(form, received=31, granted=17, carried_out=2)
    cells["licensing.decisions"] = "1204"
    text = report(cells, form, line)
    assert read_tables(text).form == form
    assert values(text) == cells


def test_cells_of_table_1_and_2_stand_where_they_say():
    text = report(balanced(2021, received=7, granted=5, carried_out=1), 2021, spaces)
    fact = by_key(text)["requests.granted.total"]
    assert fact.span is not None
    assert fact.row_span is not None
    assert text[fact.span.start : fact.span.end] == "5"
    assert text[fact.row_span.start : fact.row_span.end] == "（一）予以公开 5 0 0 0 0 0 5"


def test_blank_cells_are_blank_and_not_zero():
    cells = figures(2021, fees__amount="", reconsideration__upheld="", reconsideration__total="")
    found = by_key(report(cells, 2021, tabs))
    assert {key for key, fact in found.items() if fact.status is Status.BLANK} == {
        "fees.amount",
        "reconsideration.upheld",
        "reconsideration.total",
    }


@pytest.mark.parametrize("mark", ["/", "—", "无", "不适用"])
def test_marks_for_nothing_are_blank_and_kept(mark: str):
    fact = by_key(report(figures(2021, fees__amount=mark), 2021, tabs))["fees.amount"]
    assert (fact.status, fact.value, fact.raw) == (Status.BLANK, None, mark)


@pytest.mark.parametrize(("printed", "value"), [("-1", -1), ("+2", 2), ("减4", -4), ("增3", 3), ("无变化", 0)])
def test_changes_may_be_negative(printed: str, value: int):
    fact = by_key(report(figures(2019, licensing__change=printed), 2019, tabs))["licensing.change"]
    assert (fact.value, fact.raw) == (Decimal(value), printed)


def test_a_report_of_2023_may_print_table_1_in_the_old_form():
    new, old = balanced(2021, 4, 3, 0), figures(2019, licensing__items_last_year="5")
    text = report(new, 2021, spaces)
    text = text.replace(writer.table_1(new, 2021, spaces), writer.table_1(old, 2019, spaces))
    found = by_key(text)
    assert read_tables(text).form == 2021
    assert found["licensing.items_last_year"].value == 5
    assert found["requests.other_outcome.other.total"].value == 0
    assert "licensing.issued" not in found


GRANTED = "（一）予以公开 2 0 0 0 0 0 2"


@pytest.mark.parametrize("printed", ["2 0 0 0 0 2", "0 0 0 0 0 2", "2 0 0 0 0 0"])
def test_a_lost_value_is_restored_where_the_columns_prove_it(printed: str):
    cells = balanced(2021, received=6, granted=2, carried_out=1)
    text = report(cells, 2021, spaces).replace(GRANTED, f"（一）予以公开 {printed}")
    row = [fact for key, fact in by_key(text).items() if key.startswith("requests.granted")]
    assert [fact.value for fact in row] == [2, 0, 0, 0, 0, 0, 2]
    assert {fact.status for fact in row} == {Status.REPAIRED}


@pytest.mark.parametrize("printed", ["3 0 0 0 0 2", "2 0 0 0 2", "0 2 0 0 0 2"])
def test_a_row_that_print_and_equations_tell_apart_is_unreadable_not_guessed(printed: str):
    cells = balanced(2021, received=6, granted=2, carried_out=1)
    text = report(cells, 2021, spaces).replace(GRANTED, f"（一）予以公开 {printed}")
    row = [fact for key, fact in by_key(text).items() if key.startswith("requests.granted")]
    assert {(fact.status, fact.value) for fact in row} == {(Status.UNREADABLE, None)}


def test_two_damaged_rows_prove_nothing_about_each_other():
    cells = balanced(2021, received=6, granted=2, carried_out=1)
    text = report(cells, 2021, spaces).replace(GRANTED, "（一）予以公开 2 0 0 0 0 2")
    text = re.sub(r"(（二）部分公开)( 0){7}", r"\1" + " 0" * 6, text)
    assert by_key(text)["requests.granted.total"].status is Status.UNREADABLE


def test_tables_that_are_not_there_are_no_facts():
    prose = "一、总体情况\n2024年行政许可12件，收到申请3件，其中予以公开2件、部分公开1件。"
    assert read_tables(prose).facts == ()


@settings(max_examples=40, deadline=None)
@given(
    form=st.sampled_from(forms.FORMS),
    line=st.sampled_from([tabs, spaces, pipes, one_a_line]),
    numbers=st.lists(st.integers(0, 9_999), min_size=200, max_size=200),
)
def test_any_figures_are_read_as_printed(form: int, line: writer.Line, numbers: list[int]):
    cells = {cell.key: str(number) for cell, number in zip(forms.cells(form), numbers, strict=False)}
    assert values(report(cells, form, line)) == cells


@settings(deadline=None)
@given(st.text(alphabet="规章行政许可属于国家秘密其他总计审结复议 \t\n|0123456789.-", max_size=400))
def test_any_text_is_read_without_an_error(text: str):
    for fact in read_tables(text).facts:
        assert (fact.value is None) == (fact.status in {Status.BLANK, Status.UNREADABLE})


def test_a_number_that_goes_on_in_the_next_line_is_not_read_in_part():
    text = "\n".join(
        [
            *("第二十条第（五）项", "信息内容 本年处理决定数量", "行政许可 983"),
            *("第二十条第（六）项", "信息内容 本年处理决定数量", "行政处罚11", "08", "行政强制 65"),
        ]
    )
    facts = by_key(text)
    assert facts["penalties.decisions"].status is Status.UNREADABLE
    assert (facts["licensing.decisions"].value, facts["coercion.decisions"].value) == (983, 65)


def test_a_report_with_a_form_of_its_own_has_no_tables():
    prose = (
        "一、概述\n学院按《高等学校信息公开办法》编制本报告。\n二、依申请公开情况\n本学年收到信息公开申请3件。\n"
        "三、因信息公开受到举报、复议、诉讼的情况\n无。\n"
    )
    school = read_report(f"云岚职业学院2023年信息公开工作年度报告\n{prose}".encode(), "a.txt")
    assert (school.form, school.facts) == (0, ())


@pytest.mark.parametrize(
    "prose",
    [
        "三、收到和处理政府信息公开申请情况\n",
        "三、依申请公开情况\n具体数据见附表。\n",
        "二、主动公开政府信息情况\n（图片）\n",
    ],
)
def test_tables_that_stand_elsewhere_are_unread(prose: str):
    text = f"云岚市财政局2023年政府信息公开工作年度报告\n一、总体情况\n本局平稳开展工作。\n{prose}"
    assert read_report(text.encode(), "a.txt").form == 2021

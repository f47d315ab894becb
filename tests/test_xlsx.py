import warnings
from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from ingest import form as forms
from ingest.errors import DamagedArchiveError, EmptyFileError, TooLargeFileError
from ingest.formats import xlsx
from ingest.formats.xlsx import read
from ingest.sections import find_sections, page_of
from ingest.tables import read_tables
from tests.office import fill_sheet, table_1, table_2, table_3, with_replaced
from tests.writer import TITLE, balanced, figures

SHEETS = {
    "二、主动公开政府信息情况": table_1,
    "三、收到和处理政府信息公开申请情况": table_2,
    "四、政府信息公开行政复议、行政诉讼情况": table_3,
}


def saved(workbook: Workbook) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def book(*rows: list[object], title: str = "表") -> Workbook:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return workbook


def lines(workbook: Workbook) -> list[str]:
    return read(saved(workbook)).text.split("\n")


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("corner", [(1, 1), (4, 3)])
def test_every_cell_of_three_sheets_with_merged_cells(form: int, corner: tuple[int, int]):
    cells = {key: str(number) for number, key in enumerate(figures(form))}
    workbook = book([TITLE], title="封面")
    workbook.properties.title = "年度报告"
    for title, table in SHEETS.items():
        fill_sheet(workbook.create_sheet(title), table(cells, form), *corner)
    document = read(saved(workbook))
    assert (document.kind, document.title) == ("xlsx", "年度报告")
    tables = read_tables(document.text)
    assert tables.form == form
    assert {fact.key: fact.raw for fact in tables.facts} == cells
    assert [section.number for section in find_sections(document.text)] == [0, 2, 3, 4]
    assert page_of(document.text, document.text.index("结转下年度")) == 3


def test_every_cell_of_one_sheet():
    cells = balanced(2021, received=7, granted=4, carried_out=1)
    workbook = book([TITLE])
    sheet = workbook.worksheets[0]
    for table in SHEETS.values():
        fill_sheet(sheet, table(cells, 2021), sheet.max_row + 2)
    assert {fact.key: fact.raw for fact in read_tables(read(saved(workbook)).text).facts} == cells


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        *((3.0, "General", "3"), (0.1 + 0.2, "General", "0.3"), (-0.0, "General", "0"), (1e-7, "General", "0.0000001")),
        *((1234567.5, "#,##0.00", "1234567.5"), (12.3456, "0.00_ ", "12.35"), (2.5, "0", "3"), (-0.4, "0", "0")),
        *((0.153, "0.0%", "15.3%"), (0.5, "0%", "50%"), (3.14, "0.00;[Red]-0.00", "3.14"), (7, "@", "7")),
        *((1e20, f"0.{'0' * 30}", "1" + "0" * 20), (1e30, "0", "1e+30")),
        *((12.5, '0.0"万元"', "12.5"), (1234.5, "#,##0,", "1234.5"), (123456789012345678, "0", "123456789012346000")),
        *((True, "General", "TRUE"), ("#REF!", "General", "#REF!"), ("商业\n企业", "General", "商业企业")),
        *(
            (date(2024, 1, 5), "yyyy/m/d", "2024-01-05"),
            (datetime(2024, 1, 5, 9, 30), "yyyy-mm-dd hh:mm", "2024-01-05 09:30:00"),
        ),
        *((time(9, 30), "h:mm", "09:30:00"), ("a\tb\nc", "General", "a b c"), ("5\u200b", "General", "5")),
    ],
)
def test_values_as_a_person_sees_them(value: object, number_format: str, shown: str):
    workbook = book([value])
    workbook.worksheets[0]["A1"].number_format = number_format
    assert lines(workbook) == ["表", shown]


def test_formulas_show_what_was_last_calculated():
    content = saved(book(["合计", "=1+1", 3]))
    assert read(content).text == "表\n合计\t\t3"
    cached = with_replaced(content, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    assert cached != content
    assert read(cached).text == "表\n合计\t2\t3"


def test_empty_rows_and_columns_around_a_table_are_left_out():
    workbook = book([], [None, "甲", None, 1], [], [None, None, "乙", None, None])
    assert lines(workbook) == ["表", "甲\t\t1", "\t乙\t"]


def test_what_a_merged_cell_covers_is_empty():
    workbook = book(["甲", "旧", 1], ["旧", "旧", 2], ["乙", 3, 4])
    sheet = workbook.worksheets[0]
    content = saved(workbook)
    sheet.merge_cells("A1:B2")
    merged = b'<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells></worksheet>'
    assert read(with_replaced(content, b"</worksheet>", merged)).text == "表\n甲\t\t1\n\t\t2\n乙\t3\t4"


def test_hidden_sheets_are_not_shown():
    workbook = book(["甲"])
    for state in ("hidden", "veryHidden"):
        sheet = workbook.create_sheet(state)
        sheet.append(["旧"])
        sheet.sheet_state = state
    workbook.create_sheet("空")
    assert read(saved(workbook)).text == "表\n甲\n\f空"


def test_a_wrong_size_in_the_file_loses_no_row():
    content = with_replaced(saved(book(["甲"], ["乙"])), b'ref="A1:A2"', b'ref="A1"')
    assert read(content).text == "表\n甲\n乙"


def test_no_warning_is_shown():
    workbook = book(["甲"])
    workbook.worksheets[0].add_data_validation(DataValidation(type="list", formula1='"是,否"'))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read(saved(workbook))


def test_a_workbook_without_text_is_empty():
    with pytest.raises(EmptyFileError, match="pictures"):
        read(saved(book()))


def test_more_cells_than_allowed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx, "MOST_CELLS", 5)
    assert lines(book([1, 2], [3, 4])) == ["表", "1\t2", "3\t4"]
    with pytest.raises(TooLargeFileError, match="more than 5 cells"):
        read(saved(book([1, 2, 3], [4, 5, 6])))


def test_a_cell_far_away_costs_no_memory():
    workbook = book(["甲"])
    workbook.worksheets[0]["B1000000"] = "乙"
    assert lines(workbook) == ["表", "甲\t", "\t乙"]


def test_rows_without_end_are_refused():
    content = saved(book(["甲"], ["乙"]))
    far = with_replaced(with_replaced(content, b'<row r="2"', b'<row r="900000000"'), b'r="A2"', b'r="A900000000"')
    with pytest.raises(TooLargeFileError, match="rows long"):
        read(far)


def test_a_broken_sheet_is_damaged():
    with pytest.raises(DamagedArchiveError, match="save it anew"):
        read(with_replaced(saved(book(["甲"])), b"<sheetData>", b"<sheetData><row><"))

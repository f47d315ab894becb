"""Citations marked on the pages of PDFs: pdfium, which draws the page, tells what lies in each box."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from answer import Desk
from answer.answer import Citation
from answer.citing.marks import MarkedPage, lines, mark_page
from index.database import open_reader, read
from index.embedding import Embedder
from index.load import find_files, load
from index.places import Layout, find_layout
from ingest import Report, read_report
from ingest.report import Box, Fact
from tests.test_pdf import BOTTOM, SHEET, Paper, Rule, boxes, nothing, numbered, report_pdf, text_at, with_boxes
from tests.writer import TITLE, balanced

RECEIVED = "requests.received.total"


def fact_of(report: Report, key: str) -> Fact:
    return next(fact for fact in report.facts if fact.key == key)


def citation_of(fact: Fact) -> Citation:
    assert fact.row_span is not None
    made = Citation(1, "", 2024, "", fact.page, "", "", 1, fact.row_span.start, fact.row_span.end, fact.key)
    if fact.span is None:
        return made
    return Citation(
        *(1, "", 2024, "", fact.page, "", "", 1, fact.row_span.start, fact.row_span.end, fact.key, "", ""),
        *(fact.value, fact.span.start, fact.span.end),
    )


def marked(report: Report, key: str, number: int | None = None) -> MarkedPage:
    citation = citation_of(fact_of(report, key))
    line_end = report.text.index("\n", citation.end)
    return mark_page(Layout(report.pages, report.places), citation, line_end, number)


def shown_in(content: bytes, page: MarkedPage, box: Box) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(text_at(document[page.number - 1], box).split())


@pytest.mark.parametrize("rotation", [0, 90])
@pytest.mark.parametrize("rule", [boxes, nothing])
def test_every_cell_is_marked_where_it_is_printed(rule: Rule, rotation: int):
    paper = Paper(rule, rotation=rotation)
    content = with_boxes(report_pdf(numbered(2021), 2021, paper), SHEET, (20, 10, -5, -30))
    report = read_report(content, "a.pdf")
    for fact in report.facts:
        if fact.span is not None:
            page = marked(report, fact.key)
            assert page.number == fact.page
            assert [shown_in(content, page, box) for box in page.cells] == [fact.raw]


def test_the_row_is_one_box_from_its_label_to_its_last_number():
    content = report_pdf(balanced(2021, 9, 7, 0), 2021, Paper())
    report = read_report(content, "a.pdf")
    page = marked(report, RECEIVED)
    (row,), (cell,) = page.rows, page.cells
    assert shown_in(content, page, row) == "一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9"
    assert (cell.top, cell.right, cell.bottom) == (row.top, row.right, row.bottom)
    assert page.size == report.pages[page.number - 1]
    assert (page.pages, page.marked) == (len(report.pages), (page.number,))


def test_a_cell_that_spans_rows_does_not_widen_the_mark_of_one():
    tall, label, number = Box(1, 10, 100, 30, 200), Box(1, 30, 100, 80, 112), Box(1, 80, 100, 95, 112)
    below = Box(1, 30, 112, 80, 124)
    assert lines([tall, label, number]) == [Box(1, 10, 100, 95, 112)]
    assert lines([label, number, below]) == [Box(1, 30, 100, 95, 112), below]


@pytest.mark.parametrize("key", ["fees.amount", "requests.received.natural_person"])
def test_the_only_empty_cell_of_a_row_is_marked(key: str):
    cells = {**balanced(2021, 9, 7, 0), key: ""}
    report = read_report(report_pdf(cells, 2021, Paper()), "a.pdf")
    page = marked(report, key)
    whole = marked(read_report(report_pdf({**cells, key: "9"}, 2021, Paper()), "a.pdf"), key)
    assert [(box.left, box.top) for box in page.cells] == [(box.left, box.top) for box in whole.cells]
    assert page.rows == whole.rows


def test_of_several_empty_cells_none_is_chosen():
    empty = {key: "" for key in numbered(2021) if key.startswith("requests.received.")}
    report = read_report(report_pdf({**balanced(2021, 9, 7, 0), **empty}, 2021, Paper()), "a.pdf")
    page = marked(report, RECEIVED)
    assert page.cells == ()
    assert len(page.rows) == 1


def test_another_page_shows_only_what_is_marked_on_it():
    report = read_report(report_pdf(balanced(2021, 9, 7, 0), 2021, Paper()), "a.pdf")
    own = marked(report, RECEIVED)
    other = marked(report, RECEIVED, own.number + 1)
    assert (other.number, other.rows, other.cells) == (own.number + 1, (), ())
    assert other.marked == (own.number,)
    for outside in (-1, 0, own.pages + 1):
        assert marked(report, RECEIVED, outside).number == own.number


# Through the store


def data_with(files: dict[str, bytes], folder: Path, embedder: Embedder) -> Path:
    source = folder / "in"
    source.mkdir()
    for name, content in files.items():
        (source / name).write_bytes(content)
    load(find_files([source]), folder / "data", embedder)
    return folder / "data"


def layouts(data: Path, ids: Sequence[int]) -> list[Layout | None]:
    with read(open_reader(data), 1000) as connection:
        return [find_layout(connection, report_id) for report_id in ids]


def test_places_are_stored_to_a_tenth_of_a_point(tmp_path: Path, embedder: Embedder):
    content = report_pdf(balanced(2021, 9, 7, 0), 2021, Paper())
    (stored,) = layouts(data_with({"a.pdf": content}, tmp_path, embedder), [1])
    report = read_report(content, "a.pdf")
    assert stored is not None
    assert [(each.start, each.end) for each in stored.places] == [(each.start, each.end) for each in report.places]
    near = [pytest.approx(each.box.left, abs=0.06) for each in report.places]
    assert [each.box.left for each in stored.places] == near
    assert [each.width for each in stored.pages] == [pytest.approx(each.width, abs=0.06) for each in report.pages]


def test_other_formats_have_no_pages(tmp_path: Path, embedder: Embedder):
    text = read_report(report_pdf(balanced(2021, 9, 7, 0), 2021, Paper()), "a.pdf").text
    data = data_with({"a.txt": text.encode()}, tmp_path, embedder)
    assert layouts(data, [1]) == [None]
    desk = Desk(data)
    found = desk.evidence(desk.ask("云岚市档案局2024年新收申请多少件").citations[0])
    assert found.page_shown is None


def test_an_answer_leads_to_its_cell_on_the_page(tmp_path: Path, embedder: Embedder):
    content = report_pdf(balanced(2021, 9, 7, 0), 2021, Paper())
    desk = Desk(data_with({"a.pdf": content}, tmp_path, embedder))
    answer = desk.ask("云岚市档案局2024年新收申请多少件")
    page = desk.evidence(answer.citations[0]).page_shown
    assert page is not None
    assert (answer.value, page.number) == (Decimal(9), answer.citations[0].page)
    assert [shown_in(content, page, box) for box in page.cells] == ["9"]


def test_a_sentence_is_marked_line_by_line_on_each_of_its_pages(tmp_path: Path, embedder: Embedder):
    sentence = "二是" + "部分科室报送的材料不齐全，格式也不统一，" * 6 + "需要逐件退回补正。"
    paper = Paper()
    paper.prose(TITLE, 18)
    paper.prose("五、存在的主要问题及改进情况")
    paper.y = BOTTOM + 70
    paper.prose("一是公开不够及时。" + sentence)
    content = paper.done()
    desk = Desk(data_with({"a.pdf": content}, tmp_path, embedder))
    answer = desk.ask("云岚市档案局2024年报告写了哪些主要问题")
    cited = next(each for each in answer.citations if each.quote.startswith("二是"))
    pages = [desk.evidence(cited, number).page_shown for number in (None, 2)]
    assert [(page.number, page.marked) for page in pages if page] == [(1, (1, 2)), (2, (1, 2))]
    assert cited.page == 1
    printed = "".join(shown_in(content, page, box) for page in pages if page for box in page.rows)
    assert printed == sentence


def test_a_sentence_on_the_second_page_of_its_paragraph_is_cited_there(tmp_path: Path, embedder: Embedder):
    paper = Paper()
    paper.prose(TITLE, 18)
    paper.prose("五、存在的主要问题及改进情况")
    paper.y = BOTTOM + 40
    paper.prose("一是公开不够及时，" + "部分栏目长期没有更新，" * 10 + "影响查阅。二是队伍不稳定，人手不足。")
    desk = Desk(data_with({"a.pdf": paper.done()}, tmp_path, embedder))
    answer = desk.ask("云岚市档案局2024年报告写了哪些主要问题")
    assert [(each.quote[:2], each.page) for each in answer.citations] == [("一是", 1), ("二是", 2)]

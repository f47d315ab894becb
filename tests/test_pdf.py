"""PDFs are drawn here cell by cell, so that a test chooses rulings, page breaks and cuts itself."""

import ctypes
import io
import shutil
import subprocess
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingest import form as forms
from ingest.document import Box, Document
from ingest.errors import (
    DamagedPdfError,
    EmptyFileError,
    EncryptedPdfError,
    NeedsOcrError,
    TooLargePdfError,
    UnreadableFileError,
)
from ingest.formats import ocr, pdf_page
from ingest.formats.glyphs import fold
from ingest.formats.pdf import read
from ingest.passages import find_passages
from ingest.report import Status
from ingest.sections import find_sections
from ingest.tables import read_tables
from tests.writer import ITEMS, PROSE, TITLE, balanced, figures

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 60.0, WIDTH - 60, HEIGHT - 72, 72.0
SIZE, LEADING = 9.0, 12.0
registerFont(UnicodeCIDFont(FONT))


class Cell(NamedTuple):
    """A cell of a drawn table: its text, row, column, and how many of each it spans."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


Grid = list[Cell]
Sides = tuple[float, float, float, float]
Rule = Callable[[Canvas, float, float, float, float], None]  # draws a cell's sides: left, lower, right, upper


# Rulings, as word processors and browsers draw them


def boxes(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    canvas.rect(left, lower, right - left, upper - lower)


def lines(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    for sides in ((left, lower, right, lower), (left, upper, right, upper)):
        canvas.line(*sides)
    for sides in ((left, lower, left, upper), (right, lower, right, upper)):
        canvas.line(*sides)


def thin_rectangles(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    for x, y, width, height in (
        (left, lower, right - left, 0.5),
        (left, upper - 0.5, right - left, 0.5),
        (left, lower, 0.5, upper - lower),
        (right - 0.5, lower, 0.5, upper - lower),
    ):
        canvas.rect(x, y, width, height, stroke=0, fill=1)


def shaded(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(left + 0.4, lower + 0.4, right - left - 0.8, upper - lower - 0.8, stroke=0, fill=1)
    canvas.setFillGray(0)


def open_sides(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    canvas.line(left, lower, right, lower)
    canvas.line(left, upper, right, upper)
    for side in (left, right):
        if LEFT < side < RIGHT - 1:
            canvas.line(side, lower, side, upper)


def open_at_page_ends(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    canvas.line(left, lower, left, upper)
    canvas.line(right, lower, right, upper)
    for level in (lower, upper):
        if level < TOP - 1:
            canvas.line(left, level, right, level)


def nothing(canvas: Canvas, left: float, lower: float, right: float, upper: float) -> None:
    """No lines at all."""


# The three tables, with merged cells


def grid_1(cells: dict[str, str], form: int) -> Grid:
    grid, item, row = Grid(), "", 0
    for printed in forms.rows(form, 1).values():
        label = printed[0].row
        if item != next(item for word, item in ITEMS.items() if word in label):
            item = next(item for word, item in ITEMS.items() if word in label)
            grid.append(Cell(f"第二十条第（{item}）项", row, 0, columns=4))
            grid += [Cell("信息内容", row + 1, 0), *_spread([cell.column for cell in printed], row + 1)]
            row += 2
        grid += [Cell(label, row, 0), *_spread([cells[cell.key] for cell in printed], row)]
        row += 1
    return grid


def _spread(texts: Sequence[str], row: int) -> Grid:
    """One, two or three cells over three columns."""
    spans = {1: [(1, 3)], 2: [(1, 1), (2, 2)], 3: [(1, 1), (2, 1), (3, 1)]}[len(texts)]
    return [Cell(text, row, column, columns=span) for text, (column, span) in zip(texts, spans, strict=True)]


def grid_2(cells: dict[str, str], form: int) -> Grid:
    grid = [
        Cell("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 0, 0, 3, 3),
        Cell("申请人情况", 0, 3, columns=7),
        Cell("自然人", 1, 3, rows=2),
        Cell("法人或其他组织", 1, 4, columns=5),
        Cell("总计", 1, 9, rows=2),
    ]
    grid += [
        Cell(text, 2, 4 + place)
        for place, text in enumerate(("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))
    ]
    printed = list(forms.rows(form, 2).values())
    paths = [row[0].row.split("/") for row in printed]
    for row, (path, values) in enumerate(zip(paths, printed, strict=True)):
        for depth in range(len(path) - 1):
            members = [number for number, other in enumerate(paths) if other[: depth + 1] == path[: depth + 1]]
            if members[0] == row:
                grid.append(Cell(path[depth], row + 3, depth, rows=len(members)))
        grid.append(Cell(path[-1], row + 3, len(path) - 1, columns=4 - len(path)))
        grid += [Cell(cells[cell.key], row + 3, 3 + place) for place, cell in enumerate(values)]
    return grid


def grid_3(cells: dict[str, str], form: int) -> Grid:
    outcomes = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    grid = [Cell("行政复议", 0, 0, columns=5), Cell("行政诉讼", 0, 5, columns=10)]
    grid += [Cell("未经复议直接起诉", 1, 5, columns=5), Cell("复议后起诉", 1, 10, columns=5)]
    grid += [Cell(text, 1, place, rows=2) for place, text in enumerate(outcomes)]
    grid += [Cell(text, 2, 5 + place) for place, text in enumerate(outcomes * 2)]
    values = [cells[cell.key] for row in forms.rows(form, 3).values() for cell in row]
    return grid + [Cell(text, 3, place) for place, text in enumerate(values)]


def cut(grid: Grid, row: int, words_above: int, values_above: bool) -> Grid:
    """The grid with one row cut in two: so many characters of its label above the cut, its values on one side."""
    pieces = Grid()
    for cell in grid:
        if cell.row > row:
            pieces.append(cell._replace(row=cell.row + 1))
        elif cell.row == row and cell.rows == 1:
            digits = cell.text.isdigit()
            at = (len(cell.text) if values_above else 0) if digits else words_above
            pieces += [
                cell._replace(text=cell.text[:at]),
                cell._replace(text=cell.text[at:], row=row + 1),
            ]
        else:
            pieces.append(cell._replace(rows=cell.rows + (cell.row <= row < cell.row + cell.rows)))
    return pieces


# Drawing


TURNS = {90: (0, 1, -1, 0, HEIGHT, 0), 180: (-1, 0, 0, -1, WIDTH, HEIGHT), 270: (0, -1, 1, 0, 0, WIDTH)}


class Paper:
    """A PDF being drawn from top to bottom."""

    def __init__(
        self, rule: Rule = boxes, head: str = "", foot: str = "", rotation: int = 0, margin: float = 0
    ) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4)
        self.canvas.setTitle(TITLE)
        self.canvas.setPageRotation(rotation)
        if margin:
            self.canvas.setCropBox((margin, margin, WIDTH - margin, HEIGHT - margin))
        self.rule, self.head, self.foot, self.rotation = rule, head, foot, rotation
        self.page = 0
        self.waiting: dict[Cell, list[str]] = {}
        self.turn()

    def turn(self) -> None:
        if self.page:
            self.canvas.showPage()
        if self.rotation:  # drawn turned, so that the turned page shows it upright
            self.canvas.transform(*TURNS[self.rotation])
        self.page += 1
        self.y = TOP
        self.write(WIDTH / 2 - 60, HEIGHT - 40, self.head.format(self.page))
        self.write(WIDTH / 2 - 10, 36, self.foot.format(self.page))

    def write(self, x: float, y: float, text: str, size: float = SIZE) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)

    def prose(self, text: str, size: float = 11) -> None:
        """Text broken where the line ends, pages turned where the page ends."""
        for line in wrap(text, RIGHT - LEFT, size):
            if self.y < BOTTOM + 20:
                self.turn()
            self.y -= 1.6 * size
            self.write(LEFT, self.y, line, size)
        self.y -= 4

    def table(self, grid: Grid, widths: Sequence[float], breaks: Sequence[int] = ()) -> None:
        """A table, on a new page before each of the rows `breaks` and wherever a page is full."""
        scale = (RIGHT - LEFT) / sum(widths)
        across = [LEFT + scale * sum(widths[:column]) for column in range(len(widths) + 1)]
        heights = row_heights(grid, across)
        self.y -= 6
        self.waiting = {}
        first, drawn = 0, self.y
        for row, height in enumerate(heights):
            if row in breaks or drawn - height < BOTTOM:
                self.rows(grid, across, heights, first, row)
                self.turn()
                first, drawn = row, self.y
            drawn -= height
        self.rows(grid, across, heights, first, len(heights))
        self.y -= 6

    def rows(self, grid: Grid, across: list[float], heights: list[float], first: int, end: int) -> None:
        """The part of each cell that lies in rows `first` to `end`; text that has no room flows into the next part."""
        for cell in grid:
            low, high = max(cell.row, first), min(cell.row + cell.rows, end)
            if low < high:
                upper, lower = self.y - sum(heights[first:low]), self.y - sum(heights[first:high])
                left, right = across[cell.column], across[cell.column + cell.columns]
                self.rule(self.canvas, left, lower, right, upper)
                waiting = self.waiting.pop(cell, None) or wrap(cell.text, right - left - 4, SIZE)
                room = int((upper - lower) / LEADING) if cell.row + cell.rows > end else len(waiting)
                self.cell(waiting[:room], left, right, (upper + lower) / 2)
                self.waiting[cell] = waiting[room:] or [""]
        self.y -= sum(heights[first:end])

    def cell(self, written: list[str], left: float, right: float, middle: float) -> None:
        for place, line in enumerate(written):
            x = (left + right - stringWidth(line, FONT, SIZE)) / 2
            self.write(x, middle + LEADING * (len(written) / 2 - place) - SIZE, line)

    def done(self) -> bytes:
        self.canvas.save()
        return self.file.getvalue()


def row_heights(grid: Grid, across: Sequence[float]) -> list[float]:
    heights = [16.0] * (1 + max(cell.row for cell in grid))
    for cell in grid:
        if cell.rows == 1:
            room = across[cell.column + cell.columns] - across[cell.column] - 4
            heights[cell.row] = max(heights[cell.row], 4 + LEADING * len(wrap(cell.text, room, SIZE)))
    return heights


def wrap(text: str, room: float, size: float) -> list[str]:
    written = [""]
    for char in text:
        if stringWidth(written[-1] + char, FONT, size) > room and written[-1]:
            written.append("")
        written[-1] += char
    return written


WIDTHS_1 = (3.0, 1.5, 1.5, 1.5)
WIDTHS_2 = (1.0, 1.2, 3.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.8, 0.8)
WIDTHS_3 = (1.0,) * 15


def report_pdf(cells: dict[str, str], form: int, paper: Paper, prose: str = PROSE) -> bytes:
    """A report in six sections with its tables drawn."""
    paper.prose(TITLE, 18)
    paper.prose("一、总体情况")
    paper.prose(prose)
    paper.prose("二、主动公开政府信息情况")
    paper.table(grid_1(cells, form), WIDTHS_1)
    paper.prose("三、收到和处理政府信息公开申请情况")
    paper.table(grid_2(cells, form), WIDTHS_2)
    paper.prose("四、政府信息公开行政复议、行政诉讼情况")
    paper.table(grid_3(cells, form), WIDTHS_3)
    paper.prose("五、存在的主要问题及改进情况")
    paper.prose("一是公开不够及时。下一步，将加强更新。")
    paper.prose("六、其他需要报告的事项")
    paper.prose("本年度未收取信息处理费。")
    return paper.done()


def numbered(form: int) -> dict[str, str]:
    """Every cell with a number of its own, so that no two can be taken for each other; totals are sums."""
    cells = {key: 1000 + number for number, key in enumerate(figures(form))}
    for table in (2, 3):
        for row in forms.rows(form, table).values():
            *parts, total = (cell.key for cell in row)
            cells[total] = sum(cells[part] for part in parts)
    return {key: str(value) for key, value in cells.items()}


def values(document: Document) -> dict[str, str]:
    return {fact.key: "" if fact.value is None else str(fact.value) for fact in read_tables(document.text).facts}


def table_2(cells: dict[str, str], form: int) -> dict[str, str]:
    return {cell.key: cells[cell.key] for row in forms.rows(form, 2).values() for cell in row}


def lines_of(document: Document) -> list[str]:
    return document.text.replace("\f", "").split("\n")


# Tables


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("rule", [boxes, lines, thin_rectangles, shaded, open_sides, open_at_page_ends])
def test_every_cell_of_ruled_tables_over_three_pages(form: int, rule: Rule):
    cells = numbered(form)
    document = read(report_pdf(cells, form, Paper(rule, head=TITLE, foot="- {} -"), prose=PROSE * 40))
    assert values(document) == cells
    assert document.text.count("\f") == 2


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("sentences", range(1, 40, 6))
def test_tables_may_be_cut_by_a_page_anywhere(form: int, sentences: int):
    cells = balanced(form, received=31, granted=17, carried_out=2)
    assert values(read(report_pdf(cells, form, Paper(), prose=PROSE * sentences))) == cells


def test_rows_merged_cells_and_wrapped_labels_are_lines_with_tabs():
    paper = Paper()
    paper.table(grid_2(numbered(2021), 2021), WIDTHS_2)
    printed = lines_of(read(paper.done()))
    assert printed[:3] == [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况",
        "\t自然人\t法人或其他组织\t总计",
        "\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t",
    ]
    assert printed[3] == "一、本年新收政府信息公开申请数量\t1010\t1011\t1012\t1013\t1014\t1015\t6075"
    assert printed[5] == "三、本年度办理结果\t（一）予以公开\t1024\t1025\t1026\t1027\t1028\t1029\t6159"
    assert printed[7] == "\t（三）不予公开\t1.属于国家秘密\t1038\t1039\t1040\t1041\t1042\t1043\t6243"
    assert printed[8] == "\t\t2.其他法律行政法规禁止公开\t1045\t1046\t1047\t1048\t1049\t1050\t6285"
    long = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    assert printed[23] == f"\t（六）其他处理\t{long}\t1150\t1151\t1152\t1153\t1154\t1155\t6915"


def test_no_text_of_a_table_is_lost_or_repeated():
    text = read(report_pdf(numbered(2021), 2021, Paper())).text
    assert [text.count(value) for value in numbered(2021).values()] == [1] * 200
    for cell in grid_2(numbered(2021), 2021):
        assert cell.text in text


def test_blank_cells_keep_their_place():
    zeros = ("requests.received.business", "requests.partial.natural_person", "requests.partial.total", "fees.amount")
    blank = {*zeros, "reconsideration.upheld", "litigation_after.total"}
    cells = balanced(2021, received=31, granted=17, carried_out=2) | dict.fromkeys(blank, "")
    document = read(report_pdf(cells, 2021, Paper()))
    assert values(document) == cells
    assert {fact.key for fact in read_tables(document.text).facts if fact.status is Status.BLANK} == blank


def test_unruled_tables_are_lines_with_spaces():
    cells = numbered(2021)
    document = read(report_pdf(cells, 2021, Paper(nothing)))
    assert "二、上年结转政府信息公开申请数量 1017 1018 1019 1020 1021 1022 6117" in lines_of(document)
    first_two = {key: value for key, value in cells.items() if forms.by_key(2021)[key].table != 3}
    assert values(document).items() >= first_two.items()


def test_rows_without_a_line_between_them_are_rows():
    assert lines_of(read(stacked_pdf()))[:2] == [
        "1.属于国家秘密\t0\t1\t2\t3\t4\t5\t6",
        "2.其他法律行政法规禁止公开\t10\t11\t12\t13\t14\t15\t16",
    ]


def stacked_pdf() -> bytes:
    """A table whose columns are ruled and whose rows are not."""
    grid = [Cell("1.属于国家秘密", 0, 0), *(Cell(str(number), 0, 1 + number) for number in range(7))]
    grid += [Cell("2.其他法律行政法规禁止公开", 1, 0), *(Cell(str(10 + number), 1, 1 + number) for number in range(7))]
    paper = Paper(nothing)
    top = paper.y - 6
    paper.table(grid, (4, 1, 1, 1, 1, 1, 1, 1))
    for x in range(8):
        step = (RIGHT - LEFT) / 11
        boxes(paper.canvas, LEFT + step * (x + 3 if x else 0), top - 32, LEFT + step * (x + 4), top)
    return paper.done()


def test_a_number_broken_in_a_narrow_cell_is_one_number():
    paper = Paper()
    paper.table([Cell("行政事业性收费", 0, 0), Cell("1234567.89", 0, 1)], (12, 1))
    assert lines_of(read(paper.done()))[0] == "行政事业性收费\t1234567.89"


def test_a_frame_around_prose_is_no_table():
    paper = Paper()
    paper.canvas.rect(LEFT - 10, BOTTOM, RIGHT - LEFT + 20, TOP - BOTTOM)
    paper.canvas.line(LEFT - 10, TOP - 60, RIGHT + 10, TOP - 60)
    paper.prose(PROSE * 5)
    printed = [line for line in lines_of(read(paper.done())) if line]
    assert "".join(printed) == PROSE * 5
    assert len(printed) > 2


def test_a_browser_prints_the_same(tmp_path: Path):
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("chromium is not installed")
    cells = numbered(2021)
    grids = (grid_1(cells, 2021), grid_2(cells, 2021), grid_3(cells, 2021))
    page = tmp_path / "report.html"
    page.write_text("<meta charset=utf-8><style>td{border:1px solid}</style>" + "".join(map(html, grids)), "utf-8")
    printed = tmp_path / "report.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}"]
    subprocess.run([browser, *options, f"--print-to-pdf={printed}", str(page)], check=True, capture_output=True)
    assert values(read(printed.read_bytes())) == cells


def html(grid: Grid) -> str:
    rows: dict[int, str] = {}
    for cell in sorted(grid, key=lambda cell: (cell.row, cell.column)):
        data = f"<td rowspan={cell.rows} colspan={cell.columns}>{cell.text}</td>"
        rows[cell.row] = rows.get(cell.row, "") + data
    return "<table cellspacing=0>" + "".join(f"<tr>{row}</tr>" for row in rows.values()) + "</table>"


# Page seams


@pytest.mark.parametrize("values_above", [True, False])
@pytest.mark.parametrize(
    ("row", "words"), [(5, 0), (5, 3), (7, 2), (8, 6), (18, 12), (22, 4), (23, 20), (24, 37), (25, 5)]
)
def test_a_row_cut_by_a_page_is_one_line_on_the_page_of_its_values(row: int, words: int, values_above: bool):
    cells = numbered(2021)
    grid = grid_2(cells, 2021)
    paper = Paper(head="政府信息公开", foot="第{}页")
    paper.prose("三、收到和处理政府信息公开申请情况")
    paper.table(cut(grid, row, words, values_above), WIDTHS_2, breaks=[row + 1])
    document = read(paper.done())
    assert table_2(values(document), 2021) == table_2(cells, 2021)
    label = next(cell.text for cell in grid if cell.row == row and cell.column < 3 and cell.rows == 1)
    printed = next(cell.text for cell in grid if cell.row == row and cell.column == 3)
    page = document.text.split("\f")[not values_above]
    line = next(line for line in page.split("\n") if f"\t{printed}\t" in line)
    assert label in line.replace(" ", "")


@pytest.mark.parametrize("form", forms.FORMS)
def test_rows_that_end_at_a_page_break_are_not_joined(form: int):
    rows = range(1, 1 + max(cell.row for cell in grid_1(numbered(form), form)))
    for row in rows:
        cells = numbered(form)
        paper = Paper()
        blank = {cell.text for cell in grid_1(cells, form) if cell.row == row and cell.text.isdigit()}
        cells = {key: "" if value in blank else value for key, value in cells.items()}
        paper.table(grid_1(cells, form), WIDTHS_1, breaks=[row])
        paper.table(grid_2(cells, form), WIDTHS_2)
        paper.table(grid_3(cells, form), WIDTHS_3, breaks=[2])
        assert values(read(paper.done())) == cells


def test_headers_printed_again_on_the_next_page_are_dropped():
    cells = numbered(2021)
    grid = grid_2(cells, 2021)
    header = [cell for cell in grid if cell.row < 3]
    paper = Paper()
    paper.table([cell for cell in grid if cell.row < 10 and cell.rows < 8], WIDTHS_2)
    paper.turn()
    paper.table(header + [cell._replace(row=cell.row - 7) for cell in grid if cell.row >= 10], WIDTHS_2)
    text = read(paper.done()).text
    assert text.count("法律服务机构") == 1
    assert text.count("2.重复申请") == 1


@pytest.mark.parametrize("foot", ["- {} -", "{}", "第 {} 页", "第{}页 共9页", "{}/9", "—{}—"])
def test_page_numbers_and_running_heads_are_left_out(foot: str):
    paper = Paper(head="云岚市档案局文件 {}", foot=foot)
    paper.prose(PROSE * 240)
    text = read(paper.done()).text
    assert text.count("\f") == 3
    assert text.replace("\n", "").replace("\f", "") == PROSE * 240


def test_a_number_at_the_end_of_a_page_that_is_no_page_number_stays():
    paper = Paper()
    paper.prose(PROSE)
    paper.write(LEFT, 40, "2024")
    assert lines_of(read(paper.done()))[-2:] == ["2024", ""]


def test_rows_of_values_at_one_place_of_many_pages_stay():
    paper = Paper(head="云岚市档案局文件")
    rows = [f"{number}.属于国家秘密 {number} 0 0 0 0 0 {number}" for number in (7, 7, 8, 8)]
    for row in rows:
        paper.prose(PROSE)
        paper.write(LEFT, 50, row)
        paper.turn()
    assert [line for line in lines_of(read(paper.done())) if "国家秘密" in line] == rows


def test_passages_are_unbroken_over_pages():
    prose = "".join(f"第{number}项工作按期完成，公开信息{number}条。" for number in range(200))
    paper = Paper(head="云岚市档案局", foot="- {} -")
    paper.prose("一、总体情况")
    paper.prose(prose)
    text = read(paper.done()).text
    assert text.count("\f") == 2
    passages = find_passages(text, find_sections(text), ())
    assert "".join(passage.text for passage in passages) == prose


# Characters and places


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⼯", "工"),
        ("⾏", "行"),
        ("⺠", "民"),
        ("ﬁ", "fi"),
        ("\u3000", " "),
        ("\x00", "\ufffd"),
        ("(cid:7)", "\ufffd"),
        ("（", "（"),
    ],
)
def test_characters_that_only_look_right(printed: str, meant: str):
    assert fold(printed) == meant


def test_bold_type_printed_twice_is_read_once():
    paper = Paper()
    for shift in (0, 0.3):
        paper.write(LEFT + shift, TOP - 20, "行政许可11件")
    assert lines_of(read(paper.done()))[0] == "行政许可11件"


def test_a_watermark_across_the_page_is_left_out():
    paper = Paper()
    paper.canvas.saveState()
    paper.canvas.rotate(45)
    paper.write(400, 100, "内部资料", 40)
    paper.canvas.restoreState()
    paper.prose(PROSE * 30)
    assert read(paper.done()).text.replace("\n", "") == PROSE * 30


def test_text_printed_in_invisible_ink_is_left_out():
    paper = Paper()
    paper.prose(PROSE)
    hidden = paper.canvas.beginText(LEFT, 300)
    hidden.setFont(FONT, SIZE)
    hidden.setTextRenderMode(3)
    hidden.textOut("看不见")
    paper.canvas.drawText(hidden)
    assert read(paper.done()).text == PROSE + "\n"


def test_the_title_of_the_metadata():
    assert read(report_pdf(numbered(2021), 2021, Paper())).title == TITLE
    for title, meant in (("untitled", ""), ("Microsoft Word - 年报.docx", "年报"), ("Äê±¨", "")):
        paper = Paper()
        paper.prose(PROSE)
        paper.canvas.setTitle(title)
        assert read(paper.done()).title == meant


# Sides of a page's boxes, in points beyond the sheet (left, lower, right, upper); None: the box is not set.
SHEET, LARGER, INSIDE, OUTSIDE = (0, 0, 0, 0), (-50, -40, 10, 20), (20, 10, -5, -30), (10, -30, 30, -7)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize(("media", "crop"), [(SHEET, None), (SHEET, INSIDE), (LARGER, INSIDE), (SHEET, OUTSIDE)])
def test_places_are_where_viewers_show_their_text(rotation: int, media: Sides, crop: Sides | None):
    content = with_boxes(report_pdf(numbered(2021), 2021, Paper(rotation=rotation)), media, crop)
    document = read(content)
    assert values(document) == numbered(2021)
    starts = [place.start for place in document.places]
    assert starts == sorted(starts)
    with pypdfium2.PdfDocument(content) as shown:
        sizes = [page.get_size() for page in shown]
        assert [(page.width, page.height) for page in document.pages] == [pytest.approx(size) for size in sizes]
        for place in document.places:
            width, height = sizes[place.box.page - 1]
            assert 0 <= place.box.left < place.box.right <= width + 0.01
            assert 0 <= place.box.top < place.box.bottom <= height + 0.01
            text = document.text[place.start : place.end]
            if text.isdigit():
                assert text_at(shown[place.box.page - 1], place.box) == text


def with_boxes(content: bytes, media: Sides, crop: Sides | None) -> bytes:
    """The PDF with other boxes on every page."""
    file = io.BytesIO()
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            sheet = page.get_mediabox()
            page.set_mediabox(*(side + beyond for side, beyond in zip(sheet, media, strict=True)))
            if crop:
                page.set_cropbox(*(side + beyond for side, beyond in zip(sheet, crop, strict=True)))
        document.save(file)
    return file.getvalue()


def text_at(page: pypdfium2.PdfPage, box: Box) -> str:
    """What pdfium shows in a box of the page, which it finds by its own reckoning."""
    corners = [on_sheet(page, box.left, box.top), on_sheet(page, box.right, box.bottom)]
    (left, right), (lower, upper) = (sorted(side) for side in zip(*corners, strict=True))
    return str(page.get_textpage().get_text_bounded(left, lower, right, upper)).strip()


def on_sheet(page: pypdfium2.PdfPage, across: float, down: float, pixels: int = 100) -> tuple[float, float]:
    """A point of the page as shown, as a point of the sheet, which may be turned and larger; `pixels` a point."""
    width, height = (round(side * pixels) for side in page.get_size())
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDF_DeviceToPage(page, 0, 0, width, height, 0, round(across * pixels), round(down * pixels), x, y)
    return x.value, y.value


def box_of(document: Document, text: str) -> Box:
    """The box of the one place that holds the text and nothing else."""
    (found,) = (place.box for place in document.places if document.text[place.start : place.end].strip() == text)
    return found


def test_numbers_of_a_table_without_lines_have_places_of_their_own():
    cells = {key: str(1001 + number) for number, key in enumerate(numbered(2021))}
    content = report_pdf(cells, 2021, Paper(nothing))
    document = read(content)
    with pypdfium2.PdfDocument(content) as shown:
        for text in cells.values():
            box = box_of(document, text)
            assert text_at(shown[box.page - 1], box) == text


def test_rows_without_a_line_between_them_have_places_one_below_another():
    content = stacked_pdf()
    document = read(content)
    with pypdfium2.PdfDocument(content) as shown:
        for text in ("0", "6", "10", "16", "1.属于国家秘密", "2.其他法律行政法规禁止公开"):
            box = box_of(document, text)
            assert text_at(shown[box.page - 1], box) == text


def test_every_cell_and_every_clause_has_a_place():
    document = read(report_pdf(numbered(2021), 2021, Paper()))
    placed = {(place.start, place.end) for place in document.places}
    cells = [fact.span for fact in read_tables(document.text).facts]
    assert {(span.start, span.end) for span in cells if span} <= placed
    covered = set[int]().union(*(range(*place) for place in placed))
    assert all(place in covered or char in "\t\n\f" for place, char in enumerate(document.text))


# Images


def scanned(content: bytes, dpi: int = 200) -> bytes:
    """The PDF as a copier's: one picture a page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            canvas.drawImage(ImageReader(page.render(scale=dpi / 72).to_pil()), 0, 0, *A4)
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def small_report() -> bytes:
    paper = Paper()
    paper.prose("二、主动公开政府信息情况", 14)
    paper.table(grid_1(numbered(2021), 2021), WIDTHS_1)
    return paper.done()


def test_scans_need_ocr():
    with pytest.raises(NeedsOcrError) as error:
        read(scanned(small_report()))
    assert str(error.value) == (
        "needs OCR: 1 of 1 pages are images; install tesseract-ocr and tesseract-ocr-chi-sim and set NIANBAO_OCR=1"
    )


def test_one_picture_among_pages_of_text_is_left_out():
    paper = Paper()
    paper.prose(PROSE)
    paper.turn()
    with pypdfium2.PdfDocument(small_report()) as document:
        paper.canvas.drawImage(ImageReader(document[0].render().to_pil()), 0, 0, *A4)
    paper.turn()
    paper.prose(PROSE)
    assert read(paper.done()).text == f"{PROSE}\n\f\f{PROSE}\n"


def test_scans_with_ocr_are_read_and_marked():
    if not ocr.is_installed():
        pytest.skip("tesseract with chi_sim is not installed")
    document = read(scanned(small_report()), ocr=True)
    table_1 = {key: value for key, value in numbered(2021).items() if forms.by_key(2021)[key].table == 1}
    assert {key: value for key, value in values(document).items() if key in table_1} == table_1
    assert [(span.start, span.end) for span in document.recognised] == [(0, len(document.text))]
    assert all(place.box.right <= WIDTH and place.box.bottom <= HEIGHT for place in document.places)


def test_without_tesseract_ocr_asks_for_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ocr, "PROGRAM", "no-such-program")
    with pytest.raises(NeedsOcrError, match="install tesseract-ocr"):
        read(scanned(small_report()), ocr=True)


# Files that are no report


def test_encrypted():
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret"))
    canvas.drawString(100, 100, "secret")
    canvas.save()
    with pytest.raises(EncryptedPdfError, match=r"^encrypted: expected a PDF that opens without a password"):
        read(file.getvalue())


def test_protected_against_changes_only_is_read():
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("", ownerPassword="owner", canModify=0))
    canvas.drawString(100, 100, "open to all readers")
    canvas.save()
    assert read(file.getvalue()).text == "open to all readers\n"


def test_not_a_pdf():
    with pytest.raises(DamagedPdfError, match="expected %PDF- at its beginning"):
        read(b"<html>")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_truncated(share: float):
    content = report_pdf(numbered(2021), 2021, Paper())
    with pytest.raises(DamagedPdfError, match=r"^truncated: expected %%EOF at its end"):
        read(content[: int(share * len(content))])


def test_a_page_that_breaks_off_is_not_read_in_part():
    content = objects(stream=zlib.compress(b"BT ET " * 4000)[:-30])
    with pytest.raises(DamagedPdfError, match=r"^page 1 is damaged \(its content breaks off\)"):
        read(content)


def test_no_pages():
    with pytest.raises(DamagedPdfError, match=r"^0 of 0 pages found"):
        read(objects(page=b"/Nothing", count=0))


def test_lost_pages():
    with pytest.raises(DamagedPdfError, match=r"^1 of 3 pages found: expected all of them"):
        read(objects(count=3))


def test_pages_without_anything():
    with pytest.raises(EmptyFileError, match=r"^1 pages without text or images"):
        read(objects())


def test_too_many_pages():
    file = io.BytesIO()
    canvas = Canvas(file)
    for _ in range(501):
        canvas.showPage()
    canvas.save()
    with pytest.raises(TooLargePdfError, match=r"^more than 500 pages, the limit"):
        read(file.getvalue())


@pytest.mark.parametrize(
    "drawing",
    [b"0 0 m 9 9 l S " * 600, b"0 0 m " + b"9 9 l " * 2000 + b"S", b"/Me Do " * 2000],
    ids=["many lines", "one long line", "many drawings"],
)
def test_a_page_with_too_much_on_it(drawing: bytes, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf_page, "MOST_MARKS", 1000)
    with pytest.raises(TooLargePdfError, match=r"^page 1 holds more than 1,000 objects"):
        read(objects(stream=zlib.compress(drawing)))


def test_a_page_that_unpacks_to_too_much():
    with pytest.raises(TooLargePdfError, match=r"^page 1 holds more than .* or 32,000,000 bytes of drawing"):
        read(objects(stream=zlib.compress(b" " * 100_000_000)))


def objects(stream: bytes = zlib.compress(b""), page: bytes = b"/Page", count: int = 1) -> bytes:
    """The smallest PDF of one page, with its drawing given packed."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream"
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count,
        b"<< /Type " + page + b" /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /Me 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(stream) + stream + b"\nendstream",
        form,
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table
    return content + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start)


SMALL = small_report()


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_raise_only_unreadable_file_errors(content: bytes):
    for bytes_ in (content, b"%PDF-1.4\n" + content + b"\n%%EOF"):
        with pytest.raises(UnreadableFileError):
            read(bytes_)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SMALL)), st.booleans())
def test_a_pdf_cut_short_raises_only_unreadable_file_errors(end: int, closed: bool):
    read_or_refuse(SMALL[:end] + b"\n%%EOF" * closed)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SMALL) - 1), st.integers(0, 255)), min_size=1, max_size=40))
def test_a_damaged_pdf_raises_only_unreadable_file_errors(changes: list[tuple[int, int]]):
    content = bytearray(SMALL)
    for place, value in changes:
        content[place] = value
    read_or_refuse(bytes(content))


def read_or_refuse(content: bytes) -> None:
    try:
        assert read(content).kind == "pdf"
    except UnreadableFileError as error:
        assert str(error)

import io
import random
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

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
from ingest.document import Document
from ingest.errors import EmptyFileError, UnreadableFileError
from ingest.formats import pdf
from ingest.formats.pdf import NeedsOcrError, read
from ingest.formats.pdf_errors import DamagedPdfError, EncryptedPdfError, TooLargePdfError
from ingest.passages import find_passages
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


class Paper:
    """A PDF being drawn from top to bottom."""

    def __init__(self, rule: Rule = boxes, head: str = "", foot: str = "") -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=A4)
        self.canvas.setTitle(TITLE)
        self.rule, self.head, self.foot = rule, head, foot
        self.page = 0
        self.waiting: dict[Cell, list[str]] = {}
        self.turn()

    def turn(self) -> None:
        if self.page:
            self.canvas.showPage()
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


def report_pdf(cells: dict[str, str], form: int, paper: Paper, prose: str = PROSE, tables: int = 3) -> bytes:
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
    """Every cell with a number of its own, so that no two can be taken for each other."""
    return {key: str(1000 + number) for number, key in enumerate(figures(form))}


def values(document: Document) -> dict[str, str]:
    return {fact.key: "" if fact.value is None else str(fact.value) for fact in read_tables(document.text).facts}

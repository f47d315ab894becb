"""The three tables as they are printed, with merged cells; written as DOCX or XLSX."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx.document import Document
from openpyxl.worksheet.worksheet import Worksheet

from ingest import form as forms
from tests.writer import ITEMS

APPLICANTS = ("自然\n人", "商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果\n维持", "结果\n纠正", "其他\n结果", "尚未\n审结", "总计")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its top left position of the grid, merged over `height` rows and `width` columns."""

    row: int
    column: int
    text: str
    height: int = 1
    width: int = 1


def table_1(cells: Mapping[str, str], form: int) -> list[Cell]:
    """Four columns; where a block has one or two figures, they are merged over three."""
    layout: list[Cell] = []
    at = 0
    rows = forms.rows(form, 1).values()
    for item, block in groupby(rows, lambda row: next(item for word, item in ITEMS.items() if word in row[0].row)):
        own = list(block)
        layout.append(Cell(at, 0, f"第二十条第（{item}）项", width=4))
        layout += _spread(at + 1, "信息内容", [cell.column for cell in own[0]])
        for offset, row in enumerate(own, start=2):
            layout += _spread(at + offset, row[0].row, [cells[cell.key] for cell in row])
        at += 2 + len(own)
    return layout


def _spread(row: int, label: str, texts: list[str]) -> list[Cell]:
    last = len(texts)
    values = [Cell(row, column, text) for column, text in enumerate(texts[:-1], start=1)]
    return [Cell(row, 0, label), *values, Cell(row, last, texts[-1], width=4 - last)]


def table_2(cells: Mapping[str, str], form: int) -> list[Cell]:
    """Three columns of labels and seven of figures."""
    layout = [
        Cell(0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，\n等于第三项加第四项之和）", height=3, width=3),
        Cell(0, 3, "申请人情况", width=7),
        Cell(1, 3, APPLICANTS[0], height=2),
        Cell(1, 4, "法人或其他组织", width=5),
        Cell(1, 9, "总计", height=2),
        *(Cell(2, column, text) for column, text in enumerate(APPLICANTS[1:], start=4)),
    ]
    rows = list(forms.rows(form, 2).values())
    for at, row in enumerate(rows, start=3):
        *groups, leaf = row[0].row.split("/")
        layout.append(Cell(at, len(groups), leaf, width=3 - len(groups)))
        layout += [Cell(at, column, cells[cell.key]) for column, cell in enumerate(row, start=3)]
    return layout + _groups([row[0].row.split("/")[:-1] for row in rows], 3)


def _groups(groups: list[list[str]], first: int) -> list[Cell]:
    """The labels of groups of rows, each merged downwards over its rows."""
    layout: list[Cell] = []
    for depth in (0, 1):
        at = first
        for label, own in groupby([*group, "", ""][depth] for group in groups):
            height = len(list(own))
            layout += [Cell(at, depth, label, height=height)] if label else []
            at += height
    return layout


def table_3(cells: Mapping[str, str], form: int) -> list[Cell]:
    """Fifteen columns below three rows of headers."""
    values = [cells[cell.key] for row in forms.rows(form, 3).values() for cell in row]
    return [
        Cell(0, 0, "行政复议", width=5),
        Cell(0, 5, "行政诉讼", width=10),
        *(Cell(1, column, text, height=2) for column, text in enumerate(OUTCOMES)),
        Cell(1, 5, "未经复议直接起诉", width=5),
        Cell(1, 10, "复议后起诉", width=5),
        *(Cell(2, column, text) for column, text in enumerate(OUTCOMES * 2, start=5)),
        *(Cell(3, column, text) for column, text in enumerate(values)),
    ]


def add_table(place: Any, layout: list[Cell]) -> Any:
    """The table in a Word document, or in a cell of one."""
    rows, columns = max(cell.row for cell in layout) + 1, max(cell.column + cell.width for cell in layout)
    table = place.add_table(rows, columns)
    grid = table._cells  # table.cell() would build it anew for each cell
    for cell in layout:
        target = grid[cell.row * columns + cell.column]
        if cell.height * cell.width > 1:
            last = (cell.row + cell.height - 1) * columns + cell.column + cell.width - 1
            target = target.merge(grid[last])
        target.text = cell.text
    return table


def add_report(document: Document, cells: Mapping[str, str], form: int, title: str) -> None:
    """A whole report in six sections."""
    document.add_paragraph(title)
    document.add_paragraph("一、总体情况")
    document.add_paragraph("本年度我局围绕公开要求开展工作，主动公开各类信息12条。")
    document.add_paragraph("二、主动公开政府信息情况")
    add_table(document, table_1(cells, form))
    document.add_paragraph("三、收到和处理政府信息公开申请情况")
    add_table(document, table_2(cells, form))
    document.add_paragraph("四、政府信息公开行政复议、行政诉讼情况")
    add_table(document, table_3(cells, form))
    document.add_paragraph("五、存在的主要问题及改进情况")
    document.add_paragraph("一是公开不够及时。下一步，将加强更新。")
    document.add_paragraph("六、其他需要报告的事项")
    document.add_paragraph("本年度未收取信息处理费。")


def fill_sheet(sheet: Worksheet, layout: list[Cell], first_row: int = 1, first_column: int = 1) -> None:
    """The table in a worksheet, figures as numbers."""
    for cell in layout:
        row, column = cell.row + first_row, cell.column + first_column
        number = cell.text.isdigit()
        sheet.cell(row, column, float(cell.text) if number else cell.text or None)
        if cell.height * cell.width > 1:
            sheet.merge_cells(None, row, column, row + cell.height - 1, column + cell.width - 1)


# Word files from XML, for what python-docx does not write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOTS = {"styles": "styles", "numbering": "numbering", "header": "hdr"}


def docx_of(body: str, **parts: str) -> bytes:
    """A DOCX with that XML in its body, and in its styles, numbering or header (relation id `header`)."""
    related = "".join(f'<Relationship Id="{name}" Type="{_TYPES}/{name}" Target="{name}.xml"/>' for name in parts)
    files = {
        "_rels/.rels": _relations(f'<Relationship Id="a" Type="{_TYPES}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(related),
    }
    for name, xml in parts.items():
        files[f"word/{name}.xml"] = f"<w:{ROOTS[name]} {_NAMESPACES}>{xml}</w:{ROOTS[name]}>"
    return zipped(files)


def _relations(entries: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive of those files."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_replaced(content: bytes, old: bytes, new: bytes) -> bytes:
    """The archive with other bytes in its files."""
    with ZipFile(BytesIO(content)) as archive:
        return zipped({name: archive.read(name).replace(old, new) for name in archive.namelist()})


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run; text that is XML stands for its runs."""
    runs = text if text.startswith("<") else r(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell of one paragraph, or of the XML given."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tbl(*rows: str) -> str:
    """A table of rows, each the XML of its cells."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

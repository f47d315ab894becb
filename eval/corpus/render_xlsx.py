"""A draft as a workbook: a cover sheet with body and year, and a sheet for each table; the prose is left out."""

import io
import random

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from eval.corpus.fixed import fixed_zip
from eval.corpus.record import Draft, Paragraph, Slot, Table
from eval.corpus.tables import grid

NAMES = {1: "表一 主动公开", 2: "表二 依申请公开", 3: "表三 复议诉讼"}
LINE = Side(style="thin")
RULED = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
TITLES = {
    1: "二、主动公开政府信息情况",
    2: "三、收到和处理政府信息公开申请情况",
    3: "四、政府信息公开行政复议、行政诉讼情况",
}


def render(draft: Draft, rng: random.Random) -> bytes:
    """The report's tables as the bytes of an XLSX file."""
    book = Workbook()
    cover = book.active
    if isinstance(cover, Worksheet):
        _cover(cover, draft, rng)
    numbers = rng.random() < 0.7  # figures as numbers, not as text
    for number, name in NAMES.items():
        blocks = [block for block in draft.blocks if isinstance(block, Table) and block.number == number]
        if blocks:
            sheet = book.create_sheet(name if rng.random() < 0.7 else f"Sheet{number + 1}")
            _sheet(sheet, TITLES[number], blocks, numbers)
    stream = io.BytesIO()
    book.save(stream)
    return fixed_zip(stream.getvalue())


def _cover(sheet: Worksheet, draft: Draft, rng: random.Random) -> None:
    sheet.title = "封面"
    for block in draft.blocks:
        if isinstance(block, Paragraph) and block.role == "note":
            sheet.append([block.text])
    if rng.random() < 0.5:
        sheet.append([f"{draft.agency}{draft.year}年政府信息公开工作年度报告"])
        return
    sheet.append(["政府信息公开工作年度报告"])
    sheet.append(["填报单位", draft.agency])
    sheet.append(["报告年度", f"{draft.year}年" if rng.random() < 0.5 else draft.year])


def _sheet(sheet: Worksheet, title: str, blocks: list[Table], numbers: bool) -> None:
    sheet.append([title])
    first = 2
    for table in blocks:
        for down, row in enumerate(grid(table)):
            for right, slot in enumerate(row):
                if slot is not None:
                    _put(sheet, first + down, right + 1, slot, numbers)
        first += len(table.rows) + 1


def _put(sheet: Worksheet, row: int, column: int, slot: Slot, numbers: bool) -> None:
    plain = numbers and slot.key and slot.text.isascii() and slot.text.isdigit()
    cell = sheet.cell(row, column, int(slot.text) if plain else slot.text or None)
    cell.border, cell.alignment = RULED, CENTRED
    if slot.colspan > 1 or slot.rowspan > 1:
        bottom, right = row + slot.rowspan - 1, column + slot.colspan - 1
        sheet.merge_cells(start_row=row, start_column=column, end_row=bottom, end_column=right)

"""An Excel workbook (XLSX) as text: its sheets in order, each row a line of cells as a person sees them."""

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.cell_range import CellRange

from ingest.document import Document
from ingest.errors import DamagedArchiveError, EmptyFileError, TooLargeFileError, UnreadableFileError
from ingest.formats.archive import Package
from ingest.formats.cells import one_line, without_invisible

MOST_CELLS = 200_000  # rows × columns from the first to the last that hold anything, over all sheets
MOST_POSITIONS = 5_000_000  # rows × columns gone through to find them
DIGITS = 15  # of a number that Excel shows; the rest is noise of binary fractions
LARGEST = 1e21  # that is written out
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
# A number format without its colours, literal texts and padding: digits, decimals, per cent.
_SAID = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.|\s')
_NUMBER_FORMAT = re.compile(r"[#0?,]*[#0?](?:\.([#0?]{1,30}))?(%?)")
_EXACT = Context(prec=60)

Rows = list[list[str]]


def read(content: bytes) -> Document:
    """The text of a workbook: each visible sheet's title and rows, a page a sheet; formulas as last calculated.

    A merged cell has its text in its first position, the others are empty. Raises an UnreadableFileError.
    """
    package = Package(content)
    for name in package.names():
        if name.endswith((".xml", ".rels")):
            package.markup(name)
    try:
        return _read(content, _merges(package))
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # openpyxl raises whatever a faulty part makes it stumble over
        raise DamagedArchiveError(
            f"the workbook can't be read ({type(error).__name__}: {error}): open it in Excel and save it anew"
        ) from error


def _read(content: bytes, merges: dict[str, list[CellRange]]) -> Document:
    # openpyxl warns of what it leaves out: drawings, validation, formats of its own.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(BytesIO(content), read_only=True, data_only=True)
        try:
            sheets = list(_sheets(workbook, merges))
        finally:
            workbook.close()
    if not any(rows for _, rows in sheets):
        raise EmptyFileError("no cell of the workbook holds text: its tables may be pictures; save it as PDF")
    pages = ["\n".join([title, *("\t".join(row) for row in rows)]) for title, rows in sheets]
    return Document(without_invisible("\n\f".join(pages)), "xlsx", (workbook.properties.title or "").strip())


def _sheets(workbook: Workbook, merges: dict[str, list[CellRange]]) -> Iterator[tuple[str, Rows]]:
    """(title, rows) of each sheet that is shown. Raises TooLargeFileError."""
    cells = 0
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            rows = _trimmed(_rows(sheet, merges.get(sheet.title, [])))
            cells += sum(map(len, rows))
            if cells > MOST_CELLS:
                raise TooLargeFileError(f"more than {MOST_CELLS:,} cells, up to sheet {sheet.title!r}: split the file")
            yield one_line(sheet.title), rows


def _rows(sheet: Any, merges: Sequence[CellRange]) -> Iterator[list[str]]:
    """The rows of a read-only sheet that hold text; their lengths differ."""
    below = sorted(merges, key=lambda merge: merge.min_row, reverse=True)
    reaching: list[CellRange] = []  # merged cells that begin in this row or above, and do not end above it
    positions = 0
    sheet.reset_dimensions()  # what a sheet says of its own size is often wrong
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        positions += 1 + len(cells)
        if positions > MOST_POSITIONS:
            raise TooLargeFileError(f"sheet {sheet.title!r} is {number:,} rows long, mostly empty: delete those")
        if any(cell.value is not None for cell in cells):
            while below and below[-1].min_row <= number:
                reaching.append(below.pop())
            reaching = [merge for merge in reaching if number <= merge.max_row]
            row = _without_covered([_shown(cell) for cell in cells], number, reaching)
            if any(row):
                yield row


def _without_covered(row: list[str], number: int, merges: Sequence[CellRange]) -> list[str]:
    """A row in which only the first position of each merged cell keeps its text."""
    for merge in merges:
        covered = slice(merge.min_col - (number > merge.min_row), merge.max_col)
        row[covered] = [""] * len(row[covered])
    return row


def _trimmed(rows: Iterator[list[str]]) -> Rows:
    """The rows in one length, without the empty columns on both sides."""
    filled = list(rows)
    low = min((next(at for at, text in enumerate(row) if text) for row in filled), default=0)
    high = max((max(at for at, text in enumerate(row, start=1) if text) for row in filled), default=0)
    return [[*row[low:high], *[""] * (high - len(row))] for row in filled]


def _merges(package: Package) -> dict[str, list[CellRange]]:
    """The merged cells of each sheet by its title: openpyxl tells them only of sheets wholly in memory."""
    workbook = package.related_part("", "officeDocument") or "xl/workbook.xml"
    related = package.related(workbook)
    found: dict[str, list[CellRange]] = {}
    for sheet in package.xml(workbook).iter("{*}sheet"):
        at = related.get(sheet.get(_RELATION_ID, ""))
        if at and at.part in package:
            ranges = _MERGED.findall(package.read(at.part))
            found[sheet.get("name", "")] = [CellRange(each.decode()) for each in ranges]
    return found


# Cells


def _shown(cell: Cell) -> str:
    """A cell's value as the sheet shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return one_line(str(value))


def _number(value: float, number_format: str) -> str:
    """A number with the decimals that its format shows, without zeros at their end: 3.0 3, 0.1 + 0.2 0.3."""
    if not abs(value) < LARGEST:
        return str(value)
    exact = Decimal(f"{value:.{DIGITS}g}")
    found = _NUMBER_FORMAT.fullmatch(_SAID.sub("", number_format.split(";")[0]))
    percent = found.group(2) if found else ""
    if percent:
        exact *= 100
    if found:
        exact = exact.quantize(Decimal(1).scaleb(-len(found.group(1) or "")), ROUND_HALF_UP, _EXACT)
    text = f"{exact or Decimal(0):f}"  # no -0
    return (text.rstrip("0").rstrip(".") if "." in text else text) + percent

"""CSV and XLSX files as rows of text, each with its number in the file."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from eval.cases import CaseError
from eval.sheet.columns import FORMULA_STARTS

Row = tuple[int, list[str]]


def read_rows(path: Path) -> list[Row]:
    """The rows that are not empty, numbered from 1 as the sheet shows them. Raises CaseError, OSError."""
    rows = _xlsx(path) if path.suffix.lower() in {".xlsx", ".xlsm"} else _csv(path)
    return [(at, row) for at, row in rows if any(row)]


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Writes an XLSX or, with any other suffix, a CSV that spreadsheets open; formulas stay text."""
    safe = [[f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell for cell in row] for row in rows]
    if path.suffix.lower() == ".xlsx":
        book = Workbook(write_only=True)
        sheet = book.create_sheet("cases")
        for row in safe:
            sheet.append(row)
        book.save(path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(safe)


def _csv(path: Path) -> Iterator[Row]:
    content = path.read_bytes()
    text = _decoded(content, path)
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    begins = 1
    try:
        for row in reader:
            yield begins, [_plain(cell) for cell in row]
            begins = reader.line_num + 1
    except csv.Error as error:
        raise CaseError(f"{path}:{reader.line_num}: {error}: expected a CSV file") from error


def _decoded(content: bytes, path: Path) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CaseError(f"{path}: neither UTF-8 nor GB18030 text: save the sheet as UTF-8 CSV or as XLSX")


def _xlsx(path: Path) -> Iterator[Row]:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise CaseError(f"{path}: not an XLSX workbook: {error}") from error
    try:
        for at, row in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            yield at, [_shown(cell) for cell in row]
    finally:
        book.close()


def _shown(cell: Any) -> str:
    """A cell as it would stand in a CSV; 2024.0 is 2024."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _plain(cell.isoformat() if isinstance(cell, date) else str(cell))


def _plain(cell: str) -> str:
    """Without the quote that keeps a text from being a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_STARTS) else text

"""A PDF as a Document. The chain: bytes ▶ pages ▶ lines and table rows ▶ seams ▶ text with places."""

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1
from pdfplumber.pdf import PDF

from ingest.document import Document, Place
from ingest.errors import (
    DamagedPdfError,
    EmptyFileError,
    EncryptedPdfError,
    NeedsOcrError,
    TooLargePdfError,
    UnreadableFileError,
)
from ingest.formats import ocr as recognition
from ingest.formats.pdf_lines import Piece, cluster, to_line
from ingest.formats.pdf_page import Page, load
from ingest.formats.pdf_rows import Row, take_rows
from ingest.formats.pdf_ruling import find_tables
from ingest.formats.pdf_seams import Block, Sheet, with_joined_rows, without_running_lines
from ingest.report import PageSize, Span

MOST_PAGES = 500
HEADER_REACH = 1024  # bytes in which "%PDF-" stands; some servers put something before it
SCANNED = 0.3  # of a page without text that images cover: it is a scan
FEWEST_GLYPHS = 20  # a scan may carry a page number as text
_UNTITLED = re.compile(r"(?i)\s*(?:\(?untitled\)?|\(?anonymous\)?|无标题.*|幻灯片 \d+|PowerPoint.*|about:blank)?\s*")


def read(content: bytes, ocr: bool = False) -> Document:
    """The text of a PDF with the place of every clause and cell; `ocr` reads pages that are images too.

    Raises an UnreadableFileError: damaged, encrypted, too large, empty, or in need of OCR.
    """
    _check_ends(content)
    for library in ("pdfminer", "pdfplumber"):  # they remark on every font of every page
        logging.getLogger(library).setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            _check_pages(pdf)
            title, author = _title(pdf), _author(pdf)
            sheets, images = _sheets(pdf)
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # any parser error of any depth: the file is at fault
        raise _named(error) from error
    if images:
        sheets = _with_images(content, sheets, images, ocr)
    if not any(sheet.blocks for sheet in sheets):
        raise EmptyFileError(f"{len(sheets)} pages without text or images: expected a report; export the PDF again")
    return _document(with_joined_rows(without_running_lines(sheets)), title, author)


# Before reading


def _check_ends(content: bytes) -> None:
    """Whether the file begins as a PDF and ends as one: a download that broke off is not read in part."""
    if b"%PDF-" not in content[:HEADER_REACH]:
        raise DamagedPdfError("not a PDF: expected %PDF- at its beginning; download or export the file again")
    end = content.rfind(b"%%EOF")
    if end < 0 or b"endobj" in content[end:]:
        raise DamagedPdfError("truncated: expected %%EOF at its end; download or export the file again")


def _check_pages(pdf: PDF) -> None:
    found = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1))
    if found > MOST_PAGES:
        raise TooLargePdfError(f"more than {MOST_PAGES} pages, the limit: expected one report; split the file")
    stated = resolve1(dict_value(pdf.doc.catalog["Pages"]).get("Count"))
    if isinstance(stated, int) and found < max(1, stated):
        raise DamagedPdfError(f"{found} of {stated} pages found: expected all of them; download or export it again")


def _named(error: Exception) -> UnreadableFileError:
    """The error of a parser as one a reader can act on."""
    cause = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    if isinstance(cause, PDFEncryptionError):
        return EncryptedPdfError("encrypted: expected a PDF that opens without a password; save it without one")
    what = str(cause).splitlines()[0][:200] if str(cause) else ""
    return DamagedPdfError(f"damaged ({type(cause).__name__} {what}): expected a whole PDF; export the file again")


def _title(pdf: PDF) -> str:
    """The title in the metadata, where it is one: without a word processor's name, not in garbled letters."""
    title = pdf.metadata.get("Title")
    if not isinstance(title, str) or _UNTITLED.fullmatch(title):
        return ""
    title = re.sub(r"^Microsoft \w+ - |\.(?:docx?|wps|pdf|html?)$", "", title.strip())
    return title if title.isascii() or re.search("[\u4e00-\u9fff]", title) else ""


def _author(pdf: PDF) -> str:
    author = pdf.metadata.get("Author")
    return author.strip() if isinstance(author, str) else ""


# Pages


def _sheets(pdf: PDF) -> tuple[list[Sheet], list[int]]:
    """The blocks of each page, and the numbers of the pages that are images."""
    sheets: list[Sheet] = []
    images: list[int] = []
    for source in pdf.pages:
        page = load(source)
        if _is_image(page):
            images.append(page.number)
            sheets.append(Sheet(page.width, page.height, ()))
        else:
            sheets.append(Sheet(page.width, page.height, tuple(_blocks(page)), page.recognised))
        source.close()
    return sheets, images


def _is_image(page: Page) -> bool:
    """Whether the page shows text that it does not hold."""
    if len(page.glyphs) < FEWEST_GLYPHS:
        return page.image_share > SCANNED
    return page.unmapped > len(page.glyphs) / 2


def _blocks(page: Page) -> Iterator[Block]:
    """Lines and rows from top to bottom; the rows of a table stay together."""
    tables, outside = take_rows(find_tables(page.edges), page)
    lines = [line for glyphs in cluster(outside) if (line := to_line(glyphs, page.number, page.width, page.height))]
    runs: list[Sequence[Block]] = [*(rows for rows in tables if rows), *((line,) for line in lines)]
    for run in sorted(runs, key=lambda run: run[0].top):
        yield from run


def _with_images(content: bytes, sheets: Sequence[Sheet], images: Sequence[int], ocr: bool) -> list[Sheet]:
    """The pages with those that are images recognised; a few images among pages of text may stay unread."""
    if ocr and recognition.is_installed():
        read = recognition.recognise(content, images)
        return [
            replace(sheet, blocks=read[number], recognised=True) if number in read else sheet
            for number, sheet in enumerate(sheets, 1)
        ]
    if 2 * len(images) >= len(sheets):
        raise NeedsOcrError(
            f"needs OCR: {len(images)} of {len(sheets)} pages are images; "
            "install tesseract-ocr and tesseract-ocr-chi-sim and set NIANBAO_OCR=1"
        )
    return list(sheets)


# Text


def _document(sheets: Sequence[Sheet], title: str, author: str) -> Document:
    text = ""
    places: list[Place] = []
    recognised: list[Span] = []
    for number, sheet in enumerate(sheets):
        text += "\f" if number else ""
        start = len(text)
        for block in sheet.blocks:
            pieces, parted = (block.cells, "\t") if isinstance(block, Row) else (block.pieces, "")
            for place, piece in enumerate(pieces):
                text += parted if place else ""
                places.append(_place(piece, len(text)))
                text += piece.text
            text += "\n"
        if sheet.recognised:
            recognised.append(Span(start, len(text)))
    sizes = tuple(PageSize(sheet.width, sheet.height) for sheet in sheets)
    return Document(text, "pdf", title, author, tuple(places), tuple(recognised), sizes)


def _place(piece: Piece, start: int) -> Place:
    return Place(start, start + len(piece.text), piece.box)

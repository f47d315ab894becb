"""Pages that are images, read by tesseract: prose as a whole, tables cell by cell, digits twice."""

import csv
import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path

import numpy as np
from PIL import Image
from rapidfuzz import fuzz

from ingest import form as forms
from ingest.document import Box
from ingest.errors import NeedsOcrError
from ingest.formats.pdf_lines import Line, Piece, join
from ingest.formats.pdf_rows import Row
from ingest.formats.pdf_ruling import Rectangle, Table, find_tables
from ingest.formats.pdf_scan import DARK, DPI, Gray, render, slope, take_rules, turned, turned_back
from ingest.formats.pdf_seams import Block, likeness

PROGRAM = "tesseract"
LANGUAGE = "chi_sim"
SECONDS = 300  # for one run of the program
EDGE = 3  # pixels inside a cell that its rules may reach into
BORDER = 20  # white pixels that tesseract wants around a word
FEWEST_INK = 12  # dark pixels; fewer are dust
KNOWN = 60  # of 100: as like a label or column of the form is one, with reading errors
ONE_ERROR = 75  # of 100: a column's name with one of its four characters misread
WIDER, TALLER = 1.5, 60  # times as wide as high, or pixels high: room for two Chinese characters
SMALLER = 0.75  # times the size: another look at a word
UNREAD = "\ufffd"  # stands for ink that could not be read, so that the cell does not look blank
DIGITS = "0123456789.-+/"


def is_installed() -> bool:
    """Whether tesseract is there with simplified Chinese."""
    return shutil.which(PROGRAM) is not None and LANGUAGE in _run(["--list-langs"]).split()


def recognise(content: bytes, pages: Sequence[int]) -> dict[int, tuple[Block, ...]]:
    """The lines and table rows of the pages with these numbers, from top to bottom. Raises NeedsOcrError."""
    return {page: tuple(_page_blocks(content, page)) for page in pages}


def _page_blocks(content: bytes, page: int) -> Iterator[Block]:
    image, scale = render(content, page)
    angle = slope(image)
    height, width = (side / scale for side in image.shape)
    for block in _blocks(turned(image, angle), scale, page):
        pieces = block.cells if isinstance(block, Row) else block.pieces
        moved = tuple(replace(piece, box=turned_back(piece.box, angle, width, height)) for piece in pieces)
        yield Row(moved) if isinstance(block, Row) else Line(moved)


def _blocks(image: Gray, scale: float, page: int) -> Iterator[Block]:
    tables = find_tables(take_rules(image, scale))
    runs: list[Sequence[Block]] = [list(_rows(image, scale, table, page)) for table in tables]
    runs += [[line] for line in _lines(_without(image, scale, tables), scale, page)]
    for run in sorted((run for run in runs if run), key=lambda run: run[0].top):
        yield from run


# Tables


def _rows(image: Gray, scale: float, table: Table, page: int) -> Iterator[Row]:
    texts = _read_cells([_cut(image, scale, cell) for cell in table.cells])
    for top, crossed in table.rows():
        cells = [(texts[index] if table.cells[index][1] == top else "", table.cells[index]) for index in crossed]
        if any(text for text, _ in cells):
            yield Row(tuple(Piece(text, Box(page, *(round(side, 2) for side in cell))) for text, cell in cells))


def _cut(image: Gray, scale: float, cell: Rectangle) -> Gray:
    """The inside of a cell with a white border; nothing where there is no ink."""
    left, top, right, bottom = (round(side * scale) for side in cell)
    inside = image[top + EDGE : bottom - EDGE, left + EDGE : right - EDGE]
    if (inside < DARK).sum() < FEWEST_INK:
        return inside[:0, :0]
    return np.pad(inside, BORDER, constant_values=255)


def _read_cells(cuts: Sequence[Gray]) -> list[str]:
    """The text of each cell: words of the form in Chinese; any other cell is read again as a number."""
    texts = [""] * len(cuts)
    inked = [place for place, cut in enumerate(cuts) if cut.size]
    for size in (1.0, SMALLER):  # what is no word of the form is looked at twice
        again = [place for place in inked if likeness(texts[place]) < KNOWN]
        seen = _read([_resized(cuts[place], size) for place in again], 6, LANGUAGE)
        for place, text in zip(again, seen, strict=True):
            texts[place] = max(texts[place], _as_header(text), key=likeness)
    others = [place for place in inked if likeness(texts[place]) < KNOWN]
    as_block, as_line = (_read([cuts[place] for place in others], mode, "eng", DIGITS) for mode in (6, 7))
    for place, one, two in zip(others, as_block, as_line, strict=True):
        whole = {text for text in (one.replace(" ", ""), two.replace(" ", "")) if len(text) >= _marks(cuts[place])}
        if len(whole) == 1:
            texts[place] = whole.pop()
        elif not _has_room_for_words(texts[place], cuts[place]):
            texts[place] = UNREAD
    return texts


def _resized(cut: Gray, size: float) -> Gray:
    height, width = cut.shape
    return np.array(Image.fromarray(cut).resize((round(width * size), round(height * size)), Image.Resampling.BICUBIC))


def _as_header(text: str) -> str:
    """A column's name as the form has it, where one character was misread."""
    name = max(_columns(), key=lambda name: fuzz.ratio(text, name))
    return name if fuzz.ratio(text, name) >= ONE_ERROR else text


@cache
def _columns() -> tuple[str, ...]:
    return tuple({cell.column: None for form in forms.FORMS for cell in forms.cells(form)})


def _marks(cut: Gray) -> int:
    """How many characters stand apart in a line: a reading with fewer has lost one."""
    ink = (cut < DARK).sum(axis=0)
    marks = np.split(ink, np.flatnonzero(np.diff((ink > 0).astype(np.int8))) + 1)
    return max(1, sum(int(mark.sum()) >= FEWEST_INK for mark in marks))


def _has_room_for_words(text: str, cut: Gray) -> bool:
    """Whether a cell is wide enough for the two or more Chinese characters that were read in it."""
    ink = np.argwhere(cut < DARK)
    height, width = ink.max(axis=0) - ink.min(axis=0) + 1
    words = sum("\u4e00" <= char <= "\u9fff" for char in text) >= 2
    return words and bool(width > WIDER * height or height > TALLER)


def _read(cuts: Sequence[Gray], mode: int, language: str, only: str = "") -> list[str]:
    """The text of each image, all in one run of tesseract."""
    if not cuts:
        return []
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{place}.png" for place in range(len(cuts))]
        for file, cut in zip(files, cuts, strict=True):
            Image.fromarray(cut).save(file)
        listed = Path(folder) / "list.txt"
        listed.write_text("\n".join(map(str, files)), encoding="utf-8")
        whitelist = ["-c", f"tessedit_char_whitelist={only}"] if only else []
        options = ["-l", language, "--psm", str(mode), "--dpi", str(DPI), *whitelist]
        pages = _run([str(listed), "stdout", *options]).split("\f")
    return [join([join(line.split()) for line in page.split("\n") if line.strip()]) for page in pages[: len(cuts)]]


# Prose


def _without(image: Gray, scale: float, tables: Sequence[Table]) -> Gray:
    """The image with its tables painted over."""
    plain = image.copy()
    for table in tables:
        left, top, right, bottom = table.across[0], table.down[0], table.across[-1], table.down[-1]
        rows = slice(max(0, int(top * scale) - EDGE), int(bottom * scale) + EDGE)
        plain[rows, max(0, int(left * scale) - EDGE) : int(right * scale) + EDGE] = 255
    return plain


def _lines(image: Gray, scale: float, page: int) -> Iterator[Line]:
    file = io.BytesIO()
    Image.fromarray(image).save(file, "PNG")
    table = _run(["-", "stdout", "-l", LANGUAGE, "--psm", "6", "--dpi", str(DPI), "tsv"], file.getvalue())
    words = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    printed = [word for word in words if word["level"] == "5" and word["text"].strip()]
    for _, grouped in groupby(printed, key=lambda word: (word["block_num"], word["par_num"], word["line_num"])):
        text, pieces = "", list[Piece]()
        for word in grouped:
            longer = join([text, word["text"]])
            pieces.append(Piece(longer[len(text) :], _word_box(word, scale, page)))
            text = longer
        yield Line(tuple(pieces))


def _word_box(word: Mapping[str, str], scale: float, page: int) -> Box:
    left, top, width, height = (int(word[side]) for side in ("left", "top", "width", "height"))
    sides = (left, top, left + width, top + height)
    return Box(page, *(round(side / scale, 2) for side in sides))


def _run(arguments: Sequence[str], given: bytes = b"") -> str:
    """What tesseract prints. Raises NeedsOcrError."""
    try:
        done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NeedsOcrError(f"OCR failed ({error}): expected tesseract to read a page; read it by hand") from error
    return done.stdout.decode("utf-8", "replace")

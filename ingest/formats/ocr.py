"""Pages that are images: rules found in the picture, words and digits read by tesseract, cell by cell."""

import csv
import io
import math
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from ingest.document import Box
from ingest.formats.pdf_errors import NeedsOcrError
from ingest.formats.pdf_lines import Line, Piece, join
from ingest.formats.pdf_rows import Row
from ingest.formats.pdf_ruling import Edge, Rectangle, Table, find_tables
from ingest.formats.pdf_seams import Block, likeness

PROGRAM = "tesseract"
LANGUAGE = "chi_sim"
SECONDS = 300  # for one page's run of the program
DPI = 300
MOST_PIXELS = 40_000_000
STEEPEST, STEP = 3.0, 0.1  # degrees that a page may lie askew
DARK = 150  # of 255: ink
RULE = 0.35  # inches: a longer dark run is a rule, not the stroke of a character
SOLID = 0.95  # of a rule that is dark
HALO = 2  # pixels beside a rule that are gray from it
EDGE = 3  # pixels inside a cell that its rules may reach into
BORDER = 20  # white pixels that tesseract wants around a word
FEWEST_INK = 12  # dark pixels; fewer are dust
KNOWN = 60  # of 100: as like a label or column of the form is a label with reading errors
WIDER = 1.5  # times as wide as high: two characters
TALLER = 60  # pixels: more than one line
UNREAD = "\ufffd"  # stands where there is ink that could not be read, so that the cell does not look blank
DIGITS = "0123456789.-+/"
Gray = NDArray[np.uint8]
Rule = tuple[int, int, int]  # a dark stretch: its row (or column), first and last pixel
_pdfium = threading.Lock()  # pdfium must not run twice in one process


def is_installed() -> bool:
    """Whether tesseract is there with simplified Chinese."""
    if shutil.which(PROGRAM) is None:
        return False
    return LANGUAGE in _run(["--list-langs"]).split()


def recognise(content: bytes, pages: Sequence[int]) -> dict[int, tuple[Block, ...]]:
    """The lines and table rows of the pages with these numbers, read from their images."""
    return {page: tuple(_page_blocks(content, page)) for page in pages}


def _page_blocks(content: bytes, page: int) -> Iterator[Block]:
    image, scale = _render(content, page)
    angle = _slope(image)
    straight = np.array(Image.fromarray(image).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))
    middle = (image.shape[1] / scale / 2, image.shape[0] / scale / 2)
    for block in _blocks(straight, scale, page):
        yield _turned(block, angle, middle) if angle else block


def _render(content: bytes, page: int) -> tuple[Gray, float]:
    """The page in gray, and how many pixels a point has."""
    with _pdfium, pypdfium2.PdfDocument(content) as document:
        source = document[page - 1]
        width, height = source.get_size()
        scale = min(DPI / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        return np.array(source.render(scale=scale, grayscale=True).to_pil().convert("L")), scale


# A page that lay askew


def _slope(image: Gray) -> float:
    """The degrees to turn the page by: where rows of pixels differ most, lines of text and rules lie level."""
    small = Image.fromarray(((image[::4, ::4] < DARK) * 255).astype(np.uint8))
    angles = np.arange(-STEEPEST, STEEPEST + STEP / 2, STEP)
    spread = [float(np.var(np.asarray(small.rotate(angle), dtype=np.float32).sum(axis=1))) for angle in angles]
    best = float(angles[int(np.argmax(spread))])
    return 0.0 if abs(best) < STEP else best


def _turned(block: Block, angle: float, middle: tuple[float, float]) -> Block:
    """The block with its boxes where they lie on the page as it was scanned."""
    if isinstance(block, Row):
        return Row(tuple(Piece(cell.text, _turned_box(cell.box, angle, middle)) for cell in block.cells))
    return Line(tuple(Piece(piece.text, _turned_box(piece.box, angle, middle)) for piece in block.pieces))


def _turned_box(box: Box, angle: float, middle: tuple[float, float]) -> Box:
    across, down = (box.left + box.right) / 2 - middle[0], (box.top + box.bottom) / 2 - middle[1]
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    right, lower = across * cosine - down * sine - across, across * sine + down * cosine - down
    left, top = max(0.0, round(box.left + right, 2)), max(0.0, round(box.top + lower, 2))
    far, bottom = min(2 * middle[0], box.right + right), min(2 * middle[1], box.bottom + lower)
    return Box(box.page, left, top, round(far, 2), round(bottom, 2))


def _blocks(image: Gray, scale: float, page: int) -> Iterator[Block]:
    """Lines of prose and rows of tables from top to bottom."""
    level, upright = _runs(image < DARK, int(RULE * 72 * scale)), _runs((image < DARK).T, int(RULE * 72 * scale))
    _erase(image, level)
    _erase(image.T, upright)
    tables = find_tables([*_edges("h", level, scale), *_edges("v", upright, scale)])
    runs: list[Sequence[Block]] = [list(_rows(image, scale, table, page)) for table in tables]
    runs += [[line] for line in _lines(_without(image, scale, tables), scale, page)]
    for run in sorted((run for run in runs if run), key=lambda run: run[0].top):
        yield from run


# Rules


def _erase(image: Gray, rules: Sequence[Rule]) -> None:
    for place, first, last in rules:
        image[max(0, place - HALO) : place + HALO + 1, first : last + 1] = 255


def _edges(orientation: str, rules: Sequence[Rule], scale: float) -> Iterator[Edge]:
    """The rules in points, as pdfplumber has them."""
    for place, first, last in rules:
        at, low, high = place / scale, first / scale, last / scale
        if orientation == "h":
            sides = {"x0": low, "x1": high, "top": at, "bottom": at, "width": high - low, "height": 0.0}
        else:
            sides = {"x0": at, "x1": at, "top": low, "bottom": high, "width": 0.0, "height": high - low}
        yield sides | {"orientation": orientation, "object_type": "line"}


def _runs(ink: NDArray[np.bool_], length: int) -> list[Rule]:
    """The stretches of a row that are dark over at least `length` pixels."""
    if ink.shape[1] <= length:
        return []
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = sums[:, length:] - sums[:, :-length] >= SOLID * length
    found = []
    for row in np.flatnonzero(solid.any(axis=1)):
        changes = np.flatnonzero(np.diff(np.pad(solid[row].astype(np.int8), 1)))
        found += [
            (int(row), int(first), int(last) + length - 1)
            for first, last in zip(changes[::2], changes[1::2], strict=True)
        ]
    return found


# Tables


def _rows(image: Gray, scale: float, table: Table, page: int) -> Iterator[Row]:
    texts = _read_cells([_cut(image, scale, cell) for cell in table.cells])
    for top, crossed in table.rows():
        cells = [(texts[index] if table.cells[index][1] == top else "", table.cells[index]) for index in crossed]
        if any(text for text, _ in cells):
            yield Row(tuple(Piece(text, Box(page, *(round(side, 2) for side in cell))) for text, cell in cells))


def _cut(image: Gray, scale: float, cell: Rectangle) -> Gray:
    """The inside of a cell with a white border, empty where there is no ink."""
    left, top, right, bottom = (round(side * scale) for side in cell)
    inside = image[top + EDGE : bottom - EDGE, left + EDGE : right - EDGE]
    if (inside < DARK).sum() < FEWEST_INK:
        return inside[:0, :0]
    return np.pad(inside, BORDER, constant_values=255)


def _read_cells(cuts: Sequence[Gray]) -> list[str]:
    """The text of each cell: words of the form in Chinese; any other cell is read again as a number."""
    texts = [""] * len(cuts)
    inked = [place for place, cut in enumerate(cuts) if cut.size]
    for place, text in zip(inked, _read([cuts[place] for place in inked], 6, LANGUAGE), strict=True):
        texts[place] = text
    others = [place for place in inked if likeness(texts[place]) < KNOWN]
    as_block, as_line = (_read([cuts[place] for place in others], mode, "eng", DIGITS) for mode in (6, 7))
    for place, one, two in zip(others, as_block, as_line, strict=True):
        whole = {text for text in (one.replace(" ", ""), two.replace(" ", "")) if len(text) >= _marks(cuts[place])}
        if len(whole) == 1:
            texts[place] = whole.pop()
        elif not _is_words(texts[place], cuts[place]):
            texts[place] = UNREAD
    return texts


def _marks(cut: Gray) -> int:
    """How many characters stand apart in a line: a reading with fewer has lost one."""
    ink = (cut < DARK).sum(axis=0)
    marks = np.split(ink, np.flatnonzero(np.diff((ink > 0).astype(np.int8))) + 1)
    return max(1, sum(int(mark.sum()) >= FEWEST_INK for mark in marks))


def _is_words(text: str, cut: Gray) -> bool:
    """Whether a cell is wide enough for the two or more Chinese characters that were read in it."""
    ink = np.argwhere(cut < DARK)
    height, width = ink.max(axis=0) - ink.min(axis=0) + 1
    return sum("\u4e00" <= char <= "\u9fff" for char in text) >= 2 and bool(width > WIDER * height or height > TALLER)


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
    return [join([_tight(line) for line in page.split("\n") if line.strip()]) for page in pages[: len(cuts)]]


def _tight(line: str) -> str:
    """Without the spaces that tesseract puts between Chinese characters."""
    return join(line.split())


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
    words = [row for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)]
    printed = [word for word in words if word["level"] == "5" and word["text"].strip()]
    for _, grouped in groupby(printed, key=lambda word: (word["block_num"], word["par_num"], word["line_num"])):
        line = list(grouped)
        left, top = (min(int(word[side]) for word in line) / scale for side in ("left", "top"))
        right = max(int(word["left"]) + int(word["width"]) for word in line) / scale
        bottom = max(int(word["top"]) + int(word["height"]) for word in line) / scale
        box = Box(page, round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))
        yield Line((Piece(join([word["text"] for word in line]), box),))


def _run(arguments: Sequence[str], given: bytes = b"") -> str:
    """What tesseract prints. Raises NeedsOcrError."""
    try:
        done = subprocess.run([PROGRAM, *arguments], input=given, capture_output=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NeedsOcrError(f"OCR failed ({error}): expected tesseract to read a page; read it by hand") from error
    return done.stdout.decode("utf-8", "replace")

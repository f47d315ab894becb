"""Tables and glyphs → printed rows of cells."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.document import Box
from ingest.formats.pdf_lines import Piece, cluster, join, text_of
from ingest.formats.pdf_page import MIDDLE, Glyph, Page
from ingest.formats.pdf_ruling import Rectangle, Table
from ingest.tokens import VALUE, fold

PADDING = 12.0  # points at most that a cell keeps free beside a number that fills it
FEWEST_STACKED = 2  # cells with as many values one below another: rows without a line between them
_NOTHING = frozenset({"/", "\\", "-", "--", "—", "——", "无", "不适用"})
_DIGITS = re.compile(r"[+\-]?[\d,.]+")
_DIGITS_ONLY = re.compile(r"[\d,.]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed row: every cell that a line across it meets, from left to right.

    A cell that began in a row above is empty here, so that no text is lost or repeated.
    """

    cells: tuple[Piece, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """What the cells say."""
        return tuple(cell.text for cell in self.cells)

    @property
    def top(self) -> float:
        """Where the row begins: the lowest of the upper ends of its cells."""
        return max(cell.box.top for cell in self.cells)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line inside a cell."""

    text: str
    baseline: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with the lines printed in it; none where it began in a row above."""

    lines: tuple[_Printed, ...]
    box: Box

    @property
    def stacked(self) -> int:
        """How many values stand in it one below another; 0 for words."""
        return len(self.lines) if all(is_value(line.text) for line in self.lines) else 0


def is_value(text: str) -> bool:
    """Whether a cell holds a number, or a mark for nothing."""
    folded = fold(text).strip()
    return bool(VALUE.fullmatch(folded)) or folded in _NOTHING


def take_rows(tables: Sequence[Table], page: Page) -> tuple[list[list[Row]], list[Glyph]]:
    """The rows of each table with the glyphs inside them, and the glyphs that stand in none."""
    smallest_first = sorted(enumerate(tables), key=lambda numbered: numbered[1].area)
    inside: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        place = _place(smallest_first, glyph)
        if place:
            inside.setdefault(place, []).append(glyph)
        else:
            outside.append(glyph)
    return [list(_rows(table, number, inside, page)) for number, table in enumerate(tables)], outside


def _place(tables: Iterable[tuple[int, Table]], glyph: Glyph) -> tuple[int, int] | None:
    for number, table in tables:
        cell = table.cell_at(glyph.across, glyph.down)
        if cell is not None:
            return number, cell
    return None


def _rows(table: Table, number: int, inside: Mapping[tuple[int, int], list[Glyph]], page: Page) -> Iterator[Row]:
    """The rows that say something."""
    lines = [tuple(_printed(inside.get((number, index), ()))) for index in range(len(table.cells))]
    for top, crossed in table.rows():
        cells = [
            _Cell(lines[index] if table.cells[index][1] == top else (), _box(table.cells[index], page))
            for index in crossed
        ]
        stacked = _stacked(cells)
        if stacked:
            yield from _unstacked(cells, stacked)
        elif any(cell.lines for cell in cells):
            yield Row(tuple(Piece(_text(cell), cell.box) for cell in cells))


def _printed(glyphs: Sequence[Glyph]) -> Iterator[_Printed]:
    for line in cluster(glyphs):
        text = text_of(line)
        if text:
            yield _Printed(text, line[0].baseline, line[-1].right - line[0].left, line[0].size)


def _box(cell: Rectangle, page: Page) -> Box:
    left, top, right, bottom = (round(side, 2) for side in cell)
    return Box(page.number, max(0.0, left), max(0.0, top), min(page.width, right), min(page.height, bottom))


def _text(cell: _Cell) -> str:
    texts = [line.text for line in cell.lines]
    return "".join(texts) if len(texts) > 1 and _is_one_number(cell) else join(texts)


def _is_one_number(cell: _Cell) -> bool:
    """Whether lines of digits are one number that its cell was too narrow for."""
    first, *rest = cell.lines
    if not _DIGITS.fullmatch(first.text) or not all(_DIGITS_ONLY.fullmatch(line.text) for line in rest):
        return False
    width = cell.box.right - cell.box.left
    return all(width - line.width < PADDING + line.size / 2 for line in cell.lines[:-1])


# Rows without a line between them


def _stacked(cells: Sequence[_Cell]) -> int:
    """How many printed rows one ruled row holds, where two or more cells have as many values; else 0."""
    counts = Counter(cell.stacked for cell in cells if cell.stacked > 1)
    rows, found = max(counts.items(), key=lambda item: item[1], default=(0, 0))
    return rows if found >= FEWEST_STACKED else 0


def _unstacked(cells: Sequence[_Cell], count: int) -> Iterator[Row]:
    """The printed rows: values in order, the words of the label beside the nearest value."""
    values = [place for place, cell in enumerate(cells) if cell.stacked == count]
    printed = cells[values[0]].lines
    levels = [line.baseline for line in printed]
    middles = [line.baseline - MIDDLE * line.size for line in printed]
    label = values[0] - 1
    for number in range(count):
        pieces = []
        for place, cell in enumerate(cells):
            if place in values:
                lines = [cell.lines[number]]
            elif place == label:
                lines = [line for line in cell.lines if _nearest(levels, line.baseline) == number]
            else:
                lines = [] if number else list(cell.lines)
            box = _part(cell.box, middles, number) if place == label or place in values else cell.box
            pieces.append(Piece(join([line.text for line in lines]), box))
        yield Row(tuple(pieces))


def _part(box: Box, middles: Sequence[float], number: int) -> Box:
    """The part of a cell that one of the printed rows takes: to halfway to its neighbours."""
    above, below = middles[:number][-1:], middles[number + 1 :][:1]
    top = (above[0] + middles[number]) / 2 if above else box.top
    bottom = (middles[number] + below[0]) / 2 if below else box.bottom
    return replace(box, top=max(box.top, round(top, 2)), bottom=min(box.bottom, round(bottom, 2)))


def _nearest(levels: Sequence[float], baseline: float) -> int:
    return min(range(len(levels)), key=lambda number: abs(levels[number] - baseline))

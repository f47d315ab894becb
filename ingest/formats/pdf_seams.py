"""What a page break leaves: page numbers, running heads and feet, repeated headers, rows cut in two."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from ingest import form as forms
from ingest.formats.pdf_lines import Line, Piece, join
from ingest.formats.pdf_rows import Row, is_value
from ingest.formats.pdf_ruling import NEAR
from ingest.tokens import fold

MARGIN = 0.13  # of the page's height, above and below: where page numbers stand
HEAD_LINES = 3  # lines that a running head or foot may have
FURTHEST_COUNT = 20  # pages that a cover and a table of contents may put the count ahead by
SAME_HEIGHT = 6.0  # points between the places of one running head on two pages
HEAD_NUMBERS = 8  # numbers in it that may be the page's
FEWEST_LETTERS, FEWEST_VALUES = 2, 3  # a line with fewer letters or more values is part of a table without rules
FEWEST_PAGES = 3  # a line on as many pages is a running head
ALIKE = 85  # of 100: a label with a typing error is still that label
_PAGE_NUMBER = re.compile(
    r"[-—–―·.•|\s]*(?:第?\s*(\d{1,4})\s*页?(?:\s*[/,，|]?\s*共?\s*\d{1,4}\s*页?)?|page\s*(\d+)(?:\s*of\s*\d+)?)[-—–―·.•|\s]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、]|第.{1,12}[条项]")
_NOT_WORD = re.compile(r"\W")

Block = Line | Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """The blocks of a page from top to bottom; `recognised` where they come from an image."""

    width: float
    height: float
    blocks: tuple[Block, ...]
    recognised: bool = False


def without_running_lines(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without page numbers and without lines that stand at one place of three pages, or of both."""
    edges = [_edge_lines(sheet) for sheet in sheets]
    tops: dict[str, list[float]] = {}
    for number, lines in enumerate(edges):
        for line in lines.values():
            for key in _keys(line.text, number):
                tops.setdefault(key, []).append(line.top)
    cleaned = []
    for number, (sheet, lines) in enumerate(zip(sheets, edges, strict=True)):
        running = {
            place
            for place, line in lines.items()
            if any(_is_running(line, tops[key], sheet, len(sheets)) for key in _keys(line.text, number))
        }
        kept = [block for place, block in enumerate(sheet.blocks) if place not in running]
        cleaned.append(replace(sheet, blocks=_without_page_numbers(kept, sheet.height, len(sheets))))
    return cleaned


def _edge_lines(sheet: Sheet) -> dict[int, Line]:
    """The lines above and below everything else on the page, by their place among its blocks."""
    count = len(sheet.blocks)
    found: dict[int, Line] = {}
    for places in (range(min(HEAD_LINES, count)), range(count - 1, max(-1, count - 1 - HEAD_LINES), -1)):
        for place in places:
            block = sheet.blocks[place]
            if isinstance(block, Row):
                break
            found[place] = block
    return found


def _keys(text: str, page: int) -> set[str]:
    """What a line shares with its like on other pages: its text, or its text with a number that counts the pages.

    Nothing for a row of values: it may well stand at one place of many pages.
    """
    plain = re.sub(r"\s+", "", text)
    if sum(map(is_value, text.split())) >= FEWEST_VALUES or len(re.sub(r"[\d\W_]", "", plain)) < FEWEST_LETTERS:
        return set()
    counted = list(re.finditer(r"\d{1,4}", plain))[:HEAD_NUMBERS]
    return {plain} | {
        f"{plain[: found.start()]}#{int(found.group()) - page}#{plain[found.end() :]}" for found in counted
    }


def _is_running(line: Line, tops: Sequence[float], sheet: Sheet, pages: int) -> bool:
    same = sum(abs(line.top - top) <= SAME_HEIGHT for top in tops)
    return same >= FEWEST_PAGES or (same == pages == 2 and _in_margin(line, sheet.height))


def _in_margin(block: Block, height: float) -> bool:
    return not MARGIN * height < block.top < (1 - MARGIN) * height


def _without_page_numbers(blocks: list[Block], height: float, pages: int) -> tuple[Block, ...]:
    """The blocks without a page number as the first or the last of them."""
    low, high = 0, len(blocks)
    if low < high and _is_page_number(blocks[low], height, pages):
        low += 1
    if low < high and _is_page_number(blocks[high - 1], height, pages):
        high -= 1
    return tuple(blocks[low:high])


def _is_page_number(block: Block, height: float, pages: int) -> bool:
    if isinstance(block, Row) or not _in_margin(block, height):
        return False
    found = _PAGE_NUMBER.fullmatch(fold(block.text))
    if not found:
        return False
    number = int(found.group(1) or found.group(2))
    return not block.text.strip().isdigit() or 1 <= number <= pages + FURTHEST_COUNT


# Tables across a page break


def with_joined_rows(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages with each row that a page break cut in two on one line, on the page of its values."""
    joined = list(sheets)
    for above, below in pairwise(range(len(joined))):
        joined[above], joined[below] = _join_pages(joined[above], joined[below])
    return joined


def _join_pages(above: Sheet, below: Sheet) -> tuple[Sheet, Sheet]:
    last = above.blocks[-1] if above.blocks else None
    at = _repeated_headers(above, below)
    first = below.blocks[at] if at < len(below.blocks) else None
    if not isinstance(last, Row) or not isinstance(first, Row):
        return above, below
    rest = below.blocks[at:]
    row = _joined(last, first)
    if row is None:
        return above, replace(below, blocks=rest)
    if _values(last):
        return replace(above, blocks=(*above.blocks[:-1], row)), replace(below, blocks=rest[1:])
    return replace(above, blocks=above.blocks[:-1]), replace(below, blocks=(row, *rest[1:]))


def _repeated_headers(above: Sheet, below: Sheet) -> int:
    """How many rows at the top of a page say the same as the first rows of the table it continues."""
    start = len(above.blocks)
    while start and isinstance(above.blocks[start - 1], Row):
        start -= 1
    count = 0
    for one, two in zip(above.blocks[start:], below.blocks, strict=False):
        if not (isinstance(one, Row) and isinstance(two, Row)) or one.texts != two.texts or _values(two):
            return count
        count += 1
    return count


def _joined(last: Row, first: Row) -> Row | None:
    """The row that two halves make; None where they are two rows."""
    pairs = list(_pairs(last, first))
    if len(pairs) < max(len(last.cells), len(first.cells)) or (_values(last) and _values(first)):
        return None
    if any(one.text and two.text and (is_value(one.text) or is_value(two.text)) for one, two in pairs):
        return None
    if not (_values(last) or _values(first)):
        return None
    if not all(_completes(one.text, two.text) for one, two in pairs if one.text and two.text):
        return None
    return Row(tuple(_both(one, two) for one, two in pairs))


def _pairs(last: Row, first: Row) -> Iterator[tuple[Piece, Piece]]:
    """The cells of two rows that stand in the same column."""
    for one in last.cells:
        for two in first.cells:
            if abs(one.box.left - two.box.left) <= NEAR and abs(one.box.right - two.box.right) <= NEAR:
                yield one, two


def _both(one: Piece, two: Piece) -> Piece:
    text = join([text for text in (one.text, two.text) if text])
    return Piece(text, two.box if two.text and not one.text else one.box)


def _values(row: Row) -> list[str]:
    return [text for text in row.texts if is_value(text)]


def _completes(start: str, end: str) -> bool:
    """Whether two texts make a label of the form, more than either does by itself."""
    if _NUMBERED.match(end):
        return False
    return likeness(start + end) >= max(ALIKE, likeness(start) + 1, likeness(end) + 1)


def likeness(text: str) -> float:
    """How near a text comes to a label or a column's name of the form, 0 to 100."""
    plain = _NOT_WORD.sub("", text)
    return max(fuzz.ratio(plain, label) for label in _labels())


@cache
def _labels() -> frozenset[str]:
    cells = [cell for form in forms.FORMS for cell in forms.cells(form)]
    parts = {part for cell in cells for part in (*cell.row.split("/"), cell.column)}
    return frozenset(_NOT_WORD.sub("", part) for part in parts)

"""A citation on the pages of a PDF: which page to show, and the boxes to mark on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answer.answer import Citation
from index.places import Layout
from ingest.report import Box, PageSize, Place

SAME_LINE = 0.5  # of the lower of two boxes that lies beside the other
TALLER = 1.5  # times a row: an empty cell as high belongs to the rows above


@dataclass(frozen=True, slots=True)
class MarkedPage:
    """A page of a PDF, of `pages`; boxes in points from its top left corner.

    `rows` are the printed rows or lines of the quote on this page, `cells` the one number; `printed` is what the
    text of the page covers, `marked` the numbers of all pages that the quote stands on.
    """

    number: int
    pages: int
    size: PageSize
    rows: tuple[Box, ...]
    cells: tuple[Box, ...]
    printed: Box
    marked: tuple[int, ...]


def mark_page(layout: Layout, citation: Citation, line_end: int, number: int | None = None) -> MarkedPage:
    """The page with this number with the citation marked; by default the one that the citation stands on.

    `line_end` is where the line of the text ends that the quote ends on.
    """
    quote = [place.box for place in layout.places if _meets(place, citation.start, citation.end)]
    cell = _cell_boxes(layout.places, citation) or _blank_cell(layout.places, citation, line_end)
    quote += [box for box in cell if box not in quote]
    shown = number if number and 0 < number <= len(layout.pages) else _own_page(layout, citation, cell or quote)
    return MarkedPage(
        shown,
        len(layout.pages),
        layout.pages[shown - 1],
        tuple(lines(box for box in quote if box.page == shown)),
        tuple(box for box in cell if box.page == shown),
        _printed(layout, shown),
        tuple(sorted({box.page for box in quote})),
    )


def lines(boxes: Iterable[Box]) -> list[Box]:
    """Boxes in reading order as printed lines: one for those side by side, as high as the lowest of them.

    A cell that spans several rows is marked in the row of its neighbours only.
    """
    found: list[Box] = []
    for box in boxes:
        if found and _side_by_side(found[-1], box):
            found[-1] = _joined(found[-1], box)
        else:
            found.append(box)
    return found


def _meets(place: Place, start: int, end: int) -> bool:
    return place.start < end and start < place.end


def _cell_boxes(places: Sequence[Place], citation: Citation) -> list[Box]:
    """The boxes of the one number."""
    start, end = citation.cell_start, citation.cell_end
    if start is None or end is None:
        return []
    return [place.box for place in places if _meets(place, start, end)]


def _blank_cell(places: Sequence[Place], citation: Citation, line_end: int) -> list[Box]:
    """The cell that a citation without a number of its own is about: the only empty one in its row."""
    if not citation.key:
        return []
    row = [place for place in places if citation.start <= place.start <= line_end]
    lowest = min((_height(place.box) for place in row if place.start < place.end), default=0.0)
    empty = [place.box for place in row if place.start == place.end and _height(place.box) < TALLER * lowest]
    return empty if len(empty) == 1 else []


def _own_page(layout: Layout, citation: Citation, boxes: Sequence[Box]) -> int:
    page = boxes[0].page if boxes else citation.page
    return min(max(1, page), len(layout.pages))


def _printed(layout: Layout, number: int) -> Box:
    size = layout.pages[number - 1]
    boxes = [place.box for place in layout.places if place.box.page == number and place.start < place.end]
    if not boxes:
        return Box(number, 0.0, 0.0, size.width, size.height)
    return Box(
        number,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _side_by_side(one: Box, two: Box) -> bool:
    shared = min(one.bottom, two.bottom) - max(one.top, two.top)
    return one.page == two.page and shared > SAME_LINE * min(_height(one), _height(two))


def _height(box: Box) -> float:
    return box.bottom - box.top


def _joined(one: Box, two: Box) -> Box:
    return Box(
        one.page,
        min(one.left, two.left),
        max(one.top, two.top),
        max(one.right, two.right),
        min(one.bottom, two.bottom),
    )

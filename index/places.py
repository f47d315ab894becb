"""Where the text of a PDF stands on its pages, kept as whole numbers: a report has hundreds of places."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from index.insert import Rows
from index.schema import places
from ingest.report import Box, PageSize, Place, Report

PARTS = 10  # of a point


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a PDF, and the places of its text in order of `start`."""

    pages: tuple[PageSize, ...]
    places: tuple[Place, ...]


def place_rows(report_id: int, report: Report) -> Rows:
    """The row for a report that was a PDF; none for other formats."""
    if not report.pages:
        return []
    pages = [[_whole(page.width), _whole(page.height)] for page in report.pages]
    boxes = [[place.start, place.end, place.box.page, *map(_whole, _sides(place.box))] for place in report.places]
    return [{"report_id": report_id, "pages": pages, "boxes": boxes}]


def find_layout(connection: Connection, report_id: int) -> Layout | None:
    """The pages and places of a report; None for one that was no PDF."""
    row = connection.execute(select(places).where(places.c.report_id == report_id)).first()
    if row is None:
        return None
    return Layout(
        tuple(PageSize(width / PARTS, height / PARTS) for width, height in row.pages),
        tuple(
            Place(start, end, Box(page, *(side / PARTS for side in sides))) for start, end, page, *sides in row.boxes
        ),
    )


def _sides(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _whole(points: float) -> int:
    return round(points * PARTS)

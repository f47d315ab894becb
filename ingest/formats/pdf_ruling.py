"""Ruled tables: edges → parts that touch → closed parts → cells → tables, on pdfplumber's table steps."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges

Edge = dict[str, Any]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom

NEAR = 3.0  # points between two edges, or an edge and a corner, that count as touching
MOST_CROSSINGS = 1_000_000  # upright times level edges; a form has some 500, a map many thousands of each
FEWEST_ENDS = 2  # edges of a table that end alike without a line across were left open


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table, and for each step of the grid the number of the cell that covers it."""

    cells: tuple[Rectangle, ...]
    across: tuple[float, ...]
    down: tuple[float, ...]
    slots: Mapping[tuple[int, int], int]

    @property
    def area(self) -> float:
        """The size of the rectangle around it."""
        return (self.across[-1] - self.across[0]) * (self.down[-1] - self.down[0])

    def cell_at(self, across: float, down: float) -> int | None:
        """The number of the cell around a point."""
        return self.slots.get((bisect_right(self.across, across) - 1, bisect_right(self.down, down) - 1))

    def rows(self) -> Iterator[tuple[float, list[int]]]:
        """Where each row begins, and the cells that it crosses from left to right."""
        for top in sorted({cell[1] for cell in self.cells}):
            level = self.down.index(top)
            crossed = [self.slots.get((step, level)) for step in range(len(self.across) - 1)]
            known = [number for number in crossed if number is not None]
            yield top, [number for place, number in enumerate(known) if place == 0 or known[place - 1] != number]


def find_tables(edges: Sequence[Edge]) -> list[Table]:
    """The tables drawn by the edges, from top to bottom; frames and boxed paragraphs are none."""
    merged = filter_edges(merge_edges(list(edges), NEAR, NEAR, NEAR, NEAR), min_length=NEAR)
    upright, level = _by_direction(merged)
    if len(upright) * len(level) > MOST_CROSSINGS:
        return []
    closed = [*merged, *(edge for part in _parts(upright, level) for edge in _closing(*_by_direction(part)))]
    cells = intersections_to_cells(edges_to_intersections(closed, NEAR, NEAR))
    tables = [_table(group) for group in cells_to_tables(cells)]
    return [table for table in tables if any(len(crossed) > 1 for _, crossed in table.rows())]


def _table(cells: Iterable[Rectangle]) -> Table:
    ordered = sorted(cells, key=lambda cell: (cell[0] - cell[2]) * (cell[3] - cell[1]))  # the largest first
    across = sorted({side for cell in ordered for side in (cell[0], cell[2])})
    down = sorted({side for cell in ordered for side in (cell[1], cell[3])})
    slots = {
        (step, level): number
        for number, (left, top, right, bottom) in enumerate(ordered)
        for step in range(across.index(left), across.index(right))
        for level in range(down.index(top), down.index(bottom))
    }
    return Table(tuple(ordered), tuple(across), tuple(down), slots)


def _by_direction(edges: Iterable[Edge]) -> tuple[list[Edge], list[Edge]]:
    upright: list[Edge] = []
    level: list[Edge] = []
    for edge in edges:
        (upright if edge["orientation"] == "v" else level).append(edge)
    return upright, level


def _parts(upright: Sequence[Edge], level: Sequence[Edge]) -> Iterator[list[Edge]]:
    """The edges that cross each other, directly or through others; lines that cross nothing are in none."""
    unseen = dict(enumerate([*upright, *level]))
    crossed = [[other for other, edge in enumerate(level, len(upright)) if _cross(one, edge)] for one in upright]
    back: dict[int, list[int]] = {}
    for one, others in enumerate(crossed):
        for other in others:
            back.setdefault(other, []).append(one)
    for first in range(len(upright)):
        part: list[Edge] = []
        waiting = [first]
        while waiting:
            number = waiting.pop()
            if number in unseen:
                part.append(unseen.pop(number))
                waiting += crossed[number] if number < len(upright) else back.get(number, [])
        if len(part) > 1:
            yield part


def _cross(upright: Edge, level: Edge) -> bool:
    beside = level["x0"] - NEAR <= upright["x0"] <= level["x1"] + NEAR
    return bool(beside and upright["top"] - NEAR <= level["top"] <= upright["bottom"] + NEAR)


# Closing: a table cut by a page, or printed without its outer lines, has edges that end in the open


def _closing(upright: Sequence[Edge], level: Sequence[Edge]) -> Iterator[Edge]:
    """The lines that are missing across the open ends of edges of a table."""
    for side in ("top", "bottom"):
        for place, low, high in _open_ends(upright, side, "x0", level, "top", ("x0", "x1")):
            yield _edge("h", low, place, high, place)
    for side in ("x0", "x1"):
        for place, low, high in _open_ends(level, side, "top", upright, "x0", ("top", "bottom")):
            yield _edge("v", place, low, place, high)


def _open_ends(
    edges: Sequence[Edge], side: str, along: str, others: Sequence[Edge], at: str, reach: tuple[str, str]
) -> Iterator[tuple[float, float, float]]:
    """Where ends of edges lie on one line (its place, first and last end) that no other edge is drawn on."""
    for group in _groups(edges, side):
        if len(group) < FEWEST_ENDS:
            continue
        place = sum(edge[side] for edge in group) / len(group)
        low, high = min(edge[along] for edge in group), max(edge[along] for edge in group)
        drawn = any(
            abs(other[at] - place) <= NEAR and other[reach[0]] < high and other[reach[1]] > low for other in others
        )
        if not drawn:
            yield place, low, high


def _groups(edges: Sequence[Edge], side: str) -> Iterator[list[Edge]]:
    """The edges by where they end on one side."""
    ordered = sorted(edges, key=lambda edge: float(edge[side]))
    cuts = [place for place, (one, two) in enumerate(pairwise(ordered), 1) if two[side] - one[side] > NEAR]
    for low, high in pairwise([0, *cuts, len(ordered)]):
        yield ordered[low:high]


def _edge(orientation: str, left: float, top: float, right: float, bottom: float) -> Edge:
    sides = {"x0": left, "top": top, "x1": right, "bottom": bottom}
    return {"orientation": orientation, "width": right - left, "height": bottom - top, **sides}

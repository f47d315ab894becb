"""Putting the values of one printed row into its cells, with the row's own equation as the judge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.report import Status
from ingest.tokens import Kind, Token, parse_value

BALANCED = 7  # cells of a row whose last is the sum of the others
LABEL_CELLS = 2  # of a row of table 2 that a label without groups covers beside its own

Balance = Callable[[Sequence[Decimal]], bool]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's cells from left to right, and how they were come by."""

    cells: tuple[Token, ...]
    status: Status


def place(runs: Sequence[Sequence[Token]], width: int, balances: Balance) -> Placed | None:
    """The `width` cells of a row out of the runs of values near its label; None when they can't be told.

    `balances` says whether a full row of values keeps the row's equation.
    """
    placed = _place(runs, width, balances)
    if placed is None or width != BALANCED or _filled(placed.cells) == width:
        return placed
    values = _values(placed.cells)
    shifted = placed.cells[-1].kind is Kind.VALUE and not balances(values)
    return None if shifted else placed  # a total that its columns contradict, beside blank cells: they have moved


def _place(runs: Sequence[Sequence[Token]], width: int, balances: Balance) -> Placed | None:
    filled = [_trim(run) for run in runs if _filled(run)]
    for cells in filled:
        if len(cells) == width == _filled(cells):
            return Placed(tuple(cells), Status.READ)
    together = [token for cells in filled for token in cells]
    if len(filled) > 1 and len(together) == width == _filled(together):
        return Placed(tuple(together), Status.READ)
    joined = [token for run in runs for token in run]
    if len(joined) == width:
        return Placed(tuple(joined), Status.READ)
    if not filled:
        return Placed(tuple(joined[:width]), Status.READ) if len(joined) >= width else None
    first = next(run for run in runs if _filled(run))
    return _window(first, width, balances) or (_window(joined, width, balances) if len(runs) > 1 else None)


def _window(cells: Sequence[Token], width: int, balances: Balance) -> Placed | None:
    """The only stretch of `width` cells that leaves no value out, or that balances."""
    if _filled(cells) > width:
        cells = _trim(cells)
    if len(cells) < width:
        return None
    windows = [tuple(cells[at : at + width]) for at in range(len(cells) - width + 1)]
    whole = [window for window in windows if _filled(window) == _filled(cells)]
    if width > 3 and len(cells) > width + LABEL_CELLS and _filled(cells) < width:  # invented columns among blank ones
        return _only([window for window in whole if any(_values(window)) and balances(_values(window))])
    if len(whole) == 1 or (whole and width == 1):
        return Placed(whole[0], Status.READ)
    if whole:
        grid = windows[-1] if width > 3 else windows[0]
        if grid in whole and len(cells) - width <= LABEL_CELLS and _filled(cells) < len(cells):
            return Placed(grid, Status.READ)  # blank cells at the ends; a label may span a cell or two of its row
        return _only([window for window in whole if balances(_values(window))])
    if _filled(cells) == len(cells) and not any(_values(cells)):
        return Placed(windows[0], Status.REPAIRED)
    full = [window for window in windows if _filled(window) == width and balances(_values(window))]
    return _only([window for window in full if any(_values(window))])


def _only(windows: Sequence[tuple[Token, ...]]) -> Placed | None:
    return Placed(windows[0], Status.REPAIRED) if len(windows) == 1 else None


def _trim(cells: Sequence[Token]) -> list[Token]:
    """Without the empty cells at both ends."""
    filled = [index for index, token in enumerate(cells) if token.kind is not Kind.EMPTY]
    return list(cells[filled[0] : filled[-1] + 1]) if filled else []


def _filled(cells: Sequence[Token]) -> int:
    return sum(token.kind is not Kind.EMPTY for token in cells)


def _values(cells: Sequence[Token]) -> list[Decimal]:
    return [parse_value(token.text) if token.kind is Kind.VALUE else Decimal(0) for token in cells]

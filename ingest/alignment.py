"""Putting the values of one printed row into its cells: by the table's columns, else by the row's own equation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.report import Status
from ingest.tokens import Kind, Token, parse_value

BALANCED = 7  # cells of a row whose last is the sum of the others

Run = Sequence[Token]  # the cells of a row that stand on one line
Balance = Callable[[Sequence[Decimal]], bool]


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's cells from left to right, and how they were come by."""

    cells: tuple[Token, ...]
    status: Status


def place(runs: Sequence[Run], width: int, balances: Balance, start: int | None = None) -> Placed | None:
    """The `width` cells of a row out of the runs of values near its label; None when they can't be told.

    `balances` says whether a full row of values keeps the row's equation; `start` is the column in which the
    values of the table's rows begin, None where that is not known.
    """
    whole = len(_trim(runs[0])) == width == _count(runs[0])
    placed = None if whole or start is None else _in_columns(runs[0], width, start)
    if placed:
        return placed
    placed = _place(runs, width, balances)
    if placed is None or width != BALANCED or _count(placed.cells) == width:
        return placed
    shifted = placed.cells[-1].kind is Kind.VALUE and not balances(values_of(placed.cells))
    return None if shifted else placed  # a total that its columns contradict, beside blank cells: they have moved


def _in_columns(cells: Run, width: int, start: int) -> Placed | None:
    """The cells under the table's columns, where no value stands beside them but zeros beside zeros."""
    window = tuple(token for token in cells if start <= token.column < start + width)
    if len(window) != width or len({token.column for token in window}) != width:
        return None
    if _count(window) == _count(cells):
        return Placed(window, Status.READ)
    begun = all(token.column >= start for token in cells if token.kind is not Kind.EMPTY)
    return Placed(window, Status.REPAIRED) if begun and _count(cells) > width and _are_zeros(cells) else None


def _place(runs: Sequence[Run], width: int, balances: Balance) -> Placed | None:
    filled = [_trim(run) for run in runs if _count(run)]
    joined = [token for run in runs for token in run]
    if not filled:
        return Placed(tuple(joined[:width]), Status.READ) if len(joined) >= width else None
    if len(filled[0]) == width == _count(filled[0]) and (width > 1 or len(filled) == 1):
        return Placed(tuple(filled[0]), Status.READ)
    if len(joined) == width and len(runs) == 1:
        return Placed(tuple(joined), Status.READ)
    if len(filled) > 1:
        return _over_lines(filled, width, balances)
    return _window(next(run for run in runs if _count(run)), width, balances)


def _over_lines(runs: Sequence[Run], width: int, balances: Balance) -> Placed | None:
    """One cell a line, or a row cut by a page; its equation must hold where one cell alone may be a page's number.

    Of two lines whose order keeps the equation only when turned, the text may have lost the order.
    """
    together = tuple(token for run in runs for token in run)
    sizes = {len(run) == 1 for run in runs}
    swapped = sizes == {False} and not balances(values_of(together)) and _turns(runs, balances)
    if len(together) == width and (len(sizes) == 1 or _is_cut_row(runs, balances)):
        return None if swapped else Placed(together, Status.READ)
    if len(together) > width and _are_zeros(together):
        return Placed(together[:width], Status.REPAIRED)
    if len(together) != width + 1:
        return None
    alone = [at for at, token in enumerate(together) if [token] in [list(run) for run in runs]]
    rows = [(*together[:at], *together[at + 1 :]) for at in alone]
    kept = {tuple(values_of(row)): row for row in rows if _count(row) == width and balances(values_of(row))}
    return Placed(next(iter(kept.values())), Status.REPAIRED) if len(kept) == 1 else None


def _is_cut_row(runs: Sequence[Run], balances: Balance) -> bool:
    """Whether lines of a full row's values are one row that keeps its equation, and in no other way.

    The only number alone on its line may be a page's that fits by chance, where the row has lost a value; no page is 0.
    """
    together = values_of([token for run in runs for token in run])
    alone = [run for run in runs if len(run) == 1]
    return balances(together) and not _turns(runs, balances) and not (len(alone) == 1 and any(values_of(alone[0])))


def _turns(runs: Sequence[Run], balances: Balance) -> bool:
    """Whether other values result, which keep the equation too, when the second of two lines is read first."""
    first, second = ([token for run in half for token in run] for half in (runs[:1], runs[1:]))
    read, turned = values_of([*first, *second]), values_of([*second, *first])
    return read != turned and balances(turned)


def _window(cells: Run, width: int, balances: Balance) -> Placed | None:
    """The only stretch of `width` cells that leaves no value out, or that balances."""
    trimmed = _trim(cells)
    if len(trimmed) == width:
        return Placed(tuple(trimmed), Status.READ)
    if len(trimmed) > width:
        cells = trimmed
    if len(cells) < width or len(trimmed) >= 2 * width > 2:  # the rest may be another row, which has lost its label
        return None
    windows = [tuple(cells[at : at + width]) for at in range(len(cells) - width + 1)]
    if _are_zeros(trimmed) and _count(trimmed) == len(trimmed) >= width:
        return Placed(tuple(trimmed[:width]), Status.REPAIRED)
    if width == 1:
        values = {token.text for token in trimmed}
        return Placed((trimmed[0],), Status.REPAIRED) if len(values) == 1 else None  # a merged cell, repeated
    whole = [window for window in windows if _count(window) == _count(cells)]
    fitting = whole or [window for window in windows if _count(window) == width]
    return _only([window for window in fitting if any(values_of(window)) and balances(values_of(window))])


def _only(windows: Sequence[tuple[Token, ...]]) -> Placed | None:
    return Placed(windows[0], Status.REPAIRED) if len(windows) == 1 else None


def _trim(cells: Run) -> list[Token]:
    """Without the empty cells at both ends."""
    filled = [index for index, token in enumerate(cells) if token.kind is not Kind.EMPTY]
    return list(cells[filled[0] : filled[-1] + 1]) if filled else []


def _count(cells: Run) -> int:
    """How many cells are not empty."""
    return sum(token.kind is not Kind.EMPTY for token in cells)


def _are_zeros(cells: Run) -> bool:
    """Whether all that can be read is 0."""
    kinds = {token.kind for token in cells} - {Kind.EMPTY, Kind.BROKEN}
    return kinds == {Kind.VALUE} and not any(values_of(cells))


def values_of(cells: Run) -> list[Decimal]:
    """The numbers of cells, 0 for those that hold none."""
    return [parse_value(token.text) if token.kind is Kind.VALUE else Decimal(0) for token in cells]

"""The columns of a table whose cells are parted by tabs or pipes: where the values begin, told by all its rows.

Rows of one shape (label in the same column, as many columns) have their values in the same columns. Those that are
filled tell which; a row with blank cells is then read by its columns, and needs no equation.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.tokens import Kind, Token

FEWEST_ROWS = 2  # of one shape, for their columns to be believed

Shape = tuple[int, int]  # column of the label, last column of the line


@dataclass(frozen=True, slots=True)
class Line:
    """A row on one line: its label's column, the cells behind the label, how many of them are the row's."""

    label: int
    cells: Sequence[Token]
    width: int

    @property
    def shape(self) -> Shape:
        """What rows with the same columns have in common."""
        return self.label, self.cells[-1].column

    def starts(self) -> range:
        """The columns in which its values may begin."""
        filled = [token.column for token in self.cells if token.kind is not Kind.EMPTY]
        low = max(self.label + 1, filled[-1] - self.width + 1)
        return range(low, min(filled[0], self.cells[-1].column - self.width + 1) + 1)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the values of a table's rows begin: in one column, or in some shapes right behind the label."""

    start: int | None = None
    behind_label: frozenset[Shape] = frozenset()

    def start_of(self, line: Line | None) -> int | None:
        """The column in which the values of a line begin, None where that is not known."""
        if line is None or self.start is not None:
            return self.start if line else None
        exact = line.cells[-1].column == line.label + line.width
        return line.label + 1 if self.behind_label and (exact or line.shape in self.behind_label) else None


def find_columns(lines: Sequence[Line], header: int | None = None) -> Columns:
    """The columns of a table's rows; `header` is that of the first of its headers, None where that is not known."""
    shapes: dict[Shape, list[range]] = defaultdict(list)
    for line in lines:
        if 0 < sum(token.kind is not Kind.EMPTY for token in line.cells) <= line.width:  # more are invented columns
            shapes[line.shape].append(line.starts())
    agreed = {shape: set(rows[0]).intersection(*rows[1:]) for shape, rows in shapes.items() if len(rows) >= FEWEST_ROWS}
    decided = {start for starts in agreed.values() if len(starts) == 1 for start in starts}
    grid = decided if header is None else decided | {header}
    if agreed and len(grid) == 1 and all(grid <= starts for starts in agreed.values()):
        return Columns(min(grid))
    if all(label + 1 in row for (label, _), rows in shapes.items() for row in rows):
        return Columns(behind_label=frozenset(shape for shape, starts in agreed.items() if len(starts) == 1))
    return Columns()

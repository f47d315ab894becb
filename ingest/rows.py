"""A row of tables 1 and 2: the cells that stand near its label, line by line, and the facts they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.alignment import BALANCED, Balance, Placed, place, values_of
from ingest.columns import Line
from ingest.form import Cell
from ingest.labels import Anchor
from ingest.report import Fact, Span, Status
from ingest.tokens import Kind, Token, parse_value
from ingest.words import Words, in_sentence


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row found by its label: `runs` are its cells line by line, `cells` the form's for it."""

    anchor: Anchor
    runs: Sequence[Sequence[Token]]
    cells: Sequence[Cell]
    span: Span  # from its label to its last value
    among_others: bool = False  # whether more values follow, which may be those of another row

    @property
    def filled(self) -> tuple[Token, ...]:
        """Its cells that are not empty."""
        return filled_of(token for run in self.runs for token in run)


def printed_row(words: Words, anchor: Anchor, stop: int, near: int, cells: Sequence[Cell]) -> PrintedRow:
    """The cells of a row between its label's start and `stop`.

    They begin no farther than `near` characters behind the label. Where words stand between them, those behind the
    words belong to the row only if they make it full.
    """
    runs: list[Sequence[Token]] = []
    among_others = False
    for index, segment in segments(words, anchor, stop):
        lines = _own_lines(words, anchor, _lines(segment), len(cells))
        among_others = len(filled_of(segment)) - sum(len(filled_of(line)) for line in lines) > 1  # not a page's number
        before = filled_of(token for run in runs for token in run)
        if words.before[index] > anchor.end + near or (runs and _is_full(runs, len(cells))):
            break
        if before and len(before) + len(filled_of(segment)) != len(cells):
            break
        runs += lines
    tokens = [words.tokens[anchor.first], words.tokens[anchor.last], *filled_of(token for run in runs for token in run)]
    return PrintedRow(anchor, runs, cells, span_of(tokens), among_others and len(runs) > 1)


def segments(words: Words, anchor: Anchor, stop: int) -> list[tuple[int, list[Token]]]:
    """The cells between a label and `stop`, parted by words: (number of the first token, cells).

    What stands before the next label on that label's own line belongs to that label: item numbers, layout cells.
    """
    own_line = words.tokens[anchor.last].line
    next_line = words.tokens[stop].line if stop < len(words.tokens) else -1
    found: list[tuple[int, list[Token]]] = []
    is_open = False
    for index in range(anchor.first + 1, stop):
        token = words.tokens[index]
        if token.kind is Kind.WORD:
            is_open = False
        elif token.line == next_line != own_line:
            break
        elif not in_sentence(words, index):
            if not is_open:
                found.append((index, []))
            is_open = True
            found[-1][1].append(token)
    return found


def _lines(tokens: Sequence[Token]) -> list[list[Token]]:
    return [list(run) for _, run in groupby(tokens, key=lambda token: token.line)]


def _own_lines(words: Words, anchor: Anchor, lines: Sequence[list[Token]], width: int) -> Sequence[list[Token]]:
    """The lines up to the one that makes the row full.

    A page's number alone before a full line is none of them; one among several lines may stand in the row or behind
    it, so that all are kept.
    """
    own_line = words.tokens[anchor.last].line
    if len(lines) > 1 and len(lines[0]) == 1 < width == len(lines[1]) and lines[0][0].line != own_line:
        lines = lines[1:]
    if _holds_rows(lines[0], width):
        return [lines[0][:width]]
    cut = len(lines) > 1 and len(filled_of(lines[0])) < width and 1 < len(lines[1]) < width  # by a page's end
    count = next((count for count in range(1 + cut, len(lines)) if _is_full(lines[:count], width)), len(lines))
    one_a_line = lines[0][0].line != own_line and all(len(line) == 1 for line in lines)
    whole_rows = len(lines) % width == 0 if width >= BALANCED else len(lines) <= width
    page_number = count > 1 and len(lines) - count == 1 == len(lines[-1])
    stray = page_number or (one_a_line and not whole_rows)
    return lines if stray else lines[:count]


def _holds_rows(line: Sequence[Token], width: int) -> bool:
    """Whether a line holds several rows, whose labels between them are lost: a document on one line."""
    return width > 1 and len(line) > width and len(line) % width == 0 and len(filled_of(line)) == len(line)


def _is_full(runs: Sequence[Sequence[Token]], width: int) -> bool:
    """Whether a row's cells are all there: a line of so many cells, or so many values."""
    return len(runs[0]) >= width or sum(len(filled_of(run)) for run in runs) >= width


def row_facts(row: PrintedRow, balances: Balance, start: int | None) -> list[Fact]:
    """The facts of a row; blank where nothing is printed, unreadable where the values can't be told apart."""
    if not row.filled:
        return [Fact(cell.key, Status.BLANK, row_span=row.span) for cell in row.cells]
    placed = place(row.runs, len(row.cells), balances, start)
    if placed is None or (row.among_others and len(row.cells) == BALANCED and not balances(values_of(placed.cells))):
        raw = " ".join(token.text for token in row.filled)
        return [Fact(cell.key, Status.UNREADABLE, raw=raw, row_span=row.span) for cell in row.cells]
    return list(placed_facts(row.cells, placed, row.span))


def placed_facts(cells: Sequence[Cell], placed: Placed, whole: Span) -> Iterator[Fact]:
    """The facts of cells whose places are known."""
    for cell, token in zip(cells, placed.cells, strict=True):
        span = Span(token.start, token.end)
        if token.kind is Kind.VALUE:
            yield Fact(cell.key, placed.status, parse_value(token.text), token.text, span, whole)
        else:
            status = Status.UNREADABLE if token.kind is Kind.BROKEN else Status.BLANK
            yield Fact(cell.key, status, None, token.text, span, whole)


def line_of(words: Words, row: PrintedRow) -> Line | None:
    """The row as one line of a table, where its cells stand on its label's line and are parted by tabs or pipes."""
    label = words.tokens[row.anchor.last]
    cells = row.runs[0] if row.runs else ()
    if not cells or cells[0].line != label.line or cells[-1].column <= label.column:
        return None
    return Line(label.column, cells, len(row.cells))


def filled_of(tokens: Iterator[Token] | Sequence[Token]) -> tuple[Token, ...]:
    """Those tokens that are not empty cells."""
    return tuple(token for token in tokens if token.kind is not Kind.EMPTY)


def span_of(tokens: Sequence[Token]) -> Span:
    """From the first token to the end of the last."""
    return Span(tokens[0].start, max(token.end for token in tokens))

"""A report's own text → HTML: the cited row marked in it, the cited cell marked more strongly, tables as tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answer import Evidence
from ui.markup import plain

MOST_CONTEXT = 6_000  # characters shown before the quote, and after it
SHORT_LABEL = 4  # characters that a narrow column can hold
LONGEST_BAND = 40  # a line this short between table rows is a heading inside the table
_NUMBER = re.compile(r"[+\-－±增减]?\s*[\d０-９][\d０-９.,，．\s]*(?:万元|亿元|[万元件条宗份例篇个项人次])?[%％]?")
_RULE = re.compile(r"[\s|:\-]+")  # the line under a header in a pipe table


@dataclass(frozen=True, slots=True)
class Marks:
    """Places to mark in the text shown: `start` to `end` the quote, `cell` the one number in it."""

    start: int
    end: int
    cell: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text shown; `start` is its place there."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, without its line break."""
        return self.start + len(self.text)

    @property
    def tabular(self) -> bool:
        """Whether tabs or pipes part it into cells."""
        return "\t" in self.text or self.text.count("|") > 1

    @property
    def is_rule(self) -> bool:
        """Whether it is the `| --- | --- |` of a pipe table."""
        return self.tabular and "-" in self.text and _RULE.fullmatch(self.text) is not None

    def cells(self) -> list["Line"]:
        """Its cells, each with its place."""
        if "\t" in self.text:
            return list(_split(self, "\t"))
        cells = list(_split(self, "|"))
        first = 1 if not cells[0].text.strip() else 0
        last = len(cells) - 1 if not cells[-1].text.strip() else len(cells)
        return cells[first:last]


Cells = Sequence[Line | None]  # of a row; None where there is none


def original(found: Evidence) -> str:
    """The text around a citation, as it stands in the report."""
    before, after = _tail(found.before), _head_of(found.after)
    start, end = len(before), len(before) + len(found.quote)
    cell = (start + found.cell[0], start + found.cell[1]) if found.cell else None
    marks = Marks(start, end, cell)
    lines = list(_lines(before + found.quote + after))
    return "".join(_block(block, marks) for block in _blocks(lines))


def _tail(text: str) -> str:
    """The last part of a long text, from the start of a line."""
    if len(text) <= MOST_CONTEXT:
        return text
    cut = text[-MOST_CONTEXT:]
    return cut[cut.find("\n") + 1 :]


def _head_of(text: str) -> str:
    """The first part of a long text, to the end of a line."""
    if len(text) <= MOST_CONTEXT:
        return text
    cut = text[:MOST_CONTEXT]
    return cut[: cut.rfind("\n")] if "\n" in cut else cut


def _split(line: Line, separator: str) -> Iterator[Line]:
    place = line.start
    for part in line.text.split(separator):
        yield Line(place, part)
        place += len(part) + len(separator)


def _lines(text: str) -> Iterator[Line]:
    yield from _split(Line(0, text.replace("\r", " ")), "\n")


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of table lines, bands between them included, and runs of other lines."""
    block: list[Line] = []
    for index, line in enumerate(lines):
        if block and _in_table(lines, index) != _in_table(lines, index - 1):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _in_table(lines: Sequence[Line], index: int) -> bool:
    if lines[index].tabular:
        return True
    between = 0 < index < len(lines) - 1 and lines[index - 1].tabular and lines[index + 1].tabular
    return between and 0 < len(lines[index].text.strip()) <= LONGEST_BAND


def _block(block: Sequence[Line], marks: Marks) -> str:
    return _table(block, marks) if any(line.tabular for line in block) else _prose(block, marks)


def _prose(block: Sequence[Line], marks: Marks) -> str:
    start, end = block[0].start, block[-1].end
    text = "\n".join(line.text for line in block)
    return f'<div class="nb-prose">{_marked(text, start, end, marks)}</div>' if text.strip() else ""


def _marked(text: str, start: int, end: int, marks: Marks) -> str:
    """The text at `start` to `end` with the quote in one mark and the cell in another inside it."""
    first, last = max(marks.start, start), min(marks.end, end)
    if first >= last:
        return plain(text)
    quoted = text[first - start : last - start]
    return (
        f'{plain(text[: first - start])}<mark class="nb-quote">{_with_cell(quoted, first, marks)}</mark>'
        f"{plain(text[last - start :])}"
    )


def _with_cell(text: str, start: int, marks: Marks) -> str:
    if marks.cell is None:
        return plain(text)
    first, last = max(marks.cell[0] - start, 0), min(marks.cell[1] - start, len(text))
    if first >= last:
        return plain(text)
    return f'{plain(text[:first])}<mark class="nb-cell">{plain(text[first:last])}</mark>{plain(text[last:])}'


def _table(block: Sequence[Line], marks: Marks) -> str:
    rows = _aligned([(line, line.cells() if line.tabular else [line]) for line in block if not line.is_rule])
    width = max(len(cells) for _, cells in rows)
    used = [column for column in range(width) if any(_has(cells, column) for line, cells in rows if line.tabular)]
    body = "".join(
        _table_row(line, cells, used, marks) if line.tabular else _band(line, len(used), marks) for line, cells in rows
    )
    return f'<div class="nb-scroll"><table class="nb-grid"><tbody>{body}</tbody></table></div>'


def _has(cells: Cells, column: int) -> bool:
    cell = cells[column] if column < len(cells) else None
    return cell is not None and bool(cell.text.strip())


def _aligned(rows: Sequence[tuple[Line, Sequence[Line]]]) -> list[tuple[Line, Cells]]:
    """Rows that leave out what a merged cell covers, as text files have them, with room for it.

    Their figures, as many as in the longest row, then stand below each other, and heads above them.
    """
    longest = max((cells for _, cells in rows), key=len)
    aligned: list[tuple[Line, Cells]] = []
    for at, (line, cells) in enumerate(rows):
        left_out, figures = len(longest) - len(cells), _figures(cells)
        below = rows[at + 1][1] if at + 1 < len(rows) else []
        room: list[Line | None] = [None] * left_out
        if left_out and figures and figures == _figures(longest):
            aligned.append((line, [*cells[:-figures], *room, *cells[-figures:]]))
        elif left_out and _figures(longest) and line.tabular and not figures and below and not _figures(below):
            first = next((column for column in range(len(below)) if _has(below, column)), 0)
            before = max(first - len(cells) + 1, 0)  # the last head stands above all that begins there
            at_head = min(first, len(cells) - 1)
            head, rest = cells[at_head], cells[at_head + 1 :]
            aligned.append((line, [*cells[:at_head], *room[:before], head, *room[before:], *rest]))
        else:
            aligned.append((line, cells))
    return aligned


def _figures(cells: Sequence[Line]) -> int:
    """How many cells at the end of a row are numbers."""
    return next((count for count, cell in enumerate(reversed(cells)) if not _is_number(cell)), len(cells))


def _band(line: Line, width: int, marks: Marks) -> str:
    return f'<tr class="nb-band"><td colspan="{width}">{_marked(line.text, line.start, line.end, marks)}</td></tr>'


def _table_row(line: Line, cells: Cells, used: Sequence[int], marks: Marks) -> str:
    quoted = max(marks.start, line.start) < min(marks.end, line.end)
    numeric = any(cell is not None and _is_number(cell) for cell in cells)
    padded = [cells[column] if column < len(cells) else None for column in used]
    if quoted and not numeric and marks.cell is None:  # a row left blank: its empty cells are the point
        data = "".join(_table_cell(cell, 1, True, marks) for cell in padded)
        return f'<tr class="nb-quoted nb-left-blank">{data}</tr>'
    kind = "nb-quoted" if quoted else "" if numeric else "nb-heads"
    return f'<tr class="{kind}">{_table_cells(padded, numeric, marks)}</tr>'


def _table_cells(cells: Cells, numeric: bool, marks: Marks) -> str:
    """The cells of a row. Words spread over the empty cells after them, as in the form's merged cells."""
    first = next((index for index, cell in enumerate(cells) if cell and cell.text.strip()), len(cells))
    html = "<td></td>" * first
    index = first
    while index < len(cells):
        cell = cells[index]
        assert cell is not None or index > first
        span = 1
        if cell is not None and not _is_number(cell):
            span += _empty_from(cells, index + 1)
        html += _table_cell(cell, span, numeric, marks)
        index += span
    return html


def _empty_from(cells: Cells, start: int) -> int:
    """How many cells from `start` are empty, in a row. One at the end of the line belongs to the head above it."""
    rest = cells[start:]
    count = next((count for count, cell in enumerate(rest) if cell and cell.text.strip()), len(rest))
    return 0 if count == len(rest) == 1 else count


def _table_cell(cell: Line | None, span: int, numeric: bool, marks: Marks) -> str:
    if cell is None:
        return "<td></td>"
    if _is_number(cell):
        return f"<td class='nb-number'>{_with_cell(cell.text, cell.start, marks)}</td>"
    words = " class='nb-words'" if numeric and len(cell.text.strip()) > SHORT_LABEL else ""
    spread = f" colspan='{span}'" if span > 1 else ""
    return f"<td{words}{spread}>{_with_cell(cell.text, cell.start, marks)}</td>"


def _is_number(cell: Line) -> bool:
    return _NUMBER.fullmatch(cell.text.strip()) is not None

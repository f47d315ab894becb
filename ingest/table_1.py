"""Table 1: what was disclosed. Its column headers tell the form, block by block (item of article 20)."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from ingest import form as forms
from ingest.columns import find_columns
from ingest.labels import Anchor, find_rows
from ingest.report import Fact, Status
from ingest.rows import PrintedRow, line_of, printed_row, row_facts
from ingest.words import Words

# Rows with the block each stands in; 规范性文件 also finds 行政规范性文件.
ROWS = {
    "rules": ("规章", "一"),
    "normative_documents": ("规范性文件", "一"),
    "licensing": ("行政许可", "五"),
    "other_services": ("其他对外管理服务事项", "五"),
    "penalties": ("行政处罚", "六"),
    "coercion": ("行政强制", "六"),
    "fees": ("行政事业性收费", "八"),
    "procurement": ("政府集中采购", "九"),
}
WIDTHS = {"rules": 3, "normative_documents": 3}
# Words of a block's header that only one form prints.
HEADERS = {
    2021: ("制发", "废止", "现行有效", "本年处理决定", "收费金额"),
    2019: ("制作", "新公开", "对外公开", "上一年", "项目数", "本年增", "总金额"),
}
FURNITURE = ("信息内容", "第二十条", "二十条")  # what stands in the table and hardly in prose
HEADER_REACH = 60  # characters of words before a block's first label in which its header stands
NEAR = 6  # how many may stand between a label and its values
_GOES_ON = re.compile(r"0\d+")
FEWEST_FILLED = 2  # rows with a cell, for a table that has lost its headers


def read_table_1(words: Words, fallback: int) -> tuple[list[Fact], list[Anchor]]:
    """The facts and the row labels of table 1; `fallback` is the form where a block's header does not tell."""
    found = find_rows(words, [(row, label, WIDTHS.get(row, 1)) for row, (label, _) in ROWS.items()])
    anchors = [found[row] for row in ROWS if row in found]
    rows = _printed_rows(words, anchors, fallback)
    if not _is_table(words, anchors, rows):
        return [], []
    lines = [line for row in rows if (line := line_of(words, row))]
    columns = find_columns(lines)
    beside = any(_is_beside(words, row) for row in rows)
    facts: list[Fact] = []
    for row in rows:
        read = row_facts(row, _unproved, columns.start_of(line_of(words, row)))
        stray = beside and not _is_beside(words, row) and len(row.filled) == 1
        facts += _unsure(read) if stray or _is_cut(words, row) or _may_be_anothers(words, row, found) else read
    return facts, anchors


def _printed_rows(words: Words, anchors: Sequence[Anchor], fallback: int) -> list[PrintedRow]:
    rows: list[PrintedRow] = []
    form, block, low = 0, "", 0
    for index, anchor in enumerate(anchors):
        stop = anchors[index + 1].first if index + 1 < len(anchors) else len(words.tokens)
        if ROWS[anchor.row][1] != block:
            block = ROWS[anchor.row][1]
            form = _form_of_block(words.flat[max(low, anchor.end - HEADER_REACH) : anchor.end]) or fallback or 2021
        low = anchor.end
        cells = forms.rows(form, 1).get(anchor.row)
        if cells:
            rows.append(printed_row(words, anchor, stop, NEAR, cells))
    return rows


def _is_table(words: Words, anchors: Sequence[Anchor], rows: Sequence[PrintedRow]) -> bool:
    """Whether a table stands there at all, not just its words in prose."""
    if not anchors:
        return False
    stretch = words.flat[max(0, anchors[0].end - HEADER_REACH) : anchors[-1].end]
    filled = sum(bool(row.runs) for row in rows)
    has_header = any(header in stretch for headers in HEADERS.values() for header in headers)
    return (filled > 0 and has_header and filled >= FEWEST_FILLED) or (
        any(word in stretch for word in FURNITURE) and (has_header or filled > 0)
    )


def _form_of_block(header: str) -> int:
    """The form that a block is printed in, 0 where its header does not tell."""
    hits = {form: sum(word in header for word in words) for form, words in HEADERS.items()}
    return max(hits, key=lambda form: hits[form]) if hits[2019] != hits[2021] else 0


def _is_beside(words: Words, row: PrintedRow) -> bool:
    """Whether a row's cells stand on its label's line."""
    return bool(row.filled) and row.filled[0].line == words.tokens[row.anchor.last].line


def _is_cut(words: Words, row: PrintedRow) -> bool:
    """Whether the last number of a row goes on below it: 11 above 08, for no number of its own begins with 0."""
    if not row.filled:
        return False
    last = row.filled[-1]
    below = next((token for token in words.tokens if token.start >= last.end), None)
    return below is not None and below.line > last.line and bool(_GOES_ON.fullmatch(below.text))


def _may_be_anothers(words: Words, row: PrintedRow, found: Mapping[str, Anchor]) -> bool:
    """Whether the next row of its block has lost its label, so that the cells below this one may be that row's."""
    printed = next(rows for form in forms.FORMS if (rows := forms.rows(form, 1)).get(row.anchor.row) == row.cells)
    order = [other for other in ROWS if other in printed]
    following = order[order.index(row.anchor.row) + 1 :][:1]
    same_block = any(ROWS[other][1] == ROWS[row.anchor.row][1] and other not in found for other in following)
    return same_block and bool(row.filled) and not _is_beside(words, row)


def _unsure(facts: Sequence[Fact]) -> list[Fact]:
    """A number alone below an empty cell may be a page's where the other rows have theirs beside the label."""
    return [
        fact if fact.value is None else Fact(fact.key, Status.UNREADABLE, raw=fact.raw, row_span=fact.row_span)
        for fact in facts
    ]


def _unproved(values: Sequence[Decimal]) -> bool:
    """Rows of table 1 have no equation that could choose between two readings."""
    return False


def form_of_table_1(facts: Sequence[Fact]) -> int:
    """The form that all facts belong to, the newer where they are mixed, 0 where there are none."""
    for form in forms.FORMS:
        if facts and all(fact.key in forms.by_key(form) for fact in facts):
            return form
    return 2021 if facts else 0

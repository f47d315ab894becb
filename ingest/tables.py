"""Tables 1 to 3: from tokens to facts.

tokens → row labels in order → each row's runs of values → cells → facts. Column headers of tables 2
and 3 need not be read, since their order is fixed; those of table 1 tell the form, block by block.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from ingest import form as forms
from ingest.alignment import Placed, place
from ingest.form import Cell
from ingest.labels import Anchor, Words, find_rows, flatten
from ingest.repair import UnplacedRow, repair
from ingest.report import Fact, Span, Status
from ingest.tokens import Kind, Token, parse_value, tokenize

# Rows of table 1 with the block (item of article 20) each stands in; 规范性文件 also finds 行政规范性文件.
TABLE_1 = {
    "rules": ("规章", "一"),
    "normative_documents": ("规范性文件", "一"),
    "licensing": ("行政许可", "五"),
    "other_services": ("其他对外管理服务事项", "五"),
    "penalties": ("行政处罚", "六"),
    "coercion": ("行政强制", "六"),
    "fees": ("行政事业性收费", "八"),
    "procurement": ("政府集中采购", "九"),
}
# Words of a block's header that only one form prints.
HEADERS = {
    2021: ("制发", "废止", "现行有效", "本年处理决定", "收费金额"),
    2019: ("制作", "新公开", "对外公开", "上一年", "项目数", "本年增", "总金额"),
}
HEADER_REACH = 60  # characters of words before a block's first label in which its header stands
NEAR = {1: 6, 2: 40, 3: 0}  # how many may stand between a label and its values (table 2: row （二）'s explanation)
NEAR_LAST_ROW = 12
# Where a table's header begins, looked for this far before its first label.
OPENINGS = {1: ("第二十条", "信息内容"), 2: ("本列数据的勾稽关系", "申请人情况")}
OPENING_REACH = 120
TABLE_2_WIDTH = 7
TABLE_3_WIDTH = 15
TABLE_3_HEADER = frozenset("结果维持纠正其他尚未审总计行政复议诉讼经直接起后")
FEWEST_HEADER_CHARACTERS = 0.5  # of a word, for it to be a header of table 3
TABLE_3_REACH = 200
FEWEST_ROWS = 3  # fewer labels of table 2 in order are a mention in prose


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a report hold; `form` is 0 where none was found."""

    form: int
    facts: tuple[Fact, ...]
    regions: tuple[Span, ...]  # where the tables stand in the text


def read_tables(text: str) -> Tables:
    """Every cell of the form that the text prints, each with its place."""
    tokens = tokenize(text)
    third = _table_3_start(flatten(tokens))
    words = flatten(tokens[:third] if third is not None else tokens)
    second = find_rows(words, _table_2_labels())
    if len(second) < FEWEST_ROWS:
        second = {}
    low = min((anchor.first for anchor in second.values()), default=len(tokens))
    form_2 = _form_of_table_2(second)
    facts_1, region_1 = _table_1(flatten(tokens[:low]), form_2)
    facts_2, unplaced, region_2 = _table_2(words, second, form_2 or 2021)
    facts_2 = repair(facts_2, unplaced, form_2 or 2021)
    facts_3, region_3 = _table_3(flatten(tokens), third)
    form = form_2 or _form_of_table_1(facts_1) or (2021 if facts_3 or facts_2 else 0)
    regions = tuple(region for region in (region_1, region_2, region_3) if region)
    return Tables(form, complete((*facts_1, *facts_2, *facts_3), form), regions)


def complete(facts: Sequence[Fact], form: int) -> tuple[Fact, ...]:
    """The facts in printed order, with an unreadable one for each cell of the form that was not found.

    A block of table 1 that is printed in the other form stands for its own cells.
    """
    if not form:
        return tuple(facts)
    known = {fact.key: fact for fact in facts}
    found = {forms.cell(key).row_key for key in known if forms.cell(key).table == 1}
    printed = [cell.key for cell in forms.cells(form) if cell.key in known or cell.row_key not in found]
    own = [known.get(key) or Fact(key, Status.UNREADABLE) for key in printed]
    return (*own, *(fact for fact in facts if fact.key not in set(printed)))


# Table 1


def _table_1(words: Words, fallback: int) -> tuple[list[Fact], Span | None]:
    """The facts of table 1; `fallback` is the form where a block's header does not tell."""
    widths = {"rules": 3, "normative_documents": 3}
    labels = [(row, label, widths.get(row, 1)) for row, (label, _) in TABLE_1.items()]
    found = find_rows(words, labels)
    anchors = [found[row] for row in TABLE_1 if row in found]
    facts: list[Fact] = []
    form, block, low = 0, "", 0
    is_table = bool(anchors) and _has_header(words, anchors)
    for index, anchor in enumerate(anchors):
        stop = anchors[index + 1].first if index + 1 < len(anchors) else len(words.tokens)
        if TABLE_1[anchor.row][1] != block:
            block = TABLE_1[anchor.row][1]
            header = words.flat[max(low, anchor.end - HEADER_REACH) : anchor.end]
            form = _form_of_block(header) or fallback or 2021
        low = anchor.end
        row = forms.rows(form, 1).get(anchor.row)
        if row and is_table:
            runs = _runs(words, anchor, stop, NEAR[1], len(row))
            facts += _row_facts(words, anchor, runs, row, _unproved)
    return facts, _region(words, anchors, 1) if facts else None


def _has_header(words: Words, anchors: Sequence[Anchor]) -> bool:
    """Whether a table stands there at all, not just its words in prose."""
    stretch = words.flat[max(0, anchors[0].end - HEADER_REACH) : anchors[-1].end]
    return any(header in stretch for headers in HEADERS.values() for header in headers)


def _form_of_block(header: str) -> int:
    """The form that a block of table 1 is printed in, 0 where its header does not tell."""
    hits = {form: sum(word in header for word in words) for form, words in HEADERS.items()}
    if hits[2019] != hits[2021]:
        return max(hits, key=lambda form: hits[form])
    return 0


def _form_of_table_1(facts: Sequence[Fact]) -> int:
    for form in forms.FORMS:
        if facts and all(fact.key in forms.by_key(form) for fact in facts):
            return form
    return 2021 if facts else 0


def _unproved(values: Sequence[Decimal]) -> bool:
    """Rows of table 1 have no equation that could choose between two readings."""
    return False


# Table 2


def _table_2_labels() -> list[tuple[str, str, int]]:
    """The rows of both forms in one order; those that a form does not have stay unfound."""
    labels = []
    for key, row in forms.rows(2021, 2).items():
        if key == "requests.other_outcome.not_corrected_in_time":
            labels.append(("requests.other_outcome", "其他处理", len(row)))
        labels.append((key, row[0].leaf, len(row)))
    return labels


def _form_of_table_2(anchors: Mapping[str, Anchor]) -> int:
    """2021 where （六）其他处理 is printed in rows of its own, else 2019; 0 where there is no table 2."""
    if any(row.startswith("requests.other_outcome.") and not row.endswith(".other") for row in anchors):
        return 2021
    return 2019 if "requests.other_outcome" in anchors else 0


def _table_2(words: Words, found: Mapping[str, Anchor], form: int) -> tuple[list[Fact], list[UnplacedRow], Span | None]:
    rows = forms.rows(form, 2)
    order = sorted(found.values(), key=lambda anchor: anchor.first)
    facts: list[Fact] = []
    unplaced: list[UnplacedRow] = []
    for index, anchor in enumerate(order):
        following = order[index + 1] if index + 1 < len(order) else None
        if anchor.row in rows:
            stop = following.first if following else len(words.tokens)
            runs = _runs(words, anchor, stop, NEAR[2] if following else NEAR_LAST_ROW, TABLE_2_WIDTH)
            read = _row_facts(words, anchor, runs, rows[anchor.row], _adds_up)
            facts += read
            facts += _rows_without_label(words, anchor, following, rows)
            if read[0].status is Status.UNREADABLE:
                unplaced.append(UnplacedRow(anchor.row, _filled(_joined(runs)), _row_span(words, anchor, runs)))
    return facts, unplaced, _region(words, order, 2) if order else None


def _rows_without_label(
    words: Words, anchor: Anchor, following: Anchor | None, rows: Mapping[str, Sequence[Cell]]
) -> list[Fact]:
    """The rows between two labels that were found, where as many full rows of values stand there as labels are lost.

    Each must keep its own sum; else all of them stay unread.
    """
    names = list(rows)
    end = names.index(following.row) if following and following.row in rows else len(names)
    lost = names[names.index(anchor.row) + 1 : end]
    stop = following.first if following else len(words.tokens)
    segments = _segments(words, anchor, stop) if lost and (following is None or following.row in rows) else []
    full = [_filled(tokens) for _, tokens in segments]
    full = [cells for cells in full if len(cells) == TABLE_2_WIDTH]
    if not lost or len(full) != len(lost) + 1:
        return []
    found: list[Fact] = []
    for name, cells in zip(lost, full[1:], strict=True):
        placed = Placed(cells, Status.REPAIRED)
        if any(cell.kind is not Kind.VALUE for cell in cells) or not _adds_up([parse_value(c.text) for c in cells]):
            return []
        found += _placed_facts(rows[name], placed, _span(cells))
    return found


def _adds_up(values: Sequence[Decimal]) -> bool:
    """C3: the total is the sum of the six applicant columns."""
    return sum(values[:-1]) == values[-1]


# Table 3


def _table_3(words: Words, first: int | None) -> tuple[list[Fact], Span | None]:
    """The fifteen cells under the headers of table 3; they stand in one row, or in three of five."""
    if first is None:
        return [], None
    start = words.before[first]
    runs, stop = _table_3_runs(words, first)
    cells = [cell for row in forms.rows(2021, 3).values() for cell in row]
    anchor = Anchor("", first, first, start)
    facts = _row_facts(words, anchor, runs, cells, _outcomes_add_up)
    return facts, _span(words.tokens[first:stop])


def _table_3_start(words: Words) -> int | None:
    """The token at which the header begins: 行政复议 before the first of two 尚未审结 (or 申结) close together."""
    ends = [found.start() for found in re.finditer("[未末].结|审结", words.flat)]
    for first, second in pairwise(ends):
        if second - first <= TABLE_3_REACH // 2:
            start = words.flat.rfind("行政复议", max(0, first - TABLE_3_REACH // 2), first)
            return words.owner[start] if start >= 0 else None
    return None


def _table_3_runs(words: Words, first: int) -> tuple[list[list[Token]], int]:
    """The runs of cells, line by line, up to the fifteenth, or to the first words that are no header of the table."""
    runs: list[list[Token]] = []
    line, filled = -1, 0
    for index in range(first, len(words.tokens)):
        token = words.tokens[index]
        if token.kind is Kind.WORD:
            if filled >= TABLE_3_WIDTH or not _is_table_3_header(token.text):
                return runs, index
            line = -1
        else:
            if token.line != line:
                runs.append([])
            runs[-1].append(token)
            line = token.line
            filled += token.kind is not Kind.EMPTY
    return runs, len(words.tokens)


def _is_table_3_header(text: str) -> bool:
    """Whether a word is one of the headers, with slips (维待) and glued ones, and no sentence or heading."""
    han = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return not han or sum(char in TABLE_3_HEADER for char in han) / len(han) >= FEWEST_HEADER_CHARACTERS


def _outcomes_add_up(values: Sequence[Decimal]) -> bool:
    """C4 in each of the three blocks of five."""
    return all(sum(values[at : at + 4]) == values[at + 4] for at in range(0, TABLE_3_WIDTH, 5))


# Rows


def _runs(words: Words, anchor: Anchor, stop: int, near: int, width: int) -> list[list[Token]]:
    """Runs of cells, line by line, between a label's start and `stop`, up to the one that fills the row.

    None that begins farther than `near` characters behind the label; what stands before the next label on that
    label's own line belongs to that label: item numbers, layout cells.
    """
    runs: list[list[Token]] = []
    for index, tokens in _segments(words, anchor, stop):
        if words.before[index] > anchor.end + near or len(_filled(_joined(runs))) >= width:
            break
        runs += _lines(tokens)
    return runs


def _segments(words: Words, anchor: Anchor, stop: int) -> list[tuple[int, list[Token]]]:
    """The cells between a label and `stop`, parted by words: (number of the first token, cells)."""
    own_line = words.tokens[anchor.last].line
    next_line = words.tokens[stop].line if stop < len(words.tokens) else -1
    segments: list[tuple[int, list[Token]]] = []
    is_open = False
    for index in range(anchor.first + 1, stop):
        token = words.tokens[index]
        if token.kind is Kind.WORD:
            is_open = False
        elif token.line == next_line != own_line:
            break
        else:
            if not is_open:
                segments.append((index, []))
            is_open = True
            segments[-1][1].append(token)
    return segments


def _lines(tokens: Sequence[Token]) -> list[list[Token]]:
    return [list(run) for _, run in groupby(tokens, key=lambda token: token.line)]


def _row_facts(
    words: Words,
    anchor: Anchor,
    runs: Sequence[Sequence[Token]],
    row: Sequence[Cell],
    balances: Callable[[Sequence[Decimal]], bool],
) -> list[Fact]:
    whole = _row_span(words, anchor, runs)
    filled = _filled(_joined(runs))
    if not filled:
        return [Fact(cell.key, Status.BLANK, row_span=whole) for cell in row]
    placed = place(runs, len(row), balances)
    if placed is None:
        raw = " ".join(token.text for token in filled)
        return [Fact(cell.key, Status.UNREADABLE, raw=raw, row_span=whole) for cell in row]
    return list(_placed_facts(row, placed, whole))


def _placed_facts(row: Sequence[Cell], placed: Placed, whole: Span) -> Iterator[Fact]:
    for cell, token in zip(row, placed.cells, strict=True):
        span = Span(token.start, token.end)
        if token.kind is Kind.VALUE:
            yield Fact(cell.key, placed.status, parse_value(token.text), token.text, span, whole)
        else:
            yield Fact(cell.key, Status.BLANK, None, token.text, span, whole)


def _row_span(words: Words, anchor: Anchor, runs: Sequence[Sequence[Token]]) -> Span:
    """The printed row: from its label to its last value."""
    return _span([words.tokens[anchor.first], words.tokens[anchor.last], *_filled(_joined(runs))])


def _joined(runs: Sequence[Sequence[Token]]) -> list[Token]:
    return [token for run in runs for token in run]


def _filled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    return tuple(token for token in tokens if token.kind is not Kind.EMPTY)


def _region(words: Words, anchors: Sequence[Anchor], table: int) -> Span:
    """From the table's header to its last value."""
    low, high = min(anchor.first for anchor in anchors), max(anchor.last for anchor in anchors)
    label = words.before[low]
    openings = [words.flat.find(opening, max(0, label - OPENING_REACH), label) for opening in OPENINGS[table]]
    low = min([low, *(words.owner[opening] for opening in openings if opening >= 0)])
    while high + 1 < len(words.tokens) and words.tokens[high + 1].kind is not Kind.WORD:
        high += 1
    return _span(words.tokens[low : high + 1])


def _span(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, max(token.end for token in tokens))

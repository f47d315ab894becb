"""Table 3: reconsideration and litigation. Fifteen cells under three lines of headers, in one row or in three of five.

It has no row labels: its headers are found as a stretch of nothing but their characters, in whatever order and with
slips (维待), and the cells follow them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest import form as forms
from ingest.alignment import place
from ingest.report import Fact, Span, Status
from ingest.rows import filled_of, placed_facts, span_of
from ingest.tokens import Kind, Token
from ingest.words import Words, in_sentence

WIDTH = 15
BLOCK = 5  # cells of reconsideration, and of each kind of litigation
_HEADER = "结果维持纠正其他尚未审总计行政复议诉讼经直接起后"
_HEADERS = re.compile(rf"[{_HEADER}]{{2,}}(?:.{{1,3}}?[{_HEADER}]{{2,}})*")
FEWEST_CHARACTERS = 40  # of the 75 that the headers have
FEWEST_HEADER_CHARACTERS = 0.5  # of a word, for it to be a header
PARTS = ("行政复议", "直接起诉", "复议后")  # words that only the title of each part has, or has last
PART_REACH = 60  # characters before a part's cells in which its title stands
MOST_STRANGE = 40  # characters of other words between the headers and the cells
_IN_EACH = ("维持", "纠正", "其他", "尚未")  # stand once in the headers of each part
SLIP = 2  # characters of a word too short to be told


def find_table_3(words: Words) -> int | None:
    """The token at which the headers begin."""
    for found in _HEADERS.finditer(words.flat):
        text = found.group()
        if len(text) >= FEWEST_CHARACTERS and text.count("结") >= BLOCK:
            first = min((at for name in ("结果", "维持") if (at := text.find(name)) >= 0), default=0)
            title = text.rfind("行政复议", 0, first)
            return words.owner[found.start() + (title if title >= 0 else first)]
    return None


def read_table_3(words: Words, first: int) -> tuple[list[Fact], Span]:
    """The facts of table 3 whose headers begin at a token, and where it stands."""
    lines, last = _lines(words, first)
    whole = span_of(words.tokens[first : last + 1])
    cells = [cell for row in forms.rows(2021, 3).values() for cell in row]
    filled = filled_of([token for line in lines for token in line])
    if not filled:
        return [Fact(cell.key, Status.BLANK, row_span=whole) for cell in cells], whole
    placed = place(_joined(words, lines), WIDTH, outcomes_add_up, _first_column(words, first))
    if placed is None:
        raw = " ".join(token.text for token in filled)
        return [Fact(cell.key, Status.UNREADABLE, raw=raw, row_span=whole) for cell in cells], whole
    return list(placed_facts(cells, placed, whole)), whole


def _lines(words: Words, first: int) -> tuple[list[list[Token]], int]:
    """The lines of cells up to the fifteenth, and the last token of the table.

    Words that are no header may stand between (a page's running head), but only a few; empty cells on a line
    with words are layout.
    """
    lines: list[list[Token]] = []
    last, strange, filled = first, 0, 0
    for index in range(first, len(words.tokens)):
        token = words.tokens[index]
        if token.kind is Kind.WORD:
            strange += 0 if _is_header(token.text) else len(token.text)
            if filled >= WIDTH or strange > MOST_STRANGE:
                break
        elif in_sentence(words, index):
            continue
        elif token.kind is not Kind.EMPTY or not _has_words(words, index):
            if not lines or lines[-1][-1].line != token.line:
                lines.append([])
            lines[-1].append(token)
            filled += token.kind is not Kind.EMPTY
        last = last if strange and token.kind is Kind.WORD else index
    return [line for line in lines if filled_of(line) or len(line) >= BLOCK], last


def _has_words(words: Words, index: int) -> bool:
    """Whether the run of cells that a token stands in has a word beside it on its line."""
    line = words.tokens[index].line
    before, behind = index, index
    while before >= 0 and words.tokens[before].line == line and words.tokens[before].kind is Kind.EMPTY:
        before -= 1
    while behind < len(words.tokens) and words.tokens[behind].line == line and words.tokens[behind].kind is Kind.EMPTY:
        behind += 1
    beside = [words.tokens[at] for at in (before, behind) if 0 <= at < len(words.tokens)]
    return any(token.line == line and token.kind is Kind.WORD for token in beside)


def _joined(words: Words, lines: Sequence[list[Token]]) -> list[list[Token]]:
    """The parts of a table that stands in three of five cells as one; a part that is not there is empty."""
    if not all(len(line) == BLOCK for line in lines):
        return [*lines]
    parts = dict(zip(range(len(PARTS)), lines, strict=False))
    if len(lines) < len(PARTS):
        parts = {part: line for line in lines if (part := _part(words, line)) is not None}
    if len(parts) < len(lines) or list(parts) != sorted(parts):
        return [*lines]
    gap = [replace(token, kind=Kind.EMPTY, text="", end=token.start) for token in lines[0]]
    return [[token for part in range(len(PARTS)) for token in parts.get(part, gap)]]


def _part(words: Words, line: Sequence[Token]) -> int | None:
    """Which of the three parts a line of five cells is, by the title that stands last before it; where the headers of
    two parts stand between (all in one line of text), by the empty cells around it; None where neither tells."""
    first, last = words.tokens.index(line[0]), words.tokens.index(line[-1])
    above = words.flat[: words.before[first]]
    titled = {part: above.rfind(title, max(0, len(above) - PART_REACH)) for part, title in enumerate(PARTS)}
    part = max(titled, key=lambda each: titled[each])
    if max(above.count(word, max(0, titled[part])) for word in _IN_EACH) < 2:
        return part
    empty = [token.kind is Kind.EMPTY and token.line == line[0].line for token in words.tokens]
    before = next((n for n in range(first) if not empty[first - 1 - n]), first)
    behind = next((n for n in range(len(empty) - last - 1) if not empty[last + 1 + n]), 0)
    # An empty cell at either end of the row may be lost to the words beside it.
    around = ((before + 1) // BLOCK, (behind + 1) // BLOCK)
    return around[0] if sum(around) == len(PARTS) - 1 else None


def _first_column(words: Words, first: int) -> int | None:
    """The column of the first header above the cells."""
    for token in words.tokens[first:]:
        if token.kind is Kind.WORD and ("维" in token.text or "结果" in token.text):
            return token.column
    return None


def _is_header(text: str) -> bool:
    """Whether a word is one of the headers, with slips (维待) and glued ones, and no sentence or heading."""
    han = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return len(han) <= SLIP or sum(char in _HEADER for char in han) / len(han) >= FEWEST_HEADER_CHARACTERS


def outcomes_add_up(values: Sequence[Decimal]) -> bool:
    """C4 in each of the three blocks of five."""
    blocks = [values[at : at + BLOCK] for at in range(0, WIDTH, BLOCK)]
    return len(values) == WIDTH and all(sum(block[:-1]) == block[-1] for block in blocks)

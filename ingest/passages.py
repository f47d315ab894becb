"""Prose as unwrapped paragraphs: hard line ends and page seams are joined for search, every piece keeps its place."""

import re
from collections.abc import Iterator, Sequence

from ingest.furniture import is_card, is_furniture
from ingest.prose_tables import is_row, rows_among
from ingest.report import Passage, Section, Span
from ingest.sections import page_of

_LINE = re.compile(r"[^\n\f]+")
_SUBHEADING = re.compile(r"\s*([（(][一二三四五六七八九十]+[）)])\s*([^。；;：:]{2,40})")
# The third level: 1.制度建设情况。 An item of a list (1.更新栏目；) is none.
_THIRD = re.compile(
    r"\s*(\d{1,2}[.．、])(?!\d)\s*([^。；;：:，,\d]{2,18}?(?:情况|方面|工作|建设|保障|管理|问题|措施|事项|公开))(?=。|\s*$)"
)
_OPENING = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[、.．](?!\d))")
_PAGE_NUMBER = re.compile(r"\s*[-—–]*\s*\d{1,4}\s*[-—–]*\s*")
# What stands in brackets, an address with a telephone number, is no sentence by itself.
# A line end stands in a passage only around the rows of a table.
_IN_SENTENCE = r"(?>（[^（）\n]{1,120}）|\([^()\n]{1,120}\)|[^。！？!?；;\n])"
_SENTENCE = re.compile(rf"{_IN_SENTENCE}*+(?:[。！？!?；;]+[”’」』）)]*\n?|\n)|{_IN_SENTENCE}++$")
_TITLE_ENDS = re.compile(r"^[^，,]*(?:情况|方面|工作|建设|保障|管理|问题|措施|事项)。$")
TERMINAL = "。！？!?"  # of a paragraph; behind a semicolon its line may go on
LONGEST_TITLE = 22  # a line （一）… up to this length, without a sentence in it, is a heading by itself
LONGEST = 500  # characters of a passage; a longer paragraph is cut between sentences

Piece = tuple[int, int]  # start, end in the source


def find_passages(text: str, sections: Sequence[Section], tables: Sequence[Span]) -> tuple[Passage, ...]:
    """The prose of each section in reading order, outside its tables."""
    passages: list[Passage] = []
    for section in sections:
        below = ("", "")
        framed = section in (sections[0], sections[-1])  # by what the page prints above and below the report
        for paragraph in _paragraphs(text, section, tables, framed):
            below = _under(below, text[paragraph[0][0] : paragraph[0][1]])
            path = " / ".join(filter(None, (section.heading, *below)))
            if not (len(paragraph) == 1 and _is_title(text, paragraph[0])):
                passages += _passages(text, section, path, paragraph)
    return tuple(passages)


def _under(below: tuple[str, str], line: str) -> tuple[str, str]:
    """The headings （一） and 1. that a paragraph stands under: its own where it begins with one, else those before."""
    second = _SUBHEADING.match(line)
    if second:
        return f"{second.group(1)}{second.group(2).strip()}", ""
    third = _THIRD.match(line)
    return (below[0], f"{third.group(1)}{third.group(2)}") if third else below


def _paragraphs(text: str, section: Section, tables: Sequence[Span], framed: bool) -> Iterator[list[Piece]]:
    """Lines of prose, as pieces, joined where the line before did not end a sentence, with a table that follows."""
    pieces = list(_prose_lines(text, section, tables))
    pieces = [piece for piece in pieces if not (framed and is_furniture(text[piece[0] : piece[1]]))]
    open_lines: list[Piece] = []
    after_row = after_card = False
    for piece, row in zip(pieces, _rows(text, pieces), strict=True):
        line = text[piece[0] : piece[1]]
        card = framed and is_card(line)
        ended = after_row != row if after_row else bool(open_lines) and text[open_lines[-1][1] - 1] in TERMINAL
        opens = after_card or card or (not row and bool(_OPENING.match(line)))
        after_card = card
        if open_lines and (ended or opens or (not after_row and _is_title(text, open_lines[-1]))):
            yield open_lines
            open_lines = []
        open_lines.append(piece)
        after_row = row
    if open_lines:
        yield open_lines


def _rows(text: str, pieces: Sequence[Piece]) -> list[bool]:
    """Which of the lines are rows of a table."""
    apart = [at == 0 or bool(text[pieces[at - 1][1] : piece[0]].strip()) for at, piece in enumerate(pieces)]
    return rows_among([text[start:end] for start, end in pieces], apart)


def _is_title(text: str, piece: Piece) -> bool:
    """Whether a line is a subheading and nothing else."""
    line = text[piece[0] : piece[1]]
    if line.endswith("。") and not _TITLE_ENDS.search(line):
        return False
    line = line.rstrip("。：:")
    named = _SUBHEADING.fullmatch(line) or _THIRD.fullmatch(line)
    return len(line) <= LONGEST_TITLE and not line.endswith(("，", "、", ",")) and bool(named)


def _prose_lines(text: str, section: Section, tables: Sequence[Span]) -> Iterator[Piece]:
    heading_end = section.span.start + len(section.heading) if section.number else section.span.start
    for found in _LINE.finditer(text, heading_end, section.span.end):
        for low, high in _outside(text, found.start(), found.end(), tables):
            piece = text[low:high]
            blank = " \u3000" if is_row(piece) else None  # an empty cell at its end is one
            start, end = low + len(piece) - len(piece.lstrip(blank)), low + len(piece.rstrip(blank))
            if start < end and not _PAGE_NUMBER.fullmatch(piece):
                yield start, end


def _outside(text: str, start: int, end: int, tables: Sequence[Span]) -> Iterator[Piece]:
    """What of a line stands outside the tables: all of it, or the sentences beside them."""
    within = sorted((table.start, table.end) for table in tables if table.start < end and start < table.end)
    if not within:
        yield start, end
        return
    lows, highs = [start, *(high for _, high in within)], [*(low for low, _ in within), end]
    yield from (
        (low, high)
        for low, high in zip(lows, highs, strict=True)
        if high - low > LONGEST_TITLE or any(mark in text[low:high] for mark in "。！？")
    )


def _passages(text: str, section: Section, path: str, lines: Sequence[Piece]) -> Iterator[Passage]:
    joined, pieces = _join(text, lines)
    for start, end in _cuts(joined):
        own = tuple(_clip(piece, start, end) for piece in pieces if piece[0] < end and start < piece[0] + piece[2])
        yield Passage(section.number, path, joined[start:end], own, page_of(text, own[0][1]))


def _join(text: str, lines: Sequence[Piece]) -> tuple[str, list[tuple[int, int, int]]]:
    """The lines as one text, a space between two Latin words only, the rows of tables on lines of their own; and the
    pieces it is made of."""
    joined = ""
    pieces = []
    for (start, end), row in zip(lines, _rows(text, lines), strict=True):
        line = text[start:end]
        if joined and row:
            joined += "\n"
        elif joined and joined[-1].isascii() and joined[-1].isalnum() and line[0].isascii() and line[0].isalpha():
            joined += " "
        pieces.append((len(joined), start, end - start))
        joined += line
    return joined, pieces


def _clip(piece: tuple[int, int, int], start: int, end: int) -> tuple[int, int, int]:
    offset, source, length = piece
    low, high = max(offset, start), min(offset + length, end)
    return low - start, source + low - offset, high - low


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    for low, high in sentences(text):
        if high - start > LONGEST and end > start and not is_row(text[low:high]):
            yield start, end
            start = low
        end = high
    if end > start:
        yield start, end


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence; a semicolon ends one too, as the reports list with it."""
    return [found.span() for found in _SENTENCE.finditer(text) if not found.group().isspace()]


def source_span(pieces: Sequence[tuple[int, int, int]], start: int, end: int) -> Span:
    """Where characters `start` to `end` of a passage's text stand in the source."""
    first = next(piece for piece in pieces if start < piece[0] + piece[2])
    last = next(piece for piece in reversed(pieces) if piece[0] < end)
    _, source, length = _clip(last, start, end)
    return Span(_clip(first, start, end)[1], source + length)

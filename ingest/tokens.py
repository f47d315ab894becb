"""Report text as tokens: values, marks for nothing, empty cells and words, each with its place in the text."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from itertools import groupby

import opencc


class Kind(Enum):
    """What a token is."""

    VALUE = auto()  # a number
    NONE = auto()  # a printed mark for nothing: / — 无
    EMPTY = auto()  # an empty cell between two separators
    BROKEN = auto()  # a cell whose characters were lost or misread: U+FFFD, mojibake, O for 0
    WORD = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line; `start` and `end` are places in the report's text, `column` counts the line's cells from 0."""

    kind: Kind
    text: str  # folded, without markup
    start: int
    end: int
    line: int
    column: int = 0


_MARKUP = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>|&(?:nbsp|emsp|ensp|thinsp|#160|#xa0);|\*\*|__|(?<!\S)#{1,6}(?!\S)")
_UNITS = "件|条|宗|份|例|篇|项|个|次|起|元|万元"
_UNIT = rf"(?:{_UNITS})?"
_NUMBER = rf"[+\-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?{_UNIT}"
_CHANGE = r"[增减]加?\d+" + _UNIT
VALUE = re.compile(rf"(?:{_NUMBER}|{_CHANGE}|无变化)")
# A unit may stand apart from its number, and that number touch the label before it.
_WORD = re.compile(rf"[+\-]?[\d,.]+ (?:{_UNITS})(?!\S)|\S*[\u4e00-\u9fff）)]\d[\d,.]* (?:{_UNITS})(?!\S)|\S+")
_GLUED = re.compile(rf"((?:\d{{1,2}}[.、])?[^\d\s]*[\u4e00-\u9fff）)”\"])({_NUMBER})")
_NOTHING = frozenset({"/", "\\", "-", "--", "—", "——", "–", "无", "不适用", "N/A", "n/a"})
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–―]+\s*\d{1,4}\s*[-—–―]+|第\s*\d{1,4}\s*页(?:\s*[,，/共]+\s*\d{1,4}\s*页)?)\s*")
_PAGE_MARK = re.compile(r"(?<=\S )[-—–―]+ ?\d{1,4} ?[-—–―]+(?= \S)")  # inside a cell of a document on one line
_RULE_LINE = re.compile(r"(?=.*-{2})(?=.*\|)[\s|:\-+]+")
_SEPARATOR = re.compile(r"[\t|]")
_LONGEST_BROKEN = 12
_FRAME = re.compile(r"\s*\|(?=.*\|\s*$)")
_BROKEN = re.compile(rf"(?=.*[^\d,.])[\d,.\ufffd□■?锟斤拷烫屯ï¿½ÂÃOoQlI!]+{_UNIT}")


class _HalfWidth(dict[int, str]):
    """Half-width forms by code point, worked out when first asked for."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code))
        self[code] = folded if len(folded) == 1 else chr(code)
        return self[code]


class _Fold(_HalfWidth):
    """The same, with simplified for traditional characters."""

    def __missing__(self, code: int) -> str:
        folded = super().__missing__(code)
        simple = _simplifier().convert(folded) if "\u4e00" <= folded <= "\u9fff" else folded
        self[code] = simple if len(simple) == 1 and simple <= "\u9fff" else folded
        return self[code]


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


_HALF_WIDTH = _HalfWidth()
_FOLD = _Fold()
TRADITIONAL = 0.15  # share of characters written otherwise in simplified text, from which a text is traditional


def half_width(text: str) -> str:
    """The text in half-width forms, one character for one, so that places stay the same."""
    return text.translate(_HALF_WIDTH)


def fold(text: str) -> str:
    """The text in half-width forms and simplified characters, one for one: for finding words, not for names.

    Some characters of names have a simple form that is another character (乾县).
    """
    return text.translate(_FOLD)


def simplified(text: str) -> str:
    """A text that is written in traditional characters in simplified ones, by phrases; any other text as it is."""
    changed = sum(one != other for one, other in zip(half_width(text), fold(text), strict=True))
    return str(_simplifier().convert(text)) if changed > TRADITIONAL * len(text) else text


def without_markup(text: str) -> str:
    """Leftover markup and entities replaced by as many spaces."""
    return _MARKUP.sub(lambda found: " " * len(found.group()), text)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; page numbers standing alone on their line are left out."""
    folded = without_markup(fold(text[start:end]))
    tokens: list[Token] = []
    place = start
    lines = folded.split("\n")
    for number, (line, frame) in enumerate(zip(lines, _frames(lines), strict=True)):
        if not (_PAGE_NUMBER.fullmatch(line) or _RULE_LINE.fullmatch(line)):
            tokens += _line_tokens(line, place, number, frame)
        place += len(line) + 1
    return tokens


def _frames(lines: Sequence[str]) -> list[re.Match[str] | None]:
    """The pipe that opens each line and, with the one that ends it, parts no cells.

    Where a neighbouring line has as many pipes without one in front, the first cell of the others is empty instead.
    """
    frames: list[re.Match[str] | None] = []
    for piped, block in groupby(lines, lambda line: "|" in line):
        found = list(block)
        opened = [_FRAME.match(line) for line in found]
        pipes = [line.count("|") for line in found]
        bare = max((count for count, frame in zip(pipes, opened, strict=True) if not frame), default=0)
        framed = max((count for count, frame in zip(pipes, opened, strict=True) if frame), default=0)
        frames += opened if piped and bare < framed else [None] * len(found)
    return frames


def _line_tokens(line: str, place: int, number: int, frame: re.Match[str] | None) -> list[Token]:
    tokens: list[Token] = []
    separated = _SEPARATOR.search(line) is not None
    offset = frame.end() if frame else 0
    cells = _SEPARATOR.split(line[offset:])
    for column, cell in enumerate(cells[:-1] if frame and len(cells) > 1 else cells):
        if cell.strip():
            cell = _PAGE_MARK.sub(lambda found: " " * len(found.group()), cell) if separated else cell
            tokens += _cell_tokens(cell, place + offset, number, column)
        elif separated:
            tokens.append(Token(Kind.EMPTY, "", place + offset, place + offset, number, column))
        offset += len(cell) + 1
    return tokens


def _cell_tokens(cell: str, place: int, number: int, column: int) -> list[Token]:
    tokens: list[Token] = []
    for found in _WORD.finditer(cell):
        word, start = found.group().replace(" ", ""), place + found.start()
        glued = None if _kind(word) is not Kind.WORD else _GLUED.fullmatch(word)
        if glued:
            middle = start + glued.start(2)
            tokens.append(Token(Kind.WORD, glued.group(1), start, middle, number, column))
            tokens.append(Token(Kind.VALUE, glued.group(2), middle, place + found.end(), number, column))
        else:
            tokens.append(Token(_kind(word), word, start, place + found.end(), number, column))
    return tokens


def _kind(word: str) -> Kind:
    if VALUE.fullmatch(word):
        return Kind.VALUE
    if word in _NOTHING:
        return Kind.NONE
    return Kind.BROKEN if len(word) <= _LONGEST_BROKEN and _BROKEN.fullmatch(word) else Kind.WORD


def parse_value(text: str) -> Decimal:
    """The number that a value token states: `1,234件` 1234, `减4` -4, `无变化` 0."""
    folded = fold(text)
    if "无变化" in folded:
        return Decimal(0)
    digits = re.sub(r"[^\d.]", "", folded)
    return -Decimal(digits) if folded.startswith(("-", "减")) else Decimal(digits)


def prints_no_value(text: str) -> bool:
    """Whether nothing of a cell reads as a number: it is empty, or its characters got lost."""
    return not VALUE.fullmatch(fold(text).replace(" ", ""))

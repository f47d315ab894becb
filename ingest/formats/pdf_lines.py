"""Glyphs → printed lines: what stands on one baseline, from left to right, with the spaces one sees."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Box
from ingest.formats.pdf_page import Glyph

SAME_LINE = 0.5  # of the size, between two baselines
DOUBLED = 0.4  # of the width: the same character as close as this is bold type made by printing twice
# Gaps, in sizes, from which on a space is seen.
GAP = 0.6
GAP_IN_CHINESE = 1.5  # titles are spread out
GAP_IN_LATIN = 0.2
GAP_IN_DIGITS = 0.3
_CLAUSE_END = re.compile(r"[，。；：！？,;!?]$")
_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]")  # with their punctuation


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with its place on the page: a clause or word of prose, or a cell (whose box is the cell's)."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of prose; its text is that of its pieces, one after another."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line as printed."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def top(self) -> float:
        """The upper end of its first piece."""
        return self.pieces[0].box.top


def cluster(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs by baseline, from top to bottom, each line from left to right without doubled characters."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        if lines and glyph.baseline - lines[-1][0].baseline <= SAME_LINE * min(glyph.size, lines[-1][0].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [_without_doubles(sorted(line, key=lambda glyph: glyph.left)) for line in lines]


def _without_doubles(line: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in line:
        same = any(
            glyph.text == before.text and abs(glyph.left - before.left) < DOUBLED * (glyph.right - glyph.left)
            for before in kept[-2:]
        )
        if not same or glyph.text == " ":
            kept.append(glyph)
    return kept


def spell(line: Sequence[Glyph]) -> Iterator[tuple[str, Glyph]]:
    """Each printed glyph of a line with its text, after a space where one is printed or seen."""
    before: Glyph | None = None
    spaced = False
    for glyph in line:
        if glyph.text == " ":
            spaced = True
            continue
        if before and (spaced or glyph.left - before.right > _gap(before, glyph) * max(before.size, glyph.size)):
            yield " " + glyph.text, glyph
        else:
            yield glyph.text, glyph
        before, spaced = glyph, False


def _gap(left: Glyph, right: Glyph) -> float:
    if _HAN.match(left.text) and _HAN.match(right.text):
        return GAP_IN_CHINESE
    if left.text.isascii() and right.text.isascii():
        return GAP_IN_DIGITS if left.text.isdigit() and right.text.isdigit() else GAP_IN_LATIN
    return GAP


def text_of(line: Sequence[Glyph]) -> str:
    """A line's text."""
    return "".join(text for text, _ in spell(line))


def join(lines: Sequence[str]) -> str:
    """Wrapped lines as one text: nothing between two Chinese characters, else a space."""
    whole = ""
    for line in lines:
        tight = not whole or (_HAN.match(whole[-1]) and _HAN.match(line))
        whole += line if tight else " " + line
    return whole


def to_line(glyphs: Sequence[Glyph], page: int, width: float, height: float) -> Line | None:
    """A line of prose, in pieces that end with a clause or at a space; None for spaces only."""
    runs: list[list[tuple[str, Glyph]]] = []
    for spelled, glyph in spell(glyphs):
        if not runs or spelled.startswith(" ") or _CLAUSE_END.search(runs[-1][-1][0]):
            runs.append([])
        runs[-1].append((spelled, glyph))
    pieces = [
        Piece("".join(text for text, _ in run), box_of([glyph for _, glyph in run], page, width, height))
        for run in runs
    ]
    return Line(tuple(pieces)) if pieces else None


def box_of(glyphs: Sequence[Glyph], page: int, width: float, height: float) -> Box:
    """The rectangle around glyphs, as far as it lies on the page."""
    left, top = min(glyph.left for glyph in glyphs), min(glyph.top for glyph in glyphs)
    right, bottom = max(glyph.right for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return Box(
        page,
        max(0.0, round(left, 2)),
        max(0.0, round(top, 2)),
        min(width, round(right, 2)),
        min(height, round(bottom, 2)),
    )

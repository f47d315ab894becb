"""Tables as Markdown, which a terminal shows as well as a page does."""

from collections.abc import Sequence
from unicodedata import east_asian_width

from eval.interval import Interval


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The lines of a table, its columns padded to one width."""
    cells = [list(headings), *map(list, rows)]
    widths = [max(_width(row[at]) for row in cells) for at in range(len(headings))]
    lines = [
        "| " + " | ".join(_padded(text, width) for text, width in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def percent(mean: float, interval: Interval) -> str:
    """A mean with its interval: 83.1 % (80.2–85.6)."""
    low, high = interval
    return f"{mean * 100:.1f} % ({low * 100:.1f}–{high * 100:.1f})"


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)

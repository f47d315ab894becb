"""Pages that are images: the picture, laid straight, and the rules drawn in it."""

import math
import threading
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from ingest.document import Box
from ingest.formats.pdf_ruling import Edge

DPI = 300
MOST_PIXELS = 40_000_000
DARK = 150  # of 255: ink
STEEPEST, STEP = 3.0, 0.1  # degrees that a page may lie askew
RULE = 0.35  # inches: a longer dark run is a rule, not the stroke of a character
SOLID = 0.95  # of a rule that is dark
HALO = 2  # pixels beside a rule that are gray from it
Gray = NDArray[np.uint8]
Ink = NDArray[np.bool_]
Rule = tuple[int, int, int]  # a dark stretch: its row (or column), first and last pixel
_pdfium = threading.Lock()  # pdfium must not run twice at once in one process


def render(content: bytes, page: int) -> tuple[Gray, float]:
    """A page in gray, and how many pixels a point has."""
    with _pdfium, pypdfium2.PdfDocument(content) as document:
        source = document[page - 1]
        width, height = source.get_size()
        scale = min(DPI / 72, math.sqrt(MOST_PIXELS / max(1.0, width * height)))
        return np.array(source.render(scale=scale, grayscale=True).to_pil().convert("L")), scale


def slope(image: Gray) -> float:
    """The degrees to turn a page by: where rows of pixels differ most, lines of text and rules lie level."""
    small = Image.fromarray(((image[::4, ::4] < DARK) * 255).astype(np.uint8))
    angles = np.arange(-STEEPEST, STEEPEST + STEP / 2, STEP)
    spread = [float(np.var(np.asarray(small.rotate(angle), dtype=np.float32).sum(axis=1))) for angle in angles]
    best = float(angles[int(np.argmax(spread))])
    return 0.0 if abs(best) < STEP else best


def turned(image: Gray, angle: float) -> Gray:
    """The image turned about its middle, against the clock."""
    return np.array(Image.fromarray(image).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255))


def turned_back(box: Box, angle: float, width: float, height: float) -> Box:
    """Where a box of the turned page lies on the page as it was scanned."""
    across, down = (box.left + box.right - width) / 2, (box.top + box.bottom - height) / 2
    cosine, sine = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    right, lower = across * cosine - down * sine - across, across * sine + down * cosine - down
    left, top = max(0.0, round(box.left + right, 2)), max(0.0, round(box.top + lower, 2))
    return Box(box.page, left, top, min(width, round(box.right + right, 2)), min(height, round(box.bottom + lower, 2)))


def take_rules(image: Gray, scale: float) -> list[Edge]:
    """The rules as pdfplumber has edges, in points; they are erased from the image."""
    length = int(RULE * 72 * scale)
    ink = image < DARK
    level, upright = _runs(ink, length), _runs(ink.T, length)
    _erase(image, level)
    _erase(image.T, upright)
    return [*_edges("h", level, scale), *_edges("v", upright, scale)]


def _runs(ink: Ink, length: int) -> list[Rule]:
    """The stretches of a row that are dark over at least `length` pixels."""
    if ink.shape[1] <= length:
        return []
    sums = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    solid = sums[:, length:] - sums[:, :-length] >= SOLID * length
    found: list[Rule] = []
    for row in np.flatnonzero(solid.any(axis=1)):
        changes = np.flatnonzero(np.diff(np.pad(solid[row].astype(np.int8), 1)))
        found += [
            (int(row), int(first), int(last) + length - 1)
            for first, last in zip(changes[::2], changes[1::2], strict=True)
        ]
    return found


def _erase(image: Gray, rules: Sequence[Rule]) -> None:
    for place, first, last in rules:
        image[max(0, place - HALO) : place + HALO + 1, first : last + 1] = 255


def _edges(orientation: str, rules: Sequence[Rule], scale: float) -> Iterator[Edge]:
    for place, first, last in rules:
        at, low, high = place / scale, first / scale, last / scale
        if orientation == "h":
            sides = {"x0": low, "x1": high, "top": at, "bottom": at, "width": high - low, "height": 0.0}
        else:
            sides = {"x0": at, "x1": at, "top": low, "bottom": high, "width": 0.0, "height": high - low}
        yield sides | {"orientation": orientation, "object_type": "line"}

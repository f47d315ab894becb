"""A page of a PDF as glyphs and drawn lines, taken from pdfplumber once and within bounds."""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    PDFStream,
    stream_value,
)
from pdfplumber.page import Page as PlumberPage

from ingest.errors import DamagedPdfError, TooLargePdfError
from ingest.formats.glyphs import fold

MOST_MARKS = 100_000  # characters and path points on one page; a dense page of a report has some 5,000
MOST_BYTES = 32_000_000  # of drawing instructions on one page, unpacked
INVISIBLE = 3  # text rendering mode (PDF 32000-1, 9.3.6) of the text behind a scanned image
MIDDLE = 0.35  # of the size above the baseline: the middle of a digit or a Chinese character, whatever the font says
SLANT = 0.1  # text farther off the horizontal and the vertical is a watermark
_UNMAPPED = re.compile(r"\(cid:\d+\)|[\0\ue000-\uf8ff\ufffd]")


class Glyph(NamedTuple):
    """A character as printed; points from the page's top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float

    @property
    def across(self) -> float:
        """The middle, from left to right."""
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        """The middle, from top to bottom."""
        return self.baseline - MIDDLE * self.size


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows; `edges` are pdfplumber's, `image_share` how much of it images cover (0 to 1)."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    edges: list[dict[str, Any]]
    image_share: float
    unmapped: int  # glyphs that stand for no known character
    recognised: bool = False  # the text is a scanner's, behind an image


def load(source: PlumberPage) -> Page:
    """The page's glyphs and lines. Raises TooLargePdfError or DamagedPdfError."""
    collector = _Collector(source.pdf.rsrcmgr, source.page_number)
    _Interpreter(source.pdf.rsrcmgr, collector).process_page(source.page_obj)
    source._layout = collector.get_result()  # without characters: pdfplumber turns the drawings into edges
    left, top, right, bottom = _shown(source)
    share = _image_share(source, right - left, bottom - top)
    scanned = share > 0.5 and len(collector.hidden) > len(collector.chars)
    chars = collector.hidden if scanned else collector.chars
    glyphs = [_glyph(char, source, left, top) for char in chars if not _slanted(char)]
    return Page(
        number=source.page_number,
        width=right - left,
        height=bottom - top,
        glyphs=[glyph for glyph in glyphs if glyph.text and _inside(glyph, right - left, bottom - top)],
        edges=_edges(source, left, top, right - left, bottom - top),
        image_share=share,
        unmapped=sum(_UNMAPPED.search(char.get_text()) is not None for char in chars),
        recognised=scanned,
    )


class _Collector(PDFPageAggregator):
    """Takes the characters itself, leaves drawings in the layout, and counts both."""

    def __init__(self, resources: PDFResourceManager, number: int) -> None:
        super().__init__(resources, pageno=number)
        self.number = number
        self.chars: list[LTChar] = []
        self.hidden: list[LTChar] = []
        self._target = self.chars
        self._marks = 0
        self._bytes = 0

    def count(self, marks: int = 0, size: int = 0) -> None:
        self._marks += marks
        self._bytes += size
        if self._marks > MOST_MARKS or self._bytes > MOST_BYTES:
            raise TooLargePdfError(
                f"page {self.number} holds more than {MOST_MARKS:,} objects or {MOST_BYTES:,} bytes of drawing: "
                "expected a page of a report; print the file to PDF again without its drawings"
            )

    def render_string(self, textstate: Any, *rest: Any) -> None:
        self._target = self.hidden if textstate.render == INVISIBLE else self.chars
        super().render_string(textstate, *rest)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        self.count(marks=1)
        advance = super().render_char(*args, **kwargs)
        char = self.cur_item._objs.pop()
        assert isinstance(char, LTChar)
        self._target.append(char)
        return advance

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        self.count(marks=len(path))
        super().paint_path(gstate, stroke, fill, evenodd, path)

    def begin_figure(self, *args: Any) -> None:
        self.count(marks=1)
        super().begin_figure(*args)


class _Interpreter(PDFPageInterpreter):
    """Measures each stream of drawing instructions before it is run."""

    def execute(self, streams: Any) -> None:
        assert isinstance(self.device, _Collector)
        for stream in streams:
            try:
                self.device.count(size=_unpacked_size(stream_value(stream)))
            except zlib.error as error:
                raise DamagedPdfError(
                    f"page {self.device.number} is damaged ({error}): expected all of it; export the file again"
                ) from error
        super().execute(streams)


def _unpacked_size(stream: PDFStream) -> int:
    """Bytes after decompression, counted no farther than just past the limit. Raises zlib.error."""
    if stream.data is not None:
        return len(stream.data)
    data = stream.rawdata or b""
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    for name, _ in stream.get_filters():
        if name in LITERALS_FLATE_DECODE:
            data = _inflate(data)
        elif name in LITERALS_ASCII85_DECODE:
            data = ascii85decode(data)
        elif name in LITERALS_ASCIIHEX_DECODE:
            data = asciihexdecode(data)
    return len(data)


def _inflate(data: bytes) -> bytes:
    """Unpacked to just past the limit; a checksum may be wrong or lost, the end of the data may not."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = unpacker.decompress(data.lstrip(b"\r\n")[2:], MOST_BYTES + 1)
    if data and not unpacker.eof and len(unpacked) <= MOST_BYTES:
        raise zlib.error("its content breaks off")
    return unpacked


def _shown(page: PlumberPage) -> tuple[float, float, float, float]:
    """Left, top, right and lower side of the part of the page that viewers show, as pdfplumber measures.

    Its own `cropbox` may reach out of the page, and is taken from the wrong corner where the page is turned.
    """
    (x0, y0, x1, y1), (low, lower, high, upper) = _sorted(page.page_obj.mediabox), _sorted(page.page_obj.cropbox)
    cut = [max(0.0, low - x0), max(0.0, y1 - upper), max(0.0, x1 - high), max(0.0, lower - y0)]
    if cut[0] + cut[2] >= x1 - x0 or cut[1] + cut[3] >= y1 - y0:  # nothing would be left
        cut = [0.0] * 4
    turns = page.rotation // 90  # clockwise, as the sides stand in `cut`
    left, top, right, bottom = cut[-turns:] + cut[:-turns] if turns else cut
    whole = [float(side) for side in page.mediabox]
    return whole[0] + left, whole[1] + top, whole[2] - right, whole[3] - bottom


def _sorted(box: Sequence[float]) -> tuple[float, float, float, float]:
    """Left, lower, right and upper side of a box given by any two corners."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def _glyph(char: LTChar, page: PlumberPage, left: float, top: float) -> Glyph:
    """The character, measured from the visible page's corner instead of the media box's."""
    right = float(page.mediabox[0]) - left
    down = float(page.height) + float(page.mediabox[1]) - top
    upright = abs(char.matrix[0]) > abs(char.matrix[1])
    baseline = down - (char.matrix[5] if upright else char.y0)
    text = fold(char.get_text())
    return Glyph(text, char.x0 + right, down - char.y1, char.x1 + right, down - char.y0, baseline, char.size)


def _slanted(char: LTChar) -> bool:
    a, b = abs(char.matrix[0]), abs(char.matrix[1])
    return min(a, b) > SLANT * max(a, b)


def _inside(glyph: Glyph, width: float, height: float) -> bool:
    return 0 <= glyph.across <= width and 0 <= glyph.down <= height


def _image_share(page: PlumberPage, width: float, height: float) -> float:
    areas = [
        min(float(image["width"]), width) * min(float(image["height"]), height)
        for image in page.images
        if image["x1"] > 0 and image["bottom"] > 0
    ]
    return min(1.0, sum(areas) / max(1.0, width * height))


def _edges(page: PlumberPage, left: float, top: float, width: float, height: float) -> list[dict[str, Any]]:
    """Horizontal and vertical lines and sides on the page; white areas without an outline are not seen."""
    edges = []
    for edge in page.edges:
        straight = None if _unseen(edge) else _straight(edge)
        if straight:
            low, high = max(0.0, straight["x0"] - left), min(width, straight["x1"] - left)
            upper, lower = max(0.0, straight["top"] - top), min(height, straight["bottom"] - top)
            if low <= high and upper <= lower:
                sides = {"x0": low, "x1": high, "top": upper, "bottom": lower}
                edges.append(straight | sides | {"width": high - low, "height": lower - upper})
    return edges


def _unseen(edge: dict[str, Any]) -> bool:
    if edge["object_type"] != "rect_edge" or edge.get("stroke"):
        return False
    color = edge.get("non_stroking_color")
    parts = color if isinstance(color, (tuple, list)) else (color,)
    if not edge.get("fill"):
        return True
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    return all(part == 0 for part in parts) if len(parts) == 4 else all(part == 1 for part in parts)


def _straight(edge: dict[str, Any]) -> dict[str, Any] | None:
    """The edge with the direction it is drawn in: pdfplumber calls every line that is not level upright."""
    width, height = abs(edge["x1"] - edge["x0"]), abs(edge["bottom"] - edge["top"])
    if min(width, height) > 1 or max(width, height) < 1:
        return None
    if width > height:
        return edge | {"orientation": "h", "bottom": edge["top"]}
    return edge | {"orientation": "v", "x1": edge["x0"]}

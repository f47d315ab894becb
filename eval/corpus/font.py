"""Chinese TrueType fonts for PDFs: the characters of the corpus out of Noto Serif CJK, whose outlines are converted.

ReportLab embeds TrueType outlines only, and Debian's fonts-noto-cjk holds PostScript ones. Where those fonts or
fontTools are missing, PDFs name the viewer's own STSong-Light instead and embed nothing. The fonts' licence
(SIL OFL 1.1) lets documents embed them.
"""

import hashlib
import importlib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

HERE = Path(__file__).parent
SOURCES = Path("/usr/share/fonts/opentype/noto")
FILES = {"CorpusSerif": "NotoSerifCJK-Regular.ttc", "CorpusSerifBold": "NotoSerifCJK-Bold.ttc"}
SIMPLIFIED = 2  # the face of the collection
ERROR = 1.0  # font units by which a converted curve may be off
COUNTS = {
    "maxZones": 1,
    "maxTwilightPoints": 0,
    "maxStorage": 0,
    "maxFunctionDefs": 0,
    "maxInstructionDefs": 0,
    "maxStackElements": 0,
    "maxSizeOfInstructions": 0,
    "maxComponentElements": 0,
}


class Faces(NamedTuple):
    """Names of fonts that ReportLab knows: of the text, and of titles and headings."""

    text: str
    head: str


FALLBACK = Faces("STSong-Light", "STSong-Light")


def register(folder: Path) -> Faces:
    """The fonts, known to ReportLab from now on; made once, then kept in `folder`."""
    try:
        paths = {name: _converted(folder, name) for name in FILES}
    except (ImportError, OSError):
        pdfmetrics.registerFont(UnicodeCIDFont(FALLBACK.text))
        return FALLBACK
    for name, path in paths.items():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return Faces(*paths)


@cache
def characters() -> str:
    """Every character that a report can hold."""
    files = [*HERE.glob("*.json"), *HERE.glob("*.py"), *(HERE.parent.parent / "ingest" / "form").glob("*.json")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return "".join(sorted({*text, *map(chr, range(32, 127)), *"０１２３４５６７８９"} - {"\n", "\t"}))


def _converted(folder: Path, name: str) -> Path:
    digest = hashlib.sha256(characters().encode()).hexdigest()[:12]
    path = folder / f"{name}-{digest}.ttf"
    if not path.exists():
        font = _subset(SOURCES / FILES[name], characters())
        folder.mkdir(parents=True, exist_ok=True)
        font.save(path)
    return path


def _subset(source: Path, text: str) -> Any:
    """A font with those characters only, its outlines made TrueType."""
    subset = _tool("subset")
    font = _tool("ttLib").TTFont(source, fontNumber=SIMPLIFIED, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True, notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VORG", "GSUB", "GPOS", "BASE", "GDEF"]
    cut = subset.Subsetter(options)
    cut.populate(text=text)
    cut.subset(font)
    _to_truetype(font)
    return font


def _tool(name: str) -> Any:
    """A module of fontTools, which only this file needs. Raises ImportError."""
    return importlib.import_module(f"fontTools.{name}")


def _to_truetype(font: Any) -> None:
    """PostScript outlines replaced by quadratic ones, and the tables that say so."""
    new_table = _tool("ttLib").newTable
    outlines, order = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in order:
        pen = _tool("pens.ttGlyphPen").TTGlyphPen(outlines)
        outlines[name].draw(_tool("pens.cu2quPen").Cu2QuPen(pen, ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = new_table("loca"), new_table("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, glyphs
    del font["CFF "]
    font["maxp"].tableVersion = 0x00010000
    for field, count in COUNTS.items():
        setattr(font["maxp"], field, count)
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 3.0, [], {}
    font["post"].glyphOrder = order
    font.sfntVersion = "\x00\x01\x00\x00"

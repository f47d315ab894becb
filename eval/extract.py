"""The text of a source file by a second path, which shares no code with `ingest`: what citations are held against.

PDF by pypdfium2, HTML by the standard library's parser, DOCX and XLSX by the XML in their archive, all else by
decoding. Nothing is interpreted: no tables, no sections, only characters in the file's order.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

import pypdfium2
from lxml import etree

PAGE = "\f"  # stands between the pages of a PDF
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_BLOCKS = frozenset({"p", "div", "tr", "td", "th", "li", "br", "h1", "h2", "h3", "h4", "title", "table"})
_ENCODINGS = ("utf-8-sig", "gb18030", "big5")
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_RULE = re.compile(r"^[ \t|:+-]*-{3,}[ \t|:+-]*$", re.MULTILINE)
_XML = etree.XMLParser(resolve_entities=False, no_network=True)
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def extract(content: bytes) -> str:
    """The text of a file; empty for one that shows none (a scan)."""
    if b"%PDF-" in content[:1024]:
        return _pdf(content)
    if content.startswith(b"PK"):
        return _office(content)
    text = _decoded(content)
    if re.search(r"<(?:html|body|table|p|div|td)[\s>]", text, re.IGNORECASE):
        return _html(text)
    return without_markup(text)


def without_markup(text: str) -> str:
    """Text of a Markdown or text file without tags, entities, rulers, pipes and marks of emphasis."""
    return re.sub(r"[|*#`\\]", " ", _RULE.sub("", _TAG.sub("", unescape(text))))


def _pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return PAGE.join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Hides scripts; a block begins a line."""
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Shows again what follows a script."""
        if tag in _HIDDEN and self._hidden:
            self._hidden -= 1

    def handle_data(self, data: str) -> None:
        """Keeps what a reader sees."""
        if not self._hidden:
            self.parts.append(data)


def _html(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts)


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if "word/document.xml" in names:
                return _docx(_root(archive, "word/document.xml"))
            if "xl/workbook.xml" in names:
                return "\n".join(_xlsx(archive, names))
    except (zipfile.BadZipFile, etree.XMLSyntaxError):
        pass
    return ""


def _root(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name), _XML)


def _docx(root: etree._Element) -> str:
    """The runs of text; a paragraph begins a line."""
    parts = []
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        parts.append("\n" if name == "p" else (element.text or "") if name == "t" else "")
    return "".join(parts)


def _xlsx(archive: zipfile.ZipFile, names: list[str]) -> Iterator[str]:
    """A line a row, sheet after sheet."""
    shared: list[str] = []
    if "xl/sharedStrings.xml" in names:
        root = _root(archive, "xl/sharedStrings.xml")
        shared = [_inside(item) for item in root.iter(f"{_SHEET}si")]
    sheets = [name for name in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
    for name in sorted(sheets, key=lambda name: int(re.findall(r"\d+", name)[0])):
        for row in _root(archive, name).iter(f"{_SHEET}row"):
            yield "\t".join(_cell(cell, shared) for cell in row.iter(f"{_SHEET}c"))


def _cell(cell: etree._Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _inside(cell)
    value = cell.findtext(f"{_SHEET}v") or ""
    return shared[int(value)] if cell.get("t") == "s" and value else value


def _inside(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{_SHEET}t"))


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", errors="replace")

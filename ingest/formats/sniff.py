"""What a file is, told by its content: suffixes lie."""

import re
from typing import Literal

from ingest.errors import UnreadableFileError
from ingest.formats.archive import Package

FileKind = Literal["pdf", "docx", "xlsx", "html", "text", "ole", "zip", "image", "empty"]

HEAD = 4096  # bytes in which a file shows what it is
JUNK = 1024  # bytes that may stand before a PDF's first line
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BLANK = b"\0 \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe"
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xdb\xa5-\0", b"{\\rtf")
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"Rar!\x1a\x07", b"7z\xbc\xaf'\x1c", b"\x1f\x8b\x08")
_IMAGES = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}|II\*\0|MM\0\*|RIFF.{4}WEBP|.{4}ftyphei", re.DOTALL
)
_MAIN_PART = re.compile(r"(?<![\w/])(?:(word/document\w*\.xml)|xl/workbook\w*\.xml)", re.IGNORECASE)
_PART = re.compile(rb"PK\x03\x04.{26}(word/|xl/|\[Content_Types\])", re.DOTALL)
_PDF = re.compile(rb"%PDF-\d")
# Word and Excel files saved as one XML file, which only their own programs read.
_OFFICE_XML = re.compile(r"<\?mso-application|<(?:w:wordDocument|pkg:package|Workbook)\b")
_HTML = re.compile(r"<!doctype\s+html|<(?:\w+:)?html[\s>]", re.IGNORECASE)
_FRAGMENT = re.compile(
    r"<(?:!--|/?(?:head|body|meta|title|div|table|tbody|tr|td|p|ul|h[1-6]|span|section|article)\b)", re.I
)
_MHTML = re.compile(
    r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/(?:related|alternative|mixed)", re.IGNORECASE
)


def kind_of(content: bytes) -> FileKind:
    """The kind of a file; "ole" is any old Office file (.doc, .xls, RTF, a DOCX with a password).

    What shows no mark is "text", whether or not it can be decoded.
    """
    head = content[:HEAD].lstrip(_BLANK) or content.lstrip(_BLANK)[:HEAD]
    if not head:
        return "empty"
    if head.startswith(_OLE):
        return "ole"
    if head.startswith(_ARCHIVES):
        return _kind_of_archive(content)
    if _PDF.match(head):
        return "pdf"
    if _IMAGES.match(content[:HEAD]):
        return "image"
    return _kind_of_text(content)


def _kind_of_archive(content: bytes) -> FileKind:
    """By the names of its parts; where the directory is lost or refused, by those that stand before the parts."""
    try:
        names = "\n".join(Package(content).names()).replace("\\", "/")
    except UnreadableFileError:  # its reader says what is wrong with it
        folders = set(_PART.findall(content))
        return "xlsx" if b"xl/" in folders else "docx" if folders else "zip"
    found = _MAIN_PART.search(names)
    return ("docx" if found.group(1) else "xlsx") if found else "zip"


def _kind_of_text(content: bytes) -> FileKind:
    text = _decoded_head(content)
    if _OFFICE_XML.search(text):
        return "ole"
    found = _HTML.search(text)
    if found and "%PDF-" not in text[: found.start()]:
        return "html"
    if _MHTML.match(text) or _is_fragment(text):
        return "html"
    if re.match(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg[\s>]", text, re.I | re.DOTALL):
        return "image"
    return "pdf" if _PDF.search(content, 0, JUNK) and b"obj" in content else "text"


def _decoded_head(content: bytes) -> str:
    """The first characters, by the byte order mark; what is no ASCII does not matter."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) : len(mark) + HEAD].decode(encoding, errors="replace").lstrip()
    return content.lstrip(_BLANK)[:HEAD].decode("latin-1")


def _is_fragment(text: str) -> bool:
    """Whether it is HTML without a frame: begins with a tag of a page, and so do half its lines."""
    if not _FRAGMENT.match(text):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    return 2 * sum(line.lstrip().startswith("<") for line in lines) >= len(lines)

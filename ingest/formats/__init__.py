"""File types: told by content, each read into a Document by the module of its name."""

from dataclasses import replace

from ingest.document import Document
from ingest.errors import EmptyFileError, UnsupportedTypeError
from ingest.formats import plain
from ingest.formats.glyphs import without_radicals
from ingest.formats.plain_seams import without_running_heads
from ingest.formats.sniff import kind_of

_REFUSED = {
    "ole": "an old Office file (.doc, .xls, RTF) or one with a password: save it as DOCX, XLSX or PDF",
    "zip": "an archive: unpack it and load the files in it",
    "image": "an image: expected a report with text; scan it to a PDF and load it with NIANBAO_OCR=1",
}


def read_document(content: bytes, ocr: bool = False) -> Document:
    """The text of a file of any type; `ocr` reads the scanned pages of a PDF too. Raises an UnreadableFileError."""
    document = _read(content, ocr)
    return replace(document, text=without_radicals(document.text), title=without_radicals(document.title))


def _read(content: bytes, ocr: bool) -> Document:
    kind = kind_of(content)
    if kind == "empty":
        raise EmptyFileError("the file is empty: expected the text of a report")
    if kind in _REFUSED:
        raise UnsupportedTypeError(f"the content is {_REFUSED[kind]}")
    # Readers are imported when first needed: a text file needs none of their libraries.
    if kind == "pdf":
        from ingest.formats import pdf

        return pdf.read(content, ocr)
    if kind == "docx":
        from ingest.formats import docx

        return docx.read(content)
    if kind == "xlsx":
        from ingest.formats import xlsx

        return xlsx.read(content)
    if kind == "html":
        from ingest.formats import html

        return html.read(content)
    return _read_text(without_running_heads(plain.decode(content)))


def _read_text(text: str) -> Document:
    from ingest.formats import markdown

    return markdown.read(text) if markdown.is_markdown(text) else Document(text, "text")

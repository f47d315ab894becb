import pytest

from ingest.formats.sniff import FileKind, kind_of
from tests.office import zipped
from tests.test_archive import BOOK, GOOD, flagged

MHTML = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=text/html\n\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        *((b"", "empty"), (b"\xef\xbb\xbf \r\n\0\0", "empty"), (" \n".encode("utf-16"), "empty")),
        *((b"%PDF-1.7\n", "pdf"), (b"\xef\xbb\xbf\r\n %PDF-1.4", "pdf"), (b"junk\n%PDF-1.4\n1 0 obj", "pdf")),
        *((GOOD, "docx"), (GOOD[: len(GOOD) // 2], "docx"), (flagged(GOOD, 1), "docx"), (BOOK, "xlsx")),
        *((zipped({"word\\document.xml": ""}), "docx"), (zipped({"word/document2.xml": ""}), "docx")),
        *((zipped({"a.txt": "word/document.xml"}), "zip"), (zipped({"a/word/document.xml": ""}), "zip")),
        *((zipped({"xl/workbook.bin": ""}), "zip"), (b"Rar!\x1a\x07\0", "zip"), (b"\x1f\x8b\x08\0", "zip")),
        *((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "ole"), (b"{\\rtf1\\ansi", "ole")),
        *((b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument>', "ole"),),
        *((b"<!DOCTYPE html><p>", "html"), (b"\xef\xbb\xbf\n<HTML lang=zh>", "html"), (b"junk\n<html>", "html")),
        *((b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "html"), (MHTML.encode(), "html")),
        *(("\ufeff<html>".encode("utf-16-le"), "html"), ("\ufeff<html>".encode("utf-16-be"), "html")),
        *((b"\r\n" * 5_000 + b"<html>", "html"), (b" " * 5_000 + b"%PDF-1.4", "pdf")),
        *((b"<div>\n<p>a</p>\n</div>", "html"), (b"<table><tr><td>1</td></tr></table>", "html")),
        *(
            ("政府信息公开工作年度报告".encode(), "text"),
            ("年度报告".encode("gb18030"), "text"),
            (b"\x01\x02\x03", "text"),
        ),
        *(("# 报告\n| 行政许可 | <b>5</b> |".encode(), "text"), ("<b>报告</b>\n正文".encode(), "text")),
        *(('<p align="center">报告</p>\n\n# 一\n| a | b |\n正文'.encode(), "text"), (b"see %PDF-1.4 files", "text")),
        *((b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff\xe0", "image"), (b"<svg xmlns='a'></svg>", "image")),
    ],
)
def test_kinds_are_told_by_content(content: bytes, kind: FileKind):
    assert kind_of(content) == kind

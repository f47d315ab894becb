"""The bytes of bad files of every kind, by their names."""

import io
import os
import stat
import zipfile

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.every_format import in_every_format
from tests.loading import of
from tests.office import docx_of, p, tbl, tc, with_replaced, zipped
from tests.test_archive import BOOK, DEEP, document, flagged
from tests.writer import figures

REPORTS = in_every_format()


def pages(count: int) -> bytes:
    """A PDF of empty pages."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf_of(b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count), *[page] * count)


def pdf_of(*bodies: bytes) -> bytes:
    """A PDF of these objects behind its catalogue: number 2, the page tree, and on."""
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate((b"<< /Type /Catalog /Pages 2 0 R >>", *bodies), start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(offsets) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
    return content + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)


def encrypted_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption("secret"))
    canvas.drawString(100, 100, "secret")
    canvas.save()
    return file.getvalue()


def wide_table(attributes: str) -> bytes:
    """The report as HTML with a table of a few cells that claim to be millions in front."""
    table = f"<table>{f'<tr><td {attributes}>甲<td {attributes}>1</tr>' * 1000}</table>"
    return REPORTS["html"].replace(b'class="TRS_Editor">', f'class="TRS_Editor">{table}'.encode())


def with_member(content: bytes, name: str, mode: int = 0o644) -> bytes:
    """The archive with one more entry, which says a path."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        entry = zipfile.ZipInfo("x" * len(name))
        entry.external_attr = mode << 16
        archive.writestr(entry, "/etc/passwd")
    return buffer.getvalue().replace(b"x" * len(name), name.encode())  # zipfile writes no name with a NUL


DEEP_SHEET = b"<sheetData>" + b"<row>" * 100_000 + os.urandom(10_000).hex().encode()
MILLION = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
BAD = {
    "encrypted.pdf": encrypted_pdf(),
    "encrypted.docx": OLE,
    "encrypted-members.docx": flagged(REPORTS["docx"], 1),
    "encrypted-members.xlsx": flagged(REPORTS["xlsx"], 1),
    **{f"truncated.{suffix}": content[: 2 * len(content) // 3] for suffix, content in REPORTS.items()},
    **{f"empty.{suffix}": b"" for suffix in REPORTS},
    "many-pages.pdf": pages(10_000),
    "bomb.docx": document(" " * 10**8),
    "bomb.xlsx": zipped({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": " " * 10**8}),
    "deep.docx": document(DEEP),
    "deep.xlsx": with_replaced(BOOK, b"<sheetData>", DEEP_SHEET),
    "deep.html": b"<html>" + b"<div>" * 100_000 + of("档案局"),
    "wide.html": wide_table("colspan=1000000"),
    "tall.html": wide_table("rowspan=1000000"),
    "wide-and-tall.html": wide_table("colspan=1000000 rowspan=1000000"),
    "wide.docx": docx_of(
        p("云岚市财政局2024年政府信息公开工作年度报告") + tbl(tc("甲", '<w:gridSpan w:val="1000000"/>') + tc("5"))
    ),
    "wide.xlsx": with_replaced(REPORTS["xlsx"], b"</sheetData>", b"</sheetData>" + MILLION),
    "member-above.docx": with_member(REPORTS["docx"], "../../evil"),
    "member-above.xlsx": with_member(REPORTS["xlsx"], "xl/../../evil"),
    "member-absolute.docx": with_member(REPORTS["docx"], "/etc/evil"),
    "member-link.docx": with_member(REPORTS["docx"], "word/link.xml", stat.S_IFLNK | 0o777),
    "member-nul.docx": with_member(REPORTS["docx"], "word/document.xml\0.txt"),
    "document-link.docx": with_member(docx_of(""), "word/document.xml", stat.S_IFLNK | 0o777),
    "huge-numbers.txt": of("水利局", figures(2021, licensing__decisions="9" * 40, requests__received__total="1" * 25)),
}


def with_character_map(name: str) -> bytes:
    """A PDF whose font takes its characters from the map of that name, told in both ways."""
    drawing = b"BT /F1 12 Tf 100 100 Td (abc) Tj /F2 12 Tf (abc) Tj ET"
    return pdf_of(
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawing), drawing),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 7 0 R /DescendantFonts [8 0 R] >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /%b /DescendantFonts [8 0 R] >>" % name.encode(),
        b"<< /Type /CMap /CMapName /%b /Length 0 >>\nstream\n\nendstream" % name.encode(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /A /FontDescriptor 9 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (%b) /Supplement 0 >> >>" % name.encode(),
        b"<< /Type /FontDescriptor /FontName /A /Flags 4 >>",
    )

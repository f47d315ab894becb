"""ZIP-based files that are damaged, locked or made to break their reader."""

import os
import struct

import pytest

from ingest import UnreadableFileError
from ingest.errors import (
    DamagedArchiveError,
    EncryptedArchiveError,
    TooLargeFileError,
    UnsafeArchiveError,
)
from ingest.formats import archive, docx, xlsx
from ingest.formats.archive import Package
from tests.office import W, docx_of, p, tbl, tc, with_replaced, zipped
from tests.test_xlsx import book, saved

GOOD = docx_of(p("云岚市档案局2024年政府信息公开工作年度报告") + tbl(tc("行政许可") + tc("5")))
BOOK = saved(book(["行政许可", 5]))
SECONDS, MEMORY = 0.5, 200 * 10**6

# Archives


def document(xml: str) -> bytes:
    """A DOCX with that document part."""
    return zipped({"word/document.xml": xml})


def flagged(content: bytes, flag: int) -> bytes:
    """The archive with a flag set on each entry, in its directory and before its bytes."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            changed[at + place] |= flag
            at = content.find(mark, at + 1)
    return bytes(changed)


LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
ENTITIES = f'<!DOCTYPE d [<!ENTITY l0 "ha">{LAUGHS}]>'
ENTITY_DOCUMENT = (
    f'{ENTITIES}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE_FILE = ENTITY_DOCUMENT.replace(ENTITIES, '<!DOCTYPE d [<!ENTITY l9 SYSTEM "file:///etc/hostname">]>')
NOISE = f"<!--{os.urandom(20_000).hex()}-->"  # or it would be refused as a bomb
DEEP = f'<w:document xmlns:w="{W}"><w:body>{"<w:p>" * 100_000}{"</w:p>" * 100_000}</w:body></w:document>{NOISE}'


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        pytest.param(document(" " * 10**8), UnsafeArchiveError, r"unpacks \d,\d{3}:1.*ZIP bomb", id="zip bomb"),
        pytest.param(document(DEEP), UnsafeArchiveError, "nested too deeply", id="deep XML"),
        pytest.param(document(ENTITY_DOCUMENT), UnsafeArchiveError, "declares entities", id="billion laughs"),
        pytest.param(document(OUTSIDE_FILE), UnsafeArchiveError, "declares entities", id="external entity"),
        pytest.param(zipped({"../../evil": "x"}), UnsafeArchiveError, r"'\.\./\.\./evil' points out", id="dots"),
        pytest.param(zipped({"word/../../evil": "x"}), UnsafeArchiveError, "points out", id="dots inside"),
        pytest.param(zipped({"/etc/evil": "x"}), UnsafeArchiveError, "points out", id="absolute"),
        pytest.param(zipped({"C:\\evil": "x"}), UnsafeArchiveError, "points out", id="drive"),
        pytest.param(flagged(GOOD, 1), EncryptedArchiveError, "without a password", id="encrypted"),
        pytest.param(GOOD[: len(GOOD) // 2], DamagedArchiveError, "cut off", id="cut off"),
        pytest.param(GOOD[100:], DamagedArchiveError, "once more|missing", id="cut off in front"),
        pytest.param(GOOD.replace(b"PK\x01\x02", b"PK\x01\x03"), DamagedArchiveError, "directory", id="no directory"),
        pytest.param(zipped({"[Content_Types].xml": "<a/>"}), DamagedArchiveError, "missing", id="no document"),
        pytest.param(document("<w:document"), DamagedArchiveError, "not well-formed", id="broken XML"),
        pytest.param(document(""), DamagedArchiveError, "not well-formed", id="no XML"),
        pytest.param(document("<a/>"), DamagedArchiveError, "no body", id="no body"),
        pytest.param(b"", DamagedArchiveError, "directory", id="nothing"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), DamagedArchiveError, "directory", id="old Word"),
    ],
)
def test_a_document_that_is_none(content: bytes, error: type[UnreadableFileError], says: str):
    with pytest.raises(error, match=says):
        docx.read(content)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (with_replaced(BOOK, b"<workbook ", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook '), UnsafeArchiveError),
        (zipped({"xl/worksheets/sheet1.xml": " " * 10**8}), UnsafeArchiveError),
        (flagged(BOOK, 1), EncryptedArchiveError),
        (BOOK[: len(BOOK) // 2], DamagedArchiveError),
        (GOOD, DamagedArchiveError),
        (with_replaced(BOOK, b"worksheets/sheet1.xml", b"worksheets/sheet9.xml"), UnreadableFileError),
    ],
)
def test_a_workbook_that_is_none(content: bytes, error: type[UnreadableFileError]):
    with pytest.raises(error):
        xlsx.read(content)


def test_a_directory_that_lies_about_sizes():
    content = bytearray(document("<a>" + "x" * 1000 + "</a>"))
    at = content.index(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 100)
    with pytest.raises(DamagedArchiveError, match="is damaged"):
        docx.read(bytes(content))


def test_limits_of_an_archive(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 50)
    with pytest.raises(TooLargeFileError, match="unpacks to 60 bytes"):
        Package(zipped({"a": "x" * 30, "b": "x" * 30}))
    monkeypatch.setattr(archive, "MOST_ENTRIES", 2)
    with pytest.raises(UnsafeArchiveError, match="more than 2 entries"):
        Package(zipped({"a": "", "b": "", "c": ""}))


def test_what_compresses_well_without_harm_is_read():
    assert "公开" in docx.read(docx_of(p("公开") * 3_000)).text


def test_properties_that_are_broken_do_not_matter():
    relation = b'<Relationship Id="b" Type="x/core-properties" Target="core.xml"/></Relationships>'
    content = with_replaced(GOOD, b"</Relationships>", relation)
    with_core = Package(content)
    parts = {name: with_core.read(name) for name in with_core.names()}
    assert docx.read(zipped({**parts, "core.xml": "<a"})).title == ""

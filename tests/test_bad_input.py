import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import UnreadableFileError
from ingest.errors import EmptyFileError, TooLargeFileError
from ingest.formats import archive, docx, xlsx
from ingest.formats.archive import DamagedArchiveError, EncryptedArchiveError, Package, UnsafeArchiveError
from ingest.formats.sniff import FileKind, kind_of
from ingest.isolation import FileTooHardError, Isolated
from tests.hard_files import obey
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


# Any bytes at all


def readers() -> st.SearchStrategy[Callable[[bytes], object]]:
    return st.sampled_from([docx.read, xlsx.read])


@settings(max_examples=60, deadline=None)
@given(read=readers(), content=st.binary(max_size=400), head=st.sampled_from([b"", b"PK\x03\x04", GOOD[:200]]))
def test_random_bytes_are_unreadable(read: Callable[[bytes], object], content: bytes, head: bytes):
    kind_of(head + content)
    with pytest.raises(UnreadableFileError):
        read(head + content)


@settings(max_examples=80, deadline=None)
@given(st.data(), st.sampled_from([(docx.read, GOOD), (xlsx.read, BOOK)]))
def test_files_with_bytes_changed_are_read_or_unreadable(
    data: st.DataObject, good: tuple[Callable[[bytes], object], bytes]
):
    read, content = good
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read(bytes(changed))
    except UnreadableFileError as error:
        assert str(error)


ELEMENTS = (
    "p",
    "pPr",
    "numPr",
    "numId",
    "r",
    "rPr",
    "vanish",
    "t",
    "tbl",
    "tr",
    "trPr",
    "tc",
    "tcPr",
    "gridSpan",
    "sdt",
)
TREES = st.recursive(
    st.sampled_from(["", "5", "公开"]),
    lambda inner: st.tuples(
        st.sampled_from(ELEMENTS), st.lists(inner, max_size=4), st.sampled_from(["0", "-1", "x"])
    ).map(lambda tree: f'<w:{tree[0]} w:val="{tree[2]}">{"".join(tree[1])}</w:{tree[0]}>'),
    max_leaves=20,
)


@settings(max_examples=100, deadline=None)
@given(TREES, TREES)
def test_elements_in_any_order_are_read(body: str, styles: str):
    try:
        docx.read(docx_of(body, styles=styles, numbering=styles))
    except UnreadableFileError as error:
        assert isinstance(error, EmptyFileError)


# Kinds

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


# Processes


def ordered(folder: Path, *orders: str) -> list[Path]:
    """Files that give these orders."""
    paths = [folder / f"{number}.txt" for number in range(len(orders))]
    for path, order in zip(paths, orders, strict=True):
        path.write_text(order)
    return paths


@pytest.mark.parametrize(
    ("order", "error", "says"),
    [
        ("hang", FileTooHardError, r"took longer than 0\.5 s"),
        ("allocate", FileTooHardError, "more than 200 MB of memory"),
        ("exit", FileTooHardError, r"broke down \(exit code 1\)"),
        ("crash", FileTooHardError, r"broke down \(SIGSEGV\)"),
        ("leave", UnreadableFileError, "internal error: SystemExit: 3"),
        ("fail", UnreadableFileError, "internal error: KeyError: 'no such part'"),
        ("refuse", EmptyFileError, "^nothing in it$"),
        ("refuse oddly", UnreadableFileError, "^nothing in page 2$"),
        ("give a function", UnreadableFileError, "internal error: .*pickle"),
    ],
)
def test_a_hard_file_is_told_and_the_next_is_read(
    tmp_path: Path, order: str, error: type[UnreadableFileError], says: str
):
    seconds = SECONDS if order == "hang" else 60
    with Isolated(obey, workers=1, seconds=seconds, memory=MEMORY) as readers:
        before, hard, after = readers.map(ordered(tmp_path, "before", order, "after"))
    assert (before, after) == ("before", "after")
    assert type(hard) is error
    with pytest.raises(error, match=says):
        raise hard


def test_results_come_in_order_and_neighbours_are_read_meanwhile(tmp_path: Path):
    orders = ["hang", *"abcdef", "exit", *"ghij", "hang", "k"]
    with Isolated(obey, workers=2, seconds=SECONDS) as readers:
        found = list(readers.map(ordered(tmp_path, *orders)))
    assert [each if isinstance(each, str) else "hard" for each in found] == [
        "hard" if order in ("hang", "exit") else order for order in orders
    ]


def test_paths_are_taken_as_results_are_asked_for(tmp_path: Path):
    paths = ordered(tmp_path, *map(str, range(50)))
    taken: list[Path] = []

    def noting() -> Iterator[Path]:
        for path in paths:
            taken.append(path)
            yield path

    with Isolated(obey, workers=1) as readers:
        results = readers.map(noting())
        assert taken == []
        assert next(results) == "0"
        time.sleep(0.2)
        assert len(taken) <= 6
        results.close()  # type: ignore[attr-defined]
        assert list(readers.map(paths[:2])) == ["0", "1"]  # nothing of the round before is left


def test_a_slow_caller_does_not_make_files_late(tmp_path: Path):
    with Isolated(obey, workers=1, seconds=SECONDS) as readers:
        results = readers.map(ordered(tmp_path, "a", "b", "c"))
        assert next(results) == "a"
        time.sleep(2 * SECONDS)
        assert list(results) == ["b", "c"]


def test_what_a_file_started_ends_with_its_process(tmp_path: Path):
    with Isolated(obey, workers=1, seconds=4 * SECONDS) as readers:
        (hard,) = readers.map(ordered(tmp_path, "start another"))
    assert isinstance(hard, FileTooHardError)
    process = int((tmp_path / "0.pid").read_text())
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the program that a file started is still running")


def test_processes_end_with_the_context(tmp_path: Path):
    with Isolated(obey, workers=2) as readers:
        list(readers.map(ordered(tmp_path, "a", "b")))
        processes = [worker._process for worker in readers._workers]
        assert processes
    assert all(process.poll() is not None for process in processes)


def test_processes_import_little(tmp_path: Path):
    with Isolated(obey, workers=1) as readers:
        (imported,) = readers.map(ordered(tmp_path, "tell imports"))
    assert isinstance(imported, list)
    assert not {"torch", "chromadb", "gradio", "sqlalchemy", "llama_index", "pytest", "index", "answer"} & {*imported}


def test_a_function_that_processes_can_not_import(tmp_path: Path):
    script = (
        "from pathlib import Path\nfrom ingest.isolation import Isolated\n"
        "def read(path): return 1\n"
        "with Isolated(read, 1) as readers: print(*readers.map([Path('a')]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.startswith("internal error: AttributeError: ")
    assert done.stderr == ""


def test_paths_that_are_no_unicode(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("a")
    with Isolated(obey, workers=1) as readers:
        assert list(readers.map([path])) == ["a"]

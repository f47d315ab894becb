"""Bytes without end in any order become a Report or an UnreadableFileError, and nothing else."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import Report, UnreadableFileError, read_report
from ingest.errors import EmptyFileError
from ingest.formats import docx
from ingest.isolation_wire import Replies
from tests.every_format import in_every_format
from tests.office import docx_of, zipped
from tests.writer import Line, figures, one_a_line, pipes, report, spaces, tabs

REPORTS = in_every_format()
REPLIES = Replies(read_report)
MAGIC = {
    "pdf": b"%PDF-1.7\n",
    "zip": b"PK\x03\x04",
    "docx": REPORTS["docx"][:400],
    "xlsx": REPORTS["xlsx"][:400],
    "html": b"<!DOCTYPE html><html>",
    "web archive": b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n--",
    "md": b"# \xe6\x8a\xa5\xe5\x91\x8a\n| ",
    "utf-8": b"\xef\xbb\xbf",
    "utf-16": b"\xff\xfe",
    "old Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "image": b"\x89PNG\r\n\x1a\n",
    "nothing": b"",
}
Change = Callable[[bytes], bytes]


def check(content: bytes) -> None:
    """Reads the bytes; a report must reach the process that asks, an error must say what to do."""
    try:
        report = read_report(content, "any")
    except UnreadableFileError as error:
        assert "internal error" not in str(error)
        assert len(str(error)) > 20
    else:
        assert isinstance(report, Report)
        assert REPLIES.line_of(report)
        values = [fact.value for fact in report.facts] + [statement.value for statement in report.statements]
        assert all(value is None or abs(value) < 10**12 for value in values)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    """Bytes flipped, deleted, doubled, put in, cut off: one to five times."""
    kinds = st.sampled_from(["flip", "delete", "double", "insert", "cut"])
    where = st.floats(0, 1, exclude_max=True)
    plan = draw(
        st.lists(
            st.tuples(kinds, where, st.integers(1, 2_000), st.binary(min_size=1, max_size=8)), min_size=1, max_size=5
        )
    )

    def change(content: bytes) -> bytes:
        changed = bytearray(content)
        for kind, share, size, new in plan:
            at = int(share * len(changed))
            if kind == "flip":
                changed[at : at + len(new)] = new
            elif kind == "delete":
                del changed[at : at + size]
            elif kind == "double":
                changed[at:at] = changed[at : at + size]
            elif kind == "insert":
                changed[at:at] = new
            elif kind == "cut":
                del changed[at:]
        return bytes(changed)

    return change


@pytest.mark.parametrize(
    "words",
    [
        "行政复议\ufffd俗问答，连同其他解读共七篇",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        f"粉丝数{'9' * 40}人，收到申请80000亿件",
    ],
)
@pytest.mark.parametrize("line", [tabs, spaces, pipes, one_a_line])
def test_words_in_the_wrong_place(words: str, line: Line):
    whole = report(figures(2021, licensing__decisions="9" * 40), 2021, line)
    at = whole.index("行政复议 行政诉讼")
    check(f"{whole[:at]}{words}\n{whole[at + 9 :]}".encode())


def slow(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow(200)
@given(st.sampled_from(sorted(MAGIC)), st.binary(max_size=600), st.sampled_from([b"", b"\n%%EOF"]))
def test_random_bytes_behind_the_first_of_every_format(magic: str, content: bytes, end: bytes):
    check(MAGIC[magic] + content + end)


@pytest.mark.parametrize("suffix", REPORTS)
@slow(25)
@given(change=changes())
def test_files_of_every_format_with_bytes_changed(suffix: str, change: Change):
    check(change(REPORTS[suffix]))


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
@slow(25)
@given(change=changes(), chosen=st.randoms(use_true_random=False))
def test_archives_with_bytes_of_a_part_changed(suffix: str, change: Change, chosen):
    with zipfile.ZipFile(io.BytesIO(REPORTS[suffix])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chosen.choice(sorted(parts))
    check(zipped({**parts, name: change(parts[name])}))


@slow(25)
@given(change=changes())
def test_a_pdf_with_bytes_of_its_drawing_changed(change: Change):
    head, _, rest = small_pdf().partition(b"stream\n")
    drawing, _, tail = rest.partition(b"\nendstream")
    check(head + b"stream\n" + zlib.compress(change(drawing)) + b"\nendstream" + tail)


def small_pdf() -> bytes:
    """A PDF whose drawing is not packed yet, though it says so."""
    drawing = b"BT /F1 12 Tf 72 700 Td (abc) Tj 0 -14 Td (1 2 3) Tj ET\n0 0 m 50 50 l S\n72 72 100 20 re S\n" * 3
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n"
        b"4 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + drawing + b"\nendstream\nendobj\n"
        b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
    )


ELEMENTS = (
    *("p", "pPr", "numPr", "numId", "r", "rPr", "vanish", "t"),
    *("tbl", "tr", "trPr", "tc", "tcPr", "gridSpan", "sdt"),
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

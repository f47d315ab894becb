import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import EmptyFileError, UnreadableFileError, UnsupportedTypeError
from ingest.formats.plain import decode
from tests.writer import balanced, report

REPORT = report(balanced(2021, received=31, granted=17, carried_out=2), 2021)
TRADITIONAL = (
    "雲嵐縣檔案局2024年政府資訊公開工作年度報告\n本年度共收到政府資訊公開申請31件，辦結29件，其中予以公開17件。\n"
)
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_encodings_are_told_by_the_bytes(encoding: str):
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030", "utf-16-le"])
def test_traditional_characters(encoding: str):
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_short_texts(encoding: str):
    assert decode("2024年收到申请3件".encode(encoding)) == "2024年收到申请3件"


def test_big5_is_believed_where_it_is_declared_and_gives_chinese():
    short = "本年度報告"
    assert decode(short.encode("big5"), declared="Big5") == short
    assert decode(REPORT.encode("gb18030"), declared="big5") == REPORT


def test_ascii_and_other_languages_stay_as_they_are():
    for text in ("2024 annual report, 31 requests", "Rapport annuel : 31 demandes reçues, 2 refusées, été"):
        assert decode(text.encode()) == text


def test_line_ends_and_what_has_no_width():
    assert decode("\ufeff一\r\n二\r三\u2028四\x0b五\u200b1\xad2\x0c六\n\0\0".encode()) == "一\n二\n三\n四\n五12\x0c六\n"


# Broken bytes


def broken(encoding: str, seed: int) -> bytes:
    """A long report with three bytes overwritten."""
    content = bytearray((REPORT * 3).encode(encoding))
    for at in random.Random(seed).sample(range(len(content)), 3):
        content[at] = 0xFF
    return bytes(content)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("seed", range(20))
def test_a_few_broken_bytes_are_marked_and_no_digit_is_invented(encoding: str, seed: int):
    text = decode(broken(encoding, seed))
    assert 1 <= text.count("\ufffd") < 40
    kept, original = [[char for char in each if char.isdigit()] for each in (text, REPORT * 3)]
    assert len(original) - 12 <= len(kept) <= len(original)
    assert is_subsequence(kept, original)


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@pytest.mark.parametrize("at", range(-20, 0))
def test_a_broken_byte_of_a_pair_costs_one_character(at: int):
    content = bytearray((REPORT + "共收到申请三十一件。").encode("gb18030"))
    content[at] = 0xFF
    text = decode(bytes(content))
    lost = (20 + at) // 2
    expected = "共收到申请三十一件。"
    assert text.replace("\ufffd", "") == REPORT + expected[:lost] + expected[lost + 1 :]


def test_no_wide_digit_is_read_across_two_characters():
    pair = "１".encode("gb18030")
    content = (
        REPORT.encode("gb18030") + b"\n" + ("中".encode("gb18030")[:1] + pair[:1]) + pair[1:] + "中".encode("gb18030")
    )
    assert not [char for char in decode(content + b"\xb0\n")[len(REPORT) :] if char.isdigit()]


def test_digits_beside_a_broken_byte_are_not_read():
    assert decode(REPORT.encode() + "共收到1".encode() + b"\xff" + "2,304件。".encode()).endswith(
        "共收到\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd件。"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_many_broken_bytes_are_refused(encoding: str):
    content = bytearray(REPORT.encode(encoding))
    content[::50] = b"\xff" * len(content[::50])
    with pytest.raises(UnsupportedTypeError, match="not text in UTF-8"):
        decode(bytes(content))


def test_nul_bytes():
    assert decode(b"\0\0" + REPORT.encode() + b"\0" * 4000) == REPORT
    assert "共1" not in decode((REPORT + "共1\0002件").encode())
    with pytest.raises(UnsupportedTypeError):
        decode(("一\0" * 500).encode())


# Mojibake


@pytest.mark.parametrize("right", ["utf-8", "gb18030"])
@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_mojibake_is_undone_where_nothing_was_lost(right: str, wrong: str):
    def misread(byte: int) -> str:
        try:
            return bytes([byte]).decode(wrong)
        except UnicodeDecodeError:
            return chr(byte)

    scrambled = "".join(misread(byte) for byte in REPORT.encode(right))
    assert scrambled != REPORT
    assert decode(scrambled.encode()) == REPORT


def test_utf_8_read_as_gbk_is_undone_where_nothing_was_lost():
    text = "政府信息公开工作年度报告，" * 8 + "本年度共收到申请。"  # whole pairs of bytes
    scrambled = text.encode().decode("gb18030", "replace")
    if "\ufffd" not in scrambled:
        assert decode(scrambled.encode()) == text


def test_mojibake_that_lost_characters_is_refused():
    for lost in (
        REPORT.encode().decode("gbk", "replace"),
        REPORT.encode().decode("gbk", "replace").replace("\ufffd", "?"),
    ):
        with pytest.raises(UnsupportedTypeError, match=r"mojibake|lost"):
            decode(lost.encode())
    with pytest.raises(UnsupportedTypeError, match="lost"):
        decode((REPORT[:300] + "锟斤拷" * 50).encode())


# Files that are no text


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\xef\xbb\xbf\r\n", b"\xff\xfe", b"\0\0\0"])
def test_nothing_in_it(content: bytes):
    with pytest.raises(EmptyFileError, match="expected the text of a report"):
        decode(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\xd0\xcf\x11\xe0rest", "old Office"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (random.Random(1).randbytes(5000), "not text"),
    ],
)
def test_other_types_are_named(content: bytes, name: str):
    with pytest.raises(UnsupportedTypeError, match=name):
        decode(content)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_text_or_refused(content: bytes):
    try:
        text = decode(content)
    except UnreadableFileError as error:
        assert len(str(error)) > 20
    else:
        assert not set(text) & {"\r", "\0"}


@settings(max_examples=100, deadline=None)
@given(
    st.text("政府信息公开年报收到申请件予以0123456789，。\n\t ", min_size=4),
    st.sampled_from(["utf-8", "utf-16", "gb18030"]),
)
def test_any_chinese_text_survives(text: str, encoding: str):
    text = f"政府信息公开年报{text}"
    assert decode(text.encode(encoding)) == text

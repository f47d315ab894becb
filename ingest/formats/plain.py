"""Bytes to text: the encodings that reports are found in, and what can be done about broken ones.

byte order mark, else UTF-8, else UTF-16 without a mark, else Big5 or GB18030 ▶ mojibake undone ▶ cleaned.
"""

import codecs
import re

from ingest.errors import EmptyFileError, UnsupportedTypeError

_MAGIC = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "a ZIP archive (DOCX, XLSX)",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "RTF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"\x1f\x8b": "an archive",
}
_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\0\0": "utf-32-le",  # before UTF-16, whose mark it begins with
    b"\0\0\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_BROKEN = "\ufffd"
_AT_A_TIME = 3  # of them for one broken byte, which takes the rest of its character with it
_MOST_BROKEN = 0.001  # share of a file's bytes that may be replaced
_MOST_BROKEN_OF_WORDS = 0.05  # and of its characters beyond ASCII: markup must not outweigh broken words
_MOST_CONTROLS = 0.01  # share of control characters above which bytes are no text
_SAMPLE = 16_384  # bytes or characters that are looked at to tell encodings apart
_ENOUGH = 2_000  # characters beyond ASCII that tell what a text is

# The characters that make up some two thirds of any Chinese text, simplified and traditional.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后"
    "多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合"
    "还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流"
    "这為個國們時來會對發學說產種過從業後點還應關與樣間質氣黨統總經開義數長員設見計別運農幾區強處隊給門導認權證單"
    "場車務萬達積議聲報類華節話況許廣記觀織眾書復際驗連斷備辦習響約團稱準號選標寫親養層專實體機製現電變條結題進無"
)
_CLEAR = 0.3  # share of common characters that tells Chinese; measured: reports .55, misread text .07 at most
_GARBLED = 0.15
_FEWEST = 20  # characters beyond ASCII that can prove mojibake
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff]")  # and private use, where misread bytes land
_LATIN = re.compile(r"[\x80-\u024f\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_PLAUSIBLE = re.compile(r"[\t\n\r\x20-\x7e·\u2010-\u203b\u3000-\u303f\u4e00-\u9fff\uff01-\uffee]")
_PAIRS = re.compile(rb"[\x80-\xff][\x40-\xff]{0,31}")
_ASCII = re.compile(r"[\0-\x7f]+")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\ufeff\u200b-\u200f\u2060\xad]")
_LOST_IN_NUMBER = re.compile(r"(?<=\d)\0+(?=\d)")
_BESIDE_BROKEN = re.compile(r"[\d.,，]{0,20}\ufffd[\d.,，\ufffd]{0,20}")
_SHIFTED = re.compile(r"[^\x00-\x7f]*\ufffd[^\x00-\x7f]*")  # pairs of bytes that may be read across one another
_WIDE_DIGIT = re.compile(r"[\d①-⑳⑴-⒇]")
_RESUME = "resume-between-pairs"
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)  # in Windows-1252, where browsers read them as they are
_CP1252 = {ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in _UNDEFINED}


def decode(content: bytes, declared: str = "") -> str:
    """The text of a file, with line ends as `\\n`; `declared` is the encoding it says it is in, if it does.

    A few broken bytes become U+FFFD, and so do the digits beside them. Raises EmptyFileError when nothing stands in
    the file, UnsupportedTypeError when it is no text, or text that was saved in a wrong encoding beyond repair.
    """
    if not content.strip(b"\0 \t\r\n\x0c\xef\xbb\xbf\xfe\xff"):
        raise EmptyFileError("the file is empty: expected the text of a report")
    for magic, name in _MAGIC.items():
        if content.startswith(magic):
            raise UnsupportedTypeError(f"the content is {name}: expected plain text; save the report as text first")
    text = _decode(content, declared.lower())
    if text is None or _controls(text) > _MOST_CONTROLS:
        raise UnsupportedTypeError(
            "the content is not text in UTF-8, UTF-16, GB18030 or Big5: open it where it shows right, save it as UTF-8"
        )
    return _cleaned(_unscrambled(text))


def _controls(text: str) -> float:
    """The share of control characters, but for the NULs that fill up a file."""
    sample = text.strip("\0")[:_SAMPLE]
    return len(_CONTROL.findall(sample)) / max(1, len(sample))


def _decode(content: bytes, declared: str) -> str | None:
    """The text in the first encoding that fits; None where none does."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _tolerant(content[len(mark) :], encoding)
    if b"\0" in content and (wide := _wide(content)):
        return wide
    return (
        _strict(content, "utf-8")
        or _tolerant(content, "utf-8")
        or _wide(content)
        or _chinese_text(content, declared)
        or _guessed(content)
    )


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _tolerant(content: bytes, encoding: str) -> str | None:
    """The text with broken bytes replaced; None where they are more than a few."""
    errors = "replace" if encoding.startswith("utf") else _RESUME
    if not _is_few(10 * _MOST_BROKEN, content[:_SAMPLE].decode(encoding, errors), _SAMPLE):
        return None
    text = content.decode(encoding, errors)
    words = len(text) - len(text.encode("ascii", "ignore"))
    few = _is_few(_MOST_BROKEN, text, len(content)) and text.count(_BROKEN) <= _MOST_BROKEN_OF_WORDS * words
    return text if few else None


def _is_few(share: float, text: str, size: int) -> bool:
    return text.count(_BROKEN) <= _AT_A_TIME * max(1, share * size)


def _resume(error: UnicodeError) -> tuple[str, int]:
    """Where to read on behind a broken byte of a pair, since a lost half shifts all pairs up to the next ASCII."""
    assert isinstance(error, UnicodeDecodeError)
    following = [_PAIRS.match(error.object, error.start + skip) for skip in (1, 2)]
    sense = [_sense(found.group().decode(error.encoding, "ignore")) if found else 0 for found in following]
    return _BROKEN, error.start + (2 if sense[1] > sense[0] else 1)


def _sense(text: str) -> int:
    return sum(char in _COMMON or char in "，。、；：（）" for char in text)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a byte order mark."""
    for encoding in ("utf-16-le", "utf-16-be"):
        sample = content[:_SAMPLE].decode(encoding, "replace")
        plausible = len(_PLAUSIBLE.findall(sample)) >= 0.95 * len(sample) - 1
        ascii_only = 2 * len(sample.encode("ascii", "ignore")) > len(sample)
        if plausible and (ascii_only or _chineseness(sample) >= _CLEAR):
            return _tolerant(content, encoding)
    return None


def _chinese_text(content: bytes, declared: str) -> str | None:
    """GB18030, or Big5 where that is declared or GB18030 makes no sense, and the result is Chinese."""
    mainland = _strict(content, "gb18030")
    if "big5" in declared or mainland is None or _chineseness(mainland) < _GARBLED:
        island = _strict(content, "big5hkscs") or _tolerant(content, "big5hkscs")
        if island and _chineseness(island) >= _CLEAR:
            return island
    return mainland or _tolerant(content, "gb18030")


def _guessed(content: bytes) -> str | None:
    """The last resort, on a sample, since it is slow: an encoding in which the bytes are Chinese."""
    from charset_normalizer import from_bytes  # needed by hardly any file

    best = from_bytes(content[:_SAMPLE]).best()
    text = _tolerant(content, best.encoding) if best else None
    return text if text and _chineseness(text) >= _CLEAR else None


def _words(text: str) -> str:
    """The first characters beyond ASCII, of which thousands tell what the text is."""
    return _ASCII.sub("", text[: 16 * _SAMPLE])[:_ENOUGH]


def _chineseness(text: str) -> float:
    """The share of common characters among the ideographs."""
    ideographs = _IDEOGRAPH.findall(_words(text))
    return sum(char in _COMMON for char in ideographs) / len(ideographs) if ideographs else 0.0


def _unscrambled(text: str) -> str:
    """The text, with mojibake (read in a wrong encoding and saved again) undone where nothing was lost by it."""
    words = _words(text)
    ideographs, latin = len(_IDEOGRAPH.findall(words)), len(_LATIN.findall(words))
    rare = ideographs >= _FEWEST and _chineseness(words) < _GARBLED
    if not rare and (latin < _FEWEST or latin < 5 * ideographs):
        return text
    for misread in (_as_gb18030, _as_cp1252):
        for encoding in ("utf-8", "gb18030"):
            original = misread(text, encoding)
            if original and _chineseness(original) >= _CLEAR:
                return original
    if rare or 3 * len(_LATIN.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]):
        raise UnsupportedTypeError(
            "the text is mojibake: it was read in a wrong encoding and saved again, and characters were lost; "
            "expected readable Chinese: get the original file, or save it again as UTF-8"
        )
    return text


def _as_gb18030(text: str, encoding: str) -> str | None:
    """What was misread as GB18030 (by Windows, where a lone byte 80 is the euro sign)."""
    try:
        return b"\x80".join(part.encode("gb18030") for part in text.split("€")).decode(encoding)
    except UnicodeError:
        return None


def _as_cp1252(text: str, encoding: str) -> str | None:
    """What was misread as Latin-1 or Windows-1252."""
    try:
        return text.translate(_CP1252).encode("latin-1").decode(encoding)
    except UnicodeError:
        return None


def _cleaned(text: str) -> str:
    """Line ends as `\\n`, nothing invisible, and no digit that a broken byte may have been a part of."""
    text = _LINE_END.sub("\n", _INVISIBLE.sub("", text))
    if "\0" in text:
        text = _LOST_IN_NUMBER.sub(_BROKEN, text).replace("\0", "")
    text = text.replace("锟斤拷", _BROKEN)  # U+FFFD of an earlier reader, read as GBK
    if not _is_few(_MOST_BROKEN, text, len(text.encode("utf-8"))):
        raise UnsupportedTypeError(
            "characters were lost before the file was saved (U+FFFD in it): expected whole text; get the original file"
        )
    if _BROKEN in text:
        text = _SHIFTED.sub(lambda found: _WIDE_DIGIT.sub(_BROKEN, found.group()), text)
        text = _BESIDE_BROKEN.sub(lambda found: _BROKEN * len(found.group()), text)
    return text


codecs.register_error(_RESUME, _resume)

"""Which edition of a report a file is: whether it says that it is corrected, when it was signed and published."""

import re
from dataclasses import dataclass
from datetime import date

from ingest.tokens import fold

EDGE = 3_000  # characters at either end in which titles and signatures stand
HEAD_LINES, TAIL_LINES = 25, 15
LONGEST_TITLE = 60
_MARK = "更正|修订|修正|订正|勘误|更新[版稿]"
_LAW = re.compile(r"《[^》]*(?:条例|格式|规定|办法|通知)[^》]*》(?:[（(][^）)]*[）)])?")
_TITLE = re.compile(
    rf"报告.{{0,12}}(?:{_MARK})|(?:{_MARK}).{{0,40}}年度报告|[（(\[【]?(?:{_MARK})[版稿本后]?[）)\]】]?"
)
_SENTENCE = re.compile(rf"本报告[^。]{{0,20}}(?:{_MARK})")
_DAY = r"(20\d\d)\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})"
_SIGNED = re.compile(rf"(?<![\d至到止]){_DAY}\s*日?\s*[）)]?$")
_PUBLISHED = re.compile(rf"(?:发布|公开|公布|成文|印发|更新)(?:日期|时间)[\s:：]*{_DAY}")
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_HAN_DATE = re.compile(
    r"(二[〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


@dataclass(frozen=True, slots=True)
class Edition:
    """What a file says of its own standing among the versions of one report."""

    corrected: bool
    signed: date | None
    published: date | None


def find_edition(text: str, file: str) -> Edition:
    """The edition that a report's text and file name speak of."""
    head, tail = _lines(text[:EDGE])[:HEAD_LINES], _lines(text[-EDGE:])[-TAIL_LINES:]
    corrected = bool(re.search(_MARK, _LAW.sub("", fold(file)))) or any(_says_corrected(line) for line in head)
    published = [day for line in (*head, *tail) if (day := _date(_PUBLISHED.search(line)))]
    unnamed = [_in_digits(line) for line in tail if not _PUBLISHED.search(line)]
    signed = [day for line in unnamed if (day := _date(_SIGNED.search(line)))]
    return Edition(corrected, signed[-1] if signed else None, max(published, default=None))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in fold(text).split("\n") if line.strip()]


def _says_corrected(line: str) -> bool:
    """Whether a title, or a line below one, names a correction; the amendment of a law is none."""
    bare = _LAW.sub("", line)
    if _SENTENCE.search(bare):
        return True
    found = _TITLE.search(bare) if len(bare) <= LONGEST_TITLE and not re.search("[，。；]", bare) else None
    return found is not None and ("报告" in found.group() or found.group() == bare)


def _date(found: re.Match[str] | None) -> date | None:
    """The day that a pattern found; None for none, and for one that no calendar has."""
    if found is None:
        return None
    try:
        return date(*(int(part) for part in found.groups()[-3:]))
    except ValueError:
        return None


def _in_digits(line: str) -> str:
    """A line with a date in Chinese numerals (二〇二五年一月二十日) in digits."""
    return _HAN_DATE.sub(
        lambda found: f"{found[1].translate(_NUMERALS)}年{_count(found[2])}月{_count(found[3])}日", line
    )


def _count(numerals: str) -> int:
    """A number up to 99: 十二, 二十, 三十一."""
    tens, ten, ones = numerals.rpartition("十")
    digits = [int(part.translate(_NUMERALS)) if part else None for part in (tens, ones)]
    return (digits[0] or 1) * 10 + (digits[1] or 0) if ten else digits[1] or 0

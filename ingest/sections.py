"""The six sections of a report, found by what their headings say, else by their numeral."""

import re
from collections.abc import Iterator

from ingest.report import Section, Span
from ingest.tokens import fold

NAMES = {
    0: "前言",
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
_WORDED = (
    (4, re.compile(r"复议.*诉讼|诉讼.*复议|行政复议情况")),
    (3, re.compile(r"(?:收到|处理|办理|答复).*申请|申请.*(?:办理|处理|情况)|依申请公开")),
    (5, re.compile(r"问题|不足|改进")),
    (6, re.compile(r"其他.*(?:报告|说明|事项)|需要.*报告")),
    (1, re.compile(r"总体|概述|基本情况|工作情况|主要工作")),
    (2, re.compile(r"主动公开")),
)
_HEADING = re.compile(r"[\s#*]*([一二三四五六七八九])\s*[、.．,，]\s*(\S.*?)[\s*:：]*")
_PART = re.compile(r"[\s#*]*第([一二三四五六])(?:部分|章)\s*[、.．,，:：]?\s*(\S.*?)[\s*:：]*")
FEWEST_NUMBERED = 3  # sections with a numeral that make parts mere parts of one of them
_TABLE_ROW = re.compile(r"本年新收|上年结转|本年度?办理|结转下年")
_WORD = re.compile(r"\S+")
_NUMERALS = "一二三四五六七八九"
LONGEST_HEADING = 36
LONGEST_LINE = 2000  # characters; a longer one holds more than a paragraph


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections in text order, with the preamble as number 0 where anything stands before the first.

    A number is kept once: of two headings for one section the first counts, the other stays inside.
    """
    headings = list(_headings(text, _HEADING))
    if len(headings) < FEWEST_NUMBERED:
        parts = list(_headings(text, _PART))
        headings = parts if len(parts) > len(headings) else headings
    starts = [start for _, _, start in headings]
    ends = [*starts[1:], len(text)] if starts else []
    sections = [
        Section(number, heading, Span(start, end), page_of(text, start))
        for (number, heading, start), end in zip(headings, ends, strict=True)
    ]
    first = starts[0] if starts else len(text)
    if text[:first].strip():
        sections.insert(0, Section(0, NAMES[0], Span(0, first)))
    return tuple(sections)


def page_of(text: str, place: int) -> int:
    """The page of a place, counted by form feeds, from 1."""
    return text.count("\f", 0, place) + 1


def _headings(text: str, form: re.Pattern[str]) -> Iterator[tuple[int, str, int]]:
    seen: set[int] = set()
    for line, start in _lines(fold(text)):
        number = _number(line, form)
        if number and number not in seen and number > max(seen, default=0) - 2:
            seen.add(number)
            yield number, text[start : start + len(line)].strip(), start + len(line) - len(line.lstrip())


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines with their places; of a document that stands on one line, the words."""
    start = 0
    for line in text.split("\n"):
        if len(line) > LONGEST_LINE:
            yield from ((found.group(), start + found.start()) for found in _WORD.finditer(line))
        else:
            yield line, start
        start += len(line) + 1


def _number(line: str, form: re.Pattern[str]) -> int | None:
    """The section that a line is the heading of, in one form of heading; None for any other line."""
    if "\t" in line.strip() or "|" in line or len(line.strip()) > LONGEST_HEADING:
        return None
    found = form.fullmatch(line)
    if not found or _TABLE_ROW.search(line) or line.rstrip().endswith(("。", ";", "；")):
        return None
    return worded(found.group(2)) or _by_numeral(found.group(1))


def worded(heading: str) -> int | None:
    """The section that the words of a heading name."""
    return next((number for number, pattern in _WORDED if pattern.search(heading)), None)


def _by_numeral(numeral: str) -> int | None:
    number = _NUMERALS.index(numeral) + 1
    return number if number in NAMES else None

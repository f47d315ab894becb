"""Whose report it is and of which year: title, preamble, signature, contact; never the superior it names."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest.divisions import full_path
from ingest.errors import UnidentifiedReportError
from ingest.names import aliases, regions_of
from ingest.report import Identity
from ingest.tokens import half_width, simplified

HEAD = 1500  # characters at the start in which title and preamble stand
TAIL_LINES = 15
FIRST_YEAR, LAST_YEAR = 2008, 2099
_NUMERALS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
_YEAR = r"(?P<year>(?:19|20)\s?\d\s?\d|[二][〇○零一二三四五六七八九]{3})"
_NAME = r"(?P<name>[\u4e00-\u9fff（）()·]{3,40}?)"


def _spaced(words: str) -> str:
    """The words as a pattern that admits line ends and spaces between any two characters."""
    return r"\s*".join(words)


_REPORT = (
    rf"(?:{_spaced('政府')}\s*)?{_spaced('信息公开')}\s*(?:{_spaced('工作')}\s*)?"
    rf"(?:{_spaced('年度')}\s*)?{_spaced('报告')}"
)
_NAME_THEN_YEAR = re.compile(rf"{_NAME}\s*(?:关于)?\s*{_YEAR}\s*年?\s*度?\s*{_REPORT}")
_YEAR_THEN_NAME = re.compile(rf"{_YEAR}\s*年?\s*度?\s*{_NAME}\s*{_REPORT}")
_NAME_REPORT = re.compile(rf"^[\s#]*{_NAME}\s*(?:关于)?\s*{_REPORT}", re.MULTILINE)
_NAME_FIELD = re.compile(rf"(?:填报|报送|编制|公开|报告)?(?:单位|机关|机构)(?:名称)?[\s:：]+{_NAME}\s*$", re.MULTILINE)
_YEAR_FIELD = re.compile(rf"(?:报告|统计|填报)?年度[\s:：]+{_YEAR}\s*年?度?\s*$", re.MULTILINE)
_YEAR_REPORT = re.compile(rf"{_YEAR}\s*年?\s*度?\s*{_REPORT}")
_PERIOD = re.compile(r"((?:19|20)\d\d)\s*年?\s*1\s*月\s*1\s*日?.{0,20}?12\s*月\s*31\s*日", re.DOTALL)
_YEAR_ALONE = re.compile(r"\s*((?:19|20)\d\d)\s*年?度?\s*")
_YEAR_IN_PROSE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_DATE = re.compile(r"\s*(?:20\d\d|二[〇○零一二三四五六七八九]{3})\s*年.{1,12}日?\s*")
_CONTACT = re.compile(r"与\s*([\u4e00-\u9fff]{3,30}?)\s*(?:办公室)?\s*联系")
_BEFORE_NAME = re.compile(r"^.*?(?:现发布|现公布|发布|公布|现将|以下简称|标题|关于)")
_YEAR_BEFORE = re.compile(r"^(?:[〇○零一二三四五六七八九]{4})?年度?")
_FIELD = re.compile(r"^(?:填报|报送|编制|公开|报告)(?:单位|机关|机构)(?:名称)?[:：]?")


@cache
def _levels() -> list[tuple[str, str]]:
    entries = json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8"))["levels"]
    return [(entry["suffix"], entry["level"]) for entry in entries]


def level_of(agency: str) -> str | None:
    """The level that the end of a body's name tells; None where it is no body's name."""
    return next((level for suffix, level in _levels() if agency.endswith(suffix) and agency != suffix), None)


def identify(text: str) -> Identity:
    """The agency and year of a report.

    Raises UnidentifiedReportError naming what is missing.
    """
    folded = simplified(half_width(text))
    agency = _agency(folded)
    if agency is None:
        raise UnidentifiedReportError(
            "no agency found: expected its name in the title, the preamble (现发布《…》) or the signature at the end"
        )
    year = _year(folded)
    if year is None:
        raise UnidentifiedReportError(
            "no report year found: expected it in the title (2024年…年度报告) or as the period of the statistics"
        )
    region = "/".join(full_path(regions_of(agency), folded))
    return Identity(agency, year, region, level_of(agency) or "department", aliases(agency))


def _agency(text: str) -> str | None:
    """The name that title, preamble, signature and contact speak for most."""
    votes: Counter[str] = Counter()
    for name, weight in _named(text):
        cleaned = _clean(name)
        if cleaned:
            votes[cleaned] += weight
    for short in sorted(votes, key=len):  # 市数据局 speaks for 云岚市数据局
        longer = [name for name in votes if name != short and name.endswith(short)]
        if longer:
            votes[max(longer, key=lambda name: votes[name])] += votes.pop(short)
    return votes.most_common(1)[0][0] if votes else None


def _named(text: str) -> Iterator[tuple[str, int]]:
    """(name, weight) of every place that says whose report it is."""
    head = text[:HEAD]
    for pattern in (_NAME_THEN_YEAR, _YEAR_THEN_NAME):
        yield from ((found.group("name"), 4) for found in pattern.finditer(head))
    yield from ((found.group("name"), 3) for found in _NAME_REPORT.finditer(head))
    yield from ((found.group("name"), 4) for found in _NAME_FIELD.finditer(head))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    yield from ((line, 2) for line in lines[:6] if level_of(line) and len(line) <= 30)
    yield from ((name, 4) for name in _signature(lines[-TAIL_LINES:]))
    yield from ((found.group(1), 1) for found in _CONTACT.finditer(text[-HEAD:]))


def _signature(lines: list[str]) -> Iterator[str]:
    """A body's name alone on its line, above a date or last of all."""
    for index, line in enumerate(lines):
        name = line.replace(" ", "")
        rest = lines[index + 1 :]
        if level_of(name) and len(name) <= 30 and (not rest or _DATE.fullmatch(rest[0])):
            yield name


def _clean(name: str) -> str | None:
    """A body's name out of what stood before the year; None where none is left."""
    bare = re.sub(r"\s", "", name).strip("（）()·")
    bare = _YEAR_BEFORE.sub("", re.split(r"[\d:：,，、;；。]", bare)[-1])
    bare = _FIELD.sub("", bare)
    while _BEFORE_NAME.match(bare):
        bare = _BEFORE_NAME.sub("", bare)
    bare = re.sub(r"(?:关于|的)$", "", bare)
    if re.fullmatch(r"[\u4e00-\u9fff]{2,10}[省市县区州盟旗]", bare):
        bare += "人民政府"
    if len(bare) > 30 or not level_of(bare) or re.search(r"(?:条例|规定|通知|国务院.*印发|按照|根据)", bare):
        return None
    return bare


def _year(text: str) -> int | None:
    """The title's year, else the statistical period's, else the one the prose speaks of; never the signature's."""
    head = text[:HEAD]
    title = _YEAR_REPORT.search(head)
    named = re.search(rf"{_YEAR}\s*年?\s*度?\s*{_NAME}\s*{_REPORT}", head)
    period = _PERIOD.search(head)
    alone = next((found for line in head.split("\n")[:12] if (found := _YEAR_ALONE.fullmatch(line))), None)
    field = _YEAR_FIELD.search(head)
    for candidate in (title, field, period, named, alone):
        if candidate:
            year = _number(candidate.groupdict().get("year") or candidate.group(1))
            if FIRST_YEAR <= year <= LAST_YEAR:
                return year
    spoken = Counter(int(found) for found in _YEAR_IN_PROSE.findall(text[: len(text) // 2]))
    return spoken.most_common(1)[0][0] if spoken else None


def _number(year: str) -> int:
    return int("".join(_NUMERALS.get(char, char) for char in re.sub(r"\s", "", year)))

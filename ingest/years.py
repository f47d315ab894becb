"""Years as reports write them: 2024, 二〇二四, 24年度, a school year; and the year that a text speaks of.

A school year counts as the year in which it ends: 2023-2024学年 is 2024.
"""

import re
from collections import Counter
from collections.abc import Sequence

FIRST_YEAR, LAST_YEAR = 2008, 2099
_NUMERALS = {
    **dict(zip("零一二三四五六七八九", "0123456789", strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", "0123456789", strict=True)),
    **dict.fromkeys("〇○Oo", "0"),
}
_DIGIT = rf"[\d{''.join(_NUMERALS)}]"
_CENTURY = r"(?:19|20|2[Oo○〇]|[二贰][〇○Oo0零])"
# A year in a text without white space. A school year, 2024 or 二〇二四 with or without 年度, 24年度.
YEAR = (
    r"(?:(?<!\d)(?:19|20)\d\d年?[-—–~～至/](?P<ends>20\d\d)学年度?|(?<!\d)(?P<begins>20\d\d)学年度?"
    rf"|(?<![\d.\-/])(?P<full>{_CENTURY}{_DIGIT}{{2}})年?度?|(?<!\d)(?P<short>[0-3]\d)年度)"
)
_PERIODS = (
    re.compile(r"20\d\d年9月1日.{1,8}?(?P<full>20\d\d)年8月31日"),
    re.compile(rf"(?P<full>{_CENTURY}{_DIGIT}{{2}})年?(?:1|一)月(?:1|一)日?.{{0,14}}?(?:12|十二)月(?:31|三十一)日"),
    re.compile(r"(?P<full>20\d\d)([./])0?1(?:\2(?:0?1))?[-—–~～至到]{1,2}(?:20\d\d\2)?12"),
    re.compile(r"(?P<full>20\d\d)-0?1(?:-0?1)?[—–~～至到]{1,2}(?:20\d\d-)?12"),
    re.compile(r"(?P<full>20\d\d)年1月?[-—–~～至到]12月"),
    re.compile(r"(?:至|到|[-—–~～])(?P<full>20\d\d)年12月31日"),
)
_FIELD = re.compile(rf"(?:报告|统计|填报)?年度[:：]?{YEAR}")
_ALONE = re.compile(rf"[(〔\[]?{YEAR}[)〕\]]?")
_OF_THE_WORK = re.compile(rf"{YEAR}(?:的)?(?:政府|政务)?(?:信息|政务)公开")
_SPOKEN = re.compile(r"(?<!\d)(20\d\d)\s*年(?!\s*\d{1,2}\s*月|[^。\n]{0,12}(?:修订|施行|印发))")


def year_in(found: re.Match[str]) -> int | None:
    """The year that a match of YEAR states; None where no report can be of it."""
    groups = found.groupdict()
    if groups.get("begins"):
        year = int(groups["begins"]) + 1
    else:
        digits = groups.get("ends") or groups.get("full") or "20" + (groups.get("short") or "99")
        year = int("".join(_NUMERALS.get(char, char) for char in digits))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def stated_year(head: str, lines: Sequence[str]) -> int | None:
    """The year that a report's head, without white space, gives beside its title.

    That of a field, of the statistical period, alone on one of the first lines, of the work reported.
    """
    candidates = [field for line in lines if (field := _FIELD.fullmatch("".join(line.split())))]
    candidates += [period for pattern in _PERIODS if (period := pattern.search(head))]
    candidates += [alone for line in lines if (alone := _ALONE.fullmatch("".join(line.split())))]
    candidates += [work for work in [_OF_THE_WORK.search(head)] if work]
    return next((year for found in candidates if (year := year_in(found))), None)


def spoken_year(text: str) -> int | None:
    """The year that prose speaks of most, dates not counted; None where two are spoken of as often.

    The first half counts, unless it speaks of none: the second tells the plans for the next year.
    """
    counted = Counter(map(int, _SPOKEN.findall(text[: len(text) // 2]) or _SPOKEN.findall(text))).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]

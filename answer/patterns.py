"""What is found in a question by pattern: years, conditions on numbers, how many of a ranking."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from answer.spans import Span
from answer.vocabulary import Meaning

_ZH_DIGITS = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_NUMERALS = {
    "零": 0,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_WORDS_EN = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}
_N = rf"(?P<n>\d+(?:,\d{{3}})*(?:\.\d+)?万?|[零一两二三四五六七八九十]+(?![半成倍分])|(?:{'|'.join(_WORDS_EN)})\b)"
_UNIT = r"\s*(?:\s*万?元|件|起|宗|份|个|例|家)?(?!\s*年)"
_CONDITIONS = (
    ("gt", rf"(?:超过|大于|多于|高于|>)\s*{_N}{_UNIT}"),
    ("gt", rf"(?:more than|over|above|exceeding|greater than)\s+{_N}"),
    ("ge", rf"(?:至少|不少于|不低于|达到|≥|>=)\s*{_N}{_UNIT}"),
    ("ge", rf"{_N}{_UNIT}\s*(?:及|或|\(含\))?以上"),
    ("ge", rf"(?:at least|no fewer than|not less than)\s+{_N}|{_N.replace('<n>', '<m>')}\s+or more"),
    ("le", rf"(?:不超过|至多|不多于|不高于|≤|<=)\s*{_N}{_UNIT}"),
    ("le", rf"{_N}{_UNIT}\s*(?:及|或)?以下"),
    ("le", rf"(?:at most|no more than|not more than|up to)\s+{_N}|{_N.replace('<n>', '<m>')}\s+or (?:fewer|less)"),
    ("lt", rf"(?:不足|少于|低于|小于|不到|<)\s*{_N}{_UNIT}"),
    ("lt", rf"(?:fewer than|less than|under|below)\s+{_N}"),
    ("eq", rf"(?:等于|正好|恰好|刚好|=)\s*(?!(?:19|20)\d\d(?!\d|\s*[件起宗份个例家元])){_N}{_UNIT}"),
    ("eq", rf"(?:exactly|equal to)\s+{_N}"),
)
_BETWEEN = (
    rf"{_N}{_UNIT}\s*(?:到|至|-|—|–|~)\s*{_N.replace('<n>', '<m>')}{_UNIT}\s*(?:之间|以内|的单位|区间)",
    rf"{_N}{_UNIT}\s*(?:到|至|-|—|–|~)\s*{_N.replace('<n>', '<m>')}\s*(?:万元|元|件|起|宗|例)",
    rf"(?:在|介于)\s*{_N}{_UNIT}\s*(?:到|至|和|与|-|—|–|~)\s*{_N.replace('<n>', '<m>')}{_UNIT}\s*(?:之间)?",
    rf"(?:between|from)\s+{_N}\s+(?:and|to)\s+{_N.replace('<n>', '<m>')}",
)
_LIMITS = (
    rf"前\s*{_N}(?!\s*%)\s*(?:名|个|位|家)?(?:单位|部门)?",
    rf"(?:最多|最高|最少|最低)的?\s*{_N}\s*(?:名|个|位|家)(?:单位|部门)?",
    rf"(?:top|first)[\s-]+{_N}(?!\s*%| ?percent)",
    rf"(?:the |which |what )?{_N} (?:agencies|bodies|bureaus|departments|offices|units)"
    r"(?= (?:with|that|which|who|having)\b.*\b(?:most|highest|largest|biggest|fewest|lowest|smallest|least)\b)",
    rf"(?:哪|其中)\s*{_N}\s*(?:名|个|位|家)(?:单位|部门|机关)(?=.*最)",
)
_RANGE = re.compile(
    r"(?:(?P<both>between )|from )?(?<!\d)(?P<low>(?:19|20)\d\d)\s*年?\s*"
    r"(?:-|—|–|~|至|到|to|through|(?(both)and|to))+\s*(?P<high>(?:19|20)\d\d)(?!\d)\s*年?度?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s*(?:年度|年底|年末|年)?")
_SHORT_YEAR = re.compile(
    r"(?<![\d.])([012]\d)\s*年|(?:(?<=^)|(?<=[\u4e00-\u9fff]\s))([12]\d)(?=\s(?![a-z件起宗份个例家项条名位万])|$)"
)
_COUNTED = re.compile(  # 12件 · 10 requests, but not the 5 agencies of a ranking
    r"(?<![\d.a-z第表])(?P<n>\d+(?:,\d{3})*(?:\.\d+)?万?)\s*(?:万元|元|[件起宗份例](?!报告|年报))(?!\s*年)"
    r"|(?<![\d.a-z第表])(?P<z>[两三四五六七八九十]+)[件宗例]"
    r"|(?<![\w.$])(?P<m>\d+(?:,\d{3})*(?:\.\d+)?)(?= (?!and\b|or\b|to\b|vs\b|versus\b|than\b"
    r"|(?:agenc|bod|bureau|office|department|unit|report|cit|district|region|town|place|year|day|percent|form|table"
    r"|ground|reason|kind|type|largest|biggest|highest|most)\w*)[a-z])"
)
_ZH_YEAR = re.compile(r"(二[〇零][〇零一二三四五六七八九]{2}|[〇零一二][〇零一二三四五六七八九])\s*年(?:度|底)?")
_INTO = re.compile(r"into\s+((?:19|20)\d\d)|结转(?:到|至)((?:19|20)\d\d)年")
_RECENT = re.compile(r"最?近([一两二三四五六七八九十\d]+)年|(?:last|past) (\d+|two|three|four|five) years")
_RELATIVE = re.compile(r"去年|上年度?(?!结转)|前年|今年|last year|this year")
_WHO_HAS_MORE = re.compile(
    r"(?:谁|哪个|哪家|哪年|哪一年|哪边)[^，。？?]{0,24}?((?:更|较|比较)?[多少高低大])(?=$|[？?，。])"
)
_EVERY_YEAR = re.compile(
    r"(?<=年)度?(?:都|均)|(?<=\d)都(?!有哪|是哪)|每年都|年年|历年都|连续(?:[一两二三四五六七八九十\d]+年)?(?:都|均)?|从来|从未|从没|一直|始终"
    r"|\bboth(?= (?:19|20)\d\d)|\b(?:in )?(?:every|each) (?:single )?year\b|\balways\b|\bnever\b|\bconsistently\b"
)
_MORE_THAN = re.compile(r"比(?![例重率如])[^，。？?]{1,30}?([多少高低])(?!少|件|家|个)")
_INJECTED = re.compile(r"\bor\s+1\s*=\s*1|;\s*(?:drop|delete|update|insert)\b|\bunion\s+select\b")
_SINCE = re.compile(r"since\s+((?:19|20)\d\d)|((?:19|20)\d\d)年?(?:以来|起)")


def find_patterns(text: str, today: date) -> Iterator[Span]:
    """Spans of kind year ("2023,2024" or "recent:3"), relative ("2025"), condition ("gt 10", "between 5 10"),
    number ("eq 12": stated without a word of comparison), limit ("3"), agreement (=), refuse (SQL)."""
    yield from _conditions(text)
    for pattern in _BETWEEN:
        for found in re.finditer(pattern, text):
            low, high = parse_number(found["n"]), parse_number(found["m"])
            if not {low, high} & set(map(Decimal, range(2000, 2100))):  # years are no numbers of requests
                yield _span(found, "condition", f"between {low} {high}")
    for found in _COUNTED.finditer(text):
        yield _span(found, "number", f"eq {parse_number(found['n'] or found['z'] or found['m'])}")
    yield from _limits(text)
    yield from _years(text, today)
    for found in _MORE_THAN.finditer(text):
        yield Span(found.start(1), found.end(1), found[1], (Meaning("change"),))
    yield from (_span(found, "agreement", "") for found in re.finditer(r"=(?!\s*\d)", text))
    for found in _EVERY_YEAR.finditer(text):
        running = re.match("连续([一两二三四五六七八九十0-9]+)年", found.group())
        recent = [Meaning("year", f"recent:{parse_number(running[1])}")] if running else []
        zero = [Meaning("zero")] if re.match("从[未没]|never", found.group()) else []
        each = [Meaning("group_year")] if re.search("every|each|每年|年年|历年", found.group()) else []
        yield Span(*found.span(), found.group(), (Meaning("every_year"), *recent, *zero, *each))
    for found in _WHO_HAS_MORE.finditer(text):
        yield Span(found.start(1), found.end(1), found[1], (Meaning("series"),))
    yield from (_span(found, "refuse", "") for found in _INJECTED.finditer(text))


def _span(found: re.Match[str], kind: str, value: str) -> Span:
    return Span(found.start(), found.end(), found.group(), (Meaning(kind, value),))


def _conditions(text: str) -> Iterator[Span]:
    for operator, pattern in _CONDITIONS:
        for found in re.finditer(pattern, text):
            groups = found.groupdict()
            yield _span(found, "condition", f"{operator} {parse_number(groups.get('n') or groups['m'])}")


def _limits(text: str) -> Iterator[Span]:
    for pattern in _LIMITS:
        for found in re.finditer(pattern, text):
            order = " least" if re.match("最[少低]", found.group()) else " most"
            yield _span(found, "limit", f"{parse_number(found.group('n'))}{order}")


def _years(text: str, today: date) -> Iterator[Span]:
    for found in _RANGE.finditer(text):
        low, high = int(found["low"]), int(found["high"])
        yield _span(found, "year", ",".join(str(year) for year in range(low, min(high, low + 50) + 1)))
    for found in _SINCE.finditer(text):
        low = int(found[1] or found[2])
        yield _span(found, "year", ",".join(str(year) for year in range(low, today.year + 1)))
    for found in _INTO.finditer(text):
        yield _span(found, "year", str(int(found[1] or found[2]) - 1))
    for found in _YEAR.finditer(text):
        yield _span(found, "year", found[1])
    for found in _SHORT_YEAR.finditer(text):
        yield _span(found, "year", f"20{found[1] or found[2]}")
    for found in _ZH_YEAR.finditer(text):
        digits = "".join(_ZH_DIGITS[char] for char in found[1])
        yield _span(found, "year", digits if len(digits) == 4 else f"20{digits}")
    yield from _recent(text)
    for found in _RELATIVE.finditer(text):
        back = {"前年": 2, "今年": 0, "this year": 0}.get(found.group(), 1)
        yield _span(found, "relative", str(today.year - back))


def _recent(text: str) -> Iterator[Span]:
    for found in _RECENT.finditer(text):
        yield _span(found, "year", f"recent:{parse_number(found[1] or found[2])}")


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a question states, in digits or words."""
    return {parse_number(found["n"]) for found in re.finditer(_N, text)}


def parse_number(text: str) -> Decimal:
    """1,200 · 3.5万 · 三 · 二十五 · three as a number."""
    if text in _WORDS_EN:
        return Decimal(_WORDS_EN[text])
    if text[0].isdigit():
        number = Decimal(text.rstrip("万").replace(",", ""))
        return number * 10_000 if text.endswith("万") else number
    tens, _, ones = text.rpartition("十")
    if "十" in text:
        return Decimal((_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(ones, 0))
    return Decimal("".join(str(_NUMERALS[char]) for char in text))

"""Conditions on numbers in a question: more than ten, 5 to 10, over half of them, above the average."""

import re
from collections.abc import Iterator
from decimal import Decimal

from answer.reading.language.numbers import NUMBER, parse_number
from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

_UNIT = r"\s*(?:%|元|件|起|宗|份|个|例|家|人次|场次|次|场|期|条|篇|处|项|人|名|批)?(?!\s*年)"
_YUAN = r"(?: yuan\b)?"
_AT_LEAST = (
    "至少|不少于|不低于|不小于|大于或?等于|等于或(?:大于|超过|高于)|达到?[或和及](?:者)?(?:超过|超出|高于|大于|多于)"
    "|(?:超过|高于|大于|多于)或(?:者)?(?:等于|达到?)|达到?|≥|>="
)
_AT_MOST = "不超过|至多|不多于|不高于|不大于|小于或?等于|等于或(?:小于|低于|少于)|(?:低于|少于|不到)或(?:者)?等于|≤|<="
_CONDITIONS = (
    ("gt", rf"(?:不止|不只|超过?|大于|多于|高于|>)\s*{NUMBER}{_UNIT}"),
    ("gt", rf"(?:more than|over|above|exceed(?:ing|s|ed)?|greater than|higher than)\s+{NUMBER}{_YUAN}"),
    ("ge", rf"(?:{_AT_LEAST})(?:有|收到|存在|发生)?过?了?\s*{NUMBER}{_UNIT}"),
    ("eq", rf"(?:为|是|等于|正好|恰好|刚好|达到?|=)\s*{NUMBER}\s*%(?!以)"),
    ("eq", rf"(?<=[率例比重]){NUMBER}\s*%(?!以|及|或)"),
    ("eq", rf"{NUMBER} ?(?:%|percent)(?= (?:\w+ ){{0,2}}(?:rate|share)\b)"),
    ("eq", rf"(?:rate|share) (?:of|is|was) {NUMBER} ?(?:%|percent)"),
    ("ge", rf"{NUMBER}{_UNIT}\s*(?:及|或|\(含\))?以上"),
    ("ge", r"(?<![\d.零一两二三四五六七八九十百千几数])(?P<n>[万亿])元(?:及|或)?以上"),
    ("ge", rf"(?:at least|no fewer than|not less than|no less than|not fewer than|a minimum of)\s+{NUMBER}{_YUAN}"),
    ("ge", rf"{NUMBER}(?: ?(?:%|percent))?{_YUAN}\s+(?:or|and) (?:more|higher|above|greater|over|up|upwards)"),
    ("le", rf"(?:{_AT_MOST})\s*{NUMBER}{_UNIT}"),
    ("le", rf"{NUMBER}{_UNIT}\s*(?:及|或)?以下"),
    ("le", rf"(?:at most|no more than|not more than|up to|a maximum of|not exceeding|not over)\s+{NUMBER}{_YUAN}"),
    ("le", rf"{NUMBER}(?: ?(?:%|percent))?{_YUAN}\s+(?:or|and) (?:fewer|less|lower|below|under)"),
    ("ge", rf"(?<![加以算带年月日赶遇碰晚早上])上了?\s*{NUMBER}(?:件|起|宗|份|个|例)(?!以)"),
    ("lt", rf"(?:不足|少于|低于|小于|不到|没到|未到|没有?达到|未达到?|<)\s*{NUMBER}{_UNIT}"),
    ("lt", r"(?P<n>个)位数(?!字)"),
    ("lt", rf"(?<!no )(?<!not )(?:fewer than|less than|under|below|lower than)\s+{NUMBER}{_YUAN}"),
    ("eq", rf"(?:等于|正好|恰好|刚好|=)\s*(?!(?:19|20)\d\d(?!\d|\s*[件起宗份个例家元])){NUMBER}{_UNIT}"),
    ("eq", rf"(?:恰好|正好|刚好|只|仅仅?)(?:有|收到|收)?过?了?\s*{NUMBER}{_UNIT}"),
    ("eq", rf"(?:exactly|equal to|precisely)\s+{NUMBER}{_YUAN}"),
)
_BETWEEN = (
    rf"{NUMBER}{_UNIT}\s*(?:到|至|-|—|–|~)\s*{NUMBER.replace('<n>', '<m>')}{_UNIT}\s*(?:之间|以内|的单位|区间)",
    rf"{NUMBER}{_UNIT}\s*(?:到|至|-|—|–|~)\s*{NUMBER.replace('<n>', '<m>')}\s*(?:万元|元|件|起|宗|例)",
    rf"(?:在|介于)\s*{NUMBER}{_UNIT}\s*(?:到|至|和|与|-|—|–|~)\s*{NUMBER.replace('<n>', '<m>')}{_UNIT}\s*(?:之间)?",
    rf"(?:between|from)\s+{NUMBER}{_YUAN}\s+(?:and|to)\s+{NUMBER.replace('<n>', '<m>')}{_YUAN}",
)
_ROUNDLY = re.compile(
    r"(?P<sign>过|超|破|上|不足|不到|不满|未满)(?P<n>[百千]?[万亿]|[百千半])(?![分\d万亿])(?:件|起|宗|份|个|例|家|元|%)?"
)
_INEXACT = re.compile(  # 几十件以上, 数百起, 十来件, 几百万元: no number to compare with
    r"(?:超过|不足|不到|少于|多于|至少)?(?:好?几|若干|数)[十百千万]+亿?(?:余|多)?(?:[件起宗份例]|万?元|[个家](?=以[上下]))?(?:及|或)?(?:以[上下])?"
    r"|[一二三四五六七八九]?[十百千]+(?:来|几|多|余)万?(?:[件起宗份例]|元)"
    r"|(?<![\d零一两二三四五六七八九十百千唯])[一二两三四五六七八九]{2}[十百千]?(?:来|多)?[件起宗份例]"
)
_TENTHS = re.compile(
    r"(?P<sign>超过|大于|多于|高于|低于|少于|小于|不足|不到|不低于|不少于|至少|达到|不超过)\s*(?P<n>[一二两三四五六七八九])成"
    r"|(?P<m>[一二两三四五六七八九])成(?P<behind>以上|以下)"
)
_HALF = re.compile(
    r"(?P<ge>(?:一半|半数)(?:及|或)?以上|(?:至少|不少于|不低于|达到?)(?:有|了)?(?:一半|半数))|(?P<gt>超过?(?:了|一)?(?:半数|一半|半)|过半数?|大半|大多数|多半|半数多)"
    r"|(?P<lt>(?:不到|不足|低于|少于)(?:一半|半数)|少数(?!民族))"
)
_PORTION_EN = re.compile(  # more than half of their requests
    r"\b(?P<sign>more than|over|above|exceeding|at least|no less than|less than|fewer than|under|below|at most"
    r"|no more than|exactly) (?:(?P<half>half|a half)|(?P<quarter>a quarter)|(?P<most>three[ -]quarters)"
    r"|(?P<n>\d+(?:\.\d+)?) ?(?:%|percent|per cent))"
    r"(?: of (?:all |what )?(?:(?:the|their|its|those"
    r"|these|all) )?(?:(?:information |foi |ogi )?(?:requests|applications)"
    r"(?: (?:(?:they|it) )?(?:handled|decided|dealt with|answered|processed|received|got))?|cases|applicants|requesters"
    r"|(?:they|it) (?:handled|received|got)))?"
)
_DIGIT = "[一二三四五六七八九]"
_NUMERAL = rf"(?:{_DIGIT}百)?零?{_DIGIT}?十{_DIGIT}?|[一二两三四五六七八九]百|[两三四五六七八九]"  # 十一, 三十, 八
_COUNTED = re.compile(  # 12件 · 10 requests, but not the 5 agencies of a ranking
    r"(?<![\d.a-z第表])(?P<n>\d+(?:,\d{3})*(?:\.\d+)?万?)\s*(?:万元|元|[件起宗份例](?!报告|年报))(?!\s*年)"
    rf"|(?<![\d.a-z第表零一两二三四五六七八九十百千])(?P<z>{_NUMERAL})[件宗例]"
    r"|(?<![\w.$])(?P<m>\d+(?:,\d{3})*(?:\.\d+)?)(?= (?!and\b|or\b|to\b|vs\b|versus\b|than\b"
    r"|(?:agenc|authorit|bod|bureau|office|department|unit|report|cit|district|region|town|place|year|day|percent|form|table"
    r"|ground|reason|kind|type|largest|biggest|highest|most)\w*)[a-z])"
)
_WORD_COUNTED = re.compile(  # two lawsuits
    r"(?<!these )(?<!those )(?<!the )\b(?P<n>two|three|four|five|six|seven|eight|nine|ten)"
    r"(?= (?:\w+ )?(?:requests?|applications?|lawsuits?"
    r"|cases|reconsiderations?|refusals?|licen[cs]es|penalties|appeals)\b)"
)
_AVERAGE = r"(?P<of>平均(?:水平|数值?|值|线)?|均值|中位数|中位值)"
AVERAGE_EN = r"(?P<of>average|mean|median)"
_SIGNS = {
    **dict.fromkeys(
        ("高于", "超过", "大于", "多于", "高过", "高出", "以上", "之上", "高", "多", "大", "超出", "超出了"), "gt"
    ),
    **dict.fromkeys(
        ("不及", "没到", "未到", "低于", "少于", "小于", "不到", "不足", "以下", "之下", "低", "少", "小"), "lt"
    ),
    **dict.fromkeys(("没达到", "没有达到", "未达到", "未达"), "lt"),
    **dict.fromkeys(("没超过", "没有超过", "未超过"), "le"),
    **dict.fromkeys(("不低于", "不少于", "达到"), "ge"),
    **dict.fromkeys(("不高于", "不超过", "不多于"), "le"),
    **dict.fromkeys(("above", "over", "exceeding", "exceeds", "exceed", "exceeded", "more than", "higher than"), "gt"),
    **dict.fromkeys(("greater than", "more", "higher", "greater"), "gt"),
    **dict.fromkeys(("below", "under", "less than", "fewer than", "lower than", "less", "fewer", "lower"), "lt"),
    "at least": "ge",
    "at most": "le",
}
_WHOSE = r"(?:全体|全市|全县|全区|全部|总体|整体|各单位|所有单位|单位|各部门)?的?"
_THAN_AVERAGE = (  # 高于平均 · 平均水平以上 · 比平均数多 · above average · more requests than the median
    rf"(?P<sign>不及|没到|未到|没有?达到|没有?超过|未达到?|未超过|高于|超过|超出了?|大于|多于|高过|高出|不低于|不少于|达到|低于|少于|小于|不到|不足|不高于|不超过|不多于){_WHOSE}{_AVERAGE}",
    rf"{_AVERAGE}(?:及)?(?P<sign>以上|以下|之上|之下)",
    rf"比{_WHOSE}{_AVERAGE}(?:要|还|更)?(?P<sign>高|多|低|少|大|小)",
    rf"(?P<sign>above|over|exceeding|exceeds?|exceeded|more than|higher than|greater than|below|under|less than"
    rf"|fewer than|lower than|at least|at most)[ -](?:the )?{AVERAGE_EN}(?: (?:number|figure|value))?\b",
    rf"than (?:the )?{AVERAGE_EN}(?: (?:number|figure|value))?\b",
)


_OVER_A_YEAR = re.compile(r"over 20[0-3]\d(?=[?.,;]|$| (?:and|in|by|for|among)\b)")  # a fall in 2024 over 2023


def find_conditions(text: str) -> Iterator[Span]:
    """Spans of kind condition ("gt 10", "between 5 10", "gt mean") and number ("eq 12": stated without a word of
    comparison)."""
    for found in _INEXACT.finditer(text):
        yield span_of(found, Meaning("inexact"))
    yield from _in_round_numbers(text)
    yield from _negative(text)
    yield from _than_number(text)
    yield from _between(text)
    yield from _portions(text)
    yield from _counted(text)
    yield from _than_average(text)


def _condition(found: re.Match[str], value: str) -> Span:
    return span_of(found, Meaning("condition", value))


_NEGATIVE = re.compile(  # 填了负数, 为负的单位
    r"(?:填|写|录|报|登)?(?:了|的|成|着)?(?:是|为|成)?(?:个)?"
    r"(?:负数|负值|负的|负(?=的?(?:单位|部门|机关|有|是|$|[，,。？?])))"
    r"|\bnegative\b(?! answer)"
)


def _negative(text: str) -> Iterator[Span]:
    """填了负数: below zero."""
    yield from (_condition(found, "lt 0") for found in _NEGATIVE.finditer(text))


def _in_round_numbers(text: str) -> Iterator[Span]:
    """过百, 不足三成."""
    for found in _ROUNDLY.finditer(text):
        value = 50 if found["n"] == "半" else parse_number(found["n"])
        operator = {"上": "ge", "过": "gt", "超": "gt", "破": "gt"}.get(found["sign"], "lt")
        yield _condition(found, f"{operator} {value}")
    for found in _TENTHS.finditer(text):
        sign = found["behind"] or found["sign"]
        operator = {"以上": "ge", "以下": "le", "至少": "ge"}.get(sign) or _SIGNS[sign]
        yield _condition(found, f"{operator} {parse_number(found['n'] or found['m']) * 10}")


def _than_number(text: str) -> Iterator[Span]:
    for operator, pattern in _CONDITIONS:
        for found in re.finditer(pattern, text):
            groups = found.groupdict()
            if _OVER_A_YEAR.match(text, found.start()):
                continue
            number = 10 if groups.get("n") == "个" else parse_number(groups.get("n") or groups["m"])  # 为个位数
            yield _condition(found, f"{operator} {number}")


def _between(text: str) -> Iterator[Span]:
    for pattern in _BETWEEN:
        for found in re.finditer(pattern, text):
            low, high = parse_number(found["n"]), parse_number(found["m"])
            if not {low, high} & set(map(Decimal, range(2000, 2100))):  # years are no numbers of requests
                yield _condition(found, f"between {low} {high}")


def _portions(text: str) -> Iterator[Span]:
    """More than half of their requests: a condition on a share, unless a rate is named beside it."""
    for found in _HALF.finditer(text):
        yield span_of(found, Meaning("condition", f"{found.lastgroup} 50"), Meaning("share"))
    signs = {"no less than": "ge", "no more than": "le", "exactly": "eq"}
    for found in _PORTION_EN.finditer(text):
        if re.match(r" (?:\w+ ){0,2}(?:rate|share|more|fewer|less|higher|lower)\b", text[found.end() :]):
            continue
        value = "50" if found["half"] else "25" if found["quarter"] else "75" if found["most"] else found["n"]
        operator = signs.get(found["sign"]) or _SIGNS[found["sign"]]
        yield span_of(found, Meaning("condition", f"{operator} {value}"), Meaning("share"), Meaning("percent"))


def _counted(text: str) -> Iterator[Span]:
    for found in _COUNTED.finditer(text):
        yield span_of(found, Meaning("number", f"eq {parse_number(found['n'] or found['z'] or found['m'])}"))
    for found in _WORD_COUNTED.finditer(text):
        yield span_of(found, Meaning("number", f"eq {parse_number(found['n'])}"))


def _than_average(text: str) -> Iterator[Span]:
    for pattern in _THAN_AVERAGE:
        for found in re.finditer(pattern, text):
            middle = "median" if re.match("中位|median", found["of"] or "") else "mean"
            sign = found.groupdict().get("sign") or _last_sign(text[: found.start()])
            if found["of"] and sign:
                yield _condition(found, f"{_SIGNS[sign]} {middle}")


def _last_sign(before: str) -> str | None:
    """More or fewer, before “than the average”."""
    found = re.findall(r"\b(?:more|fewer|less|higher|lower|greater)\b", before)
    return found[-1] if found else None

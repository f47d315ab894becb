"""The years that a question names: 2024, 24年, 二〇二四年, 2020–2024, 近三年, 去年, since 2020."""

import re
from collections.abc import Iterator
from datetime import date

from answer.reading.language.numbers import parse_number
from answer.reading.language.spans import Span, Spans, span_of
from answer.vocabulary import Meaning

_ZH_DIGITS = dict(zip("〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖", "000123456789123456789", strict=True))
_RANGE = re.compile(
    r"(?:(?P<both>between )|from )?(?<!\d)(?P<low>(?:19|20)\d\d)\s*年?度?\s*"
    r"(?:-|—|–|~|→|至|到|to|through|(?(both)and|to))+\s*(?P<high>(?:19|20)\d\d)(?!\d)\s*年?度?"
)
_SHORT_RANGE = re.compile(  # 21—24年 · 21至24 · 23→24
    r"(?<![\d.])([012]\d)\s*年?度?\s*(?:-|—|–|~|→|至|到)+\s*([12]\d)\s*年度?"
    r"|(?:^|(?<=[\u4e00-\u9fff\s,，]))([12]\d)\s*年?\s*(?:-|—|–|~|→|至|到)+\s*([12]\d)(?=$|[\u4e00-\u9fff\s,，?？。])(?!\s*[件起宗份个例家项条名位万%])"
)
_SHORT_LIST = re.compile(  # 22、23、24三年
    r"(?<![\d.])([012]\d(?:\s*[、,，和与及]\s*[012]\d)+)\s*(?:这)?[两二三四五六\d]?个?年度?"
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:, (?:19|20)\d\d)+,? and (?:19|20)\d\d(?!\d)")  # 2021, 2022 and 2023
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)\s*(?:年度|年底|年末|年|度)?")
_SHORT_YEAR = re.compile(
    r"(?<![\d.])([012]\d)\s*年度?(?!的?报告)|(?<![\d.])([012]\d)\s*年|(?:(?<=^)|(?<=[\u4e00-\u9fff]\s))([12]\d)(?=\s(?![a-z件起宗份个例家项条名位万])|$)"
    r"|(?<=[局委办府镇乡道会])([12]\d)(?=[被有收许处强行政公不拒答复起诉结转制发废的][^\d])"
)
_DIGITS = re.compile(
    r"\s*(?<!\d)([012]\d)(?![\d.%年月日号件起宗份个例家项条名位万元]|\s*[月日号件起宗份个例家项条名位万元])"
    r"(?!\s*[、,，和与及]\s*[012]\d\s*(?:这)?[两二三四五六]?个?年)"
)
_NOT_A_YEAR = r"(?<![\d.,$-])(?<!between )(?<!over )(?<!than )(?<!least )"  # 20-25 requests are no years
_NO_NUMBER = (
    r"(?![\d%])(?!\s*(?:[-/–—]\s*)?\d)(?! ?(?:%|percent|yuan|million|thousand|or (?:more|fewer|less)|days?|times)\b)"
    r"(?! (?:\w+ )?(?:requests?|applications?|lawsuits?|cases|penalt\w+|licen[cs]es|refusals?)\b)"
    r"(?! (?:\w+ )?(?:bod(?:y|ies)|agenc\w+|units)\b)"
)
_SHORT = r"(?:1[5-9]|2\d)"
_SHORT_RANGE_EN = re.compile(  # 2021-24, 2021/22, fees 21-24
    r"(?<![\d.])(?P<century>20)(?P<low>[012]\d)(?:-|–|—|~|/)(?P<high>[012]\d)(?!\d)"
    rf"|{_NOT_A_YEAR}(?P<from>{_SHORT}) ?(?:-|–|—|~|to) ?(?P<to>{_SHORT}){_NO_NUMBER}"
)
_SHORT_YEARS_EN = re.compile(  # licences 22 vs 23 vs 24
    rf"{_NOT_A_YEAR}{_SHORT}(?:(?:,? (?:vs\.?|versus|v\.?|and|or|against) ?|, ?| ?/ ?){_SHORT})+{_NO_NUMBER}"
)
_TWO_DIGITS = re.compile(  # none of a stretch of years (22到24年), and no number of years (近20年, 20年内)
    r"(?<![\d.近满过隔])(?<!过去)(?<!\d[-—–~→至到、,，和与及])([012]\d)年"
    r"(?!\s*(?:-|—|–|~|→|至|到)+\s*\d\d(?![\d年])|内|间|来)"
)
_ZH_YEAR = re.compile(
    r"([二贰][〇○零][〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2}(?!千|万|[〇○零一二三四五六七八九])|[〇○零一二][〇○零一二三四五六七八九](?=\s*年))"
    r"\s*(?:年(?:度|底)?)?"
    r"|(?P<long>[二两]千零?[一二]?十[一二三四五六七八九]?|[二两]千零[一二三四五六七八九])年(?:度|底)?"
)
_INTO = re.compile(  # left over to 2024 is of 2023
    r"into\s+((?:19|20)\d\d)|结转(?:到|至)((?:19|20)\d\d)年"
    r"|\b(?:left|carry|carried|roll|rolled|pass|passed|postponed|pushed|deferred|handed)"
    r"(?: (?:over|forward|on|across|along|requests|cases|work))* to (?P<moved>(?:19|20)\d\d)"
)
_RECENT = re.compile(
    r"最?近([一两二三四五六七八九十\d]+)年"
    r"|(?:last|past|latest|recent|preceding|trailing) (\d+|two|three|four|five)"
    r" (?:(?:annual |calendar |reporting )?years|(?=(?:annual|yearly) ))"
    r"|\b(\d|two|three|four|five) (?:most recent|latest|last|preceding|past) (?:annual |calendar |reporting )?years\b"
    r"|\b(?:going|looking|look|reaching) back (?:over )?(?:the )?(?:last )?(\d|two|three|four|five) years\b"
    r"|\b(?:over|across|during|through|in|of) (?:all )?(?:the|these|those)"
    r" (\d|two|three|four|five|six|seven|eight) years\b"
)
_ANNUAL_REPORT = "(?:政府信息公开)?(?:工作)?(?:年度报告|报告|年报)"
_NOT_WHICH = "(?![^，。？?]{0,3}(?:哪一?年|哪个年|几几年|什么时候|何时))"
_ONE_REPORT = (  # 一期年报, 的报告, 年度, 这一年的年报
    rf"(?:(?:的)?[那这]?(?:一|1)?[个份期次版本](?:的)?{_ANNUAL_REPORT}|(?:的)?{_ANNUAL_REPORT}"
    rf"|(?:的)?[那这]?(?:一|1)?个?(?:年度?|年份)(?:的{_ANNUAL_REPORT})?){_NOT_WHICH}"
)
_LAST_EN = r"(?:available|loaded|published|reported|recorded)"
_ONE_REPORT_EN = (
    rf"(?: {_LAST_EN})? (?:(?:annual|ogi|foi|disclosure|yearly|reporting|calendar|fiscal) )*"
    rf"(?:report|year|edition|annual)\b(?:(?: that is)? (?:{_LAST_EN}|on record|on file|there is|you have))?"
    r"(?! (?:in which|that|when|where|it|they|to|was it|is it|did)\b)"
)
_ENDS = {  # of the reports of the bodies meant
    "recent:1": re.compile(
        rf"(?:最新|最近|最末|最后)(?:公布|发布|公开)?{_ONE_REPORT}|\b(?:latest|newest|most recent){_ONE_REPORT_EN}"
    ),
    "first:1": re.compile(
        rf"(?:最早|最初|最老|最旧){_ONE_REPORT}|(?:第一|首|头一)[份期本](?:的)?{_ANNUAL_REPORT}{_NOT_WHICH}"
        rf"|\b(?:first|earliest|oldest){_ONE_REPORT_EN}"
    ),
}
_FOUR = r"(?:19|20)\d\d"
_LEFT_OUT = re.compile(  # leaving aside 2019, in any year other than 2020; not the reports or bodies of a year
    r"\b(?:except(?:ing)?(?: for)?|excluding|other than|apart from|aside from|besides|barring|not counting"
    r"|not including|leav(?:e|ing) (?:aside|out)|(?:set|put)(?:ting)? aside|ignoring|skipping|omitting|save for"
    r"|with the exception of)"
    rf" (?:(?:in|for|of|the|both|years?) )*(?P<years>{_FOUR}(?:(?:, and |, | and |, or | or |-|–| to ){_FOUR})*)"
    r"(?=$|[.,:;?!)]| (?:which|who|how|what|did|was|were|has|had|have)\b)"
    rf"|(?:除去?了?|不含|不算|不包括|不计|剔除|去掉|撇开|抛开)(?P<zh>{_FOUR}年度?(?:[、和与及,，至到]{_FOUR}年度?)*)"
    r"(?:这[一两]?年)?(?:以外|之外|外|除外)?(?=$|[,，。；;：:？?])"
    rf"|(?P<behind>{_FOUR}年度?(?:[、和与及]{_FOUR}年度?)*)(?:除外|不算(?:在内)?|不计(?:在内)?)(?=$|[,，。；;：:？?])"
)
_STRETCH = re.compile(rf"({_FOUR})年?度?(?:-|–| to |至|到)({_FOUR})")
_RELATIVE = re.compile(
    r"去年度?|上年度?(?!结转)|大?前年|今年|(?<![\d第近前后这那一二两三四五六七八九十])(?P<ago>[一二两三四五六]|[1-6])年(?:之|以)?前(?![后\d])"
    r"|last year|this year|\b(?P<back>two|three|four|five|[2-5]) years ago\b"
)
_BACK = {"大前年": 3, "前年": 2, "今年": 0, "this year": 0}  # years before this one
_AFTER = re.compile(r"(?<!\d)(20\d\d)年?度?(?:之后|以后|后(?!起诉))|(?<!improve )\bafter ((?:19|20)\d\d)\b")
_UP_TO_THEN = re.compile(
    r"(?<!\d)(20\d\d)年?度?(?:及其?|和|以及)(?:之前|以前|此前)|\b((?:19|20)\d\d) (?:or|and) (?:earlier|before)\b"
)
_BEFORE = re.compile(r"(?<!\d)(20\d\d)年?度?(?:之前|以前)|\bbefore ((?:19|20)\d\d)\b")
_UP_TO = re.compile(r"截[至止]到?(20\d\d)年?(?:年?[底末])?")
_EVER = re.compile(r"[^。？?]{2,40}过(?![程去半了])")  # 截至2024年拒绝过的: in any year up to it
_FIRST = 2008  # the year of the first such reports
_SINCE = re.compile(
    r"since\s+((?:19|20)\d\d)|((?:19|20)\d\d)年?度?(?:(?:及其?|和|以及|含当年及?)(?:以后|之后|往后|此后|以来)|以来|起至今|起|至今|到现在|到目前|到今天)"
    r"|\bfrom ((?:19|20)\d\d)(?: (?:to|till|until|through|up to))+ (?:now|date|today|the present|present)\b"
    r"|\bfrom ((?:19|20)\d\d) (?:on(?:wards?)?|forwards?)\b|\b((?:19|20)\d\d) (?:onwards?|(?:or|and) (?:later|after))\b"
)
_EVERY_YEAR = re.compile(
    r"(?<=年)度?(?:都|均)(?![算可行])|(?<=\d)都(?!有哪|是哪)|(?:每一?年|历年来?|年年)[都均全](?:没有|没|未|无)(?![报交])(?:有|过)?|每年都|每年(?=[^，。？?]{1,24}(?:都|均|全))|年年|历年都|(?:连续|连着|接连|一连)(?:[一两二三四五六七八九十\d]+个?年(?:头)?)?(?:都|均)?|从来?[未没](?:有)?(?:发生|出现|存在|碰到|遇到|收到|接到|受理)过?|从来|从未|从没|一直|始终"
    r"|\bboth(?= (?:19|20)\d\d)|\b(?:in )?(?:every|each) (?:single )?year\b|\balways\b|\bnever\b|\bconsistently\b"
    r"|\bin (?:each|all|every one) of (?:the|these|those) (?:\w+ )?years\b(?: from)?"
)


def in_full(text: str, today: date) -> str:
    """The text with the years of two digits that stand alone written out: 跟21年比, 只看22年以后的."""
    return _TWO_DIGITS.sub(lambda found: f"20{found[0]}" if 8 <= int(found[1]) <= today.year % 100 else found[0], text)


def find_years(text: str, today: date) -> Iterator[Span]:
    """Spans of kind year ("2023,2024", "recent:3" or "first:1"), not_year ("2020"), relative ("2025"), every_year."""
    for found in _LEFT_OUT.finditer(text):
        named = found["years"] or found["zh"] or found["behind"]
        yield span_of(found, Meaning("not_year", ",".join(map(str, _each_year(named)))))
    for found in _RANGE.finditer(text):
        low, high = sorted((int(found["low"]), int(found["high"])))
        yield span_of(found, Meaning("year", ",".join(str(year) for year in range(low, min(high, low + 50) + 1))))
    for found in _SHORT_RANGE.finditer(text):
        low, high = sorted(2000 + int(number) for number in found.groups() if number)
        yield span_of(found, Meaning("year", ",".join(str(year) for year in range(low, high + 1))))
    for found in _SHORT_LIST.finditer(text):
        years = (f"20{year}" for year in re.findall(r"\d\d", found[1]))
        yield span_of(found, Meaning("year", ",".join(years)))
    for found in _YEARS.finditer(text):
        yield span_of(found, Meaning("year", ",".join(re.findall(r"\d{4}", found.group()))), Meaning("all_years"))
    for found in _SINCE.finditer(text):
        low = int(next(filter(None, found.groups())))
        yield span_of(found, Meaning("year", ",".join(str(year) for year in range(low, today.year + 1))))
    for found in _AFTER.finditer(text):
        low = int(found[1] or found[2]) + 1
        yield span_of(found, Meaning("year", ",".join(str(year) for year in range(low, max(low, today.year) + 1))))
    for found in _BEFORE.finditer(text):
        high = int(found[1] or found[2])
        yield span_of(found, Meaning("year", ",".join(str(year) for year in range(_FIRST, max(high, _FIRST + 1)))))
    for found in _UP_TO_THEN.finditer(text):
        yield span_of(found, Meaning("year", ",".join(map(str, range(_FIRST, int(found[1] or found[2]) + 1)))))
    for found in filter(lambda each: _EVER.match(text, each.end()), _UP_TO.finditer(text)):
        yield span_of(found, Meaning("year", ",".join(str(year) for year in range(_FIRST, int(found[1]) + 1))))
    for found in _INTO.finditer(text):
        year = Meaning("year", str(int(next(filter(None, found.groups()))) - 1))
        row = [Meaning("row", "carried_out")] if found[2] or found["moved"] else []  # 结转到2024年 names both
        yield span_of(found, year, *row)
    for found in _YEAR.finditer(text):
        yield span_of(found, Meaning("year", found[1]))
    for found in _SHORT_YEAR.finditer(text):
        yield span_of(found, Meaning("year", f"20{next(filter(None, found.groups()))}"))
    for found in _ZH_YEAR.finditer(text):
        yield span_of(found, Meaning("year", _spelt(found)))
    yield from _short(text)
    yield from _recent(text)
    for found in _RELATIVE.finditer(text):
        ago = found["ago"] or found["back"]
        back = int(parse_number(ago)) if ago else _BACK.get(found.group(), 1)
        yield span_of(found, Meaning("relative", str(today.year - back)))
    yield from _every_year(text)


def _spelt(found: re.Match[str]) -> str:
    """The year of 二〇二二, 二二 or 两千零二十二."""
    if found["long"]:
        return str(parse_number(found["long"]))
    digits = "".join(_ZH_DIGITS[char] for char in found[1])
    return digits if len(digits) == 4 else f"20{digits}"


def _each_year(named: str) -> list[int]:
    """The years written, with those between the ends of a stretch."""
    stretches = (range(int(low), int(high) + 1) for low, high in _STRETCH.findall(named))
    return sorted({*map(int, re.findall(_FOUR, named)), *(year for stretch in stretches for year in stretch)})


def _short(text: str) -> Iterator[Span]:
    """Years of two digits, several in a row; among them none where years are written out."""
    for found in _SHORT_RANGE_EN.finditer(text):
        low, high = sorted(int(found[name] or found[other]) for name, other in (("low", "from"), ("high", "to")))
        if found["century"] or not _YEAR.search(text):
            yield span_of(found, Meaning("year", ",".join(f"20{year}" for year in range(low, high + 1))))
    for found in _SHORT_YEARS_EN.finditer(text) if not _YEAR.search(text) else ():
        versus = [Meaning("versus"), Meaning("series")] if re.search("[va]", found.group()) else []
        yield span_of(
            found, Meaning("year", ",".join(f"20{year}" for year in re.findall(r"\d\d", found.group()))), *versus
        )


def _recent(text: str) -> Iterator[Span]:
    for found in _RECENT.finditer(text):
        yield span_of(found, Meaning("year", f"recent:{parse_number(next(filter(None, found.groups())))}"))
    for value, pattern in _ENDS.items():
        for found in pattern.finditer(text):
            yield span_of(found, Meaning("year", value))


def _every_year(text: str) -> Iterator[Span]:
    for found in _EVERY_YEAR.finditer(text):
        running = re.match("(?:连续|连着|接连|一连)([一两二三四五六七八九十0-9]+)个?年", found.group())
        recent = [Meaning("year", f"recent:{parse_number(running[1])}")] if running else []
        zero = [Meaning("zero")] if re.match("从来?[未没]|never|.年[^，]*[没未无]", found.group()) else []
        each = [Meaning("group_year")] if re.search("every|each|每年|年年|历年", found.group()) else []
        yield span_of(found, Meaning("every_year"), *recent, *zero, *each)


def with_years_of_names(spans: Spans, today: date) -> str:
    """The question with two digits right behind a body or place told as the year that they are: 迢望税务22许可."""
    text = spans.text
    names = [span.end for span in spans.chosen if span.value("agency") or span.value("region")]
    for end in sorted(names, reverse=True):
        found = _DIGITS.match(text, end)
        if found and 8 <= int(found[1]) <= today.year % 100:
            text = f"{text[: found.end()]}年{text[found.end() :]}"
    return text


def is_relative(value: str) -> bool:
    """Whether a year is told by its place among those loaded: recent:3, first:1."""
    return ":" in value


def is_open(text: str) -> bool:
    """Whether a stretch names years without an end, or without a beginning: 2020年以来, before 2021."""
    return any(pattern.fullmatch(text) for pattern in (_SINCE, _AFTER, _BEFORE, _UP_TO, _UP_TO_THEN))

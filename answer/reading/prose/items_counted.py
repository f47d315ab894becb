"""Bodies asked for by how many problems their reports list: 只写了一个问题的单位, who names most of them."""

import re
from decimal import Decimal
from typing import Literal

from answer.plan import Condition
from answer.reading.language.numbers import parse_number
from answer.reading.prose.topics_named import LISTING
from answer.reading.question import Question

Operator = Literal["eq", "gt", "ge", "lt", "le"]
_NUMBER = r"([一二两三四五六七八九十\d]{1,3})"
_NUMBER_EN = r"(one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ITEMS = f"{_NUMBER}(?:个|条|项|点)(?:主要|突出|具体|改进|整改)?的?(?:问题|不足|短板|措施|举措)"
_ITEMS_EN = (
    rf"{_NUMBER_EN} (?:main |major |different )?"
    r"(?:problem|shortcoming|weakness|issue|improvement|measure|remed)(?:y|s|es|ies)?\b"
)
_COUNT = "(?:问题|不足|短板|措施|举措)(?:的?(?:数量?|个数|条数))?"
_MORE = "(?:超过|多于|不止|大于|高于)"
_LESS = "(?:少于|不到|小于|低于)"
_CONDITIONS: tuple[tuple[Operator, str], ...] = (
    ("ge", rf"{_NUMBER}(?:个|条|项|点)(?:及|或|或者)?以上的?(?:问题|不足|短板|措施|举措)"),
    ("ge", rf"{_COUNT}(?:有|在|达到?)?{_NUMBER}(?:个|条|项|点)(?:及|或|或者)?以上"),
    ("ge", rf"(?:至少|不少于|最少)(?:有|写|列|提)?了?{_ITEMS}"),
    (
        "ge",
        rf"\bat least {_ITEMS_EN}|{_NUMBER_EN} or more (?:problem|shortcoming|weakness|issue|improvement|measure)",
    ),
    ("le", rf"(?:至多|不超过|不多于|最多)(?:有|写|列|提)?了?{_ITEMS}"),
    ("le", rf"\b(?:at most|no more than) {_ITEMS_EN}"),
    ("gt", rf"{_MORE}{_ITEMS}"),
    ("gt", rf"{_COUNT}{_MORE}{_NUMBER}(?:个|条|项|点)"),
    ("gt", rf"\b(?:more than|over) {_ITEMS_EN}"),
    ("lt", rf"{_LESS}{_ITEMS}"),
    ("lt", rf"{_COUNT}{_LESS}{_NUMBER}(?:个|条|项|点)"),
    ("lt", rf"\b(?:fewer|less) than {_ITEMS_EN}"),
    ("eq", rf"(?:只|仅|就|恰好|正好)(?:是|有|写|列|提|说|讲|指出|点|报|谈)?(?:了|出|到|明)*{_ITEMS}"),
    ("eq", rf"\b(?:only|just|exactly|a single) (?:(?:name|list|mention|give|report)\w* )?{_ITEMS_EN}"),
)
_MOST = re.compile(
    r"(?:谁|哪一?[家些]|哪一?[个些]?(?:单位|部门|机关|局))[^，,。]{0,8}(?:问题|不足|短板)[^，,。]{0,6}[最更][多少]"
    r"|(?:问题|不足|短板)[^，,。]{0,4}最[多少]的?(?:是|单位|部门)"
    r"|\b(?:who|which (?:body|agency|bureau|department|office|report|unit|one|bodies|agencies|reports)) (?:\w+ ){0,3}"
    r"(?:the )?(?:most|fewest|longest list of|least) (?:problems|shortcomings|weaknesses|issues)\b"
)


def conditions_on_items(question: Question, topics: tuple[str, ...], one: bool) -> tuple[Condition, ...]:
    """How many problems or improvements the reports meant list; not how many bodies name a problem."""
    if one or not topics or not set(topics) <= LISTING or question.has("theme"):
        return ()
    found = ((operator, re.search(pattern, question.text)) for operator, pattern in _CONDITIONS)
    first = next(((operator, each) for operator, each in found if each), None)
    if first is None:
        return ()
    operator, match = first
    number = next(each for each in match.groups() if each)
    value = Decimal(_WORDS.index(number) + 1) if number in _WORDS else parse_number(number)
    return (Condition(operator=operator, value=value),)


def is_of_most_items(question: Question, topics: tuple[str, ...], one: bool) -> bool:
    """Whether it is asked who names most problems, not which problem most name."""
    return topics == ("problems",) and not (one or question.has("theme")) and bool(_MOST.search(question.text))

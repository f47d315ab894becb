"""Numbers as questions state them: 1,200 · 3.5万 · 三 · 二十五 · 一百五十万 · three."""

import re
from decimal import Decimal

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
}
_WORDS_EN = {
    word: number
    for number, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
            "twenty",
        )
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_DIGITS_ZH = "[零一两二三四五六七八九十百千]"
_ZH = rf"(?<!几){_DIGITS_ZH}+(?:万{_DIGITS_ZH}*千{_DIGITS_ZH}*|[万亿])?(?![半成倍]|分(?!别))"  # 一万五千
NUMBER = rf"(?P<n>\d+(?:,\d{{3}}(?!\d))*(?:\.\d+)?(?: ?[万亿])?|{_ZH}|(?:{'|'.join(_WORDS_EN)})\b)"


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a question states, in digits or words."""
    return {parse_number(found["n"]) for found in re.finditer(NUMBER, text)}


def parse_number(text: str) -> Decimal:
    """1,200 · 3.5万 · 三 · 二十五 · 一百五十万 · three as a number."""
    if text in _WORDS_EN:
        return Decimal(_WORDS_EN[text])
    if text[-1] in _MYRIADS:
        return parse_number(text[:-1].rstrip() or "一") * _MYRIADS[text[-1]]
    if "万" in text:  # 一万五千
        myriads, _, rest = text.partition("万")
        return parse_number(myriads) * _MYRIADS["万"] + parse_number(rest)
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    if not any(char in _TENS for char in text):
        return Decimal("".join(str(_NUMERALS[char]) for char in text))
    return Decimal(_below_a_myriad(text))


def _below_a_myriad(text: str) -> int:
    """一百五十, 二十五, 十, 百, 三千零二."""
    total = digit = 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _NUMERALS[char]
    return total + digit

"""Numbers as questions state them: 1,200 · 3.5万 · 三 · 二十五 · three."""

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
    "十": 10,
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
NUMBER = rf"(?P<n>\d+(?:,\d{{3}})*(?:\.\d+)?万?|[零一两二三四五六七八九十]+(?![半成倍分])|(?:{'|'.join(_WORDS_EN)})\b)"


def numbers_in(text: str) -> set[Decimal]:
    """Every number that a question states, in digits or words."""
    return {parse_number(found["n"]) for found in re.finditer(NUMBER, text)}


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

"""Automatic numbers of a DOCX: what Word prints before a paragraph, which no text of the file holds."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ingest.formats.docx_styles import W, integer, own, value

_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: its format, its text (`%1、` stands for the first level's number) and where it starts."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: bool = True  # after a paragraph of a higher level
    plain: bool = False  # the higher levels' numbers in Arabic digits, whatever their format
    style: str = ""


@dataclass(slots=True)
class _List:
    """The levels of a list and how far each has counted; several numberings may share the counts."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document; asked paragraph by paragraph, in reading order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._levels: dict[str, dict[int, _Level]] = {}  # by numbering, with its own changes to the list
        self._restarts: dict[str, dict[int, int]] = {}  # levels that a numbering starts anew when first used
        if root is not None:
            self._read(root)

    def level_of_style(self, numbering: str, style: str) -> int:
        """The level of a list that a paragraph style is tied to."""
        levels = self._levels.get(numbering, {})
        return next((number for number, level in levels.items() if level.style == style), 0)

    def next_number(self, numbering: str, level: int) -> str:
        """Counts one paragraph on, and gives the number printed before it; "" for a bullet."""
        levels = self._levels.get(numbering)
        if levels is None or level not in levels:
            return ""
        counts = self._lists[numbering].counts
        for number, start in self._restarts.pop(numbering, {}).items():
            counts[number] = start - 1
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [number for number in counts if number > level]:
            if deeper in levels and levels[deeper].restarts:
                del counts[deeper]
        return _printed(levels, counts, level)

    def _read(self, root: etree._Element) -> None:
        abstract = {own(each, "abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        styled = {value(each, "styleLink"): each for each in abstract.values()}
        lists: dict[int, _List] = {}
        for entry in root.iter(f"{W}num"):
            target = abstract.get(value(entry, "abstractNumId"))
            if target is None:
                continue
            target = styled.get(value(target, "numStyleLink") or "-", target)
            shared = lists.setdefault(id(target), _List(_levels(target)))
            number = own(entry, "numId")
            self._lists[number] = shared
            overrides = entry.findall(f"{W}lvlOverride")
            self._levels[number] = shared.levels | {at: it for each in overrides for at, it in _levels(each).items()}
            self._restarts[number] = {
                _place(each): integer(each, "startOverride", 1) or 0
                for each in overrides
                if each.find(f"{W}startOverride") is not None
            }


def _levels(parent: etree._Element) -> dict[int, _Level]:
    return {_place(each): _level(each) for each in parent.findall(f"{W}lvl")}


def _place(entry: etree._Element) -> int:
    """Which level an entry describes, from 0."""
    place = own(entry, "ilvl")
    return int(place) if re.fullmatch(r"\d", place) else 0


def _level(entry: etree._Element) -> _Level:
    return _Level(
        format=value(entry, "numFmt") or "decimal",
        text=value(entry, "lvlText"),
        start=integer(entry, "start", 1) or 0,
        restarts=value(entry, "lvlRestart") != "0",
        plain=entry.find(f"{W}isLgl") is not None,
        style=value(entry, "pStyle"),
    )


def _printed(levels: Mapping[int, _Level], counts: Mapping[int, int], level: int) -> str:
    """The text of a level with the numbers put in."""

    def number(found: re.Match[str]) -> str:
        at = int(found.group(1)) - 1
        if at not in levels:
            return ""
        format_ = "decimal" if levels[level].plain else levels[at].format
        return _FORMATS.get(format_, str)(counts.get(at, levels[at].start))

    return "" if levels[level].format == "bullet" else re.sub(r"%([1-9])", number, levels[level].text).strip()


# Formats of numbers (ISO 29500-1, 17.18.59)


def _chinese(number: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """The number as it is read: 12 十二, 105 一百〇五."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap else "") + digits[digit] + (tens[power - 1] if power else "")
        gap = bool(text) and not digit
    return text[1:] if text.startswith("一十") else text


def _formal(number: int) -> str:
    return _chinese(number, _FORMAL_DIGITS, "拾佰仟")


def _each_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _letter(number: int) -> str:
    """a … z, aa, bb …"""
    return chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9) if number > 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 400:
        return str(number)
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text


def _from(first: str, last: int) -> Callable[[int], str]:
    """A format whose numbers 1 to `last` are characters in a row."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= last else str(number)


def _stem(number: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[number - 1] if 0 < number <= 10 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"), _chinese
    ),
    **dict.fromkeys(("taiwaneseCounting", "koreanCounting"), _chinese),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _formal),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _each_digit),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _from("①", 20)),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "none": lambda number: "",
    "decimalZero": "{:02d}".format,
    "ideographTraditional": _stem,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}

"""Classes of numbers in a question: 0, 1-5, 6-20, above 20; 几家为零、几家一位数、几家上百."""

import re
from collections.abc import Iterator

from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

USUAL = (0, 1, 10, 100)  # where classes are asked for and none are named
_UNIT = "(?:件|起|宗|个|家)?"
_NUMBER = r"(?!(?:19|20)\d\d)\d{1,5}(?!\d)"  # no year
_ITEM = (
    r"(?:有?(?:几|多少)[家个](?:单位)?)?(?:的|是|为)?(?:"
    rf"{_NUMBER} ?{_UNIT} ?(?:-|–|—|~|到|至|to) ?{_NUMBER} ?{_UNIT}"
    rf"|(?:above|over|more than|超过|多于|大于) ?{_NUMBER} ?{_UNIT}"
    rf"|{_NUMBER} ?(?:\+|or more|and above|or above|and over|{_UNIT}(?:及|\(含\))?以上)"
    rf"|(?:0|zero|none|no requests|零|为零){_UNIT}"
    r"|一位数|个位数|[两二]位数|三位数|上百|过百|百件以上)"
)
_SEQUENCE = re.compile(
    rf"(?<![\d.a-z-]){_ITEM}(?:(?:, ?|; ?|、|，|；| ?/ ?)(?:and |以?及|和)?{_ITEM}| and {_ITEM})+(?:的)?(?![\d%])"
)
_ONE = re.compile(_ITEM)
_NAMED = {"一位数": (1, 9), "个位数": (1, 9), "两位数": (10, 99), "二位数": (10, 99), "三位数": (100, 999)}


def find_classes(text: str) -> Iterator[Span]:
    """Spans of kind classes, with the lowest number of each class: 0,1,6,21; empty where they overlap."""
    for found in _SEQUENCE.finditer(text):
        bounds = _bounds([_class(item.group()) for item in _ONE.finditer(found.group())])
        yield span_of(found, Meaning("classes", ",".join(map(str, bounds))))


def _class(item: str) -> tuple[int, int | None]:
    """The least and the greatest number of a class; None where it has no greatest."""
    for name, bounds in _NAMED.items():
        if name in item:
            return bounds
    numbers = [int(number) for number in re.findall(r"\d+", item)]
    if re.search("上百|百件以上", item):
        return 100, None
    if "过百" in item:
        return 101, None
    if len(numbers) == 2:
        return numbers[0], numbers[1]
    if re.search("above|over|more than|超过|多于|大于", item) and not re.search("and (?:above|over)|or above", item):
        return numbers[0] + 1, None
    return (numbers[0], None) if numbers and re.search(r"\+|or|and|以上", item) else (0, 0)


def _without_shared_ends(classes: list[tuple[int, int | None]]) -> list[tuple[int, int | None]]:
    """The classes where 10件以上 behind 6到10件 begins above ten."""
    *lower, last = classes
    shared = bool(lower) and last[1] is None and lower[-1] == (lower[-1][0], last[0]) and lower[-1][0] < last[0]
    return [*lower, (last[0] + 1, None)] if shared else classes


def _bounds(classes: list[tuple[int, int | None]]) -> tuple[int, ...]:
    """Where each class begins, those too that no class was named for; empty where two overlap."""
    ordered = _without_shared_ends(sorted(classes))
    starts = {0}
    for at, (low, high) in enumerate(ordered):
        if high is not None and high < low:
            return ()
        following = ordered[at + 1][0] if at + 1 < len(ordered) else None
        if following is not None and (high is None or high >= following):
            return ()
        starts |= {low} if high is None else {low, high + 1}
    return tuple(sorted(starts))

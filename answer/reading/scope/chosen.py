"""Which of the bodies offered an answer to 是哪一个单位 means: 市里的, 区级那个, 薜和市那家, 第一个."""

import re
from collections.abc import Sequence

from ingest.names import regions_of

_OF_PLACE = re.compile(
    r"(?:就|我|想|要|是|问|指|说|的|[，,])*(?P<place>[市区县])(?:里|上|本?级|局|一级)(?:面|头|边)?(?:的|那|这|个|家|单位)*(?:吧|啊|呀|呢)?[。？?!！]*"
)


_OF_PLACE_EN = re.compile(
    r"(?:i (?:mean|meant) )?(?:the )?(?P<place>city|municipal|district|county)(?:'s)?(?:[- ]level)?"
    r"(?: (?:one|bureau|office|body|agency|department))?[?.! ]*",
    re.IGNORECASE,
)
_PLACES_EN = {"city": "市", "municipal": "市", "district": "区", "county": "县"}
_OF_NAME = re.compile(
    r"(?:就|我|想|要|是|问|指|说|的|选|[，,])*(?P<name>[\u4e00-\u9fff]{2,8}?)(?:市|区|县)?的?(?:那|这)(?:一)?(?:个|家|边)(?:单位|局)?(?:的)?(?:吧|啊|呀|呢)?[。？?!！]*"
)
_NTH = re.compile(
    r"(?:就|我|想|要|是|问|指|说|的|选|[，,])*(?P<nth>第[一二三四五1-5]|前|后)(?:一)?(?:个|家)(?:吧|啊|呀|呢)?[。？?!！]*"
)
_ALL = re.compile(
    r"(?:那|就|我|想|[，,])*(?:(?:这)?(?:两|三|几)(?:个|家)(?:单位|局)?|全部|全|都|一起)+(?:都|全)?(?:要|看看?|查查?|列|说|给我|列出来|算|一起看|问|来|发)*(?:一下|一遍|吧|呗|啊|呢)?[。？?!！]*"
)
_OF_ALL = re.compile("(?:这)?([两三四五几])(?:个|家)(?:单位|局)?(?=都|全|一共|加|合|各|分别)")
_COUNTED = {"两": 2, "三": 3, "四": 4, "五": 5}
_FEW = 5
_NUMBERS = {"前": 0, "后": -1} | {f"第{digit}": at for at, digit in enumerate("一二三四五")}


def chosen_body(answer: str, choices: Sequence[str]) -> str:
    """The one body offered that is meant: of that kind of place, of that name, or the first; all of them, where all
    are wanted; empty where none is, or several are."""
    answer = answer.strip()
    if 1 < len(choices) <= _FEW and _ALL.fullmatch(answer):
        return "、".join(choices)
    nth = _NTH.fullmatch(answer) if len(choices) > 1 else None
    if nth:
        at = _NUMBERS.get(nth["nth"].translate(str.maketrans("12345", "一二三四五")), len(choices))
        return choices[at] if at < len(choices) else ""
    named = _OF_NAME.fullmatch(answer)
    fitting = [choice for choice in choices if named and named["name"] in choice]
    if len(fitting) == 1:
        return fitting[0]
    found = _OF_PLACE.fullmatch(answer) or _OF_PLACE_EN.fullmatch(answer)
    if not found:
        return ""
    end = _PLACES_EN.get(found["place"].lower(), found["place"])
    places = {choice: regions_of(choice) for choice in choices}
    fitting = [choice for choice, path in places.items() if path and path[-1].endswith(end)]
    return fitting[0] if len(fitting) == 1 else ""


def all_of_them(answer: str, choices: Sequence[str]) -> bool:
    """Whether something is asked of all of the bodies offered: 三家都没有吗."""
    found = _OF_ALL.match(answer.strip())
    if found is None or len(choices) > _FEW:
        return False
    return len(choices) == _COUNTED.get(found[1], len(choices))

"""Places of one tier, of which each has a report of its own government: 七个市州, 哪个市, the seven cities.

What is asked of them is asked of their governments, whose reports hold the figures of their bodies. Where some place of
the tier has none, its bodies are taken together as before; so they are where bodies are spoken of.
"""

import re
from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, select

from answer.reading.language.numbers import parse_number
from answer.reading.scope.governments import mentions_bodies
from answer.reading.scope.tiers import outer_places, tier_of
from index.database import remembered
from index.schema import agencies
from ingest.zones import zone_of

_ALONE = "(?![级直政委局办长民场容本属辖州县区域块间])"  # 市, not 市级, 市直, 市民
_NOUNS = {
    "city": f"市州|州市|地市|地级市|设区市|市{_ALONE}",
    "county": f"县市区|区县市|市县区|区县(?!级)|县区|县市|市县|[区县]{_ALONE}",
}
_WORDS = {"city": ("市级一级政府", "city-level aggregates"), "county": ("区县级一级政府", "district-level aggregates")}
_ASKED = "哪[一几]?个|哪些|每一?个|所有的?|全部的?|各个?"
_MANY = "[两二三四五六七八九十]+|\\d{1,2}"
_NOUNS_EN = {
    "city": r"(?:prefecture-level |municipal )?(?:cities|city governments|municipal governments)"
    r"|prefecture-level governments|cities and prefectures",
    "county": r"counties(?: and districts)?|county governments|districts(?: and counties)?|district governments",
}
_MANY_EN = r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|\d{1,2}"
_AFTER_EN = r"(?! (?:bodies|departments|bureaus|offices|level|agencies|units))(?!')"
_EACH_EN = (  # one number for each, the total beside them left to be seen
    r"^(how many [^?.;]*?)\b(?:(?:in|at|for|of) )?each of the {words}\b([^?.;]*?)"
    r"(?:,? and (?:what (?:is|was) the total|(?:how many )?(?:altogether|in total|overall|in all|together|all told)))?"
    r"(?=[?.;]|$)"
)
_CHOOSES_EN = re.compile(r"\b(?:most|fewest|top|first|last|average|mean|median|per ?cent|percentage|share|rates?)\b|%")
_CUT = re.compile(r"(?:最[多少高低大小]的?|前|头|居前的?|靠前的?)$|\b(?:top|first|last|highest|lowest|most|fewest) $")


def as_governments(text: str, connection: Connection) -> str:
    """The text with the governments of a tier in place of its places."""
    if mentions_bodies(re.sub("本机关|行政机关", "", text)):  # 本机关不掌握
        return text
    for tier in _NOUNS:
        if many := _governments(connection, tier):
            text = (_english if text.isascii() else _chinese)(text, tier, many)
    return text


def _chinese(text: str, tier: str, many: int) -> str:
    noun, words = _NOUNS[tier], _WORDS[tier][0]
    if tier == "city":  # of districts and counties these are read as they are
        text = re.sub(rf"({_ASKED})(?:{noun})", rf"\g<1>{words}", text)
        text = re.sub(rf"(?<=的)(?:{noun})(?=(?:都|一共|总共)?(?:有哪|是哪|有几|有多少)|[？?。]*$)", words, text)
    return re.sub(rf"(?P<lead>.?.?.?.?)(?P<n>{_MANY})个(?:{noun})", partial(_counted, words, many), text)


def _english(text: str, tier: str, many: int) -> str:
    words = _WORDS[tier][1]
    if tier == "city":
        text = re.sub(rf"\b(which|what) city\b{_AFTER_EN}", rf"\1 of the {words}", text)
        text = re.sub(rf"\b(?:each|every) city\b{_AFTER_EN}", f"each of the {words}", text)
    counted: Callable[[re.Match[str]], str] = partial(_counted, words, many)
    text = re.sub(rf"(?P<lead>(?:\w+ )?)\b(?:the )?(?P<n>{_MANY_EN}) (?:{_NOUNS_EN[tier]})\b{_AFTER_EN}", counted, text)
    if tier == "city":
        text = re.sub(rf"\b(?:{_NOUNS_EN['city']})\b{_AFTER_EN}", words, text)
    if _CHOOSES_EN.search(text):
        return text
    return re.sub(_EACH_EN.format(words=words), rf"\g<1>of the {words}\g<2>, one by one", text)


def _counted(words: str, many: int, found: re.Match[str]) -> str:
    """Places by their number: so many of them where the first are asked for, all where so many are loaded."""
    lead, latin = found["lead"], words.isascii()
    if _CUT.search(lead):
        return f"{lead}{found['n']}{' ' if latin else '个'}{words}"
    number = parse_number(found["n"])
    if number != many:
        return found.group()
    return f"{lead}{'the ' if latin else '各'}{words}"


def _governments(connection: Connection, tier: str) -> int:
    """How many places of a tier are loaded, where each has its government's report; else 0."""
    counted: dict[str, int] = remembered(connection, "places_as_governments", lambda: _count(connection))
    return counted.get(tier, 0)


def _count(connection: Connection) -> dict[str, int]:
    rows = connection.execute(select(agencies.c.region, agencies.c.level)).all()
    paths = {place for row in rows for place in outer_places(row.region) if row.region}
    own = {row.region for row in rows if row.level == "aggregate"}
    found = {}
    for tier in _NOUNS:
        places = {path for path in paths if tier_of(path) == tier and not zone_of(path.rpartition("/")[2])}
        found[tier] = len(places) if len(places) > 1 and places <= own else 0
    return found

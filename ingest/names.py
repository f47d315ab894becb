"""The names that people use for a body: short, without its region, in pinyin and English."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pypinyin import lazy_pinyin

_REGION = re.compile(
    r"[\u4e00-\u9fff]{2,9}?(?:特别行政区|自治区|自治州|自治县|自治旗|开发区|高新区|新区|地区|省|市|州|盟|县|区|旗)"
)
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|区|旗|镇|乡)$")
# Peoples in the names of autonomous places: 宁夏回族, 临夏回族, 内蒙古 has none.
_PEOPLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:(?:维吾尔|[\u4e00-\u9fff]{1,3}?族)+|维吾尔)$")
_NOT_A_REGION = re.compile(r"(?:城市|市场|社区|小区|园区|地区|行政区)$")
_ENGLISH_LEVEL = {"省": "province", "市": "city", "县": "county", "区": "district", "州": "prefecture", "旗": "banner"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body that many places have, with its short and English names."""

    zh: str
    short: tuple[str, ...]
    en: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds of body known by name, longest name first."""
    entries = json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8"))["kinds"]
    found = [Kind(entry["zh"], tuple(entry["short"]), tuple(entry["en"])) for entry in entries]
    return tuple(sorted(found, key=lambda kind: -len(kind.zh)))


def kind_of(agency: str) -> Kind | None:
    """The kind that a body's name ends in."""
    return next((kind for kind in kinds() if agency.endswith(kind.zh)), None)


def regions_of(agency: str) -> tuple[str, ...]:
    """The places that a body's name begins with, from large to small: 云岚市柳渡区交通运输局 → 云岚市, 柳渡区."""
    found: list[str] = []
    at = 0
    while match := _REGION.match(agency, at):
        if _NOT_A_REGION.search(match.group()) or match.end() == len(agency):
            break
        found.append(match.group())
        at = match.end()
    return tuple(found)


def stem(region: str) -> str:
    """A region's name without its level: 云岚 of 云岚市, 宁夏 of 宁夏回族自治区; short names keep it."""
    bare = _SUFFIX.sub("", region)
    bare = _PEOPLE.sub("", bare) if bare != region else bare
    return bare if len(bare) >= 2 else region


def aliases(agency: str) -> tuple[str, ...]:
    """Every name that may stand for the body in a question, its full name first.

    Chinese ones with and without regions; English ones in lower case, region in pinyin.
    """
    places = regions_of(agency)
    own = agency[len("".join(places)) :]
    names = [agency]
    names += [prefix + each for prefix in _prefixes(places) for each in _own_names(own, bool(prefix))]
    names += _english(places, own)
    return tuple(dict.fromkeys(name for name in names if len(name) >= 2))


def _prefixes(places: tuple[str, ...]) -> list[str]:
    if not places:
        return [""]
    full, last = "".join(places), places[-1]
    stems = "".join(stem(place) for place in places)
    return list(dict.fromkeys([full, stems, last, stem(last), *(stem(place) for place in places), last[-1], ""]))


def _own_names(own: str, with_region: bool) -> list[str]:
    """A body's name without its region, and its short forms; 人民政府 alone names nobody."""
    kind = kind_of(own)
    if kind is None:
        return [own]
    head = own[: -len(kind.zh)]
    shorts = [head + short for short in kind.short]
    if not (with_region or head):
        shorts = [short for short in shorts if len(short) >= 3]
        return shorts if kind.zh in {"人民政府", "管理委员会"} else [own, *shorts]
    return [own, *shorts]


def _english(places: tuple[str, ...], own: str) -> list[str]:
    kind = kind_of(own)
    if kind is None:
        return []
    head = pinyin(stem(own[: -len(kind.zh)])) if own != kind.zh else ""
    names = []
    for prefix in _english_prefixes(places):
        names += [" ".join(part for part in (prefix, head, each) if part) for each in kind.en]
    return [name for name in names if name not in {"government", "people's government", "town", "township"}]


def _english_prefixes(places: tuple[str, ...]) -> list[str]:
    if not places:
        return [""]
    last = places[-1]
    spoken = [pinyin(stem(place)) for place in places]
    level = _ENGLISH_LEVEL.get(last[-1], "")
    return list(
        dict.fromkeys([spoken[-1], f"{spoken[-1]} {level}".strip(), f"{spoken[-1]} municipal", " ".join(spoken), ""])
    )


def pinyin(name: str) -> str:
    """A Chinese name in pinyin without tones or spaces: 云岚 → yunlan."""
    return "".join(lazy_pinyin(name)).lower()

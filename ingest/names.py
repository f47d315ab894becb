"""The names that people use for a body: short, without its region, in pinyin and English."""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest.divisions import known_start, province_start, short_form, spelt_in, stem, without_peoples
from ingest.zones import zone_of

_REGION = re.compile(
    r"[\u4e00-\u9fff]{2,9}?(?:特别行政区|自治区|自治州|自治县|自治旗|开发区|高新区|新区|地区|省|市|州|盟|县|区|旗)"
)
_NOT_A_REGION = re.compile(r"(?:(?<=..)城市|市场|社区|小区|园区|地区|行政区)$|[局厅队]|委员会")
_LEVELS = "省市县区州盟旗镇乡"
_STEM = re.compile(r"[\u4e00-\u9fff]{2,4}")
_OF_THE_PLACE_ITSELF = ("人民政府", "人民政府办公室", "人民政府办公厅")
_OF_GOVERNMENT = re.compile("^人民政府(?=[\u4e00-\u9fff]{2,}(?:街道办事处|办事处)$)")  # 云岚县人民政府城南街道办事处
_BRANCH = re.compile("(?P<bureau>[\u4e00-\u9fff]{2,12}局)(?P<place>[\u4e00-\u9fff]{2,8}?(?:区|县|市|旗)?)分局")
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
    found += [_of_a_province(kind) for kind in found if kind.zh.endswith("局") and "bureau" in kind.en[0]]
    return tuple(sorted(found, key=lambda kind: -len(kind.zh)))


def _of_a_province(kind: Kind) -> Kind:
    """The kind of body that a province has in place of a bureau: 教育厅, education department."""
    short = (f"{name.removesuffix('局')}厅" for name in kind.short if name.endswith("局"))
    en = (name.replace("bureau", "department") for name in kind.en)
    return Kind(f"{kind.zh.removesuffix('局')}厅", tuple(short), tuple(dict.fromkeys((*en, *kind.en))))


def kind_of(agency: str) -> Kind | None:
    """The kind that a body's name ends in."""
    return next((kind for kind in kinds() if agency.endswith(kind.zh)), None)


def national(agency: str) -> str:
    """What a national body's branch has before its region: 国家税务总局 of 国家税务总局云岚市税务局."""
    return next((name for name in _listed("national") if agency.startswith(name) and agency != name), "")


@cache
def _listed(what: str) -> tuple[str, ...]:
    """A list of names in bodies.json, longest first."""
    entries = json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8"))[what]
    return tuple(sorted(entries, key=len, reverse=True))


def regions_of(agency: str) -> tuple[str, ...]:
    """The places that a body's name begins with, from large to small: 云岚市柳渡区交通运输局 → 云岚市, 柳渡区."""
    return tuple(place for place, _ in _places(agency))


@lru_cache(maxsize=1024)
def _places(agency: str) -> tuple[tuple[str, int], ...]:
    """The places in a body's name, with where each ends."""
    found: list[tuple[str, int]] = []
    at = len(national(agency))
    while place := _place_at(agency[at:], first=not found):
        at += len(place)
        if at >= len(agency):
            break
        found.append((place, at))
    return tuple(found)


def _place_at(name: str, first: bool) -> str:
    """The place that a name begins with: one that has a code, a province without its level, or one by its look."""
    if known := known_start(name):
        return known
    province = province_start(name) if first else ""
    if province and _looks_like_a_place(name[len(province) :]):
        return province
    return _looks_like_a_place(name)


def _looks_like_a_place(name: str) -> str:
    match = _REGION.match(name)
    return match.group() if match and not _NOT_A_REGION.search(match.group()) else ""


def is_short_for(short: str, agency: str) -> bool:
    """Whether a name is a body's with its kind shortened: 云岚市卫健委, 市卫健委 for 云岚市卫生健康委员会.

    Names that are those of another kind of body (水利局 beside 水务局) are not.
    """
    kind = kind_of(agency)
    if kind is None or kind_of(short):
        return False
    place = agency.removesuffix(kind.zh)
    before = (short.removesuffix(form) for form in kind.short if short.endswith(form))
    return any(place.endswith(part) or place.startswith(part) for part in before)


def spelt_out(agency: str, text: str) -> str:
    """A body's name with its place and kind in full, where the text has them: 云岚市卫健委 → 云岚市卫生健康委员会."""
    found = _places(agency)
    if not found:
        return agency
    own = agency[found[-1][1] :]
    before = national(agency) + "".join(spelt_in(place, text) for place, _ in found)
    return before + _kind_spelt_out(before, own, text)


def _kind_spelt_out(place: str, own: str, text: str) -> str:
    if any(own == kind.zh for kind in kinds()):
        return own
    full = (kind.zh for kind in kinds() if own in kind.short)
    return next((kind for kind in full if place + kind in text), own)


def aliases(agency: str) -> tuple[str, ...]:
    """Every name that may stand for the body in a question, its full name first.

    Chinese ones with and without regions; English ones in lower case, region in pinyin. The committee of a zone is
    called as the zone is: 高新区.
    """
    places, own = _parted(agency)
    names = [agency]
    names += [prefix + each for prefix in _prefixes(places, own) for each in _own_names(own, bool(prefix))]
    names += map(without_peoples, [*names])
    names += _english(places, own) + _english(places, without_peoples(own))
    names += _of_branch(own)
    names += _of_institution(places, own)
    if own == "管理委员会" and places and (zone := zone_of(places[-1])):
        place = pinyin(zone.place)
        names += [zone.kind, *zone.short, *zone.en, *(f"{place} {kind}" for kind in zone.en if place)]
    return tuple(dict.fromkeys(name for name in names if len(name) >= 2))


def _of_institution(places: tuple[str, ...], own: str) -> list[str]:
    """What an institution is called in English: the university, yunlan university. Without its place only as that of
    which one speaks: university students are of no body loaded."""
    called = next((names for end, names in _institutions().items() if own.endswith(end)), ())
    before = [each for each in _english_prefixes(places) if each]
    return [f"{prefix} {name}" for prefix in ("the", *before) for name in called]


@cache
def _institutions() -> dict[str, tuple[str, ...]]:
    """The English words for what an institution's name ends in."""
    entries = json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8"))["institutions"]
    return {end: tuple(names) for end, names in entries.items()}


def place_of_branch(agency: str) -> tuple[str, ...]:
    """The district that a bureau's branch is of: 柳渡区 of 云岚市生态环境局柳渡区分局; none where it is a mere name."""
    found = _BRANCH.search(agency)
    return (found["place"],) if found and found["place"] != stem(found["place"]) else ()


def _of_branch(own: str) -> list[str]:
    """What a bureau's branch is called: 柳渡区生态环境局, 柳渡生态环境分局, 柳渡分局 of 生态环境局柳渡区分局."""
    found = _BRANCH.fullmatch(own)
    if not found:
        return []
    place, bureau = found["place"], found["bureau"]
    kind = kind_of(bureau)
    called = [bureau, *(short for short in (kind.short if kind else ()) if short.endswith("局"))]
    names = [f"{bureau}{stem(place)}分局", f"{place}分局", f"{stem(place)}分局"]
    for name in called:
        names += [f"{place}{name}", f"{stem(place)}{name}", f"{name}{place}分局", f"{name}{stem(place)}分局"]
        names += [f"{place}{name.removesuffix('局')}分局", f"{stem(place)}{name.removesuffix('局')}分局"]
    return [
        *names,
        *(
            f"{pinyin(stem(place))}{of} {each}{of_it}"
            for each in (kind.en if kind else ())
            for of in ("", " district", " county")
            for of_it in ("", " branch")
        ),
    ]


def _parted(agency: str) -> tuple[tuple[str, ...], str]:
    """The places in a body's name and the rest, without the government that it is an office of; of
    中华人民共和国云岚海关 the place is 云岚, without its level."""
    found = _places(agency)
    if found:
        own = agency[found[-1][1] :]
        return tuple(place for place, _ in found), _OF_GOVERNMENT.sub("", own)
    own = agency.removeprefix(national(agency))
    kind = kind_of(own)
    place = own.removesuffix(kind.zh) if kind and (own != agency or kind.zh == "海关") else ""
    return ((place,), own.removeprefix(place)) if _STEM.fullmatch(place) else ((), own)


def _prefixes(places: tuple[str, ...], own: str) -> list[str]:
    """What may stand before a body's own name; a district's government is none of the city's (云岚政府)."""
    if not places:
        return [""]
    full, last = "".join(places), places[-1]
    if zone := zone_of(last):
        above = ("".join(places[:-1]), "".join(map(stem, places[:-1])), "")
        named = [place + name for place in above for name in (*zone.called, zone.kind, *zone.short)]
        return list(dict.fromkeys([full, *named, ""]))
    stems = "".join(stem(place) for place in places)
    outer = () if own in _OF_THE_PLACE_ITSELF else [stem(place) for place in places]
    level = [last[-1]] if last[-1] in _LEVELS else []
    short = [short_form(place) for place in places]
    return list(dict.fromkeys([full, stems, last, "".join(short), short[-1], stem(last), *outer, *level, ""]))


def in_short_places(agency: str) -> str:
    """A body's name with its places called for short: 云岚州民政局 of 云岚彝族自治州民政局."""
    found = _places(agency)
    short = "".join(short_form(place) for place, _ in found)
    return national(agency) + short + agency[found[-1][1] :] if found else agency


def _own_names(own: str, with_region: bool) -> list[str]:
    """A body's name without its region, and its short forms; 人民政府 alone names nobody."""
    kind = kind_of(own)
    if kind is None:
        return [own]
    head = own[: -len(kind.zh)]
    shorts = [head + short for short in (*kind.short, *_without_and(kind.zh))]
    if not (with_region or head):
        shorts = [short for short in shorts if len(short) >= 3]
        return shorts if kind.zh in {"人民政府", "管理委员会"} else [own, *shorts]
    return [own, *shorts]


def _without_and(kind: str) -> tuple[str, ...]:
    """A kind's name as it is often slipped: 住房城乡建设局 of 住房和城乡建设局."""
    one, linked, other = kind.partition("和")
    return (one + other,) if linked and len(one) > 1 and len(other) > 2 else ()


def _english(places: tuple[str, ...], own: str) -> list[str]:
    kind = kind_of(own)
    if kind is None:
        return []
    head = pinyin(stem(own[: -len(kind.zh)])) if own != kind.zh else ""
    is_city = not places or places[-1][-1] not in "省县区旗"
    called = [each for each in kind.en if is_city or not each.startswith("municipal")]
    names = []
    for prefix in _english_prefixes(places):
        names += [" ".join(part for part in (prefix, head, each) if part) for each in called]
    return [name for name in names if name not in {"government", "people's government", "town", "township"}]


def _english_prefixes(places: tuple[str, ...]) -> list[str]:
    if not places:
        return [""]
    last = places[-1]
    if zone := zone_of(last):
        place = pinyin(zone.place or stem("".join(places[-2:-1])))
        return list(dict.fromkeys([*(f"{place} {kind}".strip() for kind in zone.en), *zone.en, ""]))
    spoken = [pinyin(stem(place)) for place in places]
    level = _ENGLISH_LEVEL.get(last[-1], "")
    adjective = "provincial" if level == "province" else "municipal"
    return list(
        dict.fromkeys([spoken[-1], f"{spoken[-1]} {level}".strip(), f"{spoken[-1]} {adjective}", " ".join(spoken), ""])
    )


def pinyin(name: str) -> str:
    """A Chinese name in pinyin without tones or spaces: 云岚 → yunlan."""
    # Its dictionaries take as long to load as all else that reads a report, and most files are read without them.
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(name)).lower()

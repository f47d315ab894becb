"""Bodies by their names: which words name one, at which level, and its canonical name out of the words around it."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from ingest.divisions import is_division, known_start
from ingest.names import kinds, national, regions_of

LONGEST = 30  # characters of a name
_BRACKETED = re.compile(r"\(([^()]*)\)")
_PIECES = re.compile(r"[^\u4e00-\u9fff〇○()]+")
_YEAR_BEFORE = re.compile(r"^(?:[〇○零一二三四五六七八九]{4}|[〇○零一二三四五六七八九]{1,4}(?=年))?年?度?")
_LEAD = re.compile(
    r"^(?:.{0,12}?(?:现发布|现公布|发布|公布|现将|以下简称|标题|名称|关于)"
    r"|(?:本(?:年度)?)?报告(?=由)|编制|编写|形成|制定|撰写|汇总|首页|注册|登录|返回|附件[一二三四五]?|将|为|由|与|和|及|是|对|在)"
)
_FIELD = re.compile(r"^(?:填报|报送|编制|公开|报告)?(?:单位|机关|机构)(?:名称)?(?:\([^()]*\))?")
_TRAIL = re.compile(r"(?:关于|发布|公布|公开|编制|编写|印发|制定|部门|单位|机关|年度?|的|现|对|就)$")
_NO_NAME = re.compile(r"条例|规定|通知|按照|根据|依据|印发|部署|要求|报告|网站|信息公开(?!办|领导|工作领导|中心)")
_NO_START = re.compile(r"我|本|各|该|全|其他|其它|有关|上级|当地|同级|所属|下属|主管|相关|国务院办公厅|国务院$")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:省|市|县|区|州|盟|旗|新城)")
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,16}(?:镇|乡|苏木)")
_STREET = re.compile(r"[\u4e00-\u9fff]{2,16}街道")
_GOVERNMENT = re.compile(r"(?<=[省市县区州盟旗镇乡])政府(?=$|办公[室厅]$)")


@cache
def _data() -> dict[str, Any]:
    return dict(json.loads(Path(__file__).with_name("bodies.json").read_text(encoding="utf-8")))


@cache
def _levels() -> dict[str, str]:
    """The level that each end of a name tells."""
    return {end: level for level, every in _data()["levels"].items() for end in every}


_COMMITTEES = frozenset({"管理委员会", "管委会"})
_IS_A_PLACE = re.compile("[区城园岛山湖港带谷地]$")  # what a management committee governs


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_levels())})$")


def level_of(agency: str) -> str | None:
    """The level that the end of a body's name tells; None where it is no body's name."""
    found = _ends().search(agency)  # the leftmost, and so the longest end
    if not found:
        return None
    end = found.group()
    if end in _data()["weak"] and not is_placed(agency) and agency not in _named_kinds():
        return None
    if agency == end and agency not in _named_kinds():
        return None
    if end == "办事处" and "驻" in agency:
        return "department"
    if end in _COMMITTEES and not _IS_A_PLACE.search(agency[: found.start()]):
        return "department"  # 住房和建设管理委员会 governs no zone
    return _levels()[end]


@cache
def _named_kinds() -> frozenset[str]:
    """Bodies of which there is one: 教育部, 海关总署."""
    return frozenset(kind.zh for kind in kinds() if kind.zh.endswith(("部", "署")))


def is_placed(agency: str) -> bool:
    """Whether a name says where the body is: it begins with a place or the name of a national body."""
    return bool(national(agency) or regions_of(agency))


def canonical(words: str) -> str | None:
    """A body's name out of words around it, in half-width forms; None where they name none.

    What stands in brackets is left out; a bare place is its government, a bare zone its management committee.
    """
    bare = "".join(words.split()).strip("·")
    bare = _BRACKETED.sub("", bare) or bare
    if "(" in bare or ")" in bare:  # one bracket lost: the part before it, if it is a name
        before, _, after = bare.strip("()").partition("(")
        bare = before if level_of(before) or not after else after
    bare = _PIECES.split(bare)[-1]
    bare = _FIELD.sub("", _YEAR_BEFORE.sub("", bare))
    while found := _TRAIL.search(bare):
        bare = bare[: found.start()]
    while not known_start(bare) and (found := _LEAD.match(bare)):
        bare = bare[found.end() :]
    bare = _government(_YEAR_BEFORE.sub("", bare))
    return bare if _is_name(bare) else None


def _is_name(words: str) -> bool:
    if len(words) > LONGEST or not level_of(words) or _NO_NAME.search(words):
        return False
    places = regions_of(words)
    if places and not national(words) and words.count(places[0]) > 1:  # two names, one behind the other
        return False
    return not _NO_START.match(words) or bool(known_start(words))


def _government(name: str) -> str:
    """The name with its government spelt out: 云岚市 → 云岚市人民政府, 青石街道 → 青石街道办事处."""
    if _TOWN.fullmatch(name):
        return name + "人民政府"
    if _STREET.fullmatch(name):
        return name + "办事处"
    if _PLACE.fullmatch(name):
        is_zone = name.endswith(tuple(_data()["zones"])) and not is_division((regions_of(name + "局") or ("",))[-1])
        return name + ("管理委员会" if is_zone else "人民政府")
    return _GOVERNMENT.sub("人民政府", name)


def bracketed(words: str) -> list[str]:
    """What stands in brackets after a body's name: another name it has, or had."""
    return _BRACKETED.findall("".join(words.split()))

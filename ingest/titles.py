"""What calls itself an annual report: the title, its repetition in the preamble, the title in a file's metadata."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.bodies import bracketed, canonical
from ingest.squeezed import Squeezed
from ingest.tokens import fold
from ingest.years import YEAR, year_in

_SUBJECT = r"(?:政府信息与政务公开|政府信息公开|政务信息公开|政务公开|信息公开)(?:工作)?(?:开展)?"
_REPORT = re.compile(
    rf"{_SUBJECT}(?:(?:情况)?(?P<inner>(?:20\d\d年?度?)?)的?(?:年度)?(?:工作)?(?:情况)?(?:总结)?(?:报告|年报)"
    r"|情况(?:予以)?(?:报告|公布|公开|公告|汇报|通报)如下)"
)
# Words about reports: 关于做好…年度报告编制工作的通知, 一图读懂…
_ABOUT = re.compile(r"(?:做好|报送|读懂|看懂|图解|解读|图说|速览)[^,。;《]{0,30}$")
_OTHER_USE = re.compile(
    r"》?的?(?:编制(?!单位|机关|机构|人|日期|时间)|编写|编报|撰写|发布工作|格式|有关事项|解读|模板|范本|要求|培训|评估"
    r"|汇总|目录|列表|图解|统计表|应当|和发布|及发布|(?:发布|公开)?(?:情况|专栏|栏目)|(?P<notice>通知|公告))"
)
_ENACTED = re.compile(r"关于(?:公布|发布|印发|公开)《$")
_PUBLISHED = re.compile(r"关于(?:公布|发布|印发|公开)[^,。;]{0,12}$")
_SHORT = re.compile(r"年报|(?:年度)?报告")
_YEAR_END = re.compile(rf"{YEAR}(?:\([^()]{{1,20}}\))?$")
_BROKEN_YEAR = re.compile(r"\d{1,3}年度?$")
_BYLINE = re.compile(r"(?:来源|机构|机关|单位|部门|提供|供稿)(?:\([^()]{1,8}\))?[:|]$")
_YEAR = re.compile(YEAR)
_YEAR_AFTER = re.compile(rf"》?[(〔\[]?{YEAR}(?P<closed>[)〕\]])?")
_JOINT = re.compile(r"[:—\-–·、】\]|]{1,3}$")
_NAME_AFTER = re.compile(r"[》”\"]*[(_—\-–|:【]*([\u4e00-\u9fff()]{3,30})")
_WHOLE = re.compile(r"全[省市县区州]$")
LONGEST_YEAR = 14  # characters: 2023—2024学年度
NEAR = 60  # characters from the text's beginning in which a title may stand without a line of its own


@dataclass(frozen=True, slots=True)
class Title:
    """A title, with what it says; `own` where it stands by itself or in 《》, not in a sentence."""

    name: str | None
    year: int | None
    own: bool
    other_names: tuple[str, ...] = ()
    whole: bool = False  # 全市: of the whole government
    above: bool = False  # the name stands on a line over it
    behind: bool = False  # the name stands under it or after a dash


def find_titles(squeezed: Squeezed) -> Iterator[Title]:
    """Every place that names an annual report on open government information."""
    text = squeezed.text if _REPORT.search(squeezed.text) else fold(squeezed.text)  # one for one: places stay
    for found in _REPORT.finditer(text):
        other = _OTHER_USE.match(text, found.end())
        if _ABOUT.search(text, max(0, found.start() - NEAR), found.start()):
            continue
        title, first = _title(squeezed, found)
        if not other:
            yield title
        elif other.group("notice") and squeezed.is_edge(first):  # 某局关于印发…年度报告的通知, not one cited
            yield replace(title, own=bool(_PUBLISHED.search(text, max(0, found.start() - NEAR), found.start())))
    for found in _SHORT.finditer(text):  # 某局2024年年报
        year = _YEAR_END.search(text, max(0, found.start() - LONGEST_YEAR), found.start())
        if year and (name := squeezed.name_before(year.start())):
            yield Title(name, year_in(year), own=False)


def _title(squeezed: Squeezed, found: re.Match[str]) -> tuple[Title, int]:
    """The title around a name of the report, and where it begins."""
    text = squeezed.text
    before = _YEAR_END.search(text, max(0, found.start() - NEAR), found.start())
    broken = before or _BROKEN_YEAR.search(text, max(0, found.start() - NEAR), found.start())
    end = broken.start() if broken else found.start()
    joint = _JOINT.search(text, max(0, end - 3), end) if before else None
    end = joint.start() if joint else end - bool(_ENACTED.search(text, max(0, end - NEAR), end))
    first = squeezed.run_before(end)
    is_byline = _BYLINE.search(text, max(0, first - NEAR), first) and not squeezed.has_edge(first + 1, end)
    name = None if is_byline else squeezed.name_before(end)
    year = year_in(before) if before else _year_beside(text, first, end, found)
    closes = squeezed.is_edge(found.end()) or text[found.end() : found.end() + 1] in {"》", "(", "-", "—", ":", "_"}
    behind = None if name else _name_behind(squeezed, found.end())
    words = text[first:end]
    whole = bool(_WHOLE.search(words))
    own = closes or first < NEAR
    above = bool(name) and squeezed.is_edge(end)
    return Title(name or behind, year, own, tuple(bracketed(words)), whole, above, bool(behind)), first


def _year_beside(text: str, first: int, end: int, found: re.Match[str]) -> int | None:
    """The year before the name, inside the title or behind it."""
    for match in _YEAR.finditer(text, max(0, first - 9), end):
        if match.end() >= first and (year := year_in(match)):
            return year
    if inner := _YEAR.match(found.groupdict().get("inner") or ""):
        return year_in(inner)
    after = _YEAR_AFTER.match(text, found.end())
    return year_in(after) if after and after.group("closed") else None


def _name_behind(squeezed: Squeezed, at: int) -> str | None:
    """The name on the line under a title, or in brackets behind it."""
    after = _YEAR_AFTER.match(squeezed.text, at)
    found = _NAME_AFTER.match(squeezed.text, after.end() if after and after.group("closed") else at)
    if not found:
        return None
    end = next((edge for edge in squeezed.starts if found.start(1) < edge <= found.end(1)), None)
    if end is None and not found.group(1).endswith(")"):
        return None
    return canonical(squeezed.text[found.start(1) : end or found.end(1)].rstrip(")"))

"""Where beside its title a report says whose it is: cover, preamble, signature, contact, the portal's byline."""

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from ingest.bodies import canonical, is_placed
from ingest.squeezed import Squeezed

MOST_DATES = 100  # the last ones in a text
WINDOW = 120  # characters before a date in which its signer stands
FIRST_LINES = 6
LONGEST_LINE = 30
_NAME = r"([\u4e00-\u9fff()]{3,40})(?=[\s|]|$)"
_HAN = re.compile(r"[\u4e00-\u9fff()]+")
_COVER = re.compile(
    r"(?:^|[\s|])(?:(?:填报|报送|编制|编报|报告)(?:单位|机关|机构)|(?:行政)?(?:单位|机关|机构)(?:名称)?)"
    rf"(?:\([^()\n]{{1,8}}\))?[\s:|]+{_NAME}",
    re.MULTILINE,
)
_BYLINE = re.compile(
    r"(?:来源|(?:发布|发文|公开|制发|责任|供稿|主管)(?:机构|机关|单位|部门)|信息提供|信息发布)\s*[:|\t]\s*" + _NAME,
    re.MULTILINE,
)
_MAKES = re.compile(r"(?=编制|编写|汇总形成|现公布|现发布|现将|现向社会|向社会公[布开]|公布《|发布《)")
_DOES = re.compile(
    r"(?=根据|依据|依照|按照|遵照|认真|坚持|深入|严格|高度重视|重视|积极|切实|持续|始终|以习近平|紧紧|紧扣|围绕|全面|贯彻"
    r"|结合|不断|扎实|牢固|立足|聚焦|着力|政务信息公开|政府信息公开|政务公开|20\d\d年度?(?:政府信息|政务信息|政务|信息)公开工作)"
)
_LEAD = re.compile(r"(?:(?:本(?:年度)?)?报告|现)?由?")
_CONTACT = re.compile(r"(?:与|联系(?:单位|部门):)([\u4e00-\u9fff]{3,30}?)(?:办公室)?(?:联系|[,;。(])")
_DATE = re.compile(  # white space is bounded: there may be endless runs of it
    r"(?:20\d\d|二[〇○Oo0零][〇○零一二三四五六七八九]{2})\s{0,4}[年.\-/]\s{0,4}(?:[\d一二三四五六七八九十元]\s?){1,3}[月.\-/]?"
    r"\s{0,4}(?:(?:[\d一二三四五六七八九十]\s?){1,3}日?)?(?=\s{0,9}(?:$|[(]|附|主办|版权|印发|-))",
    re.MULTILINE,
)
_FOOTER = re.compile(
    r"\s{0,9}(?:[主承协]办|版权|[上下]一[篇页条]|网站|备案|技术支持|关于我们|附件|扫一扫|打印|关闭|分享|抄送)"
)
_PORTAL = re.compile(r"主办(?:单位|方)?\s*[:|\t]\s*" + _NAME)
_LABEL = re.compile(r"(?:^|\s)(?:日期|时间)\s*:$")
_OFFICE = re.compile(r"(?<=[局厅])办公室$")
_OWN = re.compile(r"我(局|委|厅|镇|乡|校|院|馆|会|支队|大队|街道|署|部|站|所|处|办)")
_ENDS = {  # of names, by what their bodies call themselves; any other ends as it says
    "委": ("委", "委员会"),
    "办": ("办", "办公室"),
    "镇": ("镇人民政府",),
    "乡": ("乡人民政府",),
    "街道": ("街道办事处",),
    "校": ("校", "大学", "学院", "中学", "小学"),
}


def on_the_cover(text: str) -> Iterator[str]:
    """Names behind 填报单位 and the like."""
    yield from _names(_COVER.findall(text))


def in_the_byline(text: str) -> Iterator[str]:
    """Names behind 来源 and 发布机构, which may be the body's, or that of the office that runs the site."""
    yield from (name for name in _names(_BYLINE.findall(text)) if is_placed(name) or not _is_bare(name))


def owner_of_the_portal(text: str) -> str | None:
    """The name behind 主办, of the government that runs the site."""
    return next(_names(_PORTAL.findall(text)), None)


def _is_bare(name: str) -> bool:
    """Whether a name leaves its place to the reader: 市政府办公室."""
    return name[0] in "省市县区州盟旗"


def _names(words: Sequence[str]) -> Iterator[str]:
    yield from (name for each in words if (name := canonical(each)))


def on_first_lines(lines: Sequence[str]) -> Iterator[str]:
    """Names that stand alone on one of the first lines."""
    for line in lines[:FIRST_LINES]:
        if name := _alone(line):
            yield name


def _alone(line: str) -> str | None:
    words = "".join(line.split()).strip("#*—-( )")
    if len(words) > LONGEST_LINE or not _HAN.fullmatch(words):
        return None
    name = canonical(words)
    return name if name and (is_placed(name) or (len(name) > 5 and not _is_bare(name))) else None


def in_the_preamble(head: Squeezed) -> Iterator[str]:
    """The body that makes the report."""
    return _subjects(head, _MAKES)


def in_the_prose(head: Squeezed) -> Iterator[str]:
    """The body that the first sentences speak of, as the subject of a clause."""
    return _subjects(head, _DOES)


def _subjects(head: Squeezed, does: re.Pattern[str]) -> Iterator[str]:
    names = (_subject(head, found.start()) for found in does.finditer(head.text))
    yield from islice(filter(None, names), 1)


def _subject(head: Squeezed, end: int) -> str | None:
    """The name that fills its clause, or its line, up to there."""
    unplaced = None
    for start in head.beginnings(end):
        words = head.text[start:end]
        name = canonical(words) if 3 < len(words) <= LONGEST_LINE + 5 else None
        if name and words.endswith(name) and _LEAD.fullmatch(words[: -len(name)]):
            if is_placed(name):
                return name
            unplaced = unplaced or name
    return unplaced


def in_the_contact(tail: Squeezed) -> Iterator[str]:
    """The body to ask about the report."""
    yield from _names(_CONTACT.findall(tail.text))


def in_the_signature(text: str) -> Iterator[str]:
    """Names beside a date that ends its line, or alone on the last line above the portal's own, or behind its last
    sentence, where all stands on one line."""
    for found in deque(_DATE.finditer(text, len(text) // 3), MOST_DATES):
        window = re.split(r"[。;!?」』》]", text[max(0, found.start() - WINDOW) : found.start()])[-1]
        squeezed = Squeezed.of(_LABEL.sub("", window.strip()))
        below = text[found.end() : found.end() + WINDOW].split("\n")[1:3]
        name = squeezed.name_before(len(squeezed.text)) or next(filter(None, map(_alone, below)), None)
        if name:
            yield _OFFICE.sub("", name)
    lines = [line for line in text[-WINDOW * 4 :].split("\n") if line.strip()]
    for line, following in pairwise([*lines, ""]):
        behind = re.split("[。；;！!？?]", line)[-1]
        if (not following or _FOOTER.match(following)) and (name := _alone(line) or _alone(behind)):
            yield _OFFICE.sub("", name)


def own_ending(text: str) -> tuple[str, ...]:
    """How the name of the body must end that calls itself 我局 or 我委; nothing where it does not say so."""
    counted = Counter(_OWN.findall(text)).most_common(1)
    return _ENDS.get(counted[0][0], (counted[0][0],)) if counted else ()

"""Which lines of a page are the report: those of its main block, and others that look like a part of it.

Portals print index cards, bylines, breadcrumbs and buttons around and inside the article; too much is kept
rather than too little, but no line of theirs that ends with another body's name.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

LINKS_OF_A_LIST = 4
FURNITURE = 100  # characters at most of a line of furniture
PARAGRAPH = 40  # characters from which a line outside the block is a paragraph

_POSITION = r"(?:您|你)?的?(?:现在|当前|目前)?的?(?:所在|所处)?的?位置\s*(?:是|为)?\s*[:：]|(?:网站)?首页\s*[>»›→＞]"
_NEIGHBOUR = r"[上下]一(?:篇|条|页|则)\s*(?:[:：]|$|没有|无)"
_BYLINE = (
    r"(?:发布|发文|成文|生成|更新|公开|发表|录入|印发)?(?:日期|时间)\s*[:：]|(?:信息|文章|稿件)?来源\s*[:：]"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s*[:：]|(?:作者|编辑|责任编辑|责编|审核|供稿)\s*[:：]|字[体号]\s*[:：]|扫一扫"
)
_INDEX_CARD = (
    r"(?:索\s*引\s*号|发布机[构关]|发文机[构关]|公开机[构关]|发文字号|文\s*号|主题分类|主\s*题\s*词|信息分类|信息类别"
    r"|公开类别|公开方式|公开形式|公开范围|公开时限|有\s*效\s*性|体\s*裁|关\s*键\s*词|内容概述|信息名称|标\s*题|名\s*称"
    r"|(?:成文|发布|发文|生成|公开|生效|废止)日期|组配分类|服务对象)\s*(?:[:：\t]|$)"
)
_IMPRINT = (
    r"(?:主办|承办|协办|指导|维护|技术支持)(?:单位)?\s*[:：]"
    r"|.*(?:ICP备|公网安备|网站标识码|版权所有|Copyright|©|网站地图|建议使用.{0,40}浏览)"
)
_BUTTON = (
    r"(?:打印(?:本[页文]|此[页文]|正文)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)?|收藏(?:本页)?|分享(?:到|至)?|字[体号]"
    r"|[大中小]|默认|超大|微信|微博|QQ空间|我要纠错|纠错|复制链接|下载|手机版|无障碍|繁体|简体)"
)
_FURNITURE = re.compile(
    rf"\W*(?:{_POSITION}|{_NEIGHBOUR}|{_BYLINE}|{_INDEX_CARD}|{_IMPRINT}|{_BUTTON}(?:\W*{_BUTTON})*\W*$)", re.IGNORECASE
)
_REPORT_TITLE = re.compile(r"信息公开.{0,8}(?:报告|年报)")
_HEADING = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[、.．)）]")
_DATE = re.compile(r"(?:20\d\d|二[〇○零一二三四五六七八九]{3})\s*年.{1,12}日\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page, with the number of its links, of the characters in them, and whether the block holds it."""

    text: str
    links: int
    linked: int
    inside: bool


def article(lines: Sequence[Line], title: str) -> list[str]:
    """The lines of the report, without the portal's furniture; the title first where no line states it."""
    last = max((index for index, line in enumerate(lines) if line.inside), default=-1)
    lists = _link_lists(lines)
    kept = [
        line.text
        for index, line in enumerate(lines)
        if index not in lists and not _is_furniture(line.text) and (line.inside or _belongs(lines, index, last))
    ]
    own = next((part for part in re.split(r"\s*[-_|—–－＿]+\s*", title) if _REPORT_TITLE.search(part)), "")
    stated = "".join("".join(kept).split())
    return [own, *kept] if own and "".join(own.split()) not in stated else kept


def _link_lists(lines: Sequence[Line]) -> set[int]:
    """The lines that are lists of links: several links on one line, or many such lines one below another."""
    lists: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        run = [*run[1 - LINKS_OF_A_LIST :], index] if _is_link(line) else []
        if len(run) == LINKS_OF_A_LIST:
            lists |= set(run)
        elif run and line.links > 1:
            lists.add(index)
    return lists


def _is_link(line: Line) -> bool:
    return 2 * line.linked > len(line.text) and "附件" not in line.text


def _is_furniture(text: str) -> bool:
    return len(text) <= FURNITURE and "。" not in text.rstrip("。") and bool(_FURNITURE.match(text))


def _belongs(lines: Sequence[Line], index: int, last: int) -> bool:
    """Whether a line outside the article's block looks like a part of the report all the same."""
    line = lines[index]
    if 2 * line.linked > len(line.text):
        return False
    if len(line.text) >= PARAGRAPH or "。" in line.text or _HEADING.match(line.text) or _REPORT_TITLE.search(line.text):
        return True
    if "\t" in line.text:
        return any(char.isdigit() for char in line.text)
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return index > last and bool(_DATE.search(line.text) or _DATE.match(following))

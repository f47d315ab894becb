"""Lines that portals print around a report, in any format that it was copied in: breadcrumbs, bylines, imprints.

The text keeps them, as they may say whose report it is; they are none of its prose. What says when it was published
stands apart from the sentences around it.
"""

import re

LONGEST = 240  # characters of a line of furniture
_POSITION = r"(?:您|你)?的?(?:现在|当前|目前)?的?(?:所在|所处)?的?位置\s*(?:是|为)?\s*[:：]|(?:网站)?首页\s*[>»›→＞]"
_NEIGHBOUR = r"[上下]一(?:篇|条|页|则)\s*(?:[:：]|$|没有|无)"
_BYLINE = (
    r"(?:信息|文章|稿件)?来源\s*[:：]|(?:浏览|阅读|点击|访问)(?:次数|量|数)\s*[:：]|(?:作者|编辑|责任编辑|责编|供稿)\s*[:：]"
    r"|字\s*[体号]\s*[:：]|(?:发布|发文|更新|发表|录入)?(?:日期|时间)\s*[:：]\s*20\d\d\s*[-年./]\d{1,2}[-月./]\d{1,2}日?(?=\s|$)"
    r"|扫一扫"
)
_INDEX_CARD = (
    r"(?:索\s*引\s*号|发布机[构关]|发文机[构关]|公开机[构关]|发文字号|主题分类|信息分类|信息名称|内容概述|体\s*裁|有\s*效\s*性)"
    r"\s*[:：\t]"
)
_IMPRINT = (
    r"(?:主办|承办|协办|维护|技术支持)(?:单位)?\s*[:：]|(?:相关|友情)链接\s*[:：]|版权所有"
    r"|.*(?:ICP备\s*\d|公网安备\s*\d|网站标识码\s*[:：]?\s*\w{6}|版权所有\s*[:：©]|Copyright|©|[\s\u4e00-\u9fff]版权所有$)"
)
_BUTTON = (
    r"(?:打印(?:本[页文]|此[页文]|正文)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)?|收藏(?:本页)?|分享(?:到|至)?|字[体号]"
    r"|[大中小]|默认|超大|QQ空间|我要纠错|纠错|复制链接|手机版|无障碍|繁体|简体)"
)
_DATED = r"20\d\d\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?(?:\s*\d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
_FRAME = re.compile(
    rf"\W*(?:{_POSITION}|{_NEIGHBOUR}|{_IMPRINT}|{_BUTTON}(?:\W*(?:{_BUTTON}|微信|微博))*\W*$)", re.IGNORECASE
)
_CARD = re.compile(rf"\W*(?:{_INDEX_CARD}|{_BYLINE}|{_DATED}\s*\W*(?:{_BYLINE}))")
_SAYS_WHEN = re.compile(rf"{_DATED}|{_INDEX_CARD}")


def is_furniture(line: str) -> bool:
    """Whether a line, without its line end, is furniture of a page and no sentence of a report."""
    return _is_short(line) and bool(_FRAME.match(line) or (_CARD.match(line) and not _SAYS_WHEN.search(line)))


def is_card(line: str) -> bool:
    """Whether a line tells of the page itself, as when it was published: no part of the sentences around it."""
    return _is_short(line) and not _FRAME.match(line) and bool(_CARD.match(line) and _SAYS_WHEN.search(line))


def _is_short(line: str) -> bool:
    return 0 < len(line.strip()) <= LONGEST and "。" not in line.strip().rstrip("。")

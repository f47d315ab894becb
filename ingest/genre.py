"""Whether a text is an annual report at all, or a regulation, a guide, a notice, news about reports."""

import re
from collections.abc import Sequence

from ingest.errors import NotAReportError
from ingest.titles import Title
from ingest.tokens import fold

FIRST_LINES = 12
LONGEST_TITLE = 60  # characters
SECTIONS_OF_A_REPORT = 3  # headings from which a text is a report whatever its first lines say
BODIES_OF_A_LIST = 4
_SUBJECT = re.compile(r"信息公开|政务公开|主动公开|依申请公开|公开申请|公开工作|总体情况")
_SECTION = re.compile(
    r"[一二三四五六七八九]\s*[、.,:)]\s*(?:(总体情况|概述|概况)|(主动公开)|((?:收到和处理)?(?:政府)?(?:信息公开)?(?:依)?申请)"
    r"|(.{0,16}(?:行政复议|行政诉讼))|(.{0,8}(?:问题|不足))|(其他))|(本年制发件数|本年新制作数量|本年新收|结果维持|统计指标|指标名称)"
)
_OTHER = re.compile(
    r"(?:.*(?:政府(?:20..年)?工作报告|工作总结|(?:预算|决算)(?:公开)?(?:情况)?(?:说明|报告|报表)?|条例|办法|规定|细则|指南|目录|清单|申请表"
    r"|登记表|通知|通报|公告|公示|方案|计划|要点|意见|批复|解读|公报|白皮书|答复书|告知书|汇总表?"
    r"|(?:法治政府建设|依法行政|自查|调研|评估|审计|述职).{0,8}报告)(?:\([^()]{1,20}\))?|(?:一图读懂|图解|图说|解读).*)"
)
_NEWS = re.compile(r"本报讯|记者|通讯员|日前|近日")


def check_genre(text: str, lines: Sequence[str], titles: Sequence[Title]) -> None:
    """Raises NotAReportError where a text, in half-width forms, says that it is something else, and not in doubt."""
    if _other_kind(text, lines, titles) and (reason := _other_kind(fold(text), lines, titles)):
        raise NotAReportError(
            f"no annual report (政府信息公开工作年度报告): {reason}; load the report itself, "
            "or report the file if it is one"
        )


def _other_kind(text: str, lines: Sequence[str], titles: Sequence[Title]) -> str:
    """Why a text is no annual report; nothing where it may be one."""
    if not _SUBJECT.search(text):
        return "nothing in it speaks of 政府信息公开"
    sections = len({found.lastindex for found in _SECTION.finditer(text)})
    other = next((line for line in map(_squeezed, lines[:FIRST_LINES]) if _is_other(line)), "")
    if other and sections < SECTIONS_OF_A_REPORT and not any(title.own for title in titles):
        return f"its title reads “{other}”"
    if sections:
        return ""
    if _NEWS.search(text) and "统计期限" not in text:
        return "it has none of the six sections and reads as news"
    several = len({title.name for title in titles if title.name}) >= BODIES_OF_A_LIST
    return "it lists the reports of several bodies" if several else ""


def _squeezed(line: str) -> str:
    return "".join(line.split())


def _is_other(line: str) -> bool:
    return len(line) <= LONGEST_TITLE and bool(_OTHER.fullmatch(line))

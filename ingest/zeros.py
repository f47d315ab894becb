"""Zeros in words: 未收到申请 · 没有发生行政复议、行政诉讼 · 责任追究方面，当年未发生 · 收取总额为零.

A negated happening (未发生…) is a zero of whatever it names; a bare 无 or 没有 only of things that are counted
in these reports, as 没有及时办理申请 counts nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAPPENING = "发生|收到|产生|出现|收取|受理|涉及|接到|发现|新增|新?制发|新?制作|(?:宣布)?废止|出台|印发|结转"
# What an application leads to is counted by itself: 因申请引发的行政复议.
_APPLICATION = r"(?<!依)申请(?!所?(?:引发|产生|引起|提起))"
_COUNTED = (
    rf"{_APPLICATION}|行政复议|复议|行政诉讼|诉讼|信息处理费|规范性文件|责任追究|追究责任|追责|举报|投诉|收费"
    r"|失泄密|失密泄密|泄密|泄露|结转下?年?度?|制发|废止"
)
_NEGATED = (
    rf"(?:未曾?(?:{_HAPPENING})?|没有(?:{_HAPPENING})?"
    rf"|无(?!法|需|关|障碍|条件|论|故|偿)(?:{_HAPPENING})?|零(?!售|距离|散|跑))"
)
_ANY = re.compile("[未没无零]")  # every pattern below holds one of them
_NONE = re.compile(
    rf"{_NEGATED}(?:(?P<about>[^，。；！？,;：:]{{0,30}}?(?:{_COUNTED}))(?:案件)?"
    r"(?:(?:、|和|或|及)(?P<also>行政诉讼|诉讼))?)"
)
_NOTHING = re.compile(
    rf"(?:未曾?|没有)(?:{_HAPPENING})(?P<about>[^，。；！？,;：:]{{2,40}}?)"
    r"(?:的?(?:情况|情形|现象|问题|事件|案件)(?:发生)?)?(?=[，。；！？,;]|$)"
)
_ABOUT_BEFORE = re.compile(
    rf"(?P<about>[^，。；：！？,;:\d]{{2,30}}?)(?:方面)?[，：:,]\s*(?:本年度?|当年|全年|年内|报告期内|今年)?(?:均)?"
    rf"(?:(?:未|没有|无|零)(?:{_HAPPENING})|零收费)(?=[。；，,;]|$)"
)
_IS_ZERO = re.compile(r"(?P<about>[^，。；：！？,;:]{2,30}?)(?:均|都|仍|也)?(?:为|是)零(?=[，。；！？,;]|$)")
# 没有及时办理申请 tells of a fault, 未公开的规范性文件 of files.
_NO_ZERO = re.compile(
    r"^(?:及时|按|严格|完全|充分|很好|能|得到|达到|形成|建立|公开|公布|发布|办理|答复|处理|完成|纳入|明确|经|来|必)"
)


@dataclass(frozen=True, slots=True)
class Zero:
    """A zero in words: what there is none of, and the place of the words in the sentence."""

    about: str
    start: int
    end: int


def find_zeros(sentence: str) -> Iterator[Zero]:
    """Every zero of a sentence (half-width, simplified), each thing once."""
    if not _ANY.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    for pattern in (_NONE, _ABOUT_BEFORE, _IS_ZERO, _NOTHING):
        for found in pattern.finditer(sentence):
            start, end = found.span()
            fault = pattern is _NONE and _NO_ZERO.match(found["about"])
            if fault or any(low < end and start < high for low, high in taken):
                continue
            taken.append((start, end))
            for about in filter(None, (found["about"], found.groupdict().get("also"))):
                yield Zero(about, start, end)

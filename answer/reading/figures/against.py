"""One body against all: the average, the median, the others together, found in a question by pattern."""

import re
from collections.abc import Iterator

from answer.reading.language.spans import Span, span_of
from answer.vocabulary import Meaning

_WHOSE = "(?:全[市区县省体]|各单位|所有单位|全部单位|总体|整体|单位)?的?"
_MIDDLE = "(?:平均(?:水平|数值?|值|线)?|均值|中位数|中位值)"
_MIDDLE_EN = r"(?:the )?(?:overall )?(?:average|mean|median)(?: (?:number|figure|value|level))?"
_OTHERS = "(?:其他|其它|其余|别的|另外的?|剩下的?)(?:所有|全部|各个?|几个|几家)?(?:的)?(?:单位|部门|机关|局|家)"
_OTHERS_EN = (
    r"(?:all )?(?:of )?(?:the )?(?:other|rest of the|remaining)"
    r"(?:s| (?:agencies|bodies|departments|bureaus|offices|units))"
)
_TOGETHER = "(?:全部)?(?:加起来|合计|总和|之和|合起来|加在一起|加一起|总数|加总|合在一起)"
_PATTERNS = (  # above or below the average
    (
        "",
        rf"(?:比|较|和|与|跟){_WHOSE}(?P<of>{_MIDDLE})(?:相比)?[，,]?(?:是|要)?(?:[高多大]还是[低少小]|[高多]了还是[低少]了)",
    ),
    ("", rf"(?:高于|超过|多于|大于)还是(?:低于|不及|少于|小于){_WHOSE}(?P<of>{_MIDDLE})"),
    ("", rf"在?{_WHOSE}(?P<of>{_MIDDLE})(?:之上|以上)还是(?:之下|以下)"),
    (
        "",
        r"\b(?:above or below|below or above|over or under|(?:higher|more|greater) or (?:lower|fewer|less) than"
        rf"|(?:lower|fewer|less) or (?:higher|more|greater) than) (?P<of>{_MIDDLE_EN})",
    ),
    ("others", rf"比{_OTHERS}的?(?:平均(?:水平|数值?|值)?|均值)(?:还|要)*(?P<how>[多高少低])?(?:多少|几件)?"),
    ("sum", rf"比{_OTHERS}的?{_TOGETHER}(?:的|总量|数量)?(?:都?还|都?要|都)*(?P<how>[多高大少低])?"),
    ("sum", rf"比(?:剩下|其余|余下)(?:的)?{_TOGETHER}(?:的|总量|数量)?(?:都?还|都?要|都)*(?P<how>[多高大少低])?"),
    ("sum", rf"\bthan {_OTHERS_EN} (?:combined|(?:put |taken )?together|added (?:up|together))"),
)
_COMPILED = tuple((against, re.compile(pattern)) for against, pattern in _PATTERNS)


def find_against(text: str) -> Iterator[Span]:
    """Spans of kind against: mean, median, others (their mean) or sum (theirs), with rose or fell where they say so."""
    for against, pattern in _COMPILED:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            middle = "median" if re.search("中位|median", groups.get("of") or "") else "mean"
            how = groups.get("how")
            said = [Meaning("rose" if how in "多高大" else "fell")] if how else []
            yield span_of(found, Meaning("against", against or middle), *said)

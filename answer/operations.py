"""Words that say what is to be done with figures, or with which of them, found by pattern."""

import re
from collections.abc import Iterator

from answer.spans import Span, span_of
from answer.vocabulary import Meaning

_TABLE_3 = r"(?:行政)?(?:复议和?、?诉讼|诉讼和?、?复议|复议|诉讼)(?:情况)?表格?"
_TABLE_2 = r"(?:依申请|申请)(?:公开)?(?:办理|处理)?(?:情况)?表格?"
_UNEVEN = "(?:不平衡?|平不平衡?|平[吗没了]|对不平)"
_OPERATIONS = (
    (  # 诉讼表, the requests table
        "table_3",
        rf"{_TABLE_3}(?!示)|\b(?:reconsideration and litigation|litigation|reconsideration|lawsuits?) table\b",
    ),
    ("table_2", rf"{_TABLE_2}(?![示明达])|\brequests? table\b|\btable (?:of|on) requests\b"),
    ("table_3 balance", rf"{_TABLE_3}{_UNEVEN}"),  # not 申请 and 表不平
    ("table_2 balance", rf"{_TABLE_2}{_UNEVEN}"),
    ("table_1", r"\b(?:proactive )?disclosure table\b"),
)
_COMPILED = tuple(
    (tuple(Meaning(*meaning.split(":")) for meaning in meanings.split(" ")), re.compile(pattern))
    for meanings, pattern in _OPERATIONS
)


def find_operations(text: str) -> Iterator[Span]:
    """All that is found."""
    for meanings, pattern in _COMPILED:
        part = "part" if "part" in pattern.groupindex else 0
        yield from (span_of(found, *meanings, part=part) for found in pattern.finditer(text))

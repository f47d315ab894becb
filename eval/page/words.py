"""The report's words in Chinese and English, of which report.js shows one; and what makes any text safe to show."""

from collections.abc import Mapping
from html import escape
from typing import Any

METRIC = {
    "passed": ("通过", "passed"),
    "status": ("状态", "status"),
    "exact": ("完全正确", "exact"),
    "set_exact": ("名单一致", "set exact"),
    "set_precision": ("名单准确率", "set precision"),
    "set_recall": ("名单召回率", "set recall"),
    "order": ("顺序", "order"),
    "cite_recall": ("引用召回率", "citation recall"),
    "cite_precision": ("引用准确率", "citation precision"),
    "grounded": ("数字有据", "grounded"),
    "necessity": ("引用必要", "necessity"),
    "sufficiency": ("引用充分", "sufficiency"),
}
GROUP = {"kind": ("按题型", "by kind"), "lang": ("按语言", "by language"), "tag": ("按标签", "by tag")}
VERDICT = {"better": ("变好", "better"), "worse": ("变差", "worse"), "same": ("无显著差别", "same")}
STATUS = {
    "answered": ("已回答", "answered"),
    "not_found": ("未找到", "not found"),
    "clarify": ("需要确认", "asks back"),
    "out_of_scope": ("超出范围", "out of scope"),
}
GOLD = {
    "status": ("状态", "status"),
    "value": ("数值", "value"),
    "values": ("数值（按顺序）", "values, in order"),
    "rows": ("名单", "rows"),
    "contains": ("应含文字", "contains"),
    "cite": ("应引用", "must cite"),
}
BARE_NAMES = "（未注明）unnamed"


def both(zh: str, en: str) -> str:
    """Words in both languages; without script both are seen."""
    return f'<span lang="zh">{zh}</span> <span lang="en">{en}</span>'


def metric(name: str) -> str:
    """A metric's name in both languages."""
    return both(*METRIC.get(name, (name, "")))


def named(words: Mapping[str, tuple[str, str]], name: Any) -> str:
    """What is called so, in both languages; a name unknown as it is."""
    return both(*words[name]) if name in words else safe(name)


def group(name: str) -> str:
    """A grouping's name in both languages."""
    return both(*GROUP.get(name, (f"按 {safe(name)}", f"by {safe(name)}")))


def safe(text: Any) -> str:
    """Any text as HTML text; questions, answers and reports are hostile."""
    return escape(str(text), quote=True)

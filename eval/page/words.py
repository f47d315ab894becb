"""The report's words, Chinese first; and what makes any text safe to show."""

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
BARE_NAMES = "（未注明）unnamed"


def both(zh: str, en: str) -> str:
    """A heading in both languages."""
    return f'{zh} <span class="en" lang="en">{en}</span>'


def metric(name: str) -> str:
    """A metric's name in both languages."""
    return both(*METRIC.get(name, (name, "")))


def group(name: str) -> str:
    """A grouping's name in both languages."""
    return both(*GROUP.get(name, (f"按 {safe(name)}", f"by {safe(name)}")))


def safe(text: Any) -> str:
    """Any text as HTML text; questions, answers and reports are hostile."""
    return escape(str(text), quote=True)

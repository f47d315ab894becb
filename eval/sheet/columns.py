"""The columns of a sheet: the names that people give them, and how lists and tags are written in a cell."""

import json
import unicodedata
from typing import Any

from eval.cases import CaseError

NAMES = {
    "id": ("id", "编号", "序号", "题号"),
    "question": ("question", "问题", "提问", "题目"),
    "history": ("history", "前文", "上文", "之前的问题"),
    "lang": ("lang", "language", "语言"),
    "kind": ("kind", "type", "题型", "类型"),
    "status": ("status", "状态", "结果"),
    "value": ("value", "answer", "答案", "数值", "值"),
    "unit": ("unit", "计量单位", "量词"),
    "values": ("values", "各值", "依次"),
    "contains": ("contains", "应含", "应包含", "关键词"),
    "agency": ("agency", "单位", "机关", "部门", "单位名称"),
    "year": ("year", "年度", "年份", "年"),
    "key": ("key", "指标", "单元格"),
    "use": ("use", "用途"),
    "tags": ("tags", "标签"),
    "version": ("version", "版本"),
}
STATUSES = {
    "answered": ("answered", "已回答", "可回答", "有答案", "回答"),
    "not_found": ("not_found", "not found", "未找到", "没有", "查无"),
    "clarify": ("clarify", "需澄清", "澄清", "反问"),
    "out_of_scope": ("out_of_scope", "out of scope", "超出范围", "范围外", "无关"),
}
USES = {"rows": ("rows", "名单"), "cite": ("cite", "引用"), "both": ("both", "名单和引用", "都")}
NULL = ("null", "空白", "blank")  # a blank cell of a report, as gold
GOLD = "gold."  # begins the column of a key of gold that has no column of its own
FORMULA_STARTS = ("=", "+", "-", "@")


def folded(text: str) -> str:
    """A column's name or a word as it is compared."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def columns_of(header: list[str], place: str) -> list[str]:
    """Our name of each column, its own where we have none. Raises CaseError."""
    known = {folded(name): ours for ours, names in NAMES.items() for name in names}
    found = [known.get(folded(name), name.strip()) for name in header]
    twice = sorted({name for name in found if name and found.count(name) > 1})
    if twice:
        raise CaseError(f"{place}: column {twice[0]} stands here twice, under {_said(header, found, twice[0])}")
    if "question" not in found:
        named = ", ".join(filter(None, header)) or "nothing"
        raise CaseError(f"{place}: no column 问题 or question: expected a header row with one, found {named}")
    return found


def _said(header: list[str], found: list[str], name: str) -> str:
    return " and ".join(given for given, ours in zip(header, found, strict=True) if ours == name)


def meaning(word: str, table: dict[str, tuple[str, ...]]) -> str | None:
    """Which entry of STATUSES or USES a word stands for."""
    return next((name for name, words in table.items() if folded(word) in words), None)


def parts(text: str) -> list[str]:
    """A list in a cell: one a line, or between semicolons."""
    lines = text.replace("；", ";").replace("\r", "").replace("\n", ";").split(";")
    return [line.strip() for line in lines if line.strip()]


def number(text: str) -> int | float | None:
    """A number as people write it; None where it is none."""
    plain = folded(text).replace(",", "").replace(" ", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return int(plain) if plain.lstrip("+-").isdigit() else int(value) if value.is_integer() else value


def is_null(text: str) -> bool:
    """Whether a cell names a blank cell of a report."""
    return folded(text) in NULL


def tags_of(text: str) -> dict[str, Any] | list[str]:
    """`format=pdf; damage=1` or `hard; long`."""
    listed = parts(text)
    if listed and all("=" in part for part in listed):
        return {part.partition("=")[0].strip(): _scalar(part.partition("=")[2].strip()) for part in listed}
    return listed


def tags_text(tags: Any) -> str:
    """Tags as a cell holds them."""
    if isinstance(tags, dict):
        return "; ".join(f"{name}={_scalar_text(value)}" for name, value in tags.items())
    return "; ".join(tags)


def _scalar(text: str) -> Any:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return text if isinstance(value, dict | list) else value


def _scalar_text(value: Any) -> str:
    plain = isinstance(value, str) and _scalar(value) == value
    return str(value) if plain else json.dumps(value, ensure_ascii=False)

"""How a question was read: a closed, typed Plan. Nothing but a Plan becomes SQL."""

from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from answer import vocabulary
from answer.answer import Chip, Language

Operator = Literal["gt", "ge", "eq", "le", "lt", "blank"]
Kind = Literal["lookup", "list", "count", "sum", "yesno", "breakdown", "reports", "checks", "text"]

SIGNS = {"gt": ">", "ge": "≥", "eq": "=", "le": "≤", "lt": "<", "blank": "空白"}
_KINDS_ZH = {
    "lookup": "查数",
    "list": "列出单位",
    "count": "数单位",
    "sum": "求和",
    "yesno": "是否",
    "breakdown": "明细",
    "reports": "报告清单",
    "checks": "核对",
    "text": "查原文",
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Measure(_Frozen):
    """What is asked for: a row of the form (or a group of rows) and a column."""

    row: str
    column: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The cells that are added up to it."""
        return vocabulary.keys_of(self.row, self.column)

    @property
    def unit(self) -> str:
        """The unit its cells are printed in."""
        return "万元" if self.column == "amount" else "件"

    def name(self, language: Language) -> str:
        """Its name in words."""
        row = vocabulary.rows()[self.row]
        column = vocabulary.columns()[(row.columns, self.column)]
        names = (row.zh, column.zh) if language == "zh" else (row.en, column.en)
        plain = column.id == "total" or (column.default and column.family == "decisions")
        return names[0] if plain else (" · " if language == "zh" else ", ").join(names)


class Condition(_Frozen):
    """What a member of the set must satisfy; `value` is in the measure's printed unit."""

    operator: Operator
    value: Decimal = Decimal(0)

    def holds(self, value: Decimal | None) -> bool:
        """Whether a value satisfies it; a blank cell satisfies only `blank`."""
        if value is None or self.operator == "blank":
            return value is None and self.operator == "blank"
        return {
            "gt": value > self.value,
            "ge": value >= self.value,
            "eq": value == self.value,
            "le": value <= self.value,
            "lt": value < self.value,
        }[self.operator]


class Scope(_Frozen):
    """Which reports are meant; empty fields do not restrict."""

    agencies: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    ending: str = ""  # a kind of body: 信访局
    years: tuple[int, ...] = ()
    form: int | None = None


class Plan(_Frozen):
    """One question, read."""

    kind: Kind
    scope: Scope = Scope()
    measures: tuple[Measure, ...] = ()
    conditions: tuple[Condition, ...] = ()  # one for each measure, or one for all of them
    together: bool = False  # several measures are added up to one number
    order: Literal["", "most", "least"] = ""
    limit: int | None = None
    breakdown: Literal["", "outcomes", "applicants", "reasons"] = ""
    column: str = "total"  # of a breakdown: all applicants, or one kind
    checks: Literal["", "tables", "prose", "carry"] = ""
    counting: bool = False  # of checks: how many reports
    topics: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    every_report: bool = False  # a text question put to all reports in scope
    assumptions: tuple[str, ...] = ()

    def condition_on(self, measure: Measure) -> Condition | None:
        """The condition that a measure must satisfy."""
        if len(self.conditions) < 2:
            return self.conditions[0] if self.conditions else None
        return self.conditions[self.measures.index(measure)]

    def chips(self, language: Language) -> tuple[Chip, ...]:
        """The plan in words, part by part, as it is shown to the user."""
        zh = language == "zh"
        parts = [("问法" if zh else "kind", _KINDS_ZH[self.kind] if zh else self.kind)]
        parts += [("指标" if zh else "measure", measure.name(language)) for measure in self.measures]
        for condition in self.conditions:
            value = "" if condition.operator == "blank" else f" {condition.value}"
            sign = SIGNS[condition.operator] if zh or value else "blank"
            parts.append(("条件" if zh else "condition", f"{sign}{value}"))
        if self.order:
            words = {"most": ("从多到少", "most first"), "least": ("从少到多", "fewest first")}[self.order]
            limit = f" {self.limit}" if self.limit else ""
            parts.append(("排序" if zh else "order", words[not zh] + limit))
        if self.scope.agencies or self.scope.ending or self.scope.regions:
            names = "、".join((*self.scope.regions, *self.scope.agencies, self.scope.ending)).strip("、")
            parts.append(("单位" if zh else "agencies", names))
        if self.scope.years:
            parts.append(("年份" if zh else "years", _years(self.scope.years)))
        if self.checks:
            checks = {"tables": "表格勾稽", "prose": "文字与表格", "carry": "上下年结转"}
            parts.append(("核对" if zh else "checks", checks[self.checks] if zh else self.checks))
        topics = [vocabulary.topics()[topic] for topic in self.topics]
        parts += [("主题" if zh else "topic", topic.zh if zh else topic.en) for topic in topics]
        if self.breakdown:
            breakdowns = {"outcomes": "办理结果", "applicants": "申请人", "reasons": "不予公开理由"}
            parts.append(("明细" if zh else "breakdown", breakdowns[self.breakdown] if zh else self.breakdown))
        if self.terms:
            parts.append(("原文用词" if zh else "words", "、".join(self.terms)))
        return tuple(Chip(name, value) for name, value in parts)


def _years(years: tuple[int, ...]) -> str:
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return "、".join(str(year) for year in years)

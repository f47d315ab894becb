"""How a question was read: a closed, typed Plan. Nothing but a Plan becomes SQL."""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from answer import vocabulary
from answer.answer import Language

Breakdown = Literal["", "outcomes", "applicants", "reasons", "unable", "not_processed", "other_outcome"]
Operator = Literal["gt", "ge", "eq", "ne", "le", "lt", "between", "blank"]
Kind = Literal[
    "lookup",
    "list",
    "count",
    "sum",
    "mean",
    "median",
    "change",
    "rank",
    "beside",
    "classes",
    "yesno",
    "breakdown",
    "unfiled",
    "cells",
    "reports",
    "checks",
    "text",
]
SET_KINDS: frozenset[Kind] = frozenset({"list", "count", "yesno"})  # of the bodies that satisfy conditions


_COMPARISONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "gt": operator.gt,
    "ge": operator.ge,
    "eq": operator.eq,
    "ne": operator.ne,
    "le": operator.le,
    "lt": operator.lt,
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
        if self.row == "procurement" and self.column == "amount":
            return ""  # the form fixes none
        return "万元" if self.column == "amount" else "件"

    def name(self, language: Language) -> str:
        """Its name in words."""
        return _name(self.row, self.column, language)


@cache
def _name(row_id: str, column_id: str, language: Language) -> str:
    row = vocabulary.rows()[row_id]
    column = vocabulary.columns()[(row.columns, column_id)]
    names = (row.zh, column.zh) if language == "zh" else (row.en, column.en)
    plain = column.id == "total" or (column.default and column.family == "decisions")
    return names[0] if plain else (" · " if language == "zh" else ", ").join(names)


class Rate(_Frozen):
    """A share in percent: the sum of `part` over the sum of `whole` less `less`; undefined where that is 0."""

    part: tuple[Measure, ...]
    whole: tuple[Measure, ...]
    less: tuple[Measure, ...] = ()
    rate: str = ""  # its name in the vocabulary, where it has one

    @property
    def unit(self) -> str:
        """Percent."""
        return "%"

    def name(self, language: Language) -> str:
        """Its name in words: 予以公开率, or 自然人占新收申请."""
        if self.rate:
            known = vocabulary.rates()[self.rate]
            row = vocabulary.rows()[self.part[0].row]
            return (known.zh.format(row=row.zh) if language == "zh" else known.en.format(row=row.en)).strip()
        part, whole = (" + ".join(each.name(language) for each in side) for side in (self.part, self.whole))
        if self.part[0].row == self.whole[0].row:  # a column of its row's total
            columns, family = vocabulary.columns(), vocabulary.rows()[self.part[0].row].columns
            named = [columns[(family, each.column)] for each in self.part]
            part = " + ".join(each.zh if language == "zh" else each.en for each in named)
        return f"{part}占{whole}的比例" if language == "zh" else f"{part} as a share of {whole}"


def named_rate(named: vocabulary.NamedRate, row: str) -> Rate:
    """A rate of the vocabulary, of a row where it is of one."""

    def side(measures: tuple[str, ...]) -> tuple[Measure, ...]:
        pairs = (measure.split("/") for measure in measures)
        return tuple(Measure(row=row if own == "*" else own, column=column) for own, column in pairs)

    return Rate(part=side(named.part), whole=side(named.whole), less=side(named.less), rate=named.id)


class Gap(_Frozen):
    """One figure less another: of the same report, or (`before`) what the body's report of the year compared with has.

    `percent` of the latter, or how many `times` the latter it is; undefined where that is 0. Of two rates it is in
    percentage points, as they are shown.
    """

    of: Measure | Rate
    less: Measure | Rate
    before: bool = False
    percent: bool = False
    times: bool = False  # the former divided by the latter

    @property
    def unit(self) -> str:
        """That of the figure, percent, or times; rates differ by percentage points."""
        if isinstance(self.of, Rate):
            return "百分点"
        if self.times and self.of.unit != self.less.unit and not self.percent:
            return self.of.unit if self.of.unit == "万元" else ""  # money for each item is no multiple
        if self.times:
            return "%" if self.percent else "倍"
        return "%" if self.percent else self.of.unit

    def name(self, language: Language) -> str:
        """Its name in words: 新收申请的增减, or 予以公开 − 不予公开."""
        if self.times and self.before:
            name = self.of.name(language)
            return f"{name}的倍数" if language == "zh" else f"multiple of {name}"
        if self.times:
            return f"{self.of.name(language)} ÷ {self.less.name(language)}"
        if not self.before:
            return f"{self.of.name(language)} − {self.less.name(language)}"
        word = {"zh": ("的增减", "的增长率"), "en": ("change in ", "growth of ")}[language][self.percent]
        return self.of.name(language) + word if language == "zh" else word + self.of.name(language)


Quantity = Measure | Rate | Gap


class Condition(_Frozen):
    """What a member of the set must satisfy; `value` is in the measure's printed unit.

    `between` includes both ends. `years` are those of its own, where they differ from the scope's: received in
    2023 but not in 2024. `than` compares with the mean or median of the set instead of a number, `body` with what the
    report of that body states of the same year.
    """

    operator: Operator
    value: Decimal = Decimal(0)
    high: Decimal | None = None
    years: tuple[int, ...] = ()
    than: Literal["", "mean", "median"] = ""
    body: str = ""

    def holds(self, value: Decimal | None) -> bool:
        """Whether a value satisfies it; a blank cell satisfies only `blank`."""
        if value is None or self.operator == "blank":
            return value is None and self.operator == "blank"
        if self.operator == "between":
            return self.high is not None and self.value <= value <= self.high
        return _COMPARISONS[self.operator](value, self.value)


TOLD = Condition(operator="ge")  # of a figure that only is told of bodies that others choose: whatever it is


class Scope(_Frozen):
    """Which reports are meant; empty fields do not restrict."""

    agencies: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()  # kinds of body: 信访局; those, and the bodies named, are meant
    levels: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    form: int | None = None
    not_agencies: tuple[str, ...] = ()  # left out of all of these
    not_regions: tuple[str, ...] = ()
    not_levels: tuple[str, ...] = ()


class Plan(_Frozen):
    """One question, read."""

    kind: Kind
    scope: Scope = Scope()
    measures: tuple[Quantity, ...] = ()
    conditions: tuple[Condition, ...] = ()  # one for each measure, or one for all of them
    any_of: bool = False  # one condition is enough
    every_year: bool = False  # what is asked for must hold in every year of the scope
    together: bool = False  # several measures are added up to one number
    order: Literal["", "most", "least", "both"] = ""  # both ends
    limit: int | None = None
    place: int | None = None  # of a ranking: who stands there
    share: bool = False  # of a count: as a share of all that have the figure; of sums by group: each one's of all
    every: bool = False  # of yes or no: whether all in scope do
    difference: bool = False  # of two bodies or regions: how much more the one has
    expects: Literal["", "more", "fewer", "equal"] = ""  # of a change: what a yes would mean
    fault: bool = False  # of checks: whether something is wrong, not right
    group: Literal["", "year", "region", "city", "county", "level", "tier", "kind", "agency"] = (
        ""  # one number for each
    )
    yes_no: bool = False  # of reports: whether there are any
    absent: bool = False  # of reports: whether there are none; of a text question: who does not write of it
    by_form: bool = False  # of reports: which form each follows
    count_bodies: bool = False  # of reports: how many bodies they are of
    percent: bool = False  # of a change: by how many percent
    # The body (or region) whose place among those in scope, or share in their sum, is asked for; several bodies whose
    # share together is asked for stand as A、B、C.
    subject: str = ""
    classes: tuple[int, ...] = ()  # of a distribution: the least number of each class
    against: Literal["", "mean", "median", "others", "sum"] = ""  # what the subject is compared with
    breakdown: Breakdown = ""
    column: str = "total"  # of a breakdown: all applicants, or one kind
    checks: Literal["", "tables", "prose", "carry", "in_force", "copied"] = ""
    state: Literal["", "blank", "unread", "zero"] = ""  # of cells: which of them
    table: Literal[0, 1, 2, 3] = 0  # of cells and checks: of one table, or of all
    filed: tuple[int, ...] = ()  # of reports missing: years of which the body has one
    counting: bool = False  # how many reports or bodies, of checks, cells and reports missing
    topics: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()  # of problems
    every_report: bool = False  # a text question put to all reports in scope
    number: Literal["", "things", "people"] = ""  # of a text question: the number wanted, of what
    number_only: bool = False  # nothing but a number answers it
    deed: bool = False  # of a text question: who did it, not who writes of it
    newest: bool = False  # of a text question about one body: no year was named
    assumptions: tuple[str, ...] = ()

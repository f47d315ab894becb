"""The parts of a Plan that a person may change, each with its value in words and, where it has them, its choices."""

from collections.abc import Iterator, Mapping
from typing import get_args

from answer import vocabulary
from answer.answer import Field, Language
from answer.plan import Gap, Kind, Measure, Plan, Quantity, Rate, named_rate
from answer.reading.scope.tiers import TIERS
from answer.shown.phrases import condition_text, level_words, place_words
from answer.words import say

Choices = tuple[tuple[str, str], ...]

FIGURES: tuple[Kind, ...] = (
    "lookup",
    "list",
    "count",
    "yesno",
    "sum",
    "mean",
    "median",
    "change",
    "rank",
    "beside",
    "classes",
)
COMPARING: tuple[Kind, ...] = ("lookup", "list", "count", "yesno")  # what can be done with a gap
AVERAGED: tuple[Kind, ...] = ("sum", "mean", "median")
OTHERS: tuple[Kind, ...] = ("breakdown", "unfiled", "cells", "reports", "checks")
# What a plan of each kind is made of, beside its scope; all else has no meaning in it, whoever makes or changes it.
# The first is what it is about.
PARTS: Mapping[Kind, tuple[str, ...]] = {
    "lookup": ("measures", "order", "limit", "difference"),
    "list": ("measures", "conditions", "any_of", "every_year", "order", "limit", "place", "difference"),
    "count": ("measures", "conditions", "any_of", "every_year", "share", "group"),
    "yesno": ("measures", "conditions", "any_of", "every_year", "every"),
    "sum": (
        "measures",
        "conditions",
        "together",
        "group",
        "order",
        "limit",
        "difference",
        "subject",
        "expects",
        "share",
    ),
    "mean": ("measures", "conditions", "group", "order", "limit"),
    "median": ("measures", "conditions", "group", "order", "limit"),
    "change": ("measures", "together", "percent", "expects", "order"),
    "rank": ("measures", "order", "subject"),
    "beside": ("measures", "subject", "against", "expects"),
    "classes": ("measures", "classes"),
    "breakdown": ("breakdown", "column", "absent", "order", "limit", "percent"),
    "unfiled": ("filed", "counting", "every"),
    "cells": ("state", "table", "counting"),
    "reports": ("yes_no", "absent", "by_form", "count_bodies", "every_year", "group"),
    "checks": ("checks", "table", "counting", "yes_no", "fault"),
    "text": (
        *("topics", "themes", "terms", "every_report", "number", "number_only", "together", "order", "limit"),
        *(
            "deed",
            "absent",
            "newest",
            "yes_no",
            "conditions",
            "difference",
            "any_of",
            "every",
            "share",
            "group",
            "place",
        ),
        *("expects", "percent", "subject"),
    ),
}
NONE = "-"  # in place of a measure: there is none
_NONE = (NONE, "—")
LEVELS = (
    *TIERS,
    *("aggregate", "office", "department", "township", "subdistrict"),
    *("institution", "university", "enterprise"),
)
_SWITCHES = frozenset(
    (
        *("any_of", "every_year", "together", "percent", "counting", "yes_no", "absent", "by_form"),
        *("count_bodies", "every_report", "number_only", "deed", "newest", "share", "every", "difference", "fault"),
    )
)
_WORDS = {
    "group": "by_",
    "order": "order_",
    "checks": "checks_of_",
    "state": "state_",
    "breakdown": "",
    "table": "table_",
    "expects": "expects_",
    "against": "beside_",
}


def fields_of(plan: Plan, language: Language) -> tuple[Field, ...]:
    """Every part of a plan of this kind, what it is about first."""
    return tuple(_fields(plan, language))


def _fields(plan: Plan, language: Language) -> Iterator[Field]:
    figures = COMPARING if any(isinstance(each, Gap) for each in plan.measures) else FIGURES
    if any(isinstance(each, Gap) and each.times for each in plan.measures):
        figures = (*COMPARING, "sum")
    kinds = ("text",) if plan.kind == "text" else (*(figures if plan.measures else ()), *OTHERS)
    yield _field("kind", plan.kind, language, tuple((kind, say(f"kind_{kind}", language)) for kind in kinds))
    for part in PARTS[plan.kind]:
        if part == "measures":
            for at, quantity in enumerate(plan.measures):
                yield from _quantity(at, quantity, language)
            if takes_more(plan):
                choices = (_NONE, *_measures(language))
                yield _field("measure", NONE, language, choices, len(plan.measures), "measure_more")
        elif part == "conditions":
            shown = [condition_text(each, language) for each in plan.conditions] or [""]
            yield from (_field("condition", text, language, at=at) for at, text in enumerate(shown))
            if takes_more(plan) and len(plan.conditions) == len(plan.measures):
                yield _field("condition", "", language, at=len(shown), label="condition_more")
        elif part in {"topics", "themes"}:
            yield from _named(part, plan, language)
        else:
            yield _part(part, plan, language)
    yield from _scope(plan, language)


def _named(part: str, plan: Plan, language: Language) -> Iterator[Field]:
    """The topics or themes that a text is about."""
    known = vocabulary.topics() if part == "topics" else vocabulary.themes()
    choices = tuple((id, each.zh if language == "zh" else each.en) for id, each in known.items())
    for at, id in enumerate(getattr(plan, part)):
        yield _field(part.removesuffix("s"), id, language, choices, at)


def _part(part: str, plan: Plan, language: Language) -> Field:
    value = getattr(plan, part)
    if part in _SWITCHES:
        return _field(part, "yes" if value else "no", language, _switch(part, language))
    if part == "column":
        return _field(part, value, language, _columns("applicants", language))
    if part in _WORDS:
        every = get_args(Plan.model_fields[part].annotation)
        choices = tuple((str(each), say(f"{_WORDS[part]}{each}", language) if each else "—") for each in every)
        needed = part in {"checks", "state", "breakdown", "against"}
        return _field(part, str(value), language, tuple(each for each in choices if each[0] or not needed))
    return _field(part, "、".join(map(str, value)) if isinstance(value, tuple) else str(value or ""), language)


def _quantity(at: int, quantity: Quantity, language: Language) -> Iterator[Field]:
    """The row or rate of a measure, and the column of a row; any but the first may be left out."""
    choices = _measures(language) if at == 0 else (_NONE, *_measures(language))
    if isinstance(quantity, Measure):
        yield _field("measure", quantity.row, language, choices, at)
        yield _field(
            "column", quantity.column, language, _columns(vocabulary.rows()[quantity.row].columns, language), at
        )
        return
    named = next((value for value, _ in choices if rate_of(value) == quantity), "")
    own = () if named else (("", quantity.name(language)),)  # a rate or gap of its own
    yield _field("measure", named, language, (*own, *choices), at)


def _measures(language: Language) -> Choices:
    """Every row of the form and every rate that has a name."""
    rows = ((row.id, row.zh if language == "zh" else row.en) for row in vocabulary.rows().values())
    rates = (
        (f"rate:{rate.id}{':' * bool(row)}{row}", named_rate(rate, row).name(language))
        for rate in vocabulary.rates().values()
        for row in (rate.rows or ("",))
    )
    return (*rows, *rates)


def takes_more(plan: Plan) -> bool:
    """Whether a plan can have several measures: a body's place, and a ranking, are by one."""
    ranks = plan.kind in {"rank", "beside", "classes"} or (
        plan.kind == "list" and bool(plan.order) and not plan.conditions
    )
    return "measures" in PARTS[plan.kind] and not ranks


def rate_of(value: str) -> Rate | None:
    """The rate of a choice `rate:ID` or `rate:ID:ROW`; None where it is none."""
    _, identity, row = (*value.split(":"), "", "")[:3]
    named = vocabulary.rates().get(identity) if value.startswith("rate:") else None
    return named_rate(named, row) if named and (row in named.rows or (not row and not named.rows)) else None


def _columns(family: str, language: Language) -> Choices:
    return tuple(
        (each.id, each.zh if language == "zh" else each.en)
        for each in vocabulary.columns().values()
        if each.family == family
    )


def _scope(plan: Plan, language: Language) -> Iterator[Field]:
    scope = plan.scope
    yield _field("years", "、".join(str(year) for year in scope.years), language)
    yield _field("bodies", "、".join(scope.agencies), language)
    yield _field("regions", "、".join(map(place_words, scope.regions)), language)
    yield _field("endings", "、".join(scope.endings), language)
    levels = tuple((level, level_words(level, language)) for level in dict.fromkeys((*LEVELS, *scope.levels)))
    several = ((",".join(scope.levels), "、".join(level_words(level, language) for level in scope.levels)),)
    own = several if len(scope.levels) > 1 else ()
    yield _field("levels", ",".join(scope.levels), language, (("", "—"), *own, *levels))
    yield _field("not_agencies", "、".join(scope.not_agencies), language)
    yield _field("not_regions", "、".join(map(place_words, scope.not_regions)), language)
    without = (",".join(scope.not_levels), "、".join(level_words(level, language) for level in scope.not_levels))
    yield _field(
        "not_levels", ",".join(scope.not_levels), language, (("", "—"), *([without] if without[0] else []), *levels)
    )
    yield _field("form", str(scope.form or ""), language, (("", "—"), ("2019", "2019"), ("2021", "2021")))


def _switch(part: str, language: Language) -> Choices:
    words = part if part in {"any_of", "every_year"} else "switch"
    return (("yes", say(f"{words}_yes", language)), ("no", say(f"{words}_no", language)))


def _field(name: str, value: str, language: Language, choices: Choices = (), at: int = 0, label: str = "") -> Field:
    return Field(f"{name}.{at}", say(f"chip_{label or name}", language), value, choices)

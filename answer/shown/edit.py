"""Changes that a person makes to a Plan, as text by field → the changed Plan, valid again."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select

from answer import vocabulary
from answer.answer import Language
from answer.plan import Condition, Gap, Measure, Operator, Plan, Quantity, Rate
from answer.reading.figures.classes import USUAL
from answer.reading.scope.names import region_names
from answer.shown.fields import AVERAGED, NONE, PARTS, fields_of, rate_of, takes_more
from answer.shown.phrases import SIGNS, condition_text
from answer.words import say
from index.schema import agencies, aliases
from ingest.tokens import half_width

LONGEST = 1_000  # characters of one field
_PARTED = re.compile(r"[、,，;；\n]+")
_YEARS = re.compile(r"(\d{4})(?:\s*[-–—~至到]\s*(\d{4}))?")
_NUMBER = r"-?\d{1,12}(?:\.\d{1,4})?"
_COMPARED = re.compile(rf"(>=|<=|!=|[≥≤≠<>=])?\s*({_NUMBER})")
_BESIDE = re.compile(r"(>=|<=|!=|[≥≤≠<>=])\s*(\D.{1,60})")  # what the report of a body states
_BETWEEN = re.compile(rf"({_NUMBER})\s*[-–—~至到]\s*({_NUMBER})")
_OPERATORS: dict[str, Operator] = {sign: operator for operator, sign in SIGNS.items()} | {
    ">=": "ge",
    "<=": "le",
    "!=": "ne",
}
_SOME = Condition(operator="gt")


class EditError(ValueError):
    """A change that makes no plan; the message says which and what fits."""


def edited(plan: Plan, changes: Mapping[str, str], connection: Connection, language: Language) -> Plan:
    """The plan with the values that `changes` gives some of its fields (`answer.fields`). Raises EditError."""
    known = {field.name: field for field in fields_of(plan, language)}
    for name, value in changes.items():
        field = known.get(name)
        if field is None or len(value) > LONGEST or (field.choices and value not in dict(field.choices)):
            raise EditError(say("edit_unknown", language, name=field.label if field else name, value=value[:50]))
    values = {name: changes.get(name, field.value).strip() for name, field in known.items()}
    try:
        changed = _fitted(Plan.model_validate(_plan(plan, values, connection, language)), language)
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise EditError(say("edit_unknown", language, name=place, value="")) from error
    if len(changed.measures) > 1 and takes_more(plan) and not takes_more(changed):
        raise EditError(say("edit_one_measure", language))
    return changed


def _plan(plan: Plan, values: Mapping[str, str], connection: Connection, language: Language) -> dict[str, Any]:
    """The fields of the changed plan; what has no meaning in its kind is left out."""
    changed: dict[str, Any] = {"kind": values["kind.0"], "scope": _scope(plan, values, connection, language)}
    for part in PARTS[plan.kind]:
        if part not in {"measures", "conditions", "topics", "themes"}:
            changed[part] = _value(part, values[f"{part}.0"], language)
    if changed.get("subject") and changed["subject"] != plan.subject:  # a region may stand there
        bodies = _bodies(changed["subject"], connection, language)
        changed["subject"] = "、".join(bodies if plan.kind == "sum" else bodies[:1])
    changed["topics"] = tuple(values[f"topic.{at}"] for at in range(len(plan.topics)))
    changed["themes"] = tuple(values[f"theme.{at}"] for at in range(len(plan.themes)))
    changed["measures"], changed["conditions"] = _measured(plan, values, connection, language)
    kept = {"kind", "scope", *PARTS[changed["kind"]]}
    if changed["kind"] in AVERAGED and plan.kind not in AVERAGED:
        kept.remove("conditions")  # a sum in place of a list is of all
    return {name: value for name, value in changed.items() if name in kept}


def _value(part: str, value: str, language: Language) -> Any:
    if value in {"yes", "no"}:
        return value == "yes"
    if part == "terms":
        return tuple(filter(None, _PARTED.split(value)))
    if part == "classes":
        return _classes(value, language)
    if part == "filed":
        return _years(value, language)
    if part == "table":
        return int(value)
    if part in {"limit", "place"}:
        if value and not (value.isascii() and value.isdigit() and 0 < int(value[:6]) < 100_000):
            raise EditError(say("edit_number", language, value=value))
        return int(value) if value else None
    return value


def _classes(text: str, language: Language) -> tuple[int, ...]:
    """The least number of each class, 0 among them."""
    numbers = [each.strip() for each in _PARTED.split(half_width(text)) if each.strip()]
    if any(not (each.isascii() and each.isdigit() and len(each) < 6) for each in numbers) or len(numbers) > 20:
        raise EditError(say("edit_classes", language, value=text[:50]))
    return tuple(sorted({0, *map(int, numbers)})) if numbers else ()


# Measures and conditions


def _measured(
    plan: Plan, values: Mapping[str, str], connection: Connection, language: Language
) -> tuple[tuple[Quantity, ...], tuple[Condition, ...]]:
    """The measures, some with a condition of their own, or one condition for all.

    What is left empty of one more measure and its condition is the same as before. A measure goes with its condition.
    """
    texts = {at: values[f"condition.{at}"] for at in range(len(values)) if f"condition.{at}" in values}
    found = {at: _condition(plan, at, text, connection, language) for at, text in texts.items()}
    last = len(plan.measures)
    kept = [at for at in range(last + 1) if values.get(f"measure.{at}", NONE) != NONE]
    measures = {at: _quantity(plan, at, values) for at in kept}
    if found.get(last) and plan.measures:
        measures.setdefault(last, measures[kept[-1]])
    if len(plan.conditions) > 1:
        if last in measures and not found.get(last):
            found[last] = found[last - 1]
    elif not (last in measures and found.get(last) and found.get(0)):
        first = found.get(0) if texts else None
        return tuple(measures.values()), (first,) if first else () if texts else plan.conditions
    pairs = [(measures[at], each) for at, each in found.items() if each and at in measures]
    return tuple(measure for measure, _ in pairs) or tuple(measures.values()), tuple(each for _, each in pairs)


def _quantity(plan: Plan, at: int, values: Mapping[str, str]) -> Quantity:
    chosen = values[f"measure.{at}"]
    if not chosen:  # the rate that stands there, which has no name
        return plan.measures[at]
    rate = rate_of(chosen)
    if rate:
        return rate
    family = vocabulary.rows()[chosen].columns
    column = values.get(f"column.{at}", "")
    if (family, column) not in vocabulary.columns():
        column = vocabulary.default_column(family) or next(id for of, id in vocabulary.columns() if of == family)
    return Measure(row=chosen, column=column)


def _condition(plan: Plan, at: int, text: str, connection: Connection, language: Language) -> Condition | None:
    before = plan.conditions[at] if at < len(plan.conditions) else None
    if before and text == condition_text(before, language):
        return before
    folded = half_width(text).strip()
    if not folded:
        return None
    years = before.years if before else ()
    if folded in {say("blank_cell", "zh"), say("blank_cell", "en")}:
        return Condition(operator="blank", years=years)
    between = _BETWEEN.fullmatch(folded)
    if between:
        return Condition(operator="between", value=Decimal(between[1]), high=Decimal(between[2]), years=years)
    beside = _BESIDE.fullmatch(folded)
    if beside and len(bodies := _named(beside[2], connection)) == 1:
        return Condition(operator=_OPERATORS[beside[1]], body=bodies[0], years=years)
    compared = _COMPARED.fullmatch(folded)
    if not compared:
        raise EditError(say("edit_condition", language, value=text[:50]))
    return Condition(operator=_OPERATORS[compared[1] or "="], value=Decimal(compared[2]), years=years)


# Scope


def _scope(plan: Plan, values: Mapping[str, str], connection: Connection, language: Language) -> dict[str, Any]:
    endings = tuple(filter(None, (part.strip() for part in _PARTED.split(values["endings.0"]))))
    for ending in endings:
        if ending not in plan.scope.endings and not _named(ending, connection):
            raise EditError(say("edit_body", language, value=ending[:50]))
    return {
        "years": _years(values["years.0"], language),
        "agencies": _bodies(values["bodies.0"], connection, language),
        "regions": _regions(values["regions.0"], connection, language),
        "endings": endings,
        "levels": tuple(filter(None, values["levels.0"].split(","))),
        "form": int(values["form.0"]) if values["form.0"] else None,
        "not_agencies": _bodies(values["not_agencies.0"], connection, language),
        "not_regions": _regions(values["not_regions.0"], connection, language),
        "not_levels": tuple(filter(None, values["not_levels.0"].split(","))),
    }


def _years(text: str, language: Language) -> tuple[int, ...]:
    found: set[int] = set()
    for each in filter(None, _PARTED.split(half_width(text).replace("年", ""))):
        years = _YEARS.fullmatch(each.strip())
        if not years:
            raise EditError(say("edit_years", language, value=text[:50]))
        found |= set(range(int(years[1]), int(years[2] or years[1]) + 1))
    return tuple(sorted(found))


def _bodies(text: str, connection: Connection, language: Language) -> tuple[str, ...]:
    found: list[str] = []
    for each in filter(None, (part.strip() for part in _PARTED.split(text))):
        named = _named(each, connection)
        if len(named) != 1:
            raise EditError(say("edit_bodies" if named else "edit_body", language, value=each[:50]))
        found += named
    return tuple(dict.fromkeys(found))


def _named(name: str, connection: Connection) -> Sequence[str]:
    """The bodies of that full name; else those called so."""
    full: list[str] = list(connection.scalars(select(agencies.c.name).where(agencies.c.name == name)))
    query = select(agencies.c.name).join_from(agencies, aliases).where(aliases.c.alias == half_width(name).lower())
    return full or list(connection.scalars(query.distinct()))


def _regions(text: str, connection: Connection, language: Language) -> tuple[str, ...]:
    spoken = region_names(connection)
    found: list[str] = []
    for each in filter(None, (part.strip() for part in _PARTED.split(text))):
        region = spoken.get(each) or spoken.get(each.lower())
        if region is None:
            raise EditError(say("edit_region", language, value=each[:50]))
        found.append(region)
    return tuple(dict.fromkeys(found))


# What a kind needs


def _fitted(plan: Plan, language: Language) -> Plan:
    """The plan with what its kind can't do without, where that follows from the rest."""
    scope = plan.scope
    if plan.kind in {"count", "yesno"} and not plan.conditions:
        return plan.model_copy(update={"conditions": (_SOME,)})
    if plan.kind == "checks" and not plan.checks:
        return plan.model_copy(update={"checks": "tables"})
    if plan.kind == "checks" and plan.checks not in {"tables", "prose"} and plan.table:
        return plan.model_copy(update={"table": 0})  # it is of one table as it is
    if plan.kind == "cells" and not plan.state:
        return plan.model_copy(update={"state": "blank"})
    if plan.kind == "breakdown" and not plan.breakdown:
        return plan.model_copy(update={"breakdown": "outcomes"})
    if plan.kind == "sum" and any(isinstance(each, Gap) for each in plan.measures):  # of all together, in no order
        return Plan(kind="sum", scope=scope, measures=plan.measures)
    if plan.kind == "unfiled" and not (scope.years or scope.agencies or scope.endings):
        raise EditError(say("which_year", language))
    if plan.kind == "change" and len(scope.years) != 2:
        if len(scope.years) != 1:
            raise EditError(say("edit_two_years", language))
        return plan.model_copy(update={"scope": scope.model_copy(update={"years": (scope.years[0] - 1, *scope.years)})})
    if plan.kind == "classes":
        if any(not isinstance(each, Measure) for each in plan.measures[:1]):
            raise EditError(say("edit_classes", language, value=plan.measures[0].name(language)))
        return plan.model_copy(update={"classes": plan.classes or USUAL})
    if plan.kind in {"rank", "beside"}:
        subject = plan.subject or (scope.agencies[0] if len(scope.agencies) == 1 else "")
        if not subject:
            raise EditError(say("edit_subject", language))
        named = (
            scope.agencies if plan.kind == "beside" and len(scope.agencies) > 2 and subject in scope.agencies else ()
        )
        plan = plan.model_copy(update={"subject": subject, "scope": scope.model_copy(update={"agencies": named})})
        return plan if plan.kind == "rank" else _beside(plan, language)
    return plan


def _beside(plan: Plan, language: Language) -> Plan:
    """One year's figures beside each other; a rate beside that of all together."""
    if len(plan.scope.years) != 1:
        raise EditError(say("edit_one_year", language))
    rate = isinstance(plan.measures[0], Rate)
    return plan.model_copy(update={"against": "mean" if rate else plan.against or "mean"})

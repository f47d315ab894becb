"""Which picture says an answer better, by rule of its plan and rows: a trend, a ranking, a distribution, or none."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from answer import vocabulary
from answer.answer import Language, Outcome, Row
from answer.draft import Draft
from answer.figures.select import select_reports
from answer.plan import Plan
from answer.shown import vega_lite as vega
from answer.shown.phrases import scope_words
from answer.shown.vega_lite import Frame
from answer.words import join, say

FEWEST = 3  # values; one or two are told faster than drawn
MOST_BARS = 20  # in one picture, as many as rows the page shows at once
MOST_SERIES = 8  # lines, or bars side by side, that can be told apart
_TOLD_IN_ORDER = frozenset({"lookup", "change"})  # kinds whose rows stand in the order asked for

Spec = dict[str, Any]


def chart_of(plan: Plan, draft: Draft, connection: Connection, language: Language) -> Spec | None:
    """A Vega-Lite specification that holds the answer's own rows; None where a picture would add nothing."""
    unit = _unit(plan)
    if draft.status is not Outcome.ANSWERED or unit is None or not _is_drawn(plan):
        return None
    rows = _rows(plan, draft, language)
    if sum(row.value is not None for row in rows) < FEWEST:
        return None
    frame = Frame(_title(plan, language), (scope_words(plan.scope, language).strip(),), unit, language)
    if _is_trend(plan, rows):
        return _trend(plan, rows, draft, frame, connection)
    if plan.kind in {"mean", "median"} and len(rows) > MOST_BARS:
        return vega.histogram(rows, frame, _middle(plan, draft, language))
    return _compared(plan, rows, draft, frame)


def _is_drawn(plan: Plan) -> bool:
    """Whether a plan of this kind has a picture. A set chosen by a condition has none: its table says it all."""
    if plan.kind == "list":
        return not plan.conditions
    if plan.kind == "sum":
        return not plan.together
    if plan.kind == "text":
        return bool(plan.number) and not plan.together
    return plan.kind in {"lookup", "mean", "median", "change", "breakdown"}


def _unit(plan: Plan) -> str | None:
    """The one unit of all values; None where there are several."""
    if plan.kind == "breakdown":
        return "件"
    if plan.kind == "text":
        units = [unit for topic in plan.topics for unit in vocabulary.topics()[topic].units]
        return units[0] if len(units) == 1 else None
    units = list({measure.unit for measure in plan.measures})
    return units[0] if len(units) == 1 else None


def _rows(plan: Plan, draft: Draft, language: Language) -> list[Row]:
    """The rows that hold what was asked for: not the parts that a rate is computed from."""
    if plan.kind in {"breakdown", "text"}:
        return draft.rows
    names = {measure.name(language) for measure in plan.measures}
    return [row for row in draft.rows if row.label in names]


def _title(plan: Plan, language: Language) -> str:
    if plan.kind == "breakdown":
        return say(plan.breakdown, language)
    if plan.kind == "text":
        known = vocabulary.topics()
        return join([known[topic].zh if language == "zh" else known[topic].en for topic in plan.topics], language)
    return join([measure.name(language) for measure in plan.measures], language)


# Trends


def _is_trend(plan: Plan, rows: Sequence[Row]) -> bool:
    return plan.kind in {"lookup", "list", "sum", "text"} and not plan.order and len({row.year for row in rows}) > 2


def _trend(plan: Plan, rows: Sequence[Row], draft: Draft, frame: Frame, connection: Connection) -> Spec | None:
    """A line for each body, or for each measure; a year without a value parts it."""
    bodies, labels = ({getattr(row, part) for row in rows} for part in ("agency", "label"))
    if plan.kind == "text":
        labels = {""}  # they are the sentences
    series = "agency" if len(bodies) > 1 else "label" if len(labels) > 1 else ""
    alone = len({(row.agency, row.year, row.label if series == "label" else "") for row in rows}) == len(rows)
    if not alone or min(len(bodies), len(labels)) > 1 or max(len(bodies), len(labels)) > MOST_SERIES:
        return None
    years = _years(plan, rows)
    return vega.trend(rows, years, series, frame, _new_form(plan, draft, frame.language, connection))


def _years(plan: Plan, rows: Sequence[Row]) -> range:
    every = (*plan.scope.years, *(row.year for row in rows))
    return range(min(every), max(every) + 1)


def _new_form(plan: Plan, draft: Draft, language: Language, connection: Connection) -> int | None:
    """The first year of the newer form where the answer says that it spans both; None where years mix them."""
    if say("crosses_forms", language) not in draft.warnings:
        return None
    shown = {(row.agency, row.year) for row in draft.rows}
    reports = select_reports(connection, plan.scope)
    used = [each for each in reports if plan.group or (each.agency, each.year) in shown]
    older = [each.year for each in used if each.form == 2019]
    newer = [each.year for each in used if each.form == 2021]
    return min(newer) if older and newer and max(older) < min(newer) else None


# Rankings, distributions, comparisons


def _compared(plan: Plan, rows: Sequence[Row], draft: Draft, frame: Frame) -> Spec | None:
    """A bar for each of what differs between the rows; where two things do, one of them side by side."""
    parts = ("agency", "year", "label") if plan.kind != "text" else ("agency", "year")
    differ = ["label"] if plan.kind == "breakdown" else [part for part in parts if len(_of(rows, part)) > 1]
    if len(differ) == 2 and "agency" in differ and len(_of(rows, differ[1])) <= MOST_SERIES and not plan.order:
        category, series = "agency", differ[1]
    elif len(differ) == 1 or (plan.order and differ == ["agency", "year"]):
        category, series = " ".join(differ), ""
    else:
        return None
    if plan.kind not in _TOLD_IN_ORDER and not plan.order:
        rows = sorted(rows, key=lambda row: (row.value is None, -(row.value or 0)))
    shown = _first(rows, category)
    names = [vega.name_of(row, category) for row in shown]
    if len(set(names)) < len(names) and not series:
        return None
    if len(shown) < len(rows):
        total = len({vega.name_of(row, category) for row in rows})
        frame = frame.noted(say("chart_first", frame.language, shown=len(set(names)), total=total))
    return vega.bars(shown, category, series, frame, _middle(plan, draft, frame.language))


def _of(rows: Sequence[Row], part: str) -> set[object]:
    return {getattr(row, part) for row in rows}


def _first(rows: Sequence[Row], category: str) -> list[Row]:
    """The rows of the first bars, or groups of bars, that fit."""
    names = [vega.name_of(row, category) for row in rows]
    shown = set(list(dict.fromkeys(names))[:MOST_BARS])
    return [row for row, name in zip(rows, names, strict=True) if name in shown]


def _middle(plan: Plan, draft: Draft, language: Language) -> vega.Middle | None:
    """The mean or median, which a line marks."""
    if plan.kind not in {"mean", "median"} or draft.value is None:
        return None
    return vega.Middle(draft.value, say(f"kind_{plan.kind}", language))

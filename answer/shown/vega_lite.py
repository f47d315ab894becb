"""Rows → Vega-Lite specifications as plain data: what is drawn, in the words of the question, without a look.

Nothing of a row becomes part of an expression, a field name or a format: names stand in `data` and in domains only.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from answer.answer import Language, Row, plain_number
from answer.shown.phrases import amount
from answer.words import join, say

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # its name; nothing is fetched
STEP = 24  # pixels from one bar to the next
SIDE_BY_SIDE = 15  # pixels from one to the next in a group
HEIGHT = 220  # pixels of a trend or histogram
ABOVE = 22  # pixels between the title and what is drawn, where words stand on a line in it
NAMED = 40  # values told in the description

Spec = dict[str, Any]
_UNITS = {"件": "", "万元": "10,000 yuan"}
_SOFT, _AMBER = "#66727f", "#8a5a00"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a picture: its title, the lines below that, and the unit of its values."""

    title: str
    lines: tuple[str, ...]
    unit: str
    language: Language

    def noted(self, note: str) -> "Frame":
        """The same with one more line."""
        return replace(self, lines=(*self.lines, note))

    @property
    def axis(self) -> str | None:
        """The title of the axis of values: their unit; in English counts have none."""
        unit = self.unit if self.language == "zh" else _UNITS.get(self.unit, self.unit)
        return unit or None


@dataclass(frozen=True, slots=True)
class Middle:
    """A value that a line marks across all bars: the mean or median."""

    value: Decimal
    name: str


def name_of(row: Row, category: str) -> str:
    """What a bar is called: its body, year or label, or the first two of them."""
    return " ".join(str(getattr(row, part)) for part in category.split())


def bars(rows: Sequence[Row], category: str, series: str, frame: Frame, middle: Middle | None = None) -> Spec:
    """A horizontal bar for each row, in their order; rows of one name and several series stand side by side."""
    names = list(dict.fromkeys(name_of(row, category) for row in rows))
    values = [_datum(row, frame) | {"name": name_of(row, category)} for row in rows]
    place: Spec = {"y": {"field": "name", "type": "nominal", "scale": {"domain": names}, "title": None}}
    value: Spec = {"x": _measured(rows, frame)}
    text: Spec = {"text": {"field": "shown"}}
    colour: Spec = {}
    if series:
        place["yOffset"] = _series(rows, series)
        colour = {"color": _series(rows, series)}
    beside = {"align": {"expr": "datum.value < 0 ? 'right' : 'left'"}, "dx": {"expr": "datum.value < 0 ? -4 : 4"}}
    layers: list[Spec] = [
        {"mark": "bar", "encoding": {**place, **value, **colour, "tooltip": _tooltip(frame)}},
        {"mark": {"type": "text", **beside}, "encoding": {**place, **value, **text}},
        {  # blank is not 0
            "transform": [{"filter": {"field": "value", "valid": False}}],
            "mark": {"type": "text", "align": "left", "dx": 4},
            "encoding": {**place, "x": {"datum": 0}, **text},
        },
        *_line_at(middle, frame),
    ]
    height: Spec = {"step": SIDE_BY_SIDE, "for": "offset"} if series else {"step": STEP}
    return _spec(frame, values, {"height": height, "layer": layers})


def trend(rows: Sequence[Row], years: Sequence[int], series: str, frame: Frame, new_form: int | None) -> Spec:
    """A line over the years, one for each series; null where a year has no value, and `new_form` marked."""
    values = sorted((*(_datum(row, frame) for row in rows), *_gaps(rows, years, series)), key=lambda each: each["year"])
    if any(each["value"] is None for each in values):
        frame = frame.noted(say("chart_gaps", frame.language))
    across: Spec = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [years[0] - 0.4, years[-1] + 0.4], "nice": False, "zero": False},
        "axis": {"values": list(years), "format": "d", "grid": False},
    }
    encoding: Spec = {"x": across, "y": _measured(rows, frame), **({"color": _series(rows, series)} if series else {})}
    points = {**encoding, **({"shape": _series(rows, series)} if series else {}), "tooltip": _tooltip(frame)}
    layers: list[Spec] = [
        *_form_changed(new_form, across, frame.language),
        {"mark": {"type": "line", "invalid": "break-paths-show-domains"}, "encoding": encoding},
        {"mark": {"type": "point", "filled": True, "opacity": 1, "invalid": "filter"}, "encoding": points},
    ]
    return _spec(frame, values, {"height": HEIGHT, "layer": layers})


def _gaps(rows: Sequence[Row], years: Sequence[int], series: str) -> list[Spec]:
    """What stands for the years in which a line has no row."""
    missing: list[Spec] = []
    for name in _names(rows, series) if series else [""]:
        told = {row.year for row in rows if not series or getattr(row, series) == name}
        own = {series: name} if series else {}
        missing += [{"year": year, "value": None, **own} for year in years if year not in told]
    return missing


def histogram(rows: Sequence[Row], frame: Frame, middle: Middle | None) -> Spec:
    """How many bodies have how large a value."""
    values = [_datum(row, frame) for row in rows if row.value is not None]
    count = {"aggregate": "count", "type": "quantitative", "title": say("chart_count", frame.language)}
    binned = {
        "field": "value",
        "bin": {"maxbins": 20},
        "type": "quantitative",
        "title": frame.title + (f" ({frame.axis})" if frame.axis else ""),
    }
    bar: Spec = {"mark": "bar", "encoding": {"x": binned, "y": count, "tooltip": [binned, count]}}
    return _spec(frame, values, {"height": HEIGHT, "layer": [bar, *_line_at(middle, frame)]})


def _spec(frame: Frame, values: list[Spec], drawn: Spec) -> Spec:
    told = [f"{_who(each)}: {each['shown']}" for each in values if each.get("shown")]
    more = "…" if len(told) > NAMED else ""
    said = "; ".join([" ".join(filter(None, (frame.title, *frame.lines))), join(told[:NAMED], frame.language) + more])
    title: Spec = {"text": frame.title, "subtitle": [line for line in frame.lines if line]}
    if any("data" in layer for layer in drawn["layer"]):
        title["offset"] = ABOVE
    return {"$schema": SCHEMA, "title": title, "description": said, "data": {"values": values}, **drawn}


def _who(datum: Spec) -> str:
    return str(datum["name"]) if "name" in datum else f"{datum['agency']} {datum['year']}"


def _datum(row: Row, frame: Frame) -> Spec:
    shown = say("blank_cell", frame.language) if row.value is None else amount(row.value, frame.unit, frame.language)
    return {
        "agency": row.agency,
        "year": row.year,
        "label": row.label,
        "value": plain_number(row.value),
        "shown": shown,
        "citations": list(row.citations),
    }


def _measured(rows: Sequence[Row], frame: Frame) -> Spec:
    """The axis of values; between whole numbers it has no others."""
    whole = all(row.value == row.value.to_integral_value() for row in rows if row.value is not None)
    axis: Spec = {"axis": {"tickMinStep": 1}} if whole else {}
    return {"field": "value", "type": "quantitative", "title": frame.axis, **axis}


def _series(rows: Sequence[Row], part: str) -> Spec:
    return {"field": part, "type": "nominal", "scale": {"domain": _names(rows, part)}, "title": None}


def _names(rows: Sequence[Row], part: str) -> list[Any]:
    names = list(dict.fromkeys(getattr(row, part) for row in rows))
    return sorted(names) if part == "year" else names


def _tooltip(frame: Frame) -> list[Spec]:
    titles = {part: say(f"chart_{part}", frame.language) for part in ("agency", "year", "label", "shown")}
    return [{"field": part, "type": "nominal", "title": title} for part, title in titles.items()]


def _line_at(middle: Middle | None, frame: Frame) -> list[Spec]:
    """A line across the bars at the mean or median, with its name and value."""
    if middle is None:
        return []
    text = f"{middle.name} {amount(middle.value, frame.unit, frame.language)}"
    at: Spec = {"x": {"field": "value", "type": "quantitative"}}
    return _marked({"value": plain_number(middle.value), "text": text}, at, [5, 3], _AMBER)


def _form_changed(year: int | None, across: Spec, language: Language) -> list[Spec]:
    """A line between the last year of the form of 2019 and the first of that of 2021."""
    if year is None:
        return []
    return _marked({"year": year - 0.5, "text": say("chart_new_form", language)}, {"x": across}, [2, 3], _SOFT)


def _marked(datum: Spec, at: Spec, dashes: list[int], colour: str) -> list[Spec]:
    """A broken line upwards with its words at the top."""
    own: Spec = {"data": {"values": [datum]}}
    words: Spec = {"type": "text", "y": -6, "align": "left", "color": colour}
    return [
        {**own, "mark": {"type": "rule", "strokeDash": dashes, "color": colour}, "encoding": at},
        {**own, "mark": words, "encoding": {**at, "text": {"field": "text"}}},
    ]

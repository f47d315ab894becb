"""An answer's chart → HTML: its specification with the page's look, which chart.js draws, and its buttons."""

import json
from typing import Any

from answer.answer import Answer, Language
from ui.markup import plain
from ui.words import word

_INK, _SOFT, _LINE, _HAIR = "#1c2733", "#566474", "#d9dfe6", "#e9edf1"
# Told apart by eyes of all kinds on white; with them lines have marks of different shape.
_COLOURS = ("#1f4f8b", "#d98200", "#00806a", "#b3508f", "#5aa5d8", "#8a5a00", "#c03a2b", "#66727f")
_FONTS = {
    "zh": '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    "en": '"Segoe UI", "Helvetica Neue", "Noto Sans CJK SC", sans-serif',
}


def chart(found: Answer, number: int) -> str:
    """The figure of turn `number`; nothing where the answer has no chart."""
    if found.chart is None:
        return ""
    language = found.language
    height = _height(found.chart)
    size = {"width": "container", "height": height, "autosize": {"type": "fit-x", "contains": "padding"}}
    spec = found.chart | size | {"config": _config(language, isinstance(found.chart["height"], dict))}
    spec["data"] = {"values": _lean(found.chart)}
    buttons = "".join(
        f'<button type="button" class="nb-save-{kind}">{plain(word(f"save_{kind}", language))}</button>'
        for kind in ("svg", "png")
    )
    done, failed = plain(word("copied", language)), plain(word("copy_failed", language))
    room, told = height + _around(found.chart), plain(found.chart["description"])
    title, copy = plain(word("spec_title", language)), plain(word("copy_spec", language))
    # chart.js fills in the names that stay in braces, for each mark
    mark, hint = plain(word("open_mark", language)), plain(word("mark_hint", language))
    return (
        f'<figure class="nb-chart nb-chart-{number}" data-spec="{plain(json.dumps(spec, ensure_ascii=False))}" '
        f'data-mark="{mark}" data-hint="{hint}">'
        f'<div class="nb-drawing" style="min-height:{room}px" role="group" aria-label="{told}"></div>'
        f'<figcaption class="nb-tools">{buttons}<button type="button" class="nb-copy-spec" data-done="{done}" '
        f'data-failed="{failed}" title="{title}">{copy}</button><span class="nb-hint" aria-hidden="true"></span>'
        "</figcaption></figure>"
    )


def _lean(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """Of the values what is drawn: a mark opens the first of its sources, of thousands; one for many values none."""
    values: list[dict[str, Any]] = spec["data"]["values"]
    if any("bin" in (layer.get("encoding", {}).get("x") or {}) for layer in spec["layer"]):
        return [{"value": each["value"]} for each in values]
    return [each | {"citations": each["citations"][:1]} if "citations" in each else each for each in values]


def _height(spec: dict[str, Any]) -> int:
    """How high what is drawn will be, without what stands around it, in pixels."""
    height = spec["height"]
    if not isinstance(height, dict):
        return int(height)
    places = spec["layer"][0]["encoding"]
    beside = len(places["yOffset"]["scale"]["domain"]) + 0.5 if "yOffset" in places else 1  # 0.5: between groups
    return int(height["step"] * beside * len(places["y"]["scale"]["domain"]))


def _around(spec: dict[str, Any]) -> int:
    """About how high the title and axis are: room is kept, so that nothing moves when the chart is drawn."""
    return 60 + 17 * len(spec["title"]["subtitle"]) + int(spec["title"].get("offset", 0))


def _config(language: Language, is_bars: bool) -> dict[str, object]:
    """Calm as the page: hairlines, one blue, the page's fonts."""
    return {
        "font": _FONTS[language],
        "background": "#ffffff",
        "padding": {
            "left": 2,
            "top": 4,
            "right": 56 if is_bars else 2,
            "bottom": 4,
        },  # room for the longest bar's value
        "view": {"stroke": None},
        "title": {"anchor": "start", "frame": "bounds", "fontSize": 13.5, "fontWeight": 600, "color": _INK}
        | {"subtitleColor": _SOFT, "subtitleFontSize": 12, "subtitlePadding": 4, "subtitleLineHeight": 17},
        "axis": {"labelFontSize": 12, "labelColor": _INK, "titleFontSize": 12, "titleFontWeight": 400}
        | {"titleColor": _SOFT, "gridColor": _HAIR, "domainColor": _LINE, "tickColor": _LINE},
        "axisX": {"labelFlush": False},
        "axisY": {"tickCount": 5},
        "bar": {"color": _COLOURS[0]} | ({"cursor": "pointer", "height": {"band": 0.72}} if is_bars else {}),
        "line": {"color": _COLOURS[0], "strokeWidth": 2},
        "point": {"color": _COLOURS[0], "size": 70, "cursor": "pointer"},
        "text": {"fontSize": 12, "color": _INK},
        "legend": {"orient": "top", "direction": "horizontal", "columns": 3, "labelFontSize": 12, "labelColor": _INK}
        | {"labelLimit": 240, "symbolStrokeWidth": 0},
        "range": {"category": list(_COLOURS)},
    }

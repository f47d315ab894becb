"""A run as one HTML file without network: totals, then the cases, worst first."""

from html import escape
from typing import Any

from eval.run import Result
from eval.score import METRICS

_STYLE = """body{font:15px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0}
td,th{border:1px solid #d5dce3;padding:.3rem .7rem;text-align:left;vertical-align:top}
th{background:#f2f5f8}.bad{color:#a4261d;font-weight:600}.ok{color:#2b6e3f}pre{white-space:pre-wrap;font:inherit;margin:0}"""


def render(summary: dict[str, Any], results: list[Result], baseline: dict[str, Any] | None) -> str:
    """The page: metrics (beside a baseline's where given), by kind, by language, every case."""
    ordered = sorted(results, key=lambda result: min(result.scores.values()))
    parts = [
        "<!doctype html><meta charset=utf-8><title>Nianbao evaluation</title>",
        f"<style>{_STYLE}</style><h1>Evaluation</h1><p>{summary['cases']} cases</p>",
        _metrics({"all": summary["metrics"]}, baseline and {"all": baseline["metrics"]}),
        "<h2>By kind</h2>" + _metrics(summary["by_kind"], baseline and baseline["by_kind"]),
        "<h2>By language</h2>" + _metrics(summary["by_lang"], baseline and baseline["by_lang"]),
        "<h2>Cases, worst first</h2><table><tr><th>case<th>question<th>gold<th>answer<th>scores</tr>",
        *(_case(result) for result in ordered),
        "</table>",
    ]
    return "\n".join(parts)


def _metrics(groups: dict[str, dict[str, float]], baseline: dict[str, dict[str, float]] | None) -> str:
    rows = ["<table><tr><th><th>n" + "".join(f"<th>{metric}" for metric in METRICS) + "</tr>"]
    for name, means in groups.items():
        before = (baseline or {}).get(name, {})
        cells = "".join(f"<td>{_mean(means.get(metric), before.get(metric))}" for metric in METRICS)
        rows.append(f"<tr><th>{escape(name)}<td>{means['n']}{cells}</tr>")
    return "\n".join([*rows, "</table>"])


def _mean(value: float | None, before: float | None) -> str:
    if value is None:
        return "–"
    change = "" if before is None or before == value else f" ({value - before:+.3f})"
    return f"{value:.3f}{change}"


def _case(result: Result) -> str:
    case, answer = result.case, result.answer
    scores = "<br>".join(
        f'<span class="{"ok" if value == 1 else "bad"}">{name} {value:g}</span>'
        for name, value in result.scores.items()
    )
    cells = (case.id, f"{case.question}", str(case.gold), f"{answer['status']}: {answer['answer']}")
    return "<tr>" + "".join(f"<td><pre>{escape(cell)}</pre>" for cell in cells) + f"<td>{scores}</tr>"

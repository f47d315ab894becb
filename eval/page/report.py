"""The page: totals with intervals, groups, the difference to a baseline, then the cases, worst first."""

from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from eval.compare import ALPHA, Comparison
from eval.page.case import case, case_line
from eval.page.chart import bars
from eval.page.context import contexts
from eval.page.words import BARE_NAMES, METRIC, VERDICT, both, group, metric, named, safe
from eval.record import Record
from eval.source import Sources

HERE = Path(__file__).parent
SHOWN_CITATIONS = 4
IN_FULL = 600  # cases; the better ones of a longer run take one line each
OPENED = 8
LISTED = 200
_SWITCH = (
    '<p id="switch" role="group" aria-label="语言 language"><button type="button" value="zh" lang="zh">中文</button>'
    '<button type="button" value="en" lang="en">English</button></p>'
)


def render(
    summary: dict[str, Any],
    records: Sequence[Record],
    sources: Sources,
    comparison: Comparison | None = None,
    manifest: dict[str, Any] | None = None,
) -> str:
    """The page of a scored run; `comparison` is with the baseline."""
    change = _changes(comparison)
    ordered = sorted(records, key=lambda record: (_rank(change.get(record.id, "")), _badness(record)))
    numbers = {record.id: number for number, record in enumerate(ordered, start=1)}
    parts = [
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<title>评测报告 Evaluation report</title>",
        f"<style>{_file('report.css')}</style></head><body>",
        _SWITCH,
        f"<h1>{both('评测报告', 'Evaluation report')}</h1>",
        _about(summary, manifest or {}),
        f"<h2>{both('总计', 'Totals')}</h2>{_totals(summary, comparison)}",
        _difference(comparison, numbers) if comparison else "",
        *(_groups(name.removeprefix("by_"), summary[name]) for name in summary if name.startswith("by_")),
        f"<h2>{both('逐题，最差的在前', 'Cases, worst first')}</h2>",
        _filter(records, bool(comparison)),
        "<div id=cases>",
        *(_case(record, number, change.get(record.id, ""), sources) for number, record in enumerate(ordered, start=1)),
        f"</div><script>{_file('report.js')}</script></body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _changes(comparison: Comparison | None) -> dict[str, str]:
    if comparison is None:
        return {}
    return {name: kind for kind in ("broken", "fixed", "shifted") for name in getattr(comparison, kind)}


def _rank(change: str) -> int:
    return {"broken": 0, "fixed": 1}.get(change, 2)


def _badness(record: Record) -> tuple[bool, float, float]:
    scores = list((record.scores or {}).values()) or [1.0]
    return not record.error, min(scores), fmean(scores)


def _case(record: Record, number: int, change: str, sources: Sources) -> str:
    if number > IN_FULL:
        return case_line(record, number, change)
    shown = contexts(record.answer, sources, SHOWN_CITATIONS) if record.answer else []
    return case(record, number, change, shown, number <= OPENED and not record.passed)


def _about(summary: dict[str, Any], manifest: dict[str, Any]) -> str:
    said = [both(f"{summary['cases']} 题", f"{summary['cases']} cases")]
    if summary.get("errors"):
        failed = both(f"{summary['errors']} 题出错", f"{summary['errors']} raised an error")
        said.append(f'<b class="bad">{failed}</b>')
    if "reports" in manifest:
        said.append(both(f"{manifest['reports']} 份报告", f"{manifest['reports']} reports"))
    if "commit" in manifest:
        said.append(f"commit <code>{safe(manifest['commit'])}</code>")
    system = manifest.get("options", {}).get("system")
    return f'<p class="about">{" · ".join([*said, *([safe(system)] if system else [])])}</p>'


def _totals(summary: dict[str, Any], comparison: Comparison | None) -> str:
    means, intervals = summary["metrics"], summary["intervals"]
    names = [name for name in METRIC if name in means]
    chart = bars(
        [(METRIC[name], means[name], intervals[name], _count(summary, name)) for name in names], ("总计", "totals")
    )
    return chart + (_change_table(comparison) if comparison else "")


def _count(summary: dict[str, Any], name: str) -> int:
    return int(summary["counts"][name])


def _change_table(comparison: Comparison) -> str:
    heads = (
        ("指标", "metric"),
        ("n", "n"),
        ("此前", "before"),
        ("现在", "now"),
        ("变化", "change"),
        ("好/坏", "better/worse"),
    )
    rows = []
    for each in comparison.metrics:
        one = each.difference
        verdict = each.verdict(ALPHA)
        cls = {"better": "ok", "worse": "bad", "same": ""}[verdict]
        rows.append(
            f"<tr><td>{metric(each.name)}<td>{one.n}<td>{one.before:.4f}<td>{one.after:.4f}"
            f'<td class="{cls}">{one.after - one.before:+.4f}<td>{one.better} / {one.worse}'
            f'<td class="{cls}">{each.p_adjusted:.2g} {named(VERDICT, verdict)}</tr>'
        )
    head = "".join(f"<th>{both(*names)}" for names in (*heads, ("p（校正后）", "p, adjusted")))
    return f'<div class="wide"><table><tr>{head}</tr>{"".join(rows)}</table></div>'


def _difference(comparison: Comparison, numbers: dict[str, int]) -> str:
    parts = [f"<h2>{both('与基线相比', 'Against the baseline')}</h2>"]
    for kind, names in (
        ("broken", ("变坏", "broken")),
        ("fixed", ("修复", "fixed")),
        ("shifted", ("有变化", "shifted")),
    ):
        ids = getattr(comparison, kind)
        links = ", ".join(f'<a href="#c{numbers[name]}">{safe(name)}</a>' for name in ids[:LISTED])
        more = f" … +{len(ids) - LISTED}" if len(ids) > LISTED else ""
        parts.append(f'<p><b class="badge {kind}">{both(*names)}</b> {len(ids)} {links}{more}</p>')
    missing = (("only_before", "基线才有", "only in the baseline"), ("only_after", "本次才有", "only in this run"))
    parts += [
        f"<p>{both(zh, en)}: {len(getattr(comparison, name))}</p>"
        for name, zh, en in missing
        if getattr(comparison, name)
    ]
    return "".join([*parts, f"<p>{both('不变', 'same')}: {comparison.same}</p>"])


def _groups(name: str, groups: dict[str, dict[str, Any]]) -> str:
    rows = [
        (value, means["passed"], means["intervals"]["passed"], means["n"])
        for value, means in groups.items()
        if "passed" in means
    ]
    used = [each for each in METRIC if any(each in means for means in groups.values())]
    head = "".join(f"<th>{metric(each)}" for each in used)
    body = "".join(
        f"<tr><th>{safe(value or BARE_NAMES)}<td>{means['n']}"
        + "".join(f"<td>{_mean(means, each)}" for each in used)
        + "</tr>"
        for value, means in groups.items()
    )
    table = f'<div class="wide"><table class="groups"><tr><th><th>n{head}</tr>{body}</table></div>'
    return f"<h2>{group(name)}</h2>{bars(rows, name)}{table}"


def _mean(means: dict[str, Any], name: str) -> str:
    if name not in means:
        return '<span class="none">–</span>'
    low, high = means["intervals"][name]
    cls = "ok" if means[name] == 1 else "bad"
    return f'<span class="{cls}">{means[name]:.3f}</span><small>{low:.2f}–{high:.2f}</small>'


def _filter(records: Sequence[Record], compared: bool) -> str:
    kinds = sorted({str(record.case.get("kind", "")) for record in records})
    options = "".join(f'<option value="{safe(kind)}">{safe(kind or BARE_NAMES)}</option>' for kind in kinds)
    states = [("", "全部", "all"), ("fail", "未通过", "failed"), ("error", "出错", "error"), ("pass", "通过", "passed")]
    states += [("broken", "变坏", "broken"), ("fixed", "修复", "fixed")] if compared else []
    choices = "".join(_option(*state) for state in states)
    kind = f'<select name="kind">{_option("*", "全部", "all")}{options}</select>'
    return (
        f'<form id="filter"><label>{both("查找", "search")} <input type="search" name="text"></label>'
        f"<label>{both('题型', 'kind')} {kind}</label>"
        f'<label>{both("结果", "result")} <select name="state">{choices}</select></label>'
        '<output id="shown"></output></form>'
    )


def _option(value: str, zh: str, en: str) -> str:
    """A choice; report.js leaves one of its two languages."""
    return f'<option value="{value}" data-zh="{zh}" data-en="{en}">{zh} {en}</option>'

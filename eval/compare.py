"""Run against run: which cases were fixed, which broke, and whether a metric's change is more than chance."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from eval.record import Record
from eval.score import METRICS
from eval.significance import Difference, adjusted, difference
from eval.summary import scores_of

ALPHA = 0.01
SHOWN_CASES = 20


@dataclass(frozen=True, slots=True)
class Metric:
    """The difference in one metric; `p` is its own, `p_adjusted` after all metrics of the comparison."""

    name: str
    difference: Difference
    p_adjusted: float

    def verdict(self, alpha: float) -> str:
        """better, worse or same, as far as is proved."""
        if self.p_adjusted >= alpha:
            return "same"
        return "better" if self.difference.after > self.difference.before else "worse"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs over the cases (by id) that both have. A case passes when all its scores are 1."""

    metrics: tuple[Metric, ...]
    fixed: tuple[str, ...]
    broken: tuple[str, ...]
    shifted: tuple[str, ...]  # fails in both, with other scores
    same: int
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    def worse(self, alpha: float = ALPHA) -> list[str]:
        """The metrics that are proved to have got worse."""
        return [metric.name for metric in self.metrics if metric.verdict(alpha) == "worse"]

    def significant(self, alpha: float = ALPHA) -> list[str]:
        """The metrics that are proved to have changed."""
        return [metric.name for metric in self.metrics if metric.verdict(alpha) != "same"]

    def to_json(self, alpha: float = ALPHA) -> dict[str, Any]:
        """Everything, as data."""
        metrics = {
            each.name: {**asdict(each.difference), "p_adjusted": each.p_adjusted, "verdict": each.verdict(alpha)}
            for each in self.metrics
        }
        lists = ("fixed", "broken", "shifted", "same", "only_before", "only_after")
        return {"alpha": alpha, "metrics": metrics, **{name: getattr(self, name) for name in lists}}


def compare(before: Sequence[Record], after: Sequence[Record]) -> Comparison:
    """The comparison of two scored runs."""
    earlier = {record.id: record for record in before}
    later = {record.id: record for record in after}
    both = [name for name in earlier if name in later]
    fate = {name: _fate(earlier[name], later[name]) for name in both}
    of = {kind: tuple(name for name in both if fate[name] == kind) for kind in ("fixed", "broken", "shifted")}
    return Comparison(
        metrics=_metrics([(scores_of(earlier[name]), scores_of(later[name])) for name in both]),
        same=sum(kind == "same" for kind in fate.values()),
        only_before=tuple(name for name in earlier if name not in later),
        only_after=tuple(name for name in later if name not in earlier),
        **of,
    )


def _fate(before: Record, after: Record) -> str:
    if before.passed != after.passed:
        return "fixed" if after.passed else "broken"
    one, two = scores_of(before), scores_of(after)
    return "same" if all(one[name] == two[name] for name in one if name in two) else "shifted"


def _metrics(pairs: Sequence[tuple[dict[str, float], dict[str, float]]]) -> tuple[Metric, ...]:
    found = {}
    for name in METRICS:
        scores = [(one[name], two[name]) for one, two in pairs if name in one and name in two]
        if scores:
            found[name] = difference([one for one, _ in scores], [two for _, two in scores])
    ps = adjusted([each.p for each in found.values()])
    return tuple(Metric(name, each, p) for (name, each), p in zip(found.items(), ps, strict=True))


def show(comparison: Comparison, console: Console, alpha: float = ALPHA) -> None:
    """Prints the comparison as a table and the cases that changed."""
    caption = f"p adjusted for {len(comparison.metrics)} metrics; better or worse is said where p < {alpha}"
    table = Table(caption=caption, box=SIMPLE, pad_edge=False)
    for heading in ("metric", "n", "before", "after", "change", "95 %", "up", "down", "p", "verdict"):
        table.add_column(heading, justify="left" if heading in {"metric", "verdict"} else "right", no_wrap=True)
    for metric in comparison.metrics:
        each = metric.difference
        low, high = each.interval
        table.add_row(
            *(metric.name, str(each.n), f"{each.before:.4f}", f"{each.after:.4f}", f"{each.after - each.before:+.4f}"),
            *(f"{low:+.4f} … {high:+.4f}", str(each.better), str(each.worse), f"{metric.p_adjusted:.2g}"),
            metric.verdict(alpha),
        )
    console.print(table)
    for name in ("fixed", "broken", "shifted", "only_before", "only_after"):
        ids = getattr(comparison, name)
        more = f" … and {len(ids) - SHOWN_CASES} more" if len(ids) > SHOWN_CASES else ""
        shown = f": {', '.join(ids[:SHOWN_CASES])}{more}" if ids else ""
        console.print(f"{name.replace('_', ' ')} {len(ids)}{shown}", markup=False, highlight=False)
    console.print(f"same {comparison.same}", markup=False, highlight=False)

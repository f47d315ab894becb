"""Systems side by side: each asked the same cases, one line a system with 95 % intervals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from eval.interval import interval
from eval.markdown import percent, table
from eval.record import Record, load_run, load_times
from eval.summary import scores_of

FILE = "beside.md"
Score = Callable[[Record], float | None]  # None where a case is none of the column's


def _value(record: Record) -> float | None:
    wanted = record.gold.get("value") is not None and "rows" not in record.gold
    return scores_of(record)["exact"] if wanted else None


def _declined(record: Record) -> float | None:
    return None if record.gold["status"] == "answered" else scores_of(record)["status"]


def _of(metric: str) -> Score:
    return lambda record: scores_of(record).get(metric)


COLUMNS: dict[str, Score] = {
    "passed": _of("passed"),
    "exact value": _value,
    "exact set": _of("set_exact"),
    "cited what must be": _of("cite_recall"),
    "of the cited, right": _of("cite_precision"),
    "rightly declined": _declined,
}


@dataclass(frozen=True, slots=True)
class Line:
    """A system's records, of one run or of several over other cases, and the milliseconds of each."""

    system: str
    records: Sequence[Record]
    times: Sequence[int]


def line_of(system: str, folders: Sequence[Path]) -> Line:
    """The runs of a system under each folder, together. Raises RunError."""
    runs = [folder / system for folder in folders]
    times = [time for run in runs for time in load_times(run).values()]
    return Line(system, [record for run in runs for record in load_run(run)], times)


def show(lines: Sequence[Line]) -> str:
    """The table."""
    headings = ["system", *(f"{name} (n={_count(lines, score)})" for name, score in COLUMNS.items()), "ms a case"]
    rows = [
        [line.system, *(_cell(line.records, score) for score in COLUMNS.values()), f"{fmean(line.times):.0f}"]
        for line in lines
    ]
    return table(headings, rows)


def _count(lines: Sequence[Line], score: Score) -> int:
    return max((len(_scores(line.records, score)) for line in lines), default=0)


def _cell(records: Sequence[Record], score: Score) -> str:
    values = _scores(records, score)
    return percent(fmean(values), interval(values)) if values else "–"


def _scores(records: Sequence[Record], score: Score) -> list[float]:
    return [value for record in records if (value := score(record)) is not None]

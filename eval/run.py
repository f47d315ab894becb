"""A run: every case asked, scored, and written down as it ends; a killed run goes on where it stopped."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from eval.cases import Case
from eval.judge import Judge
from eval.record import (
    RESULTS,
    TIMES,
    Record,
    load_times,
    parse,
    record_of,
    time_line,
    whole_lines,
    write_lines,
)
from eval.score import complete
from eval.system import System

Progress = Callable[[Record], None]


def run(
    cases: Sequence[Case],
    system: System,
    judge: Judge,
    out: Path,
    resume: bool = False,
    retry_errors: bool = False,
    progress: Progress = lambda record: None,
) -> list[Record]:
    """Asks every case that `out` does not hold yet; all records, in the order of the cases.

    Each line is flushed as its case ends. Without `resume`, what `out` holds is replaced.
    """
    kept = _kept(cases, out, retry_errors) if resume else []
    write_lines(out / RESULTS, kept)
    write_lines(out / TIMES, [f"{line}\n" for line in whole_lines(out / TIMES)] if resume else [])
    done = {parse(line).id for line in kept}
    with (out / RESULTS).open("a", encoding="utf-8") as results, (out / TIMES).open("a", encoding="utf-8") as times:
        for case in cases:
            if case.id in done:
                continue
            record, elapsed_ms = ask(case, system, judge)
            for file, line in ((times, time_line(case.id, elapsed_ms)), (results, record.to_line())):
                file.write(line)
                file.flush()
            progress(record)
    return _in_order(cases, out)


def ask(case: Case, system: System, judge: Judge) -> tuple[Record, int]:
    """The record of one case and its milliseconds. A case that raises becomes a record with `error`."""
    started = time.perf_counter()
    try:
        answer = dict(system.ask(case.question, case.history))
        elapsed = time.perf_counter() - started
        answer = json.loads(json.dumps(complete({**answer, "id": case.id})))
        answer.pop("elapsed_ms", None)
        statement = answer.pop("statement", [])
        record = record_of(case, scores=judge.score(case, answer), answer=answer, statement=statement)
    except Exception as error:  # whatever a system does wrong is a result of the run, not its end
        elapsed = time.perf_counter() - started
        message = f"{type(error).__name__}: {error}"
        record = record_of(case, scores=judge.score_of_error(case), answer=None, error=message)
    return record, round(elapsed * 1000)


def _kept(cases: Sequence[Case], out: Path, retry_errors: bool) -> list[str]:
    """The lines of an earlier run that need not be asked again."""
    wanted = {case.id for case in cases}
    records = {record.id: record for record in map(parse, whole_lines(out / RESULTS))}
    kept = [each for each in records.values() if each.id in wanted and not (retry_errors and each.error)]
    return [record.to_line() for record in kept]


def _in_order(cases: Sequence[Case], out: Path) -> list[Record]:
    """Puts the files into the order of the cases, which a retry may have left."""
    lines = {parse(line).id: f"{line}\n" for line in whole_lines(out / RESULTS)}
    ordered = [lines[case.id] for case in cases]
    write_lines(out / RESULTS, ordered)
    times = load_times(out)
    write_lines(out / TIMES, [time_line(case.id, times[case.id]) for case in cases if case.id in times])
    return [parse(line) for line in ordered]


def select(
    cases: Sequence[Case], limit: int | None, shard: tuple[int, int] | None, only: frozenset[str] | None
) -> list[Case]:
    """The cases to be asked: those of `only`, every n-th of them for a shard, at most `limit`."""
    chosen: Iterator[Case] = (case for case in cases if only is None or case.id in only)
    kept = [case for at, case in enumerate(chosen) if shard is None or at % shard[1] == shard[0] - 1]
    return kept[:limit]

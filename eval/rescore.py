"""Scoring the answers of earlier runs again, with other gold or other scores; shards become one run."""

from collections.abc import Sequence
from pathlib import Path

from eval.cases import Case
from eval.judge import Scorer
from eval.record import Record, RunError, case_of, load_run, record_of
from eval.score import PROBES


def join(runs: Sequence[Path]) -> list[Record]:
    """The records of several runs. Raises RunError where two hold the same case."""
    found: dict[str, Record] = {}
    for run in runs:
        for record in load_run(run):
            if record.id in found:
                raise RunError(f"{run}: case {record.id} stands in another of the runs too: expected shards of one run")
            found[record.id] = record
    return list(found.values())


def rescore(records: Sequence[Record], cases: Sequence[Case] | None, scorer: Scorer) -> list[Record]:
    """The records scored anew; with `cases`, those of them that were asked, in their order and with their gold.

    What probing found stays: it needs the system, not only its answers.
    """
    asked = {record.id: record for record in records}
    wanted = cases if cases is not None else [case_of(record) for record in records]
    return [_rescored(case, asked[case.id], scorer) for case in wanted if case.id in asked]


def _rescored(case: Case, record: Record, scorer: Scorer) -> Record:
    if case.question != record.case["question"]:
        raise RunError(f"case {case.id} was asked with another question: run it again")
    kept = {name: value for name, value in (record.scores or {}).items() if name in PROBES}
    scores = scorer.score_of_error(case) if record.answer is None else scorer.score(case, record.answer) | kept
    return record_of(case, scores=scores, answer=record.answer, statement=record.statement, error=record.error)

import json
import random
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from eval.cases import Case, load_cases
from eval.compare import compare
from eval.interval import interval
from eval.judge import Scorer
from eval.options import CASES
from eval.record import Record, record_of
from eval.replay import Replay
from eval.run import ask
from eval.score import complete
from eval.selfcheck import asked, check
from eval.significance import adjusted, difference, mcnemar
from eval.source import Sources
from eval.system import Ours, Setup


class Trusting:
    def stands(self, citation: dict[str, Any]) -> bool:
        return True


SCORER = Scorer(Trusting())


def made(count: int, seed: int) -> tuple[list[Case], list[Record]]:
    """Cases of several kinds, and a run that answers nearly all of them right."""
    rng = random.Random(seed)
    cases, records = [], []
    for at in range(count):
        rows = [[f"{name}局", 2024, rng.randint(1, 99)] for name in "甲乙丙"]
        if at % 3:
            gold = {"status": "answered", "value": rows[0][2], "cite": [rows[0][:2]]}
            answer = {"value": rows[0][2]}
        else:
            gold = {"status": "answered", "rows": rows, "cite": [row[:2] for row in rows]}
            answer = {"rows": [dict(zip(("agency", "year", "value"), row, strict=True), label="") for row in rows]}
        cited = [{"agency": agency, "year": year, "key": "", "quote": str(value)} for agency, year, value in rows]
        answer["citations"] = cited[:1] if at % 3 else cited
        answer["answer"] = ""
        case = Case.model_validate({"id": str(at), "question": f"question {at}", "gold": gold})
        cases.append(case)
        records.append(record_of(case, scores=None, answer=complete({"status": "answered", **answer})))
    return cases, records


def replayed(cases: list[Case], system: Replay) -> list[Record]:
    return [ask(case, system, SCORER)[0] for case in cases]


def test_no_false_alarm_between_equal_runs_and_1_percent_regressions_found():  # `make selfcheck` does it at length
    cases, answers = made(3_000, 1)
    first = replayed(cases, Replay(answers))
    assert all(record.passed for record in first)
    noisy = [replayed(cases, Replay(answers, 0.01, seed)) for seed in range(6)]
    assert all(15 < sum(not record.passed for record in run) < 50 for run in noisy)  # noise there is
    assert [compare(one, two).significant() for one, two in pairwise(noisy)] == [[]] * 5
    found = [compare(first, run).worse() for run in noisy[:3]]
    assert all("passed" in worse and "exact" in worse for worse in found)


def test_false_alarms_are_as_rare_as_promised():
    rng = random.Random(7)
    alarms = 0
    for _ in range(2_000):
        flips = [rng.random() < 0.5 for _ in range(60)]
        alarms += mcnemar(sum(flips), 60 - sum(flips)) < 0.01
    assert alarms <= 2_000 * 0.01


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [(0, 0, 1), (5, 5, 1), (0, 1, 1), (0, 6, 2 / 2**6), (1, 9, 22 / 2**10), (0, 30, 2 / 2**30)],
)
def test_mcnemar_is_exact(better: int, worse: int, p: float):
    assert mcnemar(better, worse) == pytest.approx(p)


def test_a_difference_of_shares():
    before = [1.0, 0.5] * 40
    same = difference(before, before)
    assert (same.p, same.interval, same.better, same.worse) == (1.0, (0.0, 0.0), 0, 0)
    lower = difference(before, [0.75, 0.25] * 40)
    assert lower.test == "permutation, paired"
    assert (lower.before, lower.after, lower.worse) == (0.75, 0.5, 80)
    assert lower.p < 0.001
    assert lower.interval == (-0.25, -0.25)
    mixed = difference(before, [0.9, 0.6] * 40)
    assert mixed.p > 0.9
    assert mixed.interval[0] < 0 < mixed.interval[1]


def test_many_metrics_find_no_more():
    assert adjusted([0.009, 0.9, 0.9, 0.9]) == [pytest.approx(0.036), *[pytest.approx(0.9)] * 3]
    assert adjusted([]) == []


def test_intervals():
    assert interval([1.0] * 50) == (0.9287, 1.0)  # Wilson: n / (n + z²)
    assert interval([1.0, 0.0]) == (0.0945, 0.9055)
    low, high = interval([0.5, 0.75, 1.0] * 20)
    assert 0.65 < low < 0.75 < high < 0.85
    assert interval([0.5, 0.5]) == (0.5, 0.5)


def test_fixed_broken_shifted_and_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    def record(name: str, **scores: float) -> Record:
        return Record({"id": name, "question": "q"}, {"status": "answered"}, scores, {}, [])

    before = [record("a", exact=0), record("b", exact=1), record("c", exact=1), record("d", exact=0, cite_recall=0.5)]
    after = [record("a", exact=1), record("b", exact=0), record("c", exact=1), record("d", exact=0, cite_recall=0)]
    found = compare([*before, record("e")], [*after, record("f")])
    assert (found.fixed, found.broken, found.shifted, found.same) == (("a",), ("b",), ("d",), 1)
    assert (found.only_before, found.only_after) == (("e",), ("f",))
    assert [(metric.name, metric.difference.better, metric.difference.worse) for metric in found.metrics] == [
        ("passed", 1, 1),
        ("exact", 1, 1),
        ("cite_recall", 0, 1),
    ]
    for name, run in (("A", before), ("B", after)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "results.jsonl").write_text("".join(each.to_line() for each in run), encoding="utf-8")
    assert main(["compare", str(tmp_path / "A"), str(tmp_path / "B")]) == 0
    shown = capsys.readouterr().out
    assert "fixed 1: a" in shown and "broken 1: b" in shown
    assert main(["compare", str(tmp_path / "A"), str(tmp_path / "B"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["broken"] == ["b"]


def test_a_proved_loss_is_1(tmp_path: Path):
    for name, score in (("A", 1.0), ("B", 0.0)):
        lines = [
            Record({"id": str(at), "question": "q"}, {"status": "answered"}, {"exact": score}, {}, []).to_line()
            for at in range(20)
        ]
        (tmp_path / name).mkdir()
        (tmp_path / name / "results.jsonl").write_text("".join(lines), encoding="utf-8")
    assert main(["compare", str(tmp_path / "A"), str(tmp_path / "B"), "--json"]) == 1
    assert main(["compare", str(tmp_path / "B"), str(tmp_path / "A"), "--json"]) == 0


def test_selfcheck_in_small(sample_data: Path):
    """On few cases a 1 % regression can't be proved; false alarms there must be none all the same."""
    cases, scorer = load_cases(CASES)[:40], Scorer(Sources(sample_data))
    outcome = check(cases, asked(cases, Ours(Setup(sample_data, date(2025, 3, 1))), scorer), scorer, 7)
    assert (outcome.cases, outcome.false_alarms) == (40, 0)
    assert outcome.found < 10
    assert not outcome.holds

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from eval.record import load_run
from tests.conftest import ROOT

CASES = ROOT / "eval" / "cases" / "samples.jsonl"
FINAL = ("results.jsonl", "summary.json", "report.html", "manifest.json")


class Slow:
    """Answers each question after a moment, so that a run can be killed in its middle."""

    def __init__(self, setup: object) -> None:
        self.wait = 0.02

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        time.sleep(self.wait)
        return {"status": "answered", "value": len(question), "answer": question}


class Breaking:
    """Raises for some questions, answers badly for others."""

    def __init__(self, setup: object) -> None:
        self.asked: list[str] = []

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        if "raise" in question:
            raise RuntimeError("the system broke")
        return {"status": "answered", "value": 1, "rows": [{"agency": "x"}] if "malformed" in question else []}


class Mended(Breaking):
    """Answers every question."""

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        return {"status": "answered", "value": 1, "answer": ""}


CURRENT: type[Breaking] = Breaking


def current(setup: object) -> Breaking:
    return CURRENT(setup)


def files(run: Path, names: Sequence[str] = FINAL) -> dict[str, bytes]:
    return {name: (run / name).read_bytes() for name in names}


def cases(tmp_path: Path, *questions: str) -> Path:
    path = tmp_path / "cases.jsonl"
    gold = {"status": "answered", "value": 1}
    lines = [{"id": f"c{at}", "question": question, "gold": gold} for at, question in enumerate(questions, start=1)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_two_runs_write_the_same_bytes(sample_data: Path, tmp_path: Path):
    for name in ("one", "two"):
        assert main(["--data", str(sample_data), "--out", str(tmp_path / name), "--today", "2025-03-01"]) == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert "elapsed_ms" not in (tmp_path / "one" / "results.jsonl").read_text(encoding="utf-8")
    times = [json.loads(line) for line in (tmp_path / "one" / "times.jsonl").read_text("utf-8").splitlines()]
    assert [time["id"] for time in times] == [record.id for record in load_run(tmp_path / "one")]
    assert all(time["elapsed_ms"] >= 0 for time in times)


def test_a_line_has_answer_plan_statement_citations_and_scores(sample_data: Path, tmp_path: Path):
    assert main(["--data", str(sample_data), "--out", str(tmp_path), "--limit", "1"]) == 0
    (record,) = load_run(tmp_path)
    assert record.answer is not None and record.answer["citations"] and record.answer["plan"]["kind"] == "lookup"
    assert record.scores == {"status": 1, "exact": 1, "cite_recall": 1, "cite_precision": 1, "grounded": 1}
    statement = record.statement[0]
    assert statement["sql"].startswith("SELECT") and "facts.value" in statement["sql"]
    assert "requests.received.total" in statement["parameters"]


def test_killed_and_resumed_is_the_same_as_never_stopped(sample_data: Path, tmp_path: Path):
    arguments = ["--data", str(sample_data), "--system", "tests.test_eval_run:Slow", "--today", "2025-03-01"]
    assert main([*arguments, "--out", str(tmp_path / "whole")]) == 0
    killed = tmp_path / "killed"
    command = [sys.executable, "-m", "eval", *arguments, "--out", str(killed)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and _lines(killed) < 10:
            time.sleep(0.01)
        os.kill(process.pid, signal.SIGKILL)
    held = _lines(killed)
    assert 10 <= held < 76
    assert not (killed / "summary.json").exists()
    with (killed / "results.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "torn", "quest')  # what a kill in the middle of a line leaves
    assert main([*arguments, "--out", str(killed), "--resume"]) == 0
    assert files(killed) == files(tmp_path / "whole")


def _lines(run: Path) -> int:
    path = run / "results.jsonl"
    return path.read_bytes().count(b"\n") if path.is_file() else 0


def test_resume_refuses_to_mix(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "run"
    arguments = ["--data", str(sample_data), "--out", str(out)]
    assert main([*arguments, "--resume"]) == 2
    assert "no manifest.json here" in capsys.readouterr().err
    assert main([*arguments, "--limit", "2"]) == 0
    capsys.readouterr()
    assert main([*arguments, "--limit", "3", "--resume"]) == 2
    assert "cases was 2, is 3" in capsys.readouterr().err


def test_a_case_that_raises_is_a_line_and_does_not_stop_the_run(
    sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    path = cases(tmp_path, "raise", "fine", "malformed", "fine too")
    out = tmp_path / "run"
    arguments = ["--cases", str(path), "--data", str(sample_data), "--out", str(out)]
    arguments += ["--system", "tests.test_eval_run:current", "--fail-under", "status=0.9"]
    assert main(arguments) == 3
    first = load_run(out)
    assert [record.error.partition(":")[0] for record in first] == ["RuntimeError", "", "KeyError", ""]
    assert (first[0].answer, first[0].scores) == (None, {"status": 0, "exact": 0})
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert (summary["errors"], summary["metrics"]["status"], summary["metrics"]["passed"]) == (2, 0.5, 0.5)
    assert "the system broke" in capsys.readouterr().err
    monkeypatch.setitem(globals(), "CURRENT", Mended)
    assert main([*arguments, "--retry-errors"]) == 0
    again = load_run(out)
    assert [(record.id, record.error) for record in again] == [("c1", ""), ("c2", ""), ("c3", ""), ("c4", "")]
    assert [again[1], again[3]] == [first[1], first[3]]


def test_only_failing_limit_and_shards(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    gold = {"status": "answered", "value": 9}
    question = "云岚市民政局2024年收到多少件申请"
    path = tmp_path / "cases.jsonl"
    lines = [{"id": str(at), "question": question, "gold": {**gold, "value": 9 + at % 2}} for at in range(5)]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    base = ["--cases", str(path), "--data", str(sample_data), "--out"]
    assert main([*base, str(tmp_path / "all"), "--fail-under", "exact=0.7"]) == 1
    assert "exact 0.6 is under 0.7" in capsys.readouterr().err
    assert main([*base, str(tmp_path / "failing"), "--only-failing", str(tmp_path / "all")]) == 0
    assert [record.id for record in load_run(tmp_path / "failing")] == ["1", "3"]
    for part in ("1", "2"):
        assert main([*base, str(tmp_path / part), "--shard", f"{part}/2"]) == 0
    assert [record.id for record in load_run(tmp_path / "2")] == ["1", "3"]
    joined = ["score", str(tmp_path / "1"), str(tmp_path / "2"), "--data", str(sample_data)]
    assert main([*joined, "--cases", str(path), "--out", str(tmp_path / "joined")]) == 0
    names = ("results.jsonl", "summary.json")
    assert files(tmp_path / "joined", names) == files(tmp_path / "all", names)


def test_predicting_first_and_scoring_later(sample_data: Path, tmp_path: Path):
    base = ["--data", str(sample_data), "--limit", "12", "--out"]
    assert main([*base, str(tmp_path / "at_once")]) == 0
    assert main([*base, str(tmp_path / "later"), "--predict-only"]) == 0
    assert not (tmp_path / "later" / "summary.json").exists()
    assert all(record.scores is None for record in load_run(tmp_path / "later"))
    assert main(["score", str(tmp_path / "later"), "--data", str(sample_data)]) == 0
    names = ("results.jsonl", "summary.json")
    assert files(tmp_path / "later", names) == files(tmp_path / "at_once", names)


def test_scoring_again_with_mended_gold(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = cases(tmp_path, "云岚市民政局2024年收到多少件申请")
    assert main(["--cases", str(path), "--data", str(sample_data), "--out", str(tmp_path / "run")]) == 0
    assert '"exact": 0.0' in capsys.readouterr().out
    mended = path.read_text(encoding="utf-8").replace('"value": 1', '"value": 9')
    path.write_text(mended, encoding="utf-8")
    assert main(["score", str(tmp_path / "run"), "--cases", str(path), "--data", str(sample_data)]) == 0
    assert '"exact": 1.0' in capsys.readouterr().out
    path.write_text(mended.replace("2024", "2023"), encoding="utf-8")
    assert main(["score", str(tmp_path / "run"), "--cases", str(path), "--data", str(sample_data)]) == 2
    assert "was asked with another question" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--shard", "3/2"], "expected I/N"),
        (["--limit", "0"], "from 1 up"),
        (["--fail-under", "speed=1"], "expected METRIC=VALUE"),
        (["--necessity", "2"], "from 0 to 1"),
        (["--system", "no.such:thing"], "expected one of ours, without-sql, keyword, rag"),
        (["--cases", "nowhere.jsonl"], "nowhere.jsonl"),
        (["--baseline", "nowhere"], "no results.jsonl here"),
        (["--only-failing", "nowhere"], "no results.jsonl here"),
        (["--data", "nowhere"], "python -m ingest"),
        (["score", "nowhere"], "nowhere"),
        (["score", "a", "b"], "--out DIR"),
        (["compare", "nowhere", "nowhere"], "no results.jsonl here"),
    ],
)
def test_bad_usage_is_2_and_says_what_was_expected(
    arguments: list[str], message: str, sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    rest = [] if arguments[0] in {"score", "compare"} else ["--out", str(tmp_path / "run")]
    data = [] if "--data" in arguments or arguments[0] == "compare" else ["--data", str(sample_data)]
    assert main([*arguments, *rest, *data]) == 2
    assert message in capsys.readouterr().err


def test_a_fault_of_the_harness_is_3(sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    def broken(*_: object) -> None:
        raise RuntimeError("a fault of the harness")

    monkeypatch.setattr("eval.evaluate.finish", broken)
    assert main(["--data", str(sample_data), "--out", str(tmp_path), "--limit", "1"]) == 3
    assert "a fault of the harness" in capsys.readouterr().err


def test_the_help_works_through_an_example(capsys: pytest.CaptureFixture[str]):
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    for part in ("python -m ingest MY/REPORTS", '"gold": {"status": "answered", "value": 9', "report.html", "exit: 0"):
        assert part in text


def test_the_example_of_the_help_runs(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    main(["--help"])
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip().startswith('{"id"')]
    (tmp_path / "questions.jsonl").write_text("\n".join(lines), encoding="utf-8")
    arguments = ["--cases", str(tmp_path / "questions.jsonl"), "--data", str(sample_data), "--out", str(tmp_path / "o")]
    assert main(arguments) == 0
    assert [(record.id, record.passed) for record in load_run(tmp_path / "o")] == [("q1", True), ("q2", True)]

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.record import load_run

AT_LEAST = {"passed": 0.93, "status": 0.94, "exact": 0.93, "cite_recall": 0.94, "cite_precision": 0.94, "grounded": 1.0}

KINDS = {
    *("lookup", "list", "count", "sum", "average", "rate", "rank", "compare", "trend", "breakdown", "yesno"),
    *("narrative", "followup", "not_found", "clarify", "out_of_scope"),
}


@pytest.fixture(scope="module")
def run(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shipped")
    assert main(["--data", str(sample_data), "--out", str(out), "--necessity", "--today", "2025-03-01"]) in {0, 1}
    return out


def test_they_are_many_of_all_kinds_in_both_languages(run: Path):
    summary = json.loads((run / "summary.json").read_text(encoding="utf-8"))
    assert summary["cases"] >= 150
    assert summary["by_kind"].keys() >= KINDS
    assert min(summary["by_lang"][lang]["n"] for lang in ("zh", "en")) >= 50


def test_the_shipped_questions_are_answered(run: Path):
    metrics = json.loads((run / "summary.json").read_text(encoding="utf-8"))["metrics"]
    assert {name: metrics[name] for name, least in AT_LEAST.items() if metrics[name] < least} == {}


def test_no_shipped_question_gets_a_wrong_number(run: Path):
    """What is not answered as the gold has it is withheld: a wrong value is worse than a missing one."""
    wrong = [
        record.id
        for record in load_run(run)
        if record.answer is not None
        and record.answer["status"] == "answered"
        and record.gold.get("value") is not None
        and record.answer["value"] is not None
        and record.answer["value"] != record.gold["value"]
    ]
    assert wrong == []


def test_answers_rest_on_what_they_cite(run: Path):
    metrics = json.loads((run / "summary.json").read_text(encoding="utf-8"))["metrics"]
    assert metrics["necessity"] >= 0.98
    assert metrics["sufficiency"] >= 0.95

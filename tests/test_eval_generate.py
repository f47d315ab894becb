import json
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from eval.cases import load_cases
from eval.corpus.write import Order, write_corpus
from eval.generate import generate
from eval.selfcheck import selfcheck


def told(agency: str, number: float, level: str = "bureau", **cell: Any) -> dict[str, Any]:
    return {
        "format": "txt",
        "damage": 0,
        "agency": agency,
        "aliases": [agency],
        "region": ["甲省", "乙市"],
        "level": level,
        "year": 2024,
        "cells": {"licensing.decisions": {"printed": str(number), "value": number, "status": "read"} | cell},
    }


def golds(tmp_path: Path, *truths: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The gold of the sets asked for, by kind."""
    path = tmp_path / "truth.jsonl"
    path.write_text("".join(json.dumps(truth) + "\n" for truth in truths), encoding="utf-8")
    found = [case.to_json() for case in generate(path, 100, 1)]
    return {case["kind"]: case["gold"] for case in found if case["kind"] != "lookup"}


def test_gold_by_hand(tmp_path: Path):
    reports = [
        told("A局", 7),
        told("B局", 0),
        told("C局", 4),
        told("D局", 2),
        told("E局", 1),
        told("乙市人民政府", 99, "aggregate"),
    ]
    found = golds(tmp_path, *reports)
    members = [["乙市人民政府", 2024, 99], ["A局", 2024, 7], ["C局", 2024, 4], ["D局", 2024, 2], ["E局", 2024, 1]]
    cited = [[agency, year, "licensing.decisions"] for agency, year, _ in members]
    assert (
        found
        == {
            "list": {"status": "answered", "rows": members, "cite": cited},
            "count": {"status": "answered", "rows": members, "cite": cited, "value": 5},
            "sum": {"status": "answered", "value": 14, "cite": cited[1:]},  # without the aggregate
            "rank": {"status": "answered", "values": [99, 7, 4], "cite": cited[:3]},
        }
    )


@pytest.mark.parametrize("cell", [{"status": "lost"}, {"unsure": True}, {"status": "blank", "value": None}])
def test_what_a_reader_cannot_tell_is_not_asked(tmp_path: Path, cell: dict[str, Any]):
    assert golds(tmp_path, told("A局", 7), told("B局", 3), told("C局", 4, **cell)) == {}


def test_a_tie_for_the_last_place_is_not_ranked(tmp_path: Path):
    tied = [told(f"{name}局", value) for name, value in zip("ABCD", (9, 7, 4, 4), strict=True)]
    assert "rank" not in golds(tmp_path, *tied)


def test_the_same_seed_asks_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write_corpus(Order(30, 3, ("txt",), levels=(0,)), tmp_path)
    for name in ("one", "two"):
        arguments = [str(tmp_path / "truth.jsonl"), str(tmp_path / f"{name}.jsonl"), "--n", "80", "--seed", "4"]
        assert main(["generate", *arguments]) == 0
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    cases = load_cases(tmp_path / "one.jsonl")
    assert {case.kind for case in cases} >= {"lookup", "list", "count", "sum"}
    assert {case.lang for case in cases} == {"zh", "en"}


def test_a_file_that_is_no_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "truth.jsonl").write_text("nothing", encoding="utf-8")
    assert main(["generate", str(tmp_path / "truth.jsonl"), str(tmp_path / "out.jsonl")]) == 2
    assert "not a truth.jsonl" in capsys.readouterr().err


def test_selfcheck_in_small(tmp_path: Path):
    """On too few cases a 1 % regression can't be proved; false alarms there must be none all the same."""
    outcome = selfcheck(tmp_path, 40, 7, 16)
    assert 20 < outcome.cases <= 40
    assert outcome.false_alarms == 0
    assert outcome.found < 10
    assert not outcome.holds

"""The scores of reading: what counts as exact, wrong, unread, planted and stated."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.corpus.write import Order, write_corpus
from eval.extraction.bare import read_cells
from eval.extraction.score import Score, Truth, outcome_of, refused, score
from eval.extraction.table import counts_of, shares_of
from ingest import Report, read_file
from ingest.report import Fact, Status


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("corpus")
    write_corpus(Order(6, 21, ("txt", "pdf"), (0,)), folder)
    return folder


@pytest.fixture(scope="module")
def pair(corpus) -> tuple[Truth, Report]:
    truth = next(truth for truth in _truths(corpus) if truth["format"] == "txt" and not truth["planted"])
    return truth, read_file(corpus / truth["file"])


def _truths(corpus: Path) -> list[Truth]:
    return [json.loads(line) for line in (corpus / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_report_read_well(pair):
    found = score(*pair)
    assert found.failures == []
    assert found.counts["exact"] == len(pair[0]["cells"])
    assert found.counts["tables"] == found.counts["whole tables"] == 3


def test_one_other_figure_spoils_its_table(pair):
    truth, report = pair
    first = next(fact for fact in report.facts if fact.value is not None)
    other = replace(first, value=first.value + 1)
    found = score(truth, replace(report, facts=(other, *(fact for fact in report.facts if fact != first))))
    assert (found.counts["wrong"], found.counts["whole tables"]) == (1, 2)


def test_a_figure_that_is_not_in_the_report(pair):
    truth, report = pair
    invented = Fact("invented.cell", Status.READ, Decimal(1))
    assert score(truth, replace(report, facts=(*report.facts, invented))).counts["wrong"] == 1


def test_another_body_and_year(pair):
    truth, report = pair
    identity = replace(report.identity, agency="虚构市档案局", year=2001)
    counts = score(truth, replace(report, identity=identity)).counts
    assert (counts["agency"], counts["year"], counts["level"]) == (0, 0, 1)


def test_a_number_told_that_is_not_among_the_statements(pair):
    truth, report = pair
    counts = score(truth, replace(report, statements=())).counts
    assert counts["stated"] == 0 < counts["numbers"]


def test_a_failing_check_that_was_not_planted(pair):
    truth, report = pair
    check = replace(report.checks[0], holds=False)
    assert score(truth, replace(report, checks=(check,))).counts["false alarms"] == 1


def test_a_planted_one_is_found_or_not(pair):
    truth, report = pair
    check = report.checks[0]
    planted = {**truth, "planted": [{"rule": check.rule, "keys": list(check.keys), "plant": "here"}]}
    assert score(planted, replace(report, checks=(replace(check, holds=False),))).counts["found"] == 1
    assert score(planted, report).counts["found"] == 0


def test_a_refused_report_has_all_its_cells_unread(pair):
    found = refused(pair[0], "no reason")
    assert found.counts["unread"] == sum(cell["status"] == "read" for cell in pair[0]["cells"].values())
    assert found.counts["agency"] == 0


@pytest.mark.parametrize(
    ("status", "value", "read", "outcome"),
    [
        ("read", 3, Decimal(3), "exact"),
        ("read", 3, Decimal(4), "wrong"),
        ("read", 3, None, "unread"),
        ("blank", None, None, "exact"),
        ("blank", None, Decimal(0), "wrong"),
        ("lost", 3, Decimal(3), "restored"),
        ("lost", 3, None, "kept back"),
        ("lost", 3, Decimal(2), "wrong"),
    ],
)
def test_outcomes(status: str, value: int | None, read: Decimal | None, outcome: str):
    fact = Fact("a.b", Status.READ if read is not None else Status.BLANK, read)
    assert outcome_of({"status": status, "value": value, "printed": ""}, fact) == outcome


def test_shares_have_intervals(pair):
    share = shares_of(counts_of([score(*pair), Score(pair[0])]))["cells"]
    assert share["right"] == share["of"] and share["low"] < 1 == share["high"]


def test_bare_pdfplumber_reads_a_plain_table(corpus):
    truth = next(truth for truth in _truths(corpus) if truth["format"] == "pdf")
    facts = read_cells(corpus / truth["file"], truth["form"])
    outcomes = [outcome_of(cell, facts[key]) for key, cell in truth["cells"].items() if key in facts]
    assert outcomes.count("exact") > 50


def test_the_command(corpus, tmp_path, capsys):
    assert main(["extraction", str(corpus), "--bare", "--out", str(tmp_path), "--fail-under", "cells=0.99"]) == 0
    assert "bare pdfplumber" in capsys.readouterr().out
    lines = [json.loads(line) for line in (tmp_path / "extraction.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["system"] for line in lines] == ["nianbao"] * 6 + ["pdfplumber"] * 3
    assert lines[0].keys() >= {"file", "format", "damage", "counts", "failures"}
    summary = json.loads((tmp_path / "extraction.json").read_text(encoding="utf-8"))
    assert summary["nianbao"]["all"]["counts"]["files"] == 6
    assert summary["pdfplumber"]["all"]["shares"]["cells"]["low"] < 1


def test_its_exit_codes(corpus, tmp_path, capsys):
    given = ["extraction", str(corpus), "--out", str(tmp_path)]
    assert main([*given, "--fail-under", "cells=1.01"]) == 1
    assert "cells 1.0 is under 1.01" in capsys.readouterr().err
    assert main([*given, "--fail-under", "sells=1"]) == 2
    assert main(["extraction", str(corpus / "nowhere"), "--out", str(tmp_path)]) == 2
    assert "truth.jsonl" in capsys.readouterr().err

"""Systems side by side over the same cases."""

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.beside import COLUMNS, Line, show
from eval.record import Record

CASES = [
    {
        "id": "value",
        "question": "云岚市民政局2024年收到多少件申请",
        "gold": {"status": "answered", "value": 9, "cite": [["云岚市民政局", 2024]]},
    },
    {"id": "no", "question": "云岚市2024年GDP是多少", "gold": {"status": "out_of_scope"}},
]


def record(name: str, gold: dict[str, object], **scores: float) -> Record:
    return Record({"id": name, "question": name}, {"status": "answered"} | gold, {"status": 1.0} | scores, {})


def test_each_case_counts_in_its_columns():
    records = [
        record("a", {"value": 1, "cite": []}, exact=1.0, cite_recall=1.0, cite_precision=0.5),
        record("b", {"rows": []}, exact=0.0, set_exact=0.0),
        record("c", {"status": "not_found"}),
    ]
    head, _, line = show([Line("ours", records, [10, 20, 30])]).splitlines()
    counts = dict(zip(COLUMNS, (3, 1, 1, 1, 1, 1), strict=True))
    assert [cell.strip() for cell in head.split("|")[1:-1]] == [
        "system",
        *(f"{name} (n={count})" for name, count in counts.items()),
        "ms a case",
    ]
    cells = [cell.strip() for cell in line.split("|")[1:-1]]
    assert cells[0] == "ours" and cells[-1] == "20"
    assert cells[1].startswith("33.3 % (") and cells[2].startswith("100.0 %") and cells[3].startswith("0.0 %")


def test_the_command(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    cases = tmp_path / "cases.jsonl"
    cases.write_text("".join(json.dumps(case) + "\n" for case in CASES), encoding="utf-8")
    given = ["beside", "--cases", str(cases), "--data", str(sample_data), "--systems", "ours,keyword"]
    assert main([*given, "--out", str(tmp_path / "one")]) == 0
    assert (tmp_path / "one" / "keyword" / "report.html").is_file()
    capsys.readouterr()
    assert main([*given, "--out", str(tmp_path / "two"), "--with", str(tmp_path / "one")]) == 0
    printed = capsys.readouterr().out
    assert "passed (n=4)" in printed and "| ours" in printed and "| keyword" in printed
    assert (tmp_path / "two" / "beside.md").read_text(encoding="utf-8") in printed
    assert main([*given, "--systems", "best"]) == 2

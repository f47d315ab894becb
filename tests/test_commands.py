import csv
import json
from pathlib import Path

import pytest

from answer.__main__ import main as answer
from eval.__main__ import main as evaluate
from index.__main__ import main as index
from ingest import form as forms
from ingest.__main__ import main as ingest
from tests.writer import balanced, report, tabs


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    cells = balanced(2021, 7, 4, 1) | {"fees.amount": "26.55", "licensing.decisions": ""}
    (folder / "a.txt").write_text(report(cells, 2021, tabs), encoding="utf-8")
    (folder / "empty.txt").write_text("")
    ingest([str(folder), "--data", str(tmp_path / "data")])
    return tmp_path / "data"


def test_ingest_prints_the_contract_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "a.txt").write_text(report(balanced(2021, 7, 4, 1), 2021, tabs), encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    code = ingest([str(tmp_path / "a.txt"), str(tmp_path / "empty.txt"), "--data", str(tmp_path / "d"), "--json"])
    assert code == 1
    assert json.loads(capsys.readouterr().out) == {
        "ingested": 1,
        "unchanged": 0,
        "replaced": 0,
        "quarantined": 1,
        "reports": [
            {
                "file": "a.txt",
                "agency": "云岚市档案局",
                "year": 2024,
                "format": 2021,
                "sections": 6,
                "cells": 200,
                "checks_failed": 0,
                "status": "ingested",
            }
        ],
        "problems": [
            {
                "file": "empty.txt",
                "status": "quarantined",
                "reason": "the file is empty: expected the text of a report",
            }
        ],
    }


def test_ingest_without_such_a_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert ingest([str(tmp_path / "nowhere"), "--data", str(tmp_path / "d")]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_export_has_every_cell(loaded: Path, tmp_path: Path):
    assert index(["export", str(tmp_path / "out.csv"), "--data", str(loaded)]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert ",".join(rows[0]) == "agency,year,key,table,row,column,value,unit,status,file,page,raw"
    assert [row["key"] for row in rows] == [cell.key for cell in forms.cells(2021)]
    by_key = {row["key"]: row for row in rows}
    assert by_key["fees.amount"] | {"row": "", "column": ""} == {
        "agency": "云岚市档案局",
        "year": "2024",
        "key": "fees.amount",
        "table": "1",
        "row": "",
        "column": "",
        "value": "26.55",
        "unit": "万元",
        "status": "read",
        "file": "a.txt",
        "page": "1",
        "raw": "26.55",
    }
    assert (by_key["licensing.decisions"]["value"], by_key["licensing.decisions"]["status"]) == ("", "blank")


def test_check_and_verify_when_all_is_well(loaded: Path, capsys: pytest.CaptureFixture[str]):
    assert index(["check", "--data", str(loaded)]) == 0
    assert index(["verify", "--data", str(loaded)]) == 0
    assert capsys.readouterr().out == ""


def test_check_names_what_fails(sample_data: Path, capsys: pytest.CaptureFixture[str]):
    assert index(["check", "--data", str(sample_data)]) == 1
    lines, sentences = failures(capsys)
    assert [line.split(":")[0] for line in lines] == [
        "云岚市民政局 2022 (yunlan-minzheng-2022.txt)",
        "云岚市民政局 2022 (yunlan-minzheng-2022.txt)",
        "云岚市民政局 2021 (yunlan-minzheng-2021.xlsx)",
        "云岚市民政局 2021 (yunlan-minzheng-2021.xlsx)",
        "云岚市柳渡区交通运输局 2023 (yunlan-liudu-jiaotong-2023.txt)",
    ]
    assert "C3 总计 = 六类申请人之和: 6 ≠ 5; requests.granted.total" in lines[1]
    assert "C8 (soft) 文字收到 = 一，或 一 + 二: 5 ≠ 4; requests.received.total" in lines[4]
    assert "C6 (soft)" in lines[2] and "1 ≠ 0; requests.carried_in.natural_person, 2020 " in lines[2]
    assert [*sentences[2:4], *sentences[8:]] == [
        "云岚市民政局2022年报告“（一）予以公开”一行：总计为 6，六类申请人之和为 5，两者应当相等。",
        "云岚市民政局, 2022, row “granted (disclosed in full)”: the total is stated as 6, the six kinds of applicants "
        "add up to 5; both must be equal.",
        "云岚市柳渡区交通运输局2023年报告的文字中“收到政府信息公开申请”为 5，表格中为 4，两者不一致。",
        "云岚市柳渡区交通运输局, 2023: the prose on “收到政府信息公开申请” states 5, the table 4; they differ.",
    ]


def test_check_in_one_language(sample_data: Path, capsys: pytest.CaptureFixture[str]):
    assert index(["check", "--data", str(sample_data), "--lang", "en"]) == 1
    _, sentences = failures(capsys)
    assert len(sentences) == 5
    assert all("; both must be equal." in sentence or "; they differ." in sentence for sentence in sentences)


def failures(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    """The lines that `check` printed, and the sentences below them."""
    printed = capsys.readouterr().out.splitlines()
    lines = [line for line in printed if not line.startswith(" ")]
    return lines, [line.strip() for line in printed if line.startswith(" ")]


def test_rebuild(loaded: Path):
    assert index(["rebuild", "--data", str(loaded)]) == 0
    assert index(["verify", "--data", str(loaded)]) == 0


@pytest.mark.parametrize("command", [["export", "x.csv"], ["check"], ["verify"], ["rebuild"]])
def test_commands_without_data(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert index([*command, "--data", str(tmp_path / "none")]) == 2
    assert "python -m ingest" in capsys.readouterr().err


def test_answer_as_json(loaded: Path, capsys: pytest.CaptureFixture[str]):
    assert answer(["云岚市档案局2024年收到多少件申请", "--data", str(loaded), "--json"]) == 0
    given = json.loads(capsys.readouterr().out)
    assert given | {"plan": {}, "elapsed_ms": 0} == {
        "id": "",
        "question": "云岚市档案局2024年收到多少件申请",
        "language": "zh",
        "status": "answered",
        "answer": "云岚市档案局2024年新收申请：**7 件**[1]。",
        "value": 7,
        "unit": "件",
        "rows": [{"agency": "云岚市档案局", "year": 2024, "value": 7, "label": "新收申请"}],
        "citations": [
            {
                "id": 1,
                "agency": "云岚市档案局",
                "year": 2024,
                "file": "a.txt",
                "page": 1,
                "section": "三、收到和处理政府信息公开申请情况",
                "key": "requests.received.total",
                "row": "一、本年新收政府信息公开申请数量",
                "column": "总计",
                "quote": "一、本年新收政府信息公开申请数量 7 0 0 0 0 0 7",
                "value": 7,
            }
        ],
        "coverage": {"reports": 1, "with_value": 1, "missing": []},
        "warnings": [],
        "plan": {},
        "chart": None,
        "elapsed_ms": 0,
    }


def test_answer_in_words_and_csv(loaded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "a.csv"
    assert answer(["2024年哪些单位收到了申请", "--data", str(loaded), "--csv", str(out)]) == 0
    assert "[1] 云岚市档案局 2024" in capsys.readouterr().out
    assert out.read_bytes().startswith("\ufeffagency,year,value".encode())


def test_answer_a_batch(loaded: Path, tmp_path: Path):
    lines = [
        {"id": "a", "question": "云岚市档案局2024年收到多少件申请"},
        {"id": "b", "question": "那予以公开呢", "history": ["云岚市档案局2024年收到多少件申请"]},
        {"id": "c", "question": "北京明天天气"},
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    assert answer(["--batch", str(source), "--out", str(out), "--data", str(loaded)]) == 0
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [(each["id"], each["status"], each["value"]) for each in answers] == [
        ("a", "answered", 7),
        ("b", "answered", 4),
        ("c", "out_of_scope", None),
    ]


def test_a_batch_with_a_broken_line(loaded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "a", "question": "?"}\n{"id": 3}\n', encoding="utf-8")
    assert answer(["--batch", str(source), "--out", str(tmp_path / "o"), "--data", str(loaded)]) == 2
    assert "in.jsonl:2" in capsys.readouterr().err


def test_answer_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert answer(["收到多少", "--data", str(tmp_path)]) == 2
    assert "python -m ingest" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["q", "--batch", "x", "--out", "y"], ["--batch", "x"]])
def test_answer_usage(arguments: list[str]):
    with pytest.raises(SystemExit) as stopped:
        answer(arguments)
    assert stopped.value.code == 2


def test_eval_gates(loaded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    cases = tmp_path / "cases.jsonl"
    gold = {"status": "answered", "value": 7, "cite": [["云岚市档案局", 2024]]}
    wrong = gold | {"value": 8}
    questions = [
        {"id": str(number), "question": "云岚市档案局2024年收到多少件", "gold": each}
        for number, each in enumerate((gold, wrong))
    ]
    cases.write_text("\n".join(json.dumps(question) for question in questions), encoding="utf-8")
    arguments = ["--cases", str(cases), "--data", str(loaded), "--out", str(tmp_path / "run")]
    assert evaluate([*arguments, "--fail-under", "exact=0.5", "--fail-under", "grounded=1"]) == 0
    assert evaluate([*arguments, "--fail-under", "exact=0.6"]) == 1
    assert "exact 0.5 is under 0.6" in capsys.readouterr().err
    assert evaluate([*arguments, "--baseline", str(tmp_path / "run")]) == 0
    assert len((tmp_path / "run" / "results.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert json.loads((tmp_path / "run" / "summary.json").read_text(encoding="utf-8"))["metrics"]["exact"] == 0.5
    assert "云岚市档案局" in (tmp_path / "run" / "report.html").read_text(encoding="utf-8")


def test_eval_usage(loaded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"id": "a", "question": "q", "gold": {"status": "maybe"}}', encoding="utf-8")
    assert evaluate(["--cases", str(bad), "--data", str(loaded), "--out", str(tmp_path / "run")]) == 2
    assert "bad.jsonl:1" in capsys.readouterr().err
    assert evaluate(["--fail-under", "speed=1", "--data", str(loaded), "--out", str(tmp_path / "run")]) == 2

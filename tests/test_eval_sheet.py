import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from eval.__main__ import main
from eval.cases import Case, CaseError, load_cases
from eval.sheet import read_sheet, write_sheet
from tests.conftest import ROOT


def sheet(tmp_path: Path, *rows: list[object], name: str = "in.csv", encoding: str = "utf-8-sig") -> Path:
    path = tmp_path / name
    if path.suffix == ".xlsx":
        book = Workbook()
        assert book.active is not None
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows(rows)
    return path


CHINESE = (
    ["编号", "问题", "题型", "答案", "计量单位", "单位", "年度", "状态", "审核人"],
    ["q1", "民政局2024年收到多少件？", "lookup", 9, "件", "云岚市民政局", 2024, "", "甲"],
    ["q2", "2024年哪些单位收到了申请？", "list", 9, "", "云岚市民政局", 2024, "", ""],
    ["", "", "", 4, "", "云岚市数据局", 2024, "", ""],
    ["q3", "明天天气如何？", "", "", "", "", "", "超出范围", ""],
    ["q4", "Did it receive any?", "yesno", "Yes", "", "云岚市民政局", 2024, "已回答", ""],
    ["q5", "一共收到多少件？", "sum", "1,013.5", "万元", "", "", "", ""],
    ["", "", "", "", "", "云岚市民政局", 2024, "", ""],
    ["", "", "", "", "", "云岚市数据局", 2024, "", ""],
)
EXPECTED: list[dict[str, Any]] = [
    {
        "id": "q1",
        "question": "民政局2024年收到多少件？",
        "kind": "lookup",
        "lang": "zh",
        "gold": {"status": "answered", "value": 9, "unit": "件", "cite": [["云岚市民政局", 2024]]},
        "审核人": "甲",
    },
    {
        "id": "q2",
        "question": "2024年哪些单位收到了申请？",
        "kind": "list",
        "lang": "zh",
        "gold": {
            "status": "answered",
            "rows": [["云岚市民政局", 2024, 9], ["云岚市数据局", 2024, 4]],
            "cite": [["云岚市民政局", 2024], ["云岚市数据局", 2024]],
        },
    },
    {"id": "q3", "question": "明天天气如何？", "kind": "", "lang": "zh", "gold": {"status": "out_of_scope"}},
    {
        "id": "q4",
        "question": "Did it receive any?",
        "kind": "yesno",
        "lang": "en",
        "gold": {"status": "answered", "contains": ["Yes"], "cite": [["云岚市民政局", 2024]]},
    },
    {
        "id": "q5",
        "question": "一共收到多少件？",
        "kind": "sum",
        "lang": "zh",
        "gold": {
            "status": "answered",
            "value": 1013.5,
            "unit": "万元",
            "cite": [["云岚市民政局", 2024], ["云岚市数据局", 2024]],
        },
    },
]


@pytest.mark.parametrize(("name", "encoding"), [("in.csv", "utf-8-sig"), ("in.csv", "gb18030"), ("in.xlsx", "")])
def test_a_reviewers_sheet(tmp_path: Path, name: str, encoding: str):
    path = sheet(tmp_path, *[list(row) for row in CHINESE], name=name, encoding=encoding)
    assert [case.to_json() for case in read_sheet(path)] == EXPECTED


def test_english_columns_and_no_ids(tmp_path: Path):
    path = sheet(
        tmp_path,
        ["Question", "Answer", "Agency", "Year", "Key", "History", "Tags"],
        ["and in 2023?", 2, "云岚市数据局", 2023, "requests.received.total", "in 2024?\nwho?", "format=pdf; damage=1"],
    )
    (case,) = read_sheet(path)
    assert case.to_json() == {
        "id": "in-2",
        "question": "and in 2023?",
        "kind": "",
        "lang": "en",
        "history": ["in 2024?", "who?"],
        "gold": {"status": "answered", "value": 2, "cite": [["云岚市数据局", 2023, "requests.received.total"]]},
        "tags": {"format": "pdf", "damage": 1},
    }


def test_every_error_is_told_with_its_row(tmp_path: Path):
    path = sheet(
        tmp_path,
        ["id", "问题", "题型", "答案", "单位", "年度", "状态", "各值", "用途"],
        ["a", "一", "", "9", "民政局", "去年", "", "", ""],
        ["b", "二", "", "9", "", "", "大概", "", ""],
        ["c", "三", "list", "很多", "民政局", "2024", "", "", ""],
        ["d", "四", "", "", "", "", "", "1; x", ""],
        ["e", "五", "", "9", "民政局", "2024", "", "", "随便"],
        ["a", "六", "", "9", "", "", "", "", ""],
    )
    with pytest.raises(CaseError) as error:
        read_sheet(path)
    lines = [line.removeprefix(f"{path}:") for line in str(error.value).splitlines()]
    assert [line.partition(" ")[0] for line in lines] == ["2:", "3:", "4:", "5:", "6:", "7:"]
    for line, said in zip(lines, ("年度", "已回答", "很多", "'x'", "名单", "taken by"), strict=True):
        assert said in line


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [["编号", "答案"], ["a", "9"]],
            "no column 问题 or question: expected a header row with one, found 编号, 答案",
        ),
        ([["问题", "question"], ["a", "b"]], "stands here twice, under 问题 and question"),
        ([["问题", "答案"]], "no questions"),
        ([["问题", "答案"], ["", "9"]], "in.csv:2: no question"),
        ([], "empty"),
    ],
)
def test_sheets_without_questions(tmp_path: Path, rows: list[list[object]], message: str):
    with pytest.raises(CaseError, match=message):
        read_sheet(sheet(tmp_path, *rows))


def test_a_broken_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "in.xlsx").write_bytes(b"PK not a workbook")
    assert main(["import", str(tmp_path / "in.xlsx"), str(tmp_path / "out.jsonl")]) == 2
    assert "in.xlsx: not an XLSX workbook" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_the_shipped_cases_go_through_a_sheet_and_back(tmp_path: Path, suffix: str):
    shipped = ROOT / "eval" / "cases"
    path = tmp_path / f"sheet.{suffix}"
    assert main(["export", str(shipped), str(path)]) == 0
    assert main(["import", str(path), str(tmp_path / "back.jsonl")]) == 0
    assert load_cases(tmp_path / "back.jsonl") == load_cases(shipped)


words = st.text(st.sampled_from("甲乙ab1=+-@'，\" "), min_size=1, max_size=8).map(str.strip).filter(bool)
names = words.filter(lambda text: not text.startswith("'"))
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6, allow_nan=False).filter(lambda x: not x.is_integer())
years = st.integers(2008, 2030)
golds: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"status": st.sampled_from(["answered", "not_found", "clarify", "out_of_scope"])},
    optional={
        "value": st.none() | numbers,
        "unit": names,
        "values": st.lists(st.none() | numbers, min_size=1, max_size=3),
        "rows": st.lists(st.tuples(names, years, st.none() | numbers), min_size=1, max_size=3),
        "contains": st.lists(names, min_size=1, max_size=3),
        "cite": st.lists(st.tuples(names, years) | st.tuples(names, years, names), min_size=1, max_size=3),
    },
)
entries: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "question": names,
        "lang": st.sampled_from(["zh", "en"]),
        "kind": st.sampled_from(["", "list", "lookup"]),
        "gold": golds,
    },
    optional={
        "history": st.lists(names, min_size=1, max_size=2),
        "tags": st.lists(names.filter(lambda text: "=" not in text), min_size=1, max_size=2)
        | st.dictionaries(
            names.filter(lambda text: "=" not in text), names | st.integers() | st.booleans(), min_size=1
        ),
        "version": st.integers(0, 9),
        "extra": names,
    },
)


@settings(max_examples=100, deadline=None)
@given(st.lists(entries, min_size=1, max_size=4), st.sampled_from(["csv", "xlsx"]))
def test_any_case_goes_through_a_sheet_and_back(
    tmp_path_factory: pytest.TempPathFactory, found: list[dict[str, Any]], suffix: str
):
    cases = [Case.model_validate({"id": f"c{at}", **entry}) for at, entry in enumerate(found)]
    path = tmp_path_factory.mktemp("sheet") / f"sheet.{suffix}"
    write_sheet(cases, path)
    assert read_sheet(path) == cases


@pytest.mark.parametrize(("given", "gold"), [(13, {"value": 13}), ("是", {"contains": ["是"]})])
def test_one_answer_with_several_bodies_is_cited_from_all_of_them(tmp_path: Path, given: object, gold: dict[str, Any]):
    head: list[object] = ["问题", "答案", "单位", "年度"]
    path = sheet(tmp_path, head, ["合计多少件？", given, "云岚市民政局", 2024], ["", "", "云岚市数据局", 2024])
    (case,) = read_sheet(path)
    cited = [["云岚市民政局", 2024], ["云岚市数据局", 2024]]
    assert case.to_json()["gold"] == {"status": "answered", "cite": cited} | gold

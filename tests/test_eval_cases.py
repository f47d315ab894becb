import json
from pathlib import Path

import pytest

from eval.cases import Case, CaseError, groups_of, load_cases, write_cases

GOOD = {"id": "a", "question": "收到多少件", "gold": {"status": "answered", "value": 9}}


def written(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "cases.jsonl"
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_unknown_keys_are_kept(tmp_path: Path):
    line = {
        **GOOD,
        "lang": "zh",
        "kind": "lookup",
        "history": ["那2023年呢"],
        "gold": {"status": "answered", "value": 1.5, "cite": [["民政局", 2024, "fees.amount"]], "because": "印了"},
        "tags": {"format": "pdf", "damage": 1},
        "version": 2,
        "reviewer": ["x"],
    }
    (case,) = load_cases(written(tmp_path, line))
    assert case.to_json() == line
    write_cases([case], tmp_path / "again.jsonl")
    assert load_cases(tmp_path / "again.jsonl") == [case]


def test_every_error_is_told_with_its_line(tmp_path: Path):
    path = written(
        tmp_path,
        GOOD,
        '{"id": "b", "question": ',
        "",
        ["no object"],
        {"id": "c", "question": "", "gold": {"status": "perhaps"}},
        {"id": "d", "question": "q"},
        {"id": "e", "question": "q", "gold": {"status": "answered", "value": "9", "rows": [["x", "y", 1]]}},
        {**GOOD, "question": "another"},
    )
    with pytest.raises(CaseError) as error:
        load_cases(path)
    assert str(error.value).splitlines() == [
        f"{path}:2: expected one JSON object a line: Expecting value at column 25",
        f'{path}:4: expected an object: {{"id": ..., "question": "...", "gold": {{"status": ...}}}}',
        f'{path}:5: question: string should have at least 1 character, got ""',
        f"{path}:5: gold.status: input should be 'answered', 'not_found', 'clarify' or 'out_of_scope', got \"perhaps\"",
        f'{path}:6: gold: field required, got {{"id": "d", "question": "q"}}',
        f'{path}:7: gold.value: input should be a valid integer, got "9"',
        f'{path}:7: gold.value: input should be a valid number, got "9"',
        f'{path}:7: gold.rows.0.1: input should be a valid integer, unable to parse string as an integer, got "y"',
        f"{path}:8: id: 'a' is taken by {path}:1: expected another for every case",
    ]


def test_ids_are_one_over_all_files_of_a_folder(tmp_path: Path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(GOOD), encoding="utf-8")
    with pytest.raises(CaseError, match=r"two\.jsonl:1: id: 'a' is taken by .*one\.jsonl:1"):
        load_cases(tmp_path)


@pytest.mark.parametrize(
    ("content", "message"), [(b"", "no cases"), (b"\xff\xfe{}", "not UTF-8: save the file as UTF-8")]
)
def test_files_without_cases(tmp_path: Path, content: bytes, message: str):
    path = tmp_path / "cases.jsonl"
    path.write_bytes(content)
    with pytest.raises(CaseError, match=message):
        load_cases(path)


def test_a_folder_without_cases(tmp_path: Path):
    with pytest.raises(CaseError, match=r"no \*\.jsonl files"):
        load_cases(tmp_path)


def test_groups_are_kind_language_tags_and_any_key():
    case = {"kind": "list", "lang": "zh", "tags": {"format": "pdf", "damage": 1}, "office": "审计", "size": 3}
    assert list(groups_of(case, ("office", "size", "nothing"))) == [
        ("kind", "list"),
        ("lang", "zh"),
        ("tag", "format=pdf"),
        ("tag", "damage=1"),
        ("office", "审计"),
        ("size", "3"),
    ]
    assert list(groups_of({"tags": ["hard", "long"]})) == [("kind", ""), ("lang", ""), ("tag", "hard"), ("tag", "long")]


def test_a_gold_of_null_is_not_an_absent_one():
    blank = Case.model_validate({**GOOD, "gold": {"status": "answered", "value": None}})
    assert blank.gold.has("value")
    assert not Case.model_validate({**GOOD, "gold": {"status": "answered"}}).gold.has("value")

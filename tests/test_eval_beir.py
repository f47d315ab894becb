import csv
import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.cases import Case, write_cases

SHUJU = ["云岚市数据局", 2024]


def made(name: str, **gold: object) -> Case:
    return Case.model_validate({"id": name, "question": f"{name}?", "gold": {"status": "answered", **gold}})


def test_the_layout_is_beirs(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    cases = [
        made("held", contains=["政府开放日"], cite=[SHUJU]),
        made("lost", contains=["没有这句话"], cite=[SHUJU]),
        made("figure", value=4, cite=[SHUJU]),
    ]
    write_cases(cases, tmp_path / "cases.jsonl")
    out = tmp_path / "beir"
    assert main(["export-beir", str(tmp_path / "cases.jsonl"), str(out), "--data", str(sample_data)]) == 0
    corpus = [json.loads(line) for line in (out / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {tuple(document) for document in corpus} == {("_id", "title", "text")}
    assert len({document["_id"] for document in corpus}) == len(corpus) > 100
    assert (out / "queries.jsonl").read_text(encoding="utf-8") == '{"_id": "held", "text": "held?"}\n'
    with (out / "qrels" / "test.tsv").open(encoding="utf-8", newline="") as file:
        judgements = list(csv.DictReader(file, delimiter="\t"))
    assert [list(each) for each in judgements] == [["query-id", "corpus-id", "score"]] * len(judgements)
    by_id = {document["_id"]: document for document in corpus}
    assert judgements and all(each["score"] == "1" and each["query-id"] == "held" for each in judgements)
    assert all("政府开放日" in by_id[each["corpus-id"]]["text"] for each in judgements)
    assert all("云岚市数据局 2024" in by_id[each["corpus-id"]]["title"] for each in judgements)
    assert "lost: no passage" in capsys.readouterr().err

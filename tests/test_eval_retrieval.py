"""Retrieval by itself: which passages are found, scored by LlamaIndex and ir-measures."""

import json
from datetime import date
from pathlib import Path

import pytest
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from eval.__main__ import main
from eval.beir import Dataset, Document
from eval.cases import Case, write_cases
from eval.retrieval import METRICS, NAMES, find

ANSWERED = {"status": "answered"}


class Fixed(BaseRetriever):
    """Finds what it is told to, by question."""

    def __init__(self, found: dict[str, list[str]]) -> None:
        super().__init__()
        self._found = found

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [NodeWithScore(node=TextNode(id_=name), score=1.0) for name in self._found[query_bundle.query_str]]


def case(name: str, **gold: object) -> Case:
    return Case.model_validate({"id": name, "question": f"{name}?", "gold": ANSWERED | gold})


def test_scores_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    documents = tuple(Document(name, "虚构市档案局", 2024, "a.txt", "", name) for name in "abcdef")
    relevant = {"first": ("a",), "third": ("c", "f"), "none": ("a",)}
    about = Dataset(documents, tuple(map(case, relevant)), relevant, ())
    fixed = Fixed({"first?": ["a", "b"], "third?": ["a", "b", "c"], "none?": []})
    monkeypatch.setitem(find.RETRIEVERS, "ours", lambda *_: fixed)
    found = {each.id: each for each in find.retrieve(about, tmp_path, date(2025, 1, 1), ["ours"])}
    assert found["first"].scores == dict.fromkeys(METRICS, 1.0)
    assert found["none"].scores == dict.fromkeys(METRICS, 0.0)
    assert found["third"].scores == {
        "hit_rate": 1.0,
        "mrr": pytest.approx(1 / 3, abs=1e-6),
        "ndcg@10": pytest.approx(0.5 / (1 + 0.63093), abs=1e-4),
        "recall@5": 0.5,
        "recall@10": 0.5,
    }
    assert found["none"].retrieved == ()


def test_ours_and_the_plain_ones_over_the_samples(
    sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    cases = [
        {"id": "one", "question": "云岚市信访局2024年存在哪些问题", "contains": "主动公开内容以宣传解读为主"},
        {"id": "two", "question": "云岚市信访局2024年接待群众来访多少批次", "contains": "来访534批"},
    ]
    cite = [["云岚市信访局", 2024]]
    write_cases(
        [
            Case.model_validate(
                {"id": each["id"], "question": each["question"]}
                | {"gold": ANSWERED | {"contains": [each["contains"]], "cite": cite}}
            )
            for each in cases
        ],
        tmp_path / "cases.jsonl",
    )
    given = ["retrieval", "--cases", str(tmp_path / "cases.jsonl"), "--data", str(sample_data), "--out", str(tmp_path)]
    assert main([*given, "--fail-under", "recall@10=1"]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in (*NAMES, *METRICS))
    summary = json.loads((tmp_path / "retrieval.json").read_text(encoding="utf-8"))
    assert list(summary) == list(NAMES) and summary["ours"]["n"] == 2
    assert len((tmp_path / "retrieval.jsonl").read_text(encoding="utf-8").splitlines()) == 2 * len(NAMES)
    assert (tmp_path / "qrels" / "test.tsv").is_file()


def test_exit_codes(sample_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    write_cases([case("figure", value=1)], tmp_path / "cases.jsonl")
    given = ["retrieval", "--cases", str(tmp_path / "cases.jsonl"), "--data", str(sample_data), "--out", str(tmp_path)]
    assert main(given) == 2
    assert "no case whose gold has contains and cite" in capsys.readouterr().err
    assert main([*given, "--systems", "best"]) == 2
    assert main([*given, "--fail-under", "exact=1"]) == 2

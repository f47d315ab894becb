from typing import Any

import pytest

from eval.cases import Case
from eval.grounded import is_grounded
from eval.score import complete, score, score_of_error


class Trusting:
    """Sources in which every quote stands but those that say `forged`."""

    def stands(self, citation: dict[str, Any]) -> bool:
        return "forged" not in citation["quote"]


def case(**gold: Any) -> Case:
    return Case.model_validate({"id": "a", "question": "q", "gold": {"status": "answered", **gold}})


def row(agency: str, value: float | None, year: int = 2024) -> dict[str, Any]:
    return {"agency": agency, "year": year, "value": value, "label": "新收申请"}


def cite(agency: str, key: str = "requests.received.total", quote: str = "9", year: int = 2024) -> dict[str, Any]:
    return {"agency": agency, "year": year, "key": key, "quote": quote}


def scored(gold: dict[str, Any], **answer: Any) -> dict[str, float]:
    scores = score(case(**gold), complete({"status": "answered", **answer}), Trusting())
    scores.pop("grounded", None)
    return scores


@pytest.mark.parametrize(
    ("gold", "answer", "exact"),
    [
        ({"value": 9}, {"value": 9}, 1),
        ({"value": 9.0}, {"value": 9}, 1),
        ({"value": 9}, {"value": 8}, 0),
        ({"value": 9}, {"value": None}, 0),
        ({"value": None}, {"value": None}, 1),
        ({"value": -1}, {"value": None}, 0),
        ({"value": 0.1}, {"value": 0.1}, 1),
        ({"value": 9, "unit": "件"}, {"value": 9, "unit": "件"}, 1),
        ({"value": 9, "unit": "万元"}, {"value": 9, "unit": "元"}, 0),
        ({"value": 9}, {"status": "not_found", "value": 9}, 0),
        ({"contains": ["四件"]}, {"answer": "共四件。"}, 1),
        ({"contains": ["四件", "五件"]}, {"answer": "共四件。"}, 0),
        ({"contains": ["共4件"]}, {"answer": "共 4 件。"}, 1),
        ({"lacks": ["五件"]}, {"answer": "共四件。"}, 1),
        ({"contains": ["四件"], "lacks": ["五件"]}, {"answer": "四件或五件。"}, 0),
    ],
)
def test_exact(gold: dict[str, Any], answer: dict[str, Any], exact: float):
    assert scored(gold, **answer)["exact"] == exact


def test_sets_count_each_member_with_its_value():
    gold = {"rows": [["甲局", 2024, 9], ["乙局", 2024, 4], ["丙局", 2024, None]]}
    right = [row("丙局", None), row("甲局", 9), row("乙局", 4)]
    assert scored(gold, rows=right) == {
        "status": 1,
        "exact": 1,
        "set_exact": 1,
        "set_precision": 1,
        "set_recall": 1,
    }
    part = [row("甲局", 9), row("乙局", 5), row("甲局", 9)]
    found = scored(gold, rows=part)
    assert (found["set_exact"], found["exact"]) == (0, 0)
    assert (found["set_precision"], found["set_recall"]) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_an_empty_set():
    assert scored({"rows": []}, rows=[])["set_exact"] == 1
    assert scored({"rows": []}, rows=[row("甲局", 9)])["set_precision"] == 0
    assert scored({"rows": [["甲局", 2024, 9]]}, rows=[])["set_recall"] == 0


def test_order():
    gold = {"values": [9, 4]}
    assert scored(gold, rows=[row("甲局", 9), row("乙局", 4)])["order"] == 1
    assert scored(gold, rows=[row("乙局", 4), row("甲局", 9)])["order"] == 0
    assert scored(gold, rows=[row("甲局", 9)])["order"] == 0


def test_citations_by_report_and_by_cell():
    by_report = {"cite": [["甲局", 2024], ["乙局", 2024]]}
    assert scored(by_report, citations=[cite("甲局"), cite("丙局")]) == {
        "status": 1,
        "cite_recall": 0.5,
        "cite_precision": 0.5,
    }
    by_cell = {"cite": [["甲局", 2024, "requests.granted.total"]]}
    other_cell = scored(by_cell, citations=[cite("甲局")])
    assert (other_cell["cite_recall"], other_cell["cite_precision"]) == (0, 0)
    right_cell = scored(by_cell, citations=[cite("甲局", "requests.granted.total"), cite("甲局")])
    assert (right_cell["cite_recall"], right_cell["cite_precision"]) == (1, 0.5)


def test_a_citation_that_does_not_stand_in_the_source_counts_against():
    found = scored({"cite": [["甲局", 2024]]}, citations=[cite("甲局", quote="forged")])
    assert (found["cite_recall"], found["cite_precision"]) == (0, 0)
    beside = scored({"cite": [["甲局", 2024]]}, citations=[cite("甲局"), cite("甲局", quote="forged")])
    assert (beside["cite_recall"], beside["cite_precision"]) == (1, 0.5)


def test_what_may_be_cited_counts_neither_way():
    gold = {"cite": [["甲局", 2024]], "may_cite": [["乙局", 2024]]}
    assert scored(gold, citations=[cite("甲局"), cite("乙局")])["cite_precision"] == 1
    assert scored(gold, citations=[cite("甲局")])["cite_recall"] == 1
    assert scored(gold, citations=[cite("甲局"), cite("丙局")])["cite_precision"] == 0.5


def test_what_each_part_comes_to():
    def part(agency: str, value: int, label: str = "a") -> dict[str, Any]:
        return row(agency, value) | {"label": label}

    gold = {"nonzero": [4, 9]}
    assert (
        scored(gold, rows=[part("甲局", 8), part("丙局", 0, "b"), part("丙局", 4, "c"), part("乙局", 1)])["exact"] == 1
    )
    assert scored(gold, rows=[row("甲局", 9)])["exact"] == 0


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("甲局 9 件[1]、乙局 4 件[2]，合计 13 件", True),
        ("4[2] ÷ 9[1] = 44.44%", True),
        ("9 件[1]，比 4 件[2] 增加 **5 件**（+125%）", True),
        ("平均 6.5 件，中位数 6.5 件", True),
        ("排第 2 位，共 3 份报告", True),
        ("排第 7 位，共 3 份报告", False),
        ("甲局 9 件[1]、乙局 4 件[2]，合计 14 件", False),
        ("占 44.45%，即 4[2] ÷ 9[1]", False),
        ("平均 7 件", False),
    ],
)
def test_every_number_is_cited_counted_or_computed(text: str, holds: bool):
    answer = {
        "status": "answered",
        "answer": text,
        "rows": [row("甲局", 9), row("乙局", 4)],
        "citations": [cite("甲局", quote="新收 9"), cite("乙局", quote="新收 4")],
        "coverage": {"reports": 3, "with_value": 2, "missing": []},
    }
    assert is_grounded(complete(answer)) is holds


def test_nothing_to_cite():
    assert scored({"cite": []})["cite_precision"] == 1
    assert scored({"cite": []}, citations=[cite("甲局")])["cite_precision"] == 0
    assert scored({"cite": [["甲局", 2024]]})["cite_precision"] == 0


def test_only_the_first_of_many_citations_are_listed():
    gold = {"cite": [["甲局", year] for year in range(2019, 2025)]}
    listed = [cite("甲局", year=year) for year in (2019, 2020)]
    assert scored(gold, citations=listed)["cite_recall"] == pytest.approx(1 / 3)
    assert scored(gold, citations=listed, citations_total=6)["cite_recall"] == 1


def test_a_case_that_raised_scores_nothing_in_whatever_its_gold_asks_for():
    gold = {"value": 0, "rows": [], "values": [], "cite": []}
    names = ("status", "exact", "set_exact", "set_precision", "set_recall", "order", "cite_recall", "cite_precision")
    assert score_of_error(case(**gold), Trusting()) == dict.fromkeys(names, 0)


def test_abstaining_rightly_is_a_status_only():
    abstain = Case.model_validate({"id": "a", "question": "q", "gold": {"status": "out_of_scope"}})
    assert score(abstain, complete({"status": "out_of_scope"}), Trusting()) == {"status": 1}
    assert score(abstain, complete({"status": "not_found"}), Trusting()) == {"status": 0}

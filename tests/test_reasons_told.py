"""Why something came about, what is told under a heading, and scores: what only the prose of one body or many says."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市水利局", 2022): ("在全市政务公开考核中得81.5分，列第9名。", PROBLEMS),
    ("云岚市水利局", 2023): (
        "全年新收申请3件，较上年2件增长50%。增长的主要原因是灌区改造，农户集中查阅分水方案。"
        "年内败诉1件，原因是答复书漏写救济途径，已按判决重新答复。"
        "在全市政务公开评估中得90.5分，列第3名，主要失分在：图解偏少；灌区栏目缺项。"
        "为老年人保留纸质水费单。县灌区复议纠错由2件降为零，靠的是答复前集体会审。",
        "（一）对2022年所列问题的改进。针对栏目更新慢，改为每周核对；针对指南陈旧，重印800册。\n"
        "（二）存在的不足。水价公示看不懂。",
    ),
    ("云岚市林业局", 2023): ("在省第三方评估中得95分，居首位。", PROBLEMS),
}
FEES = {("云岚市水利局", 2023): "（一）信息处理费。发出收费通知2件，实际收取1件420元，另1件逾期未缴。"}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("reasons"), embedder, BODIES, FEES)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市水利局那场官司输在哪", "漏写救济途径"),
        ("云岚市水利局2023年败诉的原因是什么", "漏写救济途径"),
        ("云岚市水利局2023年申请量怎么涨了那么多", "灌区改造"),
        ("云岚市水利局2023年评估得几分，丢分丢在哪", "灌区栏目缺项"),
        ("云岚市水利局2023年报告里，去年的问题是怎么整改的", "重印800册"),
    ],
)
def test_the_reason_is_quoted_with_all_that_belongs_to_it(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)


def test_reasons_of_a_lost_case_are_no_reasons_for_refusals(prose: Desk) -> None:
    assert prose.ask("云岚市水利局2023年败诉的主要原因有哪些").plan["kind"] == "text"
    assert prose.ask("云岚市水利局2023年不予公开的原因有哪些").plan["kind"] == "breakdown"


def test_how_a_figure_was_brought_down_is_no_figure(prose: Desk) -> None:
    answer = prose.ask("云岚市水利局怎么把复议纠错从2件降到零的")
    assert "集体会审" in quotes(answer)
    assert not answer.rows


def test_a_number_right_under_the_heading_that_names_it_is_told(prose: Desk) -> None:
    answer = prose.ask("2023年哪些单位真的收了信息处理费")
    assert [row.agency for row in answer.rows] == ["云岚市水利局"]


def test_every_score_is_told_where_the_highest_is_asked_for(prose: Desk) -> None:
    answer = prose.ask("2023年政务公开考核或评估分数最高的是哪个单位")
    assert {row.agency for row in answer.rows} == {"云岚市水利局", "云岚市林业局"}


def test_what_bodies_did_for_somebody_is_told_of_each(prose: Desk) -> None:
    answer = prose.ask("23年报告里哪些单位为老年人做了什么")
    assert [row.agency for row in answer.rows] == ["云岚市水利局"]


def test_what_became_of_a_mishap_is_no_outcome_of_requests(prose: Desk) -> None:
    answer = prose.ask("云岚市水利局2023年因为什么败诉，后来怎么办的")
    assert "已按判决重新答复" in quotes(answer)
    assert "予以公开" not in answer.text

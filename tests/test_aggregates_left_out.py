"""What a government's report of all its bodies says itself, where it is left out of their sum."""

from pathlib import Path

from answer import Outcome
from index.embedding import Embedder
from tests.town import desk_of, desk_telling, received


def test_a_sum_says_how_to_ask_for_the_figure_of_the_aggregate(tmp_path: Path, embedder: Embedder) -> None:
    stated = received({"人民政府": (30, 40, 50), "民政局": (3, 4, 5), "信访局": (6, 7, 8)})
    desk = desk_of(tmp_path, embedder, stated)
    answer = desk.ask("2023年各单位一共收到多少件申请")
    assert answer.value == 11
    (remark,) = [each for each in answer.warnings if "汇总报告" in each]
    question = remark.partition("请问：")[2]
    assert desk.ask(question).value == 40
    (remark,) = [
        each for each in desk.ask("How many requests did all bodies receive in 2023?").warnings if "ask:" in each
    ]
    assert desk.ask(remark.partition("ask: ")[2]).value == 40


def test_a_sum_of_the_prose_quotes_the_aggregate_beside(tmp_path: Path, embedder: Embedder) -> None:
    told = {
        (f"云岚市{body}", 2024): ("推进公开工作。", "一是更新不够及时。") for body in ("人民政府", "民政局", "信访局")
    }
    fees = {
        ("云岚市人民政府", 2024): "全市共收取信息处理费420元。",
        ("云岚市民政局", 2024): "全年收取信息处理费20元。",
    }
    desk = desk_telling(tmp_path, embedder, told, fees)
    answer = desk.ask("2024年信息处理费总共收了几块钱")
    assert answer.status is Outcome.ANSWERED
    assert "**20**" in answer.text
    assert "全市共收取信息处理费420元" in answer.text.partition("汇总报告自己写的是")[2]

"""What is sought of the prose in a statement's own words: who states it, what answers it, which numbers satisfy it."""

from pathlib import Path

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import balanced, report

TOLD = {
    ("云岚市林业局", 2023): "公众号粉丝9800人。按时办结率为96%。收取信息处理费300元。群众满意率为91%。",
    ("云岚市林业局", 2024): "公众号粉丝2万人。按时办结率为100%。未收取信息处理费。",
    ("云岚市商务局", 2024): "公众号粉丝3000人。未收取信息处理费。社会评议满意度为88%。未发生泄密事件。",
}
PROBLEMS = {
    ("云岚市林业局", 2023): "一是公示内容更新不及时；二是线下公开方式少。\n下一步，一是逐月检查更新；二是增设查阅点。",
    ("云岚市林业局", 2024): "一是线下公开方式少。\n下一步，增设公开栏。",
    ("云岚市商务局", 2024): "一是解读文字枯燥难懂。\n下一步，配发图解。",
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("stated")
    for at, ((body, year), told) in enumerate(TOLD.items()):
        title = f"{body}{year}年政府信息公开工作年度报告"
        text = report(balanced(2021, 3, 1, 0), 2021, title=title, prose=told)
        named = text.replace("一是公开不够及时。下一步，将加强更新。", PROBLEMS[body, year])
        (folder / f"{at}.txt").write_text(named.replace("本年度未收取信息处理费。", "无。"), encoding="utf-8")
    load(find_files([folder]), folder / "data", embedder)
    return Desk(folder / "data")


def told(answer: Answer) -> list[tuple[str, int]]:
    return [(row.agency.removeprefix("云岚市"), row.year) for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("历年来有几份报告承认线下公开方式少", [("林业局", 2023), ("林业局", 2024)]),
        ("“解读文字枯燥难懂”这个问题是谁在报告里承认的", [("商务局", 2024)]),
        ("一共有几份报告写到了社会评议满意度", [("林业局", 2023), ("商务局", 2024)]),
        ("哪些部门的公众号粉丝过了一万", [("林业局", 2024)]),
        ("哪些单位公众号粉丝破了8000", [("林业局", 2023), ("林业局", 2024)]),
        ("报告里提到按时办结率没到百分之百的单位是哪几家", [("林业局", 2023)]),
        ("有没有哪家真收了信息处理费？收了多少钱", [("林业局", 2023)]),
        ("哪些单位收过信息处理费，各收了多少", [("林业局", 2023)]),
    ],
)
def test_reports_that_state_it(prose: Desk, question: str, expected: list[tuple[str, int]]):
    assert told(prose.ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "measure", "other"),
    [
        ("云岚市林业局2023年对“公示内容更新不及时”提出的整改办法是什么", "逐月检查", "查阅点"),
        ("云岚市林业局2023年对“线下公开方式少”提出的整改办法是什么", "查阅点", "逐月检查"),
    ],
)
def test_what_answers_a_problem_quoted(prose: Desk, question: str, measure: str, other: str):
    text = prose.ask(question).text
    assert measure in text and other not in text


def test_shortcomings_and_what_is_done_about_them(prose: Desk):
    text = prose.ask("云岚市林业局2024年报告里自己检讨了哪些不足，又打算怎么改").text
    assert "线下公开方式少" in text and "增设公开栏" in text


def test_a_statement_that_says_no_is_no_denial(prose: Desk):
    answer = prose.ask("云岚市林业局2023年提到的“公示内容更新不及时”，2024年还在提吗")
    assert answer.status is Outcome.ANSWERED
    assert told(answer) == [("林业局", 2023)]


def test_what_they_plan_against_the_problem_named_before(prose: Desk):
    text = prose.ask("他们都打算怎么办", ["谁说过公示内容更新不及时"]).text
    assert "逐月检查" in text and "查阅点" not in text and "公开栏" not in text


def test_problems_of_the_next_year_after_what_was_done(prose: Desk):
    talk = ["云岚市林业局2023年存在什么问题", "怎么改的"]
    assert told(prose.ask("2024年的问题有变化吗", talk)) == [("林业局", 2023), ("林业局", 2024)]


def test_whether_there_is_any_is_answered_so(prose: Desk):
    assert prose.ask("有没有泄密的事").text.startswith("没有。")


def test_a_topic_not_told_is_no_report_missing(prose: Desk):
    assert prose.ask("为什么云岚市林业局2024年满意度没公布").status is Outcome.NOT_FOUND

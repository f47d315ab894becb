"""English questions about the prose: words no one sentence has, questions that deny, and items by place."""

from collections.abc import Sequence

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import balanced, report

TOLD = {
    ("云岚市民政局", 2024): (
        "涉及未成年人和受助人员的照片一律不上网。遇到疑难申请，由办公室和法律顾问共同研究。"
        "智能问答的答案附有原文链接，未找到依据的不作答。年内无人因公开工作不力受到责任追究。"
        "对答复不规范的单位，及时约谈提醒。重大行政决策草案公开征求意见。",
        "一是部分信息放错栏目。二是有的同志担心公开引发质疑。\n改进情况：一是逐项归位。二是加强教育。",
    ),
    ("云岚市教育局", 2024): (
        "涉及第三方权益的，书面征求意见后再作决定。统一答复文书样式。",
        "一是专职人员少，一人多岗。\n下一步，将配备专人。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder = tmp_path_factory.mktemp("sought")
    for at, ((body, year), (prose, problems)) in enumerate(TOLD.items()):
        title = f"{body}{year}年政府信息公开工作年度报告"
        text = report(balanced(2021, 3, 1, 0), 2021, title=title, prose=prose)
        (folder / f"{at}.txt").write_text(
            text.replace("一是公开不够及时。下一步，将加强更新。", problems), encoding="utf-8"
        )
    load(find_files([folder]), folder / "data", embedder)
    return Desk(folder / "data")


CIVIL, SCHOOLS = "云岚市民政局", "云岚市教育局"


def members(answer: Answer) -> Sequence[str]:
    return sorted(row.agency for row in answer.rows)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Which offices keep minors' pictures off the internet?", [CIVIL]),
        ("Which reports mention that third parties were asked for their opinion in writing?", [SCHOOLS]),
        ("Which bodies say that some staff fear that disclosure would raise doubts?", [CIVIL]),
        ("Which bodies summoned or warned units for poor replies?", [CIVIL]),
        ("How many bodies reported in 2024 that nobody was held accountable?", [CIVIL]),
    ],
)
def test_bodies_are_found_by_what_analysts_call_it(desk: Desk, question: str, bodies: Sequence[str]):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert members(answer) == bodies


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How does the Yunlan Civil Affairs Bureau treat photographs of minors?", "一律不上网"),
        ("How far had the Yunlan Civil Affairs Bureau got in 2024 with major administrative decisions?", "决策草案"),
        ("What was the second problem of the Yunlan Civil Affairs Bureau in 2024?", "担心公开"),
        ("What was the 1st shortcoming of the Yunlan Civil Affairs Bureau in 2024?", "错栏目"),
    ],
)
def test_one_body_is_asked_openly(desk: Desk, question: str, said: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in answer.text and answer.text.count("> ") == 1


def test_no_yes_where_the_question_denies(desk: Desk):
    denied = desk.ask("Did the Yunlan Civil Affairs Bureau's chatbot answer without a source in 2024?")
    assert "不作答" in denied.text and not denied.text.startswith(("Yes", "No."))
    assert desk.ask("Did the Yunlan Civil Affairs Bureau have a chatbot in 2024?").text.startswith("Yes")


def test_words_that_stand_in_no_one_sentence_are_told_in_part(desk: Desk):
    answer = desk.ask("Which bodies had a legal adviser help with difficult cases of minors?")
    assert answer.status is Outcome.NOT_FOUND and "No sentence has all of" in answer.text
    assert not answer.rows


def test_a_word_of_asking_is_no_word_sought(desk: Desk):
    text = desk.ask("What e-mail did the Yunlan Civil Affairs Bureau last publish?").text
    assert "“last”" not in text

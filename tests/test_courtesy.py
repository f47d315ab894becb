"""Thanks and greetings, and where in the reports the last answer stands."""

import pytest

from answer import Desk, Outcome
from answer.answer import Language
from answer.words import say
from tests.town import plan_of

ASKED = "2024年民政局收到多少申请"


@pytest.mark.parametrize(
    ("said", "kind", "language"),
    [
        ("谢谢！", "thanks", "zh"),
        ("好的，谢谢", "thanks", "zh"),
        ("您好呀", "greeting", "zh"),
        ("你能做什么？", "greeting", "zh"),
        ("Thanks a lot!", "thanks", "en"),
        ("hello", "greeting", "en"),
    ],
)
def test_courtesies_are_answered(desk: Desk, said: str, kind: str, language: Language):
    for history in ((), (ASKED,)):
        answer = desk.ask(said, history)
        assert (answer.status, answer.text) == (Outcome.OUT_OF_SCOPE, say(f"courtesy_{kind}", language))


def test_a_talk_goes_on_after_thanks(desk: Desk):
    before = desk.ask("那2023年呢", (ASKED,)).plan
    assert desk.ask("那2023年呢", (ASKED, "谢谢")).plan == before


def test_a_question_behind_a_greeting_is_read(desk: Desk):
    assert plan_of(desk, f"你好，{ASKED}")["kind"] == "lookup"


@pytest.mark.parametrize(
    "said", ["出处呢", "在哪一页", "是哪一格的？", "来源", "Which page is that on?", "Show me the source"]
)
def test_where_it_stands(desk: Desk, said: str):
    first = desk.ask(ASKED)
    answer = desk.ask(said, (ASKED,))
    (cited,) = first.citations
    assert [each.key for each in answer.citations] == [cited.key]
    assert first.value == answer.value
    for place in (cited.file, str(cited.page), cited.row, cited.column):
        assert place in answer.text


@pytest.mark.parametrize("said", ["出处呢", "来自哪一页"])
def test_there_is_no_place_before_an_answer(desk: Desk, said: str):
    assert desk.ask(said).status is not Outcome.ANSWERED

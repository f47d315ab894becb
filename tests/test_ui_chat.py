"""What the page's listeners do when things go wrong, without a browser."""

import json
from types import SimpleNamespace
from typing import Any

import pytest

from answer.answer import Answer, Citation, Outcome
from index.errors import QueryTimeoutError, StoreError
from ui.sessions import Sessions

chat_module = pytest.importorskip("ui.chat")

ZH: Any = SimpleNamespace(headers={"accept-language": "zh-CN"})
EN: Any = SimpleNamespace(headers={"accept-language": "en-US"})
CITATION = Citation(1, "云岚市民政局", 2024, "a.txt", 1, "三、", "新收 9", 1, 0, 4)


class Desk:
    """Answers everything the same way, or fails as told."""

    def __init__(self, failure: Exception | None = None, citations: tuple[Citation, ...] = ()) -> None:
        self.failure = failure
        self.citations = citations
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def ask(self, question: str, history: list[str], after: Answer | None = None) -> Answer:
        self.asked.append((question, tuple(history)))
        if self.failure:
            raise self.failure
        return Answer(question, "zh", Outcome.ANSWERED, "9 件[1]。", citations=self.citations)

    def evidence(self, citation: Citation, page: int | None = None) -> None:
        raise StoreError("the report was replaced: ask again")


def chat(desk: Desk) -> Any:
    return chat_module.Chat(desk, Sessions())


def event(**data: object) -> Any:
    return SimpleNamespace(_data=data)


def ask(page: Any, question: str, session: str = "s") -> tuple[str, str]:
    """Log and evidence after the answer."""
    *_, (log, panel, _, _) = page.ask(question, session, ZH)
    return log, panel


def test_the_question_is_shown_before_it_is_answered() -> None:
    desk = Desk()
    (log, _, session, box), last = chat(desk).ask(" 问题 ", "", EN)
    assert "Reading the reports" in log
    assert box == ""
    assert len(session) > 16
    assert last[2] == session
    assert desk.asked == [("问题", ())]


def test_earlier_questions_are_the_history_but_not_those_that_failed() -> None:
    desk = Desk()
    page = chat(desk)
    ask(page, "甲")
    desk.failure = QueryTimeoutError()
    ask(page, "乙")
    desk.failure = None
    ask(page, "丙")
    assert desk.asked == [("甲", ()), ("乙", ("甲",)), ("丙", ("甲",))]


def test_sessions_do_not_see_each_other() -> None:
    page = chat(Desk())
    ask(page, "甲", "one")
    assert "甲" not in ask(page, "乙", "two")[0]


def test_an_error_with_advice_is_told() -> None:
    log, _ = ask(chat(Desk(QueryTimeoutError())), "问题")
    assert "这个问题没有答成：the query took too long and was stopped: ask for fewer years or agencies" in log


def test_an_unknown_error_is_told_without_its_details() -> None:
    log, panel = ask(chat(Desk(RuntimeError("/etc/secret"))), "问题")
    assert "程序内部错误" in log
    assert "secret" not in log
    assert "还没有打开出处" in panel


def test_a_source_that_is_gone_says_so() -> None:
    page = chat(Desk(citations=(CITATION,)))
    _, panel = ask(page, "问题")
    assert "打不开这条出处：the report was replaced: ask again" in panel
    for turn, citation in ((1, 2), (9, 1), ("1", None)):
        assert "已不在记录中" in page.open_source("s", event(turn=turn, citation=citation), ZH)


def test_what_the_script_sends_is_not_trusted() -> None:
    page = chat(Desk())
    assert page.download("s", event(turn={"a": 1})) == ""
    assert page.download("s", SimpleNamespace(_data="text")) == ""
    assert list(page.ask_example("s", event(question=None), ZH))[-1][2] == "s"


def test_the_download_holds_name_and_text() -> None:
    page = chat(Desk(citations=(CITATION,)))
    ask(page, "问题")
    file = json.loads(page.download("s", event(turn=1, order=4)))
    assert file["name"] == "nianbao-1.csv"
    assert file["order"] == 4
    assert file["text"].startswith("\ufeffagency,")


def test_clear_forgets_the_conversation() -> None:
    page = chat(Desk())
    ask(page, "甲")
    log, _ = page.clear("s", EN)
    assert "What would you like to know?" in log
    assert "甲" not in ask(page, "乙")[0]


def test_a_long_question_is_cut() -> None:
    desk = Desk()
    ask(chat(desk), "问" * 50_000)
    assert len(desk.asked[0][0]) == chat_module.LONGEST_QUESTION

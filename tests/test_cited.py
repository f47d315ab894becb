"""Citations beyond the first hundred: verified with the answer, made when they are asked for."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from answer import Desk, Outcome
from answer.citing.citations import Citations, Later
from answer.citing.verify import verify
from answer.draft import Stated, Sum
from answer.table import write_csv
from tests.test_verify import ANSWER, TEXTS, draft

QUESTIONS = [
    "2024年哪些单位收到了政府信息公开申请",
    "2024年一共收到多少件申请",
    "2024年的予以公开率是多少",
    "历年收到的申请总数",
    "2024年各单位主要存在哪些问题",
    "2024年各单位举办了几次培训",
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("most", [0, 1, 3])
def test_those_made_later_are_the_same(desk: Desk, question: str, most: int, monkeypatch: pytest.MonkeyPatch):
    whole = desk.ask(question)
    monkeypatch.setattr("answer.desk.FIRST_CITATIONS", most)
    short = desk.ask(question)
    assert len(short.citations) == len(whole.citations) > 3
    assert short.citations[:most] == whole.citations[:most]
    assert short.citations[-1] == whole.citations[-1]
    assert tuple(short.citations) == tuple(whole.citations)
    assert replace(short, citations=(), elapsed_ms=0) == replace(whole, citations=(), elapsed_ms=0)
    assert write_csv(short) == write_csv(whole)


def test_none_is_made_before_it_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("answer.desk.FIRST_CITATIONS", 2)
    answer = desk.ask(QUESTIONS[0])
    monkeypatch.setattr("answer.citing.citations.Citations.build", lambda *_: pytest.fail("made"))
    assert [each.id for each in answer.citations[:2]] == [1, 2]
    assert answer.citations[1].id == 2
    assert len(answer.citations) > 2
    with pytest.raises(IndexError):
        answer.citations[len(answer.citations)]


def test_only_as_many_as_are_asked_for_are_made(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("answer.desk.FIRST_CITATIONS", 2)
    monkeypatch.setattr("answer.citing.citations.MADE_TOGETHER", 3)
    answer = desk.ask("历年收到的申请总数")
    made: list[tuple[int, int]] = []
    build = Citations.build

    def noted(cited: Citations, connection: Connection, after: int, most: int) -> object:
        made.append((after, most))
        return build(cited, connection, after, most)

    monkeypatch.setattr("answer.citing.citations.Citations.build", noted)
    assert [each.id for each in answer.citations[:5]] == [1, 2, 3, 4, 5]
    assert answer.citations[-1].id == len(answer.citations) > 6
    assert made[:2] == [(2, 1), (3, 3)]
    assert made[2:] == [(after, 3) for after in range(6, len(answer.citations), 3)]


def test_an_answer_with_a_wrong_cell_among_them_is_withheld(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("answer.desk.FIRST_CITATIONS", 2)
    assert desk.ask(QUESTIONS[1]).status is Outcome.ANSWERED
    monkeypatch.setattr(
        "answer.citing.citations.select_numbers_printed",
        lambda _, cells: {cell.key: {each.report.id: "5 7" for each in cells} for cell in cells},
    )
    assert desk.ask(QUESTIONS[1]).status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("later", "problem"),
    [
        (Later(2024, "12", True, Decimal(12)), None),
        (Later(2024, None, True, Decimal(12)), None),
        (Later(2024, "13", True, Decimal(12)), "[2] cites 12, the source has '13'"),
        (Later(2024, "", True, Decimal(12)), "[2] cites 12, the source has ''"),
        (Later(2024, "12", True, Decimal(11)), "24 is not the sum of its cited cells"),
    ],
)
def test_a_cell_that_is_cited_later_is_checked(later: Later, problem: str | None):
    found = verify(ANSWER, draft(Sum(Decimal(24), (1, 2))), TEXTS, {2: later})
    assert problem in found if problem else found == []


def test_a_sentence_that_is_cited_later_is_checked():
    told = draft()
    told.stated.append(Stated(Decimal(3), 2))
    assert verify(ANSWER, told, TEXTS, {2: Later(2024, "举办培训3次。", False)}) == []
    assert verify(ANSWER, told, TEXTS, {2: Later(2024, "举办培训4次。", False)}) == ["[2] does not state 3"]

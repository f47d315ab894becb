"""Documents issued, of reports on the form that counts those newly made; and the other way round."""

from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, plan_of


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("forms")
    stated = {
        ("民政局", 2020): {"normative_documents.made": "2"},
        ("民政局", 2022): {"normative_documents.issued": "5"},
    }
    return desk_of(folder, embedder, stated)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市民政局2020年制发了几件规范性文件", 2),
        ("云岚市民政局2020年新制定了几件规范性文件", 2),
        ("云岚市民政局2022年新制作了几件规范性文件", 5),
        ("How many normative documents did 云岚市民政局 issue in 2020?", 2),
    ],
)
def test_the_column_of_its_form_is_told_and_said(desk: Desk, question: str, value: int):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.value == value
    assert any("年表式没有" in each or "has no" in each for each in answer.warnings)


@pytest.mark.parametrize(
    "question", ["云岚市民政局2022年制发了几件规范性文件", "云岚市民政局2020年新制作了几件规范性文件"]
)
def test_a_column_that_the_form_has_is_told_as_it_is(desk: Desk, question: str):
    assert not any("年表式没有" in each for each in desk.ask(question).warnings)


def test_bodies_asked_for_by_a_column_are_those_that_state_it(desk: Desk):
    assert plan_of(desk, "2020年哪些单位制发过规范性文件")["measures"][0]["column"] == "issued"

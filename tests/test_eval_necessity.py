import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.cases import Case
from eval.necessity import Necessity
from eval.score import complete
from eval.scratch import Scratch
from eval.system import Ours, Setup

TODAY = date(2025, 3, 1)
LOOKUP = "云岚市民政局2024年收到多少件申请"
LIST = "2024年哪些单位收到了政府信息公开申请"
PROSE = "云岚市数据局2024年存在哪些问题"


@pytest.fixture
def scratch(sample_data: Path, tmp_path: Path) -> Scratch:
    return Scratch(sample_data, tmp_path / "data")


def case(question: str) -> Case:
    return Case.model_validate({"id": "a", "question": question, "gold": {"status": "answered"}})


def asked(data: Path, question: str) -> dict[str, Any]:
    answer = complete(dict(Ours(Setup(data, TODAY)).ask(question, ())))
    return {name: value for name, value in answer.items() if name != "elapsed_ms"}


@pytest.mark.parametrize("question", [LOOKUP, LIST, PROSE])
def test_our_answers_need_what_they_cite_and_it_suffices(scratch: Scratch, sample_data: Path, question: str):
    answer = asked(sample_data, question)
    assert answer["status"] == "answered"
    probe = Necessity(scratch, Ours(Setup(scratch.data, TODAY)), 1, 0)
    assert probe(case(question), answer) == {"necessity": 1, "sufficiency": 1}


def test_without_its_cell_a_figure_is_not_there(scratch: Scratch, sample_data: Path):
    answer = asked(sample_data, LOOKUP)
    with scratch.shown("without", answer["citations"]):
        without = asked(scratch.data, LOOKUP)
        assert without["citations"] != answer["citations"]
        assert asked(scratch.data, LIST)["rows"] != asked(sample_data, LIST)["rows"] or without["value"] == 9
    assert asked(scratch.data, LOOKUP) == answer  # put back


def test_with_only_its_cells_other_figures_are_not_there(scratch: Scratch, sample_data: Path):
    answer = asked(sample_data, LOOKUP)
    with scratch.shown("only", answer["citations"]):
        assert asked(scratch.data, LOOKUP)["value"] == 9
        assert asked(scratch.data, "云岚市数据局2024年收到多少件申请")["status"] == "not_found"
        assert asked(scratch.data, PROSE)["status"] == "not_found"


def test_sentences_are_taken_out_of_their_paragraph(scratch: Scratch, sample_data: Path):
    answer = asked(sample_data, PROSE)
    quotes = [each["quote"] for each in answer["citations"]]
    assert len(quotes) == 3
    for at in range(3):
        cited = answer["citations"][at : at + 1]
        with scratch.shown("without", cited):
            assert [each["quote"] for each in asked(scratch.data, PROSE)["citations"]] == quotes[:at] + quotes[at + 1 :]
        with scratch.shown("only", cited):
            assert [each["quote"] for each in asked(scratch.data, PROSE)["citations"]] == [quotes[at]]


def test_the_original_is_never_changed(sample_data: Path, tmp_path: Path):
    data = tmp_path / "original"
    shutil.copytree(sample_data, data)
    before = (data / "nianbao.sqlite").read_bytes()
    scratch = Scratch(data, tmp_path / "copy")
    with scratch.shown("without", asked(data, LIST)["citations"]):
        pass
    assert (data / "nianbao.sqlite").read_bytes() == before


class Ignoring:
    """Gives the same answer whatever stands in the database."""

    def __init__(self, answer: dict[str, Any]) -> None:
        self.answer = answer

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        return self.answer


class Forgetful:
    """Needs more than it cites: nothing is answered unless all reports are there."""

    def ask(self, question: str, history: Sequence[str]) -> Mapping[str, Any]:
        return {"status": "not_found"}


def test_citations_for_show_are_found_out(scratch: Scratch, sample_data: Path):
    answer = asked(sample_data, LOOKUP)
    assert Necessity(scratch, Ignoring(answer), 1, 0)(case(LOOKUP), answer) == {"necessity": 0, "sufficiency": 1}
    assert Necessity(scratch, Forgetful(), 1, 0)(case(LOOKUP), answer) == {"necessity": 1, "sufficiency": 0}


def test_a_sample_is_the_same_for_the_same_seed(scratch: Scratch, sample_data: Path):
    answer = asked(sample_data, LOOKUP)
    cases = [
        Case.model_validate({"id": str(at), "question": LOOKUP, "gold": {"status": "answered"}}) for at in range(40)
    ]
    probed = [[bool(Necessity(scratch, Ignoring(answer), 0.3, 5)(each, answer)) for each in cases] for _ in range(2)]
    assert probed[0] == probed[1]
    assert 3 < sum(probed[0]) < 25
    assert Necessity(scratch, Ignoring(answer), 0, 5)(cases[0], answer) == {}

"""The systems that the product is evaluated beside: each answers in the contract's shape."""

from typing import get_args

import pytest

from eval.cases import Status
from eval.systems import SYSTEMS, System, reader
from eval.systems.chunks import Chunk

ROW = "（一）予以公开\t3\t1\t0\t0\t0\t0\t4"


def chunk(agency: str, text: str = ROW) -> Chunk:
    return Chunk(agency, agency, 2024, f"{agency}.txt", text)


@pytest.fixture(scope="module", params=list(SYSTEMS))
def system(request, sample_data) -> System:
    made: System = SYSTEMS[request.param](sample_data)
    return made


@pytest.mark.parametrize(
    "question",
    ["2024年哪些单位收到申请", "How many requests did the Data Bureau receive in 2024?", "", "？", "'; DROP TABLE"],
)
def test_every_system_answers_in_the_contract_s_shape(system, question: str):
    answer = system.ask(question)
    assert answer["status"] in get_args(Status)
    assert {"answer", "value", "unit", "rows", "citations", "coverage", "warnings", "plan"} <= answer.keys()
    for citation in answer["citations"]:
        assert citation["quote"] and citation["agency"] and citation["year"]


def test_the_product_s_filters_keep_to_the_body_and_year_that_a_question_names(sample_data):
    answer = SYSTEMS["without-sql"](sample_data).ask("云岚市民政局2024年收到的申请")
    assert {(each["agency"], each["year"]) for each in answer["citations"]} == {("云岚市民政局", 2024)}


def test_keywords_find_something_for_a_question_in_the_reports_words(sample_data):
    assert SYSTEMS["keyword"](sample_data).ask("行政复议维持")["citations"]


def test_the_reader_takes_the_total_of_a_row_of_applicants():
    assert reader.answer("予以公开几件", [chunk("虚构市档案局")])["value"] == 4


def test_the_reader_lists_those_above_zero_or_the_zeros():
    chunks = [chunk("虚构市档案局"), chunk("虚构市民政局", ROW.replace("4", "0"))]
    some, none = (reader.answer(question, chunks)["rows"] for question in ("哪些单位予以公开", "哪些单位没有予以公开"))
    assert [row["agency"] for row in some] == ["虚构市档案局"]
    assert [row["agency"] for row in none] == ["虚构市民政局"]


def test_the_reader_adds_and_counts():
    chunks = [chunk("虚构市档案局"), chunk("虚构市民政局")]
    assert reader.answer("予以公开一共几件", chunks)["value"] == 8
    assert reader.answer("多少家予以公开", chunks)["value"] == 2

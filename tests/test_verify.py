from dataclasses import replace
from decimal import Decimal

import pytest

from answer.answer import Answer, Citation, Coverage, Outcome, Row
from answer.citing.verify import verify
from answer.draft import Computed, Count, Draft, Sum

SOURCE = "一、总体情况\n一、本年新收 1 0 0 0 0 0 12\n其余"
START = SOURCE.index("一、本年新收")
CITED = Citation(
    id=1,
    agency="云岚市档案局",
    year=2024,
    file="a.txt",
    page=1,
    section="三",
    quote="一、本年新收 1 0 0 0 0 0 12",
    report_id=7,
    start=START,
    end=START + 21,
    key="requests.received.total",
    value=Decimal(12),
    cell_start=START + 19,
    cell_end=START + 21,
)
ANSWER = Answer(
    question="q",
    language="zh",
    status=Outcome.ANSWERED,
    text="云岚市档案局2024年：**12 件**[1]。",
    rows=(Row("云岚市档案局", 2024, Decimal(12), "新收申请", (1,)),),
    citations=(CITED,),
    coverage=Coverage(1, 1),
)
TEXTS = {1: SOURCE[CITED.start : CITED.end]}


def draft(*proofs: Sum | Count | Computed) -> Draft:
    return Draft(
        Outcome.ANSWERED,
        "",
        sums=[each for each in proofs if isinstance(each, Sum)],
        counts=[each for each in proofs if isinstance(each, Count)],
        computed=[each for each in proofs if isinstance(each, Computed)],
    )


def test_a_true_answer_passes():
    assert verify(ANSWER, draft(Sum(Decimal(12), (1,)), Count(1, (7,))), TEXTS) == []


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (replace(ANSWER, text="云岚市档案局2024年：**13 件**[1]。"), "13 in the text has no source"),
        (replace(ANSWER, text="云岚市档案局2023年：**12 件**[1]。"), "2023 in the text has no source"),
        (replace(ANSWER, citations=(replace(CITED, value=Decimal(13)),)), "[1] cites 13, the source has '12'"),
        (replace(ANSWER, citations=(replace(CITED, cell_start=START + 20),)), "[1] cites 12, the source has '2'"),
        (replace(ANSWER, citations=(replace(CITED, quote="一、本年新收 12"),)), "[1] is not in the source"),
        (replace(ANSWER, citations=(replace(CITED, end=START + 5),)), "[1] is not in the source"),
        (
            replace(ANSWER, rows=(Row("云岚市档案局", 2024, Decimal(11), "新收申请", (1,)),)),
            "云岚市档案局 2024: 11 is not what its cells say",
        ),
    ],
)
def test_what_does_not_hold_is_named(answer: Answer, problem: str):
    cited = answer.citations[0]
    assert problem in verify(answer, draft(), {1: SOURCE[cited.start : cited.end]})


def test_sums_and_counts_are_checked():
    assert verify(ANSWER, draft(Sum(Decimal(13), (1,))), TEXTS) == ["13 is not the sum of its cited cells"]
    assert verify(ANSWER, draft(Count(2, (7,))), TEXTS) == ["2 is not the number counted"]


def test_what_is_computed_is_checked():
    half = Computed(Decimal(50), "ratio", ((1,), (1,), ()))
    assert verify(ANSWER, draft(half), TEXTS) == ["50 is not the ratio of its terms"]
    whole = half._replace(value=Decimal(100))
    assert verify(replace(ANSWER, text="12 ÷ 12 = 100%[1]"), draft(whole), TEXTS) == []


def test_a_source_that_changed_under_the_citation():
    assert verify(ANSWER, draft(), {1: TEXTS[1].replace("12", "13")}) == [
        "[1] is not in the source",
        "[1] cites 12, the source has '13'",
    ]

"""Clauses that say who asks and what for, and ask nothing."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from answer import Desk
from answer.reading.language.context import without_context
from answer.reading.language.patterns import find_patterns
from answer.reading.language.spans import Spans, find_spans, normalise
from answer.vocabulary import Meaning

BODY = "云岚市民政局"


def _names(substrings: Sequence[str]) -> Mapping[str, Sequence[Meaning]]:
    return {BODY: [Meaning("agency", BODY)]} if BODY in substrings else {}


def _find(text: str) -> Spans:
    return find_spans(text, _names, find_patterns(text, date(2026, 1, 1)))


def _asked(question: str) -> str:
    return without_context(normalise(question), _find).text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (f"领导等着要，{BODY}2024年收到几件申请", f"{BODY}2024年收到几件申请"),
        (f"{BODY}2024年收到几件申请，记者等着发稿", f"{BODY}2024年收到几件申请"),
        ("下周要开讲评会，2024年不予公开多少件", "2024年不予公开多少件"),
        ("写稿子要用：2024年哪些单位收到申请", "2024年哪些单位收到申请"),
        ("为核对诉讼台账，请列出2024年被复议的单位", "请列出2024年被复议的单位"),
        ("我们在排查复议风险，2024年哪些单位被起诉过", "2024年哪些单位被起诉过"),
        ("听说有单位从来没被起诉过，2024年收到申请的有哪些", "2024年收到申请的有哪些"),
        ("2024年公开率最高的是谁，后面带上分子和分母", "2024年公开率最高的是谁"),
        ("2023年收费合计多少，单位万元", "2023年收费合计多少"),
        ("我想先弄清2024年收到多少件申请", "2024年收到多少件申请"),
    ],
)
def test_what_asks_nothing_is_left_out(question: str, asked: str):
    assert _asked(question) == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (f"有读者反映{BODY}从不公开，2024年它予以公开几件", f"{BODY},2024年它予以公开几件"),
        ("手头在整理2020年的材料，部分公开的有哪些单位", "2020年,部分公开的有哪些单位"),
    ],
)
def test_the_body_and_year_that_only_such_a_clause_names_are_kept(question: str, asked: str):
    assert _asked(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "我想找收到超过100件的单位,处罚超过50件的",  # two conditions
        "我们在统计2024年收到申请的单位,其中处罚超过100件的有几家",  # leans on the first clause
        "领导要2024年收到申请的单位,名单给我",  # the rest names no figure
        "为零的单位,2023年处罚有哪些",
        "按区县,2024年申请各多少",
        "除民政局外,2024年谁收到申请",
        "我记得它收到12件,对吗",
    ],
)
def test_what_the_question_needs_stays(question: str):
    assert len(_asked(question)) >= len(question) - 2  # but for 我想


def test_what_was_left_out_is_told(desk: Desk):
    answer = desk.ask("审计组催得紧，云岚市民政局2024年收到几件申请")
    assert answer.rows == desk.ask("云岚市民政局2024年收到几件申请").rows
    assert any("审计组催得紧" in each for each in answer.warnings)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("云岚民政21—24年收到申请", "云岚市民政局2021年到2024年收到申请"),
        ("云岚民政23→24申请增减", "云岚市民政局2023年到2024年申请增减"),
        ("2024年许可决定最多的，政府汇总那份不算", "2024年许可决定最多的单位，不算政府汇总"),
    ],
)
def test_terse_words_are_read_like_whole_ones(desk: Desk, question: str, plain: str):
    assert desk.ask(question).plan == desk.ask(plain).plan


def test_two_sets_are_not_counted_as_one(desk: Desk):
    assert desk.ask("2024年收到申请超过5件的有多少家，超过50件的又有多少家").status == "clarify"
    assert desk.ask("2024年企业申请最多的是哪家，占它自己申请总数的多少").status == "clarify"

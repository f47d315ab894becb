"""What a question leaves to be understood is written out."""

import pytest

from answer.plan import Plan, Scope
from answer.reading.language.ellipsis import written_out

LAST = Plan(kind="list", scope=Scope(years=(2023,)))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2021年有部分公开，第二年却没有的单位", "2021年有部分公开，2022年却没有的单位"),
        ("2022年有诉讼而前一年没有的单位", "2022年有诉讼而2021年没有的单位"),
        ("2021年有而2022年没有行政诉讼的单位", "2021年有行政诉讼而2022年没有行政诉讼的单位"),
        ("2021年没有、2022年有行政复议的单位", "2021年没有行政复议而2022年有行政复议的单位"),
        ("received in 2021 but none the following year", "received in 2021 but none 2022"),
        ("carried over to the next year in 2021", "carried over to the next year in 2021"),
        ("2021年结转到第二年的申请", "2021年结转到第二年的申请"),
        ("2024年申请比前一年多吗", "2024年申请比前一年多吗"),
        ("2021和2023年，第二年呢", "2021和2023年，第二年呢"),
    ],
)
def test_years_beside_a_year_named(text: str, written: str):
    assert written_out(text, None) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("上一年的名单呢", "2022年的名单呢"),
        ("那前一年呢", "那2022年呢"),
        ("and the year before?", "and 2022?"),
        ("the following year", "2024"),
        ("比上一年多吗", "比上一年多吗"),
    ],
)
def test_a_turn_to_the_year_before_is_of_the_last_question(text: str, written: str):
    assert written_out(text, LAST) == written
    assert written_out(text, None) == text


@pytest.mark.parametrize("text", ["what's the total?", "the grand total please", "total"])
def test_a_total_is_of_what_was_listed(text: str):
    assert written_out(text, LAST) == "and in total"
    assert written_out(text, None) == text

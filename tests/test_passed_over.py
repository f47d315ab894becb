"""Words that nothing knows: those that say nothing are passed over, those that may say something are not."""

from datetime import date

import pytest

from answer import Desk, Outcome
from answer.reading.language.passed_over import passed_over
from answer.reading.language.patterns import find_patterns
from answer.reading.language.spans import find_spans, normalise

TODAY = date(2025, 6, 1)


def passed(question: str) -> frozenset[str]:
    text = normalise(question)
    return passed_over(find_spans(text, lambda _: {}, find_patterns(text, TODAY)))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2024年果断下了多少行政许可", {"果断"}),
        ("2024年揽上行政复议的单位", {"揽"}),
        ("which bodies mustered the most licences in 2022", {"mustered"}),
        ("licences supposedly issued in 2022", {"supposedly"}),
    ],
)
def test_particles_and_verbs_that_lead_to_a_figure_say_nothing(question: str, words: set[str]):
    assert passed(question) == words


@pytest.mark.parametrize(
    "question",
    [
        "2024年撤回的申请有多少",  # which applications
        "2024年捋出多少申请",  # what was done with them is not said by the figure
        "2024年独角兽的行政许可有多少",  # a noun
        "2024年拖沓的行政许可有多少",  # an adjective, or a verb that says which
        "2024年行政许可逐月有多少",
        "which bodies withdrew licences in 2022",
        "which bodies swallowed requests in 2022",
        "unicorn licences in 2022",
    ],
)
def test_words_that_may_say_something_stay(question: str):
    assert not passed(question)


@pytest.mark.parametrize("which", ["新成立的单位", "申请数异常的单位", "受到表彰的部门"])
def test_words_that_say_which_bodies_are_meant_are_not_passed_over(desk: Desk, which: str):
    assert desk.ask(f"2024年{which}里谁收到申请最多").status == Outcome.NOT_FOUND


def test_any_body_is_every_body(desk: Desk):
    assert desk.ask("2024年所有的单位里谁收到申请最多").plan == desk.ask("2024年谁收到申请最多").plan

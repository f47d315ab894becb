"""English questions said in short or in plain speech: years of two digits, counterparts, what is asked back."""

from typing import Any

import pytest

from answer import Desk, Outcome
from answer.spans import normalise

BUREAU = "Yunlan Civil Affairs Bureau"


def plan_of(desk: Desk, question: str, *talk: str) -> dict[str, Any]:
    return dict(desk.ask(question, list(talk)).plan)


@pytest.mark.parametrize(
    ("said", "years"),
    [
        (f"{BUREAU} requests 22 vs 23 vs 24", [2022, 2023, 2024]),
        (f"{BUREAU} requests 2021-24", [2021, 2022, 2023, 2024]),
        (f"{BUREAU}, requests received, 21-23", [2021, 2022, 2023]),
        (f"requests of {BUREAU} from 2022 to now", [2022, 2023, 2024]),
        (f"How many requests did {BUREAU} carry forward to 2024?", [2023]),
    ],
)
def test_years_said_in_short(desk: Desk, said: str, years: list[int]):
    assert plan_of(desk, said)["scope"]["years"] == years


def test_a_range_of_requests_is_no_range_of_years(desk: Desk):
    assert not plan_of(desk, "Which bodies received between 21 and 24 requests?")["scope"]["years"]


@pytest.mark.parametrize(
    ("said", "conditions"),
    [
        ("reconsideration yes, court no, 2024", [("gt", 0), ("eq", 0)]),
        ("Whose grant rate was a full 100 per cent in 2024?", [("eq", 100)]),
        ("Which bodies received more than 10 requests in 2023 and in 2024?", [("gt", 10), ("gt", 10)]),
        ("Which bodies had no requests in 2023, but some in 2024?", [("eq", 0), ("gt", 0)]),
        ("Which bodies refused requests in 2023 but no longer in 2024?", [("gt", 0), ("eq", 0)]),
    ],
)
def test_conditions_in_plain_speech(desk: Desk, said: str, conditions: list[tuple[str, int]]):
    found = plan_of(desk, said)["conditions"]
    assert [(each["operator"], int(each["value"])) for each in found] == conditions


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("In how many of the 2024 reports is there a lawsuit?", "how many bodies 2024 had lawsuit?"),
        ("average fee per charging body", "average fee per body, excluding zeros"),
        ("what number stands under fees", "what is fees"),
        ("since when did it refuse requests", "in which years did it refuse requests"),
    ],
)
def test_turns_of_speech(said: str, plain: str):
    assert normalise(said) == normalise(plain)


@pytest.mark.parametrize(
    "question",
    [
        "Who else but Yunlan Civil Affairs Bureau paid attention to fees? Did anybody else charge fees in 2024?",
        f"year-on-year change in requests, {BUREAU}, 2021 to 2024",
        "How many reports balance per year?",
        f"Show me every line of table two that is not zero in the 2024 report of {BUREAU}",
        "housing fees of Yunlan 2024",
    ],
)
def test_what_would_be_left_out_is_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize("then", ["And who refused more?", "2023 too?", "still blank in 2023?", "vs 2022?"])
def test_what_goes_on_from_a_question_not_read_is_asked_back(desk: Desk, then: str):
    talk = ["Who snatched grumbles in Yunlan?"]
    assert desk.ask(talk[0]).status is not Outcome.ANSWERED
    assert desk.ask(then, talk).status is Outcome.CLARIFY


def test_still_blank_is_asked_of_the_figure_before(desk: Desk):
    plan = plan_of(desk, "still blank in 2023?", "Which bodies left the fee amount blank in 2024?")
    assert (plan["kind"], plan["scope"]["years"], plan["measures"][0]["row"]) == ("list", [2023], "fees")

"""English questions said in short or in plain speech: years of two digits, counterparts, what is asked back."""

from typing import Any

import pytest

from answer import Desk, Outcome
from answer.reading.language.spans import normalise

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
        (f"requests received by {BUREAU}, the three most recent years", [2022, 2023, 2024]),
        (f"requests received by {BUREAU}, going back three years", [2022, 2023, 2024]),
        (f"the last three yearly numbers of requests received by {BUREAU}", [2022, 2023, 2024]),
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
        ("Which body had nothing on penalties, licences or coercion for 2024?", [("eq", 0)] * 3),
        ("Which bodies answered every request they got in 2024?", [("eq", 0)]),
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
        "How many requests were withdrawn in 2024?",
        f"Have refusals ever exceeded grants at {BUREAU}?",
        "Which is larger for 2024, the licences of Yunlan or its penalties?",
        "requests received 2024: Yunlan HB",
        "Did the petition bureaus take more coercive measures than the tax bureau in 2024?",
        "Was 2023 a record year for requests in Yunlan?",
        f"I have the figure of {BUREAU}; did anybody else refuse requests in 2024?",
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


def test_a_ranking_of_years_turns(desk: Desk):
    plan = plan_of(desk, "and the fewest?", "Which year saw the most refusals overall?")
    assert (plan["kind"], plan["group"], plan["order"]) == ("sum", "year", "least")


def test_the_steepest_fall_in_percent(desk: Desk):
    plan = plan_of(desk, "Which body had the sharpest percentage drop in requests from 2023 to 2024?")
    assert (plan["order"], plan["measures"][0]["percent"]) == ("least", True)


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("How many requests did Yunlan Petition Bureau receive in 2024, and its counterpart?", 1),
        ("Did the Civil Affairs Bureau of Yunlan receive more requests in 2024 than in 2023?", 1),
    ],
)
def test_the_body_of_a_place(desk: Desk, question: str, agencies: int):
    assert len(plan_of(desk, question)["scope"]["agencies"]) == agencies

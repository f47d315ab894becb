"""What an English question says beside what it asks is passed over, and said to be; what may choose is not."""

import pytest

from answer import Desk, Outcome

PLAIN = "How many requests did Yunlan Civil Affairs Bureau receive in 2023?"
WHO = "Which agencies refused requests in 2024?"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (f"Before I ring the press people I'd like to be clear about one thing: {PLAIN}", PLAIN),
        (f"My neighbour keeps telling me that people hardly use these rules; {PLAIN}", PLAIN),
        ("It would help the mayor enormously to know which agencies refused requests in 2024.", WHO),
        (f"We are compiling a handout for the spring hearing, so kindly tell us: {WHO}", WHO),
        ("Which agencies refused requests in 2024, as I must brief the council on Monday?", WHO),
        ("In order to chase the slow ones I need to know which agencies refused requests in 2024", WHO),
        ("There was gossip about Yunlan Civil Affairs Bureau; how many requests did it receive in 2023?", PLAIN),
    ],
)
def test_a_reason_or_a_statement_is_passed_over_and_said_to_be(desk: Desk, said: str, plain: str):
    answer, expected = desk.ask(said), desk.ask(plain)
    assert [(row.agency, row.year, row.value) for row in answer.rows] == [
        (row.agency, row.year, row.value) for row in expected.rows
    ]
    assert any("background" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    "question",
    [
        "Leaving the harbour cases aside, how many requests did Yunlan Civil Affairs Bureau receive in 2023?",
        "We only mean requests by fishermen; how many did Yunlan Civil Affairs Bureau receive in 2023?",
        "Since the merger took effect, how many requests were refused?",
        "As Foo County is our neighbour, how many requests were received in 2023?",
        "There was gossip about Yunlan Civil Affairs Bureau; who refused requests in 2024?",
        "How many requests were refused in 2024, because the applicant lived abroad?",
    ],
)
def test_what_may_choose_reports_or_figures_is_not(desk: Desk, question: str):
    assert desk.ask(question).status is not Outcome.ANSWERED


def test_what_chooses_is_read_where_it_is_known(desk: Desk):
    answer = desk.ask("I have a suspicion that the fee cell is empty; who did so in 2023?")
    assert [each["operator"] for each in answer.plan["conditions"]] == ["blank"]


def test_the_first_of_several_bodies_is_no_aside(desk: Desk):
    question = (
        "It'd be good to learn how Yunlan Civil Affairs Bureau, Yunlan Data Bureau and 云岚市信访局 compare in requests"
    )
    answer = desk.ask(f"{question} received in 2023")
    assert set(answer.plan["scope"]["agencies"]) == {"云岚市民政局", "云岚市数据局", "云岚市信访局"}


@pytest.mark.parametrize("word", ["who", "which one"])
def test_a_kind_of_body_may_stand_before_its_question(desk: Desk, word: str):
    answer = desk.ask(f"Among the data bureaus, {word} had the most requests in 2024")
    assert answer.plan["scope"]["endings"] == ["data bureau"]


def test_a_body_that_only_an_aside_names_is_kept(desk: Desk):
    plain = (
        "In order to approach Yunlan Civil Affairs Bureau, we ask for the phone number contained in its 2024 report."
    )
    for question in (plain, f"I would like to know: {plain}"):
        assert desk.ask(question).plan["scope"]["agencies"] == ["云岚市民政局"]

"""English questions as one writes them to a machine, or in a roundabout way, are read as the plain ones."""

from typing import Any

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

DATA, CIVIL, TAX, HEALTH = "云岚市数据局", "云岚市民政局", "云岚市税务局", "云岚市卫生健康委员会"
YEARS = (2022, 2023, 2024)
REQUESTS = {DATA: (4, 0, 3), CIVIL: (2, 5, 5), TAX: (0, 0, 0), HEALTH: (1, 5, 9)}
PENALTIES = {DATA: (0, 0, 0), CIVIL: (6, 3, 3), TAX: (20, 20, 0), HEALTH: (0, 3, 3)}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {
        (body, year): handled(REQUESTS[body][at]) | {"penalties.decisions": str(PENALTIES[body][at])}
        for body in REQUESTS
        for at, year in enumerate(YEARS)
    }
    return desk_of(tmp_path_factory.mktemp("machine"), embedder, stated)


def plan_of(desk: Desk, question: str) -> dict[str, Any]:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    return {key: value for key, value in answer.plan.items() if key != "assumptions"}


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        (
            "Year 2023: requests > 0, penalties = 0, return bodies.",
            "Which bodies had requests but no penalties in 2023?",
        ),
        ("Requests 0, penalties 0, 2024, who", "Which bodies had neither requests nor penalties in 2024?"),
        (
            "Take everyone with requests in 2023, drop those with penalties, who's left?",
            "Which bodies had requests but no penalties in 2023?",
        ),
        (
            "From the bodies with penalties in 2023 take out all with requests.",
            "Which bodies had penalties but no requests in 2023?",
        ),
        (
            "Union of bodies with nonzero requests and bodies with nonzero penalties, 2024.",
            "Which bodies had requests or penalties in 2024?",
        ),
        (
            "It doesn't matter whether it was requests or penalties: who had either in 2024?",
            "Who had requests or penalties in 2024?",
        ),
        (
            "Intersect bodies with any requests in 2022 with bodies with any in 2023.",
            "Which bodies had requests in 2022 and in 2023?",
        ),
        ("Who came through 2024 without penalties or requests?", "Who had neither penalties nor requests in 2024?"),
        ("Sort bodies by 2024 requests descending, limit 2.", "Top 2 bodies by requests in 2024."),
        (
            "For 2024, filter bodies on requests: min 3, max 5, endpoints count.",
            "For 2024, which bodies had between 3 and 5 requests",
        ),
        ("Where were there penalties in 2023?", "Which bodies had penalties in 2023?"),
        (
            "Which agencies appear on at least one of the two lists for 2024: requests, penalties?",
            "Which bodies had requests or penalties in 2024?",
        ),
        (
            "Bodies appearing on both lists for 2024: requests, penalties",
            "Which bodies had both requests and penalties in 2024?",
        ),
        (
            "Bodies with requests minus bodies with penalties, 2024",
            "Which bodies had requests but no penalties in 2024?",
        ),
        ("Who had requests yet not penalties in 2024?", "Who had requests but no penalties in 2024?"),
        (
            "Which bodies stayed clear of both requests and penalties in 2024?",
            "Which bodies had neither requests nor penalties in 2024?",
        ),
        ("Which agencies' number of requests for 2024 is 5?", "Which bodies had exactly 5 requests in 2024?"),
        ("Whose grant rate was the worst in 2024?", "Which body had the lowest grant rate in 2024?"),
        ("Which body is last by grant rate in 2024?", "Which body had the lowest grant rate in 2024?"),
        ("Select bodies where requests >= 5 and year = 2024", "Which bodies had at least 5 requests in 2024?"),
        ("Select bodies where penalties = 0 and year = 2024", "Which bodies had exactly 0 penalties in 2024?"),
        (
            "Which of the bodies with requests in 2024 had no penalties?",
            "Which bodies had requests but no penalties in 2024?",
        ),
        (
            "Bodies lacking both requests and penalties in 2024",
            "Which bodies had neither requests nor penalties in 2024?",
        ),
        (
            "Everyone with requests together with everyone with penalties in 2024, as one list",
            "Which bodies had requests or penalties in 2024?",
        ),
        (
            "Who had more requests than the Yunlan Data Bureau in 2024?",
            "Which bodies had more requests than the Yunlan Data Bureau in 2024?",
        ),
        (
            "Everyone above the Yunlan Data Bureau by requests in 2024",
            "Which bodies had more requests than the Yunlan Data Bureau in 2024?",
        ),
        ("Who had 5 requests, no more and no less, in 2024?", "Who had exactly 5 requests in 2024?"),
        (
            "In 2023, please list the units having requests while penalties is zero.",
            "In 2023, please list the units having requests but no penalties.",
        ),
        ("Who had no requests in 2024, and no penalties either?", "Who had neither requests nor penalties in 2024?"),
        ("Who failed to reach 5 requests in 2024?", "Who had fewer than 5 requests in 2024?"),
        (
            "Who went over 3 requests in 2024, leaving out anyone exactly on that number?",
            "Who had more than 3 requests in 2024?",
        ),
        (
            "Filter bodies on grant rate, minimum 30% inclusive, year 2024.",
            "Which bodies had a grant rate of at least 30% in 2024?",
        ),
    ],
)
def test_conditions_and_sets(town: Desk, question: str, plain: str):
    assert plan_of(town, question) == plan_of(town, plain)


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("Penalties down 2022 to 2023, who", "Which bodies had fewer penalties in 2023 than in 2022?"),
        ("Bodies up on requests, 2023 vs 2022", "Which bodies had more requests in 2023 than in 2022?"),
        (
            "List bodies with a positive change in requests, base 2022, end 2023.",
            "Which bodies had more requests in 2023 than in 2022?",
        ),
        (
            "Filter to bodies where the 2023 value of penalties is below the 2022 value.",
            "Which bodies had fewer penalties in 2023 than in 2022?",
        ),
        (
            "Who had stopped having any requests by 2023, after having some in 2022?",
            "Who had requests in 2022 but not in 2023?",
        ),
        (
            "Which units have penalties in 2023 while in 2024 become zero?",
            "Which units had penalties in 2023 but not in 2024?",
        ),
        ("Bodies with penalties each year 2022-2024, no gaps", "Bodies with penalties in every year from 2022 to 2024"),
        (
            "Who never went a year without requests between 2022 and 2024?",
            "Who had requests in every year from 2022 to 2024?",
        ),
        (
            "At which bodies was there no year from 2022 to 2024 without requests?",
            "Which bodies had requests in every year from 2022 to 2024?",
        ),
        ("Who added to their requests between 2022 and 2023?", "Which bodies had more requests in 2023 than in 2022?"),
        (
            "Where did penalties stay put from 2022 to 2023?",
            "Which bodies had the same number of penalties in 2023 as in 2022?",
        ),
        ("Where did requests vanish from 2022 to 2023?", "Which bodies had requests in 2022 but not in 2023?"),
        ("Who had no penalties in 2022, in 2023 or in 2024?", "Bodies with zero penalties in all of 2022, 2023, 2024"),
        (
            "Who kept having requests all the way from 2022 to 2024?",
            "Who had requests in every year from 2022 to 2024?",
        ),
        ("Return bodies with 2023 = 0 and 2022 > 0 on requests.", "Which bodies had requests in 2022 but not in 2023?"),
        ("Requests in 2022, and requests in 2023: bodies?", "Which bodies had requests in 2022 and in 2023?"),
        (
            "Please list year by year the total number of penalties of all units during 2022 to 2024.",
            "Total penalties of all bodies for each year from 2022 to 2024.",
        ),
        ("Who lost their requests entirely between 2022 and 2023?", "Who had requests in 2022 but not in 2023?"),
        (
            "Penalties, sum over bodies: 2022? 2023?",
            "Total penalties of all bodies for each year, 2022 and 2023?",
        ),
        (
            "Who went the whole period 2022 to 2024 without any penalties?",
            "Who had no penalties in every year from 2022 to 2024?",
        ),
        (
            "Group by year, sum penalties over all bodies, 2022 through 2024.",
            "Total penalties of all bodies for each year from 2022 to 2024.",
        ),
    ],
)
def test_from_year_to_year(town: Desk, question: str, plain: str):
    assert plan_of(town, question) == plan_of(town, plain)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("YoY delta in penalties, the Yunlan Civil Affairs Bureau: 2023 minus 2022.", -3),
        ("Delta of the all-body sum of requests, 2022 to 2023.", 3),
        ("The two years 2022 and 2023 added together, the Yunlan Civil Affairs Bureau has how many requests?", 7),
        ("Sum penalties over all bodies for 2023, dropping the Yunlan Tax Bureau.", 6),
        ("Divide 2024 penalties at the Yunlan Civil Affairs Bureau by the all-body total, as a percent.", 50),
        ("Out of everyone's penalties in 2024, how big a slice was down to the Yunlan Civil Affairs Bureau?", 50),
        ("What percentage of all bodies' penalties in 2024 did the Yunlan Civil Affairs Bureau account for?", 50),
        ("Top-2 share of penalties 2022", 100),
        ("Requests 2023, the Yunlan Civil Affairs Bureau + the Yunlan Health Commission", 10),
        ("The Yunlan Civil Affairs Bureau: requests 2022+2023", 7),
        ("Requests at the Yunlan Civil Affairs Bureau, 2022 and 2023 rolled into one", 7),
        ("If you put 2022 and 2023 together, how many requests did the Yunlan Civil Affairs Bureau have?", 7),
        ("Sum of penalties over number of bodies, 2022", 6.5),
        ("All penalties of 2023 minus those of the Yunlan Tax Bureau", 6),
        ("The Yunlan Tax Bureau's percentage of all penalties, 2023", 76.92),
        ("Subtract the Yunlan Civil Affairs Bureau's 2022 penalties from its 2023 penalties.", -3),
        ("Where does the Yunlan Data Bureau stand on requests in 2024?", 3),
        ("Please accumulate penalties of the Yunlan Civil Affairs Bureau for 2022 and 2023.", 9),
        ("Please compute the proportion of the Yunlan Tax Bureau in the total penalties of 2023.", 76.92),
        ("Of every hundred penalties in 2024, how many were the Yunlan Civil Affairs Bureau's?", 50),
        ("Please compute the change of the total requests of all units from 2022 to 2023.", 3),
        ("The Yunlan Tax Bureau had what proportion of everyone's penalties in 2023?", 76.92),
        ("In a league table of requests for 2024, at what number would I find the Yunlan Data Bureau?", 3),
        ("Change in penalties for the Yunlan Civil Affairs Bureau: 2022 -> 2023", -3),
        ("50th percentile of requests across bodies, 2022?", 1.5),
    ],
)
def test_sums_and_shares(town: Desk, question: str, value: float):
    answer = town.ask(question)
    assert answer.value is not None
    assert float(answer.value) == pytest.approx(value, abs=0.01), answer.text


def test_of_the_first_so_many_are_counted_where_the_last_is_tied(town: Desk):
    answer = town.ask("What share of all penalties did the top 2 agencies have in 2023?")
    assert float(answer.value or 0) == pytest.approx(100 * 23 / 26, abs=0.01), answer.text


def test_each_of_several_bodies_has_its_own_number(town: Desk):
    answer = town.ask(
        "How many requests did the Yunlan Data Bureau and the Yunlan Civil Affairs Bureau each have in 2024?"
    )
    assert {(row.agency, float(row.value or 0)) for row in answer.rows} == {(DATA, 3.0), (CIVIL, 5.0)}


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Requests 2024, all bodies nonzero?", False),
        ("Is the minimum count of requests over bodies in 2024 above zero?", False),
        ("Is requests nonzero everywhere in 2024?", False),
        ("Are there requests at all bodies in 2024?", False),
        ("Whether the Yunlan Data Bureau had penalties in 2024, please confirm.", False),
        ("I would like to confirm whether the 2023 annual report of the Yunlan Tax Bureau is available.", True),
    ],
)
def test_whether(town: Desk, question: str, yes: bool):
    assert town.ask(question).text.startswith("Yes" if yes else "No")


@pytest.mark.parametrize(
    ("first", "then", "bodies"),
    [
        ("Which bodies had requests in 2023?", "Zero ones", {DATA, TAX}),
        ("Which bodies had requests in 2023?", "Please list also those whose number is zero.", {DATA, TAX}),
        ("Which bodies had requests in 2024?", "Drop everyone under 5.", {CIVIL, HEALTH}),
        ("Which bodies had requests in 2024?", "Which of them reach 5?", {CIVIL, HEALTH}),
        ("Which bodies had requests in 2024?", "Take away those with more than 5.", {DATA, CIVIL}),
        ("Which bodies had requests in 2023?", "Now the reverse: those at zero.", {DATA, TAX}),
        ("Which bodies had penalties in 2022?", "I only care about tax bureaus.", {TAX}),
        ("Which bodies had requests in 2023?", "Who has 0?", {DATA, TAX}),
        ("Which bodies had requests in 2024?", "Please keep only those not less than 5.", {CIVIL, HEALTH}),
        ("Which bodies had requests in 2024?", "Without those over 5.", {DATA, CIVIL}),
        ("Which bodies had penalties in 2022?", "Please keep only the tax bureaus.", {TAX}),
    ],
)
def test_lists_asked_on(town: Desk, first: str, then: str, bodies: set[str]):
    answer = town.ask(then, (first,))
    assert {row.agency for row in answer.rows} == bodies, answer.text


@pytest.mark.parametrize(
    ("then", "value"),
    [
        ("What proportion of the overall total across bodies does it make up?", 50),
        ("% of all bodies", 50),
        ("Please give its proportion in the total of all units.", 50),
        ("What share of all penalties is that?", 50),
        ("How much is that of all bodies' total, in percent?", 50),
        ("And its share of the total over all agencies?", 50),
        ("How many percent does it account for in the total of all agencies?", 50),
        ("By how much did it change from the year before?", 0),
        ("vs prior year", 0),
    ],
)
def test_a_number_asked_on(town: Desk, then: str, value: float):
    answer = town.ask(then, ("How many penalties did the Yunlan Civil Affairs Bureau have in 2024?",))
    assert answer.plan["measures"][0]["row"] == "penalties"
    assert float(answer.value or 0) == pytest.approx(value)

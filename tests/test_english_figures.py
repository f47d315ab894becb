"""English questions about figures: aggregates, offices of a place, money, two figures or bodies, denials of denials."""

from typing import Any

import pytest

from answer import Desk, Outcome
from answer.reading.language.spans import normalise
from answer.words import say
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

CITY, DISTRICT = "云岚市人民政府", "云岚市柳渡区人民政府"
OFFICE, DISTRICT_OFFICE = "云岚市人民政府办公室", "云岚市柳渡区人民政府办公室"
DATA, DISTRICT_DATA, CIVIL = "云岚市数据局", "云岚市柳渡区数据局", "云岚市民政局"
FEES = {"fees.amount": "15.5"}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    bodies = (CITY, DISTRICT, OFFICE, DISTRICT_OFFICE, DATA, DISTRICT_DATA, CIVIL)
    stated = {(body, year): handled(at + 1) | FEES for at, body in enumerate(bodies) for year in (2022, 2023, 2024)}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def plan_of(desk: Desk, question: str) -> dict[str, Any]:
    return dict(desk.ask(question).plan)


def scope_of(desk: Desk, question: str) -> dict[str, Any]:
    return dict(plan_of(desk, question)["scope"])


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("What does the Yunlan city-wide report state for requests received in 2023?", [CITY]),
        ("requests refused in 2023, the aggregates of Yunlan and Liudu", [CITY, DISTRICT]),
        ("How many requests does Liudu's summary report give for 2024?", [DISTRICT]),
        ("What share of the Liudu aggregate's requests was refused in 2022?", [DISTRICT]),
        ("How many requests did the Liudu district office receive in 2023?", [DISTRICT_OFFICE]),
        ("requests refused by the Yunlan municipal office in 2023", [OFFICE]),
        ("the Liudu office: requests granted in 2024", [DISTRICT_OFFICE]),
    ],
)
def test_the_government_or_office_of_a_place(town: Desk, question: str, agencies: list[str]):
    assert scope_of(town, question)["agencies"] == agencies


@pytest.mark.parametrize(
    "question",
    [
        "Who refused requests in 2023 other than the aggregates?",
        "Apart from the summary reports, who received requests in 2022?",
        "Which non-aggregate bodies received requests in 2024?",
        "Who received requests in 2024, leaving out the aggregates?",
    ],
)
def test_aggregates_left_out(town: Desk, question: str):
    assert scope_of(town, question)["not_levels"] == ["aggregate"]


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("Which aggregates received more than 1 request in 2023?", ["aggregate"]),
        ("Which departments (not offices) received requests in 2023?", ["department"]),
        ("Which departments received requests in 2023?", []),
        ("Which townships or streets got requests in 2023?", ["township", "subdistrict"]),
        ("Which street offices had requests in 2023?", ["subdistrict"]),
        ("How many requests were received in aggregate in 2023?", []),
        ("Which Liudu offices received requests in 2023?", []),
    ],
)
def test_levels_of_bodies(town: Desk, question: str, levels: list[str]):
    assert scope_of(town, question)["levels"] == levels


def test_departments_are_said_to_be_all_bodies(town: Desk):
    for word in ("Departments", "Bureaus", "Offices"):
        note = say("departments_are_bodies", "en", word=word)
        assert note in town.ask(f"Which {word.lower()} received requests in 2023?").warnings
    assert note not in town.ask("Which bodies received requests in 2023?").warnings


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Who took in more than 100,000 yuan in fees in 2023?", 10),
        ("fees over half a million yuan in 2023, who?", 50),
        ("Which bodies charged at least RMB 1.5 million in 2023?", 150),
        ("bodies with fee income above ¥20,000 in 2023", 2),
        ("Which bodies charged more than 500k yuan in 2022?", 50),
        ("Which bodies charged more than 50 (10,000 yuan) in fees in 2022?", 50),
    ],
)
def test_money_is_in_yuan(town: Desk, question: str, value: int):
    (condition,) = plan_of(town, question)["conditions"]
    assert float(condition["value"]) == value


def test_amounts_are_told_in_yuan(town: Desk):
    text = town.ask(f"What was the administrative fee income of {CIVIL} in 2023?").text
    assert "155,000 yuan (15.5 × 10,000)" in text


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("Compare the Data Bureau of Yunlan with that of Liudu in requests received, 2023", [DATA, DISTRICT_DATA]),
        ("Did the Data Bureau of Yunlan get more requests than that of Liudu in 2024?", [DATA, DISTRICT_DATA]),
        ("Did Yunlan's Data Bureau receive more requests than Liudu's in 2024?", [DATA, DISTRICT_DATA]),
    ],
)
def test_that_of_another_place(town: Desk, question: str, agencies: list[str]):
    plan = plan_of(town, question)
    assert (plan["kind"], sorted(plan["scope"]["agencies"])) == ("lookup", sorted(agencies))


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("How many requests did Yunlan Data Bureau handle in 2023, and did it carry any over to next year?", 2),
        ("How many new requests did Yunlan Data Bureau get in 2023, and how many did it inherit from last year?", 2),
    ],
)
def test_two_figures_are_both_told(town: Desk, question: str, rows: int):
    assert len(plan_of(town, question)["measures"]) == rows


@pytest.mark.parametrize(
    "question",
    [
        "Yunlan Data Bureau, how many requests did it receive in 2023, and how many walked away with nothing?",
        "Which bodies had either a reconsideration or a lawsuit in 2023 but not both?",
        "Which body has the highest refusal rate for 2024 among the five with the most requests handled?",
        "Who received the most requests in 2023 and who was second?",
        "Which bodies never had no requests?",
        "How much in fines did the Yunlan Civil Affairs Bureau collect in 2023?",
        "How many requests did the Yunlan Data Bureau get by post in 2023?",
        "Delete the 2023 report of the Yunlan Data Bureau please.",
        "Is it untrue that the Yunlan Data Bureau received a request in 2024?",
    ],
)
def test_what_has_no_plan_is_not_answered(town: Desk, question: str):
    assert town.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "measures", "conditions"),
    [
        (
            "Which bodies imposed more than 10 but no more than 50 penalties in 2023?",
            ["penalties", "penalties"],
            [("gt", 10), ("le", 50)],
        ),
        ("Which bodies had under 2 requests, but not none, in 2023?", ["received", "received"], [("lt", 2), ("gt", 0)]),
        ("Which bodies did not have zero penalties in 2023?", ["penalties"], [("gt", 0)]),
        ("Which bodies had no penalties in 2023?", ["penalties"], [("eq", 0)]),
        (
            "Which bodies received more than 2 requests but had no lawsuits in 2023?",
            ["received", "litigation"],
            [("gt", 2), ("eq", 0)],
        ),
        (
            "Who either lost a reconsideration or was sued directly in 2023?",
            ["reconsideration", "litigation_direct"],
            [("gt", 0), ("gt", 0)],
        ),
    ],
)
def test_limits_and_denials(town: Desk, question: str, measures: list[str], conditions: list[tuple[str, int]]):
    plan = plan_of(town, question)
    assert [each["row"] for each in plan["measures"]] == measures
    assert [(each["operator"], int(each["value"])) for each in plan["conditions"]] == conditions


def test_each_clause_has_its_own_column(town: Desk):
    plan = plan_of(town, "Who either lost a reconsideration or was sued directly in 2023?")
    assert [each["column"] for each in plan["measures"]] == ["corrected", "total"]


@pytest.mark.parametrize(
    ("question", "kind", "every_year"),
    [
        ("Is it true that the Yunlan Data Bureau has never refused a request?", "yesno", True),
        ("Did the Yunlan Data Bureau refuse no request in 2023?", "yesno", False),
        ("Which bodies received requests in every year for which they have reported?", "list", True),
        ("How many bodies filed a report every year?", "reports", True),
        ("Out of the 7 bodies, how many reported for all three years?", "reports", True),
    ],
)
def test_in_every_year(town: Desk, question: str, kind: str, every_year: bool):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["every_year"] or plan["every"]) == (kind, every_year)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Yunlan Data Bureau, requests received, each year since 2022 please", [2022, 2023, 2024]),
        ("For each year from 2023 onwards, the requests received by Yunlan Data Bureau", [2023, 2024]),
    ],
)
def test_since_a_year(town: Desk, question: str, years: list[int]):
    assert scope_of(town, question)["years"] == years


def test_years_not_loaded_are_named(town: Desk):
    answer = town.ask("How did the number of requests at Yunlan Data Bureau develop between 2020 and 2023?")
    assert say("no_report_of_years", "en", agency=DATA, years="2020, 2021") in answer.warnings


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Who led on fees in 2023, and who was runner-up?", "top 2 agencies by fees in 2023?"),
        ("Was 2022 a busier year than 2023 for A?", "did A receive more requests in 2022 than in 2023?"),
        ("number of bodies per year with lawsuits", "how many bodies by year had lawsuits"),
    ],
)
def test_turns_of_speech(said: str, plain: str):
    assert normalise(said) == normalise(plain)


@pytest.mark.parametrize(
    ("key", "parts", "said"),
    [
        ("nothing_in_prose", {"reports": 1, "words": "x"}, "1 report for"),
        ("nothing_in_prose", {"reports": 11, "words": "x"}, "11 reports for"),
    ],
)
def test_one_report_is_in_the_singular(key: str, parts: dict[str, object], said: str):
    assert said in say(key, "en", **parts)


def test_ordinary_words_are_no_names(town: Desk):
    assert "was not understood" in town.ask("Rank the five quickest bodies of 2024").text
    assert "Nothing loaded" in town.ask("How many requests did the Blorkton bureau receive in 2024?").text


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("How many of the bodies that received requests in 2023 refused none of them?", ["received", "refused"]),
        ("Which of the agencies that received requests granted none of them in full in 2022?", ["received", "granted"]),
        ("Which bodies that received requests did not grant any in full in 2024?", ["received", "granted"]),
    ],
)
def test_bodies_that_did_one_thing_and_not_another(town: Desk, question: str, rows: list[str]):
    plan = plan_of(town, question)
    assert [each["row"] for each in plan["measures"]] == rows
    assert [each["operator"] for each in plan["conditions"]] == ["gt", "eq"]


@pytest.mark.parametrize(
    ("question", "kind", "row"),
    [
        ("How many requests reached the Yunlan data bureau in 2023?", "lookup", "received"),
        (
            "How many petitions and complaints disguised as requests did the Yunlan data bureau get in 2022?",
            "lookup",
            "not_processed.petition_or_complaint",
        ),
        (
            "How many duplicate requests did the Yunlan data bureau put aside in 2022?",
            "lookup",
            "not_processed.duplicate",
        ),
        (
            "On how many occasions did the Yunlan data bureau refuse a request, across all the years you have?",
            "sum",
            "refused",
        ),
        ("Which two bodies bore the heaviest request load in 2023?", "list", "received"),
        ("Which bodies told requesters that the records simply did not exist in 2023?", "list", "unable.not_held"),
        (
            "Has anybody refused a request because release could endanger national security?",
            "yesno",
            "refused.security_stability",
        ),
        ("How much did the Yunlan data bureau spend on government procurement in 2022?", "lookup", "procurement"),
        ("How many lawsuits did the Yunlan data bureau face in 2023, counting both kinds?", "lookup", "litigation"),
    ],
)
def test_figures_in_other_words(town: Desk, question: str, kind: str, row: str):
    plan = plan_of(town, question)
    assert (plan["kind"], [each["row"] for each in plan["measures"]]) == (kind, [row])


@pytest.mark.parametrize(
    ("question", "breakdown"),
    [
        ("What did the Yunlan data bureau do with its requests in 2023?", "outcomes"),
        ("What did the Yunlan data bureau do with the 5 requests it got in 2023?", "outcomes"),
        ("Who exactly applied to the Yunlan data bureau in 2023 – citizens, firms, lawyers?", "applicants"),
    ],
)
def test_parts_of_what_was_received(town: Desk, question: str, breakdown: str):
    assert plan_of(town, question)["breakdown"] == breakdown


def test_a_figure_stated_that_is_not_so_is_asked_back(town: Desk):
    answer = town.ask("What did the Yunlan data bureau do with the 500 requests it got in 2023?")
    assert answer.status is Outcome.CLARIFY


def test_bodies_outside_a_place(town: Desk):
    plan = plan_of(town, "How many bodies outside Liudu issued licences in 2023?")
    assert plan["scope"]["not_regions"]
    assert (
        "not_regions" not in plan_of(town, "How many bodies in Liudu issued licences in 2023?")["scope"]
        or not (scope_of(town, "How many bodies in Liudu issued licences in 2023?")["not_regions"])
    )


@pytest.mark.parametrize(
    "question",
    [
        "List the bodies whose reconsiderations were all upheld in 2023.",
        "How many agencies had all their reconsideration cases upheld in 2022?",
        "2023年复议全部维持的单位有哪些？",
    ],
)
def test_all_cases_of_one_result(town: Desk, question: str):
    plan = plan_of(town, question)
    assert [each["operator"] for each in plan["conditions"]] == ["eq", "gt"]
    assert plan["measures"][0]["less"] == {"row": "reconsideration", "column": "upheld"}


@pytest.mark.parametrize(
    ("question", "checks", "years", "fault"),
    [
        (
            "Does any body's backlog at the end of 2022 differ from what it carried into 2023?",
            "carry",
            [2022, 2023],
            True,
        ),
        ("Does the backlog at the end of 2022 agree with what was carried into 2023?", "carry", [2022, 2023], False),
        (
            "Does the Yunlan data bureau's stock of valid normative documents add up in 2023, given what it issued "
            "and repealed?",
            "in_force",
            [2023],
            False,
        ),
    ],
)
def test_checks_between_two_years(town: Desk, question: str, checks: str, years: list[int], fault: bool):
    plan = plan_of(town, question)
    assert (plan["checks"], plan["scope"]["years"], plan["fault"]) == (checks, years, fault)


@pytest.mark.parametrize(
    "question",
    [
        "In which years did the Yunlan data bureau receive more requests than the Yunlan civil affairs bureau?",
        "哪些年份云岚市数据局收到的申请比云岚市民政局多？",
    ],
)
def test_years_in_which_one_body_has_more(town: Desk, question: str):
    answer = town.ask(question)
    years = "2022, 2023, 2024" if answer.language == "en" else "2022、2023、2024"
    assert answer.text.startswith(say("more_in_years", answer.language, name=CIVIL, years=years).strip())


def conditions_of(desk: Desk, question: str) -> list[tuple[str, str]]:
    plan = plan_of(desk, question)
    return [(each["row"], one["operator"]) for each, one in zip(plan["measures"], plan["conditions"], strict=True)]


@pytest.mark.parametrize(
    ("question", "conditions"),
    [
        ("Which bodies took requests in and rejected none in 2023?", [("received", "gt"), ("refused", "eq")]),
        ("Who handled requests in 2023, granting none of them?", [("handled", "gt"), ("granted", "eq")]),
        ("In 2022, who got requests, refused none and lost none?", [("received", "gt"), ("refused", "eq")]),
        ("Who imposed penalties in 2024 and was never sued?", [("penalties", "gt"), ("litigation", "eq")]),
        ("Which bodies granted and refused no requests in 2023?", [("granted", "eq"), ("refused", "eq")]),
        ("Which bodies had no requests and no lawsuits in 2023?", [("received", "eq"), ("litigation", "eq")]),
        ("Who refused none in 2023, provided they received something?", [("refused", "eq"), ("received", "ge")]),
    ],
)
def test_something_of_one_and_nothing_of_the_other(town: Desk, question: str, conditions: list[tuple[str, str]]):
    assert conditions_of(town, question)[:2] == conditions


def test_what_became_of_their_requests(town: Desk):
    measures = plan_of(town, "Which bodies got requests from firms in 2023 and granted none of them?")["measures"]
    assert [(each["row"], each["column"]) for each in measures] == [("received", "business"), ("granted", "business")]


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("How many requests did the city government receive in 2023?", [CITY]),
        ("How many requests did the district government receive in 2023?", [DISTRICT]),
        ("What did the municipal data bureau refuse in 2022?", [DATA]),
        ("Who got more in 2024, the city's data bureau or the Liudu data bureau: requests?", [DATA, DISTRICT_DATA]),
        (
            "Compare the city government office with the Liudu government office: requests in 2023",
            [OFFICE, DISTRICT_OFFICE],
        ),
        ("How many requests did the city government's departments receive in 2023?", []),
    ],
)
def test_the_own_body_of_the_city_or_district(town: Desk, question: str, agencies: list[str]):
    assert scope_of(town, question)["agencies"] == agencies


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("What percentage of all requests filed by firms in 2023 went to the Yunlan data bureau?", DATA),
        ("What share of all refusals in 2023 was made by the Liudu government office?", DISTRICT_OFFICE),
        ("What share of all requests to the Yunlan data bureau in 2023 came from firms?", ""),
        ("What percentage of all requests received by the Liudu data bureau in 2023 were granted in full?", ""),
    ],
)
def test_a_share_in_all_is_none_of_its_own(town: Desk, question: str, subject: str):
    assert plan_of(town, question)["subject"] == subject


@pytest.mark.parametrize(
    "question",
    [
        "Which level received more: offices or departments, in 2023?",
        "Which kind of body received more requests in 2023, departments or government offices?",
    ],
)
def test_which_level_had_more(town: Desk, question: str):
    assert plan_of(town, question)["group"] == "level"


@pytest.mark.parametrize(
    ("question", "pairs"),
    [
        (
            "Granted of individuals and refused of firms at the Yunlan data bureau in 2023?",
            [("granted", "natural_person"), ("refused", "business")],
        ),
        (
            "How many requests of individuals and firms were granted at the Yunlan data bureau in 2023?",
            [("granted", "natural_person"), ("granted", "business")],
        ),
    ],
)
def test_results_each_of_their_own_applicants(town: Desk, question: str, pairs: list[tuple[str, str]]):
    measures = plan_of(town, question)["measures"]
    assert [(each["row"], each["column"]) for each in measures] == pairs


def test_a_figure_given_that_is_not_so(town: Desk):
    answer = town.ask("Since the Yunlan data bureau received 99 requests in 2023, how many did it refuse?")
    assert answer.status is Outcome.CLARIFY and "99" in answer.text


def test_what_contradicts_itself_is_no_mean(town: Desk):
    asked = "average requests in 2023 without the aggregates and without bodies that got none"
    assert town.ask(asked).plan.get("kind") != "mean" or len(plan_of(town, asked)["conditions"]) < 2


def test_the_year_of_most_is_named_first(town: Desk):
    answer = town.ask("Which was the year in which the Yunlan data bureau received the most requests?")
    assert answer.text.startswith(say("year_of_most", "en", years="2022, 2023, 2024"))


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Apart from 2023, how many requests did the Yunlan data bureau receive in total?", [2022, 2024]),
        ("In which years other than 2022 did the Yunlan data bureau receive at least 2 requests?", [2023, 2024]),
        ("除2024年外，云岚市数据局一共收到多少申请", [2022, 2023]),
        ("云岚市数据局各年收到多少申请，2023年除外", [2022, 2024]),
        ("How many requests did the Yunlan data bureau receive in 2023?", [2023]),
    ],
)
def test_years_left_out(town: Desk, question: str, years: list[int]):
    assert scope_of(town, question)["years"] == years


@pytest.mark.parametrize(
    "question",
    [
        "Except for 2023, did requests at the Yunlan data bureau rise every year?",
        "Apart from bodies without a 2023 report, who received requests in 2024?",
    ],
)
def test_years_left_out_that_are_needed_are_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_how_a_question_opens_needs_no_remark(town: Desk):
    asked = "Could you tell me how many requests the Yunlan data bureau received in 2023?"
    assert plan_of(town, asked)["assumptions"] == []


@pytest.mark.parametrize(
    ("question", "kind", "row"),
    [
        ("Did the Yunlan data bureau win all of its lawsuits in 2023?", "yesno", "litigation"),
        ("Were all reconsideration cases of the Yunlan data bureau upheld in 2023?", "yesno", "reconsideration"),
    ],
)
def test_all_cases_won_are_as_many_as_there_were(town: Desk, question: str, kind: str, row: str):
    plan = plan_of(town, question)
    (gap,) = plan["measures"]
    assert (plan["kind"], gap["of"]["row"], plan["conditions"][0]["operator"]) == (kind, row, "eq")


@pytest.mark.parametrize(
    ("question", "kind", "rows"),
    [
        ("Who dealt with refusals over state secrets, ever?", "list", ["refused.state_secret"]),
        ("Did the Yunlan data bureau lose any of its reconsideration cases in 2023?", "yesno", ["reconsideration"]),
        ("Lawsuits at the Yunlan data bureau in 2023 by type", "lookup", ["litigation_direct", "litigation_after"]),
        (
            "In how many of the years on file did the Liudu data bureau get more than two requests?",
            "list",
            ["received"],
        ),
        ("Did more bodies refuse requests in 2024 than in 2023?", "count", ["refused"]),
        ("Yunlan data bureau - has it ever refused a request?", "yesno", ["refused"]),
        ("For bodies in Yunlan: list requests received and refused in 2023", "list", ["received", "refused"]),
        (
            "How many requests were treated as not processed because they were complaints, Yunlan data bureau, 2023?",
            "lookup",
            ["not_processed.petition_or_complaint"],
        ),
    ],
)
def test_what_is_asked_in_other_words(town: Desk, question: str, kind: str, rows: list[str]):
    plan = plan_of(town, question)
    assert plan["kind"] == kind
    assert [each["row"] for each in plan["measures"]] == rows


def test_the_ground_used_most_over_all_bodies(town: Desk):
    plan = plan_of(town, "Which ground accounts for most refusals across all bodies in 2023?")
    assert (plan["kind"], plan["breakdown"], plan["order"]) == ("breakdown", "reasons", "most")


def test_more_bodies_are_no_larger_figure(town: Desk):
    asked = town.ask("In 2024, were more bodies than in 2023 refusing requests?")
    assert asked.status is Outcome.CLARIFY or asked.plan["kind"] == "count"


@pytest.mark.parametrize(
    "question",
    [
        "Sum of refusals 2022-2024 at the Yunlan data bureau, and in which year were they highest?",
        "How many requests did the Yunlan data bureau receive in total, and in which year the most?",
    ],
)
def test_what_would_lose_a_part_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


def test_several_grounds_in_order_are_no_first_one(town: Desk):
    plan = plan_of(town, "top three grounds for refusal, Yunlan data bureau, 2023")
    assert (plan["kind"], plan["order"], plan["limit"]) == ("breakdown", "most", None)


def test_that_of_another_place_is_its_counterpart(town: Desk):
    asked = "How much higher was the refusal rate of the Liudu data bureau than that of Yunlan in 2023?"
    assert scope_of(town, asked)["agencies"] == [DISTRICT_DATA, DATA]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many requests did firms and law offices together lodge with the Yunlan data bureau in 2023?", "sum"),
        ("How many requests did firms and law offices lodge with the Yunlan data bureau in 2023?", "lookup"),
        ("licences together with penalties, Yunlan data bureau, 2023", "lookup"),
    ],
)
def test_figures_of_one_report_added_up(town: Desk, question: str, kind: str):
    assert plan_of(town, question)["kind"] == kind


def test_turned_none_of_them_down(town: Desk):
    asked = "Who received requests from law firms in 2023 and turned none of them down?"
    assert conditions_of(town, asked) == [("received", "gt"), ("refused", "eq")]


def thresholds_of(plan: dict[str, Any]) -> list[tuple[str, str, list[int]]]:
    return [(each["operator"], each["value"], each["years"]) for each in plan.get("conditions", [])]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Add up requests received for every agency in 2023", ("sum", [])),
        ("Bodies whose grant rate reached 30% in 2023", ("list", [("ge", "30", [])])),
        ("Who hit 30% on the grant rate in 2023?", ("list", [("ge", "30", [])])),
        ("In 2023, which bodies reached 4 refusals?", ("list", [("ge", "4", [])])),
        ("Granted requests not below 6 in 2023: which bodies", ("list", [("ge", "6", [])])),
        ("Grant rate at or above 40% in 2023: names", ("list", [("ge", "40", [])])),
        ("Lawsuits > 0 in 2022, = 0 in 2023, which bodies", ("list", [("gt", "0", [2022]), ("eq", "0", [2023])])),
        ("Where did lawsuits fall to zero from 2022 to 2023?", ("list", [("gt", "0", [2022]), ("eq", "0", [2023])])),
        ("Penalties in 2023: only data bureaus that had some", ("list", [("gt", "0", [])])),
    ],
)
def test_thresholds_said_in_passing(town: Desk, question: str, asked: tuple[str, list[Any]]):
    plan = plan_of(town, question)
    assert (plan["kind"], thresholds_of(plan)) == asked


@pytest.mark.parametrize(
    ("question", "operator"),
    [
        ("Refusals up, 2023 vs 2022, which bodies", "gt"),
        ("Granted requests down, 2024 against 2023, who", "lt"),
        ("Agencies with falling refusals, 2022 to 2023", "lt"),
        ("Whose refusals in 2024 exceeded those of 2023?", "gt"),
    ],
)
def test_rise_and_fall_in_few_words(town: Desk, question: str, operator: str):
    plan = plan_of(town, question)
    assert plan["measures"][0]["before"]
    assert [each["operator"] for each in plan["conditions"]] == [operator]


@pytest.mark.parametrize(
    "question",
    [
        "What do the Yunlan Data Bureau's refusals for 2022 and 2023 come to?",
        "Counting both 2022 and 2023, how many refusals were there at the Yunlan Data Bureau?",
        "If you put 2022 and 2023 together, what is the number of refusals for the Yunlan Data Bureau?",
        "In 2022 and 2023 combined, how many refusals did the Yunlan Data Bureau record?",
    ],
)
def test_two_years_of_a_body_together(town: Desk, question: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["scope"]["years"], plan["scope"]["agencies"]) == ("sum", [2022, 2023], [DATA])


@pytest.mark.parametrize(
    "question",
    [
        "How much of the 2023 total of refusals is due to the Yunlan Data Bureau, in percent?",
        "The Yunlan Data Bureau as a percent of all bodies, refusals, 2023",
        "What part of all bodies' refusals in 2023 fell to the Yunlan Data Bureau?",
        "How big is the Yunlan Data Bureau's share of the 2023 refusals?",
    ],
)
def test_share_of_all_bodies(town: Desk, question: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["subject"], plan["scope"]["agencies"]) == ("sum", DATA, [])


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ("a legal-services organisation", "legal_services"),
        ("a legal service organization", "legal_services"),
        ("a charity organisation", "public_welfare"),
        ("a business organization", "business"),
    ],
)
def test_kinds_of_applicant_called_organisations(town: Desk, said: str, column: str):
    plan = plan_of(town, f"Which bodies had requests filed by {said} in 2023?")
    assert plan["measures"] == [{"row": "received", "column": column}]


@pytest.mark.parametrize(
    ("first", "then", "kind"),
    [
        ("Which bodies had refusals in 2023?", "What about those with none at all?", "list"),
        ("Which bodies had refusals in 2023?", "Altogether how many is that, all their numbers added up?", "sum"),
        (
            "How many refusals did the Yunlan Data Bureau have in 2023?",
            "How much of the overall total is that, in percent?",
            "sum",
        ),
    ],
)
def test_going_on_in_other_words(town: Desk, first: str, then: str, kind: str):
    assert dict(town.ask(then, [first]).plan)["kind"] == kind


@pytest.mark.parametrize(
    "then",
    ["And the change from the previous year?", "How much did that change from the year before?", "change on last year"],
)
def test_the_change_is_of_what_was_asked(town: Desk, then: str):
    plan = dict(town.ask(then, ["How many requests did the Yunlan Data Bureau receive in 2023?"]).plan)
    assert (plan["kind"], plan["scope"]["years"]) == ("change", [2022, 2023])
    assert plan["measures"] == [{"row": "received", "column": "total"}]


@pytest.mark.parametrize("asked", ["Does the Yunlan Data Bureau's 2023 report contain sums that don't match?"])
def test_sums_that_do_not_match_are_faults(town: Desk, asked: str):
    answer = town.ask(asked)
    assert (answer.plan["kind"], answer.plan["fault"]) == ("checks", True)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Breakdown of how the Yunlan Data Bureau dealt with requests in 2023", "breakdown"),
        ("Did the Yunlan Data Bureau publish a 2023 report?", "reports"),
        ("Verify the totals in the 2023 report of the Yunlan Data Bureau", "checks"),
        ("How much of all refusals in 2023 is due to the top 3 bodies?", "sum"),
    ],
)
def test_further_operations_in_other_words(town: Desk, question: str, kind: str):
    assert plan_of(town, question)["kind"] == kind

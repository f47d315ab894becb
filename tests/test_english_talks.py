"""English talks: what a turn keeps, leaves out, asks of those found before or of the last two questions."""

from typing import Any

import pytest

from answer import Desk, Outcome
from answer.answer import Answer
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

RECEIVED = {
    "人民政府": (20, 24, 30),
    "人民政府办公室": (3, 0, 4),
    "民政局": (2, 4, 6),
    "财政局": (5, 3, 0),
    "柳渡区人民政府": (9, 8, 7),
    "柳渡区民政局": (0, 1, 12),
    "柳渡区信访局": (1, 0, 0),
    "望溪县渔梁镇人民政府": (2, 2, 1),
    "望溪县民政局": (4, 1, 2),
}
TOWN = {
    (body, year): handled(number, min(2, number))
    | {"licensing.decisions": str(number % 3)}
    | dict.fromkeys(("litigation_direct.total", "litigation_direct.upheld"), str(number // 10))
    for body, numbers in RECEIVED.items()
    for year, number in zip((2022, 2023, 2024), numbers, strict=True)
}
CITY = "云岚市"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


def last_of(town: Desk, talk: str) -> Answer:
    *earlier, question = talk.split(" >> ")
    return town.ask(question, earlier)


def bodies(answer: Answer) -> list[str]:
    return [row.agency.removeprefix(CITY) for row in answer.rows]


@pytest.mark.parametrize(
    ("turn", "part", "values"),
    [
        ("without the city government", "not_levels", ["city", "aggregate"]),
        ("drop the district governments", "not_levels", ["county", "aggregate"]),
        ("now leave out the governments please", "not_levels", ["aggregate"]),
        ("leave out the aggregates", "not_levels", ["aggregate"]),
        ("how many is that if you leave out the summary reports?", "not_levels", ["aggregate"]),
        ("no townships", "not_levels", ["township"]),
        ("only departments", "levels", ["department"]),
        ("departments only", "levels", ["department"]),
        ("just the departments and offices", "levels", ["department", "office"]),
        ("without Liudu", "not_regions", ["柳渡区"]),
        ("anyone outside Liudu?", "not_regions", ["柳渡区"]),
        ("and without the civil affairs bureaus?", "not_agencies", [f"{CITY}望溪县民政局"]),
    ],
)
def test_a_sort_of_body_is_kept_or_left_out(town: Desk, turn: str, part: str, values: list[str]):
    before = town.ask("who received requests in 2024")
    after = town.ask(turn, ["who received requests in 2024"])
    assert after.status is Outcome.ANSWERED
    assert after.plan["scope"][part][: len(values)] == values
    assert after.plan["scope"]["years"] == [2024]
    assert after.plan["kind"] == ("count" if "how many" in turn else "list")
    assert after.plan["conditions"] == before.plan["conditions"]


def test_what_was_left_out_stays_out(town: Desk):
    answer = last_of(town, "top three by requests received in 2024 >> drop the governments >> and in 2023?")
    assert (bodies(answer)[0], answer.plan["limit"]) == ("民政局", 3)
    assert answer.plan["scope"]["not_levels"] == ["aggregate"]


def test_a_sort_of_body_is_added(town: Desk):
    answer = last_of(town, "only departments: who got the most requests in 2024? >> and if you count offices too?")
    assert answer.plan["scope"]["levels"] == ["department", "office"]


@pytest.mark.parametrize(
    "question", ["which departments received requests in 2024", "which offices granted requests in 2024"]
)
def test_any_body_elsewhere(town: Desk, question: str):
    assert town.ask(question).plan["scope"]["levels"] == []


@pytest.mark.parametrize(
    ("talk", "found"),
    [
        ("who received more than five requests in 2024? >> of those, who granted fewer than half?", 4),
        ("who had 0 requests in 2023 >> and still got some in 2022?", 2),
        ("who was sued in 2024 >> did any of them refuse anything?", 0),
        ("who was sued in 2024 >> which of them were sued in 2022?", 1),
        ("which bodies in Liudu received requests in 2024? >> which one received the most?", 1),
        ("who received requests in 2024 >> who of them granted all of them?", 2),
    ],
)
def test_of_those_found_before(town: Desk, talk: str, found: int):
    answer = last_of(town, talk)
    assert answer.plan["scope"]["agencies"]
    assert len(answer.rows) == found or answer.plan["kind"] == "yesno"


@pytest.mark.parametrize(
    ("talk", "value"),
    [
        ("how many requests in all in 2024 >> how many of them were granted?", 9),
        ("requests at the Yunlan civil affairs bureau in 2024 >> and the Liudu one? >> together?", 18),
        ("how many requests did all bodies in Liudu get in 2024? >> in Wangxi? >> altogether", 15),
    ],
)
def test_one_number_of_them(town: Desk, talk: str, value: int):
    answer = last_of(town, talk)
    assert (answer.value, answer.plan["scope"]["years"]) == (value, [2024])


def test_of_the_applicants_asked_about(town: Desk):
    talk = "requests from companies at the Yunlan civil affairs bureau in 2024 >> how many of those were granted?"
    assert last_of(town, talk).plan["measures"] == [{"row": "granted", "column": "business"}]


def test_of_none_found_before(town: Desk):
    answer = last_of(town, "who was sued in 2023 in Wangxi? >> which of them refused anything?")
    assert answer.status is Outcome.NOT_FOUND and not answer.rows


def scope_of(town: Desk, talk: str) -> dict[str, Any]:
    scope: dict[str, Any] = last_of(town, talk).plan["scope"]
    return scope


def test_which_of_the_two_has_more(town: Desk):
    scope = scope_of(
        town, "requests at the Yunlan civil affairs bureau, 2024? >> and the Liudu one? >> which is higher for refusals"
    )
    assert scope["agencies"] == [f"{CITY}民政局", f"{CITY}柳渡区民政局"]
    assert scope_of(town, "total requests of all bodies 2023, Liudu only >> Wangxi? >> which had more refusals?")[
        "regions"
    ] == [
        "柳渡区",
        "望溪县",
    ]


@pytest.mark.parametrize(
    ("turn", "percent"), [("what's the difference", False), ("did they go up?", False), ("is that up or down?", False)]
)
def test_from_one_year_to_the_other(town: Desk, turn: str, percent: bool):
    plan = last_of(town, f"requests at the Yunlan civil affairs bureau in 2022 >> and in 2024? >> {turn}").plan
    assert (plan["kind"], plan["scope"]["years"], plan["percent"]) == ("change", [2022, 2024], percent)


def test_in_both_years(town: Desk):
    plan = last_of(town, "who had no requests in 2023? >> and in 2024? >> in both years?").plan
    assert (plan["every_year"], plan["scope"]["years"]) == (True, [2023, 2024])


@pytest.mark.parametrize(
    ("talk", "years"),
    [
        ("who received requests in 2023? >> who got the most?", [2023]),
        ("how many refusals in 2024? >> who's responsible for most of them?", [2024]),
        ("total requests in 2023 >> which bodies issued licences?", [2023]),
        ("requests at the Yunlan finance bureau in 2023 >> was it ever sued?", []),
        ("who received requests in 2023? >> who has never been sued?", []),
        ("how many requests did Yuliang get in 2023? >> was the town sued?", [2023]),
    ],
)
def test_the_year_goes_on(town: Desk, talk: str, years: list[int]):
    assert scope_of(town, talk)["years"] == years


@pytest.mark.parametrize(
    ("talk", "kind", "part", "value"),
    [
        ("top 3 by requests 2023 >> the bottom end? >> make it 2022", "list", "limit", 3),
        ("who got the most requests in 2024? >> how many?", "list", "limit", 1),
        ("how many bodies were sued in 2024? >> what percent is that? >> and in 2023?", "count", "share", True),
        ("which district had the most licences in 2023? >> and requests?", "sum", "group", "county"),
        ("how did requests change from 2022 to 2024? >> as a percentage?", "change", "percent", True),
        ("requests at the Yunlan finance bureau in 2023 >> where does that rank?", "rank", "subject", f"{CITY}财政局"),
        ("average number of requests per body in 2024 >> which are above that?", "list", "order", ""),
    ],
)
def test_what_was_done_is_kept(town: Desk, talk: str, kind: str, part: str, value: object):
    plan = last_of(town, talk).plan
    assert (plan["kind"], plan[part]) == (kind, value)


def test_a_talk_goes_on_in_its_language(town: Desk):
    assert last_of(town, "total licences in 2023 >> just Liudu >> 2024").text.isascii() is False
    assert (
        last_of(town, "total licences in 2023 >> just Liudu >> 2024").text.lower().startswith("administrative licences")
    )
    assert "行政许可" in last_of(town, "2023年行政许可合计 >> 2024").text


def test_what_is_not_understood_is_asked_back(town: Desk):
    assert last_of(town, "who was sued in 2024? >> hmm, interesting").status is Outcome.CLARIFY
    assert town.ask("hmm, interesting").status is Outcome.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("question", "operator"),
    [
        ("who had 0 requests in 2023", "eq"),
        ("which bodies got zero requests two years running, 2023 and 2024?", "eq"),
        ("who had 10 requests or more in 2023", "ge"),
    ],
)
def test_none_is_never_some(town: Desk, question: str, operator: str):
    assert town.ask(question).plan["conditions"][0]["operator"] == operator


def test_years_of_one_body_and_bodies_once(town: Desk):
    years = town.ask("which years did the Liudu petition bureau get no requests?")
    assert "the reports of 2 years" in years.text and "2023: 0[1], 2024: 0[2]" in years.text
    never = town.ask("who has never been sued?")
    assert never.text.count("财政局") == 1 and len([each for each in bodies(never) if each == "财政局"]) == 3


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("what did Yuliang town get in 2024, requests-wise", "lookup"),
        ("how many requests did Yuliang get in the end in 2024", "lookup"),
        ("who didn't bother publishing a 2023 report?", "unfiled"),
        ("so how many bodies are in Liudu?", "reports"),
        ("how many departments handed over everything they were asked for in 2024", "count"),
        ("who blamed 'we don't hold it' the most in 2024", "list"),
        ("who granted less than a third of what they handled in 2024?", "list"),
        ("Yunlan finance bureau, best year for requests?", "lookup"),
        ("how many requests were handled in 2024 altogether, and how many of those granted?", "sum"),
        ("i need the licensing counts for all the civil affairs bureaus in 2023", "list"),
    ],
)
def test_chatty_wordings(town: Desk, question: str, kind: str):
    answer = town.ask(question)
    assert (answer.status, answer.plan["kind"], answer.plan["together"]) == (Outcome.ANSWERED, kind, False)


@pytest.mark.parametrize(
    ("talk", "years", "measures"),
    [
        ("compare them side by side for 2024", [2024], ["received"]),
        ("put the two side by side in 2022 instead", [2022], ["received"]),
        ("which of the two granted more that year?", [2023], ["granted"]),
    ],
)
def test_both_bodies_asked_about(town: Desk, talk: str, years: list[int], measures: list[str]):
    plan = last_of(town, f"requests at the Yunlan civil affairs bureau in 2023? >> and the Liudu one? >> {talk}").plan
    assert plan["scope"]["agencies"] == [f"{CITY}民政局", f"{CITY}柳渡区民政局"]
    assert (plan["kind"], plan["scope"]["years"]) == ("lookup", years)
    assert [each["row"] for each in plan["measures"]] == measures


@pytest.mark.parametrize(
    ("turn", "expects"),
    [
        ("was that higher the year before?", "fewer"),
        ("is that number lower in the previous year", "more"),
    ],
)
def test_beside_the_year_before(town: Desk, turn: str, expects: str):
    plan = last_of(town, f"requests at the Yunlan civil affairs bureau in 2024? >> {turn}").plan
    assert (plan["kind"], plan["scope"]["years"], plan["expects"]) == ("change", [2023, 2024], expects)


def test_how_two_figures_changed(town: Desk):
    talk = "requests at the Yunlan civil affairs bureau in 2024? >> and licences? >> which one rose more since 2022?"
    plan = last_of(town, talk).plan
    assert (plan["kind"], plan["scope"]["years"], len(plan["measures"])) == ("change", [2022, 2024], 2)


@pytest.mark.parametrize("turn", ["is that also true of them in 2024?", "is that still the case in 2024"])
def test_whether_none_is_still_none(town: Desk, turn: str):
    plan = last_of(town, f"who had no requests in 2023? >> {turn}").plan
    assert (plan["kind"], plan["every"], plan["conditions"][0]["operator"]) == ("yesno", True, "eq")
    assert sorted(plan["scope"]["agencies"]) == sorted(f"{CITY}{each}" for each in ("人民政府办公室", "柳渡区信访局"))


@pytest.mark.parametrize(
    "question",
    [
        "total requests across all bodies in 2023, w/o double counting the governments",
        "total requests in 2023 without double-counting the aggregates",
        "who received more than 5 requests in 2023, not counting whole-government reports?",
    ],
)
def test_aggregates_left_out_by_other_words(town: Desk, question: str):
    plan = town.ask(question).plan
    assert plan["scope"]["levels"] == [] and plan["scope"]["not_levels"] in ([], ["aggregate"])


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("how many were denied because they'd been asked before at the Yunlan finance bureau in 2023", "duplicate"),
        ("how many did the Yunlan finance bureau see refused as they had already been filed in 2023", "duplicate"),
    ],
)
def test_asked_before_is_a_duplicate(town: Desk, question: str, row: str):
    assert town.ask(question).plan["measures"][0]["row"] == f"not_processed.{row}"


def test_a_number_of_requests_is_no_percentage(town: Desk):
    question = "who had the highest full-disclosure rate in 2024, only counting those that handled at least 5?"
    assert town.ask(question).status is Outcome.CLARIFY
    assert town.ask("who had a full-disclosure rate of at least 50% in 2024?").status is Outcome.ANSWERED


def test_of_two_figures_the_one_that_holds_is_told(town: Desk):
    answer = town.ask("was the Yunlan civil affairs bureau sued or did it issue licences in 2022?")
    assert answer.text.startswith("Yes") and "(administrative licences 2[2])" in answer.text


def test_years_with_more_of_one_than_of_another(town: Desk):
    talk = (
        "requests at the Yunlan finance bureau, 2022 to 2024 >> in which years were there more requests than licences"
    )
    answer = last_of(town, talk)
    assert answer.plan["scope"] == scope_of(town, talk.split(" >> ")[0])
    assert [row.year for row in answer.rows] == [2022, 2023]


ONE = "licences at the Yunlan civil affairs bureau in 2023?"


@pytest.mark.parametrize(
    ("turn", "row", "years"),
    [
        ("no, requests, not licences", "received", [2023]),
        ("sorry, 2024 not 2023", "licensing", [2024]),
        ("hang on, I meant 2022", "licensing", [2022]),
        ("scrap that: 2022", "licensing", [2022]),
        ("refusals as well?", "refused", [2023]),
        ("set that beside 2022", "licensing", [2022, 2023]),
        ("did it go down from 2022?", "licensing", [2022, 2023]),
    ],
)
def test_what_the_last_question_should_have_been(town: Desk, turn: str, row: str, years: list[int]):
    plan = last_of(town, f"{ONE} >> {turn}").plan
    assert plan["scope"]["agencies"] == [f"{CITY}民政局"] and plan["scope"]["years"] == years
    assert [each["row"] for each in plan["measures"]] == [row]


@pytest.mark.parametrize(
    ("turn", "body"),
    [
        ("not the city one, the Liudu one", "柳渡区民政局"),
        ("I meant the finance bureau rather", "财政局"),
        ("the city government itself, not the bureau", "人民政府"),
    ],
)
def test_another_body_was_meant(town: Desk, turn: str, body: str):
    assert last_of(town, f"{ONE} >> {turn}").plan["scope"]["agencies"] == [f"{CITY}{body}"]


@pytest.mark.parametrize(
    "turn",
    ["is that more or fewer than Liudu's?", "how many more than the Liudu one?", "was it above or below the Liudu one"],
)
def test_beside_the_body_of_a_place(town: Desk, turn: str):
    plan = last_of(town, f"{ONE} >> {turn}").plan
    assert (plan["kind"], plan["scope"]["agencies"]) == ("lookup", [f"{CITY}民政局", f"{CITY}柳渡区民政局"])


@pytest.mark.parametrize("turn", ["and by licences then", "now licences instead"])
def test_what_was_left_out_of_a_ranking_stays_out(town: Desk, turn: str):
    plan = last_of(town, f"top 3 by requests in 2023, Liudu excluded >> {turn}").plan
    assert (plan["measures"][0]["row"], plan["scope"]["not_regions"]) == ("licensing", ["柳渡区"])


@pytest.mark.parametrize(
    ("turn", "kind"),
    [
        ("how many were refused that year?", "lookup"),
        ("were any refused back then?", "yesno"),
        ("how many of those did it grant?", "lookup"),
    ],
)
def test_the_year_just_found(town: Desk, turn: str, kind: str):
    plan = last_of(town, f"which year had the most requests at the Yunlan finance bureau? >> {turn}").plan
    assert (plan["kind"], plan["scope"]["years"]) == (kind, [2022])


@pytest.mark.parametrize("turn", ["so the rest were refused?", "what happened to the remainder?", "and the others?"])
def test_the_rest_of_its_requests(town: Desk, turn: str):
    plan = last_of(town, f"how many requests did the Yunlan civil affairs bureau grant in 2023? >> {turn}").plan
    assert (plan["breakdown"], plan["scope"]["not_agencies"]) == ("outcomes", [])


@pytest.mark.parametrize("turn", ["how did it end?", "with what result", "how did those cases turn out"])
def test_how_cases_ended(town: Desk, turn: str):
    talk = f"was the Yunlan government sued or taken to reconsideration in 2023? >> {turn}"
    assert {each["row"] for each in last_of(town, talk).plan["measures"]} == {"litigation", "reconsideration"}
    assert last_of(town, f"{ONE} >> {turn}").status is Outcome.CLARIFY  # licences have no result


def test_those_of_the_first_that_are_in_a_place(town: Desk):
    talk = "top 3 by requests in 2023 without aggregates >> which of them are in Wangxi?"
    assert bodies(last_of(town, talk)) == ["望溪县渔梁镇人民政府"]
    talk = "who got requests in 2023? >> sort them by licences >> only Liudu"
    assert set(bodies(last_of(town, talk))) <= {"柳渡区人民政府", "柳渡区民政局"}


@pytest.mark.parametrize(
    "question",
    [
        "which civil affairs bureau got more requests in 2023, the city one or the Liudu one?",
        "which civil affairs bureau got more requests in 2023, Wangxi's or Liudu's?",
    ],
)
def test_two_bodies_are_offered(town: Desk, question: str):
    plan = town.ask(question).plan
    assert (plan["kind"], len(plan["scope"]["agencies"])) == ("lookup", 2)


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        ("requests at the Yunlan finance bureau, 2022? >> and in 2023? >> up or down?", "change"),
        ("how many bodies had no requests in 2022? >> and in 2023? >> has the number grown?", "count"),
        ("licences in 2023 altogether? >> and requests? >> which is more?", "sum"),
        ("who had most requests in 2023? >> and the second? >> what do the two make together?", "sum"),
        ("average requests per body in 2023 in Liudu >> Wangxi? >> the gap?", "mean"),
    ],
)
def test_of_the_last_two(town: Desk, talk: str, kind: str):
    plan = last_of(town, talk).plan
    scope = plan["scope"]
    assert plan["kind"] == kind
    assert 2 in {len(scope["years"]), len(scope["agencies"]), len(scope["regions"]), len(plan["measures"])}


@pytest.mark.parametrize(
    "talk",
    [
        "total requests in 2023 >> why is that?",
        "refusal rate of departments in 2023? >> which is higher?",
        "licences in 2023 by city >> only the top body in each",
        "top 3 by requests in 2023 >> and by licences >> are the same bodies on both lists?",
    ],
)
def test_what_cannot_be_told_is_asked_back(town: Desk, talk: str):
    assert last_of(town, talk).status is Outcome.CLARIFY


def test_others_than_the_one_asked_about(town: Desk):
    talk = "did the Yunlan finance bureau get requests in 2022? >> anybody else in 2023?"
    assert f"{CITY}财政局" not in [row.agency for row in last_of(town, talk).rows]
    assert last_of(town, "requests at the Yunlan finance bureau in 2023 >> in any other year?").plan["scope"][
        "years"
    ] == [
        2022,
        2024,
    ]

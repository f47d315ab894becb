"""English questions as reviewers and reporters put them: loads of requests, all years, who of a kind, what is told of
those chosen, what was asked how fast."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, plan_of
from tests.writer import handled

CITY, OFFICE, DATA, CIVIL = "云岚市人民政府", "云岚市人民政府办公室", "云岚市数据局", "云岚市民政局"
DISTRICT_DATA = "云岚市柳渡区数据局"
FEDERATION, ZONE = "云岚市残疾人联合会", "云岚市云岚经济开发区管理委员会"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    bodies = (DISTRICT_DATA, DATA, CIVIL, OFFICE, CITY, FEDERATION, ZONE)
    stated = {
        (body, year): handled(at) | {"penalties.decisions": str(10 - at), "fees.amount": "1.5"}
        for at, body in enumerate(bodies)
        for year in (2022, 2023, 2024)
        if (body, year) != (CIVIL, 2022)
    }
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


@pytest.mark.parametrize(
    ("question", "kind", "conditions", "every_year"),
    [
        ("Which bureaus had no one ask them for any information in 2023?", "list", ["eq"], False),
        ("Which bodies were not asked for a thing in 2023?", "list", ["eq"], False),
        ("Has the Yunlan Data Bureau been asked for documents under the OGI regulations?", "yesno", ["gt"], False),
        ("Which data bureaus got zero applications in all years?", "list", ["eq"], True),
        ("Which data bureaus received some requests in every year?", "list", ["gt"], True),
        ("Which bodies had no lawsuits in any year?", "list", ["eq"], True),
        ("Which bodies had more than 3 requests in any year?", "list", ["gt"], False),
        ("Did any data bureau receive requests in 2023?", "yesno", ["gt"], False),
        ("Is there anybody who refused nothing but received over 3 requests in 2023?", "yesno", ["eq", "gt"], False),
        ("Which agencies failed to report fee figures in 2023?", "list", ["blank"], False),
    ],
)
def test_who_was_asked(town: Desk, question: str, kind: str, conditions: list[str], every_year: bool):
    plan = plan_of(town, question)
    found = [each["operator"] for each in plan["conditions"]]
    assert (plan["kind"], found, plan["every_year"]) == (kind, conditions, every_year)


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("Is it true that no data bureau received requests in 2023?", False),
        ("No data bureau was sued in 2023, right?", True),
        ("Are there 2022 reports for all agencies?", False),
        ("Is there a report for 2023 from every agency?", True),
        ("Did every agency grant all requests in 2023?", False),
    ],
)
def test_whether_all_of_them(town: Desk, question: str, yes: bool):
    answer = town.ask(question)
    assert answer.plan["every"]
    assert answer.text.startswith("Yes" if yes else "No") or (not yes and "**1** have none" in answer.text)


@pytest.mark.parametrize(
    ("question", "measures", "conditions"),
    [
        (
            "Which bodies received no requests in 2023, and how many penalties did they impose?",
            ["received", "penalties"],
            ["eq", "ge"],
        ),
        ("What were the penalties of agencies without requests in 2023?", ["received", "penalties"], ["eq", "ge"]),
        (
            "List the bodies without requests in 2023 along with their penalties",
            ["received", "penalties"],
            ["eq", "ge"],
        ),
        ("2023年收到申请超过3件的单位，处罚各多少件", ["received", "penalties"], ["gt", "ge"]),
        ("哪些单位2023年没有收到申请，它们的处罚各有几件", ["received", "penalties"], ["eq", "ge"]),
        ("哪些单位2023年没有收到申请，分别处罚了几件", ["received", "penalties"], ["eq", "ge"]),
        ("2023年收到申请而没有处罚的单位有哪些", ["received", "penalties"], ["gt", "eq"]),
        (
            "Which bodies received requests and imposed more than 3 penalties in 2023?",
            ["received", "penalties"],
            ["gt", "gt"],
        ),
    ],
)
def test_another_figure_of_those_chosen(town: Desk, question: str, measures: list[str], conditions: list[str]):
    plan = plan_of(town, question)
    assert [each["row"] for each in plan["measures"]] == measures
    assert [each["operator"] for each in plan["conditions"]] == conditions


def test_both_figures_are_told(town: Desk):
    text = town.ask("Which bodies received no requests in 2023, and how many penalties did they impose?").text
    assert f"{DISTRICT_DATA} 0" in text
    assert "administrative penalties 10" in text
    assert CIVIL not in text


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Yunlan Disabled People's Federation requests 2023", FEDERATION),
        ("Did the Yunlan disabled persons' federation get any requests in 2023?", FEDERATION),
        ("requests carried over at the Yunlan Economic Development Zone Administrative Committee, 2023", ZONE),
    ],
)
def test_names_of_bodies(town: Desk, question: str, agency: str):
    assert plan_of(town, question)["scope"]["agencies"] == [agency]


@pytest.mark.parametrize(
    ("question", "kind", "order", "limit"),
    [
        ("Which two authorities imposed the fewest penalties in 2023?", "list", "least", 2),
        ("Name the three bodies with the heaviest FOI load in 2023", "list", "most", 3),
        ("Who was the worst refuser in 2023?", "list", "most", 1),
        ("What was the second most cited ground for refusal in 2023?", "breakdown", "most", None),
        ("Rank the data bureaus by requests over all years", "sum", "most", None),
        ("Name the top refuser and the number of refusals in 2023", "list", "most", 1),
    ],
)
def test_orders(town: Desk, question: str, kind: str, order: str, limit: int | None):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["order"], plan["limit"]) == (kind, order, limit)


@pytest.mark.parametrize(
    "question",
    [
        "Are there any negative numbers in the tables?",
        "Total requests Yunlan vs Liudu, year by year",
        "Which agency replied to requests the fastest?",
        "How quickly did the Yunlan Data Bureau respond in 2023?",
    ],
)
def test_what_no_plan_holds_is_not_answered(town: Desk, question: str):
    assert town.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize(
    ("question", "kind", "group"),
    [
        ("Have the annual totals of requests risen every year since 2022?", "sum", "year"),
        ("Number of bodies per city", "reports", "city"),
        ("How many reports did Yunlan file in each year?", "reports", "year"),
        ("Did more agencies get requests in 2022 or in 2023?", "count", "year"),
        ("Is the 2023 report of the Yunlan Data Bureau consistent?", "checks", ""),
        ("Which bodies cleared their backlog in 2023?", "list", ""),
        ("How many repeat requests did the Yunlan Data Bureau decline in 2023?", "lookup", ""),
        ("Which received more requests in 2023, Yunlan or Liudu?", "sum", "region"),
        ("How did the Yunlan Data Bureau dispose of its two requests in 2023?", "breakdown", ""),
        ("Did the number of penalties at the Yunlan Data Bureau rise between 2022 and 2024?", "change", ""),
        ("What's the total of requests and penalties in 2023 for the Yunlan Data Bureau?", "sum", ""),
        ("What share of all penalties in 2023 did the Yunlan Data Bureau account for?", "sum", ""),
        ("Was the disclosure rate of the Yunlan Data Bureau better in 2022 or 2023?", "lookup", ""),
        ("Tell me the requests, refusals and penalties of the Yunlan Data Bureau in 2023", "lookup", ""),
        ("Individuals versus organisations: requests to the Yunlan Data Bureau in 2023", "breakdown", ""),
    ],
)
def test_what_is_done_with_figures(town: Desk, question: str, kind: str, group: str):
    plan = plan_of(town, question)
    assert (plan["kind"], plan["group"]) == (kind, group)


def test_shares_of_each_year(town: Desk):
    answer = town.ask("Share of agencies with no requests each year")
    lines = [line for line in answer.text.split("\n") if line.startswith("- 20")]
    assert [line.rpartition(" ")[2] for line in lines] == ["(16.67%)", "(14.29%)", "(14.29%)"]


def test_money_for_each_item_is_no_multiple(town: Desk):
    text = town.ask(f"Fee income per penalty at {DATA} in 2023").text
    assert "yuan" in text
    assert "times" not in text


@pytest.mark.parametrize(
    ("question", "explained"),
    [
        ("Do requests received include those carried over from last year?", True),
        ("What is the unit of the fee amounts?", True),
        ("复议数算在诉讼里吗", True),
        ("这些数字是从哪里来的", True),
        ("Which unit is the biggest fee collector?", False),
        ("新收和上年结转合计多少件", False),
    ],
)
def test_how_figures_are_meant(town: Desk, question: str, explained: bool):
    assert bool(town.ask(question).plan) is not explained


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("2023 requests recvd by Yunlan Data Bureau", ["received"]),
        (
            "How many requests did the Yunlan Data Bureau set aside in 2023 because they were really petitions?",
            ["not_processed.petition_or_complaint"],
        ),
        ("Is the fee income of the Yunlan Data Bureau in 2023 zero or blank?", ["fees"]),
        ("Was the request of the Yunlan Data Bureau in 2023 from individuals or companies?", ["received", "received"]),
    ],
)
def test_which_of_two_it_is_is_looked_up(town: Desk, question: str, measures: list[str]):
    plan = plan_of(town, question)
    assert (plan["kind"], [each["row"] for each in plan["measures"]]) == ("lookup", measures)

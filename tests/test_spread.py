"""One thing asked of several years, places of a ranking or figures; each one's share of all; and sums of the figure of
bodies that another figure chooses."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from answer.together import together
from index.embedding import Embedder
from tests.town import desk_of, row

TOWN = {
    ("民政局", 2022): row("requests.received", 1) | {"penalties.decisions": "9"},
    ("民政局", 2023): row("requests.received", 2, business=1) | {"penalties.decisions": "6"},
    ("民政局", 2024): row("requests.received", 5, legal_services=1) | {"penalties.decisions": "1"},
    ("财政局", 2022): row("requests.received", 3) | {"penalties.decisions": "2"},
    ("财政局", 2023): row("requests.received", 7) | {"penalties.decisions": "0"},
    ("财政局", 2024): row("requests.received", 4) | {"penalties.decisions": "8"},
    ("教育局", 2023): row("requests.received", 4) | {"penalties.decisions": "1"},
    ("教育局", 2024): row("requests.received", 0) | {"penalties.decisions": "3"},
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("spread"), embedder, TOWN)


def told(answer: Answer) -> list[tuple[str, int, Decimal | None]]:
    return [(each.agency.removeprefix("云岚市"), each.year, each.value) for each in answer.rows]


@pytest.mark.parametrize(
    "question",
    [
        "2022到2024年每年收到申请最多的单位",
        "2022、2023、2024年各年度申请量排第一的是哪家",
        "近三年每年谁收到的申请最多",
        "2022年、2023年和2024年申请最多的单位分别是谁",
        "which agency received the most requests in each year",
        "the top agency by requests received in each year from 2022 to 2024",
    ],
)
def test_the_first_of_each_year(town: Desk, question: str):
    assert told(town.ask(question)) == [("财政局", 2022, 3), ("财政局", 2023, 7), ("民政局", 2024, 6)]


@pytest.mark.parametrize(
    "question",
    [
        "2023年申请量第二和第三是谁",
        "2023年收到申请排在第二、第三名的分别是哪家",
        "which agencies ranked second and third by requests in 2023?",
    ],
)
def test_several_places_of_a_ranking(town: Desk, question: str):
    assert told(town.ask(question)) == [("教育局", 2023, 4), ("民政局", 2023, 3)]


@pytest.mark.parametrize(
    "question",
    [
        "2022年申请最多的单位和处罚最多的单位分别是谁",
        "2022年谁收的申请最多，谁的处罚最多",
        "who received the most requests and who imposed the most penalties in 2022?",
    ],
)
def test_two_rankings(town: Desk, question: str):
    assert told(town.ask(question)) == [("财政局", 2022, 3), ("民政局", 2022, 9)]


@pytest.mark.parametrize("question", ["全市申请量逐年增长率", "2022到2024年全市申请量每年同比增长多少"])
def test_the_growth_of_each_year(town: Desk, question: str):
    answer = town.ask(question)
    assert [each.value for each in answer.rows] == [4, 14, 14, 10]
    assert "+250%" in answer.text
    assert "-28.57%" in answer.text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("2022到2024年每年申请总量", "sum"),
        ("2022年以来申请量最多的单位", "sum"),
        ("哪一年收到的申请最多", "sum"),
        ("2023年申请量第二名", "list"),
        ("2023年申请最多和最少的单位", "list"),
        ("云岚市民政局2024年申请量比上年增长多少", "change"),
    ],
)
def test_what_asks_of_one_is_not_spread(town: Desk, question: str, kind: str):
    answer = town.ask(question)
    assert answer.plan["kind"] == kind
    assert answer.fields  # one answer, which can be edited


@pytest.mark.parametrize(
    "question",
    [
        "2023年各单位占全部申请的比例",
        "2023年各单位申请量及占比",
        "each agency's share of total requests in 2023",
        "what percentage of all requests in 2023 did each agency receive?",
    ],
)
def test_the_share_of_each(town: Desk, question: str):
    answer = town.ask(question)
    assert told(answer) == [("财政局", 2023, 7), ("教育局", 2023, 4), ("民政局", 2023, 3)]
    assert "**50%**" in answer.text
    assert "**28.57%**" in answer.text
    assert "**21.43%**" in answer.text


def test_the_share_of_each_year(town: Desk):
    answer = town.ask("各年申请量占三年总量的比例")
    assert [each.value for each in answer.rows] == [4, 14, 10]
    assert "**35.71%**" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年零申请的单位一共处罚多少件", 3),
        ("2023年申请超过3件的单位，行政处罚总数是多少", 1),
        ("total penalties in 2024 of agencies that received more than 3 requests", 9),
        ("2024年收到申请的单位平均处罚多少件", Decimal("4.5")),
    ],
)
def test_a_figure_of_bodies_that_another_chooses(town: Desk, question: str, value: Decimal):
    assert town.ask(question).value == value


def test_the_base_of_a_sum_is_named(town: Desk):
    assert "“新收申请”大于 3 件" in town.ask("2024年收到超过3件的单位一共收了多少件").text


@pytest.mark.parametrize("question", ["2024年复议里被纠正的有几件，是哪家", "2024年被起诉过的单位一共处罚多少件"])
def test_a_sum_of_none_says_so(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "没有单位" in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市民政局2023年法人或其他组织申请了多少件", 1),
        ("How many requests from legal persons did 云岚市民政局 receive in 2024?", 1),
    ],
)
def test_legal_persons_are_all_but_natural_persons(town: Desk, question: str, value: int):
    assert town.ask(question).value == value


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("How many requests from natural persons did 云岚市民政局 receive in 2023?", "and how many organisations?"),
        ("云岚市民政局2023年自然人申请几件", "组织呢"),
    ],
)
def test_and_organisations(town: Desk, first: str, then: str):
    assert town.ask(then, [first]).value == 1


@pytest.mark.parametrize("then", ["个数", "统计一下数量", "共多少个", "有几家"])
def test_those_listed_are_counted(town: Desk, then: str):
    answer = town.ask(then, ["2024年收到申请的单位有哪些"])
    assert (answer.plan["kind"], answer.value) == ("count", 2)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2024年办理了多少件行政处罚",
        "云岚市民政局2024年一共办理了几起行政处罚",
    ],
)
def test_what_is_dealt_with_is_what_is_named(town: Desk, question: str):
    assert town.ask(question).value == 1


@pytest.mark.parametrize(
    "question",
    [
        "Does 云岚市财政局's 2023 carry-in match the previous year's carry-over?",
        "云岚市财政局2023年的上年结转跟前一年的结转下年对得上吗",
    ],
)
def test_what_is_carried_in_is_put_beside_the_year_before(town: Desk, question: str):
    plan = town.ask(question).plan
    assert (plan["checks"], plan["scope"]["years"]) == ("carry", [2022, 2023])


def test_a_body_without_a_report_is_told_beside_others(town: Desk):
    assert "没有载入云岚市教育局2022年的报告" in town.ask("云岚市民政局和云岚市教育局2022年谁的申请多").text


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        (("云岚市民政局2023年处罚几件", "哪年最多"), [("民政局", 2022, 9)]),
        (("2022年处罚最多的单位", "罚了多少", "2024年还是它吗"), [("财政局", 2024, 8)]),
        (("who got the most requests in 2022?", "was it still them in 2024?"), [("民政局", 2024, 6)]),
        (
            ("which body imposed the most penalties in 2024?", "and the fewest?", "by how much do they differ?"),
            [("财政局", 2024, 8), ("民政局", 2024, 1)],
        ),
    ],
)
def test_talks_about_who_was_first(town: Desk, talk: tuple[str, ...], expected: list[tuple[str, int, int]]):
    assert told(town.ask(talk[-1], list(talk[:-1]))) == expected


@pytest.mark.parametrize(
    ("question", "lead"),
    [
        ("云岚市财政局2022年和2024年的处罚哪年多", "2024年比2022年多 **6 件**"),
        ("2022年和2024年的处罚哪年多", "2024年比2022年多 **1 件**"),
        ("2024年自然人申请和律师事务所申请哪种多", "自然人"),
        ("2023年被起诉最多的单位", "都是 0"),
    ],
)
def test_what_is_asked_is_said_first(town: Desk, question: str, lead: str):
    assert lead in town.ask(question).text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "value"),
    [("2023年处罚了多少件，哪家罚得最多", 7), ("云岚市三个单位2024年处罚总数", 12)],
)
def test_sums_of_all(town: Desk, question: str, value: int):
    assert town.ask(question).value == value


@pytest.mark.parametrize(
    "question", ["how many requests per agency on average each year", "每年平均每家单位收到多少申请"]
)
def test_means_of_each_year(town: Desk, question: str):
    assert [each.value for each in town.ask(question).rows] == [2, Decimal("4.67"), Decimal("3.33")]


@pytest.mark.parametrize(
    "question", ["云岚市民政局2024年申请都公开了吗", "How did requests to 云岚市民政局 end in 2024?"]
)
def test_what_became_of_requests(town: Desk, question: str):
    plan = town.ask(question).plan
    assert plan["kind"] in {"yesno", "breakdown"}


@pytest.mark.parametrize("question", ["2024年哪些单位没收过一分钱", "2024年有没有哪家一分钱费都没收"])
def test_not_a_cent(town: Desk, question: str):
    assert len(town.ask(question).rows) == 3


@pytest.mark.parametrize("question", ["2023年各单位行政处罚情况", "2023年云岚市各单位行政处罚数量"])
def test_of_each_body_each_figure(town: Desk, question: str):
    assert sorted(told(town.ask(question))) == [("教育局", 2023, 1), ("民政局", 2023, 6), ("财政局", 2023, 0)]


@pytest.mark.parametrize(
    ("then", "values"),
    [("两家处罚呢", {8, 1}), ("这两家的处罚呢", {8, 1}), ("两家一共几件", {6, 4})],
)
def test_both_bodies_of_a_talk(town: Desk, then: str, values: set[int]):
    answer = town.ask(then, ["云岚市民政局2024年收到多少申请", "云岚市财政局呢"])
    assert {each.value for each in answer.rows} == values


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022年申请、处罚最多的单位", [("财政局", 2022, 3), ("民政局", 2022, 9)]),
        ("2022年申请量和处罚量最多的单位分别是谁", [("财政局", 2022, 3), ("民政局", 2022, 9)]),
        ("2023年申请排名第二的单位和第三的单位", [("教育局", 2023, 4), ("民政局", 2023, 3)]),
    ],
)
def test_figures_that_share_one_order(town: Desk, question: str, expected: list[tuple[str, int, int]]):
    assert told(town.ask(question)) == expected


@pytest.mark.parametrize(
    "question", ["云岚市民政局每年收到申请的同比变化", "云岚市民政局2023到2024年申请逐年同比变化情况"]
)
def test_the_change_of_each_year(town: Desk, question: str):
    assert [each.value for each in town.ask(question).rows] == [1, 3, 3, 6]


@pytest.mark.parametrize(
    ("question", "then", "value"),
    [
        ("云岚市民政局2024年律所申请了几件", "予以公开几件", 0),
        ("2024年自然人申请了几件", "不予公开多少件", 0),
        ("云岚市民政局2024年收到几件", "公开几件", 0),
    ],
)
def test_results_are_those_of_the_applicants_asked_of(town: Desk, question: str, then: str, value: int):
    first, answer = town.ask(question), town.ask(then, [question])
    assert answer.value == value
    assert answer.plan["measures"][0]["column"] == first.plan["measures"][0]["column"]


@pytest.mark.parametrize(
    ("talk", "years"),
    [
        (("云岚市民政局2022年收到多少申请", "2024年呢", "哪年多"), [2022, 2024]),
        (("云岚市民政局2023年和2024年收到多少申请", "哪年最多"), [2023, 2024]),
    ],
)
def test_the_years_of_a_talk_beside_each_other(town: Desk, talk: tuple[str, ...], years: list[int]):
    assert town.ask(talk[-1], list(talk[:-1])).plan["scope"]["years"] == years


def test_several_orders_have_no_picture_of_one(town: Desk):
    assert town.ask("2023年申请最多的三家单位").chart
    assert town.ask("2022年到2024年每年申请最多的三家单位").chart is None


def test_the_picture_of_one_part_cites_the_whole_answers_sources(town: Desk):
    one, other = town.ask("2023年有哪些报告"), town.ask("2023年申请最多的三家单位")
    first = town.ask("2023年哪些单位有行政处罚")
    whole = together("…", [first, one, other])
    cited = {each.id: each.key for each in whole.citations}
    assert first.citations and whole.chart and other.chart
    drawn = [[cited[number] for number in datum["citations"]] for datum in whole.chart["data"]["values"]]
    own = {each.id: each.key for each in other.citations}
    assert drawn == [[own[number] for number in datum["citations"]] for datum in other.chart["data"]["values"]]

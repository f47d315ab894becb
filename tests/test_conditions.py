"""Conditions of Chinese questions: each on its own figure, with its own number, over the bodies and years meant."""

import pytest

from answer import Desk, Outcome
from answer.reading.language.numbers import parse_number
from tests.town import plan_of


def told(desk: Desk, question: str) -> list[tuple[str, str, float]]:
    """Its figures with what must hold of them."""
    plan = plan_of(desk, question)
    return [
        (measure["row"], condition["operator"], float(condition["value"]))
        for measure, condition in zip(plan["measures"], plan["conditions"], strict=True)
    ]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("2023年行政强制为零但行政处罚不为零的单位", [("coercion", "eq"), ("penalties", "gt")]),
        ("2023年行政强制为零而行政处罚不为零的单位", [("coercion", "eq"), ("penalties", "gt")]),
        ("2023年行政处罚不为零的单位里，有几家行政许可是零", [("penalties", "gt"), ("licensing", "eq")]),
        ("2024年没收到申请的单位里，哪些有行政诉讼", [("received", "eq"), ("litigation", "gt")]),
        ("没有被复议过，却有行政诉讼的单位，2024年是谁", [("reconsideration", "eq"), ("litigation", "gt")]),
        ("2023年行政强制为零、行政处罚不为零的单位", [("coercion", "eq"), ("penalties", "gt")]),
        ("2023年行政许可和行政处罚都不为零的单位", [("licensing", "gt"), ("penalties", "gt")]),
        (
            "2024年既未制发也未废止任何规范性文件的单位",
            [("normative_documents", "eq"), ("normative_documents", "eq")],
        ),
    ],
)
def test_what_is_zero_and_what_is_not(desk: Desk, question: str, sides: list[tuple[str, str]]):
    assert [(row, operator) for row, operator, _ in told(desk, question)] == sides


@pytest.mark.parametrize(
    ("question", "conditions"),
    [
        ("2024年收到申请不足5件但不是零的单位", [("received", "lt", 5), ("received", "gt", 0)]),
        ("2024年申请少于9件但收到过自然人申请的单位", [("received", "lt", 9), ("received", "gt", 0)]),
        (
            "2024年零申请的单位中，有没有行政处罚超过30件的",
            [("received", "eq", 0), ("penalties", "gt", 30)],
        ),
        ("2024年申请10件以上，不予公开3件以上的单位", [("received", "ge", 10), ("refused", "ge", 3)]),
        (
            "2024年有申请，没有复议，也没有诉讼的单位",
            [("received", "gt", 0), ("reconsideration", "eq", 0), ("litigation", "eq", 0)],
        ),
        (
            "2024年申请多于3件，复议和诉讼都为零的单位",
            [("received", "gt", 3), ("reconsideration", "eq", 0), ("litigation", "eq", 0)],
        ),
        ("2024年办结总数为零，因而无法计算公开率的单位有哪些", [("handled", "eq", 0)]),
        ("2024年并不是没有收到申请的单位有哪些", [("received", "gt", 0)]),
        ("2024年没有一家单位没有行政许可吗", [("licensing", "gt", 0)]),
    ],
)
def test_each_condition_is_kept(desk: Desk, question: str, conditions: list[tuple[str, str, float]]):
    assert told(desk, question) == conditions


@pytest.mark.parametrize(
    ("question", "operator", "value"),
    [
        ("2023年收费过百万元的单位", "gt", 100),
        ("2023年行政事业性收费超过五十万的单位", "gt", 50),
        ("2023年收费两百五十万元以上的单位有哪些", "ge", 250),
        ("2023年收费超过300000元的单位", "gt", 30),
        ("2023年收费金额超过 40 万元的单位", "gt", 40),
        ("2023年行政处罚一百件以上的单位", "ge", 100),
        ("2024年予以公开率达到或超过50%的单位，请注明各自的分子分母", "ge", 50),
        ("2024年予以公开率低于三成的单位，没办结申请的不算", "lt", 30),
        ("2024年企业申请占大头的单位有哪些", "gt", 50),
        ("2024年行政许可比2023年减少超过一半的单位", "lt", -50),
        ("2024年申请比2023年增加过半的单位", "gt", 50),
    ],
)
def test_numbers_in_words_and_units(desk: Desk, question: str, operator: str, value: int):
    (condition,) = plan_of(desk, question)["conditions"]
    assert (condition["operator"], float(condition["value"])) == (operator, value)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        *(("十", 10), ("二十五", 25), ("两百", 200), ("一百零五", 105), ("三千零二", 3002)),
        *(("一百五十万", 1_500_000), ("百万", 1_000_000), ("1.2亿", 120_000_000)),
    ],
)
def test_numerals(said: str, number: int):
    assert parse_number(said) == number


@pytest.mark.parametrize(
    "question",
    [
        "2024年收到几十件以上申请的单位",
        "2024年收到数百件申请的单位有哪些",
        "2024年收到两三件申请的单位",
        "2024年没有申请的单位，行政处罚合计多少",
        "2023年收到申请5件以上，其中企业申请最多的是谁",
        "2024年收到十来件申请的有几家",
        "2024年收费几百万元的单位",
        "2023年复议和诉讼只有其中一项的单位是哪几家",
        "云岚市民政局2024年没有予以公开的申请有多少",
        "2024年申请件数相同的单位有哪些",
        "云岚市2024年收到80件申请，其中有几件是企业提的",
    ],
)
def test_what_cannot_be_told_is_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "云岚市2024年人均申请量",
        "2024年每万人收到多少申请",
        "2024年上半年收到多少件申请",
        "云岚市民政局2024年前三季度收到几件申请",
        "2024年1-6月行政处罚多少件",
        "2024年外国人提出的申请有几件",
    ],
)
def test_what_the_tables_do_not_tell(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.NOT_FOUND


def test_requesters_all_of_one_kind_are_no_figure_per_head(desk: Desk):
    assert "人口" not in desk.ask("2024年申请人均为自然人的单位有哪些").text


@pytest.mark.parametrize("years", ["2022年度至2024年度", "2022年度—2024年度", "从2022年度到2024年度", "22年度至24年度"])
def test_a_span_of_years_has_those_between(desk: Desk, years: str):
    assert plan_of(desk, f"{years}哪家单位每年都有行政复议")["scope"]["years"] == [2022, 2023, 2024]


@pytest.mark.parametrize(
    "question", ["从没收到过申请的单位是哪几家", "从来没有收到过一件申请的有哪些单位", "云岚市民政局从来没收到过申请吗"]
)
def test_never_is_of_every_year(desk: Desk, question: str):
    plan = plan_of(desk, question)
    assert (plan["every_year"] or plan["every"]) and plan["scope"]["years"] == []


@pytest.mark.parametrize(
    "question",
    [
        "2024年行政处罚不为零的有哪些单位，除去政府汇总",
        "除政府汇总报告以外，2024年哪家单位行政处罚最多",
        "除了两份区政府汇总，2024年哪家单位行政处罚最多",
        "2024年行政处罚最多的前三家单位（不含政府汇总报告）",
    ],
)
def test_reports_of_governments_are_left_out(desk: Desk, question: str):
    assert plan_of(desk, question)["scope"]["not_levels"] == ["aggregate"]


def test_a_place_stays_beside_the_body_left_out(desk: Desk):
    scope = plan_of(desk, "2024年云岚市除民政局以外，有申请结转到下一年的单位")["scope"]
    assert (scope["regions"], scope["not_agencies"]) == (["云岚市"], ["云岚市民政局"])


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("2024年新收申请量在部门中排名第二的是哪一家", ["department"]),
        ("云岚市所有部门（不含办公室）2024年共收到申请多少件", ["department"]),
        ("2024年哪个部门收到的申请最多", []),
        ("2024年各部门一共收到多少申请", []),
    ],
)
def test_departments_are_all_bodies_unless_set_against_others(desk: Desk, question: str, levels: list[str]):
    assert plan_of(desk, question)["scope"]["levels"] == levels


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("云岚市民政局2024年收到9件申请，最后都是怎么办的", "breakdown"),
        ("云岚市民政局2024年新收申请9件，其中予以公开几件", "lookup"),
        ("云岚市民政局2024年新收申请9件，都办结了吗", "yesno"),
        ("云岚市民政局2024年收到9件申请，排第几", "rank"),
        ("云岚市民政局2024年行政复议0件，其结果如何", "lookup"),
        ("云岚市民政局2024年收到9件申请，对吗", "yesno"),
    ],
)
def test_a_figure_that_is_so_is_taken_as_read(desk: Desk, question: str, kind: str):
    assert plan_of(desk, question)["kind"] == kind


def test_a_figure_that_is_not_so_is_told(desk: Desk):
    answer = desk.ask("云岚市民政局2024年收到8件申请，最后都是怎么办的")
    assert answer.status is Outcome.CLARIFY and "8" in answer.text


def test_results_of_cases_are_not_those_of_requests(desk: Desk):
    plan = plan_of(desk, "云岚市民政局2024年行政复议的结果如何")
    assert {each["row"] for each in plan["measures"]} == {"reconsideration"}


@pytest.mark.parametrize(
    "question", ["云岚市民政局、云岚市水务局，2024年谁的申请最多", "云岚市所有单位（不含公文室）2024年收到申请几件"]
)
def test_no_word_is_corrected_into_another(desk: Desk, question: str):
    assert desk.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize("slip", ["申清", "申情"])
def test_slips_are_still_corrected(desk: Desk, slip: str):
    assert plan_of(desk, f"云岚市民政局2024年收到多少{slip}")["measures"][0]["row"] == "received"


@pytest.mark.parametrize(
    "question",
    [
        "2024年收到申请超过10件的，总共有多少",
        "2024年收到申请超过10件的单位共计多少",
        "2024年收到申请超过10件的部门加起来有多少",
        "2024年收到申请超过10件的，总数是多少家",
        "How many in total had more than 10 requests in 2024?",
        "Total bodies receiving more than 10 requests in 2024",
        "What is the total of agencies with more than 10 requests in 2024?",
    ],
)
def test_bodies_that_satisfy_a_condition_are_counted(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert plan is not None and plan["kind"] == "count"


@pytest.mark.parametrize(
    "question",
    [
        "2024年收到申请超过10件的单位一共收到多少件",
        "2024年申请超过10件的单位加起来多少件申请",
        "Total requests of agencies with more than 10 requests in 2024",
    ],
)
def test_their_figures_are_added_up_where_these_are_asked_for(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert plan is not None and (plan["kind"], len(plan["conditions"])) == ("sum", 1)


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("2024年收到申请的乡镇有哪些", ["township"]),
        ("2024年哪些镇收到了申请", ["township"]),
        ("2024年收到申请的街道", ["subdistrict"]),
        ("2024年哪几个街道没收到申请", ["subdistrict"]),
        ("2024年收到申请的街道和镇", ["township", "subdistrict"]),
        ("2024年收到申请的单位", []),
    ],
)
def test_a_kind_of_body_in_the_word_for_all_is_kept(desk: Desk, question: str, levels: list[str]):
    assert plan_of(desk, question)["scope"]["levels"] == levels


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("Which agencies were sued and received at least 10 requests in 2024?", [("litigation", 0), ("received", 10)]),
        ("Which agencies had lawsuits and more than 5 requests in 2024?", [("litigation", 0), ("received", 5)]),
        ("Who had penalties and issued over 20 licences in 2024?", [("penalties", 0), ("licensing", 20)]),
        ("Who refused and granted at least 3 requests in 2024?", [("refused", 3), ("granted", 3)]),
        ("Who had licences and penalties over 20 in 2024?", [("licensing", 20), ("penalties", 20)]),
    ],
)
def test_a_bound_behind_and_is_of_its_own_figure(desk: Desk, question: str, sides: list[tuple[str, float]]):
    assert [(row, value) for row, _, value in told(desk, question)] == sides


def test_every_figure_that_chooses_is_told_and_cited(desk: Desk):
    answer = desk.ask("2024年收到申请且没有行政诉讼的单位")
    assert answer.rows
    for row in answer.rows:
        own = {each.key for each in answer.citations if each.agency == row.agency}
        assert len(own) == 2 and f"{row.agency} {row.value} 件" in answer.text
    assert answer.text.count("（行政诉讼 0 件") == len(answer.rows)


@pytest.mark.parametrize(
    "question",
    [
        "2024年因保护第三方权益或者属于执法案卷不予公开的一共多少件",
        "How many requests were refused in total in 2024 over third-party rights or as enforcement case files?",
    ],
)
def test_either_of_two_results_is_one_sum(desk: Desk, question: str):
    plan = plan_of(desk, question)
    assert (plan["kind"], len(plan["measures"]), plan["together"]) == ("sum", 2, True)


def test_an_excuse_is_a_ground(desk: Desk):
    assert told(desk, "2024年有哪些单位拿第三方权益当理由不公开") == [("refused.third_party_rights", "gt", 0)]

"""How questions are read: negations, numbers stated, kinds of body, follow-ups, explanations, any text at all."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answer import Desk, Outcome

MINZHENG = "云岚市民政局"
WORDS = (
    *(
        "云岚市数据局",
        "民政局",
        "2024年",
        "去年",
        "收到",
        "没有",
        "哪些单位",
        "多少件",
        "超过",
        "前三",
        "平均",
        "它们呢",
    ),
    *("不予公开", "行政复议", "空白", "吗", "对吧", "12件", "其中", "比", "和", "或者", "但", "，", "？", "=", "😀"),
    *("which", "agencies", "received", "no", "requests", "in", "2023", "than", "more", "refused", "and", "their"),
    *("<b>", "--", "'", "%", "(", "not", "Yunlan", "bureaus", "share", "of", "top 3", "?"),
)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("云岚市信访局2024年没有收到申请，对吗", "是。"),
        ("云岚市数据局2023年是不是没有收到申请", "否。"),
        ("云岚市信访局2024年收到过申请没有", "否。"),
        ("Did Yunlan Petition Bureau receive no requests in 2024?", "Yes"),
        ("In 2023, did Yunlan Data Bureau receive any requests?", "Yes"),
        ("Yunlan Petition Bureau 2024: any requests received?", "No."),
        ("Is it correct that Yunlan Civil Affairs Bureau received 10 requests in 2023?", "No."),
        ("你上次说云岚市民政局2023年收到12件，对吧", "否。"),
        ("云岚市民政局2023年收到11件申请，没错吧", "是。"),
    ],
)
def test_yes_and_no_take_negations_and_numbers_at_their_word(desk: Desk, question: str, begins: str):
    assert desk.ask(question).text.startswith(begins)


def test_a_number_stated_is_a_condition_of_a_set(desk: Desk):
    answer = desk.ask("2023年哪些单位收到11件申请")
    assert [(row.agency, row.value) for row in answer.rows] == [(MINZHENG, 11)]


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2023年收到多少件申请，而不是予以公开",
        "**云岚市民政局** 2023 <b>新收申请</b> 😀？？",
        "Requests received, not requests granted, by Yunlan Civil Affairs Bureau in 2023",
        "云岚市民政局2023年收到多少件申请？<script>alert(1)</script>",
    ],
)
def test_what_is_not_meant_and_markup_are_left_out(desk: Desk, question: str):
    assert desk.ask(question).value == 11


def test_a_blank_cell_is_no_figure(desk: Desk):
    answer = desk.ask("云岚市数据局2024年行政事业性收费多少")
    assert (answer.status, answer.value) == (Outcome.NOT_FOUND, None)
    assert "空白" in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("云岚市数据局2024年的年报交了没有", "是。"),
        ("是否收录了云岚市望溪县渔梁镇人民政府2024年的年报", "否。"),
        ("Is there a 2024 report of Yunlan Data Bureau?", "Yes"),
        ("云岚市望溪县渔梁镇人民政府2024年没有交年报吗", "是。"),
    ],
)
def test_whether_a_report_is_on_file(desk: Desk, question: str, begins: str):
    assert desk.ask(question).text.startswith(begins)


@pytest.mark.parametrize("question", ["云岚市数据局2024年用的是新格式还是老格式", "云岚市数据局2024年报告是哪一版格式"])
def test_which_form_a_report_follows(desk: Desk, question: str):
    assert "2021 年格式" in desk.ask(question).text


@pytest.mark.parametrize(
    "question", ["空白算零吗", "are blanks counted as zeros?", "公开率怎么算的", "汇总报告会重复计算吗"]
)
def test_explanations(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.ANSWERED


def test_those_of_no_one_are_asked_back(desk: Desk):
    for question in ("它们的不予公开呢", "And their refusals?"):
        assert desk.ask(question).status is Outcome.CLARIFY


def test_a_question_asked_back_is_completed(desk: Desk):
    first = "规范性文件有几件"
    assert desk.ask(first).status is Outcome.CLARIFY
    assert desk.ask("云岚市民政局2024年现行有效的", [first]).status is Outcome.ANSWERED
    fees = "云岚市民政局2024年收费多少"
    assert desk.ask(fees).status is Outcome.CLARIFY
    assert desk.ask("行政事业性收费", [fees]).unit == "万元"


@pytest.mark.parametrize(
    ("question", "choices"),
    [
        ("云岚市民政局2024年公开了多少", ("予以公开的申请", "主动公开的信息")),
        ("how much did 云岚市民政局 disclose in 2024", ("requests granted", "items published proactively")),
        ("云岚市民政局2024年其他多少件", ("其他处理", "其他处理中的其他", "复议其他结果", "诉讼其他结果")),
        ("哪些单位没交年报", ("2024", "2023", "2022", "2021", "2020", "2019")),
        ("规范性文件有几件", ()),  # none of them says of which bodies
    ],
)
def test_what_is_offered_completes_the_question(desk: Desk, question: str, choices: tuple[str, ...]):
    answer = desk.ask(question)
    assert answer.choices == choices
    assert answer.to_json().get("choices", []) == list(choices)
    plans = [desk.ask(choice, [question]).plan for choice in choices]
    assert all(plans)
    assert len({repr(plan) for plan in plans}) == len(choices)


def test_each_measure_offered_is_another_one(desk: Desk):
    for question, first in (("云岚市民政局2024年", "新收申请"), ("how many in 2024", "requests received")):
        choices = desk.ask(question).choices
        assert (choices[0], len(choices)) == (first, 8)
        rows = [desk.ask(choice, [question]).plan["measures"][0]["row"] for choice in choices]
        assert len(set(rows)) == 8


def test_kinds_of_body_in_the_plural_are_all_of_them(desk: Desk):
    answer = desk.ask("Did any of the data bureaus and petition bureaus receive requests in 2023?")
    assert set(answer.plan["scope"]["endings"]) == {"data bureau", "petition bureau"}


def test_in_part_is_not_in_full(desk: Desk):
    answer = desk.ask("Requests granted in part by Yunlan Civil Affairs Bureau in 2023")
    assert answer.plan["measures"] == [{"row": "partial", "column": "total"}]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.lists(st.lists(st.sampled_from(WORDS), max_size=8).map("".join), max_size=2),
)
def test_any_text_gets_an_honest_answer(desk: Desk, question: str, history: list[str]):
    answer = desk.ask(question, history)
    assert answer.text.strip()
    assert answer.status in set(Outcome)
    assert not any(warning.startswith("Traceback") for warning in answer.warnings)


def test_bodies_by_two_changes_at_once(desk: Desk):
    plan = desk.ask("哪些单位2024年的申请和处罚都增加了").plan
    assert plan is not None
    assert [measure["of"]["row"] for measure in plan["measures"]] == ["received", "penalties"]


def test_bodies_by_the_change_of_a_rate(desk: Desk):
    (measure,) = desk.ask("哪些单位2024年的予以公开率比2023年高").plan["measures"]
    assert measure["before"]
    assert measure["of"]["rate"] == "granted_rate"


def test_more_than_another_year_is_a_change(desk: Desk):
    assert desk.ask("云岚市数据局2024年收到的申请是不是比2023年多").value == 2


def test_follow_ups_on_a_list(desk: Desk):
    listed = "2023年哪些单位收到了申请"
    assert [row.value for row in desk.ask("其中哪些被复议了", [listed]).rows] == [7, 1]
    assert desk.ask("what about refusals", [listed]).plan["kind"] == "list"
    assert desk.ask("你刚才说是12件吧", ["云岚市民政局2023年收到多少"]).text.startswith("否。")


def test_a_follow_up_on_reports_asks_the_same_of_another_year(desk: Desk):
    answer = desk.ask("那2024年呢", ["哪些单位没有交2022年的年报"])
    assert (answer.plan["kind"], answer.plan["scope"]["years"]) == ("unfiled", [2024])
    answer = desk.ask("2023年呢", ["云岚市民政局2024年的表格平衡吗"])
    assert (answer.plan["kind"], answer.plan["checks"], answer.plan["scope"]["years"]) == ("checks", "tables", [2023])


def test_a_total_is_of_the_figure_named_alone(desk: Desk):
    answer = desk.ask("Total licensing decisions of all agencies in 2023")
    assert [measure["row"] for measure in answer.plan["measures"]] == ["licensing"]
    assert desk.ask("How many agencies carried requests over into 2024, going by their 2023 reports?").value == 3


def test_a_clause_behind_a_comma_denies_or_affirms_for_itself(desk: Desk):
    for question, operators in (
        ("2023年没有行政诉讼、有行政复议的单位", ["eq", "gt"]),
        ("2023年有行政复议，没有行政诉讼的单位有哪些", ["gt", "eq"]),
    ):
        assert [each["operator"] for each in desk.ask(question).plan["conditions"]] == operators


def test_bodies_named_first_are_a_list(desk: Desk):
    plan = desk.ask("有自然人申请的单位，2024年").plan
    assert (plan["kind"], plan["measures"][0]["column"]) == ("list", "natural_person")


def test_they_are_the_bodies_listed_before(desk: Desk):
    listed = desk.ask("Which agencies had lawsuits in 2024?")
    answer = desk.ask("How many requests did they receive?", [listed.question])
    assert {row.agency for row in answer.rows} == {row.agency for row in listed.rows}


def test_a_long_talk_keeps_its_thread(desk: Desk):
    years = [f"那{year}年呢" for year in (2020, 2021, 2022, 2023, 2024, 2022, 2021, 2020)]
    answer = desk.ask("2023年呢", ["云岚市民政局2019年收到多少件申请", *years])
    assert answer.value == desk.ask("云岚市民政局2023年收到多少件申请").value


def test_a_share_without_the_word_for_it(desk: Desk):
    assert desk.ask("云岚市民政局2024年答复中不予公开占到多少").unit == "%"


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("For my thesis: requests received by Yunlan Civil Affairs Bureau, 2023?", "云岚市民政局2023年收到多少件申请"),
        ("I'm a journalist and I'd like to know which bodies weren't sued in 2023", "2023年没有行政诉讼的单位有哪些"),
        ("List the bodies that received no requests whatsoever in 2024.", "2024年没有收到申请的单位有哪些"),
        ("Which bodies w/ requests hadn't any refusals in 2023?", "2023年收到申请但没有不予公开的单位有哪些"),
        ("Which agencies charged more than 100,000 yuan in fees in 2023?", "2023年收费超过10万元的单位有哪些"),
        ("Which agencies granted more than half of their requests in 2023?", "2023年予以公开占比超过50%的单位有哪些"),
        ("The Yunlan Petition Bureau received no requests in 2024, right?", "云岚市信访局2024年没有收到申请，对吗"),
    ],
)
def test_english_is_read_as_the_same_in_chinese(desk: Desk, question: str, plain: str):
    answer = desk.ask(question)
    rows = [(row.agency, row.value) for row in desk.ask(plain).rows]
    assert [(row.agency, row.value) for row in answer.rows] == rows


@pytest.mark.parametrize(
    ("questions", "kind"),
    [
        (["What share of requests was refused in 2023?", "and granted?"], "%"),
        (["How many requests from companies were refused in 2023?", "and from individuals?"], "refused"),
        (["Where does Yunlan Petition Bureau rank for requests in 2023?", "and for refusals?"], "rank"),
        (["How many requests did Yunlan Data Bureau receive in 2023?", "and the year before?"], "2022"),
        (["Which agencies saw requests rise from 2022 to 2023?", "which ones went down?"], "a fall in"),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_change(desk: Desk, questions: list[str], kind: str):
    assert kind in desk.ask(questions[1], questions[:1]).text.lower()


@pytest.mark.parametrize(
    "question",
    [
        "Is Yunlan Civil Affairs Bureau among the top five for requests in 2023?",
    ],
)
def test_what_a_plan_cannot_say_in_english_is_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("questions", "kind", "part"),
    [
        (["2024年申请比2023年增加的单位有哪些", "减少的呢"], "list", ("conditions", "operator", "lt")),
        (["2024年申请比2023年增加的单位有哪些", "增加最多的是谁"], "list", ("order", "", "most")),
        (["2023年不予公开的理由分布", "占比最大的是哪项"], "breakdown", ("order", "", "most")),
        (["2024年勾稽关系不平的报告有哪些", "有几份"], "checks", ("counting", "", True)),
        (["2024年云岚市民政局和云岚市数据局谁收的申请多", "多多少"], "lookup", ("difference", "", True)),
        (["2024年申请最多的单位", "换成不予公开"], "list", ("order", "", "most")),
        (["云岚市民政局2023年行政复议被纠正了几件", "诉讼呢"], "lookup", ("measures", "column", "corrected")),
        (["2024年平均每个单位收到多少件申请", "去掉零申请的单位再算一次"], "mean", ("conditions", "operator", "gt")),
        (["2023年哪些单位有不予公开", "时间改成2024年"], "list", ("measures", "row", "refused")),
        (["2023年收到申请的单位有哪些", "上面名单里各单位的行政许可数"], "lookup", ("measures", "row", "licensing")),
    ],
)
def test_a_follow_up_turns_the_last_answer(desk: Desk, questions: list[str], kind: str, part: tuple[str, str, object]):
    plan = desk.ask(questions[-1], questions[:-1]).plan
    field, inner, wanted = part
    assert plan["kind"] == kind
    assert (plan[field][0][inner] if inner else plan[field]) == wanted


def test_it_is_the_one_body_that_was_asked_for(desk: Desk):
    first = desk.ask("2024年哪家单位不予公开最多")
    plan = desk.ask("它拒绝的理由是什么", ["2024年哪家单位不予公开最多"]).plan
    assert plan["scope"]["agencies"] == [first.rows[0].agency]


def test_a_year_compared_with_a_later_one(desk: Desk):
    assert desk.ask("云岚市民政局2022年收到的申请比2023年多吗").plan["expects"] == "fewer"
    assert desk.ask("云岚市民政局2023年收到的申请比2022年多吗").plan["expects"] == "more"


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("2024年收到过申请的，云岚市民政局以外还有谁", ["云岚市民政局"]),
        ("把云岚市民政局刨去，2024年收到申请的单位还有谁", ["云岚市民政局"]),
        ("Every agency but 云岚市民政局 that received requests in 2024", ["云岚市民政局"]),
    ],
)
def test_bodies_left_out(desk: Desk, question: str, out: list[str]):
    plan = desk.ask(question).plan
    assert (plan["kind"], plan["scope"]["not_agencies"]) == ("list", out)


def test_what_is_asked_of_whom_is_told_apart_from_who_asks(desk: Desk):
    plain = desk.ask("云岚市民政局2024年收到几件申请")
    asked = desk.ask("我是学法律的学生，写论文需要云岚市民政局2024年收到几件申请")
    assert (asked.text, asked.rows) == (plain.text, plain.rows)

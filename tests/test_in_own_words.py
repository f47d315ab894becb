"""Prose asked for in everyday words: as the reports write them, in another part of them, or by half of the words."""

from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling, plan_of, quotes

WATER, CULTURE, TRAFFIC = "云岚市水利局", "云岚市文化局", "云岚市交通运输局"
TOLD = {
    (WATER, 2022): (
        "移动端版面重排，阅读更便捷。党组研究公开工作 4 次。年底保密检查未发现违规公开的情形。",
        "一是信息更新不及时。\n下一步，限时更新。",
    ),
    (WATER, 2023): (
        "发布内容由两人交叉复核。站内检索支持同义词。上一年度报告提到的更新问题，通过限时更新得到改进。",
        "一是图解较少；二是培训偏少；三是渠道单一。\n下一步，多用图解。",
    ),
    (CULTURE, 2022): (
        "把公开工作纳入年度考核，主动接受评议，针对所提意见逐项核查，未出现责任追究情形。"
        "网站发布政府开放日活动方案。12月4日法制宣传日发放资料。",
        "公开不够及时。\n下一步，限时更新。",
    ),
    (CULTURE, 2023): (
        "依托市政府网站发布信息，不另设网站。服务窗口摆放宣传折页。主要领导审签年度报告。按时答复率为97%。",
        "专职人员少。\n下一步，充实人员。",
    ),
    (TRAFFIC, 2023): (
        "公交线路调整前在站牌公示。记者参加了新闻发布会。公开指南摆放在办事大厅。按时答复率为100%。",
        "一是信息更新不及时；二是培训偏少。\n下一步，提供电子表格。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("own_words")
    return desk_telling(folder, embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"{WATER}2022年手机上阅读方便吗", "移动端"),
        (f"{WATER}2022年党组讨论过几次公开工作", "4 次"),
        ("哪些单位在窗口放了传单", "折页"),
        ("哪些单位的主要领导亲自审签年度报告", "审签"),
        (f"{TRAFFIC}2023年公交线路调整前怎么告诉大家", "公交线路"),
    ],
)
def test_everyday_words_are_sought_as_reports_write_them(desk: Desk, question: str, told: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert told in quotes(answer)


def test_the_word_alone_is_sought_where_it_is_asked_who_mentions_it(desk: Desk):
    assert desk.ask("哪些单位提到了传单").status is Outcome.NOT_FOUND


@pytest.mark.parametrize("question", ["哪些单位在超市摆了公开指南", "哪些单位请记者来采访"])
def test_no_word_of_a_question_for_a_set_is_left_out(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.NOT_FOUND
    assert not answer.rows


def test_it_is_said_which_reports_have_one_of_the_words(desk: Desk):
    answer = desk.ask("哪些单位请记者来采访")
    assert f"单独写到“记者”的有 1 份：{TRAFFIC} 2023" in answer.text


def test_what_is_no_plan_is_told_from_another_part(desk: Desk):
    answer = desk.ask(f"{WATER}2023年检索有什么改进措施")
    assert answer.status is Outcome.ANSWERED
    assert "报告的其他部分" in answer.text
    assert "同义词" in quotes(answer)


def test_what_another_part_says_is_no_problem(desk: Desk):
    assert desk.ask(f"{WATER}2023年有哪些同义词方面的问题").status is Outcome.NOT_FOUND


@pytest.mark.parametrize("question", [f"{WATER}哪一年开始由两个人交叉复核", f"{WATER}最早哪一年写到交叉复核"])
def test_the_first_report_is_named(desk: Desk, question: str):
    assert "最早写到“" in (text := desk.ask(question).text)
    assert "2023 年的报告" in text


@pytest.mark.parametrize("question", [f"{WATER}2022年保密检查有没有查出问题", f"{WATER}2022年保密检查发现什么问题"])
def test_what_a_check_found_is_told_by_the_check(desk: Desk, question: str):
    assert "未发现违规公开" in quotes(desk.ask(question))


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("2023年只写了一个问题的单位有哪些", {CULTURE}),
        ("2023年写了两个以上问题的单位有哪些", {WATER, TRAFFIC}),
        ("2023年问题超过两个的单位", {WATER}),
        ("Which agencies named only one problem in 2023?", {CULTURE}),
        ("Which agencies list more than two problems in 2023?", {WATER}),
    ],
)
def test_problems_listed_are_counted(desk: Desk, question: str, bodies: set[str]):
    answer = desk.ask(question)
    assert {row.agency for row in answer.rows} == bodies
    assert "3 份写明了" in answer.text or "3 name" in answer.text


def test_bodies_that_name_a_problem_are_counted_as_before(desk: Desk):
    assert plan_of(desk, "哪些问题有2家以上单位提到").get("number", "") == ""


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("2023年哪些单位没有按时答复", {CULTURE}),
        ("2023年哪些单位有超期答复", {CULTURE}),
        ("2023年哪些单位没有超期答复", {TRAFFIC}),
        ("Which agencies were late with replies in 2023?", {CULTURE}),
    ],
)
def test_late_replies_are_those_not_all_in_time(desk: Desk, question: str, bodies: set[str]):
    assert {row.agency for row in desk.ask(question).rows} == bodies


@pytest.mark.parametrize("question", [f"{CULTURE}2023年有没有自己的网站", f"{CULTURE}2023年有单独的网站吗"])
def test_no_website_of_its_own_is_a_no(desk: Desk, question: str):
    assert desk.ask(question).text.startswith("否")


def test_those_without_a_website_of_their_own(desk: Desk):
    assert [row.agency for row in desk.ask("哪些单位不另设网站").rows] == [CULTURE]


def test_what_became_of_an_old_problem(desk: Desk):
    assert "得到改进" in quotes(desk.ask(f"{WATER}2023年更新慢的老问题解决了吗"))


def test_what_reports_do_not_write_of_stays_out_of_scope(desk: Desk):
    assert desk.ask(f"{WATER}附近的公交几点收车").status is not Outcome.ANSWERED
    assert desk.ask("云岚市明天天气怎么样").status is Outcome.OUT_OF_SCOPE


@pytest.mark.parametrize(
    "question", [f"{WATER}2023年为什么收到3件申请", f"Why did {WATER} receive 3 requests in 2023?"]
)
def test_the_figure_is_told_where_its_reason_is_asked(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert any("不写原因" in each or "no reasons" in each for each in answer.warnings)


def test_somebody_is_no_applicant(desk: Desk):
    assert "自然人" not in desk.ask(f"{WATER}2023年由两个人交叉复核吗").text


def test_what_is_denied_of_something_else_is_no_denial(desk: Desk):
    assert desk.ask(f"{CULTURE}2022年把公开纳入考核了吗").text.startswith("是")


def test_a_plan_for_it_is_no_yes(desk: Desk):
    answer = desk.ask(f"{CULTURE}2022年办过政府开放日吗")
    assert "活动方案" in quotes(answer)
    assert not answer.text.startswith(("是", "否"))


def test_a_day_is_no_year(desk: Desk):
    assert plan_of(desk, f"{CULTURE}12月4日宣传日做了什么")["scope"]["years"] != [2012]


@pytest.mark.parametrize(
    "question",
    ["哪些单位用折页、站牌这类土办法传递信息", "哪些单位用折页或者站牌做宣传", "哪些单位用传单或者站牌发布信息"],
)
def test_any_of_several_channels_will_do(desk: Desk, question: str):
    assert {row.agency for row in desk.ask(question).rows} == {CULTURE, TRAFFIC}


def test_what_came_of_a_plan_is_sought_in_the_year_after(desk: Desk):
    answer = desk.ask(f"{WATER}2022年提出要做同义词检索，2023年落实了没有")
    assert "2023" in answer.text
    assert "同义词" in quotes(answer)

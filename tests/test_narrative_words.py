"""Questions about prose in words of the asker's own, and what the reports do not write, deny or only plan."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling, plan_of

BODIES = {
    ("云岚市民政局", 2024): (
        "网站方便老年人使用，总访问量8625。涉及第三方权益的，书面征求意见后再作决定。"
        "通过“云岚民政”APP推送信息12条。接待来访15批40人次。"
    ),
    ("云岚市教育局", 2024): (
        "接受第三方评估，反馈问题2个。对3项政策草案公开征求意见。聘请法律顾问审核答复。未发生失泄密事件。\n"
        "（二）监督保障情况\n把公开工作列入年度考核。"
    ),
    ("云岚市教育局", 2023): "接受第三方评估，反馈问题7个。培训2次，参训120人次。公众号粉丝300人。全年未发生泄露。",
    ("溪口县应急管理局", 2024): (
        "对30件历年文件开展清理。用好网站、新媒体、公开栏三个渠道，分别公开信息45条、34条、71条。"
        "规范性文件公开栏目登载文件6件。设公开栏8处。培训1次，参训60人次。"
        "针对上年指出的解读不足，重要文件同步解读。"
    ),
}
PLANS = "一是栏目更新不及时。\n围绕以上不足，明年将这样改进：一是举办业务培训；二是完善网站适老化改造。"


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(
        tmp_path_factory.mktemp("words"), embedder, {each: (told, PLANS) for each, told in BODIES.items()}
    )


def bodies(answer: Answer) -> list[tuple[str, int]]:
    return [(row.agency, row.year) for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("2024年哪些单位提到老年人", "云岚市民政局"),
        ("Which reports mention elderly people?", "云岚市民政局"),
        ("哪些单位聘请了法律顾问", "云岚市教育局"),
        ("Which agencies hired legal counsel?", "云岚市教育局"),
        ("哪些报告谈到“草案”", "云岚市教育局"),
    ],
)
def test_words_that_only_the_reports_know_are_looked_for_whole(prose: Desk, question: str, body: str):
    assert bodies(prose.ask(question)) == [(body, 2024)]


@pytest.mark.parametrize("question", ["2024年哪些单位接受了第三方评估", "2024年哪些单位公开征求了意见"])
def test_the_rights_of_third_parties_are_something_else(prose: Desk, question: str):
    assert bodies(prose.ask(question)) == [("云岚市教育局", 2024)]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市民政局网站访问量多少", 8625),
        ("How many times was the website of the Yunlan Civil Affairs Bureau visited in 2024?", 8625),
        ("云岚市民政局app推送了多少条信息", 12),
        ("云岚市民政局接访多少批", 15),
    ],
)
def test_a_number_in_other_words_and_one_without_a_unit(prose: Desk, question: str, value: int):
    assert prose.ask(question).value == value


def test_a_follow_up_asks_for_another_number_of_the_same(prose: Desk):
    assert prose.ask("多少人次", ["云岚市民政局2024年接待来访多少批"]).value == 40


def test_the_year_that_has_most(prose: Desk):
    answer = prose.ask("云岚市教育局哪一年第三方评估反馈的问题最多")
    assert [(row.year, row.value) for row in answer.rows] == [(2023, Decimal(7))]


def test_what_is_planned_is_not_done(prose: Desk):
    answer = prose.ask("云岚市教育局2024年举办了哪些培训")
    assert answer.status is Outcome.NOT_FOUND
    assert "没有写明已经做过" in answer.text
    assert prose.ask("哪些单位做了适老化改造").status is Outcome.NOT_FOUND


def test_what_is_planned_is_no_problem(prose: Desk):
    answer = prose.ask("云岚市教育局2024年存在哪些问题")
    assert "更新不及时" in answer.text
    assert "培训" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "2024年云岚市哪些单位没有提到第三方评估",
        "Which agencies of Yunlan did not mention third-party evaluation in 2024?",
    ],
)
def test_who_does_not_write_of_it(prose: Desk, question: str):
    assert bodies(prose.ask(question)) == [("云岚市民政局", 2024)]


def test_who_says_that_there_was_none(prose: Desk):
    answer = prose.ask("2024年哪些单位没有发生失泄密")
    assert bodies(answer) == [("云岚市教育局", 2024)]
    assert answer.citations[0].quote == "未发生失泄密事件。"
    assert "溪口县应急管理局 2024" in answer.text  # which says nothing of it


def test_whether_anyone_did_is_answered_no_where_all_deny_it(prose: Desk):
    assert prose.ask("2024年有没有单位发生失泄密").text.startswith("没有。")


def test_what_stands_under_a_heading_is_about_it(prose: Desk):
    answer = prose.ask("引用云岚市教育局2024年关于监督保障的原话")
    assert [each.quote for each in answer.citations] == ["把公开工作列入年度考核。"]


def test_a_county_whose_reports_do_not_tell_its_city_is_found_under_it(prose: Desk):
    answer = prose.ask("How many older documents did Yunlan Xikou County Emergency Management Bureau review in 2024?")
    assert answer.value == 30
    assert any("do not tell" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("溪口县应急管理局2024年网站公开了多少条", 45),
        ("溪口县应急管理局2024年新媒体公开了多少条信息", 34),
        ("how many items did 溪口县应急管理局 disclose on notice boards in 2024", 71),
        ("溪口县应急管理局2024年公开栏有几处", 8),  # the column 公开栏目 is none
    ],
)
def test_of_respective_numbers_that_of_its_own_item_is_told(prose: Desk, question: str, value: int):
    assert prose.ask(question).value == value


@pytest.mark.parametrize("question", ["参训超过100人次的单位有哪些", "which agencies trained more than 100 people"])
def test_numbers_told_in_sentences_have_bounds_too(prose: Desk, question: str):
    assert bodies(prose.ask(question)) == [("云岚市教育局", 2023)]


def test_where_no_year_is_named_the_last_report_that_tells_of_it_is_quoted(prose: Desk):
    told = prose.ask("云岚市教育局的公众号有多少粉丝")
    assert (told.value, told.text.splitlines()[0]) == (
        300,
        "2024 年的报告里没有找到这样的句子，最近写到的是 2023 年的报告。",
    )
    assert prose.ask("云岚市教育局2024年的公众号有多少粉丝").status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "theme"),
    [
        ("哪些单位抱怨栏目更新太慢", "late_updates"),
        ("哪些报告说信息员老是换人", "staff"),
        ("哪家承认干部不敢公开", "awareness"),
        ("which agencies complain of poor site search", "search"),
        ("who admits that its staff keep changing", "staff"),
        ("提到个人信息保护问题的单位有几家", "privacy"),
        ("哪些单位存在人员问题", "staff"),
        ("提到人员不足的单位有哪些", "staff"),
    ],
)
def test_complaints_in_words_of_any_kind_are_of_a_theme(prose: Desk, question: str, theme: str):
    plan = prose.ask(question).plan
    assert plan and (plan["topics"], plan["themes"]) == (["problems"], [theme])


@pytest.mark.parametrize(
    "question",
    [
        "溪口县应急管理局2024年上一年查出来的不足整改了吗",
        "What became of last year's shortcomings at 溪口县应急管理局 in 2024?",
    ],
)
def test_what_came_of_last_years_problems_is_no_problem_of_this_year(prose: Desk, question: str):
    assert "针对上年指出的解读不足" in prose.ask(question).text


def test_how_many_people_there_were_is_asked_of_what_was_asked_before(prose: Desk):
    told = prose.ask("来了多少人", ["云岚市民政局2024年接待来访多少批"])
    assert told.plan and (told.plan["topics"], told.value) == (["visits"], 40)


def test_a_leak_of_anything_is_a_leak(prose: Desk):
    assert prose.ask("云岚市教育局2023年有没有发生失泄密").text.startswith("否")


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("云岚市民政局2024年有哪些老大难问题", "problems"),
        ("云岚市民政局2024年症结在哪", "problems"),
        ("云岚市民政局2024年准备怎么破题", "improvements"),
        ("云岚市民政局2024年打几号能找到人", "phone"),
        ("云岚市民政局2024年几点开门", "opening_hours"),
        ("云岚市民政局2024年官网浏览量", "site_visits"),
        ("云岚市民政局2024年申请都是关于什么的", "request_subjects"),
        ("What were the requests to the Yunlan Civil Affairs Bureau about in 2024?", "request_subjects"),
        ("What has the Yunlan Civil Affairs Bureau achieved in 2024?", "achievements"),
        ("What is in the Yunlan Civil Affairs Bureau's 2024 report in a nutshell?", "summary"),
        ("Where should enquiries about the 2024 report of the Yunlan Civil Affairs Bureau go?", "contact"),
        ("What does the Yunlan Civil Affairs Bureau do against leaks in 2024?", "review"),
        ("Did the Yunlan Civil Affairs Bureau leak any secrets in 2024?", "leaks"),
        ("What time does the Yunlan Civil Affairs Bureau open in 2024?", "opening_hours"),
        ("What snags did the Yunlan Civil Affairs Bureau run into in 2024?", "problems"),
    ],
)
def test_plain_words_for_what_reports_tell(prose: Desk, question: str, topic: str):
    plan = plan_of(prose, question)
    assert (plan["topics"], plan["terms"]) == ([topic], [])


@pytest.mark.parametrize("word", ["图解", "讲座", "台账"])
def test_a_narrower_word_is_sought_as_it_stands(prose: Desk, word: str):
    plan = plan_of(prose, f"2024年哪些单位提到{word}")
    assert (plan["topics"], plan["terms"]) == ([], [word])


def test_a_preposition_is_no_part_of_what_is_sought(prose: Desk):
    assert plan_of(prose, "云岚市民政局2024年在微博发了多少条")["terms"] == ["微博"]


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2024年上半年接访多少批",
        "云岚市民政局2024年3月接访多少批",
        "云岚市民政局2024年接访的企业有多少批",
        "云岚市民政局2024年没有接访的有多少批",
    ],
)
def test_a_number_of_a_part_is_never_that_of_the_whole(prose: Desk, question: str):
    assert prose.ask(question).status in {Outcome.NOT_FOUND, Outcome.CLARIFY}


def test_whether_a_theme_is_among_the_problems(prose: Desk):
    plan = plan_of(prose, "云岚市民政局2024年问题里有没有人手不足")
    assert (plan["topics"], plan["themes"]) == (["problems"], ["staff"])

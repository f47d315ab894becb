"""Plain questions over the prose of many reports: who never, who says none, who plans what; and single requests."""

from collections.abc import Sequence

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

CIVIL, SCHOOLS, DATA = "云岚市民政局", "云岚市教育局", "云岚市数据局"
TOLD = {
    (CIVIL, 2023): (
        "举办政府开放日2次，40人参加。开展培训3次，参训60人次。全年未发生失泄密事件。",
        "一是网站检索功能不完善，查找不便。\n下一步，优化检索功能。",
    ),
    (CIVIL, 2024): (
        "开展培训4次，参训90人次。专栏访问量800次。受理群众来访12批30人次。",
        "一是业务培训偏少。\n下一步，增加案例培训。",
    ),
    (SCHOOLS, 2023): (
        "就5项政策公开征求意见。开展培训2次，参训20人次。",
        "一是专职人员少，一人多岗。\n下一步，配备专人。",
    ),
    (SCHOOLS, 2024): (
        "公开公示实行登记。就3项政策公开征求意见。坚持先审后发，未发生泄密。",
        "一是从事公开工作的人员多为兼职。\n下一步，配备专人。",
    ),
    (DATA, 2023): ("微信公众号粉丝900人。", "一是更新不及时。\n下一步，限时更新。"),
    (DATA, 2024): ("接受第三方评估，反馈问题4个。", "一是更新不及时。\n下一步，限时更新。"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("all_bodies"), embedder, TOLD)


def told(answer: Answer) -> list[tuple[str, int]]:
    return sorted((row.agency, row.year) for row in answer.rows)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("哪些单位从来没办过政府开放日", [SCHOOLS, DATA]),
        ("2023到2024年哪些单位一次都没提到过第三方评估", [CIVIL, SCHOOLS]),
        ("Which bodies never mentioned training in any year?", [DATA]),
        ("Which agencies have never held an open day?", [SCHOOLS, DATA]),
    ],
)
def test_bodies_none_of_whose_reports_tells_of_it(desk: Desk, question: str, bodies: Sequence[str]):
    answer = desk.ask(question)
    assert sorted({row.agency for row in answer.rows}) == sorted(bodies) and str(len(bodies)) in answer.text


@pytest.mark.parametrize("question", ["哪些报告从未提到政府开放日", "Which reports never mention an open day?"])
def test_reports_that_never_do_are_told_one_by_one(desk: Desk, question: str):
    assert len(desk.ask(question).rows) == 5


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2023年哪些单位说自己没有发生失泄密", [(CIVIL, 2023)]),
        ("2023年没有失泄密的单位有哪些", [(CIVIL, 2023)]),
        ("2024年哪些报告声明未发生泄密", [(SCHOOLS, 2024)]),
        ("Which agencies say no leak happened in 2024?", [(SCHOOLS, 2024)]),
        ("Which reports state that there was no leak of secrets in 2023?", [(CIVIL, 2023)]),
    ],
)
def test_who_says_that_there_was_none(desk: Desk, question: str, members: Sequence[tuple[str, int]]):
    assert told(desk.ask(question)) == sorted(members)


@pytest.mark.parametrize(
    "question",
    [
        "Which agencies held no training in 2024?",
        "List the bodies that ran no training in 2024",
        "2024年没有培训的单位",
    ],
)
def test_who_held_none(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert plan["absent"] and plan["topics"] == ["training"]


@pytest.mark.parametrize("question", ["Which agencies held training in 2024?", "2024年有没有培训的单位"])
def test_who_held_some(desk: Desk, question: str):
    assert not desk.ask(question).plan["absent"]


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("哪些部门2024年提到要加强培训", [(CIVIL, 2024)]),
        ("Which agencies intend to step up training, by their 2024 reports?", [(CIVIL, 2024)]),
        ("2023年表示要优化检索功能的单位", [(CIVIL, 2023)]),
        ("谁提到了人员不足、一人多岗", [(SCHOOLS, 2023), (SCHOOLS, 2024)]),
        ("各部门公开征求意见的事项数分别是多少", [(SCHOOLS, 2023), (SCHOOLS, 2024)]),
        ("云岚市三个局2023年谁的粉丝最多", [(DATA, 2023)]),
    ],
)
def test_who_tells_of_it(desk: Desk, question: str, members: Sequence[tuple[str, int]]):
    assert told(desk.ask(question)) == sorted(members)


@pytest.mark.parametrize(
    "question",
    [
        "Who filed request number 3 at the Yunlan Civil Affairs Bureau in 2024?",
        "Why was the second request to the Yunlan Civil Affairs Bureau refused in 2024?",
        "云岚市民政局2024年第三件申请是谁提的",
    ],
)
def test_single_requests_are_not_reported(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How many visits did the web column of the Yunlan Civil Affairs Bureau get in 2024?", "site_visits"),
        ("How many visits did the Yunlan Civil Affairs Bureau receive from petitioners in 2024?", "visits"),
    ],
)
def test_visits_to_a_page_are_none_of_petitioners(desk: Desk, question: str, topic: str):
    assert desk.ask(question).plan["topics"] == [topic]


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Which bodies had problems with sloppy checks or slow updates in 2023?", [(DATA, 2023)]),
        ("哪些单位2023年提到查找不便、更新慢", [(CIVIL, 2023), (DATA, 2023)]),
        ("哪些单位2023年既提到查找不便又提到更新慢", []),
        ("Which bodies admit that staff are doing several jobs at once?", [(SCHOOLS, 2023), (SCHOOLS, 2024)]),
        ("Which bodies plan to fix their website search?", [(CIVIL, 2023)]),
        ("Which agencies held training in both 2023 and 2024?", [(CIVIL, 2023), (CIVIL, 2024)]),
    ],
)
def test_which_problems_and_years_are_meant(desk: Desk, question: str, members: Sequence[tuple[str, int]]):
    assert told(desk.ask(question)) == sorted(members)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How many news items did the Yunlan Data Bureau post on WeChat in 2023?", "posts"),
        ("How many news stories did the Yunlan Data Bureau put on its website in 2023?", "website_items"),
        ("Which bureau got the most phone enquiries in 2023?", "consultations"),
        ("What is the phone number for enquiries at the Yunlan Data Bureau?", "phone"),
        ("Under which law was the 2024 report of the Yunlan Data Bureau compiled?", "basis"),
        ("云岚市数据局2024年的报告是根据什么编制的", "basis"),
    ],
)
def test_what_is_asked_for(desk: Desk, question: str, topic: str):
    assert desk.ask(question).plan["topics"] == [topic]


@pytest.mark.parametrize(
    "question", ["In how many 2024 reports is a telephone number missing?", "Which 2024 reports lack a phone number?"]
)
def test_contact_details_that_are_missing(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert plan["absent"] and plan["topics"] == ["phone"]


@pytest.mark.parametrize(
    "question",
    [
        "Do the tables back up the number of requests in the Yunlan Civil Affairs Bureau 2024 text?",
        "Does the Yunlan Civil Affairs Bureau 2024 text say how many requests it got, and is that what its table says?",
    ],
)
def test_whether_the_table_bears_out_the_text(desk: Desk, question: str):
    assert desk.ask(question).plan["checks"] == "prose"


def test_how_the_problems_changed_is_told_of_both_years(desk: Desk):
    plan = desk.ask("How did the list of problems of the Yunlan Civil Affairs Bureau change from 2023 to 2024?").plan
    assert (plan["topics"], plan["scope"]["years"]) == (["problems"], [2023, 2024])


@pytest.mark.parametrize("question", ["两年都办了的有哪些", "两年都有的单位呢"])
def test_who_did_in_both_years(desk: Desk, question: str):
    talk = ["2023年哪些单位办了培训", "2024年呢"]
    assert told(desk.ask(question, talk)) == [(CIVIL, 2023), (CIVIL, 2024)]


def test_most_problems_are_those_that_the_assessment_found(desk: Desk):
    answer = desk.ask("问题最多的是谁", ["2024年谁接受了第三方评估"])
    assert answer.plan["topics"] == ["third_party"] and told(answer) == [(DATA, 2024)]


@pytest.mark.parametrize(
    ("talk", "turn", "members"),
    [
        (["2023年哪个单位培训人次最多"], "第二多的呢", [(SCHOOLS, 2023)]),
        (["2023年哪些单位办了培训", "各多少人次"], "一共多少人次", [(CIVIL, 2023), (SCHOOLS, 2023)]),
        (["Which bodies held training in 2023?"], "and which gave none?", [(DATA, 2023)]),
        (
            ["Which bodies held training in 2023?", "And in 2024?"],
            "Who did so in both?",
            [(CIVIL, 2023), (CIVIL, 2024)],
        ),
        (
            ["How many people did the Yunlan Civil Affairs Bureau train in 2023?", "And the Yunlan Education Bureau?"],
            "Which one had more?",
            [(CIVIL, 2023), (SCHOOLS, 2023)],
        ),
    ],
)
def test_turns_about_numbers_told(desk: Desk, talk: Sequence[str], turn: str, members: Sequence[tuple[str, int]]):
    assert told(desk.ask(turn, talk)) == sorted(members)


def test_the_sum_and_the_place_are_stated(desk: Desk):
    assert "80" in desk.ask("一共多少人次", ["2023年哪些单位办了培训", "各多少人次"]).text
    answer = desk.ask("Who trained the second most people in 2023?")
    assert told(answer) == [(SCHOOLS, 2023)] and "Number 2" in answer.text


def test_a_turn_that_changes_nothing_is_asked_back(desk: Desk):
    talk = ["2023年哪些单位公布了粉丝数"]
    assert desk.ask("哪家的增幅最大", talk).status is not Outcome.ANSWERED


@pytest.mark.parametrize("turn", ["共性的是什么", "普遍存在的问题有哪些"])
def test_what_the_problems_have_in_common(desk: Desk, turn: str):
    assert desk.ask(turn, ["2024年各单位存在哪些问题"]).plan["topics"] == ["problems"]


@pytest.mark.parametrize(
    ("question", "topic", "years"),
    [
        (
            "What did the Yunlan Civil Affairs Bureau plan to improve in 2024 according to its 2023 report?",
            "improvements",
            [2023],
        ),
        (
            "What was fixed by the Yunlan Data Bureau in 2024 that had been criticised the year before?",
            "last_years_problems",
            [2024],
        ),
        ("Did the Yunlan Data Bureau's 2024 evaluation by a third party turn up anything?", "third_party", [2024]),
        ("What does the Yunlan Data Bureau's 2024 report say about fees?", "processing_fee", [2024]),
        ("Is there any mention of training in the Yunlan Data Bureau's reports?", "training", []),
    ],
)
def test_topics_and_years(desk: Desk, question: str, topic: str, years: Sequence[int]):
    plan = desk.ask(question).plan
    assert (plan["topics"], plan["scope"]["years"]) == ([topic], years)


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("What share of agencies mention training in 2024?", "share", True),
        ("2024年提到培训的单位占多少", "share", True),
        ("各区县2024年分别有多少单位提到培训", "group", "county"),
        ("How many agencies per district mention training in 2024?", "group", "county"),
    ],
)
def test_shares_and_counts_of_each_place(desk: Desk, question: str, field: str, value: object):
    answer = desk.ask(question)
    assert answer.plan[field] == value and answer.plan["topics"] == ["training"]


def test_the_share_is_stated(desk: Desk):
    assert "33.33" in desk.ask("What share of agencies mention a third-party assessment in 2024?").text


@pytest.mark.parametrize(
    ("question", "topics", "theme"),
    [
        ("谁提到了人手不足，打算怎么改", ["problems", "improvements"], "staff"),
        ("针对人手不足的问题，哪些单位拿出了措施", ["improvements"], "staff"),
        ("Which bodies complain about assessment and accountability mechanisms?", ["problems"], "assessment_system"),
        ("Which reports name grassroots disclosure problems?", ["problems"], "grassroots"),
        ("2024年培训类问题都有谁提了", ["problems"], "training_lack"),
    ],
)
def test_problems_of_a_kind(desk: Desk, question: str, topics: Sequence[str], theme: str):
    plan = desk.ask(question).plan
    assert (plan["topics"], plan["themes"]) == (topics, [theme])


@pytest.mark.parametrize(
    "question", ["Which problems did at least two bodies share in 2024?", "2024年2家以上单位都提到的问题有哪些"]
)
def test_problems_that_so_many_share(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert plan["topics"] == ["problems"] and len(plan["conditions"]) == 1


@pytest.mark.parametrize(
    "question",
    [
        "On average how many people attended a training in 2023?",
        "How many complaints did citizens lodge by phone in 2023?",
    ],
)
def test_what_the_prose_does_not_tell(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["Which agencies say they answered all requests on time?", "哪些单位全部按时答复了"]
)
def test_all_on_time_is_a_hundred_percent(desk: Desk, question: str):
    assert desk.ask(question).plan["conditions"][0]["operator"] == "eq"


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("In which year did most bodies hold training?", "most"),
        ("哪一年开展培训的单位最多", "most"),
        ("逐年有几家单位提到培训", ""),
        ("How many agencies mention training in each year?", ""),
    ],
)
def test_how_many_tell_of_it_year_by_year(desk: Desk, question: str, order: str):
    plan = desk.ask(question).plan
    assert (plan["group"], plan["order"], plan["topics"]) == ("year", order, ["training"])


def test_the_year_of_most_is_stated(desk: Desk):
    assert "2023 年，2 份" in desk.ask("哪一年开展培训的单位最多").text


@pytest.mark.parametrize("question", ["2023年谁的问题提得最多", "Which body named the most problems in 2023?"])
def test_who_names_most_problems(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert (plan["topics"], plan["order"]) == (["problems"], "most")


@pytest.mark.parametrize("question", ["2023年哪类问题提得最多", "Which problem is mentioned most in 2023?"])
def test_which_problem_most_name(desk: Desk, question: str):
    plan = desk.ask(question).plan
    assert (plan["topics"], plan["order"]) == (["problems"], "")


@pytest.mark.parametrize(
    "question", ["2024年办了培训但没有第三方评估的单位", "Which bodies held training but no open day in 2024?"]
)
def test_one_without_another_is_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "question",
    [
        "Which of the 2024 reports contain a phone number?",
        "How many of the 2024 reports contain neither a phone number nor an email address?",
    ],
)
def test_the_year_of_the_reports_is_kept(desk: Desk, question: str):
    assert desk.ask(question).plan["scope"]["years"] == [2024]


def test_of_all_reports_counted(desk: Desk):
    assert desk.ask("Of the 6 reports, which mention training?").plan["scope"]["years"] == []


@pytest.mark.parametrize(
    ("question", "topics", "themes"),
    [
        ("存在的问题中，属于人员方面的有几家", ["problems"], ["staff"]),
        ("Have any bodies reported disciplinary measures against officials?", ["accountability"], []),
        ("一共公布了多少个咨询电话", ["phone"], []),
        ("Which reports complain that people cannot find information on the website?", ["problems"], ["search"]),
    ],
)
def test_what_many_are_asked_for(desk: Desk, question: str, topics: Sequence[str], themes: Sequence[str]):
    plan = desk.ask(question).plan
    assert (plan["topics"], plan["themes"]) == (topics, themes)


@pytest.mark.parametrize(
    ("talk", "turn", "expected"),
    [
        (["2023年提到培训的有几家"], "2024年多了还是少了", "2023 年 2 份、2024 年 1 份"),
        (["How many reports mention training in 2023?"], "Was that more than in 2024?", "2023: 2, 2024: 1"),
    ],
)
def test_whether_more_tell_of_it_in_another_year(desk: Desk, talk: Sequence[str], turn: str, expected: str):
    assert expected in desk.ask(turn, talk).text


@pytest.mark.parametrize(
    ("talk", "turn"),
    [
        (["2023年哪家的培训人次最多", "最少的呢"], "差多少"),
        ([], "Which body's trainees fell between 2023 and 2024?"),
    ],
)
def test_changes_of_numbers_of_many_are_asked_back(desk: Desk, talk: Sequence[str], turn: str):
    assert desk.ask(turn, talk).status is Outcome.CLARIFY


def test_the_years_of_the_last_question_are_kept(desk: Desk):
    plan = desk.ask(
        "Was anybody actually punished?", ["What do the reports say about accountability?", "Only 2024."]
    ).plan
    assert plan["scope"]["years"] == [2024]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("How many 2024 reports speak of training?", ""),
        ("How many agencies trained more than 50 people in 2024?", "people"),
        ("How many people were trained by all bodies together in 2023?", "people"),
    ],
)
def test_how_many_bodies_is_no_number_told(desk: Desk, question: str, number: str):
    assert desk.ask(question).plan["number"] == number


def test_bodies_of_one_level(desk: Desk):
    assert desk.ask("Which town reports mention training?").plan["scope"]["levels"] == ["township"]


@pytest.mark.parametrize("question", ["2023年既办了培训又办了开放日的单位", "2023年提到培训和开放日的单位"])
def test_both_topics_are_kept(desk: Desk, question: str):
    assert desk.ask(question).plan["topics"] == ["training", "open_day"]


@pytest.mark.parametrize(
    "question", ["2023年开放日和培训都没有搞的单位", "Which agencies mention neither training nor open days in 2023?"]
)
def test_who_did_neither(desk: Desk, question: str):
    assert told(desk.ask(question)) == [(DATA, 2023)]


@pytest.mark.parametrize("question", ["2024年哪家网站办得最好", "Which agency had the best website in 2024?"])
def test_who_did_best_is_not_reported(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "field", "value"),
    [
        ("Which reports of 2024 contradict their own tables?", "checks", "prose"),
        ("Which tables of 2024 contain errors?", "checks", "tables"),
        ("What are the requests to the Yunlan Data Bureau in 2024 about?", "topics", ["request_subjects"]),
        ("How is the Yunlan Data Bureau planning to remedy the shortcomings of 2024?", "topics", ["improvements"]),
        ("培训类问题的改进措施有哪些单位写了", "topics", ["improvements"]),
        ("哪几年有单位提到培训", "group", "year"),
    ],
)
def test_what_else_is_asked_for(desk: Desk, question: str, field: str, value: object):
    assert desk.ask(question).plan[field] == value


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Do all reports of 2023 mention training?", "No."),
        ("2023年是不是每份报告都提到了培训", "否"),
        ("Do all reports of 2023 mention requests for disclosure attributes?", ""),
    ],
)
def test_whether_all_tell_of_it(desk: Desk, question: str, begins: str):
    answer = desk.ask(question)
    assert answer.text.startswith(begins) if begins else not answer.text.startswith("Yes")


def test_whether_any_did_both(desk: Desk):
    assert desk.ask("2023年有没有单位既办了培训又办了开放日").text.startswith("有")


@pytest.mark.parametrize(
    ("talk", "turn", "themes"),
    [
        (["2023年哪些单位提到人手不足"], "打算怎么解决", ["staff"]),
        (["2023年哪些单位存在哪些问题"], "打算怎么解决", []),
    ],
)
def test_what_is_planned_against_the_problem_asked_about(
    desk: Desk, talk: Sequence[str], turn: str, themes: Sequence[str]
):
    plan = desk.ask(turn, talk).plan
    assert (plan["topics"], plan["themes"]) == (["improvements"], themes)


@pytest.mark.parametrize(
    "question", ["谁办的培训次数最多，谁来的人最多", "Did all agencies hold training and open days?"]
)
def test_two_questions_in_one_are_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.CLARIFY


def test_problems_named_in_a_year_with_what_is_planned_for_them(desk: Desk):
    plan = desk.ask("What does the Yunlan Civil Affairs Bureau plan for the problems it named in 2024?").plan
    assert plan["scope"]["years"] == [2024]
    assert "improvements" in plan["topics"]


def test_who_did_it_is_asked_of_every_report(desk: Desk):
    plan = desk.ask("2023年收过信息处理费的有谁").plan
    assert plan["every_report"]
    assert plan["topics"] == ["processing_fee"]

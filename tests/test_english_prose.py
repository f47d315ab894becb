"""English questions about the prose: specific words, places, planned years, and what only looks like them."""

from collections.abc import Sequence

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

TOLD = {
    ("云岚市民政局", 2023): (
        "利用村村响广播发布提醒。聘请法律顾问审核答复文书。“云岚民政”公众号粉丝3100人。接受第三方评估，反馈问题9个。",
        "一是信息员变动频繁，新接手的同志业务不熟。\n围绕以上不足，2024年将这样改进：实行岗位备份。",
    ),
    ("云岚市民政局", 2024): (
        "针对上年指出的人员变动频繁，建立书面交接制度。“云岚民政”公众号粉丝4200人。网站访问量500次。",
        "一是从事公开工作的人员多为兼职。\n下一步，将配备专人。",
    ),
    ("云岚市教育局", 2024): (
        "利用乡村大喇叭和宣传栏告知政策。组织模拟申请测试。“云岚教育”公众号推送信息9000条，粉丝1200人。"
        "网站提供大字版，方便老年人使用。接受第三方评估，反馈问题4个。举办政府开放日1次，60人参加。",
        "一是专职人员少，一人多岗。二是无障碍服务覆盖不全。\n下一步，将制作大字版材料。",
    ),
    ("云岚市望溪县渔梁镇人民政府", 2024): (
        "在村口张贴明白纸。对2项政策草案公开征求意见。发布信息实行主要领导三级审批。法律顾问参加普法活动。",
        "一是政策解读形式单一，图解和短视频较少。\n下一步，将改进。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("english"), embedder, TOLD)


def told(answer: Answer) -> list[tuple[str, int]]:
    return [(row.agency, row.year) for row in answer.rows]


CIVIL, SCHOOLS, TOWN = "云岚市民政局", "云岚市教育局", "云岚市望溪县渔梁镇人民政府"


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Which bodies use loudspeakers to get information to the public?", [(SCHOOLS, 2024)]),
        ("Which bodies carried out mock request tests?", [(SCHOOLS, 2024)]),
        ("Who had legal advisers check their replies?", [(CIVIL, 2023)]),
        ("Which bodies say their website offers large print for older users?", [(SCHOOLS, 2024)]),
        ("Which bodies said that their staff were mostly part-timers?", [(CIVIL, 2024)]),
        ("Which bodies named staff turnover as a problem?", [(CIVIL, 2023)]),
        ("Which agencies named a shortage of staff as a problem?", [(CIVIL, 2023), (CIVIL, 2024), (SCHOOLS, 2024)]),
        ("Who complained that policy interpretation had too few forms, with hardly any infographics?", [(TOWN, 2024)]),
        ("Which bodies handed out fact sheets?", [(TOWN, 2024)]),
        ("Which bodies offer a chatbot on their website?", []),
    ],
)
def test_the_specific_word_is_sought_in_a_topic(desk: Desk, question: str, members: Sequence[tuple[str, int]]):
    assert sorted(told(desk.ask(question))) == sorted(members)


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("How many data-sharing applications did the Yunlan Education Bureau handle in 2024?", ["data_requests"]),
        ("What does Yuliang Town do to reach villagers who are not online?", ["offline"]),
        ("Which physical channels did the Yunlan Education Bureau use in 2024?", ["offline"]),
        ("Who at Yuliang approves items before they are published?", ["prepublication"]),
        ("Which firm carried out the third-party evaluation of the Yunlan Education Bureau in 2024?", ["evaluator"]),
        ("Where can I find the Yunlan Education Bureau's office and what is its fax number?", ["address", "fax"]),
        ("In brief, what does the 2024 report of the Yunlan Education Bureau say?", ["summary"]),
        ("Give me a brief summary of the 2024 report of the Yunlan Education Bureau", ["summary"]),
        ("How often did the leader of the Yunlan Education Bureau hear reports on openness?", ["leader_hears"]),
        ("What did the Yunlan Education Bureau plan in 2024?", ["improvements"]),
    ],
)
def test_topics_in_other_words(desk: Desk, question: str, topics: Sequence[str]):
    plan = desk.ask(question).plan
    assert (plan["topics"], plan.get("terms", [])) == (topics, [])


def test_the_assessor_is_not_named(desk: Desk):
    asked = "Which company carried out the third-party evaluation of the Yunlan Education Bureau in 2024?"
    assert desk.ask(asked).status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("What improvements did the Yunlan Civil Affairs Bureau plan for 2024?", 2023),
        ("What does the Yunlan Civil Affairs Bureau intend to work on in 2024?", 2023),
        ("What improvements did the Yunlan Civil Affairs Bureau plan for 2025?", 2024),
        ("What improvements did the Yunlan Civil Affairs Bureau plan in 2024?", 2024),
        ("What did the Yunlan Civil Affairs Bureau promise to improve after 2023?", 2023),
    ],
)
def test_what_is_planned_for_a_year_stands_in_the_report_before(desk: Desk, question: str, year: int):
    assert desk.ask(question).plan["scope"]["years"] == [year]


@pytest.mark.parametrize(
    "asked",
    [
        [
            "In 2023 the Yunlan Civil Affairs Bureau named staff turnover as a problem. According to its 2024 report, "
            "what was done about it?"
        ],
        ["What problems did the Yunlan Civil Affairs Bureau name in 2023?", "How did it deal with them in 2024?"],
    ],
)
def test_what_came_of_a_problem_is_told_in_the_next_report(desk: Desk, asked: list[str]):
    answer = desk.ask(asked[-1], asked[:-1])
    assert "书面交接" in answer.text and answer.plan["scope"]["years"] == [2024]


def test_what_is_promised_about_a_problem_is_of_that_problem(desk: Desk):
    first = "Which bodies admitted in 2024 that older people find their website hard to use?"
    answer = desk.ask("What did they promise to do about it?", [first])
    assert told(answer) == [(SCHOOLS, 2024)] and "大字版" in answer.text
    assert answer.plan["themes"] == ["elderly"]


def test_a_plan_against_a_problem_need_not_name_it_again(desk: Desk):
    asked = "What did the Yunlan Civil Affairs Bureau plan against its shortage of staff in 2023?"
    assert "岗位备份" in desk.ask(asked).text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("On how many draft policies did Yuliang consult the public in 2024?", 2),
        ("How many followers did the 云岚民政 account have in 2023?", 3100),
        ("Whose WeChat account had the largest following in 2024?", 4200),
        ("At which body did third-party evaluators find the most problems in 2023?", 9),
    ],
)
def test_a_number_of_what_is_named(desk: Desk, question: str, value: int):
    answer = desk.ask(question)
    assert [row.value for row in answer.rows] == [value] if answer.rows else answer.value == value


@pytest.mark.parametrize("place", ["Laoshan", "Xiangtan", "Zhuolu"])
def test_a_place_that_is_not_loaded_is_never_passed_over(desk: Desk, place: str):
    answer = desk.ask(f"On how many draft policies did {place} consult the public in 2024?")
    assert answer.status is Outcome.NOT_FOUND and place.lower() in answer.text


def test_ever_is_of_all_years(desk: Desk):
    assert not desk.ask("Has the Yunlan Civil Affairs Bureau ever held an open day?").plan["scope"].get("years")


@pytest.mark.parametrize(
    ("question", "told_of"),
    [
        ("Was anything like that reported the following year?", 2024),
        ("Did that happen again in 2024?", 2024),
        ("Was there anything similar the year before?", 2022),
    ],
)
def test_the_same_in_another_year(desk: Desk, question: str, told_of: int):
    first = "Tell me about third-party evaluation at the Yunlan Civil Affairs Bureau in 2023."
    plan = desk.ask(question, [first]).plan
    assert (plan["topics"], plan["scope"]["years"], plan["yes_no"]) == (["third_party"], [told_of], True)


def test_visits_of_its_website_are_no_petitions(desk: Desk):
    first = "How many followers has the Yunlan Civil Affairs Bureau's WeChat account in 2024?"
    assert desk.ask("And how many visits did its website get?", [first]).value == 500


def test_a_word_without_chinese_is_said_not_to_be_looked_for(desk: Desk):
    answer = desk.ask("What does the Yunlan Education Bureau say about gamified open days in 2024?")
    assert answer.status is Outcome.NOT_FOUND and "“gamified” could not be looked for" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which body had the most followers in 2024?", "2 state a number"),
        ("Which body had the most followers in 2024?", "Most of"),
        ("Which agencies named a shortage of staff as a problem in 2023?", "name a problem of this kind: shortage"),
        ("What did the Yunlan Education Bureau use its notice boards for in 2024?", "says (quoted"),
        ("How many times did the Yunlan Education Bureau hold an open day in 2024?", "The number that"),
    ],
)
def test_answers_in_english(desk: Desk, question: str, said: str):
    text = desk.ask(question).text
    assert said in text
    assert "1 reports" not in text


@pytest.mark.parametrize(
    "question",
    [
        "Which bodies said that the public does not understand what they publish?",
        "Which bodies' newcomers did not know the work?",
    ],
)
def test_people_who_do_not_understand_are_no_silence_of_reports(desk: Desk, question: str):
    assert not desk.ask(question).plan["absent"]


def test_who_did_not_name_a_problem_is_asked_still(desk: Desk):
    assert desk.ask("Which bodies did not name a shortage of staff as a problem in 2024?").plan["absent"]


NAMED = "What problems did the Yunlan Civil Affairs Bureau name in 2023?"


def turn_of(desk: Desk, *turns: str) -> Answer:
    return desk.ask(turns[-1], turns[:-1])


@pytest.mark.parametrize(
    "turn",
    [
        "were they fixed by 2024?",
        "does the next report say what became of them?",
        "did it do anything about it in 2024",
    ],
)
def test_what_came_of_them_by_the_next_report(desk: Desk, turn: str):
    answer = turn_of(desk, NAMED, turn)
    assert "书面交接" in answer.text and answer.plan["scope"]["years"] == [2024]


@pytest.mark.parametrize(
    ("turn", "topic", "years"),
    [
        ("what is it doing about them?", "improvements", [2023]),
        ("did they say why?", "problems", [2023]),
        ("which of them were there in 2024 too?", "problems", [2023, 2024]),
        ("any mention of a law firm or legal adviser?", "", [2023]),
    ],
)
def test_turns_about_the_same_report(desk: Desk, turn: str, topic: str, years: list[int]):
    plan = turn_of(desk, NAMED, turn).plan
    assert plan["scope"]["agencies"] == ["云岚市民政局"] and plan["scope"]["years"] == years
    assert not topic or plan["topics"] == [topic]


def test_figures_of_those_that_wrote_of_it(desk: Desk):
    first = "Which bodies named a shortage of staff as a problem in 2024?"
    for turn in ("how many of them were sued that year?", "which of those received requests?"):
        assert turn_of(desk, first, turn).plan["scope"]["agencies"] == ["云岚市民政局", "云岚市教育局"]
    assert turn_of(desk, first, "how many is that?").plan["number"] == ""


@pytest.mark.parametrize(
    ("turn", "number"), [("and how many people took part?", "people"), ("how many times did they hold one?", "things")]
)
def test_how_many_of_what_was_told(desk: Desk, turn: str, number: str):
    first = "Did the Yunlan education bureau hold a government open day in 2024?"
    plan = turn_of(desk, first, turn).plan
    assert (plan["topics"], plan["number"]) == (["open_day"], number)


def test_more_than_in_another_year(desk: Desk):
    first = "How many followers did the 云岚民政 account have in 2024?"
    plan = turn_of(desk, first, "was that more than in 2023?").plan
    assert plan["difference"] and plan["scope"]["years"] == [2023, 2024]

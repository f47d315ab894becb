"""English questions about the prose: words no one sentence has, questions that deny, and items by place."""

from collections.abc import Sequence

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

TOLD = {
    ("云岚市民政局", 2024): (
        "涉及未成年人和受助人员的照片一律不上网。遇到疑难申请，由办公室和法律顾问共同研究。"
        "智能问答的答案附有原文链接，未找到依据的不作答。年内无人因公开工作不力受到责任追究。"
        "对答复不规范的单位，及时约谈提醒。重大行政决策草案公开征求意见。",
        "一是部分信息放错栏目。二是有的同志担心公开引发质疑。\n改进情况：一是逐项归位。二是加强教育。",
    ),
    ("云岚市教育局", 2024): (
        "涉及第三方权益的，书面征求意见后再作决定。统一答复文书样式。",
        "一是专职人员少，一人多岗。\n下一步，将配备专人。",
    ),
    ("云岚市望溪县公安局", 2023): ("年内召开新闻发布会3场。发布前由专人审核。", "一是解读少。\n下一步，将改进。"),
    ("云岚市望溪县公安局", 2024): (
        "依托望溪县人民政府网站发布信息，不另设网站。派出所窗口设公开栏和查询终端。实行到期前三日提醒。"
        "组织培训2次，重点讲解申请答复规范。网站栏目访问量800次。答复前均经法律顾问审核。清理过期信息，下架或标注12件。"
        "结合条例施行纪念日开展宣传。当事人信用修复后及时撤下公示。申请内容主要涉及户政服务。年内召开新闻发布会5场。"
        "发布前由两人交叉复核。领导干部接访安排提前公布。利用乡村大喇叭宣传惠农政策。",
        "一是公开的数据多为扫描件，不便再利用。二是个别答复有遗漏。\n下一步，将逐项对照答复。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("sought"), embedder, TOLD)


CIVIL, SCHOOLS, POLICE = "云岚市民政局", "云岚市教育局", "云岚市望溪县公安局"


def members(answer: Answer) -> Sequence[str]:
    return sorted(row.agency for row in answer.rows)


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Which offices keep minors' pictures off the internet?", [CIVIL]),
        ("Which reports mention that third parties were asked for their opinion in writing?", [SCHOOLS]),
        ("Which bodies say that some staff fear that disclosure would raise doubts?", [CIVIL]),
        ("Which bodies summoned or warned units for poor replies?", [CIVIL]),
        ("How many bodies reported in 2024 that nobody was held accountable?", [CIVIL]),
    ],
)
def test_bodies_are_found_by_what_analysts_call_it(desk: Desk, question: str, bodies: Sequence[str]):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert members(answer) == bodies


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How does the Yunlan Civil Affairs Bureau treat photographs of minors?", "一律不上网"),
        ("How far had the Yunlan Civil Affairs Bureau got in 2024 with major administrative decisions?", "决策草案"),
        ("What was the second problem of the Yunlan Civil Affairs Bureau in 2024?", "担心公开"),
        ("What was the 1st shortcoming of the Yunlan Civil Affairs Bureau in 2024?", "错栏目"),
    ],
)
def test_one_body_is_asked_openly(desk: Desk, question: str, said: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in answer.text and answer.text.count("> ") == 1


def test_no_yes_where_the_question_denies(desk: Desk):
    denied = desk.ask("Did the Yunlan Civil Affairs Bureau's chatbot answer without a source in 2024?")
    assert "不作答" in denied.text and not denied.text.startswith(("Yes", "No."))
    assert desk.ask("Did the Yunlan Civil Affairs Bureau have a chatbot in 2024?").text.startswith("Yes")


def test_words_that_stand_in_no_one_sentence_are_told_in_part(desk: Desk):
    answer = desk.ask("Which bodies had a legal adviser help with difficult cases of minors?")
    assert answer.status is Outcome.NOT_FOUND and "No sentence has all of" in answer.text
    assert not answer.rows


def test_a_word_of_asking_is_no_word_sought(desk: Desk):
    text = desk.ask("What e-mail did the Yunlan Civil Affairs Bureau last publish?").text
    assert "“last”" not in text


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Which bodies did not run a website of their own in 2024?", [POLICE]),
        ("Which bodies had two people check information before it was published?", [POLICE]),
        ("Which offices installed touch screens or query terminals?", [POLICE]),
        ("Which reports describe a reminder three days before a request was due?", [POLICE]),
        ("Did any agency hire lawyers or legal counsel to look over its replies in 2024?", [POLICE]),
        ("Which bodies held training on replies to requests?", [POLICE]),
        ("Which bodies dealt with expired information by taking it down?", [POLICE]),
        ("Which agencies ran a campaign on the anniversary of the regulations?", [POLICE]),
        ("Which agencies complained that scanned files cannot be reused?", [POLICE]),
        ("What did the bodies say in 2024 about third parties?", [SCHOOLS]),
        ("How do agencies treat photos of minors?", [CIVIL]),
        ("Which bodies published when leaders receive visitors?", [POLICE]),
        ("Which bodies used village loudspeakers to spread warnings or policies?", [POLICE]),
    ],
)
def test_all_words_of_the_question_are_sought(desk: Desk, question: str, bodies: Sequence[str]):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert members(answer) == bodies


@pytest.mark.parametrize(
    "question",
    [
        "What did the refused requests at the Wangxi Public Security Bureau ask for in 2024?",
        "Which judge heard the lawsuits against the Wangxi Public Security Bureau in 2024?",
        "What awards did the Wangxi Public Security Bureau receive in 2024?",
        "Which bodies blamed their shortcomings on a lack of money?",
        "Which bodies had a film crew make documents of their open days?",
        "Which reports speak of credit repair and of published penalty records of foreigners?",
    ],
)
def test_what_no_report_tells_is_declined(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.NOT_FOUND and not answer.rows


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many visits did the disclosure column of the Wangxi Public Security Bureau get in 2024?", "800"),
        ("What is planned by the Wangxi Public Security Bureau for 2025 on handling requests?", "逐项对照答复"),
        ("What problems with requests did the Wangxi Public Security Bureau name in 2024?", "答复有遗漏"),
        ("What requests was the Wangxi Public Security Bureau asked about in 2024: what were requests about?", "户政"),
    ],
)
def test_a_part_of_the_question_is_not_dropped(desk: Desk, question: str, said: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in answer.text and "扫描件" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("In what years did the Wangxi Public Security Bureau hold fewer than five press conferences?", [2023]),
        ("In what years did the Wangxi Public Security Bureau hold press conferences?", [2023, 2024]),
    ],
)
def test_a_condition_on_one_bodys_years_is_kept(desk: Desk, question: str, said: Sequence[int]):
    assert [row.year for row in desk.ask(question).rows] == said


def test_improvements_in_the_report_for_a_year_are_of_that_report(desk: Desk):
    plan = desk.ask("Which improvements did the Wangxi Public Security Bureau announce in its report for 2024?").plan
    assert plan["scope"]["years"] == [2024]


def test_which_of_two_years_has_more_is_said_first(desk: Desk):
    asked = "Did the Wangxi Public Security Bureau hold more press conferences in 2024 than in 2023?"
    first, _, _ = desk.ask(asked).text.partition("\n")
    assert "**2**" in first and "2024" in first


def test_a_short_summary_is_no_list_of_problems(desk: Desk):
    text = desk.ask("Give me a short summary of what the Wangxi Public Security Bureau did in 2024").text
    assert "不另设网站" in text

"""English questions about the prose: both halves of a question, what others name too, what was published, promised."""

from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling, quotes

WATER, CULTURE, TAX = "云岚市水利局", "云岚市文化局", "云岚市税务局"
TOLD = {
    (WATER, 2021): (
        "举办培训2次。办理热线工单30件。",
        "一是部分信息放错栏目；二是培训偏少。\n下一步，一是核对栏目；二是增加培训。",
    ),
    (WATER, 2022): (
        "举办培训5次。办理热线工单41件。主动公开信息80条。",
        "一是线下公开渠道少；二是培训偏少。\n下一步，一是增设公开栏；二是多办培训。",
    ),
    (WATER, 2023): (
        "举办培训3次。办理热线工单52件。来信来访12件，不属于政府信息公开申请。事故调查报告批复后依法公布。"
        "主动公开信息60条。",
        "一是行动不便的群众获取信息仍有困难；二是老年人看文字解读吃力。\n下一步，一是上门送信息；二是录制方言音频。",
    ),
    (WATER, 2024): (
        "由专人汇集事故调查报告。社会评议满意度为90%。公众号粉丝500人。",
        "一是标准目录落实不到位，有的事项没有对应栏目。\n下一步，完善目录。针对上年指出的获取信息困难，已上门送信息。",
    ),
    (CULTURE, 2022): ("政策汇编在大厅免费取阅。实行谁公开谁审查。", "一是新媒体渠道少。\n下一步，办好公众号。"),
    (CULTURE, 2024): (
        "社会评议满意度为95%。公众号粉丝800人。年内没有因信息公开被追究责任的情形。",
        "一是标准目录落实不到位，有的事项没有对应栏目；二是培训偏少。\n下一步，完善目录。",
    ),
    (TAX, 2024): (
        "对栏目长期不更新的单位及时约谈。执法案卷中的调查笔录不予公开。本年度无行政复议、行政诉讼。",
        "一是培训偏少。\n下一步，多办培训。",
    ),
}
PROBLEMS_OF_2024 = f"What problems did {WATER} name in 2024?"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("english")
    return desk_telling(folder, embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"How did {WATER} distinguish petitions from information requests in 2023?", "不属于"),
        (f"What did {WATER} say about publishing accident investigation reports in 2023?", "依法公布"),
        (f"Quote what {TAX} wrote about interview transcripts in 2024.", "调查笔录"),
        ("Which reports admit that people with limited mobility struggle to get information?", "行动不便"),
        ("Do any reports say that units with neglected columns were called in for a talk?", "约谈"),
        (f"Does {TAX} deny having faced reconsideration or lawsuits in 2024? Give me its own words.", "无行政复议"),
        (f"What did {WATER} promise in 2023 for elderly people who find policy texts hard to follow?", "方言音频"),
    ],
)
def test_the_sentence_that_is_meant(desk: Desk, question: str, told: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert told in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        f"What weaknesses does {WATER} list for 2021, and what remedy goes with each?",
        f"What problems did {WATER} name in 2021 and how will it fix them?",
    ],
)
def test_problems_and_what_is_done_about_each(desk: Desk, question: str):
    answer = desk.ask(question)
    assert "信息放错栏目" in quotes(answer)
    assert "核对栏目" in quotes(answer)


def test_what_is_done_about_problems_alone(desk: Desk):
    assert desk.ask(f"How will {WATER} fix the problems it named in 2021?").plan["topics"] == ["improvements"]


@pytest.mark.parametrize(
    "question",
    [
        "Which bodies give a public satisfaction rating in their 2024 reports, and what is the highest?",
        "Which bodies mention followers of their public account in 2024, and which has the most?",
    ],
)
def test_who_and_then_the_highest(desk: Desk, question: str):
    answer = desk.ask(question)
    assert [row.agency for row in answer.rows] == [CULTURE, WATER]


def test_only_the_highest(desk: Desk):
    rows = desk.ask("Which body has the highest public satisfaction rating in its 2024 report?").rows
    assert [row.agency for row in rows] == [CULTURE]


def test_who_really_charged_a_fee(desk: Desk):
    answer = desk.ask("Has any authority actually charged requesters an information processing fee, and how much?")
    assert answer.plan["topics"] == ["processing_fee"]
    assert [each["operator"] for each in answer.plan["conditions"]] == ["gt"]


def test_a_part_of_a_theme_narrows_those_told(desk: Desk):
    asked = "Which bodies said in their 2022 reports that they offer too few offline channels?"
    assert [row.agency for row in desk.ask(asked).rows] == [WATER]
    answer = desk.ask("What did they plan to do about it?", [asked])
    assert "增设公开栏" in quotes(answer)
    assert "公众号" not in quotes(answer)


@pytest.mark.parametrize(
    "turn",
    [
        f"Which of these did {CULTURE} name that year too?",
        f"Did {CULTURE} name any of them too?",
    ],
)
def test_problems_that_another_body_names_too(desk: Desk, turn: str):
    answer = desk.ask(turn, [PROBLEMS_OF_2024])
    assert answer.plan["scope"]["agencies"] == [WATER, CULTURE]
    assert "word for word the same: “标准目录落实不到位" in answer.text


def test_problems_of_another_body_alone(desk: Desk):
    answer = desk.ask(f"What problems did {CULTURE} name?", [PROBLEMS_OF_2024])
    assert answer.plan["scope"]["agencies"] == [CULTURE]


def test_problems_of_one_kind_are_not_said_to_be_the_same(desk: Desk):
    answer = desk.ask(f"Are any of the problems in the 2021 report of {WATER} repeated in its 2024 report?")
    assert "No sentence is the same word for word" in answer.text


@pytest.mark.parametrize("turn", ["And in the two years before?", "What about the two preceding years?"])
def test_the_years_before_the_one_asked_of(desk: Desk, turn: str):
    answer = desk.ask(turn, [f"How many hotline tickets did {WATER} mention for 2023?"])
    assert [(row.year, row.value) for row in answer.rows] == [(2021, 30), (2022, 41)]


@pytest.mark.parametrize(
    "turn", ["Was it more or less in 2022?", "Was that more than in 2022?", "Was it better in 2022?"]
)
def test_more_or_less_than_in_another_year(desk: Desk, turn: str):
    answer = desk.ask(turn, [f"What training did {WATER} report for 2021?"])
    assert answer.value == 3
    assert "rose from 2021 to 2022" in answer.text


def test_what_one_year_does_not_tell_is_not_compared(desk: Desk):
    answer = desk.ask("Was that more than in 2024?", [f"How many hotline tickets did {WATER} mention for 2023?"])
    assert "cannot be compared" in answer.text


@pytest.mark.parametrize("turn", [f"Quote the sentence from the {CULTURE} one.", f"Show me the wording of {CULTURE}."])
def test_the_sentence_of_one_of_those_told(desk: Desk, turn: str):
    answer = desk.ask(turn, ["Which bodies state in their 2024 reports that nobody was held accountable?"])
    assert "被追究责任" in quotes(answer)


def test_the_year_in_which_most_was_published(desk: Desk):
    answer = desk.ask(f"According to the text, in which year did {WATER} publish the most information?")
    assert [(row.year, row.value) for row in answer.rows] == [(2022, 80)]


def test_progress_on_the_problems_named(desk: Desk):
    talk = [f"What does {WATER} list as weaknesses in 2023?", "How does it want to fix the second one?"]
    answer = desk.ask("Did its 2024 report say anything about progress on them?", talk)
    assert "针对上年指出的" in quotes(answer)


def test_a_verb_that_nothing_knows_is_passed_over_which_is_said(desk: Desk):
    answer = desk.ask(f"What did the training of {WATER} unearth in 2022?")
    assert answer.status is Outcome.ANSWERED
    assert "培训5次" in quotes(answer)
    assert any("unearth" in each for each in answer.warnings)


@pytest.mark.parametrize(
    "question",
    [
        f"Did {WATER} livestream its training in 2022?",  # yes would be no answer
        f"What did {WATER} say about origami training in 2022?",
    ],
)
def test_what_changes_the_answer_is_not_passed_over(desk: Desk, question: str):
    assert desk.ask(question).status is not Outcome.ANSWERED


def test_what_could_not_be_looked_for_is_not_said_to_be_untold(desk: Desk):
    answer = desk.ask(f"What did {WATER} say about origami in 2022?")
    assert answer.status is Outcome.NOT_FOUND
    assert "could not be looked for" in answer.text or "not understood" in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (f"What did {CULTURE} give away free of charge in 2022?", "免费取阅"),
        (f"How did {CULTURE} guard against leaks in 2022?", "谁公开谁审查"),
        (f"How did {TAX} treat enforcement case files in 2024?", "执法案卷"),
        (f"What did {WATER} commit to in 2021?", "增加培训"),
    ],
)
def test_words_that_elsewhere_name_a_figure(desk: Desk, question: str, told: str):
    assert told in quotes(desk.ask(question))


def test_who_names_a_problem_and_what_they_plan(desk: Desk):
    answer = desk.ask("Which bodies name too little training in 2024, and how do they plan to mend it?")
    assert answer.plan["topics"] == ["problems", "improvements"]


@pytest.mark.parametrize("told", [f"What training did {WATER} hold in 2022", "Which bodies named problems in 2022"])
def test_a_figure_asked_for_beside_is_asked_back(desk: Desk, told: str):
    answer = desk.ask(f"{told}, and how many requests did they receive?")
    assert answer.status is Outcome.CLARIFY


def test_people_asked_for_beside_are_of_the_training(desk: Desk):
    assert desk.ask("Which bodies held training in 2022, and how many people took part?").status is not Outcome.CLARIFY


@pytest.mark.parametrize("turn", [f"Has {CULTURE} fixed these?", f"What did {CULTURE} plan in 2024?"])
def test_what_is_done_about_problems_is_no_comparison(desk: Desk, turn: str):
    assert "problems" not in desk.ask(turn, [PROBLEMS_OF_2024]).plan["topics"]


def test_what_is_promised_about_the_problems_of_a_year_stands_in_its_report(desk: Desk):
    answer = desk.ask(f"What did {WATER} vow to do about its shortcomings in 2022?")
    assert answer.plan["scope"]["years"] == [2022]
    assert desk.ask(f"What did {WATER} plan to do in 2022?").plan["scope"]["years"] == [2021]

"""Details told in sentences: contacts in several reports, staff, money, reading places, and problems named before."""

from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from ingest.passages import sentences
from tests.town import desk_telling, quotes

BUREAU, OFFICE = "云岚市水利局", "云岚市文化局"
TOLD = {
    (BUREAU, 2022): (
        "电话：0000-5550011，传真：0000-5550012，地址：云岚市河堤路8号。",
        "一是信息更新不及时；二是培训偏少。\n下一步，限时更新。",
    ),
    (BUREAU, 2023): (
        "办公电话：0000-5550011，地址：云岚市河堤路8号。全年收取信息处理费0元。",
        "一是解读形式单一。\n下一步，多用图解。",
    ),
    (BUREAU, 2024): (
        "公众号“云岚水利”由专人运营，粉丝500人。主动公开信息50条，网站公开30条，公众号公开12条，公开栏公开8条。",
        "一是信息更新不及时；二是从事公开工作的人员多为兼职。\n下一步，限时更新。",
    ),
    (OFFICE, 2024): (
        "图书馆设有政府信息查阅场所。配备专职人员2名。智能问答收录常见问题30个。",
        "一是专职人员少。\n下一步，充实人员。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("details")
    return desk_telling(folder, embedder, TOLD)


@pytest.mark.parametrize(
    "question", ["云岚市水利局的地址和传真", "Please give me the postal address and fax number of Yunlan Water Bureau."]
)
def test_the_newest_report_that_tells_all_of_it_is_quoted(desk: Desk, question: str):
    answer = desk.ask(question.replace("Yunlan Water Bureau", BUREAU))
    assert "0000-5550012" in quotes(answer)
    assert "河堤路8号" in quotes(answer)
    assert "2022" in answer.text


def test_one_detail_is_of_the_newest_that_tells_it(desk: Desk):
    assert "2023" in desk.ask("云岚市水利局的地址").text


@pytest.mark.parametrize(
    "question", ["云岚市水利局2024年有多少工作人员专门做信息公开", "云岚市水利局2024年有几名专职人员"]
)
def test_a_number_of_staff_is_none_of_something_else(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.NOT_FOUND
    assert "500" not in answer.text


def test_a_number_of_staff_that_is_told(desk: Desk):
    assert desk.ask("云岚市文化局2024年有几名专职人员").value == 2


def test_fees_that_were_not_charged_are_no_spending(desk: Desk):
    assert desk.ask("云岚市水利局2023年信息公开工作经费是多少").status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["公众在哪里可以查阅政府信息", "Where can the public read government information?"]
)
def test_where_information_can_be_read(desk: Desk, question: str):
    answer = desk.ask(question)
    assert [row.agency for row in answer.rows] == [OFFICE]
    assert "图书馆" in quotes(answer)


def test_how_much_each_channel_published(desk: Desk):
    answer = desk.ask("云岚市水利局2024年的公开渠道有哪些，各发了多少条")
    for number in ("30", "12", "8"):
        assert number in quotes(answer)


@pytest.mark.parametrize(
    ("talk", "turn"),
    [
        (["云岚市水利局2024年有哪些问题"], "这些问题2022年的报告里提过没有"),
        (["云岚市水利局2024年有哪些问题", "打算怎么改"], "这些问题2022年的报告里提过没有"),
        (["What problems did 云岚市水利局 name in 2024?"], "Were any of them already named in its 2022 report?"),
        (
            ["What problems did 云岚市水利局 name in 2024?", "How does it intend to fix them?"],
            "Were any of them already named in its 2022 report?",
        ),
    ],
)
def test_whether_they_were_named_before(desk: Desk, talk: list[str], turn: str):
    answer = desk.ask(turn, talk)
    assert answer.plan["topics"] == ["problems"]
    assert answer.plan["scope"]["years"] == [2022, 2024]


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("概括一下云岚市文化局2024年的政府信息公开工作", ["summary"]),
        ("Quote the section on problems and improvements of 云岚市文化局 for 2024.", ["problems", "improvements"]),
    ],
)
def test_what_is_asked_of_a_report_as_a_whole(desk: Desk, question: str, plan: list[str]):
    assert desk.ask(question).plan["topics"] == plan


def test_a_summary_tells_every_problem_and_every_measure(desk: Desk):
    told = quotes(desk.ask("总结云岚市水利局2024年的报告"))
    assert "一是信息更新不及时；" in told
    assert "二是从事公开工作的人员多为兼职。" in told
    assert "下一步，限时更新。" in told


def test_a_part_of_a_theme_narrows_it_wherever_it_stands(desk: Desk):
    answer = desk.ask("Which reports complain that the staff doing disclosure work are only part-time?")
    assert [row.agency for row in answer.rows] == [BUREAU]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "请联系办公室（地址：河堤路8号；邮编：000000）。谢谢。",
            ["请联系办公室（地址：河堤路8号；邮编：000000）。", "谢谢。"],
        ),
        ("（一）好；（二）坏；", ["（一）好；", "（二）坏；"]),
        ("未闭合（一；二。", ["未闭合（一；", "二。"]),
    ],
)
def test_what_stands_in_brackets_is_no_sentence(text: str, found: list[str]):
    assert [text[start:end] for start, end in sentences(text)] == found


@pytest.mark.parametrize(
    ("talk", "question", "plan"),
    [
        ([], "2024年写了公众号粉丝的单位中，最多的是哪家", {"order": "most", "limit": 1, "number": "people"}),
        (["2024年各单位公众号粉丝分别多少"], "合起来一共多少人", {"together": True, "order": ""}),
        (
            ["2024年各单位公众号粉丝分别多少", "合起来一共多少人"],
            "最多的是哪一家",
            {"together": False, "order": "most"},
        ),
        ([], "有没有单位承认该公开的不愿意公开", {"themes": ["awareness"], "terms": ["不愿"]}),
        ([], "云岚市水利局2023年收的信息处理费是谁交的", {"topics": ["processing_fee"], "terms": ["缴费人"]}),
        (
            ["云岚市水利局2024年信息更新不及时，准备怎么办"],
            "他们2022年提过这个问题吗",
            {"topics": ["problems"], "themes": ["late_updates"], "yes_no": True},
        ),
        ([], "云岚市水利局2024年信息更新不及时老是拖着，准备怎么办", {"topics": ["improvements"], "terms": []}),
        ([], "云岚市水利局2024年的问题和整改措施，帮我一条一条对上", {"topics": ["problems", "improvements"]}),
        ([], "云岚市水利局说2024年要重点做哪几件事", {"topics": ["improvements"]}),
        ([], "云岚市水利局2024年有人向他们申请公开吗", {"kind": "yesno", "topics": []}),
        ([], "这些单位里有没有被追责的", {"topics": ["accountability"], "every_report": True}),
    ],
)
def test_how_it_is_read(desk: Desk, talk: list[str], question: str, plan: dict[str, object]):
    read = desk.ask(question, talk).plan
    assert {name: read[name] for name in plan} == plan


def test_parts_that_add_up_are_no_check_of_a_table(desk: Desk):
    answer = desk.ask("云岚市水利局2024年网站、公众号、公开栏各公开多少条，加起来和总数对得上吗")
    assert answer.plan["kind"] == "text"
    assert "50条" in quotes(answer)

"""That every word of a question about prose is taken up: what is quoted answers all of it, or it is said what not."""

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling

BODIES = {
    ("云岚市民政局", 2022): (
        "网站提供语音播报，方便老年人阅读。设立监督电话和意见箱，接受群众监督。全年公开政府信息40条，"
        "其中常务会议6条、救助9条。举办政府开放日2次，邀请30人参观。",
        "一是信息员变动频繁，新人业务不熟；二是历史信息迁移后，部分链接失效。\n下一步，一是充实信息员队伍；二是逐条修复链接。",
    ),
    ("云岚市民政局", 2023): (
        "接访大厅设有触摸屏，可以查询流程。举办政府开放日3次，邀请20人参观。联系电话：0951-5550123。"
        "聘请法律顾问参与审查。组织政务公开培训4次，参训120人次。本年没有人因公开工作被追究责任。",
        "一是从事公开工作的人员多为兼职，精力难以保证；二是网站检索功能不够完善。\n下一步，一是设专职岗位；二是优化检索。",
    ),
    ("云岚市教育局", 2023): (
        "依托家长微信群和大喇叭讲解招生政策。接受第三方评估，反馈问题4个。组织政务公开培训1次。社会评议满意度为95%。",
        "一是信息员变动频繁，新人业务不熟。\n下一步，一是充实信息员队伍。",
    ),
    ("溪口县应急管理局", 2023): (
        "利用大喇叭发布预警。按照第三方评估，整改问题7个。召开新闻发布会2场。社会评议满意度为97%。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("words"), embedder, BODIES)


def quotes(answer: Answer) -> list[str]:
    return [each.quote for each in answer.citations]


def told(answer: Answer) -> list[tuple[str, int]]:
    return [(row.agency, row.year) for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("云岚市民政局2022年给老年人用的网站怎么说的", "网站提供语音播报，方便老年人阅读。"),
        ("云岚市民政局接访大厅里有什么设备", "接访大厅设有触摸屏，可以查询流程。"),
        ("云岚市民政局2023年请了律师没有", "聘请法律顾问参与审查。"),
        ("云岚市教育局2023年给家长讲政策靠的是啥", "依托家长微信群和大喇叭讲解招生政策。"),
    ],
)
def test_what_is_quoted_speaks_of_all_that_is_asked(desk: Desk, question: str, quoted: str):
    assert quotes(desk.ask(question)) == [quoted]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("云岚市民政局2023年公开工作的领导叫什么名字", "负责人的姓名"),
        ("云岚市教育局2023年的第三方评估是哪家公司做的", "第三方评估机构的名称"),
        ("哪些单位提到了机构改革", "机构改革"),
        ("云岚市民政局2023年被审计过吗", "审计"),
        ("云岚市民政局2023年网站和公开栏各公开了几条信息", "公开栏"),
    ],
)
def test_what_nobody_tells_is_not_answered_by_another_sentence(desk: Desk, question: str, words: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.NOT_FOUND and words in answer.text


@pytest.mark.parametrize(
    ("question", "reports"),
    [
        ("哪些单位设了监督电话和意见箱", [("云岚市民政局", 2022)]),
        ("2023年哪些单位说信息员换得太勤", [("云岚市教育局", 2023)]),
        ("2023年哪些单位说人手不够", [("云岚市教育局", 2023), ("云岚市民政局", 2023)]),
        ("哪些单位承认网站链接打不开", [("云岚市民政局", 2022)]),
        ("2023年有几个单位请了法律顾问", [("云岚市民政局", 2023)]),
        ("2023年组织了两次以上培训的单位", [("云岚市民政局", 2023)]),
        ("2023年组织培训却没写人次的是哪几家", [("云岚市教育局", 2023)]),
        ("2023年既没写开放日也没写新闻发布会的单位", [("云岚市教育局", 2023)]),
        ("2022年和2023年都办了开放日的单位", [("云岚市民政局", 2022), ("云岚市民政局", 2023)]),
        ("2023年哪些单位表示没人被追责", [("云岚市民政局", 2023)]),
    ],
)
def test_the_whole_set_and_no_more(desk: Desk, question: str, reports: list[tuple[str, int]]):
    assert sorted(told(desk.ask(question))) == reports


def test_pieces_of_information_are_no_meetings(desk: Desk):
    assert desk.ask("云岚市民政局2022年常务会议信息占几条").value == 6
    assert desk.ask("云岚市民政局2022年公开了多少条信息，其中常务会议占几条").value == 6


def test_who_did_and_who_of_them_most(desk: Desk):
    answer = desk.ask("2023年哪些单位接受了第三方评估，其中发现问题最多的是谁")
    assert told(answer) == [("溪口县应急管理局", 2023), ("云岚市教育局", 2023)]
    assert answer.text.startswith("“第三方评估”最多的是 **溪口县应急管理局 (2023)**：7个")


def test_a_superlative_has_its_unit(desk: Desk):
    assert "97%（" in desk.ask("2023年谁的社会评议满意度最高").text


def test_the_year_with_more_people(desk: Desk):
    answer = desk.ask("云岚市民政局哪一年参加开放日的人多")
    assert [(row.year, row.value) for row in answer.rows] == [(2022, 30), (2023, 20)]


def test_that_no_number_is_stated(desk: Desk):
    answer = desk.ask("云岚市教育局哪一年参加培训的人最多")
    assert answer.status is Outcome.NOT_FOUND and "培训" in answer.text


def test_a_year_without_a_report_is_named(desk: Desk):
    answer = desk.ask("云岚市民政局2021年到2023年开放日各几次")
    assert "没有载入云岚市民政局2021年的报告" in answer.text


def test_two_wordings_are_compared_by_what_they_say(desk: Desk):
    answer = desk.ask("云岚市民政局2022年和2023年在链接上的说法一样吗")
    assert not answer.text.startswith(("是", "否")) and quotes(answer)

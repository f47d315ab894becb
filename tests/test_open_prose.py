"""Open questions about the prose, by whole words; sums of its numbers over the years; ordinals; the year before."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from answer.reading.language.segmented import segmented
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling

BODIES = {
    ("云岚市民政局", 2023): (
        "举办政府开放日3次，邀请60人参观。救助名单由社区逐户核对后张榜公布。公众号“云岚民政”粉丝400人。"
        "组织政务公开培训2次，参训50人次。",
        "一是专职人员少，一人多岗；二是网页字号小，老年人使用困难；三是解读数量偏少。\n"
        "下一步，一是充实人员队伍；二是完成适老化改造；三是多发图解。",
    ),
    ("云岚市民政局", 2024): (
        "举办政府开放日四次，邀请80人参观。主动公开信息20条。其中救助信息12条、殡葬信息8条。"
        "针对上年指出的人员变动频繁，建立了交接制度。公众号“云岚民政”粉丝700人。全年没有发生责任追究。",
        "一是信息员变动频繁，新人业务不熟；二是公开方式单一。\n下一步，一是充实信息员队伍；二是增设公开栏。",
    ),
    ("云岚市教育局", 2023): (
        "举办政府开放日5次，邀请90人参观。招生政策在社区大喇叭循环播放。接受第三方评估，反馈问题4个。",
        "一是专职人员少，一人多岗。\n下一步，一是充实人员队伍。",
    ),
    ("云岚市教育局", 2024): (
        "组织政务公开培训3次，参训90人次。接受第三方评估，反馈问题2个。公文公开属性标识做到100%全覆盖。",
        "一是从事公开工作的人员多为兼职，精力难以保证。\n下一步，一是充实人员队伍。",
    ),
    ("溪口县应急管理局", 2024): (
        "利用电子屏发布预警信息。举办政府开放日1次，邀请20人参观。组织政务公开培训1次，参训30人次。"
        "执行三级审批，由值班领导签发。便民服务大厅设政务公开角。"
        "根据第三方评估，梳理整改事项3个。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("open"), embedder, BODIES)


def quotes(answer: Answer) -> list[str]:
    return [each.quote for each in answer.citations]


def told(answer: Answer) -> list[tuple[str, int]]:
    return [(row.agency, row.year) for row in answer.rows]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("把预警通知到老百姓", ("把", "预警", "通知", "到", "老百姓")),
        ("保证补贴名册准确", ("保证", "补贴", "名册", "准确")),
        ("", ()),
        ("蔸", ("蔸",)),
    ],
)
def test_chinese_is_cut_into_its_likeliest_words(text: str, words: tuple[str, ...]):
    assert segmented(text) == words


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("应急局怎么把预警通知到群众", "利用电子屏发布预警信息。"),
        ("溪口县应急管理局如何发布预警", "利用电子屏发布预警信息。"),
        ("溪口县应急管理局由谁来审批签发", "执行三级审批，由值班领导签发。"),
        ("云岚市民政局2023年怎样保证救助名单准确", "救助名单由社区逐户核对后张榜公布。"),
        ("云岚市教育局的招生政策在哪里播放", "招生政策在社区大喇叭循环播放。"),
        ("溪口县应急管理局把政务公开角设在什么地方", "便民服务大厅设政务公开角。"),
    ],
)
def test_an_open_question_is_answered_by_the_sentence_with_its_rarest_words(prose: Desk, question: str, quoted: str):
    assert quoted in quotes(prose.ask(question))


def test_what_is_sought_is_told_in_whole_words_and_what_is_not_there_is_not_answered(prose: Desk):
    answer = prose.ask("溪口县应急管理局怎么保护熊猫")
    assert answer.status is Outcome.NOT_FOUND and "熊猫" in answer.text and not answer.citations


@pytest.mark.parametrize(
    ("question", "bodies", "others"),
    [
        ("哪些单位承认专职人员少、一人多岗", [("云岚市民政局", 2023), ("云岚市教育局", 2023)], "云岚市教育局 2024"),
        ("谁的专职人员少", [("云岚市民政局", 2023), ("云岚市教育局", 2023)], "用词不同"),
        ("有谁提到网页字号小、老年人用着费劲", [("云岚市民政局", 2023)], ""),
    ],
)
def test_literal_words_go_before_their_class(prose: Desk, question: str, bodies: list[tuple[str, int]], others: str):
    answer = prose.ask(question)
    assert told(answer) == bodies and others in answer.text


def test_the_name_of_a_class_is_the_whole_class(prose: Desk):
    assert len(told(prose.ask("哪些单位人手不够"))) == 4


def test_a_long_word_that_stands_there_is_no_shorter_one(prose: Desk):
    assert told(prose.ask("哪个单位设了政务公开角")) == [("溪口县应急管理局", 2024)]


@pytest.mark.parametrize(
    ("question", "body", "value"),
    [
        ("这些年累计办开放日次数最多的是哪个单位", "云岚市民政局", 7),
        ("历年加起来，谁办的政府开放日最多", "云岚市民政局", 7),
        ("各单位开放日总共办得最少的是谁", "溪口县应急管理局", 1),
    ],
)
def test_numbers_are_added_up_over_the_years(prose: Desk, question: str, body: str, value: int):
    answer = prose.ask(question)
    assert {row.agency for row in answer.rows} == {body} and answer.value == value


def test_of_one_year_nothing_is_added_up(prose: Desk):
    answer = prose.ask("2024年办开放日最多的是哪个单位")
    assert told(answer) == [("云岚市民政局", 2024)] and answer.text.startswith("“政府开放日”最多的是 **云岚市民政局")


def test_sums_satisfy_conditions(prose: Desk):
    answer = prose.ask("这些年哪些单位开放日累计超过4次")
    assert {row.agency for row in answer.rows} == {"云岚市民政局", "云岚市教育局"}


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("2024年没搞开放日的单位里有没有教育局", True),
        ("2024年没有办开放日的部门中，有没有民政局", False),
    ],
)
def test_whether_a_body_is_among_those_that_did_not(prose: Desk, question: str, yes: bool):
    assert prose.ask(question).text.startswith("有。" if yes else "没有。")


@pytest.mark.parametrize("question", ["2024年哪些单位开放日和培训都办了", "2024年哪些单位同时办了培训和开放日"])
def test_who_did_both(prose: Desk, question: str):
    assert told(prose.ask(question)) == [("溪口县应急管理局", 2024)]


def test_either_is_not_both(prose: Desk):
    assert len(told(prose.ask("2024年哪些单位办了开放日或者培训"))) == 3


@pytest.mark.parametrize(
    ("talk", "quoted"),
    [
        (["云岚市民政局2023年的第二个问题是什么"], ["二是网页字号小，老年人使用困难；"]),
        (["云岚市民政局2023年有哪些问题", "第三条对应的改进措施是什么"], ["三是多发图解。"]),
        (
            ["民政局2023年第1个问题是什么，怎么解决的"],
            ["一是专职人员少，一人多岗；", "下一步，一是充实人员队伍；"],
        ),
        (["云岚市民政局2023年第五个问题"], []),
    ],
)
def test_the_nth_of_a_list(prose: Desk, talk: list[str], quoted: list[str]):
    *history, question = talk
    assert quotes(prose.ask(question, history)) == quoted


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2024年解决了上一年的什么问题",
        "云岚市民政局上一年反映的人员变动频繁问题后来怎么解决了",
        "云岚市民政局去年指出的人员变动频繁问题现在是怎么改的",
    ],
)
def test_what_became_of_the_problems_of_the_year_before(prose: Desk, question: str):
    assert quotes(prose.ask(question)) == ["针对上年指出的人员变动频繁，建立了交接制度。"]


def test_whether_the_problems_are_still_there_compares_both_years(prose: Desk):
    answer = prose.ask("2024年还有这些问题吗", ["云岚市民政局2023年的不足"])
    assert (
        told(answer) == [("云岚市民政局", 2023), ("云岚市民政局", 2024)] and "每份都写到：人员力量不足" in answer.text
    )


def test_the_problems_that_an_assessment_found_are_counted_again(prose: Desk):
    talk = ["2024年有第三方评估的单位"]
    answer = prose.ask("一共查出多少个问题", talk)
    assert answer.value == 5
    assert prose.ask("那2023年呢", [*talk, "一共查出多少个问题"]).value == 4


def test_a_follow_up_keeps_the_body(prose: Desk):
    talk = ["云岚市民政局2023年的粉丝有多少"]
    assert all(each.agency == "云岚市民政局" for each in prose.ask("公众号叫什么名字", talk).citations)
    assert prose.ask("到2024年涨到多少了", [*talk, "公众号叫什么名字"]).value == 700


def test_who_of_those_had_most_people(prose: Desk):
    answer = prose.ask("其中人次最多的是谁", ["2024年哪些单位办过培训"])
    assert told(answer) == [("云岚市教育局", 2024)] and answer.rows[0].value == 90


def test_a_number_in_words_is_told_apart_from_one_in_digits(prose: Desk):
    answer = prose.ask("比2023年多了几次", ["云岚市民政局2024年办了几次开放日"])
    assert answer.value == 1


def test_the_first_and_the_last_of_several_years(prose: Desk):
    assert prose.ask("云岚市民政局公众号粉丝这两年涨了多少").value == 300


def test_no_mean_is_made_of_a_number_of_times(prose: Desk):
    answer = prose.ask("平均每次多少人", ["云岚市民政局2024年办了几次开放日"])
    assert answer.status is Outcome.NOT_FOUND and "平均" in answer.text


@pytest.mark.parametrize("question", ["云岚市民政局2024年的申请人叫什么名字", "云岚市民政局有多少编制人员"])
def test_what_no_report_tells(prose: Desk, question: str):
    assert prose.ask(question).status is Outcome.NOT_FOUND and not prose.ask(question).rows


def test_what_the_items_are_is_not_how_many(prose: Desk):
    answer = prose.ask("云岚市民政局2024年主动公开的20条信息都是些什么")
    assert quotes(answer) == ["主动公开信息20条。", "其中救助信息12条、殡葬信息8条。"]
    assert prose.ask("云岚市民政局2024年主动公开了多少条信息").value == Decimal(20)


@pytest.mark.parametrize(
    "question", ["用三四句话概括一下云岚市民政局2024年的报告", "请把云岚市民政局2024年的情况给我做个小结"]
)
def test_a_summary_however_long(prose: Desk, question: str):
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED and answer.plan["topics"] == ["summary"]


def test_those_that_deny_it_are_told_apart(prose: Desk):
    assert "另有 1 份写明没有“责任追究”" in prose.ask("2024年哪些单位发生过责任追究").text


def test_a_threshold_that_none_reaches(prose: Desk):
    answer = prose.ask("2024年哪些单位培训超过300人次")
    assert answer.status is Outcome.NOT_FOUND and "没有一份为 > 300" in answer.text
    assert "2 份写明了" in answer.text


def test_a_number_that_may_be_the_one_asked_for_is_not_denied(prose: Desk):
    answer = prose.ask("云岚市教育局公文公开属性标识覆盖率多少")
    assert "没有写明" not in answer.text and any("100%" in each for each in quotes(answer))

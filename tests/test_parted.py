"""Questions that ask for two things at once, one of them told by the prose, and bodies that the one chooses."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from answer.plan import Plan
from index.embedding import Embedder
from tests.town import desk_of, desk_telling, quotes
from tests.writer import handled

PROBLEMS = "一是专职人员少，一人多岗；二是网页字号小，老年人使用困难。\n下一步，一是充实人员队伍；二是完成适老化改造。"
BODIES = {
    ("云岚市民政局", 2023): ("组织业务培训2次，参训50人次。监督电话：0000-5550001。", PROBLEMS),
    ("云岚市民政局", 2024): (
        "举办政府开放日4次，邀请80人参观。组织业务培训3次，参训90人次。公众号粉丝700人。全年没有收取信息处理费。"
        "监督电话：0000-5550001；邮编：000123。",
        PROBLEMS,
    ),
    ("云岚市教育局", 2024): (
        "公开前逐条进行保密审查，无泄密发生。新闻发布会开了2场。配合第三方评估，反馈的3个问题均已整改。",
        "一是信息员变动频繁，新接手的同志业务不熟。\n下一步，一是实行岗位备份。",
    ),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("parted"), embedder, BODIES)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2024年培训了多少人次，同年收到申请几件",
        "云岚市民政局2024年新收申请多少件，办了几次培训",
        "2024年云岚市民政局参训多少人次，另外收到多少件申请？",
    ],
)
def test_a_figure_and_a_number_of_the_prose(prose: Desk, question: str):
    answer = prose.ask(question)
    figure = prose.ask("云岚市民政局2024年新收申请多少件")
    assert answer.status is Outcome.ANSWERED
    assert "参训90人次" in quotes(answer)
    assert [row.value for row in answer.rows] == [row.value for row in figure.rows]
    assert [each.id for each in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert all(f"[{each.id}]" in answer.text for each in answer.citations)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岚市民政局2024年开放日办了几次以及粉丝有多少", ("开放日4次", "粉丝700人")),
        ("云岚市民政局2024年监督电话是多少，邮编呢", ("0000-5550001", "000123")),
        ("云岚市民政局2024年有哪些问题，准备怎么解决", ("专职人员少", "充实人员队伍")),
        ("云岚市民政局2024年存在什么不足，打算怎么补", ("老年人使用困难", "完成适老化改造")),
        ("云岚市教育局2024年第三方评估反馈了几个问题，怎么整改的", ("均已整改",)),
    ],
)
def test_two_things_of_the_prose(prose: Desk, question: str, told: tuple[str, ...]):
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert all(each in quotes(answer) for each in told)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2024年开放日办了几次，来了多少人",
        "云岚市民政局2024年培训几次，跟2023年比多了吗",
        "云岚市民政局2024年有没有收信息处理费，收了多少",
        "想请教一下，云岚市民政局2024年粉丝有多少",
    ],
)
def test_what_says_more_of_the_same_is_no_second_question(prose: Desk, question: str):
    answer = prose.ask(question)
    assert len(Plan.model_validate(answer.plan).topics) == 1
    assert answer.fields  # of one plan, which can be changed


@pytest.mark.parametrize(
    ("question", "quoted", "others"),
    [
        ("2024年收到申请的单位里谁办过政府开放日", "开放日4次", "保密审查"),
        ("2024年办过政府开放日的单位里谁的申请最多", "开放日4次", "保密审查"),
        ("2024年零申请的单位里有没有提到人手不够的", "", "专职人员少"),
    ],
)
def test_bodies_that_one_half_chooses(prose: Desk, question: str, quoted: str, others: str):
    answer = prose.ask(question)
    assert quoted in quotes(answer)
    assert others not in quotes(answer)


def test_prose_of_the_body_that_a_ranking_puts_first(prose: Desk):
    answer = prose.ask("2023年新收申请最多的单位存在哪些问题")
    assert answer.rows[0].agency == "云岚市民政局"
    assert "专职人员少" in quotes(answer)


@pytest.mark.parametrize("question", ["2024年哪些单位没有说明是否办过培训", "2024年谁没写清有没有培训"])
def test_who_does_not_say_whether_is_no_yes_or_no(prose: Desk, question: str):
    assert [row.agency for row in prose.ask(question).rows] == ["云岚市教育局"]


@pytest.mark.parametrize("question", ["云岚市教育局怎么防止泄密", "云岚市教育局如何防范泄密"])
def test_a_verb_before_what_is_done_about_is_not_sought(prose: Desk, question: str):
    assert "逐条进行保密审查" in quotes(prose.ask(question))


@pytest.mark.parametrize("question", ["2024年哪些单位说信息员换得太勤、新人不熟悉业务", "2024年谁提到老人用网站不方便"])
def test_problems_in_the_words_of_the_reports(prose: Desk, question: str):
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert len(answer.rows) == 1


def test_whether_a_telephone_number_changed_is_told_by_those_of_all_years(prose: Desk):
    answer = prose.ask("云岚市民政局电话换过没有")
    assert [row.year for row in answer.rows] == [2023, 2024]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云岚市民政局2024年培训人次和粉丝数", ("参训90人次", "粉丝700人")),
        ("云岚市民政局2024年开放日、培训次数各多少", ("开放日4次", "培训3次")),
        ("云岚市民政局2024年收到几件申请，结果怎样，开放日办了几次", ("0 0 0 3", "开放日4次")),
    ],
)
def test_numbers_side_by_side_that_stand_in_sentences_of_their_own(prose: Desk, question: str, told: tuple[str, ...]):
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert all(each in quotes(answer) for each in told)


def test_of_numbers_side_by_side_it_is_said_which_is_not_told(prose: Desk):
    answer = prose.ask("云岚市教育局2024年新闻发布会和粉丝数")
    assert "2场" in quotes(answer)
    assert "公众号粉丝" in answer.text


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("2024年哪些单位存在适老化问题", "云岚市民政局"),
        ("2024年哪些单位的人手问题和培训问题同时存在", "云岚市教育局"),
    ],
)
def test_a_theme_named_as_the_problem_of_something(prose: Desk, question: str, body: str):
    assert [row.agency for row in prose.ask(question).rows] == [body]


@pytest.mark.parametrize("question", ["中卫市民政局电话是多少", "中卫市教育局2024年开放日办了几次"])
def test_a_body_of_another_city_is_not_the_one_loaded(prose: Desk, question: str):
    assert prose.ask(question).status is not Outcome.ANSWERED


@pytest.mark.parametrize("question", ["麻烦问下市民政局的电话", "想知道市民政局2024年的电话"])
def test_what_leads_to_a_body_is_no_place(prose: Desk, question: str):
    assert "0000-5550001" in quotes(prose.ask(question))


@pytest.mark.parametrize("question", ["2024年不公布电话的有哪几家", "2024年哪家没留电话"])
def test_who_does_not_publish_it(prose: Desk, question: str):
    assert [row.agency for row in prose.ask(question).rows] == ["云岚市教育局"]


@pytest.mark.parametrize("question", ["邮编是000123的是哪家单位", "哪个单位的电话是0000-5550001"])
def test_whose_number_it_is(prose: Desk, question: str):
    assert {row.agency for row in prose.ask(question).rows} == {"云岚市民政局"}


@pytest.mark.parametrize("question", ["云岚市民政局2024年公众号被黑过吗", "哪些单位写过“一图读懂”"])
def test_what_nobody_wrote_is_not_answered_by_what_it_is_a_kind_of(prose: Desk, question: str):
    assert prose.ask(question).status is Outcome.NOT_FOUND


def test_why_is_no_purpose_that_may_be_left_out(prose: Desk):
    answer = prose.ask("云岚市民政局2024年收到几件申请，有几件没办完，为什么")
    assert any("不写原因" in each for each in answer.warnings)


def test_the_problems_of_two_bodies_are_no_check_of_tables(prose: Desk):
    answer = prose.ask("两家单位2024年的问题一样吗")
    assert Plan.model_validate(answer.plan).kind == "text"


def test_a_long_term_is_told_in_several_words(prose: Desk):
    assert "逐条进行保密审查" in quotes(prose.ask("哪些单位提到逐条审查保密"))


def test_what_is_said_every_year(prose: Desk):
    assert prose.ask("哪些单位每年都说人手不够").status is Outcome.ANSWERED
    assert [row.value for row in prose.ask("2024年培训了几次的单位有哪些").rows] == [Decimal(3)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("云岚市民政局2024年收到几件申请，有没有不予公开的", 2),
        ("云岚市民政局2024年收到几件申请，是不是都办完了", 2),
        ("云岚市民政局2024年有几起行政诉讼，有没有被纠正的", 2),
        ("云岚市民政局2024年收到多少件申请？有没有超过20件？", 1),
    ],
)
def test_how_many_and_whether_any_of_them(prose: Desk, question: str, rows: int):
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert len(answer.rows) == rows
    assert ("\n\n" in answer.text) == (rows == 2)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {
        ("民政局", 2024): handled(4) | {"penalties.decisions": "6"},
        ("财政局", 2024): handled(1) | {"penalties.decisions": "0"},
        ("教育局", 2024): handled(0) | {"penalties.decisions": "2"},
        ("桐桥镇人民政府", 2024): handled(2) | {"penalties.decisions": "0"},
    }
    return desk_of(tmp_path_factory.mktemp("counted"), embedder, stated)


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("2024年有多少家单位收到申请，其中有几家作过行政处罚", "**3 个单位**", "**1 个单位**“行政处罚”大于 0"),
        ("2024年有多少份报告，其中几份是部门的", "**4 份**", "**3 份**"),
        ("2024年有几家单位收到申请，其中哪家作过行政处罚", "**3 个单位**", "**1 个单位**“行政处罚”大于 0"),
        ("How many reports are there for 2024, and how many of those do not balance?", "**4** reports", "4 checked"),
        ("How many reports are there for 2024, and how many of them are from departments?", "**4**", "**3**"),
    ],
)
def test_how_many_and_how_many_of_them(town: Desk, question: str, first: str, second: str):
    told, told_then = town.ask(question).text.split("\n\n", 1)
    assert first in told
    assert second in told_then

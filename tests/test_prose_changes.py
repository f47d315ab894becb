"""Numbers told in sentences: by how much they changed, of which bodies, at which place one stands; what they are of."""

from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import balanced, report

TOLD = {
    ("云岚市林业局", 2023): "全年主动公开政府信息44条，其中造林规划20条、防火提示24条。"
    "举办政府开放日1次，参加20人。公众号“云岚林业”粉丝4100人。办理12345热线工单120件。按时答复率为100%。",
    ("云岚市林业局", 2024): "全年主动公开政府信息92条，其中造林规划50条、防火提示42条。"
    "举办政府开放日3次，参加70人。公众号“云岚林业”粉丝8000人。收到来信9件。",
    ("云岚市商务局", 2023): "坚持线上线下同步，网站公开30条，公众号公开15条，公开栏公开25条，全年共70条。",
    (
        "云岚市商务局",
        2024,
    ): "通过网站公开信息20条，通过公开栏公开信息31条，合计51条。"
    "本年度收到政府信息公开申请3件。举办政府开放日2次，参加90人。",
    ("云岚市人民政府", 2024): "全市主动公开政府信息2600条。举办政府开放日9次，参加400人。",
}
PROBLEMS = "一是公示内容更新不及时；二是信息员多为兼职；三是错别字偶有出现。\n下一步，一是逐月检查；二是设专岗。"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder: Path = tmp_path_factory.mktemp("changes")
    for at, ((body, year), told) in enumerate(TOLD.items()):
        title = f"{body}{year}年政府信息公开工作年度报告"
        text = report(balanced(2021, 3, 1, 0), 2021, title=title, prose=told)
        text = text.replace("一是公开不够及时。下一步，将加强更新。", PROBLEMS)
        (folder / f"{at}.txt").write_text(text, encoding="utf-8")
    load(find_files([folder]), folder / "data", embedder)
    return Desk(folder / "data")


@pytest.mark.parametrize(
    ("question", "value", "shown"),
    [
        ("云岚市林业局2024年主动公开的信息涨了没有", 48, ("44", "92", "增加（+109.09%）")),
        ("云岚市林业局2024年主动公开条数比2023年多吗", 48, ("44", "92")),
        ("云岚市林业局2024年主动公开数量较上年增长多少", 48, ("44", "92")),
        ("云岚市林业局公众号粉丝2024年比2023年翻倍了吗", 3900, ("4100", "8000", "+95.12%")),
        ("云岚市林业局的公众号粉丝是不是越来越多", 3900, ("4100", "8000")),
        ("云岚市商务局2024年主动公开条数减少了吗", 19, ("70", "51", "减少")),
    ],
)
def test_by_how_much_a_number_told_changed(desk: Desk, question: str, value: int, shown: tuple[str, ...]):
    answer = desk.ask(question)
    assert answer.value == value
    assert all(each in answer.text.splitlines()[0] for each in shown)


def test_what_was_added_is_no_change(desk: Desk):
    assert "相差" not in desk.ask("云岚市林业局2024年增加了公开栏吗").text


@pytest.mark.parametrize(
    ("talk", "question", "value"),
    [
        (["云岚市林业局2024年开放日来了多少人"], "比上一年多吗", 50),
        (["云岚市林业局2023年开放日来了多少人"], "2024年变多了没有", 50),
        (["云岚市林业局2023年主动公开多少条", "2024年呢"], "涨了吗", 48),
    ],
)
def test_by_how_much_after_another_question(desk: Desk, talk: list[str], question: str, value: int):
    assert desk.ask(question, talk).value == value


def test_both_numbers_of_one_sentence(desk: Desk):
    text = desk.ask("云岚市林业局2023到2024年开放日次数和人数各增加了多少").text
    assert "**2**" in text and "**50**" in text


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("哪些单位2024年主动公开条数比2023年多", {"云岚市林业局"}),
        ("2024年主动公开条数比上年少的单位", {"云岚市商务局"}),
        ("有没有单位2024年主动公开条数比2023年少的", {"云岚市商务局"}),
        ("2024年谁的主动公开条数增加得最多", {"云岚市林业局"}),
    ],
)
def test_of_which_bodies_it_changed(desk: Desk, question: str, bodies: set[str]):
    assert {row.agency for row in desk.ask(question).rows} == bodies


@pytest.mark.parametrize(
    ("question", "first", "value"),
    [
        ("2024年主动公开信息条数最多的是哪个部门", "云岚市林业局", 92),
        ("2024年各单位开放日人数谁最多", "云岚市商务局", 90),
    ],
)
def test_aggregates_are_in_no_ranking(desk: Desk, question: str, first: str, value: int):
    answer = desk.ask(question)
    assert [(row.agency, row.value) for row in answer.rows] == [(first, value)]
    assert "云岚市人民政府 2024是汇总报告" in answer.text


def test_the_place_of_one_among_all(desk: Desk):
    assert "云岚市林业局排第 **2**" in desk.ask("云岚市林业局2024年开放日人数在各单位中排第几").text


@pytest.mark.parametrize(
    ("question", "value"),
    [("云岚市商务局2023年主动公开多少条", 70), ("云岚市商务局2024年主动公开了多少条信息", 51)],
)
def test_the_whole_of_the_parts_that_a_sentence_tells(desk: Desk, question: str, value: int):
    assert desk.ask(question).value == value


@pytest.mark.parametrize(
    "question",
    ["云岚市林业局2023年热线工单的按时办结率", "云岚市林业局2024年来信及时受理率", "云岚市林业局2023年热线满意率"],
)
def test_a_rate_of_another_matter_is_not_that_of_requests(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.NOT_FOUND and "100%" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "云岚市林业局2023年公开的44条信息都包括哪几类",
        "云岚市林业局2023年公开信息的构成",
        "云岚市林业局2023年公开的信息有几类，都有哪些类",
    ],
)
def test_of_which_kinds_it_was(desk: Desk, question: str):
    assert "造林规划20条、防火提示24条" in desk.ask(question).text


@pytest.mark.parametrize(
    "question",
    ["云岚市林业局为什么驳回了关于采石场的那件申请", "云岚市林业局2023年凭什么拒绝那个砍伐证的申请"],
)
def test_single_requests_are_not_told(desk: Desk, question: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.NOT_FOUND and "单个申请" in answer.text


def test_how_many_problems_are_listed(desk: Desk):
    assert "**3** 项" in desk.ask("云岚市林业局2024年报告写了几个问题").text.splitlines()[0]


def test_a_part_of_a_theme_is_sought(desk: Desk):
    assert all("兼职" in row.label for row in desk.ask("哪些单位在问题里说到兼职人员精力不足").rows)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市商务局2024年收到的申请，文字和表格一致吗",
        "云岚市商务局2024年文字里说收到3件，跟表二一致吗",
        "云岚市商务局2024年的文字里说收到申请3件，表里也是3件吗",
    ],
)
def test_both_sides_of_prose_and_tables(desk: Desk, question: str):
    text = desk.ask(question).text
    assert "文字为 3" in text and "表格为 3" in text


def test_the_name_of_an_account(desk: Desk):
    assert "“云岚林业”" in desk.ask("云岚市林业局2024年的公众号叫什么名字").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市商务局2023年主动公开70条对吗", "是。"),
        ("云岚市商务局2023年主动公开71条对吗", "否。"),
        ("云岚市商务局2023年主动公开30条对吗", "否。"),
        ("云岚市林业局2024年办了3次开放日吗", "是。"),
        ("云岚市林业局2024年办了4次开放日吗", "否。"),
    ],
)
def test_whether_a_number_is_the_one_told(desk: Desk, question: str, said: str):
    assert desk.ask(question).text.startswith(said)


@pytest.mark.parametrize(
    ("talk", "question", "value"),
    [
        (["云岚市林业局2024年开放日来了多少人", "云岚市商务局呢"], "两家差多少", 20),
        (["云岚市林业局2023年主动公开多少条", "2024年呢"], "两年加起来", 136),
    ],
)
def test_both_of_those_asked_one_by_one(desk: Desk, talk: list[str], question: str, value: int):
    assert desk.ask(question, talk).value == value


def test_what_each_channel_published(desk: Desk):
    answer = desk.ask("云岚市商务局2023年网站、公众号、公开栏各公开了多少")
    assert "网站公开30条" in answer.text and answer.status is Outcome.ANSWERED


def test_two_matters_side_by_side_are_no_comparison(desk: Desk):
    assert "相差" not in desk.ask("云岚市商务局2023年网上公开和公开栏公开一共多少条").text


def test_what_is_quoted_is_sought_as_it_stands(desk: Desk):
    rows = desk.ask("哪些单位的报告写了“坚持线上线下同步，网站公开”").rows
    assert [row.agency for row in rows] == ["云岚市商务局"]


def test_what_was_published_stays_what_was_published(desk: Desk):
    assert desk.ask("2024年公开了多少", ["云岚市林业局2023年主动公开多少条"]).value == 92


def test_two_bodies_by_how_much(desk: Desk):
    answer = desk.ask("云岚市林业局和云岚市商务局2024年谁开放日来的人多，多多少")
    assert answer.value == 20


def test_a_share_in_all_bodies_is_asked_back(desk: Desk):
    assert desk.ask("云岚市林业局2024年开放日人数占全部单位的比例").status is Outcome.CLARIFY


def test_each_of_several_years(desk: Desk):
    assert [row.year for row in desk.ask("云岚市林业局这两年粉丝分别是多少").rows] == [2023, 2024]


def test_which_of_any_bodies(desk: Desk):
    assert desk.ask("有没有单位利用防火提示公开信息").status is not Outcome.OUT_OF_SCOPE


def test_a_change_put_to_one_year_tells_the_numbers_of_it(desk: Desk):
    answer = desk.ask("2024年谁的主动公开条数增加得最多")
    assert answer.plan["difference"]
    revised = desk.revise(answer, {"years.0": "2024"})
    assert revised.plan["scope"]["years"] == [2024]
    assert {row.year for row in revised.rows} == {2024}

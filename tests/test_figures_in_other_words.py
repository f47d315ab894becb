"""Chinese questions about figures in the words of tables, formulas and talk → the figures they ask for."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, received

NUMBERS = {
    "民政局": (2, 4, 6),
    "财政局": (9, 0, 1),
    "审计局": (0, 0, 0),
    "柳渡区应急管理局": (3, 5, 2),
    "望溪县应急管理局": (1, 1, 4),
}
PENALTIES = {
    "民政局": (0, 3, 3),
    "财政局": (4, 2, 0),
    "审计局": (0, 0, 0),
    "柳渡区应急管理局": (20, 12, 12),
    "望溪县应急管理局": (7, 8, 9),
}
YEARS = (2022, 2023, 2024)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = received(NUMBERS)
    for body, numbers in PENALTIES.items():
        for year, number in zip(YEARS, numbers, strict=True):
            stated[body, year] |= {"penalties.decisions": str(number)}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def bodies(answer: Answer) -> set[str]:
    """Whom an answer lists."""
    assert answer.status is Outcome.ANSWERED, answer.text
    return {row.agency.removeprefix("云岚市") for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("行政处罚占比 云岚市财政局/全体 23年", 8),
        ("2023年所有单位的行政处罚里面，云岚市财政局一家占了百分之多少啊", 8),
        ("把2023年全体单位的行政处罚当作100%，云岚市财政局分到多少", 8),
        ("2023年行政处罚总量里有多少出自云岚市财政局", 8),
        ("行政处罚 云岚市财政局占全体比重 23年", 8),
        ("云岚市财政局占2023年所有单位行政处罚的份额", 8),
        ("请计算2023年度云岚市财政局的行政处罚在各单位合计中的比重（%）。", 8),
        ("前三占比 行政处罚 23年", 92),
        ("2023年的行政处罚集中吗？件数最多的三个单位占了总数的百分之几", 92),
        ("云岚市民政局2023年个人申请占全部新收申请多大比重", 100),
        ("云岚市民政局，2023年，自然人申请除以新收申请总数，得百分之多少", 100),
        ("2023年行政处罚有百分之多少是云岚市财政局的", 8),
        ("2023年行政处罚里云岚市财政局占多少百分比", 8),
        ("2023年行政处罚总量中来自云岚市财政局的百分比", 8),
        ("云岚市财政局在2023年行政处罚总数里的比重", 8),
        ("2023年行政处罚前三名加起来占几成", 92),
        ("23年前三家占行政处罚总数的比例", 92),
        ("2023年行政处罚前三占比", 92),
        ("2023年行政处罚排前三的占百分之多少", 92),
        ("把2023年行政处罚总数当100%，云岚市财政局占几成？要百分数", 8),
        ("算一下行政处罚前三位单位的集中度（占总量%），2023年", 92),
        ("23年三个行政处罚大户占所有单位总量多少", 92),
    ],
)
def test_a_share_of_the_whole(town: Desk, question: str, value: int) -> None:
    assert town.ask(question).value == Decimal(value)


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("有行政处罚无新收申请 24年 哪些单位", set()),
        ("谁2024年有新收申请，行政处罚却一件没有", {"财政局"}),
        ("2024年有新收申请没有行政处罚的单位", {"财政局"}),
        ("24年存在新收申请却不存在行政处罚的单位", {"财政局"}),
        ("2024年新收申请有、行政处罚没有的有谁", {"财政局"}),
        ("2024年新收申请、行政处罚全为0的单位", {"审计局"}),
        (
            "2024年新收申请行政处罚随便有一样的单位",
            {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"},
        ),
        ("2023年新收申请行政处罚都有的是谁", {"民政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        (
            "24年新收申请、行政处罚有一个就行的单位",
            {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"},
        ),
        ("2023年有新收申请、行政处罚至少4件的单位", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("查有新收申请的，去掉有行政处罚的，24年还剩哪些单位", {"财政局"}),
        ("查一下2024年新收申请行政处罚两样都不沾的单位", {"审计局"}),
        ("哪些单位2024年新收申请、行政处罚至少有一项", {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        ("哪几家在23年报告里填了新收申请（不是0）？", {"民政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        ("新收申请>0、行政处罚=0的部门名单，取2024年", {"财政局"}),
        ("把有行政处罚的单位剔掉，2024年其余单位里有新收申请的是哪几家", {"财政局"}),
        ("2024年有新收申请的单位里把有行政处罚的去掉，还剩谁", {"财政局"}),
        ("新收申请、行政处罚双零 24年 单位", {"审计局"}),
        ("2024年哪些部门两项皆无，两项指新收申请和行政处罚", {"审计局"}),
        ("2024年的：凡有新收申请的不要，凡有行政处罚的也不要，剩下哪些单位？", {"审计局"}),
        ("23年 新收申请+行政处罚 都有 单位", {"民政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        (
            "不管是新收申请还是行政处罚，只要2023年有其中一样的单位都列给我",
            {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"},
        ),
        (
            "有新收申请的，加上有行政处罚的，2023年都是哪些单位，两样都有的只列一次",
            {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"},
        ),
        ("有新收申请的单位 24年", {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        ("看新收申请这一项，2023年报0的都有哪些部门", {"财政局", "审计局"}),
        ("哪几家2023年连一件新收申请都没有呀", {"财政局", "审计局"}),
        ("哪些单位2023年的行政处罚最少2个、最多8个啊", {"民政局", "财政局", "望溪县应急管理局"}),
        ("行政处罚最低2件、最高8件的单位有哪些，2023年", {"民政局", "财政局", "望溪县应急管理局"}),
        ("2023年新收申请不少于4件且行政处罚不少于4件的单位", {"柳渡区应急管理局"}),
        ("23年 新收申请≥4 行政处罚≥4 单位", {"柳渡区应急管理局"}),
        ("2024年有新收申请、却查不到行政处罚的单位", {"财政局"}),
        ("新收申请不是零可行政处罚是零的，2024年有谁", {"财政局"}),
        ("既有新收申请、行政处罚又满8件的是哪几家，2023年", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("2023年行政处罚8件起的单位", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("2023年行政处罚不在2到8件之间的单位", {"审计局", "柳渡区应急管理局"}),
        ("2023年谁的行政处罚落在[3,8]这个闭区间里", {"民政局", "望溪县应急管理局"}),
        ("复核用：行政处罚一项数值为12的有哪些部门，年度2023", {"柳渡区应急管理局"}),
        ("2023年有行政处罚的单位里，新收申请到了5件或更多的都是谁", {"柳渡区应急管理局"}),
        ("2023年有新收申请的单位当中，行政处罚10件以上的有哪些", {"柳渡区应急管理局"}),
    ],
)
def test_whom_two_conditions_leave(town: Desk, question: str, listed: set[str]) -> None:
    assert bodies(town.ask(question)) == listed


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("行政处罚减少单位 23年比22年", {"财政局", "柳渡区应急管理局"}),
        ("22年多、23年少，行政处罚是这种情况的单位有谁", {"财政局", "柳渡区应急管理局"}),
        ("2024年行政处罚与2023年相同的单位", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("2024年哪几家行政处罚跟上一年持平", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("2024年谁家行政处罚没增没减，比2023年", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("2023年有过行政处罚，到2024年变成零的单位", {"财政局"}),
        ("22到24年每年有行政处罚的有谁", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("22年少、23年多，行政处罚是这种情况的单位有谁", {"民政局", "望溪县应急管理局"}),
        ("23年几件24年还是几件，行政处罚是这种情况的单位有谁", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("22年到23年 行政处罚 减少 单位", {"财政局", "柳渡区应急管理局"}),
        ("2023年谁的行政处罚不如2022年多了呀", {"财政局", "柳渡区应急管理局"}),
        ("行政处罚2023<2022的单位", {"财政局", "柳渡区应急管理局"}),
        ("2023年行政处罚同比上升单位", {"民政局", "望溪县应急管理局"}),
        ("2023年出现行政处罚的单位（2022年没有）", {"民政局"}),
        ("行政处罚同比减少的单位，基期2022年，报告期2023年", {"财政局", "柳渡区应急管理局"}),
        ("行政处罚 23年=24年 哪些家", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("2024年谁家行政处罚还跟2023年一个数", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("增减为零的单位有哪些？指标：行政处罚；年份：2023、2024", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("行政处罚在2023、2024两年数字相同的部门都有哪几家？", {"民政局", "审计局", "柳渡区应急管理局"}),
        ("行政处罚 23年有24年无 列单位", {"财政局"}),
        ("行政处罚由2023年不为零变为2024年为零的单位", {"财政局"}),
        ("2023年行政处罚大于0、2024年变成0的单位", {"财政局"}),
        (
            "从2022年到2024年，没有一年行政处罚是零的是哪些单位",
            {"柳渡区应急管理局", "望溪县应急管理局"},
        ),
        (
            "谁家一直有行政处罚？从2022年到2024年一年都没断过的",
            {"柳渡区应急管理局", "望溪县应急管理局"},
        ),
        ("有没有从2022年到2024年压根儿就没有过行政处罚的单位，都是谁", {"审计局"}),
        ("条件是2022年、2024年及其间每年的行政处罚都等于0", {"审计局"}),
    ],
)
def test_whom_two_years_tell_apart(town: Desk, question: str, listed: set[str]) -> None:
    question = question if "单位" in question or "哪" in question or "谁" in question else f"筛选一下单位，{question}"
    assert bodies(town.ask(question)) == listed


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("求差：云岚市民政局2023年新收申请数 − 云岚市财政局同年同项", 4),
        ("新收申请上云岚市民政局领先云岚市财政局多少？说的是2023年", 4),
        ("新收申请这项云岚市民政局高出云岚市财政局多少？2023年的", 4),
        ("2023年两家单位合在一起有新收申请多少宗？一家是云岚市民政局，一家是云岚市柳渡区应急管理局", 9),
        ("2023、2024两个年度内，云岚市民政局总共有新收申请多少件？", 10),
        ("云岚市民政局新收申请2023与2024两年相加等于几", 10),
        ("新收申请求和，云岚市民政局一家，2023年数加2024年数", 10),
        ("把2022年、2024年以及中间各年的新收申请都加在一块儿，云岚市民政局是多少件", 12),
        ("2022年作基期，2023年作报告期，求新收申请变化量，单位是云岚市民政局", 2),
        ("先把各单位加总再比：新收申请在2022、2023之间变化了多少", -5),
        ("把各单位加总后看，新收申请2023年比2022年差多少", -5),
        ("所有单位新收申请总数除以单位个数，2023年", 2),
        ("云岚市民政局的名次，排序依据为2023年新收申请数，自高而低", 2),
        ("2023年有几家的新收申请比云岚市民政局多，也就是说它排第几位？", 2),
        ("2023年没有行政处罚的单位合计新收申请多少件", 0),
        ("2024年没有行政处罚的单位合计新收申请多少件", 1),
        ("2024年新收申请在应急管理局这一类单位总共有多少", 6),
        ("您能告诉我云岚市民政局2023年的行政处罚数量吗", 3),
        ("想知道2023年有多少新申请递到了云岚市民政局", 4),
    ],
)
def test_one_number(town: Desk, question: str, value: int) -> None:
    assert town.ask(question).value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局的新收申请，2022年多少、之后每年多少，一直列到2024年",
        "云岚市民政局的新收申请从2022年逐年报到2024年",
        "云岚市民政局的新收申请，2022年开始，每年多少，到2024年",
        "从2022年起一直到2024年，新收申请在云岚市民政局每一年各有多少",
        "云岚市民政局的新收申请从2022年往后各年是多少",
    ],
)
def test_no_year_between_is_left_out(town: Desk, question: str) -> None:
    answer = town.ask(question)
    assert [row.year for row in answer.rows] == list(YEARS)


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("以云岚市民政局为参照，2023年哪些部门的行政处罚高于它？", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("比云岚市民政局有更多行政处罚的各单位，年份取2023。", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("把云岚市民政局2023年的行政处罚数当门槛，越过去的有哪几家", {"柳渡区应急管理局", "望溪县应急管理局"}),
        (
            "想问2023年排在云岚市民政局前头的单位——按行政处罚多少排——都有哪几个？",
            {"柳渡区应急管理局", "望溪县应急管理局"},
        ),
    ],
)
def test_who_has_more_than_one_body(town: Desk, question: str, listed: set[str]) -> None:
    assert bodies(town.ask(question)) - {"民政局"} == listed


def test_the_year_of_the_largest_change_is_not_that_of_the_largest_number(town: Desk) -> None:
    answer = town.ask("云岚市柳渡区应急管理局历年行政处罚哪年降得最多")
    assert [row.year for row in answer.rows] == [2023]


@pytest.mark.parametrize("question", ["找不到2021年年报的是哪几家单位", "查不到2021年报告的单位有哪些"])
def test_who_has_no_report(town: Desk, question: str) -> None:
    answer = town.ask(question)
    assert answer.plan["kind"] == "unfiled"


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ("云岚市民政局2023年新收申请几件", "该数量居全部单位第几位？", 2),
        ("新收申请，云岚市民政局，2023", "名次", 2),
        ("云岚市民政局2023年新收申请几件", "论名次呢", 2),
        ("云岚市民政局2023年新收申请几件", "那是全体单位总量的几成", 40),
        ("云岚市民政局2023年行政处罚几件", "占全部单位%", 12),
        ("云岚市民政局2023年行政处罚几件", "其在各单位总量中占比几何？", 12),
        ("云岚市民政局2023年行政处罚几件", "所有单位加起来它占多少", 12),
        ("云岚市民政局2023年新收申请几件", "那相较于前一年的变化有多大", 2),
        ("云岚市民政局2023年新收申请几件", "比它前头那一年是多还是少", 2),
    ],
)
def test_what_is_asked_of_the_number_before(town: Desk, first: str, then: str, value: int) -> None:
    assert town.ask(then, [first]).value == Decimal(value)


@pytest.mark.parametrize(
    ("then", "listed"),
    [
        ("剩下是零的那些也列一下", {"审计局", "财政局"}),
        ("剩下那些没有的也列出来", {"审计局", "财政局"}),
        ("反过来，数字是0的又是哪些", {"审计局", "财政局"}),
        ("把不足9件的去掉", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("别的不要，光要民政局", {"民政局"}),
    ],
)
def test_what_is_asked_of_the_bodies_before(town: Desk, then: str, listed: set[str]) -> None:
    assert bodies(town.ask(then, ["2024年行政处罚谁家有"])) == listed


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("把云岚市民政局、云岚市财政局23年的行政处罚加一下", 5),
        ("两家（云岚市民政局、云岚市财政局）行政处罚的总数，2023年的", 5),
        ("2023年行政处罚，民政+财政两家合计", 5),
        ("把云岚市财政局22年跟23年的行政处罚相加", 6),
        ("云岚市财政局以外的单位2023年共有多少行政处罚", 23),
        ("全部单位行政处罚减掉云岚市财政局那部分，2023年还剩几件", 23),
        ("2023年行政处罚所有单位加起来有多少", 25),
        ("云岚市财政局的行政处罚加云岚市民政局的行政处罚，2023年，等于几", 5),
        ("云岚市财政局2022年2023年两年行政处罚总数", 6),
        ("云岚市财政局2022-2024年行政处罚总数", 6),
        ("2023年单均行政处罚", 5),
        ("给2023年各单位的行政处罚排个序，云岚市财政局在哪一位", 4),
    ],
)
def test_a_number_of_several_or_a_standing(town: Desk, question: str, value: int) -> None:
    assert town.ask(question).value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "2023年行政处罚为零的和不为零的单位各有几家",
        "2023年行政处罚为0的单位几家，不为0的几家",
        "2023年没有行政处罚的单位和有行政处罚的单位各有几家",
    ],
)
def test_how_many_have_none_and_how_many_have_any(town: Desk, question: str) -> None:
    answer = town.ask(question)
    assert "**1 个单位**“行政处罚”为 0" in answer.text
    assert "**4 个单位**“行政处罚”大于 0" in answer.text


def test_the_share_of_each_of_the_first(town: Desk) -> None:
    text = town.ask("2023年行政处罚前三名各占多少").text
    assert all(share in text for share in ("**48%**", "**32%**", "**12%**"))


@pytest.mark.parametrize(
    ("question", "difference"),
    [
        ("云岚市财政局跟云岚市民政局22年行政处罚差距", "4"),
        ("云岚市财政局行政处罚2023年比2022年", "2"),
        ("2022到2023年行政处罚总数增减", "6"),
    ],
)
def test_a_difference(town: Desk, question: str, difference: str) -> None:
    assert str(abs(town.ask(question).value or 0)) == difference


def test_each_of_two_years_has_its_sum(town: Desk) -> None:
    text = town.ask("2022、2023年所有单位行政处罚各合计多少").text
    assert "**31 件**" in text
    assert "**25 件**" in text


def test_the_first_by_change_is_not_the_first_by_sum(town: Desk) -> None:
    answer = town.ask("2022年到2023年行政处罚降最多的单位")
    assert bodies(answer) == {"柳渡区应急管理局"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2024年谁家新收申请有，行政处罚一件也没有", {"财政局"}),
        ("新收申请大于0而行政处罚等于0的，2022年", {"民政局"}),
        ("行政处罚：2023年大于0，2024年等于0，有谁", {"财政局"}),
        ("以云岚市财政局为准，2024年新收申请比它多的单位名单", {"民政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        ("2024年只见新收申请不见行政处罚的是哪几家", {"财政局"}),
        ("新收申请为0同时行政处罚也为0的，2023年", {"审计局"}),
        ("2024年有行政处罚，而且2023年同样有的单位", {"民政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        ("2022年有新收申请的单位去掉有行政处罚的，还剩哪些", {"民政局"}),
        ("新收申请、行政处罚任有其一的单位，2024年", {"民政局", "财政局", "柳渡区应急管理局", "望溪县应急管理局"}),
        ("哪些单位2024年的新收申请比2件还多呀", {"民政局", "望溪县应急管理局"}),
        ("Requests from 2 up to and including 4 in 2024, list the bodies", {"柳渡区应急管理局", "望溪县应急管理局"}),
        ("Who no longer had any penalties in 2024 although they did in 2023?", {"财政局"}),
        (
            "The Yunlan Finance Bureau in 2024: which other bodies beat it on requests?",
            {"民政局", "柳渡区应急管理局", "望溪县应急管理局"},
        ),
    ],
)
def test_sets_in_further_words(town: Desk, question: str, expected: set[str]) -> None:
    assert bodies(town.ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年柳渡区应急管理局的行政处罚多出望溪县应急管理局几件", Decimal(3)),
        ("2024年新收申请总数是多少，只算云岚市民政局和云岚市财政局", Decimal(7)),
        (
            "2024 penalties: the Liudu Emergency Management Bureau minus the Wangxi Emergency Management Bureau",
            Decimal(3),
        ),
        ("全体单位行政处罚总和，2023年减2022年", Decimal(-6)),
    ],
)
def test_numbers_in_further_words(town: Desk, question: str, value: Decimal) -> None:
    assert town.ask(question).value == value


def test_the_year_of_most_is_of_all_bodies(town: Desk) -> None:
    for question in (
        "Of all the years, which one has the biggest sum of penalties for all bodies together?",
        "请指出各单位行政处罚总数达到峰值的年度。",
    ):
        assert town.ask(question).plan["group"] == "year"

from decimal import Decimal

import pytest

from ingest import read_report
from ingest.report import Check, Statement
from ingest.statements import stated_in
from tests.writer import balanced, report, tabs


def statements(prose: str) -> list[tuple[str, str, int | None, str]]:
    text = report(balanced(2021, 3, 2, 0), 2021, tabs, prose=prose)
    found = [each for each in read_report(text.encode(), "a.txt").statements if each.section == 1]
    return [(each.kind, each.about, None if each.value is None else int(each.value), each.unit) for each in found]


def soft(prose: str, received: int = 3) -> list[Check]:
    text = report(balanced(2021, received, 2, 0), 2021, tabs, prose=prose)
    return [check for check in read_report(text.encode(), "a.txt").checks if not check.hard]


def test_numbers_with_what_they_count():
    assert statements("全年主动公开各类信息 127 条，公众号粉丝数2490人，培训3场、参训97人次。") == [
        ("number", "主动公开各类信息", 127, "条"),
        ("number", "公众号粉丝数", 2490, "人"),
        ("number", "培训", 3, "场"),
        ("number", "参训", 97, "人次"),
    ]


def test_two_numbers_of_one_thing():
    assert statements("接待来访697批1960人次。") == [
        ("number", "接待来访", 697, "批"),
        ("number", "接待来访", 1960, "人次"),
    ]


def test_ten_thousands_and_approximate_numbers():
    text = report(balanced(2021, 3, 2, 0), 2021, tabs, prose="网站访问量约6.3万次，浏览量1200余次。")
    found = [each for each in read_report(text.encode(), "a.txt").statements if each.section == 1]
    assert [(each.value, each.approximate) for each in found] == [(Decimal(63_000), True), (Decimal(1200), True)]


def test_dates_and_notice_numbers_are_no_counts():
    assert statements("根据国办公开办函〔2021〕30号，截至2024年12月31日。") == []


def test_zeros_in_words():
    assert statements("我局未收到政府信息公开申请，没有发生行政复议、行政诉讼。") == [
        ("none", "政府信息公开申请", 0, ""),
        ("none", "行政复议", 0, ""),
        ("none", "行政诉讼", 0, ""),
    ]


@pytest.mark.parametrize(
    ("prose", "about"),
    [
        ("本年度未收到“依申请公开”的申请。", "“依申请公开”的申请"),
        ("全年无失泄密情况。", "失泄密"),
        ("报告期内未发生公开不当的问题。", "公开不当"),
        ("责任追究方面，当年未发生。", "责任追究"),
        ("信息处理费：未收取。", "信息处理费"),
        ("年度收取总额为零。", "年度收取总额"),
        ("无结转下年度继续办理的件。", "结转下年度"),
        ("没有新增规范性文件。", "规范性文件"),
        ("全年未制定规章和行政规范性文件。", "制定规章和行政规范性文件"),
        ("年内没有废止。", "废止"),
        ("当年未废止文件。", "废止"),
    ],
)
def test_zeros_in_many_words(prose: str, about: str):
    assert statements(prose) == [("none", about, 0, "")]


def test_a_count_before_a_zero_is_not_what_there_is_none_of():
    assert statements("其中当年制发2件，当年无废止。") == [("number", "制发", 2, "件"), ("none", "废止", 0, "")]


@pytest.mark.parametrize(
    "prose",
    ["个别科室没有及时办理申请。", "网站已通过无障碍改造。", "清理未公开的规范性文件。", "无法按时办结申请。"],
)
def test_what_counts_nothing(prose: str):
    assert statements(prose) == []


def test_a_zero_in_figures_without_a_unit():
    assert statements("收取信息处理费的件数和金额均为0。") == [("number", "收取信息处理费的件数和金额", 0, "")]


def test_numbers_in_words_before_a_unit_of_happenings():
    assert statements("举办开放日两次，业务培训十二场，召开推进会一次。") == [
        ("number", "举办开放日", 2, "次"),
        ("number", "业务培训", 12, "场"),
        ("number", "召开推进会", 1, "次"),
    ]


def test_ordinals_and_phrases_are_no_counts():
    assert statements("第3次会议提出，进一步推进“一件事一次性告知”，每两次抽查逐件落实，历时3个月。") == []


def test_contacts():
    found = statements("地址：云岚市望渡路18号，邮编：000101，电话：0000-5550101。")
    assert [(kind, about) for kind, about, _, _ in found] == [
        ("contact", "电话"),
        ("contact", "邮编"),
        ("contact", "地址"),
    ]


def test_every_statement_stands_where_it_says():
    text = report(balanced(2021, 3, 2, 0), 2021, tabs, prose="主动公开各类\n信息12\n7条。")
    read = read_report(text.encode(), "a.txt")
    for statement in read.statements:
        printed = text[statement.span.start : statement.span.end]
        assert "".join(printed.split()) == "".join(statement.text.split())


@pytest.mark.parametrize(
    ("prose", "holds"),
    [
        ("2024年收到政府信息公开申请3件。", True),
        ("2024年收到政府信息公开申请5件。", False),
        ("2024年未收到政府信息公开申请。", False),
        ("没有因政府信息公开申请引发的行政诉讼。", True),
        ("发生行政复议2件。", False),
        ("全市共收到政府信息公开申请5件。", False),
        ("收到自然人提出的政府信息公开申请2件。", False),
        ("新收到政府信息公开申请5件。", False),
        ("共收到公民、法人或者其他组织提交的政府信息公开申请3件。", True),
        ("共收到公民、法人和其他组织提出的申请5件。", False),
        ("未收到公民、法人或其他组织的政府信息公开申请。", False),
        ("我会本年收到政府信息公开申请5件（均为自然人申请）。", False),
        ("我院2024年收到的政府信息公开申请为5件。", False),
        ("全市全年新收政府信息公开申请3件。", True),
        ("本年度收到5件申请，均已答复。", False),
        ("共收到3件政府信息公开申请。", True),
        ("（一）依申请公开情况\n新收5件，均为网上提交。", False),
        ("全年新收依申请公开5件。", False),
        ("我局政府信息公开类行政复议案件4件。", False),
        ("因政府信息公开引发行政复议4件。", False),
        ("依法办理政府信息公开行政诉讼4件。", False),
        ("上年结转1件。", False),
        ("含上年度结转0件。", True),
        ("结转下年度继续办理0件。", True),
        ("结转至下一年4件。", False),
        ("答复申请，不予公开0件。", True),
        ("答复申请，其中不予公开2件。", False),
        ("全年作出行政处罚决定12件。", False),
        ("实施行政许可0件。", True),
        ("现行有效的行政规范性文件3件。", False),
        ("答复的申请中，无法提供1件。", False),
    ],
)
def test_prose_against_the_tables(prose: str, holds: bool):
    assert [check.holds for check in soft(prose) if check.rule in {"C8", "C10"}] == [holds]


@pytest.mark.parametrize(
    "prose",
    [
        "收到12345工单申请35件。",
        "受理群众来访申请5件。",
        "收到数据接口申请63件。",
        "2023年收到政府信息公开申请7件。",
        "收到科研机构申请1件。",
        "其中法人或者其他组织1件。",
        "主动公开约30条。",
        "依法办理土地征收类行政复议5件。",
        "我会收到残疾人证申请5件。",
        "网上申请5件，其中予以公开1件。",
        "收到企业的申请5件，其中部分公开1件。",
        "公文标注主动公开51件、不予公开12件。",
        "公示行政处罚决定12件、行政许可30件。",
        "办理行政处罚案件12件。",
        "收到5件申请表的打印请求。",
        "收到申请人来信5件。",
        "（二）热线申请办理\n收到5件。",
        "因涉及第三方商业秘密，不予公开申请答复2件，不予公开2件。",
        "办结的申请中，不予公开2件，适用“保护第三方合法权益”条款。",
        "发文属性认定中，予以公开51件、不予公开12件。",
    ],
)
def test_look_alikes_and_other_years_claim_nothing(prose: str):
    assert [check for check in soft(prose) if check.rule in {"C8", "C10"}] == []


@pytest.mark.parametrize(
    ("prose", "holds"),
    [
        ("收到申请5件，其中2件要求公开征地批文，均已答复。", [False]),
        ("收到申请3件，其中1件因没有现成信息无法提供。", [True]),
        ("共收到政府信息公开申请3件（其中：1件为网络申请）。", [True]),
        ("收到政府信息公开申请3件，1件索取规划图。", [True]),
        ("收到申请3件（含上年结转0件）。", [True, True]),
        ("全年新收依申请公开5件，上年结转1件。", [False, False]),
        ("受理事项9件，其中收到政府信息公开申请4件。", [False]),
        ("收到申请3件，其中予以公开7件。", [True, False]),
        ("行政复议4件，其中3件维持。", [False]),
        ("收到申请3件，已答复2件。", [True, False]),
        ("收到申请3件，均已办结3件。", [True, True]),
        ("收到申请3件，答复7件。", [True, False]),
        ("收到申请3件，按时答复1件。", [True]),
        ("收到申请3件，受理热线9件，答复9件。", [True]),
        ("收到申请3件。答复咨询后办结9件。", [True]),
    ],
)
def test_a_part_is_not_compared_with_the_table_of_the_whole(prose: str, holds: list[bool]):
    assert [check.holds for check in soft(prose) if check.rule in {"C8", "C10"}] == holds


def test_what_a_part_counts():
    assert statements("收到申请6件，其中3件要求公开改造资金，2件要求公开批文，网上申请1件。") == [
        ("number", "收到申请", 6, "件"),
        ("number", "收到申请其中", 3, "件"),
        ("number", "收到申请其中", 2, "件"),
        ("number", "网上申请", 1, "件"),
    ]


@pytest.mark.parametrize(
    ("prose", "holds"),
    [
        ("主动公开信息127条，其中网站25条、公众号96条、公开栏6条。", True),
        ("主动公开信息127条，其中网站25条、公众号96条、公开栏16条。", False),
        ("主动公开信息127条，其中网站25条、公众号96条。", None),
        ("收到申请11件，比上年多3件，其中自然人8件、企业3件，答复9件。", True),
        ("主动公开信息127条，其中网站25条（新闻20条、通知5条）、公众号96条、公开栏6条。", True),
    ],
)
def test_a_total_against_its_parts(prose: str, holds: bool | None):
    assert [check.holds for check in soft(prose, received=11) if check.rule == "C9"] == [holds]


def test_a_statement_is_kept_with_its_sentence():
    text = report(balanced(2021, 3, 2, 0), 2021, tabs, prose="公众号粉丝数2490人。")
    read = read_report(text.encode(), "a.txt")
    statement: Statement = next(each for each in read.statements if each.unit == "人")
    assert read.passages[statement.passage].text == "公众号粉丝数2490人。"


def test_numbers_of_a_table_in_the_prose():
    rows = "渠道\t数量（条）\t占比\n门户网站\t120\t60%\n微博\t80\t-40%\n"
    assert statements(f"各渠道情况如下表：\n{rows}此外，举办开放日2场。") == [
        ("number", "门户网站 数量（条）", 120, "条"),
        ("number", "门户网站 占比", 60, "%"),
        ("number", "微博 数量（条）", 80, "条"),
        ("number", "微博 占比", -40, "%"),
        ("number", "举办开放日", 2, "场"),
    ]
    across = "方式\t当面\t信函\n数量（件）\t4\t17\n"
    assert statements(f"方式见下表：\n{across}") == [
        ("number", "数量（件） 当面", 4, "件"),
        ("number", "数量（件） 信函", 17, "件"),
    ]
    assert statements("见下表：\n渠道\t数量\n门户网站\t120\n微博\t80\n") == []  # of what, no unit tells


def test_calls_are_counted():
    assert stated_in("服务热线接听2,317通，其中报修611通。") == {2317, 611}
    assert stated_in("被约谈3通报1次") & {3} == set()

from hypothesis import given
from hypothesis import strategies as st

from ingest import read_report
from ingest.passages import find_passages, sentences, source_span
from ingest.report import Span
from ingest.sections import find_sections
from tests.writer import balanced, report, spaces


def test_sections_by_heading_not_by_table_rows():
    text = report(balanced(2021, 3, 2, 0), 2021, spaces)
    assert [(section.number, section.heading) for section in find_sections(text)] == [
        (0, "前言"),
        (1, "一、总体情况"),
        (2, "二、主动公开政府信息情况"),
        (3, "三、收到和处理政府信息公开申请情况"),
        (4, "四、政府信息公开行政复议、行政诉讼情况"),
        (5, "五、存在的主要问题及改进情况"),
        (6, "六、其他需要报告的事项"),
    ]


def test_hard_wrapped_lines_are_joined_and_keep_their_place():
    text = "一、总体情况\n（一）主动公开情况。我局及时公开\n\n各类信息\n 18 条。公众号粉\n丝数为\n\n2490人。"
    (passage,) = find_passages(text, find_sections(text), ())
    assert passage.text == "（一）主动公开情况。我局及时公开各类信息18 条。公众号粉丝数为2490人。"
    start = passage.text.index("公众号")
    span = source_span(passage.pieces, start, len(passage.text))
    assert text[span.start : span.end] == "公众号粉\n丝数为\n\n2490人。"


def test_subheadings_are_the_path():
    text = "一、总体情况\n（二）依申请公开情况\n今年收到申请。\n五、存在的问题\n不够及时。"
    passages = find_passages(text, find_sections(text), ())
    assert [(passage.section, passage.path) for passage in passages] == [
        (1, "一、总体情况 / （二）依申请公开情况"),
        (5, "五、存在的问题"),
    ]


def test_a_short_last_clause_is_no_subheading():
    text = "五、存在的问题\n（三）网站检索功能不完善，查找信息不方便。\n（四）改进情况。\n加强更新。"
    passages = find_passages(text, find_sections(text), ())
    assert [passage.text for passage in passages] == ["（三）网站检索功能不完善，查找信息不方便。", "加强更新。"]


def test_tables_are_no_prose():
    text = report(balanced(2021, 3, 2, 0), 2021, spaces)
    passages = read_report(text.encode(), "a.txt").passages
    assert not [passage for passage in passages if "属于国家秘密" in passage.text or "信息内容" in passage.text]


def test_a_page_number_inside_a_sentence_is_left_out():
    text = "一、总体情况\n我局及时公开\n- 3 -\n各类信息。"
    (passage,) = find_passages(text, find_sections(text), ())
    assert passage.text == "我局及时公开各类信息。"


def test_a_line_that_ends_behind_a_semicolon_goes_on():
    text = "一、总体情况\n网站是主渠道，发布60条；\n公众号次之，发布57条。\n1.更新栏目；\n2.培训人员；"
    passages = find_passages(text, find_sections(text), ())
    assert [passage.text for passage in passages] == [
        "网站是主渠道，发布60条；公众号次之，发布57条。",
        "1.更新栏目；",
        "2.培训人员；",
    ]


def test_prose_on_one_line_with_a_table_is_kept_on_both_sides():
    text = "一、总体情况 公开18条。 甲 1 2 乙 3 4 五、存在的问题 不够及时。"
    start, end = text.index("甲"), text.index(" 五")
    passages = find_passages(text, find_sections(text), (Span(start, end),))
    assert "".join(passage.text for passage in passages) == "一、总体情况 公开18条。五、存在的问题 不够及时。"


def test_sections_of_a_document_on_one_line():
    text = report(balanced(2021, 3, 2, 0), 2021, spaces, prose="本年度公开信息。" * 300).replace("\n", " ")
    assert [section.number for section in find_sections(text)] == [0, 1, 2, 3, 4, 5, 6]


@given(st.text(alphabet="一二、（）。；我局公开 \n\t信息", max_size=300))
def test_every_sentence_stands_in_the_source(text: str):
    for passage in find_passages(text, find_sections(text), ()):
        for start, end in sentences(passage.text):
            span = source_span(passage.pieces, start, end)
            assert "".join(text[span.start : span.end].split()) == "".join(passage.text[start:end].split())


FRAME = """首页 > 政务公开 > 年度报告
云岚市档案局2024年政府信息公开工作年度报告
来源：市档案局
发布日期：2025年1月20日　字号：大 中 小
编制本报告。
一、总体情况
来源：群众来信
六、其他需要报告的事项
联系电话：0000-5550101
全年完成网站ICP备案
和公安备案。
主办单位：云岚市人民政府　网站标识码：3300000001　某ICP备00000001号　电话：0000-5550109
打印 关闭
"""


def test_what_a_page_prints_around_a_report_is_no_prose():
    passages = find_passages(FRAME, find_sections(FRAME), ())
    assert [passage.text[:5] for passage in passages[:3]] == ["云岚市档案", "发布日期：", "编制本报告"]
    text = "".join(passage.text for passage in passages)
    assert text.endswith("公安备案。")
    for kept in ("编制本报告。", "来源：群众来信", "0000-5550101", "网站ICP备案和公安备案"):
        assert kept in text
    for left_out in ("首页", "市档案局\n", "标识码", "0000-5550109", "打印"):
        assert left_out not in text


def test_the_rows_of_a_table_in_the_prose_stand_apart():
    rows = "渠道\t数量（条）\t占比\n门户网站\t120\t60%\n微博\t80\t40%"
    text = f"一、总体情况\n各渠道情况如下表：\n{rows}\n此外，\n举办开放日2场。"
    table, after = find_passages(text, find_sections(text), ())
    said = [table.text[start:end].strip("\n") for start, end in sentences(table.text)]
    assert said == ["各渠道情况如下表：", "渠道\t数量（条）\t占比", "门户网站\t120\t60%", "微博\t80\t40%"]
    assert after.text == "此外，举办开放日2场。"
    start = table.text.index("微博")
    span = source_span(table.pieces, start, len(table.text))
    assert text[span.start : span.end] == "微博\t80\t40%"


def test_a_tab_in_a_line_of_prose_makes_no_table():
    text = "一、总体情况\n我局及时\t公开各类\n信息18条。"
    (passage,) = find_passages(text, find_sections(text), ())
    assert passage.text == "我局及时\t公开各类信息18条。"

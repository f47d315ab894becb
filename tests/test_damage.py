"""Tables as real reports damage them, one class a test: every cell as printed, or blank or unreadable where it is so.

All figures are invented. The classes are those of the reports that were seen: tables first, then labels, then text.
"""

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.corpus import Order
from eval.corpus.damage import DAMAGES
from eval.corpus.write import reports
from eval.extraction.score import score
from ingest import form as forms
from ingest import read_report
from ingest.formats.markdown import read as read_markdown
from ingest.report import Fact, Status
from ingest.tables import read_tables
from tests import writer
from tests.writer import Figures, balanced, one_a_line, pipes, report, spaces, tabs

Kept = dict[str, str]
FORMS = pytest.mark.parametrize("form", forms.FORMS)
MANY = {"received": 31, "granted": 17, "carried_out": 2}
HEADER_2 = ["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def by_key(text: str) -> dict[str, Fact]:
    return {fact.key: fact for fact in read_tables(text).facts}


def values(text: str) -> Kept:
    return {key: "" if fact.value is None else str(fact.value) for key, fact in by_key(text).items()}


def statuses(text: str) -> set[Status]:
    return {fact.status for fact in by_key(text).values()}


def filled(form: int) -> Kept:
    """Balanced figures with something in tables 1 and 3 too."""
    first = {"licensing.decisions": "1204", "fees.amount": "3.5"}
    third = {"reconsideration.upheld": "2", "reconsideration.total": "2", "litigation_after.other": "1"}
    cells = balanced(form, **MANY) | first | third | {"litigation_after.total": "1"}
    return {key: cells[key] for key in forms.by_key(form)}


def row_of(key: str) -> str:
    return key.rsplit(".", 1)[0]


def columns_of(row: str) -> list[str]:
    return [cell.key for cell in forms.rows(2021, 2).get(row, forms.rows(2019, 2).get(row, ()))]


def table_2_grid(cells: Figures, form: int, gap: str = "\t", pad: int = 0) -> str:
    """Table 2 on a grid of ten columns: groups in two, labels before the values, `pad` empty columns behind."""
    lines = [gap.join(["", "", HEADER_2[0], *[""] * 7]), gap.join(["", "", "", *HEADER_2[1:]])]
    seen: set[str] = set()
    for row in forms.rows(form, 2).values():
        *groups, leaf = row[0].row.split("/")
        shown = [group if group not in seen else "" for group in groups]
        seen |= set(groups)
        head = [*shown, leaf, *[""] * (2 - len(groups))]
        lines.append(gap.join([*head, *(cells[cell.key] for cell in row), *[""] * pad]))
    return "\n".join(lines)


def with_grid(cells: Figures, form: int, pad: int = 0) -> str:
    """A report whose table 2 stands on a grid."""
    return report(cells, form).replace(writer.table_2(cells, form, tabs), table_2_grid(cells, form, pad=pad))


# Tables


@FORMS
def test_a_label_in_another_column_than_its_neighbours(form: int):
    cells = filled(form)
    lines = with_grid(cells, form).split("\n")
    moved = ["\t\t" + line if "重复申请" in line or "予以公开" in line else line for line in lines]
    assert values("\n".join(moved)) == cells


@FORMS
@pytest.mark.parametrize("many", [10, 11])
def test_more_zeros_than_columns(form: int, many: int):
    cells = filled(form)
    text = re.sub(
        r"((?:部分公开|国家秘密|继续办理).*)( 0){7}(?= 0|\n)", r"\1" + " 0" * many, report(cells, form, spaces)
    )
    text = re.sub(r"((?:部分公开|国家秘密))( 0){7}\n", r"\1" + " 0" * many + "\n", text)
    found = by_key(text)
    assert {key: str(fact.value) for key, fact in found.items()} == cells
    assert found["requests.partial.total"].status is Status.REPAIRED


def test_three_values_where_one_belongs():
    cells = filled(2021)
    text = (
        report(cells, 2021, spaces)
        .replace("行政处罚 0", "行政处罚 0 0 0")
        .replace("行政许可 1204", "行政许可 1204 0 7")
    )
    found = by_key(text)
    assert (found["penalties.decisions"].value, found["penalties.decisions"].status) == (0, Status.REPAIRED)
    assert (found["licensing.decisions"].value, found["licensing.decisions"].status) == (None, Status.UNREADABLE)
    assert values(text) == cells | {"licensing.decisions": ""}


def test_an_extra_column_is_told_by_the_row_total():
    cells = balanced(2021, received=6, granted=2, carried_out=1)
    text = report(cells, 2021, spaces).replace("予以公开 2 0 0 0 0 0 2", "予以公开 9 2 0 0 0 0 0 2")
    assert values(text) == cells
    assert by_key(text)["requests.granted.natural_person"].status is Status.REPAIRED


@FORMS
@pytest.mark.parametrize("group", ["（三）不予公开", "（四）无法提供", "三、本年度办理结果"])
def test_a_group_label_is_lost(form: int, group: str):
    cells = filled(form)
    assert values(report(cells, form, spaces).replace(f"{group}\n", "")) == cells
    assert values(with_grid(cells, form).replace(group, "")) == cells


@FORMS
def test_a_group_label_stands_on_the_wrong_row(form: int):
    cells = filled(form)
    for line, gap in ((spaces, " "), (tabs, "\t")):
        text = report(cells, form, line).replace("（三）不予公开\n", "")
        assert values(text.replace("4.保护第三方", f"（三）不予公开{gap}4.保护第三方")) == cells


@FORMS
def test_all_leaf_labels_of_a_group_are_lost(form: int):
    cells = filled(form)
    refused = [row for row in forms.rows(form, 2) if row.startswith("requests.refused.")]
    text = report(cells, form, spaces)
    for row in refused:
        text = text.replace(f"{forms.rows(form, 2)[row][0].leaf} 0", "0")
    assert text.count("0 0 0 0 0 0 0\n0 0 0 0 0 0 0\n") >= 3
    assert values(text) == cells
    assert {by_key(text)[key].status for row in refused for key in columns_of(row)} == {Status.REPAIRED}


@FORMS
@pytest.mark.parametrize(
    "seam",
    ["- 4 -", "第 4 页 共 9 页", "— 4 —\n云岚市档案局年度报告", "4", "\f", "4\n申请人情况\n自然人 商业企业 其他 总计"],
)
def test_a_page_ends_between_two_rows(form: int, seam: str):
    cells = filled(form)
    for line in (tabs, spaces, one_a_line):
        text = report(cells, form, line)
        assert values(text.replace("（四）无法提供", f"{seam}\n（四）无法提供")) == cells


HEADERS_AGAIN = [
    ("\t\t自然人\t法人或其他组织\t\t\t\t\t总计", "\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t"),
    ("自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",),
    ("自然人 商业 科研 社会公益 法律服务 其它 总计", "企业 机构 组织 机构"),
    ("自然", "人", "总计商业", "企业", "科研机构", "公益组织", "法律服务", "机构", "其他"),
]


@FORMS
@pytest.mark.parametrize("headers", HEADERS_AGAIN)
@pytest.mark.parametrize("line", [tabs, spaces])
def test_headers_printed_again_behind_a_page_are_no_row(form: int, headers: tuple[str, ...], line: writer.Line):
    cells = filled(form)
    lines = (with_grid(cells, form) if line is tabs else report(cells, form, spaces)).split("\n")
    for row, printed in list(forms.rows(form, 2).items())[1:]:
        leaf = printed[0].leaf
        at = max(at for at, each in enumerate(lines) if leaf in each)
        for shown in (lines[at], lines[at].replace(leaf, "")):  # its label is there, or lost
            text = "\n".join([*lines[:at], "— 4 —", "申请人情况", *headers, shown, *lines[at + 1 :]])
            assert values(text) == cells, row


def test_the_row_of_other_outcomes_that_lost_its_label_takes_its_form_from_table_1():
    cells = filled(2019)
    text = report(cells, 2019, spaces).replace("（六）其他处理 0", "0")
    assert values(text) == cells
    assert {by_key(text)[key].status for key in columns_of("requests.other_outcome")} == {Status.REPAIRED}


@pytest.mark.parametrize("label", ["", "其他"])
def test_the_row_of_other_outcomes_is_unread_where_nothing_tells_its_form(label: str):
    cells = filled(2019)
    text = report(cells, 2019, spaces).replace(writer.table_1(cells, 2019, spaces), "[图片]")
    found = by_key(re.sub(r"（六）其他处理(?= 0)", label, text))
    other = {key: fact for key, fact in found.items() if key.startswith("requests.other_outcome")}
    assert {(fact.value, fact.status) for fact in other.values()} == {(None, Status.UNREADABLE)}


@FORMS
@pytest.mark.parametrize("seam", ["— 4 —", "4", "第4页"])
def test_a_page_ends_inside_a_row(form: int, seam: str):
    cells = filled(form)
    text = report(cells, form, spaces).replace("予以公开 17 0 0 0 0 0 17", f"予以公开 17 0 0 0\n{seam}\n0 0 17")
    assert values(text) == cells


@FORMS
def test_a_page_number_is_not_the_total_that_a_row_has_lost(form: int):
    cells = filled(form)
    row = columns_of("requests.refused.process_information")
    cells |= dict(zip(row, "1010002", strict=True))
    printed = "6.属于四类过程性信息 1 0 1 0 0 0 2"
    assert printed in report(cells, form, spaces)
    found = values(report(cells, form, spaces).replace(printed, "6.属于四类过程性信息 1 0 1 0 0 0\n2"))
    assert found == {key: "" if key in row else value for key, value in cells.items()}


@pytest.mark.parametrize("line", [tabs, spaces])
def test_a_page_number_behind_an_empty_last_cell_is_not_its_value(line: writer.Line):
    cells = filled(2021) | {"fees.amount": "", "requests.partial.total": ""}
    text = re.sub(r"(行政事业性收费.*\n)", r"\g<1>5\n", report(cells, 2021, line))
    text = re.sub(r"(部分公开.*\n)", r"\g<1>3\n", text)
    unsure = columns_of("requests.partial") if line is spaces else []  # a dump hides which cell is empty
    assert values(text) == {key: "" if key in unsure else value for key, value in cells.items()}


@FORMS
@pytest.mark.parametrize(
    "headers",
    [
        "自然\n人\n法人或其他组织\n总计商业\n企业\n科研\n机构\n社会\n公益\n组织\n法律\n服务\n机构\n其他",
        "自然人商业企业科研机构",
    ],
)
def test_headers_of_table_2_are_split_and_glued(form: int, headers: str):
    cells = filled(form)
    whole = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    assert values(report(cells, form, spaces).replace(whole, headers)) == cells


@FORMS
@pytest.mark.parametrize(
    ("whole", "split"),
    [
        ("结果维持 结果纠正 其他结果 尚未审结 总计", "结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结\n总计"),
        ("结果维持 结果纠正 其他结果 尚未审结 总计", "结果 结果 其他 尚未\n维持 纠正 结果 审结\n总计"),
        ("结果维持 结果纠正 其他结果 尚未审结 总计", "结果维持结果纠正其他结果尚未审结总计"),
        ("结果维持 结果纠正 其他结果 尚未审结 总计", "维待 结果纠正的 其它结果 尚末申结 总记"),
    ],
)
def test_headers_of_table_3_are_split_glued_and_misread(form: int, whole: str, split: str):
    cells = filled(form)
    assert values(report(cells, form, spaces).replace(whole, split)) == cells


@FORMS
def test_row_labels_over_several_lines_with_the_values_on_the_last(form: int):
    cells = filled(form)
    assert values(report(cells, form, writer.wrapped)) == cells


@FORMS
def test_values_beside_the_first_line_of_a_label_that_goes_on_below(form: int):
    cells = filled(form)
    text = re.sub(r"(要求行政机关确认或)(重新出具已获取信息)((?: \d+)+)", r"\1\3\n\2", report(cells, form, spaces))
    assert "确认或 0 0" in text
    assert values(text) == cells


@FORMS
def test_one_cell_a_line(form: int):
    cells = filled(form)
    assert values(report(cells, form, one_a_line)) == cells
    assert values(report(cells, form, one_a_line).replace("\n", "\n\n")) == cells


@FORMS
@pytest.mark.parametrize("framed", [True, False])
def test_pipe_tables_with_and_without_outer_pipes(form: int, framed: bool):
    cells = filled(form)
    for key in columns_of("requests.partial"):
        cells[key] = "" if key.endswith(("natural_person", "total")) else "0"
    table = table_2_grid(cells, form, gap=" | ")
    rule = " | ".join(["---"] * 10)
    first, rest = table.split("\n", 1)
    lines = "\n".join(f"| {line} |" if framed else line for line in f"{first}\n{rule}\n{rest}".split("\n"))
    source = report(cells, form).replace(writer.table_2(cells, form, tabs), f"\n{lines}\n")
    assert values(read_markdown(source).text) == cells


@FORMS
def test_runs_of_pipes_from_page_layout(form: int):
    cells = filled(form)
    text = report(cells, form, pipes).replace("一、总体情况\n", "| | | |\n| 一、总体情况 | |\n|||||\n")
    assert values(re.sub(r"\|$", "| | |", text, flags=re.MULTILINE)) == cells


@FORMS
def test_two_layouts_in_one_document(form: int):
    cells = filled(form)
    text = report(cells, form, tabs)
    text = text.replace(writer.table_2(cells, form, tabs), writer.table_2(cells, form, spaces))
    assert values(text.replace(writer.table_3(cells, form, tabs), writer.table_3(cells, form, one_a_line))) == cells


@FORMS
@pytest.mark.parametrize("markup", ["<b>{}</b>", "&nbsp;{}", "**{}**", "# {}", "<span>{}</span>&nbsp;"])
@pytest.mark.parametrize("line", [tabs, spaces, one_a_line])
def test_markup_is_left_in_cells(form: int, markup: str, line: writer.Line):
    cells = filled(form)
    assert values(report({key: markup.format(value) for key, value in cells.items()}, form, line)) == cells


@FORMS
def test_table_3_with_only_its_right_ten_cells_filled(form: int):
    blank = {f"reconsideration.{column}": "" for column in (*forms.OUTCOMES, "total")}
    cells = filled(form) | blank
    third = [cells[cell.key] for row in forms.rows(form, 3).values() for cell in row]
    text = report(cells, form).replace(writer.table_3(cells, form, tabs).rsplit("\n", 1)[1], "\t".join(third))
    assert values(text) == cells
    assert {by_key(text)[key].status for key in blank} == {Status.BLANK}
    dump = report(cells, form, spaces)  # where an empty cell leaves no trace, nobody can tell which ten they are
    lost = {cell.key for row in forms.rows(form, 3).values() for cell in row}
    assert values(dump) == {key: "" if key in lost else value for key, value in cells.items()}
    assert {by_key(dump)[key].status for key in lost} == {Status.UNREADABLE}


@pytest.mark.parametrize(
    "following", ["三、收到和处理政府信息公开申请情况", "2024 年，我局共收到申请 3 件。", "3 月起公开。"]
)
def test_an_empty_cell_does_not_swallow_what_follows(following: str):
    cells = filled(2021) | {"fees.amount": ""}
    text = report(cells, 2021, spaces).replace("行政事业性收费 \n", f"行政事业性收费\n{following}\n")
    assert following in text
    found = by_key(text)
    assert (found["fees.amount"].status, found["fees.amount"].value) == (Status.BLANK, None)
    assert values(text) == cells


@FORMS
@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("image", ["[图片]", "（表格见附件）", "详见附件表格。"])
def test_a_table_that_is_an_image_or_an_attachment_is_unread_and_never_zero(form: int, number: int, image: str):
    cells = filled(form)
    table = (writer.table_1, writer.table_2, writer.table_3)[number - 1](cells, form, tabs)
    text = report(cells, form).replace(table, image)
    lost = {cell.key for cell in forms.cells(form) if cell.table == number}
    found = by_key(text)
    assert {found[key].status for key in lost if key in found} == {Status.UNREADABLE}
    assert {key: str(fact.value) for key, fact in found.items() if key not in lost} == {
        key: value for key, value in cells.items() if forms.cell(key).table != number
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度无规章，制发行政规范性文件 2 件、废止 1 件、现行有效 9 件；行政许可 5 件，行政处罚 8 件。",
        "无行政规范性文件，行政处罚8件。",
        "公示行政许可信息 68 条、行政处罚信息 26 条。",
    ],
)
def test_a_table_replaced_by_a_sentence_is_no_table(sentence: str):
    cells = filled(2021)
    text = report(cells, 2021, spaces).replace(writer.table_1(cells, 2021, spaces), sentence)
    found = by_key(text)
    first = [cell.key for cell in forms.cells(2021) if cell.table == 1]
    assert {(found[key].status, found[key].value) for key in first} == {(Status.UNREADABLE, None)}
    assert any(sentence in passage.text for passage in read_report(text.encode(), "a.txt").passages)


def test_outcomes_in_prose_are_not_table_2():
    cells = filled(2021)
    text = report(cells, 2021).replace(writer.table_2(cells, 2021, tabs), "[图片]")
    prose = "办结 29 件，其中予以公开 17 件、部分公开 0 件，属于国家秘密 0 件，重复申请 12 件，总计 29 件。"
    found = by_key(text.replace(writer.PROSE, prose))
    assert {fact.value for key, fact in found.items() if key.startswith("requests.")} == {None}


def test_a_number_below_a_label_may_be_that_of_the_next_row_which_lost_its_own():
    cells = filled(2021) | {"coercion.decisions": "1"}
    text = report(cells, 2021, one_a_line)
    assert "行政处罚\n0\n行政强制\n1\n" in text
    found = by_key(text.replace("行政处罚\n0\n行政强制\n1\n", "行政处罚\n1\n"))
    assert {found[key].status for key in ("penalties.decisions", "coercion.decisions")} == {Status.UNREADABLE}


def test_a_sentence_between_a_wrapped_label_and_its_values_has_no_row():
    cells = filled(2021) | {"requests.other_outcome.fee_not_paid_in_time.natural_person": "1"}
    text = report(cells, 2021, writer.wrapped)
    label = "2.申请人逾期未按收费通知要求缴\n"
    assert label in text
    found = by_key(text.replace(label, f"{label}全年公开信息 12 条，予以公开 3 件，其他 2 件。\n"))
    assert {str(found[key].value) for key in columns_of("requests.other_outcome.other")} == {"0"}


@FORMS
@pytest.mark.parametrize("line", [tabs, spaces, pipes])
def test_other_tables_near_by(form: int, line: writer.Line):
    cells = filled(form)
    hotline = "\n".join(
        [
            line("序号", ["诉求类别", "受理数量"]),
            line("1", ["行政许可咨询", "88"]),
            line("2", ["其他", "41"]),
            line("总计", ["129"]),
        ]
    )
    for heading in ("二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "五、存在的主要问题及改进情况"):
        assert values(report(cells, form, line).replace(heading, f"{hotline}\n{heading}")) == cells


@FORMS
@pytest.mark.parametrize("pad", [0, 2])
def test_only_the_totals_are_filled(form: int, pad: int):
    cells = filled(form)
    cells |= {key: "" for key in cells if key.startswith("requests.") and not key.endswith(".total")}
    assert values(with_grid(cells, form, pad=pad)) == cells
    assert statuses(with_grid(cells, form, pad=pad)) == {Status.READ, Status.BLANK}


@FORMS
@pytest.mark.parametrize("pad", [0, 2])
def test_only_the_applicants_columns_are_filled(form: int, pad: int):
    cells = filled(form)
    cells |= {key: "" for key in cells if key.startswith("requests.") and key.endswith(".total")}
    assert values(with_grid(cells, form, pad=pad)) == cells


@FORMS
def test_totals_alone_in_a_dump_could_be_any_column(form: int):
    cells = filled(form)
    cells |= {key: "" for key in cells if key.startswith("requests.") and not key.endswith(".total")}
    found = by_key(report(cells, form, spaces))
    assert {fact.value for key, fact in found.items() if key.startswith("requests.")} == {None}


@FORMS
@pytest.mark.parametrize("line", [tabs, spaces, pipes])
def test_table_3_in_three_pieces(form: int, line: writer.Line):
    cells = filled(form)
    head = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    pieces = []
    for title, row in zip(
        ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"),
        forms.rows(form, 3).values(),
        strict=True,
    ):
        shown = [cells[cell.key] for cell in row]
        pieces += [title, line(head[0], head[1:]), line(shown[0], shown[1:])]
    assert values(report(cells, form, line).replace(writer.table_3(cells, form, line), "\n".join(pieces))) == cells


@FORMS
@pytest.mark.parametrize("part", range(3))
def test_one_part_of_table_3_is_filled_and_all_stands_on_one_line(form: int, part: int):
    cells = filled(form)
    empty = [cell.key for at, row in enumerate(forms.rows(form, 3).values()) for cell in row if at != part]
    cells |= dict.fromkeys(empty, "")
    assert values(report(cells, form).replace("\n", " ")) == cells


@FORMS
@pytest.mark.parametrize("line", [tabs, spaces])
def test_table_3_over_two_lines_of_which_a_value_is_lost_is_unread(form: int, line: writer.Line):
    cells = writer.figures(form)
    row = line("0", ["0"] * 14)
    text = report(cells, form, line)
    assert row in text
    found = by_key(text.replace(row, "\n".join([line("0", ["0"] * 6), line("0", ["0"] * 6)])))
    assert {found[cell.key].value for row in forms.rows(form, 3).values() for cell in row} == {None}


@FORMS
@pytest.mark.parametrize("line", [tabs, spaces, one_a_line])
def test_the_whole_document_on_one_line(form: int, line: writer.Line):
    cells = filled(form)
    text = report(cells, form, line, prose=f"{writer.PROSE}{writer.PROSE * 60}").replace("\n", " ")
    assert values(text) == cells
    told = read_report(text.encode(), "a.txt")
    assert [section.number for section in told.sections] == [0, 1, 2, 3, 4, 5, 6]
    prose = [(passage.section, passage.text) for passage in told.passages]
    assert (6, "本年度未收取信息处理费。") in prose
    assert (5, "一是公开不够及时。下一步，将加强更新。") in prose
    assert not [text for _, text in prose if "属于国家秘密" in text or "结果纠正" in text]


# Labels


@FORMS
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("三类内部事务", "三类内容事务"),
        ("予以公开", "于以公开"),
        ("信访举报投诉类申请", "信访投诉举报类申请"),
        ("重复申请", "重覆申靖"),
        ("（七）总计", "（七）合计"),
        ("（七）总计", "（七）总记"),
        ("无正当理由大量反复申请", "无正当理由大量重复申请"),
        ("结转下年度继续办理", "结转下年继办理"),
        ("本年新收政府信息公开申请数量", "本年度新接收政府信息申请数"),
    ],
)
def test_slips_in_a_label_of_table_2(form: int, right: str, wrong: str):
    cells = filled(form)
    for line in (tabs, spaces, one_a_line):
        assert values(report(cells, form, line).replace(right, wrong)) == cells


@FORMS
@pytest.mark.parametrize("line", [tabs, spaces, one_a_line])
def test_slips_in_neighbouring_labels(form: int, line: writer.Line):
    cells = filled(form)
    text = report(cells, form, line)
    for right, wrong in (
        ("信访举报投诉类申请", "信访投诉举报类申请"),
        ("重复申请", "重覆申请"),
        ("要求提供公开出版物", "要求提供公开发行出版物"),
        ("无正当理由大量反复申请", "无正当理由大量重复申请"),
        ("予以公开", "于以公开"),
        ("部分公开", "部份公开"),
    ):
        text = text.replace(right, wrong)
    prose = f"{writer.PROSE}其中予以公开 17 件、部分公开 0 件。"
    assert values(text.replace(writer.PROSE, prose)) == cells


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("本年废止件数", "本年度止件数"),
        ("行政规范性文件", "行政规范文件"),
        ("行政许可", "行政许司"),
        ("行政事业性收费", "行政事业收费（万元）"),
        ("规章", "规草"),
    ],
)
def test_slips_in_a_label_of_table_1(right: str, wrong: str):
    cells = filled(2021) | {"rules.issued": "3", "normative_documents.in_force": "8"}
    for line in (tabs, spaces):
        assert values(report(cells, 2021, line).replace(right, wrong)) == cells


@FORMS
def test_traditional_characters(form: int):
    cells = filled(form)
    pairs = str.maketrans("数处国秘务类确认访举报复总计结转继续业规许", "數處國祕務類確認訪舉報復總計結轉繼續業規許")
    assert values(report(cells, form, spaces).translate(pairs)) == cells


@FORMS
def test_half_and_full_width_forms(form: int):
    cells = filled(form)
    half = report(cells, form, spaces).translate(str.maketrans("（）：，“”", '():,""'))
    assert values(half.replace(")", ") ")) == cells
    wide = report(cells, form, tabs).translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    assert values(wide) == cells


def test_the_mark_of_an_article_is_missing():
    cells = filled(2021)
    assert values(report(cells, 2021, spaces).replace("第二十条第", "二十条")) == cells


@FORMS
def test_a_label_run_into_its_first_value(form: int):
    cells = filled(form)
    text = re.sub(r"(?<=[\u4e00-\u9fff”]) (?=\d)", "", report(cells, form, spaces))
    assert "予以公开17 0" in text
    assert values(text) == cells


# Text


@FORMS
@pytest.mark.parametrize("lost", ["\ufffd", "1\ufffd", "锟斤拷", "?", "□", "O", "l0"])
@pytest.mark.parametrize("line", [tabs, spaces, one_a_line])
def test_a_broken_cell_is_unreadable_and_not_blank(form: int, lost: str, line: writer.Line):
    cells = filled(form) | {
        "licensing.decisions": lost,
        "requests.received.total": lost,
        "requests.granted.total": lost,
    }
    found = by_key(report(cells, form, line))
    broken = {key for key, value in cells.items() if value == lost}
    restored = {key for key in broken if found[key].status is Status.REPAIRED}
    assert {found[key].status for key in broken - restored} == {Status.UNREADABLE}
    proved = {"requests.received.total": "31", "requests.granted.total": "17"}
    assert {key: str(found[key].value) for key in restored}.items() <= proved.items()
    assert {key: str(found[key].value) for key in cells if key not in broken} == {
        key: value for key, value in cells.items() if key not in broken
    }


@FORMS
def test_a_lost_cell_is_restored_where_its_row_and_its_column_agree(form: int):
    cells = filled(form)
    for lost in ("", "\ufffd"):
        fact = by_key(with_grid(cells | {"requests.granted.natural_person": lost}, form))[
            "requests.granted.natural_person"
        ]
        assert (fact.status, fact.value, fact.raw) == (Status.REPAIRED, 17, lost)


@FORMS
def test_a_lost_cell_whose_row_and_column_disagree_stays_unread(form: int):
    cells = filled(form) | {"requests.granted.natural_person": "\ufffd", "requests.granted.total": "18"}
    fact = by_key(with_grid(cells, form))["requests.granted.natural_person"]
    assert (fact.status, fact.value) == (Status.UNREADABLE, None)


@FORMS
def test_a_zero_that_is_not_filled_in_stays_blank(form: int):
    cells = filled(form) | {"requests.granted.business": ""}
    fact = by_key(with_grid(cells, form))["requests.granted.business"]
    assert (fact.status, fact.value) == (Status.BLANK, None)


# Whatever happens, no value is read that was not printed


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    kind=st.sampled_from(["txt", "md", "dump", "cells", "html", "docx", "xlsx"]),
    level=st.sampled_from([1, 2]),
)
def test_no_figures_and_no_damage_give_a_wrong_value(
    seed: int, kind: str, level: int, tmp_path_factory: pytest.TempPathFactory
):
    (written,) = reports(Order(1, seed, (kind,), (level,)), tmp_path_factory.getbasetemp())
    read = score(written.truth, read_report(written.content, written.name))
    assert read.counts["wrong"] == 0, read.failures


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    kind=st.sampled_from(["txt", "md", "dump", "cells"]),
    names=st.lists(st.sampled_from([name for name, damage in DAMAGES.items() if not damage.group]), max_size=8),
)
def test_no_combination_of_damage_gives_a_wrong_value(
    seed: int, kind: str, names: list[str], tmp_path_factory: pytest.TempPathFactory
):
    (written,) = reports(Order(1, seed, (kind,), (2,), only=tuple(names)), tmp_path_factory.getbasetemp())
    read = score(written.truth, read_report(written.content, written.name))
    assert read.counts["wrong"] == 0, read.failures


@st.composite
def consistent_figures(draw: st.DrawFn, form: int) -> Kept:
    """Figures that keep every equation: requests with an outcome each, carried out of the year, or into it."""
    columns = (*forms.APPLICANTS, "total")
    ends = [*forms.outcome_rows(form), "requests.carried_out"]
    requests = draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(forms.APPLICANTS), st.integers(1, 60))))
    early = draw(st.sampled_from(["requests.received", "requests.carried_in"]))
    counts = {f"{row}.{column}": 0 for row in forms.rows(form, 2) for column in columns}
    for end, applicant, count in requests:
        begin = early if count % 3 == 0 else "requests.received"
        handled = [] if end == "requests.carried_out" else ["requests.outcomes_total"]
        for row in (begin, end, *handled):
            for column in (applicant, "total"):
                counts[f"{row}.{column}"] += count
    others = {cell.key: str(draw(st.integers(0, 3))) for cell in forms.cells(form) if cell.table == 1}
    return writer.figures(form) | others | {key: str(count) for key, count in counts.items()}


Harm = Callable[[list[str], int], list[str]]


def without_a_value(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], re.sub(r"[ \t]\d+(?=\D*$)", "", lines[at], count=1), *lines[at + 1 :]]


def without_a_label(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], re.sub(r"[\u4e00-\u9fff]+", "", lines[at], count=1), *lines[at + 1 :]]


def without_a_line(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], *lines[at + 1 :]]


def with_a_number(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], "7", *lines[at:]]


def with_prose(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], "全年公开信息 12 条，予以公开 3 件，其他 2 件。", *lines[at:]]


def joined(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]]


def broken(lines: list[str], at: int) -> list[str]:
    return [*lines[:at], re.sub(r"\d+", "\ufffd", lines[at], count=1), *lines[at + 1 :]]


HARMS: list[Harm] = [without_a_value, without_a_label, without_a_line, with_a_number, with_prose, joined, broken]


def _puts_another_number(harms: list[tuple[Harm, int]]) -> bool:
    """Whether one number may be taken away and another put in its place: that is then what is printed there."""
    kinds = {harm for harm, _ in harms}
    return with_a_number in kinds and bool(kinds & {without_a_value, without_a_line})


@FORMS
def test_a_line_that_goes_on_as_a_sentence_is_no_cell(form: int):
    lines = report(writer.figures(form), form, one_a_line).split("\n")
    at = next(number for number, line in enumerate(lines) if "规范性文件" in line) + 3  # after two of its cells
    found = values("\n".join([*lines[:at], " 12 条，予以公开 3 件，其他 2 件。", *lines[at + 1 :]]))
    assert "12" not in {found[key] for key in found if key.startswith("normative_documents.")}


@FORMS
def test_a_sentence_among_the_cells_of_table_3_is_no_cell(form: int):
    cells = writer.figures(form)
    lines = report(cells, form, one_a_line).split("\n")
    end = next(number for number, line in enumerate(lines) if "五、" in line)
    for at in range(end - 15, end):
        found = values("\n".join([*lines[:at], "全年公开信息 12 条，予以公开 3 件，其他 2 件。", *lines[at:]]))
        wrong = {key for key, value in found.items() if key.startswith(("recon", "litig")) and value != cells[key]}
        assert wrong == set()


@settings(max_examples=300, deadline=None)
@given(
    data=st.data(),
    form=st.sampled_from(forms.FORMS),
    line=st.sampled_from([tabs, spaces, pipes, one_a_line, writer.wrapped]),
    harms=st.lists(st.tuples(st.sampled_from(HARMS), st.integers(8, 300)), max_size=5).filter(
        lambda harms: not _puts_another_number(harms)
    ),
)
def test_lines_lost_cut_and_joined_give_no_wrong_value(
    data: st.DataObject, form: int, line: writer.Line, harms: list[tuple[Harm, int]]
):
    cells = data.draw(consistent_figures(form))
    lines = report(cells, form, line).split("\n")
    for harm, at in harms:
        lines = harm(lines, 8 + at % (len(lines) - 8))
    found = {key: fact.value for key, fact in by_key("\n".join(lines)).items() if fact.value is not None}
    assert {key: value for key, value in found.items() if key in cells and str(value) != cells[key]} == {}

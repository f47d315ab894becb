from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import form as forms
from ingest.errors import EmptyFileError, TooLargeFileError, UnreadableFileError
from ingest.formats.markdown import is_markdown, read
from ingest.identity import identify
from ingest.sections import find_sections
from ingest.tables import read_tables
from tests import writer
from tests.test_html import portal, table_1, table_2, table_3, word
from tests.writer import PROSE, TITLE, Figures, balanced, figures, report

Tables = Callable[[Figures, int], tuple[str, str, str]]


def pipe_table(rows: list[list[str]], outer: bool = True) -> str:
    """Rows of equal width below a separator row, the first one as the header."""
    width = max(len(row) for row in rows)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    rule = ["---", ":---:", *["---:"] * (width - 2)]
    lines = [" | ".join(row) for row in [full[0], rule, *full[1:]]]
    return "\n".join(f"| {line} |" if outer else line for line in lines)


def piped(cells: Figures, form: int) -> tuple[str, str, str]:
    """The tables as Markdown's own, escaped and with emphasis, group labels in a column of their own."""
    first = list(forms.rows(form, 1).values())
    one = [["信息内容", *(cell.column for cell in first[0])]]
    for row in first:
        one += [["**信息内容**", *(cell.column for cell in row)], [row[0].row, *(cells[cell.key] for cell in row)]]
    two = [["", "", "", "自然人", "商业<br>企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]]
    for row in forms.rows(form, 2).values():
        path = [label.replace(".", "\\.") for label in row[0].row.split("/")]
        two.append([*[""] * (3 - len(path)), *path, *(f"**{cells[cell.key]}**" for cell in row)])
    third = [cell for row in forms.rows(form, 3).values() for cell in row]
    three = [["行政复议", "行政诉讼"], [cell.column for cell in third], [cells[cell.key] for cell in third]]
    return pipe_table(one), pipe_table(two), pipe_table(three)


def unframed(cells: Figures, form: int) -> tuple[str, str, str]:
    """The same without pipes at both ends of a row."""
    one, two, three = (
        "\n".join(line.removeprefix("| ").removesuffix(" |") for line in table.split("\n"))
        for table in piped(cells, form)
    )
    return one, two, three


def html_tables(cells: Figures, form: int) -> tuple[str, str, str]:
    return table_1(cells, form, portal), table_2(cells, form, word), table_3(cells, form, portal)


def document(tables: tuple[str, str, str]) -> str:
    return "\n\n".join(
        [
            f"# {TITLE.replace('2024', '**2024**')}",
            f"## 一、总体情况\n\n{PROSE}\n\n- **（一）主动公开。**见[门户网站](https://example.org/a_(1)?b=_c_)。",
            f"## 二、主动公开政府信息情况\n\n{tables[0]}",
            f"## 三、收到和处理政府信息公开申请情况\n\n{tables[1]}",
            f"## 四、政府信息公开行政复议、行政诉讼情况 ##\n\n{tables[2]}",
            "## 五、存在的主要问题及改进情况\n\n1. 公开不够及时。  \n下一步，将加强更新。",
            "## 六、其他需要报告的事项\n\n本年度未收取信息处理费。",
        ]
    )


def values(text: str) -> dict[str, str]:
    return {fact.key: "" if fact.value is None else str(fact.value) for fact in read_tables(text).facts}


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("tables", [piped, unframed, html_tables])
def test_every_cell_in_every_layout(form: int, tables: Tables):
    cells = balanced(form, received=31, granted=17, carried_out=2) | {"licensing.decisions": "1204"}
    source = document(tables(cells, form))
    assert is_markdown(source)
    read_one = read(source)
    assert (read_one.kind, read_one.title) == ("markdown", TITLE)
    assert read_tables(read_one.text).form == form
    assert values(read_one.text) == cells
    told = identify(read_one.text)
    assert (told.agency, told.year) == ("云岚市档案局", 2024)
    assert [section.number for section in find_sections(read_one.text)] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("line", [writer.tabs, writer.spaces, writer.pipes, writer.one_a_line, writer.wrapped])
def test_plain_text_that_was_taken_for_markdown_loses_nothing(form: int, line: writer.Line):
    cells = balanced(form, received=31, granted=17, carried_out=2)
    assert values(read(report(cells, form, line)).text) == cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 标题\n正文", True),
        ("### （一）总则", True),
        ("##一、总体情况", True),
        ("甲 | 乙\n--- | ---\n1 | 2", True),
        ("|甲|乙|\n|:-:|--:|", True),
        ("正文\n<table><tr><td>1</td></tr></table>", True),
        ("|甲|乙|\n|1|2|", False),
        ("一、总体情况\n#1 号\n**正文**\n----\n- 3 -\n<条例>", False),
        ("", False),
    ],
)
def test_what_is_markdown(text: str, expected: bool):
    assert is_markdown(text) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## **一、总体情况** ##", "一、总体情况"),
        ("##二、主动公开", "二、主动公开"),
        ("1\\. 属于*国家*秘密\\*", "1. 属于国家秘密*"),
        ("***重要***、__突出__与_强调_", "重要、突出与_强调_"),
        ("见 _强调_ 与 `code`", "见 强调 与 code"),
        ("3*4*5 与 a_b_c", "3*4*5 与 a_b_c"),
        ('![图](a.png)[附件](b.pdf "题")、[条例][1]、[^2]<https://example.org>', "图附件、条例、https://example.org"),
        ("[![图](a.png)](b.html)", "图"),
        ("〔2021〕30号 [2021] 30号", "〔2021〕30号 [2021] 30号"),
        ("- 公开12条", "公开12条"),
        ("* [x] 已办结", "已办结"),
        ("- 3 -", "- 3 -"),
        ("> 引用", "引用"),
        ("甲<br>乙<br/>", "甲\n乙\n"),
        ("<p align=center>甲<b>乙</b></p>", "\n甲乙\n"),
        ("A&amp;B&nbsp;&lt;b&gt;&#9;丙", "A&B <b> 丙"),
        ("~~9~~8<del>9</del><span style='display: none'>9</span><sup>9</sup>件", "8件"),
        ("<!-- 9\n9 -->甲<script>9</script>", "甲"),
        ("甲\f乙", "甲\n\f\n乙"),
        ("\t\t甲\t**1**\t", "\t\t甲\t1\t"),
    ],
)
def test_marks_go_and_words_stay(line: str, expected: str):
    assert read(line).text == expected


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("| 甲 | 乙 |\n|---|---|\n| **1** | |", ["甲\t乙", "1\t"]),
        ("甲 | 乙\n--- | ---\n1 | 2\n\n丙 | 丁", ["甲\t乙", "1\t2", "", "丙 | 丁"]),
        ("|甲|\n|---|\n|1|", ["甲", "1"]),
        ("甲 | 乙 | 丙\n--- | --- | ---\n | 1 |\n2 | 3", ["甲\t乙\t丙", "\t1\t", "2\t3\t"]),
        ("| | 乙 |\n---|---|---|---\n| 1 | |", ["\t\t乙\t", "\t1\t\t"]),
        ("|甲|乙|\n|---|---|\n| - | - |", ["甲\t乙", "-\t-"]),
        ("| 商业<br>企业 | a\\|b |\n|:-:|:-:|\n| 1\\.0 | &nbsp; |", ["商业企业\ta¦b", "1.0\t"]),
        ("> | 甲 | 乙 |\n> |---|---|\n> | 1 | 2 |", ["甲\t乙", "1\t2"]),
        (
            "+----+----+\n| 甲 | 1  |\n| 乙 |    |\n+====+====+\n| 丙 | 2  |\n+----+----+\n正文",
            ["甲乙\t1", "丙\t2", "正文"],
        ),
        ("甲\n<table><tr><td rowspan=2>组<td>1<tr><td>**2**</table>乙", ["甲", "", "组\t1", "\t2", "乙"]),
        ("<table><tr><td>1<td>2</tr>\n\n正文", ["", "1\t2", "", "", "正文"]),
        ("<table><tr><td><table><tr><td>1<td>2</table></table>", ["", "1\t2", ""]),
    ],
)
def test_rows(table: str, rows: list[str]):
    assert read(table).text.split("\n") == rows


def test_the_title_of_the_front_matter():
    document = read('---\ntitle: "云岚市年报"\ndate: 2025-01-20\n---\n## 一、总体情况\n正文')
    assert (document.title, document.text) == ("云岚市年报", "一、总体情况\n正文")


def test_blank_cells_stay_blank():
    cells = figures(2021, fees__amount="")
    assert values(read(document(piped(cells, 2021))).text) == cells


def test_marks_alone_are_no_report():
    with pytest.raises(EmptyFileError, match="no text"):
        read("---\n\n<!-- -->\n***\n")


def test_a_file_of_many_reports_is_refused():
    with pytest.raises(TooLargeFileError, match="20,000,000 characters"):
        read("# 标题\n" * 5_000_000)


def test_a_table_nested_too_deep_is_refused():
    with pytest.raises(UnreadableFileError, match="nested deeper"):
        read("<table>" + "<div>" * 5000 + "</table>")


@pytest.mark.parametrize(
    "piece", ["# ", " x", "# a  ", "<!--", "[", "**", "<table>", "| ", "<a ", "~~", "&a", "- ", "> "]
)
def test_no_text_takes_long(piece: str):
    start = perf_counter()
    try:
        read("# " + piece * 20_000 + "b")
    except UnreadableFileError as error:
        assert "expected" in str(error)
    assert perf_counter() - start < 5


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["|", "---", "\n", "# ", "**", "<table>", "</table>", "<td>", "[", "](", ")", "\\", "- ", "+", "12"]
            ),
            st.text(max_size=4),
        ),
        max_size=40,
    )
)
def test_any_text_is_read_or_refused(pieces: list[str]):
    text = "".join(pieces)
    assert is_markdown(text) in (True, False)
    try:
        assert read(text).text.strip()
    except UnreadableFileError as error:
        assert "expected" in str(error)


def test_rows_without_pipes_around_them_go_on_behind_a_page_mark():
    lines = ["收到 | 件数 | 总计", "--- | --- | ---", "甲 | 1 | 1", "- 3 -", " | 2 | 2", "乙 | 3 | "]
    assert read("\n".join(lines)).text.split("\n")[-2:] == ["\t2\t2", "乙\t3\t"]

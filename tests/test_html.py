import re
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import form as forms
from ingest.errors import EmptyFileError, TooLargeFileError, UnreadableFileError
from ingest.form import Cell
from ingest.formats.html import fragment, read
from ingest.identity import identify
from ingest.report import Status
from ingest.sections import find_sections
from ingest.tables import read_tables
from tests.writer import ITEMS, PROSE, Figures, balanced, figures

AGENCY = "云岚市档案局"
TITLE = f"{AGENCY}2024年政府信息公开工作年度报告"
SIGNATURE = f"<p>{AGENCY}</p><p>2025年1月20日</p>"
Td = Callable[[str, str], str]


# How portals and Word write a cell


def portal(text: str, spans: str = "") -> str:
    return f"<td {spans}>{text or '&nbsp;'}</td>"


def word(text: str, spans: str = "") -> str:
    """As Word exports it: a paragraph in each cell, Latin characters in a span of their own, hard wrapped."""
    parts = re.split(r"([0-9.]+)", text)
    inner = "".join(
        f"<span\nlang=EN-US style='font-size:10.5pt;mso-ascii-theme-font:minor'>{part}<o:p></o:p></span>"
        if at % 2
        else f"<span\nstyle='font-family:仿宋'>{'</span><span>'.join(part)}</span>"
        for at, part in enumerate(parts)
    )
    return f"<td width=85 {spans} style='mso-border-alt:solid'>\n  <p class=MsoNormal align=center>{inner}</p>\n  </td>"


def wrapped(text: str, spans: str = "") -> str:
    """With line ends and indentation inside the cell, and a hidden cell before it."""
    middle = len(text) // 2 if re.search(r"[\u4e00-\u9fff]{4}", text) else 0
    inner = f"{text[:middle]}<br/>\n\t\t  {text[middle:]}" if middle else f"\n\t\t{text}\n"
    return f'<td style="display: none">99</td><td {spans}><div>&nbsp;{inner}</div></td>'


# The three tables, with the spans of the printed forms


def row(*cells: str) -> str:
    return f"<tr>{''.join(cells)}</tr>\n"


def table_1(cells: Figures, form: int, td: Td) -> str:
    lines = []
    for item, rows in groupby(forms.rows(form, 1).values(), key=lambda row: item_of(row[0])):
        entries = list(rows)
        last = f"colspan={4 - len(entries[0])}"
        lines.append(row(td(f"第二十条第（{item}）项", "colspan=4")))
        lines.append(row(td("信息内容", ""), *spanning(td, [cell.column for cell in entries[0]], last)))
        lines += [
            row(td(entry[0].row, ""), *spanning(td, [cells[each.key] for each in entry], last)) for entry in entries
        ]
    return f"<table border=1>{''.join(lines)}</table>"


def item_of(cell: Cell) -> str:
    return next(item for word, item in ITEMS.items() if word in cell.row)


def spanning(td: Td, texts: list[str], last: str) -> list[str]:
    return [*(td(text, "") for text in texts[:-1]), td(texts[-1], last)]


def table_2(cells: Figures, form: int, td: Td) -> str:
    rows = list(forms.rows(form, 2).values())
    paths = [entry[0].row.split("/") for entry in rows]
    lines = [
        row(
            td("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "colspan=3 rowspan=3"),
            td("申请人情况", "colspan=7"),
        ),
        row(td("自然人", "rowspan=2"), td("法人或其他组织", "colspan=5"), td("总计", "rowspan=2")),
        row(*(td(name, "") for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"))),
    ]
    for at, (entry, path) in enumerate(zip(rows, paths, strict=True)):
        labels = []
        for depth, label in enumerate(path):
            if depth == len(path) - 1:
                labels.append(td(label, f'colspan="{3 - depth}"'))
            elif at == 0 or paths[at - 1][: depth + 1] != path[: depth + 1]:
                height = sum(other[: depth + 1] == path[: depth + 1] for other in paths)
                labels.append(td(label, f'rowspan="{height}"'))
        lines.append(row(*labels, *(td(cells[cell.key], "") for cell in entry)))
    return f"<table border=1><tbody>{''.join(lines)}</tbody></table>"


def table_3(cells: Figures, form: int, td: Td) -> str:
    columns = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    values = [cells[cell.key] for entry in forms.rows(form, 3).values() for cell in entry]
    return "<table>{}{}{}{}</table>".format(
        row(td("行政复议", "colspan=5"), td("行政诉讼", "colspan=10")),
        row(
            *(td(name, "rowspan=2") for name in columns),
            td("未经复议直接起诉", "colspan=5"),
            td("复议后起诉", "colspan=5"),
        ),
        row(*(td(name, "") for name in columns * 2)),
        row(*(td(value, "") for value in values)),
    )


def article(cells: Figures, form: int, td: Td = portal) -> str:
    """A report of six sections, signed."""
    return f"""
    <p>　　一、总体情况</p><p>&emsp;&emsp;{PROSE}</p>
    <p>　　二、主动公开政府信息情况</p>{table_1(cells, form, td)}
    <p>　　三、收到和处理政府信息公开申请情况</p>{table_2(cells, form, td)}
    <p>　　四、政府信息公开行政复议、行政诉讼情况</p>{table_3(cells, form, td)}
    <p>　　五、存在的主要问题及改进情况</p><p>一是公开不够及时。<br>下一步，将加强更新。</p>
    <p>　　六、其他需要报告的事项</p><p>本年度未收取信息处理费。</p>{SIGNATURE}"""


# Pages around it

NAVIGATION = "<ul>" + "".join(f"<li><a href=/{at}>栏目{at}政务公开</a></li>" for at in range(30)) + "</ul>"
FOOTER = (
    "<p><a href=/about>关于我们</a> | <a href=/map>网站地图</a></p>"
    "<p>主办：云岚市人民政府办公室</p><p>云ICP备00000000号 网站标识码：0000000000</p>"
)


def bare(inner: str) -> str:
    return f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{inner}</body></html>"


def portal_page(inner: str) -> str:
    return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
    <title>{TITLE}_云岚市人民政府门户网站</title><meta name="ArticleTitle" content="{TITLE}">
    <style>.a{{color:red}}</style><script>var year = 2031; document.write("<p>云岚市财政局</p>")</script></head><body>
    <div class="top"><img src=logo.png>云岚市人民政府<form><input value="请输入关键字"><button>搜索</button></form>
    {NAVIGATION}</div>
    <div class="weizhi">您所在的位置：<a href=/>首页</a> &gt; <a href=/zwgk>政务公开</a> &gt; 正文</div>
    <div class="main"><div class="left">{NAVIGATION}</div><div class="right">
      <table><tr><td>索 引 号</td><td>000/2025-01</td></tr>
      <tr><td>发布机构</td><td>云岚市人民政府办公室</td></tr></table>
      <h1>{TITLE}</h1><div class="info">发布时间：2025-01-21 来源：云岚市人民政府办公室 字体：[大 中 小] 打印</div>
      <div id="zoom" class="TRS_Editor">{inner}</div>
      <div class="share">分享到： <a href=#>微信</a> <a href=#>微博</a></div>
      <div>上一篇：<a href=1>云岚市财政局2023年政府信息公开工作年度报告</a></div>
      <div>【打印本页】【关闭窗口】</div>
    </div></div><div class="foot">{FOOTER}</div></body></html>"""


def nested_layout(inner: str) -> str:
    """A page of the years when tables laid out everything, the report in a cell of a cell."""
    return f"""<html><body><table width=1000><tr><td colspan=2>{NAVIGATION}</td></tr>
    <tr><td width=200><table><tr><td>{NAVIGATION}</td></tr></table></td>
    <td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>{inner}</td></tr></table></td></tr>
    <tr><td colspan=2>{FOOTER}</td></tr></table></body></html>"""


def web_form(inner: str) -> str:
    """All of it in a form, as ASP.NET has it, and the title apart from the text."""
    return f"""<html><body><form id=aspnetForm action=x><input type=hidden name=__VIEWSTATE value=123456>
    <header><nav>{NAVIGATION}</nav></header><div><h2>{TITLE}</h2></div><div><div>{inner}</div></div>
    <footer>{FOOTER}</footer></form></body></html>"""


def html5(inner: str) -> str:
    return f"""<html><body><header>云岚市人民政府</header><main><article><header><h1>{TITLE}</h1></header>{inner}
    </article></main><aside><p>热点：云岚市财政局。</p></aside><footer>{FOOTER}</footer></body></html>"""


PAGES = [bare, portal_page, nested_layout, web_form, html5]


def values(text: str) -> dict[str, str]:
    return {fact.key: "" if fact.value is None else str(fact.value) for fact in read_tables(text).facts}


@pytest.mark.parametrize("form", forms.FORMS)
@pytest.mark.parametrize("td", [portal, word, wrapped])
@pytest.mark.parametrize("page", PAGES)
def test_every_cell_in_every_layout(form: int, td: Td, page: Callable[[str], str]):
    cells = balanced(form, received=31, granted=17, carried_out=2) | {"licensing.decisions": "1204"}
    document = read(page(article(cells, form, td)).encode())
    assert document.kind == "html"
    assert read_tables(document.text).form == form
    assert values(document.text) == cells
    assert {fact.status for fact in read_tables(document.text).facts} == {Status.READ}
    told = identify(document.text)
    assert (told.agency, told.year) == (AGENCY, 2024)
    assert [section.number for section in find_sections(document.text)] == [0, 1, 2, 3, 4, 5, 6]


def test_cells_that_are_blank_stay_blank():
    cells = figures(2021, fees__amount="", reconsideration__upheld="", reconsideration__total="")
    facts = read_tables(read(bare(article(cells, 2021)).encode()).text).facts
    assert {fact.key for fact in facts if fact.status is Status.BLANK} == {
        "fees.amount",
        "reconsideration.upheld",
        "reconsideration.total",
    }


def test_zeros_and_totals_that_are_left_blank():
    """As large bodies print it: figures where there are any, and totals in the first and last rows only."""
    cells = balanced(2019, received=859, granted=780, carried_out=72)
    kept = {"requests.received", "requests.carried_in", "requests.outcomes_total", "requests.carried_out"}
    printed = {
        key: "" if value == "0" or (key.endswith(".total") and key.rsplit(".", 1)[0] not in kept) else value
        for key, value in cells.items()
    }
    text = read(portal_page(article(printed, 2019, word)).encode()).text
    assert values(text) == printed
    assert {fact.status for fact in read_tables(text).facts} == {Status.READ, Status.BLANK}


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("gb2312", "utf-8"), ("utf-8", "gb18030"), ("utf-8", "utf-8-sig")],
)
def test_the_encoding_is_told_by_the_bytes_where_the_page_is_wrong_about_it(charset: str, encoding: str):
    page = portal_page(article(figures(2021), 2021)).replace("charset=utf-8", f"charset={charset}")
    text = read(page.encode(encoding)).text
    assert (identify(text).agency, text.count("\ufffd")) == (AGENCY, 0)


def test_traditional_characters_in_big5():
    page = "<meta charset=big5><h1>雲嵐縣檔案局政府資訊公開年度報告</h1><p>本年度收到申請31件。</p>"
    assert read(page.encode("big5")).text == "雲嵐縣檔案局政府資訊公開年度報告\n本年度收到申請31件。"


# What is left out


def lines(inner: str) -> list[str]:
    return read(f"<html><body>{inner}</body></html>".encode()).text.split("\n")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>收到9件</p>",
        "<p style='color:red;DISPLAY : none !important'>收到9件</p>",
        "<p style='visibility:hidden'>收到9件</p>",
        "<span style='mso-hide:all'>收到9件</span>",
        "<div aria-hidden=true><p>收到9件</p></div>",
        "<script>document.write('收到9件')</script>",
        "<style>收到9件</style><noscript>收到9件</noscript><template>收到9件</template><!-- 收到9件 -->",
        "<nav>收到9件</nav><header>收到9件</header><footer>收到9件</footer><aside>收到9件</aside>",
        "<form><label>收到9件</label><input value=9></form>",
        "<select><option>收到9件</select><textarea>收到9件</textarea><button>收到9件</button>",
        "<p>您所在的位置：<a href=/>首页</a> > 收到9件</p>",
        "<p>首页 > 政务公开 > 收到9件</p>",
        "<p>上一篇：<a href=1>收到9件</a></p><p>下一条: 没有了</p>",
        "<p>【打印本页】 【关闭窗口】</p><p>字体：[大 中 小]</p><p>分享到：</p>",
        "<p>来源：云岚市财政局　发布时间：2025-01-09　浏览次数：9</p>",
        "<table><tr><td>索 引 号：</td><td>009</td></tr><tr><td>发布机构：</td><td>云岚市财政局</td></tr></table>",
        "<p>主办单位：云岚市财政局</p><p>版权所有：云岚市财政局 云ICP备09号</p>",
        "<ul><li><a href=1>收到9件</a><li><a href=2>收到9件</a><li><a href=3>收到9件</a><li><a href=4>收到9件</a></ul>",
        "<p>收到<del>9</del><s>9</s>若干件<sup>[9]</sup></p>",
    ],
)
def test_hidden_text_and_furniture_are_left_out(hidden: str):
    text = "\n".join(lines(f"<p>{PROSE}</p>{hidden}<p>本年度未收取信息处理费。</p>"))
    assert "9" not in text
    assert "财政局" not in text
    assert text.startswith(PROSE)
    assert text.endswith("本年度未收取信息处理费。")


def test_a_page_that_is_shown_by_a_script_is_read():
    """The whole article is hidden until a script shows it."""
    report = article(balanced(2021, received=3, granted=2, carried_out=1), 2021)
    text = read(f"<body style='display:none'><div id=zoom style='display:none'>{report}</div></body>".encode()).text
    assert values(text)["requests.received.total"] == "3"


def test_what_stands_outside_the_article_s_block_and_belongs_to_it_is_kept():
    body = "".join(f"<p>（{at}）{PROSE}</p>" for at in range(30))
    page = f"""<div class=t>{TITLE}</div><div class=zoom>{body}</div><div>附表已附后。</div>
    <div>{AGENCY}</div><div>2025年1月20日</div><div>云岚市人民政府</div><div>联系我们</div>"""
    text = lines(page)
    assert (text[0], len(text), text[-3:]) == (TITLE, 34, ["附表已附后。", AGENCY, "2025年1月20日"])


def test_the_title_of_the_page_stands_first_where_the_text_has_none():
    page = f"<title>{TITLE}_云岚市人民政府</title><body><p>一、总体情况</p><p>{PROSE}</p>"
    document = read(page.encode())
    assert document.text.split("\n") == [TITLE, "一、总体情况", PROSE]
    assert document.title == f"{TITLE}_云岚市人民政府"


def test_a_table_of_contents_of_links_does_not_repeat_the_headings():
    headings = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "五、问题"]
    contents = "".join(f"<li><a href=#{at}>{heading}</a></li>" for at, heading in enumerate(headings))
    body = "".join(f"<h2><a name={at}>{heading}</a></h2><p>{PROSE}</p>" for at, heading in enumerate(headings))
    assert lines(contents + body) == [line for heading in headings for line in (heading, PROSE)]


# Lines


def test_blocks_and_breaks_make_lines_and_inline_elements_do_not():
    inner = (
        "<p>　　收<b>到</b>申<span>请</span>3<i>1</i>件。<br>其中\n   自然人&nbsp;30&nbsp;件，</p>"
        "<div>other\n words</div>末行"
    )
    assert lines(inner) == ["收到申请31件。", "其中自然人 30 件，", "other words", "末行"]


def test_text_as_typed_keeps_its_lines():
    assert lines("<pre>\n一、总体情况\n正文\t1\n</pre>") == ["一、总体情况", "正文\t1"]
    assert lines("<div style='white-space: pre-wrap'>甲\n<b>乙\n丙</b></div>") == ["甲", "乙", "丙"]


# Tables


@pytest.mark.parametrize(
    ("markup", "rows"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", ["a\tb", "c\td"]),
        ("<tr><th rowspan=2>组<td>1</td></tr><tr><td>2</td></tr>", ["组\t1", "\t2"]),
        ("<tr><td colspan=3>头</td></tr><tr><td>1<td>2<td>3</tr>", ["头\t\t", "1\t2\t3"]),
        ("<tr><td rowspan=2 colspan=2>甲<td>乙</tr><tr><td>丙</tr>", ["甲\t\t乙", "\t\t丙"]),
        ("<tr><td rowspan=2 colspan=2>甲<td>1</tr><tr><td>2</tr>", ["\t甲\t1", "\t\t2"]),
        (
            "<tr><td>规章<td>1<td colspan=2>2<td>3</tr><tr><td>许可<td colspan=2>4<td>5<td>6</tr>",
            ["规章\t1\t2\t3", "许可\t4\t5\t6"],
        ),
        (
            "<tr><td colspan=2>甲<td>增2<td colspan=9>251000元</tr><tr><td colspan=3>乙<td></tr>",
            ["\t甲\t增2\t251000元", "\t\t乙\t"],
        ),
        ("<tr><td>1<td rowspan=0>侧</tr><tr><td>2</tr><tr><td>3</tr>", ["1\t侧", "2\t", "3\t"]),
        ("<tr><td>1<td>2</tr><tr></tr><tr><td>3<td>4</tr>", ["1\t2", "3\t4"]),
        ("<tr><td>1<td style='display:none'>9<td>2</tr>", ["1\t2"]),
        ("<tr><td>1<td style='visibility:hidden'>9<td>2</tr>", ["1\t\t2"]),
        ("<tr style='display:none'><td>9<td>9</tr><tr><td>1<td>2</tr>", ["1\t2"]),
        ("<tr><td>商业<br>企业<td>其 他<td>1\n 2<td>a<p>b</p></tr>", ["商业企业\t其他\t1 2\ta b"]),
        ("<tr><td>１<br>２<td></tr>", ["１ ２\t"]),
        ("<tr><td><input value=12><td><input type=checkbox value=1></tr>", ["12\t"]),
        ("<caption>表一</caption><form><tr><td>1<td>2</tr></form>", ["表一", "1\t2"]),
        ("<td>1</td><td>2</td>", ["1\t2"]),
        ("<tr><td colspan='-3' rowspan=x>1<td colspan=0>2</tr><tr><td>3<td>4</tr>", ["1\t2", "3\t4"]),
    ],
)
def test_rows(markup: str, rows: list[str]):
    assert fragment(f"<table>{markup}</table>") == rows


def test_spans_beyond_reason_are_clamped():
    text = fragment("<table>" + "<tr><td colspan=1000000 rowspan=1000000>1<td>2</tr>" * 2000 + "</table>")
    assert (text[0], text[1]) == ("1\t2", "\t" * 64 + "1\t2")
    assert sum(len(line) for line in text) < 100_000
    assert (len(text), text[-1]) == (2000, "1\t2")


def test_layout_tables_are_blocks():
    prose = PROSE * 8
    assert fragment(f"<table><tr><td>左<td><p>{prose}</p><p>{prose}</p></tr></table>") == ["左", prose, prose]
    nested = "<table><tr><td>甲</td><td><table><tr><td>1<td>2</tr></table></td></tr></table>"
    assert fragment(nested) == ["甲", "1\t2"]


# Files that are no report, or an attack


def test_a_web_archive():
    page = portal_page(article(figures(2021), 2021))
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="----=_Part_0"\r\n\r\n------=_Part_0\r\n'
        'Content-Transfer-Encoding: 8bit\r\nContent-Type: text/html;\r\n\tcharset="utf-8"\r\n\r\n'
        f"{page}\r\n------=_Part_0\r\nContent-Type: image/png\r\n\r\nAAAA\r\n------=_Part_0--\r\n"
    )
    text = read(archive.encode()).text
    assert len(values(text)) == 200
    assert text.endswith("2025年1月20日")


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"<div>" * 100_000 + b"x", UnreadableFileError, "nested deeper"),
        (b"<p>" + b"x" * 21_000_000, TooLargeFileError, "20,000,000 bytes"),
        (b"<b>x</b>" * 200_000, TooLargeFileError, "300,000 tags"),
        (b"<p " + b"a1=2 " * 50_000 + b">x</p>", UnreadableFileError, "attributes"),
        (b"<html><script>app()</script><div id=app></div></html>", EmptyFileError, "no text but links"),
        (b"<!-- -->", EmptyFileError, "no element"),
        (b" \r\n", EmptyFileError, "empty"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n", UnreadableFileError, "web archive"),
    ],
)
def test_what_can_t_be_read_is_said(content: bytes, error: type[Exception], message: str):
    with pytest.raises(error, match=message):
        read(content)


def test_embedded_pictures_do_not_count():
    picture = b"<img src='data:image/png;base64," + b"A" * 21_000_000 + b"'>"
    assert read(b"<p>text" + picture + b"more</p>").text == "textmore"


def test_no_entity_is_expanded_and_no_file_is_read():
    page = b'<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY f SYSTEM "file:///etc/hostname">]><p>1&a;&f;2</p>'
    assert read(page).text.endswith("1&a;&f;2")


TAGS = ("table", "tr", "td rowspan=2", "td colspan=9", "td", "p", "br", "div", "a href=x", "pre", "form", "span hidden")
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from(
        ["<!--", "-->", "<![endif]>", "&nbsp;", "&#0;", "&lt;", "\0", "\t", "\n", "　", "一、总体情况", "12", "<"]
    ),
    st.text(max_size=5),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_markup_is_read_or_refused(pieces: list[str]):
    content = "".join(pieces).encode("utf-8", "replace")
    try:
        document = read(content)
    except UnreadableFileError as error:
        assert len(str(error)) > 20
    else:
        assert document.text.strip()


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes):
    try:
        read(b"<html>" + content)
        read(content)
    except UnreadableFileError as error:
        assert len(str(error)) > 20


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 999), st.integers(0, 999), st.sampled_from(forms.FORMS), st.sampled_from([portal, word, wrapped]))
def test_figures_survive(granted: int, carried: int, form: int, td: Td):
    cells = balanced(form, received=granted + carried, granted=granted, carried_out=carried)
    text = read(portal_page(article(cells, form, td)).encode()).text
    assert {fact.key: fact.value for fact in read_tables(text).facts} == {
        key: Decimal(value) for key, value in cells.items()
    }

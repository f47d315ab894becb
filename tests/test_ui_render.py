"""Answers, evidence and reports as HTML: what is shown, and that nothing shown can act."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from answer import Evidence, LoadedReport, MarkedPage
from answer.answer import Answer, Chip, Citation, Coverage, Missing, Outcome, Row
from answer.citing.citations import Cited
from index.checks import StoredCheck
from ingest.report import Box, PageSize
from ui import download, evidence, library, render, words
from ui.markup import markdown
from ui.original import original
from ui.sessions import Sessions, Turn

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"
INERT = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"


def citation(identity: int, agency: str = "云岚市民政局", value: int | None = 9, **more: object) -> Citation:
    made = Citation(
        *(identity, agency, 2024, "a.txt", 1, "三、收到和处理政府信息公开申请情况", "一、新收\t7\t2\t9", 1, 0, 9),
        *("requests.received.total", "一、本年新收", "总计", None if value is None else Decimal(value)),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def answered(**more: object) -> Answer:
    made = Answer(
        question="2024年哪些单位收到了申请",
        language="zh",
        status=Outcome.ANSWERED,
        text="有 **2 个**：云岚市民政局 9 件[1]、云岚市数据局 4 件[2]。",
        unit="件",
        rows=(
            Row("云岚市民政局", 2024, Decimal(9), "新收申请", (1,)),
            Row("云岚市数据局", 2024, Decimal(4), "新收申请", (2,)),
        ),
        citations=(citation(1), citation(2, "云岚市数据局", 4)),
        coverage=Coverage(7, 6, (Missing("云岚市信访局", 2024, "该表未能读出"),)),
        warnings=("所引的表不平衡",),
        chips=(Chip("年份", "2024"),),
        elapsed_ms=12,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def many(count: int) -> Answer:
    rows = tuple(Row(f"第{n}局", 2024, Decimal(n), "", (n,)) for n in range(1, count + 1))
    return answered(rows=rows, citations=tuple(citation(n) for n in range(1, count + 1)))


TEXT_TABLE = (
    "（勾稽关系）\t申请人情况\n\t\t\t自然人\t法人或其他组织\t总计\n\t\t\t\t商业企业\t其他\n"
    "一、本年新收\t1\t2\t3\t6\n三、办理结果\t（一）予以公开\t1\t2\t3\t6\n\t（三）不予公开\t1.国家秘密\t0\t0\t0\t0\n"
)


def test_a_table_in_text_leaves_room_for_merged_cells() -> None:
    html = original(found(before=TEXT_TABLE, quote="\t\t2.其他\t0\t0\t0\t5", after="", cell=None))
    widths = [
        [int(each or 1) for each in re.findall(r"<td[^>]*?(?: colspan='(\d+)')?>", row)]
        for row in re.findall(r"<tr.*?</tr>", html)
    ]
    assert widths == [[3, 4], [1, 1, 1, 1, 2, 1], [1] * 7, [3, 1, 1, 1, 1], [1, 2, 1, 1, 1, 1], [1] * 7, [1] * 7]


# Markdown


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**9** 件", "<p><strong>9</strong> 件</p>\n"),
        (HOSTILE, f"<p>{INERT}</p>\n"),
        ("![x](http://example.com/x.png)", "<p>![x](http://example.com/x.png)</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("a [1] b [7]", "<p>a <1> b [7]</p>\n"),
        ("9 件[1]、4 件[2]、", '<p>9 件<span class="nb-held"><1>、</span>4 件[2]、</p>\n'),
        ("> 原句 [1]", "<blockquote>\n<p>原句 <1></p>\n</blockquote>\n"),
    ],
)
def test_markdown_gives_form_and_nothing_else(text: str, html: str) -> None:
    assert markdown(text, lambda n: "<1>" if n == 1 else "") == html


# Answers


def test_markers_become_buttons_that_name_turn_and_citation() -> None:
    html = render.answer(answered(), 3)
    chip = (
        '<button type="button" class="cite cite-3-1" aria-label="查看出处 1：云岚市民政局 2024年" '
        'title="查看出处 1：云岚市民政局 2024年" aria-controls="nb-evidence">1</button>'
    )
    assert html.count(chip) == 2  # in the text and in the row


def test_a_marker_without_citation_stays_as_it_is() -> None:
    assert "<p>见[9]。</p>" in render.answer(answered(text="见[9]。", rows=()), 1)


def test_the_table_has_a_row_for_each_row() -> None:
    html = render.answer(answered(), 1)
    assert html.count("<tr><td class='nb-order'>") == 2
    assert "<th scope='row'>云岚市数据局</th><td class='nb-year'>2024</td>" in html
    assert "新收申请<small> 件</small>" in html  # a label that all rows share stands in the head


def test_labels_that_differ_have_a_column() -> None:
    rows = (Row("甲局", 2024, Decimal(1), "予以公开"), Row("甲局", 2024, Decimal(2), "部分公开"))
    html = render.answer(answered(rows=rows), 1)
    assert "<td class='nb-label'>予以公开</td>" in html


def test_twenty_rows_are_shown_and_the_others_fold_away() -> None:
    html = render.answer(many(45), 1)
    shown, folded = html.split("<details>")
    assert shown.count("<tr><td class='nb-order'>") == 20
    assert folded.count("<tr><td class='nb-order'>") == 25
    assert "共 45 行，先列出前 20 行" in shown
    assert "展开其余 25 行" in folded


def test_a_table_too_long_for_the_page_says_how_many_rows_are_in_the_csv() -> None:
    html = render.answer(many(220), 1)
    assert html.count("<tr><td class='nb-order'>") == 200
    assert "还有 20 行，见下载的 CSV" in html


def test_no_citation_beyond_the_first_thousand_is_made_to_be_shown() -> None:
    def rest(after: int, count: int) -> tuple[Citation, ...]:
        raise AssertionError("made")

    first = tuple(citation(n) for n in range(1, 1_001))
    rows = tuple(Row(f"第{n}局", 2024, Decimal(n), "", tuple(range(20 * n + 1, 20 * n + 21))) for n in range(150))
    html = render.answer(answered(rows=rows, citations=Cited(first, 3_000, rest)), 7)
    assert 'class="cite cite-7-20" aria-label="查看出处' not in html  # six a row
    assert 'class="cite cite-7-21" aria-label="查看出处 21：云岚市民政局 2024年"' in html
    assert 'class="cite cite-7-2981" aria-label="查看出处 2981"' in html
    assert "另有 14 处" in html
    assert "下载 CSV（全部 3000 行）" in html


def test_a_blank_cell_is_called_blank_not_zero() -> None:
    row = Row("云岚市数据局", 2024, None, "收费", (1,))
    html = render.answer(answered(rows=(row,), citations=(citation(1, value=None),)), 1)
    assert "<td class='nb-number nb-blank' style='--share:0'><span>空白</span></td>" in html


def test_rows_of_sentences_have_no_column_of_values() -> None:
    row = Row("云岚市民政局", 2024, None, "举办政府开放日。", (1,))
    html = render.answer(answered(rows=(row,), citations=(citation(1, value=None, key=""),)), 1)
    assert "nb-number" not in html
    assert "<td class='nb-label'>举办政府开放日。</td>" in html


def test_coverage_warnings_and_reading_are_told() -> None:
    html = render.answer(answered(), 1)
    assert "看了 7 份报告，6 份有数据；缺 1 份：云岚市信访局 2024年（该表未能读出）" in html
    assert "<li>所引的表不平衡</li>" in html
    assert "<span>年份</span> 2024</button></li>" in html


def test_missing_reports_with_one_reason_stand_together() -> None:
    missing = (*(Missing(name, 2024, "空白") for name in ("甲局", "乙局")), Missing("丙局", 2024, "未载入"))
    html = render.answer(answered(coverage=Coverage(5, 2, missing)), 1)
    assert "缺 3 份：甲局 2024年、乙局 2024年（空白）；丙局 2024年（未载入）" in html


def test_only_the_last_answer_offers_its_choices_and_as_text() -> None:
    found = Answer("收费多少", "zh", Outcome.CLARIFY, "哪一个？", choices=("行政事业性收费", HOSTILE))
    turns = (Turn(1, "收费多少", found), Turn(2, "收费多少", found))
    html = render.log(turns, "zh")
    assert html.count('<button type="button" class="nb-choice">') == 2
    assert f'<button type="button" class="nb-choice">{INERT}</button>' in html.split("nb-turn-2")[1]
    assert "nb-choice" not in render.log(turns, "zh", "行政事业性收费")


@pytest.mark.parametrize(
    ("status", "badge"),
    [(Outcome.NOT_FOUND, "未找到"), (Outcome.CLARIFY, "需要确认"), (Outcome.OUT_OF_SCOPE, "超出范围")],
)
def test_what_is_no_answer_says_so(status: Outcome, badge: str) -> None:
    html = render.answer(Answer("天气", "zh", status, "…"), 1)
    assert f'<span class="nb-badge">{badge}</span>' in html
    assert "nb-csv" not in html


def test_the_copied_text_holds_question_answer_and_sources() -> None:
    html = render.answer(answered(), 1)
    copied = html.split('<pre class="nb-copied" hidden>')[1]
    assert copied.startswith("2024年哪些单位收到了申请\n\n有 **2 个**")
    assert "[1] 云岚市民政局 2024 · 三、收到和处理政府信息公开申请情况 · a.txt 第 1 页 · 一、新收 7 2 9" in copied


@pytest.mark.parametrize(
    "answer",
    [
        answered(text=f"{HOSTILE}[1]"),
        answered(unit=HOSTILE),
        answered(rows=(Row(HOSTILE, 2024, Decimal(1), HOSTILE, (1,)), Row("b", 2024, Decimal(2), "b"))),
        answered(citations=(citation(1, HOSTILE, file=HOSTILE, quote=HOSTILE),)),
        answered(warnings=(HOSTILE,)),
        answered(chips=(Chip(HOSTILE, HOSTILE),)),
        answered(coverage=Coverage(1, 0, (Missing(HOSTILE, 2024, HOSTILE),))),
    ],
)
def test_no_text_of_an_answer_becomes_a_tag(answer: Answer) -> None:
    html = render.log([Turn(1, HOSTILE, answer)], "zh", HOSTILE)
    assert "<script" not in html
    assert "<img" not in html
    assert INERT in html


def test_an_error_stays_in_the_conversation() -> None:
    html = render.log([Turn(1, "问题", error=HOSTILE)], "zh")
    assert '<div class="nb-answer nb-failed" role="alert">' in html
    assert f"这个问题没有答成：{INERT}" in html


def test_the_question_waits_below_the_answers() -> None:
    html = render.log([Turn(1, "甲", answered())], "en", "乙")
    assert html.index("甲") < html.index("乙") < html.index("Reading the reports")


def test_the_empty_page_offers_questions_in_both_languages() -> None:
    html = render.log([], "zh")
    assert all(f">{question}</button>" in html for question in (*words.examples("zh"), *words.examples("en")))


# Evidence


def found(**more: object) -> Evidence:
    made = Evidence(
        *("云岚市民政局", 2024, "三、收到和处理政府信息公开申请情况", "a.txt", 1),
        before="第二十条\n自然人\t企业\t\t总计\n",
        quote="一、新收\t7\t2\t9",
        after="\n二、结转\t2\t0\t2\n\n四、复议",
        cell=(9, 10),
        sha256="0" * 64,
        report_id=12,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def test_the_row_is_marked_and_the_cell_more_strongly() -> None:
    html = original(found())
    assert (
        "<tr class=\"nb-quoted\"><td>一、新收</td><td class='nb-number'>7</td><td class='nb-number'>2</td>"
        "<td class='nb-number'><mark class=\"nb-cell\">9</mark></td></tr>"
    ) in html
    assert html.count("nb-quoted") == 1


def test_a_table_of_pipes_loses_its_rule_and_its_outer_pipes() -> None:
    html = original(found(before="| 甲 | 乙 |\n| --- | --- |\n", quote="| 新收 | 9 |", after="\n", cell=(7, 8)))
    assert "---" not in html
    assert "<td> 新收 </td><td class='nb-number'> <mark class=\"nb-cell\">9</mark> </td>" in html


def test_words_spread_over_the_empty_cells_after_them() -> None:
    html = original(found(before="申请人情况\t\t\t\n", quote="新收\t1\t2\t3", after="\n", cell=(7, 8)))
    assert "<tr class=\"nb-heads\"><td colspan='4'>申请人情况</td></tr>" in html


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", True),
        ("152.30万元", True),
        ("增1", True),
        ("-1", True),
        ("１，０００", True),
        ("3.其他", False),
        ("", False),
    ],
)
def test_a_cell_is_a_number_with_its_unit_and_not_a_numbered_label(text: str, number: bool) -> None:
    html = original(found(before=f"许可\t{text}\n", quote="收费\t1", after="\n", cell=(3, 4)))
    assert (f"<td class='nb-number'>{text}</td>" in html) == number


def test_one_empty_cell_at_the_end_of_a_head_stays_a_cell() -> None:
    html = original(found(before="企业\t其他\t\n", quote="1\t2\t3", after="\n", cell=(4, 5)))
    assert '<tr class="nb-heads"><td>企业</td><td>其他</td><td></td></tr>' in html


def test_a_row_left_blank_keeps_its_empty_cells() -> None:
    html = original(found(before="项目\t金额\n许可\t0\n", quote="收费\t", after="\n", cell=None))
    assert '<tr class="nb-quoted nb-left-blank"><td>收费</td><td></td></tr>' in html


def test_a_quoted_sentence_is_marked_in_its_paragraph() -> None:
    html = original(found(before="前文。", quote="收到9件。", after="后文。", cell=(2, 3)))
    assert html == (
        '<div class="nb-prose">前文。<mark class="nb-quote">收到<mark class="nb-cell">9</mark>件。</mark>后文。</div>'
    )


def test_a_row_broken_over_lines_is_marked_as_one() -> None:
    broken = "5.要求确认或重新出具已获取信\n息 0 0 1"
    html = original(found(before="上文\n", quote=broken, after="\n下文", cell=(22, 23)))
    assert '<mark class="nb-quote">5.要求确认或重新出具已获取信\n息 0 0 <mark class="nb-cell">1</mark></mark>' in html


def test_a_long_report_is_cut_at_line_ends() -> None:
    html = original(found(before="甲" * 9000 + "\n乙\n", quote="引文", after="\n丙\n" + "丁" * 9000, cell=None))
    assert "甲" not in html
    assert "丁" not in html
    assert "乙\n" in html


def test_the_panel_names_the_place() -> None:
    html = evidence.evidence(found(), citation(2), 1, [1, 2, 3], "zh")
    assert 'data-open="1-2"' in html
    assert "<h2>云岚市民政局 <span>2024</span></h2>" in html
    assert "<dt>单元格</dt><dd>一、本年新收 × 总计 = 9</dd>" in html
    assert 'class="nb-step cite-1-1" aria-label="上一处"' in html
    assert 'class="nb-step cite-1-3" aria-label="下一处"' in html
    assert "2 / 3" in html


def test_no_text_of_a_report_becomes_a_tag() -> None:
    texts = dict.fromkeys(("agency", "section", "file", "sha256", "before", "quote"), HOSTILE)
    hostile = found(**texts, after=f"\n{HOSTILE}\t1", cell=(0, 4))
    html = evidence.evidence(hostile, citation(1, row=HOSTILE), 1, [1], "en")
    assert "<script" not in html
    assert "<img" not in html


PAGE = MarkedPage(
    *(3, 8, PageSize(600, 800)),
    rows=(Box(3, 62, 200, 540, 220),),
    cells=(Box(3, 500, 200, 540, 220),),
    printed=Box(3, 60, 40, 540, 700),
    marked=(3, 4),
)


def test_the_page_of_a_pdf_has_its_marks_as_shares_of_the_page() -> None:
    html = evidence.evidence(found(page_shown=PAGE), citation(2), 1, [2], "zh")
    assert '<img src="reports/12/pages/3?file=000000000000"' in html
    assert '<i class="nb-at-row" style="left:10.00%;top:25.00%;width:80.33%;height:2.50%"></i>' in html
    assert '<i class="nb-at-cell" style="left:83.33%;top:25.00%;width:6.67%;height:2.50%"></i>' in html
    assert "<span>第 3 页 / 共 8 页</span>" in html
    assert 'alt="云岚市民政局2024年报告原件，第 3 页，共 8 页。标出：一、本年新收 × 总计 = 9"' in html


def test_pages_are_turned_within_the_report_and_to_other_marks() -> None:
    html = evidence.evidence(found(page_shown=PAGE), citation(2), 1, [2], "en")
    assert 'class="nb-page-before nb-leaf cite-1-2 page-2" aria-label="Previous page"' in html
    assert 'class="nb-page-after nb-leaf cite-1-2 page-4" aria-label="Next page"' in html
    assert '<button type="button" class="nb-leaf nb-marked cite-1-2 page-4">See the mark on page 4</button>' in html
    last = evidence.evidence(found(page_shown=replace(PAGE, number=8, rows=(), cells=())), citation(2), 1, [2], "en")
    assert '<button type="button" disabled aria-label="Next page">' in last
    assert 'alt="The 2024 report of 云岚市民政局, page 8 of 8"' in last


def test_a_number_without_a_cell_around_it_has_a_mark_that_is_seen() -> None:
    html = evidence.evidence(
        found(page_shown=replace(PAGE, cells=(Box(3, 300, 200, 304, 208),))), citation(2), 1, [], "zh"
    )
    assert '<i class="nb-at-cell" style="left:49.00%;top:24.75%;width:2.67%;height:1.50%"></i>' in html


def test_every_source_file_can_be_downloaded() -> None:
    assert '<a href="reports/12/file" download>下载原文件</a>' in evidence.evidence(found(), citation(2), 1, [], "zh")


def test_no_text_of_a_report_becomes_a_tag_beside_its_page() -> None:
    hostile = found(agency=HOSTILE, sha256=HOSTILE, page_shown=PAGE)
    html = evidence.evidence(hostile, citation(1, row=HOSTILE), 1, [1], "en")
    assert "<script" not in html
    assert html.count("<img") == 1


# Reports


def report(agency: str, year: int, **more: object) -> LoadedReport:
    made = LoadedReport(agency, year, "云岚市", "市级部门", 2021, f"{agency}.txt", 200, 0, 0)
    return replace(made, **more)  # type: ignore[arg-type]


def test_reports_are_filtered_by_every_word() -> None:
    reports = [report("民政局", 2023), report("民政局", 2024), report("数据局", 2024)]
    listed = library.matching(reports, " 民政 2024 ")
    assert [(each.agency, each.year) for each in listed] == [("民政局", 2024)]


def test_the_list_counts_what_it_shows() -> None:
    reports = [report("民政局", 2024, failed=(failed("C3"), failed("C4"))), report("数据局", 2023, file=HOSTILE)]
    html = library.library(reports, "", "zh")
    assert "共 2 份报告，2 个单位" in html
    assert html.count("<th scope='row'>") == 2
    assert "<td class='nb-number nb-fault'><b>2</b></td>" in html
    assert INERT in html
    assert "没有符合的报告" in library.library(reports, "税务", "zh")


def failed(rule: str, hard: bool = True) -> StoredCheck:
    sides = (rule, "总计 = 六类申请人之和", Decimal(6), Decimal(5), ("requests.granted.total",), False, hard)
    return StoredCheck(1, "民政局", 2024, "a.txt", *sides)


def test_the_list_tells_failed_checks_and_other_files() -> None:
    one = report("民政局", 2024, failed=(failed("C3"), failed("C9", hard=False)), older=(HOSTILE,), copies=("b.docx",))
    html = library.library([one, report("数据局", 2024)], "", "zh")
    assert "<summary>不平 1 项，提示 1 项</summary>" in html
    assert "<li>民政局2024年报告“（一）予以公开”一行：总计为 6，六类申请人之和为 5，两者应当相等。</li>" in html
    assert f"旧版本：{INERT}" in html and "内容相同：b.docx" in html
    assert html.count("<td class='nb-notes'></td>") == 1


def test_the_head_sums_up_the_reports() -> None:
    reports = [report("民政局", 2019), report("民政局", 2024)]
    assert library.summary(reports, "en") == "2 reports · 1 agencies · 2019–2024"
    assert library.summary([], "en") == ""


# Downloads, words, sessions


def test_the_csv_starts_with_a_byte_order_mark_and_quotes_formulas() -> None:
    text = download.csv_text(answered(rows=(Row("=cmd()", 2024, Decimal(-1), "@x", (1,)),)))
    assert text.startswith("\ufeffagency,year,value,unit,label,key,row,column,")
    assert "'=cmd(),2024,-1,件,'@x" in text


def test_both_languages_have_the_same_words() -> None:
    assert words.words("zh").keys() == words.words("en").keys()
    assert all(key.startswith("nb_") for key in words.words("zh"))


@pytest.mark.parametrize(
    ("header", "language"), [("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("en-US,zh;q=0.5", "en"), ("fr", "en"), ("", "en")]
)
def test_the_page_speaks_the_language_that_the_browser_prefers(header: str, language: str) -> None:
    assert words.preferred(header) == language


def test_sessions_keep_a_bounded_number_of_turns() -> None:
    sessions = Sessions(most_sessions=2, most_turns=3)
    for number in range(5):
        sessions.add("a", f"问{number}")
    assert [turn.number for turn in sessions.turns("a")] == [3, 4, 5]
    sessions.add("b", "问")
    sessions.turns("a")
    sessions.add("c", "问")
    assert [len(sessions.turns(each)) for each in ("a", "b", "c")] == [3, 0, 1]
    assert sessions.turn("a", 1) is None
    sessions.drop("a")
    assert sessions.turns("a") == ()

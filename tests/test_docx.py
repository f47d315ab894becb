from collections.abc import Mapping
from io import BytesIO

import docx
import pytest

from ingest import form as forms
from ingest.errors import EmptyFileError, UnsafeArchiveError
from ingest.formats.docx import read
from ingest.formats.docx_numbering import _FORMATS
from ingest.sections import find_sections, page_of
from ingest.tables import read_tables
from tests.office import W, add_report, add_table, docx_of, p, r, table_3, tbl, tc, with_replaced
from tests.writer import TITLE, balanced, figures

PAGE = '<w:r><w:br w:type="page"/></w:r>'
RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"


def report(cells: Mapping[str, str], form: int) -> bytes:
    document = docx.Document()
    document.core_properties.title = "年度报告"
    add_report(document, cells, form, TITLE)
    return saved(document)


def saved(document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def lines(body: str, **parts: str) -> list[str]:
    return read(docx_of(body, **parts)).text.split("\n")


# Tables


@pytest.mark.parametrize("form", forms.FORMS)
def test_every_cell_of_a_report_with_merged_cells(form: int):
    cells = {key: str(number) for number, key in enumerate(figures(form))}
    document = read(report(cells, form))
    assert (document.kind, document.title) == ("docx", "年度报告")
    tables = read_tables(document.text)
    assert tables.form == form
    assert {fact.key: fact.raw for fact in tables.facts} == cells
    assert [section.number for section in find_sections(document.text)] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("form", forms.FORMS)
def test_every_cell_of_a_report_that_balances(form: int):
    cells = balanced(form, received=7, granted=4, carried_out=1)
    found = {fact.key: fact.raw for fact in read_tables(read(report(cells, form)).text).facts}
    assert found == cells


def test_a_merged_cell_stands_once_in_its_first_position():
    span, down, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tc("甲", span + down) + tc("乙"),
        tc("", span + on) + tc("丙"),
        tc("丁") + tc("戊", '<w:hMerge w:val="restart"/>') + tc("己", '<w:hMerge w:val="continue"/>'),
    )
    assert lines(table) == ["甲\t\t乙", "\t\t丙", "丁\t戊\t"]


def test_a_merge_that_nothing_began_keeps_its_text():
    assert lines(tbl(tc("甲", "<w:vMerge/>") + tc("1"), tc("乙", "<w:vMerge/>") + tc("2"))) == ["甲\t1", "\t2"]


def test_rows_that_begin_further_right():
    row = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>' + tc("丙")
    assert lines(tbl(tc("甲") + tc("1") + tc("2"), row)) == ["甲\t1\t2", "\t\t丙"]


def test_line_ends_in_a_cell():
    table = tbl(
        tc(p("商业") + p("企业")) + tc(p("<w:r><w:t>OGI</w:t><w:br/><w:t>office</w:t></w:r>")) + tc(p("") + p("5"))
    )
    assert lines(table) == ["商业企业\tOGI office\t5"]


def test_blank_cells_stay():
    assert lines(tbl(tc("") + tc("1") + tc(""), tc("") * 3)) == ["\t1\t", "\t\t"]


def test_a_table_that_frames_a_page_is_unfolded():
    inner = tbl(tc("行政许可") + tc("5"))
    assert lines(tbl(tc(p("一、总体情况") + inner + p("末")))) == ["一、总体情况", "行政许可\t5", "末"]
    assert lines(tbl(tc("索引号") + tc(p("正文") + inner))) == ["索引号", "正文", "行政许可\t5"]
    long = p("公开" * 150)
    assert lines(tbl(tc("索引号") + tc(p("一、总体情况") + long))) == ["索引号", "一、总体情况", "公开" * 150]


def test_a_table_of_one_cell_in_a_cell_is_that_cell():
    assert lines(tbl(tc("行政许可") + tc(tbl(tc("5")) + p("")))) == ["行政许可\t5"]


def test_a_report_in_a_frame_has_every_cell():
    cells = balanced(2021, received=7, granted=4, carried_out=1)
    document = docx.Document()
    frame = document.add_table(1, 1).cell(0, 0)
    frame.text = "四、政府信息公开行政复议、行政诉讼情况"
    add_table(frame, table_3({**cells, "reconsideration.upheld": "3"}, 2021))
    found = {fact.key: fact.raw for fact in read_tables(read(saved(document)).text).facts if fact.span}
    assert found == {cell.key: cells[cell.key] for cell in forms.cells(2021) if cell.table == 3} | {
        "reconsideration.upheld": "3"
    }


def test_deleted_and_hidden_rows_and_deleted_cells():
    row = tc("甲") + tc("1")
    deleted, hidden = "<w:trPr><w:del/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>"
    inserted = "<w:trPr><w:ins/></w:trPr>"
    table = tbl(row, deleted + row, hidden + row, inserted + row, tc("乙") + tc("9", "<w:cellDel/>") + tc("2"))
    assert lines(table) == ["甲\t1", "甲\t1", "乙\t2"]


# Numbers that no text holds


def numbering(*levels: tuple[str, str], start: int = 1, override: str = "") -> str:
    each = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    nums = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>{override if number == 2 else ""}</w:num>'
        for number in (1, 2)
    )
    return f'<w:abstractNum w:abstractNumId="7">{each}</w:abstractNum>{nums}'


def numbered(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def test_headings_with_automatic_numbers():
    body = [
        *(numbered("总体情况"), numbered("主动公开", 1), numbered("依申请公开", 1), p("无编号的一段。")),
        *(numbered("主动公开政府信息情况"), numbered("规章", 1), numbered("属于国家秘密", 2), numbered("2024年", 2)),
        numbered("续", 0, number=2),
    ]
    assert lines("".join(body), numbering=numbering(*LEVELS)) == [
        *("一、总体情况", "（一）主动公开", "（二）依申请公开", "无编号的一段。"),
        *("二、主动公开政府信息情况", "（一）规章", "1.属于国家秘密", "2. 2024年"),
        "三、续",  # two numberings of one list count on together
    ]


def test_sections_are_found_by_automatic_numbers():
    names = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"]
    text = read(docx_of("".join(map(numbered, names)), numbering=numbering(*LEVELS))).text
    assert [section.heading for section in find_sections(text)] == [
        *("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"),
    ]


def test_a_numbering_that_starts_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = numbered("甲") + numbered("乙") + numbered("丙", number=2) + numbered("丁", number=2)
    assert lines(body, numbering=numbering(*LEVELS, override=override)) == ["一、甲", "二、乙", "五、丙", "六、丁"]


def test_a_numbering_with_a_level_of_its_own():
    own = '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="第%1条"/></w:lvl>'
    body = numbered("甲") + numbered("乙", number=2)
    assert lines(body, numbering=numbering(*LEVELS, override=own + "</w:lvlOverride>")) == ["一、甲", "第2条 乙"]


def test_numbers_of_several_levels():
    levels = (("chineseCounting", "%1、"), ("decimal", "%1.%2"))
    body = numbered("甲") + numbered("乙", 1) + numbered("丙", 1)
    assert lines(body, numbering=numbering(*levels)) == ["一、甲", "一.1 乙", "一.2 丙"]
    plain = numbering(*levels).replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>')
    assert lines(body, numbering=plain) == ["一、甲", "1.1 乙", "1.2 丙"]


def test_numbers_that_styles_give():
    heading = '<w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="1">{heading}</w:style>'
        '<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    )
    off = '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("甲", '<w:pStyle w:val="1"/>') + p("乙", '<w:pStyle w:val="2"/>') + p("丙", off)
    assert lines(body, styles=styles, numbering=numbering(*LEVELS)) == ["一、甲", "二、乙", "丙"]


def test_a_style_tied_to_a_level():
    style = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="{name}">{style}</w:style>' for name in ("H1", "H2"))
    tied = numbering(*LEVELS).replace(
        '<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="H2"/><w:lvlText w:val="（%2）"/>'
    )
    body = p("甲", '<w:pStyle w:val="H1"/>') + p("乙", '<w:pStyle w:val="H2"/>')
    assert lines(body, styles=styles, numbering=tied) == ["一、甲", "（一）乙"]


def test_bullets_and_empty_paragraphs_show_no_number():
    assert lines(numbered("甲"), numbering=numbering(("bullet", "●"))) == ["甲"]
    assert lines(numbered("") + numbered("甲"), numbering=numbering(*LEVELS)) == ["二、甲"]


def test_row_labels_with_automatic_numbers():
    cell = tc(numbered("属于国家秘密")) + tc("0")
    assert lines(tbl(cell, cell), numbering=numbering(("decimal", "%1."))) == ["1.属于国家秘密\t0", "2.属于国家秘密\t0"]


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        *(("chineseCounting", number, text) for number, text in ((1, "一"), (10, "十"), (12, "十二"), (20, "二十"))),
        *(("chineseCountingThousand", number, text) for number, text in ((105, "一百〇五"), (110, "一百一十"))),
        *(
            ("chineseLegalSimplified", 12, "壹拾贰"),
            ("ideographDigital", 12, "一二"),
            ("ideographTraditional", 2, "乙"),
        ),
        *(("decimalEnclosedCircle", 3, "③"), ("decimalFullWidth", 12, "１２"), ("decimalZero", 7, "07")),
        *(("upperRoman", 14, "XIV"), ("lowerLetter", 28, "bb"), ("upperLetter", 3, "C")),
    ],
)
def test_formats_of_numbers(kind: str, number: int, printed: str):
    assert _FORMATS[kind](number) == printed


# What pages show


def test_tracked_changes():
    body = p(f"{r('公开')}<w:del>{r('12', '').replace('w:t', 'w:delText')}</w:del><w:ins>{r('13')}</w:ins>{r('条')}")
    moved = p(f"<w:moveFrom>{r('旧')}</w:moveFrom><w:moveTo>{r('新')}</w:moveTo>")
    joined = p("本年度", "<w:rPr><w:del/></w:rPr>") + p("共公开3条。")
    assert lines(body + moved + joined) == ["公开13条", "新", "本年度共公开3条。"]


def test_a_deleted_end_of_the_last_paragraph_loses_no_text():
    assert lines(p("甲") + p("乙", "<w:rPr><w:del/></w:rPr>")) == ["甲", "乙"]


def test_hidden_text():
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    shown = r("见", '<w:vanish w:val="0"/>')
    runs = r("甲") + r("乙", "<w:vanish/>") + r("丙", '<w:rStyle w:val="H"/>') + shown
    assert lines(p(runs) + p(r("丁") + shown, '<w:pStyle w:val="P"/>'), styles=styles) == ["甲见", "见"]


def test_characters_that_are_marks():
    runs = "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:noBreakHyphen/><w:t>1\u200b</w:t><w:br/><w:t>丙</w:t></w:r>"
    assert lines(p(runs)) == ["甲 乙-1", "丙"]
    assert lines(p("<w:r><w:tab/><w:t>行政许可</w:t><w:tab/><w:tab/><w:t>3</w:t></w:r>")) == ["行政许可\t\t3"]


def test_fields_show_their_result():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("网站")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert lines(p(field + f"<w:hyperlink>{r('地址')}</w:hyperlink>")) == ["网站地址"]


def test_text_boxes_stand_once_after_their_paragraph():
    box = f"<w:txbxContent>{p('云岚市档案局')}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p(r("正文") + both) + tbl(tc(p(both)) + tc("1"))) == ["正文", "云岚市档案局", "云岚市档案局\t1"]


def test_content_controls_and_tables_of_contents():
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>"
    asking = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('单击此处')}</w:sdtContent></w:sdt>"
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{p('一、总体情况 1')}</w:sdtContent></w:sdt>"
    styles = '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    line = p("二、主动公开政府信息情况 2", '<w:pStyle w:val="10"/>')
    assert lines(contents + line + control + asking, styles=styles) == ["甲"]


def test_a_row_in_a_content_control():
    row = f"<w:sdt><w:sdtContent><w:tr>{tc('甲')}<w:sdt><w:sdtContent>{tc('1')}</w:sdtContent></w:sdt></w:tr>"
    assert lines(f"<w:tbl>{row}</w:sdtContent></w:sdt></w:tbl>") == ["甲\t1"]


def test_headers_stand_in_for_a_lost_title():
    section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    assert lines(p("正文") + section, header=p(TITLE)) == [TITLE, "正文"]
    assert lines(p(TITLE) + p("正文") + section, header=p("页眉")) == [TITLE, "正文"]


def test_namespaces_of_strict_files():
    content = docx_of(p("甲") + tbl(tc("乙") + tc("1")))
    strict = with_replaced(content, W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert read(strict).text == "甲\n乙\t1"


# Pages


def test_page_breaks_are_form_feeds():
    body = p("甲") + p(PAGE) + p("乙") + p(r("丙") + RENDERED + r("丁")) + p("戊", "<w:pageBreakBefore/>")
    text = read(docx_of(body)).text
    assert text == "甲\n\f\n乙\n丙\f丁\n\f\n戊"
    assert [page_of(text, text.index(each)) for each in "甲乙丙丁戊"] == [1, 2, 2, 3, 4]


def test_a_break_that_word_notes_again_counts_once():
    body = p(r("甲") + PAGE) + p(RENDERED + r("乙")) + p(RENDERED + r("丙"), "<w:pageBreakBefore/>")
    assert read(docx_of(body)).text == "甲\f\n乙\n\f\n丙"


def test_sections_begin_pages_unless_they_are_continuous():
    def section(kind: str) -> str:
        return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'

    body = p("甲", section("nextPage")) + p("乙", section("nextPage")) + p("丙") + section("continuous")
    assert read(docx_of(body)).text == "甲\n\f\n乙\n丙"


def test_page_breaks_in_a_table():
    first = tc(p(RENDERED + r("甲"))) + tc(p(RENDERED + r("1")))
    split = tc(p(r("乙") + RENDERED + r("丙"))) + tc("2")
    assert read(docx_of(p("前") + tbl(first, split, tc("丁") + tc("3")))).text == "前\n\f甲\t1\n乙丙\t2\f\n丁\t3"


# Files that hold nothing, or too much


def test_a_document_without_text_is_empty():
    with pytest.raises(EmptyFileError, match="pictures"):
        read(docx_of(p("")))


def nested(depth: int) -> bytes:
    table = tc("甲")
    for _ in range(depth):
        table = tc(tbl(table + tc("1")))
    return docx_of(tbl(table))


def test_tables_in_tables_in_tables():
    assert read(nested(80)).text == "甲\t1" + "\n1" * 79


def test_tables_nested_without_end_are_refused():
    with pytest.raises(UnsafeArchiveError, match=r"nested too deeply.*document\.xml|document\.xml.*nested too deeply"):
        read(nested(100))


def test_a_cell_that_claims_a_million_columns():
    table = tbl(tc("甲", '<w:gridSpan w:val="1000000"/>') + tc("1"))
    assert lines(table) == ["甲" + "\t" * 63 + "1"]

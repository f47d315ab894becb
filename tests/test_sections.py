"""The sections of a report by their headings, whatever these are called."""

from ingest.sections import find_sections


def test_parts_are_sections_where_no_numerals_are():
    """第一部分 … of a report without 一、; in one that has them, parts stand inside a section."""
    names = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "行政复议、行政诉讼情况"]
    parts = [f"第{numeral}部分 {name}\n正文。\n" for numeral, name in zip("一二三四", names, strict=True)]
    assert [each.number for each in find_sections("前言。\n" + "".join(parts))] == [0, 1, 2, 3, 4]
    numbered = [f"{numeral}、{name}\n正文。\n" for numeral, name in zip("一二三四", names, strict=True)]
    inside = numbered[0] + "第一部分 主动公开的制度\n正文。\n" + "".join(numbered[1:])
    assert [each.heading for each in find_sections(inside)][1] == "二、主动公开政府信息情况"

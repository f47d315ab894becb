from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tokens import Kind, fold, half_width, parse_value, simplified, tokenize


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind.name, token.text) for token in tokenize(text)]


def test_cells_between_tabs():
    assert kinds("规章\t1\t\t/\t") == [("WORD", "规章"), ("VALUE", "1"), ("EMPTY", ""), ("NONE", "/"), ("EMPTY", "")]


def test_full_width_digits_units_and_separators():
    assert kinds("１２件 1,234 3.5万元") == [("VALUE", "12件"), ("VALUE", "1,234"), ("VALUE", "3.5万元")]


def test_a_value_glued_to_its_label():
    assert kinds("行政许可11 0") == [("WORD", "行政许可"), ("VALUE", "11"), ("VALUE", "0")]


@pytest.mark.parametrize("label", ["2.重复申请", "（一）予以公开", "3.危及“三安全一稳定”"])
def test_a_value_glued_to_a_numbered_label(label: str):
    assert kinds(f"{label}11 0") == [("WORD", half_width(label)), ("VALUE", "11"), ("VALUE", "0")]


def test_a_unit_may_stand_apart():
    assert kinds("规章\t1 件\t3.5 万元") == [("WORD", "规章"), ("VALUE", "1件"), ("VALUE", "3.5万元")]
    assert kinds("公开 2 件，") == [("WORD", "公开"), ("VALUE", "2"), ("WORD", "件,")]


@pytest.mark.parametrize("lost", ["\ufffd", "1\ufffd", "锟斤拷", "O", "l0", "?", "□件"])
def test_lost_characters_are_broken_cells(lost: str):
    assert kinds(f"规章\t1\t{lost}") == [("WORD", "规章"), ("VALUE", "1"), ("BROKEN", lost)]


def test_pipes_at_both_ends_part_no_cells():
    assert kinds("| 规章 | 1 | |") == [("WORD", "规章"), ("VALUE", "1"), ("EMPTY", "")]
    assert kinds("规章 | 1 |") == [("WORD", "规章"), ("VALUE", "1"), ("EMPTY", "")]
    assert [token.column for token in tokenize("\t规章\t\t1 2")] == [0, 1, 2, 3, 3]
    assert [token.column for token in tokenize("规章 | | 1 |\n| 表 | 2 |")] == [0, 1, 2, 3, 0, 1, 2, 3]


def test_item_numbers_and_dates_are_words():
    assert {kind for kind, _ in kinds("1.属于国家秘密 2024年 20211月1日")} == {"WORD"}


def test_page_numbers_and_rules_of_pipe_tables_are_left_out():
    assert kinds("- 5 -\n第 3 页\n|---|---|\n规章") == [("WORD", "规章")]


def test_markup_is_left_out_and_places_stay():
    text = "<b>规章</b>&nbsp;**2**"
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == ["规章", "2"]


@pytest.mark.parametrize(
    ("printed", "value"),
    [("0", 0), ("1,234", 1234), ("减4", -4), ("增3", 3), ("-2", -2), ("+2", 2), ("无变化", 0), ("１２", 12)],
)
def test_values(printed: str, value: int):
    assert parse_value(printed) == Decimal(value)


@given(st.text(max_size=300))
def test_any_text_gives_tokens_inside_it(text: str):
    for token in tokenize(text):
        assert 0 <= token.start <= token.end <= len(text)
        if token.kind is Kind.VALUE:
            parse_value(token.text)


@given(st.text(max_size=300))
def test_folding_keeps_every_place(text: str):
    assert len(fold(text)) == len(half_width(text)) == len(text)


def test_traditional_text_is_simplified_and_a_name_in_simplified_text_is_not():
    assert simplified("雲嵐市檔案局政府信息公開工作年度報告") == "云岚市档案局政府信息公开工作年度报告"
    assert simplified("乾县於潜镇人民政府二〇二四年政府信息公开工作年度报告按照有关规定编制") == (
        "乾县於潜镇人民政府二〇二四年政府信息公开工作年度报告按照有关规定编制"
    )


def test_a_unit_apart_from_a_number_that_touches_its_label():
    assert kinds("行政强制0 件") == [("WORD", "行政强制"), ("VALUE", "0件")]
    assert [(token.start, token.end) for token in tokenize("行政强制0 件")] == [(0, 4), (4, 7)]


def test_a_page_number_inside_a_cell_is_left_out():
    assert kinds("规章\t3 — 4 — 0\t7") == [("WORD", "规章"), ("VALUE", "3"), ("VALUE", "0"), ("VALUE", "7")]
    assert kinds("规章\t—\t4\t—")[1:] == [("NONE", "—"), ("VALUE", "4"), ("NONE", "—")]

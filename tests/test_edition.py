from datetime import date

import pytest

from ingest.edition import Edition, find_edition

TITLE = "云岚市档案局2024年政府信息公开工作年度报告"
LAW = "根据《中华人民共和国政府信息公开条例》（2019年修订版）和《年度报告格式（2021年修订版）》编制"


@pytest.mark.parametrize(
    ("head", "file"),
    [
        (f"{TITLE}（更正版）", "a.txt"),
        (f"{TITLE}\n（修订稿）", "a.txt"),
        (f"关于更正{TITLE}的说明", "a.txt"),
        (f"更正后的{TITLE}", "a.txt"),
        (f"{TITLE}\n本报告于2025年3月作了更正，原报告作废。", "a.txt"),
        (f"{TITLE}【更新版】", "a.txt"),
        (f"{TITLE}（訂正版）", "a.txt"),
        (TITLE, "2024年报（更正）.pdf"),
    ],
)
def test_a_report_that_says_it_is_corrected(head: str, file: str):
    assert find_edition(f"{head}\n{LAW}\n一、总体情况", file).corrected


@pytest.mark.parametrize(
    "head",
    [
        TITLE,
        f"{TITLE}\n本年度修订政府信息公开指南，更正公开属性1条。",
        f"首页 更新时间：2025-01-20\n{TITLE}",
        f"{TITLE}\n申请更正本人信息的，可向我局提出。",
    ],
)
def test_amended_laws_and_guides_are_no_correction_of_the_report(head: str):
    assert not find_edition(f"{head}\n{LAW}\n一、总体情况", "a.txt").corrected


@pytest.mark.parametrize(
    ("tail", "signed"),
    [
        ("云岚市档案局\n2025年1月20日", date(2025, 1, 20)),
        ("云岚市档案局  2025 年 1 月 20 日", date(2025, 1, 20)),
        ("二〇二五年一月二十日", date(2025, 1, 20)),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二〇二五年十月十日", date(2025, 10, 10)),
        ("（２０２５年１月２０日）", date(2025, 1, 20)),
        ("本年度未收取信息处理费。云岚市档案局2025年1月20日", date(2025, 1, 20)),
        ("2025年2月30日", None),
        ("数据统计期限截至2024年12月31日", None),
        ("2025年1月20日前报送的材料均已公开。", None),
        ("", None),
    ],
)
def test_the_day_of_the_signature(tail: str, signed: date | None):
    assert find_edition(f"{TITLE}\n一、总体情况\n{tail}", "a.txt").signed == signed


def test_the_day_of_publication():
    text = f"发布时间：2025-01-21 09:30 来源：档案局\n{TITLE}\n一、总体情况\n2025年1月20日\n更新日期:2025/3/4"
    assert find_edition(text, "a.txt") == Edition(False, date(2025, 1, 20), date(2025, 3, 4))


def test_a_report_of_one_endless_line():
    assert find_edition("报告" * 500_000, "a.txt") == Edition(False, None, None)

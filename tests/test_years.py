import pytest

from ingest.errors import UnidentifiedReportError
from ingest.identity import identify

REPORT = "政府信息公开工作年度报告"


def year_of(title: str, rest: str = "") -> int:
    return identify(f"{title}\n{rest}\n一、总体情况\n我局认真落实条例。").year


@pytest.mark.parametrize(
    "year",
    [
        *("2024年", "2024年度", "2024", "2024 年度", "２０２４年", "20\n24年", "202\n4年", "2024\n年", "24年度"),
        *("二〇二四年", "二○二四年度", "二零二四年", "二O二四年", "二0二四年", "2O24年", "贰零贰肆年"),
    ],
)
def test_the_title_s_year(year: str):
    assert year_of(f"云岚市民政局{year}{REPORT}") == 2024


@pytest.mark.parametrize(
    "title",
    [
        f"云岚市民政局2023年{REPORT}（2024年1月公布）",
        f"云岚市民政局2023年{REPORT}\n发布日期：2024-01-20",
        f"云岚市民政局2023年{REPORT}\n（2022年数据见附件）",
    ],
)
def test_the_first_of_two_years_is_the_report_s(title: str):
    assert year_of(title) == 2023


@pytest.mark.parametrize(
    "period",
    [
        "统计期限自2021年1月1日起至2021年12月31日止。",
        "统计期限自2021年1月1日起，至12月31日止。",
        "统计期限为20211月1日至2021年12月31日。",
        "统计期限为二〇二一年一月一日至十二月三十一日。",
        "统计期限为2021.1.1-2021.12.31。",
        "统计时间：2021-01-01至2021-12-31。",
        "统计期限为2021年1-12月。",
        "现将2021年政府信息公开工作情况报告如下。",
    ],
)
def test_the_period_s_year(period: str):
    basis = "依据《条例》（2019年4月3日修订）和国办公开办函〔2020〕60号、国务院令第711号编制。"
    assert year_of(f"云岚市民政局{REPORT}\n发布时间：2022-01-12 来源：市民政局\n{basis}", period) == 2021


def test_the_title_s_year_comes_before_the_period_s():
    assert year_of(f"云岚市民政局2023年{REPORT}", "统计期限自2024年1月1日起至2024年12月31日止。") == 2023


def test_a_year_that_lost_a_digit_is_none():
    assert year_of(f"云岚市民政局202年{REPORT}", "统计期限自2021年1月1日起至2021年12月31日止。") == 2021


@pytest.mark.parametrize(
    "title", ["2023-2024学年", "2023—2024学年度", "2023至2024学年", "2023/2024学年", "2023年-2024学年", "2023学年"]
)
def test_a_school_year_is_the_year_it_ends_in(title: str):
    assert year_of(f"云岚大学{title}信息公开工作年度报告") == 2024


def test_a_school_year_by_its_period():
    assert year_of("云岚大学信息公开年度报告", "统计时间为2023年9月1日至2024年8月31日。") == 2024


def test_the_signature_s_year_is_none():
    with pytest.raises(UnidentifiedReportError, match="no report year found"):
        year_of(f"云岚市民政局{REPORT}", "云岚市民政局\n2025年1月20日")


def test_two_years_spoken_of_as_often_tell_none():
    with pytest.raises(UnidentifiedReportError, match="no report year found"):
        identify(f"云岚市民政局{REPORT}\n2022年公开9条，2023年公开9条。\n" + "其他工作有序推进。" * 9)

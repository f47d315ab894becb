import pytest

from ingest.errors import UnidentifiedReportError
from ingest.identity import identify
from ingest.names import aliases, regions_of


def who(text: str) -> tuple[str, int]:
    identity = identify(text)
    return identity.agency, identity.year


def test_the_title():
    assert who("云岚市民政局2023年政府信息公开工作年度报告\n一、总体情况") == ("云岚市民政局", 2023)


def test_a_title_over_two_lines_with_spaces():
    assert who("云岚市民政局\n\n2023 年政府信息公开工作年度报告") == ("云岚市民政局", 2023)


def test_the_year_before_the_name():
    assert who("2022年度云岚市柳渡区人民政府办公室政府信息公开工作年度报告") == ("云岚市柳渡区人民政府办公室", 2022)


def test_chinese_numerals():
    assert who("云岚市民政局二〇二四年政府信息公开工作年度报告") == ("云岚市民政局", 2024)


def test_only_the_signature_names_the_body_and_the_superior_is_not_taken():
    text = "2020\n一、总体情况\n我局落实江汀省信访局、云岚市信访局部署。\n柳渡县信访局\n2021年1月15日"
    assert who(text) == ("柳渡县信访局", 2020)


def test_the_preamble_hard_wrapped():
    text = "年度报告\n根据规定，现发布《云岚市数据局 2024年政府信息公开工作年\n\n度报告》，统计数据从2024年1月1日起。"
    assert who(text) == ("云岚市数据局", 2024)


def test_a_broken_number_is_no_year():
    text = "云岚市民政局\n政府信息公开工作报告\n统计期限为20211月1日至2021年12月31日。2021年，我局主动公开。"
    assert who(text) == ("云岚市民政局", 2021)


def test_the_publication_date_is_not_the_year():
    text = "云岚市民政局2023年政府信息公开工作年度报告\n发布日期：2024年1月20日\n云岚市民政局\n2024年1月15日"
    assert who(text) == ("云岚市民政局", 2023)


def test_a_title_without_the_year():
    assert who("云岚市机关事务管理局政府信息公开工作年度报告\n2022年\n一、总体情况") == ("云岚市机关事务管理局", 2022)


def test_the_fields_of_a_cover_sheet():
    text = "封面\n政府信息公开工作年度报告\t\n填报单位\t云岚市信访局\n报告年度\t2020\n"
    assert who(text) == ("云岚市信访局", 2020)


def test_traditional_characters_are_simplified():
    assert who("雲嵐市檔案局2024年政府信息公開工作年度報告\n一、總體情況") == ("云岚市档案局", 2024)


def test_a_whole_city_is_an_aggregate():
    identity = identify("云岚市2024年政府信息公开工作年度报告\n一、总体情况")
    assert (identity.agency, identity.level) == ("云岚市人民政府", "aggregate")


@pytest.mark.parametrize("text", ["一、总体情况\n我局2024年主动公开。", "今天天气很好。"])
def test_nobody_named(text: str):
    with pytest.raises(UnidentifiedReportError, match="no agency found"):
        identify(text)


def test_regions_from_large_to_small():
    assert regions_of("江汀省云岚市柳渡区交通运输局") == ("江汀省", "云岚市", "柳渡区")
    assert regions_of("云岚市市场监督管理局") == ("云岚市",)
    assert regions_of("云岚市城市管理局") == ("云岚市",)


def test_short_and_english_names():
    names = aliases("云岚市自然资源和规划局")
    for name in ("云岚市自规局", "云岚自然资源局", "自然资源和规划局", "市自规局", "yunlan natural resources bureau"):
        assert name in names

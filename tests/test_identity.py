import pytest

from ingest.errors import UnidentifiedReportError
from ingest.identity import identify
from ingest.names import aliases, regions_of

REPORT = "政府信息公开工作年度报告"
BODY = """
一、总体情况
2020年，我局在云岚市人民政府的正确领导下，落实省政府办公厅、市政府办公室的部署。云岚市人民政府办公室多次来我局检查。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
六、其他需要报告的事项
2020年，我局未收取信息处理费。
"""


def who(text: str, title: str = "", publisher: str = "") -> tuple[str, int]:
    identity = identify(text, title, publisher)
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


def test_nobody_named():
    with pytest.raises(UnidentifiedReportError, match="no agency found"):
        identify("一、总体情况\n我局2024年主动公开。")


# Titles


@pytest.mark.parametrize(
    "title",
    [
        f"2020年度云岚市民政局{REPORT}",
        f"云岚市民政局关于2020年{REPORT}",
        f"云岚市民政局\n{REPORT}\n2020年",
        f"云岚市民政局{REPORT}（2020年度）",
        f"（2020年度）\n云岚市民政局{REPORT}",
        f"2020年{REPORT}（云岚市民政局）",
        f"2020年{REPORT}\n——云岚市民政局",
        f"2020年{REPORT}\n云岚市民政局\n2021年1月",
        "云 岚 市 民 政 局\n2 0 2 0 年 政 府 信 息 公 开 工 作 年 度 报 告",
        f"云岚市民\n政局2020年{REPORT}",
        f"云岚市\n民政局\n2020年{REPORT}",
        f"【云岚市民政局】2020年{REPORT}",
        f"**云岚市民政局2020年{REPORT}**",
        f"无障碍 登录 注册\n云岚市民政局2020年{REPORT}",
        f"标题：云岚市民政局2020年{REPORT}",
        f"云岚市民政局（本级）2020年{REPORT}",
        f"云岚市民政局关于发布2020年{REPORT}的公告",
        f"云岚市民政局关于印发2020年{REPORT}的通知",
        "云岚市民政局2020年政府信息公开年报",
        "云岚市民政局2020年政务公开工作年度报告",
        "云岚市民政局政府信息公开\n2020年度报告",
        "云岚市民政局2020年年报",
    ],
)
def test_titles_as_they_are_typed(title: str):
    assert who(title + BODY) == ("云岚市民政局", 2020)


@pytest.mark.parametrize(
    "preamble",
    [
        "现发布《云岚市民政局2020年政府信息公开工作年\n度报告》。",
        "本报告由云岚市民政局编制，统计期限自2020年1月1日起至2020年12月31日止。",
        "云岚市民政局根据《政府信息公开条例》，汇总形成2020年度报告。",
        "2020年，云岚市民政局坚持以公开为常态，推进各项工作。",
        "如有疑问，请与云岚市民政局办公室联系（电话：0000-5550000）。",
    ],
)
def test_only_the_preamble_names_the_body(preamble: str):
    assert who(f"{REPORT}\n{preamble}{BODY}") == ("云岚市民政局", 2020)


@pytest.mark.parametrize(
    ("printed", "agency", "level"),
    [
        ("江汀省人民政府办公厅", "江汀省人民政府办公厅", "office"),
        ("云岚市政府办公室", "云岚市人民政府办公室", "office"),
        ("云岚市", "云岚市人民政府", "aggregate"),
        ("柳渡县上樟镇", "柳渡县上樟镇人民政府", "township"),
        ("柳渡区青石街道", "柳渡区青石街道办事处", "subdistrict"),
        ("云岚高新技术产业开发区", "云岚高新技术产业开发区管理委员会", "aggregate"),
        ("浦东新区", "浦东新区人民政府", "aggregate"),
        ("云岚新区", "云岚新区管理委员会", "aggregate"),
        ("云岚地区行政公署", "云岚地区行政公署", "aggregate"),
        ("国家税务总局云岚市税务局", "国家税务总局云岚市税务局", "department"),
        ("中国人民银行云岚市分行", "中国人民银行云岚市分行", "department"),
        ("云岚海关", "云岚海关", "department"),
        ("教育部", "教育部", "department"),
        ("审计署", "审计署", "department"),
        ("中共云岚市委机构编制委员会办公室", "中共云岚市委机构编制委员会办公室", "department"),
        ("云岚市人民政府国有资产监督管理委员会", "云岚市人民政府国有资产监督管理委员会", "department"),
        ("江汀省人民政府驻北京办事处", "江汀省人民政府驻北京办事处", "department"),
        ("云岚市精神卫生中心", "云岚市精神卫生中心", "institution"),
        ("云岚市第三小学", "云岚市第三小学", "institution"),
        ("云岚供电公司", "云岚供电公司", "enterprise"),
        ("本溪市民政局", "本溪市民政局", "department"),
        ("云岚市和平区民政局", "云岚市和平区民政局", "department"),
    ],
)
def test_bodies_of_every_kind(printed: str, agency: str, level: str):
    identity = identify(f"{printed}2020年{REPORT}\n一、总体情况\n本单位认真落实条例。")
    assert (identity.agency, identity.level) == (agency, level)


def test_the_office_signs_for_the_whole_government():
    signed = BODY.replace("我局", "全市") + "云岚市人民政府办公室\n2021年1月20日"
    for title in (f"云岚市2020年{REPORT}", f"2020年全市{REPORT}", f"云岚市人民政府2020年度{REPORT}"):
        assert who(title + signed) == ("云岚市人民政府", 2020)
    assert who(f"云岚市人民政府办公室2020年{REPORT}" + signed) == ("云岚市人民政府办公室", 2020)


# Signatures


@pytest.mark.parametrize("title", ["2020", REPORT, f"2020年{REPORT}"])
@pytest.mark.parametrize(
    "signature",
    [
        "柳渡县信访局 2021年1月15日",
        "柳渡县信访局2021年1月15日",
        "柳 渡 县 信 访 局\n2021 年 1 月 15 日",
        "柳渡县信访局（盖章）\n2021年1月15日",
        "柳渡县信访局\n2021-01-15",
        "柳渡县信访局\n二〇二一年元月十五日",
        "2021年1月15日\n柳渡县信访局",
        "柳渡县信访局\t2021年1月15日",
        "柳渡县信访局办公室\n2021年1月15日",
        "柳渡县信访局\n2021年1月15日\n附件：年度统计表\n单位：件\n本年新收0",
        "柳渡县信访局\n2021年1月15日\n主办：云岚市人民政府办公室\n版权所有：云岚市人民政府",
        "柳渡县信访局\n版权所有：云岚市人民政府 技术支持：0000-5550000\n上一篇：没有了",
        "柳渡县信访局\n2021年1月15日\n云岚市人民政府\n版权所有",
        "填报单位（盖章）：柳渡县信访局    填报日期：2021年1月15日",
        "柳渡县\n信访局\n2021年1月15日",
    ],
)
def test_only_the_signature_names_the_body(title: str, signature: str):
    assert who(f"{title}{BODY}{signature}") == ("柳渡县信访局", 2020)


@pytest.mark.parametrize("joint", [" ", ""])
def test_a_report_on_one_line(joint: str):
    text = f"2020年{REPORT}{BODY}柳渡县信访局\n2021年1月15日".replace("\n", joint)
    assert who(text) == ("柳渡县信访局", 2020)


@pytest.mark.parametrize(
    "preamble",
    [
        f"根据《云岚市人民政府办公室关于做好2020年{REPORT}编制工作的通知》要求，编制本报告。",
        f"按照《云岚市人民政府办公室关于2020年{REPORT}的通知》（云政办函〔2021〕2号），编制本报告。",
        "落实云岚市人民政府2020年政务公开工作部署，编制本报告。",
        "根据云岚市人民政府办公室要求，编制2020年度报告。",
        "云岚市人民政府办公室：\n现将我局2020年政府信息公开工作情况报告如下。",
        "本报告电子版可在云岚市人民政府网站下载。",
    ],
)
def test_the_superior_that_the_preamble_names_is_not_taken(preamble: str):
    for title in (f"2020年{REPORT}", REPORT, "2020"):
        text = f"{title}\n{preamble}{BODY}"
        assert who(f"{text}柳渡县信访局\n2021年1月15日") == ("柳渡县信访局", 2020)
        with pytest.raises(UnidentifiedReportError, match="no agency found"):
            identify(text)


@pytest.mark.parametrize(
    "piece",
    ["由原和", "2021年1月" + " " * 50, "地址" + " " * 50, "云岚市民政局\n2021年1月9日\n", "更名为", "政府信息公开"],
)
def test_endless_repetition_is_read(piece: str):
    text = f"云岚市民政局2020年{REPORT}\n我局" + piece * (100_000 // len(piece)) + "组建"
    assert who(text) == ("云岚市民政局", 2020)


# Portals and metadata


@pytest.mark.parametrize(
    "byline",
    [
        "来源：云岚市人民政府办公室 发布时间：2021-01-20 浏览次数：120",
        "发布机构：云岚市人民政府办公室\n发布日期：2021年1月20日\n索引号：000123/2021-00012",
        "公开机构\t云岚市人民政府办公室\n生成日期\t2021-01-20",
        "信息来源：市政府办公室",
        "云岚市人民政府",
        "云岚市人民政府政府信息公开年报",
    ],
)
def test_a_byline_of_the_portal_is_neither_name_nor_year(byline: str):
    signed = BODY + "云岚市民政局\n2021年1月10日"
    for title in (f"云岚市民政局2020年{REPORT}", f"2020年{REPORT}", REPORT):
        assert who(f"{byline}\n{title}{signed}") == ("云岚市民政局", 2020)


@pytest.mark.parametrize("between", ["\n\n# ", "\n\n", "\n# "])
def test_a_byline_s_last_letter_is_none_of_a_title_typed_apart(between: str):
    text = f"来源：云岚市民政局 浏览次数：6423 次{between}云 岚 市 民 政 局\n# 2020年{REPORT}{BODY}"
    assert who(text) == ("云岚市民政局", 2020)


def test_a_byline_names_the_body_that_nothing_else_names():
    assert who(f"来源：云岚市民政局 发布时间：2021-01-20\n2020年{REPORT}{BODY}") == ("云岚市民政局", 2020)
    with pytest.raises(UnidentifiedReportError):  # one that calls itself 我局 is no government
        identify(f"来源：云岚市人民政府 发布时间：2021-01-20\n2020年{REPORT}{BODY}")


def test_metadata_names_the_body_that_the_text_does_not_name():
    nameless = f"2020年{REPORT}{BODY}"
    assert who(nameless, f"云岚市民政局2020年{REPORT}_云岚市人民政府") == ("云岚市民政局", 2020)
    assert who(nameless, "", "云岚市民政局") == ("云岚市民政局", 2020)
    with pytest.raises(UnidentifiedReportError):
        identify(nameless, f"2020年{REPORT}-云岚市人民政府", "王小明")


def test_metadata_does_not_outweigh_the_text():
    text = f"云岚市民政局2020年{REPORT}{BODY}"
    assert who(text, f"柳渡县民政局2018年{REPORT}", "云岚市人民政府") == ("云岚市民政局", 2020)
    assert who(f"云岚市民政局{REPORT}{BODY}", f"云岚市民政局2018年{REPORT}") == ("云岚市民政局", 2020)


# Names


def test_a_second_plate_is_another_name():
    for title in (f"云岚市林业局（云岚市公园管理局）2020年{REPORT}", f"云岚市林业局\n（公园管理局）\n2020年{REPORT}"):
        identity = identify(title + BODY)
        assert identity.agency == "云岚市林业局"
        assert {"云岚市公园管理局", "公园管理局"} <= set(identity.aliases)


@pytest.mark.parametrize(
    ("told", "former"),
    [
        ("云岚市数据局（原云岚市大数据管理局）根据条例编制本报告。", ["云岚市大数据管理局"]),
        ("2020年3月，云岚市大数据管理局更名为云岚市数据局。", ["云岚市大数据管理局"]),
        ("我局由原云岚市大数据管理局、云岚市信息中心合并组建。", ["云岚市大数据管理局", "云岚市信息中心"]),
        ("云岚市数据局加挂云岚市政务服务局牌子。", ["云岚市政务服务局"]),
    ],
)
def test_former_names_that_the_text_tells(told: str, former: list[str]):
    identity = identify(f"云岚市数据局2020年{REPORT}\n{told}{BODY}")
    assert identity.agency == "云岚市数据局"
    assert set(former) <= set(identity.aliases)


def test_names_of_others_are_none_of_its_own():
    told = "原云岚市民政局的档案移交完毕，柳渡县档案局更名为柳渡县档案馆，市信访局加强了指导。"
    identity = identify(f"云岚市数据局2020年{REPORT}\n{told}{BODY}")
    assert not {"云岚市民政局", "柳渡县档案局", "云岚市信访局"} & set(identity.aliases)


def test_a_short_name_is_spelt_out_where_the_text_has_it_in_full():
    signed = BODY + "云岚市卫生健康委员会\n2021年1月10日"
    for title in (f"云岚市卫健委2020年{REPORT}", f"市卫健委2020年{REPORT}"):
        assert who(title + signed.replace("我局", "我委")) == ("云岚市卫生健康委员会", 2020)
    assert who(f"云岚市卫健委2020年{REPORT}{BODY}") == ("云岚市卫健委", 2020)


def test_a_name_without_its_place_takes_it_from_the_address():
    assert who(f"市民政局2020年{REPORT}{BODY}地址：江汀省云岚市柳堤路3号") == ("云岚市民政局", 2020)


def test_regions_from_large_to_small():
    assert regions_of("江汀省云岚市柳渡区交通运输局") == ("江汀省", "云岚市", "柳渡区")
    assert regions_of("云岚市市场监督管理局") == ("云岚市",)
    assert regions_of("云岚市城市管理局") == ("云岚市",)


def test_short_and_english_names():
    names = aliases("云岚市自然资源和规划局")
    for name in ("云岚市自规局", "云岚自然资源局", "自然资源和规划局", "市自规局", "yunlan natural resources bureau"):
        assert name in names
    assert "云岚市住房城乡建设局" in aliases("云岚市住房和城乡建设局")


def test_zones_by_the_names_that_people_use():
    names = aliases("云岚经济开发区管理委员会")
    for name in (
        "云岚开发区管委会",
        "云岚经开区管委会",
        "开发区管委会",
        "yunlan development zone management committee",
    ):
        assert name in names
    assert "云岚市经开区税务局" in aliases("云岚市经济技术开发区税务局")
    assert not any("开发管" in name for name in names)


def test_regions_with_codes_and_of_branches():
    assert regions_of("国家税务总局云岚市柳渡区税务局") == ("云岚市", "柳渡区")
    assert regions_of("宁夏中卫市信访局") == ("宁夏", "中卫市")
    assert regions_of("喀什地区行政公署") == ("喀什地区",)
    assert regions_of("雄县民政局") == ("雄县",)
    assert regions_of("吉林大学") == ()


def test_a_branch_is_known_by_its_place_too():
    assert {"云岚市税务局", "云岚税务局"} <= set(aliases("国家税务总局云岚市税务局"))


@pytest.mark.parametrize(
    ("agency", "text", "region"),
    [
        ("通州区民政局", "受南通市人民政府委托", "江苏省/南通市/通州区"),
        ("通州区民政局", "受市人民政府委托", "通州区"),
        ("临夏州民政局", "", "甘肃省/临夏回族自治州"),
        ("临夏市民政局", "", "甘肃省/临夏回族自治州/临夏市"),
        ("宁夏中卫市信访局", "", "宁夏回族自治区/中卫市"),
        ("柳渡区民政局", "地址：江汀省云岚市柳渡区青枫路3号", "江汀省/云岚市/柳渡区"),
        ("云岚经济开发区管理委员会", "地址：云岚市云岚经济开发区新桥街1号", "云岚市/云岚经济开发区"),
        ("柳渡区民政局", "地址：柳渡县青枫路3号", "柳渡区"),
        ("云岚职业技术学院", "学校地址：江汀省云岚市柳堤路9号", "江汀省/云岚市"),
    ],
)
def test_the_path_of_the_region(agency: str, text: str, region: str):
    assert identify(f"{agency}2020年{REPORT}\n一、总体情况\n{text}").region == region


def test_a_signature_behind_the_last_sentence_of_one_long_line():
    text = (
        "2020年度政府信息公开工作年度报告 一、总体情况 "
        + "本年度工作平稳有序。" * 40
        + " 未收取信息处理费。 云岚市民政局"
    )
    assert identify(text + "\n\n").agency == "云岚市民政局"


def test_a_branch_whose_place_has_no_level():
    assert {"云岚海关", "海关", "yunlan customs"} <= set(aliases("中华人民共和国云岚海关"))
    assert {"云岚调查队", "yunlan survey office"} <= set(aliases("国家统计局云岚调查队"))
    assert "江汀监管局" in aliases("财政部江汀监管局")


def test_a_district_s_government_is_not_called_after_the_city():
    assert not {"云岚政府", "云岚人民政府"} & set(aliases("云岚市柳渡区人民政府"))
    assert {"柳渡政府", "云岚柳渡政府"} <= set(aliases("云岚市柳渡区人民政府"))
    assert "云岚交通局" in aliases("云岚市柳渡区交通运输局")
    assert "municipal government" not in aliases("云岚市柳渡区人民政府")


@pytest.mark.parametrize(
    ("told", "short"),
    [
        ("云岚高新技术产业开发区管理委员会（以下简称“云岚高新区”）编制本报告。", {"云岚高新区"}),
        ("云岚高新技术产业开发区(以下简称“高新区”)编制本报告。", {"高新区"}),
        ("云岚高新技术产业开发区管理委员会（以下简称“本机关”）根据《条例》（以下简称《条例》）编制。", set()),
        ("云岚市信访局（以下简称“市信访局”）通报。", set()),
    ],
)
def test_the_short_name_that_a_report_gives_itself(told: str, short: set[str]):
    names = identify(f"云岚高新技术产业开发区管理委员会2022年{REPORT}\n{told}{BODY}").aliases
    assert short <= set(names)
    assert not {"本机关", "市信访局", "条例"} & set(names)

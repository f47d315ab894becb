import pytest

from ingest.errors import NotAReportError
from ingest.identity import identify

REPORT = "2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开条例\n（2019年4月3日修订）\n第一章 总则\n第一条 制定本条例。\n"
        "第五十条 政府信息公开工作年度报告应当包括下列内容：（一）主动公开的情况；（二）申请的情况。\n云岚市人民政府",
        "云岚市民政局政府信息公开指南\n一、主动公开\n二、依申请公开\n云岚市民政局\n2024年3月1日",
        "云岚市人民政府\n政府工作报告\n——2024年1月10日\n各位代表：\n一、2023年工作回顾\n政务公开不断深化。",
        "云岚市人民政府2024年工作报告\n各位代表：\n政务公开全面推进。",
        f"云岚市人民政府办公室关于做好{REPORT}编制和发布工作的通知\n一、报告内容\n二、时间要求\n云岚市人民政府办公室",
        "云岚市政府信息公开工作年度报告发布情况通报\n截至2月，31家单位公布了报告。\n云岚市人民政府办公室\n2025年2月3日",
        f"我市31家单位发布{REPORT}\n近日，云岚市人民政府办公室公布{REPORT}。云岚市共收到申请120件。",
        f"一图读懂：云岚市{REPORT}\n主动公开1200条",
        f"云岚市民政局关于{REPORT}的解读\n近日，市民政局发布了年度报告。",
        "云岚市民政局2024年法治政府建设年度报告\n一、主要举措\n推进政府信息公开。\n云岚市民政局\n2025年1月10日",
        "云岚市民政局2024年部门预算\n一、主要职能\n云岚市民政局\n2024年2月1日",
        "云岚市民政局政府信息公开申请表\n申请人信息\n所需信息情况",
        "今天天气很好。",
        "\n".join(f"云岚市{name}局{REPORT}" for name in ("民政", "教育", "财政", "司法", "审计")),
    ],
)
def test_other_texts_are_refused(text: str):
    with pytest.raises(NotAReportError, match="no annual report"):
        identify(text)


SECTIONS = "一、总体情况\n近日我局公开目录。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"


@pytest.mark.parametrize(
    "text",
    [
        f"政府信息公开指南\n政府信息公开制度\n通知公告\n云岚市民政局{REPORT}\n{SECTIONS}",
        f"政府信息公开指南\n2024\n{SECTIONS}云岚市民政局\n2025年1月10日",
        f"云岚市民政局关于印发{REPORT}的通知\n{SECTIONS}",
        f"云岚市民政局{REPORT}\n近日，我局公布年度报告，统计期限自2024年1月1日起。",
        f"云岚市民政局{REPORT}\n一、總體情況\n二、主動公開政府信息情況",
    ],
)
def test_reports_that_look_like_other_texts_are_read(text: str):
    identity = identify(text)
    assert (identity.agency, identity.year) == ("云岚市民政局", 2024)

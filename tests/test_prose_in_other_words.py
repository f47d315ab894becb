"""Numbers that only the prose tells, asked for in other words than the reports have."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市民政局", 2023): (
        "网站专栏全年浏览量8200次。公众号年内推送信息64条。研究政务公开工作的专题会议召开3次。设公开栏5处。"
        "全年答复群众电话咨询77次。发文前属性审核31件，未出现漏标。举办新闻发布会2场。办理建议和提案共9件。"
        "没有发生责任追究的情形。围绕养老服务公开征求意见4项。双公示系统公示许可信息12条、处罚信息3条。",
        PROBLEMS,
    ),
    ("云岚市教育局", 2023): (
        "网站专栏全年浏览量5100次。公众号年内推送信息90条。公文公开属性复核26件。办理12345热线工单15件。"
        "经自查，未发现应当保密而公开的信息。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("otherwise"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2023年有多少人次打开过云岚市民政局的官网", "浏览量8200次"),
        ("2023年谁家网站看的人最多", "浏览量8200次"),
        ("2023年哪些单位公布了自己网站的浏览量", "浏览量5100次"),
        ("云岚市民政局2023年利用微信公众号等新媒体推送信息多少条", "推送信息64条"),
        ("写明了新媒体发布信息数量的单位，2023年", "推送信息90条"),
        ("2023年政务公开被云岚市民政局纳入党组会议题研究了几次", "会议召开3次"),
        ("哪家以公开栏个数论在2023年排头名", "公开栏5处"),
        ("2023年咨询电话接得最多的是谁家", "咨询77次"),
        ("云岚市教育局2023年发布前审核了多少件文件", "属性复核26件"),
        ("2023年审查拟公开信息最多的单位", "审核31件"),
        ("2023年哪些单位写到接了多少件12345工单", "热线工单15件"),
        ("2023年云岚市民政局追究了几个人的责任", "没有发生责任追究"),
        ("2023年云岚市教育局有没有出过泄密的事，一共几起", "未发现应当保密而公开的信息"),
        ("请检索2023年度报告，找出写有建议提案件数的机关", "建议和提案共9件"),
        ("行政处罚结果公布了多少？云岚市民政局，2023年", "处罚信息3条"),
        ("2023年谁报了公众号推文数", "推送信息90条"),
        ("2023 agencies giving new media post figures", "推送信息64条"),
        ("How many documents did 云岚市民政局 check before publication in 2023?", "审核31件"),
        ("Which agency vetted the most files prior to release in 2023?", "审核31件"),
        ("2023 bodies with a site-visit figure", "浏览量5100次"),
        ("Who was the most active poster on social media in 2023?", "推送信息90条"),
        ("Could I know the number of press briefing conferences held by 云岚市民政局 in 2023?", "新闻发布会2场"),
        ("How many permit records were put online in 2023 by 云岚市民政局?", "许可信息12条"),
    ],
)
def test_a_number_is_told_in_whatever_words_it_is_asked_for(town: Desk, question: str, told: str) -> None:
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert told in quotes(answer)


@pytest.mark.parametrize(
    "question", ["云岚市教育局2023年历史文件数字化算不算公开前审查，审查了多少件", "2023年发布前审核走几道关"]
)
def test_what_is_no_number_of_documents_vetted_is_not_told_as_one(town: Desk, question: str) -> None:
    answer = town.ask(question)
    assert answer.value is None

"""Questions of one body in words beside those of its report: how a line is to reach, who holds an office, how long
other things take than answers."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市民政局", 2023): (
        "咨询专线接听来电2.2万通，人工接通率87%。开展“局长接访”活动12次。未成年人服务页面3月份整月没有更新。",
        "主要问题是：（1）历史档案查阅不便，婚姻登记旧册多未扫描；（2）解读形式单一。"
        "针对第一个问题，投入80万元启动老档案扫描工程；针对第二个问题，制作动漫解读10期。"
        "以上事项由局办公室督办。",
    ),
    ("云岚市教育局", 2023): ("由局长林秋实任组长，统筹信息公开。", PROBLEMS),
    ("云岚市交通运输局", 2022): ("微信公众号粉丝由3.2万人增至4.5万人。", PROBLEMS),
    ("云岚市交通运输局", 2023): (
        "微信公众号粉丝6万人。惠民补贴发放情况公示率100%，涉及农户2.1万户。因公示后群众反映核减违规领取57户，追缴资金9.6万元。",
        "外资企业看不到英文版办事指南。下一步，将加强更新。",
    ),
    ("云岚市人民政府", 2023): (
        "在省政府办公厅组织的第三方评估中，位列全省第5位。政务公开在全市考核中的分值为3分。",
        PROBLEMS,
    ),
    ("云岚海关", 2023): ("全年进口通关时间为31.5小时。持证上岗的信息公开员有14名。", PROBLEMS),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("beside"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市民政局咨询专线打得通吗", "接通率87%"),
        ("云岚市民政局咨询专线好不好打", "接通率87%"),
        ("云岚市民政局是不是有个月一条都没更新", "3月份整月没有更新"),
        ("云岚市民政局2023年打算怎么改进", "老档案扫描工程"),
        ("云岚市民政局老档案准备怎么办", "老档案扫描工程"),
        ("What is the Yunlan civil affairs bureau going to do about its old records?", "老档案扫描工程"),
        ("云岚市教育局局长叫什么名字", "局长林秋实"),
        ("How long does import clearance take at the Yunlan customs?", "31.5小时"),
        ("云岚市交通运输局2023年补贴公示以后查出多少户冒领，追回多少", "违规领取57户"),
        ("外资企业对云岚市交通运输局有什么意见", "英文版办事指南"),
        ("云岚市政府政务公开在全省排第几", "全省第5位"),
        ("市里政务公开在全省排第几", "全省第5位"),
        ("How many certified disclosure officers does the Yunlan customs have?", "信息公开员有14名"),
    ],
)
def test_what_a_sentence_tells_in_other_words_is_quoted(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局局长叫什么名字",
        "云岚市民政局局长姓什么",
        "云岚海关关长叫什么名字",
        "How long does the Yunlan customs take to answer a request?",
    ],
)
def test_a_sentence_that_only_names_the_office_or_the_time_tells_nothing(prose: Desk, question: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.NOT_FOUND
    assert not quotes(answer)


def test_a_question_that_denies_gets_neither_yes_nor_no(prose: Desk) -> None:
    assert not prose.ask("云岚市民政局是不是有个月一条都没更新").text.startswith(("是", "否"))


def test_the_measure_of_one_problem_is_that_of_its_number(prose: Desk) -> None:
    told = quotes(prose.ask("云岚市民政局2023年第二个问题打算怎么改"))
    assert "动漫解读10期" in told
    assert "老档案" not in told


def test_what_a_number_has_grown_from_is_not_that_number(prose: Desk) -> None:
    answer = prose.ask("云岚市交通运输局2022年公众号粉丝有多少")
    assert answer.value == 45000
    assert "15000" in prose.ask("云岚市交通运输局公众号粉丝2023年比2022年多多少").text


def test_a_number_of_none_of_what_was_done_is_not_told(prose: Desk) -> None:
    answer = prose.ask("云岚市交通运输局2023年补贴公示以后约谈多少户，罚没多少")
    assert answer.status is not Outcome.ANSWERED
    assert answer.value is None

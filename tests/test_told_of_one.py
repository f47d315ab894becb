"""Questions of one body in words that only its prose has: one sentence with all that is asked, in the unit asked."""

from decimal import Decimal

import pytest

from answer import Answer, Desk, Outcome
from answer.reading.prose.units_asked import asking_in, is_stated
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling

BODIES = {
    ("云岚市民政局", 2022): (
        "发布政策解读40篇。组织“送戏下乡”12场。",
        PROBLEMS,
    ),
    ("云岚市民政局", 2023): (
        "发布政策解读60篇，其中图文解读35篇、视频解读25篇，局长解读5次。从渠道看，线上申请31件，挂号信申请9件。"
        "公开信息870条，较上年增加120条。便民热线接听来电3200个，接通率97.5%，满意率99.1%。"
        "参加社会评议，满意率为88.2%。约谈单位3家。在全市第三方评估中得分91.4分，位列第二。第三方评估反馈问题6个。",
        PROBLEMS,
    ),
    ("云岚市教育局", 2023): (
        "“名师夜话”栏目上线18期，收看2.3万人次。建成24小时自助查询机4台。收到依申请公开7件，主要涉及学区划分，平均办理时间6个工作日。"
        "聘请社会监督员5名，收到意见14条。",
        PROBLEMS,
    ),
    ("溪口县应急管理局", 2023): (
        "购置自助查询机9台，设公开专区2个。网络舆情处置23件。制定《云岚古茶树保护规定》1件。公开古茶树名录812棵，每棵附二维码。"
        "新收申请9件，比上年增加4件，增加的原因是安置房开工。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("told"), embedder, BODIES)


def quotes(answer: Answer) -> str:
    return " ".join(each.quote for each in answer.citations)


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("云岚市民政局2023年挂号信申请有几件", 9, "挂号信申请9件"),
        ("云岚市民政局2023年线上申请多少件", 31, "线上申请31件"),
        ("云岚市民政局2023年图文解读多少篇", 35, "图文解读35篇"),
        ("云岚市民政局2023年约谈了几家单位", 3, "约谈单位3家"),
        ("云岚市教育局名师夜话栏目上线了多少期", 18, "“名师夜话”栏目上线18期"),
        ("云岚市教育局2023年聘请了几名社会监督员", 5, "聘请社会监督员5名"),
    ],
)
def test_a_number_that_only_the_prose_tells_is_told_with_its_sentence(
    prose: Desk, question: str, value: int, said: str
) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.value == Decimal(value)
    assert said in quotes(answer)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市民政局2023年线上申请和挂号信申请各多少", "线上申请31件，挂号信申请9件"),
        ("云岚市民政局2023年第三方评估得了多少分，排第几", "得分91.4分，位列第二"),
        ("云岚市民政局2023年便民热线接听了多少来电，满意率多少", "满意率99.1%"),
        ("云岚市教育局2023年聘请了几名社会监督员，收到多少条意见", "收到意见14条"),
        ("云岚市教育局2023年依申请公开主要涉及什么", "主要涉及学区划分"),
        ("名师夜话栏目上线了多少期", "上线18期"),
        ("云岚市教育局2023年平均几天办结申请", "平均办理时间6个工作日"),
    ],
)
def test_all_that_is_asked_is_quoted_from_one_sentence(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)
    assert "88.2" not in answer.text


def test_what_a_report_says_of_the_year_before_is_no_number_of_its_own_year(prose: Desk) -> None:
    answer = prose.ask("云岚市民政局2023年公开信息比上年增加多少条")
    assert answer.status is Outcome.ANSWERED
    assert "较上年增加120条" in quotes(answer)
    assert answer.value != Decimal(870)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局2023年线上申请予以公开多少件",  # the sentence says nothing of what came of them
        "云岚市教育局2023年线上申请多少件",
        "溪口县应急管理局2023年网络申请多少件",  # 网络舆情 is none
        "云岚市水利局2023年线上申请多少件",  # is not loaded
        "云岚市教育局名师夜话栏目花了多少钱",
        "公积金贷款利率是多少",
    ],
)
def test_what_no_sentence_tells_is_not_told(prose: Desk, question: str) -> None:
    answer = prose.ask(question)
    assert answer.status is not Outcome.ANSWERED


def test_the_assessment_tells_its_problems_where_they_are_asked_for(prose: Desk) -> None:
    assert "反馈问题6个" in quotes(prose.ask("云岚市民政局2023年第三方评估反馈了多少个问题"))


def test_a_verb_that_no_report_has_is_said(prose: Desk) -> None:
    answer = prose.ask("哪个单位投放了自助查询机，多少台")
    assert [(row.agency, row.value) for row in answer.rows] == [
        ("云岚市教育局", Decimal(4)),  # 24小时 is no number of them
        ("溪口县应急管理局", Decimal(9)),
    ]
    assert "投放" in " ".join(answer.warnings)


def test_things_that_end_as_places_do_are_sought(prose: Desk) -> None:
    answer = prose.ask("哪些单位2023年设了公开专区，各多少个")
    assert [(row.agency, row.value) for row in answer.rows] == [("溪口县应急管理局", Decimal(2))]


def test_a_whole_is_told_before_a_number_of_another_sentence(prose: Desk) -> None:
    answer = prose.ask("云岚市民政局2023年政策解读比上年多多少篇")
    assert "**20**" in answer.text


@pytest.mark.parametrize(
    ("question", "sentence", "stated"),
    [
        ("收到几封来信", "收到来信12封", True),
        ("得了多少分", "得分95.2分", True),
        ("得了多少分", "发现问题12个", False),
        ("满意率多少", "满意率98%", True),
        ("满意率多少", "受理3件", False),
        ("排第几", "位列全市第三", True),
        ("排第几", "开展第三方评估2次", False),
        ("花了多少钱", "投入3.6万元", True),
        ("花了多少钱", "改版2次", False),
        ("比上年减少多少", "较上年增加3件", False),
        ("为什么减少", "主要原因是压减动态信息", True),
    ],
)
def test_the_form_of_what_is_asked(question: str, sentence: str, stated: bool) -> None:
    asking = asking_in(question)
    assert asking is not None
    assert is_stated(asking, sentence) is stated


def test_a_body_that_tells_no_number_has_no_place(prose: Desk) -> None:
    answer = prose.ask("溪口县应急管理局2023年第三方评估反馈问题数排第几")
    assert "溪口县应急管理局" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What score did the Yunlan civil affairs bureau get in the third-party assessment in 2023?", "得分91.4分"),
        ("Where did the Yunlan civil affairs bureau rank in the third-party assessment in 2023?", "位列第二"),
        ("How many social supervisors did the Yunlan education bureau hire in 2023?", "社会监督员5名"),
    ],
)
def test_english_words_are_sought_by_what_they_are_called(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How many normative documents did the Yunlan civil affairs bureau have in 2023?",
        "What policies did the Yunlan civil affairs bureau explain in 2023, and how many requests did it receive?",
    ],
)
def test_figures_of_the_tables_are_no_words_of_the_prose(prose: Desk, question: str) -> None:
    plan = prose.ask(question).plan
    assert not plan or plan["kind"] != "text" or not plan["number"]


def test_the_number_is_in_the_unit_asked(prose: Desk) -> None:
    answer = prose.ask("古茶树名录公布了多少棵")
    assert "812棵" in quotes(answer) and "保护规定" not in quotes(answer)


def test_how_a_rise_came_about_is_its_reason(prose: Desk) -> None:
    assert "安置房开工" in quotes(prose.ask("溪口县应急管理局2023年申请变多是怎么回事"))

"""Problems and plans asked for by what they are about, for whom, or beside another year; and kinds of what is told."""

from collections.abc import Sequence

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling, plan_of, quotes

CITY, DISTRICT, PARKS = "云岚市水利局", "云岚市柳渡区水利局", "云岚市园林局"
TOLD = {
    (CITY, 2023): (
        "成立专班。召开公开工作联席会2次。公交线路调整前在站牌公示。对涉及案件的申请，告知向办案单位查询。",
        "一是答复文书不够规范；二是解读发布晚于文件印发，未能同步。\n下一步，一是统一文书模板；二是解读与文件同步起草。",
    ),
    (CITY, 2024): (
        "针对上年指出的文书不规范，统一了模板。对栏目长期不更新的科室予以通报。轮训乡镇经办人员。无错敏信息。",
        "2024年，我局的公开工作取得一定成效，但仍存在以下问题：一是公开的数据多为扫描件；二是新媒体影响力不大。\n"
        "下一步，一是提供表格下载；二是改进选题。",
    ),
    (DISTRICT, 2024): (
        "召开领导小组会议3次。全年未发生责任追究。开展第三方评估，反馈问题2个，已完成整改。建立书面交接制度。",
        "一是信息员变动频繁；二是培训以文件传达为主，学用结合不够。\n下一步，一是实行岗位备份；二是增加公开栏和查阅点。",
    ),
    (PARKS, 2024): (
        "第三方评估反馈问题5个。",
        "一是解读形式单一。\n下一步，重要政策配发图解。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("about"), embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("云岚市水利局2023年的问题里跟依申请有关的是哪条", "答复文书", "解读"),
        ("云岚市水利局2023年关于解读的问题怎么写的", "解读发布", "答复文书"),
        ("云岚市水利局2024年数据方面的打算", "表格下载", "选题"),
        ("云岚市水利局2024年新媒体影响力小，准备怎么弄", "选题", "表格"),
        ("云岚市水利局2023年对涉及案子的申请怎么答", "办案单位", "答复文书"),
        ("云岚市水利局2023年公交线路调整前要干什么", "站牌公示", "联席会"),
        ("云岚市水利局2024年给乡镇的人培训过没有", "轮训乡镇", "模板"),
        ("云岚市水利局2024年对2023年的问题做了哪些整改", "统一了模板", "扫描件"),
        ("2024年哪些单位通报过做得慢的科室", "予以通报", "责任追究"),
        ("2023年谁开过联席会议", "联席会", "专班"),
        ("2024年哪些单位给信息员换岗做了交接安排", "交接制度", "变动频繁"),
        ("2024年第三方评估的问题已经整改完的有哪些单位", "反馈问题2个", "反馈问题5个"),
        ("2024年哪些单位打算增加公开栏", "查阅点", "图解"),
        ("2024年培训以文件传达为主的是哪个单位", "学用结合不够", "轮训"),
        ("2024年哪些单位明确写了没有人被追责", "未发生责任追究", "通报"),
        ("2023年谁说解读跟文件不同步", "未能同步", "答复文书"),
        ("2024年哪些单位给乡镇办过轮训", "轮训乡镇", "学用结合"),
        ("2024年有谁说公开的数据是扫描件", "扫描件", "变动频繁"),
    ],
)
def test_only_what_is_meant_is_told(desk: Desk, question: str, told: str, untold: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert told in quotes(answer)
    assert untold not in quotes(answer)


@pytest.mark.parametrize(
    ("question", "plan"),
    [
        ("云岚市水利局2024年有什么问题", {"topics": ["problems"], "terms": []}),
        ("2024年各单位的会议情况", {"topics": ["meetings"], "terms": []}),
        ("云岚市水利局2023年的问题打算2024年怎么改", {"topics": ["improvements"]}),
        ("云岚市水利局2024年不予公开的申请怎么处理", {"terms": []}),
    ],
)
def test_what_is_not_narrowed(desk: Desk, question: str, plan: dict[str, object]):
    read = plan_of(desk, question)
    assert {name: read[name] for name in plan} == plan


def test_bodies_of_a_level_are_asked_for_by_it(desk: Desk):
    assert plan_of(desk, "2024年区级部门办过培训吗")["scope"]["levels"] == ["county"]


@pytest.mark.parametrize(
    ("talk", "turn", "told", "untold"),
    [
        (["云岚市水利局2023年提了哪些问题"], "其中跟解读有关的是哪条", "解读发布", "答复文书"),
        (["云岚市水利局2024年的打算"], "数据那条怎么说的", "表格下载", "选题"),
        (["云岚市水利局2024年有哪些不足"], "跟2023年的一样吗", "答复文书", "予以通报"),
        (["云岚市水利局2024年有哪些不足"], "上一年提的解决了没有", "统一了模板", "扫描件"),
        (["2024年哪个单位的问题最多"], "具体是哪些问题", "扫描件", "解读形式单一"),
        (["云岚市柳渡区水利局2024年领导小组会开了几次"], "谁参加的", "领导小组会议", "责任追究"),
    ],
)
def test_what_is_asked_on(desk: Desk, talk: Sequence[str], turn: str, told: str, untold: str):
    answer = desk.ask(turn, talk)
    assert told in quotes(answer)
    assert untold not in quotes(answer)


def test_two_levels_are_told_one_below_the_other(desk: Desk):
    answer = desk.ask("2024年市级部门和区级部门提的问题有什么不一样")
    assert "2 份报告中" in answer.text
    assert "1 份报告中" in answer.text


def test_there_was_none_of_it(desk: Desk):
    assert desk.ask("云岚市水利局2024年有没有错敏信息").text.startswith("否")


@pytest.mark.parametrize("question", ["2024年问题最少的单位是不是云岚市水利局"])
def test_what_no_plan_says_is_asked_back(desk: Desk, question: str):
    assert desk.ask(question).status is Outcome.CLARIFY

"""Questions of one body's prose for a reason, a date, a time, a purpose, or of years beside each other."""

import pytest

from answer import Desk, Outcome
from answer.reading.prose.units_asked import asking_in, is_stated
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市民政局", 2022): (
        "“云岚民政”抖音号发布短视频31个，其中短视频《守灯人》播放量达90万次。殡葬服务通告6批涉及机构40家。",
        PROBLEMS,
    ),
    ("云岚市民政局", 2023): (
        "公开信息610条，较上年减少45条，减少的主要原因是停发了转载类动态。收到申请明显上升主要是殡仪馆迁建引起。"
        "同一人就养老机构收费反复申请12件。为减少这类申请，在网站开设“养老收费”专栏。平均办理时长7.5个工作日。"
        "年初被市政府办通报1次，原因是栏目未及时更新。殡葬服务通告8批涉及机构55家。",
        "一是公开不够及时，养老床位数据最长滞后33天。下一步，规定床位信息应于每年4月30日前公布。",
    ),
    ("云岚市北湖供排水有限公司", 2023): (
        "服务热线接听1208通，其中报修700通、咨询508通。抢修平均到场时间35分钟。",
        PROBLEMS,
    ),
    ("云岚市人民医院", 2023): ("门诊停诊全年96次，部分医生出诊变动提前公告。", PROBLEMS),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("otherwise"), embedder, BODIES)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市民政局2023年公开的信息为什么比上年少了", "主要原因是停发了转载类动态"),
        ("云岚市民政局2023年公开信息为什么减少", "主要原因是停发了转载类动态"),
        ("云岚市民政局申请为什么涨了", "主要是殡仪馆迁建引起"),
        ("云岚市民政局申请怎么变多了，为什么", "主要是殡仪馆迁建引起"),
        ("云岚市民政局为啥被通报", "原因是栏目未及时更新"),
        ("云岚市民政局答复一件申请平均要几天", "平均办理时长7.5个工作日"),
        ("云岚市民政局办理申请平均要多久", "平均办理时长7.5个工作日"),
        ("云岚市民政局为减少反复的申请，做了哪件事", "开设“养老收费”专栏"),
        ("云岚市民政局为避免反复的申请做了什么", "开设“养老收费”专栏"),
        ("云岚市民政局打算让床位信息每年最晚哪天公布", "每年4月30日前"),
        ("云岚市民政局抖音那个爆款短视频叫什么，播放多少", "《守灯人》播放量达90万次"),
        ("最慢的养老床位数据拖了多久", "最长滞后33天"),
        ("供水公司热线一年接了多少通，哪类最多", "报修700通"),
        ("市医院医生临时停诊一年多少次", "停诊全年96次"),
    ],
)
def test_a_sentence_with_all_that_is_asked_is_quoted(prose: Desk, question: str, said: str) -> None:
    answer = prose.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert said in quotes(answer)


def test_an_older_report_that_alone_tells_it_is_named(prose: Desk) -> None:
    answer = prose.ask("云岚市民政局抖音那个爆款短视频叫什么，播放多少")
    assert "2023 年的报告里没有找到这样的句子，最近写到的是 2022 年的报告" in f"{answer.text}{answer.warnings}"


def test_each_year_is_told_where_years_are_compared(prose: Desk) -> None:
    told = quotes(prose.ask("殡葬服务通告涉及了多少家机构，两年对比"))
    assert "40家" in told
    assert "55家" in told


@pytest.mark.parametrize(
    "question",
    [
        "云岚市民政局申请为什么减少",  # has risen
        "云岚市民政局培训为什么减少",
        "最慢的空气质量数据拖了多久",
    ],
)
def test_what_no_sentence_tells_is_not_told(prose: Desk, question: str) -> None:
    told = quotes(prose.ask(question))
    assert "引起" not in told
    assert "1208" not in told
    assert "33天" not in told


@pytest.mark.parametrize(
    ("question", "sentence", "stated"),
    [
        ("拖了多久", "滞后47天", True),
        ("拖了多久", "于3月12日公布", False),  # a day of a month is no length of time
        ("接了多少通", "接听2317通", True),
        ("哪天公布", "每年5月31日前公布", True),
        ("什么时候完成", "已全部完成", False),
        ("为什么减少", "减少由机构合并引起", True),
    ],
)
def test_the_form_of_what_is_asked(question: str, sentence: str, stated: bool) -> None:
    asking = asking_in(question)
    assert asking is not None
    assert is_stated(asking, sentence) is stated


def test_another_company_is_not_the_one_loaded(prose: Desk) -> None:
    assert prose.ask("燃气公司热线一年接了多少通").status == "not_found"

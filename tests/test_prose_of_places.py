"""Plain questions over the prose of a city, its districts and bureaus: of a place by its own report, of districts, of
what was not, of channels, and of what is said beside the question."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

CITY, WEST, EAST = "云岚市人民政府", "云岚市柳渡区人民政府", "云岚市岭东区人民政府"
CULTURE, WATER = "云岚市文化局", "云岚市水利局"
NEXT = "一是更新不及时。\n下一步，限时更新。"
TOLD = {
    (CITY, 2024): (
        "市政务公开领导小组组长由副市长担任。开展培训5场，培训900人次。“12345”便民热线受理诉求3000件。"
        "未发生责任追究。发布视频解读12个。",
        NEXT,
    ),
    (WEST, 2024): (
        "区政务公开工作由办公室主任负总责。开展培训2次，培训120人次。申请方式为信函7件、当面递交3件。"
        "本报告电子版可从柳渡区人民政府网站下载。",
        "存在问题：公开的及时性有待加强。下步打算：建立时限提醒机制。",
    ),
    (EAST, 2024): (
        "开展培训3次，培训80人次。通过政府网站公开信息60条。举办政府开放日2次，30人参加。",
        "一是图表、视频形式较少。\n下一步，丰富形式。",
    ),
    (CULTURE, 2024): (
        "领导小组由局长任组长。“12318”文化热线接听6次。联系地址：云岚市中山路8号，电话：0000-8612345。"
        "遇到疑难申请由法律顾问研究。举办政府开放日1次，15人参加。通过网站公开信息30条，通过公众号公开信息9条。",
        NEXT,
    ),
    (WATER, 2024): (
        "答复前由法律顾问审核。举办新闻发布会2场。因公开不当追究责任1人。社会评议满意度为96%。",
        "一是从事公开工作的人员多为兼职。\n下一步，配备专人。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("places"), embedder, TOLD)


def bodies(desk: Desk, question: str) -> set[str]:
    return {row.agency for row in desk.ask(question).rows}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("云岚市政务公开领导小组组长是谁", "副市长担任"),
        ("云岚市2024年培训了多少人次", "900人次"),
        ("How many training sessions did Yunlan City hold in 2024?", "5场"),
        ("柳渡区的政务公开工作谁负责", "负总责"),
    ],
)
def test_of_a_place_its_own_report_is_told(desk: Desk, question: str, words: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED and words in answer.text
    assert "局长任组长" not in answer.text and "120" not in answer.text


def test_of_bodies_of_a_place_all_are_told(desk: Desk):
    assert bodies(desk, "云岚市2024年有哪些单位办过政府开放日") == {EAST, CULTURE}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2024年各区培训了多少人次", {WEST, EAST}),
        ("2024年哪个区培训人次最多", {WEST}),
        ("Which district had the most training participants in 2024?", {WEST}),
        ("柳渡区和岭东区谁的培训人次多", {WEST, EAST}),
        ("哪些单位培训过", {CITY, WEST, EAST}),
    ],
)
def test_districts_are_their_governments(desk: Desk, question: str, expected: set[str]):
    assert bodies(desk, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which reports mention the 12345 hotline?", {CITY}),
        ("哪些报告提到12345", {CITY}),
        ("哪些报告写到热线", {CITY, CULTURE}),
        ("12318热线接了多少个电话", {CULTURE}),
        ("How many calls did the 12318 hotline take?", {CULTURE}),
        ("12345热线受理多少件", {CITY}),
        ("12345热线和12318热线各接了多少", {CITY, CULTURE}),
        ("哪些单位做过视频解读", {CITY}),
        ("哪些单位通过网站公开信息", {EAST, CULTURE}),
        ("Which reports state that nobody was held accountable?", {CITY}),
        ("有哪些单位写过由法律顾问审核或者研究疑难申请", {CULTURE, WATER}),
        ("哪些单位说公开工作人手不够或者人员是兼职的", {WATER}),
        ("写论文想统计一下，哪些单位的报告里提到过法律顾问", {CULTURE, WATER}),
        ("哪些单位办过政府开放日，各来了多少人", {EAST, CULTURE}),
        ("办过政府开放日的单位有哪些，各来了多少人", {EAST, CULTURE}),
    ],
)
def test_who_tells_of_it(desk: Desk, question: str, expected: set[str]):
    assert bodies(desk, question) == expected


@pytest.mark.parametrize(
    ("question", "words", "other"),
    [
        ("柳渡区2024年的申请是通过哪些渠道来的", "信函7件", "网站"),
        ("柳渡区怎么改进公开不及时的问题", "时限提醒", "有待加强"),
        ("柳渡区2024年存在哪些问题", "有待加强", "时限提醒"),
        ("云岚市文化局除了网站还通过哪些渠道公开信息", "公众号", "12318"),
        ("寄挂号信要用，云岚市文化局的地址", "中山路8号", "12318"),
        ("要寄快递，云岚市文化局的地址", "中山路8号", "快递"),
        (
            "We are updating our address book: which phone number does 云岚市文化局 give in its 2024 report?",
            "8612345",
            "book,",
        ),
    ],
)
def test_of_one_body(desk: Desk, question: str, words: str, other: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED and words in answer.text and other not in answer.text


def test_highest_of_those_mentioned(desk: Desk):
    assert desk.ask("报告里写到的满意度，哪家最高").rows[0].agency == WATER


def test_a_place_is_left_out_only_where_it_is_named_so(desk: Desk):
    assert bodies(desk, "除了岭东区，哪些区办过培训") == {WEST}


def test_one_sentence_is_told_once(desk: Desk):
    text = desk.ask("柳渡区人民政府2024年培训了几场、多少人次").text
    assert text.count("开展培训2次") == 1


def test_a_second_half_that_no_sentence_tells_takes_nothing_from_the_first(desk: Desk):
    answer = desk.ask("云岚市水利局2024年开了几场新闻发布会，提问最多的是什么话题")
    assert answer.status is Outcome.ANSWERED
    assert "新闻发布会2场" in answer.text and "没有另外查找" in answer.text


@pytest.mark.parametrize(
    ("question", "most", "least"),
    [
        ("2024年各区培训人次最多的和最少的分别是谁", WEST, EAST),
        ("2024年哪个区培训人次最多，哪个最少", WEST, EAST),
        ("Which district had the most training participants in 2024, and which the fewest?", WEST, EAST),
        ("2024年哪家通过网站公开的信息最多，最少的是哪家", EAST, CULTURE),
    ],
)
def test_both_ends_of_an_order(desk: Desk, question: str, most: str, least: str):
    answer = desk.ask(question)
    assert [row.agency for row in answer.rows] == [most, least]
    assert answer.text.index(f"{most} (2024)") < answer.text.index(f"{least} (2024)")


def test_who_names_most_problems_and_who_fewest(desk: Desk):
    answer = desk.ask("2024年哪家列出的问题最多，哪家最少")
    assert answer.status is Outcome.ANSWERED and "最多的是" in answer.text and "最少的是" in answer.text


def test_two_orders_of_two_things_are_not_read_as_one(desk: Desk):
    assert desk.ask("2024年谁办的培训最多，谁来的人最少").status is Outcome.CLARIFY

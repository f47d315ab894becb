"""Parts of reports, what several of them share, and follow-ups that keep what was asked of the prose."""

from pathlib import Path

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.town import desk_telling
from tests.writer import balanced, report

TOLD = {
    (
        "云岚市林业局",
        2023,
    ): "（一）主动公开情况\n主动公开信息60条。\n（二）监督保障情况\n明确一名负责同志分管。组织培训2次。",
    ("云岚市林业局", 2024): "（一）主动公开情况\n主动公开信息85条。\n（二）依申请公开\n申请专人登记。答复书写明依据。"
    "\n（三）信息管理\n发布前逐级审核。\n（四）教育培训与监督保障\n列入年度考核。办公室牵头，各科室配合。",
    ("云岚市商务局", 2024): "用好网站、新媒体、公开栏三个渠道，分别公开信息9条、13条、18条，全年总计40条。"
    "组织培训3次，参训90人次。办政府开放日2次，接待50人。接听便民热线70次。",
}
PROBLEMS = {
    ("云岚市林业局", 2023): "一是人手不足；二是政策解读形式单一，图解较少。\n下一步，充实人员。",
    ("云岚市林业局", 2024): "一是政策解读形式单一，图解较少；二是栏目更新滞后。\n下一步，限时更新。",
    ("云岚市商务局", 2024): "一是业务能力参差不齐。\n下一步，跟班学习。",
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(
        tmp_path_factory.mktemp("parts"), embedder, {each: (told, PROBLEMS[each]) for each, told in TOLD.items()}
    )


def quotes(answer: Answer) -> list[str]:
    return [each.quote for each in answer.citations]


def bodies(answer: Answer) -> list[str]:
    return [row.agency.removeprefix("云岚市") for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("云岚市林业局2024年依申请公开工作有哪些具体做法", ["申请专人登记。", "答复书写明依据。"]),
        ("how does Yunlan Forestry Bureau describe its handling of requests", ["申请专人登记。", "答复书写明依据。"]),
        ("列明云岚市林业局2024年信息管理部分的举措", ["发布前逐级审核。"]),
        (
            "quote the passage on supervision, Yunlan Forestry Bureau 2024",
            ["列入年度考核。", "办公室牵头，各科室配合。"],
        ),
        ("云岚市林业局2024年谁负责政务公开工作", ["办公室牵头，各科室配合。"]),
        ("云岚市林业局2024年发布前审核制度是怎么写的", ["发布前逐级审核。"]),
    ],
)
def test_what_stands_in_a_part_of_the_report(prose: Desk, question: str, quoted: list[str]):
    assert quotes(prose.ask(question)) == quoted


@pytest.mark.parametrize(
    "question", ["云岚市林业局2024年年报第五部分原文", "section five of the Yunlan Forestry Bureau 2024, verbatim"]
)
def test_section_five_is_its_problems_and_improvements(prose: Desk, question: str):
    assert quotes(prose.ask(question)) == [
        "一是政策解读形式单一，图解较少；",
        "二是栏目更新滞后。",
        "下一步，限时更新。",
    ]


@pytest.mark.parametrize(
    "question", ["云岚市林业局2024年那份报告大致讲了什么", "summary please, Yunlan Forestry Bureau 2024"]
)
def test_a_summary_has_a_sentence_of_every_part(prose: Desk, question: str):
    told = quotes(prose.ask(question))
    assert {"主动公开信息85条。", "发布前逐级审核。", "一是政策解读形式单一，图解较少；"} <= set(told)
    assert "答复书写明依据。" not in told


@pytest.mark.parametrize(
    "question",
    [
        "云岚市林业局2024年总体情况",
        "概括一下云岚市林业局2024年收到的申请",
        "overview of the Yunlan Forestry Bureau 2024",
    ],
)
def test_an_overview_without_a_word_of_the_report_is_of_its_figures(prose: Desk, question: str):
    assert prose.ask(question).plan["kind"] != "text"


@pytest.mark.parametrize(
    "question",
    [
        "云岚市林业局2023年和2024年的问题有什么不同",
        "Has the Yunlan Forestry Bureau repeated the same problems between 2023 and 2024?",
    ],
)
def test_what_two_reports_share(prose: Desk, question: str):
    text = prose.ask(question).text
    assert "政策解读形式单一，图解较少”" in text  # word for word
    assert text.index("2023") < text.rindex("2024")


def test_which_problems_are_new_is_told_after_those_of_both_years(prose: Desk):
    answer = prose.ask("只看24年新冒出来的", ["云岚市林业局2023年和2024年的问题有什么不同"])
    assert "只有云岚市林业局2024年的报告写到：信息更新不及时" in answer.text


def test_a_difference_in_prose_is_no_check_of_prose_and_tables(prose: Desk):
    answer = prose.ask("on training, how do the 2023 and 2024 reports of the Yunlan Forestry Bureau differ?")
    assert answer.plan["topics"] == ["training"]


@pytest.mark.parametrize(
    ("question", "follow_up", "named"),
    [
        ("2024年哪些单位承认业务能力不足", "其中属于云岚市的是哪些", ["商务局"]),
        ("2024年哪些单位承认业务能力不足", "它们分别准备怎么解决", ["商务局"]),
        ("2024年哪些单位承认解读不足", "2023年呢", ["林业局"]),
        ("2023年哪些单位没提到政府开放日", "2024年呢", ["林业局"]),
        ("2024年哪些单位举办了政府开放日", "它们来了多少人", ["商务局"]),
    ],
)
def test_a_follow_up_keeps_what_was_asked(prose: Desk, question: str, follow_up: str, named: list[str]):
    assert bodies(prose.ask(follow_up, [question])) == named


def test_the_sentences_are_quoted_again(prose: Desk):
    question = "2024年哪些单位承认解读不足"
    assert quotes(prose.ask("把原句贴出来", [question])) == quotes(prose.ask(question))


def test_by_how_much_two_numbers_of_the_prose_differ(prose: Desk):
    answer = prose.ask("这两年差多少", ["云岚市林业局2023年主动公开了多少条信息", "2024年呢"])
    assert answer.value == 25


def test_of_words_that_no_sentence_has_nothing_is_claimed_but_the_topic_is_quoted(prose: Desk):
    answer = prose.ask("云岚市商务局2024年培训里讲了区块链吗")
    assert answer.status is Outcome.NOT_FOUND
    assert "区块链" in answer.text
    assert quotes(answer) == ["组织培训3次，参训90人次。"]


def test_a_number_that_is_not_told_comes_with_what_is(prose: Desk):
    answer = prose.ask("云岚市林业局2024年考核占多少分")
    assert answer.status is Outcome.NOT_FOUND
    assert quotes(answer) == ["列入年度考核。"]


def test_either_of_two_words_will_do(prose: Desk):
    answer = prose.ask("云岚市林业局2024年有没有提到区块链或者年度考核")
    assert answer.status is Outcome.ANSWERED
    assert quotes(answer) == ["列入年度考核。"]


def test_of_two_things_named_side_by_side_each_is_told(prose: Desk):
    answer = prose.ask("云岚市商务局2024年有没有写培训和新闻发布会")
    assert quotes(answer) == ["组织培训3次，参训90人次。"]
    assert "新闻发布会" in answer.text


def test_a_heading_that_names_more_is_not_about_it(prose: Desk):
    assert prose.ask("云岚市林业局2024年培训怎么写的").status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市商务局2024年主动公开了多少条信息", 40),  # the whole, not its first part
        ("云岚市商务局2024年新媒体公开多少条信息", 13),
        ("12345 calls handled, Yunlan Commerce Bureau, 2024", 70),
    ],
)
def test_the_whole_and_its_parts(prose: Desk, question: str, value: int):
    assert prose.ask(question).value == value


@pytest.mark.parametrize(
    "question",
    [
        "was there anybody at all in 2024 who admitted that they were slow to get information out?",
        '"late updates" or similar as a shortcoming in 2024, list the bodies',
        "2024年报告里公开滞后这个毛病有谁写了，写了些啥",
    ],
)
def test_who_names_a_problem_in_other_words(prose: Desk, question: str):
    assert bodies(prose.ask(question)) == ["林业局"]


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("2024年哪些单位让群众进来参观过", "商务局"),
        ("which bodies opened their doors to the public in 2024?", "商务局"),
        ("2024年有谁给干部上课了", "商务局"),
    ],
)
def test_deeds_in_other_words(prose: Desk, question: str, body: str):
    assert bodies(prose.ask(question)) == [body]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云岚市粮食局2024年信息化项目公开了多少条", 30),  # of words that elsewhere say nothing
        ("云岚市粮食局2024年村务公开多少条信息", 20),
        ("云岚市粮食局2024年一共公开了多少条", 50),
    ],
)
def test_a_part_of_what_was_disclosed_is_not_the_whole(tmp_path: Path, embedder: Embedder, question: str, value: int):
    told = "主动公开政府信息50条，其中信息化项目30条，村务20条。收到养老服务申请1件。"
    title = "云岚市粮食局2024年政府信息公开工作年度报告"
    (tmp_path / "grain.txt").write_text(
        report(balanced(2021, 3, 1, 0), 2021, title=title, prose=told), encoding="utf-8"
    )
    load(find_files([tmp_path]), tmp_path / "data", embedder)
    desk = Desk(tmp_path / "data")
    assert desk.ask(question).value == value
    assert desk.ask("云岚市粮食局2024年养老服务信息公开了多少条").value is None


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("哪些单位2024年的报告里出现过“年度考核”", ["林业局"]),
        ("which 2024 reports contain no mention of an open day?", ["林业局"]),
        ("2024年让群众了解政策的渠道里有新媒体的是谁", ["商务局"]),
    ],
)
def test_who_writes_of_it_and_who_does_not(prose: Desk, question: str, named: list[str]):
    assert bodies(prose.ask(question)) == named


@pytest.mark.parametrize(
    "question", ["云岚市林业局2024年做政务公开花了多少钱", "budget of the Yunlan Forestry Bureau for openness, 2024"]
)
def test_what_it_cost_is_no_other_number(prose: Desk, question: str):
    assert prose.ask(question).status is not Outcome.ANSWERED


def test_problems_beside_those_of_the_year_before(prose: Desk):
    answer = prose.ask("云岚市林业局2024年的问题跟上年比有什么变化")
    assert answer.plan["scope"]["years"] == [2023, 2024]


def test_who_does_not_mention_it_is_not_who_has_not_done_it(tmp_path: Path, embedder: Embedder):
    told = {"粮食局": "组织培训2次。未收取信息处理费。", "水务局": "公开信息9条。", "体育局": "收取信息处理费120元。"}
    plans = {"水务局": "一是人手不足。\n下一步，举办业务培训。"}
    for body, prose in told.items():
        title = f"云岚市{body}2024年政府信息公开工作年度报告"
        text = report(balanced(2021, 3, 1, 0), 2021, title=title, prose=prose)
        named = text.replace(
            "一是公开不够及时。下一步，将加强更新。", plans.get(body, "一是更新慢。\n下一步，限时更新。")
        )
        (tmp_path / f"{body}.txt").write_text(named, encoding="utf-8")
    load(find_files([tmp_path]), tmp_path / "data", embedder)
    desk = Desk(tmp_path / "data")
    assert bodies(desk.ask("2024年没提培训的有哪些单位")) == ["体育局"]
    not_done = desk.ask("2024年哪些单位没有举办培训")
    assert bodies(not_done) == ["体育局"]
    assert "没有写明做过：云岚市水务局" in not_done.text
    denying = bodies(desk.ask("2024年有多少份报告写明没有收取信息处理费"))
    assert "粮食局" in denying
    assert "体育局" not in denying
    others = desk.ask("别的单位有收的吗", ["云岚市粮食局2024年收了多少信息处理费"])
    assert others.plan["topics"] == ["processing_fee"]


@pytest.mark.parametrize(
    ("question", "follow_up", "quoted"),
    [
        ("云岚市林业局2024年存在哪些问题", "都改了没有", "下一步，限时更新。"),
        ("problems of the Yunlan Forestry Bureau 2024", "and were they fixed?", "下一步，限时更新。"),
    ],
)
def test_whether_what_was_named_was_put_right(prose: Desk, question: str, follow_up: str, quoted: str):
    assert quotes(prose.ask(follow_up, [question])) == [quoted]


def test_two_years_in_either_order_are_those_asked_of(prose: Desk):
    talk = ["云岚市林业局2024年主动公开了多少条信息", "2023年呢"]
    assert prose.ask("两年加起来是多少", talk).value == 145
    assert prose.ask("这两年差多少", talk).value == 25


def test_the_number_to_call_is_not_how_many_called(prose: Desk):
    assert prose.ask("云岚市商务局2024年咨询电话接了多少个").plan["topics"] == ["consultations"]
    assert prose.ask("云岚市商务局2024年咨询电话是多少").plan["topics"] == ["phone"]


@pytest.mark.parametrize("question", ["How often was the Yunlan Forestry Bureau's site visited in 2024?"])
def test_a_turn_of_speech_swallows_no_name(prose: Desk, question: str):
    assert prose.ask(question).plan["scope"]["agencies"] == ["云岚市林业局"]


@pytest.mark.parametrize(
    ("history", "question", "told"),
    [
        # of the numbers told, not of requests
        (["2024年各单位公开了多少条信息"], "50条以上的有哪些", ["林业局"]),
        (["云岚市林业局2024年公开多少条信息", "商务局呢"], "哪家更多", ["林业局"]),
        # of the same problem, in another year
        (["2023年哪些单位写了政策解读不足"], "2024年仍存在该问题的有哪些", ["林业局"]),
        # who does not tell of it, not who filed no report
        (["2024年哪些单位报告了政府开放日"], "没有报告的有哪些", ["林业局"]),
    ],
)
def test_of_whom_a_talk_about_prose_goes_on(prose: Desk, history: list[str], question: str, told: list[str]):
    answer = prose.ask(question, history)
    assert answer.plan["kind"] == "text"
    assert list(dict.fromkeys(bodies(answer)))[:1] == told


def test_the_body_found_first(prose: Desk):
    answer = prose.ask("该单位培训了多少人次", ["2024年哪家单位培训场次最多"])
    assert answer.plan["scope"]["agencies"] == ["云岚市商务局"]
    assert "90人次" in answer.text


@pytest.mark.parametrize(
    ("history", "question", "years"),
    [
        (["云岚市林业局2024年公开多少条信息"], "比2023年多吗", [2023, 2024]),
        (["云岚市林业局2024年有哪些问题", "2023年"], "有一样的吗", [2023, 2024]),
        (["云岚市林业局2024年有哪些问题"], "上年度是否也提出过同样的问题", [2023, 2024]),
        (["云岚市林业局2024年组织过培训吗"], "哪年有的", []),
        (["云岚市林业局历年有哪些问题"], "反复提到的是什么", []),
    ],
)
def test_the_years_that_a_talk_about_prose_compares(prose: Desk, history: list[str], question: str, years: list[int]):
    answer = prose.ask(question, history)
    assert (answer.plan["kind"], answer.plan["scope"]["years"]) == ("text", years)
    assert answer.plan["yes_no"] is False

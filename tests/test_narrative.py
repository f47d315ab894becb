"""Answers from the prose: numbers, deeds, contacts, themes, many reports, versions."""

from decimal import Decimal
from pathlib import Path

import pytest

from answer import Answer, Desk, Outcome
from answer.prose.sentences import denies
from index.embedding import Embedder
from index.load import find_files, load
from tests.writer import balanced, report

BODIES = {
    "林业局": "举办政府开放日活动2次，邀请群众38人参加。组织业务培训三次，参训66人次。微信公众号粉丝1.2万余人。",
    "商务局": "发布本市政府开放日活动方案。举办培训5次，参训120人次。公众号推送信息80条，网站访问量3000次。",
    "审计局": "未举办培训。第三方评估反馈问题4个。网站点击量900次。全年共公开信息60条，其中新媒体25条。",
    "统计局": "通过网站公开信息。咨询电话由办公室接听。聘请区块链顾问。",
}
PROBLEMS = {
    "林业局": "一是兼职人员多，精力不足；二是栏目更新不及时。\n下一步，充实人员力量；限时更新栏目。",
    "商务局": "一是政策解读形式单一。\n下一步，配发图解。",
}


def text_of(body: str, prose: str, problems: str = "公开深度不够。\n下一步，将改进。") -> str:
    title = f"云岚市{body}2024年政府信息公开工作年度报告"
    text = report(balanced(2021, 3, 1, 0), 2021, title=title, prose=prose)
    return text.replace("一是公开不够及时。下一步，将加强更新。", problems)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("narrative") / "in"
    folder.mkdir()
    for body, prose in BODIES.items():
        (folder / f"{body}.txt").write_text(text_of(body, prose, *filter(None, [PROBLEMS.get(body)])), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def prose(folder: Path, embedder: Embedder) -> Desk:
    load(find_files([folder]), folder.with_name("data"), embedder)
    return Desk(folder.with_name("data"))


def rows(answer: Answer) -> list[tuple[str, Decimal | None]]:
    return [(row.agency.removeprefix("云岚市"), row.value) for row in answer.rows]


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("云岚市林业局2024年举办了几次政府开放日", 2, "次"),
        ("云岚市林业局2024年政府开放日有多少人参加", 38, "人"),
        ("云岚市林业局2024年组织了多少次培训", 3, "次"),
        ("云岚市林业局2024年培训多少人次", 66, "人次"),
        ("How many people attended the trainings of the Yunlan Forestry Bureau in 2024?", 66, "人次"),
        ("云岚市林业局公众号有多少粉丝", 12000, "人"),
        ("云岚市商务局2024年公众号推送了多少条", 80, "条"),
        ("Website visits of the Yunlan Commerce Bureau in 2024?", 3000, "次"),
        ("云岚市审计局2024年第三方评估反馈了几个问题", 4, "个"),
    ],
)
def test_the_number_of_what_is_asked_and_of_nothing_beside(prose: Desk, question: str, value: int, unit: str):
    answer = prose.ask(question)
    assert (answer.status, answer.value, answer.unit) == (Outcome.ANSWERED, value, unit)
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("云岚市统计局2024年发布了多少篇政策解读", "没有找到"),
        ("云岚市统计局2024年接听了多少次咨询电话", "没有写明所问的数字"),
        ("云岚市统计局2024年网站改版花了多少钱", "没有找到"),
        ("How many press conferences did the Yunlan Statistics Bureau hold in 2024?", "nothing found"),
    ],
)
def test_a_number_that_is_not_told_is_not_found(prose: Desk, question: str, said: str):
    answer = prose.ask(question)
    assert answer.status is Outcome.NOT_FOUND
    assert said in answer.text


def test_what_was_not_done_is_quoted_for_a_number(prose: Desk):
    answer = prose.ask("云岚市审计局2024年举办了几次培训")
    assert (answer.status, answer.value) == (Outcome.ANSWERED, None)
    assert [citation.quote for citation in answer.citations] == ["未举办培训。"]


def test_a_part_of_another_total_is_no_number_of_posts(prose: Desk):
    assert prose.ask("云岚市审计局2024年公众号推送了多少条").status is Outcome.NOT_FOUND


def test_every_report_is_looked_at_and_each_number_told(prose: Desk):
    answer = prose.ask("2024年各单位举办培训多少次")
    assert dict(rows(answer)) == {"林业局": 3, "商务局": 5}
    assert (answer.coverage.reports, answer.coverage.with_value) == (4, 2)
    assert rows(prose.ask("2024年培训次数最多的是哪个单位")) == [("商务局", 5)]


def test_numbers_are_added_up_where_that_is_asked(prose: Desk):
    answer = prose.ask("2024年各单位培训一共多少人次")
    assert answer.value == 186
    assert "66 + 120 = **186**" in answer.text or "120 + 66 = **186**" in answer.text


@pytest.mark.parametrize("question", ["哪些单位举办了政府开放日", "Who held an open day in 2024?"])
def test_who_did_it_is_not_who_writes_of_it(prose: Desk, question: str):
    answer = prose.ask(question)
    assert rows(answer) == [("林业局", None)]
    assert "云岚市商务局 2024" in answer.text


@pytest.mark.parametrize("question", ["哪些报告提到政府开放日", "Which reports mention government open days?"])
def test_who_mentions_it(prose: Desk, question: str):
    assert {agency for agency, _ in rows(prose.ask(question))} == {"林业局", "商务局"}


def test_words_of_ones_own_are_looked_for_too(prose: Desk):
    assert rows(prose.ask("哪些单位提到区块链")) == [("统计局", None)]
    assert rows(prose.ask("Which reports mention blockchain?")) == [("统计局", None)]
    assert prose.ask("哪些单位提到元宇宙").status is Outcome.NOT_FOUND
    assert prose.ask("What does the Yunlan Statistics Bureau say about quantum routers?").status is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("云岚市林业局2024年有没有举办政府开放日", "是。"),
        ("云岚市审计局2024年有没有举办培训", "否。"),
        ("云岚市林业局2024年收取信息处理费了吗", "否。"),
        ("Did the Yunlan Forestry Bureau hold an open day in 2024?", "Yes."),
    ],
)
def test_yes_or_no_with_the_sentence(prose: Desk, question: str, yes: str):
    answer = prose.ask(question)
    assert answer.text.startswith(yes)
    assert answer.citations


def test_silence_is_no_no(prose: Desk):
    assert prose.ask("云岚市统计局2024年有没有举办政府开放日").status is Outcome.NOT_FOUND


def test_a_sentence_denies_where_it_states_nothing_but_zero():
    assert [denies(text) for text in ("未收取信息处理费。", "收费为0元。", "举办培训2次，未发生泄密。")] == [
        True,
        True,
        True,
    ]
    assert not denies("举办培训2次。")


def test_problems_by_theme(prose: Desk):
    answer = prose.ask("哪些单位存在人员不足的问题")
    assert rows(answer) == [("林业局", None)]
    assert "更新" not in answer.rows[0].label
    assert rows(prose.ask("Which agencies name weak policy interpretation as a problem?")) == [("商务局", None)]


def test_problems_and_what_is_done_about_them(prose: Desk):
    problems = prose.ask("云岚市林业局2024年存在哪些问题").text
    assert "精力不足" in problems and "充实" not in problems
    improved = prose.ask("云岚市林业局针对2024年的问题打算怎么改进").text
    assert "充实" in improved and "精力不足" not in improved
    both = prose.ask("云岚市林业局2024年有哪些问题和改进措施").text
    assert "充实" in both and "精力不足" in both


def test_problems_of_many_are_grouped_by_theme_with_counts_and_members(desk: Desk):
    text = desk.ask("各单位主要存在哪些问题").text
    assert "- 人员力量不足：5 份（云岚市民政局 2020、" in text
    assert text.count("\n- **") == 15


# Versions


def test_an_older_version_that_says_another_number_is_shown_and_cited(folder: Path, embedder: Embedder, tmp_path: Path):
    data, file = tmp_path / "data", tmp_path / "a.txt"
    for prose in ("举办培训2次。", "举办培训4次。"):
        file.write_text(text_of("林业局", prose), encoding="utf-8")
        load(find_files([file]), data, embedder)
    answer = Desk(data).ask("云岚市林业局2024年举办培训几次")
    assert answer.value == 4
    assert [citation.quote for citation in answer.citations] == ["举办培训4次。", "举办培训2次。"]
    assert "较早的版本" in answer.text


def test_two_sentences_that_disagree_are_both_shown(tmp_path: Path, embedder: Embedder):
    file = tmp_path / "a.txt"
    file.write_text(text_of("林业局", "举办培训2次。\n三、监督\n全年举办培训3次。"), encoding="utf-8")
    load(find_files([file]), tmp_path / "data", embedder)
    answer = Desk(tmp_path / "data").ask("云岚市林业局2024年举办培训几次")
    assert answer.value is None
    assert len(answer.citations) == 2


def test_a_problem_of_rectification_is_a_problem(tmp_path: Path, embedder: Embedder):
    file = tmp_path / "a.txt"
    problems = "一是检查发现的问题整改不彻底；二是栏目更新慢。\n下一步，限时整改。"
    file.write_text(text_of("林业局", "公开信息。", problems), encoding="utf-8")
    load(find_files([file]), tmp_path / "data", embedder)
    text = Desk(tmp_path / "data").ask("云岚市林业局2024年存在哪些问题").text
    assert "不彻底" in text and "更新慢" in text and "限时整改" not in text

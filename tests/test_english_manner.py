"""English questions about the prose in everyday words: comparisons, how, plans, lacks, and their look-alikes."""

from collections.abc import Sequence

import pytest

from answer import Answer, Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling

CIVIL, SCHOOLS, DATA = "云岚市民政局", "云岚市教育局", "云岚市数据局"
TOLD = {
    (CIVIL, 2022): (
        "举办政府开放日2次，40人参加。“云岚民政”公众号粉丝2100人。清理过期信息，下架或标注31件。",
        "一是数据多头采集，重复填报较多。\n下一步，打通数据来源，减少重复填报。",
    ),
    (CIVIL, 2024): (
        "举办政府开放日5次，90人参加。“云岚民政”公众号粉丝4200人。答复前均经法律顾问审核。答复书写明依据和救济渠道。"
        "主动公开政府信息80条，其中网站20条，公开栏60条。年内无人因公开工作不力受到责任追究。按期答复率100%。",
        "一是从事公开工作的人员多为兼职。\n下一步，将配备专人。",
    ),
    (SCHOOLS, 2024): (
        "举办政府开放日3次，30人参加。“云岚教育”公众号粉丝1200人。涉企信息发布前，听取企业意见。组织模拟申请测试。"
        "对分管同志进行培训1次，参训20人。主动公开政府信息50条。社会评议满意度为88%。按期答复率96%。",
        "一是网页字号小，老年人使用困难。\n下一步，制作大字版材料。",
    ),
    (DATA, 2024): (
        "主动公开政府信息30条。定期巡查网站，防止信息被篡改。社会评议满意度为95%。",
        "一是更新不及时。\n下一步，将改进。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("manner"), embedder, TOLD)


def told(answer: Answer) -> list[tuple[str, int]]:
    return [(row.agency, row.year) for row in answer.rows]


@pytest.mark.parametrize(
    ("talk", "question", "value"),
    [
        ([], f"Which has more followers in 2024, {CIVIL} or {SCHOOLS}?", 3000),
        ([], f"Who has fewer followers, {CIVIL} or {SCHOOLS}?", 3000),
        ([], f"Did {CIVIL} or {SCHOOLS} hold more open days in 2024?", 2),
        ([], f"Between {CIVIL} and {SCHOOLS}, whose open days drew more visitors in 2024?", 60),
        ([], f"In which year did {CIVIL} hold more open days, 2022 or 2024?", 3),
        ([], f"Has the number of followers of {CIVIL} grown since 2022?", 2100),
        ([], f"Which published more information in 2024, {CIVIL} or {SCHOOLS}?", 30),
        ([f"How many followers did {CIVIL} have in 2022?"], "Has that grown since?", 2100),
        ([f"How many open days did {SCHOOLS} hold in 2024?"], f"Did {CIVIL} hold more?", 2),
    ],
)
def test_two_numbers_told_are_compared(desk: Desk, talk: Sequence[str], question: str, value: int):
    answer = desk.ask(question, talk)
    assert answer.text.startswith("Difference")
    assert f"**{value}**" in answer.text


def test_a_need_for_more_compares_no_numbers(desk: Desk):
    answer = desk.ask(f"Which complains more of a shortage of staff in 2024, {CIVIL} or {SCHOOLS}?")
    assert told(answer) == [(CIVIL, 2024)]


def test_years_away_from_the_last(desk: Desk):
    talk = [f"How many open days did {CIVIL} hold in 2022?"]
    assert desk.ask("And two years later?", talk).plan["scope"]["years"] == [2024]
    assert desk.ask("And a year earlier?", talk).plan["scope"]["years"] == [2021]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (f"How does {CIVIL} plan to deal with duplicated data collection?", "打通数据来源"),
        (f"How does {SCHOOLS} intend to help older people use its pages?", "大字版材料"),
        (f"How did {SCHOOLS} reach out to businesses?", "听取企业意见"),
        (f"Does {SCHOOLS} mention businesses being heard before data is published?", "听取企业意见"),
        (f"What was the biggest worry of {DATA} in 2024?", "更新不及时"),
        (f"What's wrong with {DATA} in 2024?", "更新不及时"),
        (f"How many items did {CIVIL} publish on notice boards in 2024?", "公开栏60条"),
        (f"How much of what {CIVIL} published in 2024 was only on notice boards?", "公开栏60条"),
    ],
)
def test_how_and_what_in_everyday_words(desk: Desk, question: str, words: str):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert any(words in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Which departments consulted a lawyer before replying to applicants?", [(CIVIL, 2024)]),
        ("Who tested themselves with mock applications?", [(SCHOOLS, 2024)]),
        ("Which bodies inform applicants about their right of appeal?", [(CIVIL, 2024)]),
        ("Which bodies trained their staff in 2024 and how many people took part?", [(SCHOOLS, 2024)]),
        ("Who got rid of outdated pages?", [(CIVIL, 2022)]),
        ("Who removed information that was out of date, and how many items?", [(CIVIL, 2022)]),
        ("Which bodies claim 100 % timely replies in 2024?", [(CIVIL, 2024)]),
        ("Who scored the worst in public satisfaction in 2024?", [(SCHOOLS, 2024)]),
        ("Which bodies had no lack of staff in 2024?", [(SCHOOLS, 2024), (DATA, 2024)]),
        ("Which bodies were hacked?", []),
        ("Do any of the reports blame a lack of money?", []),
        ("Which agencies apologised to applicants?", []),
    ],
)
def test_sets_in_everyday_words(desk: Desk, question: str, members: Sequence[tuple[str, int]]):
    answer = desk.ask(question)
    assert answer.plan["kind"] == "text"
    assert sorted(told(answer)) == sorted(members)


def test_what_is_not_known_is_said_beside_what_is(desk: Desk):
    answer = desk.ask(f"Does {SCHOOLS} pamper the elderly?")
    assert answer.status is Outcome.NOT_FOUND
    assert "pamper" in answer.text
    assert "老年人使用困难" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        f"How did businesses fare at {CIVIL} in 2024?",
        f"How many businesses asked {CIVIL} for information in 2024?",
        f"How were the requests received by {CIVIL} in 2024 answered?",
    ],
)
def test_how_somebody_fared_is_no_prose(desk: Desk, question: str):
    assert desk.ask(question).plan.get("kind") != "text"

"""English talks that go on: another year beside the last, the next of a ranking, which of them, all of them added."""

import pytest

from answer import Desk, Outcome
from answer.answer import Answer
from index.embedding import Embedder
from tests.town import desk_of, desk_telling
from tests.writer import handled

NUMBERS = {
    "人民政府": (20, 24, 30),
    "民政局": (2, 4, 6),
    "财政局": (5, 3, 0),
    "柳渡区民政局": (0, 1, 12),
    "柳渡区财政局": (1, 0, 0),
    "望溪县渔梁镇人民政府": (2, 2, 1),
}
TOWN = {
    (body, year): handled(number, min(1, number))
    | {"licensing.decisions": str(number * 2), "rules.in_force": "1", "normative_documents.in_force": "4"}
    for body, numbers in NUMBERS.items()
    for year, number in zip((2022, 2023, 2024), numbers, strict=True)
}
CIVIL, FINANCE = "云岚市民政局", "云岚市财政局"
TOLD = {
    (CIVIL, 2023): (
        "举办政府开放日2次，50人参加。接受第三方评估，反馈问题9个。聘请法律顾问。2023年没有因公开工作被追究责任的情形。",
        "一是网站检索功能不够完善。\n下一步，将优化检索。",
    ),
    (CIVIL, 2024): (
        "2024年通过网站、公开栏等渠道主动公开政府信息157条，其中殡葬服务100条、其他57条。"
        "上一年度报告提到的检索不便问题得到改进。",
        "一是网站检索功能不够完善。\n下一步，将优化检索。",
    ),
    (FINANCE, 2023): (
        "接受第三方评估，反馈问题4个。地址：云岚市水边路1号，电话：0000-5550001。",
        "一是栏目层级过深。\n下一步，将压减。",
    ),
    (FINANCE, 2024): ("举办政府开放日3次，60人参加。", "一是有的同志担心公开引发质疑。\n下一步，将引导干部。"),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("prose"), embedder, TOLD)


def last_of(desk: Desk, talk: str) -> Answer:
    *earlier, question = talk.split(" >> ")
    return desk.ask(question, earlier)


@pytest.mark.parametrize(
    ("talk", "kind", "years", "expects"),
    [
        (
            "requests at the Yunlan civil affairs bureau in 2023 >> was it higher in 2022?",
            "change",
            [2022, 2023],
            "fewer",
        ),
        (
            "requests at the Yunlan civil affairs bureau in 2023 >> is that more than in 2022?",
            "change",
            [2022, 2023],
            "more",
        ),
        (
            "requests at the Yunlan finance bureau in 2023 >> did that go up the year after?",
            "change",
            [2023, 2024],
            "more",
        ),
        ("total licences in 2023 >> how does that compare to 2024?", "change", [2023, 2024], ""),
        ("average requests per body in 2024 >> how does this compare to 2022?", "mean", [2022, 2024], ""),
        ("average requests per body in 2024 >> did it go up since 2022?", "mean", [2022, 2024], ""),
        ("how many bodies had no requests in 2023? >> is that more than in 2024?", "count", [2023, 2024], ""),
        ("who issued most licences in 2024? >> how does it compare with its 2022 number?", "change", [2022, 2024], ""),
        ("requests of all bodies in Yunlan in 2023 >> and in 2024?", "sum", [2024], ""),
    ],
)
def test_beside_another_year(town: Desk, talk: str, kind: str, years: list[int], expects: str):
    plan = last_of(town, talk).plan
    assert (plan["kind"], plan["scope"]["years"], plan["expects"]) == (kind, years, expects)


@pytest.mark.parametrize(
    ("talk", "agency"),
    [
        ("who got most requests in 2024? >> how many was it? >> and the second highest?", CIVIL),
        ("who got most requests in 2024? >> who came next?", CIVIL),
        ("who got most requests in 2024? >> how many licences did it issue? >> and the lowest?", None),
        ("which body had the biggest rise in requests from 2023 to 2024? >> and the biggest drop?", FINANCE),
    ],
)
def test_another_place_of_the_same_ranking(town: Desk, talk: str, agency: str | None):
    answer = last_of(town, talk)
    assert len(answer.rows) in {1, 2} and answer.plan["scope"]["agencies"] == []
    assert agency is None or answer.rows[0].agency == agency


@pytest.mark.parametrize(
    ("talk", "kind", "endings"),
    [
        ("requests at the civil affairs bureaus in 2024 >> and the finance ones", "sum", ["finance bureau"]),
        ("requests at the civil affairs bureaus in 2024 >> only the district ones", "sum", ["civil affairs bureau"]),
        ("requests at the civil affairs bureaus in 2024 >> which one received more?", "list", ["civil affairs bureau"]),
        ("did the civil affairs bureaus receive any requests in 2024? >> how many?", "sum", ["civil affairs bureau"]),
        ("requests at the civil affairs bureaus in 2024 >> and the departments?", "sum", []),
    ],
)
def test_bodies_of_a_kind(town: Desk, talk: str, kind: str, endings: list[str]):
    plan = last_of(town, talk).plan
    assert (plan["kind"], plan["scope"]["endings"]) == (kind, endings)


def test_all_of_the_last_are_added(town: Desk):
    talk = "requests at the Yunlan civil affairs bureau in 2022? >> 2023? >> 2024? >> add those up"
    assert last_of(town, talk).value == 12
    talk = "which bodies received requests in 2024? >> how many of those requests were granted?"
    assert (last_of(town, talk).plan["kind"], last_of(town, talk).value) == ("sum", 3)


def test_shares_together_and_the_other_end_of_a_year(town: Desk):
    talk = "what share of requests in Yunlan was granted in 2024? >> and not processed? >> together?"
    assert len(last_of(town, talk).plan["measures"][0]["part"]) == 2
    talk = "how many requests were pending at the start of 2024? >> and at the end of it?"
    assert last_of(town, talk).plan["measures"][0]["row"] == "carried_out"
    talk = "is it true that nobody received requests in 2024? >> who did?"
    assert last_of(town, talk).plan["every"] is False
    talk = "how many bodies filed a 2024 report? >> which ones did not?"
    assert last_of(town, talk).plan["kind"] == "unfiled"


@pytest.mark.parametrize(
    "turn", ["which ones are on both lists?", "which of them appear in both years?", "which are in both?"]
)
def test_those_on_both_lists(town: Desk, turn: str):
    plan = last_of(town, f"who received no requests in 2023? >> and in 2024? >> {turn}").plan
    assert plan["every_year"] and plan["scope"]["years"] == [2023, 2024]


def test_years_of_a_comparison_are_kept(town: Desk):
    talk = "which bodies received more requests in 2023 than in 2022? >> which received fewer?"
    assert last_of(town, talk).plan["scope"]["years"] == [2022, 2023]
    assert last_of(town, "how many rules were in force in 2023? >> and normative documents?").value == 4 * 5
    assert last_of(town, "how many reports from 2024 are there? >> are any missing?").plan["kind"] == "unfiled"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("how many licences did the Yunlan civil affairs bureau grant in 2024?", ["licensing"]),
        ("which body granted the most licences in 2024?", ["licensing"]),
        ("how many requests did the Yunlan civil affairs bureau grant in 2024?", ["granted"]),
        (
            "how many requests did the Yunlan civil affairs bureau bring in from the year before in 2024?",
            ["carried_in"],
        ),
        ("which bodies with more than 2 requests in 2024 granted none?", ["received", "granted"]),
    ],
)
def test_what_is_granted_and_brought_in(town: Desk, question: str, rows: list[str]):
    assert [each["row"] for each in town.ask(question).plan["measures"]] == rows


@pytest.mark.parametrize(
    ("question", "limit", "order"),
    [
        ("which two bodies issued the most licences in 2024?", 2, "most"),
        ("which three bodies have the fewest requests in 2024?", 3, "least"),
        ("which body issued the most licences in 2024?", 1, "most"),
    ],
)
def test_so_many_bodies(town: Desk, question: str, limit: int, order: str):
    plan = town.ask(question).plan
    assert (plan["limit"], plan["order"]) == (limit, order)


def test_the_figures_of_a_body_are_all_of_them(town: Desk):
    assert len(town.ask("the 2023 figures for the Yunlan civil affairs bureau").plan["measures"]) > 5
    assert town.ask("figures for 2023").status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("talk", "members"),
    [
        ("which bodies held open days in 2023? >> how many people took part? >> and in 2024?", [FINANCE]),
        ("which reports mention third-party assessment? >> only those from 2023", [CIVIL, FINANCE]),
        ("which bodies were assessed by a third party in 2023? >> who had the most problems?", [CIVIL]),
        ("which bodies named poor website search as a problem in 2023?", [CIVIL]),
        ("has anybody admitted they are afraid of publishing things?", [FINANCE]),
        ("which bodies appointed a legal adviser in 2023?", [CIVIL]),
        ("which bodies said nobody was held accountable in 2023?", [CIVIL]),
    ],
)
def test_who_writes_of_it(prose: Desk, talk: str, members: list[str]):
    assert sorted({row.agency for row in last_of(prose, talk).rows}) == sorted(members)


@pytest.mark.parametrize(
    ("talk", "said"),
    [
        ("through what channels does the Yunlan civil affairs bureau publish information?", "公开栏"),
        ("what kinds of information did the Yunlan civil affairs bureau publish in 2024?", "殡葬服务"),
        (
            "how many items did the Yunlan civil affairs bureau disclose in 2024? >> what topics were they about?",
            "殡葬服务",
        ),
        ("how did the Yunlan civil affairs bureau mend what was criticised the year before, in 2024?", "检索不便"),
        ("does the Yunlan civil affairs bureau name the same problem in more than one year?", "2023"),
        ("what is the address of the Yunlan finance bureau? >> and its telephone?", "5550001"),
    ],
)
def test_what_it_writes(prose: Desk, talk: str, said: str):
    assert said in last_of(prose, talk).text

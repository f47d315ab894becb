"""After lists of two years: who is new, who is gone; after a sum: whose it was, and how much of it the first had."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, received

NUMBERS = {
    "民政局": (2, 4, 6),
    "财政局": (9, 0, 1),
    "审计局": (0, 0, 0),
    "教育局": (3, 5, 0),
}
YEARS = (2022, 2023, 2024)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = received(NUMBERS)
    for year in YEARS:
        stated["民政局", year] |= {"requests.received.business": "1"}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


def bodies(town: Desk, talk: str) -> set[str]:
    *earlier, last = talk.split(" >> ")
    answer = town.ask(last, earlier)
    assert answer.status is Outcome.ANSWERED, answer.text
    return {row.agency.removeprefix("云岚市") for row in answer.rows}


@pytest.mark.parametrize(
    ("talk", "expected"),
    [
        ("2023年哪些单位收到申请 >> 2024年呢 >> 哪些是新增的", {"财政局"}),
        ("2023年哪些单位收到申请 >> 2024年呢 >> 少了哪几家", {"教育局"}),
        ("2023年哪些单位收到申请 >> 2024年呢 >> 多了哪几家 >> 少了哪几家", {"教育局"}),
        ("2024年哪些单位收到申请 >> 那2023年呢 >> 谁是新出现的", {"财政局"}),
        ("2024年哪些单位收到申请 >> 比上年新增了哪些", {"财政局"}),
        ("2024年收到申请的有几家 >> 比2022年少了谁", {"教育局"}),
        ("Which agencies received requests in 2023? >> And in 2024? >> Which of them are new?", {"财政局"}),
        ("Which agencies received requests in 2023? >> And in 2024? >> who dropped out?", {"教育局"}),
        ("2023年一共收到多少申请 >> 都是哪些单位收到的", {"民政局", "教育局"}),
        ("2024年企业申请总共多少 >> 谁收到的", {"民政局"}),
    ],
)
def test_whose_it_is(town: Desk, talk: str, expected: set[str]) -> None:
    assert bodies(town, talk) == expected


def test_of_a_ranking_none_is_new(town: Desk) -> None:
    assert town.ask("哪些是新增的", ["2024年申请量前两名"]).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    "talk",
    [
        "2023年一共收到多少申请 >> 最多的那家占百分之几",
        "2023年哪些单位收到申请 >> 最多的占多少",
        "2023年各单位申请量排名 >> 第一名占总数多少",
        "How many requests were received in 2023 in all? >> What share did the top body have?",
    ],
)
def test_the_share_of_the_first(town: Desk, talk: str) -> None:
    *earlier, last = talk.split(" >> ")
    assert "55.56%" in town.ask(last, earlier).text

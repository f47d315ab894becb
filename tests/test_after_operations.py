"""A follow-up that names another year, place or figure keeps what was asked to be done with it."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of
from tests.writer import handled

RECEIVED = {"民政局": (2, 4, 6), "财政局": (5, 3, 1), "水利局": (0, 1, 0)}
TOWN = {
    (body, year): handled(number, min(1, number)) | {"licensing.decisions": str(year - 2022)}
    for body, numbers in RECEIVED.items()
    for year, number in zip((2022, 2023, 2024), numbers, strict=True)
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


KEPT = ("kind", "subject", "against", "classes", "group", "percent", "conditions", "every")


@pytest.mark.parametrize(
    ("first", "then", "years"),
    [
        ("云岚市民政局2024年的申请高于平均吗", "2023年呢", [2023]),
        ("2024年收到申请的分布", "2023年呢", [2023]),
        ("2024年收到申请的分布", "行政许可呢", [2024]),
        ("2024年各单位收件数、办结数、结转数", "2023年呢", [2023]),
        ("2024年申请是予以公开的几倍", "2023年呢", [2023]),
        ("2024年申请人构成各占多少百分比", "2023年呢", [2023]),
        ("2024年申请比上年增加的单位", "2023年呢", [2022, 2023]),
        ("2024年公开率比上年提高的单位", "不予公开率呢", [2023, 2024]),
        ("2024年是不是每家都填了行政许可", "行政处罚呢", [2024]),
        ("2024年各层级平均每个单位收到几件申请", "2023年呢", [2023]),
    ],
)
def test_what_was_asked_is_kept(town: Desk, first: str, then: str, years: list[int]):
    before, after = town.ask(first), town.ask(then, [first])
    assert before.status is after.status is Outcome.ANSWERED
    assert {name: after.plan[name] for name in KEPT} == {name: before.plan[name] for name in KEPT}
    assert after.plan["scope"]["years"] == years


def test_another_body_against_the_average(town: Desk):
    answer = town.ask("云岚市财政局呢", ["云岚市民政局2024年的申请高于平均吗"])
    assert (answer.plan["subject"], answer.text[:2]) == ("云岚市财政局", "否。")


def test_one_body_of_the_list(town: Desk):
    answer = town.ask("云岚市财政局呢", ["2024年各单位收件数和办结数"])
    assert [(row.agency, row.value) for row in answer.rows] == [("云岚市财政局", 1)] * 2

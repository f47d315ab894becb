"""The summing-up report of one tier left out: those of other tiers, whose own bodies are not loaded, stay."""

from decimal import Decimal

import pytest

from answer import Desk
from index.embedding import Embedder
from tests.town import TOWN, desk_of
from tests.writer import handled

NUMBERS = {"人民政府": 100, "民政局": 7, f"{TOWN}柳渡区人民政府": 20, f"{TOWN}望溪县人民政府": 30}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    cells = {(body, 2023): handled(number) for body, number in NUMBERS.items()}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, cells)


@pytest.mark.parametrize(
    "question",
    [
        "不算全市汇总，2023年各单位一共收到多少申请",
        "2023年除市政府汇总外一共收到多少申请",
        "Total requests received in 2023, leaving out the city-wide summary",
        "How many requests were received in total in 2023, excluding the municipal aggregate?",
    ],
)
def test_the_summary_of_the_city_alone(town: Desk, question: str):
    answer = town.ask(question)
    assert answer.value == Decimal(57)
    assert answer.plan["scope"]["not_agencies"] == [f"{TOWN}人民政府"]


def test_all_summaries(town: Desk):
    assert town.ask("不含汇总报告，2023年一共收到多少申请").value == Decimal(7)


def test_the_first_without_it(town: Desk):
    answer = town.ask("不算全市汇总那份，2023年申请量最多的是谁")
    assert [row.agency for row in answer.rows] == [f"{TOWN}望溪县人民政府"]

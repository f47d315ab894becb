"""Cities of which each has its government's report: what is asked of them is asked of these, however many they are."""

from decimal import Decimal
from pathlib import Path

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from index.load import find_files, load
from tests.town import desk_of, row
from tests.writer import figures, report

CITIES = {"云岚市": 30, "霜河市": 50, "桐川市": 20}
BUREAU = "霜河市民政局"  # part of what its city's government reports


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    folder = tmp_path_factory.mktemp("province")
    stated = {f"{city}人民政府": number for city, number in CITIES.items()} | {BUREAU: 40}
    for name, number in stated.items():
        cells = figures(2021) | row("requests.received", number)
        title = f"{name}2024年政府信息公开工作年度报告"
        (folder / f"{name}.txt").write_text(report(cells, 2021, title=title, prose="工作。"), encoding="utf-8")
    load(find_files([folder]), folder / "data", embedder)
    return Desk(folder / "data")


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2024年哪个市收到的申请最多", {"霜河市"}),
        ("2024年收到申请最多的两个市", {"霜河市", "云岚市"}),
        ("2024年各市收到多少申请", set(CITIES)),
        ("2024年新收申请超过25件的市有哪些", {"霜河市", "云岚市"}),
        ("Which city received the most requests in 2024?", {"霜河市"}),
        ("How many requests were received in each of the three cities in 2024, and altogether?", set(CITIES)),
        ("How many requests did each city receive in 2024?", set(CITIES)),
        ("Rank the three prefecture-level cities by requests received in 2024", set(CITIES)),
    ],
)
def test_cities_are_their_governments(province: Desk, question: str, members: set[str]):
    answer = province.ask(question)
    assert answer.status is Outcome.ANSWERED, answer.text
    assert {each.agency for each in answer.rows} == {f"{city}人民政府" for city in members}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2024年三个市新收申请一共多少", "100"),
        ("Median of requests received in 2024 across the three cities", "30"),
        ("2024年云岚、桐川两地收到申请合计", "50"),
    ],
)
def test_they_are_added_up_and_averaged(province: Desk, question: str, value: str):
    assert province.ask(question).value == Decimal(value)


def test_their_bodies_are_taken_where_they_are_named(province: Desk):
    assert province.ask("2024年各市的部门一共收到多少申请").plan["group"] == "city"


def test_another_number_than_there_are_is_not_taken_for_all(province: Desk):
    assert province.ask("2024年五个市新收申请一共多少").status is not Outcome.ANSWERED


@pytest.mark.parametrize("place", ["Qinghe Prefecture", "the Qinghe Yi and Miao Autonomous Prefecture", "Qinghe"])
def test_an_autonomous_prefecture_by_its_english_name(tmp_path: Path, embedder: Embedder, place: str):
    body = "青禾彝族苗族自治州人民政府"
    town = desk_of(tmp_path, embedder, {(body, 2024): row("requests.received", 7)})
    answer = town.ask(f"How many requests did {place} receive in 2024?")
    assert ([each.agency.endswith(body) for each in answer.rows], answer.value) == ([True], Decimal("7"))

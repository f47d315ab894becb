"""How many bodies satisfy a condition in each year, and after a number of one year that of another."""

import pytest

from answer import Desk
from index.embedding import Embedder
from tests.town import TOWN, desk_of, row

RECEIVED = {("民政局", 2022): 3, ("数据局", 2022): 0, ("信访局", 2022): 5, ("民政局", 2023): 0, ("数据局", 2023): 4}
BY_YEAR = {2022: {f"{TOWN}民政局", f"{TOWN}信访局"}, 2023: {f"{TOWN}数据局"}}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    stated = {key: row("requests.received", number) for key, number in RECEIVED.items()}
    return desk_of(tmp_path_factory.mktemp("town"), embedder, stated)


@pytest.mark.parametrize(
    "talk",
    [
        ["How many bodies received requests in each year?"],
        ["number of agencies with requests, by year"],
        ["2022年到2023年每年有多少单位收到申请"],
        ["How many bodies received requests in 2023?", "vs 2022?"],
        ["How many bodies received requests in 2022?", "compared with 2023?"],
    ],
)
def test_bodies_are_counted_year_by_year(town: Desk, talk: list[str]):
    answer = town.ask(talk[-1], talk[:-1])
    found = {year: {each.agency for each in answer.rows if each.year == year} for year in BY_YEAR}
    assert (answer.plan["kind"], answer.plan["group"], found) == ("count", "year", BY_YEAR)
    for year, bodies in BY_YEAR.items():
        line = next(line for line in answer.text.split("\n") if line.startswith(f"- {year}"))
        assert f"**{len(bodies)}" in line


def test_every_year_is_one_condition(town: Desk):
    plan = town.ask("How many bodies received requests every year?").plan
    assert (plan["every_year"], plan["group"]) == (True, "")


def test_by_how_much_the_first_is_ahead(town: Desk):
    talk = ["Which body received the most requests in 2022?", "And the runner-up?"]
    answer = town.ask("By how much?", talk)
    assert (answer.value, [each.agency for each in answer.rows]) == (2, [f"{TOWN}信访局", f"{TOWN}民政局"])


def test_the_year_after_a_change(town: Desk):
    talk = ["By how much did requests of Yunlan Civil Affairs Bureau change between 2021 and 2022?"]
    assert town.ask("the year after?", talk).plan["scope"]["years"] == [2022, 2023]

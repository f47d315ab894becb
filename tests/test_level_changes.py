"""Towns, bureaus and agencies whose figures rose or fell: those that did are told, never the change of all together."""

import pytest

from answer import Answer, Desk
from index.embedding import Embedder
from tests.town import TOWN, desk_of, received

NUMBERS = {
    "民政局": (1, 4, 4),
    "财政局": (5, 2, 2),
    "水利局": (3, 3, 3),
    "桥头镇人民政府": (0, 2, 2),
    "柳溪镇人民政府": (6, 1, 1),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, received(NUMBERS))


def bodies(answer: Answer) -> set[str]:
    return {row.agency.removeprefix(TOWN) for row in answer.rows}


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2023年申请比上年增加的局有哪些", {"民政局"}),
        ("哪些乡镇2023年收到的申请比2022年多", {"桥头镇人民政府"}),
        ("2023年申请比上年减少的镇有哪些", {"柳溪镇人民政府"}),
        ("2023年申请与上年持平的局有哪些", {"水利局"}),
        ("2023年申请同比增长的单位有几个", {"民政局", "桥头镇人民政府"}),
        ("How many townships saw requests increase in 2023 compared with 2022?", {"桥头镇人民政府"}),
        ("Which agencies had fewer requests in 2023 than in 2022?", {"财政局", "柳溪镇人民政府"}),
        ("Which townships had fewer requests in 2023 than in 2022?", {"柳溪镇人民政府"}),
    ],
)
def test_those_that_rose_or_fell(town: Desk, question: str, members: set[str]):
    assert bodies(town.ask(question)) == members

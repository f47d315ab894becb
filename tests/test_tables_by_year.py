"""Tables of the prose whose columns are years: the number of the report's own year is told, with the header."""

from decimal import Decimal

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling

CITY, WEST = "云岚市人民政府", "云岚市柳渡区人民政府"
TOLD = {
    (CITY, 2024): (
        "全市聚焦重点领域，以解读促落实，公开考核在全省12个市中居前。主要数据如下：\n"
        "项目\t2023年\t2024年\t增减\n政策解读（篇）\t310\t365\t+55\n新闻发布会（场）\t21\t19\t-2\n以上为全市数据。",
        PROBLEMS,
    ),
    (WEST, 2024): ("发布政策解读44篇。召开新闻发布会3场。", PROBLEMS),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("by_year"), embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "value", "row"),
    [
        ("云岚市人民政府2024年政策解读多少篇", 365, "政策解读（篇）\t310\t365\t+55"),
        ("云岚市人民政府2024年召开了几场新闻发布会", 19, "新闻发布会（场）\t21\t19\t-2"),
        ("How many press conferences did Yunlan City hold in 2024?", 19, "新闻发布会（场）\t21\t19\t-2"),
    ],
)
def test_the_number_of_the_reports_own_year_is_told(desk: Desk, question: str, value: int, row: str) -> None:
    answer = desk.ask(question)
    assert (answer.status, answer.value) == (Outcome.ANSWERED, Decimal(value))
    assert row in answer.text and "2023年\t2024年" in answer.text


def test_many_reports_tell_it_with_the_header(desk: Desk) -> None:
    answer = desk.ask("哪些单位2024年发布了政策解读，各多少篇")
    assert {row.agency: row.value for row in answer.rows} == {CITY: Decimal(365), WEST: Decimal(44)}
    assert "项目\t2023年\t2024年\t增减 / 政策解读" in answer.text
    assert "12个市" not in answer.text

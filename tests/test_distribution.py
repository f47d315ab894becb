"""How many bodies fall into each class of a figure: every body is in one, and blank cells stand apart."""

import pytest

from answer import Desk, EditError, Outcome
from answer.reading.figures.classes import find_classes
from index.embedding import Embedder
from ingest.checks import COLUMNS
from tests.town import desk_of
from tests.writer import handled

TOWN = {
    **{(body, 2024): handled(number) for body, number in zip("甲乙丙丁戊", (0, 3, 9, 10, 120), strict=True)},
    ("己", 2024): dict.fromkeys((f"requests.received.{each}" for each in COLUMNS), ""),
    ("甲", 2023): handled(7),
}
TOWN = {(f"{body}河镇人民政府", year): cells for (body, year), cells in TOWN.items()}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("question", "names", "counts"),
    [
        ("2024年收到申请的分布", ["0", "1–9", "10–99", "100 及以上", "空白"], [1, 2, 1, 1, 1]),
        ("2024年收到申请几家为零、几家一位数、几家上百", ["0", "1–9", "10–99", "100 及以上", "空白"], [1, 2, 1, 1, 1]),
        ("2024年收到0件、1到9件、10件及以上申请的单位各有几家", ["0", "1–9", "10 及以上", "空白"], [1, 2, 2, 1]),
        (
            "how many bodies with 0, 1-5, 6-20, above 20 requests in 2024",
            ["0", "1–5", "6–20", "21 and more", "blank"],
            [1, 1, 2, 1, 1],
        ),
        (
            "How are requests distributed across bodies in 2024?",
            ["0", "1–9", "10–99", "100 and more", "blank"],
            [1, 2, 1, 1, 1],
        ),
    ],
)
def test_every_body_is_in_a_class(town: Desk, question: str, names: list[str], counts: list[int]):
    answer = town.ask(question)
    assert answer.status is Outcome.ANSWERED
    lines = [line.removeprefix("- ").replace(": ", "：").partition("：") for line in answer.text.splitlines()[2:]]
    assert [name for name, _, _ in lines] == names
    assert [int(told.strip("*").split("*")[0].split(" ")[0]) for _, _, told in lines] == counts
    assert len(answer.rows) == 6


def test_classes_can_be_changed(town: Desk):
    answer = town.ask("2024年收到申请的分布")
    assert ("0、1、10、100", "classes.0") in [(chip.value, chip.field) for chip in answer.chips]
    assert "- 0–4：**2 个单位**" in town.revise(answer, {"classes.0": "0、5"}).text
    with pytest.raises(EditError):
        town.revise(answer, {"classes.0": "many"})


@pytest.mark.parametrize("question", ["2024年收到申请0件、1到10件、8件以上的单位各有几家", "收到申请的分布"])
def test_what_is_unclear_is_asked_back(town: Desk, question: str):
    assert town.ask(question).status is Outcome.CLARIFY


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("0, 1-5, 6-20, above 20", "0,1,6,21"),
        ("none, 1 to 9, 10 or more", "0,1,10"),
        ("1-5, 3-8", ""),
        ("0件、1到10件、超过10件", "0,1,11"),
        ("1到5件、6到10件", "0,1,6,11"),
    ],
)
def test_where_classes_begin(text: str, bounds: str):
    assert [span.value("classes") for span in find_classes(text)] == [bounds]


@pytest.mark.parametrize("text", ["2021-2022, 2023-2024", "10件以上", "0, 5"])
def test_what_names_no_classes(text: str):
    assert list(find_classes(text)) == []

"""The blank cells of one report are told row by row, with their columns."""

from collections.abc import Iterator

import pytest

from answer import Desk
from answer.answer import Outcome
from index.embedding import Embedder
from tests.town import desk_of, row

COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_services", "other", "total")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Desk]:
    """A bureau that left two cells of one row and all of another blank."""
    blank = {f"requests.carried_in.{column}": "" for column in COLUMNS}
    cells = row("requests.received", 3) | {"requests.received.research": "", "requests.received.other": ""} | blank
    made = desk_of(tmp_path_factory.mktemp("cells"), embedder, {("民政局", 2024): cells})
    yield made
    made.close()


@pytest.mark.parametrize(
    ("question", "some", "whole"),
    [
        ("云岚市民政局2024年哪些格子没填", "科研机构、其他", "整行"),
        (
            "Which cells are blank in the 2024 report of the Civil Affairs Bureau of Yunlan City?",
            "research institutions, other legal persons or organisations",
            "the whole row",
        ),
    ],
)
def test_each_row_with_its_columns(desk: Desk, question: str, some: str, whole: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    lines = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert len(lines) == len(answer.rows) == 2
    assert some in lines[0]
    assert whole in lines[1]
    assert [len(each.citations) for each in answer.rows] == [2, len(COLUMNS)]

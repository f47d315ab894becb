"""What there was none of in one year and some of in the next, and the noun that several kinds of body share."""

import pytest

from answer import Desk
from answer.reading.language.called import kinds_apart
from answer.reading.language.from_none import with_years_of_change
from index.embedding import Embedder
from tests.town import TOWN, desk_of, received

NUMBERS = {"民政局": (0, 2, 0), "财政局": (3, 0, 1), "水利局": (0, 0, 4)}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, received(NUMBERS))


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("哪些单位的申请从无到有", {"财政局", "水利局"}),
        ("2023年谁的申请从零到有", {"民政局"}),
        ("哪些单位的申请从有到无", {"民政局"}),
        ("2022年到2024年申请由无变有的单位", {"水利局"}),
        ("Which bodies went from no requests to some in 2023?", {"民政局"}),
        ("Who went from some requests to none?", {"民政局"}),
    ],
)
def test_who_has_what_it_had_none_of(town: Desk, question: str, members: set[str]):
    answer = town.ask(question)
    assert {row.agency.removeprefix(TOWN) for row in answer.rows} == members


@pytest.mark.parametrize("question", ["从无到有是什么意思", "公众号从无到有的单位", "2024年收到申请的单位"])
def test_other_questions_stay_as_they_are(question: str):
    assert with_years_of_change(question, [2023, 2024]) == question


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("compare the finance and civil affairs bureaus", "compare the finance bureau and civil affairs bureau"),
        (
            "the education, water resources and audit bureaus",
            "the education bureau and water resources bureau and audit bureau",
        ),
        ("bread and butter bureaus", "bread and butter bureaus"),
    ],
)
def test_a_noun_that_several_kinds_share(text: str, apart: str):
    assert kinds_apart(text, lambda _: True) == apart

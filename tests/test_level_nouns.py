"""Bodies named by what they are – towns, bureaus, sub-districts – in every operation: no noun is passed over."""

from decimal import Decimal

import pytest

from answer import Answer, Desk
from index.embedding import Embedder
from tests.town import TOWN, desk_of
from tests.writer import handled

NUMBERS = {
    "民政局": 5,
    "财政局": 0,
    "卫生健康委员会": 9,
    "人民政府办公室": 20,
    "桥头镇人民政府": 3,
    "柳溪镇人民政府": 0,
    "城东街道办事处": 1,
    "城西街道办事处": 2,
}
OF = {
    "镇": {"桥头镇人民政府", "柳溪镇人民政府"},
    "街道": {"城东街道办事处", "城西街道办事处"},
    "局": {"民政局", "财政局", "卫生健康委员会"},
}
SAID = {
    "镇": ("镇", "乡镇", "镇政府", "乡镇政府"),
    "街道": ("街道", "街道办", "街道办事处"),
    "局": ("局", "委办局"),
}
NOUNS = [(noun, said) for noun, called in SAID.items() for said in called]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(
        tmp_path_factory.mktemp("town"), embedder, {(body, 2023): handled(number) for body, number in NUMBERS.items()}
    )


def bodies(answer: Answer) -> set[str]:
    return {row.agency.removeprefix(TOWN) for row in answer.rows}


def with_requests(noun: str) -> set[str]:
    return {name for name in OF[noun] if NUMBERS[name]}


@pytest.mark.parametrize(("noun", "said"), NOUNS)
@pytest.mark.parametrize(
    "question",
    ["2023年有几个{}收到申请", "2023年收到申请的{}有哪些", "2023年哪些{}收到了申请", "2023年收到申请的{}有几家"],
)
def test_those_that_received_some(town: Desk, noun: str, said: str, question: str):
    answer = town.ask(question.format(said))
    assert bodies(answer) == with_requests(noun)
    assert answer.plan["kind"] in {"count", "list"}


@pytest.mark.parametrize(("noun", "said"), NOUNS)
def test_those_without(town: Desk, noun: str, said: str):
    assert bodies(town.ask(f"2023年没有收到申请的{said}有哪些")) == OF[noun] - with_requests(noun)


@pytest.mark.parametrize(("noun", "said"), NOUNS)
@pytest.mark.parametrize(
    "question", ["2023年{}收到的申请总数", "2023年所有{}加起来收到多少申请", "2023年全部{}的申请合计"]
)
def test_their_sum(town: Desk, noun: str, said: str, question: str):
    assert town.ask(question.format(said)).value == Decimal(sum(NUMBERS[name] for name in OF[noun]))


@pytest.mark.parametrize(("noun", "said"), NOUNS)
@pytest.mark.parametrize(
    "question", ["2023年收到申请最多的{}", "2023年收到申请最多的{}是哪个", "2023年哪个{}收到的申请最多"]
)
def test_the_first_of_them(town: Desk, noun: str, said: str, question: str):
    assert bodies(town.ask(question.format(said))) == {max(OF[noun], key=lambda name: NUMBERS[name])}


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("How many townships received requests in 2023?", 1),
        ("What sub-districts had any requests in 2023?", 2),
        ("Among townships, who had the most requests in 2023?", 1),
    ],
)
def test_the_same_in_english(town: Desk, question: str, count: int):
    assert len(bodies(town.ask(question))) == count


def test_a_government_that_is_not_loaded_is_not_passed_over(town: Desk):
    assert town.ask("2023年区政府收到的申请总数").status == "not_found"


def test_short_names_that_are_counted(town: Desk):
    answer = town.ask("民政、财政、卫健三个部门2023年一共收到多少申请")
    assert answer.value == Decimal(14)
    assert bodies(answer) <= OF["局"]


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("2023年申请最多1件的街道有哪些", {"城东街道办事处"}),
        ("2023年收到申请5件以上不含5件的局有哪些", {"卫生健康委员会"}),
        ("sub-districts with 1 or fewer requests in 2023", {"城东街道办事处"}),
    ],
)
def test_bounds_of_their_number(town: Desk, question: str, members: set[str]):
    assert bodies(town.ask(question)) == members

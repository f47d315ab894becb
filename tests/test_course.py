"""How a figure went over the years stands above the list of them."""

from collections.abc import Iterator

import pytest

from answer import Desk
from index.embedding import Embedder
from tests.town import desk_of, row

NUMBERS = {"民政局": (3, 9, 1, 5), "信访局": (4, 4, 4, 4), "司法局": (7, 6, 2, 2), "统计局": (5, 8, 5, 5)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Desk]:
    """Four bodies with reports for 2021 to 2024."""
    stated = {
        (body, year): row("requests.received", number)
        for body, numbers in NUMBERS.items()
        for year, number in zip(range(2021, 2025), numbers, strict=True)
    }
    made = desk_of(tmp_path_factory.mktemp("course"), embedder, stated)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("民政局", "2021年 **3 件**[1]，到2024年升至 **5 件**[4]，2022年最多（9 件），2023年最少（1 件）。"),
        ("司法局", "2021年 **7 件**[1]，到2024年降至 **2 件**[4]。"),
        ("信访局", "2021年到2024年，所列各年都是 **4 件**。"),
        ("统计局", "2021年和2024年都是 **5 件**[1][4]，2022年最多（8 件）。"),
    ],
)
def test_one_body(desk: Desk, body: str, told: str) -> None:
    answer = desk.ask(f"云岚市{body}历年收到的申请")
    assert answer.text.splitlines()[0] == f"云岚市{body}新收申请：{told}"
    assert [item.value for item in answer.rows] == list(NUMBERS[body])


def test_in_english(desk: Desk) -> None:
    first = desk.ask("Trend of requests received by the Civil Affairs Bureau of Yunlan City").text.splitlines()[0]
    assert first.endswith("up from **3**[1] in 2021 to **5**[4] in 2024; most in 2022 (9); fewest in 2023 (1).")


def test_sums_of_years(desk: Desk) -> None:
    first = desk.ask("历年收到的申请总数").text.splitlines()[0]
    assert (
        first
        == "全部年份新收申请：2021年 **19 件**，到2024年降至 **16 件**，2022年最多（27 件），2023年最少（12 件）。"
    )


@pytest.mark.parametrize("question", ["云岚市民政局2023到2024年收到的申请", "云岚市民政局和信访局历年收到的申请"])
def test_two_years_or_two_bodies_have_none(desk: Desk, question: str) -> None:
    assert "升至" not in desk.ask(question).text

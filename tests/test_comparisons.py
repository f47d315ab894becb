"""Bodies chosen by a comparison, left out, put in one place of a ranking: against the cells as they are exported."""

import csv
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from answer.answer import Answer, Outcome
from answer.desk import Desk
from index.database import open_reader, read
from index.export import export

AGGREGATE = "云岚市人民政府"
RECEIVED = "requests.received.total"
Figures = dict[tuple[str, int], Decimal]


@pytest.fixture(scope="module")
def cells(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figures]:
    """By key, the value of each body and year."""
    out = tmp_path_factory.mktemp("export") / "cells.csv"
    with read(open_reader(sample_data), timeout_ms=60_000) as connection:
        export(connection, out)
    found: dict[str, Figures] = {}
    with out.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["value"]:
                found.setdefault(row["key"], {})[row["agency"], int(row["year"])] = Decimal(row["value"])
    return found


@pytest.fixture(scope="module")
def received(cells: dict[str, Figures]) -> Figures:
    return cells[RECEIVED]


def of_year(figures: Figures, year: int) -> dict[str, Decimal]:
    """Without the aggregate."""
    return {agency: value for (agency, own), value in figures.items() if own == year and agency != AGGREGATE}


def told(answer: Answer) -> dict[str, Decimal | None]:
    return {row.agency: row.value for row in answer.rows}


def gained(received: Figures, earlier: int = 2023, later: int = 2024) -> dict[str, Decimal]:
    before = {agency: value for (agency, year), value in received.items() if year == earlier}
    now = {agency: value for (agency, year), value in received.items() if year == later}
    return {agency: now[agency] - before[agency] for agency in now.keys() & before.keys()}


# Two years


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("哪些单位2024年收到的申请比2023年多", lambda change: change > 0),
        ("2024年申请量同比增长的单位有哪些", lambda change: change > 0),
        ("Which agencies received more requests in 2024 than in 2023?", lambda change: change > 0),
        ("2024年哪些单位收到的申请比上一年下降了", lambda change: change < 0),
        ("Which agencies saw requests decline from 2023 to 2024?", lambda change: change < 0),
        ("2024年申请量增加超过1件的单位", lambda change: change > 1),
        ("2024年申请量减少1件以上的单位有哪些", lambda change: change <= -1),
    ],
)
def test_bodies_whose_figure_changed(desk: Desk, received: Figures, question: str, holds):
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert told(answer) == {agency: change for agency, change in gained(received).items() if holds(change)}
    cited = {(citation.agency, citation.year) for citation in answer.citations}
    assert {(row.agency, year) for row in answer.rows for year in (2023, 2024)} <= cited


def test_growth_in_percent(desk: Desk, received: Figures):
    answer = desk.ask("2024年申请量增长50%以上的单位有哪些")
    before = {agency: value for (agency, year), value in received.items() if year == 2023}
    wanted = {
        agency
        for agency, change in gained(received).items()
        if before[agency] and change / before[agency] >= Decimal("0.5")
    }
    assert set(told(answer)) == wanted


def test_who_grew_most(desk: Desk, received: Figures):
    answer = desk.ask("2024年申请量增加最多的单位")
    peers = {agency: change for agency, change in gained(received).items() if agency != AGGREGATE}
    most = max(peers.values())
    assert told(answer) == {agency: change for agency, change in peers.items() if change == most}


def test_how_many_rose(desk: Desk, received: Figures):
    answer = desk.ask("有多少单位2024年申请量比2023年增加")
    assert answer.value == sum(change > 0 for change in gained(received).values())


def test_a_yes_or_no_says_whether_it_rose(desk: Desk):
    assert desk.ask("云岚市数据局2024年收到的申请比上年多吗").text.startswith("是。")
    assert desk.ask("Did requests to the Yunlan Data Bureau fall in 2024?").text.startswith("No.")


# Two figures


@pytest.mark.parametrize(
    "question", ["2024年不予公开少于予以公开的单位", "Which agencies refused fewer requests than they granted in 2024?"]
)
def test_one_figure_against_another(desk: Desk, cells: dict[str, Figures], question: str):
    granted = {agency: value for (agency, year), value in cells["requests.granted.total"].items() if year == 2024}
    refused = dict.fromkeys(granted, Decimal(0))
    for key, figures in cells.items():
        if key.startswith("requests.refused.") and key.endswith(".total"):
            for (agency, year), value in figures.items():
                if year == 2024:
                    refused[agency] += value
    wanted = {agency: refused[agency] - granted[agency] for agency in granted if refused[agency] < granted[agency]}
    assert told(desk.ask(question)) == wanted


def test_two_bodies(desk: Desk, received: Figures):
    answer = desk.ask("云岚市民政局比云岚市数据局2024年多收到多少件申请")
    assert answer.value == received["云岚市民政局", 2024] - received["云岚市数据局", 2024]
    turned = desk.ask("How many more requests did Yunlan Data Bureau receive than Yunlan Civil Affairs Bureau in 2024?")
    assert turned.value == received["云岚市数据局", 2024] - received["云岚市民政局", 2024]


# The mean and median


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("2024年申请量高于平均值的单位", lambda value, mean, middle: value > mean),
        ("2024年收到的申请比平均水平低的单位有哪些", lambda value, mean, middle: value < mean),
        (
            "Which agencies received above-average numbers of requests in 2024?",
            lambda value, mean, middle: value > mean,
        ),
        ("Which agencies received more requests than the median in 2024?", lambda value, mean, middle: value > middle),
    ],
)
def test_against_the_mean_or_median(desk: Desk, received: Figures, question: str, holds):
    peers = of_year(received, 2024)
    mean, middle = sum(peers.values()) / len(peers), median(peers.values())
    answer = desk.ask(question)
    assert told(answer) == {agency: value for agency, value in peers.items() if holds(value, mean, middle)}
    assert {citation.agency for citation in answer.citations} == set(peers)  # the mean rests on all of them


# Left out


@pytest.mark.parametrize(
    "question",
    [
        "除云岚市民政局外，2024年还有哪些单位收到申请",
        "2024年哪些单位收到申请，云岚市民政局除外",
        "Which agencies other than the Yunlan Civil Affairs Bureau received requests in 2024?",
        "Which agencies received requests in 2024, excluding Yunlan Civil Affairs Bureau?",
    ],
)
def test_bodies_left_out(desk: Desk, received: Figures, question: str):
    own = {agency: value for (agency, year), value in received.items() if year == 2024 and value}
    del own["云岚市民政局"]
    answer = desk.ask(question)
    assert told(answer) == own
    assert answer.plan["scope"]["not_agencies"] == ["云岚市民政局"]


def test_regions_and_levels_left_out(desk: Desk, received: Figures):
    inside = {"云岚市柳渡区交通运输局", "云岚市柳渡区青石街道办事处"}
    own = {agency: value for agency, value in of_year(received, 2024).items() if value and agency not in inside}
    without = told(desk.ask("2024年除柳渡区外哪些单位收到申请"))
    assert {agency: value for agency, value in without.items() if agency != AGGREGATE} == own
    assert "云岚市柳渡区青石街道办事处" not in told(desk.ask("除了乡镇和街道，2024年哪些单位收到申请"))


def test_the_others_after_one(desk: Desk, received: Figures):
    answer = desk.ask("其他单位一共多少件", ["云岚市民政局2024年收到多少件申请"])
    peers = of_year(received, 2024)
    assert answer.value == sum(peers.values()) - peers["云岚市民政局"]


# Rankings


def test_the_second_place_and_both_ends(desk: Desk, received: Figures):
    peers = of_year(received, 2024)
    values = sorted(peers.values(), reverse=True)
    for question in ("2024年申请量排第二的是谁", "Which agency had the second most requests in 2024?"):
        assert set(told(desk.ask(question)).values()) == {values[1]}
    ends = told(desk.ask("2024年申请最多和最少的单位分别是谁"))
    assert ends == {agency: value for agency, value in peers.items() if value in {values[0], values[-1]}}
    last = told(desk.ask("2024年申请数倒数三名"))
    assert last == {agency: value for agency, value in peers.items() if value <= values[-3]}
    assert desk.ask("2024年申请量排第九十的单位").status is Outcome.NOT_FOUND


def test_the_year_of_most(desk: Desk, received: Figures):
    own = {year: value for (agency, year), value in received.items() if agency == "云岚市民政局"}
    answer = desk.ask("云岚市民政局哪一年收到的申请最多")
    most = max(own.values())
    assert {(row.year, row.value) for row in answer.rows} == {
        (year, value) for year, value in own.items() if value == most
    }


def test_the_share_of_bodies(desk: Desk, received: Figures):
    values = [value for (_, year), value in received.items() if year == 2024]
    answer = desk.ask("2024年收到申请的单位占比多少")
    share = Decimal(sum(value > 0 for value in values)) * 100 / len(values)
    assert answer.unit == "%"
    assert answer.value is not None
    assert abs(answer.value - share) < Decimal("0.01")


def test_whether_all_do(desk: Desk, received: Figures):
    answer = desk.ask("所有单位2024年都收到申请了吗")
    zeros = {agency for (agency, year), value in received.items() if year == 2024 and not value}
    assert answer.text.startswith("否。" if zeros else "是。")
    assert set(told(answer)) == zeros


@pytest.mark.parametrize(
    "question", ["云岚市民政局2024年收到的申请都办结了吗", "云岚市民政局2024年的申请全部办结了没有"]
)
def test_all_is_done_where_nothing_is_carried_over(desk: Desk, cells: dict[str, Figures], question: str):
    left = cells["requests.carried_out.total"]["云岚市民政局", 2024]
    assert desk.ask(question).text.startswith("否。" if left else "是。")


def test_an_overview_and_a_comparison_of_all_figures(desk: Desk, received: Figures):
    rows = desk.ask("对比云岚市民政局和云岚市数据局2024年的情况").rows
    assert {(row.agency, row.value) for row in rows if row.label == "新收申请"} == {
        (agency, received[agency, 2024]) for agency in ("云岚市民政局", "云岚市数据局")
    }
    assert len({row.label for row in desk.ask("Give me an overview of Yunlan Civil Affairs Bureau in 2024").rows}) > 10


# Of part of the set, and as a part of it


def test_the_mean_of_those_that_received_any(desk: Desk, received: Figures):
    values = [value for value in of_year(received, 2024).values() if value]
    for question in ("2024年收到申请的单位平均每家多少件", "2024年平均每家收到多少件申请（不含零申请单位）"):
        answer = desk.ask(question)
        assert answer.value is not None
        assert abs(answer.value - sum(values, Decimal(0)) / len(values)) < Decimal("0.01")


@pytest.mark.parametrize(
    ("question", "inside"),
    [
        ("云岚市民政局2024年申请量占全市的比重", {"云岚市民政局"}),
        ("2024年柳渡区的申请量占全部的百分之多少", {"云岚市柳渡区交通运输局", "云岚市柳渡区青石街道办事处"}),
    ],
)
def test_a_share_of_all(desk: Desk, received: Figures, question: str, inside: set[str]):
    peers = of_year(received, 2024)
    own, every = (sum(values, Decimal(0)) for values in ([peers[each] for each in inside], peers.values()))
    answer = desk.ask(question)
    assert (answer.unit, answer.value) == ("%", (own * 100 / every).quantize(Decimal("0.01")))


def test_a_group_beside_its_member(desk: Desk):
    rows = desk.ask("云岚市人民政府2024年不予公开总共几件，其中涉及第三方权益的几件").rows
    assert [row.label for row in rows] == ["不予公开", "保护第三方合法权益"]


def test_few_but_not_none(desk: Desk, received: Figures):
    answer = desk.ask("2024年申请量在5件以下但不为0的单位")
    own = {agency: value for (agency, year), value in received.items() if year == 2024}
    assert told(answer) == {agency: value for agency, value in own.items() if 0 < value <= 5}


def test_whether_two_figures_are_equal(desk: Desk, cells: dict[str, Figures], received: Figures):
    equal = cells["requests.outcomes_total.total"]["云岚市民政局", 2024] == received["云岚市民政局", 2024]
    answer = desk.ask("云岚市民政局2024年新收与办结是否一致")
    assert answer.text.startswith("是。" if equal else "否。")


def test_all_requests_of_one_kind(desk: Desk, cells: dict[str, Figures], received: Figures):
    natural = cells["requests.received.natural_person"]
    own = {agency for (agency, year), value in received.items() if year == 2024 and value == natural[agency, year] > 0}
    assert set(told(desk.ask("2024年哪些单位的申请全部来自自然人"))) == own
    answer = desk.ask("云岚市民政局2024年收到的申请都是个人提的吗")
    assert answer.text.startswith("是。" if "云岚市民政局" in own else "否。")


def test_what_is_carried_into_a_year(desk: Desk, cells: dict[str, Figures]):
    left = cells["requests.carried_out.total"]["云岚市民政局", 2023]
    assert desk.ask("云岚市民政局结转到2024年的申请有多少").value == left


def test_the_total_and_then_a_part_of_it(desk: Desk):
    rows = desk.ask("云岚市民政局2024年收到多少申请？其中多少来自企业？").rows
    assert [row.label for row in rows] == ["新收申请", "新收申请 · 商业企业"]


def test_a_kind_of_body_is_a_set_to_choose_from(desk: Desk, received: Figures):
    answer = desk.ask("Which data bureaus received more requests in 2024 than in 2023?")
    change = gained(received)["云岚市数据局"]
    assert answer.plan["kind"] == "list"
    assert told(answer) == ({"云岚市数据局": change} if change > 0 else {})


# Columns, and rates against that of all


@pytest.mark.parametrize(
    ("question", "more", "fewer"),
    [
        ("2024年个人申请比企业申请多的单位", "natural_person", "business"),
        ("2024年个人申请少于企业申请的单位", "business", "natural_person"),
        ("In which bodies did individuals file more requests than companies in 2024?", "natural_person", "business"),
    ],
)
def test_columns_against_each_other(desk: Desk, cells: dict[str, Figures], question: str, more: str, fewer: str):
    high, low = cells[f"requests.received.{more}"], cells[f"requests.received.{fewer}"]
    wanted = {agency for (agency, year), value in high.items() if year == 2024 and value > low[agency, year]}
    assert set(told(desk.ask(question))) == wanted


def granted(cells: dict[str, Figures]) -> dict[str, tuple[Decimal, Decimal]]:
    """Granted and handled, of those of 2024 that handled any."""
    handled = cells["requests.outcomes_total.total"]
    parts = cells["requests.granted.total"]
    return {agency: (parts[agency, year], whole) for (agency, year), whole in handled.items() if year == 2024 and whole}


@pytest.mark.parametrize(
    ("question", "least"),
    [("2024年予以公开过半的单位有哪些", 50), ("2024年80%以上的申请予以公开的单位", 80)],
)
def test_a_share_by_half_or_percent(desk: Desk, cells: dict[str, Figures], question: str, least: int):
    answer = desk.ask(question)
    above = {agency for agency, (part, whole) in granted(cells).items() if 100 * part > least * whole}
    exactly = {agency for agency, (part, whole) in granted(cells).items() if 100 * part == least * whole}
    assert set(told(answer)) == above | (exactly if "以上" in question else set())


def test_a_rate_below_that_of_all_together(desk: Desk, cells: dict[str, Figures]):
    answer = desk.ask("2024年予以公开率低于平均的单位")
    every = {agency: sides for agency, sides in granted(cells).items() if agency != AGGREGATE}
    part, whole = (sum(side) for side in zip(*every.values(), strict=True))
    assert set(told(answer)) == {agency for agency, (own, of) in every.items() if own * whole < part * of}
    assert "总体比率" in answer.text

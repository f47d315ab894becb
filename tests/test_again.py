"""A follow-up asks the last answer again with one thing changed, and keeps all else of it."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_of, row
from tests.writer import handled

RECEIVED = {"民政局": (2, 4, 6), "财政局": (5, 3, 1), "水利局": (0, 1, 0)}
TOWN = {
    (body, year): handled(number, min(1, number)) | {"licensing.decisions": str(number * 10)}
    for body, numbers in RECEIVED.items()
    for year, number in zip((2022, 2023, 2024), numbers, strict=True)
    if (body, year) != ("水利局", 2022)
}
GRANTED_IN_PART = row("requests.granted", 1, business=2) | row("requests.partial", 1) | row("requests.received", 6)
TOWN[("民政局", 2024)] |= GRANTED_IN_PART | {"reconsideration.total": "4", "reconsideration.upheld": "3"}
TOWN[("民政局", 2024)] |= {"reconsideration.pending": "1"} | row("requests.refused.enforcement_file", 1)
TOWN[("财政局", 2023)] |= {"fees.amount": ""}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_of(tmp_path_factory.mktemp("town"), embedder, TOWN)


@pytest.mark.parametrize(
    ("first", "then", "changed"),
    [
        ("2024年零申请的有几家", "占全部上报单位的几成", {"share": True}),
        ("2024年零申请的有几家", "占比多少", {"share": True}),
        ("2024年哪些单位收到了申请", "占上报单位总数的百分之几", {"kind": "count", "share": True}),
        ("云岚市民政局2024年有予以公开或者部分公开的吗", "那2023年又如何", {"any_of": True}),
        ("2024年各单位平均收到多少申请", "零申请的剔掉再算一遍平均", {"kind": "mean", "scope.years": [2024]}),
        ("2024年申请最多的单位", "第二名差它多少", {"limit": 2, "difference": True, "scope.years": [2024]}),
        ("云岚市民政局有哪几年的报告", "缺的是哪几年", {"kind": "unfiled", "scope.agencies": ["云岚市民政局"]}),
        ("云岚市民政局2023年的结转对得上吗", "往前每一年也对一对", {"checks": "carry", "scope.years": []}),
        ("云岚市民政局2024年收到多少申请", "和2022年比呢", {"kind": "change", "scope.years": [2022, 2024]}),
        ("2024年收到申请合计", "每个单位分别多少", {"kind": "list", "scope.years": [2024]}),
        (
            "云岚市民政局2023年申请比2022年多了还是少了",
            "许可也这么比一下",
            {"kind": "change", "scope.years": [2022, 2023]},
        ),
        ("2024年申请最多的单位", "23年还是这个次序吗", {"order": "most", "scope.years": [2023]}),
    ],
)
def test_one_thing_is_changed(town: Desk, first: str, then: str, changed: dict[str, object]):
    answer = town.ask(then, [first])
    assert answer.status is Outcome.ANSWERED
    plan = answer.plan | {f"scope.{name}": value for name, value in answer.plan["scope"].items()}
    assert {name: plan[name] for name in changed} == changed


def test_zero_is_told_from_blank(town: Desk):
    first = "云岚市财政局2023年收费金额是多少万元"
    for then in ("是填的0还是没填", "这一格填了吗", "is that zero or blank?"):
        answer = town.ask(then, [first])
        assert (answer.plan["kind"], answer.plan["scope"]["agencies"]) == ("lookup", ["云岚市财政局"])
    assert "空白" in town.ask("是空着还是填的零", [first]).text


def test_applicants_of_the_rows_asked_about(town: Desk):
    answer = town.ask("分申请人看，企业占几件", ["云岚市民政局2024年予以公开、部分公开各几件"])
    assert [(row.label, row.value) for row in answer.rows] == [("予以公开 · 商业企业", 2), ("部分公开 · 商业企业", 0)]


@pytest.mark.parametrize("then", ["连部分公开一块算呢", "把部分公开也算进去", "加上部分公开是多少", "部分公开也算上呢"])
def test_a_figure_counted_in(town: Desk, then: str):
    answer = town.ask(then, ["云岚市民政局2024年予以公开率"])
    (rate,) = answer.plan["measures"]
    assert [each["row"] for each in rate["part"]] == ["granted", "partial"]
    assert answer.plan["scope"]["agencies"] == ["云岚市民政局"]


def test_another_outcome_as_a_share(town: Desk):
    answer = town.ask("还没审完的呢", ["云岚市民政局2024年维持的复议占复议总数多大比例"])
    assert answer.value == 25


def test_who_used_the_reason(town: Desk):
    first = "2024年哪种拒绝理由用得最多"
    for then in ("是谁用的", "哪些单位用了这个理由"):
        assert [row.agency for row in town.ask(then, [first]).rows] == ["云岚市民政局"]


def test_what_the_last_question_names_is_of_its_year(town: Desk):
    answer = town.ask("被维持的都是谁", ["按2023年复议件数由多到少排个序"])
    assert answer.plan["scope"]["years"] == [2023]


def test_the_year_of_most_less_that_of_fewest(town: Desk):
    answer = town.ask("和最少的差多少", ["云岚市财政局哪年申请最多"])
    assert (answer.value, answer.text[:12]) == (4, "2022年比2024年多")


def test_a_question_of_its_own_is_none(town: Desk):
    assert town.ask("占全部上报单位的几成", []).status is not Outcome.ANSWERED
    assert town.ask("第二名差它多少", ["云岚市民政局2024年收到多少申请"]).status is not Outcome.ANSWERED


def test_the_reasons_of_the_figure_asked_about(town: Desk):
    answer = town.ask("是因为什么", ["2024年不予公开最多的单位"])
    assert (answer.plan["breakdown"], answer.plan["scope"]["agencies"]) == ("reasons", ["云岚市民政局"])


@pytest.mark.parametrize(("then", "operator"), [("其中2024年又增加的有哪些", "gt"), ("2024年没增加的呢", "le")])
def test_which_of_those_rose(town: Desk, then: str, operator: str):
    history = ["2023年收到申请超过2件的单位", "其中2024年又增加的有哪些"]
    answer = town.ask(then, history[: 1 if operator == "gt" else 2])
    assert answer.plan["conditions"][0]["operator"] == operator
    assert {row.agency for row in answer.rows} == {"云岚市民政局" if operator == "gt" else "云岚市财政局"}


@pytest.mark.parametrize(("then", "limit"), [("哪家多", None), ("谁最多", 1)])
def test_who_has_most_of_a_sum(town: Desk, then: str, limit: int | None):
    answer = town.ask(then, ["云岚市民政局和云岚市财政局2023年收到申请合计"])
    assert (answer.rows[0].agency, answer.plan["limit"]) == ("云岚市民政局", limit)

"""Which question gets which picture, and that each is valid Vega-Lite in which no text of a report can act."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import altair
import pytest
import vl_convert
from hypothesis import given, settings
from hypothesis import strategies as st

from answer import Desk, Outcome
from answer.answer import Row
from answer.shown import vega_lite as vega
from answer.shown.vega_lite import Frame, Middle

CIVIL = "云岚市民政局"


def picture(chart: dict[str, Any] | None) -> str:
    """What a specification draws: line, bar, bars side by side, histogram; none."""
    if chart is None:
        return "none"
    layers = [
        (each["mark"] if isinstance(each["mark"], str) else each["mark"]["type"], each) for each in chart["layer"]
    ]
    if any(mark == "line" for mark, _ in layers):
        return "line"
    bar = next(each for mark, each in layers if mark == "bar")
    if "bin" in bar["encoding"]["x"]:
        return "histogram"
    return "side by side" if "yOffset" in bar["encoding"] else "bar"


def drawn(chart: dict[str, Any]) -> list[tuple[Any, ...]]:
    values = chart["data"]["values"]
    return [(each.get("name") or each.get("agency"), each["year"], each["value"]) for each in values]


def compiled(chart: dict[str, Any]) -> Any:
    """The Vega that it stands for; it is checked against the schema of Vega-Lite first."""
    altair.LayerChart.from_dict(chart)
    return vl_convert.vegalite_to_vega(chart)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (f"{CIVIL}历年新收申请多少件", "line"),
        ("trend of requests received by the Yunlan civil affairs bureau", "line"),
        ("各年新收申请一共多少件", "line"),
        (f"{CIVIL}历年予以公开率", "line"),
        (f"云岚市数据局和{CIVIL}近三年收到的申请", "line"),
        ("2024年收到申请最多的三个单位", "bar"),
        ("top 3 agencies by requests received in 2024", "bar"),
        ("2024年各单位申请的办理结果", "bar"),
        ("2024年申请人构成", "bar"),
        ("2024年各单位平均收到多少件申请", "bar"),
        ("2024年收到申请的中位数", "bar"),
        ("2024年各单位新收申请一共多少件", "bar"),
        (f"云岚市数据局、{CIVIL}和云岚市自然资源和规划局2024年新收申请比较", "bar"),
        (f"云岚市数据局、{CIVIL}2023年和2024年新收申请", "side by side"),
        (f"{CIVIL}2024年收到多少件申请", "none"),  # one value
        (f"{CIVIL}2023年比2022年新收申请变化", "none"),  # two
        ("2024年各层级新收申请", "none"),  # two
        ("2024年哪些单位收到了政府信息公开申请", "none"),  # a set: its table says it all
        ("2024年哪些单位没有报告", "none"),
        ("2024年哪些单位的表格不平衡", "none"),
        (f"{CIVIL}2024年存在哪些问题", "none"),
        ("哪些单位明年收到申请", "none"),
    ],
)
def test_the_rule(desk: Desk, question: str, expected: str):
    answer = desk.ask(question)
    assert picture(answer.chart) == expected
    assert answer.to_json()["chart"] == answer.chart
    if answer.chart:
        compiled(answer.chart)


def test_a_trend_holds_the_rows_of_the_answer_and_marks_the_new_form(desk: Desk):
    answer = desk.ask(f"{CIVIL}历年新收申请多少件")
    assert answer.chart
    assert drawn(answer.chart) == [(row.agency, row.year, row.value) for row in answer.rows]
    rule = next(each for each in answer.chart["layer"] if each["mark"] != "bar" and each["mark"]["type"] == "rule")
    assert rule["data"]["values"] == [{"year": 2020.5, "text": "2021 年式 →"}]
    assert answer.chart["title"] == {"text": "新收申请", "subtitle": ["全部年份云岚市民政局"], "offset": vega.ABOVE}
    assert answer.chart["data"]["values"][0]["citations"] == [1]


def test_no_break_is_marked_within_one_form(desk: Desk):
    answer = desk.ask(f"{CIVIL}2021年到2024年新收申请")
    assert answer.chart
    assert "rule" not in [each["mark"]["type"] for each in answer.chart["layer"]]


def test_a_year_without_a_report_is_a_gap_and_not_zero(desk: Desk):
    answer = desk.ask(f"云岚市数据局和{CIVIL}近三年收到的申请")
    assert answer.chart
    gaps = [each for each in answer.chart["data"]["values"] if each["value"] is None]
    assert gaps == [{"year": 2022, "value": None, "agency": "云岚市数据局"}]
    assert "不是 0" in answer.chart["title"]["subtitle"][-1]


def test_a_distribution_is_sorted_and_a_ranking_stands_as_it_is_told(desk: Desk):
    outcomes = desk.ask("2024年各单位申请的办理结果").chart
    assert outcomes
    values = [value for _, _, value in drawn(outcomes)]
    assert values == sorted(values, reverse=True)
    fewest = desk.ask("2024年收到申请最少的三个单位")
    assert fewest.chart
    assert [value for _, _, value in drawn(fewest.chart)] == [row.value for row in fewest.rows]


def test_the_words_are_those_of_the_question(desk: Desk):
    chart = desk.ask("top 3 agencies by requests received in 2024").chart
    assert chart
    assert chart["title"] == {"text": "requests received", "subtitle": ["for 2024"]}
    assert chart["layer"][0]["encoding"]["x"]["title"] is None
    assert chart["description"].startswith("requests received for 2024; 云岚市自然资源和规划局: 78, ")


def test_what_is_refused_has_no_picture(desk: Desk):
    answer = desk.ask("明天天气怎么样")
    assert answer.status is not Outcome.ANSWERED
    assert answer.to_json()["chart"] is None


# Any rows

FRAME = Frame("新收申请", ("2024年",), "件", "zh")
HOSTILE = "\"');alert(1)//${x}<script>datum.value{signal}"


def row(agency: str, value: int | float | None, year: int = 2024, label: str = "新收申请") -> Row:
    return Row(agency, year, None if value is None else Decimal(str(value)), label, (1,))


def test_a_blank_cell_is_drawn_as_words_and_not_as_zero():
    chart = vega.bars([row("甲局", 3), row("乙局", None), row("丙局", -2.5)], "agency", "", FRAME)
    assert [(each["value"], each["shown"]) for each in chart["data"]["values"]] == [
        (3, "3 件"),
        (None, "空白"),
        (-2.5, "-2.5 件"),
    ]
    svg = vl_convert.vegalite_to_svg(chart)
    assert svg.count('aria-roledescription="bar"') == 2
    assert "空白" in svg


def test_a_line_is_broken_where_a_year_is_missing():
    rows = [row("甲局", value, year) for year, value in ((2019, 3), (2020, 4), (2022, 5), (2023, None), (2024, 1))]
    svg = vl_convert.vegalite_to_svg(vega.trend(rows, range(2019, 2025), "", FRAME, None))
    assert svg.count('aria-roledescription="point"') == 4
    line = svg.split('aria-roledescription="line mark"')[1].split(' d="')[1].split('"')[0]
    assert line.count("M") == 3  # 2019–2020, 2022, 2024


def test_many_bodies_are_counted_by_how_much_they_have():
    rows = [row(f"第{n}局", n % 40) for n in range(300)]
    chart = vega.histogram(rows, FRAME, Middle(Decimal("19.5"), "平均"))
    assert picture(chart) == "histogram"
    assert "平均 19.5 件" in vl_convert.vegalite_to_svg(chart)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every text of a specification with where it stands."""
    if isinstance(value, str):
        yield path, value
    for name, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from ((((*path, name), name),) if isinstance(name, str) else ())
        yield from places(part, (*path, name))


@settings(max_examples=20)
@given(st.text(min_size=1, max_size=30) | st.just(HOSTILE))
def test_no_name_becomes_part_of_an_expression(name: str):
    name = f"\u9f98{name}"  # found again wherever it went
    rows = [row(name, 3, 2023, name), row(name, 4, 2024, name), row("乙局", 4, 2024), row("乙局", None, 2023)]
    for chart in (vega.bars(rows, "agency", "year", FRAME), vega.trend(rows, range(2022, 2025), "agency", FRAME, 2024)):
        for path, text in places(vl_convert.vegalite_to_vega(chart)):
            if "\u9f98" in text:
                data = path[0] == "data" and path[2] == "values"
                domain = path[0] == "scales" and path[2] == "domain"
                assert data or domain or path == ("description",), (path, text)


def test_hostile_names_are_only_text_in_the_drawing():
    rows = [row(HOSTILE, 3), row("乙局", 2), row("丙局", 1)]
    svg = vl_convert.vegalite_to_svg(vega.bars(rows, "agency", "", FRAME))
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg

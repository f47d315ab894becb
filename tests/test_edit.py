import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer import Answer, Desk, EditError, Outcome
from answer.plan import Plan
from answer.shown.fields import FIGURES, OTHERS, PARTS
from answer.table import write_csv

LIST = "2023年哪些单位收到了政府信息公开申请"


def values(answer: Answer) -> dict[str, str]:
    return {field.name: field.value for field in answer.fields}


def test_every_part_of_a_plan_is_a_field(desk: Desk):
    shown = values(desk.ask(LIST))
    assert shown == {
        "kind.0": "list",
        "measure.0": "received",
        "column.0": "total",
        "measure.1": "-",
        "condition.0": "> 0",
        "condition.1": "",
        "any_of.0": "no",
        "every_year.0": "no",
        "order.0": "",
        "limit.0": "",
        "place.0": "",
        "difference.0": "no",
        "years.0": "2023",
        "bodies.0": "",
        "regions.0": "",
        "endings.0": "",
        "levels.0": "",
        "not_agencies.0": "",
        "not_regions.0": "",
        "not_levels.0": "",
        "form.0": "",
    }
    named = {part for parts in PARTS.values() for part in parts}
    assert named | {"kind", "scope", "assumptions"} == set(Plan.model_fields)
    assert {*FIGURES, *OTHERS, "text"} == set(PARTS)


def test_a_change_leaves_the_rest_of_a_plan_of_prose(desk: Desk):
    asked = desk.ask("2024年哪个单位培训人次最多")
    revised = desk.revise(asked, {"years.0": "2023"})
    other = {name: value for name, value in revised.plan.items() if name not in {"scope", "assumptions"}}
    assert (other["order"], other["limit"], other["number"]) == ("most", 1, "people")
    assert other == {name: asked.plan[name] for name in other}


@pytest.mark.parametrize(
    ("changes", "same_as"),
    [
        ({"years.0": "2024"}, "2024年哪些单位收到了政府信息公开申请"),
        ({"condition.0": "≥ 10"}, "2023年哪些单位收到的政府信息公开申请不少于10件"),
        ({"measure.0": "granted"}, "2023年哪些单位有予以公开"),
        ({"column.0": "natural_person"}, "2023年哪些单位收到了自然人的政府信息公开申请"),
        ({"kind.0": "sum"}, "2023年一共收到多少件政府信息公开申请"),
        ({"kind.0": "count"}, "2023年有多少个单位收到了政府信息公开申请"),
        ({"kind.0": "mean"}, "2023年平均每个单位收到多少件政府信息公开申请"),
        ({"kind.0": "sum", "years.0": "2023、2024"}, "2023年和2024年一共收到多少件政府信息公开申请"),
        ({"kind.0": "lookup", "bodies.0": "云岚市民政局", "condition.0": ""}, "云岚市民政局2023年收到多少件申请"),
        ({"kind.0": "rank", "bodies.0": "云岚市民政局"}, "云岚市民政局2023年收到的申请排第几"),
        ({"condition.0": "", "order.0": "most", "limit.0": "2"}, "2023年收到申请最多的2个单位"),
        ({"measure.1": "granted"}, "2023年哪些单位收到了政府信息公开申请并且有予以公开"),
        (
            {"measure.1": "granted", "condition.1": "≥ 2"},
            "2023年哪些单位收到了政府信息公开申请并且予以公开不少于2件",
        ),
        ({"kind.0": "sum", "measure.1": "granted"}, "2023年一共收到多少件政府信息公开申请，予以公开多少件"),
    ],
)
def test_a_changed_plan_answers_as_the_question_that_says_so(desk: Desk, changes: dict[str, str], same_as: str):
    revised, asked = desk.revise(desk.ask(LIST), changes), desk.ask(same_as)
    assert revised.status is Outcome.ANSWERED
    assert revised.question == LIST
    assert (revised.rows, revised.value, revised.text) == (asked.rows, asked.value, asked.text)


def test_a_rate_and_another_language(desk: Desk):
    asked = desk.ask("Which agencies received OGI requests in 2023?")
    revised = desk.revise(asked, {"kind.0": "sum", "measure.0": "rate:granted_rate"})
    assert revised.language == "en"
    assert revised.unit == "%"
    assert revised.value == desk.ask("What was the rate of requests granted in full in 2023?").value
    assert values(revised)["measure.0"] == "rate:granted_rate"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"years.0": "明年"}, "读不懂年份“明年”"),
        ({"condition.0": "很多"}, "读不懂条件“很多”"),
        ({"bodies.0": "云岚市气象台"}, "没有载入名为“云岚市气象台”的单位"),
        ({"regions.0": "海市"}, "没有地区“海市”"),
        ({"limit.0": "-1"}, "“-1”不是名次"),
        ({"kind.0": "text"}, "“问法”不能改为“text”"),
        ({"measure.0": "x'; DROP TABLE facts"}, "“指标”不能改为"),
        ({"SQL": "1"}, "“SQL”不能改为“1”"),
        ({"kind.0": "change", "years.0": ""}, "需要两个年份"),
        ({"kind.0": "rank"}, "排位需要指明一个单位"),
        ({"measure.1": "granted", "condition.0": "", "order.0": "most"}, "只能有一个指标"),
        ({"measure.1": "x"}, "“另一个指标”不能改为“x”"),
        ({"measure.0": "-"}, "“指标”不能改为“-”"),
    ],
)
def test_what_makes_no_plan_is_told(desk: Desk, changes: dict[str, str], told: str):
    with pytest.raises(EditError, match=told):
        desk.revise(desk.ask(LIST), changes)


def test_a_follow_up_starts_from_the_changed_plan(desk: Desk):
    revised = desk.revise(desk.ask(LIST), {"measure.0": "granted"})
    followed = desk.ask("那2024年呢", after=revised)
    assert followed.rows == desk.ask("2024年哪些单位有予以公开").rows


@pytest.mark.parametrize(
    "question",
    [
        "2024年哪些单位的表格不平衡",
        "2024年云岚市数据局的办理结果",
        "2024年有多少份报告",
        "2023年哪些单位没有报告",
        "2024年哪些报告有空白单元格",
        "云岚市数据局2024年存在哪些问题",
        "2024年的予以公开率是多少",
        "云岚市民政局2023年到2024年收到的申请变化多少",
        "2024年行政诉讼至少1件且收到申请至少20件的单位",
    ],
)
def test_a_plan_of_any_kind_stays_the_same_when_nothing_changes(desk: Desk, question: str):
    asked = desk.ask(question)
    assert asked.fields
    assert desk.revise(asked, {}).plan | {"assumptions": []} == asked.plan | {"assumptions": []}
    assert {chip.field for chip in asked.chips} - set(values(asked)) <= {"bodies.0"}


def test_a_condition_that_is_emptied_leaves_with_its_measure(desk: Desk):
    asked = desk.ask("2024年行政诉讼至少1件且收到申请至少20件的单位")
    revised = desk.revise(asked, {"condition.0": ""})
    assert [condition["value"] for condition in revised.plan["conditions"]] == ["20"]
    assert len(revised.plan["measures"]) == 1


def test_a_measure_is_left_out_again_and_a_third_joins(desk: Desk):
    asked = desk.ask("2024年行政诉讼至少1件且收到申请至少20件的单位")
    fewer = desk.revise(asked, {"measure.1": "-"})
    assert [(len(fewer.plan[part])) for part in ("measures", "conditions")] == [1, 1]
    more = desk.revise(asked, {"measure.2": "granted"})
    assert [condition["value"] for condition in more.plan["conditions"]] == ["1", "20", "20"]
    assert more.plan["measures"][2] == {"row": "granted", "column": "total"}


def test_a_second_condition_alone_is_on_the_same_measure(desk: Desk):
    revised = desk.revise(desk.ask(LIST), {"condition.1": "≤ 10"})
    assert revised.rows == desk.revise(desk.ask(LIST), {"condition.0": "1–10"}).rows
    assert revised.rows


@given(
    st.dictionaries(
        st.sampled_from(
            [
                "kind.0",
                "measure.0",
                "measure.1",
                "years.0",
                "condition.0",
                "condition.1",
                "bodies.0",
                "regions.0",
                "limit.0",
                "levels.0",
            ]
        ),
        st.one_of(st.text(max_size=20), st.sampled_from(["2024", "", *FIGURES, *OTHERS, "> 3", "云岚市", "granted"])),
    )
)
def test_any_change_makes_an_answer_or_says_why_not(desk: Desk, changes: dict[str, str]):
    asked = desk.ask(LIST)
    try:
        revised = desk.revise(asked, changes)
    except EditError as error:
        assert str(error)
    else:
        assert Plan.model_validate(revised.plan)


def test_conditions_are_read_in_signs(desk: Desk):
    asked = desk.ask(LIST)
    for text, condition in {
        "＞5": ("gt", Decimal(5)),
        ">= 2.5": ("ge", Decimal("2.5")),
        "7": ("eq", Decimal(7)),
        "3–8": ("between", Decimal(3)),
        "空白": ("blank", Decimal(0)),
    }.items():
        (found,) = Plan.model_validate(desk.revise(asked, {"condition.0": text}).plan).conditions
        assert (found.operator, found.value) == condition


def test_the_csv_of_a_sum_holds_every_cell_and_adds_up_to_it(desk: Desk):
    answer = desk.ask("2024年一共收到多少件政府信息公开申请")
    lines = list(csv.DictReader(io.StringIO(write_csv(answer))))
    assert sum(Decimal(line["cell"]) for line in lines) == answer.value
    assert len(lines) == len(answer.citations)
    assert {line["status"] for line in lines} <= {"read", "repaired"}
    assert [line["raw"] for line in lines] == [line["cell"] for line in lines]
    assert all(int(line["place"].split(":")[0]) >= 0 for line in lines)

"""Places and tiers: a district of a city, bodies of a city or a county, figures by either, places within a city."""

import pytest
from sqlalchemy import Column, String, create_engine, select, text

from answer import Desk, Outcome
from answer.reading.scope.tiers import TIERS, of_tier, outer_places, place_of, tier_of

TIER_OF = {
    "云岚市": "city",
    "云岚市/柳渡区": "county",
    "云岚市/望溪县": "county",
    "云岚市/青崖市": "county",  # a city at the level of a county
    "青岚省": "province",
    "青岚自治区": "province",
    "青岚省/云岚市": "city",
    "青岚省/云岚市/柳渡区": "county",
    "望岚地区": "city",
    "望岚州/柳溪市": "county",
    "青岚盟/柳渡旗": "county",
    "": "",
}


@pytest.mark.parametrize(("region", "tier"), TIER_OF.items())
def test_the_tier_of_a_place_is_told_by_its_name(region: str, tier: str):
    assert tier_of(region) == tier


def test_sql_tells_the_same():
    with create_engine("sqlite://").begin() as connection:
        connection.execute(text("CREATE TABLE places (region TEXT)"))
        connection.execute(text("INSERT INTO places VALUES (:region)"), [{"region": each} for each in TIER_OF])
        for tier in TIERS:
            region: Column[str] = Column("region", String)
            query = select(region).select_from(text("places")).where(of_tier(region, tier))
            assert set(connection.scalars(query)) == {region for region, own in TIER_OF.items() if own == tier}


def test_the_places_around_a_place():
    assert list(outer_places("青岚省/云岚市/柳渡区")) == ["青岚省", "青岚省/云岚市", "青岚省/云岚市/柳渡区"]
    assert place_of("青岚省/云岚市/柳渡区", "city") == "青岚省/云岚市"
    assert place_of("云岚市", "county") == ""


def told(desk: Desk, question: str, *before: str) -> set[str]:
    answer = desk.ask(question, before)
    assert answer.status is Outcome.ANSWERED, answer.text
    return {row.agency for row in answer.rows}


CITY = {"云岚市民政局", "云岚市人民政府", "云岚市数据局", "云岚市自然资源和规划局"}


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("2024年市级部门哪些收到过申请", CITY),
        ("Which city-level bodies received requests in 2024?", CITY),
        ("2024年区县级单位哪些收到过申请", {"云岚市柳渡区交通运输局"}),
        ("2024年云岚市柳渡区哪些单位收到过申请", {"云岚市柳渡区交通运输局", "云岚市柳渡区青石街道办事处"}),
    ],
)
def test_bodies_of_a_tier_and_of_a_district_of_a_city(desk: Desk, question: str, bodies: set[str]):
    assert told(desk, question) <= bodies
    plan = desk.ask(question).plan["scope"]
    assert plan["levels"] or plan["regions"] == ["云岚市/柳渡区"]


def test_figures_by_city_roll_up_and_by_county_leave_the_rest_out(desk: Desk):
    by_city = desk.ask("2024年各市收到的申请合计")
    assert [row.agency for row in by_city.rows] == ["云岚市"]
    by_county = desk.ask("2024年各区县收到的申请合计")
    assert {row.agency for row in by_county.rows} == {"柳渡区"}
    assert any("不属于任何区县" in warning for warning in by_county.warnings)
    every = desk.ask("2024年收到的申请合计")
    assert by_city.rows[0].value == every.value


def test_a_place_within_the_city(desk: Desk):
    plan = desk.ask("云岚市柳渡区交通运输局2024年收到的申请在全区排第几").plan
    assert plan["kind"] == "rank"
    assert plan["scope"]["regions"] == ["云岚市/柳渡区"]
    assert desk.ask("云岚市民政局2024年收到的申请在全市排第几").plan["scope"]["regions"] == ["云岚市"]


def test_a_body_of_the_city_is_not_one_of_its_district(desk: Desk):
    answer = desk.ask("云岚市交通运输局2024年收到几件申请")
    assert answer.status is Outcome.CLARIFY
    assert "云岚市柳渡区交通运输局" in answer.text


def test_the_place_of_a_figure_that_is_a_sum_is_shown(desk: Desk):
    answer = desk.ask("云岚市民政局2024年无法提供排第几")
    assert answer.status is Outcome.ANSWERED, answer.text


@pytest.mark.parametrize(
    ("question", "levels"),
    [
        ("2024年有几个街道收到了申请", ["subdistrict"]),
        ("几个街道办2024年有行政处罚", ["subdistrict"]),
        ("2024年有多少个乡镇收到申请", ["township"]),
        ("几个镇2024年有行政诉讼", ["township"]),
        ("2024年几个市直部门收到了申请", ["city"]),
    ],
)
def test_how_many_of_a_level(desk: Desk, question: str, levels: list[str]):
    plan = desk.ask(question).plan
    assert (plan["kind"], plan["scope"]["levels"]) == ("count", levels)


def test_the_departments_of_a_city_are_without_its_government(desk: Desk):
    assert "云岚市人民政府" not in told(desk, "哪些市直部门2024年收到了申请")
    assert "云岚市民政局" in told(desk, "2024年哪个市直部门收到了申请")

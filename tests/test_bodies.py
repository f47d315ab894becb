"""Two bodies of one name in two places, one body with and without its place, and names told by a later report."""

from pathlib import Path

import pytest

from answer import Desk
from index.database import open_reader, read
from index.embedding import Embedder
from index.load import find_files, load
from index.schema import agencies, reports
from tests.writer import balanced, report


class Shelf:
    """A folder of reports and what is known of their bodies."""

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self.folder, self.data, self.embedder = path / "in", path / "data", embedder
        self.folder.mkdir()

    def add(self, agency: str, received: int, city: str = "", year: int = 2024, printed: str = "") -> None:
        where = f"地址：{city}柳渡区望渡路18号。" if city else ""
        title = f"{printed or agency}{year}年政府信息公开工作年度报告"
        text = report(balanced(2021, received, 1, 0), 2021, title=title, prose=f"{where}电话：0000-5550101。")
        (self.folder / f"{city}{agency}{year}.txt").write_text(text, encoding="utf-8")
        load(find_files([self.folder]), self.data, self.embedder)

    def names(self) -> list[str]:
        with read(open_reader(self.data), 1000) as connection:
            query = agencies.select().join(reports).with_only_columns(agencies.c.name).where(reports.c.current)
            return sorted(set(connection.scalars(query)))


@pytest.fixture
def shelf(tmp_path: Path, embedder: Embedder) -> Shelf:
    return Shelf(tmp_path, embedder)


def test_bodies_of_one_name_in_two_places_are_two(shelf: Shelf):
    shelf.add("柳渡区财政局", 3, "云岚市")
    assert shelf.names() == ["柳渡区财政局"]
    shelf.add("柳渡区财政局", 5, "石桥市")
    assert shelf.names() == ["云岚市柳渡区财政局", "石桥市柳渡区财政局"]
    desk = Desk(shelf.data)
    asked_back = desk.ask("柳渡区财政局2024年收到多少件申请")
    assert asked_back.status == "clarify"
    assert asked_back.choices == ("云岚市柳渡区财政局", "石桥市柳渡区财政局")
    assert [desk.ask(each, [asked_back.question]).value for each in asked_back.choices] == [3, 5]
    for name, received in (("云岚市柳渡区财政局", 3), ("石桥市柳渡区财政局", 5)):
        assert desk.ask(f"{name}2024年收到多少件申请").value == received


def test_a_body_with_and_without_its_place_is_one(shelf: Shelf):
    shelf.add("柳渡区财政局", 3, "云岚市", 2023)
    shelf.add("云岚市柳渡区财政局", 5, "云岚市", 2024)
    assert shelf.names() == ["柳渡区财政局"]
    assert Desk(shelf.data).ask("云岚市柳渡区财政局2023年收到多少件申请").value == 3


def test_a_body_named_with_its_city_in_one_year_only_is_one(shelf: Shelf):
    shelf.add("柳渡区人民政府", 3, year=2022)
    shelf.add("云岚市柳渡区人民政府", 5, year=2023)
    shelf.add("柳渡区人民政府", 7, year=2024)
    shelf.add("柳渡区青枫镇人民政府", 1, year=2023)
    shelf.add("青枫镇人民政府", 2, year=2024)
    assert shelf.names() == ["柳渡区人民政府", "柳渡区青枫镇人民政府"]
    desk = Desk(shelf.data)
    asked = [desk.ask(f"云岚市柳渡区人民政府{year}年收到多少件申请").value for year in (2022, 2023, 2024)]
    assert asked == [3, 5, 7]


def test_bodies_with_reports_of_one_year_are_two(shelf: Shelf):
    shelf.add("柳渡区人民政府", 3, year=2023)
    shelf.add("云岚市柳渡区人民政府", 5, year=2023)
    shelf.add("石桥市柳渡区信访局", 5, year=2023)
    shelf.add("云岚市信访局", 5, year=2022)
    assert len(shelf.names()) == 4


def test_a_report_that_tells_no_place_is_of_the_only_body_of_its_name(shelf: Shelf):
    shelf.add("柳渡区财政局", 3, "云岚市", 2023)
    shelf.add("柳渡区财政局", 5, "", 2024)
    assert shelf.names() == ["柳渡区财政局"]


def test_another_name_told_by_a_later_report_is_known(shelf: Shelf):
    shelf.add("云岚市数据局", 3, year=2023)
    shelf.add("云岚市数据局", 5, year=2024, printed="云岚市数据局（云岚市政务服务局）")
    assert Desk(shelf.data).ask("云岚市政务服务局2023年收到多少件申请").value == 3


def test_a_zone_by_its_short_names(shelf: Shelf):
    shelf.add("云岚经济开发区管理委员会", 19, "云岚市")
    shelf.add("云岚市信访局", 2, "云岚市")
    desk = Desk(shelf.data)
    for named in ("云岚开发区", "云岚经开区", "云岚市开发区管委会", "开发区管委会"):
        assert desk.ask(f"{named}2024年收到多少件申请").value == 19
    for named in ("Yunlan development zone", "Yunlan economic development zone committee"):
        assert desk.ask(f"How many requests did the {named} receive in 2024?").value == 19


def test_a_bureau_and_the_one_that_it_became(shelf: Shelf):
    shelf.add("云岚市大数据管理局", 4, year=2022)
    shelf.add("云岚市大数据管理局", 5, year=2023)
    shelf.add("云岚市数据局", 6, year=2024)
    desk = Desk(shelf.data)
    assert desk.ask("云岚市数据局2022年收到多少件申请").value == 4
    assert desk.ask("云岚市数据局收到多少件申请").value == 6
    years = [(row.year, row.value) for row in desk.ask("云岚市数据局历年申请量").rows]
    assert years == [(2022, 4), (2023, 5), (2024, 6)]


def test_the_government_of_a_place_is_its_own_not_its_departments(shelf: Shelf):
    shelf.add("云岚市人民政府", 55)
    shelf.add("云岚市信访局", 2)
    desk = Desk(shelf.data)
    for asked in ("云岚市的政府2024年收到多少件申请", "云岚市的人民政府2024年收到多少申请"):
        assert desk.ask(asked).value == 55
    assert desk.ask("How many requests did the government of Yunlan city receive in 2024?").value == 55
    assert desk.ask("云岚市的政府部门2024年收到多少件申请").value == 2


@pytest.mark.parametrize("places", [("云岚州", "云岚彝族自治州"), ("云岚彝族自治州", "云岚州")])
def test_a_body_whose_place_is_told_for_short_in_one_year_is_one(shelf: Shelf, places: tuple[str, str]):
    for year, place in zip((2023, 2024), places, strict=True):
        shelf.add(f"{place}民政局", year - 2020, year=year)
    assert shelf.names() == ["云岚彝族自治州民政局"]
    shelf.add("云岚市民政局", 9)
    assert Desk(shelf.data).ask("云岚州民政局2023年和2024年一共收到多少件申请").value == 7

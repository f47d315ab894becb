"""Where a place lies that its own reports do not tell, by what the other reports say."""

from pathlib import Path

import pytest
from sqlalchemy import select

from answer import Desk
from index.database import open_reader, read
from index.embedding import Embedder
from index.load import find_files, load
from index.schema import agencies
from tests.writer import balanced, report


class Shelf:
    """A folder of reports with prose of their own, and the places of their bodies."""

    def __init__(self, path: Path, embedder: Embedder) -> None:
        self.folder, self.data, self.embedder = path / "in", path / "data", embedder
        self.folder.mkdir()

    def add(self, agency: str, received: int, prose: str = "本年度工作平稳。") -> None:
        title = f"{agency}2024年政府信息公开工作年度报告"
        text = report(balanced(2021, received, 1, 0), 2021, title=title, prose=prose)
        (self.folder / f"{agency}.txt").write_text(text, encoding="utf-8")

    def regions(self) -> dict[str, str]:
        load(find_files([self.folder]), self.data, self.embedder)
        with read(open_reader(self.data), 1000) as connection:
            return {row.name: row.region for row in connection.execute(select(agencies.c.name, agencies.c.region))}


@pytest.fixture
def shelf(tmp_path: Path, embedder: Embedder) -> Shelf:
    return Shelf(tmp_path, embedder)


def test_a_district_lies_where_another_body_s_report_says(shelf: Shelf):
    shelf.add("柳渡区人民政府", 7)
    shelf.add("柳渡区青枫镇人民政府", 3)
    shelf.add("云岚市柳渡区财政局", 4)
    regions = shelf.regions()
    assert regions["柳渡区人民政府"] == regions["柳渡区青枫镇人民政府"] == "云岚市/柳渡区"
    desk = Desk(shelf.data)
    assert desk.ask("云岚市各单位2024年新收申请合计多少件").value == 7  # a whole district's report is not added


def test_a_district_lies_in_the_city_whose_report_names_it(shelf: Shelf):
    shelf.add("柳渡区人民政府", 7)
    shelf.add("望江区人民政府", 5)
    shelf.add("云岚市人民政府", 30, "本报告汇总了柳渡区、砺石区的数据。市政府到石桥市望江区、大望江区学习。")
    regions = shelf.regions()
    assert regions["柳渡区人民政府"] == "云岚市/柳渡区"
    assert regions["望江区人民政府"] == "望江区"  # named as another city's
    assert Desk(shelf.data).ask("云岚市柳渡区2024年收到多少件申请").value == 7


def test_no_place_where_two_could_be_meant(shelf: Shelf):
    shelf.add("柳渡区人民政府", 7)
    shelf.add("云岚市人民政府", 30, "本报告汇总了柳渡区的数据。")
    shelf.add("石桥市人民政府", 40, "本报告汇总了柳渡区的数据。")
    shelf.add("鼓楼区人民政府", 3)
    shelf.add("南京市鼓楼区财政局", 2)  # of several districts of that name
    regions = shelf.regions()
    assert regions["柳渡区人民政府"] == "柳渡区"
    assert regions["鼓楼区人民政府"] == "鼓楼区"


def test_no_place_where_the_district_s_own_report_names_another_city(shelf: Shelf):
    shelf.add("柳渡区人民政府", 7, "在石桥市第三方评估中列第一。")
    shelf.add("云岚市人民政府", 30, "本报告汇总了柳渡区的数据。")
    shelf.add("石桥市信访局", 2)
    assert shelf.regions()["柳渡区人民政府"] == "柳渡区"


def test_a_city_under_another_is_of_the_county_s_tier(shelf: Shelf):
    shelf.add("云岚市人民政府", 30, "本报告汇总柳渡区、望溪县、石桥市等5个县（市、区）的数据，并到青埠市、临塘区学习。")
    shelf.add("石桥市人民政府", 7)
    shelf.add("石桥市民政局", 2)
    shelf.add("望溪县人民政府", 4)
    shelf.add("青埠市人民政府", 40, "青埠市辖柳湾区、云溪县，与云岚市接壤。")
    shelf.add("临澜市人民政府", 5, "临澜市是青埠市代管的县级市。")
    regions = shelf.regions()
    assert regions["石桥市人民政府"] == regions["石桥市民政局"] == "云岚市/石桥市"
    assert regions["临澜市人民政府"] == "青埠市/临澜市"
    assert (regions["云岚市人民政府"], regions["青埠市人民政府"]) == ("云岚市", "青埠市")
    desk = Desk(shelf.data)
    assert desk.ask("石桥市2024年收到多少件申请").value == 7


def test_what_was_found_is_taken_back_when_a_later_report_tells_another(shelf: Shelf):
    shelf.add("柳渡区人民政府", 7)
    shelf.add("云岚市柳渡区财政局", 4)
    assert shelf.regions()["柳渡区人民政府"] == "云岚市/柳渡区"
    assert shelf.regions()["柳渡区人民政府"] == "云岚市/柳渡区"  # as before, where nothing is new
    shelf.add("石桥市柳渡区信访局", 2)
    assert shelf.regions()["柳渡区人民政府"] == "柳渡区"


def test_zones_and_branches_without_a_place_of_their_own(shelf: Shelf):
    shelf.add("云岚市信访局", 2)
    shelf.add("云岚高新技术产业开发区管理委员会", 6)
    shelf.add("中华人民共和国云岚海关", 9)
    shelf.add("中华人民共和国石桥海关", 8)
    regions = shelf.regions()
    assert regions["云岚高新技术产业开发区管理委员会"] == "云岚市/云岚高新技术产业开发区"
    assert regions["中华人民共和国云岚海关"] == "云岚市"
    assert regions["中华人民共和国石桥海关"] == ""
    desk = Desk(shelf.data)
    for named, received in (
        ("云岚海关", 9),
        ("云岚市海关", 9),
        ("高新区", 6),
        ("云岚市高新区", 6),
        ("高新区管委会", 6),
    ):
        assert desk.ask(f"{named}2024年收到多少件申请").value == received
    assert desk.ask("How many requests did Yunlan Customs receive in 2024?").value == 9
    assert desk.ask("海关2024年收到多少件申请").status == "clarify"


def test_a_zone_called_as_another_is_asked_back_and_none_is_passed_over(shelf: Shelf):
    shelf.add("云岚高新技术产业开发区管理委员会", 6)
    shelf.add("石桥高新技术产业开发区管理委员会", 5)
    shelf.add("云岚市信访局", 2, "联系电话：0000-5550101。")
    shelf.regions()
    desk = Desk(shelf.data)
    asked = desk.ask("高新区2024年收到多少件申请")
    assert asked.status == "clarify"
    assert set(asked.choices) == {"云岚高新技术产业开发区管理委员会", "石桥高新技术产业开发区管理委员会"}
    assert desk.ask("保税区的联系电话").status == "not_found"


def test_a_district_named_behind_its_city_where_no_report_tells_of_it(shelf: Shelf):
    shelf.add("柳渡区人民政府", 7, "存在信息更新不及时的问题。")
    shelf.add("云岚市信访局", 2)
    assert shelf.regions()["柳渡区人民政府"] == "柳渡区"
    answer = Desk(shelf.data).ask("云岚市柳渡区2024年收到多少件申请")
    assert answer.value == 7
    assert "没有写明属于云岚市" in " ".join((*answer.warnings, answer.text))


def test_who_mentions_a_place(shelf: Shelf):
    shelf.add("云岚市柳渡区人民政府", 7)
    shelf.add("云岚市信访局", 2, "到柳渡区开展督查3次。")
    shelf.add("云岚市财政局", 3)
    shelf.regions()
    desk = Desk(shelf.data)
    told = {row.agency for row in desk.ask("哪些单位提到了柳渡区").rows}
    assert told == {"云岚市信访局", "云岚市柳渡区人民政府"}
    about = desk.ask("柳渡区提到了哪些问题")  # the district's own
    assert "信访局" not in about.text


def test_an_autonomous_place_is_called_for_short(shelf: Shelf):
    shelf.add("云岚彝族自治州人民政府", 30)
    shelf.add("云岚州石渡县人民政府", 7)
    shelf.add("柳渡县人民政府", 5, "本年度工作平稳。联系地址：云岚州柳渡县江边路1号。")
    shelf.add("云岚州财政局", 2)
    shelf.add("中华人民共和国云岚海关", 1)
    regions = shelf.regions()
    assert regions["柳渡县人民政府"] == "云岚彝族自治州/柳渡县"
    assert regions["云岚州石渡县人民政府"] == "云岚彝族自治州/石渡县"
    assert regions["云岚州财政局"] == regions["中华人民共和国云岚海关"] == "云岚彝族自治州"
    desk = Desk(shelf.data)
    assert desk.ask("云岚州2024年收到多少件申请").value == 30
    assert desk.ask("云岚州柳渡县2024年收到多少件申请").value == 5
    assert desk.ask("云岚彝族自治州财政局2024年收到多少件申请").value == 2


def test_a_short_name_of_two_autonomous_places_is_of_neither(shelf: Shelf):
    shelf.add("石渡彝族自治县人民政府", 7)
    shelf.add("石渡回族自治县人民政府", 5)
    shelf.add("石渡县财政局", 2)
    assert shelf.regions()["石渡县财政局"] == "石渡县"

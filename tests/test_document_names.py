"""Which documents a body made, which only its prose names; things counted, reasons listed, totals over years."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

BODIES = {
    ("云岚市农业农村局", 2022): ("便农热线12316受理来电300件。", PROBLEMS),
    ("云岚市农业农村局", 2023): (
        "制发行政规范性文件1件，即《云岚市茶园补贴办法》（云农规〔2023〕2号）。便农热线12316受理来电450件。"
        "申请增加的原因，一是茶园确权，农户查阅图纸；二是补贴调整后咨询转为申请。复议1件，原因是漏写期限。"
        "向数据平台提供茶园、鱼塘、农机三个数据集，下载812次。举办开放日3次。",
        PROBLEMS,
    ),
    ("云岚市林业局", 2023): ("全年制发规范性文件。", PROBLEMS),
}


@pytest.fixture(scope="module")
def prose(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("documents"), embedder, BODIES)


@pytest.mark.parametrize(
    "question",
    [
        "云岚市农业农村局2023年制发的规范性文件叫什么名字，文号是多少",
        "云岚市农业农村局2023年新出台了哪些规范性文件",
        "Name the normative documents that the Yunlan agriculture bureau issued in 2023.",
    ],
)
def test_the_names_of_documents_are_quoted(prose: Desk, question: str) -> None:
    assert "《云岚市茶园补贴办法》" in quotes(prose.ask(question))


def test_where_no_name_stands_their_number_is_told_and_that_it_is_all(prose: Desk) -> None:
    answer = prose.ask("云岚市林业局2023年制发了哪些规范性文件")
    assert answer.plan["kind"] == "lookup"
    assert any("没有写明这些文件的名称" in each for each in answer.warnings)


def test_which_bodies_made_any_is_no_question_of_names(prose: Desk) -> None:
    assert prose.ask("2023年哪些单位制发了规范性文件").plan["kind"] == "list"


def test_numbers_of_one_body_are_added_up_over_its_years(prose: Desk) -> None:
    answer = prose.ask("云岚市农业农村局12316热线两年受理总量是多少")
    assert "300 + 450 = **750**" in answer.text


def test_every_reason_that_is_listed_is_told(prose: Desk) -> None:
    told = quotes(prose.ask("云岚市农业农村局2023年申请增加的原因是什么"))
    assert "茶园确权" in told and "补贴调整" in told and "漏写期限" not in told


def test_what_is_counted_is_no_other_thing_of_the_same_verb(prose: Desk) -> None:
    answer = prose.ask("云岚市农业农村局开放了几个数据集")
    assert answer.status is not Outcome.ANSWERED or "三个数据集" in quotes(answer)
    assert "开放日" not in answer.text.partition("三个数据集")[0]

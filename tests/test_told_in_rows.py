"""Rows of tables in the prose: named by their first cell, whose columns are asked for, or of which it is asked how they
moved."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling, quotes

CITY, WEST = "云岚市人民政府", "云岚市柳渡区人民政府"
BODIES = {
    (CITY, 2024): (
        "各渠道发布情况如下表：\n渠道\t2024年发布量（条）\t2023年发布量（条）\t同比\n政务微信公众号\t3100\t3500\t-11.4%\n"
        "政务微博\t800\t640\t+25.0%\n政务短视频号\t420\t300\t+40.0%\n以上为全市数据。",
        PROBLEMS,
    ),
    (WEST, 2024): (
        "各镇公开情况如下表：\n镇（街道）\t宣传栏（块）\t公示补贴资金（万元）\n枫林镇\t17\t205\n松溪镇\t23\t318\n以上为各镇数据。",
        PROBLEMS,
    ),
    ("石门渡瑶族乡人民政府", 2023): (
        "三年公开情况如下：\n年度\t公开条数\t新收申请数\n2022年\t48\t2\n2023年\t61\t9\n以上为本乡数据。",
        PROBLEMS,
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("rows"), embedder, BODIES)


@pytest.mark.parametrize(
    "question",
    [
        "松溪镇有几块宣传栏，公示的补贴有多少",
        "松溪镇公示了多少补贴资金",
        "柳渡区松溪镇公示的补贴资金有多少",
    ],
)
def test_a_row_is_found_by_its_first_cell_and_quoted_with_the_header(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert "松溪镇" in quotes(answer)
    assert "318" in quotes(answer)
    assert "公示补贴资金（万元）" in answer.text
    assert "枫林镇" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "松溪镇收到几件申请",
        "白水县松溪镇公示了多少补贴资金",
        "松溪镇卫生院公示了多少补贴资金",
        "石岭镇公示了多少补贴资金",
    ],
)
def test_no_row_answers_for_another_body_or_another_figure(desk: Desk, question: str) -> None:
    answer = desk.ask(question)
    assert answer.status is not Outcome.ANSWERED or "松溪镇" not in quotes(answer)


def test_how_channels_moved_is_told_of_the_rows_that_have_the_year_before(desk: Desk) -> None:
    answer = desk.ask("市公众号发文量是涨是跌，短视频呢")
    assert answer.status is Outcome.ANSWERED
    assert {"-11.4%", "+40.0%"} <= {*quotes(answer).replace("\t", " ").split()}
    assert "政务微博" not in answer.text
    assert answer.text.count("2023年发布量") == 1


def test_a_row_called_by_a_year_is_of_none_but_the_body_that_is_named(desk: Desk) -> None:
    assert desk.ask("黑石乡2023年收到几件依申请").status is not Outcome.ANSWERED
    assert desk.ask("石门渡乡2023年公开条数多少").plan["scope"]["agencies"] == ["石门渡瑶族乡人民政府"]

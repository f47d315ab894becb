"""Last year's problems, and what came of them, are none of this year's."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import desk_telling, quotes

TOLD = {
    ("云岚市交通局", 2022): (
        "召开会议。",
        "（一）上年问题的整改\n2021年年报指出“路况信息少”。为此开设路况专栏，全年发布路况90条。\n"
        "（二）当前短板\n一是联络员调动频繁；二是图解偏少。\n（三）下一步打算\n1.固定联络员；2.每季发布图解2期。",
    ),
    ("云岚市水利局", 2022): (
        "召开会议。",
        "针对2021年度查出的“目录陈旧”，5月重编目录；针对“答复超时”，设置到期提醒。目前的不足：河湖数据开放不够。"
        "下一步，分批开放数据。",
    ),
    ("云岚市农业局", 2022): ("召开会议。", "一是解读形式单调。下一步，拍摄短视频。"),
    ("云岚市商务局", 2022): (
        "召开会议。",
        "2022年省里检查中指出的“专栏少”问题仍然存在，解读也不够。下一步，增设专栏。",
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("last"), embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("云岚市交通局2022年承认有哪些短板", ("联络员调动频繁", "图解偏少"), ("路况", "固定联络员")),
        ("云岚市交通局2022年有哪些改进措施", ("固定联络员", "每季发布图解2期"), ("路况", "联络员调动频繁")),
        ("云岚市水利局2022年有哪些问题", ("河湖数据开放不够",), ("目录陈旧", "到期提醒")),
        ("云岚市水利局2022年有哪些改进措施", ("分批开放数据",), ("河湖数据开放不够",)),
        ("云岚市商务局2022年有哪些问题", ("仍然存在",), ("增设专栏",)),
        ("云岚市水利局2022年上年的问题是怎么整改的", ("5月重编目录", "到期提醒"), ("河湖",)),
    ],
)
def test_each_years_problems_are_told_apart(
    desk: Desk, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    said = quotes(answer)
    assert all(each in said for each in told) and not any(each in said for each in untold)


def test_what_came_of_them_is_found_in_whatever_words(desk: Desk) -> None:
    answer = desk.ask("哪些报告交代了上一年问题整改得怎么样")
    assert {row.agency for row in answer.rows} == {"云岚市交通局", "云岚市水利局"}
    assert "路况90条" in quotes(answer)

"""Whether all of something was done: a part of it is no yes."""

import pytest

from answer import Desk, Outcome
from index.embedding import Embedder
from tests.town import PROBLEMS, desk_telling

TOLD = {
    ("云岚市交通局", 2023): (
        "承担年度公开工作要点任务22项，年内完成20项，另外2项延至次年。转办便民热线30件，办结30件。开展业务培训4场。",
        PROBLEMS,
    ),
    ("云岚市水利局", 2023): ("年度公开工作要点任务已全部完成。转办便民热线15件，其余正在办理。", PROBLEMS),
    ("云岚市农业局", 2023): ("对照年度公开工作要点开展工作。", PROBLEMS),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Desk:
    return desk_telling(tmp_path_factory.mktemp("all"), embedder, TOLD)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("云岚市交通局2023年的公开工作要点全做完了吗", "否。"),
        ("云岚市交通局2023年公开工作要点都落实了吗", "否。"),
        ("云岚市交通局2023年公开工作要点完成了吗", "云岚市交通局2023年报告写道"),
        ("云岚市交通局2023年便民热线转办的件都办完了吗", "是。"),
        ("云岚市水利局2023年的公开工作要点都完成了吗", "是。"),
        ("云岚市水利局2023年便民热线转办的件都办完了吗", "否。"),
        ("云岚市农业局2023年的公开工作要点全做完了吗", "云岚市农业局2023年报告写道"),
        ("云岚市交通局2023年开展业务培训了吗", "是。"),
    ],
)
def test_all_is_done_only_where_a_sentence_says_so(desk: Desk, question: str, begins: str) -> None:
    answer = desk.ask(question)
    assert answer.status is Outcome.ANSWERED
    assert answer.text.startswith(begins)

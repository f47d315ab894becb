import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from answer import Desk, Outcome
from answer.figures.measure import measure_reports
from answer.figures.members import containing
from answer.plan import Measure, Scope
from eval.bench.many import multiply
from eval.bench.scale import kinds
from index.among import among
from index.database import open_reader, open_writer, read, remembered, remembered_each
from index.embedding import Embedder
from index.schema import agencies, reports
from tests.test_store import run, write


def test_what_is_made_of_the_data_is_made_anew_when_they_change(tmp_path: Path, embedder: Embedder):
    data, made = tmp_path / "data", [0]
    write(tmp_path / "in", "a.txt")
    run(tmp_path / "in", data, embedder)

    def count() -> int:
        made[0] += 1
        return made[0]

    with read(open_reader(data), 1000) as connection:
        assert [remembered(connection, "n", count), remembered(connection, "n", count)] == [1, 1]
        with open_writer(data) as writer, writer.begin() as other:
            other.execute(reports.update().values(file="b.txt"))
        assert remembered(connection, "n", count) == 2


def test_what_is_found_one_by_one_is_looked_for_once(sample_data: Path, monkeypatch: pytest.MonkeyPatch):
    looked_for: list[list[int]] = []

    def find(new: list[int]) -> dict[int, str]:
        looked_for.append(new)
        return {each: str(each) for each in new}

    monkeypatch.setattr("index.database.MOST_REMEMBERED", 5)
    monkeypatch.setattr("index.database.LAST_NAMES", 2)
    with read(open_reader(sample_data), 5000) as connection:
        assert remembered_each(connection, "a", (1, 2), find) == {1: "1", 2: "2"}
        assert remembered_each(connection, "a", (2, 3), find) == {1: "1", 2: "2", 3: "3"}
        assert remembered_each(connection, "b", (1,), find) == {1: "1"}
        assert looked_for == [[1, 2], [3], [1]]
        remembered_each(connection, "c", range(9), find)  # now "a" is one too many, and the one not asked for longest
        assert remembered_each(connection, "b", (1,), find) == {1: "1"}
        assert len(looked_for) == 4
        assert remembered_each(connection, "a", (1,), find) == {1: "1"}
        assert looked_for[4:] == [[1]]


QUESTIONS = (
    *("2024年一共收到多少件申请", "2024年的予以公开率是多少", "历年收到的申请总数", "2024年哪些单位有行政诉讼"),
    *("2024年收到的申请比2023年多的单位", "2024年各单位主要存在哪些问题", "2024年各单位举办了几次培训"),
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_many_reports_are_answered_as_few_are(desk: Desk, question: str, monkeypatch: pytest.MonkeyPatch):
    few = replace(desk.ask(question), elapsed_ms=0)
    assert few.status is Outcome.ANSWERED
    for module in ("figures.measure", "prose.told"):
        monkeypatch.setattr(f"answer.{module}.FEW", 0)
    for _ in range(2):  # found, then remembered
        assert replace(desk.ask(question), elapsed_ms=0) == few


def test_an_open_desk_knows_what_is_loaded_while_it_is_open(tmp_path: Path, embedder: Embedder):
    folder, data = tmp_path / "in", tmp_path / "data"
    write(folder, "a.txt", received=3)
    run(folder, data, embedder)
    desk = Desk(data)
    first = desk.ask("2024年一共收到多少件申请")
    assert (first.value, first.coverage.reports, first.warnings) == (3, 1, ())
    write(folder, "b.txt", received=2, agency="云岚市审计局")
    write(folder, "c.txt", received=8)  # of the first body, whose older version is kept
    write(folder, "d.txt", received=2, year=2023, agency="云岚市体育局")
    run(folder, data, embedder)
    later = desk.ask("2024年一共收到多少件申请")
    assert (later.value, later.coverage.reports) == (10, 2)
    older, without = sorted(later.warnings)
    assert "旧版" in older + without
    assert "云岚市体育局" in older + without


def test_any_number_of_values_is_one_parameter(sample_data: Path):
    with read(open_reader(sample_data), 5000) as connection:
        every: list[int] = list(connection.scalars(select(reports.c.id)))
        query = select(reports.c.id).where(among(reports.c.id, [*range(100_000)]))
        assert sorted(connection.scalars(query)) == sorted(every)
        names = select(agencies.c.name).where(among(agencies.c.name, ["云岚市数据局", "'", "没有"]))
        assert list(connection.scalars(names)) == ["云岚市数据局"]


def test_reports_that_aggregate_others_are_found_by_their_place(sample_data: Path):
    received = Measure(row="received", column="total")
    with read(open_reader(sample_data), 5000) as connection:
        (found,) = measure_reports(connection, Scope(years=(2024,)), (received,))
    names = {each.report.id: each.report.agency for each in found}
    assert [names[report] for report in containing(found)] == ["云岚市人民政府"]
    alone = [each for each in found if each.report.agency == "云岚市人民政府"]
    assert containing(alone) == set()


def test_a_copy_under_other_names_answers_alike(sample_data: Path, tmp_path: Path):
    shutil.copytree(sample_data, tmp_path / "many")
    before = len(Desk(sample_data).reports())
    multiply(tmp_path / "many", "甲乙")
    desk = Desk(tmp_path / "many")
    assert len(desk.reports()) == 3 * before
    own, copy = (desk.ask(f"{name}2024年收到多少件申请").value for name in ("云岚市数据局", "乙云岚市数据局"))
    assert own == copy is not None
    city = desk.ask("2024年乙云岚市哪些单位收到了申请")
    assert city.status is Outcome.ANSWERED
    assert {row.agency[0] for row in city.rows} == {"乙"}


def test_every_kind_that_is_measured_is_understood(desk: Desk):
    names = {"body": "云岚市自然资源和规划局", "city": "云岚市", "year": 2024}
    for kind in kinds():
        for wording in kind.ask:
            assert desk.ask(wording.format(**names)).status is Outcome.ANSWERED, wording

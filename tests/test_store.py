import json
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import select, text

from index.active import chosen
from index.database import open_reader, open_writer, read
from index.embedding import Embedder
from index.errors import NoDataError, QueryTimeoutError, SchemaError, WriterBusyError
from index.load import find_files, load
from index.reembed import reembed
from index.schema import agencies, facts, meta, outbox, passages, quarantine, reports
from index.vectors import Vectors, differences, sync
from tests.conftest import ROOT
from tests.writer import balanced, report, tabs


def write(folder: Path, name: str, received: int = 3, agency: str = "云岚市档案局", year: int = 2024) -> Path:
    folder.mkdir(exist_ok=True)
    text = report(balanced(2021, received, 1, 0), 2021, tabs, title=f"{agency}{year}年政府信息公开工作年度报告")
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def run(path: Path, data: Path, embedder: Embedder) -> list[str]:
    return [loaded.status for loaded in load(find_files([path]), data, embedder).files]


def received(data: Path) -> list[tuple[str, int, int]]:
    query = (
        select(agencies.c.name, reports.c.year, facts.c.value)
        .join(reports, reports.c.agency_id == agencies.c.id)
        .join(facts, facts.c.report_id == reports.c.id)
        .where(facts.c.key == "requests.received.total", reports.c.current)
    )
    with read(open_reader(data), 1000) as connection:
        return [(row.name, row.year, int(row.value)) for row in connection.execute(query)]


def test_the_same_bytes_again_change_nothing(tmp_path: Path, embedder: Embedder):
    write(tmp_path / "in", "a.txt")
    assert run(tmp_path / "in", tmp_path / "data", embedder) == ["ingested"]
    assert run(tmp_path / "in", tmp_path / "data", embedder) == ["unchanged"]


def test_a_changed_report_replaces_the_old_one(tmp_path: Path, embedder: Embedder):
    data = tmp_path / "data"
    write(tmp_path / "in", "a.txt", received=3)
    run(tmp_path / "in", data, embedder)
    write(tmp_path / "in", "a.txt", received=8)
    assert run(tmp_path / "in", data, embedder) == ["replaced"]
    assert received(data) == [("云岚市档案局", 2024, 8)]
    with read(open_reader(data), 1000) as connection:
        assert differences(connection, Vectors(data, embedder)) == []


def test_two_versions_in_one_folder_settle(tmp_path: Path, embedder: Embedder):
    data = tmp_path / "data"
    write(tmp_path / "in", "a.txt", received=3)
    write(tmp_path / "in", "b.txt", received=8)
    assert run(tmp_path / "in", data, embedder) == ["ingested", "replaced"]
    assert run(tmp_path / "in", data, embedder) == ["unchanged", "unchanged"]


def test_taking_a_correction_back(tmp_path: Path, embedder: Embedder):
    data = tmp_path / "data"
    for count in (3, 8, 3):
        write(tmp_path / "in", "a.txt", received=count)
        run(tmp_path / "in", data, embedder)
    assert received(data) == [("云岚市档案局", 2024, 3)]


def test_a_bad_file_is_quarantined_and_its_neighbours_are_in(tmp_path: Path, embedder: Embedder):
    data, folder = tmp_path / "data", tmp_path / "in"
    write(folder, "a.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 50)
    (folder / "nobody.txt").write_text("今天天气很好。", encoding="utf-8")
    write(folder, "z.txt", agency="云岚市教育局")
    loaded = load(find_files([folder]), data, embedder)
    assert [each.status for each in loaded.files] == ["ingested", *["quarantined"] * 3, "ingested"]
    with read(open_reader(data), 1000) as connection:
        kept = {row.file: row.reason for row in connection.execute(select(quarantine))}
    assert sorted(kept) == ["empty.txt", "nobody.txt", "noise.bin"]
    assert "empty" in kept["empty.txt"]
    assert "no annual report" in kept["nobody.txt"]


def test_a_mended_file_leaves_the_quarantine(tmp_path: Path, embedder: Embedder):
    data, folder = tmp_path / "data", tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    run(folder, data, embedder)
    write(folder, "a.txt")
    assert run(folder, data, embedder) == ["ingested"]
    with read(open_reader(data), 1000) as connection:
        assert connection.execute(select(quarantine)).all() == []


def test_one_writer_at_a_time(tmp_path: Path):
    with open_writer(tmp_path), pytest.raises(WriterBusyError, match="another process"), open_writer(tmp_path):
        pass


def test_readers_work_while_a_writer_holds_the_lock(tmp_path: Path, embedder: Embedder):
    write(tmp_path / "in", "a.txt")
    run(tmp_path / "in", tmp_path / "data", embedder)
    with open_writer(tmp_path / "data"):
        assert received(tmp_path / "data") == [("云岚市档案局", 2024, 3)]


def test_no_data_says_what_to_run(tmp_path: Path):
    with pytest.raises(NoDataError, match="python -m ingest"):
        open_reader(tmp_path)


def test_another_layout_is_refused(tmp_path: Path):
    with open_writer(tmp_path) as engine, engine.begin() as connection:
        connection.execute(meta.update().values(value="0"))
    with pytest.raises(SchemaError, match="layout 0"):
        open_reader(tmp_path)


def test_a_reader_cannot_write(tmp_path: Path, embedder: Embedder):
    write(tmp_path / "in", "a.txt")
    run(tmp_path / "in", tmp_path / "data", embedder)
    with read(open_reader(tmp_path / "data"), 1000) as connection, pytest.raises(Exception, match="readonly"):
        connection.execute(reports.delete())


class _Broken:
    """An embedder that fails after some texts, as a kill in the middle would."""

    fingerprint = "0" * 12
    dimension = 4

    def __init__(self, left: int) -> None:
        self.left = left

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return np.tile(np.array([1, 0, 0, 0], np.float32), (len(texts), 1))


def test_vector_work_left_undone_is_done_at_the_next_start(tmp_path: Path):
    data = tmp_path / "data"
    for number in range(4):
        write(tmp_path / "in", f"{number}.txt", agency=f"云岚市{'甲乙丙丁'[number]}局", year=2023 + number // 2)
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "in", data, _Broken(1))  # type: ignore[arg-type]
    with read(open_reader(data), 1000) as connection:
        assert len(connection.execute(select(reports)).all()) == 4
        assert len(connection.execute(select(outbox)).all()) == 2
    vectors = Vectors(data, _Broken(99))  # type: ignore[arg-type]
    with open_writer(data) as engine:
        assert sync(engine, vectors) == 2
        with engine.connect() as connection:
            assert differences(connection, vectors) == []
            assert connection.execute(select(outbox)).all() == []


def test_verify_sees_a_difference_and_rebuild_mends_it(tmp_path: Path, embedder: Embedder):
    data = tmp_path / "data"
    write(tmp_path / "in", "a.txt")
    run(tmp_path / "in", data, embedder)
    vectors = Vectors(data, embedder)
    vectors.drop(2024, list(vectors.ids(2024))[:1])
    vectors.put(2023, ["stray"], ["text"])
    with open_writer(data) as engine:
        with engine.connect() as connection:
            assert differences(connection, vectors) == [
                "2023: 1 passages left over in Chroma",
                "2024: 1 passages missing in Chroma",
            ]
        assert reembed(engine, vectors, chosen(), anew=True) == len(vectors.ids(2024))
        with engine.connect() as connection:
            assert differences(connection, vectors) == []


def test_a_kill_in_the_middle_loses_nothing(tmp_path: Path, embedder: Embedder):
    """A real process, killed without warning while it loads; afterwards SQL and Chroma agree and loading goes on."""
    data, folder = tmp_path / "data", tmp_path / "in"
    for number in range(150):
        write(folder, f"{number:03}.txt", agency=f"云岚市{chr(0x5000 + number)}局")
    command = [sys.executable, "-m", "ingest", str(folder), "--data", str(data)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and len(list((data / "sources").glob("*"))) < 20:
            time.sleep(0.01)
        process.kill()
    done = subprocess.run([*command, "--json"], cwd=ROOT, capture_output=True, text=True, check=True)
    summary = json.loads(done.stdout)
    assert summary["ingested"] + summary["unchanged"] == 150
    with read(open_reader(data), 1000) as connection:
        assert len(connection.execute(select(reports)).all()) == 150
        whole = connection.execute(select(facts.c.report_id)).all()
        assert len(whole) == 150 * 200
        assert connection.execute(select(outbox)).all() == []
        assert differences(connection, Vectors(data, embedder)) == []
        assert connection.execute(select(passages)).first() is not None


_COUNT = "WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < {most}) SELECT max(n) FROM up"


def test_the_time_of_a_select_is_its_own(tmp_path: Path, embedder: Embedder):
    """What is done before it does not count, and one without end is stopped."""
    run(write(tmp_path / "reports", "a.txt"), tmp_path / "data", embedder)
    with read(open_reader(tmp_path / "data"), timeout_ms=300) as connection:
        time.sleep(0.4)
        assert connection.execute(text(_COUNT.format(most=30_000))).scalar() == 30_000
    with pytest.raises(QueryTimeoutError), read(open_reader(tmp_path / "data"), timeout_ms=300) as connection:
        connection.execute(text(_COUNT.format(most=10**12))).scalar()

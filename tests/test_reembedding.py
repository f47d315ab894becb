"""Another embedding model: its vectors are made beside the old ones, which serve until all are there."""

import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import settings
from answer import Desk
from index import reembed as work
from index.__main__ import main as index
from index.active import SETTING, VectorModel, _opened, active, chosen, opened
from index.database import open_reader, open_writer, read
from index.embedding import Embedder, load
from index.load import find_files
from index.load import load as load_files
from index.reembed import Progress, reembed
from index.reembedding import Reembedding
from index.vectors import Vectors, differences, expected_ids, expected_years
from ingest.__main__ import main as ingest
from tests.conftest import SAMPLES
from tests.tiny_embedding import DIMENSION, make

PROSE = "云岚市数据局2024年存在哪些问题"
WORDS_ONLY = "原文按关键词查找：原来的向量模型已不在，新的向量尚未就绪。"


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    """A copy of the sample data, whose vectors are of the shipped model."""
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


@pytest.fixture
def other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of another model, which the settings name."""
    folder = make(tmp_path / "model")
    monkeypatch.setenv(SETTING, str(folder))
    return folder


def known(data: Path) -> VectorModel:
    with read(open_reader(data), 1000) as connection:
        found = active(connection)
    assert found is not None
    return found


def passages(data: Path) -> set[str]:
    with read(open_reader(data), 1000) as connection:
        return {id for year in expected_years(connection) for id in expected_ids(connection, year)}


def missing(data: Path, embedder: Embedder) -> list[str]:
    with read(open_reader(data), 1000) as connection:
        return differences(connection, Vectors(data, embedder))


@dataclass
class Slow:
    """The embedder of a model, which waits before each text batch but the first ones until it may go on."""

    inner: Embedder
    at_once: int
    go_on: threading.Event = field(default_factory=threading.Event)
    waits: threading.Event = field(default_factory=threading.Event)
    encoded: int = 0

    @property
    def fingerprint(self) -> str:
        return self.inner.fingerprint

    @property
    def dimension(self) -> int:
        return self.inner.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.at_once -= 1
        if self.at_once < 0:
            self.waits.set()
            assert self.go_on.wait(60)
        self.encoded += len(texts)
        return self.inner.encode(texts)


def test_the_data_know_their_model(data: Path, embedder: Embedder):
    assert known(data) == VectorModel("", embedder.fingerprint)


def test_questions_go_on_with_the_old_vectors_until_the_new_take_over(
    data: Path, other: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(work, "AT_ONCE", 10)
    slow = Slow(load(str(other)), at_once=2)
    monkeypatch.setattr("index.reembedding.opened", lambda model: slow)
    desk = Desk(data)
    before = desk.ask(PROSE)
    desk.keep_embedded()
    assert slow.waits.wait(60)
    assert desk.embedding().stage == "working"
    assert desk.embedding().model == str(other)
    assert 0 < slow.encoded < len(passages(data))
    assert desk.embedding().progress == Progress(slow.encoded, len(passages(data)))
    assert known(data).fingerprint == embedder.fingerprint
    during = desk.ask(PROSE)
    assert (during.text, during.warnings) == (before.text, before.warnings)
    slow.go_on.set()
    desk._reembedding.join()
    assert desk.embedding().stage == "idle"
    assert known(data) == VectorModel(str(other), slow.fingerprint)
    assert missing(data, slow) == []
    assert Vectors(data, embedder).years() == set()  # the old ones are gone
    with read(desk._engine, 1000) as connection:
        vectors = desk._searches.now(connection).vectors
    assert vectors is not None
    assert (vectors.embedder.fingerprint, vectors.embedder.dimension) == (slow.fingerprint, DIMENSION)
    after = desk.ask(PROSE)
    assert after.status == "answered"
    assert WORDS_ONLY not in after.warnings


def test_work_cut_short_goes_on_where_it_stood(data: Path, other: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work, "AT_ONCE", 10)
    slow = Slow(load(str(other)), at_once=3)
    monkeypatch.setattr("index.reembedding.opened", lambda model: slow)
    first = Reembedding(data)
    first.start()
    assert slow.waits.wait(60)
    first._stop.set()
    slow.go_on.set()
    first.join()
    assert first.state.progress == Progress(slow.encoded, len(passages(data)))  # those at hand were finished
    assert 0 < slow.encoded < len(passages(data))
    assert known(data).place == ""
    assert Desk(data).ask(PROSE).status == "answered"
    second = Reembedding(data)
    second.start()
    second.join()
    assert slow.encoded == len(passages(data))  # none twice
    assert known(data).place == str(other)
    assert missing(data, slow) == []


def test_a_kill_leaves_the_old_vectors(data: Path, other: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(work, "AT_ONCE", 10)

    class Killed(Exception):
        pass

    def told(progress: Progress) -> None:
        if progress.done >= 30:
            raise Killed

    tiny, before = load(str(other)), missing(data, embedder)
    with open_writer(data) as engine, pytest.raises(Killed):
        reembed(engine, Vectors(data, tiny), chosen(), told)
    assert known(data).fingerprint == embedder.fingerprint
    assert missing(data, embedder) == before == []


def test_it_waits_for_another_writer(data: Path, other: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.reembedding.PAUSE_SECONDS", 0.05)
    worker = Reembedding(data)
    with open_writer(data):
        worker.start()
        while worker.state.stage != "waiting":
            assert worker._thread.is_alive()
        assert known(data).place == ""
    worker.join()
    assert known(data).place == str(other)


def test_other_writers_are_told_what_is_going_on(
    data: Path, other: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    slow = Slow(load(str(other)), at_once=0)
    monkeypatch.setattr("index.reembedding.opened", lambda model: slow)
    worker = Reembedding(data)
    worker.start()
    assert slow.waits.wait(60)
    assert index(["rebuild", "--data", str(data)]) == 2
    assert "(the page, which makes vectors; questions are answered meanwhile)" in capsys.readouterr().err
    slow.go_on.set()
    worker.join()


def test_work_that_loading_left_undone_is_done(tmp_path: Path, embedder: Embedder, monkeypatch: pytest.MonkeyPatch):
    data = tmp_path / "data"
    monkeypatch.setattr("index.load.sync", lambda engine, vectors: 0)  # as where the process is killed before
    load_files(find_files([SAMPLES])[:3], data, embedder)
    assert len(missing(data, embedder)) > 0
    worker = Reembedding(data)
    with open_writer(data):
        worker.start()
        worker.join()  # the other process will do it
    assert (worker.state.stage, len(missing(data, embedder)) > 0) == ("idle", True)
    again = Reembedding(data)
    again.start()
    again.join()
    assert (again.state.stage, missing(data, embedder)) == ("idle", [])


def test_a_wrong_path_names_the_setting_and_keeps_the_old(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    place, before = str(tmp_path / "nowhere"), known(data)
    monkeypatch.setenv(SETTING, place)
    told = f"{SETTING}={place!r}: embedding model {place!r}: expected a folder saved by sentence-transformers"
    assert index(["rebuild", "--data", str(data)]) == 2
    assert told in capsys.readouterr().err
    assert ingest([str(SAMPLES), "--data", str(data)]) == 2
    assert told in capsys.readouterr().err
    desk = Desk(data)
    answer = desk.ask(PROSE)
    desk.keep_embedded()
    desk._reembedding.join()
    assert desk.embedding().stage == "failed"
    assert desk.embedding().reason.startswith(told)
    assert known(data) == before
    assert (desk.ask(PROSE).text, WORDS_ONLY in answer.warnings) == (answer.text, False)


def test_a_folder_that_is_no_model_keeps_the_old(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv(SETTING, str(tmp_path / "empty"))
    with pytest.raises(settings.SettingError, match=f"^{SETTING}="):
        opened(chosen())
    worker = Reembedding(data)
    worker.start()
    worker.join()
    assert worker.state.stage == "failed"
    assert known(data).place == ""


def test_prose_is_searched_by_keywords_where_the_old_model_is_gone(data: Path, other: Path):
    assert index(["rebuild", "--data", str(data)]) == 0
    shutil.rmtree(other)
    _opened.cache_clear()  # a process that has the model goes on with it
    answer = Desk(data).ask(PROSE)
    assert answer.status == "answered"
    assert WORDS_ONLY in answer.warnings
    assert "keywords" in Desk(data).ask("Which problems does 云岚市数据局 name in 2024?").warnings[-1]


def test_rebuild_tells_its_progress_and_verify_the_model(
    data: Path, other: Path, embedder: Embedder, capsys: pytest.CaptureFixture[str]
):
    assert index(["verify", "--data", str(data)]) == 1
    tiny = load(str(other))
    assert capsys.readouterr().out == (
        f"the vectors are of the shipped model ({embedder.fingerprint}), "
        f"the setting names {other} ({tiny.fingerprint}): run `python -m index rebuild`\n"
    )
    assert index(["rebuild", "--data", str(data)]) == 0
    total = len(passages(data))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == f"embedding: 0 of {total} passages"
    assert lines[-2:] == [
        f"embedding: {total} of {total} passages",
        f"{total} passages embedded with {other} ({tiny.fingerprint})",
    ]
    assert index(["verify", "--data", str(data)]) == 0
    assert (
        capsys.readouterr().err
        == f"SQL, the word index and Chroma agree; the vectors are of {other} ({tiny.fingerprint})\n"
    )


def test_files_loaded_meanwhile_get_vectors_of_the_model_that_serves(tmp_path: Path, other: Path, embedder: Embedder):
    files, data = find_files([SAMPLES]), tmp_path / "data"
    load_files(files[:2], data, embedder)
    load_files(files[2:4], data, load(str(other)))
    assert known(data).fingerprint == embedder.fingerprint
    assert missing(data, embedder) == []


def test_notes_wait_where_the_model_that_serves_is_gone(data: Path, other: Path, tmp_path: Path, embedder: Embedder):
    files, data = find_files([SAMPLES]), tmp_path / "few"
    load_files(files[:2], data, load(str(other)))
    (other / "modules.json").write_text("[]", encoding="utf-8")
    load_files(files[2:4], data, embedder)
    with open_writer(data) as engine:
        reembed(engine, Vectors(data, embedder), VectorModel("", embedder.fingerprint))
    assert missing(data, embedder) == []
    assert known(data).place == ""

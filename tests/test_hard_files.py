"""Files that are hard by their name, their kind, or what they do to their reader; see test_bad_input.py."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import load as loading
from index.embedding import Embedder
from index.load import Bounds, Loaded, find_files, load
from ingest import Isolated, Report, UnreadableFileError, read_file, read_report
from ingest.errors import FileTooHardError
from ingest.files import content_of
from tests import hard_files
from tests.bad_files import REPORTS
from tests.hard_files import ORDER
from tests.loading import loaded, of, only, reason
from tests.office import docx_of, p

BODIES = ("档案局", "教育局", "民政局", "财政局", "水利局", "审计局", "统计局", "体育局")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


# By name and kind


NAMES = {
    "line end": b"line\nend.txt",
    "markup": b"<script>alert(1).txt",
    "dots": b"a..txt..",
    "leading dash": b"-rf.txt",
    "SQL": b"'; drop table reports; --.txt",
    "no UTF-8": b"\xff\xfe \x80.txt",
    "controls": b"\x1b[2J\x07 red \xe2\x80\xae.txt",
    "very long": b"a" * 251 + b".txt",
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> list[tuple[Path, Loaded, Loaded, Loaded]]:
    """Files of all names: as they are first, then changed, then empty."""
    folder = tmp_path_factory.mktemp("names") / "in"
    folder.mkdir()
    paths = [Path(os.fsdecode(os.fsencode(folder) + b"/" + name)) for name in NAMES.values()]
    rounds = []
    for ending in (b"", b" ", None):
        for path, body in zip(paths, BODIES, strict=True):
            path.write_bytes(b"" if ending is None else of(body) + ending)
        outcomes = {outcome.source.path: outcome for outcome in load_again(folder, embedder)}
        rounds.append([outcomes[path] for path in paths])
    return list(zip(paths, *rounds, strict=True))


def load_again(folder: Path, embedder: Embedder) -> list[Loaded]:
    return load(find_files([folder]), folder.with_name("data"), embedder).files


@pytest.mark.parametrize("name", NAMES)
def test_file_names_that_trick(name: str, named: list[tuple[Path, Loaded, Loaded, Loaded]]):
    _, first, changed, emptied = named[list(NAMES).index(name)]
    assert [first.status, changed.status, emptied.status] == ["ingested", "replaced", "quarantined"]
    assert all(char.isprintable() for char in first.source.file)
    assert first.source.file.encode().decode() == first.source.file


def test_a_file_without_permission(folder: Path):
    path = folder / "a.txt"
    path.write_bytes(of("档案局"))
    path.chmod(0)
    user = os.geteuid()
    if user == 0:  # who may read everything
        os.seteuid(65534)
    try:
        with pytest.raises(UnreadableFileError, match=r"^can't be opened \(Permission denied\): check that"):
            content_of(path, 10**6)
    finally:
        os.seteuid(user)


def test_a_folder_named_like_a_file(folder: Path, embedder: Embedder):
    (folder / "x.pdf").mkdir()
    (folder / "x.pdf" / "a.txt").write_bytes(of("档案局"))
    assert {name: outcome.status for name, outcome in loaded(folder, embedder).items()} == {"x.pdf/a.txt": "ingested"}


def test_links_that_lead_nowhere_or_in_a_circle(folder: Path, embedder: Embedder):
    (folder / "nowhere.txt").symlink_to(folder / "no such file")
    (folder / "one.txt").symlink_to(folder / "two.txt")
    (folder / "two.txt").symlink_to(folder / "one.txt")
    (folder / "below").mkdir()
    (folder / "below" / "above").symlink_to(folder, target_is_directory=True)
    outcomes = loaded(folder, embedder)
    assert "No such file" in reason(outcomes.pop("nowhere.txt"))
    assert ["symbolic links" in reason(outcome) for outcome in outcomes.values()] == [True] * len(outcomes)
    assert outcomes


def test_pipes_devices_and_sockets_do_not_hang(folder: Path, embedder: Embedder):
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "terminal.txt").symlink_to("/dev/tty")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "socket.txt"))
        outcomes = loaded(folder, embedder)
    assert sorted(outcomes) == ["device.txt", "pipe.txt", "socket.txt", "terminal.txt"]
    says = {name: reason(outcome) for name, outcome in outcomes.items()}
    assert says["pipe.txt"] == says["device.txt"]
    assert says["pipe.txt"] == "is a pipe, a device or a folder: expected a file; take it out of the folder"
    assert says["socket.txt"].startswith("can't be opened")


def test_a_pipe_given_by_name_does_not_hang(tmp_path: Path, embedder: Embedder):
    os.mkfifo(tmp_path / "pipe")
    (outcome,) = load(find_files([tmp_path / "pipe"]), tmp_path / "data", embedder).files
    assert "is a pipe" in reason(outcome)


def test_a_file_over_the_limit_is_not_even_hashed(folder: Path, embedder: Embedder):
    with (folder / "a.txt").open("wb") as file:
        file.truncate(2**40)
    assert "over the limit of 100,000,000: raise NIANBAO_MAX_FILE_MB" in reason(only(folder, embedder))


# By what it does to its reader


def ordered(folder: Path, order: str) -> None:
    (folder / "a.txt").write_bytes(f"{ORDER}{order}\n".encode() + of("档案局"))


@pytest.fixture
def _obeying(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(loading, "read_file", hard_files.obey_or_read)
    yield


@pytest.mark.usefixtures("_obeying")
@pytest.mark.parametrize(
    ("order", "says"),
    [
        ("hang", "took longer than 5 s: save the file anew"),
        ("allocate", "needs more than 300 MB of memory: split the file"),
        ("crash", "the process that read it broke down (SIGSEGV): save the file anew"),
        ("exit", "the process that read it broke down (exit code 1): save the file anew"),
        ("grow", "changed while it was read: expected a finished file; load it again"),
        ("vanish", "can't be opened (No such file or directory): check that it exists"),
        ("turn into a pipe", "is a pipe, a device or a folder"),
    ],
)
def test_a_file_that_makes_its_reader(order: str, says: str, folder: Path, embedder: Embedder):
    ordered(folder, order)
    seconds = 5 if order == "hang" else 60
    assert says in reason(only(folder, embedder, Bounds(seconds=seconds, memory=300 * 10**6)))


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_a_file_that_needs_more_memory_than_allowed(suffix: str, tmp_path: Path):
    words = os.urandom(5_000_000).hex()
    paragraphs = (p(words[at : at + 100]) for at in range(0, len(words), 200))
    contents = {
        "docx": docx_of("".join(paragraphs)),
        "html": b"<p>" + words.encode(),
        "txt": of("档案局") + 3 * words.encode(),
    }
    before, hard, after = (tmp_path / name for name in ("before", "hard", "after"))
    hard.write_bytes(contents[suffix])
    for path in (before, after):
        path.write_bytes(REPORTS[suffix])
    with Isolated(read_file, workers=1, memory=50 * 10**6) as readers:
        results = list(readers.map([before, hard, after]))
    assert isinstance(results[1], FileTooHardError)
    assert "needs more than 50 MB of memory: split the file" in str(results[1])
    assert [isinstance(result, Report) for result in results] == [True, False, True]


@pytest.mark.parametrize(("suffix", "part"), [("pdf", "pdf._sheets"), ("xlsx", "xlsx._read")])
def test_a_lack_of_memory_is_not_taken_for_damage(suffix: str, part: str, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(f"ingest.formats.{part}", fail)
    with pytest.raises(MemoryError):
        read_report(REPORTS[suffix], "x")


def test_a_file_that_changes_between_two_looks(tmp_path: Path):
    with pytest.raises(UnreadableFileError, match="changed while it was read"):
        content_of(Path("/proc/self/status"), 10**6)  # which says that it has no bytes


def test_the_usual_bounds_are_a_minute_and_a_gigabyte():
    assert (loading.USUAL.seconds, loading.USUAL.memory) == (60, 10**9)

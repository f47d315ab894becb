import os
import subprocess
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import isolation
from ingest.errors import KINDS, EmptyFileError, FileTooHardError, UnreadableFileError
from ingest.isolation import Isolated
from ingest.isolation_wire import (
    MALFORMED,
    Refusal,
    Replies,
    Result,
    line_of_path,
    line_of_refusal,
    path_of_line,
    refusal,
)
from ingest.read import read_file
from ingest.report import Report, Status
from tests.hard_files import obey

SECONDS, MEMORY = 1, 200 * 10**6

# The wire

REPORTS = Replies(read_file)
# Every field of every type, with what JSON finds hard: exponents, signs of zero, quotes, controls, astral characters.
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))
# Places have finite sides: JSON knows no others, and a file with such is refused.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
ANY_REPORT = st.from_type(Report)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_REPORT)
def test_a_report_arrives_as_it_was_sent(report: Report):
    line = REPORTS.line_of(report)
    assert line.index(b"\n") == len(line) - 1
    arrived = REPORTS.parsed(line)
    assert isinstance(arrived, Result)
    assert repr(arrived.result) == repr(report)  # 1.0 and 1.00 are equal, and not the same


def test_a_status_arrives_as_one_and_is_no_mere_text():
    def read(path: Path) -> Status:
        return Status.BLANK

    arrived = Replies(read).parsed(b'{"result":"blank"}')
    assert isinstance(arrived, Result)
    assert arrived.result is Status.BLANK


@given(st.sampled_from(sorted(KINDS)), st.text(), st.booleans())
def test_an_error_arrives_as_it_was_sent(name: str, reason: str, is_last: bool):
    sent = refusal(KINDS[name](reason), is_last)
    arrived = REPORTS.parsed(line_of_refusal(sent))
    assert arrived == sent
    assert isinstance(arrived, Refusal)
    assert type(arrived.as_error()) is KINDS[name]
    assert str(arrived.as_error()) == reason


@given(st.binary(min_size=1).filter(lambda name: b"\0" not in name))
def test_a_path_of_any_bytes_arrives_as_it_was_sent(name: bytes):
    path = Path(os.fsdecode(name))
    assert path_of_line(line_of_path(path)) == path


SENT = REPORTS.line_of(read_file(Path(__file__).parent.parent / "samples" / "yunlan-minzheng-2022.txt"))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_whatever_arrives_is_a_report_or_an_error(data: st.DataObject):
    line = data.draw(st.binary(max_size=100) | st.just(SENT))
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(line))] * 2)))
    reply = REPORTS.parsed(line[:start] + data.draw(st.binary(max_size=9)) + line[end:])
    assert isinstance(reply, Refusal) or isinstance(reply.result, Report)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"noise",
        b'"ready"',
        b'{"result":null}',
        b'{"result":{"file":"a"}}',
        b"[" * 10**6,
        b'{"result":' * 10**6,
        SENT + SENT,
        SENT.replace(b'"sha256":"', b'"sha256":5,"x":"'),
        SENT.replace(b'"blank"', b'"guessed"').replace(b'"read"', b'"guessed"'),
        b'{"error":"SystemExit","reason":"x"}',
        b'{"error":"eval","reason":"x"}',
        b'{"error":"EmptyFileError"}',
        b'{"error":"EmptyFileError","reason":5}',
    ],
)
def test_anything_else_is_malformed(line: bytes):
    assert REPORTS.parsed(line) == MALFORMED


# Processes


def ordered(folder: Path, *orders: str) -> list[Path]:
    """Files that give these orders."""
    paths = [folder / f"{number}.txt" for number in range(len(orders))]
    for path, order in zip(paths, orders, strict=True):
        path.write_text(order)
    return paths


@pytest.mark.parametrize(
    ("order", "error", "says"),
    [
        ("hang", FileTooHardError, r"took longer than 1 s"),
        ("allocate", FileTooHardError, "more than 200 MB of memory"),
        ("exit", FileTooHardError, r"broke down \(exit code 1\)"),
        ("crash", FileTooHardError, r"broke down \(SIGSEGV\)"),
        ("leave", UnreadableFileError, "internal error: SystemExit: 3"),
        ("fail", UnreadableFileError, "internal error: KeyError: 'no such part'"),
        ("refuse", EmptyFileError, "^nothing in it$"),
        ("refuse oddly", UnreadableFileError, "^nothing in page 2$"),
        ("refuse at length", EmptyFileError, r"^\\udcffnothing (nothing ){200}"),
        ("give a function", UnreadableFileError, "internal error: PydanticSerializationError"),
        ("say no JSON", UnreadableFileError, "something other than a report"),
        ('say {"result":5}', UnreadableFileError, "something other than a report"),
        ('say {"result":"a"}\n{"result":"b"}', UnreadableFileError, "something other than a report"),
        ('say {"error":"KeyboardInterrupt","reason":"a"}', UnreadableFileError, "something other than a report"),
        ("stall", FileTooHardError, r"took longer than 1 s"),
        ("flood", FileTooHardError, "comes to more than 1 MB: split the file"),
    ],
)
def test_a_hard_file_is_told_and_the_next_is_read(
    tmp_path: Path, order: str, error: type[UnreadableFileError], says: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(isolation, "LONGEST_LINE", 10**6)
    monkeypatch.setattr(isolation, "SEND_SECONDS", SECONDS)
    seconds = SECONDS if order in ("hang", "stall") else 60
    with Isolated(obey, workers=1, seconds=seconds, memory=MEMORY) as readers:
        before, hard, after = readers.map(ordered(tmp_path, "before", order, "after"))
    assert (before, after) == ("before", "after")
    assert type(hard) is error
    with pytest.raises(error, match=says):
        raise hard


def test_results_come_in_order_and_neighbours_are_read_meanwhile(tmp_path: Path):
    orders = ["hang", *"abcdef", "exit", *"ghij", "hang", "k"]
    with Isolated(obey, workers=2, seconds=SECONDS) as readers:
        found = list(readers.map(ordered(tmp_path, *orders)))
    assert [each if isinstance(each, str) else "hard" for each in found] == [
        "hard" if order in ("hang", "exit") else order for order in orders
    ]


def test_paths_are_taken_as_results_are_asked_for(tmp_path: Path):
    paths = ordered(tmp_path, *map(str, range(50)))
    taken: list[Path] = []

    def noting() -> Iterator[Path]:
        for path in paths:
            taken.append(path)
            yield path

    with Isolated(obey, workers=1) as readers:
        results = readers.map(noting())
        assert taken == []
        assert next(results) == "0"
        time.sleep(0.2)
        assert len(taken) <= 6
        results.close()  # type: ignore[attr-defined]
        assert list(readers.map(paths[:2])) == ["0", "1"]  # nothing of the round before is left


def test_a_slow_caller_does_not_make_files_late(tmp_path: Path):
    with Isolated(obey, workers=1, seconds=SECONDS) as readers:
        results = readers.map(ordered(tmp_path, "a", "b", "c"))
        assert next(results) == "a"
        time.sleep(2 * SECONDS)
        assert list(results) == ["b", "c"]


def test_what_a_file_started_ends_with_its_process(tmp_path: Path):
    with Isolated(obey, workers=1, seconds=4 * SECONDS) as readers:
        (hard,) = readers.map(ordered(tmp_path, "start another"))
    assert isinstance(hard, FileTooHardError)
    process = int((tmp_path / "0.pid").read_text())
    for _ in range(50):
        state = Path(f"/proc/{process}/stat")
        if not state.exists() or state.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the program that a file started is still running")


def test_processes_end_with_the_context(tmp_path: Path):
    with Isolated(obey, workers=2) as readers:
        list(readers.map(ordered(tmp_path, "a", "b")))
        processes = [worker._process for worker in readers._workers]
        assert processes
    assert all(process.poll() is not None for process in processes)


def test_processes_import_little(tmp_path: Path):
    with Isolated(obey, workers=1) as readers:
        (imported,) = readers.map(ordered(tmp_path, "tell imports"))
    assert isinstance(imported, list)
    assert not {"torch", "chromadb", "gradio", "sqlalchemy", "llama_index", "pytest", "index", "answer"} & {*imported}


def test_a_function_that_processes_can_not_import(tmp_path: Path):
    script = (
        "from pathlib import Path\nfrom ingest.isolation import Isolated\n"
        "def read(path) -> int: return 1\n"
        "with Isolated(read, 1) as readers: print(*readers.map([Path('a')]))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.startswith("internal error: AttributeError: ")
    assert done.stderr == ""


def test_paths_that_are_no_unicode(tmp_path: Path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("a")
    with Isolated(obey, workers=1) as readers:
        assert list(readers.map([path])) == ["a"]


def test_what_a_file_prints_is_no_answer_and_nothing_is_typed(tmp_path: Path):
    with Isolated(obey, workers=1) as readers:
        assert list(readers.map(ordered(tmp_path, "talk", "a"))) == ["read ''", "a"]


def test_a_large_answer_arrives_at_a_slow_caller(tmp_path: Path):
    large = "报告" * 10**6
    with Isolated(obey, workers=1, seconds=1) as readers:
        results = readers.map(ordered(tmp_path, "a", large, "b"))
        assert next(results) == "a"
        time.sleep(1.5)  # the answer waits in the pipe beyond its time
        assert list(results) == [large, "b"]

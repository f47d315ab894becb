"""Readers that do to their process what the text of a file says; imported by the processes that read files."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest import Report, read_file
from ingest.errors import EmptyFileError, UnreadableFileError

SAY = "say "  # begins a file whose rest is to be the answer
ORDER = "ORDER "  # begins a file that is none of a report


class NoSuchPlaceError(UnreadableFileError):
    """An error that the caller's process does not know."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} in {where}")


def obey(path: Path) -> str | list[str]:
    """The text of a file, unless it is an order."""
    text = path.read_text()
    if text.startswith(SAY):
        say(path)
    return ORDERS[text](path) if text in ORDERS else text


def obey_or_read(path: Path, max_bytes: int, ocr: bool) -> Report:
    """The report in a file, unless it is an order; those of AFTERWARDS are carried out once it is read."""
    order, _, rest = path.read_bytes().decode("latin-1").partition("\n")
    if not order.startswith(ORDER):
        return read_file(path, max_bytes, ocr)
    name = order.removeprefix(ORDER)
    if name in ORDERS:
        ORDERS[name](path)
    path.write_bytes(rest.encode("latin-1"))
    report = read_file(path, max_bytes, ocr)
    AFTERWARDS[name](path)
    return report


def hang(path: Path) -> None:
    while True:
        pass


def allocate(path: Path) -> list[bytearray]:
    """Four billion bytes in pieces."""
    return [bytearray(10**6) for _ in range(4_000)]


def fail(path: Path) -> None:
    raise KeyError("no such part")


def refuse(path: Path) -> None:
    raise EmptyFileError("nothing in it")


def refuse_oddly(path: Path) -> None:
    raise NoSuchPlaceError("nothing", "page 2")


def refuse_at_length(path: Path) -> None:
    raise EmptyFileError("\udcff" + "nothing " * 10**6)


def start_another(path: Path) -> None:
    """Starts a program that would outlive its process."""
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    path.with_suffix(".pid").write_text(str(started.pid))
    hang(path)


def tell_imports(path: Path) -> list[str]:
    """The packages that the process has imported."""
    return sorted({name.split(".")[0] for name in sys.modules})


def say(path: Path) -> None:
    """Gives a line of its own for an answer, as a process would that a file took over."""
    os.write(_pipe(), path.read_bytes().removeprefix(SAY.encode()) + b"\n")
    hang(path)


def flood(path: Path) -> None:
    """Answers without end."""
    while True:
        os.write(_pipe(), b"x" * 10**6)


def stall(path: Path) -> None:
    """Begins an answer, and outlives the alarm."""
    signal.alarm(0)
    os.write(_pipe(), b'{"result":')
    hang(path)


def _pipe() -> int:
    """The descriptor of the pipe that answers go through."""
    return next(int(each.name) for each in Path("/proc/self/fd").iterdir() if "socket" in str(each.readlink()))


def talk(path: Path) -> str:
    """Prints, and reads what is typed: neither may reach the pipe."""
    print("noise", flush=True)
    os.write(1, b"noise\n")
    return f"read {sys.stdin.read()!r}"


def turn_into_a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


ORDERS: dict[str, Callable[[Path], Any]] = {
    "hang": hang,
    "allocate": allocate,
    "exit": lambda path: os._exit(1),
    "crash": lambda path: ctypes.string_at(0),
    "leave": lambda path: sys.exit(3),
    "fail": fail,
    "refuse": refuse,
    "refuse oddly": refuse_oddly,
    "refuse at length": refuse_at_length,
    "give a function": lambda path: lambda: path,
    "start another": start_another,
    "tell imports": tell_imports,
    "flood": flood,
    "stall": stall,
    "talk": talk,
}
AFTERWARDS: dict[str, Callable[[Path], object]] = {
    "grow": lambda path: path.write_bytes(path.read_bytes() * 2),
    "vanish": Path.unlink,
    "turn into a pipe": turn_into_a_pipe,
}

"""A reader that does to its process what the text of a file says; imported by the processes that read files."""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.errors import EmptyFileError, UnreadableFileError


class TwoArgumentsError(UnreadableFileError):
    """An error that pickle can write and can't read."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} in {where}")


def obey(path: Path) -> Any:
    """The text of a file, unless it is an order."""
    text = path.read_text()
    return ORDERS[text](path) if text in ORDERS else text


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
    raise TwoArgumentsError("nothing", "page 2")


def start_another(path: Path) -> None:
    """Starts a program that would outlive its process."""
    started = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    path.with_suffix(".pid").write_text(str(started.pid))
    hang(path)


def tell_imports(path: Path) -> list[str]:
    """The packages that the process has imported."""
    return sorted({name.split(".")[0] for name in sys.modules})


ORDERS: dict[str, Callable[[Path], Any]] = {
    "hang": hang,
    "allocate": allocate,
    "exit": lambda path: os._exit(1),
    "crash": lambda path: ctypes.string_at(0),
    "leave": lambda path: sys.exit(3),
    "fail": fail,
    "refuse": refuse,
    "refuse oddly": refuse_oddly,
    "give a function": lambda path: lambda: path,
    "start another": start_another,
    "tell imports": tell_imports,
}

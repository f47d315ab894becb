"""The process that reads files for `ingest.isolation`: one path at a time, within bounds, until its pipe closes.

UnreadableFileError
└── FileTooHardError   reading it took too long, took too much memory, or broke its process
"""

import contextlib
import io
import os
import pickle
import resource
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from multiprocessing.connection import Connection
from operator import attrgetter
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFileError

GRACE_SECONDS = 5  # after which a process whose caller is gone, or looks elsewhere, ends by itself


class FileTooHardError(UnreadableFileError):
    """Reading the file broke a bound; the message names it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a file: the function's result, or an error; `is_last` when the process should be renewed."""

    result: Any
    is_last: bool = False


def serve(descriptor: int) -> None:
    """Answers paths with replies. The first message is (function, seconds, bytes of memory)."""
    pipe = Connection(descriptor)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no gigabyte left on disk by each one that crashes
    task = pipe.recv_bytes()
    try:
        function, seconds, memory = pickle.loads(task)
    except Exception as error:  # it can't be imported: said of each file, since each has to have a reply
        function, seconds, memory = _Failing(error), 60, 10**9
    pipe.send_bytes(b"ready")
    while True:
        try:
            path = Path(os.fsdecode(pipe.recv_bytes()))
        except (EOFError, OSError):
            return
        pipe.send_bytes(_answer(function, path, seconds, memory))


@dataclass(frozen=True, slots=True)
class _Failing:
    """Stands for a function that could not be imported."""

    error: Exception

    def __call__(self, path: Path) -> None:
        raise self.error


def _answer(function: Callable[[Path], Any], path: Path, seconds: float, memory: int) -> bytes:
    """The pickled reply about a file."""
    try:
        with _bounds(seconds, memory):
            return _pickled(Reply(function(path)))
    except UnreadableFileError as error:
        reply = Reply(_portable(error))
    except MemoryError:
        text = f"reading it needs more than {memory // 10**6:,} MB of memory: split the file, or save it as plain text"
        reply = Reply(FileTooHardError(text), is_last=True)
    except BaseException as error:
        reply = Reply(internal_error(error))
    return _pickled(reply)


def internal_error(error: BaseException) -> UnreadableFileError:
    """What is said of a file that the reader was not made for."""
    return UnreadableFileError(f"internal error: {type(error).__name__}: {error}")


def _portable(error: UnreadableFileError) -> UnreadableFileError:
    """The error, or only its text where it does not survive the way to another process."""
    try:
        copy: UnreadableFileError = pickle.loads(pickle.dumps(error))
    except Exception:
        return UnreadableFileError(str(error))
    return copy


# Bounds


@contextlib.contextmanager
def _bounds(seconds: float, memory: int) -> Iterator[None]:
    """An alarm that ends the process, should its caller not do so; and a bound on memory it takes from now on."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):  # systems that know this bound and do not keep it
        resource.setrlimit(resource.RLIMIT_AS, (_address_space() + memory, before[1]))
    signal.alarm(int(seconds) + GRACE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        resource.setrlimit(resource.RLIMIT_AS, before)


def _address_space() -> int:
    """Bytes that this process has reserved; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_bytes().split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


# Pickling


class _Pickler(pickle.Pickler):
    """Writes a dataclass as a call of its class: twice as fast as the state that a frozen one keeps by itself."""

    def reducer_override(self, value: Any) -> Any:
        """How to write `value`; NotImplemented leaves it to pickle."""
        values = _values_of(value.__class__)
        return (type(value), values(value)) if values else NotImplemented


@cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the arguments that a dataclass is made with; None for other types."""
    if not is_dataclass(kind) or not all(field.init and not field.kw_only for field in fields(kind)):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) < 2:
        return lambda value: tuple(getattr(value, name) for name in names)
    return attrgetter(*names)


def _pickled(reply: Reply) -> bytes:
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(reply)
    return buffer.getvalue()

"""The process that reads files for `ingest.isolation`: one path at a time, within bounds, until its pipe closes."""

import contextlib
import os
import resource
import signal
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from ingest.errors import FileTooHardError, UnreadableFileError
from ingest.isolation_wire import READY, Replies, line_of_refusal, path_of_line, refusal

GRACE_SECONDS = 5  # after which a process whose caller is gone, or looks elsewhere, ends by itself


def serve(module: str, name: str, options: Mapping[str, Any], seconds: float, memory: int) -> None:
    """Answers paths with what the function says of them, called with `options` and within `seconds` and `memory`."""
    asked, answers = _take_pipes()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no gigabyte left on disk by each one that crashes
    os.putenv("OPENBLAS_NUM_THREADS", "1")  # numpy's, which reserves memory for each
    read = _reader(module, name, options)
    answers.write(READY)
    answers.flush()
    for line in asked:
        answers.write(_answer(read, path_of_line(line), seconds, memory))
        answers.flush()


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes from and to the caller, out of reach of what libraries print and of programs that they start."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return asked, answers


def _reader(module: str, name: str, options: Mapping[str, Any]) -> Callable[[Path], bytes]:
    """What reads a path into the line that answers for it."""
    try:
        function = getattr(import_module(module), name)
        replies = Replies(function)
    except Exception as error:  # said of each file, since each has to have an answer
        return partial(_fail, error)
    return lambda path: replies.line_of(function(path, **options))


def _fail(error: Exception, path: Path) -> bytes:
    raise error


def _answer(read: Callable[[Path], bytes], path: Path, seconds: float, memory: int) -> bytes:
    try:
        with _bounds(seconds, memory):
            return read(path)
    except MemoryError:
        text = f"reading it needs more than {memory // 10**6:,} MB of memory: split the file, or save it as plain text"
        return line_of_refusal(refusal(FileTooHardError(text), is_last=True))
    except UnreadableFileError as error:
        return line_of_refusal(refusal(error))
    except BaseException as error:  # and who knows what it left behind
        return line_of_refusal(refusal(error, is_last=True))


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

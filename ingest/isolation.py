"""Reading files in processes of their own, so that no file can hang, bloat or kill the process that asks.

The processes are plain `python -c` children with a pipe, not `multiprocessing`'s: a spawned one would run the
caller's main script once more, and would send objects that can run code where they arrive. A child that a file
took over can say nothing but a result of the type expected, or an error by its name.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Generic, Self, TypeVar

from ingest.errors import FileTooHardError, UnreadableFileError
from ingest.isolation_wire import (
    LONGEST_LINE,
    MALFORMED,
    READY,
    Refusal,
    Replies,
    Result,
    line_of_path,
    refusal,
    task_of,
)

T = TypeVar("T")

START_SECONDS = 60.0  # for a process to start and import what it needs
SEND_SECONDS = 10.0  # for an answer to arrive, once it begins to
FILES_PER_PROCESS = 2_000  # after which a process is renewed: libraries leak
AHEAD = 4  # files a worker that may be read ahead of the one waited for
CHUNK = 1 << 20  # bytes taken from a pipe at a time
_CHILD = (
    "import json, sys; task = json.loads(sys.argv[1]); sys.path[:] = task.pop('path'); "
    "from ingest.isolation_child import serve; serve(**task)"
)
_NOT_STARTED = "internal error: the process that reads files did not start"


class Isolated(Generic[T]):
    """Calls a function for paths in other processes, each call within bounds of seconds and bytes of memory.

    `function` is found by the name of its module, so it may not stand in the main script; it is called with a path
    and `options`, and what it returns is checked against its return annotation. Use it as a context manager:
    processes start when there is something to read, and end with it.
    """

    def __init__(
        self,
        function: Callable[..., T],
        workers: int,
        seconds: float = 60,
        memory: int = 10**9,
        **options: int | str,
    ) -> None:
        self._replies = Replies(function)
        self._task = task_of(function, options=options, seconds=seconds, memory=memory, path=sys.path)
        self._seconds = seconds
        self._most = max(1, workers)
        self._workers: list[_Worker[T]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for worker in list(self._workers):
            self._retire(worker)

    def map(self, paths: Iterable[Path]) -> Iterator[T | UnreadableFileError]:
        """The function's result for each path, or why there is none; in order, read a few files ahead."""
        jobs = enumerate(paths)
        job = next(jobs, None)
        done: dict[int, T | UnreadableFileError] = {}
        given = shown = 0
        try:
            while job or shown < given:
                while job and given - shown < AHEAD * self._most and (worker := self._idle()):
                    worker.give(*job)
                    given += 1
                    job = next(jobs, None)
                if shown in done:
                    yield done.pop(shown)
                    shown += 1
                else:
                    done.update(self._finished())
        finally:
            for worker in [worker for worker in self._workers if worker.job is not None]:
                self._retire(worker)

    def _idle(self) -> "_Worker[T] | None":
        """A worker without a file; a new one where there may be more."""
        idle = next((worker for worker in self._workers if worker.job is None), None)
        if idle is None and len(self._workers) < self._most:
            idle = _Worker(self._task, self._replies, self._seconds)
            self._workers.append(idle)
        return idle

    def _finished(self) -> Iterator[tuple[int, T | UnreadableFileError]]:
        """Waits until something happens; (number, result) of the files that are done with."""
        busy = [worker for worker in self._workers if worker.job is not None]
        patience = min(worker.deadline for worker in busy) - monotonic()
        ready = wait([worker.pipe for worker in busy], max(0.0, patience))
        for worker in busy:
            reply = (worker.receive() if worker.pipe in ready else None) or worker.overdue()
            if reply is not None and worker.job is not None:
                yield worker.job, reply.as_error() if isinstance(reply, Refusal) else reply.result
                worker.job = None
                if worker.files >= FILES_PER_PROCESS or (isinstance(reply, Refusal) and reply.is_last):
                    self._retire(worker)

    def _retire(self, worker: "_Worker[T]") -> None:
        worker.kill()
        self._workers.remove(worker)


class _Worker(Generic[T]):
    """A child process that reads one file at a time; its time for a file runs from when it is ready to read."""

    def __init__(self, task: str, replies: Replies[T], seconds: float) -> None:
        self.job: int | None = None
        self.files = 0
        self.deadline = monotonic() + START_SECONDS
        self._replies = replies
        self._seconds = seconds
        self._is_ready = False
        self._arrived = bytearray()
        self.pipe, theirs = socket.socketpair()
        self.pipe.setblocking(False)  # no child can make its caller wait
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _CHILD, task],
                stdin=theirs.fileno(),
                stdout=theirs.fileno(),
                process_group=0,  # Ctrl+C is the caller's to handle; what the child starts ends with it
            )

    def give(self, job: int, path: Path) -> None:
        """Hands over a file to be read."""
        self.job = job
        self.files += 1
        if self._is_ready:
            self.deadline = monotonic() + self._seconds
        with contextlib.suppress(OSError):  # a process that has died is told of by `receive`
            self.pipe.send(line_of_path(path))

    def receive(self) -> Result[T] | Refusal | None:
        """What has arrived; None when it was only a part of an answer, or the sign that the process is ready."""
        try:
            chunk = self.pipe.recv(CHUNK)
        except BlockingIOError:
            return None
        except OSError:
            chunk = b""
        if not chunk:
            return self._broken(self._cause_of_death())
        if self._is_ready and not self._arrived:  # the caller may have looked late
            self.deadline = max(self.deadline, monotonic() + SEND_SECONDS)
        self._arrived += chunk
        if len(self._arrived) > LONGEST_LINE:
            return self._broken(f"what it holds comes to more than {LONGEST_LINE // 10**6} MB: split the file")
        if not self._is_ready and self._arrived.startswith(READY):
            del self._arrived[: len(READY)]
            self._is_ready = True
            self.deadline = monotonic() + self._seconds
        return self._reply() if self._arrived.endswith(b"\n") else None

    def _reply(self) -> Result[T] | Refusal:
        line = bytes(self._arrived)
        self._arrived.clear()
        return self._replies.parsed(line) if self._is_ready else MALFORMED

    def overdue(self) -> Refusal | None:
        """The reply for a file that took too long; None while there is time left."""
        if monotonic() < self.deadline:
            return None
        return self._broken(_too_slow(self._seconds) if self._is_ready else _NOT_STARTED)

    def kill(self) -> None:
        """Ends the process and all that it started."""
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _broken(self, text: str) -> Refusal:
        return refusal(FileTooHardError(text), is_last=True)

    def _cause_of_death(self) -> str:
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            code = 0
        if not self._is_ready:
            return _NOT_STARTED
        if code == -signal.SIGALRM:
            return _too_slow(self._seconds)
        cause = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return f"the process that read it broke down ({cause}): save the file anew, or as plain text"


def _too_slow(seconds: float) -> str:
    return f"reading it took longer than {seconds:g} s: save the file anew, or as plain text, or split it"

"""Reading files in processes of their own, so that no file can hang, bloat or kill the process that asks.

The processes are plain `python -c` children with a pipe, not `multiprocessing`'s: a spawned one would run the
caller's main script once more, and with it import everything that is slow. POSIX only, as the pipe is passed on.
"""

import contextlib
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Generic, Self, TypeVar

from ingest.errors import UnreadableFileError
from ingest.isolation_child import FileTooHardError, Reply, internal_error

__all__ = ["FileTooHardError", "Isolated"]

T = TypeVar("T")

START_SECONDS = 60.0  # for a process to start and import what it needs
FILES_PER_PROCESS = 2_000  # after which a process is renewed: libraries leak
AHEAD = 4  # files a worker that may be read ahead of the one waited for
_CHILD = "import sys; sys.path[:] = {path!r}; from ingest.isolation_child import serve; serve({pipe})"
_NOT_STARTED = "internal error: the process that reads files did not start"


class Isolated(Generic[T]):
    """Calls a function for paths in other processes, each call within bounds of seconds and bytes of memory.

    `function` is found by the name of its module, so it may not stand in the main script. Use it as a context
    manager: processes start when there is something to read, and end with it.
    """

    def __init__(self, function: Callable[[Path], T], workers: int, seconds: float = 60, memory: int = 10**9) -> None:
        self._task = pickle.dumps((function, seconds, memory))
        self._seconds = seconds
        self._most = max(1, workers)
        self._workers: list[_Worker] = []

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

    def _idle(self) -> "_Worker | None":
        """A worker without a file; a new one where there may be more."""
        idle = next((worker for worker in self._workers if worker.job is None), None)
        if idle is None and len(self._workers) < self._most:
            idle = _Worker(self._task, self._seconds)
            self._workers.append(idle)
        return idle

    def _finished(self) -> Iterator[tuple[int, T | UnreadableFileError]]:
        """Waits until something happens; (number, result) of the files that are done with."""
        busy = [worker for worker in self._workers if worker.job is not None]
        patience = min(worker.deadline for worker in busy) - monotonic()
        ready = wait([worker.pipe for worker in busy], max(0.0, patience))
        for worker in busy:
            reply = worker.receive() if worker.pipe in ready else worker.overdue()
            if reply is not None and worker.job is not None:
                yield worker.job, reply.result
                worker.job = None
                if reply.is_last or worker.files >= FILES_PER_PROCESS:
                    self._retire(worker)

    def _retire(self, worker: "_Worker") -> None:
        worker.kill()
        self._workers.remove(worker)


class _Worker:
    """A child process that reads one file at a time; its time for a file runs from when it is ready to read."""

    def __init__(self, task: bytes, seconds: float) -> None:
        self.job: int | None = None
        self.files = 0
        self.deadline = monotonic() + START_SECONDS
        self._seconds = seconds
        self._is_ready = False
        self.pipe, theirs = multiprocessing.Pipe()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _CHILD.format(path=sys.path, pipe=theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,  # the caller's own may be read by a program
                process_group=0,  # Ctrl+C is the caller's to handle; what the child starts ends with it
            )
        self._send(task)

    def give(self, job: int, path: Path) -> None:
        """Hands over a file to be read."""
        self.job = job
        self.files += 1
        if self._is_ready:
            self.deadline = monotonic() + self._seconds
        self._send(os.fsencode(path))

    def receive(self) -> Reply | None:
        """What has arrived; None when it was only the sign that the process is ready."""
        try:
            message = self.pipe.recv_bytes()
        except (EOFError, OSError):
            return Reply(FileTooHardError(self._cause_of_death()), is_last=True)
        if self._is_ready:
            return _unpickled(message)
        self._is_ready = True
        self.deadline = monotonic() + self._seconds
        return None

    def overdue(self) -> Reply | None:
        """The reply for a file that took too long; None while there is time left."""
        if monotonic() < self.deadline:
            return None
        text = _too_slow(self._seconds) if self._is_ready else _NOT_STARTED
        return Reply(FileTooHardError(text), is_last=True)

    def kill(self) -> None:
        """Ends the process and all that it started."""
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _send(self, message: bytes) -> None:
        with contextlib.suppress(OSError):  # a process that has died is told of by `receive`
            self.pipe.send_bytes(message)

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


def _unpickled(message: bytes) -> Reply:
    try:
        reply = pickle.loads(message)
    except Exception as error:
        return Reply(internal_error(error))
    return reply if isinstance(reply, Reply) else Reply(internal_error(TypeError(type(reply))))

"""Processes that read files, kept from one load to the next: each takes a second to start."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from ingest.isolation import Isolated, _Worker

MOST = 2  # of one kind kept
Kind = tuple[str, Path, frozenset[tuple[str, str]]]
_kept: dict[Kind, list[_Worker[Any]]] = {}


def _kind(isolated: Isolated[Any]) -> Kind:
    """What a process is started with."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return isolated._task, Path.cwd(), frozenset(environment.items())


class Kept(Isolated[Any]):
    """As Isolated, for `read_file`: begins with processes that are kept, and keeps those that it leaves well."""

    def __enter__(self) -> "Kept":
        kept = _kept.pop(_kind(self), [])
        self._workers += [worker for worker in kept[: self._most] if worker._process.poll() is None]
        for worker in kept:
            if worker not in self._workers:
                worker.kill()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        well = [worker for worker in self._workers if worker._is_ready and worker.job is None]
        self._workers = [worker for worker in self._workers if worker not in well[:MOST]]
        _kept[_kind(self)] = well[:MOST]
        super().__exit__(kind, error, traceback)


@pytest.fixture(scope="session", autouse=True)
def kept_readers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.load.Isolated", Kept)
        yield
    for worker in (worker for kept in _kept.values() for worker in kept):
        worker.kill()

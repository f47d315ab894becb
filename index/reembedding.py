"""Vectors follow the setting in the background: another model's are made while questions are answered with the old."""

import logging
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sqlalchemy import select

import settings
from index.active import VectorModel, active, chosen, opened
from index.database import open_reader, open_writer, read
from index.errors import StoreError, WriterBusyError
from index.reembed import Progress, StoppedError, reembed
from index.schema import outbox
from index.vectors import Vectors, sync

PAUSE_SECONDS = 5.0  # between two looks at whether another process has stopped writing
END_SECONDS = 10.0  # for the passages at hand, when the page is closed
DOING = " (the page, which makes vectors; questions are answered meanwhile)"

NOTHING_DONE = Progress(0, 0)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class State:
    """Where the work stands: `reason` says why it failed, `model` what the vectors are made with."""

    stage: Literal["idle", "loading", "waiting", "working", "failed"] = "idle"
    model: str = ""
    progress: Progress = NOTHING_DONE
    reason: str = ""


class Reembedding:
    """The work for one data directory, in a thread of its own; what is cut short goes on at the next start."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="embedding", daemon=True)
        self.state = State()

    def start(self) -> None:
        """Begins, where the vectors are not those of the settings' model."""
        self._thread.start()

    def stop(self) -> None:
        """Ends after the passages at hand."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(END_SECONDS)

    def join(self) -> None:
        """Waits until the work is done or has failed."""
        self._thread.join()

    def _run(self) -> None:
        try:
            model = chosen()
            known, left = self._known()
            if known is None or known.fingerprint != model.fingerprint:
                self.state = State("loading", model.place)
                self._work(model)
            elif left:
                self._finish(model)
            self.state = State()
        except StoppedError:
            pass
        except (settings.SettingError, StoreError, OSError) as error:
            self._failed(str(error))
        except Exception as error:  # whatever a model or Chroma does, questions are answered with the old vectors
            _log.exception("no new vectors")
            self._failed(f"{type(error).__name__}: {error}")

    def _known(self) -> tuple[VectorModel | None, bool]:
        """The model that the vectors are of, and whether work on them was left undone."""
        with read(open_reader(self._data), settings.number("sql_timeout_ms")) as connection:
            return active(connection), connection.scalar(select(outbox.c.id).limit(1)) is not None

    def _finish(self, model: VectorModel) -> None:
        """Does what loading files left undone; another process that is writing does it itself."""
        with suppress(WriterBusyError), open_writer(self._data, DOING) as engine:
            sync(engine, Vectors(self._data, opened(model)))

    def _work(self, model: VectorModel) -> None:
        embedder = opened(model)
        while True:
            try:
                with open_writer(self._data, DOING) as engine:
                    reembed(engine, Vectors(self._data, embedder), model, self._told, stopped=self._stop.is_set)
                return
            except WriterBusyError:
                self.state = replace(self.state, stage="waiting")
                if self._stop.wait(PAUSE_SECONDS):
                    raise StoppedError from None

    def _told(self, progress: Progress) -> None:
        self.state = replace(self.state, stage="working", progress=progress)

    def _failed(self, reason: str) -> None:
        _log.error("the vectors stay as they are: %s", reason)
        self.state = State("failed", reason=reason)

"""An event loop in a thread of its own: what hangs there can be left, and no caller's thread waits for it."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")
GRACE_SECONDS = 1.0  # for a coroutine to end after its time


class Background:
    """Runs coroutines for callers of any thread; the thread starts with the first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def run(self, work: Callable[[], Coroutine[Any, Any, Result]], seconds: float) -> Result:
        """The result of the work; TimeoutError, with the work cancelled, when it takes longer."""

        async def within() -> Result:
            async with asyncio.timeout(seconds):
                return await work()

        future = asyncio.run_coroutine_threadsafe(within(), self._started())
        try:
            return future.result(seconds + GRACE_SECONDS)
        except TimeoutError:
            future.cancel()
            raise

    def close(self) -> None:
        """Ends the thread, if it was started."""
        with self._lock:
            if self._loop is None or self._thread is None:
                return
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(GRACE_SECONDS)
            self._loop.close()
            self._loop = self._thread = None

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="language model", daemon=True)
                self._thread.start()
            return self._loop

"""Timing and printing. Times on a busy machine mean little alone, so each stands beside another of the same run."""

import json
import time
from collections.abc import Callable


def timed(task: Callable[[], object]) -> float:
    """Seconds that a task takes, by the clock on the wall."""
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def worked(task: Callable[[], object]) -> float:
    """Seconds that this process computes for a task; what other programs do at the same time is not counted."""
    started = time.process_time()
    task()
    return time.process_time() - started


def line(name: str, figure: str) -> None:
    """Prints a figure as a line of JSON."""
    print(json.dumps({"measure": name, "figure": figure}, ensure_ascii=False), flush=True)

"""How a run is coming along, on stderr: a bar on a terminal, and the cases that fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from eval.junit import failing
from eval.record import Record

SHOWN_FAILURES = 20


@contextmanager
def shown(total: int) -> Iterator[Callable[[Record], None]]:
    """What a run calls after each case."""
    console = Console(stderr=True)
    failures = 0

    def tell(record: Record) -> None:
        nonlocal failures
        bar.advance(task)
        if record.passed or (record.scores is None and not record.error):
            return
        failures += 1
        if failures <= SHOWN_FAILURES:
            reason = record.error or ", ".join(failing(record))
            console.print(f"{record.id}: {reason}", markup=False, highlight=False, soft_wrap=True)
        if failures == SHOWN_FAILURES:
            console.print("… further failures stand in the report")

    columns = (TextColumn("Asking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=total)
        yield tell

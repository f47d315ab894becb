"""Questions, planned, looked up, composed and verified."""

from pathlib import Path
from statistics import median

from answer import Desk
from eval.bench.clock import line, timed
from eval.cases import Case, load_cases

CASES = Path(__file__).parents[1] / "cases"


def measure(data: Path) -> None:
    """The shipped questions over a data directory, beside counting every cell in it."""
    desk = Desk(data)
    cases = load_cases(CASES)
    desk.ask(cases[0].question)
    times = sorted(timed(lambda case=case: _ask(desk, case)) for case in cases)  # type: ignore[misc]
    scan = timed(desk.reports)
    line("reports loaded", str(len(desk.reports())))
    line("answer p50", f"{median(times) * 1000:.0f} ms, {median(times) / scan:.2f} x counting every cell")
    line("answer p95", f"{times[int(0.95 * (len(times) - 1))] * 1000:.0f} ms")


def _ask(desk: Desk, case: Case) -> None:
    desk.ask(case.question, case.history)

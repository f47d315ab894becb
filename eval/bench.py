"""`python -m eval.bench`: how fast loading, answering and starting are on this machine, in one run.

Times on a busy machine mean little alone, so each stands beside a plain task done in the same run,
and the ratio is what to compare.
"""

import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

import settings
from answer import Desk
from eval.cases import load_cases
from index.embedding import load as load_embedder
from index.load import find_files, load
from ingest import read_file

ROOT = Path(__file__).parent.parent
COPIES = 20  # of every sample report, each in another year
START_LIMIT_S = 120


def main() -> int:
    """Prints one line a figure."""
    with tempfile.TemporaryDirectory() as folder:
        reports = _copies(Path(folder) / "reports")
        data = Path(folder) / "data"
        _loading(reports, data)
        desk = Desk(data)
        _answers(desk)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        load(find_files([ROOT / "samples"]), data, load_embedder())
        _start(data)
    return 0


def _copies(folder: Path) -> list[Path]:
    """The samples and copies of them as reports of other bodies, so that there is something to load."""
    folder.mkdir()
    files = []
    for sample in sorted((ROOT / "samples").glob("*.txt")):
        text = sample.read_text(encoding="utf-8")
        for number in range(COPIES):
            place = chr(ord("甲") + number % 10) + chr(ord("东") + number)
            files.append(folder / f"{number:02}-{sample.name}")
            files[-1].write_text(text.replace("云岚", place + "云"), encoding="utf-8")
    return files


def _loading(reports: list[Path], data: Path) -> None:
    embedder = load_embedder(settings.text("embed_model"))
    sources = find_files([reports[0].parent])
    reading = _timed(lambda: [read_file(path) for path in reports])
    storing = _timed(lambda: load(sources, data, embedder))
    again = _timed(lambda: load(sources, data, embedder))
    count = len(reports)
    _line("read only (text to cells and checks)", f"{count / reading:.0f} reports/s")
    _line("load (read, SQL, vectors)", f"{count / storing:.0f} reports/s, {storing / reading:.2f} x reading")
    _line("load again, unchanged", f"{count / again:.0f} files/s, {again / storing:.3f} x the first time")


def _answers(desk: Desk) -> None:
    cases = load_cases(Path(__file__).parent / "cases")
    desk.ask(cases[0].question)
    times = sorted(_timed(lambda case=case: desk.ask(case.question, case.history)) for case in cases)  # type: ignore[misc]
    scan = _timed(desk.reports)
    p95 = times[int(0.95 * (len(times) - 1))]
    _line("reports loaded", str(len(desk.reports())))
    _line("answer p50", f"{median(times) * 1000:.0f} ms, {median(times) / scan:.2f} x counting every cell")
    _line("answer p95", f"{p95 * 1000:.0f} ms")


def _start(data: Path) -> None:
    """From the command to /healthz and to the first page served, beside importing the page's library alone."""
    bare = _timed(lambda: subprocess.run([sys.executable, "-c", "import gradio"], check=True, capture_output=True))
    port = _free_port()
    started = time.perf_counter()
    command = [sys.executable, str(ROOT / "app.py"), "--data", str(data), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as page:
        try:
            _wait(f"http://127.0.0.1:{port}/healthz")
            healthy = time.perf_counter() - started
            _wait(f"http://127.0.0.1:{port}/")
            first = time.perf_counter() - started
        finally:
            page.terminate()
    _line("start to /healthz", f"{healthy:.1f} s, {healthy / bare:.2f} x importing gradio")
    _line("start to first page served", f"{first:.1f} s")


def _wait(url: str) -> None:
    deadline = time.perf_counter() + START_LIMIT_S
    while time.perf_counter() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                if response.status == 200 and response.read():
                    return
        except OSError:  # not listening yet, or listening and not answering yet
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {START_LIMIT_S} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _timed(task: Callable[[], object]) -> float:
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def _line(name: str, figure: str) -> None:
    print(json.dumps({"measure": name, "figure": figure}, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    sys.exit(main())

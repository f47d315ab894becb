"""From the command to a page that can be asked, beside importing the page's library alone."""

import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from eval.bench.clock import line, timed

ROOT = Path(__file__).parents[2]
LIMIT_S = 120


def measure(data: Path) -> None:
    """Starts the page over a data directory, to /healthz and to the first page served."""
    bare = timed(lambda: subprocess.run([sys.executable, "-c", "import gradio"], check=True, capture_output=True))
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
    line("start to /healthz", f"{healthy:.1f} s, {healthy / bare:.2f} x importing gradio")
    line("start to first page served", f"{first:.1f} s")


def _wait(url: str) -> None:
    deadline = time.perf_counter() + LIMIT_S
    while time.perf_counter() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                if response.status == 200 and response.read():
                    return
        except OSError:  # not listening yet, or listening and not answering yet
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {LIMIT_S} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

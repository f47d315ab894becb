"""The page in a real browser: a server over the sample reports, a tab, and what a person does in it."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import settings

CHROMIUM = settings.text("chromium")

ROOT = Path(__file__).parent.parent
ASK_ZH = "2024年哪些单位收到了政府信息公开申请"
ASK_EN = "which agencies received requests in 2024"
RECEIVED = [
    ("云岚市人民政府", "2024", "412"),
    ("云岚市自然资源和规划局", "2024", "78"),
    ("云岚市民政局", "2024", "9"),
    ("云岚市柳渡区交通运输局", "2024", "6"),
    ("云岚市数据局", "2024", "4"),
    ("云岚市柳渡区青石街道办事处", "2024", "3"),
]
HOSTILE_FILE = "<img src=x onerror=alert(1)>.txt"
HOSTILE_TEXT = "<script>alert(2)</script>"
WIDE, SMALL, PHONE = ((1440, 900), (1024, 768), (400, 800))


def command(*arguments: object) -> list[str]:
    return [sys.executable, *(str(argument) for argument in arguments)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code
    except OSError:
        return 0


@pytest.fixture(scope="session")
def page_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, one of them under a hostile name and with hostile text."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("data")
    for path in (ROOT / "samples").glob("yunlan-*"):
        shutil.copy(path, source)
    (source / "yunlan-xinfang-2024.txt").rename(source / HOSTILE_FILE)
    text = (source / HOSTILE_FILE).read_text(encoding="utf-8")
    heading = "三、收到和处理政府信息公开申请情况"
    assert heading in text
    (source / HOSTILE_FILE).write_text(text.replace(heading, f"{HOSTILE_TEXT}\n{heading}"), encoding="utf-8")
    subprocess.run(command("-m", "ingest", source, "--data", made), cwd=ROOT, check=True, capture_output=True)
    return made


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The address of a server over the data, once it answers."""
    port = free_port()
    server = subprocess.Popen(command("app.py", "--data", data, "--port", port), cwd=ROOT, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + 90
        while status(f"{address}/healthz") != 200:
            assert server.poll() is None, "app.py ended"
            assert time.monotonic() < deadline, "app.py is not ready after 90 s"
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def url(page_data: Path) -> Iterator[str]:
    with serving(page_data) as address:
        yield address


class Browser:
    """A browser with a profile for each language: what it fetched once of a server it does not fetch again."""

    def __init__(self, started: Any) -> None:
        self._started = started
        self._profiles: dict[tuple[str, str], Any] = {}

    def tab(self, url: str, locale: str, size: tuple[int, int] = WIDE) -> Any:
        """An empty tab, in which that address is to be opened."""
        if (url, locale) not in self._profiles:
            profile = self._profiles[url, locale] = self._started.new_context(locale=locale)
            if url.startswith("http"):
                profile.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
        tab = self._profiles[url, locale].new_page()
        tab.set_viewport_size({"width": size[0], "height": size[1]})
        return tab


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    sync_api = pytest.importorskip("playwright.sync_api")
    if not Path(CHROMIUM).is_file():
        pytest.skip(f"no browser at {CHROMIUM}: set NIANBAO_CHROMIUM to drive another")
    flags = ("no-sandbox", "disable-gpu", "disable-background-networking", "disable-component-update", "disable-sync")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*(f"--{flag}" for flag in flags), "--no-first-run"]
        )
        yield Browser(started)
        started.close()


class Visitor:
    """One browser tab; its words follow `locale`. Fails the test on alerts, script errors and requests elsewhere."""

    def __init__(self, browser: Browser, url: str, locale: str, size: tuple[int, int]) -> None:
        self.page = browser.tab(url, locale, size)
        self.page.set_default_timeout(20_000)
        self.faults: list[str] = []
        self.expected: str | None = None  # a part of the faults that the test provokes
        self.requests: list[str] = []
        self.page.on("dialog", self._refuse)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._note)
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.url = url
        self.page.goto(url)
        self.page.locator(".nb-example").first.wait_for()

    def _refuse(self, dialog: Any) -> None:
        self.faults.append(f"alert: {dialog.message}")
        dialog.dismiss()

    def _note(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def ask(self, question: str) -> Any:
        """Types the question, presses Enter, waits for the answer; its card."""
        turns = self.page.locator(".nb-turn").count()
        box = self.page.locator("#nb-box textarea")
        box.fill(question)
        box.press("Enter")
        return self.answer(turns)

    def answer(self, turn: int = 0) -> Any:
        card = self.page.locator(".nb-turn").nth(turn).locator(".nb-answer:not(.nb-pending)")
        card.wait_for()
        return card

    def open(self, chip: Any) -> Any:
        """Clicks a chip; the panel once it shows that source."""
        chip.click()
        return self.opened(chip)

    def opened(self, chip: Any) -> Any:
        mark = next(name for name in chip.get_attribute("class").split() if name.startswith("cite-"))
        panel = self.page.locator(f'.nb-source[data-open="{mark.removeprefix("cite-")}"]')
        panel.wait_for()
        return panel

    def close(self) -> None:
        here = (self.url, "data:", f"blob:{self.url}")
        elsewhere = [request for request in self.requests if not request.startswith(here)]
        self.page.close()
        assert [fault for fault in self.faults if not (self.expected and self.expected in fault)] == []
        assert elsewhere == []


@pytest.fixture
def visit(browser: Browser, url: str) -> Iterator[Any]:
    visitors: list[Visitor] = []

    def make(locale: str = "zh-CN", size: tuple[int, int] = WIDE) -> Visitor:
        visitors.append(Visitor(browser, url, locale, size))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()


def rows(card: Any) -> list[tuple[str, str, str]]:
    """Agency, year and value of each row of the result table."""
    read = card.locator(".nb-rows tbody tr").all()
    return [
        (row.locator("th").inner_text(), row.locator(".nb-year").inner_text(), row.locator(".nb-number").inner_text())
        for row in read
    ]

"""The page while the vectors of another model are made: it answers, and tells how far they are."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.active import SETTING
from index.database import open_writer
from index.reembed import Progress
from index.reembedding import State
from tests.browsing import Browser
from tests.conftest import ROOT
from tests.tiny_embedding import make
from ui.embedding import as_json, line

QUESTION = "云岚市数据局2024年存在哪些问题"
WAITING = "另一个程序正在写入数据，随后换用新的向量模型；提问不受影响"
FAILED = "The model of NIANBAO_EMBED_MODEL could not be used; the vectors stay as they were"


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


@contextmanager
def page(data: Path, model: Path) -> Iterator[str]:
    """The address of the page over the data under that model."""
    command = [sys.executable, "app.py", "--data", str(data), "--port", "0"]
    environment = {**os.environ, SETTING: str(model)}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout is not None
        try:
            url = server.stdout.readline().split()[1]
            until(lambda: bool(state(url)))
            yield url
        finally:
            server.terminate()


def state(url: str) -> dict[str, Any]:
    """What `/embedding` tells; nothing before the page answers."""
    try:
        with urllib.request.urlopen(f"{url}embedding", timeout=20) as response:
            return dict(json.load(response))
    except OSError:
        return {}


def asked(url: str) -> dict[str, Any]:
    client = pytest.importorskip("gradio_client").Client(url, verbose=False)
    return dict(client.predict(QUESTION, api_name="/ask"))


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 90
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@contextmanager
def tab(browser: Browser, url: str, locale: str) -> Iterator[Any]:
    opened = browser.tab(url, locale)
    opened.goto(url)
    yield opened.locator("#nb-embedding")
    opened.close()


def test_it_answers_and_tells_until_the_new_vectors_serve(data: Path, tmp_path: Path, browser: Browser):
    writing = ExitStack()
    writing.enter_context(open_writer(data))
    with writing, page(data, make(tmp_path / "model")) as url:
        until(lambda: state(url)["stage"] == "waiting")
        assert asked(url)["status"] == "answered"
        with tab(browser, url, "zh-CN") as told:
            told.get_by_text(WAITING).wait_for()
            writing.close()
            told.get_by_text(WAITING).wait_for(state="detached")
        until(lambda: state(url)["stage"] == "idle")
        answer = asked(url)
    assert answer["status"] == "answered"
    assert [warning for warning in answer["warnings"] if "向量" in warning] == []


def test_a_wrong_path_is_told_on_the_page(data: Path, tmp_path: Path, browser: Browser):
    with page(data, tmp_path / "nowhere") as url, tab(browser, url, "en-US") as told:
        told.get_by_text(FAILED).wait_for()
        reason = told.locator("p").get_attribute("title")
        assert reason.startswith(f"{SETTING}={str(tmp_path / 'nowhere')!r}: embedding model")
        assert state(url)["reason"] == reason
        answer = asked(url)
    assert answer["status"] == "answered"


def test_the_progress_in_words():
    working = State("working", "/models/mine", Progress(50, 200))
    assert as_json(working) == {
        "stage": "working",
        "model": "/models/mine",
        "done": 50,
        "total": 200,
        "reason": "",
        "zh": "正在换用新的向量模型：50/200 段（25%）；提问不受影响",
        "en": "Changing the embedding model: 50 of 200 passages (25%). Questions go on",
    }
    assert line(State("loading"), "en") == (
        '<p role="status" title="Loading another embedding model. Questions go on">'
        "Loading another embedding model. Questions go on</p>"
    )
    assert line(State(), "zh") == ""
    hostile = line(State("failed", reason='"><script>alert(1)</script>'), "en")
    assert "<script>" not in hostile
    assert FAILED in hostile

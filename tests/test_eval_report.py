import json
import re
import shutil
from pathlib import Path

import pytest
from junitparser import JUnitXml

from eval.__main__ import main
from eval.record import RESULTS, load_run, write_lines
from tests.browsing import Browser
from tests.conftest import ROOT

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def spoilt(run: Path, out: Path) -> Path:
    """A run whose first case fails, with hostile text in every place that text can come from."""
    shutil.copytree(run, out)
    lines = (out / "results.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(lines[0])
    entry |= {"question": HOSTILE, "kind": HOSTILE, "history": [HOSTILE], "tags": {"x": HOSTILE}, "office": HOSTILE}
    entry["gold"] |= {"value": 1, "contains": [HOSTILE]}
    answer = entry["answer"]
    answer |= {"answer": HOSTILE, "unit": HOSTILE, "warnings": [HOSTILE], "plan": {"kind": HOSTILE}}
    for citation in answer["citations"]:
        citation |= {"section": HOSTILE, "column": HOSTILE, "quote": HOSTILE}
    error = {**entry, "id": HOSTILE, "answer": None, "error": HOSTILE}
    lines[0:1] = [json.dumps(entry, ensure_ascii=False), json.dumps(error, ensure_ascii=False)]
    (out / "results.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return out


@pytest.fixture(scope="module")
def run(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of those shipped cases that pass."""
    out = tmp_path_factory.mktemp("runs") / "run"
    assert main(["--data", str(sample_data), "--out", str(out), "--today", "2025-03-01"]) == 0
    write_lines(out / RESULTS, [record.to_line() for record in load_run(out) if record.passed])
    assert main(["score", str(out), "--data", str(sample_data)]) == 0
    return out


@pytest.fixture(scope="module")
def hostile(run: Path, sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = spoilt(run, tmp_path_factory.mktemp("hostile") / "run")
    arguments = ["score", str(out), "--data", str(sample_data), "--by", "office", "--baseline", str(run)]
    assert main([*arguments, "--junit", str(out / "junit.xml")]) == 3
    return out


def page(run: Path) -> str:
    return (run / "report.html").read_text(encoding="utf-8")


def test_nothing_is_loaded_from_anywhere(hostile: Path):
    named = re.findall(r"""(?:src|href)=["']?([^"'>\s]*)""", page(hostile))
    assert {each for each in named if not each.startswith("#")} == {"x"}  # of the hostile text, escaped
    assert "url(" not in page(hostile) and "@import" not in page(hostile) and "http" not in page(hostile)


def test_hostile_text_stays_text(hostile: Path):
    text = page(hostile)
    assert text.count("<script>") == 1  # ours
    assert "<img" not in text
    assert text.count("&lt;script&gt;alert(1)") > 10


def test_the_worst_case_comes_first_and_each_shows_what_it_rests_on(run: Path, hostile: Path):
    text = page(hostile)
    heads = re.findall(r'class="case (\w+)"', text)
    assert heads[:2] == ["fail", "error"]  # broken against the baseline, then the new one
    assert heads[2:] == sorted(heads[2:])  # fail before pass
    assert "not in the source file" in text
    assert "变坏" in text and 'href="#c1"' in text
    assert re.search(r"<mark>一、本年新收政府信息公开申请数量\s+7\s+2\s+0\s+0\s+0\s+0\s+9</mark>", page(run))


def test_groups_by_any_key(hostile: Path):
    summary = json.loads((hostile / "summary.json").read_text(encoding="utf-8"))
    assert summary["by_office"][HOSTILE]["n"] == 2
    assert summary["by_tag"][f"x={HOSTILE}"]["n"] == 2
    low, high = summary["by_kind"]["list"]["intervals"]["exact"]
    assert 0.7 < low < high == 1


def test_junit_names_what_failed(hostile: Path):
    suites = JUnitXml.fromfile(str(hostile / "junit.xml"))
    tests = {test.name: test for suite in suites for test in suite}
    assert len(tests) == len(load_run(hostile))
    (failure,) = tests["smp-lookup-01"].result
    (error,) = tests[HOSTILE].result
    assert (type(failure).__name__, failure.message.split(",")[0]) == ("Failure", "exact 0")
    assert (type(error).__name__, error.message) == ("Error", HOSTILE)
    assert sum(not test.result for test in tests.values()) == len(tests) - 2


def test_in_a_browser(hostile: Path, browser: Browser):
    url = (hostile / "report.html").as_uri()
    tab = browser.tab(url, "en-US")
    wrong: list[str] = []
    asked: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("dialog", lambda dialog: wrong.append(dialog.message))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(url)
    count = len(load_run(hostile))
    assert tab.inner_text("#shown") == f"{count} / {count}"
    tab.click("#switch button[value=zh]")
    chinese = tab.inner_text("body")
    tab.click("#switch button[value=en]")
    english = tab.inner_text("body")
    for zh, en in (
        ("评测报告", "Evaluation report"),
        ("变坏", "broken"),
        ("无显著差别", "same"),
        ("已回答", "answered"),
    ):
        assert zh in chinese and zh not in english
        assert en in english and en not in chinese
    assert f"{count} cases" in english and f"{count} 题" in chinese
    assert tab.inner_text("select[name=state] option[value=pass]") == "passed"
    assert tab.locator("svg").first.locator("text.name:visible").first.text_content() == "passed"
    tab.select_option("select[name=state]", "fail")
    assert tab.inner_text("#shown") == f"1 / {count}"
    tab.select_option("select[name=state]", "")
    tab.fill("input[name=text]", "民政局 2019")
    shown = tab.locator(".case:visible")
    assert 0 < shown.count() < count
    assert all("民政局" in (each.get_attribute("data-text") or "") for each in shown.all())
    tab.fill("input[name=text]", "")
    tab.click('a[href="#c1"]')
    assert tab.locator("#c1").get_attribute("open") is not None
    tab.emulate_media(media="print")
    assert not tab.locator("#filter").is_visible()
    tab.close()
    assert wrong == []
    assert asked == [url, *asked[1:]]
    assert all(each.startswith("file:") for each in asked)


def test_make_eval_runs_the_shipped_cases():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\neval:")[2].partition("\n\n")[0]
    assert "-m ingest samples" in recipe and "-m eval --data" in recipe and "--fail-under" in recipe

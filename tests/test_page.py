"""The page in a real browser, over the sample reports, as a person uses it."""

import contextlib
import csv
import io
import os
import socket
import sqlite3
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from index import database
from tests.browsing import (
    ASK_EN,
    ASK_ZH,
    HOSTILE_FILE,
    HOSTILE_TEXT,
    PHONE,
    RECEIVED,
    ROOT,
    SMALL,
    WIDE,
    command,
    rows,
    status,
)
from ui import words

# Answers and their sources

HIGHLIGHT = ".nb-at-cell:visible, mark.nb-cell:visible"  # on the page of a PDF, or in the text


@pytest.mark.parametrize(("locale", "question"), [("zh-CN", ASK_ZH), ("en-US", ASK_EN)])
def test_every_chip_opens_the_cell_with_the_number_of_its_row(visit: Any, locale: str, question: str) -> None:
    visitor = visit(locale)
    card = visitor.ask(question)
    assert rows(card) == RECEIVED
    for index, (agency, year, value) in enumerate(RECEIVED):
        panel = visitor.open(card.locator(".nb-rows tbody tr").nth(index).locator(".cite"))
        assert panel.locator("header h2").inner_text() == f"{agency} {year}"
        assert panel.locator("mark.nb-cell").text_content().strip() == value
        assert panel.locator(HIGHLIGHT).first.is_visible()
        assert "一、本年新收政府信息公开申请数量" in panel.text_content()


def test_the_highlight_is_scrolled_into_view(visit: Any) -> None:
    for size in (WIDE, SMALL):
        visitor = visit(size=size)
        panel = visitor.open(visitor.ask(ASK_ZH).locator(".nb-rows .cite").nth(1))
        panel.locator(HIGHLIGHT).first.wait_for()
        mark = panel.locator(HIGHLIGHT).first.bounding_box()
        frame = panel.locator(".nb-frame:visible, .nb-original:visible").first.bounding_box()
        assert frame["x"] <= mark["x"] <= mark["x"] + mark["width"] <= frame["x"] + frame["width"] + 1
        assert frame["y"] <= mark["y"] <= mark["y"] + mark["height"] <= frame["y"] + frame["height"]


def test_a_chip_in_the_text_opens_the_same_source_as_the_one_in_its_row(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    panel = visitor.open(card.locator(".nb-text .cite").nth(2))
    assert panel.locator(".nb-cell").inner_text().strip() == "9"
    assert card.locator(".cite.nb-open").all_inner_texts() == ["3", "3"]


def test_the_first_source_is_open_when_the_answer_comes(visit: Any) -> None:
    visitor = visit()
    visitor.ask(ASK_ZH)
    visitor.page.locator('.nb-source[data-open="1-1"]').wait_for()


def test_next_and_previous_step_through_the_sources(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    visitor.open(card.locator(".nb-rows .cite").first)
    visitor.page.locator("nav .nb-step.cite-1-2").click()
    visitor.page.locator('.nb-source[data-open="1-2"]').wait_for()
    assert visitor.page.locator("#nb-evidence nav span").inner_text() == "2 / 6"


def test_of_chips_clicked_in_a_hurry_the_last_is_opened(visit: Any) -> None:
    visitor = visit()
    chips = visitor.ask(ASK_ZH).locator(".nb-rows .cite")
    visitor.opened(chips.first)
    for pause in (5, 20, 60):  # milliseconds: before, while and after a source is fetched
        clicks = "(all, pause) => all.forEach((each, place) => setTimeout(() => each.click(), place * pause))"
        chips.evaluate_all(clicks, pause)
        visitor.page.wait_for_timeout(chips.count() * pause + 200)
        assert visitor.opened(chips.last).locator(".nb-cell").inner_text().strip() == RECEIVED[-1][2]
        visitor.open(chips.first)


def test_the_keyboard_alone_opens_a_source(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    chip = card.locator(".nb-rows .cite").nth(3)
    card.locator(".nb-rows .cite").nth(2).focus()
    visitor.page.keyboard.press("Tab")
    focused = "element => document.activeElement === element && getComputedStyle(element).outlineStyle"
    assert chip.evaluate(focused) == "solid"
    visitor.page.keyboard.press("Enter")
    assert visitor.opened(chip).locator(".nb-cell").inner_text().strip() == "6"


def test_a_sentence_is_marked_in_its_paragraph(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask("云岚市民政局2024年报告写了哪些主要问题")
    panel = visitor.open(card.locator(".cite").first)
    assert "养老地图上的空余床位数据靠机构自报" in panel.locator("mark.nb-quote").inner_text()


def test_a_follow_up_knows_the_question_before(visit: Any) -> None:
    visitor = visit()
    visitor.ask("云岚市数据局2024年收到几件申请")
    card = visitor.ask("那2023年呢")
    assert rows(card) == [("云岚市数据局", "2023", "2")]


# A question asked back

FEES = ("云岚市民政局2024年收费多少", "how much did 云岚市民政局 charge in fees in 2024")


@pytest.mark.parametrize(
    ("locale", "question", "offered", "chosen"),
    [
        ("zh-CN", FEES[0], ["行政事业性收费", "信息处理费"], "行政事业性收费 · 本年收费金额：0 万元"),
        ("en-US", FEES[1], ["administrative fees", "information-processing fees"], "amount charged this year: 0"),
    ],
)
def test_a_choice_is_asked_by_a_click(visit: Any, locale: str, question: str, offered: list[str], chosen: str) -> None:
    visitor = visit(locale)
    choices = visitor.ask(question).locator(".nb-choice")
    assert choices.all_inner_texts() == offered
    choices.first.click()
    assert chosen in visitor.answer(1).inner_text()
    assert visitor.page.locator(".nb-question p").all_inner_texts() == [question, offered[0]]
    assert choices.count() == 0  # they would complete another question now


def test_the_keyboard_alone_takes_a_choice_and_goes_on_in_the_answer(visit: Any) -> None:
    visitor = visit()
    visitor.ask(FEES[0])
    keyboard = visitor.page.keyboard
    for key in ("Shift+Tab", "Shift+Tab", "Enter"):  # back from the box, over the button that copies
        keyboard.press(key)
    card = visitor.answer(1)
    assert visitor.page.locator(".nb-question p").last.inner_text() == "信息处理费"
    visitor.page.wait_for_function("document.activeElement.id === 'nb-turn-2'")
    keyboard.press("Tab")
    assert card.locator(".nb-text .cite").first.evaluate("element => document.activeElement === element")


# Working the page


def test_an_example_asks_itself(visit: Any) -> None:
    visitor = visit()
    visitor.page.locator(".nb-example").first.click()
    assert rows(visitor.answer()) == RECEIVED
    assert visitor.page.locator(".nb-question p").inner_text() == words.examples("zh")[0]


def test_send_asks_and_clear_empties(visit: Any) -> None:
    visitor = visit()
    box = visitor.page.locator("#nb-box textarea")
    box.fill(ASK_ZH)
    visitor.page.locator("#nb-send").click()
    visitor.answer()
    assert box.input_value() == ""
    visitor.page.locator("#nb-clear").click()
    visitor.page.locator(".nb-welcome").wait_for()
    visitor.page.locator(".nb-nothing").wait_for()
    assert visitor.page.locator(".nb-turn").count() == 0


def test_an_empty_question_changes_nothing(visit: Any) -> None:
    visitor = visit()
    box = visitor.page.locator("#nb-box textarea")
    box.fill("   ")
    box.press("Enter")
    visitor.page.wait_for_timeout(500)
    assert visitor.page.locator(".nb-welcome").count() == 1


def test_a_question_too_long_is_refused_and_not_cut(visit: Any) -> None:
    visitor = visit()
    question = "2024年收到申请最多的三个单位" * 600
    card = visitor.ask(question)
    assert "1000" in card.inner_text()
    shown = visitor.page.locator(".nb-question p")
    assert shown.inner_text() == question
    assert shown.bounding_box()["height"] < 200
    assert rows(visitor.ask(ASK_ZH)) == RECEIVED


def test_many_questions_in_a_row_are_all_answered(visit: Any) -> None:
    visitor = visit()
    asked = [f"{body}{year}年新收申请" for body in ("云岚市民政局", "云岚市数据局") for year in range(2020, 2025)]
    for question in asked:
        visitor.ask(question)
    assert visitor.page.locator(".nb-question p").all_inner_texts() == asked
    assert visitor.page.locator(".nb-answer").count() == len(asked)
    assert visitor.page.locator(".nb-failed").count() == 0
    first = visitor.page.locator(".nb-turn").nth(4).locator(".nb-rows .cite").first
    assert visitor.open(first).locator(".nb-cell").inner_text().strip() == "9"


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr-FR", "en")])
def test_the_page_speaks_the_language_of_the_browser(visit: Any, locale: str, language: Any) -> None:
    page = visit(locale).page
    assert page.locator("h1").inner_text() == words.word("title", language)
    assert page.locator("#nb-send").inner_text() == words.word("send", language)
    assert page.locator("#nb-box textarea").get_attribute("placeholder") == words.word("placeholder", language)
    assert page.locator("#nb-tabs [role=tab]").all_inner_texts()[:2] == [
        words.word("tab_ask", language),
        words.word("tab_reports", language),
    ]
    assert words.word("evidence_empty", language) in page.locator("#nb-evidence").inner_text()
    page.locator("#nb-loaded", has_text="2019–2024").wait_for()


def test_the_answer_is_in_the_language_of_the_question(visit: Any) -> None:
    card = visit("zh-CN").ask(ASK_EN)
    assert words.word("copy", "en") in card.inner_text()
    assert card.get_attribute("lang") == "en"


def test_the_csv_holds_the_rows_of_the_table(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    with visitor.page.expect_download() as waiting:
        card.locator(".nb-csv").click()
    content = Path(waiting.value.path()).read_bytes()
    assert waiting.value.suggested_filename == "nianbao-1.csv"
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(line["agency"], line["year"], line["value"]) for line in lines] == rows(card)
    assert {line["key"] for line in lines} == {"requests.received.total"}
    assert lines[2]["file"] == "yunlan-minzheng-2024.pdf"


def test_the_answer_is_copied_with_its_sources(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    card.locator(".nb-copy").click()
    card.locator(".nb-copy", has_text=words.word("copied", "zh")).wait_for()
    copied = visitor.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(ASK_ZH)
    assert "[3] 云岚市民政局 2024 · 三、收到和处理政府信息公开申请情况 · yunlan-minzheng-2024.pdf" in copied


def test_reports_are_listed_and_filtered(visit: Any) -> None:
    page = visit().page
    page.locator("#nb-tabs [role=tab]", has_text=words.word("tab_reports", "zh")).click()
    page.locator(".nb-reports").wait_for()
    assert page.locator(".nb-reports tbody tr").count() == 16
    blank = page.locator(".nb-reports tbody tr", has_text="yunlan-shuju-2024.docx")
    assert blank.locator(".nb-number").all_inner_texts() == ["200", "1", "0", "0"]
    assert page.locator(".nb-fault").all_inner_texts() == ["2"]
    page.locator("#nb-filter").locator("input, textarea").fill("民政局 2022")
    page.locator(".nb-count", has_text="16 份报告中，1 份符合").wait_for()
    assert page.locator(".nb-reports tbody th").all_inner_texts() == ["云岚市民政局"]


# Hostile text


def test_hostile_questions_and_reports_are_only_text(visit: Any) -> None:
    visitor = visit()
    page = visitor.page
    question = f"{HOSTILE_TEXT}<img src=x onerror=alert(3)> 2024年哪些单位没有收到申请"
    visitor.ask(question)
    assert page.locator(".nb-question p").inner_text() == question
    card = visitor.ask("2024年云岚市信访局新收申请多少件")
    panel = visitor.open(card.locator(".cite").first)
    assert HOSTILE_FILE in panel.inner_text()
    assert HOSTILE_TEXT in panel.inner_text()
    page.locator("#nb-tabs [role=tab]", has_text=words.word("tab_reports", "zh")).click()
    page.locator(".nb-file", has_text=HOSTILE_FILE).wait_for()
    assert page.locator("main img, main script, main iframe, main [onerror]").count() == 0


# Screens


@pytest.mark.parametrize("size", [WIDE, SMALL, PHONE])
def test_nothing_sticks_out_sideways(visit: Any, size: tuple[int, int]) -> None:
    visitor = visit(size=size)
    visitor.ask(ASK_ZH)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_on_a_phone_the_source_stands_below_and_is_brought_into_view(visit: Any) -> None:
    visitor = visit(size=PHONE)
    card = visitor.ask(ASK_ZH)
    chip = card.locator(".nb-rows .cite").nth(2)
    panel = visitor.open(chip)
    assert panel.bounding_box()["y"] > card.bounding_box()["y"]
    visitor.page.wait_for_function("document.querySelector('.nb-source header').getBoundingClientRect().top < 400")
    assert panel.locator(HIGHLIGHT).first.is_visible()
    panel.locator(".nb-back").click()
    visitor.page.wait_for_function("document.activeElement.matches('.cite-1-3')")


# The program's side


def test_healthz_and_headers(url: str) -> None:
    assert status(f"{url}/healthz") == 200
    with urllib.request.urlopen(url, timeout=5) as response:
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]


def test_no_file_of_the_server_is_served(url: str) -> None:
    assert status(f"{url}/gradio_api/file={ROOT / 'settings.py'}") == 403
    assert status(f"{url}/docs") == 404


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_programs_ask_through_the_api(url: str) -> None:
    gradio_client = pytest.importorskip("gradio_client")
    client = gradio_client.Client(url, verbose=False)
    try:
        assert list(client.view_api(return_format="dict")["named_endpoints"]) == ["/ask"]
        answer = client.predict(ASK_EN, api_name="/ask")
        assert answer["status"] == "answered"
        assert [(row["agency"], str(row["year"]), str(row["value"])) for row in answer["rows"]] == RECEIVED
        later = client.predict("那2023年呢", ["云岚市数据局2024年收到几件申请"], api_name="/ask")
        assert later["value"] == 2
    finally:
        client.close()


def start(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command("app.py", *arguments), cwd=ROOT, capture_output=True, text=True, timeout=90, env={**os.environ}
    )


def test_without_data_it_says_what_to_run(tmp_path: Path) -> None:
    ended = start("--data", tmp_path)
    assert ended.returncode == 2
    assert f"run `python -m ingest REPORTS --data {tmp_path}` first" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_data_of_another_version_is_not_called_missing(tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / database.FILE)) as connection:
        connection.execute("CREATE TABLE meta (name VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)")
        connection.execute("INSERT INTO meta VALUES ('layout', '0')")
        connection.commit()
    ended = start("--data", tmp_path)
    assert ended.returncode == 2
    assert "has layout 0" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_port_in_use_is_an_error_of_one_line(page_data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = start("--data", page_data, "--port", port)
    assert ended.returncode == 2
    assert f"can't listen on 127.0.0.1 port {port}" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1

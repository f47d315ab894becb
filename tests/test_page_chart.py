"""Charts in a real browser: drawn without network, saved, and each mark opens its source."""

import json
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.browsing import PHONE, WIDE
from ui import words
from ui.vega import address

TREND = "云岚市民政局历年新收申请多少件"
RANKING = "top 3 agencies by requests received in 2024"
IN_FOCUS = "element => document.activeElement === element"


def drawing(card: Any) -> Any:
    svg = card.locator(".nb-drawing svg")
    svg.wait_for()
    return svg


def test_a_trend_is_drawn_with_its_years_and_told_to_those_who_do_not_see_it(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(TREND)
    texts = drawing(card).locator("text").all_text_contents()
    assert {"新收申请", "件", *map(str, range(2019, 2025))} <= set(texts)
    assert "2021 年式 →" in texts
    told = card.locator(".nb-drawing").get_attribute("aria-label")
    assert "云岚市民政局 2023: 11 件" in told
    assert card.locator(".nb-rows tbody tr").count() == 6  # the table stays


def test_a_point_opens_the_source_of_its_value(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(TREND)
    drawing(card).locator('[aria-roledescription="point"]').nth(4).click()
    panel = visitor.opened(card.locator(".nb-rows .cite").nth(4))
    assert panel.locator("header h2").inner_text() == "云岚市民政局 2023"
    assert panel.locator(".nb-cell").inner_text().strip() == "11"


@pytest.mark.parametrize(
    ("locale", "question", "kind", "first", "third", "hint"),
    [
        (
            *("zh-CN", TREND, "point", "云岚市民政局 2019年 新收申请：3 件，打开出处"),
            *("云岚市民政局 2021年 新收申请：7 件，打开出处", "← → 换一个"),
        ),
        (
            *("en-US", RANKING, "bar", "云岚市自然资源和规划局 2024, requests received: 78. Open its source"),
            *("云岚市柳渡区交通运输局 2024, requests received: 6. Open its source", "← → to the next"),
        ),
    ],
)
def test_the_keyboard_alone_opens_the_source_of_a_mark(
    visit: Any, locale: str, question: str, kind: str, first: str, third: str, hint: str
) -> None:
    visitor = visit(locale)
    card = visitor.ask(question)
    marks = drawing(card).locator(f'[aria-roledescription="{kind}"]')
    keyboard = visitor.page.keyboard
    card.locator(".nb-text .cite").last.focus()
    keyboard.press("Tab")
    assert marks.first.evaluate(IN_FOCUS)
    assert (marks.first.get_attribute("role"), marks.first.get_attribute("aria-label")) == ("button", first)
    for key in ("ArrowRight", "ArrowDown", "End", "Home", "ArrowLeft", "ArrowRight", "ArrowRight"):
        keyboard.press(key)
    assert marks.nth(2).evaluate(IN_FOCUS)
    assert marks.nth(2).get_attribute("aria-label") == third
    assert card.locator(".nb-hint").inner_text() == f"{hint} · {third}"
    keyboard.press("Enter")
    visitor.opened(card.locator(".nb-rows .cite").nth(2))
    assert marks.nth(2).evaluate(IN_FOCUS)
    keyboard.press("Tab")  # the chart is one stop
    assert card.locator(".nb-save-svg").evaluate(IN_FOCUS)
    assert card.locator(".nb-hint").inner_text() == ""


def test_a_chart_stays_when_the_next_answer_comes_and_goes_with_the_conversation(visit: Any) -> None:
    visitor = visit("en-US")
    first, second = visitor.ask(RANKING), visitor.ask(TREND)
    assert drawing(first).locator('[aria-roledescription="bar"]').count() == 3
    assert drawing(second).locator('[aria-roledescription="point"]').count() == 6
    visitor.page.locator("#nb-clear").click()
    visitor.page.locator(".nb-welcome").wait_for()
    assert visitor.page.locator(".nb-drawing").count() == 0
    drawing(visitor.ask(TREND))


def test_it_is_saved_as_a_picture_and_copied_as_a_specification(visit: Any) -> None:
    visitor = visit("en-US")
    card = visitor.ask(RANKING)
    drawing(card)
    saved = {}
    for kind in ("svg", "png"):
        with visitor.page.expect_download() as waiting:
            card.locator(f".nb-save-{kind}").click()
        saved[waiting.value.suggested_filename] = Path(waiting.value.path())
    assert list(saved) == ["nianbao-1.svg", "nianbao-1.png"]
    svg = saved["nianbao-1.svg"].read_text(encoding="utf-8")
    assert svg.startswith("<svg") and "云岚市自然资源和规划局" in svg
    with Image.open(saved["nianbao-1.png"]) as image:
        assert image.format == "PNG" and image.width > 800
    card.locator(".nb-copy-spec").click()
    card.locator(".nb-copy-spec", has_text=words.word("copied", "en")).wait_for()
    spec = json.loads(visitor.page.evaluate("navigator.clipboard.readText()"))
    assert [each["value"] for each in spec["data"]["values"]] == [78, 9, 6]


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_it_fits_the_screen(visit: Any, size: tuple[int, int]) -> None:
    visitor = visit(size=size)
    card = visitor.ask("2024年各单位申请的办理结果")
    frame, svg = card.locator(".nb-chart").bounding_box(), drawing(card).bounding_box()
    assert frame["x"] <= svg["x"] and svg["x"] + svg["width"] <= frame["x"] + frame["width"]
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_the_script_comes_from_this_server(url: str) -> None:
    with urllib.request.urlopen(f"{url}/{address()}", timeout=120) as response:
        assert response.headers["Content-Type"].startswith("text/javascript")
        assert "immutable" in response.headers["Cache-Control"]
        assert b"window.vegaEmbed=" in response.read()


def test_without_the_script_the_table_stands_alone(visit: Any) -> None:
    visitor = visit()
    visitor.page.route("**/vega.js*", lambda route: route.abort())
    visitor.expected = "ERR_FAILED"
    card = visitor.ask(TREND)
    card.locator(".nb-chart").wait_for(state="hidden")
    assert card.locator(".nb-rows tbody tr").count() == 6


def test_hostile_names_are_only_text(visit: Any) -> None:
    """A specification in which every text is hostile, drawn by the page's own script."""
    visitor = visit()
    visitor.ask(TREND)
    hostile = "<img src=x onerror=alert(1)></text><script>alert(2)</script>{{alert(3)}}"
    visitor.page.evaluate(
        """(hostile) => {
          const figure = document.querySelector(".nb-chart").cloneNode(true);
          const spec = JSON.parse(figure.dataset.spec);
          spec.title.text = hostile;
          spec.data.values.forEach((each) => Object.assign(each, { agency: hostile, label: hostile, shown: hostile }));
          figure.dataset.spec = JSON.stringify(spec);
          figure.id = "nb-hostile";
          document.querySelector(".nb-turn").append(figure);
        }""",
        hostile,
    )
    figure = visitor.page.locator("#nb-hostile")
    point = drawing(figure).locator('[aria-roledescription="point"]').first
    assert hostile[:20] in " ".join(drawing(figure).locator("text").all_text_contents())
    point.hover()
    tooltip = visitor.page.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert hostile in tooltip.inner_text()
    assert (
        visitor.page.locator("#nb-hostile img, #nb-hostile script, #vg-tooltip-element :is(img, script)").count() == 0
    )

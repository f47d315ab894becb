"""The page of a PDF in a real browser: marked, in view, turned, enlarged, and given up for the text."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import browsing, test_page_image
from tests.browsing import PHONE, SMALL, WIDE, Visitor
from tests.test_page_image import HOSTILE, PDF
from ui.words import word

data = test_page_image.data
ASK = "云岚市档案局2024年新收申请多少件"
ASK_EN = "how many requests did 云岚市档案局 receive in 2024"


@pytest.fixture(scope="module")
def url(data: Path) -> Iterator[str]:
    with browsing.serving(data) as address:
        yield address


def opened(visitor: Visitor, question: str = ASK) -> Any:
    """The panel with the first source of an answer, once the page's image is there."""
    panel = visitor.open(visitor.ask(question).locator(".cite").first)
    visitor.page.wait_for_function("document.querySelector('.nb-paper img').complete")
    return panel


def in_view(panel: Any) -> bool:
    """Whether the whole mark of the cell is seen."""
    mark, frame = panel.locator(".nb-at-cell").bounding_box(), panel.locator(".nb-frame").bounding_box()
    return all(
        frame[start] - 1 <= mark[start] and mark[start] + mark[size] <= frame[start] + frame[size] + 1
        for start, size in (("x", "width"), ("y", "height"))
    )


@pytest.mark.parametrize("size", [WIDE, SMALL, PHONE])
def test_the_cell_is_marked_on_the_page_and_in_view(visit: Any, size: tuple[int, int]) -> None:
    visitor = visit(size=size)
    panel = opened(visitor)
    assert panel.locator(".nb-paper img").evaluate("image => image.naturalWidth") == 1654
    assert (panel.locator(".nb-at-row").count(), panel.locator(".nb-at-cell").count()) == (1, 1)
    assert in_view(panel)
    assert not panel.locator(".nb-original").is_visible()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == size[0]


@pytest.mark.parametrize(
    ("locale", "question", "place", "shown"),
    [
        (
            "zh-CN",
            ASK,
            "第 1 页 / 共 2 页",
            "云岚市档案局2024年报告原件，第 1 页，共 2 页。标出：一、本年新收政府信息公开申请数量 × 总计 = 9",
        ),
        (
            "en-US",
            ASK_EN,
            "Page 1 of 2",
            "The 2024 report of 云岚市档案局, page 1 of 2. Marked: 一、本年新收政府信息公开申请数量 × 总计 = 9",
        ),
    ],
)
def test_the_page_is_described_in_the_language_of_the_question(
    visit: Any, locale: str, question: str, place: str, shown: str
) -> None:
    panel = opened(visit(locale), question)
    assert panel.locator(".nb-paging > span").inner_text() == place
    assert panel.locator("img").get_attribute("alt") == shown


def test_the_keyboard_turns_the_pages_and_finds_back_to_the_mark(visit: Any) -> None:
    visitor = visit()
    panel = opened(visitor)
    panel.locator(".nb-page-after").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator('.nb-source[data-page="2"]').wait_for()
    assert panel.locator(".nb-paging > span").inner_text() == "第 2 页 / 共 2 页"
    assert panel.locator(".nb-at-cell").count() == 0
    visitor.page.wait_for_function("document.activeElement.matches('.nb-frame')")  # there is no next page
    panel.locator(".nb-marked", has_text=word("marked_page", "zh", page=1)).press("Enter")
    visitor.page.locator('.nb-source[data-page="1"]').wait_for()
    assert in_view(panel)


def test_buttons_and_clicks_enlarge_the_page_about_the_mark(visit: Any) -> None:
    visitor = visit()
    panel = opened(visitor)
    paper = panel.locator(".nb-paper")
    width = paper.bounding_box()["width"]
    panel.locator(".nb-larger").click()
    assert paper.bounding_box()["width"] == pytest.approx(1.5 * width, abs=1)
    assert in_view(panel)
    paper.click(position={"x": 400, "y": 600})
    assert paper.bounding_box()["width"] == pytest.approx(width, abs=1)
    paper.click(position={"x": 400, "y": 600})
    assert paper.bounding_box()["width"] == pytest.approx(2 * width, abs=1)


def test_the_whole_width_of_the_page_can_be_seen_on_a_phone(visit: Any) -> None:
    panel = opened(visit(size=PHONE))
    panel.locator(".nb-smaller").click()
    assert panel.locator(".nb-smaller").is_disabled()
    row, frame = panel.locator(".nb-at-row").bounding_box(), panel.locator(".nb-frame").bounding_box()
    assert frame["x"] <= row["x"] <= row["x"] + row["width"] <= frame["x"] + frame["width"]
    assert in_view(panel)


def test_the_text_is_one_click_away_and_stays_chosen(visit: Any) -> None:
    visitor = visit()
    panel = opened(visitor)
    panel.locator(".nb-view-text").click()
    assert panel.locator(".nb-original mark.nb-cell").inner_text() == "9"
    assert panel.locator(".nb-original").is_visible()
    assert not panel.locator(".nb-frame").is_visible()
    later = visitor.open(visitor.ask("云岚市档案局2024年予以公开多少件").locator(".cite").last)
    assert later.locator(".nb-view-text").get_attribute("aria-pressed") == "true"
    assert later.locator(".nb-original").is_visible()


def test_full_screen_keeps_the_mark_in_view(visit: Any) -> None:
    visitor = visit()
    panel = opened(visitor)
    panel.locator(".nb-full").click()
    visitor.page.wait_for_function("document.fullscreenElement && document.fullscreenElement.id === 'nb-evidence'")
    visitor.page.wait_for_function("document.querySelector('.nb-frame').clientWidth > 1400")
    visitor.page.wait_for_timeout(200)
    assert in_view(panel)


def test_a_page_that_cannot_be_drawn_gives_way_to_its_text(visit: Any) -> None:
    visitor = visit()
    panel = visitor.open(visitor.ask("云岚市司法局2024年报告写了哪些主要问题").locator(".cite").first)
    panel.locator(".nb-page-failed", has_text=word("page_failed", "zh")).wait_for()
    assert panel.locator("mark.nb-quote").inner_text() == "一是公开不够及时。"
    assert panel.locator("mark.nb-quote").is_visible()
    assert not panel.locator(".nb-frame").is_visible()
    panel.locator(".nb-step").last.click()
    panel = visitor.page.locator('.nb-source[data-open="1-2"]')
    assert panel.locator("mark.nb-quote").inner_text() == "二是人手不足。"
    assert not panel.locator(".nb-frame").is_visible()
    assert visitor.faults
    visitor.expected = "status of 503"  # noted for each page refused, the last perhaps as the tab closes


def test_the_original_is_downloaded_under_a_harmless_name(visit: Any) -> None:
    visitor = visit()
    panel = opened(visitor)
    assert HOSTILE.split("\n")[0] in panel.inner_text()
    with visitor.page.expect_download() as waiting:
        panel.locator("dd a", has_text=word("download", "zh")).click()
    assert Path(waiting.value.path()).read_bytes() == PDF
    assert visitor.page.locator("main img").count() == 1  # the page's own


def test_a_text_file_has_its_text_and_no_page(visit: Any) -> None:
    visitor = visit()
    panel = visitor.open(visitor.ask("云岚市统计局2024年报告写了哪些主要问题").locator(".cite").first)
    assert panel.locator(".nb-paper, .nb-page-tools").count() == 0
    assert panel.locator(".nb-original").is_visible()
    assert panel.locator("dd a").is_visible()

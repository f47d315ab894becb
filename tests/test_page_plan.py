"""Changing how a question was read, in a real browser: by mouse, by keyboard, in both languages."""

from typing import Any

import pytest

from tests.browsing import ASK_EN, ASK_ZH, PHONE, rows
from ui import words

CITY, PLANNING, CIVIL = "云岚市人民政府", "云岚市自然资源和规划局", "云岚市民政局"
TRANSPORT, DATA, STREET = "云岚市柳渡区交通运输局", "云岚市数据局", "云岚市柳渡区青石街道办事处"
IN_FOCUS = "element => document.activeElement === element"


def form_at(card: Any, field: str) -> Any:
    """Clicks the chip of a field; the form that it opens, with that field in focus."""
    card.locator(f'.nb-chip[data-field="{field}"]').click()
    form = card.locator(".nb-plan")
    form.wait_for()
    assert form.locator(f'[name="{field}"]').evaluate(IN_FOCUS)
    return form


def changed(visitor: Any, card: Any, chip: str, changes: dict[str, str]) -> Any:
    """The second answer, after fields of the first one's plan were changed by mouse."""
    form = form_at(card, chip)
    for name, value in changes.items():
        field = form.locator(f'[name="{name}"]')
        if field.evaluate("element => element.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[type=submit]").click()
    return visitor.answer(1)


CHANGES: list[tuple[str, dict[str, str], int, dict[str, int], list[str]]] = [
    ("years.0", {"years.0": "2023"}, 2023, {PLANNING: 64, CIVIL: 11, TRANSPORT: 4, DATA: 2}, ["2023"]),
    ("measure.0", {"measure.1": "granted", "condition.1": "≥ 6"}, 2024, {CITY: 412, PLANNING: 78, CIVIL: 9}, ["≥ 6"]),
    ("condition.0", {"condition.0": "4–9"}, 2024, {CIVIL: 9, TRANSPORT: 6, DATA: 4}, ["4–9"]),
    ("measure.0", {"measure.0": "granted", "condition.0": "> 5"}, 2024, {CITY: 193, PLANNING: 35, CIVIL: 6}, ["> 5"]),
    ("kind.0", {"kind.0": "lookup", "bodies.0": "数据局"}, 2024, {DATA: 4}, [DATA]),
    ("kind.0", {"regions.0": "柳渡区"}, 2024, {TRANSPORT: 6, STREET: 3}, ["柳渡区"]),
    (  # told: the order, and that the condition is gone
        *("condition.0", {"condition.0": "", "order.0": "most", "limit.0": "2"}),
        *(2024, {PLANNING: 78, CIVIL: 9}, ["2", "—"]),
    ),
]


@pytest.mark.parametrize(
    ("locale", "chip", "changes", "year", "expected", "told"),
    [*(("zh-CN", *each) for each in CHANGES), *(("en-US", *each) for each in CHANGES[:1])],
)
def test_the_answer_changes_with_the_plan(
    visit: Any,
    locale: str,
    chip: str,
    changes: dict[str, str],
    year: int,
    expected: dict[str, int],
    told: list[str],
) -> None:
    visitor = visit(locale)
    card = visitor.ask(ASK_ZH if locale == "zh-CN" else ASK_EN)
    before = rows(card)
    again = changed(visitor, card, chip, changes)
    assert rows(again) == [(agency, str(year), str(value)) for agency, value in expected.items()]
    mark = visitor.page.locator(".nb-turn").nth(1).locator(".nb-edited").inner_text()
    assert mark.startswith(words.word("edited", "zh" if locale == "zh-CN" else "en"))
    assert all(each in mark for each in told)
    assert rows(card) == before  # the first answer stays
    panel = visitor.open(again.locator(".nb-rows .cite").first)
    assert panel.locator("h2").inner_text() == f"{next(iter(expected))} {year}"


@pytest.mark.parametrize(("locale", "question"), [("zh-CN", ASK_ZH), ("en-US", ASK_EN)])
def test_the_keyboard_alone_changes_the_plan(visit: Any, locale: str, question: str) -> None:
    visitor = visit(locale)
    card = visitor.ask(question)
    keyboard = visitor.page.keyboard
    card.locator(".nb-rows .cite").last.focus()
    keyboard.press("Tab")
    assert card.locator('.nb-chip[data-field="kind.0"]').evaluate(IN_FOCUS)
    for _ in range(3):
        keyboard.press("Tab")
    chip = card.locator('.nb-chip[data-field="years.0"]')
    assert chip.evaluate(IN_FOCUS)
    keyboard.press("Enter")
    field = card.locator('[name="years.0"]')
    assert field.evaluate(IN_FOCUS)
    assert chip.get_attribute("aria-expanded") == "true"
    keyboard.press("Control+a")
    keyboard.type("2023")
    keyboard.press("Enter")
    assert rows(visitor.answer(1)) == [
        (agency, "2023", value) for agency, value in ((PLANNING, "64"), (CIVIL, "11"), (TRANSPORT, "4"), (DATA, "2"))
    ]


def test_a_choice_is_made_by_keyboard(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask("2024年收到申请最多的两个单位")
    card.locator('.nb-chip[data-field="order.0"]').press("Enter")
    order = card.locator('[name="order.0"]')
    assert order.evaluate(IN_FOCUS)
    order.press("ArrowDown")
    assert order.input_value() == "least"
    order.press("Tab")
    visitor.page.keyboard.press("Enter")  # in the field of the limit
    assert [row[2] for row in rows(visitor.answer(1))] == ["0", "3"]


def test_escape_closes_the_form_and_forgets_what_was_typed(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    form = form_at(card, "years.0")
    form.locator('[name="years.0"]').fill("1999")
    visitor.page.keyboard.press("Escape")
    form.wait_for(state="hidden")
    chip = card.locator('.nb-chip[data-field="years.0"]')
    assert chip.evaluate(IN_FOCUS)
    assert chip.get_attribute("aria-expanded") == "false"
    chip.press("Enter")
    assert form.locator('[name="years.0"]').input_value() == "2024"
    form.locator("button[type=submit]").click()  # nothing changed
    form.wait_for(state="hidden")
    assert visitor.page.locator(".nb-turn").count() == 1


@pytest.mark.parametrize(
    ("locale", "question", "reason"),
    [("zh-CN", ASK_ZH, "读不懂年份“明年”"), ("en-US", ASK_EN, "“明年”")],
)
def test_a_change_that_makes_no_plan_is_told(visit: Any, locale: str, question: str, reason: str) -> None:
    visitor = visit(locale)
    card = visitor.ask(question)
    again = changed(visitor, card, "years.0", {"years.0": "明年"})
    assert reason in again.inner_text()
    assert again.get_attribute("role") == "alert"
    assert rows(card)


def test_a_follow_up_goes_on_from_the_changed_plan(visit: Any) -> None:
    visitor = visit()
    card = visitor.ask(ASK_ZH)
    changed(visitor, card, "condition.0", {"condition.0": "≥ 10"})
    followed = visitor.ask("那2023年呢")
    assert rows(followed) == [(PLANNING, "2023", "64"), (CIVIL, "2023", "11")]


def test_the_form_fits_a_phone(visit: Any) -> None:
    visitor = visit(size=PHONE)
    card = visitor.ask(ASK_ZH)
    form = form_at(card, "condition.0")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    boxes = [each.bounding_box() for each in form.locator("input, select").all()]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE[0] for box in boxes)
    assert min(box["height"] for box in boxes) >= 24

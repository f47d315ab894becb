"""Text copied out of a PDF: running heads between rows, values before their labels, radicals for characters."""

from decimal import Decimal

import pytest

from ingest import read_report
from ingest.formats.plain_seams import without_running_heads
from ingest.report import Status
from tests.writer import TITLE, balanced, one_a_line, report

RECEIVED = "requests.received.total"


def values_first(label: str, values: list[str]) -> str:
    return "\n".join([*values, label])


def read(text: str) -> dict[str, tuple[Status, Decimal | None]]:
    return {fact.key: (fact.status, fact.value) for fact in read_report(text.encode(), "a.txt").facts}


def test_a_running_head_inside_a_row_is_no_part_of_it():
    pages = report(balanced(2021, 31, 17, 2), 2021).split("\n")
    for page, at in enumerate(range(20, len(pages), 12), start=1):
        pages[at:at] = [str(page), "云岚市档案局年报"]
    assert read("\n".join(pages))[RECEIVED] == (Status.READ, 31)


def test_numbers_that_do_not_go_up_by_one_are_no_pages():
    text = "总计\n3\n总计\n3\n总计\n3\n"
    assert without_running_heads(text) == text


def test_a_title_over_every_page():
    text = f"{TITLE}\n正文。\n1\n{TITLE}\n正文。\n2\n{TITLE}\n正文。"
    assert without_running_heads(text).split() == [TITLE, "正文。", "正文。", "正文。"]


def test_values_that_stand_before_their_labels_are_put_in_order():
    cells = balanced(2021, 31, 17, 2)
    facts = read(report(cells, 2021, values_first))
    assert facts[RECEIVED] == (Status.REPAIRED, 31)
    assert facts["requests.granted.total"] == (Status.REPAIRED, 17)
    assert facts["requests.carried_out.natural_person"] == (Status.REPAIRED, 2)


def test_values_before_their_labels_that_do_not_balance_are_not_guessed():
    cells = balanced(2021, 31, 17, 2) | {"requests.granted.natural_person": "18", "requests.granted.total": "18"}
    facts = read(report(cells, 2021, values_first))
    assert {facts[key][0] for key in facts if key.startswith("requests.")} == {Status.UNREADABLE}


def test_rows_one_cell_a_line_are_read_as_ever():
    assert read(report(balanced(2021, 31, 17, 2), 2021, one_a_line))[RECEIVED] == (Status.READ, 31)


@pytest.mark.parametrize("printed", ["云岚市⽔务局", "云岚市⺠政局"])
def test_radicals_are_read_as_the_characters_they_stand_for(printed: str):
    text = report(balanced(2021, 31, 17, 2), 2021, title=f"{printed}2024年政府信息公开⼯作年度报告")
    found = read_report(text.encode(), "a.txt")
    assert found.identity.agency == printed.replace("⽔", "水").replace("⺠", "民")

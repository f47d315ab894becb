"""What happens to the labels of tables before they are printed. None where there is nothing to do."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from eval.corpus.record import Block, Draft, Paragraph, Row, Slot, Table
from eval.corpus.world import load

MISREAD = "的口目日曰末未己已人入千干士土巾币木本"  # what recognition takes characters for
HALF_WIDTH = str.maketrans("（），：", "(),:")


@cache
def slips() -> dict[str, Any]:
    """How print and recognition spoil a report."""
    return load("slips")


# Helpers of every damage


def each_slot(draft: Draft, change: Callable[[Slot, Table], Slot]) -> Draft:
    """The draft with every slot changed; cells follow what their slot now shows."""
    cells = dict(draft.cells)

    def changed(slot: Slot, table: Table) -> Slot:
        new = change(slot, table)
        if new.key and new.text != slot.text:
            cells[new.key] = replace(cells[new.key], text=new.text)
        return new

    def rows(table: Table) -> tuple[Row, ...]:
        return tuple(replace(row, slots=tuple(changed(slot, table) for slot in row.slots)) for row in table.rows)

    blocks = tuple(replace(block, rows=rows(block)) if isinstance(block, Table) else block for block in draft.blocks)
    return replace(draft, blocks=blocks, cells=cells)


def each_table(draft: Draft, number: int, change: Callable[[Table], Sequence[Block]]) -> Draft:
    """The draft with a table replaced by other blocks."""
    blocks = tuple(
        new
        for block in draft.blocks
        for new in (change(block) if isinstance(block, Table) and block.number == number else (block,))
    )
    return replace(draft, blocks=blocks)


def tables_of(draft: Draft) -> dict[int, Table]:
    """The three tables that stand in the draft, by number."""
    return {block.number: block for block in draft.blocks if isinstance(block, Table) and block.number}


# Labels and groups


def label_slips(draft: Draft, rng: random.Random) -> Draft:
    """Some labels and headers mistyped or misread."""
    wrong: Mapping[str, list[str]] = slips()["labels"]
    picked = rng.sample(list(wrong), 12)
    chosen = {right: rng.choice(wrong[right]) for right in picked}

    def change(slot: Slot, table: Table) -> Slot:
        right = next((each for each in chosen if each in slot.text), "")
        if slot.key or not right or not table.number:
            return slot
        return replace(slot, text=slot.text.replace(right, chosen[right]))

    return each_slot(draft, change)


def letters_slip(draft: Draft, rng: random.Random) -> Draft:
    """A character of long row labels lost, doubled or misread, in several neighbouring rows too."""
    share = rng.choice([0.15, 0.4])

    def change(slot: Slot, table: Table) -> Slot:
        places = [found.start() for found in re.finditer(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff]", slot.text)]
        if slot.role != "label" or table.number not in {1, 2} or len(places) < 5 or rng.random() > share:
            return slot
        at = rng.choice(places[:9])
        new = rng.choice(["", slot.text[at] * 2, rng.choice(MISREAD)])
        return replace(slot, text=slot.text[:at] + new + slot.text[at + 1 :])

    return each_slot(draft, change)


def labels_lost(draft: Draft, rng: random.Random) -> Draft | None:
    """Labels of one or two rows of table 2 left out; only their place tells whose values they are."""
    table = tables_of(draft).get(2)
    if table is None:
        return None
    inner = [row for row in table.rows if row.key][2:-2]
    lost = {row.key for row in rng.sample(inner, rng.randint(1, 2))}
    rows = tuple(
        replace(row, slots=tuple(replace(slot, text="") if slot.role == "label" else slot for slot in row.slots))
        if row.key in lost
        else row
        for row in table.rows
    )
    keys = [slot.key for row in table.rows if row.key in lost for slot in row.slots if slot.key]
    cells = draft.cells | {key: replace(draft.cells[key], unsure=True) for key in keys}
    return replace(each_table(draft, 2, lambda table: [replace(table, rows=rows)]), cells=cells)


def ascii_brackets(draft: Draft, rng: random.Random) -> Draft:
    """(一) 予以公开: brackets in half width, a space behind them."""
    gap = rng.choice([" ", ""])

    def change(slot: Slot, table: Table) -> Slot:
        text = slot.text.translate(HALF_WIDTH)
        return slot if slot.key else replace(slot, text=text.replace(")", ")" + gap) if text[:1] == "(" else text)

    return each_slot(draft, change)


def no_di(draft: Draft, rng: random.Random) -> Draft:
    """第二十条第（一）项 without its first 第, or its second."""
    both = rng.random() < 0.5

    def change(slot: Slot, table: Table) -> Slot:
        if slot.role != "item":
            return slot
        return replace(slot, text=slot.text.replace("第", "") if both else slot.text.replace("条第", "条"))

    return each_slot(draft, change)


def groups_lost(draft: Draft, rng: random.Random) -> Draft:
    """Group labels left out, their cells empty."""
    every = rng.random() < 0.5

    def change(slot: Slot, table: Table) -> Slot:
        lost = slot.role == "group" and (every or rng.random() < 0.5)
        return replace(slot, text="") if lost else slot

    return each_slot(draft, change)


def groups_moved(draft: Draft, rng: random.Random) -> Draft | None:
    """Group labels beside a row further down than the one where they begin."""
    table = tables_of(draft).get(2)
    if table is None:
        return None
    rows = [list(row.slots) for row in table.rows]
    begun = [(at, slot) for at, row in enumerate(table.rows) for slot in row.slots if slot.role == "group"]
    for at, slot in begun:
        if slot.rowspan > 1 and rng.random() < 0.8:
            by = rng.randint(1, slot.rowspan - 1)
            rows[at][rows[at].index(slot)] = Slot("", "group", rowspan=by)
            outer = slot.rowspan == max(each.rowspan for _, each in begun)
            place = 0 if outer or rows[at + by][0].role != "group" else 1
            rows[at + by].insert(place, replace(slot, rowspan=slot.rowspan - by))
    new = tuple(replace(row, slots=tuple(slots)) for row, slots in zip(table.rows, rows, strict=True))
    return each_table(draft, 2, lambda table: [replace(table, rows=new)])


def traditional(draft: Draft, rng: random.Random) -> Draft:
    """Tables and headings in traditional characters."""
    table = str.maketrans({key: value for key, value in slips()["traditional"].items() if len(key) == 1})

    def change(slot: Slot, _: Table) -> Slot:
        return slot if slot.key else replace(slot, text=slot.text.translate(table))

    changed = each_slot(draft, change)
    blocks = tuple(
        replace(block, text=block.text.translate(table))
        if isinstance(block, Paragraph) and block.role == "heading"
        else block
        for block in changed.blocks
    )
    return replace(changed, blocks=blocks)

"""What happens to the cells of tables before they are printed. None where there is nothing to do."""

import random
import re
from dataclasses import replace

from eval.corpus.damage_labels import each_slot, each_table, tables_of
from eval.corpus.record import Block, Draft, Printed, Row, Slot, Table

MONEY = {"fees.amount", "procurement.amount"}
GARBLED = ("\ufffd", "1\ufffd", "\ufffd\ufffd", "锟斤拷", "O", "l0", "?", "□")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def full_width_digits(draft: Draft, rng: random.Random) -> Draft:
    """Digits of some tables in full width."""
    chosen = rng.sample([1, 2, 3], rng.randint(1, 3))
    return each_slot(
        draft,
        lambda slot, table: replace(slot, text=slot.text.translate(FULL_WIDTH))
        if slot.key and table.number in chosen
        else slot,
    )


def units_in_cells(draft: Draft, rng: random.Random) -> Draft:
    """12件, 3.5万元, 1,204: figures with their unit or with commas."""
    gap = rng.choice(["", "", " "])

    def change(slot: Slot, table: Table) -> Slot:
        plain = re.fullmatch(r"\d+(\.\d+)?", slot.text) and slot.key and table.number == 1
        if not plain or rng.random() < 0.3:
            return slot
        text = f"{int(slot.text):,}" if slot.text.isdigit() and rng.random() < 0.5 else slot.text
        return replace(slot, text=text + gap + ("万元" if slot.key in MONEY else "件"))

    return each_slot(draft, change)


def markup_left(draft: Draft, rng: random.Random) -> Draft:
    """Markup left in cells: <b>, &nbsp;, **."""
    forms = rng.sample(["<b>{}</b>", "&nbsp;{}", "**{}**", "{}&nbsp;", "<span>{}</span>", "# {}"], 2)

    def change(slot: Slot, table: Table) -> Slot:
        if not slot.text or rng.random() < 0.7 or not table.number:
            return slot
        return replace(slot, text=rng.choice(forms).format(slot.text))

    changed = each_slot(draft, change)
    return replace(changed, cells=dict(draft.cells))


def empty_cells(draft: Draft, rng: random.Random) -> Draft:
    """Empty cells that no column needs, before a row's values or behind them."""
    behind = rng.random() < 0.5

    def padded(row: Row) -> Row:
        pad = (Slot("", "pad"),) * rng.randint(0, 3)
        first = next((at for at, slot in enumerate(row.slots) if slot.key), len(row.slots))
        slots = (*row.slots, *pad) if behind else (*row.slots[:first], *pad, *row.slots[first:])
        return replace(row, slots=slots)

    def change(table: Table) -> list[Block]:
        return [replace(table, width=table.width + 3, rows=tuple(padded(row) for row in table.rows))]

    for number in (1, 2):
        draft = each_table(draft, number, change)
    return draft


def extra_columns(draft: Draft, rng: random.Random) -> Draft | None:
    """Ten zeros where seven belong, three where one belongs."""
    more = rng.choice([3, 4])
    found = 0

    def widened(row: Row) -> Row:
        nonlocal found
        values = [slot for slot in row.slots if slot.key]
        zero = bool(values) and all(slot.text == "0" for slot in values)
        if not zero or len(values) not in {1, 7} or rng.random() < 0.4:
            return row
        found += 1
        count = more if len(values) == 7 else 2
        slots = tuple(replace(slot, colspan=1) if slot.key else slot for slot in row.slots)
        return replace(row, slots=(*slots, *(Slot("0", "extra"),) * count))

    def change(table: Table) -> list[Block]:
        return [replace(table, width=table.width + more, rows=tuple(widened(row) for row in table.rows))]

    for number in (1, 2):
        draft = each_table(draft, number, change)
    return draft if found else None


def value_lost(draft: Draft, rng: random.Random, vanishes: bool) -> Draft | None:
    """One cell of some rows empty; where an empty cell vanishes, the others of its row are unsure of their place."""
    rows = [row for table in tables_of(draft).values() for row in table.rows if sum(bool(s.key) for s in row.slots) > 2]
    cells = dict(draft.cells)
    gone: set[str] = set()
    for row in rng.sample(rows, min(len(rows), rng.randint(1, 3))):
        printed = [slot.key for slot in row.slots if slot.key and slot.text]
        if len(printed) < len([slot for slot in row.slots if slot.key]):
            continue
        key = rng.choice(printed)
        gone.add(key)
        cells |= {other: replace(cells[other], unsure=True) for other in printed if vanishes}
        cells[key] = Printed("", cells[key].value, "lost")
    if not gone:
        return None
    emptied = each_slot(draft, lambda slot, table: replace(slot, text="") if slot.key in gone else slot)
    return replace(emptied, cells=cells)


def totals_blank(draft: Draft, rng: random.Random) -> Draft:
    """Only the applicants' columns filled, or only the totals."""
    totals = rng.random() < 0.6
    keys = {key for key in draft.cells if key.startswith("requests.") and key.endswith(".total") == totals}
    blank = {key: Printed("", None, "blank") for key in keys}
    emptied = each_slot(draft, lambda slot, table: replace(slot, text="") if slot.key in keys else slot)
    return replace(emptied, cells=draft.cells | blank)


def right_ten_only(draft: Draft, rng: random.Random) -> Draft:
    """Of table 3 only the cells of litigation filled."""
    keys = {key for key in draft.cells if key.startswith("reconsideration.")}
    blank = {key: Printed("", None, "blank") for key in keys}
    emptied = each_slot(draft, lambda slot, table: replace(slot, text="") if slot.key in keys else slot)
    return replace(emptied, cells=draft.cells | blank)


def cells_garbled(draft: Draft, rng: random.Random) -> Draft | None:
    """Some figures of table 2 lost to broken bytes or misread as letters."""
    shown = [key for key in draft.cells if key.startswith("requests.") and draft.cells[key].text]
    chosen = {key: rng.choice(GARBLED) for key in rng.sample(shown, min(len(shown), rng.randint(1, 3)))}
    lost = {key: Printed(text, draft.cells[key].value, "lost") for key, text in chosen.items()}
    garbled = each_slot(draft, lambda slot, table: replace(slot, text=chosen[slot.key]) if slot.key in chosen else slot)
    return replace(garbled, cells=draft.cells | lost) if chosen else None

"""What happens to whole tables before they are printed. None where there is nothing to do."""

import random
from dataclasses import replace
from decimal import Decimal

from eval.corpus.damage_labels import each_table, slips, tables_of
from eval.corpus.record import Block, Draft, Narrative, Paragraph, Printed, Row, Slot, Table


def table3_pieces(draft: Draft, rng: random.Random) -> Draft | None:
    """Table 3 as three tables, one under another."""
    table = tables_of(draft).get(3)
    if table is None:
        return None
    values = [slot for slot in table.slots() if slot.key]
    heads = table.rows[2].slots[:5]
    pieces: list[Block] = []
    for at, title in enumerate(("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")):
        rows = (
            Row((Slot(title, "header", colspan=5),), "header"),
            Row(heads, "header"),
            Row(tuple(values[at * 5 : at * 5 + 5]), "data", "appeals"),
        )
        pieces.append(Table(3, 5, rows))
    return each_table(draft, 3, lambda _: pieces)


def table_missing(draft: Draft, rng: random.Random) -> Draft | None:
    """A table as a picture or an attachment: every cell of it lost."""
    return _without(draft, rng.choice(sorted(tables_of(draft)) or [0]), rng.choice(slips()["images"]))


def table_as_sentence(draft: Draft, rng: random.Random) -> Draft | None:
    """Table 1 of the 2021 form, or table 3, told in a sentence."""
    number = rng.choice([1, 3])
    keys = (*DOCUMENTS, *DECISIONS, "fees.amount") if number == 1 else APPEALS
    cells = [draft.cells.get(key) for key in keys]
    values = [cell.value for cell in cells if cell and cell.status == "read"]
    if number not in tables_of(draft) or None in values or len(values) < len(keys):
        return None
    said = [value for value in values if value is not None]
    sentence, facts = _told(draft, number, said)
    changed = _without(draft, number, sentence)
    told = tuple(Narrative(key.split(".")[0], value, "件", sentence, key) for key, value in facts.items())
    return changed and replace(changed, narrative=(*changed.narrative, *told))


DOCUMENTS = tuple(f"normative_documents.{each}" for each in ("issued", "repealed", "in_force"))
DECISIONS = ("licensing.decisions", "penalties.decisions", "coercion.decisions")
APPEALS = ("reconsideration.total", "litigation_direct.total", "litigation_after.total")


def _told(draft: Draft, number: int, values: list[Decimal]) -> tuple[str, dict[str, Decimal]]:
    """The sentence for a table, and the cells it tells."""
    if number == 3:
        told = [values[0], values[1] + values[2]]
        facts = {APPEALS[0]: values[0]}
        name = "3" if any(told) else "3_zero"
    else:
        name = "1" if any(values[:3]) else "1_zero"
        told = values
        facts = dict(zip(DECISIONS, values[3:6], strict=True))
        facts |= dict(zip(DOCUMENTS, values[:3], strict=True)) if name == "1" else {}
    slots = dict(zip("abcdefg", map(str, told), strict=False))
    return slips()["sentences"][name].format(we="我单位", year=draft.year, **slots), facts


def _without(draft: Draft, number: int, text: str) -> Draft | None:
    table = tables_of(draft).get(number)
    if table is None:
        return None
    keys = [
        key for block in draft.blocks if isinstance(block, Table) and block.number == number for key in block.shown()
    ]
    lost = {key: Printed("", draft.cells[key].value, "lost") for key in keys}
    paragraph = Paragraph(text, "body", number + 1, fixed=True)
    first = next(block for block in draft.blocks if isinstance(block, Table) and block.number == number)
    changed = each_table(draft, number, lambda block: [paragraph] if block is first else [])
    return replace(changed, cells=draft.cells | lost)


def neighbour_table(draft: Draft, rng: random.Random) -> Draft:
    """Another table near by: a hotline, a budget."""
    title, heads, names = rng.choice(slips()["neighbours"])
    rows = [Row(tuple(Slot(head, "header") for head in heads), "header")]
    for number, name in enumerate(names, start=1):
        texts = [str(number), name, str(rng.randint(0, 400)), str(rng.randint(0, 400))]
        rows.append(Row(tuple(Slot(text, "value") for text in texts), "data"))
    section = rng.choice([1, 3, 5])
    found: list[Block] = [Paragraph(title, "body", section, fixed=True), Table(0, 4, tuple(rows))]
    blocks = list(draft.blocks)
    ends = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.section == section]
    blocks[ends[-1] + 1 : ends[-1] + 1] = found
    return replace(draft, blocks=tuple(blocks))

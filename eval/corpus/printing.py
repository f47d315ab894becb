"""From figures to what a report prints: which form each block takes, marks and blanks, what is wrong on purpose."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from eval.corpus.figures import COLUMNS, Figures, cells_of
from eval.corpus.record import Planted, Printed
from ingest import form as forms
from ingest.checks import equations_of

BLOCKS = {
    "一": ("rules", "normative_documents"),
    "五": ("licensing", "other_services"),
    "六": ("penalties", "coercion"),
    "八": ("fees",),
    "九": ("procurement",),
}
LATE, MIXED, PLANTED = 0.04, 0.04, 0.05
MARKS = ("/", "—", "-", "无")
PLANTS = ("row_total", "column_total", "c1", "c4", "prose")


@dataclass(frozen=True, slots=True)
class Choice:
    """The form that each block of table 1 is printed in, and table 2."""

    blocks: dict[str, int]
    requests: int

    def rows(self) -> Iterator[tuple[str, str, tuple[forms.Cell, ...]]]:
        """(block, row key, cells) of table 1 in printed order."""
        for block, form in self.blocks.items():
            for row in BLOCKS[block]:
                cells = forms.rows(form, 1).get(row)
                if cells:
                    yield block, row, cells

    def keys(self) -> list[str]:
        """Every cell that the report prints."""
        first = [cell.key for _, _, cells in self.rows() for cell in cells]
        return first + [cell.key for cell in forms.cells(self.requests) if cell.table > 1]


def choose(rng: random.Random, year: int) -> Choice:
    """The form of a year; a few use the old one late, a few mix both."""
    lot = rng.random()
    usual = usual_choice(2019 if lot < LATE else year)
    if usual.requests == 2019 or lot <= 1 - MIXED:
        return usual
    old = rng.sample(list(BLOCKS), rng.randint(1, 3))
    return Choice({block: 2019 if block in old else 2021 for block in BLOCKS if block in {*old, *usual.blocks}}, 2021)


def usual_choice(year: int) -> Choice:
    """The form that the notice in force prescribes for a year."""
    return (
        Choice(dict.fromkeys(BLOCKS, 2019), 2019) if year < 2021 else Choice(dict.fromkeys([*BLOCKS][:4], 2021), 2021)
    )


# Values as printed


def print_cells(rng: random.Random, figures: Figures, choice: Choice, habits: random.Random) -> dict[str, Printed]:
    """Every cell as it is printed; `habits` are the body's, the same each year."""
    commas, signs = habits.random() < 0.04, habits.choice(["+-", "+-", "增减", "-"])
    cells = {}
    for key, value in cells_of(figures, choice.keys()).items():
        if key.endswith(".change"):
            text = _change(rng, value, signs)
        elif key == "procurement.amount":
            text, value = _procurement(habits, value)
        else:
            text = f"{value:,}" if commas and value >= 1000 else str(value)
        cells[key] = Printed(text, value)
    return cells


def _change(rng: random.Random, value: Decimal, signs: str) -> str:
    if not value:
        return rng.choice(["0", "0", "0", "无变化"])
    if signs == "增减":
        return f"{'增' if value > 0 else '减'}{abs(value)}"
    return f"+{value}" if value > 0 and signs == "+-" else str(value)


def _procurement(habits: random.Random, value: Decimal) -> tuple[str, Decimal]:
    """The amount has no fixed unit: what is printed is kept."""
    unit = habits.choice(["", "", "万元", "元"])
    value = value * 10000 if unit == "元" else value
    value = value.quantize(Decimal(1)) if unit == "元" else value
    return f"{value}{unit}", value


def leave_blank(rng: random.Random, cells: Mapping[str, Printed], visible: bool) -> dict[str, Printed]:
    """Some cells left empty or marked; `visible` says whether the layout shows an empty cell between others."""
    changed = dict(cells)
    for keys, share in _wholes(cells):
        if keys and rng.random() < share and not any(cells[key].value for key in keys):
            empty = visible or not keys[0].startswith(("reconsideration", "litigation"))
            text = rng.choice(["", *MARKS]) if empty else rng.choice(MARKS)
            changed |= dict.fromkeys(keys, Printed(text, None, "blank"))
    if visible and rng.random() < 0.02:
        changed |= {key: Printed("", None, "blank") for key in _zeros_of_table_2(cells)}
    return changed


def _wholes(cells: Mapping[str, Printed]) -> Iterator[tuple[list[str], float]]:
    """Groups of cells that are left empty together, with the share of reports that do so."""
    yield [key for key in cells if key == "fees.amount"], 0.12
    yield [key for key in cells if key.startswith("procurement.")], 0.35
    yield [key for key in cells if key.startswith("rules.")], 0.03
    for row in forms.rows(2021, 3):
        yield [f"{row}.{outcome}" for outcome in (*forms.OUTCOMES, "total")], 0.02


def _zeros_of_table_2(cells: Mapping[str, Printed]) -> list[str]:
    return [key for key, cell in cells.items() if key.startswith("requests.") and cell.value == 0]


# What is wrong on purpose


def plant(rng: random.Random, cells: Mapping[str, Printed], form: int) -> tuple[dict[str, Printed], str, str]:
    """The cells with one of them wrong, the kind of error and the cell; nothing in most reports."""
    if rng.random() >= PLANTED:
        return dict(cells), "", ""
    kind = rng.choice(PLANTS)
    key = _target(rng, cells, form, kind)
    old = cells[key]
    if kind == "prose" or old.value is None:
        return dict(cells), "prose", "requests.received.total"
    wrong = old.value + rng.choice([1, 1, 2, 10]) if not old.value or rng.random() < 0.6 else old.value - 1
    return {**cells, key: replace(old, text=str(wrong), value=wrong)}, kind, key


def _target(rng: random.Random, cells: Mapping[str, Printed], form: int, kind: str) -> str:
    if kind == "row_total":
        filled = [row for row in forms.outcome_rows(form) if cells[f"{row}.total"].value]
        return f"{rng.choice(filled or ['requests.granted'])}.total"
    if kind == "column_total":
        return f"requests.outcomes_total.{rng.choice(forms.APPLICANTS)}"
    if kind == "c1":
        return f"requests.carried_out.{rng.choice(COLUMNS)}"
    return f"{rng.choice(list(forms.rows(form, 3)))}.total"


def broken(cells: Mapping[str, Printed], form: int, kind: str) -> tuple[Planted, ...]:
    """Every equation that the printed cells break; blank ones count as 0."""
    if not kind or kind == "prose":
        return ()
    values = {key: cell.value or Decimal(0) for key, cell in cells.items()}
    return tuple(
        Planted(rule, (*left, *right), kind)
        for rule, _, left, right in equations_of(form)
        if _sum(values, left) != _sum(values, right)
    )


def _sum(values: Mapping[str, Decimal], keys: Sequence[str]) -> Decimal:
    return sum((values[key] for key in keys), Decimal(0))

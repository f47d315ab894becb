"""Damage by name: which harm which formats take, how much of it a level brings, and doing it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from eval.corpus import damage_cells, damage_labels, damage_lines, damage_whole, damage_words
from eval.corpus.record import FORMATS, TEXT_FORMATS, Draft
from eval.corpus.render_text import Layout, Line

ALL, TEXT = frozenset(FORMATS), frozenset(TEXT_FORMATS)
NOT_XLSX = ALL - {"xlsx"}
GRIDS = ALL - {"dump", "cells"}  # formats that show an empty cell between others

OnDraft = Callable[[Draft, random.Random], Draft | None]
OnLines = Callable[[list[Line], random.Random, Layout, Draft], list[Line] | None]


@dataclass(frozen=True, slots=True)
class Damage:
    """A harm by name: the level it belongs to, the formats that can take it; of one `group` a report takes one."""

    level: int
    formats: frozenset[str]
    on_draft: OnDraft | None = None
    on_lines: OnLines | None = None
    group: str = ""


def _value_lost(draft: Draft, rng: random.Random) -> Draft | None:
    return damage_cells.value_lost(draft, rng, vanishes=False)


def _value_gone(draft: Draft, rng: random.Random) -> Draft | None:
    return damage_cells.value_lost(draft, rng, vanishes=True)


def _nothing(draft: Draft, rng: random.Random) -> Draft:
    """The renderer does it."""
    return draft


DAMAGES: dict[str, Damage] = {
    "label_slips": Damage(1, ALL, damage_labels.label_slips),
    "letters_slip": Damage(1, ALL, damage_labels.letters_slip),
    "ascii_brackets": Damage(1, ALL, damage_labels.ascii_brackets),
    "no_di": Damage(1, ALL, damage_labels.no_di),
    "groups_lost": Damage(1, ALL, damage_labels.groups_lost, group="groups"),
    "groups_moved": Damage(1, ALL, damage_labels.groups_moved, group="groups"),
    "full_width_digits": Damage(1, ALL, damage_cells.full_width_digits, group="cells"),
    "units_in_cells": Damage(1, ALL, damage_cells.units_in_cells, group="cells"),
    "markup_left": Damage(1, TEXT, damage_cells.markup_left, group="cells"),
    "empty_cells": Damage(1, frozenset({"txt", "md"}), damage_cells.empty_cells, group="width"),
    "right_ten_only": Damage(1, GRIDS, damage_cells.right_ten_only, group="whole"),
    "neighbour_table": Damage(1, NOT_XLSX, damage_whole.neighbour_table),
    "headings_renamed": Damage(1, NOT_XLSX, damage_words.headings_renamed, group="headings"),
    "headings_renumbered": Damage(1, NOT_XLSX, damage_words.headings_renumbered, group="headings"),
    "heading_lost": Damage(1, NOT_XLSX, damage_words.heading_lost, group="headings"),
    "heading_repeated": Damage(1, NOT_XLSX, damage_words.heading_repeated, group="headings"),
    "signature_only": Damage(1, NOT_XLSX, damage_words.signature_only, group="identity"),
    "year_bare": Damage(1, NOT_XLSX, damage_words.year_bare, group="identity"),
    "chinese_year": Damage(1, NOT_XLSX, damage_words.chinese_year, group="identity"),
    "portal_chrome": Damage(1, TEXT, damage_words.portal_chrome),
    "page_marks": Damage(1, TEXT, on_lines=damage_lines.page_marks, group="pages"),
    "bare_page_numbers": Damage(
        1, frozenset({"dump", "txt", "cells"}), on_lines=damage_lines.bare_page_numbers, group="pages"
    ),
    "headers_repeated": Damage(1, TEXT, on_lines=damage_lines.headers_repeated, group="pages"),
    "rows_shifted": Damage(1, frozenset({"txt", "md"}), on_lines=damage_lines.rows_shifted, group="width"),
    "labels_glued": Damage(1, frozenset({"dump"}), on_lines=damage_lines.labels_glued, group="labels"),
    "prose_seams": Damage(1, TEXT, on_lines=damage_lines.prose_seams),
    "labels_wrapped": Damage(1, frozenset({"txt", "cells", "dump"}), on_lines=damage_lines.labels_wrapped),
    "headers_glued": Damage(1, frozenset({"txt", "dump", "cells"}), on_lines=damage_lines.headers_glued),
    "values_inside_label": Damage(1, frozenset({"dump"}), on_lines=damage_lines.values_inside_label, group="labels"),
    "groups_scattered": Damage(1, frozenset({"dump"}), on_lines=damage_lines.groups_scattered, group="groups"),
    "layout_pipes": Damage(1, frozenset({"md"}), on_lines=damage_lines.layout_pipes),
    "blank_lines": Damage(1, frozenset({"dump", "cells"}), on_lines=damage_lines.blank_lines),
    "extra_columns": Damage(2, ALL, damage_cells.extra_columns, group="width"),
    "value_lost": Damage(2, GRIDS, _value_lost, group="lost"),
    "value_gone": Damage(2, frozenset({"dump", "cells"}), _value_gone, group="lost"),
    "cells_garbled": Damage(2, ALL, damage_cells.cells_garbled, group="lost"),
    "labels_lost": Damage(2, ALL, damage_labels.labels_lost),
    "totals_blank": Damage(2, GRIDS, damage_cells.totals_blank, group="width"),
    "table3_pieces": Damage(2, ALL, damage_whole.table3_pieces, group="whole"),
    "table_missing": Damage(2, NOT_XLSX, damage_whole.table_missing, group="whole"),
    "table_as_sentence": Damage(2, NOT_XLSX, damage_whole.table_as_sentence, group="whole"),
    "traditional": Damage(2, ALL, damage_labels.traditional),
    "broken_year": Damage(2, NOT_XLSX, damage_words.broken_year, group="identity"),
    "foreign_words": Damage(2, NOT_XLSX, damage_words.foreign_words),
    "mojibake": Damage(2, TEXT, damage_words.mojibake),
    "two_layouts": Damage(2, frozenset({"txt", "dump"}), _nothing),
    "rows_split": Damage(2, frozenset({"txt", "dump", "pdf"}), on_lines=damage_lines.rows_split),
    "one_line": Damage(2, frozenset({"txt", "dump"}), on_lines=damage_lines.one_line, group="pages"),
}


def plan(rng: random.Random, level: int, kind: str, only: Sequence[str] = ()) -> list[str]:
    """The names of the damage that a report of a format takes, in the order in which it is done."""
    if level == 0:
        return []
    if only:
        return [name for name in DAMAGES if name in only and kind in DAMAGES[name].formats]
    heavy = _picked(rng, 2, kind, rng.randint(1, 3), []) if level == 2 else []
    light = _picked(rng, 1, kind, rng.randint(2, 5) if level == 1 else rng.randint(1, 3), heavy)
    return [name for name in DAMAGES if name in {*heavy, *light}]


def _picked(rng: random.Random, level: int, kind: str, count: int, taken: Sequence[str]) -> list[str]:
    fitting = [name for name, damage in DAMAGES.items() if damage.level == level and kind in damage.formats]
    groups = {DAMAGES[name].group for name in taken} - {""}
    found: list[str] = []
    for name in rng.sample(fitting, len(fitting)):
        group = DAMAGES[name].group
        if len(found) < count and group not in groups:
            found.append(name)
            groups |= {group} - {""}
    return found


def spoil(draft: Draft, names: Sequence[str], rng: random.Random) -> Draft:
    """The draft with the damage that needs no lines; the names of what took effect are in it."""
    done = []
    for name in names:
        harm = DAMAGES[name].on_draft
        spoiled = harm(draft, rng) if harm else None
        if spoiled is not None:
            draft = spoiled
            done.append(name)
    return replace(draft, damages=tuple(done))


def spoil_lines(
    draft: Draft, lines: list[Line], names: Sequence[str], rng: random.Random, layout: Layout
) -> tuple[Draft, list[Line]]:
    """The lines with the rest of the damage."""
    for name in names:
        harm = DAMAGES[name].on_lines
        spoiled = harm(lines, rng, layout, draft) if harm else None
        if spoiled is not None:
            lines = spoiled
            draft = replace(draft, damages=(*draft.damages, name))
    return draft, lines

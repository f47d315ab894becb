"""A body's year as a report before it is printed: headings, prose and tables in order, with their truth."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

from eval.corpus.content import by_lot
from eval.corpus.figures import Figures
from eval.corpus.naming import renamed
from eval.corpus.printing import Choice, broken, choose, leave_blank, plant, print_cells
from eval.corpus.prose import write
from eval.corpus.record import Block, Body, Draft, Paragraph, Planted, Printed, Prose, Table
from eval.corpus.sentences import frames
from eval.corpus.tables import tables
from eval.corpus.world import aliases

SECTIONS = range(1, 7)
SPACED = 0.2  # share of the bodies that write 2024 年 with a space
TABLE_OF = {2: 1, 3: 2, 4: 3}  # by section
_NUMBER = re.compile(r"(?<![\d\-.])\d+(?:\.\d+)?(?![\d\-.])")


def compose(body: Body, year: int, figures: Figures, seed: int, visible: bool) -> Draft:
    """The report of a body's year; `visible` says whether the layout shows an empty cell between others."""
    rng = random.Random(f"{seed}/{body.id}/{year}/report")
    choice = choose(rng, year)
    cells = leave_blank(rng, print_cells(rng, figures, choice, _habits(body, seed, "print")), visible)
    cells, kind, key = plant(rng, cells, choice.requests)
    habits = _habits(body, seed, "prose")
    prose = write(body, year, rng, habits, lambda writer: by_lot(writer, body, year, cells, habits, kind, seed))
    planted = broken(cells, choice.requests, kind)
    if kind == "prose":
        planted = (Planted("C8", (key,), kind),)
    spaced = _habits(body, seed, "space").random() < SPACED
    draft = drafted(rng, body, year, choice, cells, planted, prose, spaced)
    return renamed(draft, _habits(body, seed, "naming"), rng)


def drafted(
    rng: random.Random,
    body: Body,
    year: int,
    choice: Choice,
    cells: dict[str, Printed],
    planted: tuple[Planted, ...],
    prose: Prose,
    spaced: bool = False,
) -> Draft:
    """Prose and tables put together; `spaced` for a body that sets its numbers apart."""
    return Draft(
        body=body,
        year=year,
        agency=body.name_in(year),
        form=choice.requests,
        blocks=tuple(_blocks(rng, prose, tables(choice, cells), spaced)),
        cells=cells,
        planted=planted,
        narrative=prose.narrative,
        themes=prose.themes,
        contacts=prose.contacts,
        aliases=aliases(body, year),
    )


def without_prose(draft: Draft) -> Draft:
    """The truth of a workbook: it prints the tables and none of the words, so that these can't be wrong either."""
    planted = tuple(each for each in draft.planted if each.plant != "prose")
    return replace(draft, narrative=(), themes=(), contacts={}, planted=planted)


def _habits(body: Body, seed: int, of: str) -> random.Random:
    """Lots that fall the same way in each year of a body."""
    return random.Random(f"{seed}/{body.id}/{of}")


def _blocks(rng: random.Random, prose: Prose, found: dict[int, Table], spaced: bool) -> Iterator[Block]:
    for section in (0, *SECTIONS):
        if section:
            yield Paragraph(rng.choice(frames()["headings"][str(section)]), "heading", section)
        yield from (space(each) if spaced else each for each in prose.paragraphs if each.section == section)
        if section in TABLE_OF:
            yield found[TABLE_OF[section]]


def space(paragraph: Paragraph) -> Paragraph:
    """The paragraph with a space on each side of its numbers, as some offices type."""
    if paragraph.role != "body":
        return paragraph
    text = _NUMBER.sub(lambda found: f" {found.group()} ", paragraph.text).replace(" %", "%")
    return replace(paragraph, text=text.strip())

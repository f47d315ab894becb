"""Amounts without a fixed unit: what the cells print beside them, and whether they can be taken together."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.citing.printed import select_numbers_printed
from answer.draft import Draft
from answer.figures.measure import Measured
from answer.plan import Measure, Plan
from answer.words import join, say

PROCURED = Measure(row="procurement", column="amount")
_IN_YUAN = re.compile(r"(?<!万)(?<!亿)元")
MOST_BODIES = 5  # named as those that print 元
_TOGETHER = frozenset({"sum", "mean", "median", "rank", "change"})


def units_differ(
    plan: Plan, measured: Sequence[Sequence[Measured]], connection: Connection, language: Language
) -> Draft | None:
    """A question back where amounts are to be added up or put in order, some printed in yuan and others not."""
    if PROCURED not in plan.measures or not (plan.kind in _TOGETHER or plan.order):
        return None
    found = [each for each in measured[plan.measures.index(PROCURED)] if each.value]
    in_yuan = [
        f"{each.report.agency} {each.report.year}"
        for each, printed in zip(found, printed_of(found, connection), strict=True)
        if _IN_YUAN.search(printed)
    ]
    if not in_yuan or len(in_yuan) == len(found):
        return None
    names = join(in_yuan[:MOST_BODIES], language) + ("…" if len(in_yuan) > MOST_BODIES else "")
    return Draft(Outcome.CLARIFY, say("units_differ", language, names=names))


def printed_of(found: Sequence[Measured], connection: Connection) -> list[str]:
    """What the one cell of each figure prints; nothing where it has no place in its row."""
    cells = [each.cells[0] for each in found]
    printed = select_numbers_printed(connection, cells)
    return [printed[cell.key][cell.report.id] or "" for cell in cells]

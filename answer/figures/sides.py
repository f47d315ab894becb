"""Both sides of a stored check, cited: the cells added up, or the sentence that states the number."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Language
from answer.citing.citations import marks
from answer.draft import Draft, Sum
from answer.figures.select import Cell, reports_of, select_cells
from answer.prose.passages import select_passage
from answer.words import say
from index.checks import StoredCheck, figure
from ingest.passages import sentences

Numbers = tuple[int, ...]


def cite_sides(draft: Draft, check: StoredCheck, connection: Connection) -> tuple[Numbers, Numbers]:
    """The numbers of the citations of the left and of the right side; the draft notes what they add up to."""
    ids = sorted({report_id for report_id, _ in check.cells})
    keys = sorted({key for _, key in check.cells})
    readings = select_cells(connection, reports_of(connection, ids), keys)
    cells = {(reading.report.id, key): cell for reading in readings for key, cell in reading.cells.items()}
    left, right, less = (
        _cite([cells[place] for place in places], draft)
        for places in (check.left_cells, check.right_cells, check.less_cells)
    )
    if check.statement:
        left = (cite_statement(draft, check, connection),)
    elif check.left is not None:
        draft.sums.append(Sum(check.left, left))
    if check.right is not None:
        draft.sums.append(Sum(check.right, right, less))
    return left, (*right, *less)


def cite_statement(draft: Draft, check: StoredCheck, connection: Connection) -> int:
    """The number of the citation of the whole sentence that a check of prose is about."""
    assert check.statement is not None
    (report,) = reports_of(connection, [check.report_id])
    passage = select_passage(connection, report, check.statement.passage)
    at = passage.text.find(check.statement.text)
    bounds = next((low, high) for low, high in sentences(passage.text) if low <= at < high)
    return draft.citations.sentence(passage, *bounds)


def marked(check: StoredCheck, left: Numbers, right: Numbers, draft: Draft, language: Language) -> tuple[str, str]:
    """Both sides as they are printed, with the marks of their citations."""
    return marked_side(check.left, left, draft, language), marked_side(check.right, right, draft, language)


def marked_side(value: Decimal | None, numbers: Numbers, draft: Draft, language: Language) -> str:
    """One side; that its cells are blank where nothing is printed in them."""
    blank = draft.citations.are_blank(numbers)
    return (say("blank_counted", language) if blank else figure(value)) + marks(numbers)


def _cite(cells: Sequence[Cell], draft: Draft) -> Numbers:
    """Zeros are left out where others stand beside them."""
    return draft.citations.cells([cell for cell in cells if cell.value] or cells[:1])

"""Cells by their state → drafts: which are blank or unread, which reports are zero throughout."""

from collections import Counter, defaultdict
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Count, Draft
from answer.figures.members import SHOWN_MEMBERS
from answer.figures.select import Cell, ReportRow, select_reports, select_states
from answer.plan import Plan
from answer.shown.phrases import scope_words
from answer.words import join, say
from ingest import form as forms

SHOWN_ROWS = 8  # of one report, named in the text
SHOWN_MARKS = 3
_MOST_LINES = 60  # of one report, row by row


def answer_cells(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The reports that have such cells, each with the rows they stand in."""
    reports = select_reports(connection, plan.scope)
    draft = Draft(Outcome.ANSWERED, "", coverage=Coverage(len(reports), len(reports)))
    found: dict[int, list[Cell]] = defaultdict(list)
    for cell in select_states(connection, plan.scope, plan.state, plan.table):
        found[cell.report.id].append(cell)
    members = [report for report in reports if report.id in found]
    members.sort(key=lambda report: -len(found[report.id]))  # those with most first
    if len(members) == 1 and plan.state != "zero":
        lines = _row_by_row(members[0], found[members[0].id], draft, language)
    else:
        lines = [_line(report, found[report.id], plan, draft, language) for report in members]
    table = say(f"table_{plan.table}", language)
    parts = {"scope": scope_words(plan.scope, language), "reports": len(reports), "count": len(members), "table": table}
    key = f"cells_{plan.state}" if members else f"cells_{plan.state}_none"
    shown = SHOWN_MEMBERS if len(members) > 1 else _MOST_LINES
    more = [say("more_members", language)] if len(lines) > shown else []
    draft.text = "\n".join([say(key, language, **parts), "", *lines[:shown], *more]).strip()
    draft.counts.append(Count(len(members), tuple(report.id for report in members)))
    if plan.state == "blank":
        _tell_unread(plan, draft, connection, language)
    if plan.counting:
        draft.value, draft.unit = Decimal(len(members)), say("unit_reports", language)
    return draft


def _tell_unread(plan: Plan, draft: Draft, connection: Connection, language: Language) -> None:
    """The reports with cells of which nobody knows whether they are blank, as they could not be read."""
    cells = select_states(connection, plan.scope, "unread", plan.table)
    unread = {cell.report.id: f"{cell.report.agency} {cell.report.year}" for cell in cells}
    if not unread:
        return
    names = join(list(unread.values())[:SHOWN_MEMBERS], language) + ("…" if len(unread) > SHOWN_MEMBERS else "")
    draft.counts.append(Count(len(unread), tuple(unread)))
    draft.text += "\n\n" + say("cells_unread_beside", language, count=len(unread), names=names)


def _line(report: ReportRow, cells: list[Cell], plan: Plan, draft: Draft, language: Language) -> str:
    """One report: how many cells, in which rows, the first of them cited."""
    if plan.state == "zero":
        numbers = draft.citations.cells(cells[:SHOWN_MARKS])
        draft.rows.append(Row(report.agency, report.year, Decimal(0), say("all_zero", language), numbers))
        return f"- {report.agency} {report.year}{marks(numbers)}"
    known = forms.by_key(report.form)
    rows = list(dict.fromkeys(_row_name(known[cell.key], language) for cell in cells))
    numbers = draft.citations.cells(cells)
    names = join(rows[:SHOWN_ROWS], language) + ("…" if len(rows) > SHOWN_ROWS else "")
    label = say("cells_of", language, count=len(cells), rows=names)
    draft.rows.append(Row(report.agency, report.year, None, label, numbers))
    draft.counts.append(Count(len(cells), tuple(cell.key for cell in cells)))
    return f"- {report.agency} {report.year}: {label}{marks(numbers[:SHOWN_MARKS])}"


def _row_by_row(report: ReportRow, cells: list[Cell], draft: Draft, language: Language) -> list[str]:
    """The cells of one report: of each row of the form which columns, or that it is all of them."""
    known = forms.by_key(report.form)
    own: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        own[known[cell.key].row_key].append(cell)
    sizes = Counter(each.row_key for each in known.values())
    draft.counts.append(Count(len(cells), tuple(cell.key for cell in cells)))
    lines = [say("cells_of_one", language, agency=report.agency, year=report.year, count=len(cells)), ""]
    for row, inside in own.items():
        whole = len(inside) == sizes[row] > 1
        columns = (
            say("whole_row", language) if whole else join([_column(known[c.key], language) for c in inside], language)
        )
        label = say("cells_in_row", language, row=_row_name(known[inside[0].key], language), columns=columns)
        numbers = draft.citations.cells(inside)
        draft.rows.append(Row(report.agency, report.year, None, label, numbers))
        lines.append(f"- {label}{marks(numbers[:SHOWN_MARKS])}")
    return lines


def _column(cell: forms.Cell, language: Language) -> str:
    """The label of the column alone."""
    return cell.column if language == "zh" else cell.en.rsplit(_between(cell), 1)[-1]


def _row_name(cell: forms.Cell, language: Language) -> str:
    """The row's own label; its English name without the column's."""
    return cell.leaf if language == "zh" else cell.en.rsplit(_between(cell), 1)[0]


def _between(cell: forms.Cell) -> str:
    """What parts the English names of its row and column: refused: state secrets, businesses; licences: decisions."""
    return ", " if ", " in cell.en else ": "

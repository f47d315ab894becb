"""Prose that states another number than the cited cells: both are shown, both cited, neither chosen."""

from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Language
from answer.cite import marks
from answer.draft import Draft
from answer.measure import Measured
from answer.select import Conflict, select_conflicts, select_passage
from answer.words import say
from ingest.passages import sentences

MOST_SHOWN = 5


def add_conflicts(draft: Draft, used: Sequence[Measured], connection: Connection, language: Language) -> None:
    """Adds to the text what the prose states instead of the cells that the answer rests on."""
    cited: dict[int, set[str]] = {}
    reports = {}
    for each in used:
        cited.setdefault(each.report.id, set()).update(cell.key for cell in each.cells)
        reports[each.report.id] = each.report
    found = [each for each in select_conflicts(connection, sorted(cited)) if cited[each.report_id] & set(each.keys)]
    for conflict in found[:MOST_SHOWN]:
        number = cite_statement(draft, conflict, connection)
        report = reports[conflict.report_id]
        parts = {"agency": report.agency, "year": report.year, "stated": f"{conflict.stated:f}"}
        remark = say("conflict", language, marks="", **parts)
        draft.text += "\n\n" + say("conflict", language, marks=marks([number]), **parts)
        draft.warnings.append(remark)


def cite_statement(draft: Draft, conflict: Conflict, connection: Connection) -> int:
    """The number of the citation of the whole sentence."""
    passage = select_passage(connection, conflict.report_id, conflict.passage)
    at = passage.text.find(conflict.text)
    bounds = next((low, high) for low, high in sentences(passage.text) if low <= at < high)
    return draft.citations.sentence(passage, *bounds)

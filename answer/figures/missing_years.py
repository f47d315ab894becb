"""Of which years no report of a body is loaded → draft, among all years loaded."""

from itertools import groupby

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Missing, Outcome, Row
from answer.citing.remarks import no_reports
from answer.draft import Count, Draft
from answer.figures.members import SHOWN_MEMBERS
from answer.figures.select import select_reports
from answer.plan import Plan
from answer.reading.scope.names import loaded_years
from answer.words import join, say


def answer_missing_years(plan: Plan, connection: Connection, language: Language) -> Draft:
    """For each body in scope the years, of those that any report is loaded of, of which it has none."""
    found = sorted(select_reports(connection, plan.scope), key=lambda report: (report.agency, report.year))
    if not found:
        return no_reports(plan.scope, connection, language)
    draft = Draft(Outcome.ANSWERED, "", coverage=Coverage(len(found), len(found)))
    every = loaded_years(connection)
    lines = []
    for agency, own in groupby(found, key=lambda report: report.agency):
        filed = [report.year for report in own]
        missing = [year for year in every if year not in filed]
        draft.rows += [Row(agency, year, None, say("no_report", language)) for year in missing]
        draft.counts += [Count(len(each), tuple(each)) for each in (filed, missing, every)]
        parts = {"name": agency, "every": len(every), "filed": len(filed)}
        key = "years_missing" if missing else "years_complete"
        lines.append(say(key, language, missing=join([str(year) for year in missing], language), **parts))
    more = [say("more_members", language)] if len(lines) > SHOWN_MEMBERS else []
    draft.text = "\n\n".join([*lines[:SHOWN_MEMBERS], *more])
    missing_rows = tuple(Missing(row.agency, row.year, row.label) for row in draft.rows)
    draft.coverage = Coverage(len(found), len(found), missing_rows)
    return draft

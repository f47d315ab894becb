"""Bodies loaded without a report of a year → draft: who did not report, as far as what is loaded can tell."""

from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Missing, Outcome, Row
from answer.draft import Count, Draft
from answer.members import SHOWN_MEMBERS
from answer.missing_years import answer_missing_years
from answer.phrases import scope_words
from answer.plan import Plan
from answer.select import select_bodies_without, select_reports
from answer.words import join, say


def answer_unfiled(plan: Plan, connection: Connection, language: Language) -> Draft:
    """For each year asked about, the bodies in scope that have reports of other years only."""
    if not plan.scope.years:
        return answer_missing_years(plan, connection, language)
    draft = Draft(Outcome.ANSWERED, "")
    lines = []
    filed = without = 0
    for year in plan.scope.years:
        names = select_bodies_without(connection, plan.scope, year)
        reports = select_reports(connection, plan.scope.model_copy(update={"years": (year,)}))
        reason = say("no_report", language)
        draft.rows += [Row(name, year, None, reason) for name in names]
        filed += len(reports)
        without += len(names)
        draft.counts.append(Count(len(names), tuple(names)))
        draft.counts.append(Count(len(names) + len(reports), (*names, *(report.agency for report in reports))))
        scope = scope_words(plan.scope.model_copy(update={"years": (year,)}), language)
        more = say("more_members", language) if len(names) > SHOWN_MEMBERS else ""
        parts = {"scope": scope, "count": len(names), "bodies": len(names) + len(reports)}
        key = "unfiled" if names else "unfiled_none"
        lines.append(say(key, language, members=join(names[:SHOWN_MEMBERS], language) + more, **parts))
    lead = say("no" if without else "yes", language) if plan.every else ""
    draft.text = lead + "\n\n".join(lines)
    missing = tuple(Missing(row.agency, row.year, row.label) for row in draft.rows)
    draft.coverage = Coverage(filed, filed, missing)
    draft.warnings.append(say("unfiled_note", language))
    if plan.counting:
        draft.value, draft.unit = Decimal(without), say("unit_bodies", language)
    return draft

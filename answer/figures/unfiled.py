"""Bodies loaded without a report of a year → draft: who did not report, as far as what is loaded can tell."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Missing, Outcome, Row
from answer.draft import Count, Draft
from answer.figures.members import SHOWN_MEMBERS
from answer.figures.missing_years import answer_missing_years
from answer.figures.select import select_bodies_without, select_reports
from answer.plan import Plan
from answer.shown.phrases import scope_words
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
        if plan.filed:
            lines.append(_of_those_that_filed(plan, names, year, draft, connection, language))
            continue
        reports = select_reports(connection, plan.scope.model_copy(update={"years": (year,)}))
        reason = say("no_report", language)
        draft.rows += [Row(name, year, None, reason) for name in names]
        filed += len(reports)
        without += len(names)
        draft.counts.append(Count(len(names), tuple(names)))
        draft.counts.append(Count(len(reports), tuple(report.agency for report in reports)))
        draft.counts.append(Count(len(names) + len(reports), (*names, *(report.agency for report in reports))))
        scope = scope_words(plan.scope.model_copy(update={"years": (year,)}), language)
        more = say("more_members", language) if len(names) > SHOWN_MEMBERS else ""
        parts = {"scope": scope, "count": len(names), "bodies": len(names) + len(reports), "filed": len(reports)}
        key = "unfiled" if names else "unfiled_none"
        lines.append(say(key, language, members=join(names[:SHOWN_MEMBERS], language) + more, **parts))
    if plan.filed:
        without = len({row.agency for row in draft.rows})
    lead = say("no" if without else "yes", language) if plan.every else ""
    draft.text = lead + "\n\n".join(lines)
    missing = tuple(Missing(row.agency, row.year, row.label) for row in draft.rows)
    draft.coverage = Coverage(filed, filed, missing)
    draft.warnings.append(say("unfiled_note", language))
    if plan.counting:
        draft.value, draft.unit = Decimal(without), say("unit_bodies", language)
    return draft


def _of_those_that_filed(
    plan: Plan, names: Sequence[str], year: int, draft: Draft, connection: Connection, language: Language
) -> str:
    """Those of them that have a report of other years: of 2019, but none of 2024."""
    filed = select_reports(connection, plan.scope.model_copy(update={"years": plan.filed}))
    years: dict[str, set[int]] = defaultdict(set)
    for report in filed:
        years[report.agency].add(report.year)
    before = sorted(agency for agency, own in years.items() if own >= set(plan.filed))
    left = [name for name in names if name in before]
    draft.rows += [Row(name, year, None, say("no_report", language)) for name in left]
    draft.counts += [Count(len(each), tuple(each)) for each in (before, left)]
    scope = scope_words(plan.scope.model_copy(update={"years": plan.filed}), language)
    more = say("more_members", language) if len(left) > SHOWN_MEMBERS else ""
    parts = {"scope": scope, "year": year, "count": len(left), "bodies": len(before)}
    members = join(left[:SHOWN_MEMBERS], language) + more
    return say("filed_then_not" if left else "filed_then_all", language, members=members, **parts)

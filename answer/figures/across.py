"""Checks between two years of one body → drafts: documents in force carried on (C7), reports with the same figures."""

from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Outcome, Row
from answer.citing.citations import marks
from answer.draft import Count, Draft
from answer.figures.members import SHOWN_MEMBERS
from answer.figures.select import ReportRow, select_alike, select_reports
from answer.figures.sides import cite_sides
from answer.plan import Measure, Plan
from answer.shown.phrases import scope_words
from answer.words import say
from index.checks import StoredCheck, figure, select_checks
from index.schema import checks

ACROSS = ("in_force", "copied")  # kinds of check


def check_across(plan: Plan, connection: Connection, language: Language) -> Draft:
    """What does not hold between two years; of the documents in force of one body also what does."""
    anywhere = select_reports(connection, plan.scope.model_copy(update={"years": ()}))
    reports = [report for report in anywhere if not plan.scope.years or report.year in plan.scope.years]
    draft = Draft(Outcome.ANSWERED, "", coverage=Coverage(len(reports), len(reports)))
    draft.counts.append(Count(len(reports), tuple(report.id for report in reports)))
    tell = _in_force if plan.checks == "in_force" else _alike
    head, lines, right = tell(plan, reports, anywhere, draft, connection, language)
    lead = say("yes" if right else "no", language) if plan.yes_no and draft.status is Outcome.ANSWERED else ""
    draft.text = "\n".join([lead + head, "", *lines[:SHOWN_MEMBERS]]).strip()
    return draft


Told = tuple[str, list[str], bool]  # what is said first, line by line, and whether it is as asked
Found = Sequence[ReportRow]


def _in_force(
    plan: Plan, reports: Found, anywhere: Found, draft: Draft, connection: Connection, language: Language
) -> Told:
    """民政局 2023: 现行有效件数 5 = 上年 + 制发 − 废止 5."""
    ids = {report.id for report in reports}
    found = [check for check in select_checks(connection, checks.c.rule == "C7") if check.report_id in ids]
    broken = [check for check in found if not check.holds]
    pairs, wrong = (tuple(sorted({check.report_id for check in each})) for each in (found, broken))
    draft.counts += [Count(len(each), each) for each in (pairs, wrong)]
    parts = {"scope": scope_words(plan.scope, language), "pairs": len(pairs), "count": len(wrong)}
    listed = found if len(plan.scope.agencies) == 1 else broken
    lines = [_carried_on(draft, check, connection, language) for check in listed]
    if not found:
        draft.status = Outcome.NOT_FOUND
    key = "none" if not found else "broken" if broken else "kept"
    return say(f"in_force_{key}", language, **parts), lines, bool(broken) == plan.fault


def _carried_on(draft: Draft, check: StoredCheck, connection: Connection, language: Language) -> str:
    row, _, column = check.keys[0].rpartition(".")
    left, right = cite_sides(draft, check, connection)
    name = Measure(row=row, column=column).name(language)
    draft.rows.append(Row(check.agency, check.year, check.left, name, left))
    parts = {"name": check.agency, "year": check.year, "measure": name, "sign": "=" if check.holds else "≠"}
    values = {"value": f"{figure(check.left)}{marks(left)}", "other": f"{figure(check.right)}{marks(right)}"}
    return say("in_force_line", language, **parts, **values)


def _alike(
    plan: Plan, reports: Found, anywhere: Found, draft: Draft, connection: Connection, language: Language
) -> Told:
    """Reports with the figures of the body's last one before."""
    asked = {report.id for report in reports}
    found = [pair for pair in select_alike(connection, anywhere) if pair.later.id in asked]
    whole = [pair for pair in found if pair.prose]
    draft.counts += [Count(len(each), tuple(pair.later.id for pair in each)) for each in (found, whole)]
    parts = {"scope": scope_words(plan.scope, language), "reports": len(reports), "count": len(found)}
    lines = []
    for pair in found:
        body, year, earlier = pair.later.agency, pair.later.year, pair.earlier.year
        draft.rows.append(Row(body, year, None, say("alike_label", language, year=earlier)))
        key = "alike_prose_line" if pair.prose else "alike_line"
        lines.append(say(key, language, name=body, year=year, earlier=earlier))
    key = "alike" if found else "alike_none"
    return say(key, language, prose=len(whole), **parts), lines, bool(found)

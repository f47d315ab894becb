"""Which reports are loaded → drafts: how many, of whom, of which years, by which form."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Outcome, Row
from answer.draft import Count, Draft
from answer.members import SHOWN_MEMBERS
from answer.phrases import scope_words
from answer.plan import Plan
from answer.select import ReportRow, select_reports
from answer.words import join, say


def list_reports(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The reports in scope; whether there are any, or none, or which form each follows, where that is asked."""
    found = select_reports(connection, plan.scope)
    draft = Draft(Outcome.ANSWERED, "", Decimal(len(found)), say("unit_reports", language))
    draft.rows = [Row(each.agency, each.year, None, _form(each.form, language)) for each in found]
    draft.coverage = Coverage(len(found), len(found))
    draft.status = Outcome.ANSWERED if found or plan.yes_no else Outcome.NOT_FOUND
    if plan.by_form and found:
        draft.text = _by_form(plan, found, draft, language)
    else:
        draft.text = _listed(plan, found, language)
    if plan.yes_no:
        draft.text = say("yes" if bool(found) != plan.absent else "no", language) + draft.text
    return draft


def _listed(plan: Plan, found: Sequence[ReportRow], language: Language) -> str:
    form = f"reports_form_{plan.scope.form}" if plan.scope.form else "reports_any_form"
    scope = say(form, language, scope=scope_words(plan.scope, language))
    return say(
        "reports" if found else "reports_none",
        language,
        scope=scope,
        count=len(found),
        members=_members(found, language),
    )


def _members(found: Sequence[ReportRow], language: Language) -> str:
    """The bodies, each with its years."""
    groups = groupby(sorted(found, key=lambda each: each.agency), key=lambda each: each.agency)
    members = [f"{agency} ({join([str(report.year) for report in reports], language)})" for agency, reports in groups]
    more = say("more_members", language) if len(members) > SHOWN_MEMBERS else ""
    return join(members[:SHOWN_MEMBERS], language) + more


def _by_form(plan: Plan, found: Sequence[ReportRow], draft: Draft, language: Language) -> str:
    """For one report the form it follows; for several, which follow each."""
    if len(found) == 1:
        parts = {"agency": found[0].agency, "year": found[0].year}
        return say("form_of_one", language, form=_form(found[0].form, language), **parts)
    draft.value, draft.unit = None, ""
    lines = []
    for form in sorted({each.form for each in found}):
        own = [each for each in found if each.form == form]
        draft.counts.append(Count(len(own), tuple(each.id for each in own)))
        parts = {"form": _form(form, language), "count": len(own), "members": _members(own, language)}
        lines.append(say("form_of_some", language, **parts))
    return "\n".join(lines)


def _form(form: int, language: Language) -> str:
    return say(f"form_{form}", language) if form else say("form_none", language)

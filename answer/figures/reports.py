"""Which reports are loaded → drafts: how many, of whom, of which years, by which form."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from sqlalchemy import Connection

from answer.answer import Coverage, Language, Outcome, Row
from answer.draft import Count, Draft
from answer.figures.members import SHOWN_MEMBERS
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan
from answer.reading.scope.names import loaded_years
from answer.reading.scope.tiers import place_of, tier_of_body
from answer.shown.phrases import level_words, place_words, scope_words
from answer.words import join, say
from ingest.names import kind_of


def list_reports(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The reports in scope; whether there are any, or none, or which form each follows, where that is asked."""
    every = select_reports(connection, plan.scope)
    years = plan.scope.years or tuple(loaded_years(connection))
    found = _of_every_year(every, years) if plan.every_year else every
    draft = Draft(Outcome.ANSWERED, "", Decimal(len(found)), say("unit_reports", language))
    bodies = tuple(sorted({each.agency for each in found}))
    draft.counts.append(Count(len(bodies), bodies))
    if plan.count_bodies:
        draft.value, draft.unit = Decimal(len(bodies)), say("unit_bodies", language)
    draft.rows = [Row(each.agency, each.year, None, _form(each.form, language)) for each in found or every]
    draft.coverage = Coverage(len(every), len(every))
    draft.status = Outcome.ANSWERED if found or plan.yes_no else Outcome.NOT_FOUND
    if plan.every_year:
        draft.text = _every_year(plan, bodies, every, years, draft, language)
    elif plan.by_form and found:
        draft.text = _by_form(plan, found, draft, language)
    elif plan.group and found:
        draft.text = _by_group(plan, found, draft, language)
    else:
        draft.text = _listed(plan, found, language)
    held = bool(found) and (not plan.every_year or len(bodies) == len({each.agency for each in every}))
    if plan.yes_no:
        draft.text = say("yes" if held != plan.absent else "no", language) + draft.text
    return draft


def _every_year(
    plan: Plan,
    bodies: Sequence[str],
    every: Sequence[ReportRow],
    years: Sequence[int],
    draft: Draft,
    language: Language,
) -> str:
    """How many bodies have a report of every year, and which."""
    everyone = tuple(sorted({each.agency for each in every}))
    draft.counts.append(Count(len(everyone), everyone))
    draft.status = Outcome.ANSWERED if everyone else Outcome.NOT_FOUND
    more = say("more_members", language) if len(bodies) > SHOWN_MEMBERS else ""
    members = join(list(bodies[:SHOWN_MEMBERS]), language) + more
    parts = {"years": _span(years), "bodies": len(bodies), "all": len(everyone)}
    return say("reports_every_year" if bodies else "reports_every_year_none", language, members=members, **parts)


def _of_every_year(found: Sequence[ReportRow], years: Sequence[int]) -> list[ReportRow]:
    """Those of bodies that have a report of every year."""
    own: dict[str, set[int]] = {}
    for each in found:
        own.setdefault(each.agency, set()).add(each.year)
    return [each for each in found if own[each.agency] >= set(years)]


def _span(years: Sequence[int]) -> str:
    """2019–2024, or the years one by one."""
    whole = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if whole else "、".join(map(str, years))


def _listed(plan: Plan, found: Sequence[ReportRow], language: Language) -> str:
    form = f"reports_form_{plan.scope.form}" if plan.scope.form else "reports_any_form"
    scope = say(form, language, scope=scope_words(plan.scope, language))
    bodies = len({each.agency for each in found})
    several = bodies > 1 and (bodies != len(found) or plan.count_bodies)
    return say(
        "reports_many" if several else "reports" if found else "reports_none",
        language,
        scope=scope,
        count=len(found),
        bodies=bodies,
        members=_members(found, language),
    )


def _members(found: Sequence[ReportRow], language: Language) -> str:
    """The bodies, each with its years."""
    groups = groupby(sorted(found, key=lambda each: each.agency), key=lambda each: each.agency)
    members = [f"{agency} ({join([str(report.year) for report in reports], language)})" for agency, reports in groups]
    more = say("more_members", language) if len(members) > SHOWN_MEMBERS else ""
    return join(members[:SHOWN_MEMBERS], language) + more


def _by_group(plan: Plan, found: Sequence[ReportRow], draft: Draft, language: Language) -> str:
    """How many reports there are of each year, place or level, and of how many bodies."""
    draft.value, draft.unit = None, ""
    groups: dict[str, list[ReportRow]] = {}
    for each in found:
        groups.setdefault(_group_of(each, plan, language), []).append(each)
    lines = []
    for name, own in sorted(groups.items()):
        bodies = tuple(sorted({each.agency for each in own}))
        draft.counts += [Count(len(own), tuple(each.id for each in own)), Count(len(bodies), bodies)]
        lines.append(
            say("reports_group", language, name=name, count=len(own), bodies=how_many_bodies(bodies, language))
        )
    scope = scope_words(plan.scope, language)
    head = say("reports_groups", language, scope=scope, count=len(found), by=say(f"by_{plan.group}", language))
    return "\n".join([head, "", *lines])


def how_many_bodies(bodies: Sequence[str], language: Language) -> str:
    """3 个单位, 1 agency."""
    return say("body" if len(bodies) == 1 else "bodies", language, count=len(bodies))


def _group_of(report: ReportRow, plan: Plan, language: Language) -> str:
    if plan.group == "year":
        return f"{report.year}{say('year_mark', language)}"
    if plan.group in {"level", "tier"}:
        level = report.level if plan.group == "level" else tier_of_body(report.region, report.level)
        return level_words(level, language)
    if plan.group == "agency":
        return report.agency
    if plan.group == "kind":
        kind = kind_of(report.agency)
        return kind.zh if kind else report.agency
    place = report.region if plan.group == "region" else place_of(report.region, plan.group)
    return place_words(place) or say("no_region", language)


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

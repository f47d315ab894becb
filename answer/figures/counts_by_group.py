"""How many bodies satisfy a condition, for each year, place or level → a draft: a line each, with which they are."""

from collections.abc import Sequence
from decimal import Decimal

from answer.answer import Language, Outcome
from answer.draft import Computed, Count, Draft
from answer.figures.compute import compute
from answer.figures.groups import grouped
from answer.figures.measure import Measured
from answer.figures.members import how_many, list_members, several_years
from answer.plan import Plan
from answer.shown.phrases import scope_words
from answer.words import say


def count_by_group(
    plan: Plan, found: Sequence[Measured], members: Sequence[Measured], condition: str, language: Language
) -> Draft:
    """The members of each group that any report in scope is of, beside how many reports that group has."""
    draft = Draft(Outcome.ANSWERED, "")
    chosen = {(each.report.agency, each.report.year) for each in members}
    with_years = plan.group != "year" and several_years(found)
    lines = []
    for (year, name), group in grouped(plan, found, draft, language, blank_too=True):
        reports = tuple(each.report.id for each in group)
        own = [each for each in group if (each.report.agency, each.report.year) in chosen]
        bodies = tuple(sorted({each.report.agency for each in own}))
        draft.counts += [Count(len(reports), reports), Count(len(bodies), bodies)]
        shown = name or f"{year}{say('year_mark', language)}"
        parts = {"name": shown, "reports": len(reports), "count": how_many(own, language)}
        listed = list_members(own, draft, language, with_years=with_years)
        line = say("group_count" if own else "group_count_none", language, members=listed, **parts)
        lines.append(line + (_share(bodies, group, draft, language) if plan.share else ""))
    parts = {"scope": scope_words(plan.scope, language), "by": say(f"by_{plan.group}", language)}
    draft.text = "\n".join([say("counts_by", language, condition=condition, **parts), "", *lines])
    return draft


def _share(bodies: Sequence[str], group: Sequence[Measured], draft: Draft, language: Language) -> str:
    """The percentage that the bodies chosen are of those of the group that have the figure."""
    every = tuple(
        sorted({each.report.agency for each in group if each.value is not None or each.report.agency in bodies})
    )
    value = compute("ratio", [Decimal(len(bodies)), Decimal(len(every)), Decimal(0)])
    if value is None:
        return ""
    draft.counts.append(Count(len(every), every))
    draft.computed.append(Computed(value, "ratio", counted=(len(bodies), len(every), 0)))
    return say("change_percent", language, percent=f"{value:f}%")

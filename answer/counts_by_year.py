"""How many bodies satisfy a condition, year by year → a draft: one line a year, with which they are."""

from collections.abc import Sequence

from answer.answer import Language, Outcome
from answer.draft import Count, Draft
from answer.measure import Measured
from answer.members import how_many, list_members
from answer.phrases import scope_words
from answer.plan import Plan
from answer.words import say


def count_by_year(
    plan: Plan, found: Sequence[Measured], members: Sequence[Measured], condition: str, language: Language
) -> Draft:
    """The members of each year that any report in scope is of, beside how many reports that year has."""
    draft = Draft(Outcome.ANSWERED, "")
    lines = []
    for year in sorted({each.report.year for each in found}):
        reports = tuple(each.report.id for each in found if each.report.year == year)
        own = [each for each in members if each.report.year == year]
        bodies = tuple(sorted({each.report.agency for each in own}))
        draft.counts += [Count(len(reports), reports), Count(len(bodies), bodies)]
        parts = {"year": year, "reports": len(reports), "count": how_many(own, language)}
        listed = list_members(own, draft, language, with_years=False)
        lines.append(say("year_count" if own else "year_count_none", language, members=listed, **parts))
    head = say("counts_by_year", language, scope=scope_words(plan.scope, language), condition=condition)
    draft.text = "\n".join([head, "", *lines])
    return draft

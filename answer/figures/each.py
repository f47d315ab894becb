"""Several figures of each body → a draft: one line a body, one row a figure."""

from collections.abc import Sequence

from answer.answer import Language, Outcome
from answer.citing.citations import marks
from answer.draft import Draft
from answer.figures.measure import Measured
from answer.figures.members import SHOWN_MEMBERS, add_row, count_reports, several_years
from answer.plan import Plan
from answer.shown.phrases import amount, scope_words
from answer.words import join, say


def tell_each(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    """Every report in scope with all of the figures; one that has none of them is said to have none."""
    draft = Draft(Outcome.ANSWERED, "")
    with_years = several_years(measured[0])
    lines = [_line(own, draft, language, with_years) for own in zip(*measured, strict=True)]
    more = [say("more_members", language)] if len(lines) > SHOWN_MEMBERS else []
    parts = {
        "scope": scope_words(plan.scope, language),
        "reports": count_reports(measured[0], draft),
        "measures": join([each.name(language) for each in plan.measures], language),
    }
    draft.text = "\n".join([say("each_of", language, **parts), "", *lines[:SHOWN_MEMBERS], *more])
    draft.status = Outcome.ANSWERED if any(row.value is not None for row in draft.rows) else Outcome.NOT_FOUND
    return draft


def _line(own: Sequence[Measured], draft: Draft, language: Language, with_years: bool) -> str:
    """One report: its figures in the order asked for."""
    report = own[0].report
    name = f"{report.agency} {report.year}" if with_years else report.agency
    return say(
        "each_line", language, name=name, figures=join([_figure(each, draft, language) for each in own], language)
    )


def _figure(each: Measured, draft: Draft, language: Language) -> str:
    name = each.measure.name(language)
    if each.state not in {"value", "blank"}:
        return f"{name} {say('no_figure', language, reason=say(each.state, language))}"
    numbers = add_row(each, draft, language)
    if each.shown is None:
        return f"{name} {say('no_figure', language, reason=say('blank_cell', language))}{marks(numbers)}"
    return f"{name} {amount(each.shown, each.measure.unit, language)}{marks(numbers)}"

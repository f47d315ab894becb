"""Conditions that compare with another body's figure: who received more than the finance bureau."""

from collections.abc import Sequence

from sqlalchemy import Connection

from answer.answer import Language, Outcome
from answer.draft import Draft
from answer.figures.lookup import tell
from answer.figures.measure import Measured, measure_reports
from answer.plan import Condition, Plan, Quantity, Scope
from answer.words import say


def with_bodies_figures(
    plan: Plan, measured: Sequence[Sequence[Measured]], connection: Connection, language: Language
) -> tuple[Plan, Sequence[Sequence[Measured]], list[Measured]] | Draft:
    """The plan with the figures of the bodies that its conditions compare with as their numbers, what was measured
    without these bodies, and their figures; where one has no such figure, the draft that says so."""
    names = {each.body for each in plan.conditions if each.body}
    if not names:
        return plan, measured, []
    figures: list[Measured] = []
    conditions: list[Condition] = []
    quantities = plan.measures * len(plan.conditions) if len(plan.measures) == 1 else plan.measures
    for condition, quantity in zip(plan.conditions, quantities, strict=False):
        if condition.body:
            own = _figure(condition, quantity, plan.scope, connection, language)
            if isinstance(own, Draft):
                return own
            figures.append(own)
            condition = condition.model_copy(update={"value": own.value})
        conditions.append(condition)
    others = [[each for each in found if each.report.agency not in names] for found in measured]
    return plan.model_copy(update={"conditions": tuple(conditions)}), others, figures


def _figure(
    condition: Condition, quantity: Quantity, scope: Scope, connection: Connection, language: Language
) -> Measured | Draft:
    years = condition.years or scope.years
    own = Scope(agencies=(condition.body,), years=years, form=scope.form)
    known = [each for each in measure_reports(connection, own, [quantity])[0] if each.value is not None]
    if len(known) != 1:
        words = "、".join(map(str, years)) if language == "zh" else ", ".join(map(str, years))
        parts = {"agency": condition.body, "years": words, "measure": quantity.name(language)}
        return Draft(Outcome.NOT_FOUND, say("of_body_none", language, **parts))
    return known[0]


def tell_bodies(figures: Sequence[Measured], draft: Draft, language: Language) -> None:
    """What the others were compared with, with its cells."""
    rows = len(draft.rows)
    draft.text += "".join(f"\n\n{tell(each, draft, language)}" for each in figures)
    del draft.rows[rows:]  # the table is of those that are so

"""Plans about figures → drafts, each by the module of its kind, with coverage and remarks."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from answer.answer import Language
from answer.citing.remarks import no_reports
from answer.draft import Draft
from answer.figures.averages import answer_average
from answer.figures.balance import answer_checks
from answer.figures.beside import answer_beside
from answer.figures.bodies_divided import divide_bodies, is_of_another
from answer.figures.breakdown import break_down
from answer.figures.cells import answer_cells
from answer.figures.changes import answer_change
from answer.figures.complete import complete
from answer.figures.distribution import answer_classes
from answer.figures.lookup import answer_yes_no, look_up
from answer.figures.measure import Measured, as_filled, measure_reports
from answer.figures.multiples import answer_multiples
from answer.figures.printed_units import units_differ
from answer.figures.ranks import answer_rank
from answer.figures.reports import list_reports
from answer.figures.running import answer_running, is_running
from answer.figures.sets import answer_set, satisfying
from answer.figures.shares import answer_share
from answer.figures.sums import answer_sum
from answer.figures.unfiled import answer_unfiled
from answer.plan import Gap, Plan
from answer.shown.fields import AVERAGED


def answer_figures(plan: Plan, connection: Connection, language: Language) -> Draft:
    """The draft of a plan about figures."""
    if plan.kind == "reports":
        return list_reports(plan, connection, language)
    if plan.kind == "checks":
        return answer_checks(plan, connection, language)
    if plan.kind == "unfiled":
        return answer_unfiled(plan, connection, language)
    if plan.kind == "cells":
        return answer_cells(plan, connection, language)
    if plan.kind == "breakdown":
        return break_down(plan, connection, language)
    if plan.kind == "sum" and any(isinstance(each, Gap) for each in plan.measures):
        return answer_multiples(plan, connection, language)
    if is_running(plan):
        return answer_running(plan, connection, language)
    measured = measure_reports(connection, plan.scope, plan.measures)
    if not measured[0]:
        return no_reports(plan.scope, connection, language)
    unlike = units_differ(plan, measured, connection, language)
    if unlike:
        return unlike
    if any(condition.operator == "blank" for condition in plan.conditions):
        measured = [as_filled(connection, found) for found in measured]
    if plan.kind in AVERAGED and plan.conditions and plan.group != "agency":  # those hold of each body's sum
        chosen = satisfying(plan, measured)
        if plan.kind == "sum" and not any(chosen):
            plan = plan.model_copy(update={"kind": "list", "order": ""})  # there are none, which is told
        else:
            measured = chosen
    draft = _composers[plan.kind](plan, measured, language)
    complete(draft, plan, measured, connection, language)
    return draft


def _sum(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    return answer_share(plan, measured, language) if plan.subject else answer_sum(plan, measured, language)


def _yes_no(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    return answer_yes_no(plan, measured, language) or answer_set(plan, measured, language)


def _look_up(plan: Plan, measured: Sequence[Sequence[Measured]], language: Language) -> Draft:
    return (divide_bodies if is_of_another(plan) else look_up)(plan, measured, language)


_composers: dict[str, Callable[[Plan, Sequence[Sequence[Measured]], Language], Draft]] = {
    "lookup": _look_up,
    "list": answer_set,
    "count": answer_set,
    "yesno": _yes_no,
    "sum": _sum,
    "mean": answer_average,
    "median": answer_average,
    "change": answer_change,
    "rank": answer_rank,
    "beside": answer_beside,
    "classes": answer_classes,
}

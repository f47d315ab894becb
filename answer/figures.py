"""Plans about figures → drafts, each by the module of its kind, with coverage and remarks."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from answer.answer import Language
from answer.averages import answer_average
from answer.balance import answer_checks
from answer.beside import answer_beside
from answer.bodies_divided import divide_bodies, is_of_another
from answer.breakdown import break_down
from answer.cells import answer_cells
from answer.changes import answer_change
from answer.complete import complete
from answer.distribution import answer_classes
from answer.draft import Draft
from answer.fields import AVERAGED
from answer.lookup import answer_yes_no, look_up
from answer.measure import Measured, measure_reports
from answer.multiples import answer_multiples
from answer.plan import Gap, Plan
from answer.ranks import answer_rank
from answer.remarks import no_reports
from answer.reports import list_reports
from answer.running import answer_running, is_running
from answer.sets import answer_set, satisfying
from answer.shares import answer_share
from answer.sums import answer_sum
from answer.unfiled import answer_unfiled


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
    if plan.kind in AVERAGED and plan.conditions and plan.group != "agency":  # those hold of each body's sum
        measured = satisfying(plan, measured)
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

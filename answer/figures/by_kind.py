"""Plans about figures → drafts, each by the module of its kind, with coverage and remarks."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from answer.answer import Language
from answer.citing.remarks import no_reports, remarks_on_names
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
from answer.figures.ranks import among_governments, answer_rank
from answer.figures.renamed import of_one_year_alone, successors, with_both_names
from answer.figures.reports import list_reports
from answer.figures.running import answer_running, is_running
from answer.figures.sets import answer_set, satisfying
from answer.figures.shares import answer_share
from answer.figures.sums import answer_sum, contains_another
from answer.figures.than_body import tell_bodies, with_bodies_figures
from answer.figures.unfiled import answer_unfiled
from answer.plan import Gap, Plan
from answer.shown.fields import AVERAGED
from answer.words import join, say


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
    plan = with_both_names(plan, connection) if plan.kind == "change" else plan
    measured: Sequence[Sequence[Measured]] = measure_reports(connection, plan.scope, plan.measures)
    renamed: dict[str, str] = {}
    if plan.kind == "change" and plan.scope.agencies:
        plan, measured, renamed = _as_one(plan, measured, connection)
    if not measured[0]:
        return no_reports(plan.scope, connection, language)
    unlike = units_differ(plan, measured, connection, language)
    if unlike:
        return unlike
    if any(condition.operator == "blank" for condition in plan.conditions):
        measured = [as_filled(connection, found) for found in measured]
    beside = with_bodies_figures(plan, measured, connection, language)
    if isinstance(beside, Draft):
        return beside
    plan, measured, bodies = beside
    if plan.kind in AVERAGED and plan.conditions and plan.group != "agency":  # those hold of each body's sum
        chosen = satisfying(plan, measured)
        if plan.kind == "sum" and not any(chosen):
            plan = plan.model_copy(update={"kind": "list", "order": ""})  # there are none, which is told
        else:
            measured = chosen
    apart = contains_another(plan, measured) if plan.kind == "sum" else []
    if apart:
        plan = plan.model_copy(update={"kind": "lookup", "together": False})
    governments = among_governments(plan, measured) if plan.kind == "rank" else measured
    ranked_apart, measured = governments is not measured, governments
    draft = _composers[plan.kind](plan, measured, language)
    if apart and draft.rows:
        draft.text = f"{say('not_added', language, names=join(apart, language))}\n\n{draft.text}"
    tell_bodies(bodies, draft, language)
    complete(draft, plan, measured, connection, language)
    draft.warnings += remarks_on_names(renamed, language)
    if ranked_apart and draft.rows:
        draft.warnings.append(say("ranked_apart", language, name=plan.subject))
    return draft


def _as_one(
    plan: Plan, measured: Sequence[Sequence[Measured]], connection: Connection
) -> tuple[Plan, list[list[Measured]], dict[str, str]]:
    """A plan that compares two years, and its figures, with a body's earlier reports under the name that it has now;
    which were renamed."""
    found = [each.report for each in measured[0]]
    years = {min(plan.scope.years), max(plan.scope.years)}
    renamed = successors(connection, *of_one_year_alone(found, years))
    rows = [
        [
            each._replace(report=each.report._replace(agency=renamed.get(each.report.agency, each.report.agency)))
            for each in own
        ]
        for own in measured
    ]
    names = tuple(dict.fromkeys(renamed.get(name, name) for name in plan.scope.agencies))
    scope = plan.scope.model_copy(update={"agencies": names})
    return plan.model_copy(update={"scope": scope}), rows, renamed


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

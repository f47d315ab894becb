"""The bodies that a follow-up means by 它们 or those: the members of the set asked for before."""

from sqlalchemy import Connection

from answer.measure import measure_reports
from answer.members import limited, ordered
from answer.plan import Plan
from answer.running import is_running, measure_steps, runners
from answer.sets import members_of


def bodies_of(plan: Plan, connection: Connection) -> tuple[str, ...]:
    """The bodies of the set that a plan asks for, in its order; those named where it asks for no set."""
    if plan.kind not in {"list", "count", "yesno"} or plan.scope.agencies or not plan.measures:
        return plan.scope.agencies
    if is_running(plan):
        found = runners(plan, measure_steps(plan, connection))
        return tuple(dict.fromkeys(steps[0].report.agency for steps in found))
    measured = measure_reports(connection, plan.scope, plan.measures)
    members = limited(ordered(members_of(plan, measured), plan), plan.limit)
    if plan.place:
        there = members[plan.place - 1].value if len(members) >= plan.place else None
        members = [each for each in members if each.value == there]
    return tuple(dict.fromkeys(each.report.agency for each in members))

"""When two plans ask the same."""

from answer.plan import Condition, Plan, Quantity

_NOT_TOLD = {
    "kind",
    "assumptions",
    "difference",
    "scope",
    "measures",
    "conditions",
    "order",
    "limit",
    "fault",
    "count_bodies",
}


def essence(plan: Plan) -> object:
    """What of a plan decides its answer: equal for plans that differ in the order of bodies or figures alone."""
    sides = plan.conditions * (len(plan.measures) if len(plan.conditions) == 1 else 1)
    told = [
        (_figure(measure), _condition(sides[place]) if place < len(sides) else "")
        for place, measure in enumerate(plan.measures)
    ]
    scope = {
        name: sorted(value) if isinstance(value, tuple) else value for name, value in plan.scope.model_dump().items()
    }
    return _kind(plan), _order(plan), _flags(plan), sorted(map(str, told)), str(scope)


def _kind(plan: Plan) -> str:
    """The sum of one body is what it has."""
    alone = len(plan.scope.agencies) == 1 and len(plan.scope.years) == 1
    return "lookup" if plan.kind == "sum" and alone and not plan.subject else plan.kind


def _order(plan: Plan) -> str:
    """Most, and of how many: of two bodies or years named, which has more tells both."""
    few = 0 < len(plan.scope.agencies) <= 3 and (len(plan.scope.agencies) > 1 or len(plan.scope.years) == 2)
    if _kind(plan) in ("lookup", "list") and few and not plan.conditions:
        return ""
    return f"{plan.order} {bool(plan.limit)}"


def _flags(plan: Plan) -> str:
    told = plan.model_dump(mode="json", exclude=_NOT_TOLD, exclude_defaults=True)
    return str(
        sorted((name, bool(value) if name == "subject" else value) for name, value in told.items() if name != "kind")
    )


def _figure(quantity: Quantity) -> str:
    return quantity.model_dump_json()


def _condition(condition: Condition) -> str:
    """Of whole numbers at least 1 is more than 0."""
    if condition.operator == "ge" and condition.value == 1:
        return Condition(operator="gt", years=condition.years).model_dump_json()
    return condition.model_dump_json()

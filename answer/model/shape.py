"""Whether a plan that a model proposed is one that can be carried out: its parts are known and fit its kind."""

from collections.abc import Iterable
from decimal import Decimal

from answer import vocabulary
from answer.plan import Condition, Gap, Measure, Plan, Quantity, Rate
from answer.shown.fields import COMPARING, PARTS
from answer.vocabulary import NamedRate

# Of these kinds the first part (`answer.fields.PARTS`) need not be said.
MAY_SAY_NOTHING = frozenset({"unfiled", "reports", "text"})
LONGEST_TERM = 20  # characters
MOST_TERMS = 5
MOST_MEASURES = 6


def is_whole(plan: Plan) -> bool:
    """Whether the plan says what its kind needs, nothing else, and only by ids of the vocabulary."""
    parts = PARTS[plan.kind]
    if not _said(plan) <= {*parts, "kind", "scope"}:
        return False
    if plan.kind not in MAY_SAY_NOTHING and parts[0] not in _said(plan):
        return False
    return (
        _measures_known(plan.measures)
        and _conditions_fit(plan)
        and _order_fits(plan)
        and _comparison_fits(plan)
        and _prose_known(plan)
        and _reports_asked_once(plan)
        and not (plan.table and plan.checks == "carry")
        and ("applicants", plan.column) in vocabulary.columns()
        and (not plan.together or plan.kind == "text" or _one_unit(plan.measures))
    )


def _said(plan: Plan) -> set[str]:
    """The fields that say something."""
    return {name for name, field in Plan.model_fields.items() if getattr(plan, name) != field.default}


def _measures_known(measures: tuple[Quantity, ...]) -> bool:
    distinct = len(set(measures)) == len(measures) <= MOST_MEASURES
    return distinct and all(_is_known(each) for each in measures)


def _is_known(quantity: Quantity) -> bool:
    if isinstance(quantity, Gap):
        sides = (quantity.of, quantity.less)
        known = all(isinstance(each, Measure) and _measure_known(each) for each in sides)
        return known and not (quantity.before or quantity.times)
    return _rate_known(quantity) if isinstance(quantity, Rate) else _measure_known(quantity)


def _measure_known(measure: Measure) -> bool:
    row = vocabulary.rows().get(measure.row)
    known = row is not None and (row.columns, measure.column) in vocabulary.columns()
    return known and bool(measure.keys)


def _rate_known(rate: Rate) -> bool:
    """Whether it is a rate of the vocabulary, made of what the vocabulary makes it of."""
    named = vocabulary.rates().get(rate.rate)
    return named is not None and rate in rates_of(named)


def rates_of(named: NamedRate) -> list[Rate]:
    """A rate of the vocabulary, for each row that it can be of."""

    def side(measures: Iterable[str], of_row: str) -> tuple[Measure, ...]:
        pairs = (measure.split("/") for measure in measures)
        return tuple(Measure(row=of_row if row == "*" else row, column=column) for row, column in pairs)

    return [
        Rate(part=side(named.part, row), whole=side(named.whole, row), less=side(named.less, row), rate=named.id)
        for row in named.rows or ("",)
    ]


def _one_unit(measures: tuple[Quantity, ...]) -> bool:
    return not any(isinstance(each, Rate) for each in measures) and len({each.unit for each in measures}) == 1


def _conditions_fit(plan: Plan) -> bool:
    """One condition for all measures or one for each; where members are chosen by nothing else, at least one."""
    if plan.kind in {"count", "yesno"} and not plan.conditions:
        return False
    counts = len(plan.conditions) in {0, 1, len(plan.measures)}
    return counts and all(_condition_fits(condition) for condition in plan.conditions)


def _condition_fits(condition: Condition) -> bool:
    between = condition.operator == "between"
    ordered = condition.high is not None and condition.value <= condition.high if between else condition.high is None
    return ordered and condition.value >= 0 and not (condition.years or condition.body)


def _order_fits(plan: Plan) -> bool:
    if plan.order and plan.kind in {"list", "lookup"} and len(plan.measures) != 1:
        return False
    if plan.order == "both" and plan.kind != "list":
        return False
    if plan.place is not None and (plan.order not in {"most", "least"} or plan.conditions or plan.place < 1):
        return False
    return plan.limit is None or (plan.limit > 0 and bool(plan.order))


def _comparison_fits(plan: Plan) -> bool:
    """What compares figures: with others of the set, with each other, and what can be done with that."""
    gaps = any(isinstance(each, Gap) for each in plan.measures)
    if gaps and plan.kind not in COMPARING:
        return False
    rates = any(isinstance(each, Rate) for each in plan.measures)
    averages = any(each.than for each in plan.conditions)
    if averages and (rates or any(each.than and each.operator in {"between", "blank"} for each in plan.conditions)):
        return False
    return plan.kind not in {"beside", "classes"} and (
        plan.kind == "rank" or not plan.subject
    )  # a share of all is read by the rules alone


def _reports_asked_once(plan: Plan) -> bool:
    """Of reports: whether there are none is a yes or no, which form each follows is not."""
    once = sum([plan.yes_no, plan.by_form, plan.count_bodies, bool(plan.group)]) < 2 or plan.kind != "reports"
    return once and (plan.yes_no or not plan.absent)


def _prose_known(plan: Plan) -> bool:
    if plan.kind == "text" and not (plan.topics or plan.terms):
        return False
    if not plan.number and plan.kind == "text" and (plan.number_only or plan.together or plan.order):
        return False  # there would be nothing to add up or to put in order
    terms = all(0 < len(term.strip()) <= LONGEST_TERM and term.isprintable() for term in plan.terms)
    known = set(plan.topics) <= vocabulary.topics().keys() and set(plan.themes) <= vocabulary.themes().keys()
    return known and len(plan.terms) <= MOST_TERMS and terms


def numbers_said(plan: Plan) -> set[Decimal]:
    """The numbers that the question must hold for the plan to be its own; 0 and a first place need no saying."""
    numbers = {number for each in plan.conditions for number in (each.value, each.high) if number}
    return numbers | ({Decimal(plan.limit)} if plan.limit and plan.limit > 1 else set())

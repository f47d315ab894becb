"""What the rules read of a question beyond the canonical wording that it is likest to."""

from collections.abc import Callable

from answer import vocabulary
from answer.fields import AVERAGED
from answer.plan import Gap, Measure, Plan, Rate
from answer.running import is_running

_WORDED = frozenset({"", "reasons", "outcomes", "applicants"})  # breakdowns that wordings ask for
_DENIALS = {"ge": "lt", "le": "gt"}  # of changes: what was denied
_Reads = Callable[[Plan, Plan], bool]


def reads_beyond(rules: Plan, wording: Plan, in_talk: bool) -> bool:
    """Whether the plan of the rules has what that of the wording leaves out; a talk's figures are not dropped."""
    if in_talk and _figures(rules) > _figures(wording):
        return True
    return rules.absent > wording.absent or any(has(rules, wording) for has in (_a_change, _equality, _results, _single_years, _twice, _of_its_kind))


def _equality(rules: Plan, wording: Plan) -> bool:
    """Whether two figures are equal, where the wording looks up one of them."""
    gaps = [each for each in rules.measures if isinstance(each, Gap) and not each.before]
    return bool(gaps) and wording.kind == "lookup" and {gaps[0].of, gaps[0].less} >= set(wording.measures)


def _a_change(rules: Plan, wording: Plan) -> bool:
    """A change where the wording tells both years."""
    same = (rules.scope, rules.measures) == (wording.scope, wording.measures)
    return rules.kind == "change" and wording.kind == "lookup" and same


def _results(rules: Plan, wording: Plan) -> bool:
    """The results of reconsideration or litigation, where the wording asks for those of requests."""
    rows = [vocabulary.rows()[each.row] for each in rules.measures if isinstance(each, Measure)]
    return wording.breakdown == "outcomes" and any(row.columns == "outcomes" for row in rows)


def _single_years(rules: Plan, wording: Plan) -> bool:
    """A ranking of single years, where the wording adds the years of each body up; or the other way round."""
    same = bool(rules.order) and (rules.order, rules.measures) == (wording.order, wording.measures)
    return same and (rules.kind, wording.kind) in {("list", "sum"), ("sum", "list")} and _by_body(rules, wording)


def _twice(rules: Plan, wording: Plan) -> bool:
    """A sum and who has most of it, or how many bodies are added up, where the wording asks for one of the two."""
    both = rules.kind == "sum" and not rules.group and bool(rules.order or rules.conditions)
    return both and (wording.kind, wording.order, wording.conditions) != ("sum", rules.order, rules.conditions)


def _by_body(*plans: Plan) -> bool:
    return any(plan.kind == "sum" and plan.group == "agency" for plan in plans)


def _of_its_kind(rules: Plan, wording: Plan) -> bool:
    """Any of what plans of one kind may have more of."""
    readings: tuple[_Reads, ...] = (_a_table, _a_part, _a_condition, _a_figure, _an_end, _a_denial, _a_number, _years)
    return rules.kind == wording.kind and any(has(rules, wording) for has in readings)


def _a_table(rules: Plan, wording: Plan) -> bool:
    """Of checks: one table that is named."""
    return bool(rules.table) and rules.table != wording.table


def _a_part(rules: Plan, wording: Plan) -> bool:
    """Of a breakdown: one that no wording asks for, or percentages; of a comparison: that neither side is expected."""
    return (
        rules.breakdown not in _WORDED
        or (rules.breakdown == wording.breakdown != "" and rules.percent > wording.percent)
        or (rules.kind == "beside" and not rules.expects)
    )


def _a_condition(rules: Plan, wording: Plan) -> bool:
    """A mean or sum of those only that have any."""
    return rules.kind in {*AVERAGED, "sum"} and len(rules.conditions) > len(wording.conditions)


def _a_figure(rules: Plan, wording: Plan) -> bool:
    """Another figure of each body, or of one."""
    more = set(rules.measures) > set(wording.measures)
    return not rules.conditions and more and rules.kind in {"list", "lookup"}


def _an_end(rules: Plan, wording: Plan) -> bool:
    """Both ends of a ranking, a place in it that has no wording, or its tiers by name: 市、区两级."""
    place = rules.place is not None and rules.place != wording.place
    tiers = (rules.group, wording.group) == ("tier", "level")
    return place or tiers or (rules.order == "both" and wording.order != "both")


def _a_denial(rules: Plan, wording: Plan) -> bool:
    """Who did not fall, where the wording asks who fell; since when one body had none, where it asks for any."""
    if rules.measures != wording.measures:
        return False
    denials = _DENIALS | ({"eq": "gt"} if len(rules.scope.agencies) == 1 else {})
    pairs = zip(rules.conditions, wording.conditions, strict=False)
    return any(denials.get(ours.operator) == theirs.operator for ours, theirs in pairs)


def _a_number(rules: Plan, wording: Plan) -> bool:
    """A number for each of two figures: more than 5 requests and lawsuits."""
    if rules.measures != wording.measures or len(rules.conditions) < 2:
        return False
    return sum(bool(each.value) for each in rules.conditions) > sum(bool(each.value) for each in wording.conditions)


def _years(rules: Plan, wording: Plan) -> bool:
    """Steps counted from a year before those named: three years running."""
    return is_running(rules) and is_running(wording) and set(rules.scope.years) > set(wording.scope.years)


def _figures(plan: Plan) -> int:
    """How many figures it has; those that a rate is the share of count each."""
    return sum(len(each.part) if isinstance(each, Rate) else 1 for each in plan.measures)

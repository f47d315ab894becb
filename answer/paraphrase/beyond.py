"""What the rules read of a question beyond the canonical wording that it is likest to."""

from collections.abc import Callable

from answer import vocabulary
from answer.figures.running import is_running
from answer.plan import Condition, Gap, Measure, Plan, Quantity, Rate
from answer.shown.fields import AVERAGED
from ingest import form as forms

_WORDED = frozenset({"", "reasons", "outcomes", "applicants"})  # breakdowns that wordings ask for
_JUDGED = frozenset({"reconsideration", "litigation", "litigation_direct", "litigation_after"})
_CHOOSING = frozenset({"list", "count", "yesno"})
_NARROWED = {("count", "list"), ("rank", "lookup")}
_DENIALS = {"ge": "lt", "le": "gt"}  # of changes: what was denied
_Reads = Callable[[Plan, Plan], bool]


def reads_beyond(rules: Plan, wording: Plan, goes_on: bool, in_talk: bool) -> bool:
    """Whether the plan of the rules has what that of the wording leaves out.

    The figures of a talk, and of a question that asks for another behind the first, are not dropped; nor are the bodies
    and years of a talk, or that they are counted.
    """
    if not goes_on and _counts_those(rules, wording):
        return False
    if goes_on and _figures(rules) > _figures(wording):
        return True
    if in_talk and (_is_lost(rules, wording) or _chosen_among_those(rules, wording)):
        return True
    readings: tuple[_Reads, ...] = (
        *(_a_change, _a_mean, _a_figure_told, _equality, _of_figures, _single_years, _of_each, _twice),
        *(_groups, _what_is_left_out, _results_of_cases, _share_in_all, _parts_in_order, _greatest_step, _of_its_kind),
        *(_a_named_rate, _whether_all_filed, _added_up, _told_beside, _from_first_to_last, _results_of_requests),
        _of_governments,
    )
    if not in_talk and _in_every_year(rules, wording):
        return True
    return rules.absent > wording.absent or any(has(rules, wording) for has in readings)


def _in_every_year(rules: Plan, wording: Plan) -> bool:
    """What must be so in every year, or the place within which a body is ranked, which the wording leaves out."""
    placed = rules.kind == wording.kind == "rank" and bool(rules.scope.regions) and not wording.scope.regions
    return placed or (bool(rules.conditions) and rules.every_year > wording.every_year)


def _is_lost(rules: Plan, wording: Plan) -> bool:
    """Whether bodies or a year, told by what was asked before, are lost, or that all years are meant, a count, or a
    place."""
    ours, theirs = rules.scope, wording.scope
    if _applicants_of(rules) > _applicants_of(wording) == set() and _rows(rules) == _rows(wording):
        return True  # 不予公开多少件, after those of natural persons
    lost = bool(ours.agencies > theirs.agencies == () or ours.years > theirs.years == ())
    lost = lost or bool(ours.regions and not (theirs.regions or theirs.agencies))
    return lost or bool(theirs.years and not ours.years) or (rules.kind, wording.kind) in _NARROWED


def _applicants_of(plan: Plan) -> set[str]:
    """The kinds of applicant that its figures are of alone."""
    return {each.column for each in plan.measures if isinstance(each, Measure)} & {*forms.APPLICANTS}


def _chosen_among_those(rules: Plan, wording: Plan) -> bool:
    """Which of the bodies found before have any, where the wording tells the figure of each."""
    chosen = rules.kind == "list" and rules.conditions and rules.scope.agencies
    return bool(chosen) and rules.measures == wording.measures and not (wording.conditions or wording.order)


def _equality(rules: Plan, wording: Plan) -> bool:
    """Whether two figures are equal, where the wording asks for one of them."""
    gaps = [each for each in rules.measures if isinstance(each, Gap) and not each.before]
    return bool(gaps) and {gaps[0].of, gaps[0].less} >= set(wording.measures)


def _of_figures(rules: Plan, wording: Plan) -> bool:
    """Figures that must hold in every year, where the wording asks only for reports; lawsuits none of which was lost,
    where it asks whether all is done; whether there were any requests, not any left over."""
    if wording.kind == "reports":
        return bool(rules.conditions)
    rest = Measure(row="carried_out", column="total")
    if rules.kind != wording.kind or rules.kind != "yesno" or wording.measures != (rest,):
        return False
    return _rows(rules) <= _JUDGED or (_rows(rules) == {"received"} and rules.conditions == wording.conditions)


def _results_of_cases(rules: Plan, wording: Plan) -> bool:
    """How the lawsuits ended, where the wording tells how the requests did."""
    known = vocabulary.rows()
    figures = [each for each in rules.measures if isinstance(each, Measure)]
    cases = bool(figures) and all(known[each.row].columns == "outcomes" for each in figures)
    return cases and wording.breakdown == "outcomes"


def _greatest_step(rules: Plan, wording: Plan) -> bool:
    """The year in which a figure rose or fell most, where the wording asks for the year with most."""
    return is_running(rules) and bool(rules.order) and not is_running(wording)


def _what_is_left_out(rules: Plan, wording: Plan) -> bool:
    """Bodies that are not meant: without the reports of governments for all below them; of departments alone."""
    return (_leaves_out(rules) and not _leaves_out(wording)) or (
        rules.scope.levels == ("department",) and not wording.scope.levels
    )


def _whether_all_filed(rules: Plan, wording: Plan) -> bool:
    """Whether every body has a report, where the wording asks which have one."""
    return rules.kind == "unfiled" and rules.every and not wording.every


def _added_up(rules: Plan, wording: Plan) -> bool:
    """Several figures of a body as one number, where the wording tells each."""
    return rules.together > wording.together and set(rules.measures) == set(wording.measures)


def _a_named_rate(rules: Plan, wording: Plan) -> bool:
    """A rate beside another figure, where the wording has figures alone."""
    rates = any(isinstance(each, Rate) and each.rate for each in rules.measures)
    return rates and len(rules.measures) > 1 and not any(isinstance(each, Rate) for each in wording.measures)


def _of_governments(rules: Plan, wording: Plan) -> bool:
    """Districts by their governments' own reports, where the wording adds up the bodies in each."""
    return "aggregate" in rules.scope.levels and wording.group in {"county", "region"} and not wording.scope.levels


def _told_beside(rules: Plan, wording: Plan) -> bool:
    """A figure told of each, whatever it is, where the wording chooses by it too."""
    told = Condition(operator="ge")
    return told in rules.conditions and told not in wording.conditions


def _from_first_to_last(rules: Plan, wording: Plan) -> bool:
    """Whether a figure rose from the first year to the last, where the wording asks whether it did every year."""
    return rules.kind == "change" and bool(rules.expects) and is_running(wording)


def _leaves_out(plan: Plan) -> bool:
    return bool(plan.scope.not_agencies or plan.scope.not_regions or plan.scope.not_levels)


def _a_change(rules: Plan, wording: Plan) -> bool:
    """A change where the wording tells both years."""
    same = (rules.scope.agencies, rules.measures) == (wording.scope.agencies, wording.measures)
    years = set(wording.scope.years) <= set(rules.scope.years)
    return rules.kind == "change" and wording.kind == "lookup" and same and years


def _single_years(rules: Plan, wording: Plan) -> bool:
    """A ranking of single years, where the wording adds the years of each body up; or the other way round."""
    same = bool(rules.order) and (rules.order, rules.measures) == (wording.order, wording.measures)
    return same and (rules.kind, wording.kind) in {("list", "sum"), ("sum", "list")} and _by_body(rules, wording)


def _twice(rules: Plan, wording: Plan) -> bool:
    """A sum and who has most of it, or how many bodies are added up, where the wording asks for one of the two."""
    both = rules.kind == "sum" and not rules.group and bool(rules.order or rules.conditions)
    return both and (wording.kind, wording.order, wording.conditions) != ("sum", rules.order, rules.conditions)


def _counts_those(rules: Plan, wording: Plan) -> bool:
    """How many bodies satisfy a condition, where the rules add their figures up: 超过10件的一共多少."""
    return (
        rules.kind == "sum" and wording.kind == "count" and wording.conditions == rules.conditions and not rules.order
    )


def _share_in_all(rules: Plan, wording: Plan) -> bool:
    """How much of all one body has, where the wording tells what share that is of its own."""
    return rules.kind == "sum" and bool(rules.subject) and not wording.subject


def _parts_in_order(rules: Plan, wording: Plan) -> bool:
    """All grounds or outcomes in order, of which several may be asked for, where the wording tells the first."""
    return rules.kind == wording.kind == "breakdown" and bool(rules.order) and rules.limit is None


def _of_each(rules: Plan, wording: Plan) -> bool:
    """The sum, the change or the rate of each body, where the wording adds all bodies up."""
    changes = rules.kind == "list" and any(isinstance(each, Gap) and each.before for each in rules.measures)
    if changes and wording.kind == "change" and not wording.scope.agencies:
        return True
    pooled = rules.kind == "sum" and not rules.group and wording.kind == "list" and not wording.conditions
    if pooled and not wording.order and all(isinstance(each, Rate) for each in rules.measures):
        return rules.measures == wording.measures  # of all together, where the wording tells each
    rates = rules.kind == "list" and not rules.conditions and any(isinstance(each, Rate) for each in rules.measures)
    return (_by_body(rules) or rates) and wording.kind == "sum" and not wording.group


def _groups(rules: Plan, wording: Plan) -> bool:
    """The sum of each year or place, where the wording adds them all up."""
    same = rules.kind == wording.kind == "sum" and rules.measures == wording.measures
    return same and bool(rules.group) and not wording.group


def _by_body(*plans: Plan) -> bool:
    return any(plan.kind == "sum" and plan.group == "agency" for plan in plans)


def _results_of_requests(rules: Plan, wording: Plan) -> bool:
    """What came of the requests, where the wording asks only how many there were: 收到几件，结果怎样."""
    return rules.breakdown == "outcomes" and wording.kind == "lookup" and not wording.breakdown


def _of_its_kind(rules: Plan, wording: Plan) -> bool:
    """Any of what plans of one kind may have more of."""
    readings: tuple[_Reads, ...] = (
        *(_a_table, _a_part, _a_condition, _a_figure, _columns, _an_end, _a_denial, _a_number, _years),
        *(_sides, _another_condition, _another_value, _a_place, _if_any),
    )
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
    """A mean or sum of those only that have any, or who of them has least."""
    some = any(each.operator == "gt" and not each.value for each in rules.conditions)
    if rules.kind == "list" and rules.order == wording.order != "" and some and not wording.conditions:
        return True
    return rules.kind in {*AVERAGED, "sum"} and len(rules.conditions) > len(wording.conditions)


def _a_figure(rules: Plan, wording: Plan) -> bool:
    """Another figure of each body, or of one a total and its column: how often reconsidered, and how often upheld."""
    more = set(rules.measures) > set(wording.measures) and not rules.conditions
    return more and (rules.kind == "list" or (rules.kind == "lookup" and len(_rows(rules)) > 2))


def _columns(rules: Plan, wording: Plan) -> bool:
    """A column for one of two figures that is not the other's: lost a reconsideration, or was sued."""
    if len(rules.conditions) < 2 or len(rules.measures) != len(wording.measures):
        return False
    pairs = list(zip(rules.measures, wording.measures, strict=True))
    plain = all(isinstance(each, Measure) for pair in pairs for each in pair)
    return plain and rules.measures != wording.measures and [_row(a) for a, _ in pairs] == [_row(b) for _, b in pairs]


def _row(quantity: Quantity) -> str:
    return quantity.row if isinstance(quantity, Measure) else ""


def _rows(plan: Plan) -> set[str]:
    return {_row(each) for each in plan.measures}


def _an_end(rules: Plan, wording: Plan) -> bool:
    """Both ends of a ranking, or the other end, a place in it that has no wording, or its tiers by name: 市、区两级."""
    place = rules.place is not None and rules.place != wording.place
    place = place or (rules.limit not in (None, 1) and rules.limit != wording.limit)  # 前两名 is no third place
    tiers = (rules.group, wording.group) == ("tier", "level")
    every = rules.limit is None and wording.limit is not None and rules.order == wording.order
    every = every and rules.kind in {"sum", "breakdown"}  # 各区分别多少，哪个区最多
    turned_round = {rules.order, wording.order} == {"most", "least"}
    return place or tiers or every or turned_round or (rules.order == "both" and wording.order != "both")


def _a_mean(rules: Plan, wording: Plan) -> bool:
    """A mean, which tells the median too, where the wording asks for the median alone."""
    return (rules.kind, wording.kind) == ("mean", "median")


def _a_figure_told(rules: Plan, wording: Plan) -> bool:
    """What a cell has, where the wording asks whether it is blank, or zero: 是零还是没有填 is no yes or no."""
    states = {each.operator for each in wording.conditions} & {"eq", "blank"}
    if (rules.kind, wording.kind) == ("yesno", "lookup") and len(rules.scope.agencies) > 1:  # 是不是都是零申请
        return bool(rules.conditions) and rules.measures == wording.measures and wording.expects == "equal"
    if (rules.kind, wording.kind) == ("yesno", "lookup") and wording.scope.years and not rules.scope.years:
        return True  # 有没有收到过行政复议: in any year, not in the newest
    told = (rules.kind, wording.kind) == ("lookup", "yesno") and rules.measures == wording.measures
    return told and bool(states) and not any(each.value for each in wording.conditions)


def _a_denial(rules: Plan, wording: Plan) -> bool:
    """Who did not fall, where the wording asks who fell; who had none, where it asks for any."""
    if rules.measures != wording.measures:
        return False
    denials = _DENIALS | {"eq": "gt"}
    pairs = zip(rules.conditions, wording.conditions, strict=False)
    return any(denials.get(ours.operator) == theirs.operator for ours, theirs in pairs)


def _a_number(rules: Plan, wording: Plan) -> bool:
    """A number for each of two figures: more than 5 requests and lawsuits; two limits, the one without its number."""
    if {each.operator for each in wording.conditions} == {"between"} and len(rules.conditions) == 2:
        return set(rules.measures) == set(wording.measures) and _one_is_without(rules)
    if rules.measures != wording.measures or len(rules.conditions) < 2:
        return False
    return sum(bool(each.value) for each in rules.conditions) > sum(bool(each.value) for each in wording.conditions)


def _one_is_without(rules: Plan) -> bool:
    """Whether a limit is left out itself: more than 10 but no more than 50 is not between 10 and 50."""
    return any(each.operator in {"gt", "lt"} for each in rules.conditions)


def _sides(rules: Plan, wording: Plan) -> bool:
    """Which of two figures must be zero and which not, where the wording has it the other way round."""
    ours, theirs = _pairs(rules), _pairs(wording)
    return len(ours) > 1 and ours != theirs and _apart(ours) == _apart(theirs)


def _another_condition(rules: Plan, wording: Plan) -> bool:
    """A condition beside the one that the wording has: fewer than 5, but not 0."""
    more = len(rules.conditions) > len(wording.conditions) > 0 and rules.kind in _CHOOSING
    return more and (len(wording.conditions) == 1 or set(rules.measures) > set(wording.measures))


def _another_value(rules: Plan, wording: Plan) -> bool:
    """A number that the wording has not, or another in the same condition: wordings have no unit of money; or the same
    number in another condition: 47 is not at least 47."""
    ours, theirs = rules.conditions, wording.conditions
    if any(each.value for each in ours) and theirs and not any(each.value or each.than for each in theirs):
        return True
    exact = len(ours) == len(theirs) == 1 and ours[0].operator == "eq" != theirs[0].operator
    if rules.measures == wording.measures and exact and ours[0].value == theirs[0].value != 0:
        return True
    same = rules.measures == wording.measures and [each.operator for each in ours] == [each.operator for each in theirs]
    return same and [each.value for each in ours] != [each.value for each in theirs]


def _a_place(rules: Plan, wording: Plan) -> bool:
    """The place whose other bodies are meant: in the district, but for its government."""
    return bool(rules.scope.regions and wording.scope.not_agencies) and not wording.scope.regions


def _if_any(rules: Plan, wording: Plan) -> bool:
    """Whether there is any table that does not balance, where the wording asks which."""
    return rules.yes_no and not wording.yes_no


def _pairs(plan: Plan) -> frozenset[tuple[Quantity, Condition]]:
    return frozenset(zip(plan.measures, plan.conditions, strict=False))


def _apart(pairs: frozenset[tuple[Quantity, Condition]]) -> tuple[list[str], list[str]]:
    """The figures and the conditions, whichever belong together."""
    return sorted(str(figure) for figure, _ in pairs), sorted(str(condition) for _, condition in pairs)


def _years(rules: Plan, wording: Plan) -> bool:
    """Steps counted from a year before those named: three years running."""
    return is_running(rules) and is_running(wording) and set(rules.scope.years) > set(wording.scope.years)


def _figures(plan: Plan) -> int:
    """How many figures it has; those that a rate is the share of count each."""
    return sum(len(each.part) if isinstance(each, Rate) else 1 for each in plan.measures)

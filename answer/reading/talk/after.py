"""A follow-up that only names other reports, or another figure, → the last Plan over these: 2023年呢, 行政处罚呢."""

import re
from collections.abc import Sequence

from answer.answer import Outcome
from answer.figures.running import is_running
from answer.plan import Condition, Gap, Measure, Plan, Quantity
from answer.reading.figures.changes import names_bodies
from answer.reading.figures.fitted import ranked_within
from answer.reading.question import Question
from answer.reading.scope.where import AGGREGATE, scope_of, with_two_years
from answer.reply import Reply
from answer.words import say

_ELSE = (  # with these words it asks for something else, or for less
    *("list", "count", "sum", "together", "plus", "mean", "median", "per_body", "change", "change_percent", "rose"),
    *("fell", "unchanged", "doubled", "rank_most", "rank_least", "rank_of", "limit", "place", "condition", "number"),
    *("zero", "blank", "not_zero", "share", "percent", "difference", "times", "per_figure", "against", "classes"),
    *("filled", "group_year", "group_region", "group_level", "series", "which_year", "every_year", "those", "others"),
    *("column", "outcomes", "applicants", "reasons", "topic", "each_body", "more_than", "less_than", "versus"),
)

_NARROWS = re.compile(  # of those bodies only: 只看收到10件以上的, 申请不少于10件的单位里呢
    r"^(?:那么?|再|请|如果|要是)*(?:只|光|仅|单)(?:看|算|要|统计|考虑|限|在|说|列|排|从|比|计)|限定|限于|局限|仅限|限制在|范围缩小"
    r"|(?:里面?|中|当中|之中|范围内)的?(?:呢|又?是?(?:谁|哪[个家]))"
)
_OWN_ORDER = ("rank_most", "rank_least", "rank_of", "limit", "place", "sum", "mean", "median")


def ranked_among(question: Question, plan: Plan) -> Plan:
    """The last ranking among those bodies only that satisfy a condition on another figure: 只看收到10件以上的."""
    last = question.previous
    ranked = last is not None and last.kind == "list" and last.order in {"most", "least"} and not last.conditions
    if last is None or not ranked or len(last.measures) != 1 or last.place or last.difference:
        return plan
    chosen = plan.kind == "list" and len(plan.measures) == len(plan.conditions) == 1 and not plan.conditions[0].years
    own = question.has(*_OWN_ORDER) or question.means_those or plan.measures == last.measures
    if not chosen or own or question.language != "zh" or not _NARROWS.search(question.text):
        return plan
    scope = plan.scope.model_copy(update={"not_levels": tuple(dict.fromkeys((*plan.scope.not_levels, AGGREGATE)))})
    both = {
        "measures": (*last.measures, *plan.measures),
        "conditions": (Condition(operator="ge"), *plan.conditions),
        "scope": scope if not (scope.agencies or scope.levels) else plan.scope,
    }
    return plan.model_copy(update={**both, "order": last.order, "limit": last.limit})


def read_after(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The last plan, of other reports or with another figure; None where the last one, or this one, is of another
    kind."""
    previous = question.previous
    if (
        previous is None
        or not (_is_kept(previous) or _is_grouped(question, previous))
        or question.has(*_ELSE)
        or question.means_those
    ):
        return None
    other = None if question.inherits else _other(question, previous, measures)
    if not question.inherits and other is None:
        return None
    named = names_bodies(question)
    scope = scope_of(question, is_set=not named)
    if isinstance(scope, Reply):
        return scope
    years = scope.years or previous.scope.years
    scope = scope.model_copy(update={"years": years, "levels": scope.levels or previous.scope.levels})
    changed: dict[str, object] = {"assumptions": tuple(question.assumptions)}
    if other is not None:
        changed["measures"] = (other,)
    if previous.kind in {"beside", "classes", "mean", "median"} and len(years) != 1 and not previous.group:
        return Reply(Outcome.CLARIFY, say("which_year", question.language))
    if previous.kind == "beside":
        subject = scope.agencies[0] if named and len(scope.agencies) == 1 else previous.subject
        place = () if named else tuple(span.value("region") or "" for span in question.spans.of("region"))
        regions = place or (ranked_within(question, subject) if named else previous.scope.regions)
        scope = scope.model_copy(update={"agencies": (), "endings": (), "regions": regions})
        return previous.model_copy(update={**changed, "scope": scope, "subject": subject})
    if named:
        if previous.kind not in {"list", "sum", "lookup"} or _is_changed(previous.measures):
            return None
        changed["kind"] = "lookup"
    elif previous.kind == "lookup" and not scope.agencies:
        changed["kind"] = "sum" if _divides(previous.measures) else "list"
    if _compares_years(previous.measures):
        scope = with_two_years(question, scope)
    return previous.model_copy(update={**changed, "scope": scope})


def _is_kept(previous: Plan) -> bool:
    """Whether the last plan says what would be lost if it were read anew."""
    if is_running(previous):
        return False
    several = previous.kind == "list" and len(previous.measures) > 1 and not previous.conditions
    grouped = previous.kind in {"mean", "median"} and bool(previous.group)
    gaps = any(isinstance(each, Gap) and (each.before or each.times) for each in previous.measures)
    filled = previous.kind in {"yesno", "list", "count"} and any(
        each.operator == "ge" and not each.value and not each.than for each in previous.conditions
    )
    none = previous.kind == "yesno" and len(previous.conditions) == 1 and previous.conditions[0].operator == "eq"
    return several or grouped or gaps or filled or none or previous.kind in {"beside", "classes"}


def _is_grouped(question: Question, previous: Plan) -> bool:
    """Whether the last plan has a number for each place or kind, or of each year where none is named now."""
    by_year = previous.group == "year" and question.has("year", "relative")
    return previous.kind == "sum" and bool(previous.group) and not by_year and not names_bodies(question)


def _other(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Quantity | None:
    """The one figure named in place of the last one: 行政处罚呢."""
    if not question.has("follow_up") or len(measures) != 1 or len(previous.measures) != 1:
        return None
    if isinstance(measures[0], Gap) or question.has("agency", "quantity"):
        return None
    gap = previous.measures[0]
    if isinstance(gap, Gap):
        if not gap.before:
            return None  # it is of two figures
        return gap.model_copy(update={"of": measures[0], "less": measures[0]})
    return measures[0] if isinstance(measures[0], Measure) else None


def _is_changed(measures: Sequence[Quantity]) -> bool:
    return any(isinstance(each, Gap) and each.before and not each.times for each in measures)


def _compares_years(measures: Sequence[Quantity]) -> bool:
    return any(isinstance(each, Gap) and each.before for each in measures)


def _divides(measures: Sequence[Quantity]) -> bool:
    return any(isinstance(each, Gap) and each.times for each in measures)

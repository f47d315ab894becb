"""A follow-up that asks the last answer again with one thing changed → Plans: 占全部单位的几成.

What `asks_again` reads is a whole question in the words of `vocabulary/again.json` (是0还是没填, 第二名差它多少),
before anything else; `read_again` reads those that name figures too.
"""

import re
from collections.abc import Callable

from answer import vocabulary
from answer.figures.breakdown import first_part
from answer.plan import Breakdown, Condition, Gap, Measure, Plan, Quantity, Rate
from answer.reading.figures.what import GROUPS, columns_in
from answer.reading.prose.topics_named import LISTING
from answer.reading.question import Question
from answer.reading.scope.where import years_named
from answer.reading.talk.those import bodies_of
from answer.reply import Reply
from answer.shown.fields import AVERAGED
from answer.words import say
from ingest import form as forms

_ALSO = re.compile(
    r"也算|也加|也计|加上|算上|连同|加进|计入|一并算|加在一起|\b(?:also|too|as well|includ\w+|add\w*|plus)\b"
)
_ANEW = re.compile(r"再|重新|重算|另算|\bagain\b|\bre-?(?:calculate|compute|do)\b")
REASONS: dict[str, Breakdown] = {"refused": "reasons", **GROUPS}
_THE_FIRST = re.compile("第一|榜首|头名")
_EARLIER = re.compile(r"previous|preceding|prior|before|earlier")
_NAMES = ("agency", "region", "level", "year", "relative")


def asks_again(question: Question) -> Plan | None:
    """The last plan asked again by words that only mean something after it; None where they are others."""
    if question.previous is None:
        return None
    for form, patterns in vocabulary.again().items():
        if any(pattern.fullmatch(question.text) for pattern in patterns):
            plan = _FORMS[form](question, question.previous)
            if plan is not None:
                return plan
    return None


def _as_share_of_bodies(question: Question, previous: Plan) -> Plan | None:
    chosen = previous.kind in {"list", "count", "yesno"} and previous.conditions and not previous.scope.agencies
    if not chosen or previous.order or previous.every_year:
        return None
    return _again(question, previous, kind="count", share=True)


def _as_share(question: Question, previous: Plan) -> Plan | None:
    return _as_share_of_bodies(question, previous) if previous.kind == "count" else None


def _each_body(question: Question, previous: Plan) -> Plan | None:
    """The figure of each body, after that of all together."""
    together = previous.kind in AVERAGED and not previous.group and not previous.subject and not previous.conditions
    if not together or len(previous.measures) != 1 or isinstance(previous.measures[0], Gap):
        return None
    measures = previous.measures
    limit = 1 if "最" in question.text else None
    notes = tuple(question.assumptions)
    return Plan(kind="list", scope=previous.scope, measures=measures, order="most", limit=limit, assumptions=notes)


def _ends_apart(question: Question, previous: Plan) -> Plan | None:
    """By how much the year with most is ahead of that with fewest, after either of them."""
    one_year = previous.limit == 1 and (
        (previous.kind == "lookup" and len(previous.scope.agencies) == 1)
        or (previous.kind == "sum" and previous.group == "year")
    )
    if not one_year or len(previous.measures) != 1:
        return None
    return _again(question, previous, order="both", difference=True)


def _same(question: Question, previous: Plan) -> Plan | None:
    """What was looked up, which tells a zero from a blank cell."""
    return _again(question, previous) if previous.kind == "lookup" and previous.measures else None


def _figures_again(question: Question, previous: Plan) -> Plan | None:
    """The number of whoever has most, or of each, which the last answer tells."""
    first = previous.limit == 1 or previous.place is not None
    told = previous.kind == "list" and previous.measures and (first or bool(re.search(r"\beach\b", question.text)))
    return _again(question, previous) if told else None


def _ahead_of_second(question: Question, previous: Plan) -> Plan | None:
    ranked = previous.kind == "list" and previous.order in {"most", "least"} and not previous.conditions
    if not ranked or previous.place not in {None, 2} or len(previous.measures) != 1:
        return None
    return _again(question, previous, place=None, limit=2, difference=True)


def _who_has_it(question: Question, previous: Plan) -> Plan | None:
    """The bodies with the part of a breakdown that came first."""
    if previous.kind != "breakdown" or previous.scope.agencies:
        return None
    group = next((row for row, breakdown in REASONS.items() if breakdown == previous.breakdown), None)
    if previous.order:
        part = first_part(previous, question.names.connection) if previous.limit == 1 else None
    else:
        part = Measure(row=group, column=previous.column) if group else None  # any of them
    return (
        None
        if part is None
        else Plan(
            kind="list",
            scope=previous.scope,
            measures=(part,),
            conditions=(Condition(operator="gt"),),
            assumptions=tuple(question.assumptions),
        )
    )


def _years_missing(question: Question, previous: Plan) -> Plan | None:
    """Of which years it has no report."""
    if previous.kind not in {"reports", "unfiled"} or not previous.scope.agencies:
        return None
    scope = previous.scope.model_copy(update={"years": ()})
    return Plan(kind="unfiled", scope=scope, assumptions=tuple(question.assumptions))


def _every_year_checked(question: Question, previous: Plan) -> Plan | None:
    if previous.kind != "checks":
        return None
    return _again(question, previous, scope=previous.scope.model_copy(update={"years": ()}))


def _checks_told(question: Question, previous: Plan) -> Plan | None:
    return _again(question, previous) if previous.kind == "checks" else None


def _against_another_year(question: Question, previous: Plan) -> Plan | None:
    """和2020年比呢, after a figure of 2022."""
    named = sorted({*years_named(question), *(previous.scope.years[-1:] if previous.kind == "change" else ())})
    told = (
        previous.kind in {"lookup", "sum", "change"}
        and previous.measures
        and not previous.group
        and not previous.subject
    )
    if len(named) != 2 or not told or previous.together:
        return None
    if any(not isinstance(each, Measure | Rate) for each in previous.measures):
        return None
    return Plan(
        kind="change",
        scope=previous.scope.model_copy(update={"years": tuple(named)}),
        measures=previous.measures,
        assumptions=tuple(question.assumptions),
    )


def _same_thing(question: Question, previous: Plan) -> Plan | None:
    """Whether the report of the year before, or after, or of one named tells of the same: anything like that."""
    if previous.kind != "text" or len(previous.scope.years) != 1 or set(previous.topics) & LISTING:
        return None
    named = sorted(years_named(question))
    year = named[0] if named else previous.scope.years[0] + (-1 if _EARLIER.search(question.text) else 1)
    scope = previous.scope.model_copy(update={"years": (year,)})
    told = {"number": "", "number_only": False, "together": False, "difference": False, "order": "", "limit": None}
    return _again(question, previous, scope=scope, yes_no=True, newest=False, **told)


def _named(question: Question, previous: Plan) -> Plan | None:
    """报一下名字, after how many there are: who they are."""
    if previous.kind in {"unfiled", "checks", "cells"} and previous.counting:
        return _again(question, previous, counting=False)
    chosen = previous.kind in {"list", "count", "yesno"} and previous.conditions and not previous.every
    return _again(question, previous, kind="list", share=False) if chosen and not previous.group else None


def _in_yuan(question: Question, previous: Plan) -> Plan | None:
    """折合成元是多少: the amount again, which is told as printed."""
    amounts = previous.measures and all(
        isinstance(each, Measure) and each.column == "amount" for each in previous.measures
    )
    if not amounts:
        return None
    return _again(question, previous, assumptions=(*question.assumptions, say("amounts_in_wan", question.language)))


def _share_of_first(question: Question, previous: Plan) -> Plan | None:
    """它占多大份额, after who has most: of the sum of all among whom it has."""
    first = previous.limit == 1 or bool(_THE_FIRST.search(question.text))
    any_at_all = all(each.operator == "gt" and not each.value and not each.than for each in previous.conditions)
    one = previous.kind == "list" and first and previous.order and any_at_all
    if not one or len(previous.measures) != 1 or not isinstance(previous.measures[0], Measure):
        return None
    bodies = bodies_of(previous.model_copy(update={"limit": 1}), question.names.connection)
    if len(bodies) != 1 or len(previous.scope.years) != 1:
        return None
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=previous.scope, measures=previous.measures, subject=bodies[0], assumptions=notes)


_FORMS: dict[str, Callable[[Question, Plan], Plan | None]] = {
    "share_of_bodies": _as_share_of_bodies,
    "share": _as_share,
    "each_body": _each_body,
    "ends_apart": _ends_apart,
    "zero_or_blank": _same,
    "ahead_of_second": _ahead_of_second,
    "figures_again": _figures_again,
    "whose_reason": _who_has_it,
    "named": _named,
    "in_yuan": _in_yuan,
    "share_of_first": _share_of_first,
    "same_thing": _same_thing,
    "years_missing": _years_missing,
    "every_year_checked": _every_year_checked,
    "which_line": _checks_told,
    "against_year": _against_another_year,
}


def _again(question: Question, previous: Plan, **changed: object) -> Plan:
    return previous.model_copy(update={"assumptions": tuple(question.assumptions), **changed})


# With figures


def read_again(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The last plan with a figure counted in, without the zeros, by applicant, or as a mean of the same groups."""
    previous = question.previous
    if previous is None or question.has(*_NAMES):
        return None
    readings = (_without_zeros, _added_to, _counted_in, _by_applicant, _averaged, _for_which_reasons)
    return next((plan for read in readings if (plan := read(question, previous, measures))), None)


def _without_zeros(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """零申请的剔掉再算一遍平均."""
    again = question.is_again_without_zeros or (question.without_zeros and _ANEW.search(question.text))
    if previous.kind not in AVERAGED or not again or question.left_out:
        return None
    if measures and measures != previous.measures:
        return None
    named = {"mean": question.has("mean"), "median": question.has("median")}
    kinds = [kind for kind, said in named.items() if said]
    kind = kinds[0] if len(kinds) == 1 else previous.kind
    return _again(question, previous, kind=kind, conditions=(Condition(operator="gt"),))


def _added_to(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """部分公开也算上, after those granted: both together."""
    if not _ALSO.search(question.text) or len(measures) != 1 or previous.kind not in {"lookup", "sum"}:
        return None
    before = previous.measures
    whole = Measure(row="handled", column="total")
    if len(before) == 2 and before[0] == whole:  # 答复的申请里予以公开几件
        before = before[1:]
    together = previous.together or len(before) == 1
    plain = all(isinstance(each, Measure) for each in (*before, *measures))
    if not (together and plain) or previous.order or previous.group or measures[0] in before:
        return None
    rows = {vocabulary.rows()[each.row].columns for each in (*before, *measures) if isinstance(each, Measure)}
    if len(rows) != 1:
        return None
    return _again(question, previous, kind="sum", measures=(*before, *measures), together=True)


def _counted_in(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """加上部分公开是多少, after the rate of those granted: its share with them."""
    last = previous.measures[0] if len(previous.measures) == 1 else None
    if not isinstance(last, Rate) or len(measures) != 1 or not _ALSO.search(question.text):
        return None
    (rate,) = measures
    grown = isinstance(rate, Rate) and set(last.part) < set(rate.part) and rate.whole == last.whole
    return _again(question, previous, measures=measures) if grown else None


def _by_applicant(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """分申请人看，企业占几件: the figures asked about before, of each kind of applicant or of those named."""
    rows = [each.row for each in previous.measures if isinstance(each, Measure)]
    of_applicants = rows and len(rows) == len(previous.measures)
    of_applicants = of_applicants and all(vocabulary.rows()[row].columns == "applicants" for row in rows)
    if not question.has("applicants") or question.has("row", "rate", "share", "percent", "list"):
        return None
    if previous.kind not in {"lookup", "sum"} or not of_applicants or previous.together or rows == ["received"]:
        return None
    columns = [each for each in columns_in(question.spans, "applicants") if each != "total"] or list(forms.APPLICANTS)
    wanted = tuple(Measure(row=row, column=column) for row in rows for column in columns)
    return _again(question, previous, measures=wanted)


def _averaged(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """平均每家呢, after the sums of two cities; 合计呢 after their means."""
    grouped = previous.group and previous.kind in AVERAGED and len(previous.measures) == 1
    if not grouped or (measures and measures != previous.measures):
        return None
    asked = {"mean": question.has("mean", "per_body"), "median": question.has("median"), "sum": question.has("sum")}
    kinds = [kind for kind, said in asked.items() if said]
    if len(kinds) != 1 or isinstance(previous.measures[0], Rate):
        return None
    one = {"group": "", "order": "", "limit": None} if previous.kind == kinds[0] == "sum" else {}  # of all the years
    return _again(question, previous, kind=kinds[0], **one)


def _for_which_reasons(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """是因为什么, after who had most that could not be provided: the reasons of those."""
    (last, *others) = previous.measures or (None,)
    if others or not isinstance(last, Measure) or last.column != "total" or not question.has("reasons", "why"):
        return None
    breakdown = REASONS.get(last.row)
    if breakdown is None or question.has("row", "rate", "topic", "column", "list", "quote"):
        return None
    scope = previous.scope
    if previous.kind in {"list", "count", "yesno"}:
        bodies = bodies_of(previous, question.names.connection)
        scope = scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()})
    return Plan(kind="breakdown", scope=scope, breakdown=breakdown, assumptions=tuple(question.assumptions))

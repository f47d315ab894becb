"""A follow-up that asks the last answer again with one thing changed → Plans: 占全部单位的几成.

What `asks_again` reads is a whole question in the words of `vocabulary/again.json` (是0还是没填, 第二名差它多少),
before anything else; `read_again` reads those that name figures too.
"""

import re
from collections.abc import Callable

from answer import vocabulary
from answer.answer import Outcome
from answer.figures.breakdown import first_part, parts_stated
from answer.plan import Breakdown, Condition, Gap, Kind, Measure, Plan, Quantity, Rate, Scope
from answer.reading.figures.what import GROUPS, columns_in
from answer.reading.prose.topics_named import LISTING
from answer.reading.question import Question
from answer.reading.scope.governments import place_of_government
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import of_everybody, years_named
from answer.reading.talk.those import bodies_of, were_both_ends
from answer.reply import Reply
from answer.shown.fields import AVERAGED
from answer.words import join, say
from ingest import form as forms

_ALSO = re.compile(r"也算|也加|也计|加上|算上|连同|加进|计入|一并算|加在一起|\b(?:includ\w+|add\w*|plus|count\w*)\b")
_TOO = re.compile(r"\b(?:also|too|as well)\b")  # which adds requests, and asks for another figure beside
_ANEW = re.compile(r"再|重新|重算|另算|\bagain\b|\bre-?(?:calculate|compute|do)\b")
REASONS: dict[str, Breakdown] = {"refused": "reasons", **GROUPS}
_THE_FIRST = re.compile(
    r"第一|头一|榜首|头名|首位|居首|最[多高大前]|\b(?:top|biggest|largest|first|leading|busiest|highest|number one)\b"
)
_EARLIER = re.compile(r"previous|preceding|prior|before|earlier")
_NAMES = ("agency", "region", "level", "year", "relative")


def asks_again(question: Question) -> Plan | Reply | None:
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
    """The figure of each body, after that of all together, or of the government of their place."""
    together = previous.kind in AVERAGED and not previous.group and not previous.subject and not previous.conditions
    place = "" if together or previous.kind != "lookup" or previous.order else place_of_government(question, previous)
    if place:
        scope = previous.scope.model_copy(update={"agencies": (), "regions": (place,)})
        previous, together = previous.model_copy(update={"scope": scope}), True
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
    """The number of whoever has most, of the year with most, or of each, which the last answer tells."""
    first = previous.limit == 1 or previous.place is not None
    of_a_year = previous.kind in {"lookup", "sum"} and first
    each = previous.kind == "list" and (first or bool(re.search(r"\beach\b", question.text)))
    any_of_a_kind = previous.kind == "yesno" and previous.scope.endings and len(previous.measures) == 1
    if any_of_a_kind and not (previous.every or previous.every_year):  # did the petition bureaus receive any
        return _again(question, previous, kind="sum", conditions=(), yes_no=False)
    told = previous.measures and (each or of_a_year)
    return _again(question, previous) if told else None


def _ahead_of_second(question: Question, previous: Plan) -> Plan | None:
    ranked = previous.kind == "list" and previous.order in {"most", "least"} and not previous.conditions
    if not ranked or previous.place not in {None, 2} or len(previous.measures) != 1:
        return None
    if were_both_ends(question.earlier, previous):
        return _again(question, previous, order="both", difference=True)
    return _again(question, previous, place=None, limit=2, difference=True)


def _who_has_it(question: Question, previous: Plan) -> Plan | Reply | None:
    """The bodies with the part of a breakdown that came first, or that is its only one; of all bodies any of them."""
    if previous.kind != "breakdown":
        return None
    connection = question.names.connection
    first = first_part(previous, connection) if previous.order and previous.limit == 1 else None
    stated = () if previous.order else parts_stated(previous, connection)
    group = next((row for row, breakdown in REASONS.items() if breakdown == previous.breakdown), None)
    if group and not (previous.order or previous.scope.agencies):
        part: Measure | None = Measure(row=group, column=previous.column)
    else:
        part = first or (stated[0] if len(stated) == 1 else None)
    if part is None:
        names = join([each.name(question.language) for each in stated], question.language)
        return Reply(Outcome.CLARIFY, say("which_part", question.language, names=names)) if stated else None
    every_year = re.search(r"any year|any time|\bever\b", question.text)
    years = () if every_year else tuple(sorted(years_named(question))) or previous.scope.years
    else_ = re.search(r"\b(?:else|other)\b", question.text)
    scope = Scope(years=years, not_agencies=previous.scope.agencies if else_ else ())
    return Plan(
        kind="list",
        scope=scope if else_ else previous.scope,
        measures=(part,),
        conditions=(Condition(operator="gt"),),
        assumptions=tuple(question.assumptions),
    )


def _same_ground(question: Question, previous: Plan) -> Plan | None:
    """Whether those were the reasons in another year: the reasons of that year."""
    if previous.kind != "breakdown" or previous.breakdown == "applicants":
        return None
    scope = previous.scope.model_copy(update={"years": tuple(sorted(years_named(question)))})
    return _again(question, previous, scope=scope)


def _why_so(question: Question, previous: Plan) -> Plan | Reply | None:
    """Why, after a figure that the form tells no reasons for; the grounds, after those refused."""
    rows = {each.row for each in previous.measures if isinstance(each, Measure)}
    grounds = [REASONS[row] for row in rows if row in REASONS]
    if len(rows) == len(grounds) == 1 and previous.kind in {"lookup", "sum", "yesno"} and question.language == "zh":
        return Plan(
            kind="breakdown", scope=previous.scope, breakdown=grounds[0], assumptions=tuple(question.assumptions)
        )
    explained = {row for row in rows if vocabulary.rows()[row].within in REASONS or row in REASONS}
    if previous.kind in {"text", "checks", "breakdown", "unfiled", "reports", "cells"} or explained or not rows:
        return None
    return Reply(Outcome.CLARIFY, say("no_reason_told", question.language))


def _in_which_year(question: Question, previous: Plan) -> Plan | None:
    """The years of those that had any, in a span of years: 是哪一年, after whether anybody had."""
    if len(previous.scope.years) == 1 or len(previous.measures) != 1 or previous.order or previous.every_year:
        return None
    if previous.kind in {"yesno", "list"} and previous.conditions:
        return _again(question, previous, kind="list", every=False)
    if previous.kind != "lookup" or isinstance(previous.measures[0], Gap):
        return None
    return _again(question, previous, kind="list", conditions=(Condition(operator="gt"),))


_WHOLES: dict[str, str] = {"reasons": "refused", "outcomes": "handled", "applicants": "received"}


def _whole_of_parts(question: Question, previous: Plan) -> Plan | None:
    """All of those whose parts were told: how many is that altogether, after the reasons."""
    if previous.kind in {"lookup", "sum"} and len(previous.measures) == 1:
        return _whole_group(question, previous)
    if previous.kind != "breakdown" or previous.order or previous.absent:
        return None
    row = _WHOLES.get(previous.breakdown, previous.breakdown)
    measure = Measure(row=row, column=previous.column)
    kind: Kind = "lookup" if len(previous.scope.agencies) == len(previous.scope.years) == 1 else "sum"
    return Plan(kind=kind, scope=previous.scope, measures=(measure,), assumptions=tuple(question.assumptions))


def _whole_group(question: Question, previous: Plan) -> Plan | None:
    """All refusals, after one ground and another of one body."""
    (last,), before = previous.measures, question.earlier
    known = vocabulary.rows()
    if not isinstance(last, Measure) or not known[last.row].within or before is None:
        return None
    siblings = {known[each.row].within for each in before.measures if isinstance(each, Measure)}
    if siblings != {known[last.row].within} or before.measures == previous.measures or before.scope != previous.scope:
        return None
    return _again(question, previous, measures=(Measure(row=known[last.row].within, column=last.column),))


def _years_missing(question: Question, previous: Plan) -> Plan | None:
    """Of which years it has no report."""
    if previous.kind not in {"reports", "unfiled"} or not previous.scope.agencies:
        return None
    scope = previous.scope.model_copy(update={"years": ()})
    return Plan(kind="unfiled", scope=scope, assumptions=tuple(question.assumptions))


def _who_lacks(question: Question, previous: Plan) -> Plan | None:
    """Which do not, after those with a report for every year, or with one of a year."""
    of_a_year = len(previous.scope.years) == 1 and not (previous.scope.agencies or previous.scope.form)
    told = previous.kind == "reports" and (previous.every_year or of_a_year)
    return Plan(kind="unfiled", scope=previous.scope, assumptions=tuple(question.assumptions)) if told else None


def _which_missing(question: Question, previous: Plan) -> Plan | None:
    """Whether any report is missing, after those of a year."""
    of_a_year = previous.kind == "reports" and len(previous.scope.years) == 1 and not previous.scope.agencies
    if not of_a_year or previous.scope.form:
        return None
    counting = "how many" in question.text
    notes = tuple(question.assumptions)
    return Plan(kind="unfiled", scope=previous.scope, counting=counting, assumptions=notes)


_OTHER_YEARS = re.compile(r"\b(?:earlier|previous|prior|before|later|after|other|remaining)\b")


def _is_meant(year: int, last: int, word: str) -> bool:
    """Whether a year is one of the earlier, later or other ones."""
    if word in {"other", "remaining"}:
        return year != last
    return year > last if word in {"later", "after"} else year < last


def _any_year(question: Question, previous: Plan) -> Plan | None:
    """In any other year, after one year: the same of all of these."""
    told = previous.kind in {"lookup", "yesno", "list", "text"} and len(previous.scope.years) == 1
    if not told or previous.order or previous.limit or len(previous.scope.agencies) > 1:
        return None
    of_one = len(previous.scope.agencies) == 1
    if not of_one and not (previous.kind in {"yesno", "list"} and previous.conditions):
        return None
    known = loaded_years(question.names.connection, previous.scope.agencies)
    (last,) = previous.scope.years
    found = _OTHER_YEARS.search(question.text)
    years = tuple(year for year in known if _is_meant(year, last, found[0])) if found else ()
    if found and not years:
        return None
    scope = previous.scope.model_copy(update={"years": years})
    told_of_all = {"number_only": False, "newest": False} if previous.kind == "text" else {}
    return _again(question, previous, scope=scope, **told_of_all)


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
    if len(named) != 2 or not told or (previous.together and previous.kind != "change"):
        return None
    several = len(previous.scope.agencies) > 1 and (previous.kind == "sum" or previous.together)
    if any(not isinstance(each, Measure | Rate) for each in previous.measures):
        return None
    return Plan(
        kind="change",
        scope=previous.scope.model_copy(update={"years": tuple(named)}),
        measures=previous.measures,
        together=several,
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
    """它占多大份额, after who has most, or 最多的占多少 after the sum: of the sum of all among whom it has."""
    named = bool(_THE_FIRST.search(question.text))
    any_at_all = all(each.operator == "gt" and not each.value and not each.than for each in previous.conditions)
    listed = previous.kind == "list" and (named or (previous.limit == 1 and previous.order))
    summed = previous.kind in {"sum", "count"} and named and not (previous.group or previous.subject)
    if not (listed or summed) or not any_at_all or previous.scope.agencies:
        return None
    if len(previous.measures) != 1 or not isinstance(previous.measures[0], Measure):
        return None
    ranking = previous.model_copy(update={"kind": "list", "order": previous.order or "most", "limit": 1})
    bodies = bodies_of(ranking, question.names.connection)
    if len(bodies) != 1 or len(previous.scope.years) != 1:
        return None
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=previous.scope, measures=previous.measures, subject=bodies[0], assumptions=notes)


def _of_whom(question: Question, previous: Plan) -> Plan | None:
    """都是谁收到的, after the sum of a figure: those with any of that figure."""
    one = len(previous.measures) == 1 and isinstance(previous.measures[0], Measure)
    if previous.kind != "sum" or not one or previous.group or previous.subject or previous.scope.agencies:
        return None
    conditions = previous.conditions or (Condition(operator="gt"),)
    return _again(question, previous, kind="list", conditions=conditions, together=False)


_FORMS: dict[str, Callable[[Question, Plan], Plan | Reply | None]] = {
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
    "of_whom": _of_whom,
    "same_thing": _same_thing,
    "why_so": _why_so,
    "same_ground": _same_ground,
    "who_lacks": _who_lacks,
    "which_missing": _which_missing,
    "any_year": _any_year,
    "whole_of_parts": _whole_of_parts,
    "in_which_year": _in_which_year,
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
    if not again or question.left_out:
        return None
    others = measures and measures != previous.measures
    if previous.kind == "list" and previous.order and not (previous.conditions or others):
        return _again(question, previous, conditions=(Condition(operator="gt"),) * len(previous.measures))
    if previous.kind not in AVERAGED or others:
        return None
    named = {"mean": question.has("mean"), "median": question.has("median")}
    kinds = [kind for kind, said in named.items() if said]
    kind = kinds[0] if len(kinds) == 1 else previous.kind
    return _again(question, previous, kind=kind, conditions=(Condition(operator="gt"),))


def _added_to(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """部分公开也算上, after those granted: both together; licences too, after penalties, is another figure."""
    if len(measures) != 1 or previous.kind not in {"lookup", "sum"}:
        return None
    before = previous.measures
    whole = Measure(row="handled", column="total")
    if len(before) == 2 and before[0] == whole:  # 答复的申请里予以公开几件
        before = before[1:]
    together = previous.together or len(before) == 1
    both = [each for each in (*before, *measures) if isinstance(each, Measure)]
    if not together or len(both) <= len(before) or previous.order or previous.group or measures[0] in before:
        return None
    families = {vocabulary.rows()[each.row].columns for each in both}
    added = _ALSO.search(question.text) or (families == {"applicants"} and _TOO.search(question.text))
    if len(families) != 1 or not added:
        return None
    return _again(question, previous, kind="sum", measures=tuple(both), together=True)


def _counted_in(question: Question, previous: Plan, measures: tuple[Quantity, ...]) -> Plan | None:
    """加上部分公开是多少, after the rate of those granted: its share with them."""
    last = previous.measures[0] if len(previous.measures) == 1 else None
    said = _ALSO.search(question.text) or _TOO.search(question.text)
    if not isinstance(last, Rate) or len(measures) != 1 or not said:
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
    if of_everybody(question.text):  # 全市的理由分布呢
        return None
    scope = previous.scope
    if previous.kind in {"list", "count", "yesno"}:
        bodies = bodies_of(previous, question.names.connection)
        scope = scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()})
    return Plan(kind="breakdown", scope=scope, breakdown=breakdown, assumptions=tuple(question.assumptions))

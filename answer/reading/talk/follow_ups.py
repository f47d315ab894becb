"""Follow-ups that name no subject of their own → Plans: the last one with another scope, order or comparison."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from answer import vocabulary
from answer.plan import Gap, Measure, Operator, Plan, Quantity, Rate
from answer.reading.figures.changes import read_change_again
from answer.reading.figures.kinds import OF_THE_CASES
from answer.reading.figures.ordering import order_in
from answer.reading.figures.portions import WHOLES, asks_share, shares_of
from answer.reading.figures.reports import REPORT, other_table
from answer.reading.figures.what import CASES, breakdown_in
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, years_of
from answer.reading.talk.those import bodies_of, were_both_ends
from answer.reply import Reply
from answer.shown.fields import OTHERS

_SUBJECTS = (
    *("row", "rate", "topic", "theme", "column", "blank", "unread", "all_zero", "unfiled", "balance", "agreement"),
)
_ORDERS = ("rank_most", "rank_least", "limit")
_OTHER_WAY = re.compile(
    r"^(?:那|那么|要是|如果)?(?:反过来|倒过来|倒着|倒序|逆序|反着|掉过来|反之|相反|调过来|换过来|颠倒过来)(?:排|列|看|一下|呢|的呢|又如何|怎么样|的单位|有哪些|是谁)*[?？]*$"
    r"|^(?:and |what about |how about )?(?:the )?(?:other"
    r" way (?:a?round|about)|reverse|opposite|converse|vice versa)[?.!]*$"
)
GOES_ON = re.compile(  # an English question that begins or ends as part of what was said before
    r"^(?:and|but|also|or|plus|still|same|the same|likewise|ditto|then|now|only|just|vs\.?|versus|against|compared"
    r"|counting|including|without|what about|how about|by how|by what|as (?:a )?(?:%|percent|share)"
    r"|the (?:other|second)|of (?:these|those|them|which)|among (?:these|those|them))\b"
    r"|\b(?:too|as well|still|likewise|instead|respectively)\b[?.! ]*$|\bstill (?:blank|so|true|none|missing|zero)\b"
)
_TOOK = re.compile(
    r"收(?:了|到)?(?:多少|几)(?!件|份|个|起|宗)|收得|收的?多少(?!件)|^(?:那么?)?[有没未]有?收(?:过|了)?的"
    r"|take in|took in"
)
_ALSO = re.compile(
    r"\b(?:also|too|as well|including|include|add(?:ing|ed)?|plus|on top)\b|(?:加上|算上|连同|也算|再加|一并算)"
)
_WHERE = re.compile(
    r"^(?:那|具体|都|分别|各)*(?:差|错|问题出|出入|不平|毛病)(?:在|出在)?(?:了)?(?:哪里|哪儿|哪|什么地方|哪一格|哪一项|哪几格|多少)"
    r"|^(?:那么?|具体|到底)*(?:是)?(?:哪里|哪儿|哪|什么地方|哪一?块|哪些地方)(?:不对|有错|错了?|不平|对不上|有问题|有出入|不一致|差了?)"
    r"|^(?:and )?(?:where|how|by how much|in what way|which (?:cells?|rows?|equations?))"
    r" (?:(?:is|are|do|does|did) )?(?:it|they|the tables?|those)?"
    r" ?(?:off|wrong|fail|differ|not add up|disagree|out)\b"
    r"|^(?:and |so )?(?:what|which)(?: exactly)? (?:is|was|are|were)(?: it that is)? (?:wrong|off|amiss|not right"
    r"|the (?:problem|error|mistake|issue|matter|discrepanc(?:y|ies)))"
    r"(?: (?:with|in) (?:it|them|that|there|the tables?))?[?. ]*$"
)
_STILL_SO = re.compile(
    r"(?:还|也|仍|仍然|依然|依旧|又)(?:是|都)?(?:这样|如此|一样|老样子|同样)"
    r"|\bstill (?:the case|true|so|the same|like that)\b|\b(?:same|also true|also the case)(?: \w+)* in (?:19|20)\d\d"
)
_THE_OTHERS = re.compile(
    r"^(?:那么?|哪些|还有)?(?:有的|有过的|不为零的|不是零的)(?:呢|是哪些|有哪些|是谁|又有哪些|都有谁)[?？]*$"
    r"|^(?:and |now )*(?:list |show |name |which |who |the )*(?:are |were )?(?:those|ones|the ones) (?:that|who|which)"
    r" (?:did|do|have|had)(?: (?:then|instead|any))?[?.]*$|^(?:and )?who did(?: then)?\?*$"
)
_DOCUMENTS = {"rules", "normative_documents"}
_TURNED: Mapping[Operator, Operator] = {"eq": "gt", "gt": "eq"}
# Words with which a follow-up asks for something else than a rate.
_ASKS_ITS_OWN = (
    *("quantity", "count", "list", "sum", "mean", "median", "change", "rank_most", "rank_least", "limit", "place"),
    *("condition", "number", "zero", "blank", "rank_of", "rate", "agency", "region"),
)
_CONTINUED = frozenset({"list", "count", "rank", "mean", "median", "change"})


def read_follow_up(question: Question) -> Plan | Reply | None:
    """The plan of a question that only means something after the last one; None where it says more than that."""
    previous = question.previous
    if previous is None:
        return None
    if previous.kind == "checks" and _WHERE.match(question.text):
        return previous  # which tells it
    if question.puzzling or question.has(*_SUBJECTS):
        return None
    readings: tuple[Callable[[Question, Plan], Plan | Reply | None], ...] = (
        _still_so,
        _ranked_the_other_way,
        _other_reports,
        _changed_otherwise,
        _part_in_order,
        _by_how_much,
    )
    return next((plan for read in readings if (plan := read(question, previous))), None)


def in_percent(question: Question) -> Plan | None:
    """Each as a share of all, after the parts: as % of all refusals; a change in percent."""
    previous = question.previous
    if previous is None or previous.kind not in {"breakdown", "change"} or question.puzzling:
        return None
    other = ("agency", "region", "year", "relative", "column", "topic", "theme", "list", "count", "condition", *_ORDERS)
    rows = {span.value("row") for span in question.spans.of("row")}
    if not question.has("share", "percent") or question.has(*other) or not rows <= {"refused", "handled", "received"}:
        return None
    return previous.model_copy(update={"percent": True, "assumptions": tuple(question.assumptions)})


def _still_so(question: Question, previous: Plan) -> Plan | None:
    """24年还是这样吗 after which of two has more, or who has most: the same of that year."""
    compares = len(previous.scope.agencies) == 2 or (previous.kind == "list" and previous.order)
    years = years_of(question)
    still = question.has("still_so") or _STILL_SO.search(question.text)
    chosen = previous.kind in {"list", "count"} and previous.conditions and not (previous.order or previous.any_of)
    if chosen and years and still and not question.has("agency", "region", "level"):
        return _still_so_of_them(question, previous, years)
    if not (compares and years and still) or question.has("agency", "region", "level"):
        return None
    scope = previous.scope.model_copy(update={"years": years})
    return previous.model_copy(update={"scope": scope, "assumptions": tuple(question.assumptions)})


def _still_so_of_them(question: Question, previous: Plan, years: tuple[int, ...]) -> Plan | None:
    """Is that also true of them in 2024, after those that had none: whether they had none then either."""
    bodies = bodies_of(previous, question.names.connection)
    if not bodies or any(each.years for each in previous.conditions) or previous.every_year:
        return None
    scope = previous.scope.model_copy(
        update={"agencies": bodies, "regions": (), "endings": (), "levels": (), "years": years}
    )
    return Plan(
        kind="yesno",
        scope=scope,
        measures=previous.measures,
        conditions=previous.conditions,
        every=len(bodies) > 1,
        assumptions=tuple(question.assumptions),
    )


def _ranked_the_other_way(question: Question, previous: Plan) -> Plan | None:
    """从少到多呢 after the place of one body."""
    order, limit = order_in(question.spans)
    grouped = previous.kind == "sum" and bool(previous.group and previous.order)  # and the fewest, after: which year
    if (
        not (grouped or (previous.kind == "rank" and not limit))
        or not order
        or question.has("agency", "region", "list", "year", "relative")
    ):
        return None
    return previous.model_copy(update={"order": order})


def _other_reports(question: Question, previous: Plan) -> Plan | Reply | None:
    """Who in the district, how many are there, and in 2023, after: who has no report, which do not balance."""
    if previous.kind not in OTHERS or previous.kind == "breakdown" or REPORT.search(question.text):
        return None
    if not question.has("list", "count", "quantity", "agency", "region", "level", "year", "relative", "follow_up"):
        return None
    if question.has("why", *_ORDERS, "mean", "median", "sum", "change", "share"):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    before = previous.scope
    if not (scope.agencies or scope.endings or scope.regions):
        names = {name: getattr(before, name) for name in ("agencies", "endings", "regions")}
        scope = scope.model_copy(update=names)
    levels = scope.levels if scope.endings or scope.agencies else scope.levels or before.levels
    parts = {"levels": levels, "years": scope.years or before.years, "form": before.form}
    counting = question.has("count", "quantity") and not question.has("list")
    changed: dict[str, object] = {"scope": scope.model_copy(update=parts), "assumptions": tuple(question.assumptions)}
    if previous.kind != "reports":
        changed["counting"] = counting
    changed |= other_table(question)
    return previous.model_copy(update={**changed, "yes_no": previous.yes_no and not question.has("list", "count")})


def _changed_otherwise(question: Question, previous: Plan) -> Plan | Reply | None:
    """Which fell, who rose most, after those that rose."""
    gap = previous.measures[0] if previous.measures else None
    turned = question.has("rose", "fell", "unchanged", "doubled", *_ORDERS)
    if not isinstance(gap, Gap) or not turned or previous.kind not in {"list", "count", "yesno"}:
        return None
    if gap.before:
        return read_change_again(question, previous, gap.of)
    return None


def _part_in_order(question: Question, previous: Plan) -> Plan | None:
    """Which reason is the most frequent, after all of them."""
    order, limit = order_in(question.spans)
    if previous.kind != "breakdown" or not order or question.has("agency", "region", "year", "relative"):
        return None
    breakdown = breakdown_in(question.spans) or previous.breakdown  # the reason, after all results
    return previous.model_copy(update={"order": order, "limit": limit, "breakdown": breakdown})


def _by_how_much(question: Question, previous: Plan) -> Plan | None:
    """多多少, by how much, after: which of two bodies has more, who has most and who least, who comes first or next."""
    two = previous.kind == "lookup" and len(previous.scope.agencies) == 2 and len(previous.measures) == 1
    ends = previous.kind == "list" and previous.order == "both" and not previous.conditions
    ranking = previous.kind == "list" and not previous.conditions and len(previous.measures) == 1
    first = ranking and previous.order in {"most", "least"} and (previous.place or previous.limit == 1)
    if (
        not (two or ends or first)
        or not question.has("difference")
        or question.has("agency", "region", "year", "relative")
        or (question.has("place", "limit") and previous.place)  # 比第四名多几件, after the third
    ):
        return None
    if were_both_ends(question.earlier, previous):
        return previous.model_copy(update={"difference": True, "order": "both"})
    places = {"place": None, "limit": max(previous.place or 2, 2)} if first else {}
    return previous.model_copy(update={"difference": True, **places})


def measures_after(question: Question, measures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The measures of a follow-up, completed by the last one: 诉讼呢 keeps its column (维持)."""
    found, previous = _of_last_row(question, measures), question.previous
    alone = question.has("agency") or question.stands_alone
    fees = previous is not None and previous.measures == (Measure(row="fees", column="amount"),)
    if previous and fees and found == (Measure(row="received", column="total"),) and _TOOK.search(question.text):
        return found if question.has("agency") else previous.measures  # 上年收了多少, after fees
    if previous is None or alone or len(found) != 1 or len(previous.measures) != 1:
        return found
    (own,), (last,) = found, previous.measures
    if not isinstance(own, Measure) or not isinstance(last, Measure) or own.row == last.row:
        return found
    known = vocabulary.rows()
    same_columns = known[own.row].columns == known[last.row].columns
    if not same_columns or (question.has("quantity") and question.has("row")):
        return found
    if own.column == "total" and known[own.row].columns == "outcomes" and not question.has("column", "outcomes"):
        return (Measure(row=own.row, column=last.column),)
    return found


def documents_after(question: Question) -> tuple[Quantity, ...]:
    """And normative documents, after rules in force: those in force."""
    before = question.previous.measures if question.previous else ()
    last = before[0] if len(before) == 1 else None
    named = {span.value("row") or "" for span in question.spans.of("row")}
    of_documents = isinstance(last, Measure) and {last.row, *named} <= _DOCUMENTS and len(named) == 1
    if not isinstance(last, Measure) or not of_documents or question.has("agency", "column") or question.left:
        return ()
    return (Measure(row=named.pop(), column=last.column),)


def _of_last_row(question: Question, measures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Of a rate that several rows have (纠正率) that of the row asked about before."""
    before = question.previous.measures if question.previous else ()
    rows = {each.row for each in before if isinstance(each, Measure)}
    rates = [each for each in measures if isinstance(each, Rate)]
    if question.has("row", "agency") or len({each.rate for each in rates}) != 1 or len(rates) != len(measures):
        return tuple(measures)
    own = [each for each in rates if {part.row for part in each.part} <= rows]
    return tuple(own if len(own) == 1 else measures)


def results_after(question: Question) -> tuple[Quantity, ...]:
    """The results of the cases asked about before: 结果怎么样 after 行政复议; none after anything else."""
    previous = question.previous
    if previous is None or not question.has("outcomes") or question.has("row", "rate", "topic") or question.left:
        return ()
    rows = dict.fromkeys(each.row for each in previous.measures if isinstance(each, Measure))
    if not rows or any(vocabulary.rows()[row].columns != "outcomes" for row in rows):
        return ()
    columns = vocabulary.columns_of("outcomes")
    return tuple(Measure(row=row, column=column) for row in rows for column in columns)


def continued(question: Question, measures: tuple[Quantity, ...]) -> tuple[Quantity, ...] | Reply:
    """The measures of a follow-up: under the row asked about before where it names only an applicant, as shares where
    shares were asked for."""
    before = question.previous
    if before is None or not before.measures or question.stands_alone:
        return measures
    more = [each for each in measures if isinstance(each, Measure)]
    last = before.measures[0]
    if len(more) == len(measures) == 1 and isinstance(last, Rate) and _ALSO.search(question.text):
        part = tuple(dict.fromkeys((*last.part, *more)))
        return (last,) if part == last.part else (Rate(part=part, whole=last.whole),)  # if partial ones count too
    if not measures and question.has("column") and not question.has("agency", "region", "row", "rate"):
        named = _columns_of_the_same_row(question, before)
        question.completed = bool(named)
        plain = [each for each in named if isinstance(each, Measure)]
        if plain and len(plain) == len(named) and asks_share(question.spans):
            return shares_of(plain, question.spans, question.language)
        return named or measures
    if not question.has("row", "rate", "column") and question.has("condition", "number"):
        return ()  # and more than ten
    of_bodies = question.means_those and before.kind in {"list", "count", "yesno"}  # not of those requests
    of_them = question.means_those or question.means_some_of_those or _asks_a_result(question, measures)
    if of_them and (before.kind in {"lookup", "sum"} or OF_THE_CASES.search(question.text)):
        measures = _under_the_same_column(question, measures, before)
    of_cases = all(isinstance(each, Measure) and each.row in CASES for each in measures)
    if not question.has("row", "rate") and (of_cases or not of_bodies):
        measures = _of_the_same_row(measures, before)
    plain = [each for each in measures if isinstance(each, Measure)]
    rates = all(isinstance(each, Rate) for each in before.measures)
    if rates and plain and len(plain) == len(measures) and not question.has(*_ASKS_ITS_OWN):
        shares = shares_of(plain, question.spans, question.language)
        return shares or measures
    return measures


def _columns_of_the_same_row(question: Question, before: Plan) -> tuple[Quantity, ...]:
    """And in how many was it corrected, after reconsiderations that were upheld, or the share of these."""
    last = before.measures[0]
    own = last.part[0] if isinstance(last, Rate) else last
    if not isinstance(own, Measure):
        return ()
    family = vocabulary.rows()[own.row].columns
    named = [meaning.value for span in question.spans.of("column") for meaning in span.meanings]
    columns = [value.split("/")[1] for value in named if value.startswith(f"{family}/")]
    found = tuple(Measure(row=own.row, column=column) for column in dict.fromkeys(columns))
    return tuple(Rate(part=(each,), whole=last.whole) for each in found) if isinstance(last, Rate) else found


def _asks_a_result(question: Question, measures: tuple[Quantity, ...]) -> bool:
    """Whether only how many requests ended so is asked: 予以公开几件, after those of law offices."""
    apart = question.has("agency", "region", "level", "year", "relative", "list", "follow_up", "sum", "count")
    results = [each for each in measures if isinstance(each, Measure) and each.row not in WHOLES]
    return not apart and question.has("quantity") and bool(results) and len(results) == len(measures)


def _under_the_same_column(question: Question, measures: tuple[Quantity, ...], before: Plan) -> tuple[Quantity, ...]:
    """How many of those were granted, after the requests of companies: of these."""
    last = before.measures[0] if len(before.measures) == 1 else None
    if (
        not isinstance(last, Measure)
        or ("applicants", last.column) not in vocabulary.columns()
        or question.has("column")
    ):
        return measures
    known = vocabulary.rows()
    return tuple(
        Measure(row=each.row, column=last.column)
        if isinstance(each, Measure) and each.column == "total" and known[each.row].columns == "applicants"
        else each
        for each in measures
    )


def _of_the_same_row(measures: tuple[Quantity, ...], before: Plan) -> tuple[Quantity, ...]:
    """Refused to companies, and to individuals: an applicant alone is one of the last row, as a result of a case is
    (其中结果纠正的, after 行政复议)."""
    last = before.measures[0]
    own = last.part[0] if isinstance(last, Rate) else last
    cases = {each.row for each in before.measures if isinstance(each, Measure)} & set(CASES)
    if cases and all(isinstance(each, Measure) and each.row in CASES for each in measures):
        return tuple(each for each in measures if isinstance(each, Measure) and each.row in cases) or measures
    if not isinstance(own, Measure) or vocabulary.rows()[own.row].columns != "applicants":
        return measures
    return tuple(
        Measure(row=own.row, column=each.column)
        if isinstance(each, Measure) and each.row == "received" and each.column != "total"
        else each
        for each in measures
    )


def continues_kind(question: Question) -> bool:
    """What about refusals, after a list, a rank, a mean: the same by another figure."""
    before = question.previous is not None and question.previous.kind in _CONTINUED
    return before and question.has("follow_up") and not question.has("agency", "those", "quantity")


def keeps_groups(question: Question) -> bool:
    """Whether it asks of each place again: just Yunchuan, or and licences, after which district has most."""
    before = question.previous
    named = question.has("sum", "together", "list", "count", "agency", "those", "group_year", "series")
    again = question.inherits or question.has("follow_up")
    return before is not None and before.kind == "sum" and bool(before.group) and again and not named


def other_way_round(question: Question) -> Plan | None:
    """The last comparison of two figures the other way round; those that had any, after those that had none."""
    before = question.previous
    if before is not None and len(before.conditions) == 1 and _THE_OTHERS.match(question.text):
        (condition,) = before.conditions
        zero = condition.value == 0 and not condition.than and condition.operator in _TURNED
        turned = condition.model_copy(update={"operator": _TURNED.get(condition.operator)})
        return before.model_copy(update={"kind": "list", "conditions": (turned,), "every": False}) if zero else None
    if before is None or not _OTHER_WAY.match(question.text):
        return None
    other: dict[str, Literal["most", "least"]] = {"most": "least", "least": "most"}
    if before.kind == "list" and before.order in other and not before.place:
        return before.model_copy(update={"order": other[before.order]})
    years = [each.years for each in before.conditions]
    if len(years) == 2 and all(years) and years[0] != years[1]:  # in one year but not in the other
        pairs = zip(before.conditions, years[::-1], strict=True)
        swapped = tuple(each.model_copy(update={"years": other}) for each, other in pairs)
        return before.model_copy(update={"conditions": swapped})
    pair = [(each.operator, each.value) for each in before.conditions]
    if len(pair) == len(before.measures) == 2 and pair[0] != pair[1] and not before.order and not any(years):
        return before.model_copy(update={"conditions": before.conditions[::-1]})  # none of the one, some of the other
    if len(before.measures) != 1:
        return None
    gap = before.measures[0]
    if not isinstance(gap, Gap) or gap.before:
        return None
    return before.model_copy(update={"measures": (Gap(of=gap.less, less=gap.of),)})

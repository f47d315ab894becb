"""Bodies chosen by a comparison → Plans: whose figure rose, who refused more than they granted."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.answer import Outcome
from answer.kinds import asks_of_all
from answer.plan import Condition, Gap, Kind, Measure, Operator, Plan, Quantity, Scope
from answer.question import Question
from answer.reply import Reply
from answer.spans import Span
from answer.what import IN_PERCENT, PLAIN, asks_share, measures_in, measures_of, order_in
from answer.where import scope_of, with_newest_year, with_two_years
from answer.words import say

_BODIES = re.compile(r"单位|部门|机关|机构|地方|家|谁|局|个$|agenc|bod|bureau|department|office|unit|which|who")
_ALL_ARE = re.compile(
    r"申请(?:都|均|全部?|全都)(?:是|为|来自|由|予以|被|得到)|(?:都|均|全部?|全都)(?:是|为|来自)"
    r"|申请[，,]?(?:而且|并且?|且|但)?(?:都|均|全部?|全都)(?:给?予以?|不予|部分|无法|获得?|得到|同意|被|给)"
    r"|\b(?:all|every one) (?:of (?:its|their|the) )?(?:requests"
    r" )?(?:(?:came|were|was|are|come) )?(?:from|by|granted|refused)\b"
    r"|\b(?:grant|refuse|den[yi]|reject|approve)(?:ed"
    r"|d|s)?(?: in full)? (?:all|every one|every single one|every|each)(?: of)?"
    r" (?:(?:their|its|the|those|single) )*(?:requests?|applications?)(?! for\b)"
    r"|\bwere all (?:of )?(?:(?:the|its|their) )?(?:requests|applications)\b.{0,40}\b(?:granted|refused|from|by)\b"
    r"|\b(?:exclusively|solely|only|entirely|purely) (?:(?:came|come|were) )?(?:from|by)\b"
)
_PERCENT = re.compile(r"\s*(?:%|percent|per cent|个?百分)")
_ROW_OF = {"applicants": "received", "documents": "normative_documents"}  # whose columns they are where no row is named
_BESIDE = re.compile(r"和|与|跟|同|等于|=|\band\b|\bequal|\bas\b")
_FLIPPED = {"gt": "lt", "ge": "le", "le": "ge", "lt": "gt"}


def read_comparison(question: Question, kind: Kind, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of a question that chooses or orders bodies by a comparison; None where it is none."""
    if kind in {"list", "count", "yesno", "sum"} and len(measures) == 1 and _ALL_ARE.search(question.text):
        return _of_all_requests(question, measures[0])
    two = _two_compared(question)
    if two:
        return _of_two(question, *two)
    chosen = any(isinstance(each, Gap) for each in measures)  # before
    if kind == "change" and measures and (chosen or _chooses(question)):
        return _of_years(question, measures)
    return None


def asks_difference(question: Question, scope: Scope) -> bool:
    """Whether two bodies are compared, and by how much is asked."""
    return (
        len(scope.agencies) == 2
        and len(scope.years) <= 1
        and question.has("change", "versus", "difference", "more_than")
    )


def _names_bodies(question: Question) -> bool:
    """Whether single bodies are named, no kind of body."""
    bodies = question.spans.of("agency")
    return bool(bodies) and all(span.value("kind_of_body") is None for span in bodies)


# All of what was received or handled


def _of_all_requests(question: Question, measure: Quantity) -> Plan | Reply | None:
    """Whether (or where) all requests are of one kind of applicant, or have one result: as many as there are at all."""
    if not isinstance(measure, Measure) or vocabulary.rows()[measure.row].columns != "applicants":
        return None
    by_applicant = measure.row == "received" and measure.column != "total"
    whole = Measure(row="received" if by_applicant else "handled", column="total")
    if measure == whole or (measure.row in {"received", "carried_in", "carried_out"} and not by_applicant):
        return None
    plan = _of_two(question, whole, measure, "eq")
    if isinstance(plan, Reply) or plan.kind == "yesno":
        return plan
    some = (Condition(operator="eq"), Condition(operator="gt"))
    return plan.model_copy(update={"measures": (*plan.measures, whole), "conditions": some})


# Of two years


def _chooses(question: Question) -> bool:
    """Whether bodies are asked for, not the change of one or of all."""
    if _names_bodies(question):
        return False
    listed = any(_BODIES.search(span.text) for span in question.spans.of("list"))
    some = question.is_yes_no and bool(
        re.search(r"有没有单位|有单位|any (?:agenc|bod|depart|bureau|office)", question.text)
    )
    where = re.search(r"(?:^|[:,.] ?)where did\b", question.text)  # in which bodies
    first = question.has("first_place") and not question.has("which_year")
    return listed or some or first or bool(where) or question.has("count", "limit", "place", "each_body")


def _of_years(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply:
    """Whose figure rose, fell or stayed from one year to another; by how much or how many percent."""
    (measure, *others) = measures
    inherited = isinstance(measure, Gap) and measure.before
    if isinstance(measure, Gap) and measure.before:  # and which went down
        measure = measure.of
    if others or not isinstance(measure, Measure) or measure.column == "change":  # which is a change itself
        return Reply(Outcome.CLARIFY, say("change_of_which", question.language))
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    condition, percent = _condition(question)
    if (
        inherited and condition.value > 0 and not question.has("rose") and _fell_before(question)
    ):  # and by more than ten
        flipped = {"operator": _FLIPPED.get(condition.operator, condition.operator), "value": -condition.value}
        condition = condition.model_copy(update=flipped)
    order, limit = order_in(question.spans)
    if question.has("each_body") and condition.operator == "ne":
        order = order or "most"
    if order == "most" and question.has("fell"):
        order = "least"
    elif order == "most" and question.has("first_place") and not question.has("rose", "change_percent"):
        order = "both"  # 变化最大
    return Plan(
        kind="list" if order else _kind(question),
        scope=with_two_years(question, scope),
        measures=(Gap(of=measure, less=measure, before=True, percent=percent),),
        conditions=() if order else (condition,),
        order=order,
        limit=limit,
        share=not order and question.has("share_bodies"),
        every=not order and _kind(question) == "yesno" and asks_of_all(question.text),
        assumptions=tuple(question.assumptions),
    )


def _fell_before(question: Question) -> bool:
    """Whether the last question was whose figure fell."""
    before = question.previous
    return before is not None and any(each.operator in {"lt", "le"} for each in before.conditions)


def read_change_again(question: Question, previous: Plan, measure: Measure) -> Plan | Reply:
    """The plan of whose figure changed in another way than in the last question: 减少的呢."""
    plan = _of_years(question, (measure,))
    if isinstance(plan, Reply):
        return plan
    years = plan.scope.years if question.has("year", "relative") else previous.scope.years
    names = question.has("agency", "region", "level")
    scope = plan.scope if names else previous.scope
    changed = {"scope": scope.model_copy(update={"years": years}), "assumptions": tuple(question.assumptions)}
    return plan.model_copy(update=changed)


def _condition(question: Question) -> tuple[Condition, bool]:
    """How it must have changed, and whether that is in percent."""
    percent = question.has("change_percent")
    for span in (*question.spans.of("condition"), *question.spans.of("number")):
        operator, *numbers = (span.value("condition") or span.value("number") or "").split(" ")
        if len(numbers) == 1 and numbers[0].replace(".", "").isdigit():
            percent = percent or bool(IN_PERCENT.search(span.text)) or bool(_PERCENT.match(question.text, span.end))
            value = Decimal(numbers[0])
            if question.has("fell") and not question.has("rose"):
                operator, value = _FLIPPED.get(operator, operator), -value
            return Condition.model_validate({"operator": operator, "value": value}), percent
    if question.has("doubled"):
        over = re.search(r"more than (?:doubled?|twice)|over twice", question.text)
        return Condition(operator="gt" if over else "ge", value=Decimal(100)), True
    signs: dict[str, Operator] = {"unchanged": "eq", "rose": "gt", "fell": "lt"}
    operators = [operator for word, operator in signs.items() if question.has(word)]
    return Condition(operator=operators[0] if len(operators) == 1 else "ne"), percent


def _kind(question: Question) -> Literal["list", "count", "yesno"]:
    if question.has("count"):
        return "count"
    return "yesno" if question.is_yes_no and not question.has("list") else "list"


# Of two figures


def _two_compared(question: Question) -> tuple[Measure, Measure, Operator] | None:
    """Two rows with a word between that compares them: 不予公开多于予以公开, refused more than they granted."""
    named = [span for span in question.spans.of("row") if span.text not in PLAIN or _is_compared_with(question, span)]
    named = [
        span for at, span in enumerate(named) if not at or span.value("row") != named[at - 1].value("row")
    ]  # 新收|依申请公开数量
    if len(named) > 2:  # 结转下年和上年结转的申请数量
        named = [span for span in named if not vocabulary.rows()[span.value("row") or ""].weak]
    if question.has("condition"):
        return None
    if len(named) < 2:
        return _columns_compared(question, named)
    if len(named) != 2:
        return None
    first, last = named
    operator = _compares(question, first, last)
    found = [measures_of(question.spans, span.value("row") or "") for span in named]
    if operator is None or any(len(each) != 1 for each in found) or found[0] == found[1]:
        return None
    return found[0][0], found[1][0], operator


def _is_compared_with(question: Question, plain: Span) -> bool:
    """Whether requests are one side: more lawsuits than requests, requests outnumber licences."""
    if not plain.text.isascii():
        return False
    others = [vocabulary.rows()[span.value("row") or ""] for span in question.spans.of("row") if span != plain]
    than = question.text[: plain.start].endswith(("than ", "outnumber ", "exceed "))
    before = re.match(r" (?:than|outnumber|exceed)", question.text[plain.end :])
    return bool(than or before) and len(others) == 1 and others[0].columns != "applicants"


def _columns_compared(question: Question, rows: Sequence[Span]) -> tuple[Measure, Measure, Operator] | None:
    """Two columns of one row: 个人申请比企业少, repealed more than they issued."""
    spans = [span for span in question.spans.of("column") if not (span.value("column") or "").endswith("/total")]
    if len(spans) == 1:
        return _column_and_row(question, spans[0])
    if len(spans) != 2:
        return None
    first, last = spans
    operator = _compares(question, first, last)
    row = rows[0].value("row") or "" if rows else _ROW_OF.get((first.value("column") or "").split("/")[0], "")
    if operator is None or not row:
        return None
    family = vocabulary.rows()[row].columns
    columns = [
        meaning.value.split("/")[1]
        for span in spans
        for meaning in span.meanings
        if meaning.kind == "column" and meaning.value.startswith(f"{family}/")
    ]
    if len(set(columns)) != 2:
        return None
    return Measure(row=row, column=columns[0]), Measure(row=row, column=columns[1]), operator


def _column_and_row(question: Question, column: Span) -> tuple[Measure, Measure, Operator] | None:
    """A column of a row and its total: 新收申请和个人申请数量一样吗."""
    rows = [span for span in question.spans.of("row") if span is not column]
    rows = [span for span in rows if span.text not in PLAIN] or rows
    if len({span.value("row") for span in rows}) != 1 or not question.has("agreement"):
        return None
    first, last = sorted((rows[-1], column), key=lambda span: span.start)
    if not _BESIDE.search(question.text[first.end : last.start]):
        return None
    row = rows[0].value("row") or ""
    family, _, own = (column.value("column") or "").partition("/")
    if vocabulary.rows()[row].columns != family:
        return None
    of, less = Measure(row=row, column="total"), Measure(row=row, column=own)
    return (of, less, "eq") if first is rows[-1] else (less, of, "eq")


def _compares(question: Question, first: Span, last: Span) -> Operator | None:
    """The word between that says which is more; 比 is completed by the 多 or 少 behind."""
    between = [span for span in question.spans.chosen if first.end <= span.start < last.start]
    behind = [span for span in question.spans.chosen if last.end <= span.start]
    before = [span for span in question.spans.chosen if span.end <= first.start]
    for span in between:
        if span.value("more_than") is not None:
            return "gt"
        if span.value("less_than") is not None:
            return "lt"
    if question.has("agreement"):  # 新收与办结是否一致
        return "eq"
    if not any(span.value("versus") is not None for span in between):
        return None
    words = behind if "比" in question.text else [*before, *between]
    if any(span.value("rose") is not None for span in words):
        return "gt"
    return "lt" if any(span.value("fell") is not None for span in words) else None


def _of_two(question: Question, of: Measure, less: Measure, operator: Operator) -> Plan | Reply:
    named = _names_bodies(question)
    whether = question.is_yes_no or operator == "eq"
    wanted: Kind = _kind(question) if not named else "yesno" if whether else "lookup"
    scope = scope_of(question, is_set=not named)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) == 1 and not scope.years:
        scope = with_newest_year(question, scope)
    return Plan(
        kind=wanted,
        scope=scope,
        measures=(Gap(of=of, less=less),),
        conditions=() if wanted == "lookup" else (Condition(operator=operator),),
        share=wanted == "count" and question.has("share_bodies"),
        assumptions=tuple(question.assumptions),
    )


# A share of all


def read_share(question: Question) -> Plan | Reply | None:
    """The plan of how much of all one body or region has: 民政局占全市的比重; None where that is not asked."""
    names = [*question.spans.of("agency"), *question.spans.of("region")]
    shares = asks_share(question.spans) or question.has("percent")
    bodies = question.spans.of("agency")
    apart = [each for each in question.spans.of("region") if not any(_belongs(each, body) for body in bodies)]
    places = list(dict.fromkeys(span.value("region") or "" for span in apart))
    of_place = len(bodies) == 1 and len(places) == 1  # 占昀川市的比重
    if not names or not (question.has("of_all") or of_place) or not shares:
        return None
    measures = measures_in(question.spans, question.language)
    if isinstance(measures, Reply) or len(measures) != 1:
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) + len(scope.regions) != 1 or scope.endings:
        return None
    if not scope.years:
        scope = with_newest_year(question, scope)
    subject = (*scope.agencies, *scope.regions)[0]
    regions: tuple[str, ...] = ()
    within = re.search("全([省市县区])", question.text)
    of_city = re.search(r"\bcity(?:'s)? (?:total|as a whole)\b|\bwhole city\b", question.text)
    ending = within[1] if within else "市" if of_city else ""
    if scope.agencies and of_place:
        regions = (places[0],)
    elif ending and scope.agencies:
        body = next(iter(question.names.bodies_of(subject)))
        regions = tuple(place for place in body.region.split("/") if place.endswith(ending))[:1]
    whole = scope.model_copy(update={"agencies": (), "regions": regions})
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=whole, measures=measures, subject=subject, assumptions=notes)


def _belongs(place: Span, body: Span) -> bool:
    """Whether a place only says which body is meant: it stands right before it."""
    return 0 <= body.start - place.end <= 1

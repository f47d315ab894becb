"""Bodies chosen by a change → Plans: whose figure rose, fell or stayed from one year to another."""

import re
from decimal import Decimal
from typing import Literal

from answer.answer import Outcome
from answer.plan import Condition, Gap, Measure, Operator, Plan, Quantity, Rate
from answer.reading.figures.equal import asks_if_equal
from answer.reading.figures.kinds import asks_of_all
from answer.reading.figures.ordering import order_in
from answer.reading.figures.portions import IN_PERCENT
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_two_years
from answer.reading.talk.those import bodies_of
from answer.reply import Reply
from answer.words import say

_BODIES = re.compile(
    r"单位|部门|机关|机构|地方|家|谁|局|个$|agenc|authorit|bod|bureau|department|office|unit|which|who"
)
_PERCENT = re.compile(r"\s*(?:%|percent|per cent|个?百分)")
_WHICH_PLACE = re.compile(
    r"^(?!.*(?:单位|部门|机关|[一-龥]局)).*(?:谁|哪[个边里]?[市区县]?)|\bwhich (?:city|district|county|of the two)\b"
)
_EACH = re.compile("各个?(?:单位|部门|机关|局|委办局)|每[个家](?:单位|部门|机关|局)?|逐[家个]|按单位")
_OF_SUM = re.compile("合计|总[量数和计体]|一共|总共|共计|加起来|合起来|整体|平均")
_HOW = re.compile("多少|几[件起宗]|情况|幅度")
SUMMED = re.compile(r"合计|总和|加起来|合起来|\b(?:in total|altogether|combined)\b")
_DENIED = re.compile(
    r"(?:没有?|未|不曾|并未|并没有?)(?:再|有|曾|所|继续|见|出现)*(?:[比较](?:(?:20)?\d\d年?|[上前去]一?年)(?:的|再|还|有)*)?"
    r"(?:(?P<rose>增加|增长|增多|上升|上涨|提高|升高|变多|多起来|往上走|走高|增|涨|多(?!少))"
    r"|减少|下降|降低|下跌|下滑|变少|少下来|往下[走掉]|回落|走低|减|降|跌|少(?!于))"
    r"|\b(?:did|does|has|have|had)(?: not|n't) (?:(?:see|have|seen|had|record(?:ed)?) (?:\w+ ){0,5})?"
    r"(?:(?P<grew>rise|risen|grow|grown|increase|increased|go up|gone up)"
    r"|fall|fallen|drop|dropped|decline|declined|decrease|decreased|go down|gone down)\b"
    r"|\b(?:no|without(?: any| an)?) (?:(?P<more>increase|growth|rise|higher|more than)"
    r"|drop|fall|decline|decrease|reduction|lower|fewer than)\b"
    r"|(?P<up>\b(?:same|flat|steady|unchanged|level|持平|一样)\b.{0,14}\b(?:or|and)\b.{0,14}\b(?:fewer|down|lower|dropped|fell|less|declined)\b"
    r"|持平[、，,]?(?:或者?|要么)(?:更|有所|是)?(?:低|少|下降|减少))"
    r"|\b(?:same|flat|steady|unchanged|level)\b.{0,14}\b(?:or|and)\b.{0,14}\b(?:more|up|higher|rose|grew|increased)\b"
    r"|持平[、，,]?(?:或者?|要么)(?:更|有所|是)?(?:高|多|上升|增加)"
)
_FALLS_SHORT = ("rose", "grew", "more", "up")  # groups of it: who did not rise
_FLIPPED = {"gt": "lt", "ge": "le", "le": "ge", "lt": "gt"}
_AMONG_CHANGED = re.compile(
    "(?:(?P<rose>增加|增长|上升|增多|上涨|变多)|减少|下降|下跌|变少|降低)了?的(?:单位|部门|机关)(?:里|中|当中)"
    r"|\b(?:of|among) (?:the |those )?(?:agencies|bodies|departments|bureaus|offices|authorities|those|ones)"
    r"(?: (?:that|which|whose \w+))? (?:(?P<grew>rose|grew|increased|went up)|fell|dropped|decreased|went down)\b"
)


def asks_denied(question: Question) -> bool:
    """Whether something is said not to have risen or fallen."""
    return bool(_DENIED.search(question.text))


_WITH_LATER = re.compile(
    r"(?P<first>20\d\d)年(?:度)?(?:(?!20\d\d)[^，,。；;])*?(?:比|较|不及|不如|少于|多于|低于|高于|大于|小于|超过|没有?)了?"
    r"(?P<then>20\d\d)年"
    r"|\b(?:more|fewer|less|higher|lower|greater|smaller|larger)\b(?:(?!20\d\d)[^?;])*? in (?P<first_en>20\d\d)"
    r"(?:(?!20\d\d)[^?;])*?\bthan (?:(?!20\d\d)[^?;])*?(?P<then_en>20\d\d)"
)


def names_bodies(question: Question) -> bool:
    """Whether single bodies are named, no kind of body."""
    bodies = question.spans.of("agency")
    return bool(bodies) and all(span.value("kind_of_body") is None for span in bodies)


def chooses(question: Question) -> bool:
    """Whether bodies are asked for, not the change of one or of all."""
    if names_bodies(question):
        return False
    if question.means_those and any(re.search("[哪谁]|wh", span.text) for span in question.spans.of("list")):
        return True  # 其中又增加的有哪些
    listed = any(_BODIES.search(span.text) or span.value("level") for span in question.spans.of("list"))
    some = question.is_yes_no and bool(
        re.search(r"有没有单位|有单位|any (?:agenc|authorit|bod|depart|bureau|office)", question.text)
    )
    where = re.search(r"(?:^|[:,.] ?)where did\b", question.text)  # in which bodies
    first = question.has("first_place") and not question.has("which_year")
    return (
        listed
        or some
        or first
        or asks_change_of_each(question)
        or bool(where)
        or question.has("count", "limit", "place", "each_body")
    )


def asks_change_of_each(question: Question) -> bool:
    """Whether the change of every body is asked for, in Chinese: 各单位申请量同比增减情况; not that of their sum."""
    return bool(_EACH.search(question.text)) and not (_OF_SUM.search(question.text) or question.is_yes_no)


def read_changes(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply:
    """Whose figure rose, fell or stayed from one year to another; by how much or how many percent."""
    (measure, *others) = measures
    inherited = isinstance(measure, Gap) and measure.before
    if isinstance(measure, Gap) and measure.before:  # and which went down
        measure = measure.of
    change = isinstance(measure, Measure) and measure.column == "change"  # a change itself
    if others or change or isinstance(measure, Gap):
        return Reply(Outcome.CLARIFY, say("change_of_which", question.language))
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    summed = SUMMED.search(question.text)
    if summed and question.is_yes_no and not question.has("list", "count"):  # of all together, not of each
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=summed.group()))
    if len(scope.regions) > 1 and _WHICH_PLACE.search(question.text):  # places are not compared by their growth
        return Reply(Outcome.CLARIFY, say("change_of_which", question.language))
    if question.means_those and question.previous and not (scope.agencies or question.has("agency", "region")):
        bodies = bodies_of(question.previous, question.names.connection)
        scope = scope.model_copy(update={"agencies": bodies, "regions": (), "endings": (), "levels": ()})
    if not question.has("year", "relative") and not scope.years and (last := _years_compared(question)):
        scope = scope.model_copy(update={"years": last})
    condition, percent = condition_of(question)
    if isinstance(measure, Rate):
        if percent and condition.value and not question.has("points"):
            return Reply(Outcome.CLARIFY, say("rate_in_points", question.language))
        percent = False  # it rises by percentage points
    if (
        inherited and condition.value > 0 and not question.has("rose") and _fell_before(question)
    ):  # and by more than ten
        flipped = {"operator": _FLIPPED.get(condition.operator, condition.operator), "value": -condition.value}
        condition = condition.model_copy(update=flipped)
    order, limit = order_in(question.spans)
    if compares_with_later(question.text):  # 2023年比2024年少的: they rose
        condition = condition.model_copy(
            update={"operator": _FLIPPED.get(condition.operator, condition.operator), "value": -condition.value}
        )
    if percent and not (condition.value or order):  # 同比增长的单位: those from 0 too, which have no rate
        percent = False
    told = asks_change_of_each(question) and not question.has("count") and _HOW.search(question.text)
    if (question.has("each_body") or asks_change_of_each(question)) and condition.operator == "ne":
        order = order or "most"
    order = order or ("most" if told else "")
    if order == "most" and question.has("fell"):
        order = "least"
    elif order == "least" and question.has("fell") and not question.has("rose"):
        order = "most"  # 减少最少
    elif order == "most" and question.has("first_place") and not question.has("rose", "change_percent"):
        order = "both"  # 变化最大
    return Plan(
        kind="list" if order else kind_of_set(question),
        scope=with_two_years(question, scope),
        measures=(Gap(of=measure, less=measure, before=True, percent=percent),),
        conditions=_among_those_changed(question) if order else (condition,),
        order=order,
        limit=limit,
        share=not order and question.has("share_bodies"),
        every=not order and kind_of_set(question) == "yesno" and asks_of_all(question.text),
        assumptions=tuple(question.assumptions),
    )


def compares_with_later(text: str) -> bool:
    """Whether an earlier year is compared with a later one, so that more means that it fell since."""
    found = _WITH_LATER.search(text)
    return found is not None and int(found["first"] or found["first_en"]) < int(found["then"] or found["then_en"])


def _among_those_changed(question: Question) -> tuple[Condition, ...]:
    """That it rose, or fell, where who comes first among those is asked for: 增加的单位里增加最少的."""
    among = _AMONG_CHANGED.search(question.text)
    if not among and question.has("rank_least") and question.has("rose", "fell"):  # 增加最少的
        return (Condition(operator="gt" if question.has("rose") else "lt"),)
    return (Condition(operator="gt" if among["rose"] or among["grew"] else "lt"),) if among else ()


def _years_compared(question: Question) -> tuple[int, ...]:
    """The two years that the last question compared: which received fewer, after which received more."""
    last = question.previous
    gap = last.measures[0] if last is not None and len(last.measures) == 1 else None
    compared = isinstance(gap, Gap) and gap.before and not (last and last.every_year)
    return last.scope.years if last is not None and compared and len(last.scope.years) == 2 else ()


def _fell_before(question: Question) -> bool:
    """Whether the last question was whose figure fell."""
    before = question.previous
    return before is not None and any(each.operator in {"lt", "le"} for each in before.conditions)


def read_change_again(question: Question, previous: Plan, measure: Measure | Rate) -> Plan | Reply:
    """The plan of whose figure changed in another way than in the last question: 减少的呢."""
    noted = tuple(question.assumptions)
    plan = read_changes(question, (measure,))
    if isinstance(plan, Reply):
        return plan
    if previous.every_year and (plan.order or question.has("year", "relative")):  # it is of each year
        return Reply(Outcome.CLARIFY, say("running_unclear", question.language))
    plan = plan.model_copy(update={"every_year": previous.every_year})
    years = plan.scope.years if question.has("year", "relative") else previous.scope.years
    names = question.has("agency", "region", "level")
    scope = plan.scope if names else previous.scope
    notes = plan.assumptions if names or question.has("year", "relative") else noted
    changed = {"scope": scope.model_copy(update={"years": years}), "assumptions": notes}
    return plan.model_copy(update=changed)


def condition_of(question: Question) -> tuple[Condition, bool]:
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
    denied = _DENIED.search(question.text)
    if denied:  # 没增加: it fell, or stayed
        return Condition(operator="le" if any(denied[name] for name in _FALLS_SHORT) else "ge"), percent
    if question.has("doubled"):
        over = re.search(r"more than (?:doubled?|twice)|over twice|还要?多|不止翻", question.text)
        return Condition(operator="gt" if over else "ge", value=Decimal(100)), True
    signs: dict[str, Operator] = {"unchanged": "eq", "rose": "gt", "fell": "lt"}
    operators = [operator for word, operator in signs.items() if question.has(word)]
    if asks_if_equal(question) and not operators:
        operators = ["eq"]
    return Condition(operator=operators[0] if len(operators) == 1 else "ne"), percent


def kind_of_set(question: Question) -> Literal["list", "count", "yesno"]:
    """Whether bodies chosen are listed, counted, or asked to exist."""
    if question.has("count"):
        return "count"
    return "yesno" if question.is_yes_no and not question.has("list") else "list"

"""Which numbers are wanted of the reports, and what is made of them: their order, bounds, difference, sum."""

import re
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.plan import Condition, Scope
from answer.reading.figures.ordering import order_in
from answer.reading.prose.asked import Asked
from answer.reading.prose.changes_asked import (
    asks_changes,
    asks_growth,
    asks_over_years,
    compares_two,
    place_asked,
)
from answer.reading.prose.items_counted import conditions_on_items
from answer.reading.prose.numbers_asked import (
    FIRST_WHO,
    HOW_MANY_BODIES,
    WHO_HAS,
    bounds_named,
    is_ordered,
    number_wanted,
    rate_claimed,
)
from answer.reading.prose.terms_named import names_apart
from answer.reading.prose.whether import asks_whether
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import with_two_years
from answer.reading.talk.prose_after import two_years_asked
from answer.words import say

PART_OF_IT = "disclosed_part"
MONEY = "money"
_WORK_COST = "work_cost"
TOGETHER = re.compile(
    r"一共|总共|共计|合计|加起来|之和|总和|加总|合起来|求和|总(?:场次|次数|人数|人次|件数|条数|篇数)"
    r"|\b(?:altogether|in total|combined|total number of|(?:grand|overall) total"
    r"|(?:bodies|agencies|departments|bureaus|offices|governments|units|they|all of them|them all) (?:all )?together"
    r"|20\d\d (?:taken )?together|together in 20\d\d|between them|put together|taken together|added (?:up|together))\b"
)
_TOTAL_OF_YEARS = re.compile("[两二三四五六几]年[^，。？?]{0,8}总量")
_IN_ALL = re.compile("总(?:条|件|次|场|人|篇)?[数量]|总人次")  # of a place's bodies taken together
BESIDE_BEFORE = re.compile(
    r"(?:跟|和|与|比|较|同|对比|相比)(?:上一?年度?|去年|前一年度?)|(?:上一?年度?|去年|前一年度?)(?:相比|对比)"
    r"|\b(?:than|from|with|to|against) (?:in )?(?:the )?(?:year before|previous year|last year|year earlier)\b"
)
_SINCE = re.compile(r"\b(?:since|ever since|after that|afterwards|later)\b")
_WITHOUT_EXCEPTION = re.compile(
    r"全部|全都|百分之百|都(?=按[时期])|\b(?:all|every|each)\b (?:\w+ )*?(?:requests?|applications?)\b"
)
_LATE = re.compile(r"超期|逾期|超时|\b(?:late|overdue|missed|miss(?:es)?)\b")  # told is how many were in time
_NOT_IN_TIME = re.compile(
    r"(?<!有)没有?(?:能)?(?:按[时期]|及时)|未(?:能)?(?:按[时期]|及时)|\bnot (?:\w+ ){0,3}(?:on|in) time\b"
)
_APART = re.compile("之差|差异|差别|差额|差值|差距|相差|差(?:了|出)?(?:多少|几)")
_OF_EACH_YEAR = re.compile("[两二三四五六几](?:个)?年(?:里|来|的|间)?[^，,。？?]{0,10}(?:分别|各[是有为自])")
_THESE_YEARS = re.compile(
    "[两二三四五六]年(?=[^，。？?]{0,8}(?:总量|总数|总共|一共|合计|加起来|累计|总计))|[这近][几些]年|历年|多年|每年|各年|几年来|所有年份"
)
_UNNUMBERED = re.compile(  # who trained without saying how many
    "(?:没有?|未|不)(?:再)?(?:写|说|提|注|交代|讲|报|列)(?:清楚?|明|出)?(?:参加|参训|到场|参与|具体|来了?|受训)?的?"
    "(?:人数|人次|场次|场数|次数|数字|数量|篇数|多少|几)"
)
_YEAR_OF_MOST = re.compile(
    r"哪[几些]年(?:度)?(?:里|中)?(?:都)?有(?:单位|部门|机关|报告|人)"
    r"|(?:哪一?年|哪个年度)[^，,。]{0,20}的?(?:单位|部门|机关|报告)数?(?:量)?最[多少]"
    r"|\b(?:which|what) year (?:did|do|had|have|saw|were) (?:the )?(?:most|fewest|least|greatest number of"
    r"|largest number of) "
    r"(?:bodies|agencies|departments|bureaus|offices|reports|units)\b"
)
_MONEY = re.compile(
    r"(?:花|投入|用|拨)(?:了|过|费)?(?:多少|几)(?:钱|经费|资金|万元?|元)|多少(?:经费|预算|资金)"
    r"|(?:经费|预算|花费|开支|开销)(?:是|有|为|花)?(?:多少|几)"
    r"|\bhow much (?:money|did (?:\S+ ){1,10}(?:cost|spend))\b"
    r"|\b(?:budget|cost|costs|spending|expenditure) (?:of|for|on)\b"
)
_SPENT = re.compile("spen[dt]s?|spending|spent on|budget(?:s|ed)?|cost|costs|money|paid|pay")
_COLLECTED = re.compile(  # who took any: a report that states none is not meant
    r"(?:哪些?[家个]?|谁|单位|部门|机关|报告)[^，,。？?]{0,8}(?:真的?|确实|实际)?(?:收取?|收费)(?:了|过|到)"
    r"|(?:收取?|收费)(?:了|过|到)[^，,。？?]{0,10}的?(?:都?有|是)?(?:哪些?[家个]?|谁)"
    r"|\b(?:who|anyone|anybody|which (?:body|bodies|agency|agencies|bureaus?|offices?|departments?|reports?|ones?))"
    r" (?:actually |really |ever )*(?:collect|charge|levi|took|take)\w*\b"
    r"|\b(?:has|have|had|did|does|do) any(?: of (?:them|these|the))?"
    r" (?:\w+ )?(?:actually |really |ever )*(?:collect|charge|levi|took|take)\w*\b"
)
_ALL_YEARS = re.compile(
    r"\b(?:all|any) (?:of )?(?:the |these |those )?years\b|\bover the years\b"
    r"|\b(?:in|across|through|throughout|among|from|of) (?:any of |all |all of )?(?:the |its "
    r"|their )?(?:[\w'-]+ ){0,6}reports(?=[?., ]*$)"
)
_COMES_AGAIN = re.compile(
    r"反复|屡次|多次|重复|一再|再三|不止一年|不只一年|(?<!每)年年|(?:几|两|三|多)(?:个)?年都|老(?:是|毛病|问题)"
    r"|\b(?:recur\w*|repeat\w*|persist\w*|again and again|over and over|time and again|perennial|chronic"
    r"|year (?:after|in,? year out)|(?:more than|at least|not just|not only) (?:one|once|twice|two|a single)"
    r"(?: (?:years?|reports?|times))?|(?:several|multiple|two or more|many) (?:years|reports)"
    r"|keeps? (?:com|reappear)ing)\b"
)
_SUMMED = re.compile(r"累计|加起来|总共|一共|合计|共计|总次数|总[数量](?!据)|加总|相加")
ALL = re.compile(r"各|每个|每家|所有|\b(?:each|every|all)\b")


def read_numbers(question: Question, asked: Asked) -> None:
    """The number wanted of each report, by what bounds and in what order, and what becomes of the numbers."""
    _read_order(question, asked)
    _read_difference(question, asked)
    _read_conditions(question, asked)
    together = bool(asked.number) and bool(asked.order or asked.conditions) and not asked.one
    asked.sums = together and len(asked.scope.years) != 1 and bool(_SUMMED.search(question.text))
    told = asked.order or asked.conditions or asked.difference or asked.together
    if asked.number and not (asked.one or told) and names_apart(question, asked.topics):
        asked.number = ""  # what each report tells of either: a number of both in one sentence is none's
    if conditions_on_items(question, asked.topics, asked.one):
        asked.number = "things"


def read_place(asked: Asked) -> None:
    """Whose place in the order of the numbers told is asked for, of all who tell one."""
    if asked.place_of and asked.number:
        asked.subject, asked.one = asked.scope.agencies[0], False
        asked.scope = asked.scope.model_copy(update={"agencies": ()})
        asked.order, asked.limit = asked.place_of, None


def _read_order(question: Question, asked: Asked) -> None:
    """In what order, and how many of them."""
    asked.order, limit = order_in(question.spans) if is_ordered(question) else ("", None)
    asked.limit = None if FIRST_WHO.search(question.text) else limit
    years = asked.scope.years
    if asked.one and "problems" in asked.topics and len(years) == 1 and BESIDE_BEFORE.search(question.text):
        asked.scope = with_two_years(question, asked.scope)
    if _MONEY.search(question.text) and not any(_is_of_money(topic) for topic in asked.topics):
        asked.topics = (*asked.topics, MONEY)
        asked.terms = tuple(term for term in asked.terms if not _SPENT.fullmatch(term))
    if asked.topics == (MONEY,) and not asked.terms:
        asked.topics = (_WORK_COST,)  # of disclosure itself: no other sum of money is meant
    compared = WHO_HAS.search(question.text)
    if compared and (compared["year"] or not asked.one) and not asked.order:
        asked.order = "most" if compared["most"] else "least"


def _read_difference(question: Question, asked: Asked) -> None:
    """What number is wanted, and whether of two reports how they differ, or of all together."""
    one, topics, text = asked.one, asked.topics, question.text
    of_two = compares_two(question, topics)
    if of_two and not asked.scope.years:
        asked.scope = _of_the_newest_of_both(question, asked.scope)
    asked.moves = asks_growth(question, topics) or of_two
    asked.place_of = place_asked(question) if one and len(asked.scope.years) == 1 else ""
    asked.by_body = not (one or asked.absent) and asks_changes(question, topics)
    if not asked.absent or _UNNUMBERED.search(text):
        asked.number = number_wanted(question, topics, asked.moves or asked.by_body or bool(asked.place_of))
    apart = asked.moves or question.has("difference", "change", "change_percent") or bool(_APART.search(text))
    of_one_or_two = not question.has("list") or len(asked.scope.agencies) == 2
    asked.difference = bool(asked.number) and ((apart and of_one_or_two) or asked.by_body)
    of_all = not one and bool(_IN_ALL.search(text)) and not (ALL.search(text) or question.has("list"))
    asked.together = bool(asked.number) and not asked.difference and (of_all or _together(text))
    if (asked.difference or asked.together) and one and len(asked.scope.years) == 1 and question.inherits:
        asked.scope = asked.scope.model_copy(update={"years": two_years_asked(question, asked.together)})
    of_one = one and len(asked.scope.years) != 2 and not asks_of_all_years(question, topics)
    if asked.difference and (of_one or asked.by_body):
        asked.scope = _since_then(question, asked.scope) or with_two_years(question, asked.scope)
    asked.group = "" if one else _group_of(question)
    if asked.group == "year":
        asked.number = ""
    elif asked.number:
        asked.group = ""


def _read_conditions(question: Question, asked: Asked) -> None:
    """The bounds of the numbers wanted, and of how many things are listed; what they make of an absence."""
    one, topics = asked.one, asked.topics
    by_theme = not one and topics == ("problems",) and not question.has("theme")
    numbered = asked.number and (not one or question.has("which_year", "ever"))
    of_items = conditions_on_items(question, topics, one)
    asked.conditions = of_items or (bounds_named(question) if by_theme or numbered else ())
    if topics and not (one or asked.conditions) and all(vocabulary.topics()[topic].is_rate for topic in topics):
        asked.conditions = rate_claimed(question)
        asked.number = "things" if asked.conditions else asked.number
    elif not (one or asked.absent or asked.conditions or asked.together) and _collects(question, topics):
        if asked.number or not asks_whether(question):  # whether any did is answered by yes or no
            asked.conditions, asked.number = (Condition(operator="gt"),), asked.number or "things"
    not_in_time = bool(_NOT_IN_TIME.search(question.text))
    asked.late = not_in_time or bool(_LATE.search(question.text))
    of_all = _WITHOUT_EXCEPTION.search(question.text)
    if topics == ("timeliness",) and not (one or asked.conditions) and (asked.late or of_all):
        below = asked.late and (not_in_time or not asked.absent)
        asked.conditions = (Condition(operator="lt" if below else "eq", value=Decimal(100)),)
        asked.number, asked.absent = "things", asked.absent and not asked.late


def _collects(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether those are asked for that took any money."""
    return bool(_COLLECTED.search(question.text)) and bool(topics) and all(map(_is_of_money, topics))


def _of_the_newest_of_both(question: Question, scope: Scope) -> Scope:
    """Of two bodies, where no year is named, the newest year of which both have a report."""
    connection = question.names.connection
    both = set.intersection(*(set(loaded_years(connection, (body,))) for body in scope.agencies))
    if not both:
        return scope
    question.assumptions.append(say("newest_year", question.language, year=max(both)))
    return scope.model_copy(update={"years": (max(both),)})


def _since_then(question: Question, scope: Scope) -> Scope | None:
    """A year and the newest one of the body: has that grown since."""
    newest = max(loaded_years(question.names.connection, scope.agencies), default=0)
    if len(scope.years) != 1 or newest <= scope.years[0] or not _SINCE.search(question.text):
        return None
    return scope.model_copy(update={"years": (scope.years[0], newest)})


def asks_of_all_years(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether one body's reports of all years are asked, or which of its problems come again."""
    again = "problems" in topics and _COMES_AGAIN.search(question.text)
    together = _together(question.text) and _THESE_YEARS.search(question.text)
    over_years = asks_over_years(question, topics) or together or _OF_EACH_YEAR.search(question.text)
    return question.has("series", "group_year", "ever") or bool(again or over_years or _ALL_YEARS.search(question.text))


def _together(text: str) -> bool:
    """Whether the numbers are taken together, of the years too: 三年受理总量."""
    return bool(TOGETHER.search(text) or _TOTAL_OF_YEARS.search(text))


def _is_of_money(topic: str) -> bool:
    return "元" in vocabulary.topics()[topic].units


def _group_of(question: Question) -> Literal["", "year", "city", "county"]:
    """Whether it is asked of each year, city, or county how many bodies tell of it."""
    counted = question.has("group_year") and (question.has("count") or HOW_MANY_BODIES.search(question.text))
    if counted or _YEAR_OF_MOST.search(question.text):
        return "year"
    return "county" if question.has("group_county") else "city" if question.has("group_city") else ""

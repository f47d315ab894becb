"""Which numbers of the prose a question asks for: of things or of people, by what bounds, in what order."""

import re
from decimal import Decimal
from typing import Literal

from answer import vocabulary
from answer.plan import Condition
from answer.reading.figures.ordering import order_in
from answer.reading.prose.absent import (
    says_of_none,
)
from answer.reading.prose.terms_named import channels_named, mentions_a_number
from answer.reading.prose.topics_named import LISTING, NUMBER, PEOPLE
from answer.reading.prose.whether import asks_whether
from answer.reading.question import Question
from index.glossary import found_in

_LEADS = r"^(?:(?:and|so|but|then|also|please|can you|could you) )*"
_DESCRIBED = re.compile(  # asks for no number, though one may be told
    rf"{_LEADS}.*\bwhat (?:were|was|are|is) (?:they|it|these|those|that|all of them) (?:(?:all|mainly|mostly) )?"
    r"(?:about|on|concerned with)\b"
    rf"|{_LEADS}(?:(?:what|which) (?:\w+ )?(?:topics|subjects|themes|issues|matters|kinds?|sorts?|types?) "
    r"|how (?:is|are|was|were|will|would|has|have|had)\b"
    r"|(?:what|how|why|where|when|whom|for what|on what|in what way|with what) (?:did|does|do)\b"
    r"(?! .*\b(?:total|come to|amount to|score|reach)\b)"
    r"|(?:tell|describe|explain)\b(?!.*\b(?:figures?|numbers?)\b))"
)
WHO_HAS = re.compile(r"(?:(?P<year>哪一?年)|谁|哪[个家一]).{0,16}(?:(?P<most>多(?!少)|高|大)|(?<!多)少|低|小)[?？]?$")
FIRST_WHO = re.compile(  # whom, then who most
    "(?:哪些|哪几[个家]|分别|(?:各(?:家|个?单位|部门)|历年|这几年|这些年|每年)[^，,。]*(?:多少|几))[^，,。]{2,}"
    "[，,](?:其中|又?是?谁|哪[个家一年]|最)"
    r"|\b(?:which|what|who)\b[^?.;]{3,}?(?:,| and)+ (?:what|which|who)\b[^?.;]*"
    r"\b(?:highest|most|largest|greatest|biggest|best|top|lowest|least|fewest|smallest)\b"
)
_RATE = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)")
HOW_MANY_BODIES = re.compile(
    r"(?:多少|几)(?:个|家|份)?(?:单位|部门|机关|机构|报告|年报|地方|局(?!面))(?!各|分别)"
    r"|(?:单位|部门|机关|报告|年报)(?:一?共|总共)?(?:有|是)?(?:多少|几)[个家份]"
    r"|\bhow many (?:of (?:the |all )?)?(?:20\d\d )?(?:annual )?(?:reports|agencies|bodies|departments"
    r"|bureaus|offices|units|authorities)\b"
)
MORE_THAN = re.compile(r"\b(?:more|fewer|less|higher|lower)\b[^.;]*\bthan\b")
_MOST_OF_ITS_KIND = re.compile(  # 记者问得最多的是什么话题: no body is first
    "最[多少大高热]的?(?:都|主要|又)?(?:是|有)?(?:什么|哪些|哪一?[个类种]|哪方面|啥)(?:样的)?"
    "(?:话题|内容|问题|事项|方面|领域|信息|主题|类型|诉求|东西|事)"
)
_WHAT = re.compile(
    r"(?:信息|内容|推文|文章|消息).{0,4}(?:是|包括|包含|涉及|有)(?:些|了)?(?:什么|哪些|啥)|(?:哪些|什么|哪几类)(?:政府)?(?:信息|内容|消息|文章)|(?:信息|条)的?(?:构成|组成|明细|分类)"
)


def bounds_named(question: Question) -> tuple[Condition, ...]:
    """What the numbers told must satisfy: 超过100人次."""
    found = []
    for span in question.spans.of("condition"):
        operator, *numbers = (span.value("condition") or "").split(" ")
        if not set(numbers) & {"mean", "median"}:
            values = sorted(map(Decimal, numbers))
            high = values[-1] if operator == "between" else None
            found.append(Condition.model_validate({"operator": operator, "value": values[0], "high": high}))
    return tuple(found)


def rate_claimed(question: Question) -> tuple[Condition, ...]:
    """The rate that bodies are asked for by: which claim 100% timely replies."""
    found = _RATE.search(question.text) if question.has("list") and not question.has("number") else None
    return (Condition(operator="eq", value=Decimal(found[1])),) if found else ()


def place_in(question: Question) -> int | None:
    """The place asked for in the order of the numbers told: 第二多的."""
    places = [span.value("place") or "" for span in question.spans.of("place")]
    return int(places[0].split(" ")[0]) if len(places) == 1 and places[0].split(" ")[0].isdecimal() else None


def asks_what(text: str) -> bool:
    """Whether it is asked what the things are, not how many: 公开的18条信息都是什么."""
    return bool(_WHAT.search(text))


def is_ordered(question: Question) -> bool:
    """Whether the most or the least is asked for, in words that are no part of a term: leaders receive visitors."""
    terms = [f" {term} " for term in found_in(question.sought) if " " in term] if question.language == "en" else []
    spans = (span for kind in ("rank_most", "rank_least") for span in question.spans.of(kind))
    in_terms = all(any(f" {span.text} " in term for term in terms) for span in spans)
    if _MOST_OF_ITS_KIND.search(question.text):
        return False
    return bool(order_in(question.spans)[0]) and not (in_terms and question.has("rank_most", "rank_least"))


def asks_number(question: Question) -> bool:
    """Whether a number is asked for that reports tell; not how many bodies there are, nor 经过几级审核."""
    text, known = question.text, vocabulary.topics()
    for span in question.spans.of("topic"):
        uncounted = not known[span.value("topic") or ""].units
        text = text.replace(span.text, "") if uncounted and NUMBER.search(span.text) else text
    return bool(NUMBER.search(HOW_MANY_BODIES.sub("", text)))


def _ranked_clause(question: Question) -> str:
    """Where an order is asked for the clause that says of what: 谁办得最多，来了多少人."""
    ranked = [span.start for kind in ("rank_most", "rank_least") for span in question.spans.of(kind)]
    if not ranked:
        return question.text
    ends = [found.start() for found in re.finditer("[,，;；]", question.text)]
    low = max((end + 1 for end in ends if end < ranked[0]), default=0)
    high = min((end for end in ends if end > ranked[0]), default=len(question.text))
    named = any(low <= span.start < high for span in question.spans.of("topic"))
    return question.text[low if named else 0 : high]  # 提到的培训人次，哪家最多


_HOW_IT_CHANGED = re.compile(
    r"怎么变化?的|(?:有|发生)(?:了)?(?:什么|啥|何|多大|哪些)变化|变化(?:情况|多大|如何|怎么样)"
    r"|\bhow (?:did|has|have|much did) [^?]*\b(?:changed?|develop(?:ed)?|evolved?)\b"
)


def number_wanted(question: Question, topics: tuple[str, ...], grew: bool) -> Literal["", "things", "people"]:
    """Whether a number is wanted, and of what: of things, or of people."""
    known = vocabulary.topics()
    counted = any(known[topic].units for topic in topics)
    spoken = question.has("mention", "quote", "theme") and not bounds_named(question)
    if question.language == "en" and FIRST_WHO.search(question.text):
        spoken = False  # who mentions followers, and which has most of them
    if counted and question.language == "zh" and is_ordered(question) and not question.has("theme"):
        spoken = False  # 报告里写到的满意度，哪家最高
    if counted and mentions_a_number(question) and not question.has("quote", "theme"):
        spoken = False
    if spoken or says_of_none(question.text) or set(topics) & LISTING or any(known[each].value for each in topics):
        return ""
    if counted and asks_what(question.text) and not asks_number(question):
        return ""
    if topics == ("channels",) and not asks_number(question):
        return ""  # which was used most
    if len(topics) == 1 and len(channels_named(question)) > 1:
        return ""  # a number of each, in one sentence
    asked = bool(grew or asks_number(question) or WHO_HAS.search(question.text))
    asked = asked or bool(is_ordered(question) or (counted and MORE_THAN.search(question.text)))
    asked = asked or (counted and bool(_HOW_IT_CHANGED.search(question.text)))
    if not asked and _DESCRIBED.match(question.text):
        return ""
    asked = asked or bool(bounds_named(question))
    if not asked and question.has("reports"):
        return ""  # which reports say that a fee was collected
    if not asked and HOW_MANY_BODIES.search(question.text):
        return ""
    if not (asked or counted) or (not asked and (question.has("deed", "list") or asks_whether(question))):
        return ""
    people = PEOPLE.search(_ranked_clause(question)) or any(known[topic].people for topic in topics)
    return "people" if people else "things"

"""Numbers told in the prose: whether it is asked by how much they changed, of which bodies, or where one stands."""

import re
from typing import Literal

from answer import vocabulary
from answer.reading.prose.topics_named import LISTING
from answer.reading.question import Question
from answer.reading.scope.where import years_named

_GREW = re.compile(  # 粉丝涨了没有, 比上年多吗: by how much is told, not that there are any
    "[涨增升降减跌][了过没]|(?:上升|增长|增加|上涨|增多|提高|减少|下降|下滑|降低|缩减|变化)(?:[了过没吗？?]|还是|是不是|大不大|$)"
    r"|翻[倍番]|[翻涨增多]了?[一二两三四五\d]+[倍番]|变[多少高低大小]|越来越[多少高低大小]|越[办搞开做公发]越[多少]|(?<![至多])(?:多(?!少)|少|高|低)了(?:吗|没|还是|[？?]|$)"
    "|[比较跟和与同][^，。？?]{1,14}?(?<!最)(?:多(?!少)|(?<!多)少|高|低)(?:吗|了|没|还是|不|一[些点]|的|[？?]|$)"
)
_GREW_EN = re.compile(
    r"\b(?:gr[eo]w\w*|increas\w+|r[io]sen?|gain(?:ed|ing)?|f[ae]ll(?:en|ing)?|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*"
    r"|(?:go|goes|went|gone|been) (?:up|down)"
    r"|(?:get|gets|got|getting|become|became|be|been) (?:any )?(?:better|worse|more|fewer)"
    r"|improv\w+|worsen\w*)\b"
)
_ASKS_IF_IT_GREW = re.compile(r"^(?:(?:and|so|but) )*(?:has|have|had|did|does|do|is|are|was|were)\b")
_WHICH_HAS_MORE = re.compile(  # of two that are named
    r"\b(?:which|who|whose|what year|when|did|does|do|is|are|was|were|has|had|have)\b[^?.;]*"
    r"\b(?P<way>more|fewer|less|higher|lower|larger|bigger|smaller|greater)\b"
)
_BODIES = re.compile("谁|哪[一几]?[家个]|单位|部门|机关")
_OVER_YEARS = re.compile(
    r"越来越|越[办搞开做公发]越|逐年|年年|一直|一年比一年|\b(?:over time|over the years|year (?:by|on) year)\b"
)
_PLACED = re.compile(  # of one body: its place among all
    "(?:排|位列|列|居)(?:在|到)?(?:第几|多少位|什么位置|哪里|第?几名)|第几(?:[名位]|(?=[？?。，,]|$))|名次|排[名位](?!前)"
    "|(?:所有|全部|各个?|全[市县区])(?:的)?(?:单位|部门|机关|局|报告)?(?:里面?|中|当中|之中)?[^，。？?]{0,4}最[多少高低大小](?:的)?(?:吗|不|么|[？?]|$)"
)
_PLACED_EN = re.compile(
    r"\b(?:what|which) (?:place|position|rank)\b|\branked\b"
    r"|\bhow (?:high |well )?(?:did|does|do|was|is|has) .*\brank"
    r"|\bwhere (?:did|does|do|was|is) .*\b(?:rank|come|place)\b"
)
_LEAST = re.compile("最[少低小]|倒数|从[少低小]到")


def asks_growth(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether it is asked if a number that is told rose or fell: 粉丝涨了没有, not 增加了公开栏吗."""
    if question.language == "en":
        return _asks_growth_en(question, topics)
    found = _GREW.search(question.text)
    if not found or question.has("mention", "quote", "list", "theme"):
        return False
    named = [span for span in question.spans.of("topic") if span.value("topic") not in LISTING]
    return any(vocabulary.topics()[topic].units for topic in topics) and all(span.start < found.end() for span in named)


def _asks_growth_en(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether it is asked if the number of one body rose or fell: has that grown since."""
    found = _GREW_EN.search(question.text)
    if not found or not _ASKS_IF_IT_GREW.match(question.text) or question.has("mention", "quote", "list", "theme"):
        return False
    return any(vocabulary.topics()[topic].units for topic in topics) and not set(topics) & LISTING


def compares_two(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether it is asked which of two bodies, or of two years of one, tells the greater number: which has more
    followers, A or B."""
    if question.language != "en" or not _WHICH_HAS_MORE.search(question.text) or set(topics) & LISTING:
        return False
    bodies = {span.value("agency") for span in question.spans.of("agency")}
    counted = any(vocabulary.topics()[topic].units for topic in topics)
    years = len(years_named(question))
    two = (len(bodies) == 2 and years < 2) or (years == 2 and (len(bodies) == 1 or question.inherits))
    return counted and two and not question.has("mention", "quote", "theme")


def asks_changes(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether bodies are asked for by how their numbers changed: 哪些单位的培训比上年多, 哪家粉丝涨得最快."""
    if question.language != "zh" or question.has("agency", "mention", "quote", "theme"):
        return False
    if len(question.spans.of("region")) > 1:
        return False  # 甲区和乙区谁的多 compares the two
    counted = any(vocabulary.topics()[topic].units for topic in topics)
    bodies = question.has("list", "rank_most", "rank_least", "count") or bool(_BODIES.search(question.text))
    changed = question.has("rose", "fell") or _GREW.search(question.text)
    return counted and bodies and bool(changed) and not set(topics) & LISTING


def way_of(question: Question) -> Literal["", "more", "fewer"]:
    """Whether those whose numbers rose are asked for, or those whose fell; empty where neither, or both."""
    found = _GREW.search(question.text)
    said = found.group() if found else ""
    rose = question.has("rose") or bool(re.search("[多高大涨增升翻]", said))
    fell = question.has("fell") or bool(re.search("[少低小降减跌]", said))
    return "" if rose == fell else "more" if rose else "fewer"


def place_asked(question: Question) -> Literal["", "most", "least"]:
    """The order in which the place of one body is asked for; empty where it is not."""
    placed = _PLACED if question.language == "zh" else _PLACED_EN
    if question.has("mention") or not placed.search(question.text):
        return ""
    return "least" if _LEAST.search(question.text) else "most"


def asks_over_years(question: Question, topics: tuple[str, ...]) -> bool:
    """Whether the change is that over all years: 是不是越来越多."""
    return asks_growth(question, topics) and bool(_OVER_YEARS.search(question.text))

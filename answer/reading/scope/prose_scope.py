"""Which reports a question about prose means that it does not name: the one of a place, the year before a plan."""

import re

from answer.answer import Outcome
from answer.figures.select import select_reports
from answer.plan import Scope
from answer.prose.parts_of_reports import SUMMARY
from answer.reading.prose.topics_named import LISTING
from answer.reading.question import Question
from answer.reading.scope.bodies import MOST_NAMES
from answer.reading.scope.names import loaded_years
from answer.reading.talk.prose_after import CAME_OF
from answer.reply import Reply
from answer.words import join, say

_AS_A_WHOLE = re.compile(
    r"\bas a whole\b|\b(?:city|county|district|municipality)-?wide\b"
    r"|\b(?:whole|entire) (?:city|county|district|municipality)\b"
)
_BESIDE = re.compile("(?:[和与跟同及、]|以及|相比|比)(?:其他|别的|所有|全部|各)?")
_FOR_WHOM = re.compile("[给帮替为](?:各|所有|全部)?$")
_LEVEL_ONLY = re.compile("^(?:各个?|哪些|哪几?个|的)|(?:一级|层面|里|级)$")
_ZONE = re.compile("(?:开发|高新|示范|园|度假|新)区$")
_YEAR = r"(?P<year>20\d\d)"
_NAMED_IN = re.compile(
    r"\b(?:named|raised|mentioned|listed|identified|reported|admitted|described|found|noted|stated)"
    r" (?:for |in |by |its )*(?:the )?(?P<year>20\d\d)\b"
)
_PROBLEMS_IN = re.compile(  # vow to do about its shortcomings in 2022
    r"\b(?:problems?|shortcomings?|weakness(?:es)?|issues?|failings?|defects)"
    r" (?:in|for|of|from) (?:the )?(?P<year>20\d\d)\b"
)
_PLANNED_FOR = re.compile(  # plan for 2025, intend to work on in 2021; not plan in 2021
    r"\b(?:plan|plans|planned|planning|intend\w*|aim\w*|promis\w+|pledg\w+|vow\w*|hop(?:e|es|ed|ing)|propos\w+"
    r"|announc\w+|going|want\w*)\b"
    rf"(?: [\w']+){{0,6}}? (?<!report )(?<!reports )(?:for|to (?:[\w']+ ){{1,6}}?(?:in|during|for|over)) {_YEAR}\b"
)
_AFTER = re.compile(rf"\bafter {_YEAR}\b(?=[?. ]*$)")
_DONE_ABOUT_IT = re.compile(
    r"^(?:did|has|have|was|were)\b[^?.]{0,60}\b(?:do|done|doing) (?:anything|something|enough)\b"
    r"|\b(?:what|how)\b[^?.]{0,60}\b(?:done|do|did|deal\w*|dealt|solv\w+|fix\w*|address\w*|remed\w+|rectif\w+|tackl\w+"
    r"|happened|becom\w+|became|came)\b|\b(?:was|were|has|have|had|is|are)\b[^?.]{0,30}"
    r"\b(?:solved|fixed|addressed|remedied|rectified|resolved|dealt with|put right|overcome)\b"
    "|整改|纠正|解决|落实|改(?:了|过|好|掉|正|没改|进了)|(?:怎么|如何|怎样|咋)(?:样)?(?:改|处理|办)的?|下文|着落|交代"
)
_YET_TO_COME = re.compile("打算|计划|准备|下一步|今后|(?:要|将)(?:怎么|如何|怎样)")
_TOLD_BEFORE = re.compile(  # plan to improve in 2023 according to its 2022 report
    r"\b(?:according to|by|in|per|from) (?:its |the |their )?(?P<year>20\d\d) (?:annual )?report\b"
)
_COMPARED = re.compile(  # how the problems changed between two years
    r"\b(?:chang(?:e[sd]?|ing)|differ\w*|compar\w+|evolv\w+|develop\w*|shift\w*|the same|var(?:y|ied))\b"
)


def prose_scope(question: Question, scope: Scope, topics: tuple[str, ...]) -> Scope | Reply:
    """The scope of a question about these topics, narrowed to the reports that tell of them."""
    placed = _of_a_place(question, scope, topics)
    if isinstance(placed, Reply):
        return placed
    return _planned(question, placed) if "improvements" in topics else placed


def level_sought(question: Question, scope: Scope) -> tuple[Scope, tuple[str, ...]]:
    """The scope of a body named without levels that are not its own, and the words for these: of 给乡镇培训过吗 the
    towns are whom it trained, as in 给乡镇做模板 whoever made them. One named side by side with the body is asked for
    too."""
    spans = [span for span in question.spans.of("level") if span.value("agency") is None]
    if question.language != "zh" or not scope.levels or not spans:
        return scope, ()
    helped = all(_FOR_WHOM.search(question.text[: span.start]) for span in spans)
    if not helped and (len(scope.agencies) != 1 or scope.endings):
        return scope, ()
    connection = question.names.connection
    bodies = scope.model_copy(update={"years": ()})
    named = question.spans.of("agency")
    beside = any(
        _BESIDE.fullmatch(question.text[min(one.end, other.end) : max(one.start, other.start)])
        for one in spans
        for other in named
    )
    if not helped and (beside or select_reports(connection, bodies)):
        return scope, ()
    words = tuple(_LEVEL_ONLY.sub("", span.text) for span in spans)
    return scope.model_copy(update={"levels": ()}), tuple(word for word in words if len(word) > 1)


def _of_a_place(question: Question, scope: Scope, topics: tuple[str, ...]) -> Scope | Reply:
    """A place's one report (sum up the Qingtongxia report), or what it aggregates (the city as a whole)."""
    whole = bool(_AS_A_WHOLE.search(question.text))
    of_zone = any(map(_ZONE.search, scope.regions)) and not question.has("list")  # which often is a body itself
    if scope.agencies or scope.endings or len(scope.regions) != 1 or not (whole or of_zone or topics == (SUMMARY,)):
        return scope
    found = select_reports(question.names.connection, scope)
    own = (each for each in found if each.level == "aggregate" and each.region.endswith(scope.regions[0]))
    names = list(dict.fromkeys(each.agency for each in own))
    if not (whole or len(names) == 1):
        names = list(dict.fromkeys(each.agency for each in found))
    if len(names) == 1:
        return scope.model_copy(update={"agencies": tuple(names), "regions": ()})
    if whole or of_zone or not names:
        return scope
    text = say("whose_report", question.language, names=join(names[:MOST_NAMES], question.language))
    return Reply(Outcome.CLARIFY, text, choices=tuple(names[:MOST_NAMES]))


def _planned(question: Question, scope: Scope) -> Scope:
    """What is planned for a year stands in the report of the year before."""
    after = _AFTER.search(question.text)
    if after and int(after["year"]) + 1 in scope.years:  # what is to come after a year stands in its report
        return scope.model_copy(update={"years": (int(after["year"]),)})
    told = _TOLD_BEFORE.search(question.text)
    if told and len(scope.years) == 2 and int(told["year"]) == scope.years[0]:
        return scope.model_copy(update={"years": scope.years[:1]})
    if len(scope.years) != 1:
        return scope
    year = scope.years[0]
    named = _PLANNED_FOR.search(question.text)
    loaded = loaded_years(question.names.connection, scope.agencies)
    own = _NAMED_IN.search(question.text) or _PROBLEMS_IN.search(question.text)  # problems that it named in 2024
    for_it = named is not None and int(named["year"]) == year and not (own and int(own["year"]) == year)
    if year - 1 not in loaded or not (for_it or (scope.agencies and year not in loaded)):
        return scope
    question.assumptions.append(say("planned_for", question.language, year=year, before=year - 1))
    return scope.model_copy(update={"years": (year - 1,)})


def came_of(question: Question, scope: Scope, topics: tuple[str, ...]) -> tuple[Scope, tuple[str, ...]]:
    """Of a problem named in one report, what the next one says was done about it: it is told there as last year's."""
    one = len(scope.agencies) == 1 and not scope.endings
    behind = len(scope.years) == 2 and scope.years[1] - scope.years[0] == 1
    if not (one and behind and topics and set(topics) <= LISTING and _DONE_ABOUT_IT.search(question.text)):
        return scope, topics
    told = _TOLD_BEFORE.search(question.text)
    if _COMPARED.search(question.text) or (told and int(told["year"]) == scope.years[0]):
        return scope, topics
    if str(scope.years[1]) not in question.text or _YET_TO_COME.search(question.text):
        return scope, topics
    return scope.model_copy(update={"years": scope.years[1:]}), (CAME_OF,)

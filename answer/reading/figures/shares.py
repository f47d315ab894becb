"""How much of all one body or region has → Plans: 民政局占全市的比重."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Measure, Plan
from answer.reading.figures.portions import WHOLES, asks_share
from answer.reading.figures.what import measures_in
from answer.reading.language.spans import Span
from answer.reading.question import Question
from answer.reading.scope.where import scope_of, with_newest_year
from answer.reply import Reply
from answer.words import say

REQUESTS = re.compile(r"申请|收件|\brequests\b")
_MOVES = ("rose", "fell", "change", "change_percent", "unchanged", "series", "group_year", "which_year")
_HOW_MUCH = re.compile(r"占(?:到|了)?(?:全[市区县省部体]|所有|全部)[^，。？?]{0,10}(?:多少|几成|几分之几)")
_IN_THE_WHOLE = re.compile(  # the share of all requests received by a body: they are its own
    r"\ball (?:of )?(?:the )?(?:[a-z-]+ ){0,2}?(?:requests|applications|refusals|cases|replies|answers)"
    r"(?: (?:that )?(?:were )?"
    r"(?:received|handled|filed|made|sent|submitted|addressed|lodged|processed|answered|decided|had))?"
    r" (?:to|at|of|by|with|from|in) (?:the )?$"
)
_OF_ITS_REQUESTS = re.compile(
    r"占(?:到|了)?(?:全部|所有|全体|总)(?:的)?(?:新收|收到|受理|接收|办理|办结|答复|处理)?的?(?:信息公开)?的?"
    r"(?:申请|件数?|结果|总数|量)?(?:的?(?:比例|比重|占比|百分比|多少|几成|百分之几|几分之几|份额))"
)
_OF_THOSE_OF_ALL = re.compile(  # what share of all granted requests, of the requests of all bodies
    r"\b(?:share|percentage|proportion|fraction|part|portion) of (?:the )?all"
    r" (?!requests (?:handled|received|to|of|at)\b)"
    r"(?:the )?[a-z][a-z -]+?(?: in 20\d\d)?,? (?:did|does|came|comes|fell|was|were|is|has)\b"
    r"|\b(?:share|percentage|proportion|fraction|part|portion) of .*"
    r"\b(?:of|across|among|over|at) all (?:the )?(?:bodies|agencies|authorities|departments|bureaus|offices|units)\b"
)
_OF_MORE = re.compile("全[市区县省州]|单位|部门|机关|各[局区县镇]")
_ITS_TOTAL = re.compile(r"\b(?:the (?P<tier>city|district|county|town)|its|their)(?:'s)? (?:own )?(?:grand )?total\b")


def read_share(question: Question) -> Plan | Reply | None:
    """The plan of how much of all one body or region has: 民政局占全市的比重; None where that is not asked."""
    names = [*question.spans.of("agency"), *question.spans.of("region")]
    shares = asks_share(question.spans) or question.has("percent") or bool(_HOW_MUCH.search(question.text))
    bodies = question.spans.of("agency")
    apart = [each for each in question.spans.of("region") if not any(_belongs(each, body) for body in bodies)]
    places = list(dict.fromkeys(span.value("region") or "" for span in apart))
    of_place = len(bodies) == 1 and len(places) == 1  # 占昀川市的比重
    of_all = question.has("of_all") or bool(_OF_THOSE_OF_ALL.search(question.text))
    if not names or not (of_all or of_place) or not shares:
        return None
    measures = measures_in(question.spans, question.language)
    if measures == () and any(REQUESTS.search(span.text) for span in question.spans.of("of_all")):
        measures = (Measure(row="received", column="total"),)  # 占全市申请的比例
    if isinstance(measures, Reply) or len(measures) != 1 or _is_the_whole(question, names):
        return None
    if _is_a_part(measures[0]) and _OF_ITS_REQUESTS.search(question.text) and not _OF_MORE.search(question.text):
        return None  # 自然人申请占全部申请的比例: of its own
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    if len(scope.agencies) + len(scope.regions) != 1 or scope.endings:
        return None
    if not scope.years:
        scope = with_newest_year(question, scope)
    moved = [span.text for kind in _MOVES for span in question.spans.of(kind)]
    if moved and len(scope.years) > 1:  # one share of several years tells of no change
        return Reply(Outcome.CLARIFY, say("half_read", question.language, words=moved[0]))
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


def _is_the_whole(question: Question, names: Sequence[Span]) -> bool:
    """Whether the one body or place named is what a share is of: all requests to it, the district's own total."""
    if len({span.value("agency") or span.value("region") for span in names}) != 1:
        return False
    own = _ITS_TOTAL.search(question.text)
    place = own is not None and (not own["tier"] or names[0].value("region") is not None)
    return place or bool(_IN_THE_WHOLE.search(question.text[: names[0].start]))


def _is_a_part(measure: Measure) -> bool:
    """Whether a figure is part of one body's requests: those of natural persons, those granted."""
    row = vocabulary.rows()[measure.row]
    return row.columns == "applicants" and (measure.column != "total" or measure.row not in WHOLES)


def _belongs(place: Span, body: Span) -> bool:
    """Whether a place only says which body is meant: it stands right before it."""
    return 0 <= body.start - place.end <= 1

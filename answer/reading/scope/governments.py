"""Places whose governments have reports of their own, where figures are asked for: 昀川市收到多少件申请, 三个区."""

import re

from answer.figures.select import select_reports
from answer.plan import Kind, Plan, Scope
from answer.reading.question import Question
from answer.reading.scope.names import governments_of, loaded_years, namesakes
from answer.reading.scope.tiers import place_of
from answer.reading.scope.where import AGGREGATE
from answer.reading.scope.whole_place import whole_place
from answer.words import join, say
from ingest.bodies import level_of

_KINDS: frozenset[Kind] = frozenset({"lookup", "breakdown", "change", "sum"})  # that tell one figure of a place
_BODIES = r"单位|部门|机关|\b(?:agenc\w*|authorit\w*|bod(?:y|ies)|bureaus?|departments?|offices?|units?)\b"
_TAKEN_TOGETHER = rf"汇总|相加|加起来|{_BODIES}"
_OF_ITS_BODIES = re.compile(  # which each tell, or are taken together; not told by the government
    "各(?![收办罚受发拒作是有为自]|多少|几)|每|哪|所有|下属|下辖|辖区内|基层|加在一起|求和|除|不[含算]|平均|扣|剔|去掉"
    r"|\b(?:each|every|all|together|sum|add\w*|combined|across|among|except|without|excluding|not counting)\b"
    rf"|{_TAKEN_TOGETHER}"
)
_WHICH_PLACE = re.compile(
    "哪一?[个家](?:区县|县区|县市|市县|[区县市州镇地])?(?:方)?|各自|[两三四五六七八九十]个?(?:区县|县市|市县|[区县市])"
)


def mentions_bodies(text: str) -> bool:
    """Whether bodies are spoken of by no name: 单位, 部门."""
    return bool(re.search(_BODIES, text))


def speaks_of_bodies(text: str) -> bool:
    """Whether a question is about the bodies of a place, or leaves some of them out."""
    return bool(_OF_ITS_BODIES.search(text))


def with_own_reports(question: Question, kind: Kind, scope: Scope, asks: str = "") -> tuple[Kind, Scope]:
    """The kind and scope with the governments of the places named, where each has such a report of a year asked for;
    of several that are compared each is told.

    It holds the figures of the bodies below it, those too whose own reports are not loaded; to add up the reports that
    are is asked for in so many words. `asks` are the words of the question that speak of no bodies: 哪条理由.
    """
    others = scope.agencies or scope.endings or scope.levels or scope.not_agencies or scope.not_levels
    compared = len(scope.regions) > 1 and question.has("versus", "series", "rank_most", "rank_least", "difference")
    whole = whole_place(question.text, question.names.connection) if not scope.regions else ""
    if others or scope.not_regions or not (whole or (scope.regions and question.has("region"))):
        return kind, scope
    regions = (whole,) if whole else scope.regions
    if kind not in _KINDS and not (kind == "list" and compared):
        return kind, scope
    text = question.text.replace(asks, "") if asks else question.text
    text = _WHICH_PLACE.sub("", text) if compared else text
    of_bodies = question.of_bodies or speaks_of_bodies(text)
    last = question.previous
    goes_on = question.inherits and last is not None and not last.scope.agencies  # of bodies taken together before
    if of_bodies or goes_on or question.has("level", "group_region", "group_level", "per_body"):
        return kind, scope
    connection = question.names.connection
    own = [governments_of(connection, (place,)) for place in regions]
    if any(len(each) != 1 for each in own) or any(namesakes(connection, place) for place in regions):
        return kind, scope
    bodies = tuple(name for (name,) in own)
    years = set(scope.years) or set(loaded_years(connection))
    if not all(years & set(loaded_years(connection, (name,))) for name in bodies):
        return kind, scope
    places, names = (join(list(each), question.language) for each in (regions, bodies))
    question.assumptions.append(say("own_report", question.language, places=places, names=names))
    if compared and not question.has("sum"):
        kind = "lookup"
    return kind, scope.model_copy(update={"agencies": bodies, "regions": ()})


def place_of_government(question: Question, plan: Plan) -> str:
    """The place of the one government that a plan is about; empty where it is about another body, or several."""
    if len(plan.scope.agencies) != 1 or level_of(plan.scope.agencies[0]) != AGGREGATE:
        return ""
    question.names([plan.scope.agencies[0]])
    places = [body.region for body in question.names.bodies_of(plan.scope.agencies[0])]
    own = places[0].rpartition("/")[2] if len(places) == 1 else ""
    return "" if own and namesakes(question.names.connection, own) else own


def of_their_governments(question: Question, scope: Scope) -> Scope | None:
    """The scope of the governments of the districts and counties that are asked about, where each of them has such a
    report of each year; None where their bodies are to be taken together."""
    others = scope.agencies or scope.endings or scope.levels or scope.not_levels
    if others or re.search(_TAKEN_TOGETHER, question.text) or question.has("sum", "share", "percent", "together"):
        return None
    told: dict[str, set[int]] = {}
    own: dict[str, set[int]] = {}
    for report in select_reports(question.names.connection, scope):
        county = place_of(report.region, "county")
        if county:
            told.setdefault(county, set()).add(report.year)
            if report.level == AGGREGATE and report.region == county:
                own.setdefault(county, set()).add(report.year)
    return scope.model_copy(update={"levels": ("county", AGGREGATE)}) if len(told) > 1 and told == own else None

"""A follow-up about other bodies of the same kind → Plans: 另一个应急局呢, 那区里的呢, the two apart."""

import re

from sqlalchemy import select

from answer.figures.select import select_reports
from answer.plan import Condition, Plan, Scope
from answer.reading.question import Question
from answer.reading.scope.names import governments_of
from answer.reading.scope.where import years_named
from answer.reading.talk.turning import END, turned_plan
from index.schema import agencies
from ingest.names import kind_of, regions_of

_OTHER = re.compile(
    rf"(?:那么?|还有)*(?:另外|另|其他|其它|别的)(?:的)?(?:那?[一两几]?[个家])?(?P<kind>[^，。？?的]{{2,10}}?)的?{END}"
)
_BELOW = re.compile(
    rf"(?:那么?|再|换|换成|看看|它的?|他们的?)*(?:(?P<below>下面|底下|下属|下边)?(?:的|各|那个)?(?P<place>[区县市])(?:里|上|级)?(?:面|头|边)?(?:的|那个|的那个)*(?:呢|又)+{END})"
)
_APART = re.compile(
    rf"(?:那么?|之间|两家|两个区|它们|他们|[，,])*(?:相差|差|差了|差距|差距是|多|多了)(?:多少|几件|几个){END}"
)


_GOVERNMENT = re.compile(
    r"(?:(?:and|so|but|ok|now|then|only|just|for|what about|how about) )*(?:the )?(?:whole |entire )?"
    r"(?P<tier>district|county|city|municipal)? ?government(?: as a whole)?(?: (?:report|aggregate|total|one))?[?.! ]*"
)


_ELSE = re.compile(
    r"(?:(?:and|or|so|but) )*(?:(?:was|were|is|are|did|does|has|have|had) )?(?:there )?(?:any(?:one|body)"
    r"|any other (?:body|agency|bureau|office)|who)"
    r"(?: else)?(?: (?:do|did|have|had|was|were|get) (?:so|any|some|it|that))?(?P<when>,? (?:in|for) 20\d\d"
    r"| that year)?[?.! ]*"
)


def anybody_else(question: Question, previous: Plan) -> Plan | None:
    """And anybody else in 2024, after one body: which others had any."""
    found = _ELSE.fullmatch(question.text)
    named = question.has("agency", "region", "level", "row", "rate", "topic")
    if not found or not re.search(r"\b(?:else|other)\b", question.text) or named or len(previous.scope.agencies) != 1:
        return None
    years = tuple(sorted(years_named(question))) or previous.scope.years
    scope = Scope(years=years, not_agencies=previous.scope.agencies)
    notes = tuple(question.assumptions)
    if previous.kind == "text":
        told = {"every_report": True, "newest": False, "place": None, "deed": bool(previous.number), "yes_no": False}
        return turned_plan(question, previous, scope=scope, **told)
    if previous.kind not in {"lookup", "yesno"} or len(previous.measures) != 1 or previous.order:
        return None
    conditions = previous.conditions or (Condition(operator="gt"),)
    return Plan(kind="list", scope=scope, measures=previous.measures, conditions=conditions, assumptions=notes)


def its_government(question: Question, previous: Plan) -> Plan | None:
    """And the district government, after one of its bodies: the government's own report."""
    found = _GOVERNMENT.fullmatch(question.text)
    if not found or not _of_one(previous) or question.has("agency", "region"):
        return None
    region = "/".join(regions_of(previous.scope.agencies[0]))
    place = region.split("/")[0] if found["tier"] in {"city", "municipal"} else region
    governments = governments_of(question.names.connection, [place]) if place else ()
    return _of(question, previous, governments) if len(governments) == 1 else None


def another_of_its_kind(question: Question, previous: Plan) -> Plan | None:
    """另一个应急局呢: the other bodies of that kind, of the same years."""
    found = _OTHER.fullmatch(question.text)
    spans = question.spans.of("agency")
    if not found or not _of_one(previous) or len(spans) != 1 or found["kind"] != spans[0].text:
        return None
    kind = spans[0].value("agency") or ""
    named = question.names.named(kind, ())
    others = tuple(each for each in named if each not in previous.scope.agencies)
    if not others or len(others) == len(named):
        return None
    return _of(question, previous, others)


def those_below(question: Question, previous: Plan) -> Plan | None:
    """那区里的呢, after a body of the city: those of its kind in the districts; 市里的呢 after one of a district."""
    found = _BELOW.fullmatch(question.text)
    if not found or not _of_one(previous):
        return None
    others = _of_the_same_kind(question, previous.scope.agencies[0], above=found["place"] == "市")
    return _of(question, previous, others) if others else None


def two_apart(question: Question, previous: Plan) -> Plan | None:
    """差多少, after which district's bureau did more: the two bureaus, where there are two."""
    grouped = previous.kind == "sum" and previous.group in {"county", "city", "region"} and previous.scope.endings
    if not grouped or not _APART.fullmatch(question.text) or len(previous.scope.years) != 1:
        return None
    reports = select_reports(question.names.connection, previous.scope)
    found = tuple(dict.fromkeys(each.agency for each in reports))
    places = [regions_of(each) for each in found]
    if len(previous.measures) != 1 or len(set(places)) != 2 or len(found) != 2 or len(places[0]) != len(places[1]):
        return None
    scope = Scope(agencies=found, years=previous.scope.years)
    notes = tuple(question.assumptions)
    return Plan(kind="lookup", scope=scope, measures=previous.measures, difference=True, assumptions=notes)


def _of_the_same_kind(question: Question, body: str, above: bool) -> tuple[str, ...]:
    """The bodies of its kind in the places of its city, or in the place above its own."""
    kind = kind_of(body)
    rows = question.names.connection.execute(select(agencies).order_by(agencies.c.id)).all()
    own = next((row for row in rows if row.name == body), None)
    if kind is None or own is None:
        return ()
    alike = [row for row in rows if row.level == own.level and kind_of(row.name) == kind]
    return tuple(
        row.name for row in alike if _is_in(*((own.region, row.region) if above else (row.region, own.region)))
    )


def _is_in(region: str, whole: str) -> bool:
    """Whether a place lies in another, right below it."""
    return bool(whole) and region.rpartition("/")[0] == whole


def _of_one(previous: Plan) -> bool:
    return previous.kind in {"lookup", "yesno", "breakdown"} and len(previous.scope.agencies) == 1


def _of(question: Question, previous: Plan, bodies: tuple[str, ...]) -> Plan:
    return turned_plan(question, previous, scope=previous.scope.model_copy(update={"agencies": bodies}))

"""What is done with figures and the scope it is done over, made to go together."""

import re
from collections.abc import Mapping

from answer.plan import Kind, Scope
from answer.reading.figures.kinds import EVER, OF_CASES, asks_years_with
from answer.reading.figures.what import has_condition
from answer.reading.question import Question
from answer.reading.scope.tiers import place_of
from answer.reading.scope.where import with_newest_year, with_two_years

MOST_LOOKED_UP = 5  # bodies, each in a sentence; more are listed
# What is put on all bodies where none is named.
OF_ALL: Mapping[Kind, Kind] = {"lookup": "sum"}
_OF_EACH = re.compile(r"各|分别|谁|哪家|哪个|(?<=[局委办府])都|\beach\b|\brespectively\b")
_BODIES = re.compile(r"家|单位|部门|机关|局|agenc|authorit|bod(?:y|ies)|bureau|depart|office|unit")
_COMPARED = re.compile("对比|比较|相比|之间|各自|分别|\\bcompared?\\b|\\b(?:versus|vs|each|respectively)\\b")
_IT = re.compile(r"它(?!们)|该[单局部机]|这[家个]单?位?")
_WITHIN = re.compile(r"(?:全|在|本)([市县区州盟])(?!级|直|本)|\bcity-?wide\b|\bin the (city|district|county)\b")


def fitted(question: Question, kind: Kind, scope: Scope) -> tuple[Kind, Scope, str]:
    """The kind and scope that go together, and the body whose rank is asked for."""
    if kind == "rank" and not scope.agencies and _IT.search(question.text) and question.earlier:
        scope = scope.model_copy(update={"agencies": question.earlier.scope.agencies})  # 它排第几, after 全市平均呢
    before = question.previous.scope.agencies if question.previous else ()
    if kind == "rank" and not scope.agencies and len(before) == 1 and not question.has("agency", "list"):
        scope = scope.model_copy(update={"agencies": before})  # how does it rank in Yunchuan
    if kind == "rank" and not scope.agencies and (body := _body_in_place(question)):
        scope = scope.model_copy(update={"agencies": (body,)})
    if kind == "rank" and len(scope.agencies) == 1:
        subject = scope.agencies[0]
        own = scope if scope.years else with_newest_year(question, scope)
        regions = ranked_within(question, subject) or scope.regions
        return kind, own.model_copy(update={"agencies": (), "regions": regions}), subject
    kind = "list" if kind == "rank" else kind
    chosen = question.means_those and any(re.search("[哪谁]|wh", span.text) for span in question.spans.of("list"))
    plain = not has_condition(question.spans) and not question.inherits and not chosen
    plain = plain and not asks_years_with(question)
    if scope.agencies and kind == "list" and plain:
        kind = "lookup"
    each = _OF_EACH.search(question.text) or (question.has("series", "versus") and len(scope.years) == 1)
    of_each = bool(scope.endings) and bool(each) and not question.has("sum", "share")
    if kind == "lookup" and question.means_those and not scope.agencies and _OF_EACH.search(question.text):
        kind = "list"  # how many did each of them get
    if kind == "lookup" and scope.endings and not scope.agencies and len(scope.years) != 1:
        scope = _each_of_them(question, scope)
    if kind == "lookup" and (len(scope.agencies) > MOST_LOOKED_UP or of_each):
        kind = "list"
    if kind in {"mean", "median"} and len(scope.agencies) == 1:
        return kind, _of_peers(question, scope), ""
    if kind == "change":
        return kind, with_two_years(question, scope), ""
    if not scope.agencies:
        kind = OF_ALL.get(kind, kind)
    one_report = len(scope.agencies) == 1 and len(scope.years) == 1
    if one_report and kind == "sum" and not question.has("together", "plus"):
        kind = "lookup"
    cases = any(OF_CASES.fullmatch(span.text) for span in question.spans.of("count"))
    cases = cases or (question.previous is not None and not (question.has("agency") or _BODIES.search(question.text)))
    if one_report and kind == "count" and plain and cases:
        kind = "lookup"  # 处罚决定一共有多少个
    one = len(scope.agencies) == 1 and not scope.years and not _goes_on_over_years(question, kind, scope)
    which_year = question.has("series", "sum", "group_year", "which_year", "ever", "every_year")
    which_year = which_year or (kind == "yesno" and not question.previous and bool(EVER.search(question.text)))
    if one and kind in {"lookup", "breakdown", "yesno"} and not which_year:
        scope = with_newest_year(question, scope)
    return kind, scope, ""


def _each_of_them(question: Question, scope: Scope) -> Scope:
    """The bodies of a kind, where they are compared with one another over years: 三个信访局历年申请量对比."""
    if not _COMPARED.search(question.text) or question.has("sum", "together", "level", "group_region"):
        return scope
    question.names(list(scope.endings))
    found = [name for ending in scope.endings for name in question.names.named(ending, scope.regions)]
    bodies = tuple(dict.fromkeys(found))
    few = 1 < len(bodies) <= MOST_LOOKED_UP
    return scope.model_copy(update={"agencies": bodies, "endings": (), "regions": ()}) if few else scope


def _body_in_place(question: Question) -> str:
    """The body asked about before, whose place among those of a place named is asked for: 在薜和市排第几."""
    last = question.previous
    bodies = last.scope.agencies if last is not None and last.kind in {"lookup", "rank"} else ()
    named = question.has("agency", "list", "level", "limit") or not question.has("region")
    return bodies[0] if len(bodies) == 1 and not named and ranked_within(question, bodies[0]) else ""


def _of_peers(question: Question, scope: Scope) -> Scope:
    """The scope of a mean after one figure of one body, which has no mean: that of all, or of its city."""
    if len(scope.years) != 1 or question.has("agency", "group_year", "series"):
        return scope
    return scope.model_copy(update={"agencies": (), "regions": ranked_within(question, scope.agencies[0])})


def _goes_on_over_years(question: Question, kind: Kind, scope: Scope) -> bool:
    """Whether the last question was about every year, or a year found by its figure, and this one still is."""
    before = question.previous
    if before is None or (question.has("agency") and not question.inherits):
        return False
    same = before.kind == kind or before.kind == "sum"  # how many in all years, and the results of these
    same = same or (before.kind == "lookup" and kind in {"yesno", "breakdown"})  # 有没有输的, after those of all years
    again = same and before.scope.agencies == scope.agencies
    in_order = question.inherits and before.kind == kind == "lookup" and bool(before.order)
    return ((question.inherits or again) and not before.scope.years) or in_order


def ranked_within(question: Question, subject: str) -> tuple[str, ...]:
    """The place among whose bodies one is ranked: 在全市排第几, in Yunlan; none where none is said."""
    question.names([subject])  # which the question may not name itself
    own = next((body.region for body in question.names.bodies_of(subject)), "")
    bodies = [span.start for span in question.spans.of("agency")]
    apart = [span for span in question.spans.of("region") if not any(0 <= at - span.end <= 1 for at in bodies)]
    named = [span.value("region") or "" for span in apart if f"/{span.value('region')}/" in f"/{own}/"]
    if named:
        return (named[0],)
    tier = _WITHIN.search(question.text)
    if not tier:
        return ()
    county = tier[1] in ("县", "区") or tier[2] in ("district", "county")
    if tier[1] in ("州", "盟"):
        return tuple(place for place in own.split("/") if place.endswith(tier[1]))[:1]
    place = place_of(own, "county" if county else "city")
    return (place,) if place else ()

"""A follow-up about the bodies, districts or years just listed → Plans: in another order, only some, each told."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.answer import Outcome
from answer.figures.select import select_bodies_without
from answer.plan import Condition, Gap, Measure, Plan
from answer.reading.figures.ordering import order_in
from answer.reading.figures.portions import quantities_in
from answer.reading.figures.what import columns_in
from answer.reading.question import Question
from answer.reading.scope.where import years_named
from answer.reading.talk.those import bodies_of
from answer.reading.talk.turning import END, NAMES, members, of_requests, turned_plan
from answer.reply import Reply
from answer.shown.fields import AVERAGED
from answer.words import say

_IN_ORDER = re.compile(
    r"(?:那么?|再|请|改|改成|换成|换|帮我|给我)*(?:按照?|以|依)(?P<what>[^，。？?]+?)(?:来|去)?(?:从[高多大低少小][到至往][低少小高多大])?(?:的?顺序)?"
    rf"(?:重新?|再|来)*(?:排名?|排序|排列|排一?下|排个序|排个名|排一排|排排|排行)(?:一下|看看|吧|出来)*{END}"
    r"|and rank them by [^,;?]+"
)
_WITH_PLACE = re.compile(
    rf"(?:那么?|再|把|也|还|请|[，,])*(?:加上|算上|带上|连同|加|添上)(?P<place>[^，。？?]{{2,12}}?)的?(?:也|一起|一并|都|单位|部门|算|进来|进去)*{END}"
    rf"|(?:那么?|再|请)*(?:把|连)[^，。？?]{{2,12}}?的?(?:也|一起|一并|都)*(?:加|算)(?:上|进来|进去){END}"
)
_BARE_ORDER = re.compile(
    r"(?:那么?|再|请|帮我|给我|把|它们|这些|[区县市]|按|个|[，,])*(?:(?:从|由)[高多大低少小][到至往][低少小高多大]|(?:降|升|倒|正)序)(?:的?顺序)?"
    rf"(?:重新?|再|来|地)*(?:排名?|排序|排列|排|列|排行)?(?:一?[下排]|一遍|个序|个名|出来|看看|吧|呗|给我)*{END}"
)
_ONLY_WITH = re.compile(
    r"(?:那么?|再|请|帮我)*(?:(?:只|光|就|单)(?:要|看|列|留|挑|算|说)(?:一?下)?(?:出)?(?:里面|其中)?|其中|里[面头]|当中|它们[里中]|这些[里中]?面?)有(?P<what>(?![^的]*(?:多少|几))[^，。？?没无]+?)的"
    rf"(?:那些|那几家|单位|部门|几家)*{END}"
)
_WHO_LEADS = re.compile(
    rf"(?:那么?|到底)*(?:谁|哪一?家(?:单位)?|哪个(?:单位|局|部门))(?:的)?(?:更|比较)?(?P<more>[多少高低])(?:一?些|一?点)?{END}"
)
_NEIGHBOUR = re.compile(
    r"(?:那么?|排|它|在|紧|挨|着|紧挨着|它的|[，,])*(?:(?P<ahead>前面|前一[名位家]|上一[名位家])|后面|后一[名位家]|下一[名位家])(?:的)?(?:那)?(?:一?[家个位名])?(?:单位)?"
    rf"(?:又)?(?:是|有|的)*(?:谁|哪一?[家个](?:单位|局)?){END}"
)
_EACH_TOLD = re.compile(
    rf"[^，。？?]*(?:分别|各自|各)[^，。？?]*(?:多少|几)[件份起个]?{END}|(?:分别|各自)[^，。？?]*{END}"
)
_WHERE_ARE = re.compile(
    rf"(?:那么?|它们?|他们|都|这些单位?|分别)*(?:是|属于?|在)(?:于)?哪一?个?[省市区县地][级]?(?:方|区)?的?{END}"
)
_WHICH_GROUP = re.compile(
    rf"(?:那么?|其中)*(?:最[多少高低大小](?:的)?(?:是)?哪一?(?:个(?!单位|局|部门)|[区市县年级])[区市县级]?(?:年)?|哪一?(?:个(?!单位|局|部门)|[区市县级])[区市县级]?(?:的)?最[多少高低大小]"
    rf"|最[多少高低大小]的(?:那?一?[个]?)?(?:[区市县年级]|一年|年份|地方)){END}"
)


def in_order(question: Question, previous: Plan) -> Plan | None:
    """按不予公开排一下, after a list: its bodies by another figure."""
    if not _IN_ORDER.fullmatch(question.text) or question.has(*NAMES) or previous.kind not in {"list", "sum", "count"}:
        return None
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply):
        return None
    measures = of_requests(question, measures) or previous.measures
    if len(measures) != 1 or question.puzzling or previous.group:
        return None
    order = order_in(question.spans)[0] or "most"
    scope = members(question, previous)
    return Plan(
        kind="list", scope=scope, measures=tuple(measures), order=order, assumptions=tuple(question.assumptions)
    )


def with_some(question: Question, previous: Plan) -> Plan | None:
    """只看有纠正结果的: the bodies with any, of those told before."""
    if not _ONLY_WITH.fullmatch(question.text) or question.has(*NAMES, "condition", "number"):
        return None
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply) or previous.kind not in {"list", "count", "sum", "lookup"}:
        return None
    rows = dict.fromkeys(each.row for each in previous.measures if isinstance(each, Measure))
    own = [row for row in rows if vocabulary.rows()[row].columns == "outcomes"]
    columns = [each for each in columns_in(question.spans, "outcomes") if each != "total"]
    if not measures and own and columns:
        measures = tuple(Measure(row=own[0], column=each) for each in columns)
    measures = of_requests(question, measures)
    if len(measures) != 1 or question.puzzling:
        return None
    return Plan(
        kind="list",
        scope=members(question, previous),
        measures=tuple(measures),
        conditions=(Condition(operator="gt"),),
        assumptions=tuple(question.assumptions),
    )


def with_place(question: Question, previous: Plan) -> Plan | None:
    """再加上迢望区的, after the bodies or the sum of a place: those of both."""
    if not _WITH_PLACE.fullmatch(question.text) or not question.has("region") or not previous.scope.regions:
        return None
    other = ("agency", "level", "year", "relative", "row", "rate", "column", "condition", "number")
    if question.has(*other) or question.puzzling or previous.scope.agencies or previous.subject:
        return None
    named = (span.value("region") or "" for span in question.spans.of("region"))
    regions = tuple(dict.fromkeys((*previous.scope.regions, *named)))
    return turned_plan(question, previous, scope=previous.scope.model_copy(update={"regions": regions}))


def groups_in_order(question: Question, previous: Plan) -> Plan | None:
    """从高到低排一下, after the figures of several districts: these in that order."""
    order = order_in(question.spans)[0]
    grouped = previous.kind in AVERAGED and previous.group and not previous.together and len(previous.measures) == 1
    if not grouped or order not in {"most", "least"} or not _BARE_ORDER.fullmatch(question.text):
        return None
    return turned_plan(question, previous, order=order, limit=None)


_BUT_FOR_IT = re.compile(
    r"(?:那么?|要是|如果|[，,])*(?:除了|除开|除去|不算|不含|不看|去掉|撇开|排除|扣除|剔除|刨去)(?:它|这家|该单位|该局|第一名?|它们|他们|这[几两三四五]家)(?:单位)?(?:以外|之外|外)?[，,]?"
    rf"(?:谁|哪家|哪个(?:单位)?)?(?:的)?(?:最[多少高低])?(?:的)?(?:是)?(?:谁|哪家)?{END}"
)


def but_for_it(question: Question, previous: Plan) -> Plan | None:
    """除了它呢, after who has most: who has most of the others."""
    ranked = previous.kind == "list" and previous.order in {"most", "least"} and not previous.conditions
    named = question.has("agency", "region", "level", "year", "relative", "row")
    if not ranked or named or not _BUT_FOR_IT.fullmatch(question.text):
        return None
    bodies = bodies_of(previous, question.names.connection) if previous.limit or previous.place else ()
    if not bodies:
        return None
    out = tuple(dict.fromkeys((*previous.scope.not_agencies, *bodies)))
    scope = previous.scope.model_copy(update={"not_agencies": out})
    return turned_plan(question, previous, scope=scope, place=None, limit=previous.limit or 1)


_STILL_MISSING = re.compile(
    r"(?:那么?|其中|它们|这些(?:单位)?|到了?|20\d\d年度?的?|[，,])*(?:仍然?|还是?|依然|依旧)(?:是)?(?:缺|没交|没报|没有|未交|未报|空缺|缺报|没)(?:报告|年报)?的?"
    rf"(?:单位)?(?:的)?(?:是|有)?(?:谁|(?:哪些|哪几|几|多少)(?:单位|家|个)?)?{END}"
)


def still_missing(question: Question, previous: Plan) -> Plan | None:
    """到2021年还缺的是哪些, after those without a report of 2020: those of them that have none of that year either."""
    years = tuple(sorted(years_named(question)))
    one = previous.kind == "unfiled" and len(previous.scope.years) == 1 and not previous.filed
    if not one or not years or not _STILL_MISSING.fullmatch(question.text) or question.has("agency", "region", "level"):
        return None
    missing = select_bodies_without(question.names.connection, previous.scope, previous.scope.years[0])
    if not missing:
        return None
    scope = previous.scope.model_copy(update={"agencies": tuple(missing), "years": years, "regions": (), "levels": ()})
    return turned_plan(question, previous, scope=scope)


def which_group(question: Question, previous: Plan) -> Plan | None:
    """哪个最高, after the figures of several districts, or years: which of these, not which body."""
    order = order_in(question.spans)[0]
    grouped = previous.kind in AVERAGED and previous.group and not previous.together and len(previous.measures) == 1
    if not grouped or order not in {"most", "least"} or not _WHICH_GROUP.fullmatch(question.text):
        return None
    if ("年" in question.text) != (previous.group == "year") and re.search("[年区市县]", question.text):
        return None
    return turned_plan(question, previous, order=order, limit=1)


_THE_ONE_WITH = re.compile(
    r"(?:(?:and|so|but|what about|how about) )*the (?:one|body|office|bureau|agency|department|town"
    r"|commission) with (?:the )?"
    r"(?P<order>most|highest|largest|fewest|least|lowest|smallest)(?: (?:of (?:them|those|these)|then))?[?.! ]*"
)


_ANOTHER_PLACE = re.compile(  # and who came next
    r"(?:(?:and|so|but|then|what about|how about|who|which(?: one| body| bureau| office)?|was|is|were|came|comes) )*"
    r"(?:(?:the|in) )*(?:(?P<next>next(?: (?:one|body|in line|highest|largest|biggest|lowest))?|runner[- ]up)"
    r"|(?P<place>second|third|fourth|fifth)(?:[- ](?:highest|largest|biggest|most|place|one|lowest|fewest))?"
    r"|(?P<order>highest|largest|biggest|lowest|fewest|least|smallest)(?: one| of all)?"
    r"|(?:biggest|largest|steepest|sharpest|greatest|most) "
    r"(?:(?P<fell>drop|fall|decline|decrease|reduction|loss)|rise|jump|increase|growth|gain))(?: then)?[?.! ]*"
)
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_MOST = {"most", "highest", "largest", "biggest"}


def first_again(question: Question, previous: Plan) -> Plan | None:
    """And the office with fewest, and who came next, after a question about the one with most: of those that were
    ranked."""
    found = _THE_ONE_WITH.fullmatch(question.text) or _ANOTHER_PLACE.fullmatch(question.text)
    ranked = [plan for plan in question.heard if plan.kind == "list" and plan.order in {"most", "least"}]
    if not found or not ranked or ranked[-1].conditions:
        return None
    last, said = ranked[-1], found.groupdict()
    if previous == last and found.re is _ANOTHER_PLACE and not said["next"]:
        return None  # of the same ranking, whatever it asked for
    if not (said["order"] or said.get("place") or said.get("next")):
        changed = isinstance(last.measures[0], Gap) and last.measures[0].before
        order = "least" if said["fell"] else "most"
        return turned_plan(question, last, order=order, limit=1, place=None) if changed else None
    if said["order"]:
        return turned_plan(question, last, order="most" if said["order"] in _MOST else "least", limit=1, place=None)
    place = _PLACES[said["place"]] if said.get("place") else (last.place or last.limit or 1) + 1
    return turned_plan(question, last, limit=None, place=place)


def next_in_rank(question: Question, previous: Plan) -> Plan | None:
    """前面是谁, after the place of one body: who stands right before it, or behind."""
    found = _NEIGHBOUR.fullmatch(question.text)
    if not found or previous.kind != "rank" or question.has(*NAMES) or len(previous.measures) != 1:
        return None
    ranking = Plan(kind="list", scope=previous.scope, measures=previous.measures, order=previous.order or "most")
    bodies = bodies_of(ranking, question.names.connection)
    if previous.subject not in bodies:
        return None
    places = [bodies_of(ranking.model_copy(update={"place": at}), question.names.connection) for at in _around(bodies)]
    own = next(at for at, there in enumerate(places) if previous.subject in there)
    step = range(own, -1, -1) if found["ahead"] else range(own, len(places))
    other = next((at for at in step if previous.subject not in places[at]), None)
    if other is None:
        return previous  # none is; its place tells so
    return ranking.model_copy(update={"place": other + 1, "assumptions": tuple(question.assumptions)})


def _around(bodies: Sequence[str]) -> range:
    """The places of a ranking."""
    return range(1, len(bodies) + 1)


def who_leads(question: Question, previous: Plan) -> Plan | None:
    """谁多, after the figure of each body."""
    found = _WHO_LEADS.fullmatch(question.text)
    told = previous.kind == "list" and not previous.order and len(previous.measures) == 1 and not previous.any_of
    if not found or not told:
        return None
    return turned_plan(question, previous, order="most" if found["more"] in "多高" else "least", limit=1)


def each_told(question: Question, previous: Plan) -> Plan | None:
    """公开率分别多少, 各拒了几件, after a list: the figure of each of these, whatever it is."""
    if (
        question.means_those
        or not _EACH_TOLD.fullmatch(question.text)
        or question.has(*NAMES, "condition", "number", "reasons", "outcomes")
    ):
        return None
    listed = previous.kind in {"list", "count"} and (previous.conditions or previous.limit or previous.scope.endings)
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply) or not listed or question.puzzling:
        return None
    measures = of_requests(question, measures) or previous.measures
    if any(isinstance(each, Gap) for each in measures):
        return None
    notes = tuple(question.assumptions)
    return Plan(kind="list", scope=members(question, previous), measures=tuple(measures), assumptions=notes)


def where_they_are(question: Question, previous: Plan) -> Reply | None:
    """是哪个区的, after bodies: their names tell it, and no figure of a district does."""
    asked = previous.kind in {"list", "lookup", "rank"} and _WHERE_ARE.fullmatch(question.text)
    return Reply(Outcome.CLARIFY, say("not_followed", question.language)) if asked else None

"""A follow-up that turns the last answer → Plans: beside another body, its rest, in the order of another figure.

Each reading knows whole questions only (跟市数据局比呢, 剩下的呢, 按不予公开排一下), so that none takes words of
another.
"""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.answer import Outcome
from answer.breakdown import parts_stated
from answer.fields import AVERAGED
from answer.fitted import ranked_within
from answer.measure import measure_reports
from answer.ordering import order_in
from answer.plan import Condition, Gap, Kind, Measure, Operator, Plan, Quantity, Rate, Scope
from answer.portions import quantities_in
from answer.question import Question
from answer.read_beside import against_in
from answer.reply import Reply
from answer.those import bodies_of
from answer.what import columns_in
from answer.where import scope_of
from answer.words import say

_END = r"(?:呢|啊|吧|如何|怎么样|怎样|咋样|情况)*[?？。]*"
_BESIDE = re.compile(
    r"(?:那么?|再|要是|如果)*(?:拿|把)?(?:它)?(?:跟|和|与|同|比|较|对比|比起|相比)(?P<who>[^，。？?]+?)(?:来|去|放一起|一起|相|做|作)*"
    rf"(?:比一?[比下]|比较|对比|相比|比|差|多|少|高|低)*(?:了|出)?(?:多少|几[件起家个])?{_END}"
)
_REST = re.compile(
    r"(?:那么?|还有)*(?:剩下|余下|剩余|其余|其他|其它|别)的?(?:人|申请人?|那些|部分|件|那几件)?(?:的)?"
    rf"(?:都?是|一共|共|还|有)*(?:多少|几)?(?:件|个|起)?(?:申请)?{_END}"
    rf"|(?:那么?)?还(?:剩|余|有)(?:下|余)?(?:的)?(?:多少|几[件个起])?(?:没办完?|没办结|未办结)?(?:的)?{_END}"
)
_LEFT_OVER = re.compile("剩|余")
_LEFT_UNDONE = re.compile(r"还(?:剩|余|有)|没办|未办")
_IN_ORDER = re.compile(
    r"(?:那么?|再|请|改|改成|换成|换|帮我|给我)*(?:按照?|以|依)(?P<what>[^，。？?]+?)(?:来|去)?(?:从[高多大低少小][到至往][低少小高多大])?(?:的?顺序)?"
    rf"(?:重新?|再|来)*(?:排名?|排序|排列|排一?下|排个序|排个名|排一排|排排|排行)(?:一下|看看|吧|出来)*{_END}"
)
_ONLY_WITH = re.compile(
    r"(?:那么?|再|请|帮我)*(?:(?:只|光|就|单)(?:要|看|列|留|挑|算|说)(?:一?下)?(?:出)?(?:里面|其中)?|其中|里[面头]|当中|它们[里中]|这些[里中]?面?)有(?P<what>(?![^的]*(?:多少|几))[^，。？?没无]+?)的"
    rf"(?:那些|那几家|单位|部门|几家)*{_END}"
)
_WHICH_OF_TWO = re.compile(
    r"(?:那么?|其中|里[面头]|主要|都|到底|究竟|最[多少]的?那?[一]?[家个]?(?:单位|局)?|它们?|他们)*(?:是|的)*[^，。？?]{1,12}(?:更|要)?多(?:一?些|一?点)?"
    rf"还是[^，。？?]{{1,12}}(?:更|要)?多(?:一?些|一?点)?{_END}"
    rf"|[^，。？?]{{2,24}}和[^，。？?]{{1,12}}(?:谁|哪个|哪类|哪种)(?:的)?(?:更|要)?多(?:一?些|一?点)?{_END}"
)
_NUMBERS = {"两": 2, "俩": 2, "二": 2, "三": 3, "仨": 3, "四": 4, "五": 5}
_SEVERAL = (
    r"(?:那么?|这|他们|她们|上述|以上|前面|刚才|[，,])*(?:(?P<number>[两俩二三仨四五])(?:家|个单位|个局|个部门|个地方|个?[区市县镇地]|边|者|样"
    r"|年|项|个数?|种)?)?(?:单位)?(?:的|之间)*"
)
_ADDED = re.compile(
    rf"{_SEVERAL}(?:一共|总共|共|合计|合起来|加起来|加一起|加在一起|合在一起|加一块儿?|相加|总和|之和|总数|总计)+"
    rf"(?:是|有|收|办)?(?:了)?(?:多少|几)?(?:件|起|个)?{_END}"
)
_MEAN = re.compile(
    rf"(?:那么?|这)*(?P<number>[两俩二三仨四五])(?:家|个单位|个局|个部门|年|个[区市县镇])(?:的)?(?:平均|均值|年均)(?:数|值)?(?:是|有|下来)?(?:多少|几)?(?:件)?{_END}"
)
_WHO_LEADS = re.compile(
    rf"(?:那么?|到底)*(?:谁|哪一?家(?:单位)?|哪个(?:单位|局|部门))(?:的)?(?:更|比较)?(?P<more>[多少高低])(?:一?些|一?点)?{_END}"
)
_EACH_TOLD = re.compile(
    rf"[^，。？?]*(?:分别|各自|各)[^，。？?]*(?:多少|几)[件份起个]?{_END}|(?:分别|各自)[^，。？?]*{_END}"
)
_WHERE_ARE = re.compile(
    rf"(?:那么?|它们?|他们|都|这些单位?|分别)*(?:是|属于?|在)(?:于)?哪一?个?[省市区县地][级]?(?:方|区)?的?{_END}"
)
_APART = re.compile(
    rf"{_SEVERAL}(?:到底|究竟)*(?:谁|哪一?[家边]|哪个(?:单位|局|地方|[区市县镇])?)?(?:的)?(?:更|比较|要)?"
    rf"(?:相差|差|差距|差额|多|少|高|低|大|小|谁多|谁少|哪个多|哪个少|谁更多)(?:一?些|一?点|了)?(?:是|有)?(?:多少|几件)?{_END}"
)
_WHICH_GROUP = re.compile(
    rf"(?:那么?|其中)*(?:最[多少高低大小](?:的)?(?:是)?哪一?(?:个(?!单位|局|部门)|[区市县年级])[区市县级]?(?:年)?|哪一?(?:个(?!单位|局|部门)|[区市县级])[区市县级]?(?:的)?最[多少高低大小]"
    rf"|最[多少高低大小]的(?:那?一?[个]?)?(?:[区市县年级]|一年|年份|地方)){_END}"
)
_THAN_IT = re.compile(
    r"(?:那么?)?(?P<who>谁|有谁|哪些?(?:单位|家|个)?|哪几家|哪一?家(?:单位)?|还?有没有|有|几家|多少家|有几家|有多少家)?(?:单位)?(?:的)?"
    r"(?P<how>比|跟|和|与)(?:它|他们|这家|那家|该局|该单位|这个)(?:还要?|要|更)?(?P<more>多|少|高|低|一样多?|相同|持平)(?:的)?(?:单位)?"
    rf"(?:有|是)?(?P<which>谁|哪些?(?:单位|家|个)?|哪几家|几家|多少家|单位)?(?P<whether>吗|没有|没|么)?{_END}"
)
_OPERATORS: dict[str, Operator] = {"多": "gt", "高": "gt", "少": "lt", "低": "lt"}
_ALL_SO = re.compile(
    rf"(?:那么?)?(?:是不是|是否)?(?:都|全都?|全部|均)(?:是|被|给)?(?P<what>[^，。？?多少几]{{2,8}}?)(?:了|的|过)*(?:吗|没有|没|么)?{_END}"
)
_TELLS = frozenset({"lookup", "sum"})
_NAMES = ("agency", "region", "level", "year", "relative")


def turned(question: Question) -> Plan | Reply | None:
    """The last plan turned; None where the question is none of these."""
    previous = question.previous
    if previous is None or previous.kind == "text":
        return None
    readings = (
        *(_beside_another, _beside_all, _than_it, _the_rest, _in_order, _with_some, _which_of_two, _which_group),
        *(
            _ends_apart,
            _firsts_apart,
            _who_leads,
            _each_told,
            _where_they_are,
            _of_the_last_asked,
            _places_apart,
            _all_so,
        ),
    )
    return next((plan for read in readings if (plan := read(question, previous))), None)


def _turned(question: Question, previous: Plan, **changed: object) -> Plan:
    return previous.model_copy(update={**changed, "assumptions": tuple(question.assumptions)})


def _beside_another(question: Question, previous: Plan) -> Plan | Reply | None:
    """跟市数据局比呢: both side by side, of the same years."""
    named = question.has("agency", "region") and not question.has(
        *("row", "rate", "column", "level", "year", "relative", "mean", "median", "others", "topic", "rank_of")
    )
    if not named or question.puzzling or not _BESIDE.fullmatch(question.text) or previous.order or previous.subject:
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    before = previous.scope
    places = previous.kind == "sum" and not before.agencies and before.regions and not scope.agencies
    if places:
        regions = tuple(dict.fromkeys((*before.regions, *scope.regions)))
        return _turned(question, previous, scope=before.model_copy(update={"regions": regions}), group="region")
    both = before.model_copy(update={"agencies": tuple(dict.fromkeys((*before.agencies, *scope.agencies)))})
    if not before.agencies or not scope.agencies or previous.kind not in {"lookup", "change", "breakdown"}:
        return None
    if previous.kind == "breakdown":
        parts = parts_stated(previous.model_copy(update={"scope": both}), question.names.connection)
        notes = tuple(question.assumptions)
        return Plan(kind="lookup", scope=both, measures=parts, assumptions=notes) if parts else None
    apart = question.has("difference", "change") and previous.kind == "lookup" and len(both.agencies) == 2
    return _turned(question, previous, scope=both, difference=apart and len(previous.measures) == 1)


def _the_rest(question: Question, previous: Plan) -> Plan | Reply | None:
    """剩下的呢: what was not handled, the other applicants; asked back where nothing tells what the rest is of."""
    if not _REST.fullmatch(question.text) or question.has(*_NAMES) or previous.kind not in {*_TELLS, "yesno"}:
        return None
    last = previous.measures[0] if len(previous.measures) == 1 else None
    if isinstance(last, Measure) and vocabulary.rows()[last.row].columns == "applicants":
        left_undone = last.row in {"handled", "carried_out"} or (
            last.row == "received" and _LEFT_UNDONE.search(question.text)
        )
        if left_undone and _LEFT_OVER.search(question.text):
            rest = (Measure(row="carried_out", column=last.column),)
            return _turned(question, previous, kind=_told(previous), measures=rest, conditions=())
        if last.row == "received" and last.column != "total" and previous.kind != "sum":
            gap = Gap(of=Measure(row="received", column="total"), less=last)
            return _turned(question, previous, kind="lookup", measures=(gap,), conditions=())
    return Reply(Outcome.CLARIFY, say("which_rest", question.language))


def _told(previous: Plan) -> Kind:
    """What tells a figure, after whether there was any."""
    return "lookup" if previous.scope.agencies else "sum"


def _in_order(question: Question, previous: Plan) -> Plan | None:
    """按不予公开排一下, after a list: its bodies by another figure."""
    if not _IN_ORDER.fullmatch(question.text) or question.has(*_NAMES) or previous.kind not in {"list", "sum", "count"}:
        return None
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply):
        return None
    measures = _of_requests(question, measures) or previous.measures
    if len(measures) != 1 or question.puzzling or previous.group:
        return None
    order = order_in(question.spans)[0] or "most"
    scope = _members(question, previous)
    return Plan(
        kind="list", scope=scope, measures=tuple(measures), order=order, assumptions=tuple(question.assumptions)
    )


def _of_requests(question: Question, measures: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The figure named: 老百姓的件数 are requests of theirs."""
    columns = [each for each in columns_in(question.spans, "applicants") if each != "total"]
    if measures or len(columns) != 1:
        return tuple(measures)
    return (Measure(row="received", column=columns[0]),)


def _members(question: Question, previous: Plan) -> Scope:
    """The scope of the bodies listed before, where they were chosen from others."""
    chosen = previous.kind in {"list", "count"} and (previous.limit or previous.conditions or previous.place)
    if not chosen or previous.scope.agencies:
        return previous.scope
    bodies = bodies_of(previous, question.names.connection)
    named = {"agencies": bodies, "regions": (), "endings": (), "levels": ()}
    return previous.scope.model_copy(update=named)


def _with_some(question: Question, previous: Plan) -> Plan | None:
    """只看有纠正结果的: the bodies with any, of those told before."""
    if not _ONLY_WITH.fullmatch(question.text) or question.has(*_NAMES, "condition", "number"):
        return None
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply) or previous.kind not in {"list", "count", "sum", "lookup"}:
        return None
    rows = dict.fromkeys(each.row for each in previous.measures if isinstance(each, Measure))
    own = [row for row in rows if vocabulary.rows()[row].columns == "outcomes"]
    columns = [each for each in columns_in(question.spans, "outcomes") if each != "total"]
    if not measures and own and columns:
        measures = tuple(Measure(row=own[0], column=each) for each in columns)
    measures = _of_requests(question, measures)
    if len(measures) != 1 or question.puzzling:
        return None
    return Plan(
        kind="list",
        scope=_members(question, previous),
        measures=tuple(measures),
        conditions=(Condition(operator="gt"),),
        assumptions=tuple(question.assumptions),
    )


def _which_of_two(question: Question, previous: Plan) -> Plan | None:
    """企业多还是个人多, after requests: both, of the bodies asked about, or of the first of them."""
    if not _WHICH_OF_TWO.fullmatch(question.text) or question.has(*_NAMES, "row", "rate"):
        return None
    last = previous.measures[0] if len(previous.measures) == 1 else None
    row = last.row if isinstance(last, Measure) and vocabulary.rows()[last.row].columns == "applicants" else "received"
    columns = list(dict.fromkeys(each for each in columns_in(question.spans, "applicants") if each != "total"))
    of_requests = isinstance(last, Measure) or previous.breakdown == "applicants"
    if len(columns) != 2 or not of_requests or set(question.puzzling) - {"多", "少"}:
        return None
    scope = previous.scope
    order, _ = order_in(question.spans)
    if order and previous.kind in {"list", "sum", "lookup"}:
        first = previous.model_copy(update={"kind": "list", "order": order, "limit": 1})
        named = {"agencies": bodies_of(first, question.names.connection), "regions": (), "endings": (), "levels": ()}
        scope = scope.model_copy(update=named)
    elif previous.kind == "list":
        scope = _members(question, previous)
    measures = tuple(Measure(row=row, column=each) for each in columns)
    notes = tuple(question.assumptions)
    return Plan(kind="lookup" if scope.agencies else "sum", scope=scope, measures=measures, assumptions=notes)


def _of_the_last_asked(question: Question, previous: Plan) -> Plan | Reply | None:
    """两家加起来, 差几件, 两年合计: of the bodies, places, years or figures that the last questions asked about."""
    added, apart = _ADDED.fullmatch(question.text), _APART.fullmatch(question.text)
    mean = _MEAN.fullmatch(question.text)
    added = added or mean
    if not (added or apart) or question.has(*_NAMES, "row", "rate", "column"):
        return None
    number = _NUMBERS.get((added or apart or {})["number"] or "", 0)  # type: ignore[index]
    differs, plans = _run(question.heard)
    if number and number != len(plans) and not (number == 2 and differs):
        whole = max(len(previous.scope.agencies), len(previous.scope.regions), len(previous.scope.years))
        told = whole == number or previous.kind in {"list", "count"} or len(previous.measures) == number
        return None if told else Reply(Outcome.CLARIFY, say("which_rest", question.language))
    plans = plans[-number:] if number else plans
    if len(plans) < 2 or (apart and len(plans) != 2):
        return None
    together = {
        "agencies": tuple(dict.fromkeys(each for plan in plans for each in plan.scope.agencies)),
        "regions": tuple(dict.fromkeys(each for plan in plans for each in plan.scope.regions)),
        "years": tuple(sorted({year for plan in plans for year in plan.scope.years})),
    }
    scope = previous.scope.model_copy(update=together)
    measures = tuple(dict.fromkeys(each for plan in plans for each in plan.measures))
    if mean:
        return _turned(question, previous, kind="mean", scope=scope, group="") if len(measures) == 1 else None
    if added:
        summed = {"kind": "sum", "scope": scope, "measures": measures, "group": "", "together": len(measures) > 1}
        units = {each.unit for each in measures}
        return _turned(question, previous, **summed) if len(units) == 1 and "%" not in units else None
    if differs == "measures":
        pair = sorted(plans, key=lambda plan: plan is previous)
        of, less = (plan.measures[0] for plan in pair)
        if isinstance(of, Gap) or isinstance(less, Gap) or of.unit != less.unit or not previous.scope.agencies:
            return None
        return _turned(question, previous, measures=(Gap(of=of, less=less),))
    if differs == "years":
        return _turned(question, previous, kind="change", scope=scope)
    places = differs == "regions"
    return _turned(question, previous, scope=scope, group="region" if places else "", difference=not places)


def _run(heard: Sequence[Plan]) -> tuple[str, list[Plan]]:
    """The last plans that tell one figure each and differ in one respect only, and in which: bodies one by one."""
    plans: list[Plan] = []
    differs = ""
    for plan in reversed(heard):
        single = (
            plan.kind in _TELLS
            and len(plan.measures) == 1
            and plan.group in {"", "region"}
            and not (plan.order or plan.conditions)
        )
        scope = plan.scope
        single = single and len(scope.agencies or scope.regions) == 1 and len(scope.years) == 1
        if not single:
            break
        respects = _respects(plan, plans[0]) if plans else []
        if plans and any(_overlap(plan.measures[0], each.measures[0]) for each in plans if plan.scope == each.scope):
            break
        if plans and (len(respects) != 1 or (differs and respects[0] != differs)):
            break
        differs = respects[0] if respects else differs
        plans.insert(0, plan)
    return differs, plans


_WHOLES = {"received", "handled"}


def _overlap(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is part of the other, or both are of the same requests: adding them counts some twice."""
    if not (isinstance(one, Measure) and isinstance(other, Measure)):
        return True
    known = vocabulary.rows()
    if one.row == other.row:
        return "total" in {one.column, other.column} or one == other
    if other.row in {known[one.row].within, *_WHOLES} or one.row in {known[other.row].within, *_WHOLES}:
        return known[one.row].columns == known[other.row].columns == "applicants" and not (
            {one.row, other.row} & {"carried_in", "carried_out"}
        )
    return False


def _respects(plan: Plan, other: Plan) -> list[str]:
    """In what two plans differ."""
    names = ("agencies", "regions", "years", "levels", "endings", "not_agencies", "not_regions", "not_levels")
    found = [name for name in names if getattr(plan.scope, name) != getattr(other.scope, name)]
    return [*found, *(name for name in ("kind", "measures") if getattr(plan, name) != getattr(other, name))]


def _ends_apart(question: Question, previous: Plan) -> Plan | None:
    """相差多少, after who has most and who has least."""
    before = question.heard[-2] if len(question.heard) > 1 else None
    other = {"most": "least", "least": "most"}.get(previous.order)
    ends = before is not None and before.kind == previous.kind == "list" and previous.limit == before.limit == 1
    if before is None or not ends or not other or before.order != other or not _APART.fullmatch(question.text):
        return None
    same = before.model_copy(update={"order": "", "assumptions": ()})
    if same != previous.model_copy(update={"order": "", "assumptions": ()}) or previous.conditions:
        return None
    return _turned(question, previous, order="both", difference=True)


def _firsts_apart(question: Question, previous: Plan) -> Plan | None:
    """两家差几件, 谁多, after who has most in one place and who in another: these two."""
    before = question.earlier
    if before is None or not _APART.fullmatch(question.text):
        return None
    ranked = all(
        plan.kind == "list" and plan.order and plan.limit == 1 and not plan.conditions for plan in (before, previous)
    )
    if not ranked or _respects(before, previous) not in (["regions"], ["levels"], ["endings"]):
        return None
    bodies = [bodies_of(plan, question.names.connection) for plan in (before, previous)]
    if any(len(each) != 1 for each in bodies) or len(previous.scope.years) != 1 or before.order != previous.order:
        return None
    scope = Scope(agencies=(*bodies[0], *bodies[1]), years=previous.scope.years)
    notes = tuple(question.assumptions)
    return Plan(kind="lookup", scope=scope, measures=previous.measures, difference=True, assumptions=notes)


def _who_leads(question: Question, previous: Plan) -> Plan | None:
    """谁多, after the figure of each body."""
    found = _WHO_LEADS.fullmatch(question.text)
    told = previous.kind == "list" and not previous.order and len(previous.measures) == 1 and not previous.any_of
    if not found or not told:
        return None
    return _turned(question, previous, order="most" if found["more"] in "多高" else "least", limit=1)


def _each_told(question: Question, previous: Plan) -> Plan | None:
    """公开率分别多少, 各拒了几件, after a list: the figure of each of these, whatever it is."""
    if (
        question.means_those
        or not _EACH_TOLD.fullmatch(question.text)
        or question.has(*_NAMES, "condition", "number", "reasons", "outcomes")
    ):
        return None
    listed = previous.kind in {"list", "count"} and (previous.conditions or previous.limit or previous.scope.endings)
    measures = quantities_in(question.spans, question.language)
    if isinstance(measures, Reply) or not listed or question.puzzling:
        return None
    measures = _of_requests(question, measures) or previous.measures
    if any(isinstance(each, Gap) for each in measures):
        return None
    notes = tuple(question.assumptions)
    return Plan(kind="list", scope=_members(question, previous), measures=tuple(measures), assumptions=notes)


def _where_they_are(question: Question, previous: Plan) -> Reply | None:
    """是哪个区的, after bodies: their names tell it, and no figure of a district does."""
    asked = previous.kind in {"list", "lookup", "rank"} and _WHERE_ARE.fullmatch(question.text)
    return Reply(Outcome.CLARIFY, say("not_followed", question.language)) if asked else None


def _which_group(question: Question, previous: Plan) -> Plan | None:
    """哪个最高, after the figures of several districts, or years: which of these, not which body."""
    order = order_in(question.spans)[0]
    grouped = previous.kind in AVERAGED and previous.group and not previous.together and len(previous.measures) == 1
    if not grouped or order not in {"most", "least"} or not _WHICH_GROUP.fullmatch(question.text):
        return None
    if ("年" in question.text) != (previous.group == "year") and re.search("[年区市县]", question.text):
        return None
    return _turned(question, previous, order=order, limit=1)


def _than_it(question: Question, previous: Plan) -> Plan | None:
    """谁比它多, after one figure of one body: those of the same year with more."""
    found = _THAN_IT.fullmatch(question.text)
    one = previous.kind == "lookup" and len(previous.scope.agencies) == len(previous.scope.years) == 1
    if not found or not one or len(previous.measures) != 1 or question.has(*_NAMES):
        return None
    equal = found["more"][0] in "一相持"
    who = f"{found['who'] or ''}{found['which'] or ''}"
    if equal == (found["how"] == "比") or not who:
        return None
    (measured,) = measure_reports(question.names.connection, previous.scope, previous.measures)
    value = measured[0].shown if measured else None
    if value is None:
        return None
    condition = Condition(operator="eq" if equal else _OPERATORS[found["more"]], value=value)
    scope = previous.scope.model_copy(update={"agencies": (), "not_agencies": previous.scope.agencies})
    asked = "count" if re.search("几家|多少家", who) else "yesno" if "没有" in who or found["whether"] else "list"
    return _turned(question, previous, kind=asked, scope=scope, conditions=(condition,), order="", limit=None)


def _beside_all(question: Question, previous: Plan) -> Plan | None:
    """比全市平均高还是低, after one figure of one body."""
    one = previous.kind == "lookup" and len(previous.scope.agencies) == len(previous.scope.years) == 1
    alone = len(previous.measures) == 1 and not isinstance(previous.measures[0], Gap) and not previous.order
    against, expects = against_in(question)
    if not (one and alone and against) or question.has("row", "rate", "column", *_NAMES) or question.puzzling:
        return None
    if isinstance(previous.measures[0], Rate) and against != "mean":
        return None
    (subject,) = previous.scope.agencies
    return Plan(
        kind="beside",
        scope=previous.scope.model_copy(update={"agencies": (), "regions": ranked_within(question, subject)}),
        measures=previous.measures,
        subject=subject,
        against=against,
        expects=expects,
        assumptions=tuple(question.assumptions),
    )


def _all_so(question: Question, previous: Plan) -> Plan | None:
    """都维持了吗, after reconsiderations: how many there were, and how many of them."""
    rows = dict.fromkeys(each.row for each in previous.measures if isinstance(each, Measure))
    own = [row for row in rows if vocabulary.rows()[row].columns == "outcomes"]
    columns = [each for each in columns_in(question.spans, "outcomes") if each != "total"]
    if len(own) != 1 or len(columns) != 1 or not _ALL_SO.fullmatch(question.text) or question.puzzling:
        return None
    if question.has(*_NAMES, "row", "zero"):
        return None
    measures = tuple(Measure(row=own[0], column=column) for column in ("total", columns[0]))
    scope = _members(question, previous)
    notes = tuple(question.assumptions)
    return Plan(kind="lookup" if scope.agencies else "sum", scope=scope, measures=measures, assumptions=notes)


def _places_apart(question: Question, previous: Plan) -> Plan | None:
    """差多少, after one figure of two places: by how much, not from one year to another."""
    two = previous.kind == "sum" and len(previous.scope.regions) == 2 and len(previous.measures) == 1
    if not two or not question.has("difference", "versus", "more_than") or question.has(*_NAMES, "row", "column"):
        return None
    return None if question.puzzling else _turned(question, previous, group="region")

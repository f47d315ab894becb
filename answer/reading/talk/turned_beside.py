"""A follow-up that puts the last answer beside another body, all of them, or those with more → Plans."""

import re

from answer.figures.breakdown import parts_stated
from answer.figures.measure import measure_reports
from answer.plan import Condition, Gap, Measure, Operator, Plan, Rate, Scope
from answer.reading.figures.beside import against_in
from answer.reading.figures.fitted import ranked_within
from answer.reading.figures.portions import quantities_in
from answer.reading.figures.what import measures_in
from answer.reading.language.coordinated import sisters_of
from answer.reading.question import Question
from answer.reading.scope.where import called_alike, scope_of, years_of
from answer.reading.talk.those import bodies_of
from answer.reading.talk.turning import END, NAMES, turned_plan
from answer.reply import Reply

_BESIDE = re.compile(
    r"(?:那么?|再|要是|如果)*(?:拿|把)?(?:它)?(?:跟|和|与|同|比|较|对比|比起|相比)(?P<who>[^，。？?]+?)(?:来|去|放一起|一起|相|做|作)*"
    rf"(?:比一?[比下]|比较|对比|相比|比|差|多|少|高|低)*(?:了|出)?(?:多少|几[件起家个])?{END}"
)
_BESIDE_EN = re.compile(  # is that more than Liyan's
    r"(?:and |so |but |then )*(?:how (?:many|much)|(?:(?:is|was|are|were|how many (?:is|was|are|were)"
    r"|how much (?:is|was))"
    r" (?:that|it|this|they|those)(?: (?:a lot|much|any|far|number|figure|total))*))"
    r" (?:(?:more|fewer|less|higher|lower|greater|bigger|larger|smaller|above|below|or|the same|as (?:many|much"
    r"|high|low)) ?)+"
    r"(?:than|as)? ?(?P<who>.+?)(?: (?:has|had|have|got|did|does|received|issued|imposed|made|handled|saw))?[?.! ]*"
)
_THAN_IT = re.compile(
    r"(?:那么?)?(?P<who>谁|有谁|哪些?(?:单位|家|个)?|哪几家|哪一?家(?:单位)?|还?有没有|有|几家|多少家|有几家|有多少家)?(?:单位)?(?:的)?"
    r"(?P<how>比|跟|和|与)(?:它|他们|这家|那家|该局|该单位|这个)(?:还要?|要|更)?(?P<more>多|少|高|低|一样多?|相同|持平)(?:的)?(?:单位)?"
    rf"(?:有|是)?(?P<which>谁|哪些?(?:单位|家|个)?|哪几家|几家|多少家|单位)?(?P<whether>吗|没有|没|么)?{END}"
)
_OPERATORS: dict[str, Operator] = {"多": "gt", "高": "gt", "少": "lt", "低": "lt"}

_OF_ALL = re.compile(
    r"(?:那么?|它|这|该局|大概|大约|约|[，,])*占(?:到|了)?(?:全(?P<place>[市区县])|全部|所有|全体|各)(?:单位|部门|机关|局)?(?:的|之)?"
    r"(?:收费|申请|总数|总量|总额|合计|总和)*(?:的|之)?(?:多少|几成|百分之几|百分之多少|几分之几|比例|比重|多大比例|百分比)(?:是)?(?:多少)?"
    + END
    + r"|(?:and |so )*(?:what|which) (?:percentage|percent|share|proportion|fraction|part)(?: of (?:the (?:total"
    r"|whole|lot|sum)|all"
    r"(?: of (?:them|that)| (?:the )?(?:bodies|agencies|departments|units|authorities)(?: together)?)?"
    r"|that total|that))? (?:is|was) (?:that|it|this)(?: of (?:the (?:total|whole|lot)|all|that))?[?.! ]*"
    r"|(?:and |so )*(?:the |its |as an? )?(?:percentage|percent|share|proportion) of all (?:the )?"
    r"(?:bodies|agencies|departments|units|authorities)(?: together)?[?.! ]*"
    r"|(?:and )?as a (?:percentage|share|proportion) of (?:the (?:total|whole)|all)[?.! ]*"
)
_OF_ALL_SUCH = re.compile(  # what share of all penalties is that, after how many penalties
    r"(?:and |so )*(?:what|which) (?:percentage|percent|share|proportion|fraction|part) of (?:all|the total)"
    r" [a-z][a-z -]+? (?:is|was) (?:that|it|this)[?.! ]*"
)
_ALL_BODIES = re.compile(r"\ball (?:the )?(?:bodies|agencies|departments|units|authorities)\b")
_SAME_NUMBER = re.compile(
    r"(?:是不是|是否|(?<!还)是|等于|等不等于)?(?:也|同样|还)?(?:是|等于|有)(?:这个|那个|同一个|一样的|这一个)(?:数字?|件数)(?:吗|么)?[?？。]*$"
    r"|(?:是不是|是否)?(?:也|同样|还)(?:是|有)?这么多(?:件)?(?:吗|么)?[?？。]*$|是不是这么多(?:件)?[?？。]*$"
)


def beside_another(question: Question, previous: Plan) -> Plan | Reply | None:
    """跟市数据局比呢: both side by side, of the same years."""
    named = question.has("agency", "region") and not question.has(
        *("row", "rate", "column", "level", "year", "relative", "mean", "median", "others", "topic", "rank_of")
    )
    beside = _BESIDE.fullmatch(question.text) or _BESIDE_EN.fullmatch(question.text)
    if not named or question.puzzling or not beside or previous.order or previous.subject:
        return None
    noted = list(question.assumptions)
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return scope
    before = previous.scope
    if not scope.agencies and before.agencies:
        question.assumptions[:] = noted  # its body is meant, not the place
    places = previous.kind == "sum" and not before.agencies and before.regions and not scope.agencies
    if places:
        regions = tuple(dict.fromkeys((*before.regions, *scope.regions)))
        return turned_plan(question, previous, scope=before.model_copy(update={"regions": regions}), group="region")
    others = scope.agencies or _alike(question, before, scope.regions)
    both = before.model_copy(update={"agencies": tuple(dict.fromkeys((*before.agencies, *others)))})
    if not before.agencies or not others or previous.kind not in {"lookup", "change", "breakdown"}:
        return None
    if previous.kind == "breakdown":
        parts = parts_stated(previous.model_copy(update={"scope": both}), question.names.connection)
        notes = tuple(question.assumptions)
        return Plan(kind="lookup", scope=both, measures=parts, assumptions=notes) if parts else None
    apart = question.has("difference", "change") and previous.kind == "lookup" and len(both.agencies) == 2
    return turned_plan(question, previous, scope=both, difference=apart and len(previous.measures) == 1)


def _alike(question: Question, before: Scope, regions: tuple[str, ...]) -> tuple[str, ...]:
    """The body of the kind asked about before in the place named alone: is that more than Liyan's."""
    if len(before.agencies) != 1 or not regions or question.has("agency"):
        return ()
    return tuple(sisters_of(question, before.agencies[0], regions)) or called_alike(question, regions)


def beside_all(question: Question, previous: Plan) -> Plan | None:
    """比全市平均高还是低, after one figure of one body."""
    one = previous.kind == "lookup" and len(previous.scope.agencies) == len(previous.scope.years) == 1
    alone = len(previous.measures) == 1 and not isinstance(previous.measures[0], Gap) and not previous.order
    against, expects = against_in(question)
    if not (one and alone and against) or question.has("row", "rate", "column", *NAMES) or question.puzzling:
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


def than_it(question: Question, previous: Plan) -> Plan | None:
    """谁比它多, after one figure of one body: those of the same year with more."""
    found = _THAN_IT.fullmatch(question.text)
    one = previous.kind == "lookup" and len(previous.scope.agencies) == len(previous.scope.years) == 1
    if not found or not one or len(previous.measures) != 1 or question.has(*NAMES):
        return None
    equal = found["more"][0] in "一相持"
    who = f"{found['who'] or ''}{found['which'] or ''}"
    if equal == (found["how"] == "比") or not who:
        return None
    (body,) = previous.scope.agencies
    condition = Condition(operator="eq" if equal else _OPERATORS[found["more"]], body=body)
    scope = previous.scope.model_copy(update={"agencies": ()})
    asked = "count" if re.search("几家|多少家", who) else "yesno" if "没有" in who or found["whether"] else "list"
    return turned_plan(question, previous, kind=asked, scope=scope, conditions=(condition,), order="", limit=None)


_WHOLES = {"received", "handled"}


def share_of_all(question: Question, previous: Plan) -> Plan | None:
    """占全部单位的几成, after one figure of one body, or who has most: its share in the sum of all."""
    found = _OF_ALL.fullmatch(question.text)
    such = _OF_ALL_SUCH.fullmatch(question.text) and measures_in(question.spans, question.language) == previous.measures
    if not (found or such) or len(previous.measures) != 1 or not isinstance(previous.measures[0], Measure):
        return None
    before = question.earlier
    of_its_own = before is not None and before.scope == previous.scope and not _ALL_BODIES.search(question.text)
    if before and of_its_own and {getattr(each, "row", "") for each in before.measures} & _WHOLES:
        return None  # how many of them were granted: of its own requests
    if previous.kind == "sum" and before and (before.scope, before.measures) == (previous.scope, previous.measures):
        previous = before  # 收了多少钱, after who took most
    first = previous.kind == "list" and previous.limit == 1 and not previous.conditions
    bodies = bodies_of(previous, question.names.connection) if first or previous.kind == "lookup" else ()
    if len(bodies) != 1 or len(previous.scope.years) != 1:
        return None
    in_place = found is not None and found["place"]
    regions = ranked_within(question, bodies[0]) if in_place else previous.scope.regions if first else ()
    scope = Scope(years=previous.scope.years, regions=regions)
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=scope, measures=previous.measures, subject=bodies[0], assumptions=notes)


_SHARE_OF_PLACE = re.compile(
    r"(?:那么?|其中|[，,])*(?:20\d\d年)?(?P<place>[\u4e00-\u9fff]{2,24}?)(?:的)?(?:所)?占(?:了|到|去)?(?:其中|全部|总数|总量|总额|合计|全市|全省|各区|所有)?(?:的|之)?"
    rf"(?:多少|几成|百分之几|百分之多少|几分之几|(?:多大)?比例|(?:多大)?比重|百分比|份额|比)(?:是|有|为)?(?:多少|多大|多高)?{END}"
)


_SHARE_OF_THAT = re.compile(  # what share of that was the education bureau's
    r"(?:and |so |then )*(?:what|how much|how large a|how big a|which)(?: is the| was the)? "
    r"(?:(?:share|percentage|proportion|part|fraction|portion|per cent|percent) )?of "
    r"(?:that|it|this|those|these|them|the total|the sum)(?: total| sum| amount)? "
    r"(?:was|is|were|are|did|does|came from|comes from|belong(?:s|ed)? to|went to|fell to|from)\b[^?]*[?.]*",
    re.IGNORECASE,
)


def share_of_place(question: Question, previous: Plan) -> Plan | None:
    """迢望区占多少, 教育局占多少, after the sums of all: its share in the sum of all of them."""
    found = _SHARE_OF_PLACE.fullmatch(question.text)
    if len(question.spans.of("agency")) == 1 and (found or _SHARE_OF_THAT.fullmatch(question.text)):
        return _share_of_body(question, previous)
    named = question.spans.of("region")
    grouped = previous.kind == "sum" and previous.group in {"", "county", "city", "region"}
    grouped = grouped and len(previous.measures) == 1 and not (previous.subject or previous.scope.regions)
    if not found or not grouped or len(named) != 1 or named[0].text != found["place"] or question.has("row", "rate"):
        return None
    if not isinstance(previous.measures[0], Measure):
        return None
    own = named[0].value("region") or ""
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=previous.scope, measures=previous.measures, subject=own, assumptions=notes)


def _share_of_body(question: Question, previous: Plan) -> Plan | None:
    """The share of one body in the sum that was asked for of all, or of all that were put in order."""
    ranked = previous.kind == "list" and bool(previous.order) and not previous.conditions
    of_all = (previous.kind == "sum" or ranked) and not (previous.group or previous.subject or previous.scope.agencies)
    if not of_all or len(previous.measures) != 1 or question.has("row", "rate", "relative"):
        return None
    if question.has("year") and set(years_of(question)) != set(previous.scope.years):
        return None
    if not isinstance(previous.measures[0], Measure):
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply) or len(scope.agencies) != 1:
        return None
    notes = tuple(question.assumptions)
    return Plan(
        kind="sum", scope=previous.scope, measures=previous.measures, subject=scope.agencies[0], assumptions=notes
    )


def same_number(question: Question, previous: Plan) -> Plan | Reply | None:
    """21年年底转出去的是不是也是这个数, after one figure of one body: whether another is as great."""
    one = previous.kind == "lookup" and len(previous.scope.agencies) == len(previous.scope.years) == 1
    found = _SAME_NUMBER.search(question.text)
    if not one or not found or not found.start() or len(previous.measures) != 1 or question.has("agency", "region"):
        return None
    if any(word not in found[0] for word in question.puzzling):
        return None
    (before,) = previous.measures
    (measured,) = measure_reports(question.names.connection, previous.scope, previous.measures)
    value = measured[0].shown if measured else None
    wanted = quantities_in(question.spans, question.language) or previous.measures
    years = years_of(question) or previous.scope.years
    if value is None or isinstance(wanted, Reply) or len(wanted) != 1 or len(years) != 1:
        return None
    if wanted[0].unit != before.unit or (wanted[0], years) == (before, previous.scope.years):
        return None
    scope = previous.scope.model_copy(update={"years": years})
    condition = Condition(operator="eq", value=value)
    return turned_plan(question, previous, kind="yesno", scope=scope, measures=tuple(wanted), conditions=(condition,))

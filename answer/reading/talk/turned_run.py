"""A follow-up about the last questions together → Plans: their sum, their mean, how far apart they are."""

import re
from collections.abc import Sequence

from answer import vocabulary
from answer.answer import Outcome
from answer.plan import Gap, Measure, Plan, Quantity, Rate, Scope
from answer.reading.question import Question
from answer.reading.talk.those import bodies_of, were_both_ends
from answer.reading.talk.turning import END, NAMES, TELLS, turned_plan
from answer.reply import Reply
from answer.words import say

_NUMBERS = {"两": 2, "俩": 2, "二": 2, "三": 3, "仨": 3, "四": 4, "五": 5, "two": 2, "three": 3, "four": 4, "five": 5}
_SEVERAL = (
    r"(?:那么?|这|他们|她们|上述|以上|前面|刚才|[，,])*(?:(?P<number>[两俩二三仨四五])(?:家|个单位|个局|个部门|个地方|个?[区市县镇地]|边|者|样"
    r"|年|项|个数?|种)?)?(?:单位)?(?:的|之间)*"
)
_ADDED = re.compile(
    rf"{_SEVERAL}(?:一共|总共|共|合计|合起来|加起来|加一起|加在一起|合在一起|加一块儿?|相加|总和|之和|总数|总计)+"
    rf"(?:是|有|收|办)?(?:了)?(?:多少|几)?(?:件|起|个)?{END}"
    r"|(?:(?:and|so|then|ok|now|please|can you|could you) )*"
    r"(?:(?:(?:what|how much|how many) (?:is|are|was|were|do|does)|what about) )?"
    r"(?:(?:that|those|them|it|they|these|all(?: of (?:them|those|these))?|the (?:three|four|five)) )?"
    r"(?:add(?: (?:up )?(?:those|them|these|all|it|that|everything|the)(?: (?:three|four|five|all))?"
    r"(?: (?:numbers|figures|years|of them))?)?(?: (?:up|together|to))?|make together|come to together"
    r"|all together|altogether|all in all|all told|summed(?: up)?)[?.! ]*"
)
_MEAN = re.compile(
    rf"(?:那么?|这)*(?P<number>[两俩二三仨四五])(?:家|个单位|个局|个部门|年|个[区市县镇])(?:的)?(?:平均|均值|年均)(?:数|值)?(?:是|有|下来)?(?:多少|几)?(?:件)?{END}"
)
_MEAN_EN = re.compile(
    r"(?:and |so |then )*(?:(?:what is|what was|give me) )?(?:the |on )?(?:average|mean)(?: of| for"
    r"| over)? (?:the|these|those|both)"
    r" ?(?P<number>two|three|four|five)?(?: (?:years|bodies|bureaus|offices|numbers|figures|of them|places"
    r"|cities))?[?.! ]*"
)
_APART = re.compile(
    rf"{_SEVERAL}(?:到底|究竟)*(?:谁|哪一?[家边]|哪个(?:单位|局|地方|[区市县镇])?)?(?:的)?(?:更|比较|要)?"
    rf"(?:相差|差|差距|差额|多|少|高|低|大|小|谁多|谁少|哪个多|哪个少|谁更多)(?:一?些|一?点|了)?(?:是|有)?(?:多少|几件|几个?(?:百分)?点|几个百分点)?(?:百分点)?{END}"
)
_MOVED = re.compile(
    r"(?:那么?|这|两年|之间|到底|究竟|一共|总共|[，,])*(?:提高|上升|下降|降低|减少|增加|增长|涨|降|跌|升|变化|变动|增减|少|多|高|低)(?:了|过|出)*"
    rf"(?:多少|几|百分之几)(?:件|个|倍)?(?:百分)?点?{END}"
    rf"|(?:那么?|这|两年|之间|到底|[，,])*(?P<asks>有没有|是否|是不是)?(?P<way>翻番|翻倍|翻了?一番|提高|上升|增加|增长|涨|多|下降|降低|减少|降|跌|少)(?:了|过)*(?(asks)|(?:吗|么|没有|没)){END}"
    r"|(?:那么?|这|两年|之间|到底|究竟|总的来说|总体|数字?|[，,])*(?:是)?(?:提高|上升|增加|增长|上涨|增多|涨|升|增|高|多)(?:了)?还是(?:下降|降低|减少|下跌|下滑|降|跌|减|低|少)(?:了)?(?:的)?"
    rf"{END}|(?:那么?|这|两年|之间|到底|究竟|[，,])*(?:是)?(?:下降|降低|减少|下跌|降|跌|减|低|少)(?:了)?还是(?:提高|上升|增加|增长|上涨|增多|涨|升|增|高|多)(?:了)?(?:的)?{END}"
)
_IN_BOTH = re.compile(
    r"(?:那么?|[，,])*(?:两次|两回|两个|两边|两项|两样|两张|两者|两份|这两)(?:名单|榜单?|单子|排名|里|中|个|次|份)*(?:都|同时|均)"
    rf"(?:上榜|在列|在内|在|有份|出现|入围|进|上|有|榜|了|里面?)+(?:的)?(?:是|有|单位|都)*(?:谁|哪些?(?:单位|家)?|哪几家)?{END}"
    r"|(?:(?:and|but|so) )*(?:(?:who|which|what|any|those|the)(?: (?:ones?|bod(?:y|ies)|agenc(?:y|ies)|bureaus?"
    r"|offices?|departments?|names?|same (?:ones|bodies|agencies|names)))?(?: of (?:them|these|those))?"
    r"(?: that)? )?(?:(?:is|are|was|were|do|did|appears?|appeared|shows? up|turns? up|features?|stands?|comes? up) )*"
    r"(?:(?:on|in) )?both(?: of (?:the|those|these|them))?(?: (?:lists?|years|times|answers|sets))?[?.! ]*"
)
_HAS_BOTH = re.compile(  # 两类都有的呢, 两年都有的有几家
    r"(?:那么?|既|又|[，,])*(?:(?:这|上面|前面)?两(?:类|样|项|种|者|个|年|边|条|方面|种情况|种情形)(?:里|中|都|的)*|二者|同时|都)(?:都|全|均|同时|兼)?(?:有过?|满足|符合|具备|占|出现|发生过?|收到过?)(?:的|了)?"
    rf"(?:单位|部门|机关)?(?:的)?(?:是|有|一共|总共)*(?P<asked>谁|(?:哪些|哪几)(?:单位|家|个)?|(?:多少|几)(?:家|个单位|个|单位))?{END}"
)
_EQUAL = re.compile(
    rf"{_SEVERAL}(?:数字?|件数|数量|数目|结果|都)?(?:是不是|是否)?(?:都)?(?:一样多?|相同|相等|持平|一致|没变)(?:的)?(?:吗|么|不|没有)?{END}"
)
_WHOLES = {"received", "handled"}


def of_the_last_asked(question: Question, previous: Plan) -> Plan | Reply | None:
    """两家加起来, 差几件, 两年合计: of the bodies, places, years or figures that the last questions asked about."""
    added, apart = _ADDED.fullmatch(question.text), _APART.fullmatch(question.text)
    mean = _MEAN.fullmatch(question.text) or _MEAN_EN.fullmatch(question.text)
    added = added or mean
    if not (added or apart) or question.has(*NAMES, "row", "rate", "column"):
        return None
    if added and (both := _sets_together(question, previous, added)):
        return both
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
        return turned_plan(question, previous, kind="mean", scope=scope, group="") if len(measures) == 1 else None
    if added:
        summed = {"kind": "sum", "scope": scope, "measures": measures, "group": "", "together": len(measures) > 1}
        units = {each.unit for each in measures}
        return turned_plan(question, previous, **summed) if len(units) == 1 and "%" not in units else None
    if differs == "measures":
        pair = sorted(plans, key=lambda plan: plan is previous)
        of, less = (plan.measures[0] for plan in pair)
        if isinstance(of, Gap) or isinstance(less, Gap) or of.unit != less.unit or not previous.scope.agencies:
            return None
        return turned_plan(question, previous, measures=(Gap(of=of, less=less),))
    if differs == "years":
        return turned_plan(question, previous, kind="change", scope=scope)
    places = differs == "regions"
    return turned_plan(question, previous, scope=scope, group="region" if places else "", difference=not places)


def _sets_together(question: Question, previous: Plan, added: re.Match[str]) -> Plan | None:
    """两年合计几件, after those that had any in one year and in another: the sum of both."""
    before = question.earlier
    sets = all(plan is not None and plan.kind in {"list", "count"} and plan.conditions for plan in (before, previous))
    if before is None or not sets or "两年" not in added[0] or len(previous.measures) != 1:
        return None
    if _respects(before, previous) != ["years"] or not isinstance(previous.measures[0], Measure):
        return None
    years = tuple(sorted({*before.scope.years, *previous.scope.years}))
    scope = previous.scope.model_copy(update={"years": years})
    return Plan(kind="sum", scope=scope, measures=previous.measures, assumptions=tuple(question.assumptions))


_SHARE_TOGETHER = re.compile(
    rf"{_SEVERAL}(?:一共|总共|共|合计|合起来|加起来|加一起|加在一起|合在一起)+(?:的)?(?:所)?(?:占比?|比例|比重|百分比)(?:了|到|去|是|有|为)*(?:总数|全部|总量|总申请量?)?的?"
    rf"(?:多少|几成|百分之几|(?:多大)?(?:比例|比重)|百分比)?(?:是)?(?:多少|多大)?{END}"
)


def share_together(question: Question, previous: Plan) -> Plan | None:
    """合起来占比, after requests of one kind of applicant and of another, or handled in two ways: of all of them."""
    if not _SHARE_TOGETHER.fullmatch(question.text) or question.has(*NAMES, "row", "column"):
        return None
    differs, plans = _run(question.heard)
    part = tuple(dict.fromkeys(each for plan in plans for each in plan.measures if isinstance(each, Measure)))
    rows = {each.row for each in part}
    if differs != "measures" or len(part) != len(plans) or len(part) < 2:
        return None
    known = vocabulary.rows()
    if any(known[row].columns != "applicants" for row in rows) or (len(rows) > 1 and rows & _WHOLES):
        return None
    columns = {each.column for each in part}
    if len(rows) > 1 and len(columns) > 1:
        return None
    first = part[0]
    whole = Measure(row=first.row, column="total") if len(rows) == 1 else Measure(row="handled", column=first.column)
    return turned_plan(question, previous, measures=(Rate(part=part, whole=(whole,)),))


_NET = re.compile(
    rf"(?:那么?|这|两者|实际|[，,])*净(?:增加?|增长|减少?|变化)(?:了)?(?:是|有)?(?:多少|几)(?:件|个)?{END}"
)


def net_of_repealed(question: Question, previous: Plan) -> Plan | None:
    """净增多少, after the documents issued and those repealed: the one less the other."""
    before = question.earlier
    if before is None or not _NET.fullmatch(question.text) or question.has(*NAMES):
        return None
    last = [plan.measures[0] for plan in (before, previous) if len(plan.measures) == 1 and plan.kind == "lookup"]
    named = {each.column: each for each in last if isinstance(each, Measure)}
    same = before.scope == previous.scope and len({each.row for each in named.values()}) == 1
    if not same or not {"issued", "repealed"} <= set(named):
        return None
    return turned_plan(question, previous, measures=(Gap(of=named["issued"], less=named["repealed"]),))


def moved_between(question: Question, previous: Plan) -> Plan | None:
    """提高了几个点, after one figure of one year and then of another: from the earlier to the later."""
    found = _MOVED.fullmatch(question.text)
    if not found or question.has(*NAMES, "row", "column"):
        return None
    differs, plans = _run(question.heard)
    if len(plans) < 2 or differs != "years" or isinstance(previous.measures[0], Gap):
        return None
    years = tuple(sorted(year for plan in plans[-2:] for year in plan.scope.years))
    scope = previous.scope.model_copy(update={"years": years})
    way = found["way"] or ""
    expects = "fewer" if re.match("[下降减跌少]", way) else "more" if way and not way.startswith("翻") else ""
    percent = "百分之几" in question.text
    return turned_plan(question, previous, kind="change", scope=scope, percent=percent, expects=expects)


def in_both_lists(question: Question, previous: Plan) -> Plan | Reply | None:
    """两次都上榜的有谁, after two rankings or sets: those in both, with both figures; or those that were so in either
    year."""
    before = question.earlier
    if before is None or not _IN_BOTH.fullmatch(question.text) or question.has(*NAMES, "row"):
        return None
    if not all(plan.kind == "list" and plan.measures for plan in (before, previous)):
        return None
    if _respects(before, previous) == ["years"] and previous.conditions and before.conditions == previous.conditions:
        years = tuple(sorted({*before.scope.years, *previous.scope.years}))
        if len(years) == 2 and not (before.order or previous.order):
            scope = previous.scope.model_copy(update={"years": years})
            return turned_plan(question, previous, scope=scope, every_year=True)
    first, last = (bodies_of(plan, question.names.connection) for plan in (before, previous))
    both = tuple(body for body in first if body in last)
    if not both or before.scope.years != previous.scope.years:
        return Reply(Outcome.CLARIFY, say("not_followed", question.language))
    scope = Scope(agencies=both, years=previous.scope.years)
    measures = tuple(dict.fromkeys((*before.measures, *previous.measures)))
    return Plan(kind="list", scope=scope, measures=measures, assumptions=tuple(question.assumptions))


def of_both_years(question: Question, before: Plan, last: Plan) -> Plan | None:
    """Those whose reports of both years tell of what was asked of the one and then of the other."""
    years = tuple(sorted({*before.scope.years, *last.scope.years}))
    without = {"scope", "assumptions", "yes_no"}
    same = before.model_dump(exclude=without) == last.model_dump(exclude=without)
    if last.kind != "text" or not (same and last.every_report) or len(years) != 2 or last.number_only:
        return None
    scope = before.scope.model_copy(update={"years": years})
    return turned_plan(question, last, scope=scope, every_year=True)


def satisfy_both(question: Question, previous: Plan) -> Plan | None:
    """两类都有的呢, after those with the one and those with the other, or those of one year and of another."""
    before, found = question.earlier, _HAS_BOTH.fullmatch(question.text)
    if before is None or not found or question.has(*NAMES, "row", "rate", "column"):
        return None
    chosen = all(
        plan.kind in {"list", "count"} and len(plan.conditions) == len(plan.measures) == 1 and not plan.order
        for plan in (before, previous)
    )
    if not chosen or any(each.years or each.than for each in (*before.conditions, *previous.conditions)):
        return None
    kind = "count" if re.match("多少|几", found["asked"] or "") else "list"
    notes = tuple(question.assumptions)
    respects = [each for each in _respects(before, previous) if each != "kind"]
    if respects == ["years"] and before.conditions == previous.conditions:
        scope = previous.scope.model_copy(update={"years": tuple(sorted({*before.scope.years, *previous.scope.years}))})
        return previous.model_copy(update={"kind": kind, "scope": scope, "every_year": True, "assumptions": notes})
    if respects != ["measures"]:
        return None
    both = {"measures": before.measures + previous.measures, "conditions": before.conditions + previous.conditions}
    return previous.model_copy(update={**both, "kind": kind, "any_of": False, "assumptions": notes})


def equal_in_both(question: Question, previous: Plan) -> Plan | None:
    """两年一样吗, after one figure of one year and then of another, or of two bodies: whether both are as great."""
    if not _EQUAL.fullmatch(question.text) or question.has(*NAMES, "row", "rate", "column"):
        return None
    differs, plans = _run(question.heard)
    if len(plans) < 2 or differs not in {"years", "agencies"}:
        return None
    own, other = (getattr(plan.scope, differs) for plan in plans[:-3:-1])
    scope = previous.scope.model_copy(update={differs: tuple(sorted({*other, *own}))})
    if differs == "years":
        return turned_plan(question, previous, kind="change", scope=scope, expects="equal")
    return turned_plan(question, previous, scope=scope, difference=True)


def _run(heard: Sequence[Plan]) -> tuple[str, list[Plan]]:
    """The last plans that tell one figure each and differ in one respect only, and in which: bodies one by one."""
    plans: list[Plan] = []
    differs = ""
    for plan in reversed(heard):
        single = (
            plan.kind in TELLS
            and len(plan.measures) == 1
            and plan.group in {"", "region"}
            and not (plan.order or plan.conditions)
        )
        scope = plan.scope
        single = single and len(scope.agencies or scope.regions or scope.endings) < 2 and len(scope.years) == 1
        if not single:
            break
        respects = _respects(plan, plans[0]) if plans else []
        if plans and any(overlap(plan.measures[0], each.measures[0]) for each in plans if plan.scope == each.scope):
            break
        if plans and (len(respects) != 1 or (differs and respects[0] != differs)):
            break
        differs = respects[0] if respects else differs
        plans.insert(0, plan)
    return differs, plans


def overlap(one: Quantity, other: Quantity) -> bool:
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


def ends_apart(question: Question, previous: Plan) -> Plan | None:
    """相差多少, after who has most and who has least."""
    if not _APART.fullmatch(question.text) or not were_both_ends(question.earlier, previous):
        return None
    return turned_plan(question, previous, order="both", difference=True)


def firsts_apart(question: Question, previous: Plan) -> Plan | None:
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


def places_apart(question: Question, previous: Plan) -> Plan | None:
    """差多少, after one figure of two places: by how much, not from one year to another."""
    two = previous.kind == "sum" and len(previous.scope.regions) == 2 and len(previous.measures) == 1
    if not two or not question.has("difference", "versus", "more_than") or question.has(*NAMES, "row", "column"):
        return None
    return None if question.puzzling else turned_plan(question, previous, group="region")

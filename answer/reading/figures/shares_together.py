"""How much of all several bodies have together → a Plan: 申请量前三名占总量的比例, 两家应急局的处罚占全部的多少."""

import re

from answer import vocabulary
from answer.plan import Measure, Plan, Scope
from answer.reading.figures.fitted import ranked_within
from answer.reading.figures.ordering import order_in
from answer.reading.figures.portions import asks_share
from answer.reading.figures.what import measures_in
from answer.reading.language.numbers import NUMBER, parse_number
from answer.reading.question import Question
from answer.reading.scope.names import loaded_years
from answer.reading.scope.where import AGGREGATE, scope_of
from answer.reading.talk.those import bodies_of
from answer.reply import Reply
from answer.words import say
from ingest.bodies import level_of

_OF_ALL = re.compile(  # what they are a share of: all there are of that, not their own
    r"占(?:到|了|去|据)?(?:其中|(?:20\d\d年)?(?:的|全[市县区省部体]|所有|全部|整体|整个|各)?(?:单位|部门|机关|地区)?(?:的|之)?(?:收费|收件|申请|处罚|许可|诉讼|复议)?"
    r"(?:总[量数体额和计]|合计|全部)?)(?:的|之)?(?:比[重例]|百分之?[几比多]|多少|几成|多大|份额|几分之几|%)"
    r"|占(?:总[量数体额和计]|全[市县区省部体]|全部|所有|合计|整体)|占比|[占的](?:所占)?(?:比重|比例|份额)"
    r"|\b(?:share|percentage|percent|proportion|fraction|portion|part|much) of"
    r" (?:all|the (?:total|whole|overall|sum)|total)\b"
    r"|\b(?:account|accounted|make|makes|made) (?:for|up)\b"
)
_WHOLE = re.compile(
    r"占(?:到|了|去|据)?(?:20\d\d年)?的?(?:全[市县区省部体]|所有|全部|整[体个]|总)|\bof (?:all|the (?:total|whole))\b"
)
_SO_MANY = re.compile(rf"最[多高大]的?前?{NUMBER}[家个名]")
_OF_BODIES = re.compile("占(?:全部|所有|全体|总)的?(?:单位|部门|机关)(?!的?(?:申请|处罚|许可|收费|总量))")
_MAKES_UP = re.compile(r"占|\b(?:account|accounted|make|makes|made) (?:for|up)\b")
_OWN = re.compile(r"自己|自身|本身|各自|分别|\b(?:own|each|their respective)\b|多数|过半|一半|半数")
_THEY = re.compile(r"[合总]计|加起来|一共|总共|共占|之和|它们|他们|这些|\b(?:they|these|those|together|altogether)\b")
# With these words it asks for something else than one share.
_ELSE = (
    *("rate", "count", "share_bodies", "condition", "number", "zero", "blank", "mean", "median", "change", "place"),
    *("change_percent", "rose", "fell", "difference", "rank_of", "topic", "theme", "reasons", "outcomes", "applicants"),
    *("agreement", "versus", "plus", "times", "per_figure", "except", "running", "group_year", "group_region", "level"),
    *("group_level", "which_year", "rank_least", "mention", "reports"),
)


def read_shares_together(question: Question) -> Plan | Reply | None:
    """The plan of such a question; None where it asks of one body, or for the share of each."""
    shares = asks_share(question.spans) or question.has("percent") or bool(_MAKES_UP.search(question.text))
    of_bodies = _OF_BODIES.search(question.text)
    ranked = question.has("limit", "rank_most") and not of_bodies  # 最多的单位占了多少 is no share of all bodies
    passed = {"count", "share_bodies"} if ranked else set[str]()
    passed |= {"rate"} if _WHOLE.search(question.text) else set()  # 占全部不予公开的比例
    else_ = [kind for kind in _ELSE if kind not in passed]
    if not shares or question.is_yes_no or question.has(*else_) or not _OF_ALL.search(question.text):
        return None
    if _OWN.search(question.text) or question.puzzling or _is_of_another_body(question):
        return None
    last = question.previous
    measures = measures_in(question.spans, question.language)
    if isinstance(measures, Reply):
        return None
    if last is not None and not question.has("agency", "limit", "rank_most"):
        return _of_the_last(question, last, measures)
    if len(measures) != 1 or not (_is_all_there_is(measures[0]) or _WHOLE.search(question.text)):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    scope = scope if scope.years else scope.model_copy(update={"years": _newest(question)})
    return _of_the_first(question, scope, measures[0]) or _of_those_named(question, scope, measures[0])


def _is_of_another_body(question: Question) -> bool:
    """Whether the share is one of what another body has: 审计局占财政局的比例."""
    before = (question.text[: span.start] for span in question.spans.of("agency"))
    return any(
        re.search(r"占(?:了|到|去|据)?$|\b(?:share|percentage|percent|proportion) of $", text) for text in before
    )


def _is_all_there_is(measure: Measure) -> bool:
    """Whether it is no part of something else that is counted, which a share may be of too: 部分公开, 企业."""
    row = vocabulary.rows()[measure.row]
    decided = row.columns not in {"applicants", "outcomes"}
    return decided or (measure.column == "total" and measure.row in {"received", "reconsideration", "litigation"})


def _of_the_first(question: Question, scope: Scope, measure: Measure) -> Plan | None:
    """The first of a ranking: 前三名, the top five bodies."""
    order, limit = order_in(question.spans)
    said = _SO_MANY.search(question.text)
    limit = (
        int(parse_number(said["n"]))
        if said
        else limit or (1 if order == "most" and question.language == "zh" else None)
    )
    if order != "most" or not limit or scope.agencies or scope.endings or len(scope.years) != 1:
        return None
    ranking = Plan(kind="list", scope=scope, measures=(measure,), order=order, limit=limit)
    first = bodies_of(ranking, question.names.connection)
    if len(first) > limit:  # whichever of them is left out, the sum of so many is the same
        question.assumptions.append(say("first_of_tied", question.language, tied=len(first), limit=limit))
    return _share(question, first[:limit], scope, measure)


def _of_those_named(question: Question, scope: Scope, measure: Measure) -> Plan | None:
    """Several bodies by their names, or all of a kind, in all there are of their city or of all loaded."""
    if question.has("rank_most", "limit"):
        return None
    of_kind = [name for ending in scope.endings for name in question.names.named(ending, scope.regions)]
    bodies = tuple(dict.fromkeys([*scope.agencies, *of_kind]))
    if len(bodies) < 2 or (scope.regions and not of_kind):
        return None
    regions = ranked_within(question, bodies[0])
    whole = scope.model_copy(update={"agencies": (), "endings": (), "regions": regions})
    return _share(question, bodies, whole, measure)


def _of_the_last(question: Question, last: Plan, measures: tuple[Measure, ...]) -> Plan | None:
    """它们合计占总量的多少, after the bodies that they are."""
    first = last.kind == "list" and last.order == "most" and bool(last.limit)
    some = last.kind == "list" and any(each.operator in {"gt", "ge"} for each in last.conditions)
    chosen = first or (some and bool(_THEY.search(question.text)))  # of those, not of the number of bodies
    question.names(list(last.scope.endings))
    named = [name for ending in last.scope.endings for name in question.names.named(ending, last.scope.regions)]
    named = named or list(last.scope.agencies)
    added = last.kind == "sum" and len(named) > 1 and not (last.group or last.conditions)
    one = len(last.measures) == 1 and isinstance(last.measures[0], Measure) and len(last.scope.years) == 1
    if not (chosen or added) or not one or question.has("agency", "region", "year", "relative", "list"):
        return None
    own = measures[0] if len(measures) == 1 else last.measures[0]
    if not isinstance(own, Measure) or len(measures) > 1:
        return None
    if measures and own != last.measures[0] and not (_is_all_there_is(own) or _WHOLE.search(question.text)):
        return None
    bodies = tuple(named) if added else bodies_of(last, question.names.connection)
    whole = last.scope.model_copy(update={"agencies": (), "endings": ()})
    if chosen and last.scope.agencies and not last.scope.regions:
        return None  # of several bodies named some: all is not said
    return _share(question, bodies, whole, own)


def _share(question: Question, bodies: tuple[str, ...], whole: Scope, measure: Measure) -> Plan | None:
    """The plan of their share; aggregates, which contain others, are in no sum."""
    added = [name for name in bodies if level_of(name) != AGGREGATE]
    if not added:
        return None
    notes = tuple(question.assumptions)
    return Plan(kind="sum", scope=whole, measures=(measure,), subject="、".join(added), assumptions=notes)


def _newest(question: Question) -> tuple[int, ...]:
    """The newest year loaded."""
    return tuple(loaded_years(question.names.connection)[-1:])

"""A follow-up on who is new among those listed, or no longer there → a Plan.

2023年哪些单位收到申请 · 2024年呢 · 哪些是新增的
"""

import re

from answer.answer import Outcome
from answer.plan import Condition, Measure, Plan
from answer.reading.question import Question
from answer.reply import Reply
from answer.words import say

_BESIDE = r"^(?:那么?|这|其中|里面|和|与|跟|比|较|上一?年|前一?年|去年|20\d\d年|相比|比起来|之下|[，,])*"
_WHICH = r"(?:有?哪些|哪几[家个]|谁|哪[家个])(?:单位|部门)?"
_ENDS = r"(?=[？?。呢]*$)"
_OPENS = r"^(?:and |so |then |ok |now |but )*"
_OF_THEM = r"(?: of (?:them|these|those|the \w+))?"
_WHO = rf"(?:who|(?:which|what)(?: ones?| bodies| agencies| bureaus| departments| offices)?{_OF_THEM})"
_PAST = (
    r"(?:(?:the )?(?:20\d\d|previous|earlier|first|last|prior)(?: year(?:'s)?)?(?: list| year| one)?"
    r"|before|the (?:year )?before|then)"
)
_THERE = r"(?: (?:on|to|in) (?:the|that|this) list| (?:there|here|this time|that year|since then))?[?.! ]*$"
_CAME = re.compile(
    rf"{_BESIDE}(?:新?增加?|多)(?:了|出来?|加)+{_WHICH}"
    rf"|{_BESIDE}{_WHICH}(?:是|属于)?(?:(?:今年|当年|这一?年|20\d\d年)?(?:才|刚))?"
    rf"(?:新增(?:加|出)?|新出现|新加入|新进来?|新冒出来?|新有|新上榜|多出来|新)的(?:单位|部门)?{_ENDS}"
    rf"|{_OPENS}{_WHO} (?:is|are|were|was|came) (?:the )?(?:new|newly (?:added|listed|on)|newcomers?|added|additional)"
    rf"(?: ones?)?{_THERE}"
    rf"|{_OPENS}{_WHO} (?:is|are|was|were|did|had) not (?:on|in|among|there|have (?:any|them)|listed)"
    rf"(?: in| for| on)?(?: {_PAST})?[?.! ]*$"
)
_WENT = re.compile(
    rf"{_BESIDE}(?:减?少|退出|消失|掉)(?:了|出|掉)+{_WHICH}"
    rf"|{_BESIDE}{_WHICH}(?:是)?(?:后来|第二年|今年|20\d\d年)?(?:退出(?:去)?了?|消失了?|不见了"
    rf"|不在(?:里面|其中|名单(?:里|上)?)了|掉出(?:来|名单)?了?|没有了|没了|归零了?|清零了?)的?(?:单位|部门)?{_ENDS}"
    rf"|{_OPENS}{_WHO} (?:(?:has|have|had) )?(?:dropped (?:out|off)|disappeared|fell off|gone|is gone|are gone"
    r"|went away|vanished|left)(?: (?:the|that|this) list| of (?:it|the list)| since(?: then)?| this time)?[?.! ]*$"
    rf"|{_OPENS}{_WHO} (?:is|are) no longer (?:there|on it|listed|among them|on the list|included)[?.! ]*$"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def came_and_went(question: Question) -> Plan | Reply | None:
    """The plan of those with any in one of the two years and none in the other; asked back where no two years are
    meant; None where it asks for something else."""
    came, went = _CAME.match(question.text), _WENT.match(question.text)
    last = question.previous
    if last is None or not (came or went) or last.kind == "text":
        return None
    years = _years_meant(question, last)
    if years is None:
        return Reply(Outcome.CLARIFY, say("not_followed", question.language))
    before, after = years
    has, lacks = (after, before) if came else (before, after)
    measure = last.measures[0]
    return Plan(
        kind="list",
        scope=last.scope.model_copy(update={"years": (before, after)}),
        measures=(measure, measure),
        conditions=(Condition(operator="gt", years=(has,)), Condition(operator="eq", years=(lacks,))),
        assumptions=tuple(question.assumptions),
    )


def _years_meant(question: Question, last: Plan) -> tuple[int, int] | None:
    """The year before and the year after: those of both lists, those compared last, or a list's and the one before
    it."""
    if _is_compared(last):
        before, after = sorted(year for each in last.conditions for year in each.years)
        return before, after
    if not _has_any(last) or len(last.scope.years) != 1:
        return None
    (after,) = last.scope.years
    named = {int(year) for year in _YEAR.findall(question.text)} - {after}
    if len(named) == 1:
        return min(after, *named), max(after, *named)
    earlier = question.earlier
    alike = earlier is not None and _has_any(earlier) and earlier.measures == last.measures
    if earlier is not None and alike and len(earlier.scope.years) == 1 and earlier.scope.years != last.scope.years:
        after, before = max(after, *earlier.scope.years), min(after, *earlier.scope.years)
        return before, after
    return after - 1, after


def _has_any(plan: Plan) -> bool:
    """Whether it lists or counts those with any of one figure."""
    one = len(plan.measures) == 1 and isinstance(plan.measures[0], Measure)
    return one and plan.kind in {"list", "count"} and plan.conditions == (Condition(operator="gt"),) and not plan.order


def _is_compared(plan: Plan) -> bool:
    """Whether it puts one figure of one year beside that of another already."""
    years = {each.years for each in plan.conditions}
    one = len(set(plan.measures)) == 1 and len(plan.conditions) == len(years) == 2
    return one and all(len(each) == 1 for each in years) and {each.operator for each in plan.conditions} == {"gt", "eq"}

"""A question behind one of a body's prose that asks what became of it: 身份证号泄露是怎么回事，后来怎么办的.

What became of requests are figures; of what the prose tells, it is the measures against that problem, and of all the
problems of a year what the next report says of them.
"""

import re

from answer import vocabulary
from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.problems import select_listed
from answer.prose.sought import EITHER
from answer.reading.question import Question
from answer.words import say

_AFTERWARDS = re.compile(
    "^(?P<before>.*?)[，,；;。？? ]*(?:那|这)?(?:件?事|问题)?(?:后来|之后|事后)(?:又|都|是)*"
    "(?:怎么|怎样|如何|咋)(?:样|办|处理|解决|整改|改|弄|补救|应对)(?:的|了)*[？?。呢]*$"
)
_MENDED = re.compile(  # the problems told last: 那后来改了没有
    "^(?:那么?|这些|那些|它们?|提到的|问题|后来|之后|现在|第二年|次年|后一年|到底|都|全|有没有|是否|已经?)+"
    "(?:整改|改正|改进|解决|改)(?:好|掉|完|到位)?了?(?:没有?|吗|呢|么|情况)?(?:怎么样|如何)?[？?。]*$"
)
_OF_BEFORE = re.compile("上一?年度?|去年|往年|前一年")  # of whose problems the next report tells
_THAT = re.compile("(?:那|这)(?:件|个|回)?事?$")
_MEASURES = "improvements"
_PROBLEMS = ("problems",)
_LAST_YEARS = "last_years_problems"


def asked_before(question: str) -> str | None:
    """What is asked before it is asked what became of that; empty where nothing else is asked."""
    if _MENDED.match(question):
        return ""
    found = None if _OF_BEFORE.search(question) else _AFTERWARDS.match(question)
    return _THAT.sub("", found["before"]) if found else None


def what_became_of(question: Question, told: Plan) -> Plan | None:
    """The plan that tells the measures against the problem of a plan about one body's prose, in the newest report that
    names both; None where none does."""
    if told.topics == _PROBLEMS and not (told.themes or told.terms):
        return _told_the_year_after(question, told)
    reports = _reports_of(question, told)
    words = _words_of(question, told)
    if not (reports and words) or _MEASURES in told.topics:
        return None
    topic = vocabulary.topics()[_MEASURES]
    scope = told.scope.model_copy(update={"years": ()})
    plan = Plan(kind="text", scope=scope, topics=(_MEASURES,), terms=words)
    for report in reports:
        if select_listed(question.names.connection, [report], topic, plan):
            notes = (say("newest_year", question.language, year=report.year),) if len(reports) > 1 else ()
            scope = told.scope.model_copy(update={"years": (report.year,)})
            return plan.model_copy(update={"scope": scope, "assumptions": notes if report == reports[0] else ()})
    return None


def _told_the_year_after(question: Question, told: Plan) -> Plan | None:
    """What the next report of the one body says of the problems of a year; None where there is none."""
    reports = _reports_of(question, told)
    this = max(told.scope.years, default=max((each.year for each in reports), default=0))
    years = [each.year for each in reports if each.year > this]
    if not years:
        return None
    scope = Scope(agencies=told.scope.agencies, years=(min(years),))
    return Plan(kind="text", scope=scope, topics=(_LAST_YEARS,))


def _reports_of(question: Question, told: Plan) -> list[ReportRow]:
    """The reports of the one body that it is about, the newest first; those of the years named, where it names any."""
    if told.kind != "text" or len(told.scope.agencies) != 1:
        return []
    named = question.has("year", "relative")
    scope = told.scope if named else told.scope.model_copy(update={"years": ()})
    return sorted(select_reports(question.names.connection, scope), key=lambda each: -each.year)


def _words_of(question: Question, told: Plan) -> tuple[str, ...]:
    """The words by which a problem is that of the plan: those of the question, or as reports say them."""
    named = {span.value("topic"): span.text for span in question.spans.of("topic")}
    topics = ((named.get(topic, ""), *vocabulary.topics()[topic].terms) for topic in told.topics)
    words = [EITHER.join(dict.fromkeys(word for word in words if len(word) > 1)) for words in topics]
    return tuple(word for word in (*words, *told.terms) if word)

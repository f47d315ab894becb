"""What is loaded at all → Plans: which bodies there are in a place, and of which year the newest report is."""

import re

from answer.figures.select import select_reports
from answer.plan import Plan
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply

_HERE = r"(?:这里|这个|你们?|库[里中]?|数据库|系统|里面?|中|下面|下辖|辖区内?|境内|范围内)"
_THERE_ARE = r"(?:有|收录了?|载入了?|包含了?|涵盖了?|覆盖了?)"
_AND_WHICH = r"(?:[，,](?:都|分别|各|具体)*(?:是|叫|有)(?:什么|哪些|哪几[家个]|谁|啥)(?:名字?|单位)?)?"
_OF_A_LEVEL = re.compile(  # 有几个乡镇, where the level is left out
    rf"(?:请问|那|现在|目前|{_HERE}|(?:已经?)?载入的?|(?:的)?(?:单位|部门|报告)(?:里面?|中|当中))*(?:一共|总共|共|都)?{_THERE_ARE}?"
    rf"(?:多少|几|哪些|哪几)(?:家|个)?{_AND_WHICH}[?？呢啊]*"
)
_BODIES = re.compile(
    rf"(?:请问|那|现在|目前|一共|总共|共|都|到底|分别|各[地区县]?|的|{_HERE})*{_THERE_ARE}"
    r"(?:多少|几|哪些|哪几|什么|些什么)(?:家|个)?(?:单位|部门|机关|机构)(?:的)?(?:数据|报告|年报|资料)?"
    rf"{_AND_WHICH}[?？呢啊]*"
    r"|(?:so|and|then)? ?(?:which|what|how many) (?:agencies|bodies|authorities|departments|organi[sz]ations|offices)"
    r"(?: (?:do(?:es)? (?:you|it|this|(?:the|this) (?:database|tool|collection)) (?:have|cover|hold|know|include)"
    r"|are (?:there|loaded|included|covered|available)"
    r"|(?:are (?:there )?)?in (?:the|your|this) (?:database|data|collection|set|corpus|library)))?"
    r"(?: (?:data|reports) (?:for|on|of|from))?(?: (?:in|of|at|for|under|from))? ?[?]?"
)
_LOADED = re.compile(rf"{_HERE}|收录|载入|database|loaded|collection|you have")
_REPORT = r"(?:一[份期])?(?:的)?(?:报告|年报)"
_WHICH_YEAR = r"(?:是|到|截至|为|到了|截止到)*(?:哪一?年|哪个年[份度]|几几年|什么时候|什么年份)(?:的|度)?"
_ASKED = r"^(?:(?:what|which|when|how old)(?:'s| is| was)?|show me|tell me)? ?(?:the )?"
_FROM = r"(?: (?:loaded|there is|you have))?(?: (?:of|from|for|by|in))? ?(?:the )?[?]?$"
_ENDS = {
    "newest": re.compile(
        rf"最(?:新|近|晚){_REPORT}{_WHICH_YEAR}|(?:报告|年报)最(?:新|近|晚)(?:的)?{_WHICH_YEAR}"
        rf"|{_ASKED}(?:latest|newest|most recent) (?:annual |loaded )?report{_FROM}"
    ),
    "oldest": re.compile(
        rf"最[早老旧]{_REPORT}{_WHICH_YEAR}|(?:报告|年报)最[早老旧](?:的)?{_WHICH_YEAR}"
        rf"|{_ASKED}(?:oldest|earliest|first) (?:annual |loaded )?report{_FROM}"
    ),
}
_FIGURES = (
    "row",
    "column",
    "rate",
    "topic",
    "theme",
    "condition",
    "mean",
    "median",
    "quote",
    "mention",
    "blank",
    "zero",
)


def read_loaded(question: Question) -> Plan | Reply | None:
    """The plan of a question about what is loaded; None for any other."""
    return _bodies_there(question) or _report_at_an_end(question)


def _bodies_there(question: Question) -> Plan | Reply | None:
    """Which bodies there are, or how many; after another question those that it told are meant, unless it is said."""
    asked = _plainly(question)
    of_level = question.has("level") and question.language == "zh" and _OF_A_LEVEL.fullmatch(asked)
    if (
        not (_BODIES.fullmatch(asked) or of_level)
        or question.has("agency")
        or not (question.language == "en" or "有" in asked)
    ):
        return None
    if question.previous is not None and not (question.has("region", "level") or _LOADED.search(asked)):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    notes = tuple(question.assumptions)
    if question.has("group_region"):
        return Plan(kind="reports", scope=scope, group="region", assumptions=notes)
    return Plan(kind="reports", scope=scope, count_bodies=True, assumptions=notes)


def _plainly(question: Question) -> str:
    """What is asked, without the bodies, places and years named."""
    return re.sub(r" +", " ", question.sought).strip()


def _report_at_an_end(question: Question) -> Plan | Reply | None:
    """The newest report, or the oldest."""
    asked = _plainly(question)
    end = next((end for end, pattern in _ENDS.items() if pattern.search(asked)), None)
    if end is None or question.has(*_FIGURES) or question.has("year"):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    years = [report.year for report in select_reports(question.names.connection, scope)]
    if years:
        scope = scope.model_copy(update={"years": (max(years) if end == "newest" else min(years),)})
    return Plan(kind="reports", scope=scope, assumptions=tuple(question.assumptions))

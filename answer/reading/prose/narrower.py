"""What narrows a number asked for of what the prose tells, so that the whole number is never told in its place: of the
first half of the year, from companies, on one subject; or denies it."""

import re

from answer.plan import Plan
from answer.reading.question import Question

_PERIOD = re.compile(
    "[上下]半年|第?[一二三四1-4]季度|(?<![\\d至到-])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?!\\d|至|到)"
)
_ON = re.compile(
    "(?:几|多少)[条篇件份项次场](?:是|属于)?(?:关于|有关|涉及)([\u4e00-\u9fff]{2,12}?)(?:方面)?的?(?=[？?。]|$)"
    "|(?:关于|有关|涉及)([\u4e00-\u9fff]{2,12}?)(?:方面)?的(?:信息|内容|材料)?(?:有|是|占)?(?:几|多少)[条篇件份项次场]"
)
_BREAK = re.compile("[，,。；;]")
_NEAR = 3  # characters between: 没有(通过)网站
_WITHOUT = re.compile("没有?|未|没能")


def narrower(question: Question) -> list[str]:
    """The words that a sentence must have too, where a number is asked for."""
    if question.language != "zh" or not question.has("quantity"):
        return []
    found = [each.group() for each in _PERIOD.finditer(question.text)]
    on = _ON.search(question.text)
    subject = (on[1] or on[2]) if on else ""
    named = any(span.text in subject or subject in span.text for span in question.spans.of("topic"))
    if subject and not named:
        found.append(subject)
    applicants = (
        span for span in question.spans.of("column") if (span.value("column") or "").startswith("applicants/")
    )
    return found + [span.text.rstrip("的") for span in applicants if not span.text.endswith("申请")]


def denied_number(question: Question, plan: Plan) -> str:
    """What is denied of a number of one body: 没有通过网站公开的有多少条."""
    if question.language != "zh" or plan.absent or plan.yes_no or not (plan.number_only and plan.scope.agencies):
        return ""
    topics = question.spans.of("topic")
    for span in question.spans.of("zero"):
        behind = next((topic for topic in topics if span.end <= topic.start <= span.end + _NEAR), None)
        if (
            _WITHOUT.fullmatch(span.text)
            and behind
            and not re.search("[，,。；;]", question.text[span.end : behind.start])
        ):
            return question.text[span.start : behind.end]
    return ""

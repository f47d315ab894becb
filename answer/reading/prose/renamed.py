"""What a body was called before, or how it came to its name: one sentence of its own report tells it."""

import re

from answer.figures.select import ReportRow, select_reports
from answer.plan import Plan, Scope
from answer.prose.passages import select_passages
from answer.prose.sentences import all_sentences
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply
from answer.words import say

_ASKS = re.compile(
    "(?:怎么|如何|咋|为什么|为何|什么时候|何时|哪年)(?:会|就|又)?(?:变成|改成|改名|更名|改叫|改称|变为)|(?:以前|原来|从前|过去|之前|原先)(?:是)?叫"
    "|现在(?:改)?叫什么|前身|曾用名|(?:是)?由什么(?:单位|部门|局)?(?:改|变|合并)|怎么来的|改名|更名"
    r"|\b(?:renamed|used to be called|formerly called|predecessor|previously (?:called|named|known))\b"
    r"|\bhow did .{4,60} become\b|\bwhat was .{4,60} called before\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"公众号|微信|微博|网站|域名|栏目|专栏|专区|账号|平台|\b(?:accounts?|website|column|wechat|weibo|platform)\b"
)
_RENAMED = re.compile("更名|改名|改组|组建|改称|合并(?:成立|组建|为)|整合(?:成立|组建|为)|重新组建|改制|撤销")
_SHORTEST = 4  # characters of a name's end


def renamed(question: Question) -> Plan | None:
    """The plan that quotes the sentence, of the newest report that has it; None where none has."""
    if not _ASKS.search(question.text) or _OF_SOMETHING_ELSE.search(question.text) or not question.has("agency"):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply) or not 1 <= len(scope.agencies) <= 2 or question.has("row", "rate", "topic", "theme"):
        return None
    connection = question.names.connection
    own = select_reports(connection, Scope(agencies=scope.agencies, years=scope.years))
    ends = {_end_of(each.agency, each.region) for each in own}
    places = tuple({each.region for each in own})
    beside = select_reports(connection, Scope(regions=places, years=scope.years)) if places else []
    # The report of the body that came after it tells of one that is no more.
    reports = [*sorted(own, key=_age), *sorted((each for each in beside if each not in own), key=_age)]
    for report in reports:
        for sentence in all_sentences(select_passages(connection, [report])):
            verb = _RENAMED.search(sentence.text)
            name = next((end for end in ends if end in sentence.text), "")
            if verb and name and len(name) >= _SHORTEST:
                notes = tuple(question.assumptions)
                if not scope.years:
                    notes += (say("newest_year", question.language, year=report.year),)
                where = Scope(agencies=(report.agency,), years=(report.year,))
                return Plan(kind="text", scope=where, terms=(name, verb.group()), assumptions=notes)
    return None


def _age(report: ReportRow) -> int:
    return -report.year


def _end_of(agency: str, region: str) -> str:
    """A body's name without its place."""
    return agency.removeprefix(region.rpartition("/")[2])

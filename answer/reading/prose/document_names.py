"""Which normative documents a body made, by their names, which stand in its prose alone: 新制定了哪几份规范性文件."""

import re

from answer.figures.select import select_reports
from answer.plan import Measure, Plan
from answer.prose.passages import holds, select_passages
from answer.prose.sentences import all_sentences
from answer.prose.sought import EITHER
from answer.reading.question import Question
from answer.reading.scope.where import scope_of
from answer.reply import Reply
from answer.words import say

_ASKED = re.compile(
    r"哪[几些]?(?:[个份件部项])?(?:新的?)?(?:行政)?(?:规范性文件|规章)|(?:规范性文件|规章)[^，。？?]{0,8}(?:叫什么|叫啥|名称|名字|文号)"
    r"|(?:规范性文件|规章)(?:分别|具体|都)?(?:是|有|包括)哪"
    r"|\b(?:name|list) (?:all |the |those )*(?:\w+ )?(?:normative documents|rules)\b"
    r"|\bnames? of (?:the |its |their |all )*(?:\w+ )?(?:normative documents?|rules)\b"
    r"|\bwhich (?:\w+ )?(?:normative documents|rules) (?:did|has|have|were)\b"
    r"|\b(?:normative documents?|rules)\b[^?]{0,30}\bcalled\b"
)
_COUNTED = re.compile(
    r"(?<!文号)(?<!文号是)(?<!文号为)多少|几件|件数|数量|有效|废止|\b(?:how many|number|count|in force|repeal\w*)\b"
)
_MADE = ("规范性文件", "规章")
_NAMED = "《"  # what each name begins with


def documents_named(question: Question) -> Plan | None:
    """The plan that quotes their names, or how many they are where one body's newest report has none; None where
    another thing is asked."""
    if not _ASKED.search(question.text) or _COUNTED.search(question.text) or not question.has("agency", "region"):
        return None
    scope = scope_of(question, is_set=False)
    if isinstance(scope, Reply):
        return None
    reports = select_reports(question.names.connection, scope)
    if not reports or len({each.agency for each in reports}) > 1:
        return None
    report = max(reports, key=lambda each: each.year)
    told = all_sentences(select_passages(question.names.connection, [report]))
    named = any(_NAMED in each.text and any(holds(each.text, kind) for kind in _MADE) for each in told)
    notes = [*question.assumptions, *([] if named else [say("documents_unnamed", question.language)])]
    if not question.has("year", "relative"):
        notes.append(say("newest_year", question.language, year=report.year))
    scope = scope.model_copy(update={"agencies": (report.agency,), "regions": (), "years": (report.year,)})
    plan = Plan(kind="text", scope=scope, terms=(EITHER.join(_MADE), _NAMED), assumptions=tuple(dict.fromkeys(notes)))
    rules = "规章" in question.text or (question.language == "en" and "normative" not in question.text)
    made = Measure(row="rules" if rules else "normative_documents", column="made" if report.form == 2019 else "issued")
    return plan if named else plan.model_copy(update={"kind": "lookup", "terms": (), "measures": (made,)})

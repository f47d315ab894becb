"""Which of the reasons, results or kinds of applicant rose or fell most → a Plan: 哪条不予公开理由比上年增加最多."""

import re

from answer.figures.breakdown import parts_of_breakdown
from answer.plan import Plan, Quantity
from answer.reading.figures.what import breakdown_in
from answer.reading.question import Question
from answer.reading.scope.governments import with_own_reports
from answer.reading.scope.where import scope_of, with_two_years, years_named
from answer.reply import Reply

_EACH = re.compile(
    r"各(?!单位|部门|局|区|市|县)|分别|哪|逐项|\b(?:each|which|what|every|by (?:reason|applicant|result|outcome))\b"
)
_OF_BODIES = re.compile(
    r"哪[些几]?[个家]?(?:单位|部门|局|街道|镇|区|市|县)|谁|\bwh(?:o|ich (?:bod|agenc|department|bureau))"
)
_ITEMS = re.compile(
    r"(?:哪|各)[^，,。？?]{0,9}(?:理由|申请人|结果|情形|原因)|(?:理由|申请人|结果|情形|原因)[^，,。？?]{0,3}[哪各][一几些]?[个条类种项]"
    r"|\b(?:each|which|what|every) (?:\w+ ){0,2}(?:reasons?|applicants?|results?|outcomes?|grounds?)"
)
_TWO_SENTENCES = re.compile(r"[?？;；]\s*\S")
_ELSE = (
    *("condition", "number", "zero", "blank", "limit", "place", "rank_of", "doubled", "share", "rate", "mean"),
    *("median", "every_year", "running", "either", "those", "others", "group_year", "group_region", "group_level"),
    *("which_year", "difference", "change_percent", "percent"),
)


def read_changes_by_item(question: Question, measures: tuple[Quantity, ...]) -> Plan | Reply | None:
    """The plan of such a question; None where it asks of no such items, or not how they changed."""
    breakdown = breakdown_in(question.spans)
    moves = question.has("change", "rose", "fell")
    if not (breakdown and moves and _EACH.search(question.text)) or question.inherits:
        return None
    if _TWO_SENTENCES.search(question.text):
        return None
    if question.has(*_ELSE) or len(years_named(question)) > 2 or _OF_BODIES.search(question.text):
        return None
    scope = scope_of(question, is_set=True)
    if isinstance(scope, Reply):
        return scope
    items = _ITEMS.search(question.text)
    _, scope = with_own_reports(question, "change", scope, items.group() if items else "")
    fell = question.has("fell") and not question.has("rose")
    return Plan(
        kind="change",
        scope=with_two_years(question, scope),
        measures=tuple(parts_of_breakdown(breakdown, "total")),
        order="least" if fell else "most",
        assumptions=tuple(question.assumptions),
    )

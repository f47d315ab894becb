"""What an English question asks beside what its plan tells: another figure of the first, who else, ever."""

import re

from answer.plan import Plan, Rate
from answer.question import Question

_AND_HOW_MANY = re.compile(r"\band how (?:many|much)(?: of (?:them|those|these))? (?:did|were|was|had|have)\b")
_COUNTED = re.compile(r" (?:\w+ )?(?:handled|requests?|applications?|received|cases|lawsuits|decided|answered)\b")
_LARGER = re.compile(
    r"\bwhich (?:is|was|are|were) (?:the )?(?:larger|bigger|higher|greater|more|smaller|lower|fewer)\b"
)
_THAN = re.compile(r"\bthan (?:the )?")
_ELSE = re.compile(r"\b(?:any|some|every)?(?:body|one|who|which|what agency|nobody|where) else\b")  # than the one named


def asked_beside(question: Question, plan: Plan, leaves_out: bool) -> list[str]:
    """The words for it; `leaves_out` is whether the plan leaves any body out."""
    found = []
    text, has = question.text, question.has
    behind = _AND_HOW_MANY.search(text) if plan.kind == "list" and plan.order else None
    if behind and any(span.start > behind.start() for kind in ("row", "column") for span in question.spans.of(kind)):
        found.append(behind.group())
    if any(isinstance(each, Rate) for each in plan.measures):
        conditions = [span for span in question.spans.of("condition") if span.text.isascii()]
        found += [span.text for span in conditions if _COUNTED.match(text[span.end :])]
    if has("ever") and not has("year", "relative") and len(plan.scope.years) == 1 and question.previous is None:
        found += [span.text for span in question.spans.of("ever")]
    larger = _LARGER.search(text) if plan.any_of else None
    than = _THAN.search(text) if plan.kind == "change" else None
    if than and not any(span.start == than.end() for span in question.spans.of("agency")):
        than = None
    found += [each.group().strip() for each in (larger, than) if each]
    if has("agency") and not leaves_out and (other := _ELSE.search(text)):
        found.append(other.group())
    return found

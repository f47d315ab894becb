"""Several things asked of one body's prose, clause by clause: 考评排第几，为什么失分.

Each clause is asked of that body, and of the thing that the first one names where it says none; told only where a
sentence answers each.
"""

import re

from answer.reading.question import Question

_CUTS = re.compile("[，,；;？?]+")
_ASKS = re.compile("多少|几|什么|啥|哪|谁|怎么|怎样|如何|咋|为什么|为何|何时|第几")
_OF_THE_LAST = re.compile(
    "其中|里面|当中|占|比|较|跟|和|与|同(?![年期])|各|分别|又(?![有是])|也|都|却|但|而|合计|一共|总共|共"
)
_BARE = re.compile(
    "(?:有|共|一共|总共|是|都|各|分别|了|来|参加)*(?:多少|几)[\u4e00-\u9fff]{0,2}(?:参加|参与)?(?:了|呢)?|(?:为什么|为何|怎么样?|如何|多少|什么原因)(?:呢)?"
)
_OTHER = (
    "row",
    "rate",
    "column",
    "list",
    "count",
    "sum",
    "mean",
    "rank_most",
    "rank_least",
    "condition",
    "group_region",
)
_SCOPE = ("agency", "region", "year", "relative")
MOST = 4


def clauses_of_one(question: Question) -> tuple[str, tuple[tuple[str, ...], ...]] | None:
    """The first clause, and for each later one the ways to ask it in full, of the thing named first or of the body
    alone; None where it is no such question."""
    if question.language != "zh" or question.has(*_OTHER) or not question.has("agency", "region"):
        return None
    text = question.text.rstrip("？?。")
    first, *later = [clause.strip() for clause in _CUTS.split(text)]
    if not (0 < len(later) < MOST) or not all(map(_ASKS.search, (first, *later))):
        return None
    if any(_OF_THE_LAST.match(clause) or _BARE.fullmatch(clause) for clause in later):
        return None
    named = [span for kind in _SCOPE for span in question.spans.of(kind)]
    if any(span.end > len(first) for span in named):
        return None
    of_body = text[: max(span.end for span in named)]
    things = [span.text for span in question.spans.of("topic") if span.end <= len(first)]
    before = (*(f"{of_body}{thing}" for thing in things[-1:]), of_body)
    return first, tuple(tuple(f"{each}{clause}" for each in before) for clause in later)
